//! Taking back and doing again. Undo needs the right that the op needed, and sight of every row, now.

use super::rights::require_change;
use crate::{
    Error, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo as UndoRule},
    process,
    store::{op::OpHead, read::Read, undo::Mode},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes back an op, or all of the group it belongs to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Which; the newest of this session that can be undone where it is left out.
    #[serde(default)]
    pub op: Option<i64>,
}

/// Does again what this session last undid.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redo {
    /// The undo to take back; this session's newest where it is left out.
    #[serde(default)]
    pub op: Option<i64>,
}

/// What was taken back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undone {
    /// The op that did it; taking it back is the redo.
    pub op: Option<i64>,
    /// The command that was taken back.
    pub command: String,
}

impl Action for Undo {
    const NAME: &'static str = "change.undo";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: UndoRule = UndoRule::Nothing;
    type Output = Undone;

    fn run(self, cx: &Cx) -> Result<Done<Undone>> {
        let op = self.op.or_else(|| cx.session.newest_done()).ok_or_else(|| Error::blocked("nothing_to_undo"))?;
        let done = take_back(cx, op, Self::NAME)?;
        if let Some(undo) = done.op {
            cx.session.undid(op, undo);
        }
        Ok(done)
    }
}

impl Action for Redo {
    const NAME: &'static str = "change.redo";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: UndoRule = UndoRule::Nothing;
    type Output = Undone;

    fn run(self, cx: &Cx) -> Result<Done<Undone>> {
        let op = self.op.or_else(|| cx.session.newest_undone()).ok_or_else(|| Error::blocked("nothing_to_redo"))?;
        let done = take_back(cx, op, Self::NAME)?;
        if let Some(redo) = done.op {
            cx.session.redid(op, redo);
        }
        Ok(done)
    }
}

fn take_back(cx: &Cx, op: i64, command: &str) -> Result<Done<Undone>> {
    let store = cx.store();
    let (target, original) = store.read(Some(cx.user()), |r| {
        let target = r.target(op)?;
        let first = target.ops.last().ok_or_else(|| Error::not_found("op"))?.clone();
        if allowed(cx, &first)? == Permission::ANYONE {
            // A command that needs nothing itself asks for the right on the rows.
            let rows = target.ops.iter().map(|head| r.rows_of(head.n)).collect::<Result<Vec<_>>>()?;
            rows.into_iter().flatten().try_for_each(|(table, id)| require_change(r, table, id))?;
        }
        r.require_sight(&target)?;
        process::require_open(r, &target)?;
        if rule_of(&first, r)? == Some(UndoRule::Transition) {
            // A step of a state machine is taken back by who took it, and only while nothing came after it.
            if first.actor != r.user() {
                return Err(Error::blocked("not_your_step"));
            }
            r.refuse_newer(&target)?;
        }
        Ok((target, first))
    })?;
    let written = store.undo(Some(cx.user()), &target, command, Mode::Refuse)?;
    let n = written.op.map(|(n, _)| n);
    let touched = written.tables.iter().map(|t| t.to_string()).collect();
    Ok(Done { data: Undone { op: n, command: original.command }, op: n, touched })
}

/// The command that was run first, also for an undo of an undo.
fn original(head: &OpHead, r: &Read<'_>) -> Result<OpHead> {
    let mut head = head.clone();
    while let Some(undoes) = head.undoes {
        head = r.op(undoes)?.ok_or_else(|| Error::not_found("op"))?;
    }
    Ok(head)
}

fn rule_of(head: &OpHead, r: &Read<'_>) -> Result<Option<UndoRule>> {
    Ok(crate::api::entry(&original(head, r)?.command).map(|entry| entry.undo))
}

/// Undo follows the rule of the command that was run first, also for an undo of an undo: what that one needed.
fn allowed(cx: &Cx, head: &OpHead) -> Result<Permission> {
    let head = cx.store().read(None, |r| original(head, r))?;
    let Some(entry) = crate::api::entry(&head.command) else { return Err(Error::blocked("not_undoable")) };
    match entry.undo {
        UndoRule::Free | UndoRule::Transition => cx.store().read(Some(cx.user()), |r| {
            if entry.needs != Permission::ANYONE {
                r.access().require(entry.needs.entity, entry.needs.action)?;
            }
            Ok(entry.needs)
        }),
        UndoRule::Never(why) => Err(Error::blocked(format!("never_undone.{why}"))),
        UndoRule::Nothing => Err(Error::blocked("not_undoable")),
    }
}
