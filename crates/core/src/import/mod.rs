//! Reading files of customers: rows, what their columns mean, what their cells say. Nothing here writes; the import
//! command asks row by row and stores what comes back (CORE.md section 2, groups).

pub mod cell;
pub mod mapping;
pub mod read;
pub mod row;

pub use cell::DateOrder;
pub(crate) use mapping::map_headers_with;
pub use mapping::{Mapping, Target, map_headers};
pub use row::{ImportRow, Lookup, Point, Rejection};
