//! Whose an opportunity is: exactly one manager's (专事专人). Giving it to another needs a reason; the history keeps both.

use super::{Opportunity, machine, reason, stage};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process::{self, Transition},
    record::life::MOST,
    store::{access::Level, capture::Cells, line::Image, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
        each(w, &self.ids, self.to, &machine::ASSIGN, |image| {
            let mut given = cells([("state", text(machine::ASSIGNED)), ("stage_at", CellValue::Int(w.now))]);
            if let Some((id, stage)) = &first {
                given.insert("stage".into(), (*id).into());
                if image.cell("success_rate").is_null() {
                    given.insert("success_rate".into(), stage.success_rate.map_or(CellValue::Null, CellValue::Int));
                }
            }
            Ok(given)
        })
    }
}

impl Command for Reassign {
    const NAME: &'static str = machine::REASSIGN.command;
    const NEEDS: Permission = machine::REASSIGN.needs;
    const UNDO: Undo = machine::REASSIGN.undo;
    type Output = AssignedCount;

    fn run(self, w: &Write<'_>) -> Result<AssignedCount> {
        let why = reason("reason", &self.reason)?;
        each(w, &self.ids, self.to, &machine::REASSIGN, |image| match image.cell("assigned_to").as_id() {
            Some(now) if now == self.to => Err(Error::invalid("to", "same")),
            _ => Ok(cells([("reason", why.clone())])),
        })
    }
}

/// Gives each of these to a manager, with what else the step writes.
fn each(
    w: &Write<'_>,
    ids: &[Id],
    to: Id,
    step: &Transition,
    besides: impl Fn(&Image) -> Result<Cells>,
) -> Result<AssignedCount> {
    if ids.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let me = w.user().ok_or(Error::Unauthenticated)?;
    may_have(w, to)?;
    let distinct: BTreeSet<&Id> = ids.iter().collect();
    for id in &distinct {
        let (row, image) = process::require::<Opportunity>(w, **id, step)?;
        let mut given = besides(&image)?;
        given.extend(cells([
            ("assigned_to", to.into()),
            ("assigned_by", me.into()),
            ("assigned_at", CellValue::Int(w.now)),
        ]));
        w.update(&row, &given)?;
    }
    Ok(AssignedCount { count: distinct.len() })
}

/// Refuses somebody who could not close what he is given.
fn may_have(w: &Write<'_>, user: Id) -> Result<()> {
    let Some(rights) = w.access_of(user)? else { return Err(Error::invalid("to", "inactive")) };
    let Permission { entity, action } = machine::WIN.needs;
    if rights.level(entity, action) == Level::None { Err(Error::invalid("to", "not_a_manager")) } else { Ok(()) }
}
