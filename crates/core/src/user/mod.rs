//! The people of an office: who they are, how they come in, what they have in hand when they leave.

pub(crate) mod add;
pub(crate) mod deactivate;
pub(crate) mod hand_over;
pub(crate) mod invitation;
pub(crate) mod list;
pub(crate) mod password;
pub(crate) mod people;
pub(crate) mod update;
pub(crate) mod why;

use crate::{
    Error, Id, Result,
    command::{Entry, action, command, query},
    store::{read::Read, scope::Entity},
};

/// Operations on users.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    query::<people::People>(),
    action::<add::Add>(),
    action::<invitation::Invite>(),
    command::<update::Update>(),
    action::<password::Password>(),
    query::<hand_over::Work>(),
    action::<hand_over::HandOver>(),
    action::<deactivate::Deactivate>(),
    action::<deactivate::Activate>(),
    query::<why::Why>(),
];

/// The row of a user, for the write verbs.
#[derive(Debug)]
pub(crate) struct User;

impl Entity for User {
    const TABLE: &'static str = "user";
}

/// How a user logs in.
pub(crate) fn username(r: &Read<'_>, id: Id) -> Result<String> {
    let sql = "SELECT username FROM user WHERE id = ?1 AND life = 0";
    r.row(sql, [id], |row| row.get(0))?.ok_or_else(|| Error::not_found("user"))
}

/// Whether somebody else who can log in is an administrator too: there must always be one.
pub(crate) fn another_admin(r: &Read<'_>, but: Id) -> Result<bool> {
    let sql = "SELECT 1 FROM user_role u JOIN role r ON r.id = u.role_id JOIN user p ON p.id = u.user_id
               WHERE r.code = 'admin' AND r.life = 0 AND u.life = 0 AND p.life = 0 AND p.active = 1 AND p.id <> ?1 LIMIT 1";
    Ok(r.row(sql, [but], |_| Ok(()))?.is_some())
}

/// Whether a user is an administrator.
pub(crate) fn is_admin(r: &Read<'_>, id: Id) -> Result<bool> {
    let sql = "SELECT 1 FROM user_role u JOIN role r ON r.id = u.role_id
               WHERE r.code = 'admin' AND r.life = 0 AND u.life = 0 AND u.user_id = ?1";
    Ok(r.row(sql, [id], |_| Ok(()))?.is_some())
}
