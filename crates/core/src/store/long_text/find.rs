//! Which rows have a text in one of their long texts: the index says which may, rows that it does not know yet are read.

use super::{Long, Texts, index, tokens};
use crate::{
    Result,
    store::{access::Users, read::Read, search::Text},
    text::fold,
};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that the index does not know yet and that a query reads itself; where there are more, it says so.
const UNREAD: usize = 2_000;

/// Rows of one entity that a query reads because the index does not tell for sure: a text that about every row may have
/// would otherwise read them all. The newest are looked at, and the answer says that there may be more. Counts are exact
/// below it (CORE.md section 7), so it is large.
const READ: usize = if cfg!(test) { 150 } else { 5_000 };

/// Rows whose long texts have what was typed, within what the session may read.
#[derive(Debug, Default)]
pub(crate) struct LongFound {
    rows: BTreeMap<Long, Vec<i64>>,
    /// The index is still being written: there may be more.
    pub(crate) indexing: bool,
    /// Entities of which not all rows that may have it were looked at.
    cut: BTreeSet<Long>,
}

impl LongFound {
    /// Row numbers of one entity, ascending.
    pub(crate) fn of(&self, entity: Long) -> &[i64] {
        self.rows.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Whether there may be more of one entity than were found.
    pub(crate) fn may_be_more(&self, entity: Long) -> bool {
        self.indexing || self.cut.contains(&entity)
    }
}

/// Rows that ops touched which the index does not know yet, as ranges of numbers by entity.
pub(super) struct Unknown(BTreeMap<Long, Vec<(i64, i64)>>);

impl Unknown {
    pub(super) fn read(r: &Read<'_>, db: &Connection) -> Result<Self> {
        let (from, to) = (index::up_to(db)?, r.last_op()?);
        let mut ranges = BTreeMap::new();
        if from < to {
            ranges = index::moved(r, from, to)?.into_iter().map(|(entity, ranges)| (entity, apart(ranges))).collect();
        }
        Ok(Self(ranges))
    }

    pub(super) fn has(&self, entity: Long, pk: i64) -> bool {
        let Some(ranges) = self.0.get(&entity) else { return false };
        ranges[..ranges.partition_point(|(first, _)| *first <= pk)].last().is_some_and(|(_, last)| *last >= pk)
    }

    fn count(&self) -> usize {
        self.0.values().flatten().map(|(first, last)| usize::try_from(last - first + 1).unwrap_or_default()).sum()
    }

    fn all(&self) -> BTreeMap<Long, Vec<i64>> {
        let rows = |ranges: &Vec<(i64, i64)>| ranges.iter().flat_map(|(first, last)| *first..=*last).collect();
        self.0.iter().map(|(entity, ranges)| (*entity, rows(ranges))).collect()
    }
}

/// The same ranges in order, none of which reaches into another: an import's has those of later edits in it.
fn apart(mut ranges: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    ranges.sort_unstable();
    let mut apart: Vec<(i64, i64)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match apart.last_mut().filter(|(_, before)| first <= *before) {
            Some((_, before)) => *before = last.max(*before),
            None => apart.push((first, last)),
        }
    }
    apart
}

impl Read<'_> {
    /// Live rows of these entities that the session may read and whose long texts contain what was typed.
    pub(crate) fn search_long_text(&self, typed: &str, of: &[Long]) -> Result<LongFound> {
        let folded = fold::fold(typed);
        if folded.is_empty() {
            return Ok(LongFound::default());
        }
        let asked = tokens::of_query(&folded);
        self.sys(|db| {
            let unknown = Unknown::read(self, db)?;
            let indexing = unknown.count() > UNREAD;
            let mut rows = if indexing { BTreeMap::new() } else { unknown.all() };
            rows.retain(|entity, _| of.contains(entity));
            self.keep_seen(&mut rows)?;
            keep_fitting(db, &mut rows, &folded)?;
            let mut known = candidates(db, asked.tokens.as_deref(), &unknown, of)?;
            self.keep_seen(&mut known)?;
            let mut cut = BTreeSet::new();
            if !asked.exact {
                for (entity, pks) in known.iter_mut().filter(|(_, pks)| pks.len() > READ) {
                    pks.sort_unstable();
                    pks.drain(..pks.len() - READ);
                    cut.insert(*entity);
                }
                keep_fitting(db, &mut known, &folded)?;
            }
            for (entity, pks) in known {
                let all = rows.entry(entity).or_default();
                all.extend(pks);
                all.sort_unstable();
            }
            Ok(LongFound { rows, indexing, cut })
        })
    }

    /// Leaves out what the session may not read, and what is not live.
    fn keep_seen(&self, rows: &mut BTreeMap<Long, Vec<i64>>) -> Result<()> {
        if rows.values().all(Vec::is_empty) {
            return Ok(());
        }
        let text = self.text()?;
        for (entity, pks) in rows {
            let owners = self.owners_in_sight(entity.table());
            match &text {
                Some(text) => {
                    pks.retain(|pk| Text::owner(text, *entity, *pk).is_some_and(|users| owners.include_any(users)));
                }
                None => {
                    let live: BTreeMap<i64, Live> = self.sys(|db| Live::read(db, *entity, pks))?;
                    pks.retain(|pk| live.get(pk).is_some_and(|live| owners.include_any(live.users)));
                }
            }
        }
        Ok(())
    }

    /// Of these interactions those that were last, the last first.
    pub(crate) fn newest(&self, interactions: &[i64], limit: usize) -> Result<Vec<i64>> {
        let mut all: Vec<(i64, i64)> = match self.text()? {
            Some(text) => interactions.iter().filter_map(|pk| Some((text.occurred_at(*pk)?, *pk))).collect(),
            None => {
                let live = self.sys(|db| Live::read(db, Long::Interaction, interactions))?;
                live.into_iter().map(|(pk, live)| (live.occurred_at, pk)).collect()
            }
        };
        if all.len() > limit {
            all.select_nth_unstable_by_key(limit, |last| std::cmp::Reverse(*last));
            all.truncate(limit);
        }
        all.sort_unstable_by_key(|last| std::cmp::Reverse(*last));
        Ok(all.into_iter().map(|(_, pk)| pk).collect())
    }

    /// What of a row's long texts stands around a text, as it is written.
    pub(crate) fn excerpt(&self, entity: Long, pk: i64, typed: &str) -> Result<String> {
        let folded = fold::fold(typed);
        let texts = self.sys(|db| Texts::read(db, entity, pk))?.map_or_else(Vec::new, |texts| texts.0);
        let around = texts.iter().find_map(|text| around(text, &folded));
        Ok(around.or_else(|| texts.first().map(|text| beginning(text))).unwrap_or_default())
    }
}

/// Whose a live row is, and when an interaction was, out of the file.
struct Live {
    users: Users,
    occurred_at: i64,
}

impl Live {
    fn read(db: &Connection, entity: Long, pks: &[i64]) -> Result<BTreeMap<i64, Self>> {
        let sql = match entity {
            Long::Customer => "/*s*/ SELECT owner_id, NULL, NULL, 0 FROM customer WHERE pk = ?1 AND life = 0",
            Long::Contact => {
                "/*s*/ SELECT o.owner_id, NULL, NULL, 0 FROM contact t CROSS JOIN contact_derived o ON o.pk = t.pk
                 WHERE t.pk = ?1 AND t.life = 0"
            }
            Long::Interaction => {
                "/*s*/ SELECT o.owner_id, NULL, NULL, t.occurred_at FROM interaction t CROSS JOIN interaction_derived o ON o.pk = t.pk
                 WHERE t.pk = ?1 AND t.life = 0"
            }
            Long::Opportunity => {
                "/*s*/ SELECT o.created_by, o.assigned_to, NULL, 0 FROM opportunity t CROSS JOIN opportunity_derived o ON o.pk = t.pk
                 WHERE t.pk = ?1 AND t.life = 0"
            }
            Long::Service => {
                "/*s*/ SELECT o.created_by, o.assigned_to, o.handled_by, 0 FROM service t CROSS JOIN service_derived o ON o.pk = t.pk
                 WHERE t.pk = ?1 AND t.life = 0"
            }
            Long::Product => "/*s*/ SELECT NULL, NULL, NULL, 0 FROM product WHERE pk = ?1 AND life = 0",
        };
        let mut query = db.prepare_cached(sql)?;
        let mut all = BTreeMap::new();
        for pk in pks {
            let live = |row: &Row<'_>| {
                let users = Users([row.get(0)?, row.get(1)?, row.get(2)?]);
                Ok(Self { users, occurred_at: row.get(3)? })
            };
            if let Some(live) = query.query_row([pk], live).optional()? {
                all.insert(*pk, live);
            }
        }
        Ok(all)
    }
}

/// Rows that the index has for these tokens, all of them where there are none, without those that it knows as they were.
fn candidates(
    db: &Connection,
    tokens: Option<&str>,
    unknown: &Unknown,
    of: &[Long],
) -> Result<BTreeMap<Long, Vec<i64>>> {
    let sql = match tokens {
        Some(_) => "/*s*/ SELECT rowid FROM long_text WHERE long_text MATCH ?1",
        None => "/*s*/ SELECT id FROM long_text_docsize WHERE ?1 IS NULL",
    };
    let mut found: [Vec<i64>; Long::ALL.len()] = Default::default();
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([tokens])?;
    while let Some(row) = rows.next()? {
        if let Some((entity, pk)) = Long::of_number(row.get(0)?).filter(|(entity, _)| of.contains(entity)) {
            found[entity as usize].push(pk);
        }
    }
    let mut candidates: BTreeMap<Long, Vec<i64>> = Long::ALL.into_iter().zip(found).collect();
    if !unknown.0.is_empty() {
        candidates.iter_mut().for_each(|(entity, pks)| pks.retain(|pk| !unknown.has(*entity, *pk)));
    }
    Ok(candidates)
}

/// Leaves out whose long texts do not have it.
fn keep_fitting(db: &Connection, rows: &mut BTreeMap<Long, Vec<i64>>, folded: &str) -> Result<()> {
    for (entity, pks) in rows {
        let mut fits = Vec::with_capacity(pks.len());
        let mut query = Texts::query(db, *entity)?;
        for pk in pks.iter() {
            if Texts::of(&mut query, *entity, *pk)?.is_some_and(|texts| texts.have(folded)) {
                fits.push(*pk);
            }
        }
        *pks = fits;
    }
    Ok(())
}

/// Characters shown before and behind what was found.
const BEFORE: usize = 16;
const BEHIND: usize = 60;

/// The part of a text around the first place that has this folded text.
fn around(text: &str, folded: &str) -> Option<String> {
    // Where each character of the text begins in the folded one, folded character by character. A blank that another
    // one swallowed stands where that one does.
    let mut whole = String::new();
    let mut begins: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        begins.push((whole.len(), at));
        let one = fold::fold(c.encode_utf8(&mut [0; 4]));
        match one.is_empty() && c.is_whitespace() {
            true if !whole.is_empty() && !whole.ends_with(' ') => whole.push(' '),
            _ => whole.push_str(&one),
        }
    }
    let found = whole.find(folded)?;
    let first = begins.partition_point(|(folded_at, _)| *folded_at <= found).saturating_sub(1);
    let last = begins.partition_point(|(folded_at, _)| *folded_at < found + folded.len());
    let (from, to) = (first.saturating_sub(BEFORE), (last + BEHIND).min(begins.len()));
    let start = begins.get(from).map_or(0, |(_, at)| *at);
    let end = begins.get(to).map_or(text.len(), |(_, at)| *at);
    Some(cut(text, start, end))
}

fn beginning(text: &str) -> String {
    let end = text.char_indices().nth(BEFORE + BEHIND).map_or(text.len(), |(at, _)| at);
    cut(text, 0, end)
}

/// A part of a text in one line, with a sign where something was left out.
fn cut(text: &str, from: usize, to: usize) -> String {
    let line = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
    let sign = |left_out: bool| if left_out { "…" } else { "" };
    format!("{}{line}{}", sign(from > 0), sign(to < text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_place_as_it_is_written() {
        let text = "客戶要求週五前寄出樣品。".to_string() + &"很长的一段话".repeat(30) + " Ｍüller 先生 021-6888";
        assert_eq!(around(&text, "样品").as_deref().map(|t| t.starts_with("客戶要求週五前寄出樣品。")), Some(true));
        let muller = around(&text, &fold::fold("müller 先生")).expect("found");
        assert!(muller.starts_with('…') && muller.ends_with("Ｍüller 先生 021-6888"), "{muller}");
        assert_eq!(around("a  b\n c", "b c").as_deref(), Some("a b c"));
        assert_eq!(around("别的", "样品"), None);
        assert_eq!(beginning("短"), "短");
    }
}
