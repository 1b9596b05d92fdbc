//! The open archive: everything a session may read and export, in files that any program reads (a zip of JSON lines, of
//! tables as text, and of a description), and the way back into a workspace. Ids, lives and what went to the bin
//! together are kept, and what is of the office beside: its settings, views, management reports. The journal, passwords
//! and rights are not in it.

mod beside;
mod describe;
mod gather;
mod lines;
mod make;
mod office;
mod read;
mod refs;
mod rows;
mod take;

use crate::{
    churn::Churn,
    command::{Entry, action},
    contact::Contact,
    customer::Customer,
    interaction::Interaction,
    opportunity::Opportunity,
    plan::Plan,
    product::Product,
    sales_order::{OrderLine, SalesOrder},
    service::Service,
    stock::Stock,
    store::scope::Entity,
};

/// Operations on archives.
pub(crate) const API: &[Entry] = &[action::<make::Make>(), action::<take::Take>()];

/// What a manifest calls itself.
const FORMAT: &str = "zhike archive";
/// The version of what is written; a greater one is another program's.
const VERSION: u32 = 1;

/// Where the parts are.
const MANIFEST: &str = "manifest.json";
const USERS: &str = "data/users.jsonl";
const ITEMS: &str = "data/dictionary.jsonl";
const FIELDS: &str = "data/custom_fields.jsonl";
const TAGS: &str = "data/tags.jsonl";

/// What the records of an entity are called together.
fn many(entity: &str) -> String {
    match entity {
        Opportunity::TABLE => "opportunities".into(),
        Stock::TABLE => "stock".into(),
        Churn::TABLE => "churn".into(),
        other => format!("{other}s"),
    }
}

/// The part with the records of an entity.
fn records(entity: &str) -> String {
    format!("data/{}.jsonl", many(entity))
}

/// The entities with records, in the order in which they refer to each other.
const ENTITIES: [&str; 11] = [
    Customer::TABLE,
    Contact::TABLE,
    Interaction::TABLE,
    Product::TABLE,
    Stock::TABLE,
    Opportunity::TABLE,
    Plan::TABLE,
    Service::TABLE,
    SalesOrder::TABLE,
    OrderLine::TABLE,
    Churn::TABLE,
];
