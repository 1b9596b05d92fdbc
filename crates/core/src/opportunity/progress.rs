//! How an opportunity in hand gets on: its stage, how likely it is, how much it is about and when it may close.

use super::{Opportunity, fields, machine};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process,
    record::{
        update::{Updated, save},
        values::Values,
    },
    store::write::Write,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Changes stage, success rate, amount, currency and expected close of an opportunity that one has in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// Whose.
    pub id: Id,
    /// The revision that it was shown with.
    pub rev: i64,
    /// The fields to change; null clears. A new stage brings its own success rate unless one is given.
    pub set: Values,
}

impl Command for Progress {
    const NAME: &'static str = machine::PROGRESS.command;
    const NEEDS: Permission = machine::PROGRESS.needs;
    const UNDO: Undo = machine::PROGRESS.undo;
    type Output = Updated;

    fn run(self, w: &Write<'_>) -> Result<Updated> {
        let (row, _) = process::require::<Opportunity>(w, self.id, &machine::PROGRESS)?;
        let others = self.set.keys().filter(|name| !fields::PROGRESS.contains(&name.as_str()));
        let fields: std::collections::BTreeMap<String, String> =
            others.map(|name| (name.clone(), "read_only".to_string())).collect();
        if !fields.is_empty() {
            return Err(Error::Invalid { fields });
        }
        save(w, &row, self.rev, &self.set)
    }
}
