//! What somebody has in hand goes to somebody else, as one step: before he leaves, or when he is away for long.

use super::people::InHand;
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Query, Undo},
    customer::Customer,
    record::bulk::CHUNK,
    store::{group::Group, read::Read},
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a user has in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Whose.
    pub id: Id,
}

impl Query for Work {
    const NAME: &'static str = "user.work";
    const NEEDS: Permission = Permission::to("read", "user");
    type Output = InHand;

    fn run(self, r: &Read<'_>) -> Result<InHand> {
        InHand::of(r, self.id)
    }
}

/// Gives all of it to somebody else.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Who gives.
    pub from: Id,
    /// Who takes: somebody who can log in.
    pub to: Id,
}

impl Action for HandOver {
    const NAME: &'static str = "user.hand_over";
    const NEEDS: Permission = Permission::to("transfer", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = InHand;

    fn run(self, cx: &Cx) -> Result<Done<InHand>> {
        let store = cx.store();
        let total = store.read(Some(cx.user()), |r| {
            let sql = "SELECT 1 FROM user WHERE id = ?1 AND active = 1 AND life = 0";
            if self.from == self.to || r.row(sql, [self.to], |_| Ok(()))?.is_none() {
                return Err(Error::invalid("to", "unknown"));
            }
            r.customers_of(self.from)
        })?;
        let mut group = Group::new(store, Some(cx.user()), Self::NAME);
        let mut moved: i64 = 0;
        loop {
            cx.progress(moved.unsigned_abs(), total.unsigned_abs())?;
            let chunk = group.write(|w| {
                let ids = w.some_customers_of(self.from, CHUNK)?;
                for customer in w.load_all::<Customer>("transfer", &ids)? {
                    w.update(&customer, &cells([("owner_id", self.to.into())]))?;
                }
                Ok(ids.len() as i64)
            });
            match chunk {
                Ok(0) => break,
                Ok(some) => moved += some,
                Err(refused) => {
                    group.withdraw()?;
                    return Err(refused);
                }
            }
        }
        let ended = group.finish()?;
        Ok(Done { data: InHand { customers: moved }, op: ended.op, touched: ended.tables })
    }
}
