//! The whole of a list at once: the numbers of its rows in its order, in one walk and without the stop of pages. What an
//! export writes; a million of them are eight megabytes.

use super::{Bound, PageQuery, Read};
use crate::{Result, store::access::Owners};
use std::collections::BTreeSet;

impl Read<'_> {
    /// The rows of a list that belong to these owners. Where it begins and how long its pages are is not looked at.
    pub(crate) fn all(&self, q: &PageQuery<'_>, owners: &Owners) -> Result<Vec<i64>> {
        let mut pks = Vec::new();
        if q.by != "owner" {
            self.all_of(q, owners, &mut pks)?;
            return Ok(pks);
        }
        let mut in_order = self.owners_in_order(q)?;
        if q.desc {
            in_order.reverse();
        }
        for owner in in_order.into_iter().filter(|owner| owners.include(*owner)) {
            self.all_of(q, &Owners::Of(BTreeSet::from([owner])), &mut pks)?;
        }
        Ok(pks)
    }

    fn all_of(&self, q: &PageQuery<'_>, owners: &Owners, pks: &mut Vec<i64>) -> Result<()> {
        // Of what a filter narrows only the first page is worth a try along the index.
        let ways = self.ways(q, owners, 1)?;
        let Some(way) = ways.last() else { return Ok(()) };
        self.run_along(q, owners, (*way, &Bound::Start), 0, i64::MAX as u64, &mut |row| {
            pks.push(row.get(1)?);
            Ok(())
        })
    }
}
