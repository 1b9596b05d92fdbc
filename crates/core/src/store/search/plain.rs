//! The same answers out of the file, while the text is not in memory: every row is read, folded and looked at. Slower,
//! and never later than the text is there.

use super::{
    Hit, Needle,
    arena::Arena,
    build::PART,
    pieces::{self, Searched},
    scan::Best,
};
use crate::{
    Result,
    store::{access::Owners, read::Read, write::lock},
};

impl Read<'_> {
    /// What [`Arena::find`] finds, out of the file as this transaction sees it. None where the text came into memory
    /// before it was looked through.
    pub(super) fn find_in_file(
        &self,
        of: Searched,
        needles: &[Needle],
        owners: &Owners,
        also: &[i64],
        limit: usize,
    ) -> Result<Option<(Vec<Hit>, usize)>> {
        let last = self.last_row(of)?;
        let mut best = Best::most(limit);
        let mut first = 1;
        while first <= last {
            if self.shared().is_some_and(|store| lock(&store.text).unread().is_none()) {
                return Ok(None);
            }
            let mut part = Arena::default();
            pieces::read(self, of, &mut part, first, first + PART - 1)?;
            best.add(part.find(needles, owners, also, limit));
            first += PART;
        }
        Ok(Some(best.found()))
    }
}
