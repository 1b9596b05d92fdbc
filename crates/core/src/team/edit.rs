//! New teams, other names and places in the tree, and teams that nobody needs any more.

use super::{Team, is_there, root};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest name, in characters.
const LONGEST: usize = 100;

/// Adds a team.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// What it is called.
    pub name: String,
    /// The team above; the root where it is left out.
    #[serde(default)]
    pub parent: Option<Id>,
}

/// Changes a team.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub id: Id,
    /// What to change.
    pub set: TeamPatch,
}

/// What of a team can be changed; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamPatch {
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// The team above.
    #[serde(default)]
    pub parent: Option<Id>,
}

/// Deletes a team that has neither people nor teams below it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// Which.
    pub id: Id,
}

/// Which team it was.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// Its id.
    pub id: String,
}

const NEEDED: Permission = Permission::to("update", "team");

/// A name that no other team has: people choose teams by it.
fn name(w: &Write<'_>, field: &str, name: &str, but: Option<Id>) -> Result<String> {
    let name = name.trim();
    let wrong = |rule: &str| Err(Error::invalid(field, rule));
    if name.is_empty() {
        return wrong("required");
    }
    if name.chars().nth(LONGEST).is_some() {
        return wrong("too_long");
    }
    if name.chars().any(char::is_control) {
        return wrong("control_character");
    }
    let same = w.rows("SELECT id FROM team WHERE name = ?1 AND life = 0", [name], |r| r.get::<_, Id>(0))?;
    if same.into_iter().any(|other| Some(other) != but) {
        return wrong("taken");
    }
    Ok(name.into())
}

impl Command for Add {
    const NAME: &'static str = "team.add";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("team");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let name = name(w, "name", &self.name, None)?;
        let parent = self.parent.unwrap_or_else(|| root(w));
        if !is_there(w, parent)? {
            return Err(Error::invalid("parent", "unknown"));
        }
        let id = Id::new(w.now);
        w.seed("team", id, cells([("name", text(name)), ("parent_id", parent.into())]))?;
        Ok(Changed { id: id.to_string() })
    }
}

impl Command for Update {
    const NAME: &'static str = "team.update";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("team");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let team = w.load::<Team>("update", self.id)?;
        let mut set = cells([]);
        if let Some(new) = &self.set.name {
            set.insert("name".into(), text(name(w, "set.name", new, Some(self.id))?));
        }
        if let Some(parent) = self.set.parent {
            if self.id == root(w) {
                return Err(Error::blocked("root_team"));
            }
            if !is_there(w, parent)? {
                return Err(Error::invalid("set.parent", "unknown"));
            }
            // A team cannot be below itself, or nobody would be above either.
            let sql = "WITH RECURSIVE above(id) AS (SELECT ?1 UNION SELECT t.parent_id FROM team t JOIN above a ON t.id = a.id)
                       SELECT 1 FROM above WHERE id = ?2";
            if w.row(sql, (parent, self.id), |_| Ok(()))?.is_some() {
                return Err(Error::blocked("team_cycle"));
            }
            set.insert("parent_id".into(), parent.into());
        }
        let image = w.image_of("team", team.pk)?;
        set.retain(|column, value| image.cell(column) != *value);
        w.update(&team, &set)?;
        Ok(Changed { id: self.id.to_string() })
    }
}

impl Command for Delete {
    const NAME: &'static str = "team.delete";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("team");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        if self.id == root(w) {
            return Err(Error::blocked("root_team"));
        }
        let team = w.load::<Team>("update", self.id)?;
        let sql = "SELECT 1 FROM user_team WHERE team_id = ?1 AND life = 0
                   UNION ALL SELECT 1 FROM team WHERE parent_id = ?1 AND life = 0 LIMIT 1";
        if w.row(sql, [self.id], |_| Ok(()))?.is_some() {
            return Err(Error::blocked("team_not_empty"));
        }
        w.leave(&team)?;
        Ok(Changed { id: self.id.to_string() })
    }
}
