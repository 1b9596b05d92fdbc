//! The rows of a file, read and understood on a thread of their own while those before are written: a file is read by one
//! core and saved by another.

use super::words::Words;
use crate::{
    Error, Result,
    app::Cx,
    import::{
        ImportRow, Mapping, Rejection,
        read::{Row, Table},
    },
    record::bulk::CHUNK,
};
use std::{
    sync::mpsc::{self, Receiver},
    thread::Scope,
};

/// A row as it is understood, or refused, and as it was read.
pub(super) type Understood = (std::result::Result<ImportRow, Rejection>, Row);

/// So many chunks wait at most.
const AHEAD: usize = 2;

/// The rows of a file, as many at a time as a chunk takes.
pub(super) struct Rows<'a> {
    chunks: Receiver<Result<Vec<Understood>>>,
    cx: &'a Cx,
    done: u64,
    total: u64,
    /// The last chunk was taken.
    pub(super) ended: bool,
}

impl<'a> Rows<'a> {
    /// Begins to read. The thread ends with the file, or when nobody takes its chunks any more.
    pub(super) fn read<'s>(
        scope: &'s Scope<'s, '_>,
        (table, mapping, words): (&'s mut Table, &'s Mapping, &'s Words),
        cx: &'a Cx,
        total: u64,
    ) -> Self {
        let (sender, chunks) = mpsc::sync_channel(AHEAD);
        scope.spawn(move || {
            loop {
                let chunk = next(table, mapping, words);
                let more = chunk.as_ref().is_ok_and(|rows| rows.len() == CHUNK);
                if sender.send(chunk).is_err() || !more {
                    return;
                }
            }
        });
        Self { chunks, cx, done: 0, total, ended: false }
    }

    /// The next ones. A chunk that is not full is the last.
    pub(super) fn take(&mut self) -> Result<Vec<Understood>> {
        self.cx.progress(self.done, self.total)?;
        let rows = self.chunks.recv().map_err(|_| Error::internal("the file is read no more"))??;
        self.done += rows.len() as u64;
        self.ended = rows.len() < CHUNK;
        Ok(rows)
    }
}

fn next(table: &mut Table, mapping: &Mapping, words: &Words) -> Result<Vec<Understood>> {
    let mut rows = Vec::with_capacity(CHUNK);
    let mut row = Row::default();
    while rows.len() < CHUNK && table.read(&mut row)? {
        rows.push((mapping.row(&row, words), row.clone()));
    }
    Ok(rows)
}
