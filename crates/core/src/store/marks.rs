//! What lists mostly show of customers and contacts, kept in memory: the columns of [`Kept`], who made the row and when,
//! what else is derived of it, what it lacks. A page of a list sorted by name has its fifty rows all over the file, and
//! reading, checking and decrypting their pages is what the list would cost. Never written; built when the file is opened,
//! kept fresh from the journal at every use, so that it follows other processes as well.

mod follow;

pub(super) use self::follow::REV_WITH_POINTS;
use super::{ask::Derived, write::lock};
use crate::{Id, value::CellValue};
use std::{collections::HashMap, num::NonZeroU32, sync::Mutex};

/// What is kept of an entity: what lists, the palette and pickers show of it if nobody chose others.
#[derive(Debug)]
pub(super) struct Kept {
    table: &'static str,
    /// Columns of the row itself.
    pub(super) columns: &'static [&'static str],
    /// Columns of the row and derived ones whose values are as many as the rows; the others are few and told by number.
    own: &'static [&'static str],
    /// Rows of other tables that change what is derived of a row: the table, and its rows' numbers from a range of those.
    moved_by: &'static [(&'static str, &'static str)],
    /// Its contact points are fields of it: a change of them is one of it.
    points: bool,
}

const CUSTOMER: Kept = Kept {
    table: "customer",
    columns: &[
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
    ],
    own: &["number", "name", "short_name", "phone"],
    moved_by: &[
        (
            "interaction",
            "/*s*/ SELECT DISTINCT c.pk FROM interaction i JOIN customer c ON c.id = i.customer_id WHERE i.pk BETWEEN ?1 AND ?2",
        ),
        (
            "sales_order",
            "/*s*/ SELECT DISTINCT c.pk FROM sales_order o JOIN customer c ON c.id = o.customer_id WHERE o.pk BETWEEN ?1 AND ?2",
        ),
        (
            "order_line",
            "/*s*/ SELECT DISTINCT c.pk FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id
             WHERE l.pk BETWEEN ?1 AND ?2",
        ),
    ],
    points: false,
};

const CONTACT: Kept = Kept {
    table: "contact",
    columns: &[
        "customer_id",
        "name",
        "position",
        "decision_role",
        "birthday",
        "birthday_calendar",
        "birthday_has_year",
    ],
    own: &["customer_id", "name", "birthday", "office_phone", "mobile", "email", "wechat"],
    moved_by: &[(
        "contact_point",
        "/*s*/ SELECT DISTINCT c.pk FROM contact_point p JOIN contact c ON c.id = p.owner_id WHERE p.pk BETWEEN ?1 AND ?2",
    )],
    points: true,
};

/// The marks of a file.
#[derive(Debug)]
pub(super) struct AllMarks([Mutex<Marks>; 2]);

impl Default for AllMarks {
    fn default() -> Self {
        Self([&CUSTOMER, &CONTACT].map(|kept| Mutex::new(Marks::none(kept))))
    }
}

impl AllMarks {
    fn of(&self, table: &str) -> Option<&Mutex<Marks>> {
        [&CUSTOMER, &CONTACT].iter().position(|kept| kept.table == table).map(|at| &self.0[at])
    }

    /// Lets go of everything.
    pub(super) fn forget(&self) {
        for marks in &self.0 {
            let mut marks = lock(marks);
            *marks = Marks::none(marks.kept);
        }
    }
}

/// One row's. Texts and users that are few are told by number.
#[derive(Debug)]
struct Mark {
    id: Id,
    rev: i64,
    /// The kept columns and what else is derived, each behind a tag.
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

/// The marks of an entity as the file stood after one op.
#[derive(Debug)]
pub(super) struct Marks {
    kept: &'static Kept,
    /// Derived columns beside those that every row has.
    derived: Vec<&'static str>,
    /// None: not built yet.
    op: Option<i64>,
    /// By row number.
    rows: Vec<Option<Mark>>,
    texts: Numbered<String>,
    users: Numbered<Option<Id>>,
    few: Numbered<CellValue>,
}

/// What a mark says of its row.
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
const BYTES: u8 = 3;

/// Most columns of a mark.
const MOST: usize = 16;

impl Marks {
    fn none(kept: &'static Kept) -> Self {
        Self {
            kept,
            derived: Vec::new(),
            op: None,
            rows: Vec::new(),
            texts: Numbered::default(),
            users: Numbered::default(),
            few: Numbered::default(),
        }
    }

    /// Places of these columns of the row among the kept ones; None where one of them is not kept.
    pub(super) fn places(&self, columns: &[String]) -> Option<Vec<usize>> {
        columns.iter().map(|c| self.kept.columns.iter().position(|k| k == c)).collect()
    }

    /// All kept columns of the row.
    #[cfg(test)]
    pub(super) fn columns(&self) -> Vec<String> {
        self.kept.columns.iter().map(ToString::to_string).collect()
    }

    /// A row that is in some list, with the kept columns at these places.
    pub(super) fn row(&self, pk: i64, wanted: &[usize]) -> Option<Marked> {
        let mark = self.mark(pk)?;
        let all = cells_of(mark)?;
        let cells = wanted.iter().map(|at| self.cell(all[*at])).collect();
        Some(Marked { id: mark.id, rev: mark.rev, cells, derived: self.derived_of(mark, &all) })
    }

    /// The name of a row that is in some list.
    pub(super) fn name(&self, pk: i64) -> Option<String> {
        let at = self.kept.columns.iter().position(|column| *column == "name")?;
        let name = self.cell(cells_of(self.mark(pk)?)?[at]);
        name.as_text().map(String::from)
    }

    /// What is derived of a row; None where it is in no list.
    pub(super) fn derived(&self, pk: i64) -> Option<Derived> {
        let mark = self.mark(pk)?;
        Some(self.derived_of(mark, &cells_of(mark)?))
    }

    fn mark(&self, pk: i64) -> Option<&Mark> {
        self.rows.get(usize::try_from(pk).ok()?)?.as_ref()
    }

    fn derived_of(&self, mark: &Mark, cells: &[&[u8]; MOST]) -> Derived {
        let more = self.derived.iter().zip(&cells[self.kept.columns.len()..]);
        let text = |at: u32| self.texts.values[at as usize].clone();
        Derived {
            created_at: mark.created_at,
            created_by: self.users.values[mark.created_by as usize],
            last_contact_on: text(mark.last_contact_on),
            last_order_on: text(mark.last_order_on),
            next_step: text(mark.next_step),
            next_step_on: text(mark.next_step_on),
            missing: text(mark.missing.get() - 1),
            more: more.map(|(column, cell)| (*column, self.cell(cell))).collect(),
        }
    }

    fn cell(&self, bytes: &[u8]) -> CellValue {
        match bytes.first() {
            Some(&NUMBERED) => self.few.values[number_at(bytes) as usize].clone(),
            Some(&TEXT) => CellValue::Text(String::from_utf8_lossy(&bytes[5..]).into_owned()),
            Some(&BYTES) => CellValue::Blob(bytes[5..].to_vec()),
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
            cells: self.pack(cells, &derived),
            created_at: derived.created_at,
            created_by: self.users.number(derived.created_by),
            last_contact_on: self.texts.number(derived.last_contact_on),
            last_order_on: self.texts.number(derived.last_order_on),
            next_step: self.texts.number(derived.next_step),
            next_step_on: self.texts.number(derived.next_step_on),
            missing: NonZeroU32::MIN.saturating_add(self.texts.number(derived.missing)),
        });
    }

    fn pack(&mut self, cells: &[CellValue], derived: &Derived) -> Box<[u8]> {
        let mut bytes = Vec::with_capacity(96);
        let row = self.kept.columns.iter().zip(cells);
        for (column, value) in row.chain(derived.more.iter().map(|(column, value)| (column, value))) {
            let own = self.kept.own.contains(column);
            let (tag, number, own): (u8, u32, &[u8]) = match value {
                CellValue::Null => {
                    bytes.push(NOTHING);
                    continue;
                }
                CellValue::Text(text) if own => (TEXT, text.len() as u32, text.as_bytes()),
                CellValue::Blob(blob) if own => (BYTES, blob.len() as u32, blob),
                few => (NUMBERED, self.few.number(few.clone()), &[]),
            };
            bytes.push(tag);
            bytes.extend(number.to_le_bytes());
            bytes.extend(own);
        }
        bytes.into_boxed_slice()
    }
}

/// The columns of a mark, each with its tag; nothing behind the last.
fn cells_of(mark: &Mark) -> Option<[&[u8]; MOST]> {
    let mut all: [&[u8]; MOST] = [&[]; MOST];
    let mut rest = &*mark.cells;
    for cell in &mut all {
        let long = match rest.first() {
            Some(&NUMBERED) => 5,
            Some(&(TEXT | BYTES)) => 5 + number_at(rest) as usize,
            Some(_) => 1,
            None => break,
        };
        (*cell, rest) = rest.split_at_checked(long)?;
    }
    Some(all)
}

/// The four bytes behind the tag of a cell.
fn number_at(cell: &[u8]) -> u32 {
    cell.get(1..5).and_then(|n| n.try_into().ok()).map_or(0, u32::from_le_bytes)
}
