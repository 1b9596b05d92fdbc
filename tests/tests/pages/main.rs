//! Pages, jumps and counts of a list are what a naive reading of a full dump gives, in the same order, under every
//! scope, sort and direction: two small owners among a hundred thousand rows, and more owners than have arms.

mod case_9;
mod many_owners;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zhike_core::text::pinyin::name_key;
use zhike_tests::{Office, Person};

const SORTS: &[&str] =
    &["name", "number", "level", "region", "created_at", "last_contact_on", "last_order_on", "year_total", "owner"];
/// Sorts without an index. A list of everyone's may be too long for them, which they say; so only short ones are tried.
const SCANNED: &[&str] = &["satisfaction", "credit"];
const SHORT: usize = 10_000;

/// A row of the dump.
#[derive(Debug)]
struct Dumped {
    id: String,
    owner: String,
    values: Value,
    /// Of its name, as a person would look it up.
    name_key: Vec<u8>,
}

/// All rows, and every order they can stand in.
struct World {
    _office: Office,
    boss: Person,
    /// In the order they were made.
    rows: Vec<Dumped>,
    users: Vec<Value>,
    orders: BTreeMap<&'static str, Vec<usize>>,
}

/// Everything, page by page in the order of creation, which the oracle then knows as the order of equals.
fn dump(chief: &Person) -> Vec<Dumped> {
    let mut out: Vec<Dumped> = Vec::new();
    let mut after = Value::Null;
    let columns = [SORTS, SCANNED].concat();
    loop {
        let page = chief.ok(
            "customer.list",
            json!({ "sort": { "by": "created_at" }, "after": after, "limit": 500, "columns": columns }),
        );
        for row in page["rows"].as_array().expect("rows") {
            let values = row["values"].clone();
            let text = |field: &str| values[field].as_str().expect("text").to_string();
            out.push(Dumped {
                id: row["id"].as_str().expect("id").into(),
                owner: text("owner"),
                name_key: name_key(&text("name")).into_bytes(),
                values,
            });
        }
        after = page["next"].clone();
        if after.is_null() {
            return out;
        }
    }
}

impl World {
    /// Reads everything as `chief` sees it, who sees all.
    fn read(office: Office, boss: Person, chief: &Person) -> World {
        let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
        let mut world = World { _office: office, rows: dump(chief), boss, users, orders: BTreeMap::new() };
        let distinct: BTreeSet<&String> = world.rows.iter().map(|r| &r.id).collect();
        assert_eq!(distinct.len(), world.rows.len(), "the dump names each row once");
        assert_eq!(world.rows.len() as i64, chief.count());
        let described = world.boss.ok("catalogue.get", json!({ "entity": "customer" }))["sorts"].clone();
        let described: BTreeSet<&str> = described.as_array().expect("sorts").iter().filter_map(Value::as_str).collect();
        assert_eq!(described, SORTS.iter().chain(SCANNED).copied().collect(), "every sort is tried");
        for by in world.sorts() {
            let keys = world.keys(by);
            let mut order: Vec<usize> = (0..world.rows.len()).collect();
            order.sort_by(|a, b| (&keys[*a], a).cmp(&(&keys[*b], b)));
            world.orders.insert(by, order);
        }
        world
    }

    fn sorts(&self) -> Vec<&'static str> {
        if self.rows.len() <= SHORT { [SORTS, SCANNED].concat() } else { SORTS.to_vec() }
    }

    fn user(&self, name: &str) -> &str {
        self.users.iter().find(|u| u["username"] == name).and_then(|u| u["id"].as_str()).expect("a user")
    }

    fn everyone(&self) -> BTreeSet<&str> {
        self.users.iter().filter_map(|u| u["id"].as_str()).collect()
    }

    /// The keys of all rows as a person would say them: pinyin of the name, place of a level in its list, nothing last …
    fn keys(&self, by: &str) -> Vec<(Vec<u8>, i64)> {
        let place: BTreeMap<String, i64> = self.dictionary(by).into_iter().zip(0..).collect();
        let owner: BTreeMap<&str, Vec<u8>> = self
            .users
            .iter()
            .map(|u| {
                let (id, name) = (u["id"].as_str().expect("an id"), u["display_name"].as_str().expect("a name"));
                (id, format!("{}\u{0}{id}\u{0}", name_key(name)).into_bytes())
            })
            .collect();
        let key = |row: &Dumped| {
            let text = row.values[by].as_str().unwrap_or_default();
            match by {
                "name" => (row.name_key.clone(), 0),
                // Owner after owner by what they are called, within each by name.
                "owner" => ([owner[row.owner.as_str()].as_slice(), &row.name_key].concat(), 0),
                // Numbers are KHyymmdd and a growing count: as a count, not as text.
                "number" => (text.as_bytes()[..8].to_vec(), text[8..].parse().expect("a count")),
                "satisfaction" | "credit" => (Vec::new(), row.values[by].as_i64().expect("stars")),
                "year_total" => (Vec::new(), row.values[by].as_i64().unwrap_or_default()),
                "level" | "region" => (Vec::new(), place.get(text).copied().unwrap_or(i64::MAX)),
                _ => (text.as_bytes().to_vec(), 0),
            }
        };
        self.rows.iter().map(key).collect()
    }

    /// The items of a dictionary in their order; none where there is no such dictionary.
    fn dictionary(&self, category: &str) -> Vec<String> {
        let all = self.boss.ok("dictionary.list", json!({}))["categories"].as_array().expect("categories").clone();
        let of = all.into_iter().find(|c| c["code"] == category);
        let items = of.and_then(|c| c["items"].as_array().cloned()).unwrap_or_default();
        items.iter().filter_map(|i| i["id"].as_str().map(String::from)).collect()
    }

    /// What the list must be, from the dump alone.
    fn oracle(&self, owners: &BTreeSet<&str>, by: &str, desc: bool) -> Vec<&str> {
        let rows = self.orders[by].iter().map(|at| &self.rows[*at]).filter(|r| owners.contains(r.owner.as_str()));
        let mut ids: Vec<&str> = rows.map(|r| r.id.as_str()).collect();
        if desc {
            ids.reverse();
        }
        ids
    }

    /// Walks, jumps and counts as this person, whose rows are those of `owners`; lists of more than `most` rows are
    /// walked through only by the sorts of `walked`, and looked into at many places by all.
    fn check(&self, who: &str, person: &Person, owners: &BTreeSet<&str>, most: usize, walked: &[(&str, bool)]) {
        for by in self.sorts() {
            for desc in [false, true] {
                let wanted = self.oracle(owners, by, desc);
                assert!(wanted.len() >= 150);
                if wanted.len() <= most || walked.contains(&(by, desc)) {
                    // Not a divisor of anything: pages end in the middle of runs of equal keys.
                    let limit = if wanted.len() > 1_000 { 497 } else { 37 };
                    let all = walk(person, by, desc, limit);
                    let differs = all.iter().zip(&wanted).position(|(a, b)| a != b);
                    assert_eq!((all.len(), differs), (wanted.len(), None), "{who} by {by}, desc {desc}");
                }
                self.look_into(who, person, by, desc, &wanted);
            }
        }
        assert_eq!(person.count() as usize, self.oracle(owners, "name", false).len(), "{who} counts");
        self.jumps(who, person, owners);
        self.filters(who, person, owners);
    }

    /// Pages from the n-th row on, and from there by cursor.
    fn look_into(&self, who: &str, person: &Person, by: &str, desc: bool, wanted: &[&str]) {
        let n = wanted.len();
        let sort = json!({ "by": by, "desc": desc });
        for offset in [0, 1, 36, n / 7, n / 3 + 5, n / 2, n / 10 * 9, n - 1, n, n + 10] {
            let input = json!({ "sort": sort, "offset": offset, "limit": 20, "columns": [] });
            let page = person.ok("customer.list", input);
            let here: Vec<&str> = wanted.iter().skip(offset).take(20).copied().collect();
            assert_eq!(ids(&page), here, "{who} by {by}, desc {desc}, from row {offset}");
            if page["next"].is_string() {
                let input = json!({ "sort": sort, "after": page["next"], "limit": 7, "columns": [] });
                let next: Vec<&str> = wanted.iter().skip(offset + 20).take(7).copied().collect();
                assert_eq!(
                    ids(&person.ok("customer.list", input)),
                    next,
                    "{who} by {by}, desc {desc}, on from {offset}"
                );
            }
        }
    }

    fn jumps(&self, who: &str, person: &Person, owners: &BTreeSet<&str>) {
        for jump in ["x", "hua", "小客户15", "zzz"] {
            let page = person.ok("customer.list", json!({ "jump": jump, "limit": 5, "columns": [] }));
            let from = name_key(jump).trim_end_matches(char::is_control).to_string().into_bytes();
            let his =
                self.orders["name"].iter().map(|at| &self.rows[*at]).filter(|r| owners.contains(r.owner.as_str()));
            let there: Vec<&str> = his.filter(|r| r.name_key >= from).take(5).map(|r| r.id.as_str()).collect();
            assert_eq!(ids(&page), there, "{who} jumps to {jump}");
        }
    }

    fn filters(&self, who: &str, person: &Person, owners: &BTreeSet<&str>) {
        let filter = json!([{ "field": "name", "op": "contains", "value": "客户1" }]);
        let filtered = person.ok("customer.count", json!({ "filter": filter }))["count"].clone();
        let his = self.rows.iter().filter(|r| owners.contains(r.owner.as_str()));
        let naive = his.filter(|r| r.values["name"].as_str().is_some_and(|n| n.contains("客户1"))).count();
        assert_eq!(filtered, naive, "{who} counts what a filter lets through");
    }

    /// The control: with everyone's rows in the place of the scope, the oracle disagrees.
    fn scope_matters(&self, who: &str, person: &Person) {
        let all = self.oracle(&self.everyone(), "name", false);
        assert_ne!(walk(person, "name", false, 500), all, "{who}");
        assert_ne!(person.count() as usize, all.len(), "{who}");
    }
}

fn ids(page: &Value) -> Vec<String> {
    page["rows"].as_array().expect("rows").iter().filter_map(|r| r["id"].as_str().map(String::from)).collect()
}

fn walk(who: &Person, by: &str, desc: bool, limit: usize) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = who.ok(
            "customer.list",
            json!({ "sort": { "by": by, "desc": desc }, "after": after, "limit": limit, "columns": [] }),
        );
        let here = ids(&page);
        assert!(here.len() <= limit);
        all.extend(here);
        after = page["next"].clone();
        if after.is_null() {
            return all;
        }
    }
}
