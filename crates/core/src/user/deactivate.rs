//! Somebody leaves, or comes back. Who leaves keeps his name on what he did; his keys go, and what he had in hand must
//! have gone to others before.

use super::{
    User, another_admin,
    invitation::{Invited, invite},
    people::InHand,
    update::Changed,
};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    store::write::Intent,
    value::CellValue,
    workspace::{create::cells, keyring},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Lets somebody log in no more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deactivate {
    /// Whom.
    pub id: Id,
}

impl Action for Deactivate {
    const NAME: &'static str = "user.deactivate";
    const NEEDS: Permission = Permission::to("update", "user");
    const UNDO: Undo = Undo::Never("user");
    type Output = Changed;

    fn run(self, cx: &Cx) -> Result<Done<Changed>> {
        if self.id == cx.user() {
            return Err(Error::blocked("not_yourself"));
        }
        let written = cx.store().write(Some(cx.user()), Intent::of(Self::NAME), |w| {
            let user = w.load::<User>("update", self.id)?;
            if !InHand::of(w, self.id)?.is_nothing() {
                return Err(Error::blocked("open_work"));
            }
            if !another_admin(w, self.id)? {
                return Err(Error::blocked("last_admin"));
            }
            w.withdraw_keys(self.id, None)?; // their private halves go with his slots
            w.update(&user, &cells([("active", CellValue::Int(0))]))
        })?;
        keyring::remove(cx.store(), self.id)?;
        let touched = written.tables.iter().map(ToString::to_string).collect();
        Ok(Done { data: Changed { id: self.id.to_string() }, op: written.op.map(|(n, _)| n), touched })
    }
}

/// Lets somebody log in again, by an invitation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activate {
    /// Whom.
    pub id: Id,
}

impl Action for Activate {
    const NAME: &'static str = "user.activate";
    const NEEDS: Permission = Permission::to("update", "user");
    const UNDO: Undo = Undo::Never("user");
    type Output = Invited;

    fn run(self, cx: &Cx) -> Result<Done<Invited>> {
        let written = cx.store().write(Some(cx.user()), Intent::of(Self::NAME), |w| {
            let user = w.load::<User>("update", self.id)?;
            w.update(&user, &cells([("active", CellValue::Int(1))]))
        })?;
        let touched = written.tables.iter().map(ToString::to_string).collect();
        Ok(Done { data: invite(cx, self.id)?, op: written.op.map(|(n, _)| n), touched })
    }
}
