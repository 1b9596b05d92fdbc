//! Conflicts that a merge of copies left: listed, refused to ordinary writes, closed by settling.

use super::{
    capture::Cells,
    fault::{Fault, planted},
    op::OpHead,
    read::Read,
    row_log::RowLog,
    schema::{LIFE, Layout, TABLES, Table, life},
    scope,
    write::Write,
};
use crate::{Error, Id, Obstacle, Result, value::CellValue};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// A unit whose heads disagree.
#[derive(Debug, Clone)]
pub(crate) struct Conflict {
    pub(crate) table: &'static Table,
    pub(crate) id: Id,
    pub(crate) title: String,
    /// The unit: a cell, or a group by its first cell.
    pub(crate) unit: String,
    pub(crate) heads: Vec<Head>,
}

/// One side of a conflict.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) op: OpHead,
    /// None: erased.
    pub(crate) value: Option<Cells>,
    pub(crate) shown: bool,
}

fn layout_of<'a>(layouts: &'a [Layout], table: &Table) -> Result<&'a Layout> {
    layouts.iter().find(|l| l.table.no == table.no).ok_or_else(|| Error::internal("no layout"))
}

fn has_heads(db: &Connection, table: &Table, pk: i64) -> Result<bool> {
    let sql = "/*s*/ SELECT EXISTS (SELECT 1 FROM head WHERE tbl = ?1 AND pk = ?2)";
    Ok(db.prepare_cached(sql)?.query_row(params![table.no, pk], |r| r.get(0))?)
}

/// Refuses when one of the cells is in conflict.
pub(crate) fn refuse<'c>(
    db: &Connection,
    layouts: &[Layout],
    table: &'static Table,
    pk: i64,
    cells: impl IntoIterator<Item = &'c str>,
) -> Result<()> {
    if !has_heads(db, table, pk)? {
        return Ok(());
    }
    let log = RowLog::load(db, layout_of(layouts, table)?, pk)?;
    let units: BTreeSet<&str> = cells.into_iter().map(|c| table.unit(c)).collect();
    let in_conflict: Vec<String> = units.into_iter().filter(|u| log.in_conflict(u)).map(String::from).collect();
    if in_conflict.is_empty() {
        return Ok(());
    }
    let title = log.image.cell(table.title).as_text().unwrap_or_default().to_string();
    let obstacle = Obstacle {
        entity: table.name.into(),
        id: log.image.id.to_string(),
        title,
        cells: in_conflict,
        why: "in_conflict".into(),
        op: None,
        by: None,
    };
    Err(Error::Conflict { stands: vec![obstacle] })
}

/// Whether somebody binned the row while somebody else worked on it.
pub(crate) fn life_in_conflict(db: &Connection, layouts: &[Layout], table: &Table, pk: i64) -> Result<bool> {
    Ok(has_heads(db, table, pk)? && RowLog::load(db, layout_of(layouts, table)?, pk)?.in_conflict(LIFE))
}

/// A local op on these units saw all their heads: it replaces them.
pub(crate) fn replace_heads<'c>(
    db: &Connection,
    table: &Table,
    pk: i64,
    cells: impl IntoIterator<Item = &'c str>,
) -> Result<()> {
    if has_heads(db, table, pk)? && !planted(Fault::HeadsOutliveSettlement) {
        for cell in cells {
            super::row_log::store_heads(db, table, pk, table.unit(cell), &[], false)?;
        }
    }
    Ok(())
}

/// The same for the life of a whole range of rows.
pub(crate) fn replace_life_heads(db: &Connection, table: &Table, pk: i64, pk_to: i64) -> Result<()> {
    let sql = "/*s*/ DELETE FROM head WHERE tbl = ?1 AND pk BETWEEN ?2 AND ?3 AND cell = ?4";
    db.prepare_cached(sql)?.execute(params![table.no, pk, pk_to, LIFE])?;
    Ok(())
}

impl Read<'_> {
    /// Every conflict on rows the session may read.
    pub(crate) fn conflicts(&self) -> Result<Vec<Conflict>> {
        let rows: Vec<(i64, i64)> = self.sys(|db| {
            let mut query = db.prepare_cached("/*s*/ SELECT DISTINCT tbl, pk FROM head")?;
            Ok(query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })?;
        let mut found = Vec::new();
        for (table, pk) in rows {
            found.extend(self.conflicts_of(Table::numbered(table)?, pk)?);
        }
        found.extend(self.orphans()?);
        Ok(found)
    }

    /// The conflicts of one row.
    pub(crate) fn conflicts_of(&self, table: &'static Table, pk: i64) -> Result<Vec<Conflict>> {
        self.sys(|db| {
            if !has_heads(db, table, pk)? {
                return Ok(Vec::new());
            }
            let log = RowLog::load(db, layout_of(self.layouts(), table)?, pk)?;
            if !scope::sees(db, self.access(), table, log.image.id, "read")? {
                return Ok(Vec::new());
            }
            log.conflicts().into_iter().map(|unit| conflict_of(db, &log, unit)).collect()
        })
    }

    /// What one side of a conflict says; None: there is no such side, or what it said was erased.
    pub(crate) fn head_of(&self, table: &str, id: Id, cell: &str, op: i64) -> Result<Option<Cells>> {
        let table = Table::named(table)?;
        let unit = table.unit(cell);
        let open = self.conflicts()?.into_iter().find(|c| c.table.no == table.no && c.id == id && c.unit == unit);
        Ok(open.and_then(|c| c.heads.into_iter().find(|h| h.op.n == op)).and_then(|head| head.value))
    }

    /// Live rows whose parent is not live: conflicts of the parent's life, each parent once.
    fn orphans(&self) -> Result<Vec<Conflict>> {
        let mut found = Vec::new();
        for parent in TABLES.iter().filter(|t| !t.owns.is_empty()) {
            for pk in self.sys(|db| parents_of_live_rows(db, parent))? {
                self.sys(|db| {
                    let log = RowLog::load(db, layout_of(self.layouts(), parent)?, pk)?;
                    if scope::sees(db, self.access(), parent, log.image.id, "read")? {
                        found.push(conflict_of(db, &log, LIFE.into())?);
                    }
                    Ok(())
                })?;
            }
        }
        Ok(found)
    }
}

fn parents_of_live_rows(db: &Connection, parent: &Table) -> Result<BTreeSet<i64>> {
    let mut pks = BTreeSet::new();
    for (child, column) in parent.owns {
        let sql = format!(
            "/*s*/ SELECT p.pk FROM {parent} p INDEXED BY {parent}_gone CROSS JOIN {child} t ON t.\"{column}\" = p.id
             WHERE p.life IN (1, 2) AND t.life = 0",
            parent = parent.name
        );
        let mut query = db.prepare_cached(&sql)?;
        for pk in query.query_map([], |r| r.get(0))? {
            pks.insert(pk?);
        }
    }
    Ok(pks)
}

fn conflict_of(db: &Connection, log: &RowLog, unit: String) -> Result<Conflict> {
    let mut ops = log.heads(&unit);
    if unit == LIFE && !ops.iter().any(|op| log.unit_value(*op, LIFE).is_some_and(|v| v[LIFE] == CellValue::Int(0))) {
        // The other side of a bin is whoever worked on the row since: the newest head of any other cell.
        let others = log.all_heads().into_iter().filter(|(u, _)| u != LIFE).flat_map(|(_, ops)| ops);
        ops.extend(others.filter(|op| !ops.contains(op)).max());
    }
    let members = log.table.members(&unit);
    let shown: Cells = members.iter().map(|m| (m.to_string(), log.image.cell(m))).collect();
    let mut heads = Vec::new();
    for op in ops {
        let value = match unit.as_str() {
            LIFE => Some(log.unit_value(op, LIFE).unwrap_or_else(|| Cells::from([(LIFE.into(), CellValue::Int(0))]))),
            _ => log.unit_value(op, &unit),
        };
        let value = value.map(|mut v| {
            if unit == LIFE && v.get(LIFE).is_none_or(CellValue::is_null) {
                v.insert(LIFE.into(), CellValue::Int(0));
            }
            v
        });
        heads.push(Head { op: OpHead::load(db, op)?, shown: value.as_ref() == Some(&shown), value });
    }
    heads.sort_by(|a, b| b.op.shown_order(&a.op));
    let title = log.image.cell(log.table.title).as_text().unwrap_or_default().to_string();
    Ok(Conflict { table: log.table, id: log.image.id, title, unit, heads })
}

impl Write<'_> {
    /// Closes the conflict on a unit with the value that head `op` gave. Always leaves a line: the other copies learn
    /// that somebody looked.
    pub(crate) fn settle_conflict(&self, table: &'static Table, id: Id, cell: &str, op: i64) -> Result<()> {
        let pk = self.sys(|db| {
            let sql = format!("/*s*/ SELECT pk FROM {} WHERE id = ?1", table.name);
            let pk: Option<i64> = db.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?;
            match pk {
                Some(pk) if scope::sees(db, self.access(), table, id, "update")? => Ok(pk),
                _ => Err(Error::not_found(table.name)),
            }
        })?;
        let unit = table.unit(cell).to_string();
        let open = self.conflicts()?.into_iter().find(|c| c.table.no == table.no && c.id == id && c.unit == unit);
        let open = open.ok_or_else(|| Error::not_found("conflict"))?;
        let ops: Vec<i64> = open.heads.iter().map(|h| h.op.n).collect();
        let head = open.heads.into_iter().find(|h| h.op.n == op).ok_or_else(|| Error::invalid("op", "not_a_head"))?;
        let value = head.value.ok_or_else(|| Error::blocked("erased"))?;
        if unit != LIFE {
            self.set_cells(table, pk, &value)?;
            let life = self.sys(|db| life_in_conflict(db, self.layouts(), table, pk))?.then(|| LIFE.to_string());
            return self.settle(table, pk, id, value.into_keys().chain(life));
        }
        let to = value.get(LIFE).and_then(CellValue::as_int).unwrap_or(life::LIVE);
        let life_op = (to != life::LIVE).then_some(self.op);
        self.each_owned(table, pk, id, &mut |table, image| {
            // Who decides that the row lives brings back what was binned with it.
            let binned_with = || image.life == life::BINNED && image.life_op.is_some_and(|op| ops.contains(&op));
            let moves = if to == life::LIVE {
                image.id == id && image.life != to || binned_with()
            } else {
                image.life == life::LIVE
            };
            if moves { self.set_life(table, image.pk, to, life_op) } else { Ok(()) }
        })?;
        self.settle(table, pk, id, [LIFE.to_string()])
    }
}
