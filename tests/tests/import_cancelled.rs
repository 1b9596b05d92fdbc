//! Whoever cancels an import gets back what was: all of it, but for rows that somebody else has worked on meanwhile, and
//! those are named to him. An import that is only tried leaves nothing either way.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use zhike_tests::{Office, Person};

const ROWS: usize = 16_000;

fn csv() -> String {
    let rows = (0..ROWS).map(|n| format!("上海第{n}贸易有限公司,021-{:08}\n", 60_000_000 + n));
    std::iter::once("客户名称,电话\n".to_string()).chain(rows).collect()
}

/// An import that has begun.
fn begin(boss: &Person, dry_run: bool) -> String {
    let file = boss.put("a.csv", csv().as_bytes());
    let begun = boss.ok("customer.import", json!({ "file": file, "dry_run": dry_run }));
    begun["job"].as_str().expect("a job").to_string()
}

/// Asks until something is so.
fn until<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(Instant::now() < end, "it never is");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// How a job ended that was cancelled.
fn cancel(boss: &Person, job: &str) -> Value {
    boss.ok("job.cancel", json!({ "job": job }));
    let state = until(|| Some(boss.ok("job.get", json!({ "job": job }))).filter(|state| state["state"] != "running"));
    assert_eq!(
        (state["state"].as_str(), state["error"]["code"].as_str()),
        (Some("failed"), Some("Cancelled")),
        "{state}"
    );
    state["error"]["detail"].clone()
}

#[test]
fn a_cancelled_import_leaves_what_a_colleague_worked_on_and_names_it() {
    let (office, boss) = Office::found();
    boss.customer("早就在的贸易有限公司");
    let before = boss.content();
    // Somebody else at the file makes it an import of many chunks.
    let colleague = office.login("boss");

    let job = begin(&boss, false);
    until(|| (colleague.count() > 1).then_some(()));
    let told = cancel(&boss, &job);
    assert_eq!(
        (told["left"].clone(), boss.content() == before),
        (Value::Null, true),
        "nobody touched a row: nothing stays"
    );
    let past = |at: usize| boss.ok("import.history", json!({}))["imports"][at].clone();
    assert_eq!((&past(0)["undone"], &past(0)["left"], &past(0)["left_count"]), (&json!(true), &json!([]), &json!(0)));

    let job = begin(&boss, false);
    let filter = json!([{ "field": "name", "op": "eq", "value": "上海第7贸易有限公司" }]);
    let id = until(|| {
        let rows = colleague.ok("customer.list", json!({ "filter": filter }))["rows"].clone();
        rows[0]["id"].as_str().map(String::from)
    });
    colleague.set(&id, "note", json!("打过电话"));
    let told = cancel(&boss, &job);
    let left = told["left"].as_array().expect("what stays");
    assert_eq!(left.len(), 1, "{told}");
    assert_eq!(
        (&left[0]["entity"], &left[0]["id"], &left[0]["title"], &left[0]["by"]),
        (&json!("customer"), &json!(id), &json!("上海第7贸易有限公司"), &json!("王晓东"))
    );
    assert_eq!((boss.count(), boss.get(&id)["values"]["note"].clone()), (2, json!("打过电话")));
    // The history tells of it for good; that it was taken back is no import of its own.
    let stayed = json!([{ "entity": "customer", "id": id, "title": "上海第7贸易有限公司" }]);
    assert_eq!((&past(0)["undone"], &past(0)["left"], &past(0)["left_count"]), (&json!(true), &stayed, &json!(1)));
    assert_eq!((&past(1)["left"], past(2)), (&json!([]), Value::Null));
    // What he is called now is what is told, and nothing of who is not there any more.
    boss.set(&id, "name", json!("改了名的公司"));
    assert_eq!(past(0)["left"][0]["title"], "改了名的公司");
    boss.ok("customer.erase", json!({ "id": id }));
    assert_eq!((&past(0)["left"], &past(0)["left_count"]), (&json!([]), &json!(1)));
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

#[test]
fn an_import_that_is_only_tried_can_be_cancelled() {
    let (_office, boss) = Office::found();
    let before = boss.state();
    let job = begin(&boss, true);
    until(|| boss.ok("job.get", json!({ "job": job }))["done"].as_u64().filter(|done| *done > 0));
    assert_eq!(cancel(&boss, &job)["left"], Value::Null);
    assert_eq!(boss.state(), before);
    // The control: left alone it tells of every row, and changes nothing either.
    let file = boss.put("b.csv", "客户名称\n甲\n乙\n".as_bytes());
    let tried = boss.job("customer.import", json!({ "file": file, "dry_run": true })).expect("tried");
    assert_eq!((tried["created"].clone(), boss.state() == before), (json!(2), true));
}

/// Not every import that ends early was cancelled: whoever imports is sent away in the middle of it.
#[test]
fn an_import_that_fails_is_taken_back_too_and_the_history_names_what_stays() {
    let (office, boss) = Office::found();
    let before = boss.count();
    let me = boss.ok("session.get", json!({}))["user"]["id"].clone();
    for touched in [false, true] {
        let name = format!("chief{touched}");
        let chief = office.hire(&boss, &name, &["supervisor"], None);
        let id = chief.ok("session.get", json!({}))["user"]["id"].clone();
        let file = chief.put("a.csv", csv().as_bytes());
        chief.ok("customer.import", json!({ "file": file, "owner": me }));
        let filter = json!([{ "field": "name", "op": "eq", "value": "上海第7贸易有限公司" }]);
        let row = until(|| {
            let rows = boss.ok("customer.list", json!({ "filter": filter }))["rows"].clone();
            rows[0]["id"].as_str().map(String::from)
        });
        if touched {
            boss.set(&row, "note", json!("打过电话"));
        }
        boss.ok("user.deactivate", json!({ "id": id }));
        until(|| {
            let past = boss.ok("import.history", json!({}))["imports"][0].clone();
            (past["by"]["name"] == json!(name) && past["undone"] == true).then_some(())
        });
        until(|| (boss.count() == before + i64::from(touched)).then_some(()));
        let stays = json!([{ "entity": "customer", "id": row, "title": "上海第7贸易有限公司" }]);
        let past = until(|| {
            let now = boss.ok("import.history", json!({}))["imports"][0].clone();
            (!touched || now["left_count"] == 1).then_some(now)
        });
        assert_eq!(past["left"], if touched { stays } else { json!([]) });
    }
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
}
