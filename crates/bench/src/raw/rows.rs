//! Rows of the product as they stand in the tables of a plain file, and the writing of them.

use super::told;
use crate::{Outcome, office::Person};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};
use std::collections::HashMap;
use zhike_core::{
    Id,
    catalogue::Catalogue,
    customer::{fields::CUSTOMER, number},
    text::{fold, phone, pinyin},
    value::CellValue,
};

/// Rows of one transaction while the file is filled: what an import writes at once.
const CHUNK: usize = 2_000;
/// Sorts after all others where a choice is empty.
const LAST: i64 = 1 << 40;

/// Columns of a customer's derived row beside those that keep their default.
pub const OF_CUSTOMER: &[&str] = &[
    "pk",
    "owner_id",
    "life",
    "name_key",
    "name_fold",
    "number_key",
    "level_key",
    "region_key",
    "created_at",
    "created_by",
    "created_on",
    "first_hlc",
    "first_device",
    "phone_norm",
    "missing",
];

/// One record ready to be bound.
pub struct Row {
    cells: Vec<CellValue>,
    derived: Vec<CellValue>,
}

impl Row {
    /// A record as a list shows it with all its fields; `more` are cells that its list names beside them.
    pub fn of(
        catalogue: &Catalogue,
        row: &Value,
        pk: i64,
        more: &[(&'static str, CellValue)],
        derived: Vec<CellValue>,
    ) -> Outcome<Row> {
        let mut by_column: HashMap<&str, CellValue> = more.iter().cloned().collect();
        for field in catalogue.fields.iter().filter(|f| !f.derived) {
            for (column, value) in catalogue.check_cells(field, &row["values"][field.name]).unwrap_or_default() {
                by_column.entry(column).or_insert(value);
            }
        }
        let mut cells = vec![CellValue::Int(pk), id_of(&row["id"])?.into(), int(&row["rev"])];
        cells.extend(catalogue.columns().map(|c| by_column.get(c).cloned().unwrap_or_default()));
        Ok(Row { cells, derived })
    }
}

/// Writes rows and what is derived of them, in transactions as an import's.
pub fn write(db: &Connection, catalogue: &Catalogue, derived: &[&str], rows: &[Row]) -> Outcome {
    let table = catalogue.table;
    let columns: String = catalogue.columns().map(|c| format!(", \"{c}\"")).collect();
    let marks = |n: usize| vec!["?"; n].join(", ");
    let count = rows.first().map_or(0, |r| r.cells.len());
    let row = format!("INSERT INTO {table}(pk, id, rev{columns}) VALUES ({})", marks(count));
    let beside = format!("INSERT INTO {table}_derived({}) VALUES ({})", derived.join(", "), marks(derived.len()));
    for chunk in rows.chunks(CHUNK) {
        db.execute_batch("BEGIN IMMEDIATE").map_err(told)?;
        for one in chunk {
            db.prepare_cached(&row).map_err(told)?.execute(params_from_iter(&one.cells)).map_err(told)?;
            db.prepare_cached(&beside).map_err(told)?.execute(params_from_iter(&one.derived)).map_err(told)?;
        }
        db.execute_batch("COMMIT").map_err(told)?;
    }
    Ok(())
}

/// Every customer that `person` sees.
pub fn customers(person: &Person) -> Outcome<Vec<Row>> {
    let mut ranks: HashMap<Id, i64> = HashMap::new();
    let lists = person.ask("dictionary.list", json!({}))?;
    for item in
        lists["categories"].as_array().into_iter().flatten().flat_map(|c| c["items"].as_array().into_iter().flatten())
    {
        ranks.insert(id_of(&item["id"])?, item["sort"].as_i64().unwrap_or(LAST));
    }
    let mut rows = Vec::new();
    person.all("customer", |row| {
        rows.push(customer(row, rows.len() as i64 + 1, &ranks)?);
        Ok(())
    })?;
    Ok(rows)
}

pub fn id_of(value: &Value) -> Outcome<Id> {
    value.as_str().unwrap_or_default().parse().map_err(told)
}

fn int(value: &Value) -> CellValue {
    value.as_i64().map_or(CellValue::Null, CellValue::Int)
}

/// An instant of a row in milliseconds.
pub fn millis(value: &Value) -> Outcome<i64> {
    Ok(chrono::DateTime::parse_from_rfc3339(value.as_str().unwrap_or_default()).map_err(told)?.timestamp_millis())
}

/// What a row lacks, as it is kept.
pub fn missing(row: &Value) -> CellValue {
    let missing: Vec<&str> = row["missing"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    CellValue::Text(missing.join(","))
}

fn customer(row: &Value, pk: i64, ranks: &HashMap<Id, i64>) -> Outcome<Row> {
    let values = &row["values"];
    let text = |name: &str| values[name].as_str().unwrap_or_default();
    let rank = |name: &str| {
        CellValue::Int(values[name].as_str().and_then(|id| ranks.get(&id.parse().ok()?)).copied().unwrap_or(LAST))
    };
    let at = millis(&values["created_at"])?;
    let derived = vec![
        CellValue::Int(pk),
        id_of(&values["owner"])?.into(),
        CellValue::Int(0),
        CellValue::Text(pinyin::name_key(text("name"))),
        CellValue::Text(fold::fold(text("name"))),
        CellValue::Text(number::number_key(text("number"))),
        rank("level"),
        rank("region"),
        CellValue::Int(at),
        id_of(&values["created_by"])?.into(),
        CellValue::Text(text("created_at").chars().take(10).collect()),
        CellValue::Int(at << 16),
        id_of(&values["owner"])?.into(),
        CellValue::Text(phone::search_form(text("phone"))),
        missing(row),
    ];
    Row::of(&CUSTOMER, row, pk, &[], derived)
}
