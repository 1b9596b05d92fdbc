//! Whether the index of long texts has of every row what the row has: what `doctor` looks at.

use super::{Long, Texts, find::Unknown};
use crate::{Error, Result, store::read::Read};
use rusqlite::Connection;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// A set of tokens in short: how many they are, and their hashes one upon the other.
type Sum = (u32, u64);

fn add(sum: &mut Sum, token: &str) {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    *sum = (sum.0 + 1, sum.1 ^ hasher.finish());
}

/// What the index has, by its row numbers.
fn indexed(db: &Connection) -> Result<HashMap<i64, Sum>> {
    db.execute_batch(
        "/*s*/ DROP TABLE IF EXISTS temp.long_text_words;
         CREATE VIRTUAL TABLE temp.long_text_words USING fts5vocab(main, long_text, instance);",
    )?;
    let mut sums: HashMap<i64, Sum> = HashMap::new();
    {
        let mut query = db.prepare("/*s*/ SELECT term, doc FROM temp.long_text_words")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            add(sums.entry(row.get(1)?).or_default(), row.get_ref(0)?.as_str().unwrap_or_default());
        }
    }
    db.execute_batch("/*s*/ DROP TABLE temp.long_text_words")?;
    Ok(sums)
}

impl Read<'_> {
    /// Makes FTS5 forget what this connection knew of the index in an earlier transaction. A query does; SQLite's own
    /// `integrity_check` does not, and reads segments that have been merged since.
    pub(in crate::store) fn look_at_long_text_anew(&self) -> Result<()> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT count(*) FROM (SELECT 1 FROM long_text WHERE long_text MATCH 'zhike' LIMIT 1)";
            Ok(db.query_row(sql, [], |r| r.get::<_, i64>(0)).map(drop)?)
        })
    }

    /// Compares the index with the rows that it should know. Names the first that differs.
    pub(in crate::store) fn verify_long_text(&self) -> Result<()> {
        self.sys(|db| {
            let unknown = Unknown::read(self, db)?;
            let mut indexed = indexed(db)?;
            let wrong = |entity: Long, pk: i64| Error::Corrupt { what: format!("long text: {} {pk}", entity.table()) };
            for entity in Long::ALL {
                let mut texts = Texts::query(db, entity)?;
                let mut pks = db.prepare(&format!("/*s*/ SELECT pk FROM {} ORDER BY pk", entity.table()))?;
                let mut rows = pks.query([])?;
                while let Some(row) = rows.next()? {
                    let pk = row.get(0)?;
                    let has = indexed.remove(&entity.number(pk)).unwrap_or_default();
                    if unknown.has(entity, pk) {
                        continue;
                    }
                    let mut should = Sum::default();
                    if let Some(texts) = Texts::of(&mut texts, entity, pk)? {
                        texts.tokens().iter().for_each(|token| add(&mut should, token));
                    }
                    if has != should {
                        return Err(wrong(entity, pk));
                    }
                }
            }
            match indexed.keys().min() {
                Some(number) => Err(Error::Corrupt { what: format!("long text: no row {number}") }),
                None => Ok(()),
            }
        })
    }
}
