//! Taking data out: lists of customers, contacts and interactions as text, workbooks and cards. An export is a command
//! with a right of its own; its op tells who took what. What may not be seen, or not be exported, is in no file.

pub(crate) mod book;
mod card;
pub(crate) mod cell;
mod columns;
pub(crate) mod formula;
pub(crate) mod list;
pub(crate) mod orders;
pub(crate) mod points;
mod rows;
pub(crate) mod run;
pub(crate) mod sheet;
mod text;
mod verbs;
mod words;

use crate::command::{Entry, action};

/// Operations that take data out.
pub(crate) const API: &[Entry] = &[
    action::<verbs::Customers>(),
    action::<verbs::Contacts>(),
    action::<verbs::Interactions>(),
    action::<verbs::Products>(),
    action::<verbs::Stocks>(),
    action::<verbs::Services>(),
    action::<verbs::Opportunities>(),
    action::<verbs::Orders>(),
];
