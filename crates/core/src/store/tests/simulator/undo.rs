//! Taking back, and so doing again.

use super::*;

impl World {
    /// Undo, and so redo: any op of this device.
    pub(super) fn undo(&mut self, r: usize) {
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
}
