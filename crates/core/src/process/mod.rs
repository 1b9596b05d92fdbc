//! State machines: what may be done with a record in which state, by whom, and what it is then. Each is one const table;
//! permissions, the buttons of a record, refusals and `docs/state-machines.md` are read from it, and the window, imports
//! and HTTP ask the same table. What an action writes is its own file.

pub(crate) mod hand;
mod page;
mod settle;
pub(crate) mod standing;

use crate::{
    command::{Permission, Undo},
    store::access::{Access, Level, Owners},
};
use schemars::JsonSchema;
use serde::Serialize;

pub use page::markdown;
pub(crate) use settle::{require_open, require_settlement};
pub(crate) use standing::{Staged, Standing, actions, require, standing_for};

/// Who of a record a right to rows of one's own, or of one's team, is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Who made it.
    Creator,
    /// Whom it is assigned to.
    Assignee,
    /// Whose customer it is about.
    Owner,
}

impl Subject {
    /// The rule that somebody else breaks.
    const fn rule(self) -> &'static str {
        match self {
            Self::Creator => "not_the_creator",
            Self::Assignee => "not_the_assignee",
            Self::Owner => "not_the_owner",
        }
    }
}

/// A row of a table: an action, the states it leads from and the one it leads to.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// Its name: what a button is called by.
    pub action: &'static str,
    /// The right it needs, on some level.
    pub needs: Permission,
    /// Whose rows a level below `all` reaches.
    pub subject: Subject,
    /// The states in which it may be done.
    pub from: &'static [&'static str],
    /// The state afterwards; None: the same.
    pub to: Option<&'static str>,
    /// Whether it can be taken back.
    pub undo: Undo,
    /// The command that does it, by whose words audit and history tell of it.
    pub command: &'static str,
}

/// Everything that may be done with a kind of record.
#[derive(Debug)]
pub struct Machine {
    /// The kind.
    pub entity: &'static str,
    /// Its states, the first one first.
    pub states: &'static [&'static str],
    /// Its actions.
    pub rows: &'static [Transition],
}

/// Every machine.
pub static MACHINES: [&Machine; 4] = [
    &crate::opportunity::machine::OPPORTUNITY,
    &crate::plan::machine::PLAN,
    &crate::service::machine::SERVICE,
    &crate::churn::machine::CHURN,
];

impl Machine {
    /// The machine of a kind of record.
    pub fn of(entity: &str) -> Option<&'static Machine> {
        MACHINES.into_iter().find(|m| m.entity == entity)
    }

    /// The rule that stands in the way of a transition; None: it may be done.
    pub(crate) fn refusal(&self, row: &Transition, standing: &Standing, access: &Access) -> Option<String> {
        let Permission { entity, action } = row.needs;
        if access.level(entity, action) == Level::None {
            return Some("no_right".into());
        }
        if !row.from.contains(&standing.state.as_str()) {
            return Some(format!("{}_{}", self.entity, standing.state));
        }
        let user = match row.subject {
            Subject::Creator => standing.creator,
            Subject::Assignee | Subject::Owner => standing.assignee,
        };
        let may = match access.owners(entity, action) {
            Owners::All => true,
            owners => user.is_some_and(|user| owners.include(user)),
        };
        (!may).then(|| row.subject.rule().to_string())
    }

    /// Every rule that it may name.
    pub fn rules(&self) -> Vec<String> {
        let states = self.states.iter().map(|state| format!("{}_{state}", self.entity));
        let subjects = self.rows.iter().map(|row| row.subject.rule().to_string());
        states.chain(subjects).chain(["no_right".to_string()]).collect()
    }
}

/// What may be done with a record now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Possible {
    /// The action.
    pub action: String,
    /// Whether this user may do it now.
    pub allowed: bool,
    /// Why not: a code of a refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
