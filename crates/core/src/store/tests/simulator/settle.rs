//! Answering a conflict.

use super::*;

impl World {
    pub(super) fn settle(&mut self, r: usize) {
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
            let moved = Self::with_owned(&view, row, |p| match to {
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
}
