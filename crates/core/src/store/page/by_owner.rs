//! Lists by owner: owner after owner in the order of their names, and each one's rows by theirs.

use super::{From, Page, PageQuery, Read, cursor};
use crate::{Error, Id, Result, store::access::Owners, text::pinyin};
use std::collections::BTreeSet;

impl Read<'_> {
    /// By owner: owner after owner in the order of their names, each by customer name.
    pub(super) fn page_by_owner(&self, q: &PageQuery<'_>, limit: usize) -> Result<Page> {
        let mut owners = self.owners_in_order(q)?;
        if q.desc {
            owners.reverse();
        }
        let mut from = q.from.clone();
        if let From::After(text) = &q.from {
            let (owner, place) = text.split_once('/').ok_or_else(|| Error::invalid("after", "not_a_cursor"))?;
            let owner: Id = owner.parse()?;
            owners = owners.into_iter().skip_while(|o| *o != owner).collect();
            from = From::After(place.to_string());
        }
        let mut skip = 0;
        if let From::Offset(n) = from {
            (skip, from) = (n, From::Start);
        }
        let mut page = Page { pks: Vec::new(), next: None };
        for owner in owners {
            let wanted = limit - page.pks.len();
            if skip > 0 {
                let here = u64::try_from(self.count_of(q, Some(owner))?).unwrap_or(0);
                if here <= skip {
                    skip -= here;
                    continue;
                }
                from = From::Offset(std::mem::take(&mut skip));
            }
            let places = self.places(q, &Owners::Of(BTreeSet::from([owner])), &from, wanted)?;
            if !matches!(from, From::Key(_)) {
                from = From::Start;
            }
            page.next = places.last().map(|p| format!("{owner}/{}", cursor(p))).or(page.next);
            page.pks.extend(places.into_iter().map(|(_, pk)| pk));
            if page.pks.len() == limit {
                return Ok(page);
            }
        }
        page.next = None;
        Ok(page)
    }

    /// The owners whose rows the session may read, by display name.
    pub(super) fn owners_in_order(&self, q: &PageQuery<'_>) -> Result<Vec<Id>> {
        let owners = self.owners_in_sight(q.catalogue.table);
        let mut named: Vec<(String, Id)> = self.sys(|db| {
            let mut query =
                db.prepare_cached("/*s*/ SELECT coalesce(nullif(display_name, ''), username), id FROM user")?;
            Ok(query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })?;
        named.retain(|(_, id)| owners.include(*id));
        named.sort_by_cached_key(|(name, id)| (pinyin::name_key(name), *id));
        Ok(named.into_iter().map(|(_, id)| id).collect())
    }
}
