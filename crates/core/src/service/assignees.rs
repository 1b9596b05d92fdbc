//! To whom a service may be given: everyone who may handle one, with what he has in hand and how content his customers were.

use super::machine;
use crate::{
    Id, Result,
    command::{Permission, Query},
    store::{access::Level, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The people to whom a service may be assigned, with what they have in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignees {}

/// Somebody who handles services.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Handler {
    /// His id.
    pub id: String,
    /// How he is shown.
    pub name: String,
    /// Where he works.
    pub region: Option<String>,
    /// What he is good at.
    pub speciality: Option<String>,
    /// Services in hand, those that wait for feedback among them.
    pub open: i64,
    /// Of these, not handled by the day they are due.
    pub overdue: i64,
    /// How many archived ones he handled.
    pub rated: i64,
    /// How content their customers were, in hundredths of a star; none where there are none.
    pub satisfaction: Option<i64>,
}

/// The answer of `service.assignees`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Handlers {
    /// Those with least in hand first.
    pub people: Vec<Handler>,
}

impl Query for Assignees {
    const NAME: &'static str = "service.assignees";
    const NEEDS: Permission = machine::ASSIGN.needs;
    type Output = Handlers;

    fn run(self, r: &Read<'_>) -> Result<Handlers> {
        let sql = "SELECT id, coalesce(nullif(display_name, ''), username), region, speciality FROM user
                   WHERE life = 0 AND active = 1 ORDER BY pk";
        let users = r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let today = r.today()?.to_string();
        let mut people = Vec::new();
        for (id, name, region, speciality) in users {
            let Permission { entity, action } = machine::HANDLE.needs;
            if r.access_of(id)?.is_none_or(|rights| rights.level(entity, action) == Level::None) {
                continue;
            }
            let load = r.services_of(id, &today)?;
            people.push(Handler {
                id: id.to_string(),
                name,
                region,
                speciality,
                open: load.open,
                overdue: load.overdue,
                rated: load.rated,
                satisfaction: load.satisfaction,
            });
        }
        people.sort_by_key(|person| person.open);
        Ok(Handlers { people })
    }
}
