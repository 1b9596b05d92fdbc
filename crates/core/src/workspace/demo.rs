//! Sample data for trying the program out, as a group that can be undone.

use super::demo_trade;
use crate::{
    Error, Id, Result,
    app::Cx,
    briefing::sample as sample_briefings,
    command::{Action, Done, Permission, Undo},
    contact::primary,
    customer::{Customer, batch::Batch},
    demo::{
        self,
        deals::{self, DemoDeal},
        people::{self, DemoContact, DemoInteraction},
        services::{self, DemoService},
        trade::{self, DemoOrder},
    },
    opportunity,
    record::bulk::CHUNK,
    service::sample,
    store::{access::Owners, group::Group, write::Write},
};
use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Fills the workspace with sample customers, their contacts, what was dealt with them, what they may
/// buy, what they bought and what they asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// How many customers; 0 fills those that are there already.
    pub customers: u64,
    /// How many contacts they have in all; as many as there are customers where it is left out.
    #[serde(default)]
    pub contacts: Option<u64>,
    /// How many interactions; as many as there are customers where it is left out.
    #[serde(default)]
    pub interactions: Option<u64>,
    /// How many services, in every state; one for five customers where it is left out.
    #[serde(default)]
    pub services: Option<u64>,
    /// How many opportunities, in every state, with their plans; one for four customers where it is left out. None without the
    /// right to import opportunities and what is sold.
    #[serde(default)]
    pub opportunities: Option<u64>,
    /// How many orders; as many as there are customers, at most 20,000, where it is left out. None without the right to import
    /// orders.
    #[serde(default)]
    pub orders: Option<u64>,
    /// How many management reports, at most two: one of the month before that was sent, and the draft of this one. None
    /// where it is left out, or without the right to write them.
    #[serde(default)]
    pub briefings: Option<u64>,
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
    /// Services made.
    pub services: u64,
    /// Opportunities made.
    pub opportunities: u64,
    /// Products made, with what lies of them.
    pub products: u64,
    /// Orders made.
    pub orders: u64,
    /// Management reports made.
    pub briefings: u64,
}

/// Most customers in one go, and most of what hangs on them.
const MOST: u64 = 2_000_000;
/// Most orders where nobody says how many.
const USUAL_ORDERS: u64 = 20_000;

impl Action for Fill {
    const NAME: &'static str = "demo.fill";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = Filled;

    fn run(self, cx: &Cx) -> Result<Done<Filled>> {
        let contacts = self.contacts.unwrap_or(self.customers);
        let interactions = self.interactions.unwrap_or(self.customers);
        let services = self.services.unwrap_or(self.customers / 5);
        let deals = self.opportunities.unwrap_or(self.customers / 4);
        let orders = self.orders.unwrap_or_else(|| self.customers.min(USUAL_ORDERS));
        if [self.customers, contacts, interactions, services, deals, orders].into_iter().any(|n| n > MOST) {
            return Err(Error::TooLarge { limit: MOST });
        }
        let store = cx.store();
        let owners = store.read(Some(cx.user()), |r| {
            let owners = r.access().owners("customer", "import");
            let all = r.rows("SELECT id FROM user WHERE life = 0 AND active = 1 ORDER BY pk", [], |row| row.get(0))?;
            Ok(all.into_iter().filter(|id| owners.include(*id)).collect::<Vec<_>>())
        })?;
        let may_sell = ["product", "stock", "sales_order"];
        let sells = store.read(Some(cx.user()), |r| {
            Ok(may_sell.iter().all(|entity| r.access().owners(entity, "import") == Owners::All))
        })?;
        let orders = if sells { orders } else { 0 };
        let deals_too =
            store.read(Some(cx.user()), |r| Ok(r.access().owners("opportunity", "import") == Owners::All))?;
        let deals = if sells && deals_too { deals } else { 0 }; // they are about products
        let standing = if self.customers == 0 { standing(cx)? } else { 0 };
        let all = self.customers.max(standing);
        let mut customers = (0..).zip(demo::customers(self.seed, self.customers, owners.len()));
        let mut group = Group::new(store, Some(cx.user()), Self::NAME);
        let (mut done, mut last) = (0, 0);
        let today = store.read(None, |r| r.today())?;
        let given = |n: u64, name: &str| {
            let share = |of| people::share(of, all, n);
            let month = |days_ago: u32| (today - chrono::Duration::days(i64::from(days_ago))).month();
            (
                people::contacts(self.seed, n, name, share(contacts)),
                people::interactions(self.seed, n, name, share(interactions)),
                services::services(self.seed, n, name, share(services)),
                deals::deals(self.seed, n, name, share(deals), &month),
                trade::orders(self.seed, n, share(orders), &month),
            )
        };
        let mut products = 0;
        while done < all {
            let written = cx.progress(done, all).and_then(|()| {
                group.write(|w| match self.customers {
                    0 => {
                        if done == 0 && orders + deals > 0 {
                            let mut batch = Batch::new(w)?;
                            products = demo_trade::goods(w, &mut batch, self.seed)?;
                            batch.write()?;
                        }
                        fill_standing(w, &mut last, done, &given)
                    }
                    _ => {
                        let chunk: Vec<_> = customers.by_ref().take(CHUNK).collect();
                        let mut batch = Batch::new(w)?;
                        if done == 0 && orders + deals > 0 {
                            products = demo_trade::goods(w, &mut batch, self.seed)?;
                        }
                        for (n, customer) in &chunk {
                            let owner = owners[customer.owner];
                            let id = batch.add_demo(customer, owner)?;
                            let (contacts, talks, asked, wanted, bought) = given(*n, customer.name());
                            let contacts = batch.add_dealings(id, &contacts, &talks, owner)?;
                            sample::add(w, &mut batch, (id, &contacts), &asked, owner)?;
                            opportunity::sample::add(w, &mut batch, (id, customer.name()), &wanted, owner)?;
                            demo_trade::orders(w, &mut batch, id, &bought)?;
                            demo_trade::churn(w, &mut batch, (id, *n, owner), &bought)?;
                        }
                        batch.write().map(|()| chunk.len() as u64)
                    }
                })
            });
            match written {
                Ok(0) => break, // somebody took the others away meanwhile
                Ok(some) => done += some,
                Err(stopped) => {
                    group.withdraw()?;
                    return Err(stopped);
                }
            }
        }
        let mut briefings = 0;
        if let Some(count) = self.briefings.filter(|count| *count > 0 && done > 0) {
            match group.write(|w| sample_briefings::add(w, count)) {
                Ok(made) => briefings = made,
                Err(stopped) => {
                    group.withdraw()?;
                    return Err(stopped);
                }
            }
        }
        let ended = group.finish()?;
        if orders > 0 {
            store.roll(true)?; // who stands out among those who buy
        }
        let made = |all| if done == 0 { 0 } else { all };
        Ok(Done {
            data: Filled {
                customers: self.customers,
                contacts: made(contacts),
                interactions: made(interactions),
                services: made(services),
                opportunities: made(deals),
                products,
                orders: made(orders),
                briefings,
            },
            op: ended.op,
            touched: ended.tables,
        })
    }
}

/// What a customer of this number and name is given.
type Given = (Vec<DemoContact>, Vec<DemoInteraction>, Vec<DemoService>, Vec<DemoDeal>, Vec<DemoOrder>);

/// How many customers stand that the session could have imported.
fn standing(cx: &Cx) -> Result<u64> {
    cx.store().read(Some(cx.user()), |r| {
        let owners = r.access().owners("customer", "import");
        let all = r.rows("SELECT owner_id, count(*) FROM my_customer WHERE life = 0 GROUP BY owner_id", [], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, u32>(1)?))
        })?;
        Ok(all.into_iter().filter(|(owner, _)| owners.include(*owner)).map(|(_, count)| u64::from(count)).sum())
    })
}

/// Gives the next of those that stand, from row `last` and number `n` on, what is given; how many they were.
fn fill_standing(w: &Write<'_>, last: &mut i64, mut n: u64, given: &impl Fn(u64, &str) -> Given) -> Result<u64> {
    let owners = w.access().owners("customer", "import");
    let sql = "SELECT pk, id, name, owner_id FROM my_customer WHERE life = 0 AND pk > ?1 ORDER BY pk LIMIT ?2";
    let mut batch = Batch::new(w)?;
    let mut first = Vec::new();
    let from = n;
    while n == from {
        let chunk: Vec<(i64, Id, String, Id)> =
            w.rows(sql, (*last, CHUNK as i64), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
        let Some((end, ..)) = chunk.last() else { break };
        *last = *end;
        for (_, id, name, owner) in chunk.into_iter().filter(|(.., owner)| owners.include(*owner)) {
            let (contacts, talks, asked, wanted, bought) = given(n, &name);
            let contacts = batch.add_dealings(id, &contacts, &talks, owner)?;
            sample::add(w, &mut batch, (id, &contacts), &asked, owner)?;
            opportunity::sample::add(w, &mut batch, (id, &name), &wanted, owner)?;
            demo_trade::orders(w, &mut batch, id, &bought)?;
            first.extend(contacts.first().map(|contact| (id, *contact)));
            n += 1;
        }
    }
    batch.write()?;
    for (customer, contact) in first {
        primary::first(w, &w.load::<Customer>("import", customer)?, contact)?;
    }
    Ok(n - from)
}
