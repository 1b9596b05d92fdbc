//! The life of a field that an office makes: made, named, ordered, asked for, hidden, undone, merged; and who may.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

fn add(person: &Person, input: Value) -> Value {
    let mut whole = json!({ "entity": "customer", "kind": "text" });
    whole.as_object_mut().expect("object").extend(input.as_object().expect("object").clone());
    person.ok("field.add", whole)
}

fn refuse(person: &Person, input: Value) -> Error {
    let mut whole = json!({ "entity": "customer", "kind": "text", "label_zh": "新" });
    whole.as_object_mut().expect("object").extend(input.as_object().expect("object").clone());
    person.refused("field.add", whole)
}

fn field(person: &Person, code: &str) -> Value {
    let all = person.ok("field.list", json!({ "entity": "customer" }));
    all["fields"].as_array().expect("fields").iter().find(|f| f["code"] == code).expect("the field").clone()
}

fn change(person: &Person, code: &str, set: Value) -> i64 {
    let f = field(person, code);
    person.op("field.update", json!({ "id": f["id"], "rev": f["rev"], "set": set }))
}

/// Names of the custom fields that the catalogue shows, and of those that only history names.
fn described(person: &Person) -> (Vec<String>, Vec<String>) {
    let catalogue = person.ok("catalogue.get", json!({ "entity": "customer" }));
    let of = |part: &str| -> Vec<String> {
        let all = catalogue[part].as_array().expect("fields").iter().filter(|f| f["custom"] == true);
        all.map(|f| f["name"].as_str().expect("a name").to_string()).collect()
    };
    (of("fields"), of("retired"))
}

fn rule_of(error: Error, field: &str) -> String {
    let Error::Invalid { fields } = error else { panic!("another refusal: {error}") };
    fields.get(field).unwrap_or_else(|| panic!("{field} is not among {fields:?}")).clone()
}

fn blocked(error: Error) -> String {
    let Error::Blocked { rule } = error else { panic!("another refusal: {error}") };
    rule
}

#[test]
fn a_field_is_known_by_a_code_from_its_label_and_stands_before_what_the_program_adds() {
    let (_office, boss) = Office::found();
    assert_eq!(add(&boss, json!({ "label_zh": "会员等级", "label_en": "Member tier" }))["code"], "member_tier");
    assert_eq!(add(&boss, json!({ "label_zh": "快递公司" }))["code"], "kuaidigongsi");
    let catalogue = boss.ok("catalogue.get", json!({ "entity": "customer" }));
    let names: Vec<&str> =
        catalogue["fields"].as_array().expect("fields").iter().filter_map(|f| f["name"].as_str()).collect();
    let at = |name: &str| names.iter().position(|n| *n == name).expect(name);
    assert!(at("note") < at("custom.member_tier"));
    assert_eq!(at("custom.member_tier") + 1, at("custom.kuaidigongsi"));
    assert!(at("custom.kuaidigongsi") < at("created_at"));
}

#[test]
fn what_cannot_be_a_field_is_refused_by_rule() {
    let (_office, boss) = Office::found();
    add(&boss, json!({ "label_zh": "会员等级", "label_en": "Member tier" }));
    assert_eq!(rule_of(refuse(&boss, json!({ "label_zh": "" })), "label_zh"), "required");
    assert_eq!(rule_of(refuse(&boss, json!({ "label_zh": "会员等级" })), "label_zh"), "taken");
    assert_eq!(rule_of(refuse(&boss, json!({ "label_en": "MEMBER TIER" })), "label_en"), "taken");
    assert_eq!(rule_of(refuse(&boss, json!({ "label_zh": "电话" })), "label_zh"), "taken", "a built-in field");
    assert_eq!(rule_of(refuse(&boss, json!({ "code": "member_tier" })), "code"), "taken");
    assert_eq!(rule_of(refuse(&boss, json!({ "code": "a.b" })), "code"), "not_a_code");
    assert_eq!(rule_of(refuse(&boss, json!({ "entity": "order" })), "entity"), "unknown");
    assert_eq!(rule_of(refuse(&boss, json!({ "kind": "choice" })), "options"), "required");
    let option = |zh: &str| json!({ "label_zh": zh });
    let with = |options: Value| json!({ "kind": "choice", "options": options });
    assert_eq!(rule_of(refuse(&boss, with(json!([option("甲"), option("甲")]))), "options[1].label_zh"), "taken");
    assert_eq!(rule_of(refuse(&boss, with(json!([option("甲"), option("")]))), "options[1].label_zh"), "required");
    assert_eq!(rule_of(refuse(&boss, json!({ "options": [option("甲")] })), "options"), "wrong_field_kind");
    add(&boss, json!({ "label_zh": "新", "kind": "choice", "options": [option("甲"), option("乙")] })); // the control
    add(&boss, json!({ "entity": "contact", "label_zh": "会员等级" })); // and another entity may say the same
}

#[test]
fn names_and_options_change_and_every_record_shows_it() {
    let (_office, boss) = Office::found();
    let options = json!([{ "label_zh": "金卡", "label_en": "Gold" }, { "label_zh": "银卡" }]);
    add(&boss, json!({ "label_zh": "卡", "code": "card", "kind": "choice", "options": options }));
    assert_eq!(field(&boss, "card")["options"][0]["value"], "金卡", "a value nobody gave is the label, and stays");
    let id = boss.customer("甲");
    boss.set(&id, "custom.card", json!("金卡"));
    boss.set(&id, "custom.card", json!("银卡"));

    let renamed = json!([{ "value": "银卡", "label_zh": "白银卡", "label_en": "Silver" }, { "value": "金卡", "label_zh": "黄金卡", "active": false }]);
    change(&boss, "card", json!({ "label_zh": "会员卡", "options": renamed }));
    let shown = boss.ok("catalogue.get", json!({ "entity": "customer" }));
    let card = shown["fields"].as_array().expect("fields").iter().find(|f| f["name"] == "custom.card").expect("card");
    assert_eq!((&card["label"]["zh"], &card["options"]), (&json!("会员卡"), &json!(["银卡"])));
    assert_eq!(card["choices"][0]["label_zh"], "白银卡");
    assert_eq!(boss.get(&id)["values"]["custom.card"], "银卡", "records hold the value");
    let found = |text: &str| boss.ok("search.find", json!({ "text": text }))["customers"]["count"].clone();
    assert_eq!((found("白银卡"), found("黄金卡")), (json!(1), json!(0)), "search knows the new names");
    let step = boss.ok("customer.history", json!({ "id": id }))["steps"][0]["changes"][0].clone();
    assert_eq!((&step["before"], &step["after"]), (&json!("金卡"), &json!("银卡")));

    // What is no longer offered is not picked anew and still found.
    let rev = boss.get(&id)["rev"].clone();
    let pick = boss.refused("customer.update", json!({ "id": id, "rev": rev, "set": { "custom.card": "金卡" } }));
    assert_eq!(rule_of(pick, "custom.card"), "inactive");
    boss.ok("customer.list", json!({ "filter": [{ "field": "custom.card", "op": "eq", "value": "金卡" }] }));

    // An option that a record holds cannot be left out; one that no record holds can.
    let f = field(&boss, "card");
    let without = |value: &str| json!({ "id": f["id"], "rev": f["rev"], "set": { "options": [{ "value": value, "label_zh": "其他" }] } });
    assert_eq!(blocked(boss.refused("field.update", without("金卡"))), "item_in_use");
    boss.ok("field.update", without("银卡"));
    let taken = boss.refused(
        "field.update",
        json!({ "id": f["id"], "rev": field(&boss, "card")["rev"], "set": { "label_zh": "电话" } }),
    );
    assert_eq!(rule_of(taken, "set.label_zh"), "taken");
}

#[test]
fn fields_stand_in_the_order_that_the_office_gives_them() {
    let (_office, boss) = Office::found();
    let ids: Vec<Value> =
        ["a", "b", "c"].map(|code| add(&boss, json!({ "label_zh": code, "code": code }))["id"].clone()).to_vec();
    boss.ok("field.sort", json!({ "entity": "customer", "ids": [ids[2], ids[0]] }));
    assert_eq!(described(&boss).0, ["custom.c", "custom.a", "custom.b"]);
    boss.ok("change.undo", json!({}));
    assert_eq!(described(&boss).0, ["custom.a", "custom.b", "custom.c"]);
}

#[test]
fn a_deactivated_field_hides_and_keeps_its_values_and_their_history() {
    let (_office, boss) = Office::found();
    add(&boss, json!({ "label_zh": "车牌", "code": "plate" }));
    let id = boss.customer("甲");
    boss.set(&id, "custom.plate", json!("沪A12345"));
    assert_eq!(field(&boss, "plate")["used"], 1);
    change(&boss, "plate", json!({ "active": false }));

    assert_eq!(described(&boss), (vec![], vec!["custom.plate".to_string()]));
    assert_eq!(boss.get(&id)["values"].get("custom.plate"), None);
    let step = boss.ok("customer.history", json!({ "id": id }))["steps"][0]["changes"][0].clone();
    assert_eq!(step["after"], "沪A12345", "the history still says it");
    let rev = boss.get(&id)["rev"].clone();
    let set = boss.refused("customer.update", json!({ "id": id, "rev": rev, "set": { "custom.plate": "x" } }));
    assert_eq!(rule_of(set, "custom.plate"), "unknown_field");
    for input in
        [json!({ "filter": [{ "field": "custom.plate", "op": "empty" }] }), json!({ "sort": { "by": "custom.plate" } })]
    {
        assert_eq!(boss.refused("customer.list", input).code(), "Invalid");
    }
    let imported = boss.import("客户名称,车牌\n乙,沪B1\n");
    assert_eq!(imported["ignored_columns"], json!(["车牌"]));
    let found = |text: &str| boss.ok("search.find", json!({ "text": text }))["customers"]["count"].clone();
    assert_eq!(found("A12345"), 0);

    change(&boss, "plate", json!({ "active": true }));
    assert_eq!(found("A12345"), 1);
    assert_eq!(boss.get(&id)["values"]["custom.plate"], "沪A12345", "the control: it was kept");
}

#[test]
fn a_required_field_is_asked_for_by_the_full_form_and_listed_as_missing() {
    let (_office, boss) = Office::found();
    let old = boss.customer("老客户");
    let lacking = json!([{ "field": "missing", "op": "not_empty" }]);
    let whole = json!({ "kind": "person", "name": "齐全", "phone": "1", "address": "路", "region": null });
    let region = boss.ok("dictionary.list", json!({}))["categories"][0]["items"][0]["id"].clone();
    let mut values = whole;
    values["region"] = region;
    boss.ok("customer.create", json!({ "values": values }));
    assert_eq!(boss.names(json!({ "filter": lacking })), ["老客户"]);

    add(&boss, json!({ "label_zh": "行程", "code": "trip", "required": true }));
    assert_eq!(boss.names(json!({ "filter": lacking })), ["老客户", "齐全"], "at once, and of all records");
    assert!(boss.get(&old)["missing"].as_array().expect("list").contains(&json!("custom.trip")));
    let rows = boss.ok("customer.list", json!({ "columns": ["name", "missing"] }))["rows"].clone();
    assert_eq!(rows[1]["missing"], json!(["custom.trip"]));
    assert_eq!(rows[1]["values"]["missing"], json!(["custom.trip"]));
    assert_eq!(rows[1]["values"].get("custom.trip"), None);
    values["name"] = json!("新客户");
    let refused = boss.refused("customer.create", json!({ "values": values }));
    assert_eq!(rule_of(refused, "custom.trip"), "required");
    boss.ok("customer.create", json!({ "values": values, "incomplete": true })); // the quick form may leave it empty
    boss.ok("change.undo", json!({}));
    values["custom.trip"] = json!("一日");
    boss.ok("customer.create", json!({ "values": values })); // the control
    let complete = json!([{ "field": "missing", "op": "empty" }]);
    assert_eq!(boss.names(json!({ "filter": complete })), ["新客户"]);

    change(&boss, "trip", json!({ "required": false }));
    assert_eq!(boss.names(json!({ "filter": lacking })), ["老客户"]);
}

#[test]
fn only_who_may_change_the_settings_makes_fields_and_everybody_uses_them() {
    let (office, boss) = Office::found();
    let supervisor = office.hire(&boss, "li", &["supervisor"], None);
    let id = add(&boss, json!({ "label_zh": "车牌", "code": "plate" }))["id"].clone();
    let rev = field(&boss, "plate")["rev"].clone();
    for (name, input) in [
        ("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "新" })),
        ("field.update", json!({ "id": id, "rev": rev, "set": { "active": false } })),
        ("field.sort", json!({ "entity": "customer", "ids": [] })),
        ("field.list", json!({ "entity": "customer" })),
    ] {
        let told = supervisor.refused(name, input.clone());
        assert_eq!(told, Error::Forbidden { permission: "setting.update".into() }, "{name}");
        boss.ok(name, input); // the control
    }
    change(&boss, "plate", json!({ "active": true }));
    let customer = supervisor.customer("甲");
    supervisor.set(&customer, "custom.plate", json!("沪A1"));
    assert_eq!(supervisor.get(&customer)["values"]["custom.plate"], "沪A1");
    let op = boss.op("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "又一个" }));
    assert_eq!(supervisor.refused("change.undo", json!({ "op": op })).code(), "Forbidden");
}

#[test]
fn who_may_not_see_amounts_sees_no_amount_of_the_office_s_own_either() {
    let (office, boss) = Office::found();
    add(&boss, json!({ "label_zh": "年费", "code": "fee", "kind": "money" }));
    add(&boss, json!({ "label_zh": "车牌", "code": "plate" }));
    let manager = office.hire(&boss, "li", &["manager"], None);
    let id = manager.customer("甲");
    manager.set(&id, "custom.fee", json!(100));
    manager.set(&id, "custom.fee", json!(200));
    manager.set(&id, "custom.plate", json!("沪A1"));
    let see = json!({ "role": "manager", "entity": "field", "action": "see_amount", "level": "none" });
    boss.ok("role.grant", see);

    assert_eq!(described(&manager).0, ["custom.plate"], "the control: the other field is there");
    let values = manager.get(&id)["values"].clone();
    assert_eq!((values.get("custom.fee"), &values["custom.plate"]), (None, &json!("沪A1")));
    let row = manager.ok("customer.list", json!({ "columns": ["custom.fee", "custom.plate"] }))["rows"][0].clone();
    assert_eq!(row["values"], json!({ "custom.plate": "沪A1" }));
    let told = manager.ok("customer.history", json!({ "id": id })).to_string();
    assert!(!told.contains("custom.fee") && told.contains("custom.plate"), "{told}");
    for input in [
        json!({ "filter": [{ "field": "custom.fee", "op": "gt", "value": 1 }] }),
        json!({ "sort": { "by": "custom.fee" } }),
    ] {
        assert_eq!(manager.refused("customer.list", input.clone()).code(), "Forbidden", "{input}");
        boss.ok("customer.list", input); // the control
    }
    let rev = manager.get(&id)["rev"].clone();
    let set = manager.refused("customer.update", json!({ "id": id, "rev": rev, "set": { "custom.fee": 1 } }));
    assert_eq!(rule_of(set, "custom.fee"), "masked");
    let imported = manager.import("客户名称,年费\n乙,5\n");
    assert_eq!(imported["ignored_columns"], json!(["年费"]));
}

#[test]
fn a_field_that_a_record_uses_is_not_taken_back() {
    let (_office, boss) = Office::found();
    let empty = boss.content();
    let op = boss.op("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "车牌", "code": "plate" }));
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(boss.content(), empty, "the control: unused, it goes without a trace");
    boss.ok("change.redo", json!({}));
    assert_eq!(described(&boss).0, ["custom.plate"]);
    boss.ok("change.undo", json!({}));

    let op = boss.op("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "车牌", "code": "plate" }));
    let id = boss.customer("甲");
    boss.set(&id, "custom.plate", json!("沪A1"));
    let Error::Conflict { stands } = boss.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    assert_eq!((stands[0].why.as_str(), stands[0].title.as_str()), ("referred_to", "甲"));
    boss.set(&id, "custom.plate", Value::Null);
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(described(&boss).0, Vec::<String>::new());
}

#[test]
fn the_same_field_made_on_two_copies_is_one_field_after_the_merge() {
    let (office, boss) = Office::found();
    boss.customer("甲");
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    let plate = json!({ "label_zh": "车牌", "label_en": "Plate" });
    let mine = add(&here, plate.clone());
    office.later(1000);
    let theirs = add(&there, plate);
    assert_eq!(mine["id"], theirs["id"]);
    let only_there = add(&there, json!({ "label_zh": "车型" }));
    assert_ne!(only_there["id"], mine["id"], "the control");
    let id = there.customer("乙");
    there.set(&id, "custom.plate", json!("沪B1"));
    here.pull(&there);
    there.pull(&here);
    for side in [&here, &there] {
        assert_eq!(described(side).0.len(), 2);
        assert_eq!(side.get(&id)["values"]["custom.plate"], "沪B1");
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 0);
    }
    assert_eq!(here.state(), there.state());
}

#[test]
fn satisfaction_and_credit_sort_a_list_too() {
    let (_office, boss) = Office::found();
    for (name, stars) in [("甲", 2), ("乙", 5), ("丙", 4)] {
        let values = json!({ "name": name, "satisfaction": stars, "credit": 6 - stars });
        boss.ok("customer.create", json!({ "values": values, "incomplete": true }));
    }
    assert_eq!(boss.names(json!({ "sort": { "by": "satisfaction" } })), ["甲", "丙", "乙"]);
    assert_eq!(boss.names(json!({ "sort": { "by": "satisfaction", "desc": true } })), ["乙", "丙", "甲"]);
    assert_eq!(boss.names(json!({ "sort": { "by": "credit" } })), ["乙", "丙", "甲"]);
    let sorts = boss.ok("catalogue.get", json!({ "entity": "customer" }))["sorts"].clone();
    assert!(sorts.as_array().expect("sorts").contains(&json!("satisfaction")));
    let refused = boss.refused("customer.list", json!({ "sort": { "by": "note" } }));
    assert_eq!(rule_of(refused, "sort"), "not_sortable", "the control");
}

#[test]
fn contacts_and_interactions_have_fields_of_their_own_too() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    for (entity, values) in [("contact", json!({ "name": "仇志强" })), ("interaction", json!({ "summary": "询价" }))]
    {
        let call = |verb: &str| format!("{entity}.{verb}");
        let options =
            json!([{ "value": "hot", "label_zh": "热", "label_en": "Hot" }, { "value": "cold", "label_zh": "冷" }]);
        add(
            &boss,
            json!({ "entity": entity, "kind": "choice", "code": "heat", "label_zh": "热度", "options": options }),
        );
        add(&boss, json!({ "entity": entity, "kind": "number", "code": "size", "label_zh": "规模", "required": true }));
        let create = |extra: Value, incomplete: bool| {
            let mut values = values.clone();
            values.as_object_mut().expect("object").extend(extra.as_object().expect("object").clone());
            json!({ "customer": customer, "values": values, "incomplete": incomplete })
        };
        let plain = boss.ok(&call("create"), create(json!({}), true));
        let id =
            boss.ok(&call("create"), create(json!({ "custom.heat": "hot", "custom.size": 7 }), true))["id"].clone();
        let lacks = boss.ok(&call("get"), json!({ "id": plain["id"] }))["missing"].clone();
        assert!(lacks.as_array().expect("list").contains(&json!("custom.size")), "{entity}: {lacks}");
        let filter = json!([{ "field": "custom.heat", "op": "in", "value": ["hot"] }]);
        let found = boss.ok(&call("list"), json!({ "filter": filter, "columns": ["custom.heat"] }))["rows"].clone();
        assert_eq!((found.as_array().map(Vec::len), &found[0]["id"]), (Some(1), &id), "{entity}");
        assert_eq!(found[0]["values"], json!({ "custom.heat": "hot" }));
        let sorted = boss.ok(&call("list"), json!({ "sort": { "by": "custom.size", "desc": true } }))["rows"].clone();
        assert_eq!(sorted[0]["id"], id, "{entity}");

        let rev = boss.ok(&call("get"), json!({ "id": id }))["rev"].clone();
        let bad = boss.refused(&call("update"), json!({ "id": id, "rev": rev, "set": { "custom.heat": "warm" } }));
        assert_eq!(rule_of(bad, "custom.heat"), "unknown");
        boss.ok(&call("update"), json!({ "id": id, "rev": rev, "set": { "custom.heat": "cold" } }));
        let step = boss.ok(&call("history"), json!({ "id": id }))["steps"][0]["changes"].clone();
        assert_eq!(step, json!([{ "field": "custom.heat", "before": "hot", "after": "cold" }]), "{entity}");
        boss.ok(&call("bulk"), json!({ "ids": [plain["id"], id], "set": { "custom.size": 9 } }));
        assert_eq!(boss.ok(&call("get"), json!({ "id": plain["id"] }))["values"]["custom.size"], 9);
        boss.ok("change.undo", json!({}));
        let of_customer = boss.ok("customer.list", json!({}))["rows"][0]["values"].clone();
        assert_eq!(of_customer.get("custom.heat"), None, "the control: a customer has none of it");
    }
}
