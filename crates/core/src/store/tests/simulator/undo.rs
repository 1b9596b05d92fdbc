//! Taking back, and so doing again: one op or all of a group, this copy's own and what came in a bundle.

use super::*;
use crate::store::fault;

/// What is shown while a target is taken back, op after op.
#[derive(Clone)]
struct Shown {
    units: BTreeMap<Unit, Vec<CellValue>>,
    /// Rows whose life was in conflict, and that somebody has written to since: that says that they live.
    lives: BTreeSet<Row>,
}

impl Shown {
    fn life(&self, row: Row) -> Option<i64> {
        self.units.get(&(row, "life".into())).and_then(|v| v[0].as_int())
    }

    fn set_life(&mut self, row: Row, to: i64) {
        self.units.insert((row, "life".into()), vec![CellValue::Int(to)]);
    }

    /// What an op gave that made this of `before`.
    fn given_since(&self, before: &Shown) -> BTreeMap<Row, Cells> {
        let mut given: BTreeMap<Row, Cells> = BTreeMap::new();
        for (unit, value) in self.units.iter().filter(|(u, v)| before.units.get(*u) != Some(v)) {
            let cells = members(&unit.1).into_iter().map(String::from).zip(value.iter().cloned());
            given.entry(unit.0).or_default().extend(cells);
        }
        for row in self.lives.difference(&before.lives) {
            given.entry(*row).or_default().entry("life".into()).or_insert(CellValue::Int(0));
        }
        given
    }
}

/// What an undo must leave alone: row → units; None: all of it.
type Kept = BTreeMap<Row, Option<BTreeSet<Unit>>>;

fn keep(kept: &mut Kept, unit: &Unit) {
    if let Some(units) = kept.entry(unit.0).or_insert_with(|| Some(BTreeSet::new())) {
        units.insert(unit.clone());
    }
}

impl World {
    /// Undo, and so redo: any op that this copy has, often one of its own, of a group, or of another copy.
    pub(super) fn undo(&mut self, r: usize) {
        let device = self.replicas[r].copy.store.device();
        let steps = &self.replicas[r].steps;
        let mut recent: Vec<usize> = (0..steps.len()).rev().collect();
        let own = |s: &usize| self.ops[steps[*s].op].id.device == device;
        let grouped = |s: &usize| self.groups.contains_key(&self.ops[steps[*s].op].id);
        match self.dice.below(6) {
            0 => {}
            1 => recent.retain(|s| !own(s)),
            2 => recent.retain(grouped),
            3 => recent.retain(|s| grouped(s) && !own(s)),
            _ => recent.retain(own),
        }
        recent.truncate(4);
        let Some(at) = self.dice.pick(&recent).copied() else { return };
        let before = self.replicas[r].copy.content();
        if self.take_back(r, at) && self.dice.below(3) == 0 {
            // Whatever the oracle says: what is undone and done again at once is as it was.
            let undo = self.replicas[r].steps.len() - 1;
            if self.take_back(r, undo) {
                assert_eq!(self.replicas[r].copy.content(), before, "undone and done again");
                *self.done.entry("redo").or_default() += 1;
            }
        }
    }

    /// Takes back one step with its group, if the rule lets it.
    fn take_back(&mut self, r: usize, at: usize) -> bool {
        let copy = &self.replicas[r].copy;
        let op = self.ops[self.replicas[r].steps[at].op].id;
        let target = self.whole_group(r, at);
        let what = match (target.len(), op.device == copy.store.device()) {
            (1, true) => "undo",
            (1, false) => "undo elsewhere",
            (_, true) => "undo group",
            (_, false) => "undo group elsewhere",
        };
        let chunk = 1 + self.dice.below(3);
        let expected = self.taken_back(r, &target, false).map(|shown| Self::by_chunk(&shown, chunk));
        let allowed = expected.is_some();
        let n = copy.sys(|db| Ok(OpHead::find(db, op)?.unwrap().n));
        let last = copy.count("SELECT max(n) FROM op");
        let written = fault::in_chunks_of(chunk, || copy.try_undo(n)).map(drop_value);
        self.took_back(r, what, expected, last, written);
        allowed
    }

    /// Calls a group off: what others have worked on since stays.
    pub(super) fn call_off(&mut self, r: usize, group: Group<'_>, first: usize) {
        let Some((n, id)) = group.newest() else { return group.finish().map(drop).unwrap() };
        let at =
            (first..self.replicas[r].steps.len()).find(|s| self.ops[self.replicas[r].steps[*s].op].id == id).unwrap();
        let target = self.whole_group(r, at);
        let chunk = 1 + self.dice.below(3);
        let shown = self.taken_back(r, &target, true).unwrap();
        let last = self.replicas[r].copy.count("SELECT max(n) FROM op");
        self.replicas[r].copy.tick();
        let written = fault::in_chunks_of(chunk, || group.withdraw());
        let written = written.map(|_| Written { value: (), op: Some((n, id)), tables: Vec::new(), hold: None });
        self.took_back(r, "call off", Some(Self::by_chunk(&shown, chunk)), last, written);
    }

    /// The steps that go with one: those of its group, oldest first.
    fn whole_group(&self, r: usize, at: usize) -> Vec<usize> {
        let steps = &self.replicas[r].steps;
        let grp = |s: usize| self.groups.get(&self.ops[steps[s].op].id);
        (0..steps.len()).filter(|s| *s == at || grp(*s).is_some() && grp(*s) == grp(at)).collect()
    }

    fn by_chunk(shown: &[Shown], chunk: usize) -> Vec<BTreeMap<Row, Cells>> {
        let ends: Vec<usize> = (0..shown.len() - 1).step_by(chunk).chain([shown.len() - 1]).collect();
        ends.windows(2).map(|w| shown[w[1]].given_since(&shown[w[0]])).collect()
    }

    /// Notes the ops behind `last`, one for each chunk.
    fn took_back(
        &mut self,
        r: usize,
        what: &'static str,
        expected: Option<Vec<BTreeMap<Row, Cells>>>,
        last: i64,
        written: Result<Written<()>>,
    ) {
        let Some(expected) = expected else { return self.act(r, what, None, BTreeSet::new(), written) };
        written.unwrap_or_else(|e| panic!("{what} {expected:?} refused: {e:?}"));
        let copy = &self.replicas[r].copy;
        let ops: Vec<i64> = (last + 1..=copy.count("SELECT max(n) FROM op")).collect();
        assert_eq!(ops.len(), expected.len(), "{what}: an op for each chunk");
        for (n, given) in ops.into_iter().zip(expected) {
            let op = Some((n, self.replicas[r].copy.op_id(n)));
            let written = Written { value: (), op, tables: Vec::new(), hold: None };
            self.act(r, what, Some(given), BTreeSet::new(), Ok(written));
        }
    }

    /// What is shown after each op of the target, newest first, is taken back. None where the rule refuses (CORE.md
    /// section 3); with `leave`, what is in the way stays.
    fn taken_back(&self, r: usize, target: &[usize], leave: bool) -> Option<Vec<Shown>> {
        let view = self.view(r);
        let mut shown = vec![Shown { units: view.shown.clone(), lives: BTreeSet::new() }];
        if !leave && target.iter().any(|at| !self.in_the_way(r, *at, target, &view, &shown[0]).is_empty()) {
            return None;
        }
        for at in target.iter().rev() {
            let mut now = shown[shown.len() - 1].clone();
            let kept = self.in_the_way(r, *at, target, &view, &now);
            let step = &self.replicas[r].steps[*at];
            for row in step.made.iter().filter(|row| !kept.contains_key(row)) {
                now.set_life(*row, 2);
            }
            for unit in step.changed.iter().filter(|u| !step.made.contains(&u.0)) {
                if kept.get(&unit.0).is_some_and(|units| units.as_ref().is_none_or(|u| u.contains(unit))) {
                    continue;
                }
                now.units.insert(unit.clone(), step.before[unit].clone());
                if unit.1 != "life" && view.in_conflict(&(unit.0, "life".into())) {
                    now.lives.insert(unit.0);
                }
            }
            shown.push(now);
        }
        Some(shown)
    }

    /// What stands in the way of taking back one step of the target.
    fn in_the_way(&self, r: usize, at: usize, target: &[usize], view: &View, shown: &Shown) -> Kept {
        let steps = &self.replicas[r].steps;
        let step = &steps[at];
        let later: Vec<&Step> = (at + 1..steps.len()).filter(|s| !target.contains(s)).map(|s| &steps[s]).collect();
        let touched = |row: Row| later.iter().any(|s| s.before.keys().any(|u| u.0 == row));
        let refers = |row: Row| {
            let points = shown.units.keys().map(|u| u.0).filter(|p| owner(*p) == Some(row));
            points.into_iter().any(|p| shown.life(p) == Some(0) && touched(p))
        };
        let mut kept = Kept::new();
        for unit in step.before.keys() {
            let row = unit.0;
            // Also one that was erased as it came, with the customer it hangs on.
            if view.life(row) == Some(3) {
                kept.insert(row, None);
                continue;
            }
            let life = (row, "life".to_string());
            let remade = step.changed.contains(&life) && step.before[&life][0].as_int() == Some(2);
            if (step.made.contains(&row) || remade) && (touched(row) || refers(row)) {
                kept.insert(row, None);
            }
            if !step.made.contains(&row) {
                if view.in_conflict(unit) || later.iter().any(|s| s.before.contains_key(unit)) {
                    keep(&mut kept, unit);
                }
                if unit.1 == "life" && step.changed.contains(unit) {
                    let comes = step.before[unit][0].as_int() == Some(0);
                    let orphaned =
                        || owner(row).is_some_and(|o| shown.life(o) != Some(0) && !self.comes_back(r, o, target));
                    if if comes { orphaned() } else { refers(row) } {
                        keep(&mut kept, unit);
                    }
                }
            }
        }
        kept
    }

    /// Whether the target took the life of a row, and nobody has said anything about it since.
    fn comes_back(&self, r: usize, row: Row, target: &[usize]) -> bool {
        let (unit, steps) = ((row, "life".to_string()), &self.replicas[r].steps);
        let newest = (0..steps.len()).rev().find(|s| steps[*s].before.contains_key(&unit));
        newest.is_some_and(|s| {
            target.contains(&s) && steps[s].changed.contains(&unit) && steps[s].before[&unit][0].as_int() == Some(0)
        })
    }
}

fn drop_value<T>(written: Written<T>) -> Written<()> {
    Written { value: (), op: written.op, tables: written.tables, hold: written.hold }
}
