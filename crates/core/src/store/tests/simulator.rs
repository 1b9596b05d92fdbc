//! Copies of one workspace, each going its own way and exchanging bundles in any order: what people do, and what the
//! rules say must come of it. What is then looked at stands in `proofs`.

use super::{oracle::*, *};
use std::collections::{BTreeMap, BTreeSet};

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
}

pub(super) struct Replica {
    pub(super) copy: Copy,
    pub(super) steps: Vec<Step>,
}

pub(super) struct World {
    dice: Dice,
    pub(super) replicas: Vec<Replica>,
    pub(super) ops: Vec<Told>,
    pub(super) place: BTreeMap<OpId, usize>,
    pub(super) base: Vector,
    fresh: u8,
    pub(super) done: BTreeMap<&'static str, usize>,
}

pub(super) fn id(row: Row) -> Id {
    Id::of_key(template().workspace, row.0, &row.1.to_string())
}

fn optional(value: Option<&str>) -> CellValue {
    value.map_or(CellValue::Null, text)
}

impl World {
    pub(super) fn new(seed: u64, copies: usize) -> World {
        let replicas: Vec<Replica> = (0..copies).map(|_| Replica { copy: Copy::new(), steps: Vec::new() }).collect();
        let base = replicas[0].copy.vector();
        let mut dice = Dice::new(seed);
        for replica in &replicas {
            // Clocks that disagree by up to three minutes.
            replica.copy.clock.fetch_add(dice.below(180_000) as i64, SeqCst);
        }
        World { dice, replicas, ops: Vec::new(), place: BTreeMap::new(), base, fresh: 100, done: BTreeMap::new() }
    }

    pub(super) fn view(&self, r: usize) -> View {
        View::of(&self.replicas[r].steps.iter().map(|s| &self.ops[s.op]).collect::<Vec<_>>())
    }

    /// Some runs begin with rows that all copies have, some with none.
    fn begin(&mut self) {
        if self.dice.below(4) == 0 {
            return;
        }
        for _ in 0..4 {
            self.insert_customer(0);
        }
        for _ in 0..6 {
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
                0..4 => self.insert_customer(r),
                4..9 => self.insert_point(r),
                9..10 => self.insert_many(r),
                10..45 => self.edit(r),
                45..53 => self.bin(r),
                53..60 => self.restore(r),
                60..74 => self.undo(r),
                74..88 => self.settle(r),
                88..89 => self.erase(r),
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
            *self.done.entry("refused").or_default() += 1;
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
        self.replicas[r].steps.push(Step { op, made, before: BTreeMap::new() });
        let after = self.view(r);
        let named = self.ops[op].units();
        let changed = after.shown.iter().filter(|(u, v)| before.shown.get(*u) != Some(v)).map(|(u, _)| u.clone());
        let all: BTreeSet<Unit> = changed.chain(named).collect();
        let null = |u: &Unit| vec![CellValue::Null; members(&u.1).len()];
        let shown = all
            .into_iter()
            .map(|u| (before.shown.get(&u).cloned().unwrap_or_else(|| null(&u)), u))
            .map(|(v, u)| (u, v))
            .collect();
        self.replicas[r].steps.last_mut().unwrap().before = shown;
    }

    /// What writing these cells of a row gives: whole groups that differ, and life where it is in conflict.
    fn patch(view: &View, row: Row, cells: &Cells) -> Cells {
        let mut given = Cells::new();
        for (cell, value) in cells {
            if view.cell(row, cell) != *value {
                for member in members(&unit_of(row, cell).1) {
                    given.insert(member.into(), cells.get(member).cloned().unwrap_or_else(|| view.cell(row, member)));
                }
            }
        }
        if view.in_conflict(&(row, "life".into())) {
            given.insert("life".into(), CellValue::Int(0));
        }
        given
    }

    fn one(row: Row, given: Cells) -> BTreeMap<Row, Cells> {
        if given.is_empty() { BTreeMap::new() } else { BTreeMap::from([(row, given)]) }
    }

    fn made_customer(cells: &Cells) -> Cells {
        let defaults = [
            ("satisfaction", CellValue::Int(3)),
            ("credit", CellValue::Int(3)),
            ("status", text("active")),
            ("life", CellValue::Int(0)),
        ];
        cells
            .clone()
            .into_iter()
            .chain(defaults.map(|(c, v)| (c.to_string(), v)))
            .filter(|(_, v)| !v.is_null())
            .collect()
    }

    fn insert<T: Entity + std::fmt::Debug>(
        &mut self,
        r: usize,
        what: &'static str,
        row: Row,
        cells: &Cells,
        fresh: Cells,
    ) {
        let view = self.view(r);
        let refused = view.life(row) == Some(3) || cells.keys().any(|c| view.in_conflict(&unit_of(row, c)));
        let made = if view.life(row).is_none() { BTreeSet::from([row]) } else { BTreeSet::new() };
        let expected = match view.life(row) {
            _ if refused => None,
            None => Some(Self::one(row, fresh)),
            Some(life) => {
                let mut given = Self::patch(&view, row, cells);
                if life == 2 {
                    given.insert("life".into(), CellValue::Int(0));
                }
                Some(Self::one(row, given))
            }
        };
        let written = self.replicas[r].copy.write(|w| w.create::<T>(id(row), cells));
        self.act(r, what, expected, made, written);
    }

    fn insert_customer(&mut self, r: usize) {
        let row = ("customer", self.dice.below(2) as u8);
        let name = ["x", "y"][self.dice.below(2)];
        let mut cells = customer(template().user, name);
        cells.insert("phone".into(), optional([None, Some("1")][self.dice.below(2)]));
        cells.insert("city".into(), optional([None, Some("沪")][self.dice.below(2)]));
        cells.insert("custom.a".into(), optional([None, Some("\"v\"")][self.dice.below(2)]));
        cells.retain(|_, v| !v.is_null());
        let fresh = Self::made_customer(&cells);
        self.insert::<Customer>(r, "insert", row, &cells, fresh);
    }

    fn insert_point(&mut self, r: usize) {
        let row = ("contact_point", self.dice.below(4) as u8);
        let owner = owner(row).unwrap();
        if self.view(r).life(owner) != Some(0) {
            return;
        }
        let cells = point(id(owner), ["1", "2"][self.dice.below(2)]);
        let mut fresh = cells.clone();
        fresh.extend([("sort".to_string(), CellValue::Int(0)), ("life".to_string(), CellValue::Int(0))]);
        self.insert::<Point>(r, "insert point", row, &cells, fresh);
    }

    fn insert_many(&mut self, r: usize) {
        let rows: Vec<Row> = (0..3).map(|i| ("customer", self.fresh + i)).collect();
        self.fresh += 3;
        let user = template().user;
        let given: BTreeMap<Row, Cells> =
            rows.iter().map(|r| (*r, Self::made_customer(&customer(user, "z")))).collect();
        let values: Vec<_> = rows.iter().map(|r| (id(*r), vec![text("company"), text("z"), user.into()])).collect();
        let written =
            self.replicas[r].copy.write(|w| w.create_many::<Customer>(&["kind", "name", "owner_id"], &values));
        self.act(r, "insert many", Some(given), rows.into_iter().collect(), written);
    }

    fn live(view: &View, table: Option<&str>) -> Vec<Row> {
        view.rows().into_iter().filter(|r| view.life(*r) == Some(0) && table.is_none_or(|t| t == r.0)).collect()
    }

    fn edit(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, None)).copied() else { return };
        let cells = if row.0 == "contact_point" {
            cells([("raw", text(["1", "2", "3", "4", "5"][self.dice.below(5)]))])
        } else {
            let city = [None, Some("沪"), Some("京"), Some("津")][self.dice.below(4)];
            let code = [None, Some("1"), Some("2"), Some("3"), Some("4")][self.dice.below(5)];
            match self.dice.below(7) {
                0 => cells([("name", text(["x", "y", "z", "甲", "乙"][self.dice.below(5)]))]),
                1 => cells([("phone", optional(code))]),
                2 => cells([("city", optional(city))]),
                3 => cells([("address", optional(code)), ("city", optional(city))]),
                4 => cells([("custom.a", optional(code))]),
                5 => cells([("custom.a", optional(code)), ("custom.b", optional(Some("{\"k\":[1,2.5]}")))]),
                _ => cells([("phone", optional(code)), ("satisfaction", CellValue::Int(self.dice.below(3) as i64))]),
            }
        };
        let refused = cells.keys().any(|c| view.in_conflict(&unit_of(row, c)));
        let expected = (!refused).then(|| Self::one(row, Self::patch(&view, row, &cells)));
        let copy = &self.replicas[r].copy;
        let written = match row.0 {
            "customer" => copy.write(|w| w.update(&w.load::<Customer>("update", id(row))?, &cells)),
            _ => copy.write(|w| w.update(&w.load::<Point>("update", id(row))?, &cells)),
        };
        self.act(r, "edit", expected, BTreeSet::new(), written);
    }

    /// The row and its points that fit.
    fn with_points(view: &View, row: Row, fit: impl Fn(Row) -> bool) -> Vec<Row> {
        let points = view.rows().into_iter().filter(|p| owner(*p) == Some(row) && fit(*p));
        std::iter::once(row).chain(points).collect()
    }

    fn lives(rows: impl IntoIterator<Item = Row>, to: i64) -> BTreeMap<Row, Cells> {
        rows.into_iter().map(|r| (r, cells([("life", CellValue::Int(to))]))).collect()
    }

    fn bin(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, None)).copied() else { return };
        let refused = view.in_conflict(&(row, "life".into()));
        let gone = Self::with_points(&view, row, |p| view.life(p) == Some(0));
        let copy = &self.replicas[r].copy;
        let written = match row.0 {
            "customer" => copy.write(|w| w.bin(&w.load::<Customer>("delete", id(row))?)),
            _ => copy.write(|w| w.bin(&w.load::<Point>("delete", id(row))?)),
        };
        self.act(r, "bin", (!refused).then(|| Self::lives(gone, 1)), BTreeSet::new(), written);
    }

    fn life_op(&self, r: usize, row: Row) -> Option<i64> {
        self.replicas[r].copy.image(row.0, id(row)).life_op
    }

    fn restore(&mut self, r: usize) {
        let view = self.view(r);
        let binned: Vec<Row> = view.rows().into_iter().filter(|r| view.life(*r) == Some(1)).collect();
        let Some(row) = self.dice.pick(&binned).copied() else { return };
        let by = self.life_op(r, row);
        let back = Self::with_points(&view, row, |p| view.life(p) == Some(1) && self.life_op(r, p) == by);
        let refused = owner(row).is_some_and(|o| view.life(o) != Some(0));
        let copy = &self.replicas[r].copy;
        let written = match row.0 {
            "customer" => copy.write(|w| w.restore(&w.load::<Customer>("delete", id(row))?)),
            _ => copy.write(|w| w.restore(&w.load::<Point>("delete", id(row))?)),
        };
        self.act(r, "restore", (!refused).then(|| Self::lives(back, 0)), BTreeSet::new(), written);
    }

    fn erase(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, Some("customer"))).copied() else { return };
        let gone = Self::with_points(&view, row, |p| view.life(p) != Some(3));
        let written = self.replicas[r].copy.write(|w| w.erase(&w.load::<Customer>("delete", id(row))?));
        self.act(r, "erase", Some(Self::lives(gone, 3)), BTreeSet::new(), written);
    }

    /// Undo, and so redo: any op of this device.
    fn undo(&mut self, r: usize) {
        let device = self.replicas[r].copy.store.device();
        let own: Vec<usize> = (0..self.replicas[r].steps.len())
            .filter(|s| self.ops[self.replicas[r].steps[*s].op].id.device == device)
            .collect();
        let recent = &own[own.len().saturating_sub(4)..];
        let Some(at) = self.dice.pick(recent).copied() else { return };
        let expected = self.undone(r, at);
        let copy = &self.replicas[r].copy;
        let op = self.ops[self.replicas[r].steps[at].op].id;
        let n = copy.sys(|db| Ok(OpHead::find(db, op)?.unwrap().n));
        let written = copy.try_undo(n);
        self.act(r, "undo", expected, BTreeSet::new(), written);
    }

    /// What taking back the step gives; None where the rule refuses (CORE.md section 3).
    fn undone(&self, r: usize, at: usize) -> Option<BTreeMap<Row, Cells>> {
        let view = self.view(r);
        let steps = &self.replicas[r].steps;
        let step = &steps[at];
        let units = self.ops[step.op].units();
        let mut given: BTreeMap<Row, Cells> = BTreeMap::new();
        let mut life: BTreeMap<Row, i64> = BTreeMap::new();
        for unit in &units {
            let (row, made) = (unit.0, step.made.contains(&unit.0));
            let touched = |later: &Step| {
                if made { later.before.keys().any(|u| u.0 == row) } else { later.before.contains_key(unit) }
            };
            if view.life(row) == Some(3) || view.in_conflict(unit) || steps[at + 1..].iter().any(touched) {
                return None;
            }
            if made {
                life.insert(row, 2);
            } else if unit.1 == "life" {
                if step.before[unit][0] != view.shown[unit][0] {
                    life.insert(row, step.before[unit][0].as_int().unwrap());
                }
            } else {
                let patch = members(&unit.1)
                    .into_iter()
                    .zip(&step.before[unit])
                    .map(|(m, v)| (m.to_string(), v.clone()))
                    .collect();
                let changed_here = self.ops[step.op].value(unit) != step.before[unit];
                if changed_here {
                    given.entry(row).or_default().extend(Self::patch(&view, row, &patch));
                }
            }
        }
        for (row, to) in &life {
            if *to == 0 {
                let owner_comes =
                    |o: Row| life.get(&o) == Some(&0) || view.life(o) == Some(0) && !life.contains_key(&o);
                if owner(*row).is_some_and(|o| !owner_comes(o)) {
                    return None;
                }
            } else {
                let later = |p: Row| steps[at + 1..].iter().any(|s| s.before.keys().any(|u| u.0 == p));
                if view.rows().into_iter().any(|p| owner(p) == Some(*row) && view.life(p) == Some(0) && later(p)) {
                    return None;
                }
            }
            if view.life(*row) != Some(*to) {
                given.entry(*row).or_default().insert("life".into(), CellValue::Int(*to));
            }
        }
        given.retain(|_, cells| !cells.is_empty());
        Some(given)
    }

    fn settle(&mut self, r: usize) {
        let listed = self.replicas[r].copy.conflicts();
        let Some(conflict) = self.dice.pick(&listed).cloned() else { return };
        let view = self.view(r);
        let row = view.rows().into_iter().find(|row| row.0 == conflict.table.name && id(*row) == conflict.id).unwrap();
        let Some(head) = self.dice.pick(&conflict.heads).cloned() else { panic!("a conflict without heads") };
        let unit = (row, conflict.unit.clone());
        let listed_ops: BTreeSet<OpId> = conflict.heads.iter().map(|h| h.op.id).collect();
        let stored = view.heads.get(&unit).cloned().unwrap_or_default();
        assert!(stored.is_subset(&listed_ops), "every head is listed");
        let told = &self.ops[self.place[&head.op.id]];
        let mut given = if unit.1 == "life" {
            let to = told.cells.get(&row).and_then(|c| c.get("life")).and_then(CellValue::as_int).unwrap_or(0);
            let ops: Vec<i64> = conflict.heads.iter().map(|h| h.op.n).collect();
            let moved = Self::with_points(&view, row, |p| match to {
                0 => view.life(p) == Some(1) && self.life_op(r, p).is_some_and(|n| ops.contains(&n)),
                _ => view.life(p) == Some(0),
            });
            Self::lives(moved, to)
        } else {
            let value = told.value(&unit);
            assert_eq!(head.value.as_ref().unwrap().values().cloned().collect::<Vec<_>>().len(), value.len());
            Self::one(row, members(&unit.1).into_iter().map(String::from).zip(value).collect())
        };
        if unit.1 != "life" && view.in_conflict(&(row, "life".into())) {
            given.entry(row).or_default().insert("life".into(), CellValue::Int(0));
        }
        let written =
            self.replicas[r].copy.write(|w| w.settle_conflict(conflict.table, conflict.id, &conflict.unit, head.op.n));
        self.act(r, "settle", Some(given), BTreeSet::new(), written);
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
            ops.truncate(self.dice.below(ops.len() + 1));
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
