//! Which values of custom fields the rows of a table hold, whoever may see them: what a field's screen and its rules ask.

use super::{page::STOP, read::Read, schema::Table, scope::mask_of};
use crate::{Error, Result, custom_field};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

impl Read<'_> {
    /// Whether the session may not see a cell: of a built-in field by its class, of a custom one by its kind.
    pub(crate) fn hides(&self, table: &str, cell: &str) -> bool {
        let masked = &self.access().masked;
        let Some(code) = cell.strip_prefix(custom_field::PREFIX) else {
            return mask_of(table, cell).is_some_and(|class| masked.contains(&class));
        };
        if masked.is_empty() {
            return false;
        }
        let kind = self.sys(|db| {
            let sql = "/*s*/ SELECT kind FROM custom_field WHERE entity = ?1 AND code = ?2";
            Ok(db.prepare_cached(sql)?.query_row([table, code], |row| row.get::<_, String>(0)).optional()?)
        });
        match kind {
            Ok(kind) => kind.and_then(|k| custom_field::mask_of(&k)).is_some_and(|class| masked.contains(&class)),
            Err(_) => true,
        }
    }

    /// How many rows hold a value of each field, by code; None where counting takes too long.
    pub(crate) fn custom_values(&self, table: &str) -> Result<Option<BTreeMap<String, i64>>> {
        let table = Table::named(table)?;
        let sql = format!(
            "/*s*/ SELECT v.key, count(*) FROM {} t, json_each(t.custom) v WHERE t.custom IS NOT NULL AND t.life <= 1 GROUP BY v.key",
            table.name
        );
        let counted = self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                Ok(query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
            })
        });
        match counted {
            Ok(counted) => Ok(Some(counted)),
            Err(Error::Cancelled { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Whether any row holds a value of this field, or this very option. Rows in the bin count: they may come back.
    pub(crate) fn holds_custom(&self, table: &str, code: &str, option: Option<&str>) -> Result<bool> {
        let table = Table::named(table)?;
        let sql = format!(
            "/*s*/ SELECT EXISTS (SELECT 1 FROM {} t, json_each(t.custom, '$.' || ?1) v
               WHERE t.custom IS NOT NULL AND t.life <= 1 AND (?2 IS NULL OR v.value = ?2))",
            table.name
        );
        self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params![code, option], |r| r.get(0))?))
    }
}
