//! What happened to a record, step by step, from the journal: its own lines and those of what belongs to it.
//! A group is one step. Masked fields are left out.

use super::{
    left,
    line::{Kind, Line},
    obstacles::name_of,
    op::OpHead,
    page::pk_of,
    read::Read,
    row_log::RowLog,
    schema::{LIFE, Table, life},
    scope,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// What a step did to the record as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StepKind {
    Changed,
    Settled,
    Restored,
    Binned,
    Withdrawn,
    Created,
    Erased,
}

/// One op, or one group, on one record.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) head: OpHead,
    pub(crate) actor: Option<String>,
    pub(crate) kind: StepKind,
    pub(crate) changes: Vec<Change>,
    /// Another device's work, brought by a merge.
    pub(crate) remote: bool,
    /// Already taken back.
    pub(crate) undone: bool,
}

/// One cell before and after. None: erased.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    pub(crate) table: &'static str,
    pub(crate) cell: String,
    /// Of a contact point, which it is.
    pub(crate) kind: Option<String>,
    pub(crate) before: Option<CellValue>,
    pub(crate) after: Option<CellValue>,
}

impl Read<'_> {
    /// The steps of one record, newest first, before op `before`.
    pub(crate) fn history(&self, table: &str, id: Id, before: Option<i64>, limit: usize) -> Result<(Vec<Step>, bool)> {
        let table = Table::named(table)?;
        self.sys(|db| {
            let pk = pk_of(db, table, id)?.ok_or_else(|| Error::not_found(table.name))?;
            if !scope::sees(db, self.access(), table, id, "read")? {
                return Err(Error::not_found(table.name));
            }
            let logs = self.logs(db, table, pk, id)?;
            let ops: BTreeSet<i64> = logs.iter().flat_map(|l| l.lines.iter()).map(|l| l.op).collect();
            let mut steps = Vec::new();
            for op in ops.into_iter().rev().filter(|op| before.is_none_or(|b| *op < b)) {
                if steps.len() == limit {
                    return Ok((steps, true));
                }
                steps.extend(self.step(db, &logs, pk, table, op)?);
            }
            Ok((steps, false))
        })
    }

    /// Imports of `by`, or of all, before op `before`, the newest first; each with when it ended.
    pub(crate) fn imports(&self, by: Option<Id>, before: Option<i64>, limit: usize) -> Result<Vec<PastGroup>> {
        self.sys(|db| imports(db, by, before, limit))
    }

    /// The record and what shows in its history: its contact points and tags.
    pub(super) fn logs(&self, db: &Connection, table: &'static Table, pk: i64, id: Id) -> Result<Vec<RowLog>> {
        let mut logs = vec![RowLog::load(db, self.layout(table.name)?, pk)?];
        for name in ["contact_point", "tagging"] {
            let owned = Table::named(name)?;
            let sql = format!("/*s*/ SELECT pk FROM {name} WHERE owner_id = ?1 ORDER BY pk");
            let pks: Vec<i64> = db.prepare_cached(&sql)?.query_map([id], |r| r.get(0))?.collect::<Result<_, _>>()?;
            for pk in pks {
                logs.push(RowLog::load(db, self.layout(owned.name)?, pk)?);
            }
        }
        Ok(logs)
    }

    pub(super) fn step(
        &self,
        db: &Connection,
        logs: &[RowLog],
        pk: i64,
        table: &Table,
        op: i64,
    ) -> Result<Option<Step>> {
        let head = OpHead::load(db, op)?;
        let remote = logs.iter().flat_map(|l| &l.lines).any(|l| l.op == op && l.kind == Kind::Remote);
        let mut kind = StepKind::Changed;
        let mut changes = Vec::new();
        let mut settled = false;
        let of_record = |log: &&RowLog| log.table.no == table.no && log.image.pk == pk;
        let of_life = |l: &Line| l.op == op && l.kind != Kind::Insert && l.names(LIFE);
        let whole = logs.iter().filter(of_record).any(|log| log.lines.iter().any(of_life));
        for log in logs {
            let main = log.table.no == table.no && log.image.pk == pk;
            for line in log.lines.iter().filter(|l| l.op == op) {
                if main {
                    kind = kind.max(kind_of(log, line));
                    settled |= line.kind == Kind::Settle;
                }
                changes.extend(self.changes(log, line, main, whole));
            }
        }
        if changes.is_empty() && kind == StepKind::Changed {
            // A remote op that lost, or changed only what this session may not see.
            if !settled {
                return Ok(None);
            }
            kind = StepKind::Settled;
        }
        let actor = head.actor.map(|a| name_of(db, a)).transpose()?;
        let undone = undone(db, &head)?;
        Ok(Some(Step { head, actor, kind, changes, remote, undone }))
    }

    fn changes(&self, log: &RowLog, line: &Line, main: bool, whole: bool) -> Vec<Change> {
        let open = log.table.name == "contact_point"
            && log.image.cell("kind").as_text().is_some_and(|kind| !scope::point_is_masked(kind));
        let hidden = |cell: &str| !open && self.hides(log.table.name, cell);
        let kind = log.image.cells.get("kind").and_then(CellValue::as_text).filter(|_| !main).map(String::from);
        let change = |cell: &String, before: Option<CellValue>| Change {
            table: log.table.name,
            cell: cell.clone(),
            kind: kind.clone(),
            before,
            after: log.value_after(line.op, cell),
        };
        let plain = |cell: &&String| *cell != LIFE && *cell != "life_op" && !hidden(cell);
        let mut found = match line.kind {
            Kind::Update | Kind::Effect => line
                .cells
                .iter()
                .filter(plain)
                .map(|c| change(c, if line.erased() { None } else { line.old_value(c) }))
                .collect(),
            // The record's own creation is one word; a phone or a tag that came is worth its value.
            Kind::Insert if !main => {
                let says = |cell: &&String| ["raw", "tag_id"].contains(&cell.as_str()) && plain(cell);
                log.image.cells.keys().filter(says).map(|c| change(c, Some(CellValue::Null))).collect()
            }
            // A tag or a phone that went or came back, unless the whole record did.
            Kind::Life if !main && !whole => {
                let cell = if log.table.name == "tagging" { "tag_id" } else { "raw" };
                let gone = log.value_after(line.op, LIFE) != Some(CellValue::Int(life::LIVE));
                let value = if hidden(cell) { return Vec::new() } else { log.image.cells.get(cell).cloned() };
                let (before, after) =
                    if gone { (value, Some(CellValue::Null)) } else { (Some(CellValue::Null), value) };
                vec![Change { table: log.table.name, cell: cell.into(), kind, before, after }]
            }
            _ => Vec::new(),
        };
        found.retain(|c| c.before != c.after);
        found
    }
}

fn kind_of(log: &RowLog, line: &Line) -> StepKind {
    let life_after = |op| log.value_after(op, LIFE).and_then(|v| v.as_int());
    match line.kind {
        Kind::Insert => StepKind::Created,
        Kind::Effect if line.cells.is_empty() => StepKind::Created,
        Kind::Life | Kind::Effect if line.names(LIFE) => match life_after(line.op) {
            Some(life::BINNED) => StepKind::Binned,
            Some(life::WITHDRAWN) => StepKind::Withdrawn,
            Some(life::ERASED) => StepKind::Erased,
            _ => StepKind::Restored,
        },
        _ => StepKind::Changed,
    }
}

/// Whether an op, or its group, has been taken back and not been done again.
fn undone(db: &Connection, head: &OpHead) -> Result<bool> {
    let mut query =
        db.prepare_cached("/*s*/ SELECT n FROM op WHERE undoes = ?1 OR undoes = ?2 ORDER BY n DESC LIMIT 1")?;
    let name = head.id.to_blob();
    let group = head.grp.map_or_else(|| name.clone(), |g| g.to_blob());
    let by: Option<i64> = query.query_map(params![name, group], |r| r.get(0))?.next().transpose()?;
    match by {
        Some(n) => Ok(!undone(db, &OpHead::load(db, n)?)?),
        None => Ok(false),
    }
}

/// Tables that ops after `n` touched.
pub(crate) fn tables_since(db: &Connection, n: i64) -> Result<Vec<String>> {
    let mut query = db.prepare_cached("/*s*/ SELECT DISTINCT tbl FROM change WHERE op > ?1")?;
    let numbers = query.query_map([n], |r| r.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    numbers.into_iter().map(|no| Ok(Table::numbered(no)?.name.to_string())).collect()
}

/// An op or group of the workspace's log.
#[derive(Debug, Clone)]
pub(crate) struct LogOp {
    /// The head of its first op, under the number of its newest.
    pub(crate) head: OpHead,
    pub(crate) actor: Option<String>,
    /// How many ops it is.
    pub(crate) ops: i64,
    /// It came from another copy.
    pub(crate) remote: bool,
    pub(crate) undone: bool,
}

/// Ops of the whole workspace, newest first, groups as one, before op `before`.
pub(crate) fn ops(db: &Connection, before: Option<i64>, limit: usize) -> Result<Vec<LogOp>> {
    let sql = "/*s*/ SELECT max(n), min(n), count(*) FROM op WHERE n < ?1 GROUP BY coalesce(grp, n) ORDER BY max(n) DESC LIMIT ?2";
    let mut query = db.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map(params![before.unwrap_or(i64::MAX), limit], |r| {
        Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?))
    })?;
    let mut out = Vec::new();
    for row in rows {
        let (newest, first, ops) = row?;
        let head = OpHead { n: newest, ..OpHead::load(db, first)? };
        let actor = head.actor.map(|a| name_of(db, a)).transpose()?;
        let undone = undone(db, &head)?;
        let sql = "/*s*/ SELECT EXISTS (SELECT 1 FROM change WHERE op = ?1 AND kind = 5)";
        let remote = db.prepare_cached(sql)?.query_row([first], |r| r.get(0))?;
        out.push(LogOp { head, actor, ops, remote, undone });
    }
    Ok(out)
}

/// Which ops are of imports: the condition of their index.
const OF_IMPORTS: &str = "substr(command, -7) = '.import'";

/// A group that was written.
pub(crate) struct PastGroup {
    /// Its first op, with the number and the detail of its newest.
    pub(crate) op: LogOp,
    /// When that was.
    pub(crate) ended: i64,
    /// What the op that took it back said of what it left.
    pub(crate) left: Option<String>,
}

/// Imports of `by`, or of all, before op `before`.
pub(super) fn imports(db: &Connection, by: Option<Id>, before: Option<i64>, limit: usize) -> Result<Vec<PastGroup>> {
    let sql = imports_sql();
    let mut query = db.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map(params![before.unwrap_or(i64::MAX), by, limit], |r| {
        Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?))
    })?;
    let mut out = Vec::new();
    for row in rows {
        let (newest, first, ops) = row?;
        let (head, last) = (OpHead::load(db, first)?, OpHead::load(db, newest)?);
        let ended = last.at;
        let head = OpHead { n: newest, detail: last.detail, ..head };
        let actor = head.actor.map(|a| name_of(db, a)).transpose()?;
        let undone = undone(db, &head)?;
        let left = match head.grp.filter(|_| undone) {
            Some(grp) => left::said_of(db, grp.to_blob())?,
            None => None,
        };
        out.push(PastGroup { op: LogOp { head, actor, ops, remote: false, undone }, ended, left });
    }
    Ok(out)
}

fn imports_sql() -> String {
    format!(
        "/*s*/ SELECT newest, first, ops FROM (
           SELECT max(n) AS newest, min(n) AS first, count(*) AS ops FROM op INDEXED BY op_import
           WHERE {OF_IMPORTS} AND grp IS NOT NULL AND undoes IS NULL GROUP BY grp)
         WHERE newest < ?1 AND (?2 IS NULL OR (SELECT actor FROM op WHERE n = first) = ?2) ORDER BY newest DESC LIMIT ?3"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_of_imports_reads_their_ops_alone() {
        let db = Connection::open_in_memory().expect("a database");
        for file in ["V0001__day_one.sql", "V0006__imports.sql"] {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/").to_string() + file;
            db.execute_batch(&std::fs::read_to_string(path).expect("a migration")).expect("runs");
        }
        let plan = |sql: &str| -> Vec<String> {
            let mut query = db.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.replace("/*s*/", ""))).expect("a plan");
            let given = query.parameter_count();
            let rows = query.query_map(rusqlite::params_from_iter(vec![0_i64; given]), |r| r.get(3)).expect("rows");
            rows.collect::<rusqlite::Result<_>>().expect("lines")
        };
        let lines = plan(&imports_sql());
        assert!(lines.iter().any(|l| l.starts_with("SEARCH op USING INDEX op_import")), "{lines:?}");
        assert!(!lines.iter().any(|l| l.contains("SCAN op")), "{lines:?}");
        let whole = plan("SELECT max(n) FROM op WHERE command = 'customer.import' GROUP BY grp");
        assert!(whole.iter().any(|l| l.contains("SCAN op")), "the control: {whole:?}");
    }
}
