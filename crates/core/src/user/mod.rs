//! Users as others see them, and adding one. Roles, teams and rights have their screens later; the rows are here.

pub(crate) mod add;
pub(crate) mod grant;
pub(crate) mod list;

use crate::command::{Entry, action, command, query};

/// Operations on users.
pub(crate) const API: &[Entry] = &[query::<list::List>(), action::<add::Add>(), command::<grant::Grant>()];
