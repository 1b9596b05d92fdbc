//! Copies of one workspace, each going its own way and exchanging bundles in any order: what people do, and what the
//! rules say must come of it. What is then looked at stands in `proofs`.

use super::{oracle::*, *};
use crate::store::group::Group;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// Does something with a row as the entity that it is of.
macro_rules! of_entity {
    ($row:expr, $entity:ident => $does:expr) => {
        match $row.0 {
            "customer" => {
                type $entity = Customer;
                $does
            }
            "contact" => {
                type $entity = Contact;
                $does
            }
            "interaction" => {
                type $entity = Call;
                $does
            }
            _ => {
                type $entity = Point;
                $does
            }
        }
    };
}

mod groups;
mod life;
mod rows;
mod settle;
mod undo;

/// A small generator: the same seed gives the same run everywhere.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { Some(&from[self.below(from.len())]) }
    }
}

/// What one copy has gone through, in its own order.
pub(super) struct Step {
    pub(super) op: usize,
    /// Rows it made here.
    made: BTreeSet<Row>,
    /// What was shown before, of every unit it gave or changed here.
    before: BTreeMap<Unit, Vec<CellValue>>,
    /// What it changed here: of another copy's op not always what it gave.
    changed: BTreeSet<Unit>,
}

pub(super) struct Replica {
    pub(super) copy: Copy,
    pub(super) steps: Vec<Step>,
    /// What the oracle says that it shows now.
    view: Rc<View>,
}

pub(super) struct World {
    dice: Dice,
    pub(super) replicas: Vec<Replica>,
    pub(super) ops: Vec<Told>,
    pub(super) place: BTreeMap<OpId, usize>,
    pub(super) base: Vector,
    /// Numbers not used yet: of customers, of points.
    fresh: (u8, u8),
    /// Ops that are part of a group.
    groups: BTreeMap<OpId, OpId>,
    pub(super) done: BTreeMap<&'static str, usize>,
}

pub(super) fn id(row: Row) -> Id {
    Id::of_key(template().workspace, row.0, &row.1.to_string())
}

impl World {
    pub(super) fn new(seed: u64, copies: usize) -> World {
        let replicas: Vec<Replica> =
            (0..copies).map(|_| Replica { copy: Copy::new(), steps: Vec::new(), view: Rc::default() }).collect();
        let base = replicas[0].copy.vector();
        let mut dice = Dice::new(seed);
        for replica in &replicas {
            // Built in the background; here before anything happens, so that all of it has to be followed.
            replica.copy.store.read(None, |r| r.build_marks()).unwrap();
            // Clocks that disagree by up to three minutes.
            replica.copy.clock.fetch_add(dice.below(180_000) as i64, SeqCst);
        }
        World {
            dice,
            replicas,
            ops: Vec::new(),
            place: BTreeMap::new(),
            base,
            fresh: (100, 200),
            groups: BTreeMap::new(),
            done: BTreeMap::new(),
        }
    }

    pub(super) fn view(&self, r: usize) -> Rc<View> {
        self.replicas[r].view.clone()
    }

    /// What a copy shows after so many of its steps.
    pub(super) fn view_after(&self, r: usize, steps: usize) -> View {
        View::of(&self.replicas[r].steps[..steps].iter().map(|s| &self.ops[s.op]).collect::<Vec<_>>())
    }

    /// Some runs begin with rows that all copies have, some with none.
    fn begin(&mut self) {
        if self.dice.below(4) == 0 {
            return;
        }
        for _ in 0..4 {
            self.insert_customer(0);
        }
        for table in ["contact", "contact", "contact", "interaction", "interaction"] {
            self.insert_on_customer(0, table);
        }
        for _ in 0..8 {
            self.insert_point(0);
        }
        for r in 1..self.replicas.len() {
            let ops = self.replicas[0].copy.ops_since(&self.replicas[r].copy.vector());
            self.take(r, &ops);
        }
    }

    pub(super) fn run(&mut self, steps: usize) {
        self.begin();
        for _ in 0..steps {
            let r = self.dice.below(self.replicas.len());
            match self.dice.below(100) {
                0..3 => self.insert_customer(r),
                3..7 => self.insert_point(r),
                7..10 => self.insert_on_customer(r, "contact"),
                10..12 => self.insert_on_customer(r, "interaction"),
                12..14 => self.insert_many(r),
                14..19 => self.group(r),
                19..42 => self.edit(r),
                42..50 => self.bin(r),
                50..56 => self.restore(r),
                56..74 => self.undo(r),
                74..85 => self.settle(r),
                85..87 => self.erase(r),
                87..89 => self.reopen(r),
                _ => self.pull(r),
            }
            self.check(r);
        }
        self.end();
    }

    // ------------------------------------------------------------------ what a person does

    /// Writes with the store and with the oracle; both refuse or both write.
    fn act<T: std::fmt::Debug>(
        &mut self,
        r: usize,
        what: &'static str,
        expected: Option<BTreeMap<Row, Cells>>,
        made: BTreeSet<Row>,
        written: Result<Written<T>>,
    ) {
        let Some(cells) = expected else {
            let refused = written.expect_err(what);
            assert!(matches!(refused, Error::Conflict { .. } | Error::Blocked { .. }), "{what}: {refused:?}");
            *self.done.entry(if what.starts_with("undo") { "undo refused" } else { "refused" }).or_default() += 1;
            return;
        };
        let written = written.unwrap_or_else(|e| panic!("{what} {cells:?} refused: {e:?}"));
        let Some((n, _)) = written.op else {
            assert!(cells.is_empty(), "{what} {cells:?} wrote nothing");
            return;
        };
        *self.done.entry(what).or_default() += 1;
        let head = self.replicas[r].copy.sys(|db| OpHead::load(db, n));
        let seen = self.seen(r).into_iter().filter(|(device, _)| *device != head.id.device).collect();
        let stored: BTreeMap<Id, i64> =
            head.seen.0.iter().filter(|(d, _)| !self.base.0.contains_key(d)).map(|(d, s)| (*d, *s)).collect();
        assert_eq!(stored, seen, "an op knows what its device has applied");
        self.groups.extend(head.grp.map(|grp| (head.id, grp)));
        self.note(r, Told { id: head.id, hlc: head.hlc, seen, cells }, made);
    }

    fn seen(&self, r: usize) -> BTreeMap<Id, i64> {
        let mut seen = BTreeMap::new();
        for step in &self.replicas[r].steps {
            let id = self.ops[step.op].id;
            seen.insert(id.device, id.seq);
        }
        seen
    }

    fn note(&mut self, r: usize, told: Told, made: BTreeSet<Row>) {
        let op = *self.place.entry(told.id).or_insert(self.ops.len());
        if op == self.ops.len() {
            self.ops.push(told);
        }
        let before = self.view(r);
        self.replicas[r].steps.push(Step { op, made, before: BTreeMap::new(), changed: BTreeSet::new() });
        let after = Rc::new(self.view_after(r, self.replicas[r].steps.len()));
        self.replicas[r].view = after.clone();
        let named = self.ops[op].units();
        let differs = after.shown.iter().filter(|(u, v)| before.shown.get(*u) != Some(v));
        let changed: BTreeSet<Unit> = differs.map(|(u, _)| u.clone()).collect();
        let all: BTreeSet<Unit> = changed.iter().cloned().chain(named).collect();
        let null = |u: &Unit| vec![CellValue::Null; members(&u.1).len()];
        let shown = all
            .into_iter()
            .map(|u| (before.shown.get(&u).cloned().unwrap_or_else(|| null(&u)), u))
            .map(|(v, u)| (u, v))
            .collect();
        let step = self.replicas[r].steps.last_mut().unwrap();
        (step.before, step.changed) = (shown, changed);
    }

    /// The file goes on, on this machine or on another: its own ops stay its own, whichever device it has by then.
    fn reopen(&mut self, r: usize) {
        let home = ["home", "elsewhere"][self.dice.below(2)];
        let before = self.replicas[r].copy.store.device();
        self.replicas[r].copy.reopen(home);
        self.replicas[r].copy.store.read(None, |read| read.build_marks()).unwrap();
        let moved = self.replicas[r].copy.store.device() != before;
        *self.done.entry(if moved { "move" } else { "reopen" }).or_default() += 1;
    }

    // ------------------------------------------------------------------ exchange

    fn pull(&mut self, r: usize) {
        let others: Vec<usize> = (0..self.replicas.len()).filter(|o| *o != r).collect();
        let from = *self.dice.pick(&others).unwrap();
        // Sometimes all of it, known ops included; sometimes only the beginning.
        let since = if self.dice.below(4) == 0 { Vector::default() } else { self.replicas[r].copy.vector() };
        let mut ops = self.replicas[from].copy.ops_since(&since);
        // (Not of one that tells of erased rows: an erase and what it empties travel together.)
        if self.dice.below(4) == 0 && ops.iter().flat_map(|op| &op.lines).all(|l| l.place.is_none()) {
            let mut end = self.dice.below(ops.len() + 1);
            // (Nor inside a group: no bundle is cut there.)
            let grp = |op: &bundle::BundleOp| self.groups.get(&op.head.id);
            while ops[end..].iter().any(|op| grp(op).is_some() && ops[..end].iter().any(|o| grp(o) == grp(op))) {
                end += 1;
            }
            ops.truncate(end);
        }
        self.take(r, &ops);
        if self.dice.below(4) == 0 {
            let again = self.replicas[r].copy.store.apply(&ops).unwrap();
            assert_eq!(again.applied, 0, "a bundle applied again changes nothing");
        }
    }

    pub(super) fn take(&mut self, r: usize, ops: &[bundle::BundleOp]) {
        let known: BTreeSet<OpId> = self.replicas[r].steps.iter().map(|s| self.ops[s.op].id).collect();
        self.replicas[r].copy.store.apply(ops).unwrap();
        let fresh: Vec<OpId> =
            ops.iter().map(|op| op.head.id).filter(|op| !self.base.covers(*op) && !known.contains(op)).collect();
        for op in fresh {
            let told = self.ops[self.place[&op]].clone();
            let here = self.view(r).rows();
            let made = told.cells.keys().copied().filter(|row| !here.contains(row)).collect();
            self.note(r, told, made);
        }
        *self.done.entry("pull").or_default() += 1;
    }
}
