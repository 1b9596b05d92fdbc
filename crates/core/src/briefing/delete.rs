//! A draft that nobody needs any more. What was sent is not deleted.

use super::{CREATE, draft};
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Deletes one's own draft.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// Which.
    pub id: Id,
}

/// That it is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deleted {
    /// Always true.
    pub deleted: bool,
}

impl Command for Delete {
    const NAME: &'static str = "briefing.delete";
    const NEEDS: Permission = CREATE;
    const UNDO: Undo = Undo::Free;
    type Output = Deleted;

    fn run(self, w: &Write<'_>) -> Result<Deleted> {
        w.bin(&draft(w, "update", self.id)?)?;
        Ok(Deleted { deleted: true })
    }
}
