//! Deleting an item that no record has. What is in use is deactivated instead, which loses nothing.

use super::{DictionaryItem, update::unlocked};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Deletes an item.
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
    const NAME: &'static str = "dictionary.delete";
    const NEEDS: Permission = Permission::to("update", "dictionary");
    const UNDO: Undo = Undo::Free;
    type Output = Deleted;

    fn run(self, w: &Write<'_>) -> Result<Deleted> {
        let item = unlocked(w, self.id)?;
        if w.is_referred_to::<DictionaryItem>(&item)? {
            return Err(Error::blocked("item_in_use"));
        }
        w.bin(&item)?;
        Ok(Deleted { deleted: true })
    }
}
