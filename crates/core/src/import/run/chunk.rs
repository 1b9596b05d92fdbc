//! The rows of one chunk: what becomes of each as a whole, and what an import remembers of the rows before.

use super::{
    Import, contacts::Staff, customers::Standing, deals::Deals, imported::Imported, interactions::Dealt, orders,
    rejects::Rejects, words::Words,
};
use crate::{
    Error, Id, Result,
    customer::batch::Batch,
    import::{ImportRow, Mapping, Rejection, part::Part, read::Row},
    record::{
        Record,
        values::{Given, Known, Values, to_cells_among},
    },
    store::{capture::Cells, line::Image, write::Write},
    value::CellValue,
};
use std::collections::{HashMap, HashSet, hash_map::Entry};

/// What became of a row, or of a part of it; of several parts the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// It is not taken; what is wrong with it is told.
    Refused,
    /// It is left out: twice in the file, of several alike, or not wanted by the mode.
    Left,
    /// It says what stands already.
    Unchanged,
    Updated,
    Created,
}

/// What the rows before have brought.
#[derive(Default)]
pub(super) struct Memory {
    /// Customers by what names them in the file.
    pub(super) customers: HashMap<String, Id>,
    /// Customers that this import made, with their owners.
    pub(super) made: HashMap<Id, Id>,
    /// Contacts of customers whom the file names.
    pub(super) staff: HashMap<Id, Staff>,
    /// Interactions by customer and time.
    pub(super) dealt: HashMap<(Id, i64), Vec<Dealt>>,
    /// Goods that a row has named: what names them twice names them once.
    pub(super) goods: HashSet<Id>,
    /// Products by the names that the file writes.
    pub(super) products: HashMap<String, Option<Id>>,
    /// Opportunities that a row has named.
    pub(super) deals: Deals,
    /// Services that a row has named.
    pub(super) services: HashSet<Id>,
    /// Orders that the file names.
    pub(super) orders: HashMap<Id, orders::Named>,
    /// Parents by name: they may stand further down in the file, so they are joined when all rows are in.
    pub(super) parents: Vec<Parent>,
}

/// A parent that a row names.
pub(super) struct Parent {
    pub(super) of: Id,
    pub(super) name: String,
    pub(super) row: u64,
}

/// The rows of one chunk.
pub(super) struct Chunk<'a> {
    pub(super) user: Id,
    pub(super) wanted: &'a Import,
    pub(super) mapping: &'a Mapping,
    pub(super) words: &'a Words,
    pub(super) standing: &'a Standing,
    pub(super) memory: &'a mut Memory,
    pub(super) out: &'a mut Imported,
    pub(super) rejects: &'a mut Rejects,
    /// What its rows look up, by entity.
    pub(super) known: HashMap<&'static str, Known>,
}

impl Chunk<'_> {
    /// One row, as it was understood or refused, and as it was read.
    pub(super) fn row(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        row: std::result::Result<ImportRow, Rejection>,
        raw: &Row,
    ) -> Result<()> {
        let (told, outcome) = match row {
            Err(refused) => (vec![refused], Outcome::Refused),
            Ok(mut row) => {
                let mut told = std::mem::take(&mut row.rejected);
                let outcome = self.parts(w, batch, row, &mut told)?;
                (told, outcome)
            }
        };
        match outcome {
            Outcome::Created => self.out.created += 1,
            Outcome::Updated => self.out.updated += 1,
            Outcome::Unchanged => self.out.unchanged += 1,
            Outcome::Left => self.out.skipped += 1,
            Outcome::Refused => self.out.rejected += 1,
        }
        told.iter().for_each(|rejection| self.out.note(rejection));
        self.rejects.add(raw, &told)
    }

    fn parts(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        mut row: ImportRow,
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        match self.mapping.main {
            Part::Opportunity => return self.deal(w, batch, row, told),
            main if !main.names_customers() => return self.goods(w, batch, row, told),
            _ => {}
        }
        if self.mapping.main == Part::Order {
            return self.order(w, batch, row, told);
        }
        let (contact, interaction) = (row.contact.take(), std::mem::take(&mut row.interaction));
        let service = row.goods.remove(&Part::Service).unwrap_or_default();
        let at = row.row;
        let (customer, outcome) = self.customer(w, batch, row, contact.is_some(), told)?;
        let Some(customer) = customer else { return Ok(outcome) };
        let beside = match (self.mapping.main, contact) {
            (Part::Interaction, contact) => self.interaction(w, batch, customer, (at, interaction, contact), told)?,
            (Part::Service, contact) => self.service(w, batch, customer, (at, service, contact), told)?,
            (_, Some(contact)) => self.contact(w, batch, customer, (at, contact), told)?,
            (_, None) => return Ok(outcome),
        };
        Ok(match (self.mapping.main, outcome) {
            (main, _) if main.hangs() => beside,
            // What is refused of a contact is told, and the customer is taken all the same.
            (Part::Customer, outcome) if beside == Outcome::Refused => outcome,
            (Part::Contact, Outcome::Left | Outcome::Unchanged) => beside,
            (_, outcome) => outcome.max(beside),
        })
    }

    /// Values as cells; None where they break a rule, which is told.
    pub(super) fn cells<R: Record>(
        &mut self,
        w: &Write<'_>,
        (part, kind): (Part, &str),
        (at, values): (u64, &Values),
        told: &mut Vec<Rejection>,
    ) -> Result<Option<Given>> {
        let known = match self.known.entry(R::CATALOGUE.entity) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(Known::of::<R>(w)?),
        };
        match to_cells_among::<R>(w, known, kind, values) {
            Ok(given) => Ok(Some(given)),
            Err(Error::Invalid { fields }) => {
                told.extend(fields.into_iter().map(|(field, reason)| {
                    let column = self.mapping.header_of(part, &field).unwrap_or(&field).to_string();
                    Rejection { row: at, column: Some(column), reason }
                }));
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// Tells why a part of a row is not taken.
    pub(super) fn refuse(
        &self,
        at: u64,
        (part, field): (Part, &str),
        reason: &str,
        told: &mut Vec<Rejection>,
    ) -> Outcome {
        let column = self.mapping.header_of(part, field).map(String::from);
        told.push(Rejection { row: at, column, reason: reason.into() });
        Outcome::Refused
    }

    /// Whether the session may import something of a part to this customer.
    pub(super) fn may(&self, w: &Write<'_>, part: Part, customer: Id) -> Result<bool> {
        let owners = w.access().owners(part.entity(), "import");
        let owner = match self.memory.made.get(&customer) {
            Some(owner) => Some(*owner),
            None => w.row("SELECT owner_id FROM my_customer WHERE id = ?1 AND life = 0", [customer], |r| r.get(0))?,
        };
        Ok(owner.is_some_and(|owner| owners.include(owner)))
    }
}

/// Whether nothing stands in a cell.
pub(super) fn empty(value: &CellValue) -> bool {
    value.is_null() || value.as_text() == Some("")
}

/// What of these cells is to be written over a row: what differs, and of a row that is only filled what it lacks.
pub(super) fn differing(cells: &mut Cells, image: &Image, fill: bool) {
    cells.retain(|column, value| image.cell(column) != *value);
    cells.retain(|column, _| !fill || empty(&image.cell(column)));
}
