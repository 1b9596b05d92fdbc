//! A step carried out, with what came of it (执行). Doing it again says anew what came of it.

use super::{
    Plan, machine,
    make::{Step, said},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Notes that a step was carried out, and what came of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Execute {
    /// Which.
    pub id: Id,
    /// What came of it.
    pub result: String,
}

impl Command for Execute {
    const NAME: &'static str = machine::EXECUTE.command;
    const NEEDS: Permission = machine::EXECUTE.needs;
    const UNDO: Undo = machine::EXECUTE.undo;
    type Output = Step;

    fn run(self, w: &Write<'_>) -> Result<Step> {
        let (row, image) = process::require::<Plan>(w, self.id, &machine::EXECUTE)?;
        let me = w.user().ok_or(Error::Unauthenticated)?;
        let result = said("result", &self.result).map_err(|rule| Error::invalid("result", rule))?;
        let mut given = cells([("result", result)]);
        if image.cell("done_at").is_null() {
            given.extend(cells([
                ("done_at", CellValue::Int(w.now)),
                ("done_on", CellValue::Text(w.day_of(w.now)?)),
                ("done_by", me.into()),
            ]));
        }
        w.update(&row, &given)?;
        Ok(Step { id: row.id.to_string(), rev: w.op })
    }
}
