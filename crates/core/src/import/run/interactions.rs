//! What a row says was dealt with its customer: known by customer and time, so that a second import of the same file
//! changes nothing.

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing},
};
use crate::{
    Id, Result,
    customer::batch::Batch,
    import::{PersonThere, Rejection, part::Part},
    interaction::Interaction,
    record::{Record, values::Values},
    store::write::Write,
    text::fold::fold,
    value::CellValue,
};
use std::collections::hash_map::Entry;

/// Something dealt with a customer at one time.
pub(super) struct Dealt {
    id: Id,
    /// A row of this import is it.
    claimed: bool,
    summary: String,
}

impl Chunk<'_> {
    /// What becomes of the interaction of a row.
    pub(super) fn interaction(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        customer: Id,
        (at, values, contact): (u64, Values, Option<PersonThere>),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        if !self.may(w, Part::Interaction, customer)? {
            return Ok(self.refuse(at, (Part::Customer, "name"), "not_yours", told));
        }
        let Some(given) = self.cells::<Interaction>(w, (Part::Interaction, ""), (at, &values), told)? else {
            return Ok(Outcome::Refused);
        };
        let mut cells = given.cells;
        let when = cells.get("occurred_at").and_then(CellValue::as_int).unwrap_or_default();
        let summary = cells.get("summary").and_then(CellValue::as_text).map(fold).unwrap_or_default();
        if let Some(name) = contact.and_then(|c| c.values.get("name")?.as_str().map(String::from)) {
            match self.staff(w, customer)?.named(&name)[..] {
                [one] => drop(cells.insert("contact_id".into(), one.into())),
                _ => drop(self.refuse(at, (Part::Contact, "name"), "no_such_contact", told)),
            }
        }
        let known = (customer, when);
        if let Entry::Vacant(place) = self.memory.dealt.entry(known) {
            let standing = w.interactions_at(customer, when)?.into_iter();
            let dealt = standing.map(|(id, summary)| Dealt { id, claimed: false, summary: fold(&summary) }).collect();
            place.insert(dealt);
        }
        let mode = self.wanted.mode;
        let midnight = self.is_midnight(when);
        let dealt = self.memory.dealt.entry(known).or_default();
        let found = match dealt.iter().position(|d| d.summary == summary) {
            _ if mode == Mode::Create => None,
            Some(same) => Some(same),
            // Of a bare day it is not known whether two of them are one.
            None if midnight => None,
            None => {
                let mut open = dealt.iter().enumerate().filter(|(_, d)| !d.claimed).map(|(place, _)| place);
                open.next().filter(|_| open.next().is_none())
            }
        };
        let Some(place) = found else {
            if mode == Mode::Update {
                return Ok(Outcome::Left);
            }
            let id = batch.add_interaction(customer, cells, self.user)?;
            dealt.push(Dealt { id, claimed: true, summary });
            self.out.interactions.created += 1;
            return Ok(Outcome::Created);
        };
        if std::mem::replace(&mut dealt[place].claimed, true) || mode == Mode::Skip {
            return Ok(Outcome::Left);
        }
        let row = w.load::<Interaction>("import", dealt[place].id)?;
        let image = w.image_of("interaction", row.pk)?;
        differing(&mut cells, &image, mode == Mode::Fill);
        if cells.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        Interaction::settle(w, Some(&image), &mut cells)?;
        w.update(&row, &cells)?;
        self.out.interactions.updated += 1;
        Ok(Outcome::Updated)
    }

    /// Whether a time is the very beginning of a day, as a day without a time is read.
    fn is_midnight(&self, at: i64) -> bool {
        let local = chrono::DateTime::from_timestamp_millis(at).map(|t| t.with_timezone(&self.mapping.zone).time());
        local == Some(chrono::NaiveTime::MIN)
    }
}
