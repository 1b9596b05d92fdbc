//! The teams of an office, a tree: whoever sees his team's records sees those of the teams below it.

mod edit;
mod list;

use crate::{
    Id, Result,
    command::{Entry, command, query},
    store::{read::Read, scope::Entity},
};

/// Operations on teams.
pub(crate) const API: &[Entry] =
    &[query::<list::List>(), command::<edit::Add>(), command::<edit::Update>(), command::<edit::Delete>()];

/// The row of a team, for the write verbs.
#[derive(Debug)]
struct Team;

impl Entity for Team {
    const TABLE: &'static str = "team";
}

/// The team that everything is below.
fn root(r: &Read<'_>) -> Id {
    Id::of_key(r.workspace, "team", "root")
}

/// Whether a team is there.
fn is_there(r: &Read<'_>, id: Id) -> Result<bool> {
    Ok(r.row("SELECT 1 FROM team WHERE id = ?1 AND life = 0", [id], |_| Ok(()))?.is_some())
}
