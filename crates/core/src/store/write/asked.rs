//! What a command asks about a row that it has loaded, before it writes.

use super::Write;
use crate::{
    Error, Obstacle, Result,
    store::{
        schema::{TABLES, Table},
        scope::{Entity, Visible},
    },
};

impl Write<'_> {
    /// Refuses when somebody else gave one of these cells another value after `rev`: whoever asks had not seen it.
    pub(crate) fn refuse_changed_since<'c, T: Entity>(
        &self,
        row: &Visible<T>,
        rev: i64,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<()> {
        let cells: Vec<&str> = cells.collect();
        let changed = self.changed_since(T::TABLE, row.pk, rev, &cells)?;
        let Some(first) = changed.values().next() else { return Ok(()) };
        let table = Table::named(T::TABLE)?;
        let by = first.by.map(|user| self.name_of(user)).transpose()?;
        let title = self.image(table, row.pk)?.cell(table.title).as_text().unwrap_or_default().to_string();
        let stand = Obstacle {
            entity: T::TABLE.into(),
            id: row.id.to_string(),
            title,
            cells: changed.into_keys().collect(),
            why: "changed_later".into(),
            op: None,
            by,
        };
        Err(Error::Conflict { stands: vec![stand] })
    }

    /// Whether any row refers to this one, wherever it lies. Rows in the bin count: they may come back.
    pub(crate) fn is_referred_to<T: Entity>(&self, row: &Visible<T>) -> Result<bool> {
        for table in TABLES {
            for (column, _) in table.refs.iter().filter(|(_, target)| *target == T::TABLE) {
                let sql =
                    format!("/*s*/ SELECT EXISTS (SELECT 1 FROM {} WHERE \"{column}\" = ?1 AND life <= 1)", table.name);
                if self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row([row.id], |r| r.get::<_, bool>(0))?))? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
