//! Folding the write-ahead log into the file. While people save, it is folded behind their backs on a connection of its
//! own: a commit that had to do it would make one save in some hundreds wait for a thousand pages. Two seconds after the
//! last commit what is left goes, and the log with it, so that the lone file is whole (CORE.md section 6).

use super::{
    Store, atomic,
    keys::OpenMode,
    write::{Writer, lock},
};
use crate::Result;
use rusqlite::Connection;
use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

/// So long after the last commit nobody is likely to wait for the writer.
const IDLE: Duration = Duration::from_secs(2);
/// A log of so many bytes is worth folding while others write: about a thousand pages.
const LARGE: u64 = 4 << 20;

/// What of the log is not in the file yet.
#[derive(Default)]
pub(super) struct Unfolded {
    /// When the last commit of this process was; None once its log was folded.
    since: Mutex<Option<Instant>>,
    /// Folds while the writer writes. It runs no command and no query.
    folder: Mutex<Option<Connection>>,
}

impl Unfolded {
    /// A commit of this process went through.
    pub(super) fn committed(&self) {
        *lock(&self.since) = Some(Instant::now());
    }
}

impl Store {
    /// Folds what no reader needs any more, without making anybody wait. Failing costs time only: a commit folds where
    /// the log grows far beyond this.
    pub(super) fn fold_behind(&self) {
        let log = atomic::with_ending(self.path(), "-wal");
        let large = std::fs::metadata(log).is_ok_and(|log| log.len() >= LARGE);
        if large
            && lock(&self.unfolded.since).is_some()
            && let Err(e) = self.fold_beside_the_writer()
        {
            tracing::debug!(%e, "the log was not folded behind the writer");
        }
    }

    fn fold_beside_the_writer(&self) -> Result<()> {
        let mut folder = lock(&self.unfolded.folder);
        let db = match &mut *folder {
            Some(db) => db,
            none => none.insert(self.opening.connect(OpenMode::ReadWrite)?),
        };
        Ok(db.query_row("/*s*/ PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    pub(super) fn fold_when_idle(&self) {
        let due = lock(&self.unfolded.since).is_some_and(|at| at.elapsed() >= IDLE);
        if due && let Ok(writer) = self.writer.try_lock() {
            self.stop_folding_behind();
            self.fold(&writer);
            *lock(&self.unfolded.since) = None;
        }
    }

    /// Folds the write-ahead log into the file and empties it. Failing costs nothing: it is tried again, and SQLite folds
    /// by itself when the log grows.
    pub(super) fn fold(&self, writer: &Writer) {
        let (db, flag) = (&writer.conn.db, &writer.conn.flag);
        let folded = flag.run(|| db.query_row("/*s*/ PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get::<_, i64>(0)));
        if let Err(e) = folded {
            tracing::warn!(%e, "the log could not be folded into the file");
        }
    }

    /// Lets go of the connection that folds.
    pub(super) fn stop_folding_behind(&self) {
        *lock(&self.unfolded.folder) = None;
    }
}
