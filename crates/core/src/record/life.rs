//! To the bin and back.

use super::Record;
use crate::{
    Error, Id, Result,
    store::{scope::Visible, write::Write},
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Most records in one call.
pub(crate) const MOST: usize = 10_000;

/// How many it was.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Moved {
    /// Records moved.
    pub count: usize,
}

/// Moves records, with all that belongs to them, to the recycle bin.
pub(crate) fn bin<R: Record>(w: &Write<'_>, ids: &[Id]) -> Result<Moved> {
    let rows = few::<R>(w, ids)?;
    rows.iter().try_for_each(|row| w.bin(row))?;
    Ok(Moved { count: rows.len() })
}

/// Brings records back, each with exactly what went to the bin with it.
pub(crate) fn restore<R: Record>(w: &Write<'_>, ids: &[Id]) -> Result<Moved> {
    let rows = few::<R>(w, ids)?;
    rows.iter().try_for_each(|row| w.restore(row))?;
    Ok(Moved { count: rows.len() })
}

fn few<R: Record>(w: &Write<'_>, ids: &[Id]) -> Result<Vec<Visible<R>>> {
    if ids.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let distinct: BTreeSet<&Id> = ids.iter().collect();
    distinct.into_iter().map(|id| R::to_move(w, *id)).collect()
}
