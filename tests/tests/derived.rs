//! Whatever is done to contacts and interactions, here or on another copy, what lists show of them and of their customers
//! is what a rebuild from rows and journal makes of it.

use serde_json::{Value, json};
use zhike_tests::{NOW, Office, Person};

/// The same numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// All that lists show, of whoever is in them or in the bin.
fn shown(who: &Person) -> Vec<Value> {
    let mut all = Vec::new();
    for (entity, by) in
        [("customer", "name"), ("contact", "customer"), ("contact", "name"), ("interaction", "next_step_on")]
    {
        for bin in [false, true] {
            let page = who.ok(&format!("{entity}.list"), json!({ "bin": bin, "sort": { "by": by }, "limit": 500 }));
            let mut rows = page["rows"].as_array().expect("rows").clone();
            // Rows of one key stand in the order of their local numbers.
            rows.iter_mut().for_each(|row| row["rev"] = Value::Null);
            rows.sort_by_key(|row| row["id"].to_string());
            all.extend(rows);
            all.push(who.ok(&format!("{entity}.count"), json!({ "bin": bin }))["count"].clone());
        }
    }
    all
}

fn ids(who: &Person, entity: &str, bin: bool) -> Vec<String> {
    let rows = who.ok(&format!("{entity}.list"), json!({ "bin": bin, "limit": 500, "columns": [] }))["rows"].clone();
    rows.as_array().expect("rows").iter().map(|r| r["id"].as_str().expect("id").to_string()).collect()
}

/// One thing that somebody does; refusals are part of the day.
fn act(dice: &mut Dice, who: &Person, owners: &[Value]) {
    let (customers, contacts, talks) =
        (ids(who, "customer", false), ids(who, "contact", false), ids(who, "interaction", false));
    let mut one = |of: &[String]| of.get(dice.below(of.len().max(1))).cloned().unwrap_or_default();
    let (customer, contact, talk) = (one(&customers), one(&contacts), one(&talks));
    let day = |n: usize| format!("2026-11-{:02}", 1 + n % 28);
    let at = |n: usize| {
        chrono::DateTime::from_timestamp_millis(NOW - n as i64 * 43_200_000).expect("an instant").to_rfc3339()
    };
    let rev =
        |entity: &str, id: &str| who.call(&format!("{entity}.get"), json!({ "id": id })).map(|a| a.data["rev"].clone());
    let save = |entity: &str, id: &str, set: Value| {
        let rev = rev(entity, id).unwrap_or_default();
        json!({ "id": id, "rev": rev, "set": set })
    };
    let n = dice.below(1000);
    let (name, input) = match dice.below(16) {
        0 => (
            "contact.create",
            json!({ "customer": customer, "values": { "name": (["仇英", "单雄信", "查理", "曾国"][n % 4]), "mobile": format!("1380013{n:04}") }, "incomplete": true }),
        ),
        1 | 2 => (
            "interaction.create",
            json!({ "customer": customer, "values": { "summary": format!("谈{n}"), "occurred_at": at(n % 40), "next_step": "再谈", "next_step_on": day(n) }, "incomplete": true }),
        ),
        3 => (
            "interaction.create",
            json!({ "customer": customer, "values": { "summary": "只谈", "occurred_at": at(n % 40), "contact": contact }, "incomplete": true }),
        ),
        4 => (
            "contact.update",
            save(
                "contact",
                &contact,
                json!({ "name": format!("王{n}"), "office_phone": "021-68881234", "mobile": null }),
            ),
        ),
        5 => ("interaction.update", save("interaction", &talk, json!({ "occurred_at": at(n % 40) }))),
        6 => (
            "interaction.update",
            save("interaction", &talk, json!({ "next_step_on": day(n), "next_step": format!("步{n}") })),
        ),
        7 => ("customer.update", save("customer", &customer, json!({ "owner": owners[n % owners.len()] }))),
        8 => ("customer.update", save("customer", &customer, json!({ "name": format!("公司{n}") }))),
        9 => ("interaction.bin", json!({ "ids": [talk] })),
        10 => ("contact.bin", json!({ "ids": [contact] })),
        11 => ("customer.bin", json!({ "ids": [customer] })),
        12 => {
            let entity = ["customer", "contact", "interaction"][n % 3];
            let binned = ids(who, entity, true);
            let name = ["customer.restore", "contact.restore", "interaction.restore"][n % 3];
            (name, json!({ "ids": binned.into_iter().take(2).collect::<Vec<_>>() }))
        }
        13 => ("change.undo", json!({})),
        14 => (
            "interaction.bulk",
            json!({ "ids": talks.iter().take(3).collect::<Vec<_>>(), "set": { "next_step_on": day(n) } }),
        ),
        _ => (
            "contact.points",
            json!({ "id": contact, "set": [{ "kind": "mobile", "raw": format!("1390013{n:04}") }, { "kind": "office_phone", "raw": "95588" }] }),
        ),
    };
    let _ = who.call(name, input);
}

#[test]
fn what_lists_show_is_what_a_rebuild_makes_of_it_whatever_was_done() {
    for seed in [1, 2] {
        let (office, boss) = Office::found();
        office.hire(&boss, "li", &["manager"], None);
        let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
        let owners: Vec<Value> = users.iter().map(|u| u["id"].clone()).collect();
        (0..4).for_each(|n| drop(boss.customer(&format!("公司{n}"))));
        let other = office.copy("laptop");
        let (here, there) = (office.login("boss"), other.login("boss"));
        let mut dice = Dice(seed);
        for round in 0..4 {
            for who in [&here, &there] {
                for _ in 0..25 {
                    office.later(60_000);
                    act(&mut dice, who, &owners);
                }
            }
            here.pull(&there);
            there.pull(&here);
            let before = shown(&here);
            assert!(before.len() > 20, "there is something to show");
            assert_eq!(
                before,
                shown(&there),
                "seed {seed}, round {round}: two copies that know the same show the same"
            );
            here.ok("doctor.rebuild", json!({}));
            let after = shown(&here);
            for (kept, rebuilt) in before.iter().zip(&after) {
                assert_eq!(kept, rebuilt, "seed {seed}, round {round}");
            }
            assert_eq!(here.ok("doctor.check", json!({}))["problems"], json!([]));
        }
        let before = shown(&here);
        let standing = ids(&here, "customer", false).first().cloned().unwrap_or_else(|| here.customer("新"));
        here.interaction(&standing, json!({ "summary": "对照", "occurred_at": "2026-12-31T00:00:00Z" }));
        assert_ne!(shown(&here), before, "the control: what is shown follows");
    }
}
