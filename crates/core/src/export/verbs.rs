//! The exports of lists as operations of the contract. They differ by their entity and by the records that a list may be
//! narrowed to.

use super::run::{Exported, Format, Language, Wanted, run};
use crate::{
    Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    contact::Contact,
    customer::Customer,
    interaction::Interaction,
    opportunity::Opportunity,
    product::Product,
    record::list::{Sort, named},
    sales_order::SalesOrder,
    service::Service,
    stock::Stock,
    store::filter::Condition,
};
use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! exports {
    ($name:ident, $record:ty, $entity:literal, $many:literal, $order:expr, $order_says:literal,
     [$($of:ident $column:literal $of_says:literal),*]) => {
        #[doc = concat!("Exports ", $many, ": a list as it is filtered and sorted, or those that were picked. Masked fields are left out.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = $of_says]
                #[serde(default)]
                pub $of: Option<Id>,
            )*
            /// Conditions that must all hold.
            #[serde(default)]
            pub filter: Vec<Condition>,
            #[doc = $order_says]
            #[serde(default)]
            pub sort: Option<Sort>,
            /// These records and no other, in this order; what says which rows of a list is then not looked at.
            #[serde(default)]
            pub ids: Option<Vec<Id>>,
            /// The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
            #[serde(default)]
            pub columns: Option<Vec<String>>,
            /// What it is written as.
            #[serde(default)]
            pub format: Format,
            /// The language of headers and words; the workspace's where it is left out.
            #[serde(default)]
            pub language: Option<Language>,
        }

        impl Action for $name {
            const NAME: &'static str = concat!($entity, ".export");
            const NEEDS: Permission = Permission::to("export", $entity);
            const UNDO: Undo = Undo::Never("export");
            const JOB: bool = true;
            type Output = Exported;

            fn run(self, cx: &Cx) -> Result<Done<Exported>> {
                let (by, desc) = $order;
                let wanted = Wanted {
                    of: named(&[$(($column, self.$of)),*]),
                    filter: self.filter,
                    sort: self.sort.unwrap_or(Sort { by: String::from(by), desc }),
                    ids: self.ids,
                    columns: self.columns,
                    format: self.format,
                    language: self.language,
                };
                run::<$record>(cx, Self::NAME, &wanted)
            }
        }
    };
}

exports!(Customers, Customer, "customer", "customers", ("name", false), "By name where it is left out.", []);
exports!(
    Contacts,
    Contact,
    "contact",
    "contacts",
    ("name", false),
    "By name where it is left out.",
    [customer "customer_id" "Of this customer only."]
);
exports!(
    Interactions,
    Interaction,
    "interaction",
    "interactions",
    ("occurred_at", true),
    "The latest first where it is left out.",
    [customer "customer_id" "With this customer only.", contact "contact_id" "With this contact only."]
);
exports!(Products, Product, "product", "products", ("name", false), "By name where it is left out.", []);
exports!(
    Stocks,
    Stock,
    "stock",
    "stock",
    ("product", false),
    "By product where it is left out.",
    [product "product_id" "Of this product only."]
);
exports!(
    Services,
    Service,
    "service",
    "services",
    ("raised_at", true),
    "The newest first where it is left out.",
    [customer "customer_id" "Of this customer only."]
);
exports!(
    Opportunities,
    Opportunity,
    "opportunity",
    "opportunities",
    ("created_at", true),
    "The newest first where it is left out.",
    [customer "customer_id" "Of this customer only."]
);
exports!(
    Orders,
    SalesOrder,
    "sales_order",
    "orders",
    ("ordered_on", true),
    "The latest first where it is left out.",
    [customer "customer_id" "Of this customer only."]
);
