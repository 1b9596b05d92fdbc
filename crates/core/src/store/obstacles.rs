//! What stands in the way of taking back an op: later work on the same cells, conflicts, erasures, references.
//! Set by set, so that an import of a hundred thousand rows is checked in one look at the journal behind it.

use super::{
    capture::Cells,
    fault::{Fault, planted},
    line::{Image, Kind, Line},
    op::{OpHead, OpId},
    row_log::RowLog,
    schema::{LIFE, Layout, TABLES, Table, life},
    undo::{self, Mode, Target, dead_references},
};
use crate::{Error, Id, Obstacle, Result};
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// At most so many are named; one is enough to refuse.
const NAMED: usize = 50;

/// What was found: the obstacles by name, and what an undo that goes on regardless must leave alone.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) stands: Vec<Obstacle>,
    /// (table, row) → units; None: the row as a whole.
    kept: HashMap<(i64, i64), Option<BTreeSet<String>>>,
}

impl Found {
    /// Whether nothing at all stands in the way.
    pub(crate) fn is_free(&self) -> bool {
        self.stands.is_empty()
    }

    /// Whether anything of this row must be left alone.
    pub(crate) fn touches(&self, table: &Table, pk: i64) -> bool {
        self.kept.contains_key(&(table.no, pk))
    }

    /// Whether this unit of the row must be left alone.
    pub(crate) fn keeps(&self, table: &Table, pk: i64, unit: &str) -> bool {
        self.kept.get(&(table.no, pk)).is_some_and(|units| units.as_ref().is_none_or(|u| u.contains(unit)))
    }

    /// The rows that are left alone as a whole or in part: table number and row.
    pub(crate) fn left(&self) -> impl Iterator<Item = (i64, i64)> {
        self.kept.keys().copied()
    }

    fn keep(&mut self, table: &Table, pk: i64, cells: &[String]) {
        let units = self.kept.entry((table.no, pk)).or_insert_with(|| Some(BTreeSet::new()));
        match units {
            Some(units) if !cells.is_empty() => units.extend(cells.iter().map(|c| table.unit(c).to_string())),
            _ => *units = None,
        }
    }
}

/// A check of one target.
pub(crate) struct Obstacles<'a> {
    db: &'a Connection,
    layouts: &'a [Layout],
    /// Groups whose ops are no obstacle: the one taken back and the one taking it back.
    groups: Vec<OpId>,
    /// The op itself, where it is in no group.
    itself: Option<i64>,
    own: HashMap<i64, bool>,
    most: usize,
    named: HashSet<(i64, i64, &'static str, Option<i64>)>,
    found: Found,
}

impl<'a> Obstacles<'a> {
    pub(crate) fn new(
        db: &'a Connection,
        layouts: &'a [Layout],
        target: &Target,
        undo_grp: Option<OpId>,
        mode: Mode,
    ) -> Self {
        let itself = if target.grp.is_none() { target.ops.first().map(|h| h.n) } else { None };
        let groups = target.grp.into_iter().chain(undo_grp).collect();
        let most = if mode == Mode::Refuse { NAMED } else { usize::MAX };
        Self { db, layouts, groups, itself, own: HashMap::new(), most, named: HashSet::new(), found: Found::default() }
    }

    /// Everything in the way of taking back this op.
    pub(crate) fn of_op(mut self, head: &OpHead) -> Result<Found> {
        for line in Line::of_op(self.db, head.n)? {
            if self.found.stands.len() >= self.most {
                break;
            }
            match line.pk_to {
                Some(pk_to) => self.range(&line, pk_to)?,
                None => self.row(&line)?,
            }
        }
        Ok(self.found)
    }

    fn is_own(&mut self, op: i64) -> Result<bool> {
        if self.itself == Some(op) {
            return Ok(true);
        }
        if self.groups.is_empty() {
            return Ok(false);
        }
        if let Some(own) = self.own.get(&op) {
            return Ok(*own);
        }
        let own = OpHead::load(self.db, op)?.grp.is_some_and(|g| self.groups.contains(&g));
        self.own.insert(op, own);
        Ok(own)
    }

    fn layout(&self, table: &Table) -> Result<&'a Layout> {
        self.layouts.iter().find(|l| l.table.no == table.no).ok_or_else(|| Error::internal("no layout"))
    }

    fn image(&self, table: &Table, pk: i64) -> Result<Image> {
        Image::load(self.db, self.layout(table)?, pk)
    }

    /// Names an obstacle on a row and leaves those cells of it alone; without cells, the whole row.
    fn add(
        &mut self,
        table: &'static Table,
        image: &Image,
        why: &'static str,
        cells: Vec<String>,
        op: Option<i64>,
    ) -> Result<()> {
        self.found.keep(table, image.pk, &cells);
        self.name(table, image, why, cells, op)
    }

    fn name(
        &mut self,
        table: &'static Table,
        image: &Image,
        why: &'static str,
        cells: Vec<String>,
        op: Option<i64>,
    ) -> Result<()> {
        if self.found.stands.len() >= self.most || !self.named.insert((table.no, image.pk, why, op)) {
            return Ok(());
        }
        let by = match op {
            Some(n) => OpHead::load(self.db, n)?.actor.map(|id| name_of(self.db, id)).transpose()?,
            None => None,
        };
        let title = image.cell(table.title).as_text().unwrap_or_default().to_string();
        self.found.stands.push(Obstacle {
            entity: table.name.into(),
            id: image.id.to_string(),
            title,
            cells,
            why: why.into(),
            op,
            by,
        });
        Ok(())
    }

    fn row(&mut self, line: &Line) -> Result<()> {
        let table = line.table;
        if line.kind == Kind::Effect && line.cells.is_empty() || line.kind == Kind::Insert {
            return self.insert(line);
        }
        let cells: BTreeSet<String> = match line.kind {
            Kind::Life => BTreeSet::from([LIFE.to_string()]),
            _ => line.cells.iter().cloned().collect(),
        };
        let image = self.image(table, line.pk)?;
        // Nothing of an erased row is taken back, also where the erase found nothing left to empty.
        if line.erased() || image.life == life::ERASED {
            return self.add(table, &image, "erased", Vec::new(), None);
        }
        // Who takes back that a withdrawn row lives again withdraws it, and with it whatever was done to it since: as with
        // its making, all of the row counts.
        let remade = line.life == Some(life::WITHDRAWN) && !planted(Fault::RevivalTakenForLife);
        for later in Line::of_row(self.db, table, line.pk, line.op)? {
            let same: Vec<String> = cells.iter().filter(|c| later.names(c)).cloned().collect();
            if (remade || !same.is_empty()) && !self.is_own(later.op)? {
                self.found.keep(table, line.pk, if remade { &[] } else { &same });
                self.name(table, &image, "changed_later", if remade { later.cells } else { same }, Some(later.op))?;
            }
        }
        if remade && table.name == "custom_field" {
            self.values_of(&image)?;
        }
        let log = RowLog::load(self.db, self.layout(table)?, line.pk)?;
        let in_conflict: Vec<String> = cells.iter().filter(|c| log.in_conflict(table.unit(c))).cloned().collect();
        if !in_conflict.is_empty() {
            self.add(table, &image, "in_conflict", in_conflict, None)?;
        }
        match line.kind {
            Kind::Life => self.life(line, &image),
            Kind::Update | Kind::Effect => {
                if let Some(old) = line.body.as_ref().and_then(|b| b.old.as_ref()) {
                    self.references(table, &image, old, false)?;
                }
                if line.life.is_some() { self.life(line, &image) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }

    /// A row would change its life back.
    fn life(&mut self, line: &Line, image: &Image) -> Result<()> {
        match line.life {
            Some(life::LIVE) => self.references(line.table, image, &image.cells, true),
            _ => self.referrers(line, line.pk),
        }
    }

    /// Values that would come back must refer to live rows, or to rows that come back with them. Left alone is the value,
    /// or, where the whole row would come back (`alive`), its life.
    fn references(&mut self, table: &'static Table, image: &Image, cells: &Cells, alive: bool) -> Result<()> {
        for (column, id) in dead_references(self.db, table, cells, &[])? {
            if !self.comes_back(id)? {
                let column = column.to_string();
                self.found.keep(table, image.pk, &[if alive { LIFE.to_string() } else { column.clone() }]);
                self.name(table, image, "refers_to_missing", vec![column], None)?;
            }
        }
        Ok(())
    }

    /// Whether the undo brings this row back too: its newest life line is of the op taken back.
    fn comes_back(&mut self, id: Id) -> Result<bool> {
        for table in TABLES {
            let sql = format!("/*s*/ SELECT pk FROM {} WHERE id = ?1", table.name);
            let mut query = self.db.prepare_cached(&sql)?;
            let pk: Option<i64> = query.query_map([id], |r| r.get(0))?.next().transpose()?;
            if let Some(pk) = pk {
                let lines = Line::of_row(self.db, table, pk, 0)?;
                // Only a line that took its life brings it back: one that merely confirmed it leaves it where it is.
                let newest = lines.iter().rev().find(|l| l.names(LIFE) && l.kind != Kind::Insert);
                return match newest {
                    Some(line) if line.life == Some(life::LIVE) => self.is_own(line.op),
                    _ => Ok(false),
                };
            }
        }
        Ok(false)
    }

    fn insert(&mut self, line: &Line) -> Result<()> {
        let image = self.image(line.table, line.pk)?;
        for later in Line::of_row(self.db, line.table, line.pk, line.op)? {
            if !self.is_own(later.op)? {
                self.found.keep(line.table, line.pk, &[]);
                self.name(line.table, &image, "changed_later", later.cells.clone(), Some(later.op))?;
            }
        }
        if line.table.name == "custom_field" {
            self.values_of(&image)?;
        }
        self.referrers(line, line.pk)
    }

    /// A value of a custom field refers to the field by its code.
    fn values_of(&mut self, field: &Image) -> Result<()> {
        let text = |cell: &str| field.cell(cell).as_text().unwrap_or_default().to_string();
        let (table, code) = (Table::named(&text("entity"))?, text("code"));
        let sql = format!(
            "/*s*/ SELECT pk FROM {} WHERE custom IS NOT NULL AND life = 0 AND json_type(custom, '$.' || ?1) IS NOT NULL ORDER BY pk",
            table.name
        );
        // Rows that this undo made go with the field.
        let own = self.own_rows(table)?;
        let goes =
            |pk: &i64| own.partition_point(|(first, _)| first <= pk).checked_sub(1).is_some_and(|at| *pk <= own[at].1);
        let mut query = self.db.prepare_cached(&sql)?;
        let mut holders = Vec::new();
        for pk in query.query_map([&code], |r| r.get(0))? {
            let pk = pk?;
            if !goes(&pk) {
                holders.push(pk);
            }
            if holders.len() == NAMED {
                break;
            }
        }
        for pk in holders {
            self.found.keep(Table::named("custom_field")?, field.pk, &[]);
            self.name(table, &self.image(table, pk)?, "referred_to", vec![format!("custom.{code}")], None)?;
        }
        Ok(())
    }

    /// The rows of a table that the ops taken back have made or brought back, in ranges and in order.
    fn own_rows(&self, table: &Table) -> Result<Vec<(i64, i64)>> {
        let sql = "/*s*/ SELECT c.pk, coalesce(c.pk_to, c.pk) FROM op o JOIN change c ON c.op = o.n
                   WHERE (o.grp = ?1 OR o.n = ?2) AND c.tbl = ?3 AND (c.kind = ?4 OR c.life = ?5)";
        let mut query = self.db.prepare_cached(sql)?;
        let mut own: Vec<(i64, i64)> = Vec::new();
        let groups = self.groups.iter().map(|grp| (Some(grp.to_blob()), None));
        for (grp, op) in groups.chain(self.itself.map(|op| (None, Some(op)))) {
            let rows = query.query_map(params![grp, op, table.no, Kind::Insert as i64, life::WITHDRAWN], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })?;
            own.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        own.sort_unstable();
        Ok(own)
    }

    fn range(&mut self, line: &Line, pk_to: i64) -> Result<()> {
        let table = line.table;
        let later: Vec<(i64, i64, i64)> = {
            let sql = "/*s*/ SELECT pk, pk, op FROM change WHERE tbl = ?1 AND pk BETWEEN ?2 AND ?3 AND op > ?4 AND pk_to IS NULL
                       UNION ALL SELECT max(pk, ?2), min(pk_to, ?3), op FROM change
                         WHERE tbl = ?1 AND pk_to >= ?2 AND pk <= ?3 AND op > ?4 AND pk_to IS NOT NULL";
            let mut query = self.db.prepare_cached(sql)?;
            let rows = query
                .query_map(params![table.no, line.pk, pk_to, line.op], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        for (first, last, op) in later {
            if self.is_own(op)? {
                continue;
            }
            for pk in first..=last {
                if self.found.stands.len() >= self.most {
                    return Ok(());
                }
                let image = self.image(table, pk)?;
                self.add(table, &image, "changed_later", Vec::new(), Some(op))?;
            }
        }
        if line.kind == Kind::Life && line.life == Some(life::LIVE) {
            return self.references_of_range(line, pk_to);
        }
        self.referrers(line, pk_to)
    }

    /// Rows of a range that would come back to life without a row that they refer to.
    fn references_of_range(&mut self, line: &Line, pk_to: i64) -> Result<()> {
        let table = line.table;
        let plain = table.refs.iter().map(|(column, target)| (*column, *target, String::new()));
        // What a record owns names it by kind and id, and stands among the record's children instead.
        let owners = TABLES.iter().filter(|parent| parent.owns.contains(&(table.name, "owner_id")));
        let by_kind = owners.map(|t| ("owner_id", t.name, format!(" AND t.owner_kind = '{}'", t.name)));
        for (column, target, kind) in plain.chain(by_kind) {
            let sql = format!(
                "/*s*/ SELECT t.pk FROM {} t WHERE t.pk BETWEEN ?1 AND ?2 AND t.\"{column}\" IS NOT NULL{kind}
                 AND NOT EXISTS (SELECT 1 FROM {target} x WHERE x.id = t.\"{column}\" AND x.life = 0)",
                table.name
            );
            let pks: Vec<i64> =
                self.db.prepare_cached(&sql)?.query_map([line.pk, pk_to], |r| r.get(0))?.collect::<Result<_, _>>()?;
            for pk in pks {
                let image = self.image(table, pk)?;
                self.references(table, &image, &image.cells, true)?;
            }
        }
        Ok(())
    }

    /// Live rows outside the undo, touched since, that refer to rows which would go. Found through the journal after the
    /// op, not through the tables: what was touched since is little.
    fn referrers(&mut self, line: &Line, pk_to: i64) -> Result<()> {
        let table = line.table;
        let referring = TABLES.iter().flat_map(|child| {
            let plain =
                child.refs.iter().filter(|(_, target)| *target == table.name).map(move |(column, _)| (child, *column));
            let owned = table.owns.iter().filter(|(name, column)| *name == child.name && *column == "owner_id");
            plain.chain(owned.map(move |(_, column)| (child, *column)))
        });
        let life_alone = [LIFE.to_string()];
        for (child, column) in referring {
            let sql = format!(
                "/*s*/ SELECT DISTINCT p.pk, t.pk FROM change x JOIN {child} t ON t.pk BETWEEN x.pk AND coalesce(x.pk_to, x.pk)
                 JOIN {parent} p ON p.id = t.\"{column}\"
                 WHERE x.op = ?5 AND x.tbl = ?2 AND t.life = 0 AND t.rev > ?1 AND p.pk BETWEEN ?3 AND ?4",
                child = child.name,
                parent = table.name
            );
            for op in self.later(child, line.op)? {
                let rows: Vec<(i64, i64)> = {
                    let mut query = self.db.prepare_cached(&sql)?;
                    let rows = query
                        .query_map(params![line.op, child.no, line.pk, pk_to, op], |r| Ok((r.get(0)?, r.get(1)?)))?;
                    rows.collect::<Result<_, _>>()?
                };
                for (pk, child_pk) in rows {
                    if undo::follows(self.db, child, child_pk)? {
                        continue; // it goes with what it follows
                    }
                    self.found.keep(table, pk, if line.kind == Kind::Life { &life_alone } else { &[] });
                    let image = self.image(child, child_pk)?;
                    self.name(child, &image, "referred_to", vec![column.to_string()], Some(op))?;
                }
            }
        }
        Ok(())
    }

    /// Ops of others after `op` that touched a table. Those of the undo itself are left out before anything is joined
    /// with them: a chunk of an import joined with all chunks after it would be quadratic.
    fn later(&mut self, table: &Table, op: i64) -> Result<Vec<i64>> {
        let ops: Vec<i64> = {
            let mut query =
                self.db.prepare_cached("/*s*/ SELECT DISTINCT op FROM change WHERE op > ?1 AND tbl = ?2")?;
            query.query_map(params![op, table.no], |r| r.get(0))?.collect::<Result<_, _>>()?
        };
        let mut others = Vec::new();
        for op in ops {
            if !self.is_own(op)? {
                others.push(op);
            }
        }
        Ok(others)
    }
}

/// A user's display name, as it is now.
pub(crate) fn name_of(db: &Connection, id: Id) -> Result<String> {
    let sql = "/*s*/ SELECT coalesce(nullif(display_name, ''), username) FROM user WHERE id = ?1";
    let mut query = db.prepare_cached(sql)?;
    let mut names = query.query_map([id], |r| r.get::<_, String>(0))?;
    names.next().transpose().map(Option::unwrap_or_default).map_err(Error::from)
}
