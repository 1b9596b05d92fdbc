//! The states of a churn record (SPEC.md section 6). What a person may do with one is here; that a record opens, that a new
//! order ends it and that one whose order is gone opens again is the check's.

use crate::{
    command::{Permission, Undo},
    process::{Machine, Subject::Owner, Transition},
};

pub(crate) const WARNING: &str = "warning";
pub(crate) const HELD: &str = "held";
pub(crate) const LOST: &str = "lost";
pub(crate) const RECOVERED: &str = "recovered";

/// Those in which something is still to be done.
pub(crate) const OPEN: [&str; 2] = [WARNING, HELD];

const fn on(action: &'static str) -> Permission {
    Permission::to(action, "churn")
}

pub(crate) const HOLD: Transition = Transition {
    action: "hold",
    needs: on("hold"),
    subject: Owner,
    from: &[WARNING, HELD],
    to: Some(HELD),
    undo: Undo::Transition,
    command: "churn.hold",
};
pub(crate) const CONFIRM: Transition = Transition {
    action: "confirm",
    needs: on("confirm"),
    subject: Owner,
    from: &[WARNING, HELD],
    to: Some(LOST),
    undo: Undo::Never("closed"),
    command: "churn.confirm",
};

/// The first one first.
pub(crate) const STATES: &[&str] = &[WARNING, HELD, LOST, RECOVERED];

/// 客户流失.
pub static CHURN: Machine = Machine { entity: "churn", states: STATES, rows: &[HOLD, CONFIRM] };
