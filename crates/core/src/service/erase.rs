//! Gone for good.

use super::Service;
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    record::erase::Erased,
    store::write::Write,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Erases a service for good: here, in the journal, and on every copy that learns of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// Which.
    pub id: Id,
}

impl Command for Erase {
    const NAME: &'static str = "service.erase";
    const NEEDS: Permission = Permission::to("erase", "service");
    const UNDO: Undo = Undo::Never("erase");
    type Output = Erased;

    fn run(self, w: &Write<'_>) -> Result<Erased> {
        let row = w.load::<Service>("erase", self.id)?;
        w.erase(&row)?;
        Ok(Erased { elsewhere: Vec::new() })
    }
}
