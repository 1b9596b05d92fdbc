//! One change to many records, as one group: one step to the person who took it.

use super::{
    Record,
    values::{Values, kind_of, to_cells},
};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::Done,
    store::{group::Group, write::Write},
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Rows of one chunk of a group: others write in between.
pub(crate) const CHUNK: usize = 2_000;

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BulkChanged {
    /// Records whose values changed or were confirmed.
    pub changed: usize,
    /// The group: what undo takes back as one.
    pub grp: Option<String>,
}

/// Sets the same fields on many records.
pub(crate) fn change<R: Record>(cx: &Cx, command: &'static str, ids: &[Id], set: &Values) -> Result<Done<BulkChanged>> {
    if ids.len() > super::life::MOST {
        return Err(Error::TooLarge { limit: super::life::MOST as u64 });
    }
    let mut group = Group::new(cx.store(), Some(cx.user()), command);
    for chunk in ids.chunks(CHUNK) {
        if let Err(refused) = group.write(|w| change_chunk::<R>(w, chunk, set)) {
            // One refused chunk takes the whole intention back.
            group.withdraw()?;
            return Err(refused);
        }
    }
    let ended = group.finish()?;
    let data = BulkChanged { changed: ids.len(), grp: ended.grp.map(|g| g.to_string()) };
    Ok(Done { data, op: ended.op, touched: ended.tables })
}

fn change_chunk<R: Record>(w: &Write<'_>, ids: &[Id], set: &Values) -> Result<()> {
    let distinct: BTreeSet<&Id> = ids.iter().collect();
    for id in distinct {
        let row = R::to_change(w, *id)?;
        let image = w.image_of(R::TABLE, row.pk)?;
        let mut given = to_cells::<R>(w, &kind_of(set, Some(&image)), set)?;
        if let Some((field, _)) = given.points.first() {
            // Nobody shares a phone with a hundred others.
            return Err(Error::invalid(field.name, "not_in_bulk"));
        }
        R::settle(w, Some(&image), &mut given.cells)?;
        w.update(&row, &given.cells)?;
    }
    Ok(())
}
