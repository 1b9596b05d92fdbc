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

/// The text of a file that is to be read: how far its rows go, as it stood after an op.
#[derive(Debug)]
pub(in crate::store) struct Unread {
    generation: u64,
    op: i64,
    last: Vec<(Searched, i64)>,
}

impl Store {
    /// Reads the text of the whole file into memory, where it is not there. Until it is, queries look through the file.
    pub(in crate::store) fn build_text(&self) -> Result<()> {
        match self.unread_text()? {
            Some(unread) => self.read_text(&unread),
            None => Ok(()),
        }
    }

    /// What there is to be read; None where it has been.
    pub(in crate::store) fn unread_text(&self) -> Result<Option<Unread>> {
        let Some(generation) = lock(&self.text).unread() else { return Ok(None) };
        self.read(None, |r| {
            let last = Searched::ALL.iter().map(|of| Ok((*of, r.last_row(*of)?))).collect::<Result<_>>()?;
            Ok(Some(Unread { generation, op: r.last_op()?, last }))
        })
    }

    pub(in crate::store) fn read_text(&self, unread: &Unread) -> Result<()> {
        let mut text = Text::default();
        // Rows that were made since are not among those that are read now: they are followed.
        text.read_until(unread.op);
        for (entity, last) in &unread.last {
            let start = Instant::now();
            self.read_parts(*entity, *last, &mut text)?;
            let arena = text.of(*entity);
            let parts = arena.taken();
            let bytes: usize = parts.iter().map(|(_, bytes)| bytes).sum();
            tracing::debug!(?entity, rows = arena.len(), bytes, ?parts, took = ?start.elapsed(), "searched text read");
        }
        self.read(None, |r| r.read_all_interactions(&mut text))?;
        if !self.leaving.load(Relaxed) {
            lock(&self.text).settle(text, unread.generation);
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

    /// Reads the rows of an entity up to one, in their order. What is done meanwhile is followed from the op on after which
    /// reading began.
    fn read_parts(&self, of: Searched, last: i64, text: &mut Text) -> Result<()> {
        let parts = (last + PART - 1) / PART;
        let next = AtomicI64::new(0);
        let (put, take) = mpsc::sync_channel::<(i64, Arena)>(AHEAD);
        let work = |put: &mpsc::SyncSender<(i64, Arena)>| {
            self.read(None, |r| {
                loop {
                    let part = next.fetch_add(1, Relaxed);
                    if part >= parts || self.leaving.load(Relaxed) {
                        return Ok(());
                    }
                    let mut arena = Arena::default();
                    pieces::read(r, of, &mut arena, part * PART + 1, (part + 1) * PART)?;
                    if put.send((part, arena)).is_err() {
                        return Ok(()); // what came before could not be put in its place
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
                worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
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
