//! Rows that another thread reads ahead. A workbook's readers borrow from one another and cannot be kept between two
//! calls; on a thread they need not be, and reading goes on while the rows are stored.

use crate::import::read::Rows;
use crate::import::read::note::{Failure, Note};
use crate::import::read::row::Row;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Rows that pass from thread to thread at once.
const BATCH: usize = 128;
/// Bytes of text that pass at once.
const BATCH_TEXT: usize = 1 << 20;
/// Batches that wait to be taken.
const AHEAD: usize = 2;

/// The end of the rows that takes them.
pub(super) struct Feed {
    batches: Option<Receiver<Batch>>,
    used: Sender<Batch>,
    batch: Batch,
    at: usize,
    said: Arc<Said>,
    ended: bool,
}

/// What the reading thread says beside the rows.
#[derive(Default)]
struct Said {
    taken: AtomicU64,
    notes: Mutex<Vec<Note>>,
    failed: Mutex<Option<Failure>>,
}

#[derive(Default)]
struct Batch {
    rows: Vec<Row>,
    filled: usize,
    text: usize,
}

/// The end of the rows that gives them.
pub(super) struct Giver {
    batches: SyncSender<Batch>,
    used: Receiver<Batch>,
    batch: Batch,
    said: Arc<Said>,
}

/// Nobody takes rows any more.
pub(super) struct Gone;

impl Giver {
    /// The row to fill, empty.
    pub(super) fn row(&mut self) -> &mut Row {
        let at = self.batch.filled;
        if at == self.batch.rows.len() {
            self.batch.rows.push(Row::default());
        }
        let row = &mut self.batch.rows[at];
        row.clear();
        row
    }

    /// Gives the row that was filled.
    pub(super) fn give(&mut self, taken: u64) -> Result<(), Gone> {
        self.batch.text += self.batch.rows[self.batch.filled].text.len();
        self.batch.filled += 1;
        if self.batch.filled == BATCH || self.batch.text > BATCH_TEXT {
            self.said.taken.store(taken, Ordering::Relaxed);
            return self.pass();
        }
        Ok(())
    }

    fn pass(&mut self) -> Result<(), Gone> {
        let mut next = self.used.try_recv().unwrap_or_default();
        (next.filled, next.text) = (0, 0);
        self.batches.send(std::mem::replace(&mut self.batch, next)).map_err(|_| Gone)
    }

    /// Says something of the whole.
    pub(super) fn note(&self, note: Note) {
        lock(&self.said.notes).push(note);
    }
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Feed {
    /// Reads by `read` on a thread of its own. A reader that breaks down makes the file a damaged one.
    pub(super) fn start(
        read: impl FnOnce(&mut Giver) -> Result<(), Failure> + Send + 'static,
    ) -> Result<Self, Failure> {
        let (batches, incoming) = sync_channel(AHEAD);
        let (used, back) = channel();
        let said = Arc::new(Said::default());
        // Until the reader says that it went well, it did not.
        *lock(&said.failed) = Some(Failure::Damaged);
        let of_thread = said.clone();
        thread::Builder::new().name("read".into()).spawn(move || {
            let mut giver = Giver { batches, used: back, batch: Batch::default(), said: of_thread };
            let read = read(&mut giver);
            *lock(&giver.said.failed) = read.err();
            let _ = giver.pass();
        })?;
        Ok(Self { batches: Some(incoming), used, batch: Batch::default(), at: 0, said, ended: false })
    }
}

impl Rows for Feed {
    fn next(&mut self, row: &mut Row) -> Result<bool, Failure> {
        while self.at == self.batch.filled {
            let Some(batches) = self.batches.as_ref().filter(|_| !self.ended) else { return Ok(false) };
            let Ok(batch) = batches.recv() else {
                self.ended = true;
                return lock(&self.said.failed).take().map_or(Ok(false), Err);
            };
            let used = std::mem::replace(&mut self.batch, batch);
            let _ = self.used.send(used);
            self.at = 0;
        }
        std::mem::swap(row, &mut self.batch.rows[self.at]);
        self.at += 1;
        Ok(true)
    }

    fn taken(&self, bytes: u64) -> u64 {
        // The reading thread counts in thousandths.
        bytes / 1_000 * self.said.taken.load(Ordering::Relaxed)
    }

    fn notes(&self, notes: &mut Vec<Note>) {
        notes.extend(lock(&self.said.notes).iter());
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        // The thread finds nobody and ends.
        self.batches = None;
    }
}
