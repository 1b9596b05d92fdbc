//! A measure to keep a customer who stopped ordering: the record is held. Holding again adds a further one.

use super::{Churn, Measure, machine, said};
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Holds a churn record, with what is done to keep the customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// Which.
    pub id: Id,
    /// What is done.
    pub measure: String,
}

/// Where it stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stepped {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Hold {
    const NAME: &'static str = machine::HOLD.command;
    const NEEDS: Permission = machine::HOLD.needs;
    const UNDO: Undo = machine::HOLD.undo;
    type Output = Stepped;

    fn run(self, w: &Write<'_>) -> Result<Stepped> {
        let (row, _) = process::require::<Churn>(w, self.id, &machine::HOLD)?;
        let measure = cells([
            ("churn_id", self.id.into()),
            ("text", said("measure", &self.measure)?),
            ("by_id", w.user().map_or(CellValue::Null, CellValue::from)),
            ("noted_at", CellValue::Int(w.now)),
        ]);
        w.update(&row, &cells([("state", text(machine::HELD))]))?;
        w.create::<Measure>(Id::new(w.now), &measure)?;
        Ok(Stepped { id: row.id.to_string(), rev: w.op })
    }
}
