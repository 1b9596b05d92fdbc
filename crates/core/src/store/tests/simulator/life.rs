//! The bin, what comes back from it, and erasing.

use super::*;

impl World {
    /// The row and what hangs on it, directly or not, as far as it fits.
    pub(super) fn with_owned(view: &View, row: Row, fit: impl Fn(Row) -> bool) -> Vec<Row> {
        let owned = view.rows().into_iter().filter(|p| owners(*p).any(|owner| owner == row) && fit(*p));
        std::iter::once(row).chain(owned).collect()
    }

    pub(super) fn lives(rows: impl IntoIterator<Item = Row>, to: i64) -> BTreeMap<Row, Cells> {
        rows.into_iter().map(|r| (r, cells([("life", CellValue::Int(to))]))).collect()
    }

    pub(super) fn bin(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, None)).copied() else { return };
        let refused = view.in_conflict(&(row, "life".into()));
        let gone = Self::with_owned(&view, row, |p| view.life(p) == Some(0));
        let copy = &self.replicas[r].copy;
        let written = of_entity!(row, T => copy.write(|w| w.bin(&w.load::<T>("delete", id(row))?)));
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
        let back = Self::with_owned(&view, row, |p| view.life(p) == Some(1) && self.life_op(r, p) == by);
        let dead = |owner: Row| view.life(owner) != Some(0) && !back.contains(&owner);
        let refused = back.iter().any(|row| owner(*row).is_some_and(dead));
        let copy = &self.replicas[r].copy;
        let written = of_entity!(row, T => copy.write(|w| w.restore(&w.load::<T>("delete", id(row))?)));
        self.act(r, "restore", (!refused).then(|| Self::lives(back, 0)), BTreeSet::new(), written);
    }

    pub(super) fn erase(&mut self, r: usize) {
        let view = self.view(r);
        let table = ["customer", "contact", "contact", "interaction"][self.dice.below(4)];
        let Some(row) = self.dice.pick(&Self::live(&view, Some(table))).copied() else { return };
        let gone = Self::with_owned(&view, row, |p| view.life(p) != Some(3));
        let copy = &self.replicas[r].copy;
        let written = of_entity!(row, T => copy.write(|w| w.erase(&w.load::<T>("delete", id(row))?)));
        let what = if table == "customer" { "erase" } else { "erase of what hangs on one" };
        self.act(r, what, Some(Self::lives(gone, 3)), BTreeSet::new(), written);
    }
}
