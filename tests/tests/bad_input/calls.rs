//! Calls and imports that are nonsense.

use super::{plain, unharmed};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use zhike_core::Error;
use zhike_tests::{NOW, Office, PASSWORD, Person};

#[test]
fn calls_that_are_nonsense_are_refused_and_change_nothing() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let before = boss.state();
    let refused = |name: &str, input: Value| plain(&boss.refused(name, input));
    for name in [
        "",
        "customer",
        "customer.",
        "door.create",
        "door.login",
        "customer.get;drop",
        "../x",
        "CUSTOMER.GET",
        "customer.get\u{0}",
    ] {
        assert_eq!(refused(name, json!({})), "NotFound", "{name:?}");
    }
    let session = zhike_core::SessionId::parse(&"0".repeat(64)).expect("64 digits");
    for session in [None, Some(&session)] {
        for entry in boss.app.entries() {
            let error = boss.app.call(session, entry.name, json!({})).expect_err("no session");
            assert_eq!(error, Error::Unauthenticated, "{}", entry.name);
        }
    }
    assert!(zhike_core::SessionId::parse("' OR 1=1").is_none());
    let mut deep = json!("x");
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let huge = "字".repeat(2_000_000);
    let many: Vec<Value> = (0..5_000).map(|_| json!({ "field": "name", "op": "empty" })).collect();
    let ids: Vec<Value> = (0..200_000).map(|_| json!(id)).collect();
    let nonsense = [
        ("customer.get", json!({ "id": "' OR 1=1 --" })),
        ("customer.get", json!({ "id": huge })),
        ("customer.get", json!({ "id": 7 })),
        ("customer.get", Value::Null),
        ("customer.get", json!("x")),
        ("customer.list", json!({ "filter": [{ "field": "name'; DROP TABLE customer; --", "op": "empty" }] })),
        ("customer.list", json!({ "filter": [{ "field": "rowid", "op": "empty" }] })),
        ("customer.list", json!({ "filter": many })),
        ("customer.list", json!({ "filter": [{ "field": "name", "op": "contains", "value": deep }] })),
        ("customer.list", json!({ "filter": [{ "field": "name", "op": "matches", "value": "(a+)+$" }] })),
        ("customer.list", json!({ "filter": [{ "field": "tag", "op": "eq", "value": "x'" }] })),
        ("customer.list", json!({ "filter": [{ "field": "credit", "op": "between", "value": [1] }] })),
        ("customer.list", json!({ "sort": { "by": "pk; DROP TABLE op" } })),
        ("customer.list", json!({ "sort": { "by": "note" } })),
        ("customer.list", json!({ "after": "zz" })),
        ("customer.list", json!({ "after": "5b5d" })),
        ("customer.list", json!({ "sort": { "by": "owner" }, "after": "x/5b5d" })),
        ("customer.list", json!({ "limit": -1 })),
        ("customer.list", json!({ "offset": -1 })),
        ("customer.create", json!({ "values": { "kind": "company", "name": huge }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": "company", "name": deep }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": "alien", "name": "x" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": 7, "name": "x" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "a\u{0}b" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "x" }, "tags": ["a\u{0}"], "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "x" }, "tags": [huge], "incomplete": true })),
        (
            "customer.create",
            json!({ "values": { "name": "x" }, "points": [{ "kind": "phone", "raw": huge }], "incomplete": true }),
        ),
        ("customer.create", json!({ "values": { "name": "x" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "owner": "00000000-0000-7000-8000-000000000000" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "website": "javascript:alert(1)" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "registered_capital": 1e300 } })),
        ("customer.bulk", json!({ "ids": ids, "set": { "note": "x" } })),
        ("customer.bin", json!({ "ids": ["00000000-0000-7000-8000-000000000000", id] })),
        ("customer.tag", json!({ "ids": [id], "add": ["", "x"] })),
        ("customer.import", json!({ "file": "../office.zhike" })),
        ("changes.export", json!({ "since": "x:y,z" })),
        ("changes.apply", json!({ "file": "none" })),
        ("change.undo", json!({ "op": -5 })),
        ("change.undo", json!({ "op": i64::MAX })),
        ("conflict.settle", json!({ "entity": "sqlite_schema", "id": id, "cell": "sql", "op": 1 })),
        ("conflict.settle", json!({ "entity": "customer", "id": id, "cell": "name\" = 'x' --", "op": 1 })),
        ("view.save", json!({ "entity": "customer", "name": huge, "query": {} })),
        ("view.save", json!({ "entity": "customer", "name": "x", "query": { "a": huge } })),
        ("role.grant", json!({ "role": "admin", "entity": "customer", "action": "read", "level": "none" })),
        ("role.grant", json!({ "role": "manager", "entity": "customer'", "action": "read", "level": "all" })),
        ("user.add", json!({ "username": "boss", "password": PASSWORD })),
        ("user.add", json!({ "username": " ", "password": PASSWORD })),
        ("user.add", json!({ "username": "x", "password": "short" })),
        ("demo.fill", json!({ "customers": u64::MAX })),
        ("job.get", json!({ "job": "x" })),
        ("job.cancel", json!({ "job": "x" })),
    ];
    let tried = nonsense.len();
    for (name, input) in nonsense {
        let began = Instant::now();
        let code = match boss.call(name, input.clone()) {
            // A job says what is wrong when it ends.
            Ok(answer) if answer.data["job"].is_string() => {
                plain(&ended(&boss, answer.data["job"].as_str().expect("an id")))
            }
            Ok(answer) => panic!("{name} {:.200} was taken: {}", input.to_string(), answer.data),
            Err(error) => plain(&error),
        };
        assert!(
            ["Invalid", "NotFound", "TooLarge", "Blocked", "Forbidden"].contains(&code.as_str()),
            "{name} {:.200}: {code}",
            input.to_string()
        );
        assert!(began.elapsed() < Duration::from_secs(60), "{name} took {:?}", began.elapsed());
    }
    assert!(tried > 45);
    assert_eq!(boss.state(), before, "nothing of it left a trace");
    unharmed(&boss, 1);
    assert_eq!(office.clock.load(std::sync::atomic::Ordering::SeqCst), NOW);
}

/// How a job that must fail ended.
fn ended(who: &Person, job: &str) -> Error {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let state = who.ok("job.get", json!({ "job": job }));
        match state["state"].as_str() {
            Some("failed") => return serde_json::from_value(state["error"].clone()).expect("an error"),
            Some("done") => panic!("it was done: {state}"),
            _ if Instant::now() > end => panic!("it does not end"),
            _ => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

#[test]
fn files_to_import_that_are_nonsense_are_refused_and_change_nothing() {
    let (_office, boss) = Office::found();
    boss.customer("恒远信息");
    let before = boss.content();
    let wide = format!("客户名称{}\n", ",x".repeat(1_000_000));
    let cell = format!("客户名称\n{}\n", "长".repeat(1_000_000));
    let bad: [(&str, &[u8]); 9] = [
        ("empty", b""),
        ("no header of ours", b"a,b\n1,2\n"),
        ("nul bytes", b"\x00\x00\x00\x00"),
        ("half a character of utf-16", b"\xff\xfe\xa2\x5b\x37\x62\x0a\x00\x37"),
        ("an image", b"\x89PNG\r\n\x1a\n\x00\x01"),
        ("a quote that never ends", "客户名称,电话\n\"甲,1\n乙,2\n".as_bytes()),
        ("a million columns", wide.as_bytes()),
        ("a cell beyond measure", cell.as_bytes()),
        ("ragged", "客户名称,电话\n甲\n乙,1,2\n".as_bytes()),
    ];
    for (what, bytes) in bad {
        let file = boss.put("x.csv", bytes);
        match boss.job("customer.import", json!({ "file": file })) {
            Err(error) => assert!(["Invalid", "TooLarge"].contains(&plain(&error).as_str()), "{what}: {error:?}"),
            Ok(result) => {
                assert_eq!(result["created"], 0, "{what}: {result}");
                let told = result["problems_total"].as_i64() > Some(0) || result["notes"] != json!([]);
                assert!(told, "{what}: what was left out is told: {result}");
            }
        }
        assert_eq!(boss.content(), before, "{what}");
    }
    // What only looks bad is kept as it is: a formula, a tag of HTML, SQL, letters from right to left.
    let odd = [
        "=1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "'; DROP TABLE customer; --",
        "\u{202e}drow",
        "%_%",
        "𠮷野家",
    ];
    let rows: String = odd.iter().map(|name| format!("{name}\n")).collect();
    assert_eq!(boss.import(&format!("客户名称\n{rows}"))["created"], odd.len());
    for name in odd {
        let filter = json!([{ "field": "name", "op": "eq", "value": name }]);
        assert_eq!(boss.names(json!({ "filter": filter })), [name]);
        let filter = json!([{ "field": "name", "op": "contains", "value": name }]);
        assert_eq!(boss.names(json!({ "filter": filter })), [name], "no wildcard, no syntax");
    }
    unharmed(&boss, odd.len() as i64 + 1);
}
