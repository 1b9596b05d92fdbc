//! Keeping the index of long texts: by the seal for small ops, in the background for the rest, whole on a rebuild.

use super::{Long, Texts, merge};
use crate::{
    Result,
    store::{Store, capture::Capture, read::Read},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::{collections::BTreeMap, sync::atomic::Ordering::Relaxed, time::Duration};

/// The newest op whose rows are in the index.
const UP_TO: &str = "long_text_op";
/// The table of an office's own fields.
const FIELDS: &str = "custom_field";
/// Rows that a seal writes at most; more are left to the background.
const SMALL: usize = 20;
/// Rows that the background writes at once: so long it holds the writer, some tens of milliseconds.
const AT_ONCE: usize = 250;
/// Between two parts, so that others come in between.
pub(super) const PAUSE: Duration = Duration::from_millis(2);

pub(super) fn meta(db: &Connection, key: &str) -> Result<Option<i64>> {
    Ok(db.prepare_cached("/*s*/ SELECT value FROM meta WHERE key = ?1")?.query_row([key], |r| r.get(0)).optional()?)
}

pub(super) fn set_meta(db: &Connection, key: &str, value: Option<i64>) -> Result<()> {
    match value {
        Some(value) => {
            let sql = "/*s*/ INSERT INTO meta(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
            db.prepare_cached(sql)?.execute(params![key, value])?;
        }
        None => drop(db.prepare_cached("/*s*/ DELETE FROM meta WHERE key = ?1")?.execute([key])?),
    }
    Ok(())
}

/// The newest op whose rows are in the index.
pub(super) fn up_to(db: &Connection) -> Result<i64> {
    Ok(meta(db, UP_TO)?.unwrap_or(0))
}

/// Brings the index up to date with the open op, where that is little work and nothing before it is missing.
pub(in crate::store) fn seal(db: &Connection, op: i64, capture: &Capture) -> Result<()> {
    let mut rows = BTreeMap::new();
    let mut erased = false;
    for row in &capture.rows {
        let Some(entity) = Long::of_table(row.table.name) else { continue };
        let columns = entity.columns();
        if row.inserted
            || row.life.is_some()
            || row.old.keys().any(|cell| columns.contains(&cell.as_str()) || cell.starts_with("custom."))
        {
            rows.insert(entity.number(row.pk), (entity, row.pk));
        }
        erased |= row.erasing;
    }
    if erased {
        set_meta(db, merge::UNSWEPT, Some(1))?;
    }
    // What another field of the office says stands in many rows: the background writes those.
    let fields = capture.rows.iter().any(|row| row.table.name == FIELDS);
    let ranged = capture.ranges.iter().any(|range| Long::of_table(range.table.name).is_some());
    if ranged || fields || rows.len() > SMALL || up_to(db)? != op - 1 {
        return Ok(());
    }
    write_rows(db, &rows.into_values().collect::<Vec<_>>())?;
    set_meta(db, UP_TO, Some(op))
}

/// Writes the tokens of these rows anew, which are in the order of their numbers: FTS5 writes out what it holds whenever
/// a number is less than the one before. All deletions come first for the same reason.
fn write_rows(db: &Connection, rows: &[(Long, i64)]) -> Result<()> {
    let mut delete = db.prepare_cached("/*s*/ DELETE FROM long_text WHERE rowid = ?1")?;
    for (entity, pk) in rows {
        delete.execute([entity.number(*pk)])?;
    }
    let mut insert = db.prepare_cached("/*s*/ INSERT INTO long_text(rowid, tokens) VALUES (?1, ?2)")?;
    for (entity, pk) in rows {
        if let Some(texts) = Texts::read(db, *entity, *pk)? {
            let tokens = texts.tokens().into_iter().collect::<Vec<_>>().join(" ");
            if !tokens.is_empty() {
                insert.execute(params![entity.number(*pk), tokens])?;
            }
        }
    }
    Ok(())
}

impl Store {
    /// Writes what is missing in the index, sweeps it where somebody was erased, and merges what saves have left side by
    /// side. A little at a time, so that nobody waits for the writer; ends when the store is left.
    pub(in crate::store) fn keep_long_text(&self) -> Result<()> {
        if self.read_only().is_some() {
            return Ok(());
        }
        self.leave_merging_to_the_background()?;
        while let Some(Unwritten { from, to, rows }) = self.read(None, unwritten)? {
            for part in rows.chunks(AT_ONCE) {
                if self.leaving.load(Relaxed) {
                    return Ok(());
                }
                self.outside_ops(|db| write_rows(db, part))?;
                std::thread::sleep(PAUSE);
            }
            // What came meanwhile is left for the next round; it may be in the index already, as it stands now.
            self.outside_ops(|db| if up_to(db)? == from { set_meta(db, UP_TO, Some(to)) } else { Ok(()) })?;
        }
        self.sweep_long_text()?;
        self.merge_long_text()
    }

    /// Writes the whole index anew.
    pub(in crate::store) fn rebuild_long_text(&self) -> Result<()> {
        self.outside_ops(|db| {
            db.execute("/*s*/ INSERT INTO long_text(long_text) VALUES ('delete-all')", [])?;
            set_meta(db, merge::UNSWEPT, None)?;
            set_meta(db, UP_TO, Some(0))
        })?;
        self.keep_long_text()
    }
}

/// Ranges of rows whose long texts these ops may have changed: their own, and all that say something in a field of the
/// office's own where such a field was changed.
pub(super) fn moved(r: &Read<'_>, from: i64, to: i64) -> Result<BTreeMap<Long, Vec<(i64, i64)>>> {
    let mut touched = r.touched_tables(from, to)?;
    let fields = touched.contains_key(FIELDS);
    let of = |entity: Long| (entity, touched.remove(entity.table()).unwrap_or_default());
    let mut moved: BTreeMap<_, _> = Long::ALL.into_iter().map(of).collect();
    if fields {
        let sql = "/*s*/ SELECT pk, pk FROM interaction WHERE custom IS NOT NULL";
        let rows = |db: &Connection| -> Result<Vec<(i64, i64)>> {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        };
        moved.entry(Long::Interaction).or_default().extend(r.sys(rows)?);
    }
    Ok(moved)
}

/// Rows that the index lacks.
struct Unwritten {
    /// The op that it knows, and the newest.
    from: i64,
    to: i64,
    /// In the order of their numbers.
    rows: Vec<(Long, i64)>,
}

/// What ops touched that the index does not know yet. None where it knows all, and while a group is being written: its
/// rows are still changing.
fn unwritten(r: &Read<'_>) -> Result<Option<Unwritten>> {
    let (from, to) = (r.sys(up_to)?, r.last_op()?);
    let group = r.sys(|db| Ok(db.query_row("/*s*/ SELECT EXISTS (SELECT 1 FROM job)", [], |r| r.get(0))?))?;
    if from == to || group {
        return Ok(None);
    }
    let mut rows: Vec<(Long, i64)> = Vec::new();
    for (entity, ranges) in moved(r, from, to)? {
        rows.extend(ranges.into_iter().flat_map(|(first, last)| (first..=last).map(move |pk| (entity, pk))));
    }
    rows.sort_unstable_by_key(|(entity, pk)| entity.number(*pk));
    rows.dedup();
    Ok(Some(Unwritten { from, to, rows }))
}
