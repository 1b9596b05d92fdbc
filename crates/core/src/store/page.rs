//! Pages, jumps and counts of a list. They come from the store, which reads bare tables and applies the scope itself:
//! everything → the index (life, key); up to 64 owners → one arm an owner; more → the index (life, key) with the owners
//! as a filter (CORE.md section 4). Keyset paging: the cost of a page does not depend on where it is.

mod all;
mod before;
mod by_owner;
mod narrowed;
mod sight;

use super::{
    access::Owners,
    filter::{Asker, Condition, Where},
    order::{Order, Place, STRIDE},
    read::Read,
    schema::{Table, life},
    write::lock,
};
use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, FieldType},
    custom_field::{self, CustomFields},
    text::pinyin,
    time::Zone,
    value::CellValue,
};
use narrowed::Way;
use rusqlite::{OptionalExtension, Row, ToSql, params_from_iter};
use sight::Sight;
use std::{sync::Arc, time::Duration};

/// A scan by an unindexed filter may take so long.
pub(super) const STOP: Duration = Duration::from_secs(2);
/// More owners than this are no arms.
const ARMS: usize = 64;
/// Keys that hold a name, its pinyin first.
const NAMES: [&str; 5] = ["name_key", "title_key", "customer_key", "product_key", "warehouse_key"];
/// Most rows of one page.
pub(crate) const PAGE: usize = 500;

/// Where a page begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum From {
    Start,
    /// After the row that this cursor names.
    After(String),
    /// At the first row whose key is not before this text (a letter, a name, a date).
    Key(String),
    /// At the n-th row.
    Offset(u64),
}

/// What is asked of a list.
#[derive(Debug, Clone)]
pub(crate) struct PageQuery<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) bin: bool,
    pub(crate) filter: &'a [Condition],
    /// Only rows that name these records: column and id. There is an index for each.
    pub(crate) of: &'a [(&'static str, Id)],
    /// Field to sort by.
    pub(crate) by: &'a str,
    pub(crate) desc: bool,
    pub(crate) from: From,
    pub(crate) limit: usize,
}

/// Row numbers in order, and where the next page begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    pub(crate) pks: Vec<i64>,
    pub(crate) next: Option<String>,
}

/// Where the rows of a page begin.
enum Bound {
    Start,
    /// Behind this place.
    After(Place),
    /// At the first key that is not before this one.
    Key(CellValue),
}

impl PageQuery<'_> {
    /// The column of the derived table that it goes by, where there is an index for it, with and without owner.
    fn key(&self) -> Result<&'static str> {
        self.catalogue.field(self.by).and_then(|f| f.key).ok_or_else(|| Error::invalid("sort", "not_sortable"))
    }

    /// Whether it is all rows of the table, as far as somebody sees them.
    fn is_whole(&self) -> bool {
        self.of.is_empty() && Order::kept(self.filter)
    }
}

impl Read<'_> {
    /// A page of rows that the session may read.
    pub(crate) fn page(&self, q: &PageQuery<'_>) -> Result<Page> {
        let limit = q.limit.clamp(1, PAGE);
        if q.by == "owner" {
            return self.page_by_owner(q, limit);
        }
        let places = self.places(q, &self.owners_in_sight(q.catalogue.table), &q.from, limit)?;
        let next = (places.len() == limit).then(|| places.last().map(cursor)).flatten();
        Ok(Page { pks: places.into_iter().map(|(_, pk)| pk).collect(), next })
    }

    /// How many rows a list has, exactly.
    pub(crate) fn count(&self, q: &PageQuery<'_>) -> Result<i64> {
        self.within(STOP, || match self.owners_in_sight(q.catalogue.table) {
            Owners::All => self.count_of(q, None),
            owners if Table::named(q.catalogue.table)?.relations().len() > 1 => self.count_among(q, &owners),
            Owners::Of(users) => users.into_iter().map(|u| self.count_of(q, Some(u))).sum(),
        })
    }

    /// How many rows of these users, of whom a row may name several.
    fn count_among(&self, q: &PageQuery<'_>, owners: &Owners) -> Result<i64> {
        let filter = self.filter(q, 2)?;
        let source = source(q.catalogue, &filter, "", Way::Index);
        let sight = Sight::of(Table::named(q.catalogue.table)?, owners, 2 + filter.params.len());
        let life = CellValue::Int(if q.bin { life::BINNED } else { life::LIVE });
        let arm = |whose: &String| format!("SELECT count(*) AS n FROM {source} WHERE d.life = ?1{}{whose}", filter.sql);
        let arms: Vec<String> = sight.arms.iter().map(arm).collect();
        if arms.is_empty() {
            return Ok(0);
        }
        let sql = format!("/*s*/ SELECT sum(n) FROM ({})", arms.join(" UNION ALL "));
        let all = [&life].into_iter().chain(&filter.params).chain(&sight.params).map(|v| v as &dyn ToSql);
        self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all), |r| r.get(0))?))
    }

    /// How many rows of one owner, or of everyone. Unfiltered counts are remembered until a row moves.
    fn count_of(&self, q: &PageQuery<'_>, owner: Option<Id>) -> Result<i64> {
        let (catalogue, bin) = (q.catalogue, q.bin);
        let orders = self.orders().filter(|_| q.is_whole());
        let op = if orders.is_some() { self.last_op()? } else { 0 };
        let known = orders.and_then(|o| lock(o).as_of(op)?.count(catalogue.table, owner, bin));
        if let Some(count) = known {
            return Ok(count);
        }
        let filter = self.filter(q, 2)?;
        let way = if owner.is_none() && filter.bounded.is_empty() { narrowed::counted(&filter) } else { Way::Index };
        let source = source(catalogue, &filter, "", way);
        let life = CellValue::Int(if bin { life::BINNED } else { life::LIVE });
        let arm =
            if owner.is_some() { format!(" AND d.owner_id = ?{}", 2 + filter.params.len()) } else { String::new() };
        let sql = format!("/*s*/ SELECT count(*) FROM {source} WHERE d.life = ?1{}{arm}", filter.sql);
        let mine = owner.map(CellValue::from);
        let all = [&life].into_iter().chain(&filter.params).chain(&mine).map(|v| v as &dyn ToSql);
        let count = self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all), |r| r.get(0))?))?;
        if let Some(known) = orders.map(|o| lock(o)).as_deref_mut().and_then(|o| o.as_of(op)) {
            known.counted(catalogue.table, owner, bin, count);
        }
        Ok(count)
    }

    fn filter(&self, q: &PageQuery<'_>, first: usize) -> Result<Where> {
        if q.is_whole() {
            return Ok(Where::default());
        }
        let today = self.sys(|db| Ok(Zone::of_workspace(db)?.day_of(self.now)))?;
        let asker = Asker { access: self.access(), today, now: self.now };
        let custom = match q.filter.iter().any(|c| c.field.starts_with(custom_field::PREFIX) || c.field == "missing") {
            true => CustomFields::of(self, q.catalogue.entity)?,
            false => CustomFields::default(),
        };
        let mut filter = Where::build(q.catalogue, &custom, q.filter, &asker, first)?;
        filter.of(q.of, first);
        Ok(filter)
    }

    /// What a list goes by, as SQL. Where there is no index it is looked at in every row, under the stop.
    fn sort_key(&self, q: &PageQuery<'_>) -> Result<String> {
        if let Ok(column) = q.key() {
            return match q.catalogue.field(q.by).and_then(|f| f.mask).is_some_and(|m| self.access().masked.contains(&m))
            {
                true => Err(Error::Forbidden { permission: format!("field.see_{}", q.by) }),
                false => Ok(format!("d.{column}")),
            };
        }
        let stars = q.catalogue.field(q.by).filter(|f| f.kind == FieldType::Stars);
        let (hidden, key) = match stars {
            Some(field) => {
                (self.hides(q.catalogue.table, field.column), format!("coalesce(c.\"{}\", 0)", field.column))
            }
            None => {
                let fields = CustomFields::of(self, q.catalogue.entity)?;
                let field = fields.find(q.by).filter(|f| f.active && f.kind != custom_field::Kind::MultiChoice);
                let field = field.ok_or_else(|| Error::invalid("sort", "not_sortable"))?;
                (field.masked(self.access()), custom_field::filter::key(field))
            }
        };
        if hidden { Err(Error::Forbidden { permission: format!("field.see_{}", q.by) }) } else { Ok(key) }
    }

    /// The places of one page among the rows of these owners.
    fn places(&self, q: &PageQuery<'_>, owners: &Owners, from: &From, limit: usize) -> Result<Vec<Place>> {
        let (bound, skip) = match from {
            From::Start => (Bound::Start, 0),
            From::After(text) => (Bound::After(parse_cursor(text)?), 0),
            From::Key(text) => (Bound::Key(jump_key(q, text)?), 0),
            From::Offset(n) if q.is_whole() && q.key().is_ok() => self.near(q, owners, *n)?,
            From::Offset(n) => (Bound::Start, *n),
        };
        let mut places = Vec::with_capacity(limit);
        for way in self.ways(q, owners, skip)? {
            places.clear();
            self.walk(q, owners, (*way, &bound), skip, limit as u64, &mut |row| {
                places.push((row.get(0)?, row.get(1)?));
                Ok(())
            })?;
            if places.len() == limit {
                break;
            }
        }
        Ok(places)
    }

    /// The kept place nearest before the n-th row, and how many rows are left from there. Who drags a scroll bar jumps
    /// many times: the first jump walks to the end of the list once and keeps its places.
    fn near(&self, q: &PageQuery<'_>, owners: &Owners, n: u64) -> Result<(Bound, u64)> {
        let stride = STRIDE as u64;
        let (Some(orders), Ok(at)) = (self.orders(), usize::try_from(n / stride)) else { return Ok((Bound::Start, n)) };
        if at == 0 {
            return Ok((Bound::Start, n));
        }
        let order = Order {
            table: q.catalogue.table,
            key: q.key()?,
            desc: q.desc,
            bin: q.bin,
            owners: match owners {
                Owners::All => None,
                Owners::Of(users) => Some(users.clone()),
            },
        };
        let op = self.last_op()?;
        let Some(known) = lock(orders).as_of(op).map(|known| known.marks(&order)) else { return Ok((Bound::Start, n)) };
        if let Some(marks) = known {
            return Ok(from_mark(&marks, at, n));
        }
        let mut marks = Vec::new();
        let mut walked = 0;
        self.within(STOP, || {
            self.walk(q, owners, (Way::Index, &Bound::Start), 0, i64::MAX as u64, &mut |row| {
                walked += 1;
                if walked % STRIDE == 0 {
                    marks.push((row.get(0)?, row.get(1)?));
                }
                Ok(())
            })
        })?;
        let marks = Arc::new(marks);
        if let Some(known) = lock(orders).as_of(op) {
            known.keep(order, marks.clone());
        }
        Ok(from_mark(&marks, at, n))
    }

    /// [`Self::run_along`], under the stop where an index does not lead.
    fn walk(
        &self,
        q: &PageQuery<'_>,
        owners: &Owners,
        way: (Way, &Bound),
        skip: u64,
        limit: u64,
        each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut run = || self.run_along(q, owners, way, skip, limit, each);
        if q.is_whole() && q.key().is_ok() { run() } else { self.within(STOP, run) }
    }

    /// Walks an order from a bound on, in one statement. Behind a place there are two stretches, the rest of the same
    /// key and the keys after it: a comparison of pairs would use the first column of the index only and count through
    /// all rows of the key, which for a level is a fifth of the file.
    fn run_along(
        &self,
        q: &PageQuery<'_>,
        owners: &Owners,
        (way, bound): (Way, &Bound),
        skip: u64,
        limit: u64,
        each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let key = self.sort_key(q)?;
        let (order, sign) = if q.desc { ("DESC", "<") } else { ("ASC", ">") };
        let int = |n: u64| CellValue::Int(i64::try_from(n).unwrap_or(i64::MAX));
        let mut params = vec![CellValue::Int(if q.bin { life::BINNED } else { life::LIVE }), int(limit), int(skip)];
        let stretches = match bound {
            Bound::Start => vec![String::new()],
            Bound::Key(value) => {
                params.push(value.clone());
                vec![format!(" AND {key} {sign}= ?4")]
            }
            Bound::After((value, pk)) => {
                params.extend([value.clone(), CellValue::Int(*pk)]);
                if way == Way::Scan {
                    vec![format!(" AND ({key}, d.pk) {sign} (?4, ?5)")]
                } else {
                    vec![format!(" AND {key} = ?4 AND d.pk {sign} ?5"), format!(" AND {key} {sign} ?4")]
                }
            }
        };
        let filter = self.filter(q, params.len() + 1)?;
        params.extend(filter.params.iter().cloned());
        let table = q.catalogue.table;
        let source = source(q.catalogue, &filter, &key, way);
        let Sight { arms: whose, params: users } = Sight::of(Table::named(table)?, owners, params.len() + 1);
        if whose.is_empty() {
            return Ok(());
        }
        params.extend(users);
        let arm = |stretch: &String, whose: &String| {
            format!("SELECT {key} AS k, d.pk AS pk FROM {source} WHERE d.life = ?1{stretch}{}{whose}", filter.sql)
        };
        let sql = match way {
            Way::Probe => narrowed::probe(table, &key, order, &stretches, &filter, &whose),
            Way::Index | Way::Scan => {
                let arms: Vec<String> = stretches.iter().flat_map(|s| whose.iter().map(move |w| arm(s, w))).collect();
                format!("/*s*/ {} ORDER BY k {order}, pk {order} LIMIT ?2 OFFSET ?3", arms.join(" UNION ALL "))
            }
        };
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query(params_from_iter(&params))?;
            while let Some(row) = rows.next()? {
                each(row)?;
            }
            Ok(())
        })
    }
}

/// What a list reads: the derived table alone, or with the rows where a filter needs them. CROSS JOIN keeps the order
/// of the loops, so that the sort's index leads; among the few rows of one record, that record's index does.
fn source(catalogue: &Catalogue, filter: &Where, key: &str, way: Way) -> String {
    let table = catalogue.table;
    let by = if way == Way::Scan { " NOT INDEXED" } else { "" };
    if filter.leads {
        format!("{table} c CROSS JOIN {table}_derived d ON d.pk = c.pk")
    } else if filter.sql.contains("c.") || key.contains("c.") {
        format!("{table}_derived d{by} CROSS JOIN {table} c ON c.pk = d.pk")
    } else {
        format!("{table}_derived d{by}")
    }
}

/// Where the walk to the n-th row begins: at mark `at` (1 is row 256), or at the last one of a shorter list.
fn from_mark(marks: &[Place], at: usize, n: u64) -> (Bound, u64) {
    let at = at.min(marks.len());
    let bound = at.checked_sub(1).map_or(Bound::Start, |i| Bound::After(marks[i].clone()));
    (bound, n - (at * STRIDE) as u64)
}

fn jump_key(q: &PageQuery<'_>, text: &str) -> Result<CellValue> {
    Ok(match q.catalogue.field(q.by).map(|f| f.kind) {
        Some(
            FieldType::Choice
            | FieldType::Instant
            | FieldType::Money
            | FieldType::Integer
            | FieldType::Price
            | FieldType::Quantity,
        ) => CellValue::Int(text.parse().map_err(|_| Error::invalid("jump", "not_a_number"))?),
        _ if NAMES.contains(&q.key()?) => {
            CellValue::Text(pinyin::name_key(text).trim_end_matches(|c: char| c.is_control()).to_string())
        }
        _ => CellValue::Text(text.to_string()),
    })
}

/// Cursors are opaque to callers: the place's JSON in hex.
pub(crate) fn cursor((key, pk): &Place) -> String {
    hex::encode(serde_json::json!([key.to_json(), pk]).to_string())
}

pub(crate) fn parse_cursor(text: &str) -> Result<Place> {
    let wrong = || Error::invalid("after", "not_a_cursor");
    let bytes = hex::decode(text).map_err(|_| wrong())?;
    let (key, pk): (serde_json::Value, i64) = serde_json::from_slice(&bytes).map_err(|_| wrong())?;
    Ok((CellValue::from_json(&key).ok_or_else(wrong)?, pk))
}

/// The row number of an id, whatever its life; None where there is none.
pub(crate) fn pk_of(db: &rusqlite::Connection, table: &Table, id: Id) -> Result<Option<i64>> {
    let sql = format!("/*s*/ SELECT pk FROM {} WHERE id = ?1", table.name);
    Ok(db.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?)
}
