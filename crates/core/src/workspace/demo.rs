//! Sample data for trying the program out, as a group that can be undone.

use crate::{
    Error, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    customer::batch::Batch,
    demo::{self, people},
    record::bulk::CHUNK,
    store::group::Group,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Fills the workspace with sample customers, their contacts, and what was dealt with them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// How many customers.
    pub customers: u64,
    /// How many contacts they have in all; as many as there are customers where it is left out.
    #[serde(default)]
    pub contacts: Option<u64>,
    /// How many interactions; as many as there are customers where it is left out.
    #[serde(default)]
    pub interactions: Option<u64>,
    /// The same seed gives the same customers.
    #[serde(default)]
    pub seed: u64,
}

/// What was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Filled {
    /// Customers made.
    pub customers: u64,
    /// Contacts made.
    pub contacts: u64,
    /// Interactions made.
    pub interactions: u64,
}

/// Most customers in one go, and most of what hangs on them.
const MOST: u64 = 2_000_000;

impl Action for Fill {
    const NAME: &'static str = "demo.fill";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = Filled;

    fn run(self, cx: &Cx) -> Result<Done<Filled>> {
        let contacts = self.contacts.unwrap_or(self.customers);
        let interactions = self.interactions.unwrap_or(self.customers);
        if [self.customers, contacts, interactions].into_iter().any(|n| n > MOST) {
            return Err(Error::TooLarge { limit: MOST });
        }
        let store = cx.store();
        let owners = store.read(Some(cx.user()), |r| {
            let owners = r.access().owners("customer", "import");
            let all = r.rows("SELECT id FROM user WHERE life = 0 AND active = 1 ORDER BY pk", [], |row| row.get(0))?;
            Ok(all.into_iter().filter(|id| owners.include(*id)).collect::<Vec<_>>())
        })?;
        let mut customers = (0..).zip(demo::customers(self.seed, self.customers, owners.len())).peekable();
        let mut group = Group::new(store, Some(cx.user()), Self::NAME);
        let mut done = 0;
        while customers.peek().is_some() {
            let chunk: Vec<_> = customers.by_ref().take(CHUNK).collect();
            let written = cx.progress(done, self.customers).and_then(|()| {
                group.write(|w| {
                    let mut batch = Batch::new(w)?;
                    for (n, customer) in &chunk {
                        let share = |all| people::share(all, self.customers, *n);
                        let contacts = people::contacts(self.seed, *n, customer, share(contacts));
                        let talks = people::interactions(self.seed, *n, customer, share(interactions));
                        batch.add_demo(customer, &contacts, &talks, owners[customer.owner])?;
                    }
                    batch.write()
                })
            });
            if let Err(stopped) = written {
                group.withdraw()?;
                return Err(stopped);
            }
            done += chunk.len() as u64;
        }
        let ended = group.finish()?;
        let made = |all| if done == 0 { 0 } else { all };
        Ok(Done {
            data: Filled { customers: done, contacts: made(contacts), interactions: made(interactions) },
            op: ended.op,
            touched: ended.tables,
        })
    }
}
