//! A large import into a small file: one chunk where nobody else is at it, many small ones where somebody is. Either
//! way the same customers in the same order, and one undo.

use serde_json::json;
use zhike_core::{App, Clock, Home};
use zhike_tests::{Office, PASSWORD, Person};

const ROWS: usize = 10_001;

fn csv() -> String {
    let rows = (0..ROWS).map(|n| format!("上海第{n}贸易有限公司,021-{:08},普通客户\n", 60_000_000 + n));
    std::iter::once("客户名称,电话,客户等级\n".to_string()).chain(rows).collect()
}

/// Imports into a new office; answers how many ops it took, and the ends of the list in three orders.
fn import(office: &Office, boss: &Person) -> (i64, Vec<Vec<String>>) {
    boss.customer("早就在的贸易有限公司");
    let (before, stands) =
        (boss.op("customer.tag", json!({ "ids": [boss.customer("张三")], "add": ["甲"] })), boss.content());
    let done = boss.job("customer.import", json!({ "file": boss.put("a.csv", csv().as_bytes()) })).expect("an import");
    assert_eq!(done["created"], json!(ROWS), "{done}");
    assert_eq!(boss.count(), ROWS as i64 + 2);
    let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].as_i64().expect("an op");
    let ends = |by: &str, desc: bool| boss.names(json!({ "sort": { "by": by, "desc": desc }, "limit": 20 }));
    let lists = ["name", "number", "level"].map(|by| [ends(by, false), ends(by, true)]).concat();
    assert_eq!(boss.names(json!({ "filter": [{ "field": "phone", "op": "eq", "value": "021-60000007" }] })).len(), 1);
    boss.ok("change.undo", json!({ "op": newest }));
    assert_eq!((boss.count(), boss.content()), (2, stands));
    let _ = office;
    (newest - before, lists)
}

#[test]
fn alone_it_is_one_chunk_and_with_somebody_there_it_is_many_and_the_same() {
    let (office, boss) = Office::found();
    let (ops, alone) = import(&office, &boss);
    assert_eq!(ops, 1, "one chunk");

    // Somebody else in the same process, and somebody in another one.
    let (office, boss) = Office::found();
    let _window = office.login("boss");
    let (ops, lists) = import(&office, &boss);
    assert!(ops > 4, "others get in between: {ops}");
    assert_eq!(lists, alone);

    let (office, boss) = Office::found();
    let other =
        App::with_clock(Home::at(office.file.with_extension("home")), Clock::Fixed(office.clock.clone())).unwrap();
    other.login(&office.file, "boss", PASSWORD).unwrap();
    let (ops, lists) = import(&office, &boss);
    assert!(ops > 4, "others get in between: {ops}");
    assert_eq!(lists, alone);
    other.close();
}
