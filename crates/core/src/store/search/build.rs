//! Reading the text of a whole file, a part of the rows at a time, on several connections at once: what it takes is
//! mostly decrypting the pages, folding the text and reading it as pinyin.

use super::{
    arena::Arena,
    follow::Text,
    pieces::{self, Searched},
    scan::threads,
};
use crate::{
    Result,
    store::{Store, read::Read, write::lock},
};
use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicI64, Ordering::Relaxed},
        mpsc,
    },
    time::{Duration, Instant},
};

/// Rows read at a time: so few that their pages stay in a connection's cache.
pub(super) const PART: i64 = 2_000;

/// Between two looks, so that others come in between.
const PAUSE: Duration = Duration::from_millis(1);

/// Parts that may be read and not be put in their place yet.
const AHEAD: usize = 8;

impl Store {
    /// Reads the text of the whole file into memory, where it is not there. Until it is, queries look through the file.
    pub(in crate::store) fn build_text(&self) -> Result<()> {
        let Some(generation) = lock(&self.text).unread() else { return Ok(()) };
        let mut text = Text::default();
        for entity in Searched::ALL {
            let start = Instant::now();
            self.read_parts(entity, &mut text)?;
            let arena = text.of(entity);
            let parts = arena.taken();
            let bytes: usize = parts.iter().map(|(_, bytes)| bytes).sum();
            tracing::debug!(?entity, rows = arena.len(), bytes, ?parts, took = ?start.elapsed(), "searched text read");
        }
        self.read(None, |r| {
            text.read_until(r.last_op()?);
            r.read_all_interactions(&mut text)
        })?;
        if !self.leaving.load(Relaxed) {
            lock(&self.text).settle(text, generation);
        }
        Ok(())
    }

    /// Looks through what is in memory for texts that most rows have, some rows at a time, so that no query waits for it.
    pub(in crate::store) fn learn_text(&self) {
        let learn = || Searched::ALL.into_iter().any(|entity| lock(&self.text).of_mut(entity).learn());
        while !self.leaving.load(Relaxed) && learn() {
            std::thread::sleep(PAUSE);
        }
    }

    /// Reads all rows of an entity, in their order. What another process does meanwhile is followed from the oldest
    /// transaction on that any of the connections saw.
    fn read_parts(&self, of: Searched, text: &mut Text) -> Result<()> {
        let last = self.read(None, |r| r.last_row(of))?;
        let parts = (last + PART - 1) / PART;
        let next = AtomicI64::new(0);
        let (put, take) = mpsc::sync_channel::<(i64, Arena)>(AHEAD);
        let work = |put: &mpsc::SyncSender<(i64, Arena)>| {
            self.read(None, |r| {
                let op = r.last_op()?;
                loop {
                    let part = next.fetch_add(1, Relaxed);
                    if part >= parts || self.leaving.load(Relaxed) {
                        return Ok(op);
                    }
                    let mut arena = Arena::default();
                    pieces::read(r, of, &mut arena, part * PART + 1, (part + 1) * PART)?;
                    if put.send((part, arena)).is_err() {
                        return Ok(op); // what came before could not be put in its place
                    }
                }
            })
        };
        let count = usize::try_from(parts).map_or(1, |parts| parts.clamp(1, threads()));
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..count)
                .map(|_| {
                    let (put, work) = (put.clone(), &work);
                    scope.spawn(move || work(&put))
                })
                .collect();
            drop(put);
            let joined = join(take, text.of_mut(of));
            for worker in workers {
                match worker.join() {
                    Ok(op) => text.read_until(op?),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            joined
        })
    }
}

/// Puts parts behind one another as they come, each in its place.
fn join(parts: mpsc::Receiver<(i64, Arena)>, arena: &mut Arena) -> Result<()> {
    let mut early: BTreeMap<i64, Arena> = BTreeMap::new();
    let mut next = 0;
    for (part, rows) in parts {
        early.insert(part, rows);
        while let Some(rows) = early.remove(&next) {
            arena.append(&rows)?;
            next += 1;
        }
    }
    arena.shrink();
    Ok(())
}

impl Read<'_> {
    /// The greatest number of a row.
    pub(super) fn last_row(&self, of: Searched) -> Result<i64> {
        let sql = format!("/*s*/ SELECT coalesce(max(pk), 0) FROM {}", of.table());
        self.sys(|db| Ok(db.query_row(&sql, [], |r| r.get(0))?))
    }
}
