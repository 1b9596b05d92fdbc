//! Sample data: customers with the people who work there and what was dealt with them.

use serde_json::{Value, json};
use zhike_tests::{Office, Person};

fn count(who: &Person, entity: &str) -> i64 {
    who.ok(&format!("{entity}.count"), json!({}))["count"].as_i64().expect("a count")
}

/// Everything that the seed decides of all contacts and interactions, in a fixed order.
fn told(who: &Person) -> Vec<Value> {
    let mut all = Vec::new();
    let fields = json!(["name", "position", "mobile", "email", "birthday"]);
    for (query, input) in [
        ("contact.list", json!({ "sort": { "by": "name" }, "limit": 500, "columns": fields })),
        ("interaction.list", json!({ "limit": 500, "columns": ["summary", "place", "next_step_on", "occurred_at"] })),
    ] {
        let rows = who.ok(query, input)["rows"].as_array().expect("rows").clone();
        all.extend(rows.iter().map(|r| json!([r["values"], r["customer"]["name"], r["primary"], r["contact_name"]])));
    }
    all
}

#[test]
fn sample_customers_have_contacts_and_a_past_and_go_in_one_step() {
    let (_office, boss) = Office::found();
    let empty = boss.content();
    let made = boss.job("demo.fill", json!({ "customers": 120, "seed": 5 })).expect("filled");
    assert_eq!((&made["customers"], &made["contacts"], &made["interactions"]), (&json!(120), &json!(120), &json!(120)));
    assert_eq!((count(&boss, "customer"), count(&boss, "contact"), count(&boss, "interaction")), (120, 120, 120));
    let by_state: Vec<i64> = ["new", "assigned", "handled", "archived"]
        .map(|state| {
            let filter = json!([{ "field": "state", "op": "eq", "value": state }]);
            boss.ok("service.count", json!({ "filter": filter }))["count"].as_i64().expect("a count")
        })
        .into();
    assert!(made["services"] == json!(24) && by_state.iter().sum::<i64>() == 24 && by_state[3] > 8, "{by_state:?}");
    let in_state = |state: &str| {
        let filter = json!([{ "field": "state", "op": "eq", "value": state }]);
        boss.ok("opportunity.count", json!({ "filter": filter }))["count"].as_i64().expect("a count")
    };
    let deals = ["unassigned", "assigned", "won", "lost"].map(in_state);
    assert!(made["opportunities"] == json!(30) && deals.iter().sum::<i64>() == 30, "{deals:?}");
    assert!(deals.iter().all(|count| *count > 0), "{deals:?}");
    let board = boss.ok("opportunity.board", json!({}));
    let cards = board["columns"].as_array().expect("columns").iter().filter_map(|c| c["count"].as_i64()).sum::<i64>();
    assert_eq!(cards, deals[1], "who has one in hand has it on the board");
    let first = told(&boss);
    let mut of_customer = json!({ "sort": { "by": "created_at" }, "limit": 500 });
    of_customer["columns"] = json!(["name"]);
    let rows = boss.ok("contact.list", of_customer)["rows"].as_array().expect("rows").clone();
    let customers: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|r| r["customer"]["id"].as_str()).collect();
    let standing = rows.iter().filter(|r| r["primary"] == true).count();
    assert_eq!(standing, customers.len(), "one of them stands for each customer that has any");
    let dealt = json!({ "filter": [{ "field": "last_contact_on", "op": "not_empty" }] });
    assert!(boss.ok("customer.count", dealt)["count"].as_i64().expect("a count") > 50);
    let with_step = json!({ "filter": [{ "field": "next_step", "op": "not_empty" }] });
    assert!(boss.ok("customer.count", with_step)["count"].as_i64().expect("a count") > 5);
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    // What lists show is what a rebuild makes of it.
    boss.ok("doctor.rebuild", json!({}));
    assert_eq!(told(&boss), first);

    boss.ok("change.undo", json!({}));
    assert_eq!((count(&boss, "customer"), count(&boss, "contact"), count(&boss, "interaction")), (0, 0, 0));
    assert_eq!((count(&boss, "service"), count(&boss, "opportunity")), (0, 0));
    assert_eq!(boss.content(), empty);

    let (_office, other) = Office::found();
    other.job("demo.fill", json!({ "customers": 120, "seed": 5 })).expect("filled");
    assert_eq!(told(&other), first, "the same seed makes the same people and the same past");
    let (_office, third) = Office::found();
    third
        .job("demo.fill", json!({ "customers": 120, "seed": 6, "contacts": 30, "interactions": 300 }))
        .expect("filled");
    assert_eq!((count(&third, "contact"), count(&third, "interaction")), (30, 300));
    assert_ne!(told(&third), first, "the control");
}

#[test]
fn customers_who_are_there_already_are_given_contacts_and_a_past_and_nobody_else_is_made() {
    let (office, boss) = Office::found();
    let busy = boss.customer("恒远信息");
    let known =
        boss.ok("contact.create", json!({ "customer": busy, "incomplete": true, "values": { "name": "仇英" } }));
    for i in 0..40 {
        boss.customer(&format!("金葵贸易{i}"));
    }
    let manager = office.hire(&boss, "li", &["manager"], None);
    let none = manager.job("demo.fill", json!({ "customers": 0, "contacts": 5 })).expect("filled");
    assert_eq!(none["contacts"], 0, "nobody of his is there");
    let before = boss.content();
    let made = boss
        .job("demo.fill", json!({ "customers": 0, "contacts": 80, "interactions": 100, "seed": 5 }))
        .expect("filled");
    assert_eq!((&made["customers"], &made["contacts"], &made["interactions"]), (&json!(0), &json!(80), &json!(100)));
    assert_eq!((count(&boss, "customer"), count(&boss, "contact"), count(&boss, "interaction")), (41, 81, 100));
    assert_eq!(boss.get(&busy)["values"]["primary_contact"], known["id"], "who stood for him still does");
    let rows = boss.ok("contact.list", json!({ "sort": { "by": "name" }, "limit": 500, "columns": ["name"] }));
    let rows = rows["rows"].as_array().expect("rows");
    let customers: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|r| r["customer"]["id"].as_str()).collect();
    assert_eq!(rows.iter().filter(|r| r["primary"] == true).count(), customers.len(), "one stands for each");
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.content(), before, "one step");
}
