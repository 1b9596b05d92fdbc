//! Values of custom fields between the contract and the cell: a cell holds the value's JSON text, or nothing. Each kind
//! is checked like the built-in type it resembles, so that the same rule has the same word.

use super::{CustomField, Kind};
use crate::{
    catalogue::{Field, FieldType as T},
    customer::fields::{CUSTOMER, website},
    export::list,
    import::cell::{self, DateOrder},
    text::fold::fold,
    value::CellValue,
};
use serde_json::{Value, json};

const TEXT: Field = Field { kind: T::Text, max: Some(500), ..Field::PLAIN };
const NUMBER: Field = Field { kind: T::Decimal, max: None, ..Field::PLAIN };
const MONEY: Field = Field { kind: T::Money, max: None, ..Field::PLAIN };
const DATE: Field = Field { kind: T::Date, max: None, ..Field::PLAIN };
const LINK: Field = Field { kind: T::Url, max: Some(500), rule: Some(website), ..Field::PLAIN };

/// The built-in field that a kind is checked like; none for those that only custom fields have.
fn like(kind: Kind) -> Option<&'static Field> {
    Some(match kind {
        Kind::Text => &TEXT,
        Kind::Number => &NUMBER,
        Kind::Money => &MONEY,
        Kind::Date => &DATE,
        Kind::Link => &LINK,
        Kind::Choice | Kind::MultiChoice | Kind::Check => return None,
    })
}

/// Most characters of a value.
pub(super) fn longest(kind: Kind) -> Option<u32> {
    like(kind).and_then(|field| field.max)
}

/// The cell of a value from outside, or the rule that it breaks. Null, an empty text and an empty list clear.
pub(crate) fn check(field: &CustomField, value: &Value) -> Result<CellValue, &'static str> {
    Ok(match kept(field, value, true)? {
        Value::Null => CellValue::Null,
        kept => CellValue::Text(kept.to_string()),
    })
}

/// The value as it would be kept. `anew`: it is being picked, so an option that is no longer offered is refused.
pub(crate) fn kept(field: &CustomField, value: &Value, anew: bool) -> Result<Value, &'static str> {
    if value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Ok(Value::Null);
    }
    if let Some(like) = like(field.kind) {
        return Ok(match CUSTOMER.check(like, value)? {
            CellValue::Null => Value::Null,
            CellValue::Int(n) => json!(n),
            // One spelling for a number, so that 3 and 3.0 are the same cell on every copy.
            CellValue::Real(r) if r.fract() == 0.0 => json!(r as i64),
            CellValue::Real(r) => json!(r),
            CellValue::Text(t) => json!(t),
            CellValue::Blob(_) => Value::Null,
        });
    }
    let option = |value: &Value| {
        let wanted = value.as_str().ok_or("not_text")?.trim();
        match field.options.iter().find(|o| o.value == wanted) {
            None => Err("unknown"),
            Some(option) if anew && !option.active => Err("inactive"),
            Some(option) => Ok(option.value.clone()),
        }
    };
    match field.kind {
        Kind::Check => value.as_bool().map(|yes| json!(yes)).ok_or("not_yes_or_no"),
        Kind::Choice => option(value).map(|v| json!(v)),
        _ => {
            let mut picked = value.as_array().ok_or("not_a_list")?.iter().map(option).collect::<Result<Vec<_>, _>>()?;
            // One order for a set, so that it is the same cell on every copy.
            picked.sort();
            picked.dedup();
            Ok(if picked.is_empty() { Value::Null } else { json!(picked) })
        }
    }
}

/// What a cell of a file says, as a value that [`check`] takes, or the rule that it breaks.
pub(crate) fn of_file(
    field: &CustomField,
    raw: &str,
    (unit, order): (u64, DateOrder),
    minor_digits: u32,
) -> Result<Value, &'static str> {
    let said = fold(raw);
    let option = |raw: &str| {
        let said = fold(raw.trim());
        let is =
            |o: &&super::FieldOption| [&o.value, &o.label_zh, &o.label_en].into_iter().any(|name| fold(name) == said);
        field.options.iter().filter(|o| o.active).find(is).map(|o| json!(o.value)).ok_or("unknown")
    };
    let value = match field.kind {
        Kind::Text | Kind::Link => json!(raw),
        Kind::Number => json!(said.replace(',', "").parse::<f64>().map_err(|_| "not_a_number")?),
        Kind::Money => json!(cell::amount(raw, unit, minor_digits)?),
        Kind::Date => json!(cell::day(raw, order)?),
        Kind::Choice => option(raw)?,
        Kind::MultiChoice => match option(raw) {
            Ok(one) => json!([one]),
            Err(_) => {
                let parts = list::parted(raw, list::OPTIONS);
                json!(parts.iter().map(|(part, _)| option(part)).collect::<Result<Vec<_>, _>>()?)
            }
        },
        Kind::Check => match said.as_str() {
            "是" | "有" | "对" | "yes" | "y" | "true" | "t" | "1" | "x" | "v" | "√" | "✓" | "✔" | "on" => {
                json!(true)
            }
            "否" | "无" | "没有" | "不是" | "no" | "n" | "false" | "f" | "0" | "×" | "off" => json!(false),
            _ => return Err("not_yes_or_no"),
        },
    };
    kept(field, &value, true)
}

/// What search finds a value by: its text, or the labels of what is picked.
pub(crate) fn searched(field: &CustomField, value: &Value) -> Vec<String> {
    let labels = |value: &Value| -> Vec<String> {
        let option = value.as_str().and_then(|v| field.options.iter().find(|o| o.value == v));
        let mut both: Vec<String> = option.map(|o| vec![o.label_zh.clone(), o.label_en.clone()]).unwrap_or_default();
        both.dedup();
        both
    };
    match field.kind {
        Kind::Text | Kind::Link => value.as_str().map(String::from).into_iter().collect(),
        Kind::Choice => labels(value),
        Kind::MultiChoice => value.as_array().into_iter().flatten().flat_map(labels).collect(),
        Kind::Number | Kind::Money | Kind::Date | Kind::Check => Vec::new(),
    }
}
