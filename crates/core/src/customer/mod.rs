//! Customers: companies and people who bought or may buy (SPEC.md section 4).

pub(crate) mod as_of;
pub(crate) mod batch;
pub mod birthday;
pub(crate) mod create;
pub mod credit_code;
pub(crate) mod erase;
pub mod fields;
pub(crate) mod get;
pub mod lifecycle;
pub(crate) mod list;
pub mod lunar;
pub mod number;
pub(crate) mod points;
pub mod rules;
pub(crate) mod tags;
pub(crate) mod timeline;
pub(crate) mod verbs;
pub(crate) mod whose;

use crate::{
    Error, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    record::Record,
    store::{capture::Cells, line::Image, scope::Entity, write::Write},
    value::CellValue,
};
use serde_json::Value;

/// The row.
#[derive(Debug)]
pub(crate) struct Customer;

impl Entity for Customer {
    const TABLE: &'static str = "customer";
}

impl Record for Customer {
    const CATALOGUE: &'static Catalogue = &fields::CUSTOMER;
    const ALWAYS: &'static [&'static str] = &["name", "kind", "owner"];

    fn default_of(field: &str) -> Option<Value> {
        rules::default_of(field)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        if let Some(contact) = cells.get("primary_contact_id").and_then(CellValue::as_id) {
            let sql = "SELECT 1 FROM my_contact WHERE id = ?1 AND customer_id = ?2 AND life = 0";
            let own = match standing {
                Some(customer) => w.row(sql, (contact, customer.id), |_| Ok(()))?.is_some(),
                None => false,
            };
            if !own {
                return Err(Error::invalid("primary_contact", "not_of_customer"));
            }
        }
        // Giving a customer to somebody else is a right of its own.
        let Some(standing) = standing else { return Ok(()) };
        let before = standing.cell("owner_id");
        let moves = cells.get("owner_id").is_some_and(|owner| *owner != before);
        let may = before.as_id().is_some_and(|owner| w.access().owners("customer", "transfer").include(owner));
        if moves && !may { Err(Error::Forbidden { permission: "customer.transfer".into() }) } else { Ok(()) }
    }
}

/// A tag on a record.
#[derive(Debug)]
pub(crate) struct Tagging;

impl Entity for Tagging {
    const TABLE: &'static str = "tagging";
}

/// Operations on customers; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[
    query::<verbs::List>(),
    query::<get::Get>(),
    query::<timeline::Timeline>(),
    query::<as_of::Then>(),
    command::<create::Create>(),
    command::<points::Points>(),
    command::<tags::Change>(),
    command::<erase::Erase>(),
    query::<tags::List>(),
];
