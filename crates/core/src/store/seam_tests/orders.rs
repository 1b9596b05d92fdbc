//! Who sees which order, which line and which churn record: whoever sees the customer, by every way to read one. The control: with the bare
//! table in place of the scoped one, each of them is caught.

use super::{NOON, PASSWORD, app};
use crate::{
    App, Clock, Home, Place, SessionChange, SessionId,
    store::fault::{Fault, plant},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, atomic::AtomicI64},
};

/// User name, role, team.
const PEOPLE: [(&str, &str, &str); 4] =
    [("chief", "supervisor", "A"), ("ann", "manager", "B"), ("bob", "manager", "B"), ("eye", "executive", "C")];

struct Office {
    _dir: tempfile::TempDir,
    home: PathBuf,
    file: PathBuf,
}

fn call(app: &App, session: &SessionId, name: &str, input: Value) -> Value {
    app.call(Some(session), name, input.clone()).unwrap_or_else(|e| panic!("{name} {input}: {e}")).data
}

/// Three orders of two lines each for a customer of ann and one of bob.
fn found() -> Office {
    let dir = tempfile::tempdir().expect("a folder");
    let home = dir.path().join("home");
    let app = app(&home);
    let input = json!({ "file": "w", "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
    let answer = app.door(&Place::Dir(dir.path().into()), None, "door.create", input).expect("a workspace");
    let SessionChange::Set(boss) = answer.session else { panic!("no session") };
    let ask = |name: &str, input: Value| call(&app, &boss, name, input);
    ask("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let product =
        ask("product.create", json!({ "values": { "sku": "A", "name": "a", "price": 10_000 } }))["id"].clone();
    for (name, role, team) in PEOPLE {
        let user = json!({ "username": name, "password": PASSWORD, "roles": [role], "team": team });
        let user = ask("user.add", user)["id"].clone();
        if role != "manager" {
            continue;
        }
        let values = json!({ "kind": "company", "name": format!("of {name}"), "owner": user });
        let customer = ask("customer.create", json!({ "values": values, "incomplete": true }))["id"].clone();
        for n in 1..=3 {
            let values =
                json!({ "number": format!("{name}-{n}"), "customer": customer, "ordered_on": format!("2026-0{n}-01") });
            let lines = json!([{ "product": product, "quantity": 1000 }, { "product": product, "quantity": 2000 }]);
            ask("sales_order.create", json!({ "values": values, "lines": lines }));
        }
    }
    // None of them has ordered for more than half a year; each manager has done something about it.
    ask("churn.check", json!({}));
    for name in ["ann", "bob"] {
        let session = app.login(&dir.path().join("w.zhike"), name, PASSWORD).expect("a session");
        let record = call(&app, &session, "churn.list", json!({}))["rows"][0]["id"].clone();
        call(&app, &session, "churn.hold", json!({ "id": record, "measure": format!("visit by {name}") }));
    }
    app.close();
    Office { file: dir.path().join("w.zhike"), _dir: dir, home }
}

/// The managers whose customers these records follow.
fn followed(rows: &Value) -> BTreeSet<String> {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let name = |r: &Value| r["customer"]["name"].as_str().unwrap_or_default().trim_start_matches("of ").to_string();
    rows.iter().map(name).collect()
}

fn numbers(rows: &Value) -> BTreeSet<String> {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter_map(|r| r["values"]["number"].as_str()).map(str::to_lowercase).collect()
}

impl Office {
    /// Everything that differs from what must be seen, for everyone.
    fn wrong(&self) -> Vec<String> {
        let clock = Clock::Fixed(Arc::new(AtomicI64::new(NOON)));
        let app = App::with_clock(Home::at(&self.home), clock).expect("a core");
        let boss = app.login(&self.file, "boss", PASSWORD).expect("a session");
        let all = call(&app, &boss, "sales_order.list", json!({ "limit": 500 }))["rows"].clone();
        let records = call(&app, &boss, "churn.list", json!({}))["rows"].clone();
        let mut wrong = Vec::new();
        let mut look = |name: &str, whose: &[&str]| {
            let session = app.login(&self.file, name, PASSWORD).expect("a session");
            let must: BTreeSet<String> =
                numbers(&all).into_iter().filter(|n| whose.iter().any(|w| n.starts_with(w))).collect();
            let ask = |name: &str, input: Value| call(&app, &session, name, input);
            let mut check = |how: &str, fine: bool| {
                if !fine {
                    wrong.push(format!("{name} {how}"));
                }
            };
            for by in ["ordered_on", "number", "customer", "total", "status"] {
                let page = ask("sales_order.list", json!({ "sort": { "by": by }, "limit": 500 }));
                check(&format!("list by {by}"), numbers(&page["rows"]) == must);
            }
            let narrowed = json!({ "filter": [{ "field": "product", "op": "not_empty" }], "limit": 500 });
            check("list narrowed", numbers(&ask("sales_order.list", narrowed)["rows"]) == must);
            check("count", ask("sales_order.count", json!({}))["count"] == must.len());
            let place = json!({ "sort": { "by": "number" }, "jump": "zzzz" });
            check("place", ask("sales_order.place", place)["at"] == must.len());
            for (how, of) in [("get", "sales_order.get"), ("history", "sales_order.history")] {
                let may = |row: &&Value| app.call(Some(&session), of, json!({ "id": row["id"] })).is_ok();
                let seen = all.as_array().expect("rows").iter().filter(may).cloned().collect::<Vec<_>>();
                check(how, numbers(&json!(seen)) == must);
            }
            let totals = |row: &&Value| {
                app.call(Some(&session), "sales_order.totals", json!({ "customer": row["customer"]["id"] })).is_ok()
            };
            let seen = all.as_array().expect("rows").iter().filter(totals).cloned().collect::<Vec<_>>();
            check("totals", numbers(&json!(seen)) == must);
            let user = app.session(&session).expect("a session").user;
            let store = app.session(&session).expect("a session").store.clone();
            let lines = store.read(Some(user), |r| r.rows("SELECT id FROM my_order_line", [], |_| Ok(())));
            let his: BTreeSet<String> = whose.iter().map(|name| name.to_string()).collect();
            for by in ["detected_on", "customer", "state"] {
                let page = ask("churn.list", json!({ "sort": { "by": by } }));
                check(&format!("churn by {by}"), followed(&page["rows"]) == his);
            }
            check("churn count", ask("churn.count", json!({}))["count"] == his.len());
            for (how, of) in [("churn get", "churn.get"), ("churn history", "churn.history")] {
                let may = |row: &&Value| app.call(Some(&session), of, json!({ "id": row["id"] })).is_ok();
                let seen = records.as_array().expect("rows").iter().filter(may).cloned().collect::<Vec<_>>();
                check(how, followed(&json!(seen)) == his);
            }
            let measures = store.read(Some(user), |r| r.rows("SELECT id FROM my_churn_measure", [], |_| Ok(())));
            check("measures", measures.expect("measures").len() == his.len());
            check("lines", lines.expect("lines").len() == must.len() * 2);
        };
        look("chief", &["ann", "bob"]);
        look("eye", &["ann", "bob"]);
        look("ann", &["ann"]);
        look("bob", &["bob"]);
        // One whose rights reach his team, that of ann and bob.
        let grant = |level: &str| {
            let input = json!({ "role": "manager", "entity": "customer", "action": "read", "level": level });
            call(&app, &boss, "role.grant", input);
        };
        grant("team");
        look("ann", &["ann", "bob"]);
        grant("own");
        app.close();
        wrong
    }
}

#[test]
fn everyone_sees_the_orders_of_the_customers_that_he_sees_and_no_other() {
    let office = found();
    assert_eq!(office.wrong(), Vec::<String>::new());
    plant(Some(Fault::BareTable("sales_order")));
    let caught = office.wrong();
    plant(None);
    for way in ["list by ordered_on", "list by total", "list narrowed", "count", "place", "get", "history"] {
        assert!(caught.contains(&format!("ann {way}")), "{way}: {caught:?}");
    }
    plant(Some(Fault::BareTable("order_line")));
    let caught = office.wrong();
    plant(None);
    assert!(caught.contains(&"ann lines".to_string()), "{caught:?}");
    plant(Some(Fault::BareTable("churn")));
    let caught = office.wrong();
    plant(None);
    for way in ["churn by detected_on", "churn by state", "churn count", "churn get", "churn history"] {
        assert!(caught.contains(&format!("ann {way}")), "{way}: {caught:?}");
    }
    plant(Some(Fault::BareTable("churn_measure")));
    let caught = office.wrong();
    plant(None);
    assert!(caught.contains(&"ann measures".to_string()), "{caught:?}");
    plant(Some(Fault::BareTable("customer")));
    let caught = office.wrong();
    plant(None);
    assert!(caught.contains(&"ann totals".to_string()), "{caught:?}");
    assert_eq!(office.wrong(), Vec::<String>::new());
}
