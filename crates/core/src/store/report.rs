//! What reports count: groups of bare rows, in one walk along an index made for it. The scope is applied here:
//! what the session may read of the entity, and no more than its right to the reports reaches.

use super::{access::Owners, page::STOP, read::Read, schema::Table};
use crate::{Id, Result, value::CellValue};
use rusqlite::params_from_iter;
use std::collections::BTreeSet;

/// A group: what it is told by, and what was counted of it, in the order that was asked for.
pub(crate) type Group = (CellValue, Vec<CellValue>);

/// What is counted of one table. Every expression is over `d`, as `from` says what that is.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// Whose rows these are: by its rights they are seen.
    pub(crate) table: &'static str,
    /// The table, as it stands behind FROM, called `d`.
    pub(crate) from: &'static str,
    /// What a group is told by.
    pub(crate) by: &'static str,
    /// What is counted of it.
    pub(crate) of: &'static [&'static str],
    /// Conditions, each with what its parameter `?` stands for.
    pub(crate) bounds: Vec<(&'static str, CellValue)>,
    /// Values of `?1` on, for the expressions.
    pub(crate) params: Vec<CellValue>,
}

impl Read<'_> {
    /// The groups in the order of what they are told by; one that is told by nothing comes first.
    pub(crate) fn counted(&self, q: Counted) -> Result<Vec<Group>> {
        let Counted { table, from, by, of, bounds, mut params } = q;
        let mut sql = format!("/*s*/ SELECT {by} AS g, {} FROM {from} WHERE d.life = 0", of.join(", "));
        for (condition, value) in bounds {
            params.push(value);
            sql.push_str(&format!(" AND {}", condition.replace('?', &format!("?{}", params.len()))));
        }
        for users in [self.owners_in_sight(table), self.access().owners("report", "read")] {
            sql.push_str(&self.seen_by(Table::named(table)?, users, &mut params));
        }
        sql.push_str(" GROUP BY g ORDER BY g");
        let columns = of.len();
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let rows = query.query_map(params_from_iter(&params), |r| {
                    let values: Vec<CellValue> = (1..=columns).map(|at| r.get(at)).collect::<Result<_, _>>()?;
                    Ok((r.get(0)?, values))
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
        })
    }

    /// The condition that a row is one of these users'.
    pub(super) fn seen_by(&self, table: &Table, users: Owners, params: &mut Vec<CellValue>) -> String {
        let Owners::Of(users) = users else { return String::new() };
        let users: BTreeSet<Id> = users;
        let marks: Vec<String> = (1..=users.len()).map(|at| format!("?{}", params.len() + at)).collect();
        params.extend(users.into_iter().map(CellValue::from));
        let among = marks.join(", ");
        let any: Vec<String> = table.relations().iter().map(|column| format!("d.{column} IN ({among})")).collect();
        format!(" AND ({})", any.join(" OR "))
    }
}
