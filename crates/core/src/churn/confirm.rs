//! A customer is lost, and why: his record is closed and his status says so.

use super::{Churn, hold::Stepped, machine, said};
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    customer::Customer,
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Confirms that a customer is lost.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Which.
    pub id: Id,
    /// Why he was lost.
    pub reason: String,
}

impl Command for Confirm {
    const NAME: &'static str = machine::CONFIRM.command;
    const NEEDS: Permission = machine::CONFIRM.needs;
    const UNDO: Undo = machine::CONFIRM.undo;
    type Output = Stepped;

    fn run(self, w: &Write<'_>) -> Result<Stepped> {
        let (row, image) = process::require::<Churn>(w, self.id, &machine::CONFIRM)?;
        let closed = cells([
            ("state", text(machine::LOST)),
            ("reason", said("reason", &self.reason)?),
            ("confirmed_at", CellValue::Int(w.now)),
            ("confirmed_on", CellValue::Text(w.day_of(w.now)?)),
        ]);
        w.update(&row, &closed)?;
        if let Some(customer) = image.cell("customer_id").as_id() {
            let customer = w.load::<Customer>("read", customer)?;
            if customer.life == 0 {
                w.update(&customer, &cells([("status", text("lost"))]))?;
            }
        }
        Ok(Stepped { id: row.id.to_string(), rev: w.op })
    }
}
