//! Long intentions: an import, a change of many. Each is a group of ops with other work in between, and some are called
//! off before their end.

use super::*;

impl World {
    pub(super) fn group(&mut self, r: usize) {
        let store = self.replicas[r].copy.store.clone();
        let first = self.replicas[r].steps.len();
        let imports = self.dice.below(2) == 0;
        let mut group = Group::new(&store, None, "test");
        for chunk in 0..2 + self.dice.below(2) {
            if chunk > 0 {
                // Another window of the same copy, while the group is open.
                match self.dice.below(8) {
                    0 => self.edit(r),
                    1 => self.bin(r),
                    2 => self.insert_point(r),
                    3 => self.pull(r),
                    _ => {}
                }
            }
            if imports { self.import(r, &mut group) } else { self.change_many(r, &mut group) }
        }
        if self.dice.below(4) == 0 { self.call_off(r, group, first) } else { group.finish().map(drop).unwrap() }
    }

    /// One chunk: an op of the group.
    fn chunk(
        &mut self,
        r: usize,
        what: &'static str,
        group: &mut Group<'_>,
        given: BTreeMap<Row, Cells>,
        made: BTreeSet<Row>,
        f: impl FnOnce(&Write<'_>) -> Result<()>,
    ) {
        self.replicas[r].copy.tick();
        let before = group.newest();
        let written = group.write(f).map(|value| {
            let op = group.newest().filter(|op| Some(*op) != before);
            Written { value, op, tables: Vec::new(), hold: None }
        });
        self.act(r, what, Some(given), made, written);
    }

    /// New customers, some with a point, a point for one that was there, and a value for another.
    fn import(&mut self, r: usize, group: &mut Group<'_>) {
        let view = self.view(r);
        let customers = self.fresh_customers(2);
        let mut points: Vec<Row> =
            customers.iter().filter(|_| self.dice.below(2) == 0).map(|c| ("contact_point", c.1)).collect();
        if self.dice.below(2) == 0 {
            points.extend(self.fresh_points(1).into_iter().filter(|p| view.life(owner(*p).unwrap()) == Some(0)));
        }
        let mut given = Self::given_to_many(&customers, &points);
        let known =
            Self::live(&view, Some("customer")).into_iter().find(|row| !view.in_conflict(&(*row, "fax".into())));
        let fax = cells([("fax", text(["1", "2", "3"][self.dice.below(3)]))]);
        if let Some(row) = known {
            given.extend(Self::one(row, Self::patch(&view, row, &fax)));
        }
        let made = customers.iter().chain(&points).copied().collect();
        self.chunk(r, "import", group, given, made, |w| {
            Self::create_all(w, &customers, &points)?;
            known.map_or(Ok(()), |row| w.update(&w.load::<Customer>("update", id(row))?, &fax))
        });
    }

    /// The same values for some customers.
    fn change_many(&mut self, r: usize, group: &mut Group<'_>) {
        let view = self.view(r);
        let free = |row: &Row| ["phone", "custom.a"].iter().all(|c| !view.in_conflict(&(*row, c.to_string())));
        let mut rows: Vec<Row> = Self::live(&view, Some("customer")).into_iter().filter(free).collect();
        rows.retain(|row| row.1 < 2 || self.dice.below(2) == 0);
        let code = ["1", "2", "3"][self.dice.below(3)];
        let cells = match self.dice.below(3) {
            0 => cells([("phone", CellValue::Null)]),
            1 => cells([("phone", text(code))]),
            _ => cells([("phone", text(code)), ("custom.a", text(code))]),
        };
        let given = rows.iter().flat_map(|row| Self::one(*row, Self::patch(&view, *row, &cells))).collect();
        self.chunk(r, "change many", group, given, BTreeSet::new(), |w| {
            rows.iter().try_for_each(|row| w.update(&w.load::<Customer>("update", id(*row))?, &cells))
        });
    }
}
