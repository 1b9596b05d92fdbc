//! Whose a service is: exactly one person's. Giving it to another needs a reason; the history keeps both.

use super::{Service, machine, said};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process::hand::{Hand, give, give_on},
    store::{line::Image, write::Write},
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
        let besides = |_: &Image| Ok(cells([("state", text(machine::ASSIGNED))]));
        let count = give::<Service>(w, &self.ids, &to(self.to), &machine::ASSIGN, besides)?;
        Ok(ServicesAssigned { count })
    }
}

impl Command for Reassign {
    const NAME: &'static str = machine::REASSIGN.command;
    const NEEDS: Permission = machine::REASSIGN.needs;
    const UNDO: Undo = machine::REASSIGN.undo;
    type Output = ServicesAssigned;

    fn run(self, w: &Write<'_>) -> Result<ServicesAssigned> {
        let why = said("reason", &self.reason)?;
        let count = give_on::<Service>(w, &self.ids, &to(self.to), &machine::REASSIGN, &why)?;
        Ok(ServicesAssigned { count })
    }
}

/// Somebody who could handle them.
fn to(user: Id) -> Hand {
    Hand { to: user, needs: machine::HANDLE.needs, otherwise: || Error::invalid("to", "not_a_handler") }
}
