//! The text of a file in memory as it stood after one op: read whole once, then kept up by what the journal says was
//! touched. Whoever asks while it is being read waits for it, and reads the rest himself where nobody is at it.

use super::{
    super::{
        ask::Touched,
        fault::{Fault, planted},
        read::Read,
        write::lock,
    },
    arena::Arena,
    pieces::{self, Searched},
};
use crate::Result;
use std::{
    collections::BTreeSet,
    sync::{MutexGuard, atomic::Ordering::Relaxed},
};

/// Rows read at a time.
pub(super) const PART: i64 = 10_000;

/// The text of a file as it stood after one op.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// None: not read yet.
    op: Option<i64>,
    customers: Arena,
    contacts: Arena,
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
        }
    }

    fn of_mut(&mut self, entity: Searched) -> &mut Arena {
        match entity {
            Searched::Customer => &mut self.customers,
            Searched::Contact => &mut self.contacts,
        }
    }
}

/// The tables whose lines move the text of an entity, each with the rows of the entity that a range of its rows touches.
fn moved_by(entity: Searched) -> Vec<(&'static str, String)> {
    let table = entity.table();
    let through = |joined: &str, ranged: &str| {
        format!("SELECT t.pk FROM {joined} CROSS JOIN {table} t ON t.id = {ranged}.owner_id")
    };
    let mut moved = vec![
        (table, format!("SELECT pk FROM {table} WHERE pk BETWEEN ?1 AND ?2")),
        ("contact_point", through("contact_point p", "p") + " WHERE p.pk BETWEEN ?1 AND ?2"),
        ("tagging", through("tagging l", "l") + " WHERE l.pk BETWEEN ?1 AND ?2"),
        ("tag", through("tag g CROSS JOIN tagging l ON l.tag_id = g.id", "l") + " WHERE g.pk BETWEEN ?1 AND ?2"),
    ];
    if entity == Searched::Contact {
        let of_customers =
            "SELECT t.pk FROM customer c CROSS JOIN contact t ON t.customer_id = c.id WHERE c.pk BETWEEN ?1 AND ?2";
        moved.push(("customer", of_customers.into()));
    }
    moved
}

impl Read<'_> {
    /// Reads the text of the whole file, where nobody has yet.
    pub(in crate::store) fn build_text(&self) -> Result<()> {
        self.text().map(drop)
    }

    /// The text as of this transaction; read whole where it was not read yet. None inside a write.
    pub(super) fn text(&self) -> Result<Option<MutexGuard<'_, Text>>> {
        let Some(store) = self.shared() else { return Ok(None) };
        let now = self.last_op()?;
        let mut text = lock(&store.text);
        match text.op {
            // Somebody with a later transaction has been here: what he saw is true now.
            Some(op) if op >= now => {}
            Some(op) => {
                let lines = self.touched_tables(op, now)?;
                if lines.contains_key("custom_field") {
                    *text = self.read_text(now)?; // other fields are searched now
                } else {
                    self.follow_text(&mut text, &lines, now)?;
                }
            }
            None => *text = self.read_text(now)?,
        }
        Ok(Some(text))
    }

    /// The text of the whole file. The store that is being left gets what was read so far, and nobody asks for it.
    pub(super) fn read_text(&self, now: i64) -> Result<Text> {
        let mut text = Text { op: Some(now), ..Text::default() };
        let start = std::time::Instant::now();
        for entity in Searched::ALL {
            let sql = format!("/*s*/ SELECT coalesce(max(pk), 0) FROM {}", entity.table());
            let last: i64 = self.sys(|db| Ok(db.query_row(&sql, [], |r| r.get(0))?))?;
            let mut first = 1;
            while first <= last && !self.shared().is_some_and(|store| store.leaving.load(Relaxed)) {
                pieces::read(self, entity, text.of_mut(entity), first, first + PART - 1)?;
                first += PART;
            }
            text.of_mut(entity).tidy();
            let arena = text.of(entity);
            tracing::debug!(?entity, rows = arena.len(), bytes = arena.bytes(), took = ?start.elapsed(), "searched text read");
        }
        Ok(text)
    }

    /// Reads again what the ops after `from` touched: records, and what hangs on them.
    fn follow_text(&self, text: &mut Text, lines: &Touched, to: i64) -> Result<()> {
        for entity in Searched::ALL {
            if planted(Fault::SearchNotFollowed) && entity == Searched::Customer {
                continue;
            }
            let mut moved: BTreeSet<i64> = BTreeSet::new();
            for (table, of) in moved_by(entity) {
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
            let arena = text.of_mut(entity);
            moved.iter().for_each(|pk| arena.remove(*pk));
            for (first, last) in runs(&moved) {
                pieces::read(self, entity, arena, first, last)?;
            }
            arena.tidy();
        }
        text.op = Some(to);
        Ok(())
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
