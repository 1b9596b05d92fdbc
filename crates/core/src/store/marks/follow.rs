//! How marks come to be and follow the file: read whole when it is opened, then row by row as the journal tells.

use super::{
    super::{ask::Shape, read::Read, write::lock},
    Kept, Marks,
};
use crate::{Id, Result, value::CellValue};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{MutexGuard, atomic::Ordering::Relaxed},
};

/// The newest change of a record `c` that shows its points as fields.
pub(in crate::store) const REV_WITH_POINTS: &str =
    "max(c.rev, coalesce((SELECT max(rev) FROM contact_point WHERE owner_id = c.id), 0))";

impl Read<'_> {
    /// The marks of an entity as of this transaction. None where none are kept, where they are not built yet, where they
    /// know more than this transaction sees, and inside a write: then the file is asked.
    pub(in crate::store) fn marks(&self, table: &str) -> Result<Option<MutexGuard<'_, Marks>>> {
        let Some(marks) = self.shared().and_then(|store| store.marks.of(table)) else { return Ok(None) };
        let now = self.last_op()?;
        let mut marks = lock(marks);
        match marks.op {
            Some(op) if op < now => self.follow(&mut marks, op, now)?,
            Some(op) if op == now => {}
            _ => return Ok(None),
        }
        Ok(Some(marks))
    }

    /// Looks at every row that the ops after `from` touched, itself or in what moves it. Whatever comes to write derived
    /// values of a kept entity for another reason has to be followed here too.
    fn follow(&self, marks: &mut Marks, from: i64, to: i64) -> Result<()> {
        for (first, last) in self.touched_between(marks.kept.table, from, to)? {
            marks.forget(first, last);
            self.read_marks(marks, first, last)?;
        }
        let mut moved: BTreeSet<i64> = BTreeSet::new();
        for (table, sql) in marks.kept.moved_by {
            for (first, last) in self.touched_between(table, from, to)? {
                self.sys(|db| {
                    let mut query = db.prepare_cached(sql)?;
                    for pk in query.query_map([first, last], |r| r.get(0))? {
                        moved.insert(pk?);
                    }
                    Ok(())
                })?;
            }
        }
        for pk in moved {
            marks.forget(pk, pk);
            self.read_marks(marks, pk, pk)?;
        }
        marks.op = Some(to);
        Ok(())
    }

    /// Reads the marks of the whole file.
    pub(in crate::store) fn build_marks(&self) -> Result<()> {
        let Some(store) = self.shared() else { return Ok(()) };
        for standing in &store.marks.0 {
            let kept = lock(standing).kept;
            let mut marks = Marks { op: Some(self.last_op()?), ..Marks::none(kept) };
            self.read_marks(&mut marks, 0, i64::MAX)?;
            if !store.leaving.load(Relaxed) {
                *lock(standing) = marks;
            }
        }
        Ok(())
    }

    fn read_marks(&self, marks: &mut Marks, first: i64, last: i64) -> Result<()> {
        const CELLS: usize = 3;
        /// From so many rows on their points are read one after the other as they lie, and not by row.
        const MANY: i64 = 1000;
        let Kept { table, columns, points, .. } = marks.kept;
        let points = *points;
        let shape = Shape::of(table)?;
        marks.derived = shape.beside().to_vec();
        let many = last.saturating_sub(first) >= MANY;
        let revs = if points && many { self.revs_of_points(table)? } else { HashMap::new() };
        self.sys(|db| {
            let derived = shape.columns();
            let kept: String = columns.iter().map(|column| format!(", c.\"{column}\"")).collect();
            let rev = if points && !many { REV_WITH_POINTS } else { "c.rev" };
            let sql = format!(
                "/*s*/ SELECT c.pk, c.id, {rev}{kept}, {derived} FROM {table}_derived d CROSS JOIN {table} c ON c.pk = d.pk
                 WHERE d.pk BETWEEN ?1 AND ?2 ORDER BY d.pk"
            );
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query([first, last])?;
            while let Some(row) = rows.next()? {
                if self.shared().is_some_and(|store| store.leaving.load(Relaxed)) {
                    break; // nobody will ask
                }
                let cells: Vec<CellValue> =
                    (CELLS..CELLS + columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
                let derived = shape.read(row, CELLS + columns.len())?;
                let (id, rev): (Id, i64) = (row.get(1)?, row.get(2)?);
                let rev = revs.get(&id).map_or(rev, |points| rev.max(*points));
                marks.set(row.get(0)?, id, rev, &cells, derived);
            }
            Ok(())
        })
    }

    /// The newest change of each record's points.
    fn revs_of_points(&self, entity: &str) -> Result<HashMap<Id, i64>> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT owner_id, rev FROM contact_point WHERE owner_kind = ?1";
            let mut revs: HashMap<Id, i64> = HashMap::new();
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query([entity])?;
            while let Some(row) = rows.next()? {
                let rev: i64 = row.get(1)?;
                let of = revs.entry(row.get(0)?).or_default();
                *of = rev.max(*of);
            }
            Ok(revs)
        })
    }
}
