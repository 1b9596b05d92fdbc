//! Search over identity text: names, numbers, phones, e-mails, people, addresses, tags (CORE.md section 7). The text lies
//! in memory, is read in the background when the file is opened and follows the journal at every use, so that an edit is
//! found by the next query, and one of another process as soon as its op is there.

mod alike;
mod arena;
mod build;
mod common;
mod follow;
mod letters;
mod pieces;
mod plain;
mod scan;
mod stretch;
#[cfg(test)]
mod tests;
mod verify;

use super::{long_text::LongFound, read::Read};
use crate::{
    Result,
    text::{fold, phone, pinyin},
};
use arena::Kind;
pub(crate) use arena::Tier;
pub(crate) use follow::Text;
pub(crate) use pieces::Searched;
pub(crate) use scan::Hit;
use scan::Needle;

/// What a query found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// The best, in order.
    pub(crate) hits: Vec<Hit>,
    /// How many there are in all, exactly.
    pub(crate) count: usize,
}

/// The forms in which a typed text is looked for: as it is in what is written, as digits in phone numbers, as letters in
/// pinyin.
pub(crate) fn needles(typed: &str) -> Vec<Needle> {
    let mut needles =
        vec![Needle { text: fold::fold(typed), kinds: vec![Kind::Written, Kind::Place, Kind::Label, Kind::Phone] }];
    let mut also = |text: Option<String>, kind: Kind| {
        let Some(text) = text else { return };
        match needles.iter_mut().find(|n| n.text == text) {
            Some(same) => same.kinds.push(kind),
            None => needles.push(Needle { text, kinds: vec![kind] }),
        }
    };
    also(phone::query_form(typed), Kind::Digits);
    also(pinyin::query_form(typed), Kind::Pinyin);
    needles
}

impl Read<'_> {
    /// Live records that the session may read and whose text, as far as it may see it, contains what was typed, and those
    /// that were found by their long texts.
    pub(crate) fn search(&self, of: Searched, typed: &str, also: &LongFound, limit: usize) -> Result<Found> {
        let access = self.access();
        let mut needles = needles(typed);
        for needle in &mut needles {
            needle.kinds.retain(|kind| !kind.mask().is_some_and(|m| access.masked.contains(&m)));
        }
        let owners = self.owners_in_sight(of.table());
        let also = of.long().map_or(&[][..], |long| also.of(long));
        let text = loop {
            if let Some(text) = self.text()? {
                break text;
            }
            if let Some((hits, count)) = self.find_in_file(of, &needles, &owners, also, limit)? {
                return Ok(Found { hits, count });
            }
        };
        let (mut hits, count) = text.of(of).find(&needles, &owners, also, limit);
        if text.op() > Some(self.last_op()?) {
            // Somebody with a later transaction read it: what this one cannot see yet, it cannot show.
            let sql = format!("/*s*/ SELECT 1 FROM {} WHERE pk = ?1 AND life = 0", of.table());
            let there = self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                hits.iter().map(|hit| Ok(query.exists([hit.pk])?)).collect::<Result<Vec<bool>>>()
            })?;
            let mut there = there.into_iter();
            hits.retain(|_| there.next().unwrap_or(false));
        }
        Ok(Found { hits, count })
    }
}
