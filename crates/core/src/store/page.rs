//! Pages, jumps and counts of a list. They come from the store, which reads bare tables and applies the scope itself:
//! everything → the index (life, key); up to 64 owners → one arm an owner; more → the index (life, key) with the owners
//! as a filter (CORE.md section 4). Keyset paging: the cost of a page does not depend on where it is.

use super::{
    access::Owners,
    filter::{Asker, Condition, Where},
    line::Image,
    read::Read,
    scope,
    schema::{Table, life},
};
use crate::{Error, Id, Result, catalogue::Catalogue, text::pinyin, time::Zone, value::CellValue};
use rusqlite::{OptionalExtension, ToSql, params_from_iter};
use std::{collections::BTreeSet, time::Duration};

/// A scan by an unindexed filter may take so long.
const STOP: Duration = Duration::from_secs(2);
/// More owners than this are no arms.
const ARMS: usize = 64;
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
    /// Field to sort by.
    pub(crate) by: &'a str,
    pub(crate) desc: bool,
    pub(crate) from: From,
    pub(crate) limit: usize,
}

/// What a customer is looked up by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named<'a> {
    /// Its folded name and, where that is not enough, the search form of its phone.
    Name { folded: &'a str, phone: Option<&'a str> },
    /// Its number.
    Number(&'a str),
}

/// Row numbers in order, and where the next page begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    pub(crate) pks: Vec<i64>,
    pub(crate) next: Option<String>,
}

/// A place in the order: key and row number, and for a list by owner the owner before them.
type Place = (CellValue, i64);

/// The column of the derived table that each sort goes by. There is an index for each, with and without owner.
fn key_column(by: &str) -> Option<&'static str> {
    Some(match by {
        "name" | "owner" => "name_key",
        "number" => "number_key",
        "level" => "level_key",
        "region" => "region_key",
        "created_at" => "created_at",
        "last_contact_on" => "last_contact_on",
        "last_order_on" => "last_order_on",
        _ => return None,
    })
}

impl Read<'_> {
    /// A page of rows that the session may read.
    pub(crate) fn page(&self, q: &PageQuery<'_>) -> Result<Page> {
        let limit = q.limit.clamp(1, PAGE);
        if q.by == "owner" {
            return self.page_by_owner(q, limit);
        }
        let places = self.places(q, self.access().owners(q.catalogue.entity, "read"), &q.from, limit)?;
        let next = (places.len() == limit).then(|| places.last().map(cursor)).flatten();
        Ok(Page { pks: places.into_iter().map(|(_, pk)| pk).collect(), next })
    }

    /// How many rows a list has, exactly.
    pub(crate) fn count(&self, catalogue: &Catalogue, filter: &[Condition], bin: bool) -> Result<i64> {
        let filter = self.filter(catalogue, filter, 2)?;
        let source = source(catalogue, &filter);
        let life = CellValue::Int(if bin { life::BINNED } else { life::LIVE });
        let count = |owner: Option<Id>| -> Result<i64> {
            let arm = if owner.is_some() { format!(" AND d.owner_id = ?{}", 2 + filter.params.len()) } else { String::new() };
            let sql = format!("/*s*/ SELECT count(*) FROM {source} WHERE d.life = ?1{}{arm}", filter.sql);
            let owner = owner.map(CellValue::from);
            let all = [&life].into_iter().chain(&filter.params).chain(&owner).map(|v| v as &dyn ToSql);
            self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all), |r| r.get(0))?))
        };
        self.within(STOP, || match self.access().owners(catalogue.entity, "read") {
            Owners::All => count(None),
            Owners::Of(users) => users.into_iter().map(|u| count(Some(u))).sum(),
        })
    }

    /// Rows by number, in the given order, those gone meanwhile left out.
    pub(crate) fn images(&self, table: &str, pks: &[i64]) -> Result<Vec<Image>> {
        let layout = self.layout(table)?;
        pks.iter().map(|pk| self.sys(|db| Image::load(db, layout, *pk))).collect()
    }

    /// Live customers of this name or number among those on which the session may do `action`, at most two:
    /// one is an answer, two are a question.
    pub(crate) fn customers_by(&self, named: Named<'_>, action: &str) -> Result<Vec<Id>> {
        let (column, value, phone) = match named {
            Named::Name { folded, phone } => ("name_fold", folded.to_string(), phone),
            Named::Number(number) => ("number_key", crate::customer::number::number_key(number), None),
        };
        let owners = self.access().owners("customer", action);
        let sql = format!(
            "/*s*/ SELECT c.id, d.owner_id FROM customer_derived d JOIN customer c ON c.pk = d.pk WHERE d.{column} = ?1 AND d.life = 0
               AND (?2 IS NULL OR d.phone_norm = ?2)"
        );
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let rows = query.query_map(rusqlite::params![value, phone], |r| Ok((r.get::<_, Id>(0)?, r.get::<_, Id>(1)?)))?;
            let mut found = Vec::new();
            for row in rows {
                let (id, owner) = row?;
                if owners.include(owner) && found.len() < 2 {
                    found.push(id);
                }
            }
            Ok(found)
        })
    }

    fn filter(&self, catalogue: &Catalogue, filter: &[Condition], first: usize) -> Result<Where> {
        let today = self.sys(|db| Ok(Zone::of_workspace(db)?.day_of(self.now)))?;
        Where::build(catalogue, filter, &Asker { access: self.access(), today, now: self.now }, first)
    }

    /// The places of one page among the rows of these owners.
    fn places(&self, q: &PageQuery<'_>, owners: Owners, from: &From, limit: usize) -> Result<Vec<Place>> {
        let key = key_column(q.by).ok_or_else(|| Error::invalid("sort", "not_sortable"))?;
        let table = q.catalogue.table;
        let (order, sign) = if q.desc { ("DESC", "<") } else { ("ASC", ">") };
        let mut head = vec![CellValue::Int(if q.bin { life::BINNED } else { life::LIVE }), CellValue::Int(limit as i64)];
        let start = match from {
            From::Start => String::new(),
            From::After(text) => {
                let (value, pk) = parse_cursor(text)?;
                head.extend([value, CellValue::Int(pk)]);
                format!(" AND (d.{key}, d.pk) {sign} (?3, ?4)")
            }
            From::Key(text) => {
                head.push(jump_key(q.by, text)?);
                format!(" AND d.{key} {sign}= ?3")
            }
            From::Offset(n) => {
                head.push(CellValue::Int(i64::try_from(*n).unwrap_or(i64::MAX)));
                String::new()
            }
        };
        let skip = if matches!(from, From::Offset(_)) { " OFFSET ?3" } else { "" };
        let filter = self.filter(q.catalogue, q.filter, head.len() + 1)?;
        let source = source(q.catalogue, &filter);
        let mut params: Vec<CellValue> = head.into_iter().chain(filter.params.iter().cloned()).collect();
        let what = format!("d.{key} AS k, d.pk AS pk FROM {source} WHERE d.life = ?1{start}{}", filter.sql);
        let ends = format!("ORDER BY k {order}, pk {order} LIMIT ?2{skip}");
        let sql = match &owners {
            Owners::All => format!("/*s*/ SELECT {what} {ends}"),
            Owners::Of(users) if users.is_empty() => return Ok(Vec::new()),
            Owners::Of(users) if users.len() <= ARMS => {
                let arm = |mark: usize| format!("SELECT {what} AND d.owner_id = ?{mark}");
                let arms: Vec<String> = (0..users.len()).map(|i| arm(params.len() + 1 + i)).collect();
                params.extend(users.iter().map(|u| CellValue::from(*u)));
                format!("/*s*/ {} {ends}", arms.join(" UNION ALL "))
            }
            Owners::Of(users) => {
                let marks: Vec<String> = (0..users.len()).map(|i| format!("?{}", params.len() + 1 + i)).collect();
                params.extend(users.iter().map(|u| CellValue::from(*u)));
                format!("/*s*/ SELECT {what} AND +d.owner_id IN ({}) {ends}", marks.join(", "))
            }
        };
        debug_assert!(scope::is_protected(table));
        let run = || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let rows = query.query_map(params_from_iter(&params), |r| Ok((r.get(0)?, r.get(1)?)))?;
                Ok(rows.collect::<Result<Vec<Place>, _>>()?)
            })
        };
        if q.filter.is_empty() { run() } else { self.within(STOP, run) }
    }

    /// By owner: owner after owner in the order of their names, each by customer name.
    fn page_by_owner(&self, q: &PageQuery<'_>, limit: usize) -> Result<Page> {
        let mut owners = self.owners_in_order(q)?;
        if q.desc {
            owners.reverse();
        }
        let mut from = q.from.clone();
        if let From::After(text) = &q.from {
            let (owner, place) = text.split_once('/').ok_or_else(|| Error::invalid("after", "not_a_cursor"))?;
            let owner: Id = owner.parse()?;
            owners = owners.into_iter().skip_while(|o| *o != owner).collect();
            from = From::After(place.to_string());
        }
        let mut skip = if let From::Offset(n) = from { n } else { 0 };
        let mut page = Page { pks: Vec::new(), next: None };
        for owner in owners {
            let wanted = limit - page.pks.len();
            let here = if let From::Offset(_) = from { From::Offset(skip) } else { from.clone() };
            let places = self.places(q, Owners::Of(BTreeSet::from([owner])), &here, wanted)?;
            if matches!(from, From::Offset(_)) && places.is_empty() && skip > 0 {
                let one = [Condition { field: "owner".into(), op: super::filter::Compare::Eq, value: Some(owner.to_string().into()) }];
                let filter: Vec<Condition> = q.filter.iter().cloned().chain(one).collect();
                skip -= u64::try_from(self.count(q.catalogue, &filter, q.bin)?).unwrap_or(0).min(skip);
                continue;
            }
            if !matches!(from, From::Key(_)) {
                from = From::Start;
            }
            page.next = places.last().map(|p| format!("{owner}/{}", cursor(p))).or(page.next);
            page.pks.extend(places.into_iter().map(|(_, pk)| pk));
            if page.pks.len() == limit {
                return Ok(page);
            }
        }
        page.next = None;
        Ok(page)
    }

    /// The owners whose rows the session may read, by display name.
    fn owners_in_order(&self, q: &PageQuery<'_>) -> Result<Vec<Id>> {
        let owners = self.access().owners(q.catalogue.entity, "read");
        let mut named: Vec<(String, Id)> = self.sys(|db| {
            let mut query = db.prepare_cached("/*s*/ SELECT coalesce(nullif(display_name, ''), username), id FROM user")?;
            Ok(query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })?;
        named.retain(|(_, id)| owners.include(*id));
        named.sort_by_cached_key(|(name, id)| (pinyin::name_key(name), *id));
        Ok(named.into_iter().map(|(_, id)| id).collect())
    }
}

/// What a list reads: the derived table alone, or with the rows where a filter needs them. CROSS JOIN keeps the order
/// of the loops, so that the sort's index leads.
fn source(catalogue: &Catalogue, filter: &Where) -> String {
    let table = catalogue.table;
    if filter.sql.contains("c.") {
        format!("{table}_derived d CROSS JOIN {table} c ON c.pk = d.pk")
    } else {
        format!("{table}_derived d")
    }
}

fn jump_key(by: &str, text: &str) -> Result<CellValue> {
    Ok(match by {
        "name" | "owner" => CellValue::Text(pinyin::name_key(text).trim_end_matches(|c: char| c.is_control()).to_string()),
        "level" | "region" | "created_at" => CellValue::Int(text.parse().map_err(|_| Error::invalid("jump", "not_a_number"))?),
        _ => CellValue::Text(text.to_string()),
    })
}

/// Cursors are opaque to callers: the place's JSON in hex.
fn cursor((key, pk): &Place) -> String {
    hex::encode(serde_json::json!([key.to_json(), pk]).to_string())
}

fn parse_cursor(text: &str) -> Result<Place> {
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
