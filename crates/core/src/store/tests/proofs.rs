//! What must hold of copies that went their own ways: after every step the copy that took it shows what the oracle works
//! out; in the end all are equal, every op is told as it was given, every step can be rebuilt, nothing is lost unseen.

use super::{oracle::*, simulator::*, *};
use crate::store::{
    fault::{self, Fault},
    history::StepKind,
    line::{Image, Kind, Line},
};
use std::collections::{BTreeMap, BTreeSet};

impl World {
    /// The copy shows what the oracle says, cell by cell, conflict by conflict, head by head.
    pub(super) fn check(&self, r: usize) {
        let (view, copy) = (self.view(r), &self.replicas[r].copy);
        for row in view.rows() {
            let image = copy.image(row.0, id(row));
            assert_eq!(Some(image.life), view.life(row), "life of {row:?}");
            if image.life == 3 {
                let words = image.cells.iter().filter(|(c, _)| !["kind", "status", "owner_kind"].contains(&c.as_str()));
                assert!(
                    words.clone().all(|(_, v)| v.as_text().is_none_or(str::is_empty)),
                    "{row:?} is erased: {image:?}"
                );
                continue;
            }
            for (unit, value) in view.shown.iter().filter(|(u, _)| u.0 == row) {
                let stands: Vec<CellValue> = members(&unit.1).into_iter().map(|m| image.cell(m)).collect();
                assert_eq!(stands, *value, "{unit:?}");
            }
            let known = |c: &String| view.shown.contains_key(&unit_of(row, c));
            assert!(image.cells.iter().all(|(c, v)| v.is_null() || known(c)), "{row:?} has cells that no op gave");
        }
        let names: BTreeMap<(&str, Id), Row> = view.rows().into_iter().map(|row| ((row.0, id(row)), row)).collect();
        let listed: BTreeSet<Unit> =
            copy.conflicts().iter().map(|c| (names[&(c.table.name, c.id)], c.unit.clone())).collect();
        assert_eq!(listed, view.listed(), "conflicts");
        let mut heads: BTreeMap<Unit, BTreeSet<OpId>> = BTreeMap::new();
        for (table, row, cell, op) in self.stored_heads(r) {
            heads.entry((names[&(Table::numbered(table).unwrap().name, row)], cell)).or_default().insert(op);
        }
        assert_eq!(heads, view.heads, "stored heads");
        // Lists read the derived rows: they hold whoever lives or lies in the bin, and nobody else.
        for (table, whose) in [("customer", "c"), ("contact", "u"), ("interaction", "u")] {
            let of = if whose == "u" { " JOIN customer u ON u.id = c.customer_id" } else { "" };
            let astray = format!(
                "SELECT count(*) FROM {table} c{of} LEFT JOIN {table}_derived d ON d.pk = c.pk
                 WHERE (c.life < 2) IS NOT (d.pk IS NOT NULL)
                   OR d.pk IS NOT NULL AND (d.life, d.owner_id) IS NOT (c.life, {whose}.owner_id)"
            );
            assert_eq!(copy.count(&astray), 0, "derived rows of {table}");
        }
        self.lists_from_memory_are_those_of_the_file(r);
    }

    fn lists_from_memory_are_those_of_the_file(&self, r: usize) {
        let (view, copy) = (self.view(r), &self.replicas[r].copy);
        for table in ["customer", "contact"] {
            let rows = view.rows().into_iter().filter(|row| row.0 == table);
            let images: Vec<Image> = rows.map(|row| copy.image(row.0, id(row))).collect();
            let compared = copy.store.read(None, |read| {
                let marks = read.marks(table)?.expect("built when the run began");
                for image in &images {
                    let kept = marks.derived(image.pk);
                    assert_eq!(kept.is_some(), image.life < 2, "row {} of {table}", image.pk);
                    if let Some(kept) = kept {
                        let written = read.derived(table, image.pk)?;
                        assert_eq!(format!("{kept:?}"), format!("{written:?}"), "row {} of {table}", image.pk);
                    }
                }
                Ok(())
            });
            compared.unwrap();
        }
    }

    fn stored_heads(&self, r: usize) -> Vec<(i64, Id, String, OpId)> {
        self.replicas[r].copy.sys(|db| {
            let sql = "SELECT h.tbl, coalesce(c.id, k.id, p.id, i.id), h.cell, d.id, o.seq FROM head h JOIN op o ON o.n = h.op JOIN device d ON d.n = o.device
                       LEFT JOIN customer c ON h.tbl = 13 AND c.pk = h.pk LEFT JOIN contact k ON h.tbl = 14 AND k.pk = h.pk
                       LEFT JOIN contact_point p ON h.tbl = 15 AND p.pk = h.pk LEFT JOIN interaction i ON h.tbl = 16 AND i.pk = h.pk";
            let mut query = db.prepare(sql)?;
            let rows = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, OpId { device: r.get(3)?, seq: r.get(4)? })))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Everything is exchanged: all are equal, and every copy can tell and take apart all that happened.
    pub(super) fn end(&mut self) {
        for _ in 0..2 {
            for r in 0..self.replicas.len() {
                for from in (0..self.replicas.len()).filter(|f| *f != r) {
                    let ops = self.replicas[from].copy.ops_since(&self.replicas[r].copy.vector());
                    self.take(r, &ops);
                }
                self.check(r);
            }
        }
        let states: BTreeSet<String> = self.replicas.iter().map(|r| r.copy.state()).collect();
        assert_eq!(states.len(), 1, "all copies are equal");
        for r in 0..self.replicas.len() {
            assert_eq!(self.replicas[r].steps.len(), self.ops.len(), "no op is lost");
            self.replicas[r].copy.verify();
            super::basics::derived_is_fresh(&self.replicas[r].copy);
            self.tells_what_was_given(r);
            self.loses_nothing_unseen(r);
            self.history_can_be_told(r);
            self.every_step_can_be_rebuilt(r);
        }
    }

    /// Every copy tells every op as its author gave it.
    fn tells_what_was_given(&self, r: usize) {
        let view = self.view(r);
        for op in self.replicas[r].copy.ops_since(&self.base) {
            let told = &self.ops[self.place[&op.head.id]];
            for (row, cells) in told.cells.iter().filter(|(row, _)| view.life(**row) != Some(3)) {
                let lines = op.lines.iter().filter(|l| l.id == id(*row) && l.table.name == row.0);
                let given: Cells = lines.flat_map(|l| l.cells.clone().unwrap()).collect();
                assert_eq!(given, *cells, "{} on {row:?}", op.head.id);
            }
        }
    }

    /// Every op is visible, listed as one side of a conflict, or replaced by one whose author had seen it.
    fn loses_nothing_unseen(&self, r: usize) {
        let (view, copy) = (self.view(r), &self.replicas[r].copy);
        let listed: BTreeSet<(Id, String, OpId)> =
            copy.conflicts().iter().flat_map(|c| c.heads.iter().map(|h| (c.id, c.unit.clone(), h.op.id))).collect();
        for op in &self.ops {
            for unit in op.units() {
                let replaced = || self.ops.iter().any(|o| o.units().contains(&unit) && o.saw(op));
                let image = copy.image(unit.0.0, id(unit.0));
                let visible = || members(&unit.1).into_iter().map(|m| image.cell(m)).eq(op.value(&unit));
                let side = || listed.contains(&(id(unit.0), unit.1.clone(), op.id));
                let higher = || unit.1 == "life" && op.value(&unit)[0].as_int() < view.life(unit.0);
                assert!(
                    image.life == 3 || visible() || replaced() || side() || higher(),
                    "{} on {unit:?} is lost",
                    op.id
                );
            }
        }
    }

    fn history_can_be_told(&self, r: usize) {
        let view = self.view(r);
        for row in view.rows().into_iter().filter(|r| r.0 != "contact_point") {
            let (steps, more) =
                self.replicas[r].copy.store.read(None, |read| read.history(row.0, id(row), None, 500)).unwrap();
            assert!(
                !more && steps.iter().any(|s| s.kind == StepKind::Created || s.kind == StepKind::Erased),
                "{row:?}: {steps:?}"
            );
        }
    }

    /// The row after each op, rebuilt backwards from what it is now and the lines of the journal, is what it was then.
    fn every_step_can_be_rebuilt(&self, r: usize) {
        let (last, copy) = (self.view(r), &self.replicas[r].copy);
        let views: Vec<View> = (0..=self.replicas[r].steps.len()).map(|n| self.view_after(r, n)).collect();
        for row in last.rows().into_iter().filter(|row| last.life(*row) != Some(3)) {
            let mut image = Some(copy.image(row.0, id(row)));
            let pk = image.as_ref().unwrap().pk;
            let mut lines = copy.sys(|db| Line::of_row(db, Table::named(row.0)?, pk, 0));
            for at in (0..self.replicas[r].steps.len()).rev() {
                let then = &views[at + 1];
                assert_eq!(image.as_ref().map(|i| i.life), then.life(row), "life of {row:?} after step {at}");
                for (unit, value) in then.shown.iter().filter(|(u, _)| u.0 == row) {
                    let stood: Vec<CellValue> =
                        members(&unit.1).into_iter().map(|m| image.as_ref().unwrap().cell(m)).collect();
                    assert_eq!(stood, *value, "{unit:?} after step {at}");
                }
                let op = self.ops[self.replicas[r].steps[at].op].id;
                let n = copy.sys(|db| Ok(OpHead::find(db, op)?.unwrap().n));
                while let Some(line) = lines.pop_if(|l| l.op == n) {
                    image = image.and_then(|i| before(i, &line));
                }
            }
        }
    }
}

/// The row before a line.
fn before(mut image: Image, line: &Line) -> Option<Image> {
    if line.kind == Kind::Insert || line.kind == Kind::Effect && line.cells.is_empty() {
        return None;
    }
    if matches!(line.kind, Kind::Update | Kind::Effect) {
        image.cells.extend(line.body.clone().and_then(|b| b.old).unwrap_or_default());
    }
    image.life = line.life.unwrap_or(image.life);
    Some(image)
}

/// One run: what was done in it, or None where it found something wrong. All that is random in it comes from the seed,
/// device ids included: they decide which of two equal clocks wins, so without them no failure would come again.
fn whole(seed: u64) -> Option<BTreeMap<&'static str, usize>> {
    let run = || {
        let mut world = World::new(seed, 3);
        world.run(40);
        world.done
    };
    std::panic::catch_unwind(|| seeded::with(seed, run)).ok()
}

pub(super) fn seeds(usual: u64) -> std::ops::Range<u64> {
    let from = std::env::var("ZHIKE_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    from..from + std::env::var("ZHIKE_SEEDS").ok().and_then(|s| s.parse().ok()).unwrap_or(usual)
}

#[test]
fn copies_converge_show_what_the_oracle_says_and_lose_nothing() {
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let mut failed = Vec::new();
    for seed in seeds(60) {
        match whole(seed) {
            Some(run) => run.into_iter().for_each(|(what, n)| *done.entry(what).or_default() += n),
            None => {
                eprintln!("seed {seed} failed");
                failed.push(seed);
            }
        }
    }
    eprintln!("{done:?}");
    // A simulator that has stopped doing something proves nothing about it.
    let rare = [
        "undo elsewhere",
        "undo group",
        "undo group elsewhere",
        "undo refused",
        "call off",
        "settle",
        "insert contact",
        "insert interaction",
        "erase",
        "erase of what hangs on one",
        "reopen",
        "move",
    ];
    let never: Vec<&str> = rare.into_iter().filter(|what| !done.contains_key(what)).collect();
    assert!(never.is_empty() || seeds(60).count() < 40, "never done: {never:?}");
    assert_eq!(failed, [0; 0], "seeds that failed; ZHIKE_SEED=n ZHIKE_SEEDS=1 runs one");
}

/// Proves that the test above can fail.
#[test]
fn every_planted_fault_is_caught() {
    use Fault::*;
    for fault in [
        SeenIgnored,
        WrongWinner,
        EqualHeadsSkipped,
        LifeRuleOff,
        HeadsOutliveSettlement,
        EffectsUnwritten,
        EraseLoses,
        LifeNotKept,
        EffectsNotTakenBack,
        GroupTakenApart,
    ] {
        fault::plant(Some(fault));
        let caught = (0..200).find(|seed| whole(*seed).is_none());
        fault::plant(None);
        eprintln!("{fault:?}: caught by seed {caught:?}");
        assert!(caught.is_some(), "{fault:?} went unseen");
    }
}

/// What a failure's seed is worth: the same ops under the same names with the same clocks, and the same state of every
/// copy after each step. Without the seed the run goes its way, but under other devices.
#[test]
fn a_seed_replays_a_run_to_the_last_bit() {
    let trace = |seed: u64| {
        let mut world = World::new(seed, 3);
        world.run(40);
        let states: Vec<String> = world.replicas.iter().map(|r| r.copy.state()).collect();
        let bundles: Vec<Vec<u8>> = world.replicas.iter().map(|r| r.copy.bundle(&Vector::default())).collect();
        let ops: Vec<(OpId, i64)> = world.ops.iter().map(|op| (op.id, op.hlc)).collect();
        (ops, states, bundles)
    };
    for seed in 0..3 {
        let once = seeded::with(seed, || trace(seed));
        assert!(seeded::with(seed, || trace(seed)) == once, "seed {seed} went another way");
        assert!(trace(seed).0 != once.0, "the control: the devices of seed {seed} are not of the seed");
    }
}
