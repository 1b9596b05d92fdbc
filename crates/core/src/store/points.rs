//! Contact points of a record: those there are, and what the first of a kind, which a form shows as a field, was when the
//! form was opened.

use super::{ask::Meanwhile, op::OpHead, read::Read, row_log::RowLog, schema::LIFE};
use crate::{Id, Result, value::CellValue};
use rusqlite::params;

impl Read<'_> {
    /// Kind and text of the live points of a record that the caller has loaded, whatever the session may see of them: what
    /// is there is not added a second time.
    pub(crate) fn points_of(&self, owner: Id) -> Result<Vec<(String, String)>> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT kind, raw FROM contact_point WHERE owner_id = ?1 AND life = 0 ORDER BY sort, id";
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([owner], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })
    }

    /// What ops after `rev` made of the first live point of a kind; None where they left it as it was.
    pub(crate) fn point_changed_since(&self, owner: Id, kind: &str, rev: i64) -> Result<Option<Meanwhile>> {
        let layout = self.layout("contact_point")?;
        self.sys(|db| {
            let sql = "/*s*/ SELECT pk, rev FROM contact_point WHERE owner_id = ?1 AND kind = ?2";
            let mut query = db.prepare_cached(sql)?;
            let points: Vec<(i64, i64)> =
                query.query_map(params![owner, kind], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?;
            if points.iter().all(|(_, touched)| *touched <= rev) {
                return Ok(None);
            }
            let logs = points.iter().map(|(pk, _)| RowLog::load(db, layout, *pk)).collect::<Result<Vec<_>>>()?;
            let (before, theirs) = (first(&logs, rev), first(&logs, i64::MAX));
            let newest = logs.iter().flat_map(|l| &l.lines).map(|l| l.op).filter(|op| *op > rev).max();
            match newest.filter(|_| before != theirs) {
                Some(op) => {
                    let head = OpHead::load(db, op)?;
                    Ok(Some(Meanwhile { theirs, before, by: head.actor, at: head.at }))
                }
                None => Ok(None),
            }
        })
    }
}

/// What the first point that lived right after `op` said. Null: there was none.
pub(super) fn first(logs: &[RowLog], op: i64) -> CellValue {
    let at = |log: &RowLog, cell: &str| log.value_after(op, cell).unwrap_or_default();
    let lived = |log: &&RowLog| log.lines.first().is_some_and(|l| l.op <= op) && at(log, LIFE) == CellValue::Int(0);
    let first = logs.iter().filter(lived).min_by_key(|log| (at(log, "sort").as_int(), log.image.id));
    first.map(|log| at(log, "raw")).unwrap_or_default()
}
