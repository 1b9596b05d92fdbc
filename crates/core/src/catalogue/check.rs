//! Between the JSON of the contract and stored cells: one value of one field, nothing that needs another field or the
//! database (whether an id exists is asked by the store).

use super::{Cells, Field, FieldType};
use crate::{Id, customer::birthday, value::CellValue};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Value, json};

/// Integers in JSON stay below this, so that every reader's doubles hold them exactly.
const INTEGER_LIMIT: i64 = 1 << 53;

pub(super) fn check(field: &Field, value: &Value) -> Result<CellValue, &'static str> {
    Ok(check_cells(field, value)?.swap_remove(0).1)
}

pub(super) fn check_cells(field: &Field, value: &Value) -> Result<Cells, &'static str> {
    // A form sends an emptied input as "": the same as null for every type.
    if value.is_null() || value.as_str().is_some_and(|s| s.trim().is_empty()) {
        return Ok(field.columns().map(|c| (c, CellValue::Null)).collect());
    }
    if field.kind == FieldType::LunarDate {
        let cells = birthday::Birthday::from_json(value)?.to_cells();
        return Ok(field.columns().zip(cells).collect());
    }
    let stored = match field.kind {
        FieldType::Text | FieldType::LongText | FieldType::Phone | FieldType::Url | FieldType::Code => {
            text(field, value.as_str().ok_or("not_text")?)?
        }
        FieldType::Choice | FieldType::User | FieldType::Record => {
            let id: Id = value.as_str().and_then(|s| s.trim().parse().ok()).ok_or("not_an_id")?;
            id.into()
        }
        FieldType::Stars => match integer(value)? {
            n @ 1..=5 => CellValue::Int(n),
            _ => return Err("not_stars"),
        },
        FieldType::Money | FieldType::Integer | FieldType::Price | FieldType::Quantity => {
            CellValue::Int(integer(value)?)
        }
        FieldType::Decimal => match value.as_f64() {
            Some(r) if r.abs() < INTEGER_LIMIT as f64 => CellValue::Real(r),
            Some(_) => return Err("too_large"),
            None => return Err("not_a_number"),
        },
        FieldType::Date => CellValue::Text(date(value.as_str().ok_or("not_a_date")?)?),
        FieldType::Instant => instant(value.as_str().ok_or("not_an_instant")?)?,
        FieldType::Enum => match value.as_str().map(str::trim) {
            Some(code) if field.options.contains(&code) => CellValue::Text(code.into()),
            _ => return Err("unknown"),
        },
        FieldType::Tags => tags(field, value)?,
        FieldType::LunarDate => return Err("not_a_date"),
        FieldType::Check => CellValue::Int(i64::from(value.as_bool().ok_or("mistyped")?)),
        // No built-in field is of this kind; a custom one is checked where its options are known.
        FieldType::MultiChoice => return Err("unknown"),
    };
    Ok(vec![(field.column, stored)])
}

pub(super) fn show(field: &Field, stored: &CellValue) -> Value {
    match (field.kind, stored) {
        (_, CellValue::Null) => Value::Null,
        (FieldType::Instant, CellValue::Int(ms)) => match DateTime::<Utc>::from_timestamp_millis(*ms) {
            Some(at) => json!(at.to_rfc3339_opts(SecondsFormat::Millis, true)),
            None => Value::Null,
        },
        (FieldType::Tags, CellValue::Text(t)) => json!(t.split(',').filter(|p| !p.is_empty()).collect::<Vec<_>>()),
        // A derived date that is not there is '' in its table, so that keyset paging needs no special case.
        (FieldType::Date, CellValue::Text(t)) if t.is_empty() => Value::Null,
        (_, CellValue::Text(t)) if field.derived && t.is_empty() => Value::Null,
        (FieldType::Check, CellValue::Int(n)) => json!(*n != 0),
        (_, CellValue::Int(n)) => json!(n),
        (_, CellValue::Real(r)) => json!(r),
        (_, CellValue::Text(t)) => json!(t),
        (_, CellValue::Blob(_)) => stored.as_id().map_or(Value::Null, |id| json!(id)),
    }
}

pub(super) fn show_cells(field: &Field, cell: &dyn Fn(&str) -> CellValue) -> Value {
    if field.kind == FieldType::LunarDate {
        let cells: Vec<CellValue> = field.columns().map(cell).collect();
        return birthday::Birthday::from_cells(&cells).map_or(Value::Null, |b| b.to_json());
    }
    show(field, &cell(field.column))
}

/// Trimmed text without control characters. A line break is one only in a long text, where CR LF becomes LF and a
/// tab a space, because files bring them and nobody means them.
fn text(field: &Field, raw: &str) -> Result<CellValue, &'static str> {
    let long = field.kind == FieldType::LongText;
    let mut kept = raw.trim().to_owned();
    if long {
        kept = kept.replace("\r\n", "\n").replace('\t', " ");
    }
    if kept.chars().any(|c| c.is_control() && !(long && c == '\n')) {
        return Err("control_character");
    }
    if field.kind == FieldType::Code {
        kept = crate::text::fold::code(&kept);
    }
    if let Some(rule) = field.rule {
        kept = rule(&kept)?;
    }
    match field.max {
        Some(max) if kept.chars().nth(max as usize).is_some() => Err("too_long"),
        _ => Ok(CellValue::Text(kept)),
    }
}

fn integer(value: &Value) -> Result<i64, &'static str> {
    let n = match (value.as_i64(), value.as_f64()) {
        (Some(n), _) => n,
        // Some writers send 3 as 3.0.
        (None, Some(r)) if r.fract() == 0.0 && r.abs() < INTEGER_LIMIT as f64 => r as i64,
        (None, Some(r)) if r.fract() == 0.0 => return Err("too_large"),
        _ => return Err("not_an_integer"),
    };
    if n.unsigned_abs() < INTEGER_LIMIT.unsigned_abs() { Ok(n) } else { Err("too_large") }
}

/// A real calendar date, in the one spelling `2026-11-22`.
fn date(raw: &str) -> Result<String, &'static str> {
    let raw = raw.trim();
    let date = NaiveDate::parse_from_str(raw, "%Y-%m-%d").map_err(|_| "not_a_date")?;
    let spelled = date.format("%Y-%m-%d").to_string();
    if spelled == raw { Ok(spelled) } else { Err("not_a_date") }
}

fn instant(raw: &str) -> Result<CellValue, &'static str> {
    let at = DateTime::parse_from_rfc3339(raw.trim()).map_err(|_| "not_an_instant")?;
    Ok(CellValue::Int(at.timestamp_millis()))
}

fn tags(field: &Field, value: &Value) -> Result<CellValue, &'static str> {
    let mut kept: Vec<&str> = Vec::new();
    for tag in value.as_array().ok_or("not_a_list")? {
        let tag = tag.as_str().ok_or("not_text")?.trim();
        if tag.contains(',') || tag.chars().any(char::is_control) {
            return Err("control_character");
        }
        if field.max.is_some_and(|max| tag.chars().nth(max as usize).is_some()) {
            return Err("too_long");
        }
        if !tag.is_empty() && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    Ok(if kept.is_empty() { CellValue::Null } else { CellValue::Text(kept.join(",")) })
}
