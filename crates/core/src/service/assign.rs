//! Whose a service is: exactly one person's. Giving it to another needs a reason; the history keeps both.

use super::{Service, machine, said};
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

/// Assigns services to somebody who is to handle them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Which.
    pub ids: Vec<Id>,
    /// To whom.
    pub to: Id,
}

/// Gives services in hand to somebody else.
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
pub struct ServicesAssigned {
    /// Services that are somebody else's now.
    pub count: usize,
}

impl Command for Assign {
    const NAME: &'static str = machine::ASSIGN.command;
    const NEEDS: Permission = machine::ASSIGN.needs;
    const UNDO: Undo = machine::ASSIGN.undo;
    type Output = ServicesAssigned;

    fn run(self, w: &Write<'_>) -> Result<ServicesAssigned> {
        each(w, &self.ids, self.to, &machine::ASSIGN, |_| Ok(cells([("state", text(machine::ASSIGNED))])))
    }
}

impl Command for Reassign {
    const NAME: &'static str = machine::REASSIGN.command;
    const NEEDS: Permission = machine::REASSIGN.needs;
    const UNDO: Undo = machine::REASSIGN.undo;
    type Output = ServicesAssigned;

    fn run(self, w: &Write<'_>) -> Result<ServicesAssigned> {
        let why = said("reason", &self.reason)?;
        each(w, &self.ids, self.to, &machine::REASSIGN, |image| match image.cell("assigned_to").as_id() {
            Some(now) if now == self.to => Err(Error::invalid("to", "same")),
            _ => Ok(cells([("reason", why.clone())])),
        })
    }
}

/// Gives each of these to somebody, with what else the step writes.
fn each(
    w: &Write<'_>,
    ids: &[Id],
    to: Id,
    step: &Transition,
    besides: impl Fn(&Image) -> Result<Cells>,
) -> Result<ServicesAssigned> {
    if ids.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let me = w.user().ok_or(Error::Unauthenticated)?;
    may_have(w, to)?;
    let distinct: BTreeSet<&Id> = ids.iter().collect();
    for id in &distinct {
        let (row, image) = process::require::<Service>(w, **id, step)?;
        let mut given = besides(&image)?;
        given.extend(cells([
            ("assigned_to", to.into()),
            ("assigned_by", me.into()),
            ("assigned_at", CellValue::Int(w.now)),
        ]));
        w.update(&row, &given)?;
    }
    Ok(ServicesAssigned { count: distinct.len() })
}

/// Refuses somebody who could not handle what he is given.
fn may_have(w: &Write<'_>, user: Id) -> Result<()> {
    let Some(rights) = w.access_of(user)? else { return Err(Error::invalid("to", "inactive")) };
    let Permission { entity, action } = machine::HANDLE.needs;
    if rights.level(entity, action) == Level::None { Err(Error::invalid("to", "not_a_handler")) } else { Ok(()) }
}
