//! What stands in the way of taking back an op: later work on the same cells, conflicts, erasures, references.
//! Set by set, so that an import of a hundred thousand rows is checked in one look at the journal behind it.

use super::{
    capture::Cells,
    line::{Image, Kind, Line},
    op::{OpHead, OpId},
    row_log::RowLog,
    schema::{LIFE, Layout, TABLES, Table, life},
    undo::{Target, dead_references},
};
use crate::{Error, Id, Obstacle, Result};
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashMap};

/// At most so many are named; one is enough to refuse.
const NAMED: usize = 50;

/// A check of one target.
pub(crate) struct Obstacles<'a> {
    db: &'a Connection,
    layouts: &'a [Layout],
    /// Groups whose ops are no obstacle: the one taken back and the one taking it back.
    groups: Vec<OpId>,
    /// The op itself, where it is in no group.
    itself: Option<i64>,
    own: HashMap<i64, bool>,
    found: Vec<Obstacle>,
}

impl<'a> Obstacles<'a> {
    pub(crate) fn new(db: &'a Connection, layouts: &'a [Layout], target: &Target, undo_grp: Option<OpId>) -> Result<Self> {
        let itself = if target.grp.is_none() { target.ops.first().map(|h| h.n) } else { None };
        let groups = target.grp.into_iter().chain(undo_grp).collect();
        Ok(Self { db, layouts, groups, itself, own: HashMap::new(), found: Vec::new() })
    }

    /// Everything in the way of taking back this op.
    pub(crate) fn of_op(mut self, head: &OpHead) -> Result<Vec<Obstacle>> {
        for line in Line::of_op(self.db, head.n)? {
            if self.found.len() >= NAMED {
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

    fn add(&mut self, table: &Table, image: &Image, why: &str, cells: Vec<String>, op: Option<i64>) -> Result<()> {
        let by = match op {
            Some(n) => OpHead::load(self.db, n)?.actor.map(|id| name_of(self.db, id)).transpose()?,
            None => None,
        };
        let known = self.found.iter().any(|o| o.entity == table.name && o.id == image.id.to_string() && o.why == why && o.op == op);
        if !known && self.found.len() < NAMED {
            let title = image.cell(table.title).as_text().unwrap_or_default().to_string();
            self.found.push(Obstacle { entity: table.name.into(), id: image.id.to_string(), title, cells, why: why.into(), op, by });
        }
        Ok(())
    }

    fn row(&mut self, line: &Line) -> Result<()> {
        let table = line.table;
        if line.kind == Kind::Effect && line.cells.is_empty() || line.kind == Kind::Insert {
            return self.insert(line, line.pk);
        }
        let cells: BTreeSet<String> = match line.kind {
            Kind::Life => BTreeSet::from([LIFE.to_string()]),
            _ => line.cells.iter().cloned().collect(),
        };
        let image = self.image(table, line.pk)?;
        if line.erased() {
            return self.add(table, &image, "erased", cells.into_iter().collect(), None);
        }
        for later in Line::of_row(self.db, table, line.pk, line.op)? {
            let same: Vec<String> = cells.iter().filter(|c| later.names(c)).cloned().collect();
            if !same.is_empty() && !self.is_own(later.op)? {
                self.add(table, &image, "changed_later", same, Some(later.op))?;
            }
        }
        let log = RowLog::load(self.db, self.layout(table)?, line.pk)?;
        let in_conflict: Vec<String> = cells.iter().filter(|c| log.in_conflict(table.unit(c))).cloned().collect();
        if !in_conflict.is_empty() {
            self.add(table, &image, "in_conflict", in_conflict, None)?;
        }
        match line.kind {
            Kind::Life => self.life(line, &image),
            Kind::Update | Kind::Effect => {
                let Some(old) = line.body.as_ref().and_then(|b| b.old.clone()) else { return Ok(()) };
                self.references(table, &image, &old)
            }
            _ => Ok(()),
        }
    }

    /// A row would change its life back.
    fn life(&mut self, line: &Line, image: &Image) -> Result<()> {
        match line.life {
            Some(life::LIVE) => self.references(line.table, image, &image.cells),
            _ => self.referrers(line.table, line.pk, line.pk, line.op),
        }
    }

    /// Values that would come back must refer to live rows, or to rows that come back with them.
    fn references(&mut self, table: &'static Table, image: &Image, cells: &Cells) -> Result<()> {
        for (column, id) in dead_references(self.db, self.layouts, table, cells, &[])? {
            if !self.comes_back(id)? {
                self.add(table, image, "refers_to_missing", vec![column.to_string()], None)?;
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
                let newest = lines.iter().rev().find(|l| l.names(LIFE) && l.kind != Kind::Insert).map(|l| l.op);
                return match newest {
                    Some(op) => self.is_own(op),
                    None => Ok(false),
                };
            }
        }
        Ok(false)
    }

    fn insert(&mut self, line: &Line, pk: i64) -> Result<()> {
        let image = self.image(line.table, pk)?;
        for later in Line::of_row(self.db, line.table, pk, line.op)? {
            if !self.is_own(later.op)? {
                self.add(line.table, &image, "changed_later", later.cells.clone(), Some(later.op))?;
            }
        }
        self.referrers(line.table, pk, pk, line.op)
    }

    fn range(&mut self, line: &Line, pk_to: i64) -> Result<()> {
        let table = line.table;
        let later: Vec<(i64, i64)> = {
            let sql = "/*s*/ SELECT pk, op FROM change WHERE tbl = ?1 AND pk BETWEEN ?2 AND ?3 AND op > ?4 AND pk_to IS NULL
                       UNION ALL SELECT max(pk, ?2), op FROM change WHERE tbl = ?1 AND pk_to >= ?2 AND pk <= ?3 AND op > ?4 AND pk_to IS NOT NULL";
            let mut query = self.db.prepare_cached(sql)?;
            query.query_map(params![table.no, line.pk, pk_to, line.op], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?
        };
        for (pk, op) in later {
            if self.found.len() >= NAMED {
                return Ok(());
            }
            if !self.is_own(op)? {
                let image = self.image(table, pk)?;
                self.add(table, &image, "changed_later", Vec::new(), Some(op))?;
            }
        }
        if line.kind == Kind::Insert || line.life != Some(life::LIVE) {
            self.referrers(table, line.pk, pk_to, line.op)?;
        }
        Ok(())
    }

    /// Live rows outside the undo, touched since, that refer to rows which would go. Found through the journal after the
    /// op, not through the tables: what was touched since is little.
    fn referrers(&mut self, table: &'static Table, pk: i64, pk_to: i64, after: i64) -> Result<()> {
        let referring = TABLES.iter().flat_map(|child| {
            let plain = child.refs.iter().filter(|(_, target)| *target == table.name).map(move |(column, _)| (child, *column));
            let owned = table.owns.iter().filter(|(name, column)| *name == child.name && *column == "owner_id");
            plain.chain(owned.map(move |(_, column)| (child, *column)))
        });
        for (child, column) in referring {
            let sql = format!(
                "/*s*/ SELECT DISTINCT t.pk, x.op FROM change x JOIN {child} t ON t.pk BETWEEN x.pk AND coalesce(x.pk_to, x.pk)
                 JOIN {parent} p ON p.id = t.\"{column}\"
                 WHERE x.op > ?1 AND x.tbl = ?2 AND t.life = 0 AND t.rev > ?1 AND p.pk BETWEEN ?3 AND ?4",
                child = child.name,
                parent = table.name
            );
            let rows: Vec<(i64, i64)> = {
                let mut query = self.db.prepare_cached(&sql)?;
                query.query_map(params![after, child.no, pk, pk_to], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?
            };
            for (child_pk, op) in rows {
                if !self.is_own(op)? {
                    let image = self.image(child, child_pk)?;
                    self.add(child, &image, "referred_to", vec![column.to_string()], Some(op))?;
                }
            }
        }
        Ok(())
    }
}

/// A user's display name, as it is now.
pub(crate) fn name_of(db: &Connection, id: Id) -> Result<String> {
    let sql = "/*s*/ SELECT coalesce(nullif(display_name, ''), username) FROM user WHERE id = ?1";
    let mut query = db.prepare_cached(sql)?;
    let mut names = query.query_map([id], |r| r.get::<_, String>(0))?;
    names.next().transpose().map(Option::unwrap_or_default).map_err(Error::from)
}

