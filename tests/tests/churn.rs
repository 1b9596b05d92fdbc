//! A customer who stops ordering: noticed, held, lost or won back (SPEC.md section 6; CORE.md case 4).

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

/// An office with a manager and two of his customers; the clock stands at 22 November 2026.
struct Sales {
    office: Office,
    boss: Person,
    li: Person,
    zhou: Person,
    /// Ordered last in May.
    quiet: String,
    /// Ordered last in October.
    busy: String,
}

fn import(who: &Person, csv: &str) -> Value {
    let file = who.put("订单.csv", csv.as_bytes());
    who.job("sales_order.import", json!({ "file": file })).expect("an import")
}

fn sales() -> Sales {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    let (quiet, busy) = (li.customer("安静的公司"), li.customer("忙碌的公司"));
    import(
        &boss,
        "订单编号,客户名称,订单日期\nA-1,安静的公司,2026-05-20\nA-2,忙碌的公司,2026-10-20\nA-3,安静的公司,2026-01-02\n",
    );
    Sales { office, boss, li, zhou, quiet, busy }
}

fn check(who: &Person) -> [i64; 4] {
    let found = who.ok("churn.check", json!({}));
    ["opened", "recovered", "reactivated", "open"].map(|what| found[what].as_i64().expect("a count"))
}

fn rows(who: &Person, customer: &str) -> Vec<Value> {
    who.ok("churn.list", json!({ "customer": customer }))["rows"].as_array().expect("rows").clone()
}

fn states(who: &Person, customer: &str) -> Vec<String> {
    rows(who, customer).iter().map(|r| r["values"]["state"].as_str().expect("a state").to_string()).collect()
}

fn status(who: &Person, customer: &str) -> (String, String) {
    let values = who.get(customer)["values"].clone();
    let text = |field: &str| values[field].as_str().expect("a word").to_string();
    (text("status"), text("lifecycle"))
}

#[test]
fn who_has_not_ordered_for_six_months_is_noticed_held_and_lost_and_orders_again() {
    let s = sales();
    assert_eq!(check(&s.li), [1, 0, 0, 1]);
    assert_eq!(check(&s.li), [0, 0, 0, 1], "once");
    assert!(rows(&s.boss, &s.busy).is_empty());
    let row = rows(&s.li, &s.quiet)[0].clone();
    let v = &row["values"];
    assert_eq!(
        (&v["state"], &v["last_ordered_on"], &v["detected_on"]),
        (&json!("warning"), &json!("2026-05-20"), &json!("2026-11-20")),
        "the day follows from the last order"
    );
    assert_eq!(
        (&row["customer"]["name"], &row["owner_name"], &row["measures"]),
        (&json!("安静的公司"), &json!("li"), &json!(0))
    );
    let id = row["id"].clone();

    assert!(matches!(s.li.refused("churn.hold", json!({ "id": id, "measure": " " })), Error::Invalid { .. }));
    s.li.ok("churn.hold", json!({ "id": id, "measure": "上门拜访" }));
    let op = s.li.op("churn.hold", json!({ "id": id, "measure": "给九折" }));
    let held = s.li.ok("churn.get", json!({ "id": id }));
    let texts: Vec<&str> =
        held["measures"].as_array().expect("measures").iter().filter_map(|m| m["text"].as_str()).collect();
    assert_eq!(
        (texts, &held["values"]["state"], &held["measures"][0]["by_name"]),
        (vec!["给九折", "上门拜访"], &json!("held"), &json!("li"))
    );
    s.li.ok("change.undo", json!({ "op": op }));
    assert_eq!(rows(&s.li, &s.quiet)[0]["last_measure"], "上门拜访");

    assert!(matches!(s.li.refused("churn.confirm", json!({ "id": id, "reason": "" })), Error::Invalid { .. }));
    let op = s.li.op("churn.confirm", json!({ "id": id, "reason": "换了供应商" }));
    assert!(s.li.call("change.undo", json!({ "op": op })).is_err(), "what is closed is closed");
    assert_eq!(status(&s.li, &s.quiet), ("lost".into(), "churned".into()));
    assert!(
        matches!(s.li.refused("churn.hold", json!({ "id": id, "measure": "再试" })), Error::Blocked { rule } if rule == "churn_lost")
    );
    assert_eq!(check(&s.li), [0, 0, 0, 0], "who is lost is not noticed again");

    import(&s.boss, "订单编号,客户名称,订单日期\nB-1,安静的公司,2026-11-21\n");
    assert_eq!(
        status(&s.li, &s.quiet),
        ("active".into(), "repeat".into()),
        "a lost customer who orders again is active"
    );
    let kept = s.li.ok("churn.get", json!({ "id": id }));
    assert_eq!(
        (&kept["values"]["state"], &kept["values"]["reason"]),
        (&json!("lost"), &json!("换了供应商")),
        "his history stays"
    );
}

#[test]
fn a_new_order_ends_what_is_open_and_the_next_silence_opens_another() {
    let s = sales();
    check(&s.li);
    s.li.ok("churn.hold", json!({ "id": rows(&s.li, &s.quiet)[0]["id"], "measure": "电话" }));
    import(&s.boss, "订单编号,客户名称,订单日期\nB-1,安静的公司,2026-11-01\n");
    assert_eq!(states(&s.li, &s.quiet), ["recovered"]);
    let op = s.boss.ok("import.history", json!({}))["imports"][0]["op"].clone();
    s.boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(check(&s.li), [1, 0, 0, 1], "the order was none: the same record is open again");
    let row = rows(&s.li, &s.quiet)[0].clone();
    assert_eq!(
        (states(&s.li, &s.quiet), &row["measures"]),
        (vec!["warning".to_string()], &json!(1)),
        "with what was done"
    );

    s.boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let values = json!({ "customer": s.quiet, "ordered_on": "2026-11-22" });
    let op = s.li.op("sales_order.create", json!({ "values": values }));
    assert_eq!(states(&s.li, &s.quiet), ["recovered"], "in the same step");
    s.li.ok("change.undo", json!({ "op": op }));
    assert_eq!(states(&s.li, &s.quiet), ["warning"]);
    s.li.ok("sales_order.create", json!({ "values": values }));

    s.office.later(200 * 86_400_000);
    s.boss.app.close();
    let boss = s.office.login("boss");
    assert_eq!(states(&boss, &s.quiet), ["warning", "recovered"], "noticed when the file is opened");
    assert_eq!(states(&boss, &s.busy), ["warning"]);
}

#[test]
fn two_copies_that_run_the_check_have_one_open_record_for_each_customer() {
    let s = sales();
    s.office.later(150 * 86_400_000);
    let copy = s.office.copy("laptop");
    let (boss, other) = (s.office.login("boss"), copy.login("boss"));
    for who in [&boss, &other] {
        check(who);
        assert_eq!(states(who, &s.quiet), ["warning"]);
    }
    boss.pull(&other);
    other.pull(&boss);
    for who in [&boss, &other] {
        assert_eq!(
            (states(who, &s.quiet), states(who, &s.busy)),
            (vec!["warning".into()], vec!["warning".to_string()])
        );
        assert_eq!(who.ok("conflict.list", json!({}))["conflicts"], json!([]));
        assert_eq!(check(who), [0, 0, 0, 2]);
    }
    assert_eq!(boss.state(), other.state());
    // One holds while the other learns of a new order: of a customer there is never more than one that is open.
    let id = rows(&boss, &s.quiet)[0]["id"].clone();
    let li = s.office.login("li");
    li.ok("churn.hold", json!({ "id": id, "measure": "拜访" }));
    import(&other, "订单编号,客户名称,订单日期\nC-1,安静的公司,2027-04-01\n");
    boss.pull(&other);
    other.pull(&boss);
    for who in [&boss, &other] {
        check(who);
        let open = states(who, &s.quiet).iter().filter(|s| ["warning", "held"].contains(&s.as_str())).count();
        assert!(open <= 1, "{:?}", states(who, &s.quiet));
    }
}

#[test]
fn after_how_many_months_and_who_never_ordered_the_office_decides() {
    let s = sales();
    let say = |key: &str, value: Value| s.boss.ok("setting.update", json!({ "key": key, "value": value }));
    say("churn.months", json!(7));
    assert_eq!(check(&s.boss), [0, 0, 0, 0]);
    for wrong in [json!(0), json!(61), json!("6"), json!(null)] {
        assert_eq!(
            s.boss.refused("setting.update", json!({ "key": "churn.months", "value": wrong })).code(),
            "Invalid",
            "{wrong}"
        );
    }
    say("churn.months", json!(1));
    assert_eq!(check(&s.boss), [2, 0, 0, 2]);
    let never = s.li.customer("从未下单");
    s.office.later(40 * 86_400_000);
    assert_eq!(check(&s.boss)[0], 0, "not unless the office says so");
    say("churn.never_ordered", json!(true));
    assert_eq!(check(&s.boss)[0], 1);
    let row = rows(&s.li, &never)[0].clone();
    assert_eq!(
        (&row["values"]["last_ordered_on"], &row["values"]["detected_on"]),
        (&Value::Null, &json!("2026-12-22"))
    );
    import(&s.boss, "订单编号,客户名称,订单日期\nN-1,从未下单,2026-12-30\n");
    assert_eq!(states(&s.li, &never), ["recovered"]);
}

#[test]
fn churn_is_seen_and_handled_by_whose_customer_it_is() {
    let s = sales();
    check(&s.boss);
    let id = rows(&s.boss, &s.quiet)[0]["id"].clone();
    assert_eq!(s.zhou.ok("churn.count", json!({}))["count"], 0);
    assert_eq!(s.zhou.refused("churn.get", json!({ "id": id })).code(), "NotFound");
    assert_eq!(s.zhou.refused("churn.hold", json!({ "id": id, "measure": "拜访" })).code(), "NotFound");
    let eye = s.office.hire(&s.boss, "eye", &["executive"], None);
    assert_eq!(
        (
            eye.ok("churn.count", json!({}))["count"].clone(),
            eye.refused("churn.hold", json!({ "id": id, "measure": "x" })).code()
        ),
        (json!(1), "Forbidden")
    );
    let filter = json!([{ "field": "state", "op": "in", "value": ["warning", "held"] }]);
    assert_eq!(s.li.ok("churn.count", json!({ "filter": filter }))["count"], 1);
    for by in ["detected_on", "customer", "last_ordered_on", "state"] {
        assert_eq!(
            s.li.ok("churn.list", json!({ "sort": { "by": by } }))["rows"].as_array().map(Vec::len),
            Some(1),
            "{by}"
        );
    }
    // It goes with its customer: into the bin, back, to another manager, and out of the world.
    s.li.ok("customer.bin", json!({ "ids": [s.quiet] }));
    assert_eq!(s.li.ok("churn.count", json!({}))["count"], 0);
    s.li.ok("customer.restore", json!({ "ids": [s.quiet] }));
    s.li.ok("churn.hold", json!({ "id": id, "measure": "找他们的王总" }));
    let users = s.boss.ok("user.list", json!({}))["users"].clone();
    let zhou = users.as_array().expect("users").iter().find(|u| u["username"] == "zhou").expect("him")["id"].clone();
    s.boss.change("customer", &s.quiet, json!({ "owner": zhou }));
    assert_eq!(
        (s.li.ok("churn.count", json!({}))["count"].clone(), states(&s.zhou, &s.quiet)),
        (json!(0), vec!["held".to_string()])
    );
    s.boss.ok("customer.erase", json!({ "id": s.quiet }));
    let said = serde_json::to_string(&s.boss.ok("churn.list", json!({}))).expect("json");
    assert!(!said.contains("王总") && s.boss.ok("doctor.check", json!({}))["problems"] == json!([]), "{said}");
}

#[test]
fn an_import_is_taken_back_with_what_the_check_opened_over_it_unless_somebody_has_worked_on_that() {
    let (office, boss) = Office::found();
    let before = boss.content();
    let csv = "订单编号,客户名称,订单日期\nA-1,安静的公司,2026-01-20\nA-2,另一家公司,2026-02-20\n";
    let op = import(&boss, csv)["op"].clone();
    assert_eq!(check(&boss)[0], 2, "both stopped long ago");
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!((boss.count(), boss.content()), (0, before.clone()));
    assert_eq!(boss.ok("churn.count", json!({}))["count"], 0);
    boss.ok("change.redo", json!({}));
    assert_eq!(
        (boss.count(), boss.ok("churn.count", json!({}))["count"].clone()),
        (2, json!(2)),
        "and comes back with it"
    );

    let id = boss.ok("churn.list", json!({}))["rows"][0]["id"].clone();
    boss.ok("churn.hold", json!({ "id": id, "measure": "打过电话" }));
    assert!(
        matches!(boss.refused("change.undo", json!({ "op": op })), Error::Conflict { .. }),
        "his work stands in the way"
    );
    drop(office);
}
