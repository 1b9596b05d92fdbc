//! The statements that write one row. TEMP triggers report each of them; no right is asked for here.

use super::{Write, lock};
use crate::{
    Error, Id, Result,
    store::{
        capture::Cells,
        conflict,
        fault::{Fault, planted},
        schema::{LIFE, Table, life},
    },
    value::CellValue,
};
use rusqlite::{OptionalExtension, ToSql, params, params_from_iter};

impl Write<'_> {
    /// Inserts a row. An id that exists is updated instead: revived when it was withdrawn, left in the bin when binned.
    pub(in crate::store) fn insert(&self, table: &'static Table, id: Id, cells: &Cells) -> Result<i64> {
        let standing = self.sys(|db| {
            let sql = format!("/*s*/ SELECT pk, life FROM {} WHERE id = ?1", table.name);
            Ok(db
                .prepare_cached(&sql)?
                .query_row([id], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?)))
                .optional()?)
        })?;
        if let Some((pk, was)) = standing {
            if was == life::ERASED {
                return Err(Error::blocked("erased"));
            }
            self.sys(|db| conflict::refuse(db, self.layouts(), table, pk, cells.keys().map(String::as_str)))?;
            self.set(table, pk, cells)?;
            if was == life::WITHDRAWN {
                self.set_life(table, pk, life::LIVE, None)?;
            }
            return Ok(pk);
        }
        let (columns, values) = split(cells);
        let names: String = columns.iter().map(|c| format!(", \"{c}\"")).collect();
        let marks: String = (3..3 + columns.len()).map(|i| format!(", ?{i}")).collect();
        let sql = format!("/*s*/ INSERT INTO {}(id, rev{names}) VALUES (?1, ?2{marks})", table.name);
        self.sys(|db| {
            let all: Vec<&dyn ToSql> =
                [&id as &dyn ToSql, &self.op].into_iter().chain(values.iter().map(|v| v as &dyn ToSql)).collect();
            db.prepare_cached(&sql)?.execute(params_from_iter(all))?;
            Ok(db.last_insert_rowid())
        })
    }

    /// Writes cells of a row as they are given. Where the row's life is in conflict, the write also says that it lives.
    pub(in crate::store) fn set(&self, table: &'static Table, pk: i64, cells: &Cells) -> Result<()> {
        if cells.is_empty() {
            return Ok(()); // nothing is written, so nothing is said of its life
        }
        if self.sys(|db| conflict::life_in_conflict(db, self.layouts(), table, pk))? && !planted(Fault::LifeNotKept) {
            let id = self.image(table, pk)?.id;
            self.settle(table, pk, id, [LIFE.to_string()])?;
        }
        self.set_cells(table, pk, cells)
    }

    /// The bare UPDATE; TEMP triggers report it.
    pub(in crate::store) fn set_cells(&self, table: &Table, pk: i64, cells: &Cells) -> Result<()> {
        if cells.is_empty() {
            return Ok(());
        }
        let custom: Vec<(&str, &CellValue)> =
            cells.iter().filter_map(|(c, v)| Some((c.strip_prefix("custom.")?, v))).collect();
        let plain: Vec<(&String, &CellValue)> = cells.iter().filter(|(c, _)| !c.starts_with("custom.")).collect();
        let mut sets: Vec<String> =
            plain.iter().enumerate().map(|(i, (c, _))| format!("\"{c}\" = ?{}", i + 3)).collect();
        let mut values: Vec<CellValue> = plain.iter().map(|(_, v)| (*v).clone()).collect();
        if !custom.is_empty() {
            let mut document = "coalesce(custom, '{}')".to_string();
            for (code, value) in custom {
                let path = format!("$.\"{code}\"");
                values.push(CellValue::Text(path));
                document = match value {
                    CellValue::Text(json) => {
                        values.push(CellValue::Text(json.clone()));
                        format!("json_set({document}, ?{}, json(?{}))", values.len() + 1, values.len() + 2)
                    }
                    _ => format!("json_remove({document}, ?{})", values.len() + 2),
                };
            }
            sets.push(format!("custom = nullif({document}, '{{}}')"));
        }
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1, {} WHERE pk = ?2", table.name, sets.join(", "));
        self.sys(|db| {
            let all = [&self.op as &dyn ToSql, &pk].into_iter().chain(values.iter().map(|v| v as &dyn ToSql));
            db.prepare_cached(&sql)?.execute(params_from_iter(all))?;
            Ok(())
        })
    }

    pub(in crate::store) fn set_life(&self, table: &Table, pk: i64, to: i64, life_op: Option<i64>) -> Result<()> {
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1, life = ?3, life_op = ?4 WHERE pk = ?2", table.name);
        self.sys(|db| {
            db.prepare_cached(&sql)?.execute(params![self.op, pk, to, life_op])?;
            Ok(())
        })
    }

    /// Confirms cells: a line is written, and the row moves on, even when no value changes.
    pub(in crate::store) fn settle(
        &self,
        table: &'static Table,
        pk: i64,
        id: Id,
        cells: impl IntoIterator<Item = String>,
    ) -> Result<()> {
        lock(self.capture).settle(table, pk, id, cells);
        self.raise_rev(table, pk)
    }

    /// Marks a row as being erased, before its cells are emptied; `kept` is its part in the digest of a range.
    pub(in crate::store) fn erasing(&self, table: &'static Table, pk: i64, id: Id, kept: Option<[u8; 32]>) {
        lock(self.capture).erasing(table, pk, id, kept);
    }

    /// Tells forms that the row moved on, also when nothing shown has changed.
    pub(in crate::store) fn raise_rev(&self, table: &Table, pk: i64) -> Result<()> {
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1 WHERE pk = ?2", table.name);
        self.sys(|db| {
            db.prepare_cached(&sql)?.execute(params![self.op, pk])?;
            Ok(())
        })
    }
}

/// Columns and values of an insert; custom cells become one JSON document.
fn split(cells: &Cells) -> (Vec<&str>, Vec<CellValue>) {
    let plain = cells.iter().filter(|(c, v)| !c.starts_with("custom.") && !v.is_null());
    let (mut columns, mut values): (Vec<&str>, Vec<CellValue>) = plain.map(|(c, v)| (c.as_str(), v.clone())).unzip();
    if let Some(custom) = custom_text(cells) {
        columns.push("custom");
        values.push(CellValue::Text(custom));
    }
    (columns, values)
}

/// The custom cells of a new row as its one JSON document; None where there are none.
pub(crate) fn custom_text(cells: &Cells) -> Option<String> {
    let custom: Vec<String> = cells
        .iter()
        .filter_map(|(c, v)| Some(format!("{}:{}", serde_json::Value::from(c.strip_prefix("custom.")?), v.as_text()?)))
        .collect();
    (!custom.is_empty()).then(|| format!("{{{}}}", custom.join(",")))
}
