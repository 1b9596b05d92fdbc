//! The rows of a page: only the cells that are shown, and what is derived of them; from memory where the marks have
//! them all, else through one statement.

use super::{
    ask::{Derived, Shape},
    capture::Cells,
    line::custom_cells,
    marks,
    read::Read,
};
use crate::{Error, Id, Result, catalogue, value::CellValue};
use std::collections::BTreeSet;

/// The rows of a page and the columns that were read of them.
pub(crate) struct Listed {
    columns: Vec<String>,
    pub(crate) rows: Vec<ListedRow>,
}

/// A row of a list.
pub(crate) struct ListedRow {
    pub(crate) id: Id,
    /// Of the row, or of the newest of its points where it shows points as fields.
    pub(crate) rev: i64,
    cells: Vec<CellValue>,
    /// Custom fields, where they were asked for.
    pub(crate) custom: Cells,
    pub(crate) derived: Derived,
    /// Some cell has more than one head.
    pub(crate) heads: bool,
}

impl Listed {
    /// A cell of a row; null where its column was not read.
    pub(crate) fn cell(&self, row: &ListedRow, column: &str) -> CellValue {
        self.columns.iter().position(|c| c == column).map(|at| row.cells[at].clone()).unwrap_or_default()
    }
}

impl Read<'_> {
    /// Rows by number, in the given order, with these cells (None: all) and what is derived of them.
    pub(crate) fn listed(&self, table: &str, pks: &[i64], cells: Option<&BTreeSet<&str>>) -> Result<Listed> {
        const FIRST: usize = 2;
        let layout = self.layout(table)?;
        let shape = Shape::of(table)?;
        let wanted = |c: &&String| cells.is_none_or(|w| w.contains(c.as_str()));
        let columns: Vec<String> = layout.cells.iter().filter(wanted).cloned().collect();
        let custom = layout.custom && cells.is_none_or(|w| w.contains("custom"));
        let marks = self.marks(table)?;
        if let Some(marks) = marks.as_ref().filter(|_| !custom)
            && let Some(kept) = marks.places(&columns)
            && let Some(rows) = pks.iter().map(|pk| marks.row(*pk, &kept)).collect::<Option<Vec<_>>>()
        {
            let heads = self.with_heads(layout.table.no, pks)?;
            let row = |(row, pk): (marks::Marked, &i64)| ListedRow {
                id: row.id,
                rev: row.rev,
                cells: row.cells,
                custom: Cells::new(),
                derived: row.derived,
                heads: heads.contains(pk),
            };
            return Ok(Listed { columns, rows: rows.into_iter().zip(pks).map(row).collect() });
        }
        let names: String = columns.iter().map(|c| format!(", c.\"{c}\"")).collect();
        let custom = if custom { "c.custom" } else { "NULL" };
        let (derived, from) = match marks {
            Some(_) => (String::new(), format!("{table} c")),
            None => {
                let from = format!("{table} c CROSS JOIN {table}_derived d ON d.pk = c.pk");
                (format!(", {}", shape.columns()), from)
            }
        };
        let points = catalogue::of(table).is_some_and(|catalogue| catalogue.fields.iter().any(|f| f.point.is_some()));
        let rev = if points { marks::REV_WITH_POINTS } else { "c.rev" };
        let sql = format!(
            "/*s*/ SELECT c.id, {rev}{names}, {custom}, EXISTS (SELECT 1 FROM head h WHERE h.tbl = ?2 AND h.pk = c.pk){derived}
             FROM {from} WHERE c.pk = ?1"
        );
        let custom_at = FIRST + columns.len();
        let rows = self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let mut listed = Vec::with_capacity(pks.len());
            for pk in pks {
                let mut rows = query.query((pk, layout.table.no))?;
                let Some(row) = rows.next()? else { return Err(Error::Corrupt { what: format!("{table} row") }) };
                let custom: Option<String> = row.get(custom_at)?;
                let derived = match marks.as_ref().map(|marks| marks.derived(*pk)) {
                    Some(Some(derived)) => derived,
                    Some(None) => self.derived(table, *pk)?,
                    None => shape.read(row, custom_at + 2)?,
                };
                listed.push(ListedRow {
                    id: row.get(0)?,
                    rev: row.get(1)?,
                    cells: (FIRST..custom_at).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?,
                    custom: custom.map(|text| custom_cells(&text)).transpose()?.unwrap_or_default(),
                    derived,
                    heads: row.get(custom_at + 1)?,
                });
            }
            Ok(listed)
        })?;
        Ok(Listed { columns, rows })
    }

    /// Those of these rows of which some cell has more than one head. Mostly no row of the whole file has any.
    fn with_heads(&self, table: i64, pks: &[i64]) -> Result<BTreeSet<i64>> {
        self.sys(|db| {
            let any: bool = db
                .prepare_cached("/*s*/ SELECT EXISTS (SELECT 1 FROM head WHERE tbl = ?1)")?
                .query_row([table], |r| r.get(0))?;
            let mut query = db.prepare_cached("/*s*/ SELECT EXISTS (SELECT 1 FROM head WHERE tbl = ?1 AND pk = ?2)")?;
            let mut found = BTreeSet::new();
            for pk in pks.iter().filter(|_| any) {
                if query.query_row([table, *pk], |r| r.get(0))? {
                    found.insert(*pk);
                }
            }
            Ok(found)
        })
    }
}
