//! What was dealt with a customer: logged, listed, and what it tells of the customer.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{NOW, Office, Person};

fn call(who: &Person, id: &str) -> Value {
    who.ok("interaction.get", json!({ "id": id }))
}

/// When somebody last dealt with a customer, and the next open step: as the record, the list and the filter say.
fn dealings(who: &Person, customer: &str) -> (Value, Value, Value) {
    let fields = ["last_contact_on", "next_step", "next_step_on"];
    let values = who.get(customer)["values"].clone();
    let page = who.ok("customer.list", json!({ "limit": 500, "columns": fields }));
    let row = page["rows"].as_array().expect("rows").iter().find(|r| r["id"] == customer).cloned();
    if let Some(row) = row {
        for field in fields {
            assert_eq!(row["values"][field], values[field], "list and record agree on {field}");
        }
    }
    let [on, step, step_on] = fields.map(|f| values[f].clone());
    (on, step, step_on)
}

fn day(n: i64) -> Value {
    json!(chrono::DateTime::from_timestamp_millis(NOW + n * 86_400_000).expect("a day").to_rfc3339())
}

#[test]
fn a_call_is_logged_in_one_line() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let logged = boss.ok("interaction.create", json!({ "customer": customer, "values": { "summary": "问了价格" } }));
    let record = call(&boss, logged["id"].as_str().expect("id"));
    let values = &record["values"];
    assert_eq!((&values["channel"], &values["place"]), (&json!("call"), &json!("电话")), "a call is where calls are");
    assert_eq!(values["occurred_at"], "2026-11-22T01:00:00.000Z", "now");
    assert_eq!((&record["by_name"], &record["missing"]), (&json!("王晓东"), &json!([])));
    assert_eq!(record["customer"]["name"], "恒远信息");

    let visit = json!({ "customer": customer, "values": { "summary": "参观工厂", "channel": "visit" } });
    let Error::Invalid { fields } = boss.refused("interaction.create", visit) else { panic!("a visit is somewhere") };
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["place"]);
    let nothing = json!({ "customer": customer, "values": {}, "incomplete": true });
    assert_eq!(boss.refused("interaction.create", nothing), Error::invalid("summary", "required"));
    let long = json!({ "customer": customer, "values": { "summary": "长".repeat(501) } });
    assert_eq!(boss.refused("interaction.create", long), Error::invalid("summary", "too_long"));
}

#[test]
fn a_contact_of_another_customer_was_not_there() {
    let (_office, boss) = Office::found();
    let (here, there) = (boss.customer("恒远信息"), boss.customer("瑞安机械"));
    let (own, foreign) =
        (boss.contact(&here, json!({ "name": "仇英" })), boss.contact(&there, json!({ "name": "查理" })));
    let with = |contact: &str| json!({ "customer": here, "values": { "summary": "谈", "contact": contact } });
    assert_eq!(boss.refused("interaction.create", with(&foreign)), Error::invalid("contact", "not_of_customer"));
    let id = boss.ok("interaction.create", with(&own))["id"].as_str().expect("id").to_string();
    assert_eq!(call(&boss, &id)["contact_name"], "仇英");
    boss.interaction(&here, json!({ "summary": "没有人" }));
    let of_contact = boss.ok("interaction.list", json!({ "contact": own }))["rows"].clone();
    assert_eq!(of_contact.as_array().expect("rows").len(), 1);
    assert_eq!(
        (&of_contact[0]["contact_name"], &of_contact[0]["customer"]["name"]),
        (&json!("仇英"), &json!("恒远信息"))
    );
    assert_eq!(boss.ok("interaction.count", json!({ "customer": here }))["count"], 2);
    assert_eq!(boss.ok("interaction.count", json!({ "customer": there }))["count"], 0);
    boss.ok("contact.bin", json!({ "ids": [own] }));
    assert_eq!(call(&boss, &id)["contact_name"], Value::Null);
}

#[test]
fn the_customer_tells_the_last_contact_and_the_next_open_step_whatever_becomes_of_the_interactions() {
    let (office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    assert_eq!(dealings(&boss, &customer), (Value::Null, Value::Null, Value::Null));
    let step = |n: i64, next: &str, on: &str| {
        let values = json!({ "summary": "谈", "occurred_at": day(n), "next_step": next, "next_step_on": on });
        boss.interaction(&customer, values)
    };
    let first = step(-3, "寄样品", "2026-11-25");
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-19"), json!("寄样品"), json!("2026-11-25")));
    // A nearer step comes first; one whose day somebody has dealt with him since is done.
    let second = step(-1, "报价", "2026-11-23");
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-21"), json!("报价"), json!("2026-11-23")));
    let later = boss.interaction(&customer, json!({ "summary": "已报价", "occurred_at": day(1) }));
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-23"), json!("寄样品"), json!("2026-11-25")));

    boss.ok("interaction.bin", json!({ "ids": [later] }));
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-21"), json!("报价"), json!("2026-11-23")));
    boss.ok("change.undo", json!({}));
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-23"), json!("寄样品"), json!("2026-11-25")));
    boss.change("interaction", &first, json!({ "next_step": null, "next_step_on": null }));
    assert_eq!(dealings(&boss, &customer).1, Value::Null);
    boss.ok("change.undo", json!({}));
    boss.ok("interaction.bulk", json!({ "ids": [first, second, later], "set": { "occurred_at": day(-10) } }));
    assert_eq!(dealings(&boss, &customer).0, "2026-11-12");
    boss.ok("change.undo", json!({}));
    boss.ok("customer.bin", json!({ "ids": [customer] }));
    boss.ok("customer.restore", json!({ "ids": [customer] }));
    assert_eq!(dealings(&boss, &customer), (json!("2026-11-23"), json!("寄样品"), json!("2026-11-25")));

    // What another copy logged counts too, once it is here; and all of it again after a rebuild.
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    there.interaction(&customer, json!({ "summary": "在路上打的", "occurred_at": day(2) }));
    here.pull(&there);
    assert_eq!(dealings(&here, &customer).0, "2026-11-24");
    let before = dealings(&here, &customer);
    here.ok("doctor.rebuild", json!({}));
    assert_eq!(dealings(&here, &customer), before);
    let filter = json!({ "filter": [{ "field": "next_step_on", "op": "lte", "value": "2026-11-25" }, { "field": "next_step", "op": "contains", "value": "样品" }] });
    assert_eq!(here.ok("customer.count", filter)["count"], 1);
    let none = json!({ "filter": [{ "field": "next_step", "op": "contains", "value": "报价" }] });
    assert_eq!(here.ok("customer.count", none)["count"], 0, "the control: the step that is done is not told");
}

#[test]
fn interactions_are_listed_by_time_in_the_workspace_s_own_days() {
    let (_office, boss) = Office::found();
    let (a, b) = (boss.customer("甲公司"), boss.customer("乙公司"));
    // 23:30 of the 20th in Shanghai is still the 20th; in London it is not yet evening.
    let late = boss.interaction(&a, json!({ "summary": "晚", "occurred_at": "2026-11-20T15:30:00Z" }));
    boss.interaction(&b, json!({ "summary": "早", "occurred_at": "2026-11-20T16:30:00Z" }));
    assert_eq!((dealings(&boss, &a).0, dealings(&boss, &b).0), (json!("2026-11-20"), json!("2026-11-21")));
    let summaries = |input: Value| {
        let rows = boss.ok("interaction.list", input)["rows"].as_array().expect("rows").clone();
        rows.iter().map(|r| r["values"]["summary"].as_str().expect("text").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(summaries(json!({})), ["早", "晚"]);
    assert_eq!(summaries(json!({ "sort": { "by": "occurred_at" } })), ["晚", "早"]);
    assert_eq!(summaries(json!({ "sort": { "by": "customer" } })), ["晚", "早"]);
    boss.change("interaction", &late, json!({ "occurred_at": "2026-11-21T15:30:00Z" }));
    assert_eq!(summaries(json!({})), ["晚", "早"]);
    boss.ok("interaction.bin", json!({ "ids": [late] }));
    assert_eq!(
        (summaries(json!({})), summaries(json!({ "bin": true }))),
        (vec!["早".to_string()], vec!["晚".to_string()])
    );
}

#[test]
fn a_colleague_reads_what_he_may_and_changes_only_his_own() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    let executive = office.hire(&boss, "exec", &["executive"], None);
    let customer = li.customer("恒远信息");
    let id = li.interaction(&customer, json!({ "summary": "谈价格" }));
    assert_eq!(zhou.refused("interaction.get", json!({ "id": id })), Error::not_found("interaction"));
    assert_eq!(zhou.ok("interaction.count", json!({}))["count"], 0);
    assert_eq!(call(&executive, &id)["values"]["summary"], "谈价格");
    assert_eq!(executive.refused("interaction.bin", json!({ "ids": [id] })).code(), "Forbidden");
    li.change("interaction", &id, json!({ "summary": "谈交期" })); // the control
    assert_eq!(boss.refused("interaction.history", json!({ "id": customer })).code(), "NotFound");
    assert_eq!(boss.ok("interaction.history", json!({ "id": id }))["steps"].as_array().expect("steps").len(), 2);
}

#[test]
fn case_6_what_was_said_with_an_erased_person_is_gone_with_him() {
    let (_office, boss) = Office::found();
    let input = json!({ "values": { "kind": "person", "name": "解晓东" }, "incomplete": true });
    let person = boss.ok("customer.create", input)["id"].as_str().expect("id").to_string();
    let id = boss.interaction(&person, json!({ "summary": "他要离婚", "detail": "搬到苏州去了", "next_step": "送花" }));
    boss.change("interaction", &id, json!({ "detail": "搬到无锡去了" }));
    let told = || {
        let mut out = String::new();
        for (query, input) in [
            ("customer.list", json!({})),
            ("customer.history", json!({ "id": person })),
            ("interaction.list", json!({})),
            ("interaction.history", json!({ "id": id })),
            ("change.list", json!({})),
        ] {
            out.push_str(&boss.call(query, input).map(|a| a.data.to_string()).unwrap_or_default());
        }
        out
    };
    let words = ["解晓东", "他要离婚", "搬到苏州去了", "搬到无锡去了", "送花"];
    let before = told();
    assert!(words.iter().all(|w| before.contains(w)), "the control: {before}");
    boss.ok("customer.erase", json!({ "id": person }));
    let after = told();
    for word in words {
        assert!(!after.contains(word), "{word} is still told: {after}");
    }
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]), "the chain verifies");
}
