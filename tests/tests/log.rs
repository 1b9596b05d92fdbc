//! The log of changes names the record that a step touched, to who may see it.

use serde_json::{Value, json};
use zhike_tests::{Office, Person};

fn steps(person: &Person) -> Vec<Value> {
    person.ok("change.list", json!({}))["steps"].as_array().expect("steps").clone()
}

/// Command, entity, records and the title of the newest step.
fn newest(person: &Person) -> (String, Value, i64, Option<String>) {
    let step = steps(person).remove(0);
    let command = step["command"].as_str().expect("a command").to_string();
    let title = step["record"]["title"].as_str().map(String::from);
    (command, step["entity"].clone(), step["records"].as_i64().expect("a count"), title)
}

#[test]
fn a_step_on_one_customer_names_him_and_one_on_several_counts_them() {
    let (_office, boss) = Office::found();
    let one = boss.customer("恒远信息");
    let other = boss.customer("瑞安机械");
    let named = |command: &str, title: &str| (command.to_string(), json!("customer"), 1, Some(title.to_string()));
    assert_eq!(newest(&boss), named("customer.create", "瑞安机械"));
    boss.set(&one, "note", json!("打过电话"));
    assert_eq!(newest(&boss), named("customer.update", "恒远信息"));
    assert_eq!(steps(&boss)[0]["record"]["id"], json!(one));
    // What hangs on a customer is the customer's.
    boss.ok("customer.points", json!({ "id": other, "set": [{ "kind": "mobile", "raw": "13800138000" }] }));
    assert_eq!(newest(&boss), named("customer.points", "瑞安机械"));
    boss.ok("customer.tag", json!({ "ids": [one], "add": ["PoE"] }));
    assert_eq!(newest(&boss), named("customer.tag", "恒远信息"));

    boss.ok("customer.bulk", json!({ "ids": [one, other], "set": { "note": "一起" } }));
    assert_eq!(newest(&boss), ("customer.bulk".into(), json!("customer"), 2, None));
    let rows: String = (0..300).map(|i| format!("客户{i:03},021-6888{i:04}\n")).collect();
    boss.import(&format!("客户名称,电话\n{rows}"));
    assert_eq!(newest(&boss), ("customer.import".into(), json!("customer"), 300, None));
    assert!(!steps(&boss)[0]["more"].as_bool().expect("a bool"));

    boss.ok("customer.bin", json!({ "ids": [one] }));
    assert_eq!(newest(&boss), named("customer.bin", "恒远信息"), "the bin still shows it");
    boss.ok("customer.erase", json!({ "id": one }));
    assert!(steps(&boss).iter().all(|s| s["record"]["title"] != "恒远信息"), "erased is erased from the log too");
}

#[test]
fn a_step_on_a_contact_or_an_interaction_names_it_and_not_its_customer() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let made =
        boss.ok("contact.create", json!({ "customer": customer, "values": { "name": "仇志强" }, "incomplete": true }));
    // The first contact stands for its customer, who is written as well.
    assert_eq!(newest(&boss), ("contact.create".into(), json!("contact"), 1, Some("仇志强".into())));
    boss.ok("contact.points", json!({ "id": made["id"], "set": [{ "kind": "mobile", "raw": "13800138000" }] }));
    assert_eq!(newest(&boss), ("contact.points".into(), json!("contact"), 1, Some("仇志强".into())));
    let values = json!({ "summary": "谈报价" });
    boss.ok("interaction.create", json!({ "customer": customer, "values": values, "incomplete": true }));
    assert_eq!(newest(&boss), ("interaction.create".into(), json!("interaction"), 1, Some("谈报价".into())));
    // The control: what is the customer's own is still his.
    boss.set(&customer, "note", json!("打过电话"));
    assert_eq!(newest(&boss), ("customer.update".into(), json!("customer"), 1, Some("恒远信息".into())));
}

#[test]
fn a_customer_that_was_given_away_is_counted_and_not_named() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let id = li.customer("恒远信息");
    assert_eq!(newest(&li).3.as_deref(), Some("恒远信息"), "the control: his own is named");
    let me = boss.ok("session.get", json!({}))["user"]["id"].clone();
    boss.set(&id, "owner", me);
    let (command, entity, records, title) = newest(&li);
    assert_eq!((command.as_str(), entity, records, title), ("customer.create", json!("customer"), 1, None));
    assert_eq!(newest(&boss).3.as_deref(), Some("恒远信息"));
}
