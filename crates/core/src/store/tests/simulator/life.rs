//! The bin, what comes back from it, and erasing.

use super::*;

impl World {
    /// The row and its points that fit.
    pub(super) fn with_points(view: &View, row: Row, fit: impl Fn(Row) -> bool) -> Vec<Row> {
        let points = view.rows().into_iter().filter(|p| owner(*p) == Some(row) && fit(*p));
        std::iter::once(row).chain(points).collect()
    }

    pub(super) fn lives(rows: impl IntoIterator<Item = Row>, to: i64) -> BTreeMap<Row, Cells> {
        rows.into_iter().map(|r| (r, cells([("life", CellValue::Int(to))]))).collect()
    }

    pub(super) fn bin(&mut self, r: usize) {
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

    pub(super) fn life_op(&self, r: usize, row: Row) -> Option<i64> {
        self.replicas[r].copy.image(row.0, id(row)).life_op
    }

    pub(super) fn restore(&mut self, r: usize) {
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

    pub(super) fn erase(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, Some("customer"))).copied() else { return };
        let gone = Self::with_points(&view, row, |p| view.life(p) != Some(3));
        let written = self.replicas[r].copy.write(|w| w.erase(&w.load::<Customer>("delete", id(row))?));
        self.act(r, "erase", Some(Self::lives(gone, 3)), BTreeSet::new(), written);
    }
}
