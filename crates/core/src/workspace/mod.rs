//! The workspace itself: making one, its keys, its status, its backups, its health.

pub(crate) mod backup;
pub(crate) mod create;
pub(crate) mod demo;
mod demo_trade;
pub(crate) mod doctor;
pub(crate) mod keyring;
pub(crate) mod status;

use crate::command::{Entry, action, query};

/// Operations of the workspace.
pub(crate) const API: &[Entry] = &[
    query::<status::Get>(),
    query::<status::SessionGet>(),
    query::<status::AuditList>(),
    action::<backup::Make>(),
    action::<doctor::Check>(),
    action::<doctor::Rebuild>(),
    action::<demo::Fill>(),
];
