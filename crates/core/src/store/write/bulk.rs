//! Many rows of one table as one line of the journal: the triggers are silent, and the range is told instead.

use super::{Write, lock};
use crate::{
    Id, Result,
    store::{capture::Range, schema::Table, scope::Entity},
    value::CellValue,
};
use rusqlite::{Connection, ToSql, params_from_iter};

impl Write<'_> {
    /// Runs a statement that touches many rows of one table as one line of the journal.
    pub(in crate::store) fn in_bulk<T>(&self, f: impl FnOnce(&Connection) -> Result<(T, Option<Range>)>) -> Result<T> {
        self.sys(|db| {
            db.prepare_cached("/*s*/ UPDATE writing SET bulk = 1")?.execute([])?;
            let result = f(db);
            db.prepare_cached("/*s*/ UPDATE writing SET bulk = 0")?.execute([])?;
            let (value, range) = result?;
            lock(self.capture).ranges.extend(range);
            Ok(value)
        })
    }

    /// Inserts many rows with new ids as one line. Cells are given column by column, the same for every row.
    pub(crate) fn create_many<T: Entity>(&self, columns: &[&str], rows: &[(Id, Vec<CellValue>)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let table = Table::named(T::TABLE)?;
        let names: String = columns.iter().map(|c| format!(", \"{c}\"")).collect();
        let marks: String = (3..3 + columns.len()).map(|i| format!(", ?{i}")).collect();
        let sql = format!("/*s*/ INSERT INTO {}(id, rev{names}) VALUES (?1, ?2{marks})", table.name);
        self.in_bulk(|db| {
            let mut insert = db.prepare_cached(&sql)?;
            let mut first = None;
            for (id, values) in rows {
                let all = [id as &dyn ToSql, &self.op].into_iter().chain(values.iter().map(|v| v as &dyn ToSql));
                insert.execute(params_from_iter(all))?;
                first.get_or_insert_with(|| db.last_insert_rowid());
            }
            let range = first.map(|pk| Range { table, pk, pk_to: db.last_insert_rowid(), life: None });
            Ok(((), range))
        })
    }
}
