//! What may be done with a step as with any record: its words changed, its history, the bin.

use super::{Plan, machine};
use crate::{
    Id, Result,
    command::{Command, Permission, Query, Undo},
    record::{
        history::{self, HistorySteps},
        life::{self, Moved},
        update::{self, Updated},
        values::Values,
    },
    store::{read::Read, write::Write},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Changes what a step says that has not been carried out. Its day is fixed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub id: Id,
    /// The revision that it was shown with.
    pub rev: i64,
    /// The fields to change: `action`.
    pub set: Values,
}

impl Command for Update {
    const NAME: &'static str = machine::EDIT.command;
    const NEEDS: Permission = machine::EDIT.needs;
    const UNDO: Undo = machine::EDIT.undo;
    type Output = Updated;

    fn run(self, w: &Write<'_>) -> Result<Updated> {
        update::update::<Plan>(w, self.id, self.rev, &self.set)
    }
}

/// Moves steps that have not been carried out to the recycle bin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Which.
    pub ids: Vec<Id>,
}

impl Command for Bin {
    const NAME: &'static str = machine::DELETE.command;
    const NEEDS: Permission = machine::DELETE.needs;
    const UNDO: Undo = machine::DELETE.undo;
    type Output = Moved;

    fn run(self, w: &Write<'_>) -> Result<Moved> {
        life::bin::<Plan>(w, &self.ids)
    }
}

/// Brings steps back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// Which.
    pub ids: Vec<Id>,
}

impl Command for Restore {
    const NAME: &'static str = "plan.restore";
    const NEEDS: Permission = machine::DELETE.needs;
    const UNDO: Undo = Undo::Free;
    type Output = Moved;

    fn run(self, w: &Write<'_>) -> Result<Moved> {
        life::restore::<Plan>(w, &self.ids)
    }
}

/// Steps of one plan step's history.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Whose.
    pub id: Id,
    /// Before this op.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many (50).
    #[serde(default)]
    pub limit: Option<usize>,
}

impl Query for History {
    const NAME: &'static str = "plan.history";
    const NEEDS: Permission = Permission::to("read", "plan");
    type Output = HistorySteps;

    fn run(self, r: &Read<'_>) -> Result<HistorySteps> {
        history::steps::<Plan>(r, self.id, self.before, self.limit)
    }
}
