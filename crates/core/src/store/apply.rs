//! Applying the ops of another copy: one transaction a bundle. Every cell of every op leaves a `remote` line, also when
//! it loses or is equal; what the greatest (hlc, device) among the heads gave is shown (CORE.md section 2, Merge).

use super::{
    Store,
    bundle::{BundleLine, BundleOp},
    capture::Cells,
    erase,
    fault::{Fault, planted},
    line::{Kind, Line, insert_line},
    op::{OpHead, OpId, Vector},
    page::pk_of,
    row_log::{RowLog, store_heads},
    schema::{LIFE, Table, life},
    seal,
    write::{Begun, Write, lock, next_n},
};
use crate::{Error, Id, Result, event::Event, value::CellValue};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What came of a bundle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Applied {
    pub(crate) applied: usize,
    /// Ops this copy had already.
    pub(crate) known: usize,
}

impl Store {
    /// Applies a bundle, whole or not at all. Applying it again changes nothing.
    pub(crate) fn apply(&self, ops: &[BundleOp]) -> Result<Applied> {
        if let Some(why) = self.read_only() {
            return Err(Error::ReadOnly { why });
        }
        let mut writer = self.writer();
        let begun = Begun::new(self, &mut writer)?;
        let mut done = Applied::default();
        let mut last: Option<OpHead> = None;
        let mut tables = BTreeSet::new();
        let access = begun.writer.conn.rights(None)?;
        let mut have = begun.writer.conn.flag.run(|| Vector::of_file(&begun.writer.conn.db))?;
        for op in ops {
            let conn = &begun.writer.conn;
            let (n, next_seq, prev) = conn.flag.run(|| chain(&conn.db, op.head.id.device))?;
            if op.head.id.seq < next_seq {
                done.known += 1;
                continue;
            }
            if op.head.schema > super::migrate::SCHEMA {
                return Err(Error::NewerSchema);
            }
            let causal = op.head.seen.0.iter().all(|(device, seq)| have.covers(OpId { device: *device, seq: *seq }));
            if !causal || op.head.id.seq > next_seq || op.head.prev_digest != prev || op.head.id.device == self.device()
            {
                return Err(Error::Corrupt { what: format!("bundle: op {} does not follow", op.head.id) });
            }
            begun.open(n)?;
            let head = OpHead { n, ..op.head.clone() };
            let write = Write::applying(conn, access.clone(), self, &head, &begun.writer.capture);
            write.apply_op(&head, op)?;
            let mut capture = lock(&begun.writer.capture);
            tables.extend(capture.tables().into_iter().map(String::from));
            conn.flag.run(|| {
                seal::effects(&conn.db, &conn.layouts, &head, &capture)?;
                seal::after_op(&conn.db, head.hlc.min((self.now() + AHEAD) << 16), &capture)
            })?;
            have.0.insert(head.id.device, head.id.seq);
            capture.clear();
            last = Some(head);
            done.applied += 1;
        }
        let Some(last) = last else { return Ok(done) };
        begun.commit(&last)?;
        drop(writer);
        self.committed(Event::Changed { op: last.n, tables: tables.into_iter().collect() });
        Ok(done)
    }
}

/// Clocks that run ahead are followed so far: a device that is a year fast does not take the others along.
const AHEAD: i64 = 5 * 60 * 1000;

fn without_life(cells: &Cells) -> Cells {
    cells.iter().filter(|(c, _)| *c != LIFE).map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// The next local number, and the next seq and the last digest of a device.
fn chain(db: &Connection, device: Id) -> Result<(i64, i64, Option<[u8; 32]>)> {
    let sql = "/*s*/ SELECT o.seq, o.digest FROM op o JOIN device d ON d.n = o.device WHERE d.id = ?1 ORDER BY o.seq DESC LIMIT 1";
    let mut query = db.prepare_cached(sql)?;
    let last = query.query_map([device], |r| Ok((r.get::<_, i64>(0)?, r.get(1)?)))?.next().transpose()?;
    Ok((next_n(db)?, last.map_or(1, |(seq, _)| seq + 1), last.map(|(_, digest)| digest)))
}

impl Write<'_> {
    fn apply_op(&self, head: &OpHead, op: &BundleOp) -> Result<()> {
        self.sys(|db| head.insert(db, op.digest))?;
        let mut rows: Vec<(&'static Table, Id, Vec<&BundleLine>)> = Vec::new();
        let mut place: BTreeMap<(i64, Id), usize> = BTreeMap::new();
        for line in &op.lines {
            let at = *place.entry((line.table.no, line.id)).or_insert(rows.len());
            if at == rows.len() {
                rows.push((line.table, line.id, Vec::new()));
            }
            rows[at].2.push(line);
        }
        for (table, id, lines) in rows {
            self.apply_row(head, table, id, &lines)?;
        }
        Ok(())
    }

    fn apply_row(&self, head: &OpHead, table: &'static Table, id: Id, lines: &[&BundleLine]) -> Result<()> {
        let given: Cells =
            lines.iter().filter_map(|l| l.cells.as_ref()).flatten().map(|(k, v)| (k.clone(), v.clone())).collect();
        // Values that were erased where they come from: the row is erased there, and so it shall be here.
        let gone = lines.iter().any(|l| l.cells.is_none());
        let pk = match self.sys(|db| pk_of(db, table, id))? {
            None => self.apply_new_row(head, table, id, lines, &given)?,
            Some(pk) => {
                let log = self.sys(|db| RowLog::load(db, self.layout(table.name)?, pk))?;
                let erased = log.image.life == life::ERASED && !planted(Fault::EraseLoses);
                if gone || erase::erases(&given) || erased {
                    self.apply_to_erased(head, &log, lines, &given)?;
                } else {
                    self.apply_known_row(head, &log, lines, &given)?;
                }
                pk
            }
        };
        self.settle(table, pk, id, [])?; // what is derived from the journal follows also when nothing shown changes
        self.wipe_what_hangs_on_erased(table, pk)
    }

    fn remote_lines(&self, head: &OpHead, pk: i64, lines: &[&BundleLine], forget: bool) -> Result<()> {
        for line in lines {
            let stored = Line {
                op: head.n,
                i: line.i,
                table: line.table,
                pk,
                pk_to: None,
                kind: Kind::Remote,
                cells: if line.names.is_empty() { vec![LIFE.to_string()] } else { line.names.clone() },
                life: None,
                life_op: None,
                digest: line.digest,
                body: None,
            };
            let erased = forget || line.cells.is_none();
            let body = if erased { (&[][..], None) } else { (line.salt.as_slice(), line.cells.as_ref()) };
            self.sys(|db| insert_line(db, &stored, Some(body)))?;
        }
        Ok(())
    }

    fn apply_new_row(
        &self,
        head: &OpHead,
        table: &'static Table,
        id: Id,
        lines: &[&BundleLine],
        given: &Cells,
    ) -> Result<i64> {
        let place = lines.iter().find_map(|l| l.place.as_ref());
        let pk = self.insert(table, id, &without_life(place.unwrap_or(given)))?;
        self.remote_lines(head, pk, lines, place.is_some() && !erase::erases(given))?;
        let to = if place.is_some() {
            life::ERASED
        } else {
            given.get(LIFE).and_then(CellValue::as_int).unwrap_or(life::LIVE)
        };
        if to != life::LIVE {
            self.set_life(table, pk, to, Some(head.n))?;
        }
        Ok(pk)
    }

    /// Erase wins over every op on the row, seen or not, now or arriving later.
    fn apply_to_erased(&self, head: &OpHead, log: &RowLog, lines: &[&BundleLine], given: &Cells) -> Result<()> {
        let (table, pk, erases) = (log.table, log.image.pk, erase::erases(given));
        if log.image.life != life::ERASED {
            self.wipe(table, &log.image)?;
        }
        self.remote_lines(head, pk, lines, !erases)?;
        // Where several erased him unknown to each other, the greatest tells the cells that can never be empty.
        let erasures =
            self.sys(|db| log.erasures().into_iter().map(|n| OpHead::load(db, n)).collect::<Result<Vec<_>>>())?;
        if erases && erasures.iter().all(|other| other.shown_order(head).is_lt()) {
            let image = self.image(table, pk)?;
            let mut told = without_life(given);
            told.retain(|cell, value| image.cell(cell) != *value);
            self.set_cells(table, pk, &told)?;
        }
        Ok(())
    }

    fn apply_known_row(&self, head: &OpHead, log: &RowLog, lines: &[&BundleLine], given: &Cells) -> Result<()> {
        let (table, pk) = (log.table, log.image.pk);
        self.remote_lines(head, pk, lines, false)?;
        let named: BTreeSet<String> =
            lines.iter().flat_map(|l| l.names.iter()).map(|n| table.unit(n).to_string()).collect();
        let mut shown = Cells::new();
        for unit in named {
            let mut heads = self.unseen_heads(head, log, &unit)?;
            let winner =
                heads.iter().max_by(|a, b| a.shown_order(b)).filter(|best| best.shown_order(head).is_gt()).cloned();
            let equal =
                || table.members(&unit).iter().all(|m| given.get(*m).cloned().unwrap_or_default() == log.image.cell(m));
            if !planted(Fault::EqualHeadsSkipped) || !equal() {
                heads.push(head.clone());
            }
            let ns: Vec<i64> = heads.iter().map(|h| h.n).collect();
            self.sys(|db| store_heads(db, table, pk, &unit, &ns, false))?;
            if unit == LIFE {
                continue; // decided below, from all heads of the row
            }
            match winner {
                Some(winner) => shown.extend(log.unit_value(winner.n, &unit).unwrap_or_default()),
                None => {
                    for member in table.members(&unit) {
                        shown.insert(member.to_string(), given.get(member).cloned().unwrap_or_default());
                    }
                }
            }
        }
        shown.retain(|cell, value| log.image.cell(cell) != *value);
        self.set_cells(table, pk, &shown)?;
        self.apply_life(log)
    }

    /// The heads of a unit that the op's author had not seen.
    fn unseen_heads(&self, head: &OpHead, log: &RowLog, unit: &str) -> Result<Vec<OpHead>> {
        self.sys(|db| {
            let mut unseen = Vec::new();
            for n in log.heads(unit) {
                let other = OpHead::load(db, n)?;
                if !head.saw(&other) {
                    unseen.push(other);
                }
            }
            Ok(unseen)
        })
    }

    /// `life` as all heads of the row make it.
    fn apply_life(&self, before: &RowLog) -> Result<()> {
        let (table, pk) = (before.table, before.image.pk);
        let log = self.sys(|db| RowLog::load(db, self.layout(table.name)?, pk))?;
        let heads = log.heads(LIFE);
        let (mut to, in_conflict) = self.sys(|db| log.life_by_heads(db))?;
        if planted(Fault::LifeRuleOff) {
            to = heads.last().and_then(|op| log.unit_value(*op, LIFE)?.get(LIFE)?.as_int()).unwrap_or(to);
        }
        self.sys(|db| store_heads(db, table, pk, LIFE, &heads, in_conflict))?;
        if to == before.image.life {
            return Ok(());
        }
        let by = heads.into_iter().rfind(|n| log.unit_value(*n, LIFE).is_some_and(|v| v[LIFE] == CellValue::Int(to)));
        self.set_life(table, pk, to, if to == life::LIVE { None } else { by })
    }
}
