//! What reports count: groups of bare rows, in one walk along an index made for it. The scope is applied here:
//! what the session may read of the entity, and no more than its right to the reports reaches.

use super::{access::Owners, page::STOP, read::Read, schema::Table};
use crate::{Id, Result, value::CellValue};
use rusqlite::params_from_iter;
use std::collections::{BTreeSet, HashMap};

/// A group: what it is told by, and what was counted of it, in the order in which it was asked for.
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
    /// What is counted of it: sums, and of a group of one row anything.
    pub(crate) of: &'static [&'static str],
    /// The first columns of the index that `from` goes along, down to the last that `by` needs: rows that have them alike lie
    /// together, so that they are counted without being sorted first. What is told by the same thing is put together here.
    pub(crate) along: &'static str,
    /// Conditions, each with what its parameter `?` stands for.
    pub(crate) bounds: Vec<(&'static str, CellValue)>,
    /// Values of `?1` on, for the expressions.
    pub(crate) params: Vec<CellValue>,
}

impl Read<'_> {
    /// The groups in the order of what they are told by; one that is told by nothing comes first.
    pub(crate) fn counted(&self, q: Counted) -> Result<Vec<Group>> {
        let Counted { table, from, by, of, along, bounds, mut params } = q;
        let mut sql = format!("/*s*/ SELECT {by} AS g, {} FROM {from} WHERE d.life = 0", of.join(", "));
        for (condition, value) in bounds {
            params.push(value);
            sql.push_str(&format!(" AND {}", condition.replace('?', &format!("?{}", params.len()))));
        }
        for users in [self.owners_in_sight(table), self.access().owners("report", "read")] {
            sql.push_str(&self.seen_by(Table::named(table)?, users, &mut params));
        }
        sql.push_str(&format!(" GROUP BY {along}"));
        let columns = of.len();
        let mut groups: HashMap<CellValue, Vec<CellValue>> = HashMap::new();
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let mut rows = query.query(params_from_iter(&params))?;
                while let Some(row) = rows.next()? {
                    let group = groups.entry(row.get(0)?).or_insert_with(|| vec![CellValue::Null; columns]);
                    for (at, sum) in (1..).zip(group.iter_mut()) {
                        let here: CellValue = row.get(at)?;
                        *sum = match (&*sum, &here) {
                            (CellValue::Int(sum), CellValue::Int(here)) => CellValue::Int(sum.saturating_add(*here)),
                            (CellValue::Null, _) => here,
                            _ => continue,
                        };
                    }
                }
                Ok(())
            })
        })?;
        let mut groups: Vec<Group> = groups.into_iter().collect();
        groups.sort_by(|(one, _), (other, _)| place(one).cmp(&place(other)));
        Ok(groups)
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

/// Where a group stands among the others: nothing, numbers, texts, ids.
fn place(by: &CellValue) -> (u8, i64, &[u8]) {
    match by {
        CellValue::Null => (0, 0, &[]),
        CellValue::Int(n) => (1, *n, &[]),
        CellValue::Real(n) => (1, *n as i64, &[]),
        CellValue::Text(text) => (2, 0, text.as_bytes()),
        CellValue::Blob(id) => (3, 0, id),
    }
}
