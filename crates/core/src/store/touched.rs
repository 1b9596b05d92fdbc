//! Which records an op, or a group, touched: for the log, which names them. What is no record of its own, as a phone or
//! a tag, stands for the one it hangs on. It says how many they were to whoever may see the op, and which one only to whoever may see the row.

use super::{
    history::LogOp,
    read::Read,
    schema::{Scope, Table, life},
    scope,
};
use crate::{Id, Result};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// At most so many lines of one op or group are looked at, and so many owners looked up: a page of the log stays quick
/// however much an import wrote.
const LINES: usize = 5_000;
const LOOKUPS: usize = 500;

/// Entities a log names a record of. Of the others it only counts: whose a saved view or a right is, is no row's scope.
const NAMED: [&str; 12] = [
    "customer",
    "contact",
    "interaction",
    "opportunity",
    "product",
    "service",
    "sales_order",
    "user",
    "team",
    "tag",
    "churn",
    "briefing",
];
/// Records with a page or a panel: a step is about one of these before it is about anything else it wrote.
const RECORDS: [&str; 9] =
    ["customer", "contact", "interaction", "opportunity", "product", "service", "sales_order", "churn", "briefing"];

/// What an op, or a group, touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// The entity that its records are counted of; None: it touched none.
    pub(crate) entity: Option<&'static str>,
    pub(crate) count: i64,
    /// There may be more than were counted.
    pub(crate) more: bool,
    /// Id and title, where it was one record that this session may see.
    pub(crate) one: Option<(Id, String)>,
}

impl Read<'_> {
    /// What this line of the log touched.
    pub(crate) fn touched(&self, of: &LogOp) -> Result<Touched> {
        self.sys(|db| {
            let lines = lines(db, of)?;
            let mut rows = Rows { more: lines.len() >= LINES, ..Rows::default() };
            for (table, from, to) in lines {
                rows.add(db, Table::numbered(table)?, from, to)?;
            }
            let Some((table, ranges)) = rows.weightiest() else { return Ok(Touched::default()) };
            let count = ranges.iter().map(|(from, to)| to - from + 1).sum();
            let one = match ranges.as_slice() {
                [(pk, to)] if pk == to && !rows.more => self.name(db, table, *pk)?,
                _ => None,
            };
            Ok(Touched { entity: Some(table.name), count, more: rows.more, one })
        })
    }

    /// Id and title of a row that this session may see and that still says something.
    fn name(&self, db: &Connection, table: &'static Table, pk: i64) -> Result<Option<(Id, String)>> {
        if !NAMED.contains(&table.name) {
            return Ok(None);
        }
        let sql = format!("/*s*/ SELECT id, coalesce({}, ''), life FROM {} WHERE pk = ?1", table.title, table.name);
        let found: Option<(Id, String, i64)> =
            db.prepare_cached(&sql)?.query_row([pk], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?;
        match found {
            Some((id, title, life))
                if matches!(life, life::LIVE | life::BINNED) && scope::sees(db, self.access(), table, id, "read")? =>
            {
                Ok(Some((id, title)))
            }
            _ => Ok(None),
        }
    }
}

/// Table and rows of every line, in their order. Effects repeat what the lines of their op said.
fn lines(db: &Connection, of: &LogOp) -> Result<Vec<(i64, i64, i64)>> {
    let row = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?));
    let limit = LINES as i64;
    let found = match of.head.grp {
        Some(grp) => {
            let sql = "/*s*/ SELECT c.tbl, c.pk, coalesce(c.pk_to, c.pk) FROM op o JOIN change c ON c.op = o.n
                       WHERE o.grp = ?1 AND c.kind <> 6 LIMIT ?2";
            let mut query = db.prepare_cached(sql)?;
            query.query_map(params![grp.to_blob(), limit], row)?.collect::<Result<_, _>>()?
        }
        None => {
            let sql = "/*s*/ SELECT tbl, pk, coalesce(pk_to, pk) FROM change WHERE op = ?1 AND kind <> 6 LIMIT ?2";
            let mut query = db.prepare_cached(sql)?;
            query.query_map(params![of.head.n, limit], row)?.collect::<Result<_, _>>()?
        }
    };
    Ok(found)
}

/// Rows by table as ranges that neither overlap nor touch, tables in the order in which they came.
#[derive(Default)]
struct Rows {
    tables: Vec<(&'static Table, BTreeMap<i64, i64>)>,
    looked_up: usize,
    more: bool,
}

impl Rows {
    fn add(&mut self, db: &Connection, table: &'static Table, from: i64, to: i64) -> Result<()> {
        let owner = match table.scope {
            _ if RECORDS.contains(&table.name) => {
                self.note(table, from, to);
                return Ok(());
            }
            Scope::Open | Scope::Owner(_) | Scope::MakerOr(_) | Scope::Sent(_) => {
                self.note(table, from, to);
                return Ok(());
            }
            Scope::Of(parent, of) => format!("SELECT '{parent}', {of} FROM {} WHERE pk = ?1", table.name),
            Scope::Record => format!("SELECT owner_kind, owner_id FROM {} WHERE pk = ?1", table.name),
        };
        for pk in from..=to {
            if self.looked_up == LOOKUPS {
                // Points and tags come with their records, which the lines before them have counted.
                self.more |= !self.has_records();
                return Ok(());
            }
            self.looked_up += 1;
            let found: Option<(String, Id)> = db
                .prepare_cached(&format!("/*s*/ {owner}"))?
                .query_row([pk], |r| Ok((r.get(0)?, r.get(1)?)))
                .optional()?;
            let Some((kind, id)) = found else { continue };
            let owner = Table::named(&kind)?;
            if let Some(pk) = super::page::pk_of(db, owner, id)? {
                self.add(db, owner, pk, pk)?;
            }
        }
        Ok(())
    }

    fn has_records(&self) -> bool {
        self.tables.iter().any(|(table, _)| RECORDS.contains(&table.name))
    }

    fn note(&mut self, table: &'static Table, mut from: i64, mut to: i64) {
        let at = self.tables.iter().position(|(known, _)| known.no == table.no).unwrap_or_else(|| {
            self.tables.push((table, BTreeMap::new()));
            self.tables.len() - 1
        });
        let ranges = &mut self.tables[at].1;
        while let Some((&first, &last)) = ranges.range(..=to + 1).next_back().filter(|(_, last)| **last >= from - 1) {
            ranges.remove(&first);
            (from, to) = (from.min(first), to.max(last));
        }
        ranges.insert(from, to);
    }

    /// The records that were written first: a new contact is what a step is about, not the customer it then stands for.
    fn weightiest(&self) -> Option<(&'static Table, Vec<(i64, i64)>)> {
        let records = self.tables.iter().find(|(table, _)| RECORDS.contains(&table.name));
        let (table, ranges) = records.or(self.tables.first())?;
        Some((table, ranges.iter().map(|(from, to)| (*from, *to)).collect()))
    }
}
