//! Roles and what they may do. The preset ones stand in SPEC.md section 1; an office copies them and changes the copies,
//! or the presets themselves, except that the administrator keeps his rights.

mod edit;
mod grant;
mod list;

use crate::{
    Error, Id, Result,
    command::{Entry, command, query},
    store::{read::Read, scope::Entity},
};

/// Operations on roles.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    command::<edit::Add>(),
    command::<edit::Update>(),
    command::<edit::Delete>(),
    command::<grant::Grant>(),
];

/// The role that keeps its rights.
const ADMIN: &str = "admin";

/// The row of a role, for the write verbs.
#[derive(Debug)]
struct Role;

impl Entity for Role {
    const TABLE: &'static str = "role";
}

/// The role with this code.
fn named(r: &Read<'_>, field: &str, code: &str) -> Result<Id> {
    let found = r.row("SELECT id FROM role WHERE code = ?1 AND life = 0", [code], |row| row.get(0))?;
    found.ok_or_else(|| Error::invalid(field, "unknown"))
}

/// The id of a right of a role: the same on every copy.
fn right(r: &Read<'_>, role: &str, entity: &str, action: &str) -> Id {
    Id::of_key(r.workspace, "role_grant", &format!("{role}/{entity}/{action}"))
}
