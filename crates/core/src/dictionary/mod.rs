//! Editable lists: regions, levels, industries (SPEC.md section 9). A field holds the id of an item, so that a new name
//! shows wherever the item was ever picked; what is no longer offered stays readable.

pub(crate) mod add;
mod delete;
mod label;
mod list;
mod sort;
mod update;

use crate::{
    Error, Result,
    catalogue::FieldType,
    command::{Entry, command, query},
    customer::fields::CUSTOMER,
    opportunity::stage::CATEGORY,
    store::scope::Entity,
    value::CellValue,
};
pub(crate) use label::{Labels, label, labels};
pub(crate) use sort::order;

/// Operations on dictionaries.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    command::<add::Add>(),
    command::<update::Update>(),
    command::<sort::Sort>(),
    command::<delete::Delete>(),
];

/// The row of an item.
#[derive(Debug)]
pub(crate) struct DictionaryItem;

impl Entity for DictionaryItem {
    const TABLE: &'static str = "dictionary_item";
}

/// What a stage says of those that stand in it, as it is kept. An item of another list says nothing of the kind.
pub(crate) fn of_stage(column: &str, category: &str, said: Option<i64>) -> Result<CellValue> {
    let most = if column == "success_rate" { 100 } else { 3_650 };
    match said {
        None => Ok(CellValue::Null),
        Some(_) if category != CATEGORY => Err(Error::invalid(column, "not_a_stage")),
        Some(0) if column == "stale_days" => Ok(CellValue::Null),
        Some(n) if (0..=most).contains(&n) => Ok(CellValue::Int(n)),
        Some(_) => Err(Error::invalid(column, "range")),
    }
}

/// Whether a list only names the steps of something that is no choice (the five stars): nothing can be added to it.
pub(crate) fn is_fixed(category: &str) -> bool {
    CUSTOMER.fields.iter().any(|f| f.kind == FieldType::Stars && f.name == category)
}
