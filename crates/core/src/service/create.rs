//! A new service: what a customer asks, proposes or complains of, unassigned, whoever notes it.

use super::{Service, machine};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    customer::number,
    record::{
        Record,
        values::{Values, complete, defaults, to_cells},
    },
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field.
    pub values: Values,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
}

/// The new record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Create {
    const NAME: &'static str = "service.create";
    const NEEDS: Permission = Permission::to("create", "service");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        w.user().ok_or(Error::Unauthenticated)?;
        let mut given = to_cells::<Service>(w, "", &self.values)?;
        Service::settle(w, None, &mut given.cells)?;
        complete::<Service>("", &given, &[], self.incomplete)?;
        let day = w.today()?;
        let sequence = w.draw("service", &day.to_string())?;
        let number = number::number(number::SERVICE, day, u32::try_from(sequence).unwrap_or(u32::MAX), None);
        defaults::<Service>(w.workspace, &mut given.cells);
        given.cells.extend(cells([
            ("number", text(number.clone())),
            ("state", text(machine::NEW)),
            ("raised_at", CellValue::Int(w.now)),
            ("raised_on", text(day.to_string())),
            ("reopened", CellValue::Int(0)),
        ]));
        let row = w.create::<Service>(Id::new(w.now), &given.cells)?;
        Ok(Created { id: row.id.to_string(), number, rev: w.op })
    }
}
