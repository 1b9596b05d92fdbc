//! Whose rows a list is of, as conditions on `d`: an arm for each user and each relation that he may have to a row, which
//! its own index leads; of two relations the later leaves out what the earlier has (CORE.md section 4).

use super::ARMS;
use crate::{
    Id,
    store::{
        access::Owners,
        fault::bare,
        read::Read,
        schema::{Scope, Table},
    },
    value::CellValue,
};
use std::collections::BTreeSet;

/// The users whose rows count, as conditions on `d`, all of which begin with AND.
#[derive(Debug, Clone)]
pub(super) struct Sight {
    /// One for each walk; none where nothing is in sight.
    pub(super) arms: Vec<String>,
    pub(super) params: Vec<CellValue>,
}

impl Sight {
    /// Those of these users, with parameters from `first` on.
    pub(super) fn of(table: &Table, owners: &Owners, first: usize) -> Self {
        let users: &BTreeSet<Id> = match owners {
            Owners::All => return Self { arms: vec![String::new()], params: Vec::new() },
            Owners::Of(users) => users,
        };
        let params: Vec<CellValue> = users.iter().map(|u| CellValue::from(*u)).collect();
        let marks: Vec<String> = (0..users.len()).map(|i| format!("?{}", first + i)).collect();
        let among = marks.join(", ");
        let relations = table.relations();
        let arms = match users.len() {
            0 => Vec::new(),
            n if n <= ARMS => {
                let arm = |at: usize, mark: &String| {
                    let earlier =
                        relations[..at].iter().map(|column| format!(" AND (d.{column} IN ({among})) IS NOT 1"));
                    format!(" AND d.{} = {mark}{}", relations[at], earlier.collect::<String>())
                };
                (0..relations.len()).flat_map(|at| marks.iter().map(move |mark| arm(at, mark))).collect()
            }
            _ => {
                let any: Vec<String> = relations.iter().map(|column| format!("+d.{column} IN ({among})")).collect();
                vec![format!(" AND ({})", any.join(" OR "))]
            }
        };
        Self { arms, params }
    }
}

impl Read<'_> {
    /// Whose rows of a table the session may read.
    pub(in crate::store) fn owners_in_sight(&self, table: &str) -> Owners {
        match Table::named(table).is_ok_and(|t| t.scope == Scope::Open || bare(t.name)) {
            true => Owners::All,
            false => self.access().owners(table, "read"),
        }
    }
}
