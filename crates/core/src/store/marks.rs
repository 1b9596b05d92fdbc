//! What lists mostly show of a customer, kept in memory: the columns of [`KEPT`], who made the row and when, its last
//! contact and order, what it lacks. A page of a list sorted by name has its fifty rows all over the file, and reading,
//! checking and decrypting their pages is what the list would cost. Never written; built when the file is opened, kept
//! fresh from the journal at every use, so that it follows other processes as well.

use super::{
    ask::{Derived, Shape},
    read::Read,
    write::lock,
};
use crate::{Id, Result, value::CellValue};
use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{MutexGuard, atomic::Ordering::Relaxed},
};

/// Columns of the row itself that lists, the palette and pickers show if nobody chose others.
pub(super) const KEPT: [&str; 12] = [
    "number",
    "kind",
    "name",
    "short_name",
    "owner_id",
    "level",
    "region",
    "city",
    "phone",
    "satisfaction",
    "credit",
    "status",
];

/// Where the name stands in [`KEPT`].
const NAME: usize = 2;

/// Those of them whose values are as many as the rows; the others are few and told by number.
const OWN: [&str; 4] = ["number", "name", "short_name", "phone"];

/// One customer's. Texts and users that are few are told by number.
#[derive(Debug)]
struct Mark {
    id: Id,
    rev: i64,
    /// The columns of [`KEPT`], each behind a tag.
    cells: Box<[u8]>,
    created_at: i64,
    created_by: u32,
    last_contact_on: u32,
    last_order_on: u32,
    next_step: u32,
    next_step_on: u32,
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
    few: Numbered<CellValue>,
}

/// Places in [`KEPT`] of these columns; None where one of them is not kept.
pub(super) fn kept(columns: &[String]) -> Option<Vec<usize>> {
    columns.iter().map(|c| KEPT.iter().position(|k| k == c)).collect()
}

/// What a customer's mark says of its row.
pub(super) struct Marked {
    pub(super) id: Id,
    pub(super) rev: i64,
    pub(super) cells: Vec<CellValue>,
    pub(super) derived: Derived,
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

/// Tags of a kept cell.
const NOTHING: u8 = 0;
const NUMBERED: u8 = 1;
const TEXT: u8 = 2;

impl Marks {
    /// A row that is in some list, with the kept columns at these places of [`KEPT`].
    pub(super) fn row(&self, pk: i64, wanted: &[usize]) -> Option<Marked> {
        let mark = self.mark(pk)?;
        let all = cells_of(mark)?;
        let cells = wanted.iter().map(|at| self.cell(all[*at])).collect();
        Some(Marked { id: mark.id, rev: mark.rev, cells, derived: self.derived_of(mark) })
    }

    /// The name of a row that is in some list.
    pub(super) fn name(&self, pk: i64) -> Option<String> {
        let name = self.cell(cells_of(self.mark(pk)?)?[NAME]);
        name.as_text().map(String::from)
    }

    /// What is derived of a row; None where it is in no list.
    pub(super) fn derived(&self, pk: i64) -> Option<Derived> {
        self.mark(pk).map(|mark| self.derived_of(mark))
    }

    fn mark(&self, pk: i64) -> Option<&Mark> {
        self.rows.get(usize::try_from(pk).ok()?)?.as_ref()
    }

    fn derived_of(&self, mark: &Mark) -> Derived {
        let text = |at: u32| self.texts.values[at as usize].clone();
        Derived {
            created_at: mark.created_at,
            created_by: self.users.values[mark.created_by as usize],
            last_contact_on: text(mark.last_contact_on),
            last_order_on: text(mark.last_order_on),
            next_step: text(mark.next_step),
            next_step_on: text(mark.next_step_on),
            missing: text(mark.missing.get() - 1),
            more: Vec::new(),
        }
    }

    fn cell(&self, bytes: &[u8]) -> CellValue {
        match bytes.first() {
            Some(&NUMBERED) => self.few.values[number_at(bytes) as usize].clone(),
            Some(&TEXT) => CellValue::Text(String::from_utf8_lossy(&bytes[5..]).into_owned()),
            _ => CellValue::Null,
        }
    }

    /// Whatever was known of these rows is void.
    fn forget(&mut self, first: i64, last: i64) {
        let at = |pk: i64| usize::try_from(pk).unwrap_or(0).min(self.rows.len());
        let (first, last) = (at(first), at(last.saturating_add(1)));
        self.rows[first..last].iter_mut().for_each(|row| *row = None);
    }

    fn set(&mut self, pk: i64, id: Id, rev: i64, cells: &[CellValue], derived: Derived) {
        let Ok(at) = usize::try_from(pk) else { return };
        if at >= self.rows.len() {
            self.rows.resize_with(at + 1, || None);
        }
        self.rows[at] = Some(Mark {
            id,
            rev,
            cells: self.pack(cells),
            created_at: derived.created_at,
            created_by: self.users.number(derived.created_by),
            last_contact_on: self.texts.number(derived.last_contact_on),
            last_order_on: self.texts.number(derived.last_order_on),
            next_step: self.texts.number(derived.next_step),
            next_step_on: self.texts.number(derived.next_step_on),
            missing: NonZeroU32::MIN.saturating_add(self.texts.number(derived.missing)),
        });
    }

    fn pack(&mut self, cells: &[CellValue]) -> Box<[u8]> {
        let mut bytes = Vec::with_capacity(96);
        for (column, value) in KEPT.iter().zip(cells) {
            let (tag, number, text) = match value {
                CellValue::Null => {
                    bytes.push(NOTHING);
                    continue;
                }
                CellValue::Text(text) if OWN.contains(column) => (TEXT, text.len() as u32, text.as_str()),
                few => (NUMBERED, self.few.number(few.clone()), ""),
            };
            bytes.push(tag);
            bytes.extend(number.to_le_bytes());
            bytes.extend(text.as_bytes());
        }
        bytes.into_boxed_slice()
    }
}

/// The kept columns of a mark, each with its tag.
fn cells_of(mark: &Mark) -> Option<[&[u8]; KEPT.len()]> {
    let mut all: [&[u8]; KEPT.len()] = [&[]; KEPT.len()];
    let mut rest = &*mark.cells;
    for cell in &mut all {
        let long = match *rest.first()? {
            NUMBERED => 5,
            TEXT => 5 + number_at(rest) as usize,
            _ => 1,
        };
        (*cell, rest) = rest.split_at_checked(long)?;
    }
    Some(all)
}

/// The four bytes behind the tag of a cell.
fn number_at(cell: &[u8]) -> u32 {
    cell.get(1..5).and_then(|n| n.try_into().ok()).map_or(0, u32::from_le_bytes)
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

    /// Looks at every customer that the ops after `from` touched, himself or in an interaction. Whatever comes to write
    /// `customer_derived` for another reason has to be followed here too.
    fn follow(&self, marks: &mut Marks, from: i64, to: i64) -> Result<()> {
        for (first, last) in self.touched_between("customer", from, to)? {
            marks.forget(first, last);
            self.read_marks(marks, first, last)?;
        }
        for (first, last) in self.touched_between("interaction", from, to)? {
            let sql = "/*s*/ SELECT DISTINCT c.pk FROM interaction i JOIN customer c ON c.id = i.customer_id WHERE i.pk BETWEEN ?1 AND ?2";
            let customers: Vec<i64> = self.sys(|db| {
                Ok(db.prepare_cached(sql)?.query_map([first, last], |r| r.get(0))?.collect::<Result<_, _>>()?)
            })?;
            for pk in customers {
                marks.forget(pk, pk);
                self.read_marks(marks, pk, pk)?;
            }
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
        const CELLS: usize = 3;
        let shape = Shape::of("customer")?;
        self.sys(|db| {
            let derived = shape.columns();
            let kept: String = KEPT.map(|column| format!(", c.\"{column}\"")).concat();
            let sql = format!(
                "/*s*/ SELECT c.pk, c.id, c.rev{kept}, {derived} FROM customer_derived d CROSS JOIN customer c ON c.pk = d.pk
                 WHERE d.pk BETWEEN ?1 AND ?2 ORDER BY d.pk"
            );
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query([first, last])?;
            while let Some(row) = rows.next()? {
                if self.shared().is_some_and(|store| store.leaving.load(Relaxed)) {
                    break; // nobody will ask
                }
                let cells: Vec<CellValue> =
                    (CELLS..CELLS + KEPT.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
                let derived = shape.read(row, CELLS + KEPT.len())?;
                marks.set(row.get(0)?, row.get(1)?, row.get(2)?, &cells, derived);
            }
            Ok(())
        })
    }
}
