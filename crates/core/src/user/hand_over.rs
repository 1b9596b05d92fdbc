//! What somebody has in hand goes to somebody else, as one step: before he leaves, or when he is away for long.

use super::people::InHand;
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Command, Done, Permission, Query, Undo},
    customer::Customer,
    opportunity,
    record::bulk::CHUNK,
    service,
    store::{group::Group, read::Read},
    words,
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
        let all = store.read(Some(cx.user()), |r| {
            let sql = "SELECT 1 FROM user WHERE id = ?1 AND active = 1 AND life = 0";
            if self.from == self.to || r.row(sql, [self.to], |_| Ok(()))?.is_none() {
                return Err(Error::invalid("to", "unknown"));
            }
            InHand::of(r, self.from)
        })?;
        let mut group = Group::new(store, Some(cx.user()), Self::NAME);
        let moved = match self.move_all(cx, &mut group, all.all()) {
            Ok(moved) => moved,
            Err(refused) => {
                // One refused chunk takes the whole intention back.
                group.withdraw()?;
                return Err(refused);
            }
        };
        let ended = group.finish()?;
        Ok(Done { data: moved, op: ended.op, touched: ended.tables })
    }
}

impl HandOver {
    fn move_all(&self, cx: &Cx, group: &mut Group<'_>, all: i64) -> Result<InHand> {
        let mut moved = InHand::default();
        loop {
            cx.progress(moved.all().unsigned_abs(), all.unsigned_abs())?;
            let (customers, opportunities, services) = group.write(|w| {
                let customers = w.some_customers_of(self.from, CHUNK)?;
                for customer in w.load_all::<Customer>("transfer", &customers)? {
                    w.update(&customer, &cells([("owner_id", self.to.into())]))?;
                }
                let opportunities = w.some_opportunities_of(self.from, CHUNK - customers.len())?;
                let services = w.some_services_in_hand(self.from, CHUNK - customers.len() - opportunities.len())?;
                let why = || {
                    Ok::<_, Error>(words::say(w.language()?, "hand_over.reason", &[("from", &w.name_of(self.from)?)]))
                };
                let to = self.to;
                if !opportunities.is_empty() {
                    opportunity::assign::Reassign { ids: opportunities.clone(), to, reason: why()? }.run(w)?;
                }
                if !services.is_empty() {
                    service::assign::Reassign { ids: services.clone(), to, reason: why()? }.run(w)?;
                }
                Ok((customers.len() as i64, opportunities.len() as i64, services.len() as i64))
            })?;
            if customers + opportunities + services == 0 {
                return Ok(moved);
            }
            moved.customers += customers;
            moved.opportunities += opportunities;
            moved.services += services;
        }
    }
}
