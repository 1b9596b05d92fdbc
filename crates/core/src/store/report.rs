//! What reports count: bare rows, added up by groups in one walk along an index made for it. The scope is applied here:
//! what the session may read of the entity, and no more than its right to the reports reaches.

use super::{access::Owners, fault, page::STOP, read::Read, schema::Table};
use crate::{Id, Result, value::CellValue};
use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension, Row, params_from_iter, types::ValueRef};
use std::collections::{BTreeSet, HashMap};

/// A walk over a table of at least so many rows goes in two halves at once: few enough that every test goes both ways.
const WORTH_HALVES: i64 = 50;

/// A group: what it is told by, and what its rows add up to, in the order in which it was asked for.
pub(crate) type Group = (Vec<CellValue>, Vec<i64>);

/// What is counted of one table. Every expression is over `d`, as `from` says what that is.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// Whose rows these are: by its rights they are seen.
    pub(crate) table: &'static str,
    /// The table, as it stands behind FROM, called `d`, along an index that has all that is asked for.
    pub(crate) from: &'static str,
    /// The first column of that index, where it is days or instants: in the middle of them a long walk is cut in two.
    pub(crate) along: Option<&'static str>,
    /// What a group is told by.
    pub(crate) by: &'static [&'static str],
    /// What is added up of every row of it: whole numbers, of which NULL adds nothing.
    pub(crate) of: &'static [&'static str],
    /// Conditions, each with what its parameter `?` stands for.
    pub(crate) bounds: Vec<(&'static str, CellValue)>,
}

/// One more condition, with what its parameter `?` stands for.
type Bound<'a> = (&'a str, &'a CellValue);

impl Read<'_> {
    /// The groups, in no order. Rows are added up here and not by SQLite, which would compare each with the one before it
    /// or sort them first.
    pub(crate) fn counted(&self, q: &Counted) -> Result<Vec<Group>> {
        let (Some(middle), Some(store)) = (self.middle(q)?, self.shared()) else {
            return Ok(self.added(q, None)?.groups);
        };
        let (before, behind) =
            (format!("{} < ?", q.along.unwrap_or_default()), format!("{} >= ?", q.along.unwrap_or_default()));
        let (before, behind) = ((before.as_str(), &middle), (behind.as_str(), &middle));
        let (user, op) = (self.user(), self.last_op()?);
        let plant = fault::handed_on();
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(move || {
                plant();
                // What was written since this read began it does not see: then the other must not either.
                store.read(user, |r| Ok(if r.last_op()? == op { Some(r.added(q, Some(behind))?) } else { None }))
            });
            let first = self.added(q, Some(before));
            (first, second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let mut sums = first?;
        sums.take(match second? {
            Some(second) => second,
            None => self.added(q, Some(behind))?,
        });
        Ok(sums.groups)
    }

    /// The rows themselves: what each is told by.
    pub(crate) fn rows_counted(&self, q: &Counted) -> Result<Vec<Vec<CellValue>>> {
        let mut rows = Vec::new();
        self.walked(q, None, |row| {
            rows.push((0..q.by.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?);
            Ok(())
        })?;
        Ok(rows)
    }

    fn added(&self, q: &Counted, half: Option<Bound<'_>>) -> Result<Sums> {
        let mut sums = Sums::default();
        self.walked(q, half, |row| sums.add(row, q.by.len(), q.of.len()))?;
        Ok(sums)
    }

    fn walked(
        &self,
        q: &Counted,
        half: Option<Bound<'_>>,
        mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let columns: Vec<&str> = q.by.iter().chain(q.of).copied().collect();
        let mut params = Vec::new();
        let mut sql = format!("/*s*/ SELECT {} FROM {} WHERE d.life = 0", columns.join(", "), q.from);
        sql.push_str(&conditions(q.bounds.iter().map(|(bound, value)| (*bound, value)).chain(half), &mut params));
        for users in [self.owners_in_sight(q.table), self.access().owners("report", "read")] {
            sql.push_str(&self.seen_by(Table::named(q.table)?, users, &mut params));
        }
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let mut rows = query.query(params_from_iter(&params))?;
                while let Some(row) = rows.next()? {
                    each(row)?;
                }
                Ok(())
            })
        })
    }

    /// Where a long walk is cut in two: the middle of the first and the last day, or instant, that it meets.
    fn middle(&self, q: &Counted) -> Result<Option<CellValue>> {
        let Some(along) = q.along else { return Ok(None) };
        let mut params = Vec::new();
        let bounds =
            q.bounds.iter().filter(|(bound, _)| bound.starts_with(along)).map(|(bound, value)| (*bound, value));
        let bounds = conditions(bounds, &mut params);
        self.sys(|db| {
            let rows = format!("/*s*/ SELECT coalesce(max(pk), 0) FROM {}", q.table);
            if db.prepare_cached(&rows)?.query_row([], |r| r.get::<_, i64>(0))? < WORTH_HALVES {
                return Ok(None);
            }
            let end = |order: &str| -> Result<Option<CellValue>> {
                let sql = format!(
                    "/*s*/ SELECT {along} FROM {} WHERE d.life = 0{bounds} ORDER BY {along} {order} LIMIT 1",
                    q.from
                );
                Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(&params), |r| r.get(0)).optional()?)
            };
            Ok(end("ASC")?.zip(end("DESC")?).and_then(|(first, last)| between(&first, &last)))
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

/// What was added up so far.
#[derive(Debug, Default)]
struct Sums {
    /// By what tells a group from others, in bytes.
    places: HashMap<Vec<u8>, usize>,
    groups: Vec<Group>,
    key: Vec<u8>,
}

impl Sums {
    /// Adds a row: first what it is told by, then what is added up.
    fn add(&mut self, row: &Row<'_>, by: usize, of: usize) -> rusqlite::Result<()> {
        self.key.clear();
        for at in 0..by {
            write_key(row.get_ref(at)?, &mut self.key);
        }
        let place = match self.places.get(&self.key) {
            Some(place) => *place,
            None => {
                let told = (0..by).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
                self.groups.push((told, vec![0; of]));
                self.places.insert(self.key.clone(), self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        for (at, sum) in (by..).zip(&mut self.groups[place].1) {
            if let ValueRef::Integer(n) = row.get_ref(at)? {
                *sum = sum.saturating_add(n);
            }
        }
        Ok(())
    }

    /// Adds all groups of another walk.
    fn take(&mut self, mut other: Self) {
        for (key, place) in other.places {
            let group = std::mem::take(&mut other.groups[place]);
            match self.places.get(&key) {
                Some(place) => {
                    let sums = &mut self.groups[*place].1;
                    sums.iter_mut().zip(group.1).for_each(|(sum, more)| *sum = sum.saturating_add(more));
                }
                None => {
                    self.places.insert(key, self.groups.len());
                    self.groups.push(group);
                }
            }
        }
    }
}

/// Conditions as they stand behind others.
fn conditions<'a>(bounds: impl Iterator<Item = Bound<'a>>, params: &mut Vec<CellValue>) -> String {
    let mut sql = String::new();
    for (condition, value) in bounds {
        params.push(value.clone());
        sql.push_str(&format!(" AND {}", condition.replace('?', &format!("?{}", params.len()))));
    }
    sql
}

/// What lies in the middle between two days or two instants; None where nothing does.
fn between(first: &CellValue, last: &CellValue) -> Option<CellValue> {
    let middle = match (first, last) {
        (CellValue::Int(first), CellValue::Int(last)) => CellValue::Int(first.midpoint(*last)),
        (CellValue::Text(first), CellValue::Text(last)) => {
            let [first, last]: [NaiveDate; 2] = [first.parse().ok()?, last.parse().ok()?];
            let days = u64::try_from((last - first).num_days()).ok()?;
            CellValue::Text(first.checked_add_days(Days::new(days / 2))?.to_string())
        }
        _ => return None,
    };
    (middle != *first).then_some(middle)
}

/// Puts groups in the order of what they are told by; one that is told by nothing comes first.
pub(crate) fn in_order<T>(groups: impl IntoIterator<Item = (Vec<CellValue>, T)>) -> Vec<(Vec<CellValue>, T)> {
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|(one, _), (other, _)| one.iter().map(place).cmp(other.iter().map(place)));
    groups
}

/// Adds a value to what tells a group from others.
fn write_key(value: ValueRef<'_>, key: &mut Vec<u8>) {
    let (tag, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(n) => return write_number(1, n, key),
        ValueRef::Real(n) => return write_number(2, n.to_bits().cast_signed(), key),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    write_number(tag, bytes.len().try_into().unwrap_or(i64::MAX), key);
    key.extend_from_slice(bytes);
}

fn write_number(tag: u8, n: i64, key: &mut Vec<u8>) {
    key.push(tag);
    key.extend_from_slice(&n.to_le_bytes());
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
