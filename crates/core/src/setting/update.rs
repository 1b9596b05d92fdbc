//! The office decides otherwise.

use super::Setting;
use crate::{
    Error, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Changes a setting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which: a key of `setting.list`.
    pub key: String,
    /// What it is to be.
    pub value: Value,
}

/// That it was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decided {
    /// What it is now.
    pub value: Value,
}

impl Command for Update {
    const NAME: &'static str = "setting.update";
    const NEEDS: Permission = Permission::to("update", "setting");
    const UNDO: Undo = Undo::Free;
    type Output = Decided;

    fn run(self, w: &Write<'_>) -> Result<Decided> {
        let setting = Setting::named(&self.key)?;
        setting.check(&self.value).map_err(|rule| Error::invalid("value", rule))?;
        if setting.value(w)? != self.value {
            setting.decide(w, &self.value)?;
        }
        Ok(Decided { value: self.value })
    }
}
