//! Contacts: the people who work at a customer (SPEC.md section 4). They are seen through their customer.

pub(crate) mod create;
pub(crate) mod erase;
pub mod fields;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod points;
pub(crate) mod primary;
pub(crate) mod verbs;

use crate::{
    catalogue::Catalogue,
    command::{Entry, command, query},
    record::Record,
    store::scope::Entity,
};

/// The row.
#[derive(Debug)]
pub(crate) struct Contact;

impl Entity for Contact {
    const TABLE: &'static str = "contact";
}

impl Record for Contact {
    const CATALOGUE: &'static Catalogue = &fields::CONTACT;
    const ALWAYS: &'static [&'static str] = &["name"];
}

/// Operations on contacts; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[
    query::<verbs::List>(),
    query::<get::Get>(),
    command::<create::Create>(),
    command::<points::Points>(),
    command::<erase::Erase>(),
];
