//! Gone for good.

use super::Customer;
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Erases a person for good: here, in the journal, and on every copy that learns of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// Whom.
    pub id: Id,
}

/// What an erase cannot decide alone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Erased {
    /// Other records in sight whose free text names him, for the user to look through.
    pub elsewhere: Vec<Elsewhere>,
}

/// A record that names the erased one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Elsewhere {
    /// Its entity.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
}

impl Command for Erase {
    const NAME: &'static str = "customer.erase";
    const NEEDS: Permission = Permission::to("erase", "customer");
    const UNDO: Undo = Undo::Never("erase");
    type Output = Erased;

    fn run(self, w: &Write<'_>) -> Result<Erased> {
        let row = w.load::<Customer>("erase", self.id)?;
        let name = w.image_of("customer", row.pk)?.cell("name").as_text().unwrap_or_default().to_string();
        w.erase(&row)?;
        Ok(Erased { elsewhere: naming(w, self.id, &name)? })
    }
}

/// Customers in sight whose free text holds a name.
fn naming(w: &Write<'_>, besides: Id, name: &str) -> Result<Vec<Elsewhere>> {
    const MOST: usize = 100;
    if name.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let sql = "SELECT id, name FROM my_customer WHERE id <> ?1 AND life IN (0, 1) AND (instr(coalesce(note, ''), ?2)
               OR instr(coalesce(preferences, ''), ?2) OR instr(coalesce(legal_rep, ''), ?2) OR instr(coalesce(lifecycle_reason, ''), ?2))
               LIMIT ?3";
    w.rows(sql, (besides, name, MOST as i64), |r| {
        let id: Id = r.get(0)?;
        Ok(Elsewhere { entity: "customer".into(), id: id.to_string(), title: r.get(1)? })
    })
}
