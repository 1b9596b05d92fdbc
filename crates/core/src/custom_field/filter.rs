//! Filters and orders by custom fields, as SQL over `c`, the table. A code is letters, digits and `_`, so that it may
//! stand in a JSON path; values are bound. No index helps here: it is a scan, under the store's stop.

use super::{CustomField, Kind, value};
use crate::{
    Error, Result,
    store::filter::{Asker, Compare, Condition},
    value::CellValue,
};
use serde_json::Value;

/// The field's value as SQLite compares it: a number, a text, 1 or 0, the JSON text of a list; NULL where there is none.
fn sql_value(field: &CustomField) -> String {
    format!("json_extract(c.custom, '$.{}')", field.code)
}

/// What a list ordered by the field goes by. Never NULL; rows without a value stand first.
pub(crate) fn key(field: &CustomField) -> String {
    let value = sql_value(field);
    match field.kind {
        Kind::Number | Kind::Money => format!("coalesce({value}, -9.3e18)"),
        Kind::Check => format!("coalesce({value}, 0)"),
        // Options stand in the order that the office gave them.
        Kind::Choice => {
            let quoted = |o: &super::FieldOption| o.value.replace('\'', "''");
            let whens: String =
                (1..).zip(&field.options).map(|(n, o)| format!(" WHEN '{}' THEN {n}", quoted(o))).collect();
            if whens.is_empty() { "0".into() } else { format!("CASE {value}{whens} ELSE 0 END") }
        }
        Kind::Text | Kind::Link => format!("lower(coalesce({value}, ''))"),
        Kind::Date | Kind::MultiChoice => format!("coalesce({value}, '')"),
    }
}

/// One condition. `bind` takes a value and answers its mark.
pub(crate) fn condition(
    field: &CustomField,
    condition: &Condition,
    asker: &Asker<'_>,
    most: usize,
    bind: &mut dyn FnMut(CellValue) -> String,
) -> Result<String> {
    use Compare as C;
    let wrong = |rule: &str| Error::invalid(format!("filter.{}", field.name), rule);
    let found = sql_value(field);
    let one = || condition.value.as_ref().ok_or_else(|| wrong("required"));
    let many = || one()?.as_array().filter(|v| v.len() <= most).ok_or_else(|| wrong("not_a_list"));
    let stored = |value: &Value| stored(field, value).map_err(wrong);
    let ordered = matches!(field.kind, Kind::Number | Kind::Money | Kind::Date | Kind::Text | Kind::Link);
    Ok(match (condition.op, field.kind) {
        (C::Empty, _) => format!("{found} IS NULL"),
        (C::NotEmpty, _) => format!("{found} IS NOT NULL"),
        (C::Eq | C::Ne | C::In | C::NotIn | C::Contains, Kind::MultiChoice) => {
            let wanted = match (condition.op, one()?) {
                // A list that is asked to be equal is the whole list.
                (C::Eq | C::Ne, list @ Value::Array(_)) => {
                    let whole = value::kept(field, list, false).map_err(wrong)?;
                    let mark = bind(CellValue::Text(whole.to_string()));
                    let sign = if condition.op == C::Eq { "IS" } else { "IS NOT" };
                    return Ok(format!("{found} {sign} {mark}"));
                }
                (C::In | C::NotIn, _) => many()?.iter().map(stored).collect::<Result<Vec<_>>>()?,
                (_, one) => vec![stored(one)?],
            };
            let marks: Vec<String> = wanted.into_iter().map(bind).collect();
            let any = format!(
                "EXISTS (SELECT 1 FROM json_each(c.custom, '$.{}') v WHERE v.value IN ({}))",
                field.code,
                marks.join(", ")
            );
            if matches!(condition.op, C::Ne | C::NotIn) { format!("NOT {any}") } else { any }
        }
        // What was never ticked is not ticked.
        (C::Eq | C::Ne, Kind::Check) => {
            let mark = bind(stored(one()?)?);
            let sign = if condition.op == C::Eq { "=" } else { "<>" };
            format!("coalesce({found}, 0) {sign} {mark}")
        }
        (C::Eq, _) => format!("{found} IS {}", bind(stored(one()?)?)),
        (C::Ne, _) => format!("{found} IS NOT {}", bind(stored(one()?)?)),
        (C::In | C::NotIn, _) => {
            let marks = many()?.iter().map(|v| Ok(bind(stored(v)?))).collect::<Result<Vec<_>>>()?;
            let inside = format!("{found} IN ({})", marks.join(", "));
            if condition.op == C::In { inside } else { format!("({inside}) IS NOT 1") }
        }
        (C::Contains | C::Starts, Kind::Text | Kind::Link) => {
            let text = one()?.as_str().ok_or_else(|| wrong("not_text"))?;
            let mark = bind(CellValue::Text(text.to_lowercase()));
            let at = if condition.op == C::Contains { "> 0" } else { "= 1" };
            format!("instr(lower({found}), {mark}) {at}")
        }
        (C::Lt | C::Lte | C::Gt | C::Gte, _) if ordered => {
            let sign = match condition.op {
                C::Lt => "<",
                C::Lte => "<=",
                C::Gt => ">",
                _ => ">=",
            };
            format!("{found} {sign} {}", bind(stored(one()?)?))
        }
        (C::Between, _) if ordered => {
            let [from, to] = one()?.as_array().map(Vec::as_slice).unwrap_or_default() else {
                return Err(wrong("not_a_range"));
            };
            format!("{found} BETWEEN {} AND {}", bind(stored(from)?), bind(stored(to)?))
        }
        (C::LastDays, Kind::Date) => {
            let days = one()?.as_i64().filter(|d| (0..=36_500).contains(d)).ok_or_else(|| wrong("not_a_number"))?;
            let since = (asker.today - chrono::Duration::days(days)).to_string();
            format!("{found} >= {}", bind(CellValue::Text(since)))
        }
        _ => return Err(wrong("not_comparable")),
    })
}

/// A value to compare with, as SQLite has it.
fn stored(field: &CustomField, value: &Value) -> Result<CellValue, &'static str> {
    let single = match field.kind {
        Kind::MultiChoice => value::kept(field, &Value::Array(vec![value.clone()]), false)?[0].clone(),
        _ => value::kept(field, value, false)?,
    };
    Ok(match single {
        Value::Bool(yes) => CellValue::Int(i64::from(yes)),
        Value::Number(n) => n.as_i64().map_or_else(|| CellValue::Real(n.as_f64().unwrap_or_default()), CellValue::Int),
        Value::String(text) => CellValue::Text(text),
        _ => CellValue::Null,
    })
}
