//! Taking back what an op, or a group of ops, did; and what stands in the way of it (CORE.md section 3).
//! Undo is itself an op. It withdraws and writes back; it never removes a line. Redo is undo of the undo.

use super::{
    Store,
    capture::{Cells, Range},
    fault::{Fault, chunk_full, planted},
    group::{AT_ONCE, CUSTOMERS, Group, Reindexed},
    line::{Image, Kind, Line},
    obstacles::{Found, Obstacles},
    op::{OpHead, OpId},
    schema::{LIFE, TABLES, Table, life},
    write::{Intent, Write, Written},
};
use crate::{Error, Id, Obstacle, Result, value::CellValue};
use rusqlite::{Connection, OptionalExtension, params};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

/// A chunk of a group keeps other writers waiting about so long.
const CHUNK_TIME: Duration = Duration::from_millis(200);

/// What to take back: one op, or all ops of a group, newest first.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) ops: Vec<OpHead>,
    /// The group, where it is one.
    pub(crate) grp: Option<OpId>,
}

/// What to do about rows that somebody else has touched since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Refuse the whole undo and name them.
    Refuse,
    /// Leave them and list them: a cancelled or broken group.
    Leave,
}

impl Target {
    /// The op `n`, with all of its group when it is part of one.
    pub(crate) fn of(db: &Connection, n: i64) -> Result<Target> {
        let head = OpHead::load(db, n)?;
        match head.grp.filter(|_| !planted(Fault::GroupTakenApart)) {
            None => Ok(Target { ops: vec![head], grp: None }),
            Some(grp) => Self::group(db, grp),
        }
    }

    /// All ops of a group.
    pub(crate) fn group(db: &Connection, grp: OpId) -> Result<Target> {
        let mut query = db.prepare_cached("/*s*/ SELECT n FROM op WHERE grp = ?1 ORDER BY n DESC")?;
        let ns = query.query_map([grp.to_blob()], |r| r.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(Target { ops: ns.into_iter().map(|n| OpHead::load(db, n)).collect::<Result<_>>()?, grp: Some(grp) })
    }

    /// The derived table of which taking this back removes most rows, where they are many.
    fn takes_most(&self, db: &Connection) -> Result<Option<Reindexed>> {
        let customer = Table::named("customer")?;
        let mut goes = 0;
        for head in &self.ops {
            let sql = "/*s*/ SELECT coalesce(sum(pk_to - pk + 1), 0) FROM change WHERE op = ?1 AND tbl = ?2 AND kind = ?3 AND pk_to IS NOT NULL";
            let mut query = db.prepare_cached(sql)?;
            goes += query.query_row(params![head.n, customer.no, Kind::Insert as i64], |r| r.get::<_, i64>(0))?;
        }
        if !AT_ONCE.contains(&goes) {
            return Ok(None);
        }
        let all: i64 = db.query_row("/*s*/ SELECT count(*) FROM customer_derived", [], |r| r.get(0))?;
        Ok((goes * 4 >= all * 3).then_some(Reindexed { but: &[], ..CUSTOMERS }))
    }
}

impl Store {
    /// Takes back `target` as `user`. With [`Mode::Refuse`] everything is checked first and nothing is done when
    /// anything stands in the way. Answers what was left, with [`Mode::Leave`].
    pub(crate) fn undo(
        &self,
        user: Option<Id>,
        target: &Target,
        command: &str,
        mode: Mode,
    ) -> Result<Written<Vec<Obstacle>>> {
        if target.grp.is_none() {
            let Some(head) = target.ops.first() else { return Err(Error::not_found("op")) };
            let intent = Intent { undoes: Some(head.id), ..Intent::of(command) };
            return self.write(user, intent, |w| Ok(w.take_back(head, target, None, mode)?.stands));
        }
        if mode == Mode::Refuse {
            self.read(user, |r| {
                let stands = r.sys(|db| {
                    let mut stands = Vec::new();
                    for head in &target.ops {
                        stands.extend(Obstacles::new(db, r.layouts(), target, None, mode).of_op(head)?.stands);
                    }
                    Ok(stands)
                })?;
                refuse_if_any(stands)
            })?;
        }
        self.undo_group(user, target, command, mode)
    }

    /// In chunks, each its own op of a new group; a chunk refused on the way takes back the chunks before it. A chunk
    /// takes back ops until [`CHUNK_TIME`] is over: every commit writes the pages of all indexes that it touched, and
    /// ops of one import touch mostly the same. Where most of the customers go, one chunk takes them all
    /// (`docs/adr/0005-undo-at-once.md`).
    fn undo_group(
        &self,
        user: Option<Id>,
        target: &Target,
        command: &str,
        mode: Mode,
    ) -> Result<Written<Vec<Obstacle>>> {
        let at_once = self.read(None, |r| r.sys(|db| target.takes_most(db)))?;
        let mut group = Group::undoing(self, user, command, target.grp).reindexing(at_once);
        let (mut left, mut rows) = (Vec::new(), BTreeSet::new());
        let mut ops = target.ops.iter().peekable();
        while ops.peek().is_some() {
            let grp = group.name();
            let chunk = group.write(|w| {
                let start = Instant::now();
                let (mut stands, mut taken) = (Vec::new(), 0);
                let timed = |taken| chunk_full(taken).unwrap_or_else(|| start.elapsed() >= CHUNK_TIME);
                while let Some(head) = ops.next_if(|_| at_once.is_some() || !timed(taken)) {
                    let found = w.take_back(head, target, grp, mode)?;
                    rows.extend(found.left());
                    stands.extend(found.stands);
                    taken += 1;
                }
                if !rows.is_empty() && ops.peek().is_none() {
                    w.say_left(&rows)?;
                }
                Ok(stands)
            });
            match chunk {
                Ok(stands) => left.extend(stands),
                Err(refused) => {
                    group.withdraw()?;
                    return Err(refused);
                }
            }
        }
        let (newest, tables) = (group.newest(), group.tables().to_vec());
        group.finish()?;
        Ok(Written { value: left, op: newest, tables, hold: None })
    }
}

/// Whether a row only follows from others: the daily check wrote it, and no person has done anything to it since.
pub(super) fn follows(db: &Connection, table: &Table, pk: i64) -> Result<bool> {
    if table.name != "churn" {
        return Ok(false);
    }
    let sql = "/*s*/ SELECT NOT EXISTS (SELECT 1 FROM op WHERE actor IS NOT NULL AND n IN (
                 SELECT op FROM change WHERE tbl = ?1 AND pk = ?2 AND pk_to IS NULL
                 UNION ALL SELECT op FROM change WHERE tbl = ?1 AND pk <= ?2 AND pk_to >= ?2 AND pk_to IS NOT NULL))";
    Ok(db.prepare_cached(sql)?.query_row([table.no, pk], |r| r.get(0))?)
}

fn refuse_if_any(stands: Vec<Obstacle>) -> Result<()> {
    if stands.is_empty() { Ok(()) } else { Err(Error::Conflict { stands }) }
}

impl Write<'_> {
    /// Takes back one op inside this one.
    fn take_back(&self, head: &OpHead, target: &Target, undo_grp: Option<OpId>, mode: Mode) -> Result<Found> {
        self.always(); // also an undo that finds nothing to change is a step that a person took
        self.take_back_followers(head)?;
        let found = self.sys(|db| Obstacles::new(db, self.layouts(), target, undo_grp, mode).of_op(head))?;
        if mode == Mode::Refuse {
            refuse_if_any(found.stands.clone())?;
        }
        let mut lines = self.sys(|db| Line::of_op(db, head.n))?;
        lines.reverse();
        for line in lines {
            // What came in a bundle did here what its effect lines say. Not by the device: this file goes on under a
            // new one after a crash or a move, and its own ops stay its own.
            if line.kind == Kind::Remote || line.kind == Kind::Effect && planted(Fault::EffectsNotTakenBack) {
                continue;
            }
            match line.pk_to {
                Some(pk_to) if found.is_free() && self.range_is_uniform(&line, pk_to)? => {
                    self.take_back_range(&line, pk_to)?
                }
                Some(pk_to) => {
                    for pk in line.pk..=pk_to {
                        self.take_back_row(&line, pk, &found)?;
                    }
                }
                None => self.take_back_row(&line, line.pk, &found)?,
            }
        }
        Ok(found)
    }

    /// What the daily check has opened over customers whom this op made goes with them, where nobody has touched it.
    fn take_back_followers(&self, head: &OpHead) -> Result<()> {
        let (customer, churn) = (Table::named("customer")?, Table::named("churn")?);
        let made = |line: &&Line| line.table.no == customer.no && line.kind == Kind::Insert;
        let sql = "/*s*/ SELECT k.pk FROM customer c CROSS JOIN churn k ON k.customer_id = c.id
                   WHERE c.pk BETWEEN ?1 AND ?2 AND k.life = 0";
        let followers = self.sys(|db| {
            if !db.query_row("/*s*/ SELECT EXISTS (SELECT 1 FROM churn WHERE life = 0)", [], |r| r.get(0))? {
                return Ok(Vec::new());
            }
            let mut followers = Vec::new();
            for line in Line::of_op(db, head.n)?.iter().filter(made) {
                let mut query = db.prepare_cached(sql)?;
                for pk in query.query_map([line.pk, line.pk_to.unwrap_or(line.pk)], |r| r.get(0))? {
                    let pk = pk?;
                    if follows(db, churn, pk)? {
                        followers.push(pk);
                    }
                }
            }
            Ok(followers)
        })?;
        followers.into_iter().try_for_each(|pk| self.set_life(churn, pk, life::WITHDRAWN, Some(self.op)))
    }

    fn take_back_row(&self, line: &Line, pk: i64, found: &Found) -> Result<()> {
        let table = line.table;
        let made = line.kind == Kind::Insert || line.kind == Kind::Effect && line.cells.is_empty();
        if made {
            let free = !found.touches(table, pk);
            return if free { self.set_life(table, pk, life::WITHDRAWN, Some(self.op)) } else { Ok(()) };
        }
        let old = line.body.as_ref().and_then(|b| b.old.as_ref());
        if let Some(old) = old.filter(|_| line.kind != Kind::Remote) {
            let free = |c: &str| !found.keeps(table, pk, table.unit(c));
            let cells: Cells = old.iter().filter(|(c, _)| free(c)).map(|(c, v)| (c.clone(), v.clone())).collect();
            self.set(table, pk, &cells)?;
        }
        match line.life {
            Some(to) if !found.keeps(table, pk, LIFE) => self.set_life(table, pk, to, line.life_op),
            _ => Ok(()),
        }
    }

    /// Whether all rows of a range have the one life that its line can take back in one go.
    fn range_is_uniform(&self, line: &Line, pk_to: i64) -> Result<bool> {
        self.sys(|db| {
            let sql = format!("/*s*/ SELECT min(life) = max(life) AND min(coalesce(life_op, 0)) = max(coalesce(life_op, 0)) FROM {} WHERE pk BETWEEN ?1 AND ?2", line.table.name);
            Ok(db.prepare_cached(&sql)?.query_row(params![line.pk, pk_to], |r| r.get::<_, Option<bool>>(0))?.unwrap_or(false))
        })
    }

    fn take_back_range(&self, line: &Line, pk_to: i64) -> Result<()> {
        let (to, to_op) = match line.kind {
            Kind::Insert => (life::WITHDRAWN, Some(self.op)),
            _ => (line.life.unwrap_or(life::LIVE), line.life_op),
        };
        self.set_life_of_range(line.table, line.pk, pk_to, to, to_op)
    }

    /// Gives a range of rows, all of one life, another; one line of the journal.
    pub(in crate::store) fn set_life_of_range(
        &self,
        table: &'static Table,
        pk: i64,
        pk_to: i64,
        to: i64,
        to_op: Option<i64>,
    ) -> Result<()> {
        self.in_bulk(|db| {
            let sql = format!("/*s*/ SELECT life, life_op FROM {} WHERE pk = ?1", table.name);
            let was = db.prepare_cached(&sql)?.query_row([pk], |r| Ok((r.get(0)?, r.get(1)?)))?;
            let sql =
                format!("/*s*/ UPDATE {} SET life = ?3, life_op = ?4, rev = ?5 WHERE pk BETWEEN ?1 AND ?2", table.name);
            db.prepare_cached(&sql)?.execute(params![pk, pk_to, to, to_op, self.op])?;
            Ok(((), Some(Range { table, pk, pk_to, life: Some(was) })))
        })
    }
}

/// Refuses to bring back a row that refers to a row which is not live, unless `besides` brings that back too.
pub(crate) fn refuse_dead_references(
    db: &Connection,
    table: &'static Table,
    image: &Image,
    besides: &[Id],
) -> Result<()> {
    let dead = dead_references(db, table, &image.cells, besides)?;
    let title = image.cell(table.title).as_text().unwrap_or_default().to_string();
    let stand = |(column, _): (&str, Id)| Obstacle {
        entity: table.name.into(),
        id: image.id.to_string(),
        title: title.clone(),
        cells: vec![column.to_string()],
        why: "refers_to_missing".into(),
        op: None,
        by: None,
    };
    refuse_if_any(dead.into_iter().map(stand).collect())
}

/// References among `cells` to rows that are not live.
pub(crate) fn dead_references<'t>(
    db: &Connection,
    table: &'t Table,
    cells: &Cells,
    besides: &[Id],
) -> Result<Vec<(&'t str, Id)>> {
    let mut dead = Vec::new();
    let kind = cells.get("owner_kind").and_then(CellValue::as_text).and_then(|k| TABLES.iter().find(|t| t.name == k));
    let owner = kind.map(|t| ("owner_id", t.name));
    for (column, target) in table.refs.iter().copied().chain(owner) {
        let Some(id) = cells.get(column).and_then(CellValue::as_id).filter(|id| !besides.contains(id)) else {
            continue;
        };
        let sql = format!("/*s*/ SELECT life FROM {target} WHERE id = ?1");
        let life: Option<i64> = db.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?;
        // Who is in the bin may still be somebody's contact: what names him shows nothing until he comes back. What is a
        // part of him lies there with him.
        let names = Some((column, target)) != owner;
        let in_bin = life == Some(life::BINNED) && target == "contact" && names;
        if life != Some(life::LIVE) && !in_bin {
            dead.push((column, id));
        }
    }
    Ok(dead)
}
