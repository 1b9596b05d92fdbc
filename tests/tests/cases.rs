//! The cases that the change model must hold, each a test that reads like its line.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

fn csv_of(customers: usize) -> String {
    let rows: String = (0..customers).map(|i| format!("客户{i:04},021-6888{i:04},上海市浦东新区{i}号\n")).collect();
    format!("客户名称,电话,地址\n{rows}")
}

fn id_of(person: &Person, name: &str) -> String {
    let filter = json!([{ "field": "name", "op": "eq", "value": name }]);
    person.ok("customer.list", json!({ "filter": filter }))["rows"][0]["id"].as_str().expect("a customer").to_string()
}

#[test]
fn case_1_an_import_that_a_colleague_has_worked_on_is_not_undone_and_he_is_named() {
    let (office, boss) = Office::found();
    let colleague = office.hire(&boss, "li", &["supervisor"], None);
    let imported = boss.import(&csv_of(500));
    assert_eq!(imported["created"], 500, "{imported}");
    let op = imported["op"].as_i64().expect("an op");
    let touched = id_of(&colleague, "客户0042");
    let call = json!({ "customer": touched, "values": { "summary": "问了交货期" } });
    let logged = colleague.op("interaction.create", call);

    let Error::Conflict { stands } = boss.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    assert_eq!(stands.len(), 1);
    let named = (stands[0].entity.as_str(), stands[0].title.as_str(), stands[0].op, stands[0].by.as_deref());
    assert_eq!(named, ("interaction", "问了交货期", Some(logged), Some("li")));
    assert_eq!(boss.count(), 500, "a refused undo changes nothing");

    // An edit of one of them is named too.
    let edit = colleague.set(&touched, "note", json!("打过电话"));
    let Error::Conflict { stands } = boss.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    assert!(stands.iter().any(|s| (s.title.as_str(), s.op, s.by.as_deref()) == ("客户0042", Some(edit), Some("li"))));

    // Without the edit, the undo leaves the workspace as it was before.
    colleague.ok("change.undo", json!({}));
    colleague.ok("change.undo", json!({}));
    let refused_still = boss.call("change.undo", json!({ "op": op }));
    assert!(refused_still.is_err(), "the edit and its undo are both later work on the row");

    let (_office, boss) = Office::found();
    let before_alone = boss.content();
    let op = boss.import(&csv_of(500))["op"].clone();
    assert_ne!(boss.content(), before_alone, "the import shows in the digest");
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(boss.content(), before_alone);
    assert_eq!(boss.count(), 0);
}

#[test]
fn case_2_fields_edited_apart_both_survive_and_the_same_field_is_a_conflict_that_either_settles() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));

    here.set(&id, "website", json!("hengyuan.example"));
    office.later(1000);
    there.set(&id, "note", json!("喜欢微信沟通"));
    office.later(1000);
    here.set(&id, "phone", json!("021-68888888"));
    office.later(1000);
    there.set(&id, "phone", json!("13800138000"));

    here.pull(&there);
    there.pull(&here);
    for side in [&here, &there] {
        let customer = side.get(&id);
        assert_eq!(customer["values"]["website"], "hengyuan.example");
        assert_eq!(customer["values"]["note"], "喜欢微信沟通");
        assert_eq!(customer["values"]["phone"], "13800138000", "the later one shows");
        assert_eq!(customer["conflicts"], json!(["phone"]));
    }
    assert_eq!(here.state(), there.state());

    let Error::Conflict { stands } =
        here.refused("customer.update", json!({ "id": id, "rev": here.get(&id)["rev"], "set": { "phone": "1" } }))
    else {
        panic!("a cell in conflict is settled, not written")
    };
    assert_eq!(stands[0].why, "in_conflict");

    let conflicts = here.ok("conflict.list", json!({}))["conflicts"].clone();
    let heads = conflicts[0]["heads"].as_array().expect("heads");
    let mine = heads.iter().find(|h| h["value"] == "021-68888888").expect("the other side is listed");
    here.ok("conflict.settle", json!({ "entity": "customer", "id": id, "cell": "phone", "op": mine["op"] }));
    there.pull(&here);
    for side in [&here, &there] {
        assert_eq!(side.get(&id)["values"]["phone"], "021-68888888");
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 0);
    }
    assert_eq!(here.state(), there.state());
    assert_eq!(here.ok("doctor.check", json!({}))["problems"], json!([]));
    assert_eq!(there.ok("doctor.check", json!({}))["problems"], json!([]));
}

#[test]
fn case_6_of_an_erased_person_no_word_is_left_and_the_chain_still_verifies() {
    let (_office, boss) = Office::found();
    let input = json!({ "values": { "kind": "person", "name": "仇志强", "phone": "13912345678", "occupation": "采购总监" },
        "points": [{ "kind": "wechat", "raw": "qiu_zq" }], "tags": ["PoE"], "incomplete": true });
    let id = boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string();
    boss.set(&id, "note", json!("仇志强喜欢早上通话"));
    boss.set(&id, "phone", json!("13700000000"));
    boss.import("客户名称,电话\n他人,1\n");

    boss.ok("customer.erase", json!({ "id": id }));
    let gone = boss.get(&id);
    assert_eq!(gone["life"], "erased");
    assert_eq!(gone["values"]["name"], "");
    let everything = boss.ok("customer.history", json!({ "id": id })).to_string() + &gone.to_string();
    let file = boss.ok("changes.export", json!({}))["file"].as_str().expect("a bundle").to_string();
    let bundle = String::from_utf8(boss.take(&file)).expect("text");
    for word in ["仇志强", "13912345678", "13700000000", "采购总监", "qiu_zq"] {
        assert!(!everything.contains(word), "{word} in row or history");
        assert!(!bundle.contains(word), "{word} in a bundle");
    }
    assert!(bundle.contains("他人"), "the control: what was not erased is there");
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    let Error::Blocked { rule } =
        boss.refused("change.undo", json!({ "op": boss.ok("change.list", json!({}))["steps"][0]["op"] }))
    else {
        panic!("an erase is never undone")
    };
    assert!(rule.starts_with("never_undone"), "{rule}");
}

#[test]
fn case_7_a_binned_customer_comes_back_with_exactly_what_went_with_it() {
    let (_office, boss) = Office::found();
    let points: Vec<Value> =
        ["021-1", "021-2", "021-3"].iter().map(|raw| json!({ "kind": "phone", "raw": raw })).collect();
    let input = json!({ "values": { "kind": "company", "name": "鼎信电子" }, "points": points, "tags": ["甲", "乙"], "incomplete": true });
    let id = boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string();
    // One of them went to the bin before; it must stay there.
    let points = boss.get(&id)["points"].as_array().expect("points").clone();
    let keep: Vec<Value> =
        points[1..].iter().map(|p| json!({ "id": p["id"], "kind": p["kind"], "raw": p["raw"] })).collect();
    boss.ok("customer.points", json!({ "id": id, "set": keep }));
    let whole = boss.content();

    boss.ok("customer.bin", json!({ "ids": [id] }));
    assert_eq!(boss.count(), 0);
    assert_eq!(boss.ok("customer.count", json!({ "bin": true }))["count"], 1);
    let binned = boss.content();
    let restored = boss.op("customer.restore", json!({ "ids": [id] }));
    assert_eq!(boss.content(), whole);
    assert_eq!(boss.get(&id)["points"].as_array().map(Vec::len), Some(2));
    assert_eq!(boss.get(&id)["tags"].as_array().map(Vec::len), Some(2));
    boss.ok("change.undo", json!({ "op": restored }));
    assert_eq!(boss.content(), binned);
    boss.ok("change.redo", json!({}));
    assert_eq!(boss.content(), whole);
}

#[test]
fn case_8_a_masked_phone_cannot_be_found_filtered_sorted_or_read_anywhere() {
    let (office, boss) = Office::found();
    let id = boss.customer("金葵花食品");
    boss.set(&id, "phone", json!("13800138000"));
    boss.set(&id, "phone", json!("13900139000"));
    let other = office.copy("laptop");
    let (boss, there) = (office.login("boss"), other.login("boss"));
    boss.set(&id, "phone", json!("021-11112222"));
    there.set(&id, "phone", json!("021-33334444"));
    boss.pull(&there);
    let viewer = office.hire(&boss, "blind", &["executive"], None);
    let sees = viewer.get(&id).to_string();
    assert!(sees.contains("021-"), "the control: unmasked, the phone is there");

    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_phone", "level": "none" }));
    let everything = [
        viewer.get(&id).to_string(),
        viewer.ok("customer.list", json!({})).to_string(),
        viewer.ok("customer.history", json!({ "id": id })).to_string(),
        viewer.ok("conflict.list", json!({})).to_string(),
        viewer.ok("change.list", json!({})).to_string(),
        viewer.ok("catalogue.get", json!({ "entity": "customer" })).to_string(),
    ]
    .join("\n");
    for number in ["13800138000", "13900139000", "021-11112222", "021-33334444"] {
        assert!(!everything.contains(number), "{number} is told");
    }
    let filter = json!({ "filter": [{ "field": "phone", "op": "contains", "value": "138" }] });
    assert_eq!(viewer.refused("customer.list", filter.clone()).code(), "Forbidden");
    assert_eq!(viewer.refused("customer.count", filter).code(), "Forbidden");
    assert!(viewer.call("customer.list", json!({ "sort": { "by": "phone" } })).is_err());
}

#[test]
fn case_10_the_lone_file_opens_elsewhere_with_the_recovery_key() {
    let (office, boss) = Office::found();
    boss.customer("瑞安精密");
    // Two seconds after the last commit the file is whole by itself, though the window stays open.
    std::thread::sleep(std::time::Duration::from_millis(3500));
    let stick = office.dir.path().join("stick");
    std::fs::create_dir_all(&stick).expect("a folder");
    std::fs::copy(&office.file, stick.join("alone.zhike")).expect("a copy");
    let app = zhike_core::App::new(zhike_core::Home::at(stick.join("home"))).expect("a core");
    let place = zhike_core::Place::Dir(stick.clone());
    let wrong = "0000-0000-0000-0000-0000-0000-0000-0000";
    let recover =
        |key: &str| json!({ "file": "alone", "recovery_key": key, "username": "boss", "password": "another one 34" });
    assert!(app.door(&place, None, "door.recover", recover(wrong)).is_err(), "the control: a wrong key opens nothing");
    let answer = app.door(&place, None, "door.recover", recover(&office.recovery_key)).expect("it opens");
    let zhike_core::SessionChange::Set(session) = answer.session else { panic!("no session") };
    let there = Person { app, session };
    assert_eq!(there.names(json!({})), ["瑞安精密"]);
}

#[test]
fn a_colleague_without_the_right_to_transfer_does_not_settle_whose_a_customer_is() {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    office.hire(&boss, "zhou", &["manager"], None);
    let id = boss.customer("恒远信息");
    let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
    let named = |name: &str| users.iter().find(|u| u["username"] == name).expect("a user")["id"].clone();
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    here.set(&id, "owner", named("li"));
    office.later(1000);
    there.set(&id, "owner", named("zhou"));
    here.pull(&there);
    let conflict = here.ok("conflict.list", json!({}))["conflicts"][0].clone();
    let settle = json!({ "entity": "customer", "id": id, "cell": "owner", "op": conflict["heads"][1]["op"] });
    assert_eq!(conflict["cell"], "owner", "{conflict}");
    let zhou = office.login("zhou");
    assert_eq!(zhou.refused("conflict.settle", settle.clone()).code(), "Forbidden");
    here.ok("conflict.settle", settle);
    assert_eq!(here.ok("conflict.count", json!({}))["count"], 0);
}

#[test]
fn whoever_administers_lists_settles_their_conflicts_and_nobody_elses() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let contact = boss.contact(&id, json!({ "name": "仇英", "mobile": "13800138000" }));
    let lists = boss.ok("dictionary.list", json!({}))["categories"].as_array().expect("categories").clone();
    let industries = lists.iter().find(|c| c["code"] == "industry").expect("industries");
    let (industry, rev) = (industries["items"][0]["id"].clone(), industries["items"][0]["rev"].clone());
    office.hire(&boss, "admin", &["admin"], None);
    office.hire(&boss, "li", &["manager"], None);
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    for (who, said) in [(&here, "甲"), (&there, "乙")] {
        who.ok("dictionary.update", json!({ "id": industry, "rev": rev, "set": { "label_zh": said } }));
        who.change("contact", &contact, json!({ "position": said }));
        who.change("contact", &contact, json!({ "mobile": format!("1390013900{}", said.len() % 2) }));
        office.later(1000);
    }
    there.change("contact", &contact, json!({ "mobile": "13700137000" }));
    here.pull(&there);
    let listed = here.ok("conflict.list", json!({}))["conflicts"].as_array().expect("conflicts").clone();
    let settle = |entity: &str| {
        let one = listed.iter().find(|c| c["entity"] == entity).unwrap_or_else(|| panic!("{entity}: {listed:?}"));
        json!({ "entity": entity, "id": one["id"], "cell": one["cell"], "op": one["heads"][0]["op"] })
    };
    let (admin, li) = (office.login("admin"), office.login("li"));
    for entity in ["contact", "contact_point"] {
        admin.refused("conflict.settle", settle(entity));
    }
    assert_eq!(li.refused("conflict.settle", settle("dictionary_item")).code(), "Forbidden");
    assert_eq!(li.refused("conflict.settle", settle("contact")).code(), "NotFound", "of a customer he does not see");

    let op = admin.op("conflict.settle", settle("dictionary_item"));
    assert_eq!(li.refused("change.undo", json!({ "op": op })).code(), "Forbidden", "its undo needs the same right");
    admin.ok("change.undo", json!({ "op": op }));
    here.ok("conflict.settle", settle("contact"));
    here.ok("conflict.settle", settle("contact_point"));
    assert_eq!(
        here.ok("conflict.count", json!({}))["count"],
        0,
        "what was settled stays so when its value is taken back"
    );
}

#[test]
fn a_view_is_taken_back_by_its_owner_alone() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let view = json!({ "entity": "customer", "name": "我的", "shared": true, "query": { "filter": [] } });
    let op = li.op("view.save", view);
    assert_eq!(boss.refused("change.undo", json!({ "op": op })).code(), "NotFound");
    li.ok("change.undo", json!({ "op": op }));
}

#[test]
fn what_lies_in_the_bin_is_not_changed_in_bulk() {
    let (_office, boss) = Office::found();
    let (kept, binned) = (boss.customer("在外面"), boss.customer("在回收站"));
    boss.ok("customer.bin", json!({ "ids": [binned] }));
    let set = json!({ "note": "同一句话" });
    let refused = boss.refused("customer.bulk", json!({ "ids": [kept, binned], "set": set }));
    assert_eq!(refused, Error::Blocked { rule: "in_bin".into() });
    assert_eq!(boss.get(&kept)["values"]["note"], Value::Null, "one refused row refuses the whole step");
    boss.ok("customer.bulk", json!({ "ids": [kept], "set": set }));
    assert_eq!(boss.get(&kept)["values"]["note"], "同一句话");
}
