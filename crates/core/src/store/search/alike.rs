//! What many rows have alike, as the city and the tags: each set of such pieces is there once, and a row says which it
//! has. A query passes over the sets and looks up the rows.

use super::stretch::{MARK, Stretch};
use crate::Result;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    mem,
};

/// The sets and who has them.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// By number of the set; the first is empty.
    pub(super) sets: Stretch,
    /// By place of the row.
    pub(super) of_row: Vec<u32>,
    /// By hash: a set that has it.
    known: HashMap<u64, u32>,
    /// The set of the row that is being put together.
    open: Vec<u8>,
}

impl Alike {
    /// Adds a piece to the row that comes next.
    pub(super) fn piece(&mut self, piece: &[u8]) {
        if !self.open.is_empty() {
            self.open.push(MARK);
        }
        self.open.extend_from_slice(piece);
    }

    /// Ends that row.
    pub(super) fn row(&mut self) -> Result<()> {
        let mut open = mem::take(&mut self.open);
        let set = self.set(&open)?;
        self.of_row.push(set);
        open.clear();
        self.open = open;
        Ok(())
    }

    /// The number of a set.
    fn set(&mut self, pieces: &[u8]) -> Result<u32> {
        if self.sets.rows() == 0 {
            self.sets.row()?;
        }
        if pieces.is_empty() {
            return Ok(0);
        }
        let mut hasher = DefaultHasher::new();
        pieces.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some(set) = self.known.get(&hash).filter(|set| self.sets.of_row(**set as usize) == pieces) {
            return Ok(*set);
        }
        // Each set takes a byte or more of a stretch, which has less than this many.
        let set = self.sets.rows() as u32;
        self.sets.row()?;
        self.sets.bytes.extend_from_slice(pieces);
        self.known.insert(hash, set);
        Ok(set)
    }

    /// The pieces of a row.
    pub(super) fn of(&self, place: usize) -> &[u8] {
        self.of_row.get(place).map_or(&[], |set| self.sets.of_row(*set as usize))
    }

    /// Puts a row of another one behind these.
    pub(super) fn copy_row(&mut self, from: &Self, place: usize) -> Result<()> {
        let set = self.set(from.of(place))?;
        self.of_row.push(set);
        Ok(())
    }

    /// Puts all rows of another one behind these.
    pub(super) fn append(&mut self, other: &Self) -> Result<()> {
        let sets: Vec<u32> =
            (0..other.sets.rows()).map(|set| self.set(other.sets.of_row(set))).collect::<Result<_>>()?;
        self.of_row.extend(other.of_row.iter().map(|set| sets[*set as usize]));
        Ok(())
    }

    /// Bytes that it takes.
    pub(super) fn taken(&self) -> usize {
        /// Of a table of pairs of eight and four bytes, with a byte each for the table itself.
        const ENTRY: usize = 17;
        self.sets.taken() + self.of_row.capacity() * 4 + self.known.capacity() * ENTRY
    }

    /// Lets go of room that was taken for growth.
    pub(super) fn shrink(&mut self) {
        self.sets.shrink();
        self.of_row.shrink_to_fit();
    }
}
