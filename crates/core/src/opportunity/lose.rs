//! The end of an opportunity that came to nothing, with why.

use super::{Opportunity, machine, reason, win::Closed};
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Closes an opportunity as lost.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lose {
    /// Which.
    pub id: Id,
    /// Why it was lost.
    pub reason: String,
}

impl Command for Lose {
    const NAME: &'static str = machine::LOSE.command;
    const NEEDS: Permission = machine::LOSE.needs;
    const UNDO: Undo = machine::LOSE.undo;
    type Output = Closed;

    fn run(self, w: &Write<'_>) -> Result<Closed> {
        let (row, _) = process::require::<Opportunity>(w, self.id, &machine::LOSE)?;
        let given = cells([
            ("state", text(machine::LOST)),
            ("lost_reason", reason("reason", &self.reason)?),
            ("closed_at", CellValue::Int(w.now)),
            ("closed_on", CellValue::Text(w.day_of(w.now)?)),
        ]);
        w.update(&row, &given)?;
        Ok(Closed { id: row.id.to_string(), rev: w.op })
    }
}
