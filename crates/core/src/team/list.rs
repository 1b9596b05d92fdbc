//! The tree as everyone may see it: who is where is no secret in an office.

use crate::{
    Id, Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// All teams.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A team.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TeamRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The team above; null: the root.
    pub parent: Option<String>,
    /// Ids of its people.
    pub people: Vec<String>,
}

/// The answer of `team.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Teams {
    /// The root first, the others in the order in which they came.
    pub teams: Vec<TeamRow>,
}

impl Query for List {
    const NAME: &'static str = "team.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Teams;

    fn run(self, r: &Read<'_>) -> Result<Teams> {
        let mut people: HashMap<Id, Vec<String>> = HashMap::new();
        let sql = "SELECT m.team_id, m.user_id FROM user_team m JOIN user u ON u.id = m.user_id WHERE m.life = 0 AND u.life = 0 ORDER BY u.pk";
        for (team, user) in r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, row.get::<_, Id>(1)?)))? {
            people.entry(team).or_default().push(user.to_string());
        }
        let sql = "SELECT id, name, parent_id FROM team WHERE life = 0 ORDER BY parent_id IS NOT NULL, pk";
        let teams = r.rows(sql, [], |row| {
            let (id, parent): (Id, Option<Id>) = (row.get(0)?, row.get(2)?);
            let people = people.get(&id).cloned().unwrap_or_default();
            Ok(TeamRow { id: id.to_string(), name: row.get(1)?, parent: parent.map(|p| p.to_string()), people })
        })?;
        Ok(Teams { teams })
    }
}
