//! Customers: companies and people who bought or may buy (SPEC.md section 4).

pub mod birthday;
pub(crate) mod bulk;
pub(crate) mod create;
pub mod credit_code;
pub mod fields;
pub(crate) mod get;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod life;
pub(crate) mod list;
pub mod lunar;
pub mod number;
pub(crate) mod place;
pub(crate) mod points;
pub mod rules;
pub(crate) mod tags;
pub(crate) mod update;
pub(crate) mod values;

use crate::{
    command::{Entry, action, command, query},
    store::scope::Entity,
};

/// The row.
#[derive(Debug)]
pub(crate) struct Customer;

impl Entity for Customer {
    const TABLE: &'static str = "customer";
}

/// A phone number, e-mail address or social account of a customer or contact.
#[derive(Debug)]
pub(crate) struct ContactPoint;

impl Entity for ContactPoint {
    const TABLE: &'static str = "contact_point";
}

/// A tag on a record.
#[derive(Debug)]
pub(crate) struct Tagging;

impl Entity for Tagging {
    const TABLE: &'static str = "tagging";
}

/// Operations on customers.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    query::<list::Count>(),
    query::<place::Place>(),
    query::<get::Get>(),
    query::<history::History>(),
    command::<create::Create>(),
    command::<update::Update>(),
    action::<bulk::Change>(),
    command::<points::Points>(),
    command::<tags::Change>(),
    command::<life::Bin>(),
    command::<life::Restore>(),
    command::<life::Erase>(),
    action::<import::Import>(),
    query::<tags::List>(),
];
