//! The lists that an office edits: added, renamed, ordered, deactivated and deleted items, as `App::call` shows them.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

/// The items of a list that a picker would offer or a record still shows, in order.
fn items(person: &Person, category: &str) -> Vec<Value> {
    let all = person.ok("dictionary.list", json!({}));
    let categories = all["categories"].as_array().expect("categories").clone();
    let found = categories.into_iter().find(|c| c["code"] == category).expect("the list");
    found["items"].as_array().expect("items").clone()
}

fn item(person: &Person, category: &str, label: &str) -> Value {
    let all = items(person, category);
    let found = all.iter().find(|i| i["label_zh"] == label || i["label_en"] == label);
    found.unwrap_or_else(|| panic!("no {label} in {all:?}")).clone()
}

fn labels(person: &Person, category: &str) -> Vec<String> {
    let standing = items(person, category).into_iter().filter(|i| i["deleted"] == false);
    standing.map(|i| i["label_zh"].as_str().expect("a label").to_string()).collect()
}

fn add(person: &Person, category: &str, zh: &str, en: &str) -> String {
    let input = json!({ "category": category, "label_zh": zh, "label_en": en });
    person.ok("dictionary.add", input)["id"].as_str().expect("an id").to_string()
}

fn rename(person: &Person, category: &str, from: &str, to: &str) -> Value {
    let it = item(person, category, from);
    person.ok("dictionary.update", json!({ "id": it["id"], "rev": it["rev"], "set": { "label_zh": to } }))
}

fn blocked(error: Error) -> String {
    let Error::Blocked { rule } = error else { panic!("another refusal: {error}") };
    rule
}

fn rule_of(error: Error, field: &str) -> String {
    let Error::Invalid { fields } = error else { panic!("another refusal: {error}") };
    fields.get(field).unwrap_or_else(|| panic!("{field} is not among {fields:?}")).clone()
}

#[test]
fn an_item_that_was_added_can_be_picked_filtered_by_and_imported_at_once() {
    let (_office, boss) = Office::found();
    let hotels = add(&boss, "industry", "酒店", "Hotels");
    assert_eq!(labels(&boss, "industry").last().map(String::as_str), Some("酒店"), "it stands at the end");
    let id = boss.customer("锦江饭店");
    boss.set(&id, "industry", json!(hotels));
    boss.import("客户名称,行业\n和平饭店,酒店\n");
    let filter = json!([{ "field": "industry", "op": "eq", "value": hotels }]);
    assert_eq!(boss.names(json!({ "filter": filter })), ["和平饭店", "锦江饭店"]);
    let again =
        boss.ok("customer.create", json!({ "values": { "name": "甲", "industry": hotels }, "incomplete": true }));
    assert!(again["id"].is_string());
}

#[test]
fn an_item_said_twice_is_refused_by_name_however_it_is_written() {
    let (_office, boss) = Office::found();
    add(&boss, "industry", "ＩＴ服务", "IT services");
    for (input, field) in [
        (json!({ "category": "industry", "label_zh": "it服务" }), "label_zh"),
        (json!({ "category": "industry", "label_zh": "信息服务", "label_en": "It Services" }), "label_en"),
        (json!({ "category": "industry", "value": "Software", "label_zh": "软件" }), "value"),
    ] {
        assert_eq!(rule_of(boss.refused("dictionary.add", input.clone()), field), "taken", "{input}");
    }
    add(&boss, "source", "ＩＴ服务", ""); // the control: another list may say the same
    assert_eq!(
        item(&boss, "source", "ＩＴ服务")["label_en"],
        "ＩＴ服务",
        "who says it in one language says it in both"
    );

    let hotels = item(&boss, "industry", "教育");
    let taken = json!({ "id": hotels["id"], "rev": hotels["rev"], "set": { "label_zh": "IT服务" } });
    assert_eq!(rule_of(boss.refused("dictionary.update", taken), "set.label_zh"), "taken");
}

#[test]
fn bad_labels_are_refused_by_rule() {
    let (_office, boss) = Office::found();
    for (label, rule) in [("", "required"), ("  ", "required"), ("甲\u{7}", "control_character")] {
        let input = json!({ "category": "industry", "label_zh": label });
        assert_eq!(rule_of(boss.refused("dictionary.add", input), "label_zh"), rule, "{label:?}");
    }
    let long = json!({ "category": "industry", "label_zh": "长".repeat(61) });
    assert_eq!(rule_of(boss.refused("dictionary.add", long), "label_zh"), "too_long");
    add(&boss, "industry", &"长".repeat(60), ""); // the control
    assert_eq!(boss.refused("dictionary.add", json!({ "category": "weather", "label_zh": "晴" })).code(), "NotFound");
    let stars = json!({ "category": "satisfaction", "label_zh": "极好" });
    assert_eq!(blocked(boss.refused("dictionary.add", stars)), "fixed_list");
}

#[test]
fn a_new_name_shows_wherever_the_item_was_picked() {
    let (_office, boss) = Office::found();
    let east = item(&boss, "region", "华东");
    let id = boss.customer("恒远信息");
    boss.set(&id, "region", east["id"].clone());
    boss.set(&id, "region", item(&boss, "region", "华北")["id"].clone());
    rename(&boss, "region", "华东", "长三角");
    // Records and history hold the id; the label of the id is the new one.
    let history = boss.ok("customer.history", json!({ "id": id }));
    let changes = history["steps"][0]["changes"].as_array().expect("changes");
    assert!(changes.iter().any(|c| c["field"] == "region" && c["before"] == east["id"]), "{changes:?}");
    assert_eq!(item(&boss, "region", "长三角")["id"], east["id"]);
    boss.set(&id, "region", east["id"].clone());
    let filter = json!([{ "field": "region", "op": "eq", "value": east["id"] }]);
    assert_eq!(boss.names(json!({ "filter": filter })), ["恒远信息"]);
    // A file of today says the new name, one of yesterday the value, which never changes.
    let imported = boss.import("客户名称,地区\n甲公司,长三角\n乙公司,east\n丙公司,华东\n");
    assert_eq!(imported["created"], 3);
    assert_eq!(boss.names(json!({ "filter": filter })), ["恒远信息", "甲公司", "乙公司"]);
}

#[test]
fn a_deactivated_item_is_not_picked_anew_and_stays_where_it_was_picked() {
    let (_office, boss) = Office::found();
    let source = item(&boss, "source", "展会");
    let id = boss.customer("恒远信息");
    boss.set(&id, "source", source["id"].clone());
    let off = json!({ "id": source["id"], "rev": source["rev"], "set": { "active": false } });
    let op = boss.op("dictionary.update", off);
    assert_eq!(item(&boss, "source", "展会")["active"], false);
    assert_eq!(boss.get(&id)["values"]["source"], source["id"], "what was picked stays");
    let filter = json!([{ "field": "source", "op": "eq", "value": source["id"] }]);
    assert_eq!(boss.names(json!({ "filter": filter })), ["恒远信息"]);

    let other = boss.customer("瑞安精密");
    let rev = boss.get(&other)["rev"].clone();
    let pick = json!({ "id": other, "rev": rev, "set": { "source": source["id"] } });
    assert_eq!(rule_of(boss.refused("customer.update", pick.clone()), "source"), "inactive");
    boss.ok("change.undo", json!({ "op": op }));
    boss.ok("customer.update", pick); // the control
}

#[test]
fn the_order_of_a_list_is_the_order_of_the_records_sorted_by_it() {
    let (_office, boss) = Office::found();
    for (name, region) in [("甲", "华北"), ("乙", "华东"), ("丙", "海外"), ("丁", "华南")] {
        let id = boss.customer(name);
        boss.set(&id, "region", item(&boss, "region", region)["id"].clone());
    }
    let by_region = json!({ "sort": { "by": "region", "desc": false } });
    assert_eq!(boss.names(by_region.clone()), ["甲", "乙", "丁", "丙"]);
    let ids: Vec<Value> = ["海外", "华南"].iter().map(|l| item(&boss, "region", l)["id"].clone()).collect();
    let sorted = boss.ok("dictionary.sort", json!({ "category": "region", "ids": ids }));
    assert!(sorted["moved"].as_u64() > Some(2), "{sorted}");
    assert_eq!(labels(&boss, "region")[..4], ["海外", "华南", "华北", "华东"]);
    assert_eq!(boss.names(by_region.clone()), ["丙", "丁", "甲", "乙"]);
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    let before = boss.content();
    boss.ok("doctor.rebuild", json!({}));
    assert_eq!(boss.names(by_region.clone()), ["丙", "丁", "甲", "乙"], "the derived keys are those of a rebuild");
    assert_eq!(boss.content(), before);
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.names(by_region), ["甲", "乙", "丁", "丙"]);

    let strange = item(&boss, "source", "展会")["id"].clone();
    let refused = boss.refused("dictionary.sort", json!({ "category": "region", "ids": [strange] }));
    assert_eq!(rule_of(refused, "ids"), "unknown");
    let twice = boss.refused("dictionary.sort", json!({ "category": "region", "ids": [ids[0], ids[0]] }));
    assert_eq!(rule_of(twice, "ids"), "named_twice");
}

#[test]
fn what_is_in_use_is_not_deleted_and_what_is_not_comes_back_by_undo() {
    let (_office, boss) = Office::found();
    let hotels = add(&boss, "industry", "酒店", "Hotels");
    let id = boss.customer("锦江饭店");
    boss.set(&id, "industry", json!(hotels));
    assert_eq!(blocked(boss.refused("dictionary.delete", json!({ "id": hotels }))), "item_in_use");
    boss.ok("customer.bin", json!({ "ids": [id] }));
    assert_eq!(blocked(boss.refused("dictionary.delete", json!({ "id": hotels }))), "item_in_use", "it may come back");
    boss.ok("customer.restore", json!({ "ids": [id] }));
    boss.set(&id, "industry", Value::Null);
    boss.ok("dictionary.delete", json!({ "id": hotels })); // the control: without the customer it goes
    assert!(!labels(&boss, "industry").contains(&"酒店".to_string()));
    let gone = item(&boss, "industry", "酒店");
    assert_eq!((&gone["deleted"], &gone["active"]), (&json!(true), &json!(false)), "history still knows its name");
    assert_eq!(boss.refused("dictionary.delete", json!({ "id": hotels })).code(), "NotFound");

    boss.ok("change.undo", json!({}));
    assert!(labels(&boss, "industry").contains(&"酒店".to_string()));
    boss.ok("dictionary.delete", json!({ "id": hotels }));
    // Added again it is the same item, with what is said of it now.
    assert_eq!(add(&boss, "industry", "酒店", "Hotels and inns"), hotels);
    assert_eq!(item(&boss, "industry", "酒店")["label_en"], "Hotels and inns");
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

#[test]
fn locked_items_are_neither_edited_nor_deleted_nor_passed_by_each_other() {
    let (_office, boss) = Office::found();
    let key = item(&boss, "level", "大客户");
    assert_eq!(key["locked"], true);
    let edit = json!({ "id": key["id"], "rev": key["rev"], "set": { "label_zh": "超级客户" } });
    assert_eq!(blocked(boss.refused("dictionary.update", edit)), "locked_item");
    assert_eq!(blocked(boss.refused("dictionary.delete", json!({ "id": key["id"] }))), "locked_item");
    let ids = json!([item(&boss, "level", "战略合作伙伴")["id"], key["id"]]);
    let turned = boss.refused("dictionary.sort", json!({ "category": "level", "ids": ids }));
    assert_eq!(blocked(turned), "locked_item");

    // The control: one's own level is edited, put between them, and deleted.
    let own = add(&boss, "level", "试用客户", "Trial");
    let ids = json!([item(&boss, "level", "普通客户")["id"], own]);
    boss.ok("dictionary.sort", json!({ "category": "level", "ids": ids }));
    assert_eq!(labels(&boss, "level")[..3], ["普通客户", "试用客户", "重点开发客户"]);
    rename(&boss, "level", "试用客户", "体验客户");
    boss.ok("dictionary.delete", json!({ "id": own }));
}

#[test]
fn who_may_not_edit_the_dictionary_reads_it_only() {
    let (office, boss) = Office::found();
    let manager = office.hire(&boss, "li", &["manager"], None);
    let industry = item(&manager, "industry", "教育");
    let set = json!({ "label_zh": "培训" });
    let attempts = [
        ("dictionary.add", json!({ "category": "industry", "label_zh": "酒店" })),
        ("dictionary.update", json!({ "id": industry["id"], "rev": industry["rev"], "set": set })),
        ("dictionary.sort", json!({ "category": "industry", "ids": [industry["id"]] })),
        ("dictionary.delete", json!({ "id": industry["id"] })),
    ];
    let before = manager.state();
    for (name, input) in &attempts {
        assert_eq!(manager.refused(name, input.clone()), Error::Forbidden { permission: "dictionary.update".into() });
    }
    assert_eq!(manager.state(), before);
    let supervisor = office.hire(&boss, "wu", &["supervisor"], None);
    for (name, input) in attempts {
        supervisor.ok(name, input); // the control
    }
    let op = supervisor.op("dictionary.add", json!({ "category": "industry", "label_zh": "会展" }));
    assert_eq!(manager.refused("change.undo", json!({ "op": op })).code(), "Forbidden", "undo needs the right as well");
    supervisor.ok("change.undo", json!({ "op": op }));
}

#[test]
fn two_who_rename_from_the_same_screen_do_not_overwrite_each_other() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["supervisor"], None);
    let seen = item(&boss, "industry", "教育");
    rename(&li, "industry", "教育", "教育培训");
    let late = |set: Value| json!({ "id": seen["id"], "rev": seen["rev"], "set": set });
    let Error::Conflict { stands } = boss.refused("dictionary.update", late(json!({ "label_zh": "学校" }))) else {
        panic!("another refusal")
    };
    assert_eq!((stands[0].why.as_str(), stands[0].by.as_deref()), ("changed_later", Some("li")));
    assert_eq!(stands[0].title, "教育培训");
    boss.ok("dictionary.update", late(json!({ "active": false }))); // the control: what nobody else changed is saved
    assert_eq!(item(&boss, "industry", "教育培训")["active"], false);
}

#[test]
fn undo_takes_back_each_step_and_an_added_item_in_use_stays() {
    let (_office, boss) = Office::found();
    let before = boss.content();
    let op = boss.op("dictionary.add", json!({ "category": "industry", "label_zh": "酒店", "label_en": "Hotels" }));
    rename(&boss, "industry", "酒店", "酒店业");
    boss.ok("change.undo", json!({}));
    assert_eq!(item(&boss, "industry", "酒店")["label_zh"], "酒店");
    boss.ok("change.redo", json!({}));
    assert_eq!(item(&boss, "industry", "酒店业")["label_en"], "Hotels");
    boss.ok("change.undo", json!({}));
    let id = boss.customer("锦江饭店");
    boss.set(&id, "industry", item(&boss, "industry", "酒店")["id"].clone());
    let Error::Conflict { stands } = boss.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    assert!(stands.iter().any(|s| s.why == "referred_to" && s.title == "锦江饭店"), "{stands:?}");

    let (_office, boss) = Office::found();
    let alone = boss.content();
    assert_ne!(alone, before, "two workspaces differ by their ids");
    boss.op("dictionary.add", json!({ "category": "industry", "label_zh": "酒店" }));
    assert_ne!(boss.content(), alone);
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.content(), alone, "the control: without the customer the undo leaves nothing");
}

#[test]
fn the_same_item_added_on_two_copies_is_one_item_after_the_merge() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    let mine = add(&here, "industry", "酒店", "Hotels");
    office.later(1000);
    let theirs = add(&there, "industry", "酒店", "Hotels");
    office.later(1000);
    let only_there = add(&there, "industry", "殡葬", "Funerals");
    assert_eq!(mine, theirs, "the id follows from list and value");
    assert_ne!(mine, only_there, "the control");
    here.pull(&there);
    there.pull(&here);
    for side in [&here, &there] {
        let all = labels(side, "industry");
        assert_eq!(all.iter().filter(|l| *l == "酒店").count(), 1, "{all:?}");
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 0, "said alike, it is no conflict");
    }
    assert_eq!(labels(&here, "industry"), labels(&there, "industry"), "in the same order");
    assert_eq!(here.state(), there.state());

    // Renamed differently on the two, the later name shows and the other is listed.
    rename(&here, "industry", "酒店", "宾馆");
    office.later(1000);
    rename(&there, "industry", "酒店", "饭店");
    here.pull(&there);
    there.pull(&here);
    for side in [&here, &there] {
        assert!(labels(side, "industry").contains(&"饭店".to_string()));
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 1);
    }
    assert_eq!(here.state(), there.state());
}
