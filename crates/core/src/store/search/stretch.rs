//! Pieces of one kind and like sorts of characters, row after row, in one run of bytes. Where a row begins is told by a
//! byte in the run itself, and by a table for every sixteenth row: a table of all rows would be a quarter of the memory.

use crate::{Error, Result};
use memchr::{memchr, memchr_iter};
use std::ops::Range;

/// Begins a row, whether it has pieces or not. Folded text has no such byte, nor have the letters of pinyin.
pub(super) const ROW: u8 = 2;
/// Begins every further piece of a row.
pub(super) const MARK: u8 = 1;

/// Rows from one entry of the table to the next.
const BLOCK: usize = 16;

/// Whether a byte stands between two pieces.
pub(super) fn parts(byte: u8) -> bool {
    byte == ROW || byte == MARK
}

/// The pieces of all rows.
#[derive(Debug, Default, Clone)]
pub(super) struct Stretch {
    pub(super) bytes: Vec<u8>,
    /// Where the first of every [`BLOCK`] rows begins.
    blocks: Vec<u32>,
    rows: usize,
}

impl Stretch {
    /// Rows that it has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Begins the next row.
    pub(super) fn row(&mut self) -> Result<()> {
        if self.rows.is_multiple_of(BLOCK) {
            self.blocks.push(offset(self.bytes.len())?);
        }
        self.bytes.push(ROW);
        self.rows += 1;
        Ok(())
    }

    /// Adds a piece to the last row.
    pub(super) fn piece(&mut self, piece: &[u8]) {
        if self.bytes.last() != Some(&ROW) {
            self.bytes.push(MARK);
        }
        self.bytes.extend_from_slice(piece);
    }

    /// Where a row begins; the end, where there is none.
    pub(super) fn start(&self, place: usize) -> usize {
        let Some(block) = self.blocks.get(place / BLOCK).filter(|_| place < self.rows) else { return self.bytes.len() };
        let block = *block as usize;
        memchr_iter(ROW, &self.bytes[block..]).nth(place % BLOCK).map_or(self.bytes.len(), |at| block + at)
    }

    /// One row, or several that follow one another.
    pub(super) fn of(&self, places: Range<usize>) -> Range<usize> {
        let start = self.start(places.start);
        let end = match places.len() {
            1 => self.next_row(start, self.bytes.len()),
            _ => self.start(places.end),
        };
        start..end
    }

    /// The row that has the byte at `at`, where that at `known` belongs to row `place` and is not behind it.
    pub(super) fn row_of(&self, at: usize, place: usize, known: usize) -> usize {
        let block = place / BLOCK;
        let later = &self.blocks[block + 1..];
        if later.first().is_none_or(|begin| *begin as usize > at) {
            return place + memchr_iter(ROW, &self.bytes[known + 1..=at.max(known)]).count();
        }
        // Near first, then in doubling steps.
        let mut step = 1;
        while later.get(step).is_some_and(|begin| *begin as usize <= at) {
            step *= 2;
        }
        let low = step / 2;
        let high = step.min(later.len());
        let block = block + low + later[low..high].partition_point(|begin| *begin as usize <= at);
        block * BLOCK + memchr_iter(ROW, &self.bytes[self.blocks[block] as usize + 1..=at]).count()
    }

    /// Where the next row behind `at` begins, before `end`.
    pub(super) fn next_row(&self, at: usize, end: usize) -> usize {
        let behind = (at + 1).min(end);
        memchr(ROW, &self.bytes[behind..end]).map_or(end, |next| behind + next)
    }

    /// The pieces of a row, as they stand there.
    pub(super) fn of_row(&self, place: usize) -> &[u8] {
        let row = self.of(place..place + 1);
        self.bytes.get(row.start + 1..row.end).unwrap_or_default()
    }

    /// Puts a row of another stretch there.
    pub(super) fn copy_row(&mut self, from: &Self, place: usize) -> Result<()> {
        self.row()?;
        self.bytes.extend_from_slice(from.of_row(place));
        Ok(())
    }

    /// Puts all rows of another one behind these.
    pub(super) fn append(&mut self, other: &Self) -> Result<()> {
        let here = self.bytes.len();
        for (nth, at) in memchr_iter(ROW, &other.bytes).enumerate() {
            if (self.rows + nth).is_multiple_of(BLOCK) {
                self.blocks.push(offset(here + at)?);
            }
        }
        self.rows += other.rows;
        self.bytes.extend_from_slice(&other.bytes);
        Ok(())
    }

    /// Bytes that it takes.
    pub(super) fn taken(&self) -> usize {
        self.bytes.capacity() + self.blocks.capacity() * 4
    }

    /// Lets go of room that was taken for growth.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.blocks.shrink_to_fit();
    }
}

fn offset(at: usize) -> Result<u32> {
    u32::try_from(at).map_err(|_| Error::TooLarge { limit: u64::from(u32::MAX) })
}
