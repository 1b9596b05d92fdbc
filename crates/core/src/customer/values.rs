//! Values of a customer between the contract and the row: checked on the way in, masked on the way out.

use super::{fields::CUSTOMER, rules};
use crate::{
    Error, Id, Result,
    catalogue::{Field, FieldType},
    store::{ask::Derived, capture::Cells, line::Image, read::Read},
    time::instant_text,
    value::CellValue,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Values by field name.
pub(crate) type Values = Map<String, Value>;

/// Checks values from outside and turns them into cells. `kind` is the kind the customer will have.
pub(crate) fn to_cells(r: &Read<'_>, kind: &str, set: &Values) -> Result<Cells> {
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut cells = Cells::new();
    for (name, value) in set {
        if let Some(code) = name.strip_prefix("custom.") {
            match custom(r, code, value)? {
                Ok(cell) => drop(cells.insert(name.clone(), cell)),
                Err(rule) => drop(wrong.insert(name.clone(), rule.into())),
            }
            continue;
        }
        let checked = match CUSTOMER.field(name).filter(|f| f.writable()) {
            None => Err("unknown_field"),
            Some(field) if field.mask.is_some_and(|m| r.access().masked.contains(&m)) => Err("masked"),
            Some(field) => match CUSTOMER.check_cells(field, value) {
                Ok(found) => existing(r, field, &found[0].1)?.map(|()| found),
                Err(rule) => Err(rule),
            },
        };
        match checked {
            Ok(found) => cells.extend(found.into_iter().map(|(c, v)| (c.to_string(), v))),
            Err(rule) => drop(wrong.insert(name.clone(), rule.into())),
        }
    }
    for name in ["name", "kind", "owner"] {
        if set.get(name).is_some_and(|v| v.is_null() || v == "") {
            wrong.insert(name.into(), "required".into());
        }
    }
    wrong.extend(
        rules::refuse(kind, set.iter().map(|(k, v)| (k.as_str(), v))).into_iter().map(|(f, r)| (f.into(), r.into())),
    );
    if wrong.is_empty() { Ok(cells) } else { Err(Error::Invalid { fields: wrong }) }
}

/// Whether what an id names is there: a user, a dictionary item of the right category, a customer or contact in sight.
fn existing(r: &Read<'_>, field: &Field, value: &CellValue) -> Result<Result<(), &'static str>> {
    let Some(id) = value.as_id() else { return Ok(Ok(())) };
    let there = |sql: &str| -> Result<bool> { Ok(r.row(sql, [id], |_| Ok(()))?.is_some()) };
    let found = match field.kind {
        FieldType::User => there("SELECT 1 FROM user WHERE id = ?1 AND life = 0 AND active = 1")?,
        FieldType::Record if field.name == "primary_contact" => {
            there("SELECT 1 FROM my_contact WHERE id = ?1 AND life = 0")?
        }
        FieldType::Record => there("SELECT 1 FROM my_customer WHERE id = ?1 AND life = 0")?,
        FieldType::Choice => {
            let sql = "SELECT category, active FROM dictionary_item WHERE id = ?1 AND life = 0";
            match r.row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))? {
                Some((category, false)) if Some(category.as_str()) == field.dictionary => return Ok(Err("inactive")),
                found => found.as_ref().map(|(category, _)| category.as_str()) == field.dictionary,
            }
        }
        _ => true,
    };
    Ok(if found { Ok(()) } else { Err("unknown") })
}

/// A custom field's value as its JSON text; null clears it.
fn custom(r: &Read<'_>, code: &str, value: &Value) -> Result<Result<CellValue, &'static str>> {
    let sql = "SELECT kind FROM custom_field WHERE entity = 'customer' AND code = ?1 AND life = 0 AND active = 1";
    let Some(kind) = r.row(sql, [code], |row| row.get::<_, String>(0))? else { return Ok(Err("unknown_field")) };
    if value.is_null() {
        return Ok(Ok(CellValue::Null));
    }
    let fits = match kind.as_str() {
        "number" | "money" => value.is_number(),
        "check" => value.is_boolean(),
        "multi_choice" => value.as_array().is_some_and(|a| a.iter().all(Value::is_string)),
        "date" => value.as_str().is_some_and(|t| t.parse::<chrono::NaiveDate>().is_ok()),
        _ => value.as_str().is_some_and(|t| t.chars().count() <= 2000),
    };
    Ok(if fits { Ok(CellValue::Text(value.to_string())) } else { Err("mistyped") })
}

/// The built-in fields among these, or all, that the session may see.
pub(crate) fn shown(r: &Read<'_>, wanted: Option<&[String]>) -> Vec<&'static Field> {
    let asked = |f: &Field| wanted.is_none_or(|w| w.iter().any(|n| n == f.name));
    let masked = |f: &Field| f.mask.is_some_and(|m| r.access().masked.contains(&m));
    CUSTOMER.fields.iter().filter(|f| asked(f) && !masked(f)).collect()
}

/// These fields of one row as values.
pub(crate) fn of_cells(fields: &[&'static Field], derived: &Derived, cell: &dyn Fn(&str) -> CellValue) -> Values {
    let value = |field: &Field| {
        if field.derived { derived_value(field.name, derived) } else { CUSTOMER.show_cells(field, cell) }
    };
    fields.iter().map(|field| (field.name.into(), value(field))).collect()
}

/// A whole row as values by field, custom fields too. Masked ones are left out.
pub(crate) fn of_row(r: &Read<'_>, image: &Image, derived: &Derived) -> Values {
    let mut out = of_cells(&shown(r, None), derived, &|c| image.cell(c));
    out.extend(custom_values(image.cells.iter()));
    out
}

/// The custom fields among these cells.
pub(crate) fn custom_values<'a>(
    cells: impl Iterator<Item = (&'a String, &'a CellValue)>,
) -> impl Iterator<Item = (String, Value)> {
    let custom = cells.filter(|(name, _)| name.starts_with("custom."));
    custom.map(|(name, value)| (name.clone(), crate::show::cell("customer", name, value)))
}

fn derived_value(name: &str, derived: &Derived) -> Value {
    let date = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    match name {
        "created_at" => json!(instant_text(derived.created_at)),
        "created_by" => json!(derived.created_by),
        "last_contact_on" => date(&derived.last_contact_on),
        "last_order_on" => date(&derived.last_order_on),
        "missing" => json!(missing_of(derived)),
        _ => Value::Null,
    }
}

/// What a record lacks, by field name.
pub(crate) fn missing_of(derived: &Derived) -> Vec<String> {
    derived.missing.split(',').filter(|m| !m.is_empty()).map(String::from).collect()
}

/// The stored form of the default of a field that nobody filled.
pub(crate) fn defaults(workspace: Id, cells: &mut Cells) {
    for field in CUSTOMER.fields.iter().filter(|f| !f.derived) {
        if cells.get(field.column).is_some_and(|v| !v.is_null()) {
            continue;
        }
        let Some(value) = rules::default_of(field.name) else { continue };
        let cell = match (field.dictionary, value.as_str()) {
            (Some(category), Some(code)) => crate::workspace::create::item_id(workspace, category, code).into(),
            _ => match CUSTOMER.check(field, &value) {
                Ok(cell) => cell,
                Err(_) => continue,
            },
        };
        cells.insert(field.column.into(), cell);
    }
}
