//! What a role may do, one right at a time.

use super::{ADMIN, named, right};
use crate::{
    Error, Result,
    command::{Command, Permission, Undo},
    store::{access::Level, write::Write},
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sets one right of a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The role's code.
    pub role: String,
    /// The entity; `field` for mask classes.
    pub entity: String,
    /// The action; `see_phone`, `see_bank`, `see_amount` for mask classes.
    pub action: String,
    /// How far it reaches.
    pub level: Level,
}

/// That it was set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Granted {
    /// The right's id.
    pub id: String,
}

impl Command for Grant {
    const NAME: &'static str = "role.grant";
    const NEEDS: Permission = Permission::to("update", "role");
    const UNDO: Undo = Undo::Never("role");
    type Output = Granted;

    fn run(self, w: &Write<'_>) -> Result<Granted> {
        if self.role == ADMIN {
            return Err(Error::blocked("admin_keeps_its_rights"));
        }
        let role = named(w, "role", &self.role)?;
        let plain = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if !plain(&self.entity) || !plain(&self.action) {
            return Err(Error::invalid("action", "not_a_name"));
        }
        let id = right(w, &self.role, &self.entity, &self.action);
        let row = [
            ("role_id", role.into()),
            ("entity", text(self.entity)),
            ("action", text(self.action)),
            ("level", text(self.level.code())),
        ];
        w.seed("role_grant", id, cells(row))?;
        Ok(Granted { id: id.to_string() })
    }
}
