//! What the office has decided.

use super::ALL;
use crate::{
    Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// All settings with what they are now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A setting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettingRow {
    /// Its key: `orders.by_hand` …
    pub key: String,
    /// What it is now.
    pub value: Value,
    /// What it is where nobody has said anything.
    pub default: Value,
    /// What goes now: where `value` is null, what the program has found.
    pub in_force: Value,
}

/// The answer of `setting.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Settings {
    /// In the order of the screen.
    pub settings: Vec<SettingRow>,
}

impl Query for List {
    const NAME: &'static str = "setting.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Settings;

    fn run(self, r: &Read<'_>) -> Result<Settings> {
        let row = |setting: &super::Setting| {
            Ok(SettingRow {
                key: setting.key.into(),
                value: setting.value(r)?,
                default: (setting.default)(),
                in_force: setting.in_force(r)?,
            })
        };
        Ok(Settings { settings: ALL.iter().map(row).collect::<Result<_>>()? })
    }
}
