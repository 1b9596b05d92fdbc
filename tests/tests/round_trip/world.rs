//! Random workspaces: every type of field, fields of the office's own of every kind, nasty texts, tags, points, records in
//! the bin, withdrawn and erased ones. The same seed makes the same.

use serde_json::{Map, Value, json};
use zhike_core::catalogue::{self, Field, FieldType as T};
use zhike_tests::{Office, Person};

/// Numbers that a seed gives again.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % n
    }

    pub fn one<'a, V>(&mut self, of: &'a [V]) -> &'a V {
        &of[self.below(of.len())]
    }

    pub fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

pub const NASTY: [&str; 30] = [
    "=1+1",
    "+86 138 0013 8000",
    "-1+1",
    "@SUM(A1)",
    "'=1",
    "''",
    "＝1+1",
    "－5",
    "-12.50",
    "007",
    "110101199003071234",
    "a,b;c|d",
    "say \"hi\"",
    "\"",
    "'",
    "繁體字與简体",
    "emoji 🐉👨‍👩‍👧",
    "NULL",
    "true",
    "1e5",
    "0x10",
    "_x000D_",
    "<b>&amp;</b>",
    "2026-02-03",
    "3/4/2026",
    "农历八月十五",
    "C:\\path\\file",
    "#REF!",
    "a\u{a0}b",
    "ＡＢＣ１２３",
];

/// What can have fields of the office's own.
const ENTITIES: [&str; 7] = ["customer", "contact", "interaction", "opportunity", "product", "service", "sales_order"];

/// A user and what he is called.
pub struct World<'a> {
    pub boss: &'a Person,
    pub dice: Dice,
    users: Vec<String>,
    items: Vec<(String, String)>,
    own: Vec<(String, String, Value)>,
    /// Those that [`World::fill`] made.
    pub customers: Vec<String>,
}

/// An office whose ids follow from a seed, with colleagues.
pub fn office(seed: u64) -> (Office, Person) {
    zhike_core::seeded::with(seed, || {
        let (office, boss) = Office::found();
        office.hire(&boss, "li", &["manager"], Some("华东"));
        office.hire(&boss, "zhou", &["manager"], None);
        boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
        (office, boss)
    })
}

/// Lists and fields as the office has them: the same for the same seed.
pub fn lists(seed: u64, boss: &Person) {
    zhike_core::seeded::with(seed, || {
        boss.ok("dictionary.add", json!({ "category": "industry", "label_zh": "光伏, 储能", "label_en": "=Solar" }));
        for entity in ENTITIES {
            for kind in ["text", "number", "money", "date", "choice", "multi_choice", "check", "link"] {
                let mut field = json!({ "entity": entity, "kind": kind, "label_zh": format!("自定{kind}(万元)"), "label_en": format!("Own {kind} of {entity}") });
                if kind.ends_with("choice") {
                    field["options"] = json!([{ "value": "a", "label_zh": "线上/直播", "label_en": "Live, \"on\" air" }, { "value": "b", "label_zh": "门店", "label_en": "Shop" },
                        { "value": "c", "label_zh": "=公式", "label_en": "-formula" }]);
                }
                boss.ok("field.add", field);
            }
        }
        // A code that is what another column is called.
        boss.ok("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "暗号", "label_en": "Codeword", "code": "phone" }));
    });
}

impl<'a> World<'a> {
    pub fn new(boss: &'a Person, seed: u64) -> Self {
        let users = boss.ok("user.list", json!({}))["users"]
            .as_array()
            .unwrap()
            .iter()
            .map(|u| u["id"].as_str().unwrap().to_string())
            .collect();
        let lists = boss.ok("dictionary.list", json!({}));
        let of = |category: &Value| {
            let code = category["code"].as_str().unwrap().to_string();
            let items = category["items"].as_array().unwrap().iter();
            items.map(|item| (code.clone(), item["id"].as_str().unwrap().to_string())).collect::<Vec<_>>()
        };
        let items = lists["categories"].as_array().unwrap().iter().flat_map(of).collect();
        let own = ENTITIES.into_iter().flat_map(|entity| {
            let fields = boss.ok("catalogue.get", json!({ "entity": entity }))["fields"].clone();
            let own = fields.as_array().unwrap().iter().filter(|f| f["custom"] == true).cloned().collect::<Vec<_>>();
            own.into_iter()
                .map(move |f| (entity.to_string(), f["name"].as_str().unwrap().to_string(), f["type"].clone()))
        });
        Self { boss, dice: Dice::new(seed), users, items, own: own.collect(), customers: Vec::new() }
    }

    /// Customers with all that hangs on them; then some of it goes to the bin, comes back, is undone, is erased.
    pub fn fill(&mut self, customers: usize) {
        let mut ids: Vec<(String, bool)> = Vec::new();
        let mut contacts = Vec::new();
        for at in 0..customers {
            let person = self.dice.chance(3);
            let mut values = self.values("customer", if person { "person" } else { "company" });
            values.insert("kind".into(), json!(if person { "person" } else { "company" }));
            // Two may have one name; most have one of their own.
            let text = *self.dice.one(&NASTY);
            values.insert(
                "name".into(),
                json!(if self.dice.chance(4) { text.to_string() } else { format!("{text} {at}") }),
            );
            if let (false, Some((parent, false))) = (person, ids.first()) {
                values.insert("parent".into(), json!(parent));
            }
            let tags: Vec<String> =
                (0..self.dice.below(4)).map(|_| self.dice.one(&NASTY).chars().take(30).collect()).collect();
            let input = json!({ "values": values, "tags": tags, "points": self.points(), "incomplete": true });
            let id = self.boss.ok("customer.create", input)["id"].as_str().unwrap().to_string();
            for _ in 0..self.dice.below(3) {
                let mut values = self.values("contact", "");
                // A file knows people of one customer by their names.
                values.insert("name".into(), json!(format!("{} {}", self.dice.one(&NASTY), contacts.len())));
                let contact = self.boss.contact(&id, Value::Object(values));
                if self.dice.chance(2) {
                    self.boss.ok("contact.points", json!({ "id": contact, "set": self.points() }));
                }
                if self.dice.chance(3) && !person {
                    let rev = self.boss.get(&id)["rev"].clone(); // the first one stands for him already
                    self.boss
                        .ok("customer.update", json!({ "id": id, "rev": rev, "set": { "primary_contact": contact } }));
                }
                contacts.push((id.clone(), contact));
            }
            for _ in 0..self.dice.below(3) {
                let mut values = self.values("interaction", "");
                values.insert("summary".into(), json!(*self.dice.one(&NASTY)));
                values.insert(
                    "occurred_at".into(),
                    json!(format!(
                        "2026-11-{:02}T0{}:{:02}:07.{:03}Z",
                        1 + self.dice.below(20),
                        self.dice.below(9),
                        self.dice.below(60),
                        self.dice.below(1000)
                    )),
                );
                let own = contacts.iter().rfind(|(of, _)| *of == id);
                values.remove("contact");
                if let (Some((_, contact)), true) = (own, self.dice.chance(2)) {
                    values.insert("contact".into(), json!(contact));
                }
                self.boss.interaction(&id, Value::Object(values));
            }
            if self.dice.chance(2) {
                let spoke = contacts.iter().rfind(|(of, _)| *of == id).map(|(_, contact)| contact.clone());
                self.service(&id, spoke);
            }
            ids.push((id, person));
        }
        self.customers = ids.into_iter().map(|(id, _)| id).collect();
    }

    /// A service of a customer, in any state.
    fn service(&mut self, customer: &str, spoke: Option<String>) {
        let mut values = self.values("service", "");
        values.insert("contact".into(), json!(spoke));
        values.insert("customer".into(), json!(customer));
        values.insert("title".into(), json!(*self.dice.one(&NASTY)));
        let input = json!({ "values": values, "incomplete": true });
        let id = self.boss.ok("service.create", input)["id"].clone();
        let steps = self.dice.below(5);
        let me = self.boss.ok("session.get", json!({}))["user"]["id"].clone();
        if steps > 0 {
            self.boss.ok("service.assign", json!({ "ids": [id], "to": me }));
        }
        if steps == 1 {
            let why = *self.dice.one(&NASTY);
            let other = self.users.iter().find(|user| me != **user);
            self.boss.ok("service.reassign", json!({ "ids": [id], "to": other, "reason": why }));
        }
        if steps > 1 {
            self.boss.ok("service.handle", json!({ "id": id, "handling": *self.dice.one(&NASTY) }));
        }
        if steps > 2 {
            let said = *self.dice.one(&NASTY);
            self.boss.ok("service.feedback", json!({ "id": id, "result": said, "satisfaction": steps - 1 }));
        }
    }

    /// What lists do not show: records in the bin, alone and with what hangs on them, withdrawn and erased ones.
    pub fn wear(&mut self) {
        let ids = |entity: &str| -> Vec<String> {
            let page = self.boss.ok(&format!("{entity}.list"), json!({ "limit": 500, "columns": ["created_at"] }));
            page["rows"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_string()).collect()
        };
        let (customers, contacts, interactions) = (ids("customer"), ids("contact"), ids("interaction"));
        let bin = |entity: &str, ids: &[String]| self.boss.ok(&format!("{entity}.bin"), json!({ "ids": ids }));
        // Alone first, so that it stays in the bin when its customer comes back.
        contacts.iter().step_by(4).for_each(|id| drop(bin("contact", std::slice::from_ref(id))));
        interactions.iter().step_by(5).for_each(|id| drop(bin("interaction", std::slice::from_ref(id))));
        bin("customer", &customers[1..4]);
        bin("customer", &customers[4..5]);
        // Refused where its parent is in the bin: then it stays there, too.
        let _either = self.boss.call("customer.restore", json!({ "ids": [customers[2]] }));
        let points = self.boss.get(&customers[6])["points"].as_array().unwrap().clone();
        if !points.is_empty() {
            self.boss.ok("customer.points", json!({ "id": customers[6], "set": [] }));
        }
        let gone = self.boss.op(
            "customer.create",
            json!({ "values": { "kind": "company", "name": "收回的" }, "incomplete": true, "tags": ["收回"] }),
        );
        self.boss.ok("change.undo", json!({ "op": gone }));
        let person =
            self.boss
                .ok("customer.create", json!({ "values": { "kind": "person", "name": "抹除的" }, "incomplete": true }))
                ["id"]
                .clone();
        self.boss.ok("customer.erase", json!({ "id": person }));
        // An item that is no longer offered, and a field that is out of use, keep what was picked.
        let industry = self.items.iter().find(|(category, _)| category == "industry").unwrap().1.clone();
        let rev = self.boss.get(&customers[7])["rev"].clone();
        self.boss.ok("customer.update", json!({ "id": customers[7], "rev": rev, "set": { "industry": industry } }));
        let lists = self.boss.ok("dictionary.list", json!({}));
        let rev = lists["categories"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|c| c["items"].as_array().unwrap())
            .find(|i| i["id"] == industry)
            .unwrap()["rev"]
            .clone();
        self.boss.ok(
            "dictionary.update",
            json!({ "id": industry, "rev": rev, "set": { "active": false, "label_zh": "旧行业" } }),
        );
    }

    fn points(&mut self) -> Value {
        let (numbers, names) = (["mobile", "phone", "手机", "fax: (1)", "qq"], ["wechat", "qq", "website", "other"]);
        let mut points = Vec::new();
        // Each once: of two that are the same a file brings one, whatever they are called.
        let first = self.dice.below(6);
        for at in 0..self.dice.below(4) {
            let label = [None, Some("前台"), Some("a) b: c\\"), Some("=1+1")][self.dice.below(4)];
            let raw =
                ["13800138000", "+86 21 6888", "a@b.example", "wx_id:(1)", "https://x.example/a?b=1", "0571-1 / 2"]
                    [(first + at) % 6];
            let kind = match raw {
                _ if raw.contains('@') => "email",
                _ if raw.starts_with(|c: char| c == '+' || c.is_ascii_digit()) => *self.dice.one(&numbers),
                _ => *self.dice.one(&names),
            };
            points.push(json!({ "kind": kind, "label": label, "raw": raw }));
        }
        json!(points)
    }

    /// Values of about half of the fields.
    pub fn values(&mut self, entity: &str, kind: &str) -> Map<String, Value> {
        let mut values = Map::new();
        let catalogue = catalogue::of(entity).unwrap();
        for field in catalogue.fields.iter().filter(|f| f.writable() && f.fits(kind)) {
            if self.dice.chance(2) || ["name", "kind", "customer"].contains(&field.name) {
                continue;
            }
            let value = self.value(field);
            if catalogue.check_cells(field, &value).is_ok() && !value.is_null() {
                values.insert(field.name.into(), value);
            }
        }
        let own: Vec<_> = self.own.iter().filter(|(of, ..)| of == entity).cloned().collect();
        for (_, name, kind) in own {
            if self.dice.chance(2) {
                continue;
            }
            let value = match kind.as_str().unwrap() {
                "text" => json!(*self.dice.one(&NASTY)),
                "decimal" => json!([0.5, -3.0, 12_345.678, 1e-7, 9_007_199_254_740_991.0][self.dice.below(5)]),
                "money" => json!([0, 1, -20_000, 120_050, 9_007_199_254_740_991_i64][self.dice.below(5)]),
                "date" => json!(["2026-02-03", "1899-12-31", "1900-02-28", "9999-12-31"][self.dice.below(4)]),
                "enum" => json!(["a", "b", "c"][self.dice.below(3)]),
                "multi_choice" => [json!(["a"]), json!(["a", "b", "c"]), json!(["b", "c"])][self.dice.below(3)].clone(),
                "check" => json!(self.dice.chance(2)),
                _ => json!("https://x.example/a,b;c=d"),
            };
            values.insert(name, value);
        }
        values
    }

    fn value(&mut self, field: &Field) -> Value {
        match (field.name, field.kind) {
            ("credit_code", _) => json!("91330100799655058B"),
            ("website", _) => json!("https://hengyuan.example/a?b=c&d"),
            ("email", _) => json!("+sales@hengyuan.example"),
            ("occurred_at" | "contact", _) => Value::Null,
            (_, T::Choice) => {
                let of: Vec<_> = self
                    .items
                    .iter()
                    .filter(|(c, _)| Some(c.as_str()) == field.dictionary)
                    .map(|(_, id)| id.clone())
                    .collect();
                json!(self.dice.one(&of))
            }
            (_, T::User) => json!(self.users[self.dice.below(self.users.len())]),
            (_, T::Stars) => json!(1 + self.dice.below(5)),
            (_, T::Money) => json!([0, 1, -20_000, 120_050, 9_007_199_254_740_991_i64][self.dice.below(5)]),
            (_, T::Enum) => json!(field.options[self.dice.below(field.options.len())]),
            (_, T::Date) => json!("2026-12-01"),
            ("office_phone", _) => json!(["021-68881234", "(021) 1", "0012"][self.dice.below(3)]),
            ("mobile", _) => json!(["+86 139 0013 9000", "13700137000"][self.dice.below(2)]),
            (_, T::Phone) => json!(
                ["+86 138 0013 8000", "021-68881234", "(021) 1", "0012", "13800138000/13900139000"][self.dice.below(5)]
            ),
            (_, T::LunarDate) => [
                json!({ "calendar": "solar", "year": 1984, "month": 10, "day": 15 }),
                json!({ "calendar": "solar", "year": 1884, "month": 1, "day": 2 }),
                json!({ "calendar": "solar", "year": null, "month": 2, "day": 29 }),
                json!({ "calendar": "lunar", "year": 1984, "month": 8, "day": 15 }),
                json!({ "calendar": "lunar", "year": 1987, "month": 6, "day": 1, "leap": true }),
                json!({ "calendar": "lunar", "year": null, "month": 12, "day": 30 }),
            ][self.dice.below(6)]
            .clone(),
            (_, T::LongText) => json!(format!("{}\n{}", self.dice.one(&NASTY), self.dice.one(&NASTY))),
            (_, T::Record) => Value::Null,
            (_, T::Code) => json!(["A12-345", "007", "1E5", "-9"][self.dice.below(4)]),
            _ => json!(*self.dice.one(&NASTY)),
        }
    }
}
