//! The segments of the index. Every save leaves a small one, and a search looks into each. FTS5 would merge them inside
//! some save or other, which then takes 60 to 250 ms; here it is done in the background, some pages at a time.

use super::index::{PAUSE, meta, set_meta};
use crate::{Result, store::Store};
use rusqlite::Connection;
use std::sync::atomic::Ordering::Relaxed;

/// Set while words of erased rows may still lie in pages that the index no longer looks at.
pub(super) const UNSWEPT: &str = "long_text_unswept";
/// Pages that a sweep merges at a time.
const SWEPT: i64 = 200;
/// Pages that are merged at a time while people save: about five milliseconds.
const MERGED: i64 = 32;
/// A save merges by itself only beyond so many segments of one size, when the background cannot keep up.
const CRISIS: i64 = 400;

impl Store {
    /// Tells FTS5 to leave merging alone inside saves. It keeps that in the file.
    pub(super) fn leave_merging_to_the_background(&self) -> Result<()> {
        let left = |db: &Connection| -> Result<bool> {
            let sql = "/*s*/ SELECT count(*) FROM long_text_config WHERE k = 'automerge' AND v = 0 OR k = 'crisismerge' AND v = ?1";
            Ok(db.prepare_cached(sql)?.query_row([CRISIS], |r| r.get::<_, i64>(0))? == 2)
        };
        if self.read(None, |r| r.sys(left))? {
            return Ok(());
        }
        self.outside_ops(|db| {
            let mut set = db.prepare_cached("/*s*/ INSERT INTO long_text(long_text, rank) VALUES (?1, ?2)")?;
            set.execute(("automerge", 0))?;
            set.execute(("crisismerge", CRISIS))?;
            Ok(())
        })
    }

    /// Merges all segments into one where somebody was erased, which leaves out what was deleted.
    pub(super) fn sweep_long_text(&self) -> Result<()> {
        let unswept = |db: &Connection| Ok(meta(db, UNSWEPT)?.is_some());
        while !self.leaving.load(Relaxed) && self.read(None, |r| r.sys(unswept))? {
            self.outside_ops(|db| {
                // A negative number makes all segments one; each call goes on where the last one stopped.
                if merge(db, -SWEPT)? { Ok(()) } else { set_meta(db, UNSWEPT, None) }
            })?;
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Merges segments of a size where four or more lie side by side, after ops that have not been looked at yet.
    pub(super) fn merge_long_text(&self) -> Result<()> {
        let newest = self.read(None, |r| r.last_op())?;
        if self.long_text_merged.load(Relaxed) == newest {
            return Ok(());
        }
        while !self.leaving.load(Relaxed) {
            if !self.outside_ops(|db| merge(db, MERGED))? {
                self.long_text_merged.store(newest, Relaxed);
                break;
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }
}

/// One step of about so many pages; whether there was anything to merge.
fn merge(db: &Connection, pages: i64) -> Result<bool> {
    let changes = || -> Result<i64> { Ok(db.query_row("/*s*/ SELECT total_changes()", [], |r| r.get(0))?) };
    let before = changes()?;
    db.prepare_cached("/*s*/ INSERT INTO long_text(long_text, rank) VALUES ('merge', ?1)")?.execute([pages])?;
    // As SQLite's manual has it: less than two changes mean that nothing was left to do.
    Ok(changes()? - before >= 2)
}
