//! Undo on another machine than the one that did the work.

use serde_json::json;
use zhike_core::Error;
use zhike_tests::{Office, Person};

#[test]
fn what_was_done_before_the_file_moved_to_another_machine_is_undone_there() {
    let (office, boss) = Office::found();
    let rows: String = (0..4_500).map(|i| format!("客户{i:04},021-6888{i:04}\n")).collect();
    let op = boss.import(&format!("客户名称,电话\n{rows}"))["op"].clone();
    let laptop = office.copy("laptop");
    let there = laptop.login("boss");
    assert_eq!(there.count(), 4_500);

    there.ok("change.undo", json!({ "op": op }));
    assert_eq!(there.count(), 0);
    there.ok("change.redo", json!({}));
    assert_eq!(there.count(), 4_500);
}

/// The number that the newest step of the log has here.
fn newest(who: &Person) -> i64 {
    who.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].as_i64().expect("an op")
}

fn agree(here: &Person, there: &Person) {
    here.pull(there);
    there.pull(here);
    assert_eq!(here.state(), there.state());
    for side in [here, there] {
        assert_eq!(side.ok("doctor.check", json!({}))["problems"], json!([]));
    }
}

#[test]
fn what_was_done_in_the_office_and_a_bundle_brought_is_undone_and_redone_on_the_laptop() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    office.hire(&boss, "li", &["manager"], None);
    let laptop = office.copy("laptop");
    let (here, there) = (office.login("boss"), laptop.login("boss"));
    let before = there.content();
    office.later(1_000);
    here.set(&id, "phone", json!("021-68888888"));
    let after = here.content();
    assert_ne!(before, after, "the control: it shows");
    there.pull(&here);

    let op = newest(&there);
    // Who may not see the customer does not undo what was done to him, wherever it was done.
    let li = laptop.login("li");
    assert!(["NotFound", "Forbidden"].contains(&li.refused("change.undo", json!({ "op": op })).code()));
    there.ok("change.undo", json!({ "op": op }));
    assert_eq!(there.content(), before);
    agree(&here, &there);
    assert_eq!(here.content(), before, "and in the office once it has come there");
    there.ok("change.redo", json!({}));
    agree(&here, &there);
    assert_eq!(here.content(), after);
    // In the office the redo is one step of the log, like any other.
    here.ok("change.undo", json!({ "op": newest(&here) }));
    agree(&here, &there);
    assert_eq!(there.content(), before);

    here.set(&id, "note", json!("从办公室"));
    there.pull(&here);
    let op = newest(&there);
    office.later(1_000);
    let edit = there.set(&id, "note", json!("从笔记本"));
    let state = there.state();
    let Error::Conflict { stands } = there.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    let named = (stands[0].why.as_str(), stands[0].op, stands[0].by.as_deref());
    assert_eq!((stands.len(), named), (1, ("changed_later", Some(edit), Some("王晓东"))));
    assert_eq!(there.state(), state, "a refused undo changes nothing");

    here.ok("customer.erase", json!({ "id": id }));
    there.pull(&here);
    let Error::Blocked { rule } = there.refused("change.undo", json!({ "op": newest(&there) })) else {
        panic!("an erase is never undone")
    };
    assert!(rule.starts_with("never_undone"), "{rule}");
}

#[test]
fn an_import_undone_in_the_office_while_the_laptop_works_on_one_of_its_customers_asks_about_that_one() {
    let (office, _boss) = Office::found();
    let laptop = office.copy("laptop");
    let (here, there) = (office.login("boss"), laptop.login("boss"));
    let rows: String = (0..300).map(|i| format!("客户{i:04},021-6888{i:04}\n")).collect();
    let op = here.import(&format!("客户名称,电话\n{rows}"))["op"].clone();
    there.pull(&here);
    assert_eq!(there.count(), 300);
    let name = json!([{ "field": "name", "op": "eq", "value": "客户0123" }]);
    let id = there.ok("customer.list", json!({ "filter": name }))["rows"][0]["id"].as_str().expect("an id").to_string();
    office.later(1_000);
    let arrived = newest(&there);
    there.set(&id, "note", json!("打过电话"));
    let Error::Conflict { stands } = there.refused("change.undo", json!({ "op": arrived })) else {
        panic!("another refusal")
    };
    assert_eq!(
        (stands.len(), stands[0].title.as_str()),
        (1, "客户0123"),
        "where the work was done, the undo is refused"
    );
    // In the office nobody knows of it yet.
    here.ok("change.undo", json!({ "op": op }));
    assert_eq!(here.count(), 0);
    agree(&here, &there);
    for side in [&here, &there] {
        assert_eq!(side.names(json!({})), ["客户0123"], "he stays until somebody has looked");
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 1);
    }
    let conflict = there.ok("conflict.list", json!({}))["conflicts"][0].clone();
    let gone = conflict["heads"].as_array().expect("heads").iter().find(|h| h["shown"] == false).expect("the undo");
    let settle = json!({ "entity": "customer", "id": id, "cell": conflict["cell"], "op": gone["op"] });
    there.ok("conflict.settle", settle);
    agree(&here, &there);
    for side in [&here, &there] {
        assert_eq!((side.count(), &side.ok("conflict.count", json!({}))["count"]), (0, &json!(0)));
    }
}
