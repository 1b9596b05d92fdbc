//! Whose an opportunity is: exactly one manager's (专事专人). Giving it to another needs a reason; the history keeps both.

use super::{Opportunity, machine, reason, stage};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process::hand::{Hand, give, give_on},
    store::{line::Image, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Assigns opportunities to a manager.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Which.
    pub ids: Vec<Id>,
    /// To whom.
    pub to: Id,
}

/// Gives opportunities in hand to another manager.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reassign {
    /// Which.
    pub ids: Vec<Id>,
    /// To whom.
    pub to: Id,
    /// Why.
    pub reason: String,
}

/// How many it was.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssignedCount {
    /// Opportunities that have a new manager.
    pub count: usize,
}

impl Command for Assign {
    const NAME: &'static str = machine::ASSIGN.command;
    const NEEDS: Permission = machine::ASSIGN.needs;
    const UNDO: Undo = machine::ASSIGN.undo;
    type Output = AssignedCount;

    fn run(self, w: &Write<'_>) -> Result<AssignedCount> {
        let first = stage::first(w)?;
        let besides = |image: &Image| {
            let mut given = cells([("state", text(machine::ASSIGNED)), ("stage_at", CellValue::Int(w.now))]);
            if let Some((id, stage)) = &first {
                given.insert("stage".into(), (*id).into());
                if image.cell("success_rate").is_null() {
                    given.insert("success_rate".into(), stage.success_rate.map_or(CellValue::Null, CellValue::Int));
                }
            }
            Ok(given)
        };
        let count = give::<Opportunity>(w, &self.ids, &to(self.to), &machine::ASSIGN, besides)?;
        Ok(AssignedCount { count })
    }
}

impl Command for Reassign {
    const NAME: &'static str = machine::REASSIGN.command;
    const NEEDS: Permission = machine::REASSIGN.needs;
    const UNDO: Undo = machine::REASSIGN.undo;
    type Output = AssignedCount;

    fn run(self, w: &Write<'_>) -> Result<AssignedCount> {
        let why = reason("reason", &self.reason)?;
        let count = give_on::<Opportunity>(w, &self.ids, &to(self.to), &machine::REASSIGN, &why)?;
        Ok(AssignedCount { count })
    }
}

/// Somebody who could close them.
fn to(user: Id) -> Hand {
    Hand { to: user, needs: machine::WIN.needs, otherwise: || Error::invalid("to", "not_a_manager") }
}
