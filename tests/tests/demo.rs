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
