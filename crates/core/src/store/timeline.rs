//! When something happened to a customer and to what hangs on him: the ops that touched his rows and his contacts', and
//! his interactions and orders. Only numbers and instants; what happened is read for those that are shown.

use super::{
    history::Step,
    read::Read,
    row_log::RowLog,
    schema::{LIFE, Table},
    scope,
};
use crate::{Error, Id, Result};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashMap, hash_map::Entry};

/// One op on one record of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub(crate) at: i64,
    pub(crate) op: i64,
    /// Number of the record's table.
    pub(crate) table: i64,
    pub(crate) pk: i64,
}

impl Moment {
    /// The entity of its record.
    pub(crate) fn entity(&self) -> Result<&'static str> {
        Ok(Table::numbered(self.table)?.name)
    }
}

/// The records of one timeline whose journal was read, by table and row number.
#[derive(Default)]
pub(crate) struct Logs(HashMap<(i64, i64), (Vec<RowLog>, Id)>);

/// An interaction in a timeline: where it stands, and which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dealing {
    pub(crate) at: i64,
    pub(crate) pk: i64,
}

/// An order in a timeline: its day, and which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ordered {
    pub(crate) on: NaiveDate,
    pub(crate) pk: i64,
}

impl Read<'_> {
    /// Every op on a customer, and on records of these entities that name him and are in sight, newest first. The caller
    /// has loaded him.
    pub(crate) fn moments(&self, customer: i64, besides: &[&str]) -> Result<Vec<Moment>> {
        self.sys(|db| {
            let mut found = BTreeSet::new();
            of_record(db, Table::named("customer")?, customer, &mut found)?;
            for entity in besides {
                let table = Table::named(entity)?;
                let sql = format!(
                    "/*s*/ SELECT k.pk, k.id FROM {entity} k JOIN customer c ON c.id = k.customer_id WHERE c.pk = ?1"
                );
                let rows: Vec<(i64, Id)> = db
                    .prepare_cached(&sql)?
                    .query_map([customer], |r| Ok((r.get(0)?, r.get(1)?)))?
                    .collect::<Result<_, _>>()?;
                for (pk, id) in rows {
                    // Who sees the customer sees what hangs on him, and not every opportunity that he is the aim of.
                    if table.root() == "customer" || scope::sees(db, self.access(), table, id, "read")? {
                        of_record(db, table, pk, &mut found)?;
                    }
                }
            }
            Ok(found.into_iter().rev().collect())
        })
    }

    /// What happened at a moment, with the id and the title of its record; None where this session sees nothing of it.
    pub(crate) fn told(&self, logs: &mut Logs, moment: Moment) -> Result<Option<(Step, Id, String)>> {
        let table = Table::numbered(moment.table)?;
        self.sys(|db| {
            let (rows, id) = match logs.0.entry((moment.table, moment.pk)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let sql = format!("/*s*/ SELECT id FROM {} WHERE pk = ?1", table.name);
                    let id: Id = db.prepare_cached(&sql)?.query_row([moment.pk], |r| r.get(0))?;
                    unknown.insert((self.logs(db, table, moment.pk, id)?, id))
                }
            };
            let step = self.step(db, rows, moment.pk, table, moment.op)?;
            let title = rows.first().map(|log| log.image.cell(table.title));
            let title = title.as_ref().and_then(|t| t.as_text()).unwrap_or_default().to_string();
            Ok(step.map(|step| (step, *id, title)))
        })
    }

    /// The ops that moved a customer himself to the bin, back or away: what hangs on him went along.
    pub(crate) fn moves_of(&self, customer: i64) -> Result<BTreeSet<i64>> {
        let layout = self.layout("customer")?;
        self.sys(|db| {
            let log = RowLog::load(db, layout, customer)?;
            let moves = log.lines.iter().filter(|l| l.kind != super::line::Kind::Insert && l.names(LIFE));
            Ok(moves.map(|l| l.op).collect())
        })
    }

    /// The interactions of a customer before a place, the newest first, at most so many. `binned` counts those in the bin.
    pub(crate) fn dealings(
        &self,
        customer: Id,
        before: Option<Dealing>,
        binned: bool,
        limit: usize,
    ) -> Result<Vec<Dealing>> {
        let before = before.unwrap_or(Dealing { at: i64::MAX, pk: i64::MAX });
        let sql = "/*s*/ SELECT occurred_at, pk FROM interaction
                   WHERE customer_id = ?1 AND life <= ?2 AND occurred_at <= ?3 AND (occurred_at < ?3 OR pk < ?4)
                   ORDER BY occurred_at DESC, pk DESC LIMIT ?5";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let rows = query.query_map(params![customer, i64::from(binned), before.at, before.pk, limit], |r| {
                Ok(Dealing { at: r.get(0)?, pk: r.get(1)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

impl Read<'_> {
    /// The orders of a customer before a place, the newest first, at most so many. `binned` counts those in the bin. The
    /// caller has loaded him.
    pub(crate) fn orders_before(
        &self,
        customer: Id,
        before: Option<Ordered>,
        binned: bool,
        limit: usize,
    ) -> Result<Vec<Ordered>> {
        let before = before.unwrap_or(Ordered { on: NaiveDate::MAX, pk: i64::MAX });
        // Behind every day that has four digits.
        let day = if before.on == NaiveDate::MAX { "~".to_string() } else { before.on.to_string() };
        let sql = "/*s*/ SELECT ordered_on, pk FROM sales_order
                   WHERE customer_id = ?1 AND life <= ?2 AND ordered_on <= ?3 AND (ordered_on < ?3 OR pk < ?4)
                   ORDER BY ordered_on DESC, pk DESC LIMIT ?5";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let rows = query.query_map(params![customer, i64::from(binned), day, before.pk, limit], |r| {
                Ok((r.get::<_, String>(0)?, r.get(1)?))
            })?;
            let mut all = Vec::new();
            for row in rows {
                let (on, pk) = row?;
                let on = on.parse().map_err(|_| Error::Corrupt { what: format!("sales_order {pk}") })?;
                all.push(Ordered { on, pk });
            }
            Ok(all)
        })
    }

    /// The lines of an order, whatever has become of them. The caller has loaded the order.
    pub(crate) fn lines_of(&self, order: Id) -> Result<Vec<i64>> {
        let sql = "/*s*/ SELECT pk FROM order_line WHERE order_id = ?1 ORDER BY pk";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_map([order], |r| r.get(0))?.collect::<Result<_, _>>()?))
    }
}

/// The ops on a record and on its points and tags.
fn of_record(db: &Connection, table: &Table, pk: i64, found: &mut BTreeSet<Moment>) -> Result<()> {
    let mut add = |of: &Table, row: i64| -> Result<()> {
        let sql = "/*s*/ SELECT o.at, o.n FROM op o WHERE o.n IN (
                     SELECT op FROM change WHERE tbl = ?1 AND pk = ?2 AND pk_to IS NULL
                     UNION ALL SELECT op FROM change WHERE tbl = ?1 AND pk <= ?2 AND pk_to >= ?2 AND pk_to IS NOT NULL)";
        let mut query = db.prepare_cached(sql)?;
        let mut rows = query.query(params![of.no, row])?;
        while let Some(r) = rows.next()? {
            found.insert(Moment { at: r.get(0)?, op: r.get(1)?, table: table.no, pk });
        }
        Ok(())
    };
    add(table, pk)?;
    for name in ["contact_point", "tagging"] {
        let sql = format!(
            "/*s*/ SELECT t.pk FROM {name} t JOIN {} o ON o.id = t.owner_id WHERE o.pk = ?1 AND t.owner_kind = ?2",
            table.name
        );
        let pks: Vec<i64> =
            db.prepare_cached(&sql)?.query_map(params![pk, table.name], |r| r.get(0))?.collect::<Result<_, _>>()?;
        let owned = Table::named(name)?;
        pks.into_iter().try_for_each(|row| add(owned, row))?;
    }
    Ok(())
}
