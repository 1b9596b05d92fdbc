//! What is sold in a random workspace: products with stock, opportunities in every state with their plans, orders with their
//! lines, customers who stopped ordering. What one roll of the dice is refused, another is not: the test asks for each part.

use crate::world::{NASTY, World};
use serde_json::{Value, json};

/// The digits and signs that prices and quantities have.
const PRICES: [i64; 5] = [0, 1, 12_345, -99, 900_000_000];

impl World<'_> {
    /// Products, opportunities and orders of these customers.
    pub fn trade(&mut self, customers: &[String]) {
        let products = self.products();
        self.stock();
        for at in 0..8 {
            self.opportunity(at, customers, &products);
        }
        for at in 0..10 {
            let customer = customers[self.dice.below(customers.len().min(6))].clone();
            self.order(at, &customer, &products);
        }
        // One's own, who has not ordered for long: the others are of whoever the dice say.
        let quiet = self.boss.customer("安静的公司");
        let values = json!({ "number": "Q-1", "customer": quiet, "ordered_on": "2026-01-05" });
        let lines = json!([{ "product": products[0], "quantity": 1_000, "unit_price": 5 }]);
        self.made("sales_order.create", json!({ "values": values, "lines": lines }));
        self.churn(&quiet);
    }

    fn products(&mut self) -> Vec<String> {
        let mut ids = Vec::new();
        for at in 0..6 {
            let mut values = self.values("product", "");
            values.insert("sku".into(), json!(format!("{}{at}", ["A-", "007", "编码", "SW/"][self.dice.below(4)])));
            values.insert("name".into(), json!(format!("{} {at}", self.dice.one(&NASTY))));
            values.insert("price".into(), json!(self.dice.one(&PRICES)));
            ids.push(self.made("product.create", json!({ "values": values })));
        }
        ids
    }

    /// It comes by import alone.
    fn stock(&mut self) {
        let skus = self.boss.ok("product.list", json!({}))["rows"].clone();
        let mut csv = String::from("产品编码,仓库,货位,数量,备注\n");
        for row in skus.as_array().unwrap() {
            let sku = row["values"]["sku"].as_str().unwrap();
            for warehouse in ["上海仓", "=B 仓"].iter().take(self.dice.below(3)) {
                let bin = ["", "A-1", "a_2"][self.dice.below(3)];
                csv +=
                    &format!("{sku},{warehouse},{bin},{}.{},\"备注, 一\"\n", self.dice.below(90), self.dice.below(999));
            }
        }
        let file = self.boss.put("stock.csv", csv.as_bytes());
        let done = self.boss.job("stock.import", json!({ "file": file })).expect("stock");
        assert_eq!(done["problems"], json!([]), "{csv}");
    }

    /// As far as the dice take it.
    fn opportunity(&mut self, at: usize, customers: &[String], products: &[String]) {
        let mut values = self.values("opportunity", "");
        values.remove("stage");
        values.insert("title".into(), json!(format!("{} {at}", self.dice.one(&NASTY))));
        if self.dice.chance(2) {
            values.insert("customer".into(), json!(self.dice.one(customers)));
        }
        values.insert("success_rate".into(), json!(self.dice.below(101)));
        let about: Vec<&String> = products.iter().take(self.dice.below(4)).collect();
        let id = self.made("opportunity.create", json!({ "values": values, "products": about, "incomplete": true }));
        if let Some(gone) = about.first().filter(|_| self.dice.chance(3)) {
            self.boss.ok("opportunity.products", json!({ "id": id, "remove": [gone] }));
        }
        if at == 0 {
            return;
        }
        let me = self.boss.ok("session.get", json!({}))["user"]["id"].clone();
        self.boss.ok("opportunity.assign", json!({ "ids": [id], "to": me }));
        for step in 0..self.dice.below(4) {
            let plan = json!({ "opportunity": id, "planned_on": format!("2026-12-{:02}", 1 + step), "action": self.dice.one(&NASTY) });
            let plan = self.made("plan.make", plan);
            match self.dice.below(3) {
                0 => drop(self.boss.ok("plan.execute", json!({ "id": plan, "result": self.dice.one(&NASTY) }))),
                1 => drop(self.boss.ok("plan.bin", json!({ "ids": [plan] }))),
                _ => {}
            }
        }
        let why = *self.dice.one(&NASTY);
        match at % 4 {
            1 => drop(self.boss.call("opportunity.win", json!({ "id": id, "create": true }))),
            2 => drop(self.boss.ok("opportunity.lose", json!({ "id": id, "reason": why }))),
            3 if self.boss.call("opportunity.lose", json!({ "id": id, "reason": why })).is_ok() => {
                let _either = self.boss.call("opportunity.reopen", json!({ "id": id, "reason": why }));
            }
            _ => {}
        }
    }

    fn order(&mut self, at: usize, customer: &str, products: &[String]) {
        let mut values = self.values("sales_order", "");
        values.insert("number".into(), json!(format!("{}{at}", ["SO-", "订单", "00"][self.dice.below(3)])));
        values.insert("customer".into(), json!(customer));
        let (month, day) = (1 + self.dice.below(9), 1 + self.dice.below(28));
        values.insert("ordered_on".into(), json!(format!("2026-{month:02}-{day:02}")));
        let lines: Vec<Value> = (0..1 + self.dice.below(4))
            .map(|_| {
                json!({ "product": self.dice.one(products), "quantity": self.dice.below(9_000) as i64 - 1_000,
                    "unit": self.dice.one(&["台", "=米"]), "unit_price": self.dice.one(&PRICES) })
            })
            .collect();
        let id = self.made("sales_order.create", json!({ "values": values, "lines": lines }));
        if self.dice.chance(3) {
            let order = self.boss.ok("sales_order.get", json!({ "id": id }));
            let remove = json!({ "remove": [order["lines"][0]["id"]] });
            self.boss.ok("sales_order.update", json!({ "id": id, "rev": order["rev"], "set": {}, "lines": remove }));
        }
    }

    /// Whoever stopped ordering, in every state: only what is one's own is held and confirmed.
    fn churn(&mut self, own: &str) {
        self.boss.ok("churn.check", json!({}));
        let rows = self.boss.ok("churn.list", json!({ "limit": 500 }))["rows"].clone();
        for row in rows.as_array().unwrap() {
            let held = self.dice.below(3) + usize::from(row["customer"]["id"] == own);
            for _ in 0..held {
                let _either =
                    self.boss.call("churn.hold", json!({ "id": row["id"], "measure": self.dice.one(&NASTY) }));
            }
            if self.dice.chance(3) {
                let _either =
                    self.boss.call("churn.confirm", json!({ "id": row["id"], "reason": self.dice.one(&NASTY) }));
            }
        }
    }

    /// Into the bin, with what hangs on it and alone.
    pub fn wear_trade(&mut self) {
        let ids = |entity: &str, filter: Value| -> Vec<Value> {
            let page = self.boss.ok(&format!("{entity}.list"), json!({ "limit": 500, "filter": filter }));
            page["rows"].as_array().unwrap().iter().map(|r| r["id"].clone()).collect()
        };
        self.boss.ok("product.bin", json!({ "ids": &ids("product", json!([]))[5..6] }));
        self.boss.ok("sales_order.bin", json!({ "ids": &ids("sales_order", json!([]))[..2] }));
        // A customer goes with what follows him.
        let followed = self.boss.ok("churn.list", json!({}))["rows"][0]["customer"]["id"].clone();
        if followed.is_string() {
            self.boss.ok("customer.bin", json!({ "ids": [followed] }));
        }
        let unassigned = json!([{ "field": "state", "op": "in", "value": ["unassigned"] }]);
        self.boss.ok("opportunity.bin", json!({ "ids": ids("opportunity", unassigned) }));
    }

    fn made(&self, call: &str, input: Value) -> String {
        self.boss.ok(call, input)["id"].as_str().unwrap().to_string()
    }
}
