//! Sample data for trying the program out, as a group that can be undone.

use crate::{
    Error, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    customer::batch::Batch,
    demo,
    record::bulk::CHUNK,
    store::group::Group,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Fills the workspace with sample customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// How many customers.
    pub customers: u64,
    /// The same seed gives the same customers.
    #[serde(default)]
    pub seed: u64,
}

/// What was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Filled {
    /// Customers made.
    pub customers: u64,
}

/// Most customers in one go.
const MOST: u64 = 2_000_000;

impl Action for Fill {
    const NAME: &'static str = "demo.fill";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = Filled;

    fn run(self, cx: &Cx) -> Result<Done<Filled>> {
        if self.customers > MOST {
            return Err(Error::TooLarge { limit: MOST });
        }
        let store = cx.store();
        let owners = store.read(Some(cx.user()), |r| {
            let owners = r.access().owners("customer", "import");
            let all = r.rows("SELECT id FROM user WHERE life = 0 AND active = 1 ORDER BY pk", [], |row| row.get(0))?;
            Ok(all.into_iter().filter(|id| owners.include(*id)).collect::<Vec<_>>())
        })?;
        let mut customers = demo::customers(self.seed, self.customers, owners.len()).peekable();
        let mut group = Group::new(store, Some(cx.user()), Self::NAME);
        let mut done = 0;
        while customers.peek().is_some() {
            let chunk: Vec<_> = customers.by_ref().take(CHUNK).collect();
            let written = cx.progress(done, self.customers).and_then(|()| {
                group.write(|w| {
                    let mut batch = Batch::new(w)?;
                    for customer in &chunk {
                        batch.add_demo(customer, owners[customer.owner])?;
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
        Ok(Done { data: Filled { customers: done }, op: ended.op, touched: ended.tables })
    }
}
