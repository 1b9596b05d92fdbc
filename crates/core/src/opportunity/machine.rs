//! The states of an opportunity (SPEC.md section 2). Every command on one names its row here for its right and its undo.

use crate::{
    command::{Permission, Undo},
    process::{
        Machine,
        Subject::{Assignee, Creator},
        Transition,
    },
};

pub(crate) const UNASSIGNED: &str = "unassigned";
pub(crate) const ASSIGNED: &str = "assigned";
pub(crate) const WON: &str = "won";
pub(crate) const LOST: &str = "lost";

const fn on(action: &'static str) -> Permission {
    Permission::to(action, "opportunity")
}

pub(crate) const EDIT: Transition = Transition {
    action: "edit",
    needs: on("update"),
    subject: Creator,
    from: &[UNASSIGNED],
    to: None,
    undo: Undo::Free,
    command: "opportunity.update",
};
pub(crate) const DELETE: Transition = Transition {
    action: "delete",
    needs: on("delete"),
    subject: Creator,
    from: &[UNASSIGNED],
    to: None,
    undo: Undo::Free,
    command: "opportunity.bin",
};
pub(crate) const ASSIGN: Transition = Transition {
    action: "assign",
    needs: on("assign"),
    subject: Creator,
    from: &[UNASSIGNED],
    to: Some(ASSIGNED),
    undo: Undo::Transition,
    command: "opportunity.assign",
};
pub(crate) const REASSIGN: Transition = Transition {
    action: "reassign",
    needs: on("reassign"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: Some(ASSIGNED),
    undo: Undo::Transition,
    command: "opportunity.reassign",
};
pub(crate) const PROGRESS: Transition = Transition {
    action: "progress",
    needs: on("progress"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: None,
    undo: Undo::Free,
    command: "opportunity.progress",
};
pub(crate) const PLAN: Transition = Transition {
    action: "plan",
    needs: Permission::to("create", "plan"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: None,
    undo: Undo::Free,
    command: "plan.make",
};
pub(crate) const WIN: Transition = Transition {
    action: "win",
    needs: on("win"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: Some(WON),
    undo: Undo::Never("closed"),
    command: "opportunity.win",
};
pub(crate) const LOSE: Transition = Transition {
    action: "lose",
    needs: on("lose"),
    subject: Assignee,
    from: &[ASSIGNED],
    to: Some(LOST),
    undo: Undo::Never("closed"),
    command: "opportunity.lose",
};
pub(crate) const REOPEN: Transition = Transition {
    action: "reopen",
    needs: on("reopen"),
    subject: Assignee,
    from: &[WON, LOST],
    to: Some(ASSIGNED),
    undo: Undo::Transition,
    command: "opportunity.reopen",
};

/// The first one first.
pub(crate) const STATES: &[&str] = &[UNASSIGNED, ASSIGNED, WON, LOST];

/// 销售机会.
pub static OPPORTUNITY: Machine = Machine {
    entity: "opportunity",
    states: STATES,
    rows: &[EDIT, DELETE, ASSIGN, REASSIGN, PROGRESS, PLAN, WIN, LOSE, REOPEN],
};
