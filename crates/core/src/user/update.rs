//! What is said of somebody, which roles he has and in which teams he is.

use super::{User, another_admin, is_admin};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::{scope::Entity, write::Write},
    value::CellValue,
    workspace::create::{cells, join, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Changes somebody.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Whom.
    pub id: Id,
    /// What to change.
    pub set: UserPatch,
}

/// What of a user can be changed; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserPatch {
    /// How he is shown.
    #[serde(default)]
    pub display_name: Option<String>,
    /// Where he works; empty: nothing is said.
    #[serde(default)]
    pub region: Option<String>,
    /// What he is good at; empty: nothing is said.
    #[serde(default)]
    pub speciality: Option<String>,
    /// Codes of all his roles, at least one.
    #[serde(default)]
    pub roles: Option<Vec<String>>,
    /// Ids of all his teams, at least one.
    #[serde(default)]
    pub teams: Option<Vec<Id>>,
}

/// Who was changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// His id.
    pub id: String,
}

/// Membership in a role, and in a team.
#[derive(Debug)]
struct UserRole;
#[derive(Debug)]
struct UserTeam;

impl Entity for UserRole {
    const TABLE: &'static str = "user_role";
}

impl Entity for UserTeam {
    const TABLE: &'static str = "user_team";
}

/// Longest word about a user, in characters.
const LONGEST: usize = 100;

/// A word about a user; nothing where it is empty.
pub(super) fn about(field: &str, said: &str) -> Result<CellValue> {
    match said.trim() {
        "" => Ok(CellValue::Null),
        said if said.chars().any(char::is_control) => Err(Error::invalid(field, "control_character")),
        said if said.chars().nth(LONGEST).is_some() => Err(Error::invalid(field, "too_long")),
        said => Ok(text(said)),
    }
}

impl Command for Update {
    const NAME: &'static str = "user.update";
    const NEEDS: Permission = Permission::to("update", "user");
    const UNDO: Undo = Undo::Never("user");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let user = w.load::<User>("update", self.id)?;
        let UserPatch { display_name, region, speciality, roles, teams } = self.set;
        let mut set = cells([]);
        if let Some(name) = display_name {
            let name = about("set.display_name", &name)?;
            if name.is_null() {
                return Err(Error::invalid("set.display_name", "required"));
            }
            set.insert("display_name".into(), name);
        }
        for (column, said) in [("region", region), ("speciality", speciality)] {
            if let Some(said) = said {
                set.insert(column.into(), about(&format!("set.{column}"), &said)?);
            }
        }
        let image = w.image_of("user", user.pk)?;
        set.retain(|column, value| image.cell(column) != *value);
        w.update(&user, &set)?;
        if let Some(codes) = roles {
            set_roles(w, self.id, &codes)?;
        }
        if let Some(teams) = teams {
            set_teams(w, self.id, &teams)?;
        }
        Ok(Changed { id: self.id.to_string() })
    }
}

fn set_roles(w: &Write<'_>, user: Id, codes: &[String]) -> Result<()> {
    if codes.is_empty() {
        return Err(Error::invalid("set.roles", "required"));
    }
    let sql = "SELECT id FROM role WHERE code = ?1 AND life = 0";
    let role = |code: &String| {
        w.row(sql, [code], |r| r.get::<_, Id>(0))?.ok_or_else(|| Error::invalid("set.roles", "unknown"))
    };
    let wanted: BTreeSet<Id> = codes.iter().map(role).collect::<Result<_>>()?;
    let was_admin = is_admin(w, user)?;
    let (come, go) = apart(w, "SELECT role_id FROM user_role WHERE user_id = ?1 AND life = 0", user, wanted)?;
    come.into_iter().try_for_each(|role| join(w, "user_role", user, "role_id", role))?;
    for role in go {
        w.leave(&w.load::<UserRole>("update", Id::of_key(w.workspace, "user_role", &format!("{user}/{role}")))?)?;
    }
    if was_admin && !is_admin(w, user)? && !another_admin(w, user)? {
        return Err(Error::blocked("last_admin"));
    }
    Ok(())
}

fn set_teams(w: &Write<'_>, user: Id, teams: &[Id]) -> Result<()> {
    if teams.is_empty() {
        return Err(Error::invalid("set.teams", "required"));
    }
    for team in teams {
        w.row("SELECT 1 FROM team WHERE id = ?1 AND life = 0", [team], |_| Ok(()))?
            .ok_or_else(|| Error::invalid("set.teams", "unknown"))?;
    }
    let wanted = teams.iter().copied().collect();
    let (come, go) = apart(w, "SELECT team_id FROM user_team WHERE user_id = ?1 AND life = 0", user, wanted)?;
    come.into_iter().try_for_each(|team| join(w, "user_team", user, "team_id", team))?;
    for team in go {
        w.leave(&w.load::<UserTeam>("update", Id::of_key(w.workspace, "user_team", &format!("{user}/{team}")))?)?;
    }
    Ok(())
}

/// Which come to a set and which leave it.
fn apart(w: &Write<'_>, sql: &str, user: Id, wanted: BTreeSet<Id>) -> Result<(Vec<Id>, Vec<Id>)> {
    let standing: BTreeSet<Id> = w.rows(sql, [user], |r| r.get(0))?.into_iter().collect();
    let come = wanted.difference(&standing).copied().collect();
    Ok((come, standing.difference(&wanted).copied().collect()))
}
