//! What the customer says of what was done (反馈): a content one ends the service, another sends it back.

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

/// Notes what the customer says of a service that was handled: from three stars on it is archived, with fewer it is in
/// hand again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Which.
    pub id: Id,
    /// What he said.
    pub result: String,
    /// How content he is, 1 to 5.
    pub satisfaction: i64,
}

impl Command for Feedback {
    const NAME: &'static str = machine::FEEDBACK.command;
    const NEEDS: Permission = machine::FEEDBACK.needs;
    const UNDO: Undo = machine::FEEDBACK.undo;
    type Output = Stepped;

    fn run(self, w: &Write<'_>) -> Result<Stepped> {
        if !(1..=5).contains(&self.satisfaction) {
            return Err(Error::invalid("satisfaction", "not_stars"));
        }
        let content = self.satisfaction >= machine::CONTENT;
        let step = if content { &machine::FEEDBACK } else { &machine::RETURN };
        let (row, image) = process::require::<Service>(w, self.id, step)?;
        let state = step.to.unwrap_or(machine::HANDLED);
        let mut given = cells([
            ("state", text(state)),
            ("result", said("result", &self.result)?),
            ("satisfaction", CellValue::Int(self.satisfaction)),
        ]);
        if content {
            given.insert("archived_at".into(), CellValue::Int(w.now));
            given.insert("archived_on".into(), CellValue::Text(w.day_of(w.now)?));
        } else {
            let times = image.cell("reopened").as_int().unwrap_or_default();
            given.insert("reopened".into(), CellValue::Int(times + 1));
        }
        w.update(&row, &given)?;
        Ok(Stepped { id: row.id.to_string(), rev: w.op, state: state.into() })
    }
}
