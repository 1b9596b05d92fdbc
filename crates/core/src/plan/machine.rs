//! The states of a plan step (SPEC.md section 3): it is planned, then done, and read only with its opportunity.

use crate::{
    command::{Permission, Undo},
    process::{Machine, Subject::Assignee, Transition},
};

pub(crate) const PLANNED: &str = "planned";
pub(crate) const DONE: &str = "done";
/// Its opportunity is closed, or nobody's.
pub(crate) const CLOSED: &str = "closed";

const fn on(action: &'static str) -> Permission {
    Permission::to(action, "plan")
}

pub(crate) const EDIT: Transition = Transition {
    action: "edit",
    needs: on("update"),
    subject: Assignee,
    from: &[PLANNED],
    to: None,
    undo: Undo::Free,
    command: "plan.update",
};
pub(crate) const EXECUTE: Transition = Transition {
    action: "execute",
    needs: on("execute"),
    subject: Assignee,
    from: &[PLANNED, DONE],
    to: Some(DONE),
    undo: Undo::Transition,
    command: "plan.execute",
};
pub(crate) const DELETE: Transition = Transition {
    action: "delete",
    needs: on("delete"),
    subject: Assignee,
    from: &[PLANNED],
    to: None,
    undo: Undo::Free,
    command: "plan.bin",
};

/// 客户开发计划.
pub static PLAN: Machine = Machine { entity: "plan", states: &[PLANNED, DONE, CLOSED], rows: &[EDIT, EXECUTE, DELETE] };
