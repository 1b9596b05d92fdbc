//! What lists show of derived values, kept in memory: who made a row and when, its last contact and order, what it lacks.
//! A page of a list sorted by name has its fifty rows all over the file; each page of the file that need not be read and
//! decrypted for them is a hundredth of what the list costs. Never written; built when the file is opened, kept fresh
//! from the journal at every use, so that it follows other processes as well.

use super::{
    ask::{DERIVED, Derived},
    read::Read,
    write::lock,
};
use crate::{Id, Result};
use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{MutexGuard, atomic::Ordering::Relaxed},
};

/// One customer's. Texts and users are few and told by number: 24 bytes a row.
#[derive(Debug, Clone, Copy)]
struct Mark {
    created_at: i64,
    created_by: u32,
    last_contact_on: u32,
    last_order_on: u32,
    /// Counted from 1, which lets "no row" cost nothing.
    missing: NonZeroU32,
}

/// The marks of a file as it stood after one op.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// None: not built yet.
    op: Option<i64>,
    /// By row number.
    rows: Vec<Option<Mark>>,
    texts: Numbered<String>,
    users: Numbered<Option<Id>>,
}

/// Values told by number, each once.
#[derive(Debug)]
pub(super) struct Numbered<T> {
    values: Vec<T>,
    places: HashMap<T, u32>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { values: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    /// All of them, by number.
    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(place) = self.places.get(&value) {
            return *place;
        }
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX - 1);
        self.values.push(value.clone());
        self.places.insert(value, place);
        place
    }
}

impl Marks {
    /// What is derived of a row; None where it is in no list.
    pub(super) fn derived(&self, pk: i64) -> Option<Derived> {
        let mark = self.rows.get(usize::try_from(pk).ok()?).copied().flatten()?;
        let text = |at: u32| self.texts.values[at as usize].clone();
        Some(Derived {
            created_at: mark.created_at,
            created_by: self.users.values[mark.created_by as usize],
            last_contact_on: text(mark.last_contact_on),
            last_order_on: text(mark.last_order_on),
            missing: text(mark.missing.get() - 1),
        })
    }

    fn set(&mut self, pk: i64, derived: Option<Derived>) {
        let Ok(at) = usize::try_from(pk) else { return };
        if at >= self.rows.len() {
            self.rows.resize(at + 1, None);
        }
        self.rows[at] = derived.map(|d| Mark {
            created_at: d.created_at,
            created_by: self.users.number(d.created_by),
            last_contact_on: self.texts.number(d.last_contact_on),
            last_order_on: self.texts.number(d.last_order_on),
            missing: NonZeroU32::MIN.saturating_add(self.texts.number(d.missing)),
        });
    }
}

impl Read<'_> {
    /// The marks as of this transaction. None where they are not built yet, where they know more than this transaction
    /// sees, and inside a write: then the file is asked.
    pub(super) fn marks(&self) -> Result<Option<MutexGuard<'_, Marks>>> {
        let Some(marks) = self.shared().map(|store| &store.marks) else { return Ok(None) };
        let now = self.last_op()?;
        let mut marks = lock(marks);
        match marks.op {
            Some(op) if op < now => self.follow(&mut marks, op, now)?,
            Some(op) if op == now => {}
            _ => return Ok(None),
        }
        Ok(Some(marks))
    }

    /// Looks at every customer that the ops after `from` touched. Whatever comes to write `customer_derived` for another
    /// reason than a line on the customer has to be followed here too.
    fn follow(&self, marks: &mut Marks, from: i64, to: i64) -> Result<()> {
        for (first, last) in self.touched_between("customer", from, to)? {
            (first..=last).for_each(|pk| marks.set(pk, None));
            self.read_marks(marks, first, last)?;
        }
        marks.op = Some(to);
        Ok(())
    }

    /// Reads the marks of the whole file.
    pub(super) fn build_marks(&self) -> Result<()> {
        let Some(store) = self.shared() else { return Ok(()) };
        let mut marks = Marks { op: Some(self.last_op()?), ..Marks::default() };
        self.read_marks(&mut marks, 0, i64::MAX)?;
        if !store.leaving.load(Relaxed) {
            *lock(&store.marks) = marks;
        }
        Ok(())
    }

    fn read_marks(&self, marks: &mut Marks, first: i64, last: i64) -> Result<()> {
        self.sys(|db| {
            let sql = format!(
                "/*s*/ SELECT d.pk, {DERIVED} FROM customer_derived d WHERE d.pk BETWEEN ?1 AND ?2 ORDER BY d.pk"
            );
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query([first, last])?;
            while let Some(row) = rows.next()? {
                if self.shared().is_some_and(|store| store.leaving.load(Relaxed)) {
                    break; // nobody will ask
                }
                marks.set(row.get(0)?, Some(Derived::from_row(row, 1)?));
            }
            Ok(())
        })
    }
}
