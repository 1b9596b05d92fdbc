//! The imports as operations of the contract. They differ by what a row of their file is.

use super::{Import, imported::Imported, run};
use crate::{
    Result,
    app::Cx,
    churn,
    command::{Action, Done, Permission, Undo},
    import::part::Part,
};
use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! imports {
    ($($says:literal $name:ident $part:ident $entity:literal $after:expr;)*) => {$(
        #[doc = $says]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Import);

        impl Action for $name {
            const NAME: &'static str = concat!($entity, ".import");
            const NEEDS: Permission = Permission::to("import", $entity);
            const UNDO: Undo = Undo::Free;
            const JOB: bool = true;
            type Output = Imported;

            fn run(self, cx: &Cx) -> Result<Done<Imported>> {
                let dry_run = self.0.dry_run;
                let done = run(self.0, Part::$part, Self::NAME, cx)?;
                if !dry_run {
                    $after(cx);
                }
                Ok(done)
            }
        }
    )*};
}

imports! {
    "Imports customers." Customers Customer "customer" nothing;
    "Imports contacts, each to the company that his row names; who has none is a customer himself."
    Contacts Contact "contact" nothing;
    "Imports interactions, each with the customer that its row names." Interactions Interaction "interaction" nothing;
    "Imports products, each known by its sku." Products Product "product" nothing;
    "Imports stock, each known by product, warehouse and bin." Stocks Stock "stock" nothing;
    "Imports opportunities, those of the past with their own state and dates." Opportunities Opportunity "opportunity" nothing;
    "Imports services, those of the past in their own state and with their own dates." Services Service "service" nothing;
    "Imports orders with their lines, each known by its number." Orders Order "sales_order" who_buys;
}

fn nothing(_: &Cx) {}

/// What orders make of those who gave them. Who stopped is looked for when a day begins, so that an import can be taken back
/// while nothing hangs on it; failing costs time only, as it runs again then.
fn who_buys(cx: &Cx) {
    // Whoever was about to be lost may have ordered.
    if let Err(e) = churn::check::again(cx.store()) {
        tracing::warn!(%e, "who orders again could not be looked for");
    }
    // Who stands out among those who buy may be others now.
    if let Err(e) = cx.store().roll(true) {
        tracing::warn!(%e, "who is of high value could not be asked again");
    }
}
