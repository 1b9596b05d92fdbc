//! What stays of a group that was withdrawn: records that somebody else had worked on meanwhile. The op that withdrew it
//! says which they are, by their ids alone, so that whoever is erased later is named nowhere; what they are called is read
//! when it is asked.

use super::{
    read::Read,
    schema::{Table, life},
    scope,
    write::Write,
};
use crate::{Id, Result, catalogue};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// At most so many are named; all are counted.
const NAMED: usize = 200;

/// A record that stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) entity: &'static str,
    pub(crate) id: Id,
    pub(crate) title: String,
}

impl Write<'_> {
    /// Says which of these rows, by table number and row, stay: those that are records of their own.
    pub(super) fn say_left(&self, rows: &BTreeSet<(i64, i64)>) -> Result<()> {
        let (mut named, mut count) = (Vec::new(), 0_u64);
        for (table, pk) in rows {
            let table = Table::numbered(*table)?;
            if catalogue::of(table.name).is_none() || table.name == "order_line" {
                continue; // a part of a record that stays too
            }
            count += 1;
            if named.len() < NAMED {
                let sql = format!("/*s*/ SELECT id FROM {} WHERE pk = ?1", table.name);
                let id: Id = self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row([pk], |r| r.get(0))?))?;
                named.push(json!({ "entity": table.name, "id": id }));
            }
        }
        if count > 0 {
            self.say(&json!({ "left": named, "left_count": count }));
        }
        Ok(())
    }
}

/// What the newest op that took this group back says of itself.
pub(super) fn said_of(db: &Connection, group: Vec<u8>) -> Result<Option<String>> {
    let sql = "/*s*/ SELECT detail FROM op WHERE undoes = ?1 AND detail IS NOT NULL ORDER BY n DESC LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_row([group], |r| r.get(0)).optional()?)
}

impl Read<'_> {
    /// The records that an op said it left, which stand and are in sight; and how many it left in all.
    pub(crate) fn left(&self, said: &str) -> Result<(Vec<Left>, u64)> {
        let said: Value = serde_json::from_str(said).unwrap_or_default();
        let mut left = Vec::new();
        for record in said["left"].as_array().into_iter().flatten() {
            let id = record["id"].as_str().and_then(|id| id.parse::<Id>().ok());
            let Some((table, id)) = record["entity"].as_str().and_then(|name| Table::named(name).ok()).zip(id) else {
                continue;
            };
            let sql = format!("/*s*/ SELECT life, \"{}\" FROM {} WHERE id = ?1", table.title, table.name);
            let found = self.sys(|db| {
                if !scope::sees(db, self.access(), table, id, "read")? {
                    return Ok(None);
                }
                let row = |r: &rusqlite::Row<'_>| Ok((r.get::<_, i64>(0)?, r.get::<_, Option<String>>(1)?));
                Ok(db.prepare_cached(&sql)?.query_row([id], row).optional()?)
            })?;
            if let Some((life::LIVE, title)) = found {
                left.push(Left { entity: table.name, id, title: title.unwrap_or_default() });
            }
        }
        Ok((left, said["left_count"].as_u64().unwrap_or_default()))
    }
}
