//! A record goes to somebody: what assigning and reassigning have in common, whatever is assigned.

use super::{Staged, Transition, require};
use crate::{
    Error, Id, Result,
    command::Permission,
    record::life::MOST,
    store::{access::Level, capture::Cells, line::Image, write::Write},
    value::CellValue,
    workspace::create::cells,
};
use std::collections::BTreeSet;

/// To whom records go, and what he must be able to do with them.
pub(crate) struct Hand {
    pub(crate) to: Id,
    /// The right without which he could not go on with them.
    pub(crate) needs: Permission,
    /// What is told where he lacks it.
    pub(crate) otherwise: fn() -> Error,
}

/// Gives each of these to somebody, with what else the step writes; how many it was.
pub(crate) fn give<T: Staged>(
    w: &Write<'_>,
    ids: &[Id],
    hand: &Hand,
    step: &Transition,
    besides: impl Fn(&Image) -> Result<Cells>,
) -> Result<usize> {
    if ids.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let me = w.user().ok_or(Error::Unauthenticated)?;
    hand.check(w)?;
    let distinct: BTreeSet<&Id> = ids.iter().collect();
    for id in &distinct {
        let (row, image) = require::<T>(w, **id, step)?;
        let mut given = besides(&image)?;
        given.extend(cells([
            ("assigned_to", hand.to.into()),
            ("assigned_by", me.into()),
            ("assigned_at", CellValue::Int(w.now)),
        ]));
        w.update(&row, &given)?;
    }
    Ok(distinct.len())
}

/// Gives them to somebody else than who has them, and says why.
pub(crate) fn give_on<T: Staged>(
    w: &Write<'_>,
    ids: &[Id],
    hand: &Hand,
    step: &Transition,
    why: &CellValue,
) -> Result<usize> {
    give::<T>(w, ids, hand, step, |image| match image.cell("assigned_to").as_id() {
        Some(now) if now == hand.to => Err(Error::invalid("to", "same")),
        _ => Ok(cells([("reason", why.clone())])),
    })
}

impl Hand {
    fn check(&self, w: &Write<'_>) -> Result<()> {
        let Some(rights) = w.access_of(self.to)? else { return Err(Error::invalid("to", "inactive")) };
        match rights.level(self.needs.entity, self.needs.action) {
            Level::None => Err((self.otherwise)()),
            _ => Ok(()),
        }
    }
}
