//! Everything the journal knows of one row: which op gave which cell which value, and which ops are heads of a cell.
//! A head is an op on a cell that no other op on that cell had seen (CORE.md section 2, Merge).

use super::{
    capture::Cells,
    erase,
    line::{Image, Kind, Line},
    op::OpHead,
    schema::{LIFE, Layout, Table, life},
};
use crate::{Result, value::CellValue};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// One row with all its lines, oldest first.
pub(crate) struct RowLog {
    pub(crate) table: &'static Table,
    pub(crate) image: Image,
    pub(crate) lines: Vec<Line>,
    /// Heads as stored: unit → ops. Only units with two or more, and `life` in conflict.
    stored: BTreeMap<String, Vec<i64>>,
}

impl RowLog {
    pub(crate) fn load(db: &Connection, layout: &Layout, pk: i64) -> Result<Self> {
        let image = Image::load(db, layout, pk)?;
        let lines = Line::of_row(db, layout.table, pk, 0)?;
        let mut stored: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let mut query =
            db.prepare_cached("/*s*/ SELECT cell, op FROM head WHERE tbl = ?1 AND pk = ?2 ORDER BY cell, op")?;
        let mut rows = query.query(params![layout.table.no, pk])?;
        while let Some(row) = rows.next()? {
            stored.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(Self { table: layout.table, image, lines, stored })
    }

    /// The value in a cell right after `op`; None where the body that held it was erased.
    pub(crate) fn value_after(&self, op: i64, cell: &str) -> Option<CellValue> {
        for line in self.lines.iter().filter(|l| l.op > op) {
            if let Some(old) = line.old_value(cell) {
                return Some(old);
            }
            if matches!(line.kind, Kind::Update | Kind::Effect) && line.erased() && line.names(cell) {
                return None;
            }
        }
        Some(self.image.cell(cell))
    }

    /// What an op gave to the cells of this row. None: erased.
    pub(crate) fn given(&self, op: i64) -> Option<Cells> {
        let mut cells = Cells::new();
        for line in self.lines.iter().filter(|l| l.op == op && l.kind != Kind::Effect) {
            cells.extend(self.given_by(line)?);
        }
        Some(cells)
    }

    /// What one line of an op gave.
    pub(crate) fn given_by(&self, line: &Line) -> Option<Cells> {
        let after = |name: &String| Some((name.clone(), self.value_after(line.op, name)?));
        match line.kind {
            Kind::Effect => Some(Cells::new()),
            Kind::Remote => line.body.as_ref()?.old.clone(),
            Kind::Life => Some(Cells::from([after(&LIFE.to_string())?])),
            Kind::Update | Kind::Settle => line.cells.iter().map(after).collect(),
            Kind::Insert => {
                let filled: Option<Cells> = self.cell_names().iter().map(after).collect();
                let mut cells = filled?;
                cells.retain(|_, value| !value.is_null());
                // An insert says that the row lives; when the op also withdrew it, its life line says so next.
                cells.insert(LIFE.into(), CellValue::Int(0));
                Some(cells)
            }
        }
    }

    /// The ops that erased the row. What they gave is emptiness, so that it may be told for ever.
    pub(crate) fn erasures(&self) -> BTreeSet<i64> {
        let erases = |l: &&Line| match l.kind {
            Kind::Remote => l.body.as_ref().and_then(|b| b.old.as_ref()).is_some_and(erase::erases),
            Kind::Life => self.value_after(l.op, LIFE) == Some(CellValue::Int(life::ERASED)),
            _ => false,
        };
        self.lines.iter().filter(erases).map(|l| l.op).collect()
    }

    /// Every cell the row has or had, `life` left out.
    fn cell_names(&self) -> BTreeSet<String> {
        let named = self.lines.iter().flat_map(|l| l.cells.iter().cloned());
        self.image.cells.keys().cloned().chain(named).filter(|c| c != LIFE).collect()
    }

    /// The units an op wrote on this row.
    pub(crate) fn units_of(&self, op: i64) -> BTreeSet<String> {
        let mut units = BTreeSet::new();
        for line in self.lines.iter().filter(|l| l.op == op && l.kind != Kind::Effect) {
            match line.kind {
                // An insert is a head of the cells it filled. An erased one filled we know not which: of all.
                Kind::Insert => match self.given(op) {
                    Some(given) => units.extend(given.keys().map(|c| self.table.unit(c).to_string())),
                    None => units.extend(
                        self.cell_names().iter().map(|c| self.table.unit(c).to_string()).chain([LIFE.to_string()]),
                    ),
                },
                Kind::Life => drop(units.insert(LIFE.to_string())),
                _ => units.extend(line.cells.iter().map(|c| self.table.unit(c).to_string())),
            }
        }
        units
    }

    /// Heads of every unit of the row: the stored ones, else the newest op that wrote it.
    pub(crate) fn all_heads(&self) -> BTreeMap<String, Vec<i64>> {
        let ops: BTreeSet<i64> = self.lines.iter().filter(|l| l.kind != Kind::Effect).map(|l| l.op).collect();
        let mut heads: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for op in ops {
            for unit in self.units_of(op) {
                heads.insert(unit, vec![op]);
            }
        }
        heads.extend(self.stored.clone());
        heads
    }

    /// Heads of one unit.
    pub(crate) fn heads(&self, unit: &str) -> Vec<i64> {
        if let Some(stored) = self.stored.get(unit) {
            return stored.clone();
        }
        let newest = self.lines.iter().rev().find(|l| l.kind != Kind::Effect && self.units_of(l.op).contains(unit));
        newest.map(|l| vec![l.op]).unwrap_or_default()
    }

    /// What an op gave to one unit: all its members. None: erased.
    pub(crate) fn unit_value(&self, op: i64, unit: &str) -> Option<Cells> {
        let given = self.given(op)?;
        let members = self.table.members(unit).into_iter();
        Some(members.map(|m| (m.to_string(), given.get(m).cloned().unwrap_or_default())).collect())
    }

    /// Whether the heads of a unit disagree. Heads of equal value are no conflict.
    pub(crate) fn in_conflict(&self, unit: &str) -> bool {
        let Some(heads) = self.stored.get(unit) else { return false };
        let values = heads.iter().map(|op| self.unit_value(*op, unit));
        if unit == LIFE {
            let binned = |v: Option<Cells>| v.is_some_and(|v| v.get(LIFE) != Some(&CellValue::Int(0)));
            return self.image.life == 0 && values.into_iter().any(binned);
        }
        let values: Vec<Option<Cells>> = values.collect();
        values.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// Units in conflict.
    pub(crate) fn conflicts(&self) -> Vec<String> {
        self.stored.keys().filter(|u| self.in_conflict(u)).cloned().collect()
    }

    /// `life` as the heads make it: a bin or withdrawal holds only if its op saw every head of the row, or was seen by it;
    /// two that hold at once are no conflict, the higher shows. `(life, whether it is in conflict)`.
    pub(crate) fn life_by_heads(&self, db: &Connection) -> Result<(i64, bool)> {
        let heads = self.all_heads();
        let life_of = |op: &i64| self.unit_value(*op, LIFE).and_then(|v| v.get(LIFE)?.as_int()).unwrap_or(0);
        let lives: Vec<(i64, i64)> = heads.get(LIFE).into_iter().flatten().map(|op| (*op, life_of(op))).collect();
        let gone: Vec<(i64, i64)> = lives.iter().copied().filter(|(_, v)| *v != 0).collect();
        if gone.is_empty() {
            return Ok((0, false));
        }
        let mut known: BTreeMap<i64, OpHead> = BTreeMap::new();
        let mut all: BTreeSet<i64> = gone.iter().map(|(op, _)| *op).collect();
        all.extend(heads.iter().filter(|(unit, _)| *unit != LIFE).flat_map(|(_, ops)| ops));
        for op in &all {
            known.insert(*op, OpHead::load(db, *op)?);
        }
        let holds = |op: i64| {
            let own = &known[&op];
            let mut others = heads.iter().filter(|(unit, _)| *unit != LIFE).flat_map(|(_, ops)| ops);
            others.all(|x| *x == op || own.saw(&known[x]) || known[x].saw(own))
        };
        let someone_restored = lives.iter().any(|(_, v)| *v == 0);
        if someone_restored || !gone.iter().all(|(op, _)| holds(*op)) {
            return Ok((0, true));
        }
        Ok((gone.iter().map(|(_, v)| *v).max().unwrap_or(0), false))
    }
}

/// Replaces the stored heads of a unit. They are stored when there are two or more, or when `keep` says so.
pub(crate) fn store_heads(
    db: &Connection,
    table: &Table,
    pk: i64,
    unit: &str,
    heads: &[i64],
    keep: bool,
) -> Result<()> {
    db.prepare_cached("/*s*/ DELETE FROM head WHERE tbl = ?1 AND pk = ?2 AND cell = ?3")?
        .execute(params![table.no, pk, unit])?;
    if heads.len() > 1 || keep {
        let mut insert = db.prepare_cached("/*s*/ INSERT INTO head(tbl, pk, cell, op) VALUES (?1, ?2, ?3, ?4)")?;
        for op in heads {
            insert.execute(params![table.no, pk, unit, op])?;
        }
    }
    Ok(())
}
