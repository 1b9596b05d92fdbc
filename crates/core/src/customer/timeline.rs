//! The whole story of a customer, newest first: what was dealt with him, what he ordered, what changed of him and of his
//! contacts, from entities and journal. A further kind is a source of its own beside [`Dealings`], [`Orders`] and the
//! journal.

mod orders;

use super::{Customer, as_of};
use crate::{
    Error, Id, Result, catalogue,
    command::{Permission, Query},
    custom_field::CustomFields,
    interaction::fields::INTERACTION,
    record::{
        history::{FieldChange, HistoryKind, told},
        values::{Values, is_masked},
    },
    store::{
        read::Read,
        timeline::{Dealing, Logs, Moment, Ordered},
    },
    time::{Zone, instant_text},
};
use orders::Orders;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::VecDeque;

/// What a timeline tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Somebody dealt with the customer.
    Interaction,
    /// A contact came, changed or went.
    Contact,
    /// An opportunity with the customer came, was assigned, got on, was won or lost.
    Opportunity,
    /// A service for the customer came, was assigned, was handled, was archived.
    Service,
    /// The customer ordered something; of an order there is one entry, on its day.
    SalesOrder,
    /// Fields of the customer changed.
    Change,
    /// The customer was made, went to the bin, came back.
    Life,
}

/// What happened with a customer, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// Whose.
    pub id: Id,
    /// Kinds wanted; all where it is left out.
    #[serde(default)]
    pub kinds: Option<Vec<EntryKind>>,
    /// The cursor that the page before gave.
    #[serde(default)]
    pub after: Option<String>,
    /// Entries wanted: 1 to 200, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
    /// As it stood then: nothing later, and interactions and orders as they were.
    #[serde(default)]
    pub as_of: Option<String>,
}

/// One thing that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// When.
    pub at: String,
    /// The day of it in the workspace's time zone.
    pub on: String,
    /// Who.
    pub by: Option<String>,
    /// What it tells of.
    pub kind: EntryKind,
    /// The interaction, the contact, the opportunity, the service, the order, or the customer himself.
    pub id: String,
    /// The op that did it; none of an interaction or an order.
    pub op: Option<i64>,
    /// The summary of an interaction, the title of an opportunity or a service, the number of an order, the name of a
    /// contact or of the customer.
    pub title: String,
    /// What was done to the record; none of an interaction or an order.
    pub what: Option<HistoryKind>,
    /// The command that did it; none of an interaction or an order.
    pub command: Option<String>,
    /// What it changed.
    pub changes: Vec<FieldChange>,
    /// It may be taken back, as far as its command's rule says.
    pub undoable: bool,
    /// It was taken back.
    pub undone: bool,
    /// Came with another copy's changes.
    pub merged: bool,
    /// Of an interaction or an order: its values by field.
    pub values: Option<Values>,
    /// Of an interaction: the contact's name.
    pub contact_name: Option<String>,
}

/// A page of a timeline.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelinePage {
    /// Newest first.
    pub entries: Vec<TimelineEntry>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

/// A place in a timeline. Of what happened at one instant, an order comes first, then an interaction, then what was
/// written down.
#[derive(Debug, Clone, Copy)]
enum Place {
    Journal(Moment),
    Dealing(Dealing),
    Order(Ordered, Zone),
}

/// Instant, rank within it, and what tells two of one rank apart.
type Key = (i64, u8, i64, i64, i64);

impl Place {
    /// Descending, this is the order of the timeline; the parts of a cursor.
    fn key(self) -> Key {
        match self {
            Self::Journal(m) => (m.at, 0, m.op, m.table, m.pk),
            Self::Dealing(d) => (d.at, 1, d.pk, 0, 0),
            Self::Order(order, zone) => orders::key(zone, &order),
        }
    }
}

impl Query for Timeline {
    const NAME: &'static str = "customer.timeline";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = TimelinePage;

    fn run(self, r: &Read<'_>) -> Result<TimelinePage> {
        let row = r.load::<Customer>("read", self.id)?;
        let wanted = |kind| self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind));
        let limit = self.limit.unwrap_or(50).clamp(1, 200);
        let after = self.after.as_deref().map(cursor_key).transpose()?;
        let until = self.as_of.as_deref().map(|at| as_of::instant("as_of", at)).transpose()?;
        let goes = |place: Place| {
            after.is_none_or(|after| place.key() < after) && until.is_none_or(|until| place.key().0 <= until)
        };
        let of = |kind, entity| (wanted(kind) && r.access().require(entity, "read").is_ok()).then_some(entity);
        let besides = [
            of(EntryKind::Contact, "contact"),
            of(EntryKind::Opportunity, "opportunity"),
            of(EntryKind::Service, "service"),
        ];
        let besides: Vec<&str> = besides.into_iter().flatten().collect();
        let journal = !besides.is_empty() || wanted(EntryKind::Change) || wanted(EntryKind::Life);
        let mut moments: VecDeque<Moment> = match journal {
            true => r.moments(row.pk, &besides)?.into_iter().filter(|m| goes(Place::Journal(*m))).collect(),
            false => VecDeque::new(),
        };
        let with_dealings = wanted(EntryKind::Interaction) && r.access().require("interaction", "read").is_ok();
        let mut dealings = Dealings::new(r, self.id, after, until, with_dealings, limit + 1);
        let with_orders = wanted(EntryKind::SalesOrder) && r.access().require("sales_order", "read").is_ok();
        let mut orders = Orders::new(r, self.id, after, until, with_orders, limit + 1)?;
        let mut teller = Teller {
            r,
            logs: Logs::default(),
            moves: r.moves_of(row.pk)?,
            custom: CustomFields::of(r, "interaction")?,
            until,
        };

        let (mut entries, mut last): (Vec<TimelineEntry>, Option<Place>) = (Vec::new(), None);
        loop {
            let fronts = [moments.front().copied().map(Place::Journal), dealings.next()?, orders.next()?];
            let Some(place) = fronts.into_iter().flatten().max_by_key(|place| place.key()) else {
                return Ok(TimelinePage { entries, next: None });
            };
            if entries.len() == limit {
                return Ok(TimelinePage { entries, next: last.map(|place| cursor(place.key())) });
            }
            let entry = match place {
                Place::Journal(moment) => {
                    moments.pop_front();
                    teller.moment(moment)?.filter(|entry| wanted(entry.kind))
                }
                Place::Dealing(dealing) => {
                    dealings.found.pop_front();
                    teller.dealing(dealing)?
                }
                Place::Order(order, _) => {
                    orders.found.pop_front();
                    orders.tell(order)?
                }
            };
            entries.extend(entry);
            last = Some(place);
        }
    }
}

/// The interactions still to be told, read in parts.
struct Dealings<'a, 'r> {
    r: &'a Read<'r>,
    customer: Id,
    before: Option<Dealing>,
    binned: bool,
    part: usize,
    found: VecDeque<Dealing>,
    ended: bool,
}

impl<'a, 'r> Dealings<'a, 'r> {
    fn new(r: &'a Read<'r>, customer: Id, after: Option<Key>, until: Option<i64>, wanted: bool, part: usize) -> Self {
        // Behind something written down there is no interaction of the same instant left; behind an order, all of them.
        let left = |rank, pk| match rank {
            0 => i64::MIN,
            1 => pk,
            _ => i64::MAX,
        };
        let after = after.map(|(at, rank, pk, _, _)| Dealing { at, pk: left(rank, pk) });
        let until = until.map(|at| Dealing { at, pk: i64::MAX });
        let before = after.into_iter().chain(until).min();
        // What lies in the bin now may have stood then.
        Self { r, customer, before, binned: until.is_some(), part, found: VecDeque::new(), ended: !wanted }
    }

    fn next(&mut self) -> Result<Option<Place>> {
        if self.found.is_empty() && !self.ended {
            let part = self.r.dealings(self.customer, self.before, self.binned, self.part)?;
            self.ended = part.len() < self.part;
            self.before = part.last().copied().or(self.before);
            self.found.extend(part);
        }
        Ok(self.found.front().copied().map(Place::Dealing))
    }
}

/// Says what happened.
struct Teller<'a, 'r> {
    r: &'a Read<'r>,
    logs: Logs,
    /// Ops that moved the customer himself.
    moves: std::collections::BTreeSet<i64>,
    /// What the office keeps of an interaction beyond the program's own fields.
    custom: CustomFields,
    until: Option<i64>,
}

impl Teller<'_, '_> {
    fn moment(&mut self, moment: Moment) -> Result<Option<TimelineEntry>> {
        let Some((step, id, title)) = self.r.told(&mut self.logs, moment)? else { return Ok(None) };
        let entity = moment.entity()?;
        let catalogue = catalogue::of(entity).ok_or_else(|| Error::internal("no catalogue"))?;
        let step = told(self.r, catalogue, step)?;
        let changed = matches!(step.kind, HistoryKind::Changed | HistoryKind::Settled);
        let kind = match (entity, changed) {
            ("customer", true) => EntryKind::Change,
            ("customer", false) => EntryKind::Life,
            ("opportunity", _) => EntryKind::Opportunity,
            ("service", _) => EntryKind::Service,
            // A contact that went with its customer is not told besides.
            (_, false) if step.kind != HistoryKind::Created && self.moves.contains(&moment.op) => return Ok(None),
            _ => EntryKind::Contact,
        };
        Ok(Some(TimelineEntry {
            at: step.at,
            on: self.r.day_of(moment.at)?,
            by: step.actor,
            kind,
            id: id.to_string(),
            op: Some(step.op),
            title,
            what: Some(step.kind),
            command: Some(step.command),
            changes: step.changes,
            undoable: step.undoable,
            undone: step.undone,
            merged: step.merged,
            values: None,
            contact_name: None,
        }))
    }

    fn dealing(&self, dealing: Dealing) -> Result<Option<TimelineEntry>> {
        let r = self.r;
        let image = r.image_of("interaction", dealing.pk)?;
        let then = match self.until.map(|until| r.as_of("interaction", dealing.pk, until)).transpose()? {
            Some(Some(then)) if then.life == 0 => Some(then),
            Some(_) => return Ok(None),
            None => None,
        };
        let cell = |column: &str| then.as_ref().map_or_else(|| image.cell(column), |then| then.cell(column));
        let fields = INTERACTION.fields.iter().filter(|f| !f.derived && !is_masked(r, f));
        let mut values: Values = fields.map(|f| (f.name.to_string(), INTERACTION.show_cells(f, cell))).collect();
        if then.is_none() {
            values.extend(self.custom.values(r.access(), &image.cells));
        }
        Ok(Some(TimelineEntry {
            at: instant_text(dealing.at),
            on: r.day_of(dealing.at)?,
            by: cell("by_id").as_id().map(|u| r.name_of(u)).transpose()?,
            kind: EntryKind::Interaction,
            id: image.id.to_string(),
            op: None,
            title: cell("summary").as_text().unwrap_or_default().to_string(),
            what: None,
            command: None,
            changes: Vec::new(),
            undoable: false,
            undone: false,
            merged: false,
            contact_name: crate::interaction::get::contact_name(r, cell("contact_id").as_id())?,
            values: Some(values),
        }))
    }
}

/// Cursors are opaque to callers.
fn cursor(key: Key) -> String {
    hex::encode(json!(key).to_string())
}

fn cursor_key(text: &str) -> Result<Key> {
    let wrong = || Error::invalid("after", "not_a_cursor");
    serde_json::from_slice(&hex::decode(text).map_err(|_| wrong())?).map_err(|_| wrong())
}
