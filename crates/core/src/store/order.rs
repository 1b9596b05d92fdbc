//! Places of long lists, kept in memory: every so many rows where a list stands, and how many rows it has. A jump to
//! the n-th row then starts near it instead of counting from the first. Never written; void with the next op that
//! moves a row.

use super::filter::Condition;
use crate::{Id, value::CellValue};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Rows between two kept places.
pub(super) const STRIDE: usize = 256;
/// Lists kept at once; a list of a million rows costs a few hundred kilobytes.
const LISTS: usize = 64;

/// A place in an order: key and row number.
pub(super) type Place = (CellValue, i64);

/// What makes two lists the same order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Order {
    pub(super) table: &'static str,
    /// The column it goes by.
    pub(super) key: &'static str,
    pub(super) desc: bool,
    pub(super) bin: bool,
    /// None: everyone's.
    pub(super) owners: Option<BTreeSet<Id>>,
}

impl Order {
    /// Filtered lists are as many as there are filters: they are counted through each time.
    pub(super) fn kept(filter: &[Condition]) -> bool {
        filter.is_empty()
    }
}

/// What is known of the file as it stood after one op.
#[derive(Debug, Default)]
pub(super) struct Orders {
    op: i64,
    /// The place of row 256, 512, … of each list in which somebody has jumped.
    marks: HashMap<Order, Arc<Vec<Place>>>,
    /// Rows by table, owner (None: everyone's) and bin.
    counts: HashMap<(&'static str, Option<Id>, bool), i64>,
}

impl Orders {
    /// What is known as of `op`; what was known of an earlier state is forgotten. None: something later is known, and
    /// the asker still reads an older state.
    pub(super) fn as_of(&mut self, op: i64) -> Option<&mut Self> {
        if op > self.op {
            *self = Self { op, ..Self::default() };
        }
        (op == self.op).then_some(self)
    }

    /// Op `n` was committed here. Where it moved no row, what was known before it still holds.
    pub(super) fn passed(&mut self, n: i64, moved: bool) {
        if !moved && self.op == n - 1 {
            self.op = n;
        }
    }

    /// The places of a list, where somebody has jumped in it.
    pub(super) fn marks(&self, order: &Order) -> Option<Arc<Vec<Place>>> {
        self.marks.get(order).cloned()
    }

    pub(super) fn keep(&mut self, order: Order, marks: Arc<Vec<Place>>) {
        if self.marks.len() >= LISTS && !self.marks.contains_key(&order) {
            self.marks.clear();
        }
        self.marks.insert(order, marks);
    }

    pub(super) fn count(&self, table: &'static str, owner: Option<Id>, bin: bool) -> Option<i64> {
        self.counts.get(&(table, owner, bin)).copied()
    }

    pub(super) fn counted(&mut self, table: &'static str, owner: Option<Id>, bin: bool, count: i64) {
        self.counts.insert((table, owner, bin), count);
    }
}
