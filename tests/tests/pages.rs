//! A team of two small owners pages, jumps and counts among many rows: walking all pages gives exactly what a naive
//! reading of a full dump gives, in the same order, under every scope, sort and direction.
//!
//! `ZHIKE_ROWS` says among how many (4,000 where it does not).

use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Instant};
use zhike_core::text::pinyin::name_key;
use zhike_tests::{Office, Person};

const SORTS: &[&str] =
    &["name", "number", "level", "region", "created_at", "last_contact_on", "last_order_on", "owner"];

/// A row of the dump.
#[derive(Debug, Clone)]
struct Dumped {
    id: String,
    owner: String,
    values: Value,
    /// How many rows were made before it; rows of one key stand in that order.
    made: usize,
}

struct World {
    _office: Office,
    boss: Person,
    rows: Vec<Dumped>,
    people: Vec<(&'static str, Person)>,
    users: Vec<Value>,
    levels: Vec<String>,
    regions: Vec<String>,
}

fn rows_wanted() -> u64 {
    std::env::var("ZHIKE_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(4_000)
}

/// Two small owners in one team with their supervisor, many owners beside them.
fn world() -> World {
    let (office, boss) = Office::found();
    // A level of its own for those who see their team, so that all three kinds of scope are there.
    for action in ["read", "update"] {
        boss.ok("role.grant", json!({ "role": "supervisor", "entity": "customer", "action": action, "level": "team" }));
    }
    office.hire(&boss, "big1", &["manager"], Some("华北"));
    office.hire(&boss, "big2", &["manager"], Some("华北"));
    boss.job("demo.fill", json!({ "customers": rows_wanted(), "seed": 7 })).expect("customers");
    let manager = office.hire(&boss, "small1", &["manager"], Some("华东"));
    let second = office.hire(&boss, "small2", &["manager"], Some("华东"));
    let supervisor = office.hire(&boss, "lead", &["supervisor"], Some("华东"));
    let executive = office.hire(&boss, "chief", &["executive"], None);
    for (who, from) in [(&manager, 0), (&second, 150)] {
        let rows: String = (from..from + 150)
            .map(|i| format!("小客户{:03},{}\n", i * 37 % 300, ["华东", "华北", ""][i % 3]))
            .collect();
        who.import(&format!("客户名称,地区\n{rows}"));
    }
    // Some in the bin, which no list shows.
    let few = boss.ok("customer.list", json!({ "limit": 5, "columns": [] }))["rows"].clone();
    let ids: Vec<&Value> = few.as_array().expect("rows").iter().map(|r| &r["id"]).collect();
    boss.ok("customer.bin", json!({ "ids": ids }));

    let chief = executive.clone();
    let people = vec![("executive", executive), ("supervisor", supervisor), ("manager", manager)];
    let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
    let order = |category: &str| -> Vec<String> {
        let all = boss.ok("dictionary.list", json!({}))["categories"].as_array().expect("categories").clone();
        let of = all.into_iter().find(|c| c["code"] == category).expect("the category");
        of["items"].as_array().expect("items").iter().filter_map(|i| i["id"].as_str().map(String::from)).collect()
    };
    let (levels, regions) = (order("level"), order("region"));
    World { rows: dump(&chief), _office: office, boss, people, users, levels, regions }
}

/// Everything, page by page in the order of creation, which the oracle then knows as the order of equals.
fn dump(chief: &Person) -> Vec<Dumped> {
    let mut out: Vec<Dumped> = Vec::new();
    let mut after = Value::Null;
    let columns =
        json!(["name", "number", "owner", "level", "region", "created_at", "last_contact_on", "last_order_on"]);
    loop {
        let page = chief.ok(
            "customer.list",
            json!({ "sort": { "by": "created_at" }, "after": after, "limit": 500, "columns": columns }),
        );
        for row in page["rows"].as_array().expect("rows") {
            let (id, owner) = (row["id"].as_str().expect("id"), row["values"]["owner"].as_str().expect("owner"));
            out.push(Dumped { id: id.into(), owner: owner.into(), values: row["values"].clone(), made: out.len() });
        }
        after = page["next"].clone();
        if after.is_null() {
            return out;
        }
    }
}

impl World {
    fn user(&self, name: &str) -> &str {
        self.users.iter().find(|u| u["username"] == name).and_then(|u| u["id"].as_str()).expect("a user")
    }

    /// Whose rows the oracle lets each of them see: said by hand, not read from the program.
    fn owners_of(&self, who: &str) -> BTreeSet<&str> {
        match who {
            "executive" => self.users.iter().filter_map(|u| u["id"].as_str()).collect(),
            "supervisor" => ["small1", "small2", "lead"].map(|n| self.user(n)).into(),
            _ => [self.user("small1")].into(),
        }
    }

    /// The key of a row as a person would say it: pinyin of the name, place of a level in its list, nothing last …
    fn key(&self, row: &Dumped, by: &str) -> (Vec<u8>, i64) {
        let text = |field: &str| row.values[field].as_str().unwrap_or_default().to_string();
        let place =
            |list: &[String], field: &str| list.iter().position(|i| *i == text(field)).map_or(i64::MAX, |p| p as i64);
        match by {
            "name" => (name_key(&text("name")).into_bytes(), 0),
            // Numbers are KHyymmdd and a growing count: as a count, not as text.
            "number" => {
                let number = text("number");
                (number.as_bytes()[..8].to_vec(), number[8..].parse().expect("a count"))
            }
            "level" => (Vec::new(), place(&self.levels, "level")),
            "region" => (Vec::new(), place(&self.regions, "region")),
            _ => (text(by).into_bytes(), 0),
        }
    }

    /// What the list must be, from the dump alone.
    fn oracle(&self, owners: &BTreeSet<&str>, by: &str, desc: bool) -> Vec<String> {
        let mut rows: Vec<&Dumped> = self.rows.iter().filter(|r| owners.contains(r.owner.as_str())).collect();
        if by == "owner" {
            let shown = |id: &str| {
                self.users.iter().find(|u| u["id"] == id).and_then(|u| u["display_name"].as_str()).expect("a name")
            };
            let owner = |r: &Dumped| (name_key(shown(&r.owner)), r.owner.clone());
            let name = |r: &Dumped| (self.key(r, "name"), r.made);
            // Owner after owner, within each by name; both turn around.
            rows.sort_by_key(|r| (owner(r), name(r)));
        } else {
            rows.sort_by_cached_key(|r| (self.key(r, by), r.made));
        }
        if desc {
            rows.reverse();
        }
        rows.into_iter().map(|r| r.id.clone()).collect()
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

#[test]
fn case_9_pages_jumps_and_counts_are_what_a_naive_reading_gives() {
    let began = Instant::now();
    let world = world();
    eprintln!("{} rows, made in {:?}", world.rows.len(), began.elapsed());
    let distinct: BTreeSet<&String> = world.rows.iter().map(|r| &r.id).collect();
    assert_eq!(distinct.len(), world.rows.len(), "the dump names each row once");
    assert_eq!(world.rows.len() as i64, world.boss_counts_all());
    let described = world.boss.ok("catalogue.get", json!({ "entity": "customer" }))["sorts"].clone();
    let described: BTreeSet<&str> = described.as_array().expect("sorts").iter().filter_map(Value::as_str).collect();
    assert_eq!(described, SORTS.iter().copied().collect(), "every sort is tried");

    for (who, person) in &world.people {
        let owners = world.owners_of(who);
        for by in SORTS {
            for desc in [false, true] {
                let wanted = world.oracle(&owners, by, desc);
                assert!(wanted.len() >= 150);
                // Not a divisor of anything: pages end in the middle of runs of equal keys.
                let limit = if wanted.len() > 1_000 { 497 } else { 37 };
                let walked = walk(person, by, desc, limit);
                let differs = walked.iter().zip(&wanted).position(|(a, b)| a != b);
                assert_eq!((walked.len(), differs), (wanted.len(), None), "{who} by {by}, desc {desc}");
                for offset in [0, 1, 36, wanted.len() / 2, wanted.len() - 1, wanted.len(), wanted.len() + 10] {
                    let sort = json!({ "by": by, "desc": desc });
                    let page = person
                        .ok("customer.list", json!({ "sort": sort, "offset": offset, "limit": 20, "columns": [] }));
                    let here: Vec<String> = wanted.iter().skip(offset).take(20).cloned().collect();
                    assert_eq!(ids(&page), here, "{who} by {by}, desc {desc}, from row {offset}");
                    // And on from there by cursor.
                    if page["next"].is_string() {
                        let next = person.ok(
                            "customer.list",
                            json!({ "sort": sort, "after": page["next"], "limit": 7, "columns": [] }),
                        );
                        assert_eq!(
                            ids(&next),
                            wanted.iter().skip(offset + 20).take(7).cloned().collect::<Vec<_>>(),
                            "{who} by {by}"
                        );
                    }
                }
            }
        }
        let count = person.count();
        assert_eq!(count as usize, world.oracle(&owners, "name", false).len(), "{who} counts");
        for jump in ["x", "hua", "小客户15", "zzz"] {
            let page = person.ok("customer.list", json!({ "jump": jump, "limit": 5, "columns": [] }));
            let from = name_key(jump).trim_end_matches(char::is_control).to_string().into_bytes();
            let mut of_his: Vec<(Vec<u8>, &Dumped)> = world
                .rows
                .iter()
                .filter(|r| owners.contains(r.owner.as_str()))
                .map(|r| (world.key(r, "name").0, r))
                .collect();
            of_his.sort_by(|(a, r), (b, s)| (a, r.made).cmp(&(b, s.made)));
            let first = of_his.iter().find(|(key, _)| *key >= from).map(|(_, r)| r.id.clone());
            assert_eq!(ids(&page).first().cloned(), first, "{who} jumps to {jump}");
        }
        let filter = json!([{ "field": "name", "op": "contains", "value": "客户1" }]);
        let filtered = person.ok("customer.count", json!({ "filter": filter }))["count"].clone();
        let naive = world
            .rows
            .iter()
            .filter(|r| owners.contains(r.owner.as_str()))
            .filter(|r| r.values["name"].as_str().is_some_and(|n| n.contains("客户1")));
        assert_eq!(filtered, naive.count(), "{who} counts what a filter lets through");
    }

    // The control: with everyone's rows in the place of the scope, the oracle disagrees.
    let everyone = world.owners_of("executive");
    for (who, person) in world.people.iter().filter(|(who, _)| *who != "executive") {
        let all = world.oracle(&everyone, "name", false);
        assert_ne!(walk(person, "name", false, 500), all, "{who}");
        assert_ne!(person.count() as usize, all.len(), "{who}");
    }
    eprintln!("all of it in {:?}", began.elapsed());
}

impl World {
    fn boss_counts_all(&self) -> i64 {
        self.people.iter().find(|(who, _)| *who == "executive").expect("he").1.count()
    }
}
