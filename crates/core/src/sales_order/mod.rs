//! Orders: what customers bought, mostly as another system says (SPEC.md section 5). An order is seen through its customer;
//! what it comes to is derived from its lines.

pub mod amount;
pub(crate) mod create;
pub mod fields;
pub(crate) mod get;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod totals;
pub(crate) mod update;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    contact::create::standing_customer,
    record::Record,
    setting,
    store::{
        capture::Cells,
        line::Image,
        scope::{Entity, Visible},
        write::Write,
    },
    value::CellValue,
};
pub(crate) use line::OrderLine;
use serde_json::{Value, json};

/// The row.
#[derive(Debug)]
pub(crate) struct SalesOrder;

impl Entity for SalesOrder {
    const TABLE: &'static str = "sales_order";
}

impl Record for SalesOrder {
    const CATALOGUE: &'static Catalogue = &fields::SALES_ORDER;
    const ALWAYS: &'static [&'static str] = &["number", "customer", "ordered_on"];

    fn default_of(field: &str) -> Option<Value> {
        (field == "status").then(|| json!("new"))
    }

    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        setting::require_by_hand(w)?;
        let row = w.load::<Self>("update", id)?;
        if row.life != 0 { Err(Error::blocked("in_bin")) } else { Ok(row) }
    }

    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        setting::require_by_hand(w)?;
        w.load::<Self>("delete", id)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        let changed = |column: &str| {
            let before = standing.map(|image| image.cell(column));
            cells.get(column).is_some_and(|now| before.as_ref().is_some_and(|before| before != now))
        };
        // Its id was made from it.
        if changed("number") {
            return Err(Error::invalid("number", "read_only"));
        }
        if changed("customer_id")
            && let Some(customer) = cells.get("customer_id").and_then(CellValue::as_id)
        {
            standing_customer(w, customer, Self::TABLE)?;
        }
        let currency = cells.get("currency").cloned().or_else(|| standing.map(|image| image.cell("currency")));
        if currency.is_none_or(|c| c.is_null()) {
            cells.insert("currency".into(), CellValue::Text(w.currency()?));
        }
        Ok(())
    }
}

/// The id of the order with this number: the same wherever it is entered.
pub(crate) fn id_of(workspace: Id, number: &str) -> Id {
    Id::of_key(workspace, SalesOrder::TABLE, number)
}

/// Operations on orders.
pub(crate) const API: &[Entry] = &[
    verbs::LISTED[0],
    verbs::LISTED[1],
    verbs::LISTED[2],
    verbs::LISTED[3],
    query::<get::Get>(),
    query::<totals::Totals>(),
    command::<create::Create>(),
    command::<update::Update>(),
    command::<update::Bin>(),
    command::<update::Restore>(),
];
