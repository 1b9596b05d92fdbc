//! Gone for good.

use super::Contact;
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    record::erase::{Erased, erase},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Erases a contact for good: here, in the journal, and on every copy that learns of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// Whom.
    pub id: Id,
}

impl Command for Erase {
    const NAME: &'static str = "contact.erase";
    const NEEDS: Permission = Permission::to("erase", "customer");
    const UNDO: Undo = Undo::Never("erase");
    type Output = Erased;

    fn run(self, w: &Write<'_>) -> Result<Erased> {
        erase::<Contact>(w, self.id)
    }
}
