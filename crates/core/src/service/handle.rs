//! What was done about a service (处理). After a customer was not content it is said anew; the history keeps both.

use super::{Service, Stepped, machine, said};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Notes what was done about a service that one has in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handle {
    /// Which.
    pub id: Id,
    /// What was done.
    pub handling: String,
}

impl Command for Handle {
    const NAME: &'static str = machine::HANDLE.command;
    const NEEDS: Permission = machine::HANDLE.needs;
    const UNDO: Undo = machine::HANDLE.undo;
    type Output = Stepped;

    fn run(self, w: &Write<'_>) -> Result<Stepped> {
        let (row, _) = process::require::<Service>(w, self.id, &machine::HANDLE)?;
        let me = w.user().ok_or(Error::Unauthenticated)?;
        let given = cells([
            ("state", text(machine::HANDLED)),
            ("handling", said("handling", &self.handling)?),
            ("handled_by", me.into()),
            ("handled_at", CellValue::Int(w.now)),
            ("handled_on", CellValue::Text(w.day_of(w.now)?)),
        ]);
        w.update(&row, &given)?;
        Ok(Stepped { id: row.id.to_string(), rev: w.op, state: machine::HANDLED.into() })
    }
}
