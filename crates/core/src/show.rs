//! Stored cells as the contract shows them: field names instead of columns, ids as text, masked values left out.

use crate::{
    catalogue,
    store::{capture::Cells, read::Read, schema::life},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The field that a column belongs to, by its name in the contract.
pub(crate) fn field_name(table: &str, column: &str) -> String {
    let field = catalogue::of(table).and_then(|c| c.by_column(column));
    field.map_or(column, |f| f.name).to_string()
}

/// The first column of a field, for what callers name.
pub(crate) fn column(table: &str, field: &str) -> String {
    let known = catalogue::of(table).and_then(|c| c.field(field));
    known.map_or(field, |f| f.column).to_string()
}

/// Whether this session may not see a column.
pub(crate) fn masked(r: &Read<'_>, table: &str, column: &str) -> bool {
    r.hides(table, column)
}

/// One cell as JSON.
pub(crate) fn cell(table: &str, column: &str, value: &CellValue) -> Value {
    if column.starts_with("custom.") {
        return value.as_text().and_then(|t| serde_json::from_str(t).ok()).unwrap_or(Value::Null);
    }
    let known = catalogue::of(table).and_then(|c| Some((c, c.by_column(column)?)));
    match known {
        Some((catalogue, field)) if field.more_columns.is_empty() => catalogue.show(field, value),
        _ => match (value.as_id(), value) {
            (Some(id), _) => Value::String(id.to_string()),
            (None, CellValue::Text(t)) => Value::String(t.clone()),
            (None, other) => other.to_json(),
        },
    }
}

/// A cell or a group of cells: one value, or an object by field.
pub(crate) fn unit(table: &str, cells: &Cells) -> Value {
    if let Some(CellValue::Int(life)) = cells.get("life") {
        return json!(Life::of(*life));
    }
    let fields = fields(table, cells);
    if fields.len() == 1 { fields.into_iter().next().map_or(Value::Null, |(_, v)| v) } else { Value::Object(fields) }
}

/// Cells by field, those of one field together.
pub(crate) fn fields(table: &str, cells: &Cells) -> Map<String, Value> {
    let mut out = Map::new();
    for (column, value) in cells {
        let name = field_name(table, column);
        let several =
            catalogue::of(table).and_then(|c| Some((c, c.field(&name).filter(|f| !f.more_columns.is_empty())?)));
        let shown = match several {
            Some((catalogue, field)) => catalogue.show_cells(field, |c| cells.get(c).cloned().unwrap_or_default()),
            None => cell(table, column, value),
        };
        out.insert(name, shown);
    }
    out
}

/// Whether a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// It stands.
    Live,
    /// In the recycle bin.
    Binned,
    /// What made it was taken back.
    Withdrawn,
    /// Its content is gone for good.
    Erased,
}

impl Life {
    /// From the cell `life`.
    pub(crate) fn of(life: i64) -> Self {
        match life {
            life::LIVE => Self::Live,
            life::BINNED => Self::Binned,
            life::WITHDRAWN => Self::Withdrawn,
            _ => Self::Erased,
        }
    }
}
