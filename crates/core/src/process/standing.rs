//! Where a record stands, asked before an action and shown beside it.

use super::{Machine, Possible, Transition};
use crate::{
    Error, Id, Result,
    store::{
        line::Image,
        read::Read,
        schema::life,
        scope::{Entity, Visible},
    },
};

/// What a machine looks at.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) state: String,
    pub(crate) creator: Option<Id>,
    pub(crate) assignee: Option<Id>,
}

/// An entity with a state machine.
pub(crate) trait Staged: Entity {
    const MACHINE: &'static Machine;

    /// Where a row in sight stands.
    fn standing(r: &Read<'_>, image: &Image) -> Result<Standing>;
}

/// A row in sight on which this may be done now, as it stands.
pub(crate) fn require<T: Staged>(r: &Read<'_>, id: Id, row: &Transition) -> Result<(Visible<T>, Image)> {
    let visible = r.load::<T>("read", id)?;
    if visible.life == life::BINNED {
        return Err(Error::blocked("in_bin"));
    }
    let image = standing_for::<T>(r, &visible, row)?;
    Ok((visible, image))
}

/// The same of a row that may lie in the bin.
pub(crate) fn standing_for<T: Staged>(r: &Read<'_>, visible: &Visible<T>, row: &Transition) -> Result<Image> {
    let image = r.image_of(T::TABLE, visible.pk)?;
    let standing = T::standing(r, &image)?;
    match T::MACHINE.refusal(row, &standing, r.access()) {
        None => Ok(image),
        Some(rule) if rule == "no_right" => {
            Err(Error::Forbidden { permission: format!("{}.{}", row.needs.entity, row.needs.action) })
        }
        Some(rule) => Err(Error::blocked(rule)),
    }
}

/// The steps after which a record stands in a state, those that leave it there among them.
pub(super) fn rows_leading_to<'m>(machine: &'m Machine, state: &'m str) -> impl Iterator<Item = &'m Transition> {
    machine.rows.iter().filter(move |row| row.to.map_or(row.from.contains(&state), |to| to == state))
}

/// Every action with whether it may be done now, and if not, why.
pub(crate) fn actions<T: Staged>(r: &Read<'_>, image: &Image) -> Result<Vec<Possible>> {
    let standing = T::standing(r, image)?;
    let possible = |row: &Transition| {
        let reason = match image.life {
            life::BINNED => Some("in_bin".to_string()),
            _ => T::MACHINE.refusal(row, &standing, r.access()),
        };
        Possible { action: row.action.into(), allowed: reason.is_none(), reason }
    };
    Ok(T::MACHINE.rows.iter().map(possible).collect())
}
