//! The open archive: everything a session may read and export, in files that any program reads (a zip of JSON lines, of
//! tables as text, and of a description), and the way back into a workspace. Ids, lives and what went to the bin
//! together are kept; the journal, passwords and rights are not in it.

mod describe;
mod lines;
mod make;
mod read;
mod refs;
mod rows;
mod take;

use crate::{
    command::{Entry, action},
    contact::Contact,
    customer::Customer,
    interaction::Interaction,
    service::Service,
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

/// The part with the records of an entity.
fn records(entity: &str) -> String {
    format!("data/{entity}s.jsonl")
}

/// The entities with records, in the order in which they refer to each other.
const ENTITIES: [&str; 4] = [Customer::TABLE, Contact::TABLE, Interaction::TABLE, Service::TABLE];
