//! A closed opportunity in hand again, with why. The customer that a win made stays, and stays linked.

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

/// Opens a closed opportunity again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// Which.
    pub id: Id,
    /// Why.
    pub reason: String,
}

impl Command for Reopen {
    const NAME: &'static str = machine::REOPEN.command;
    const NEEDS: Permission = machine::REOPEN.needs;
    const UNDO: Undo = machine::REOPEN.undo;
    type Output = Closed;

    fn run(self, w: &Write<'_>) -> Result<Closed> {
        let (row, _) = process::require::<Opportunity>(w, self.id, &machine::REOPEN)?;
        let given = cells([
            ("state", text(machine::ASSIGNED)),
            ("stage_at", CellValue::Int(w.now)),
            ("reason", reason("reason", &self.reason)?),
            ("lost_reason", CellValue::Null),
            ("closed_at", CellValue::Null),
            ("closed_on", CellValue::Null),
        ]);
        w.update(&row, &given)?;
        Ok(Closed { id: row.id.to_string(), rev: w.op })
    }
}
