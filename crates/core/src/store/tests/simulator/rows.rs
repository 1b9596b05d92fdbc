//! What people make and change: customers, what hangs on them, one by one and many at once; and what that must give.

use super::*;

fn optional(value: Option<&str>) -> CellValue {
    value.map_or(CellValue::Null, text)
}

impl World {
    /// What writing these cells of a row gives: whole groups that differ, and life where it is in conflict.
    pub(super) fn patch(view: &View, row: Row, cells: &Cells) -> Cells {
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

    pub(super) fn one(row: Row, given: Cells) -> BTreeMap<Row, Cells> {
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

    /// A point as it is sent.
    fn point(row: Row, raw: &str) -> Cells {
        let owner = owner(row).unwrap();
        let mut cells = point(id(owner), raw);
        cells.insert("owner_kind".into(), text(owner.0));
        cells
    }

    fn made_point(cells: &Cells) -> Cells {
        let mut made = cells.clone();
        made.extend([("sort".to_string(), CellValue::Int(0)), ("life".to_string(), CellValue::Int(0))]);
        made
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

    pub(super) fn insert_customer(&mut self, r: usize) {
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

    pub(super) fn insert_point(&mut self, r: usize) {
        let row = ("contact_point", [0, 1, 2, 3, 50, 51, 52, 53][self.dice.below(8)]);
        if self.view(r).life(owner(row).unwrap()) != Some(0) {
            return;
        }
        let cells = Self::point(row, ["1", "2"][self.dice.below(2)]);
        let fresh = Self::made_point(&cells);
        self.insert::<Point>(r, "insert point", row, &cells, fresh);
    }

    /// A contact of a customer, or an interaction with one.
    pub(super) fn insert_on_customer(&mut self, r: usize, table: &'static str) {
        let row = (table, self.dice.below(4) as u8);
        let customer = owner(row).unwrap();
        if self.view(r).life(customer) != Some(0) {
            return;
        }
        let mut cells = cells([("customer_id", id(customer).into())]);
        let word = text(["x", "y"][self.dice.below(2)]);
        if table == "contact" {
            cells.insert("name".into(), word);
            cells.insert("position".into(), optional([None, Some("1")][self.dice.below(2)]));
            cells.insert("birthday".into(), optional([None, Some("08-15")][self.dice.below(2)]));
        } else {
            let (at, on) = self.instant();
            cells.extend([("summary".into(), word), ("occurred_at".into(), at), ("occurred_on".into(), on)]);
            cells.insert("next_step_on".into(), optional([None, Some("2026-12-01")][self.dice.below(2)]));
        }
        cells.retain(|_, v| !v.is_null());
        let mut fresh = cells.clone();
        fresh.insert("life".into(), CellValue::Int(0));
        match table {
            "contact" => self.insert::<Contact>(r, "insert contact", row, &cells, fresh),
            _ => self.insert::<Call>(r, "insert interaction", row, &cells, fresh),
        }
    }

    /// When somebody dealt with a customer, and the day of it.
    fn instant(&mut self) -> (CellValue, CellValue) {
        let day = self.dice.below(3) as i64;
        (CellValue::Int(NOON - day * 86_400_000), text(["2026-11-22", "2026-11-21", "2026-11-20"][day as usize]))
    }

    /// Customers, or points of customers that are there, in one line of the journal.
    pub(super) fn insert_many(&mut self, r: usize) {
        let view = self.view(r);
        let (customers, points) = match self.dice.below(2) {
            0 => (self.fresh_customers(3), Vec::new()),
            _ => (Vec::new(), self.fresh_points(2)),
        };
        let points: Vec<Row> = points.into_iter().filter(|p| view.life(owner(*p).unwrap()) == Some(0)).collect();
        let given = Self::given_to_many(&customers, &points);
        let made = given.keys().copied().collect();
        let written = self.replicas[r].copy.write(|w| Self::create_all(w, &customers, &points));
        self.act(r, "insert many", Some(given), made, written);
    }

    pub(super) fn fresh_customers(&mut self, most: u8) -> Vec<Row> {
        let from = self.fresh.0;
        self.fresh.0 = (from + most).min(200);
        (from..self.fresh.0).map(|n| ("customer", n)).collect()
    }

    /// Points of the customers that all copies know.
    pub(super) fn fresh_points(&mut self, most: u8) -> Vec<Row> {
        let from = self.fresh.1;
        self.fresh.1 = from.saturating_add(most);
        (from..self.fresh.1).map(|n| ("contact_point", n)).collect()
    }

    pub(super) fn given_to_many(customers: &[Row], points: &[Row]) -> BTreeMap<Row, Cells> {
        let made = Self::made_customer(&customer(template().user, "z"));
        let customers = customers.iter().map(|row| (*row, made.clone()));
        customers.chain(points.iter().map(|row| (*row, Self::made_point(&Self::point(*row, "9"))))).collect()
    }

    pub(super) fn create_all(w: &Write<'_>, customers: &[Row], points: &[Row]) -> Result<()> {
        let user = template().user;
        let rows: Vec<_> =
            customers.iter().map(|row| (id(*row), vec![text("company"), text("z"), user.into()])).collect();
        w.create_many::<Customer>(&["kind", "name", "owner_id"], &rows)?;
        let columns = ["owner_kind", "owner_id", "kind", "raw"];
        let row = |row: &Row| {
            let cells = Self::point(*row, "9");
            (id(*row), columns.iter().map(|c| cells[*c].clone()).collect())
        };
        w.create_many::<Point>(&columns, &points.iter().map(row).collect::<Vec<_>>())
    }

    pub(super) fn live(view: &View, table: Option<&str>) -> Vec<Row> {
        view.rows().into_iter().filter(|r| view.life(*r) == Some(0) && table.is_none_or(|t| t == r.0)).collect()
    }

    pub(super) fn edit(&mut self, r: usize) {
        let view = self.view(r);
        let Some(row) = self.dice.pick(&Self::live(&view, None)).copied() else { return };
        let cells = match row.0 {
            "contact_point" => cells([("raw", text(["1", "2", "3", "4", "5"][self.dice.below(5)]))]),
            "contact" => self.of_contact(),
            "interaction" => self.of_interaction(),
            _ => self.of_customer(),
        };
        let refused = cells.keys().any(|c| view.in_conflict(&unit_of(row, c)));
        let expected = (!refused).then(|| Self::one(row, Self::patch(&view, row, &cells)));
        let copy = &self.replicas[r].copy;
        let written = of_entity!(row, T => copy.write(|w| w.update(&w.load::<T>("update", id(row))?, &cells)));
        self.act(r, "edit", expected, BTreeSet::new(), written);
    }

    fn code(&mut self) -> Option<&'static str> {
        [None, Some("1"), Some("2"), Some("3"), Some("4")][self.dice.below(5)]
    }

    fn of_customer(&mut self) -> Cells {
        let city = [None, Some("沪"), Some("京"), Some("津")][self.dice.below(4)];
        let code = self.code();
        match self.dice.below(7) {
            0 => cells([("name", text(["x", "y", "z", "甲", "乙"][self.dice.below(5)]))]),
            1 => cells([("phone", optional(code))]),
            2 => cells([("city", optional(city))]),
            3 => cells([("address", optional(code)), ("city", optional(city))]),
            4 => cells([("custom.a", optional(code))]),
            5 => cells([("custom.a", optional(code)), ("custom.b", optional(Some("{\"k\":[1,2.5]}")))]),
            _ => cells([("phone", optional(code)), ("satisfaction", CellValue::Int(self.dice.below(3) as i64))]),
        }
    }

    fn of_contact(&mut self) -> Cells {
        let (code, day) = (self.code(), [None, Some("08-15"), Some("01-02")][self.dice.below(3)]);
        match self.dice.below(5) {
            0 => cells([("name", text(["x", "y", "z"][self.dice.below(3)]))]),
            1 => cells([("position", optional(code)), ("memo", optional(code))]),
            2 => cells([("birthday", optional(day))]),
            3 => cells([("birthday", optional(day)), ("birthday_calendar", optional(day.map(|_| "lunar")))]),
            _ => cells([("custom.a", optional(code))]),
        }
    }

    fn of_interaction(&mut self) -> Cells {
        let (code, (at, on)) = (self.code(), self.instant());
        match self.dice.below(5) {
            0 => cells([("summary", text(["x", "y", "z"][self.dice.below(3)]))]),
            1 => cells([("occurred_at", at), ("occurred_on", on)]),
            2 => cells([("next_step", optional(code)), ("next_step_on", optional(code.map(|_| "2026-12-02")))]),
            3 => cells([("next_step_on", optional(code.map(|_| "2026-12-03")))]),
            _ => cells([("place", optional(code)), ("custom.a", optional(code))]),
        }
    }
}
