//! What was changed: undo and redo, the log of ops, copies brought together, conflicts.

pub(crate) mod conflicts;
pub(crate) mod copies;
pub(crate) mod job;
pub(crate) mod log;
mod rights;
pub(crate) mod undo;

use crate::command::{Entry, action, command, query};

/// Operations on changes.
pub(crate) const API: &[Entry] = &[
    action::<undo::Undo>(),
    action::<undo::Redo>(),
    query::<log::List>(),
    query::<conflicts::List>(),
    query::<conflicts::Count>(),
    command::<conflicts::Settle>(),
    query::<copies::VectorGet>(),
    action::<copies::Export>(),
    action::<copies::Apply>(),
    action::<job::Get>(),
    action::<job::Cancel>(),
];
