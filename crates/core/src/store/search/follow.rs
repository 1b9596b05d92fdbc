//! The text of a file in memory as it stood after one op: read whole once, then kept up by what the journal says was
//! touched.

use super::{
    super::{
        access::Users,
        ask::Touched,
        fault::{Fault, planted},
        long_text::Long,
        marks::Numbered,
        read::Read,
        write::lock,
    },
    arena::Arena,
    build::PART,
    pieces::{self, Searched},
};
use crate::{Id, Result};
use std::{collections::BTreeSet, sync::MutexGuard};

/// The text of a file as it stood after one op.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// None: not read yet.
    op: Option<i64>,
    /// How often it was forgotten: what began to be read before that is not wanted any more.
    generation: u64,
    customers: Arena,
    contacts: Arena,
    opportunities: Arena,
    services: Arena,
    orders: Arena,
    products: Arena,
    /// By row number, whose interaction it is and when it was: their text is in the file.
    interactions: Vec<Option<(u32, i64)>>,
    owners: Numbered<Id>,
}

impl Text {
    /// The op that it stood after.
    pub(crate) fn op(&self) -> Option<i64> {
        self.op
    }

    /// The text of one entity.
    pub(crate) fn of(&self, entity: Searched) -> &Arena {
        match entity {
            Searched::Customer => &self.customers,
            Searched::Contact => &self.contacts,
            Searched::Opportunity => &self.opportunities,
            Searched::Service => &self.services,
            Searched::SalesOrder => &self.orders,
            Searched::Product => &self.products,
        }
    }

    /// Whose a live row is.
    pub(crate) fn owner(&self, entity: Long, pk: i64) -> Option<Users> {
        match entity {
            Long::Customer => self.customers.owner(pk),
            Long::Contact => self.contacts.owner(pk),
            Long::Opportunity => self.opportunities.owner(pk),
            Long::Service => self.services.owner(pk),
            Long::Product => self.products.owner(pk),
            Long::Interaction => {
                self.interaction(pk).map(|(owner, _)| Users::one(self.owners.values()[owner as usize]))
            }
        }
    }

    /// When an interaction was; None where it is not live.
    pub(crate) fn occurred_at(&self, pk: i64) -> Option<i64> {
        self.interaction(pk).map(|(_, at)| at)
    }

    fn interaction(&self, pk: i64) -> Option<(u32, i64)> {
        self.interactions.get(usize::try_from(pk).ok()?).copied().flatten()
    }

    /// Lets go of everything: it has to be read anew.
    pub(crate) fn forget(&mut self) {
        *self = Self { generation: self.generation + 1, ..Self::default() };
    }

    /// Which generation of it nobody has read yet; None where it is there.
    pub(super) fn unread(&self) -> Option<u64> {
        self.op.is_none().then_some(self.generation)
    }

    /// Everything was read as it stood after this op, or later.
    pub(super) fn read_until(&mut self, op: i64) {
        self.op = Some(op);
    }

    /// Takes what was read, unless it was forgotten meanwhile.
    pub(super) fn settle(&mut self, read: Self, generation: u64) {
        if self.unread() == Some(generation) {
            *self = Self { generation, ..read };
        }
    }

    pub(super) fn of_mut(&mut self, entity: Searched) -> &mut Arena {
        match entity {
            Searched::Customer => &mut self.customers,
            Searched::Contact => &mut self.contacts,
            Searched::Opportunity => &mut self.opportunities,
            Searched::Service => &mut self.services,
            Searched::SalesOrder => &mut self.orders,
            Searched::Product => &mut self.products,
        }
    }
}

/// The tables whose lines move the text of an entity, each with the rows of the entity that a range of its rows touches.
fn moved_by(entity: Searched) -> Vec<(&'static str, String)> {
    let table = entity.table();
    let through = |joined: &str, ranged: &str| {
        format!("SELECT t.pk FROM {joined} CROSS JOIN {table} t ON t.id = {ranged}.owner_id")
    };
    let mut moved = vec![(table, format!("SELECT pk FROM {table} WHERE pk BETWEEN ?1 AND ?2"))];
    if entity.has_hanging() {
        moved.extend([
            ("contact_point", through("contact_point p", "p") + " WHERE p.pk BETWEEN ?1 AND ?2"),
            ("tagging", through("tagging l", "l") + " WHERE l.pk BETWEEN ?1 AND ?2"),
            ("tag", through("tag g CROSS JOIN tagging l ON l.tag_id = g.id", "l") + " WHERE g.pk BETWEEN ?1 AND ?2"),
        ]);
    }
    if entity == Searched::Contact {
        let of_customers =
            "SELECT t.pk FROM customer c CROSS JOIN contact t ON t.customer_id = c.id WHERE c.pk BETWEEN ?1 AND ?2";
        moved.push(("customer", of_customers.into()));
    }
    moved
}

impl Read<'_> {
    /// The text as of this transaction. None where it is not in memory yet, and inside a write: then the file is asked.
    pub(in crate::store) fn text(&self) -> Result<Option<MutexGuard<'_, Text>>> {
        let Some(store) = self.shared() else { return Ok(None) };
        let now = self.last_op()?;
        let mut text = lock(&store.text);
        // Somebody with a later transaction may have been here: what he saw is true now.
        if let Some(op) = text.op.filter(|op| *op < now) {
            let lines = self.touched_tables(op, now)?;
            if lines.contains_key("custom_field") {
                text.forget(); // other fields are searched now
            } else {
                self.follow_text(&mut text, &lines, now)?;
            }
        }
        Ok(text.op.is_some().then_some(text))
    }

    /// Reads again what these lines touched: records, and what hangs on them.
    fn follow_text(&self, text: &mut Text, lines: &Touched, to: i64) -> Result<()> {
        for entity in Searched::ALL {
            if planted(Fault::SearchNotFollowed) {
                continue;
            }
            let mut moved = self.moved(lines, &moved_by(entity))?;
            let arena = text.of_mut(entity);
            if entity == Searched::SalesOrder {
                moved.extend(self.handed_over(lines, arena)?);
            }
            moved.iter().for_each(|pk| arena.remove(*pk));
            for (first, last) in runs(&moved) {
                pieces::read(self, entity, arena, first, last)?;
            }
            arena.tidy()?;
        }
        let interactions = [
            ("interaction", "SELECT pk FROM interaction WHERE pk BETWEEN ?1 AND ?2".to_string()),
            ("customer", "SELECT t.pk FROM customer c CROSS JOIN interaction t ON t.customer_id = c.id WHERE c.pk BETWEEN ?1 AND ?2".into()),
        ];
        for (first, last) in runs(&self.moved(lines, &interactions)?) {
            self.read_interactions(text, first, last)?;
        }
        text.op = Some(to);
        Ok(())
    }
}

impl Read<'_> {
    /// Whose all interactions are and when they were.
    pub(super) fn read_all_interactions(&self, text: &mut Text) -> Result<()> {
        let sql = "/*s*/ SELECT coalesce(max(pk), 0) FROM interaction";
        let last: i64 = self.sys(|db| Ok(db.query_row(sql, [], |r| r.get(0))?))?;
        self.read_interactions(text, 1, last)
    }

    /// The rows that lines touched, by the tables of the lines.
    fn moved(&self, lines: &Touched, by: &[(&'static str, String)]) -> Result<BTreeSet<i64>> {
        let mut moved = BTreeSet::new();
        for (table, of) in by {
            for (first, last) in lines.get(table).into_iter().flatten() {
                self.sys(|db| {
                    let mut query = db.prepare_cached(&format!("/*s*/ {of}"))?;
                    let mut rows = query.query([first, last])?;
                    while let Some(row) = rows.next()? {
                        moved.insert(row.get(0)?);
                    }
                    Ok(())
                })?;
            }
        }
        Ok(moved)
    }

    /// The orders of customers that lines touched which are somebody else's than they were. Nothing else of a customer
    /// is the text of an order, and some have thousands.
    fn handed_over(&self, lines: &Touched, orders: &Arena) -> Result<BTreeSet<i64>> {
        let sql = "/*s*/ SELECT t.pk, o.owner_id FROM customer c CROSS JOIN sales_order t ON t.customer_id = c.id
                   CROSS JOIN sales_order_derived o ON o.pk = t.pk WHERE c.pk BETWEEN ?1 AND ?2 AND t.life = 0";
        let mut moved = BTreeSet::new();
        for (first, last) in lines.get("customer").into_iter().flatten() {
            self.sys(|db| {
                let mut query = db.prepare_cached(sql)?;
                let mut rows = query.query([first, last])?;
                while let Some(row) = rows.next()? {
                    let (pk, owner) = (row.get(0)?, Users([row.get(1)?, None, None]));
                    if orders.owner(pk) != Some(owner) {
                        moved.insert(pk);
                    }
                }
                Ok(())
            })?;
        }
        Ok(moved)
    }

    /// Whose the interactions of these numbers are and when they were.
    fn read_interactions(&self, text: &mut Text, first: i64, last: i64) -> Result<()> {
        for at in first..=last {
            if let Some(row) = usize::try_from(at).ok().and_then(|at| text.interactions.get_mut(at)) {
                *row = None;
            }
        }
        self.sys(|db| {
            let sql = "/*s*/ SELECT t.pk, d.owner_id, t.occurred_at FROM interaction t CROSS JOIN interaction_derived d ON d.pk = t.pk
                       WHERE t.pk BETWEEN ?1 AND ?2 AND t.life = 0";
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query([first, last])?;
            while let Some(row) = rows.next()? {
                let owner = text.owners.number(row.get(1)?);
                let Ok(at) = usize::try_from(row.get::<_, i64>(0)?) else { continue };
                if at >= text.interactions.len() {
                    text.interactions.resize(at + 1, None);
                }
                text.interactions[at] = Some((owner, row.get(2)?));
            }
            Ok(())
        })
    }
}

/// Numbers that follow one another, as ranges of at most [`PART`].
fn runs(numbers: &BTreeSet<i64>) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((first, last)) if *last + 1 == *number && *number - *first < PART => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    runs
}
