//! The plain verbs of a record, once for every entity: read, list, create, update, bin, restore, history. What differs
//! stands in the entity's catalogue and in its [`Record`]; a verb with a rule of its own is a file of the entity.

pub(crate) mod bulk;
pub(crate) mod erase;
pub(crate) mod get;
pub(crate) mod history;
pub(crate) mod life;
pub(crate) mod list;
pub(crate) mod points;
pub(crate) mod update;
pub(crate) mod values;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    store::{
        capture::Cells,
        line::Image,
        scope::{Entity, Visible},
        write::Write,
    },
};
use serde_json::Value;

/// An entity with a field catalogue.
pub(crate) trait Record: Entity {
    /// Its fields. Its name in the contract is that of its table.
    const CATALOGUE: &'static Catalogue;

    /// Fields that no save may leave empty.
    const ALWAYS: &'static [&'static str];

    /// What a field of a new record holds when nobody said anything; a choice by its dictionary value.
    fn default_of(_field: &str) -> Option<Value> {
        None
    }

    /// The fields that the full form requires and that are empty.
    fn missing(kind: &str, filled: impl Fn(&str) -> bool) -> Vec<&'static str> {
        Self::CATALOGUE.missing(kind, |field| filled(field.name))
    }

    /// The row, where the session may change fields of it. What has states asks them.
    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>>
    where
        Self: Sized,
    {
        let row = w.load::<Self>("update", id)?;
        if row.life != 0 { Err(Error::blocked("in_bin")) } else { Ok(row) }
    }

    /// The row, where the session may move it to the bin or back.
    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>>
    where
        Self: Sized,
    {
        w.load::<Self>("delete", id)
    }

    /// The rules that need more than one field: other rights, rows that must fit, cells that follow from others.
    /// `standing` is the row before the save; None where it is new.
    fn settle(_w: &Write<'_>, _standing: Option<&Image>, _cells: &mut Cells) -> Result<()> {
        Ok(())
    }
}
