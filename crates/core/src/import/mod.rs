//! Reading files of records: rows, what their columns mean, what their cells say, and in `run` what becomes of them (CORE.md
//! section 2, groups).

pub mod cell;
pub(crate) mod history;
pub mod mapping;
pub mod part;
pub mod read;
pub mod row;
pub(crate) mod run;

use crate::command::{Entry, action, query};
pub use cell::DateOrder;
pub(crate) use mapping::map_headers_with;
pub use mapping::{Mapping, Target, map_headers};
pub use part::Part;
pub use row::{ImportRow, Lookup, PersonThere, Point, Rejection};

/// Imports.
pub(crate) const API: &[Entry] = &[
    action::<run::verbs::Customers>(),
    action::<run::verbs::Contacts>(),
    action::<run::verbs::Interactions>(),
    action::<run::verbs::Products>(),
    action::<run::verbs::Stocks>(),
    action::<run::verbs::Opportunities>(),
    action::<run::verbs::Services>(),
    action::<run::verbs::Orders>(),
    action::<run::preview::Preview>(),
    query::<history::History>(),
];
