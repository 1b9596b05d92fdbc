//! Whether the text in memory is that of the file: what `doctor` looks at.

use super::{
    super::read::Read,
    arena::Arena,
    build::PART,
    pieces::{self, Searched},
};
use crate::{Error, Result};

impl Read<'_> {
    /// Reads every row anew and compares it with what is searched. Names the first that differs.
    pub(in crate::store) fn verify_text(&self) -> Result<()> {
        let now = self.last_op()?;
        let Some(text) = self.text()? else { return Ok(()) }; // every query reads the file
        if text.op() != Some(now) {
            return Ok(()); // it followed a later transaction than this one
        }
        for entity in Searched::ALL {
            let searched = text.of(entity);
            let last = searched.all().fold(self.last_row(entity)?, i64::max);
            let mut first = 0;
            while first <= last {
                let mut anew = Arena::default();
                pieces::read(self, entity, &mut anew, first, first + PART - 1)?;
                let differs = |pk: &i64| anew.pieces_of(*pk) != searched.pieces_of(*pk);
                if let Some(pk) = (first..first + PART).find(differs) {
                    return Err(Error::Corrupt { what: format!("search: {} {pk}", entity.table()) });
                }
                first += PART;
            }
        }
        Ok(())
    }
}
