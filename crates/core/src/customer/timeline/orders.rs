//! The orders of a customer in his story: one entry each on the day of the order, with what all its lines come to, and
//! the order as it stood where somebody looks back.

use super::{EntryKind, Key, Place, TimelineEntry};
use crate::{
    Id, Result,
    record::values::{Values, is_masked},
    sales_order::{
        amount::{amount, minor_digits},
        fields::SALES_ORDER,
    },
    store::{as_of::AsOf, read::Read, timeline::Ordered},
    time::{Zone, instant_text},
    value::CellValue,
};
use std::collections::VecDeque;

/// Of the orders that are told of.
const SHOWN: [&str; 7] = ["number", "ordered_on", "status", "channel", "total", "currency", "lines"];

/// The orders still to be told, read in parts.
pub(super) struct Orders<'a, 'r> {
    r: &'a Read<'r>,
    zone: Zone,
    customer: Id,
    before: Option<Ordered>,
    until: Option<i64>,
    part: usize,
    pub(super) found: VecDeque<Ordered>,
    ended: bool,
}

/// Where an order stands: the day begins with it.
pub(super) fn key(zone: Zone, order: &Ordered) -> Key {
    (zone.begins(order.on), 2, order.pk, 0, 0)
}

impl<'a, 'r> Orders<'a, 'r> {
    pub(super) fn new(
        r: &'a Read<'r>,
        customer: Id,
        after: Option<Key>,
        until: Option<i64>,
        wanted: bool,
        part: usize,
    ) -> Result<Self> {
        let zone = r.zone()?;
        let after = after.map(|(at, rank, pk, _, _)| {
            let on = zone.day_of(at);
            // Of what the day began with, orders were told first.
            let pk = match (rank, zone.begins(on) == at) {
                (2, _) => pk,
                (_, true) => i64::MIN,
                (_, false) => i64::MAX,
            };
            Ordered { on, pk }
        });
        let until_day = until.map(|at| Ordered { on: zone.day_of(at), pk: i64::MAX });
        let before = after.into_iter().chain(until_day).min();
        Ok(Self { r, zone, customer, before, until, part, found: VecDeque::new(), ended: !wanted })
    }

    pub(super) fn next(&mut self) -> Result<Option<Place>> {
        if self.found.is_empty() && !self.ended {
            // What lies in the bin now may have stood then.
            let part = self.r.orders_before(self.customer, self.before, self.until.is_some(), self.part)?;
            self.ended = part.len() < self.part;
            self.before = part.last().copied().or(self.before);
            self.found.extend(part);
        }
        Ok(self.found.front().map(|order| Place::Order(*order, self.zone)))
    }

    /// Tells of one; None where it was not there then.
    pub(super) fn tell(&self, order: Ordered) -> Result<Option<TimelineEntry>> {
        let r = self.r;
        let image = r.image_of("sales_order", order.pk)?;
        let derived = r.derived("sales_order", order.pk)?;
        let then = match self.until {
            None => None,
            Some(until) => match r.as_of("sales_order", order.pk, until)?.filter(|then| then.life == 0) {
                Some(then) => Some((worth(r, image.id, &then, until)?, then)),
                None => return Ok(None),
            },
        };
        let cell = |column: &str| match (&then, column) {
            (Some(((total, _), _)), "total") => CellValue::Int(*total),
            (Some(((_, lines), _)), "lines") => CellValue::Int(*lines),
            (Some((_, then)), _) => then.cell(column),
            (None, "total" | "lines") => derived.cell(column),
            (None, _) => image.cell(column),
        };
        let fields = SALES_ORDER.fields.iter().filter(|f| SHOWN.contains(&f.name) && !is_masked(r, f));
        let values: Values = fields.map(|f| (f.name.to_string(), SALES_ORDER.show_cells(f, cell))).collect();
        Ok(Some(TimelineEntry {
            at: instant_text(self.zone.begins(order.on)),
            on: order.on.to_string(),
            by: derived.created_by.map(|user| r.name_of(user)).transpose()?,
            kind: EntryKind::SalesOrder,
            id: image.id.to_string(),
            op: None,
            title: cell("number").as_text().unwrap_or_default().to_string(),
            what: None,
            command: None,
            changes: Vec::new(),
            undoable: false,
            undone: false,
            merged: false,
            contact_name: None,
            values: Some(values),
        }))
    }
}

/// What the lines of an order came to then, and how many they were.
fn worth(r: &Read<'_>, order: Id, then: &AsOf, until: i64) -> Result<(i64, i64)> {
    let digits = minor_digits(then.cell("currency").as_text().unwrap_or_default());
    let (mut total, mut lines) = (0, 0);
    for pk in r.lines_of(order)? {
        let Some(line) = r.as_of("order_line", pk, until)?.filter(|line| line.life == 0) else { continue };
        let int = |column: &str| line.cell(column).as_int().unwrap_or_default();
        total += amount(int("quantity"), int("unit_price"), digits);
        lines += 1;
    }
    Ok((total, lines))
}
