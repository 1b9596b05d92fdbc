//! Stock: how much of a product lies where, as another system says (SPEC.md section 5). It comes by import alone.

pub mod fields;
pub(crate) mod list;
pub(crate) mod verbs;

use crate::{Id, catalogue::Catalogue, command::Entry, record::Record, store::scope::Entity, text::fold::fold};

/// The row.
#[derive(Debug)]
pub(crate) struct Stock;

impl Entity for Stock {
    const TABLE: &'static str = "stock";
}

impl Record for Stock {
    const CATALOGUE: &'static Catalogue = &fields::STOCK;
    const ALWAYS: &'static [&'static str] = &["product", "warehouse"];
}

/// The id of what lies of a product in this place: the same wherever it is entered.
pub(crate) fn id_of(workspace: Id, product: Id, warehouse: &str, bin: &str) -> Id {
    Id::of_key(workspace, Stock::TABLE, &format!("{product}/{}/{}", fold(warehouse), fold(bin)))
}

/// Operations on stock.
pub(crate) const API: &[Entry] = verbs::LISTED;
