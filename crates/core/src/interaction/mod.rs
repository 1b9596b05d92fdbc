//! Interactions: what somebody dealt with a customer, when and how (SPEC.md section 4). They are seen through their
//! customer.

pub(crate) mod create;
pub(crate) mod erase;
pub mod fields;
pub(crate) mod get;
pub(crate) mod list;
pub mod rules;
pub(crate) mod verbs;

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
pub(crate) struct Interaction;

impl Entity for Interaction {
    const TABLE: &'static str = "interaction";
}

impl Record for Interaction {
    const CATALOGUE: &'static Catalogue = &fields::INTERACTION;
    const ALWAYS: &'static [&'static str] = &["occurred_at", "summary"];

    fn default_of(field: &str) -> Option<Value> {
        rules::default_of(field)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        let of = |cells: &Cells, column: &str| match cells.get(column) {
            Some(value) => value.clone(),
            None => standing.map(|image| image.cell(column)).unwrap_or_default(),
        };
        // The workspace's date stands beside the instant, so that days are counted without its zone.
        if let Some(at) = cells.get("occurred_at").and_then(CellValue::as_int) {
            cells.insert("occurred_on".into(), CellValue::Text(w.day_of(at)?));
        }
        if let Some(contact) = cells.get("contact_id").and_then(CellValue::as_id) {
            let sql = "SELECT 1 FROM my_contact WHERE id = ?1 AND customer_id = ?2 AND life = 0";
            if w.row(sql, (contact, of(cells, "customer_id")), |_| Ok(()))?.is_none() {
                return Err(Error::invalid("contact", "not_of_customer"));
            }
        }
        if cells.contains_key("channel") && !cells.contains_key("place") {
            let lang = w.language()?;
            let (before, now) = (standing.map(|image| image.cell("channel")), of(cells, "channel"));
            let place =
                rules::place(lang, before.as_ref().and_then(CellValue::as_text), now.as_text(), of(cells, "place"));
            if place != of(cells, "place") {
                cells.insert("place".into(), place);
            }
        }
        Ok(())
    }
}

/// Operations on interactions; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] =
    &[query::<verbs::List>(), query::<get::Get>(), command::<create::Create>(), command::<erase::Erase>()];
