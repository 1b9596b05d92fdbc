//! Search over identity text: names, numbers, phones, e-mails, people, addresses, tags (CORE.md section 7). The text lies
//! in memory, is read when the file is opened and follows the journal at every use, so that an edit is found by the next
//! query, and one of another process as soon as its op is there.

mod arena;
mod pieces;

use super::{read::Read, write::lock};
use crate::{
    Result,
    text::{fold, phone, pinyin},
};
pub(crate) use arena::{Arena, Hit, Kind, Needle, Tier};
use std::sync::{MutexGuard, atomic::Ordering::Relaxed};

/// The text of a file as it stood after one op.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// None: not read yet.
    op: Option<i64>,
    customers: Arena,
}

/// What a query found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The best, in order.
    pub(crate) hits: Vec<Hit>,
    /// How many there are in all, exactly.
    pub(crate) count: usize,
}

/// The forms in which a typed text is looked for: as it is in what is written, as digits in phone numbers, as letters in
/// pinyin.
pub(crate) fn needles(typed: &str) -> Vec<Needle> {
    let written = |kind: &Kind| !matches!(kind, Kind::NamePinyin | Kind::PersonPinyin | Kind::Digits);
    let mut needles = vec![Needle { text: fold::fold(typed), kinds: Kind::ALL.into_iter().filter(written).collect() }];
    let mut also = |text: Option<String>, kinds: &[Kind]| {
        let Some(text) = text else { return };
        match needles.iter_mut().find(|n| n.text == text) {
            Some(same) => same.kinds.extend(kinds),
            None => needles.push(Needle { text, kinds: kinds.to_vec() }),
        }
    };
    also(phone::query_form(typed), &[Kind::Digits]);
    also(pinyin::query_form(typed), &[Kind::NamePinyin, Kind::PersonPinyin]);
    needles
}

impl Read<'_> {
    /// Live customers that the session may read and whose text, as far as it may see it, contains what was typed.
    pub(crate) fn search_customers(&self, typed: &str, limit: usize) -> Result<Found> {
        let access = self.access();
        let mut needles = needles(typed);
        for needle in &mut needles {
            needle.kinds.retain(|kind| !kind.mask().is_some_and(|m| access.masked.contains(&m)));
        }
        let owners = access.owners("customer", "read");
        let Some(text) = self.text()? else { return Ok(Found { hits: Vec::new(), count: 0 }) };
        let (mut hits, count) = text.customers.find(&needles, |owner| owners.include(owner), limit);
        if text.op > Some(self.last_op()?) {
            // Somebody with a later transaction read it: what this one cannot see yet, it cannot show.
            let there = self.sys(|db| {
                let mut query = db.prepare_cached("/*s*/ SELECT 1 FROM customer WHERE pk = ?1 AND life = 0")?;
                hits.iter().map(|hit| Ok(query.exists([hit.pk])?)).collect::<Result<Vec<bool>>>()
            })?;
            let mut there = there.into_iter();
            hits.retain(|_| there.next().unwrap_or(false));
        }
        Ok(Found { hits, count })
    }

    /// Reads the text of the whole file, where nobody has yet.
    pub(super) fn build_text(&self) -> Result<()> {
        self.text().map(drop)
    }

    /// The text as of this transaction; read whole where it was not read yet. None inside a write.
    fn text(&self) -> Result<Option<MutexGuard<'_, Text>>> {
        let Some(store) = self.shared() else { return Ok(None) };
        let now = self.last_op()?;
        let mut text = lock(&store.text);
        match text.op {
            // Somebody with a later transaction has been here: what he saw is true now.
            Some(op) if op >= now => {}
            Some(op) => self.follow_text(&mut text, op, now)?,
            None => {
                /// Customers read at a time.
                const PART: i64 = 10_000;
                let last: i64 = self
                    .sys(|db| Ok(db.query_row("/*s*/ SELECT coalesce(max(pk), 0) FROM customer", [], |r| r.get(0))?))?;
                let mut first = 1;
                while first <= last && !store.leaving.load(Relaxed) {
                    pieces::read(self, &mut text.customers, first, first + PART - 1)?;
                    first += PART;
                }
                text.op = Some(now);
            }
        }
        Ok(Some(text))
    }

    /// Reads again what the ops after `from` touched: customers, and what hangs on them.
    fn follow_text(&self, text: &mut Text, from: i64, to: i64) -> Result<()> {
        for (table, of) in [
            ("customer", "SELECT pk FROM customer WHERE pk BETWEEN ?1 AND ?2"),
            (
                "contact_point",
                "SELECT c.pk FROM contact_point p JOIN customer c ON c.id = p.owner_id WHERE p.pk BETWEEN ?1 AND ?2",
            ),
            ("tagging", "SELECT c.pk FROM tagging t JOIN customer c ON c.id = t.owner_id WHERE t.pk BETWEEN ?1 AND ?2"),
            (
                "tag",
                "SELECT c.pk FROM tag g JOIN tagging t ON t.tag_id = g.id JOIN customer c ON c.id = t.owner_id WHERE g.pk BETWEEN ?1 AND ?2",
            ),
        ] {
            for (first, last) in self.touched_between(table, from, to)? {
                let pks: Vec<i64> = self.sys(|db| {
                    let mut query = db.prepare_cached(&format!("/*s*/ {of}"))?;
                    Ok(query.query_map([first, last], |r| r.get(0))?.collect::<Result<_, _>>()?)
                })?;
                pks.iter().for_each(|pk| text.customers.remove(*pk));
                if table == "customer" {
                    pieces::read(self, &mut text.customers, first, last)?;
                } else {
                    pks.iter().try_for_each(|pk| pieces::read(self, &mut text.customers, *pk, *pk))?;
                }
            }
        }
        text.customers.tidy();
        text.op = Some(to);
        Ok(())
    }
}
