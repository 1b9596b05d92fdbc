//! The states of a service (SPEC.md section 7). Every command on one names its row here for its right and its undo.

use crate::{
    command::{Permission, Undo},
    process::{
        Machine,
        Subject::{Assignee, Creator},
        Transition,
    },
};

pub(crate) const NEW: &str = "new";
pub(crate) const ASSIGNED: &str = "assigned";
pub(crate) const HANDLED: &str = "handled";
pub(crate) const ARCHIVED: &str = "archived";

/// From so many stars on it is archived; below, it goes back to whom it is assigned to.
pub(crate) const CONTENT: i64 = 3;

const fn on(action: &'static str) -> Permission {
    Permission::to(action, "service")
}

pub(crate) const EDIT: Transition = Transition {
    action: "edit",
    needs: on("update"),
    subject: Creator,
    from: &[NEW],
    to: None,
    undo: Undo::Free,
    command: "service.update",
};
pub(crate) const DELETE: Transition = Transition {
    action: "delete",
    needs: on("delete"),
    subject: Creator,
    from: &[NEW],
    to: None,
    undo: Undo::Free,
    command: "service.bin",
};
pub(crate) const ASSIGN: Transition = Transition {
    action: "assign",
    needs: on("assign"),
    subject: Creator,
    from: &[NEW],
    to: Some(ASSIGNED),
    undo: Undo::Transition,
    command: "service.assign",
};
pub(crate) const REASSIGN: Transition = Transition {
    action: "reassign",
    needs: on("reassign"),
    subject: Assignee,
    from: &[ASSIGNED, HANDLED],
    to: None,
    undo: Undo::Transition,
    command: "service.reassign",
};
pub(crate) const HANDLE: Transition = Transition {
    action: "handle",
    needs: on("handle"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: Some(HANDLED),
    undo: Undo::Transition,
    command: "service.handle",
};
/// The customer is content with what was done: [`CONTENT`] stars or more.
pub(crate) const FEEDBACK: Transition = Transition {
    action: "feedback",
    needs: on("feedback"),
    subject: Assignee,
    from: &[HANDLED],
    to: Some(ARCHIVED),
    undo: Undo::Never("closed"),
    command: "service.feedback",
};
/// He is not: the same command, with fewer stars, and whom it is assigned to has it again.
pub(crate) const RETURN: Transition = Transition { action: "return", to: Some(ASSIGNED), ..FEEDBACK };

/// The first one first.
pub(crate) const STATES: &[&str] = &[NEW, ASSIGNED, HANDLED, ARCHIVED];

/// 客户服务.
pub static SERVICE: Machine =
    Machine { entity: "service", states: STATES, rows: &[EDIT, DELETE, ASSIGN, REASSIGN, HANDLE, FEEDBACK, RETURN] };
