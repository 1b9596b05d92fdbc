//! Fields that an office makes for itself: each kind through form, list column, sort, filter, import, history, bulk change,
//! undo, conflict and merge, as `App::call` shows them.

use serde_json::{Value, json};
use zhike_core::{
    Error,
    words::{self, Lang},
};
use zhike_tests::{Office, Person};

/// A kind with what can be said of it.
struct Sample {
    kind: &'static str,
    /// Two values and one after both.
    one: Value,
    other: Value,
    /// How a file writes `one`.
    written: &'static [&'static str],
    /// Conditions that find `one` and neither `other` nor nothing.
    finds_one: Vec<(&'static str, Value)>,
    /// Conditions that find `other` and nothing.
    finds_rest: Vec<(&'static str, Value)>,
    /// What it refuses, by which rule.
    bad: Vec<(Value, &'static str)>,
    /// What search finds 甲 by.
    searched: &'static [&'static str],
    /// Names in the order of the field, from first to last: 甲 has `one`, 乙 `other`, 丙 nothing.
    order: Option<[&'static str; 3]>,
}

fn options(kind: &str) -> Value {
    if !kind.ends_with("choice") {
        return json!([]);
    }
    json!([
        { "value": "gold", "label_zh": "金卡", "label_en": "Gold" },
        { "value": "silver", "label_zh": "银卡", "label_en": "Silver" },
        { "value": "black", "label_zh": "黑卡", "label_en": "Black" },
    ])
}

fn add(person: &Person, kind: &str, zh: &str, en: &str) -> Value {
    let input = json!({ "entity": "customer", "kind": kind, "label_zh": zh, "label_en": en, "code": "own", "options": options(kind) });
    person.ok("field.add", input)
}

fn described(person: &Person, name: &str) -> Option<Value> {
    let catalogue = person.ok("catalogue.get", json!({ "entity": "customer" }));
    catalogue["fields"].as_array().expect("fields").iter().find(|f| f["name"] == name).cloned()
}

fn create(person: &Person, name: &str, value: Value) -> String {
    let input = json!({ "values": { "name": name, "custom.own": value }, "incomplete": true });
    person.ok("customer.create", input)["id"].as_str().expect("an id").to_string()
}

fn rule_of(error: Error, field: &str) -> String {
    let Error::Invalid { fields } = error else { panic!("another refusal: {error}") };
    fields.get(field).unwrap_or_else(|| panic!("{field} is not among {fields:?}")).clone()
}

fn found(person: &Person, op: &str, value: &Value) -> Vec<String> {
    let mut condition = json!({ "field": "custom.own", "op": op });
    if !value.is_null() {
        condition["value"] = value.clone();
    }
    let filter = json!([condition]);
    let names = person.names(json!({ "filter": filter }));
    let count = person.ok("customer.count", json!({ "filter": filter }))["count"].as_u64();
    assert_eq!(count, Some(names.len() as u64), "{op} {value}: the count is that of the list");
    names
}

fn through_everything(s: &Sample) {
    let (office, boss) = Office::found();
    add(&boss, s.kind, "会员卡", "Member card");
    let info = described(&boss, "custom.own").expect("at once in the catalogue");
    assert_eq!(
        (&info["custom"], &info["label"]["zh"], &info["filterable"], &info["list"]),
        (&json!(true), &json!("会员卡"), &json!(true), &json!(true))
    );

    // Form, record and list column.
    let (a, b) = (create(&boss, "甲", s.one.clone()), create(&boss, "乙", s.other.clone()));
    let c = boss.customer("丙");
    assert_eq!(boss.get(&a)["values"]["custom.own"], s.one);
    assert_eq!(boss.get(&c)["values"].get("custom.own"), None);
    let rows = boss.ok("customer.list", json!({ "columns": ["name", "custom.own"] }))["rows"].clone();
    let cells: Vec<Value> = rows.as_array().expect("rows").iter().map(|r| r["values"]["custom.own"].clone()).collect();
    assert_eq!(cells, [Value::Null, s.one.clone(), s.other.clone()], "by name: 丙 bing, 甲 jia, 乙 yi");
    let without = boss.ok("customer.list", json!({ "columns": ["name"] }))["rows"][1]["values"].clone();
    assert_eq!(without.get("custom.own"), None, "the control: only where it is asked for");

    // Filters.
    for (op, value) in &s.finds_one {
        assert_eq!(found(&boss, op, value), ["甲"], "{} {op} {value}", s.kind);
    }
    for (op, value) in &s.finds_rest {
        assert_eq!(found(&boss, op, value), ["丙", "乙"], "{} {op} {value}", s.kind);
    }
    assert_eq!(found(&boss, "empty", &Value::Null), ["丙"]);
    assert_eq!(found(&boss, "not_empty", &Value::Null), ["甲", "乙"]);

    // Order: a scan, in pages of one as in one page.
    let sort = |desc: bool| json!({ "by": "custom.own", "desc": desc });
    match s.order {
        Some(order) => {
            assert_eq!(boss.names(json!({ "sort": sort(false) })), order, "{}", s.kind);
            let mut turned = order;
            turned.reverse();
            assert_eq!(boss.names(json!({ "sort": sort(true) })), turned, "{}", s.kind);
            let mut paged = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = boss.ok("customer.list", json!({ "sort": sort(false), "limit": 1, "after": after }));
                paged.extend(page["rows"].as_array().expect("rows").iter().map(|r| r["values"]["name"].clone()));
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
            assert_eq!(json!(paged), json!(order), "{}: page by page", s.kind);
            assert_eq!(boss.names(json!({ "sort": sort(false), "offset": 1 })), order[1..]);
        }
        None => {
            assert_eq!(rule_of(boss.refused("customer.list", json!({ "sort": sort(false) })), "sort"), "not_sortable")
        }
    }

    // Search, by the text or by the labels of what is picked.
    let hits = |text: &str| {
        let found = boss.ok("search.find", json!({ "text": text }))["customers"]["hits"].clone();
        found.as_array().expect("hits").iter().map(|h| h["id"].as_str().expect("an id").to_string()).collect::<Vec<_>>()
    };
    for text in s.searched {
        assert_eq!(hits(text), [a.as_str()], "{} {text}", s.kind);
    }

    // What it refuses, in words of both languages.
    for (value, rule) in &s.bad {
        let rev = boss.get(&a)["rev"].clone();
        let set = json!({ "id": a, "rev": rev, "set": { "custom.own": value } });
        let told = rule_of(boss.refused("customer.update", set), "custom.own");
        assert_eq!(told, *rule, "{} {value}", s.kind);
        for lang in Lang::ALL {
            assert!(words::get(lang, &format!("rule.{rule}")).is_some(), "{rule} in {}", lang.code());
        }
    }
    assert_eq!(boss.get(&a)["values"]["custom.own"], s.one, "nothing of it was kept");

    // History, undo, redo.
    let op = boss.set(&a, "custom.own", s.other.clone());
    let step = boss.ok("customer.history", json!({ "id": a }))["steps"][0].clone();
    assert_eq!(step["changes"], json!([{ "field": "custom.own", "before": s.one, "after": s.other }]));
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(boss.get(&a)["values"]["custom.own"], s.one);
    boss.ok("change.redo", json!({}));
    assert_eq!(boss.get(&a)["values"]["custom.own"], s.other);
    boss.ok("change.undo", json!({}));
    boss.set(&a, "custom.own", Value::Null);
    assert_eq!(boss.get(&a)["values"].get("custom.own"), None, "null clears");
    boss.ok("change.undo", json!({}));

    // Bulk change.
    let before = boss.content();
    boss.ok("customer.bulk", json!({ "ids": [b, c], "set": { "custom.own": s.one } }));
    assert_eq!(found(&boss, "not_empty", &Value::Null), ["丙", "甲", "乙"]);
    assert_eq!(boss.get(&c)["values"]["custom.own"], s.one);
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.content(), before, "the undo of the bulk change leaves what was");

    // Import, by each label and by the code; a cell that does not fit is told and leaves the rest.
    for (n, written) in s.written.iter().enumerate() {
        let header = ["会员卡", "Member Card", "own"][n % 3];
        let imported = boss.import(&format!("客户名称,{header}\n文件{n},\"{written}\"\n"));
        assert_eq!((&imported["created"], &imported["problems"]), (&json!(1), &json!([])), "{written}");
        let filter = json!([{ "field": "name", "op": "eq", "value": format!("文件{n}") }]);
        let row = boss.ok("customer.list", json!({ "filter": filter }))["rows"][0].clone();
        assert_eq!(row["values"]["custom.own"], s.one, "{} {written}", s.kind);
        let op = imported["op"].clone();
        boss.ok("change.undo", json!({ "op": op }));
    }
    let imported = boss.import("客户名称,会员卡\n甲,\"\"\n");
    assert_eq!(imported["unchanged"], 1, "an empty cell clears nothing: {imported}");
    assert_eq!(boss.get(&a)["values"]["custom.own"], s.one);

    conflicts_and_merges(&office, s, &a, &b);
}

fn conflicts_and_merges(office: &Office, s: &Sample, a: &str, b: &str) {
    let boss = office.login("boss");
    // Two at their windows: what somebody else changed meanwhile comes back with both values.
    let stale = boss.get(a)["rev"].clone();
    boss.set(a, "custom.own", s.other.clone());
    let late =
        boss.ok("customer.update", json!({ "id": a, "rev": stale, "set": { "custom.own": null, "note": "注" } }));
    assert_eq!(late["saved"], json!(["note"]), "{late}");
    let conflict = &late["conflict"]["custom.own"];
    assert_eq!((&conflict["before"], &conflict["theirs"], &conflict["mine"]), (&s.one, &s.other, &Value::Null));
    boss.set(a, "custom.own", s.one.clone());

    // Two copies: different keys of one record meet silently, the same key is a conflict that either side settles.
    boss.ok("field.add", json!({ "entity": "customer", "kind": "text", "label_zh": "另一个", "code": "second" }));
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    here.set(a, "custom.own", s.other.clone());
    here.set(b, "custom.own", s.one.clone());
    office.later(1000);
    there.set(a, "custom.second", json!("别处"));
    there.set(b, "custom.own", Value::Null);
    here.pull(&there);
    there.pull(&here);
    for side in [&here, &there] {
        let values = side.get(a)["values"].clone();
        assert_eq!((&values["custom.own"], &values["custom.second"]), (&s.other, &json!("别处")), "both survive");
        assert_eq!(side.get(b)["conflicts"], json!(["custom.own"]));
    }
    let conflicts = here.ok("conflict.list", json!({}))["conflicts"].clone();
    let heads = conflicts[0]["heads"].as_array().expect("heads");
    let mine = heads.iter().find(|h| h["value"] == s.one).expect("its value is listed as it is shown");
    here.ok("conflict.settle", json!({ "entity": "customer", "id": b, "cell": "custom.own", "op": mine["op"] }));
    there.pull(&here);
    for side in [&here, &there] {
        assert_eq!(side.get(b)["values"]["custom.own"], s.one);
        assert_eq!(side.ok("doctor.check", json!({}))["problems"], json!([]));
    }
    assert_eq!(here.state(), there.state());
}

#[test]
fn text_goes_through_everything() {
    through_everything(&Sample {
        kind: "text",
        searched: &["零一", "ab 零"],
        one: json!("Ab 零一"),
        other: json!("zz"),
        written: &["Ab 零一", "  Ab 零一 "],
        finds_one: vec![
            ("eq", json!("Ab 零一")),
            ("in", json!(["Ab 零一", "x"])),
            ("contains", json!("零")),
            ("starts", json!("ab")),
            ("lt", json!("b")),
            ("between", json!(["A", "B"])),
        ],
        finds_rest: vec![("ne", json!("Ab 零一")), ("not_in", json!(["Ab 零一"]))],
        bad: vec![
            (json!(5), "not_text"),
            (json!("a\u{7}b"), "control_character"),
            (json!("长".repeat(501)), "too_long"),
            (json!("a\nb"), "control_character"),
        ],
        order: Some(["丙", "甲", "乙"]),
    });
}

#[test]
fn number_goes_through_everything() {
    through_everything(&Sample {
        kind: "number",
        searched: &[],
        one: json!(12.5),
        other: json!(3000),
        written: &["12.5", "１２.５", " 12.50"],
        finds_one: vec![
            ("eq", json!(12.5)),
            ("in", json!([12.5, 1])),
            ("lt", json!(100)),
            ("lte", json!(12.5)),
            ("between", json!([12, 13])),
        ],
        finds_rest: vec![("ne", json!(12.5)), ("not_in", json!([12.5]))],
        bad: vec![(json!("12"), "not_a_number"), (json!(true), "not_a_number"), (json!(1e300), "too_large")],
        order: Some(["丙", "甲", "乙"]),
    });
}

#[test]
fn money_goes_through_everything() {
    through_everything(&Sample {
        kind: "money",
        searched: &[],
        one: json!(120_050),
        other: json!(-5),
        written: &["￥1,200.50", "1200.5元", "1200.50"],
        finds_one: vec![
            ("eq", json!(120_050)),
            ("gt", json!(0)),
            ("gte", json!(120_050)),
            ("between", json!([1, 200_000])),
        ],
        finds_rest: vec![("ne", json!(120_050))],
        bad: vec![
            (json!(0.5), "not_an_integer"),
            (json!("一千"), "not_an_integer"),
            (json!(9_007_199_254_740_992_i64), "too_large"),
        ],
        order: Some(["丙", "乙", "甲"]),
    });
}

#[test]
fn date_goes_through_everything() {
    through_everything(&Sample {
        kind: "date",
        searched: &[],
        one: json!("2026-11-20"),
        other: json!("2024-02-29"),
        written: &["2026-11-20", "2026年11月20日", "2026/11/20 08:30"],
        finds_one: vec![
            ("eq", json!("2026-11-20")),
            ("gt", json!("2026-01-01")),
            ("between", json!(["2026-11-01", "2026-11-30"])),
            ("last_days", json!(7)),
        ],
        finds_rest: vec![("ne", json!("2026-11-20"))],
        bad: vec![
            (json!("2026-02-29"), "not_a_date"),
            (json!("昨天"), "not_a_date"),
            (json!(20_261_120), "not_a_date"),
        ],
        order: Some(["丙", "乙", "甲"]),
    });
}

#[test]
fn choice_goes_through_everything() {
    through_everything(&Sample {
        kind: "choice",
        searched: &["银卡", "SILVER"],
        one: json!("silver"),
        other: json!("gold"),
        written: &["银卡", "Silver", "silver"],
        finds_one: vec![("eq", json!("silver")), ("in", json!(["silver", "black"]))],
        finds_rest: vec![("ne", json!("silver")), ("not_in", json!(["silver", "black"]))],
        bad: vec![(json!("bronze"), "unknown"), (json!("银卡"), "unknown"), (json!(1), "not_text")],
        // The order of the options, not of their letters.
        order: Some(["丙", "乙", "甲"]),
    });
}

#[test]
fn multi_choice_goes_through_everything() {
    through_everything(&Sample {
        kind: "multi_choice",
        searched: &["银卡", "黑卡", "black"],
        one: json!(["black", "silver"]),
        other: json!(["gold"]),
        written: &["黑卡、银卡", "Silver; Black", "silver,black,银卡"],
        finds_one: vec![
            ("eq", json!("silver")),
            ("contains", json!("black")),
            ("in", json!(["silver"])),
            ("eq", json!(["silver", "black"])),
        ],
        finds_rest: vec![("ne", json!("silver")), ("not_in", json!(["black"])), ("ne", json!(["black", "silver"]))],
        bad: vec![(json!("silver"), "not_a_list"), (json!(["silver", "bronze"]), "unknown"), (json!([1]), "not_text")],
        order: None,
    });
}

#[test]
fn check_goes_through_everything() {
    through_everything(&Sample {
        kind: "check",
        searched: &[],
        one: json!(true),
        other: json!(false),
        written: &["是", "Yes", "√"],
        finds_one: vec![("eq", json!(true))],
        // What was never ticked is not ticked.
        finds_rest: vec![("eq", json!(false)), ("ne", json!(true))],
        bad: vec![(json!("是"), "not_yes_or_no"), (json!(1), "not_yes_or_no")],
        order: Some(["乙", "丙", "甲"]),
    });
}

#[test]
fn link_goes_through_everything() {
    through_everything(&Sample {
        kind: "link",
        searched: &["A.EXAMPLE"],
        one: json!("https://a.example/x?y=1"),
        other: json!("b.example"),
        written: &["https://a.example/x?y=1"],
        finds_one: vec![
            ("eq", json!("https://a.example/x?y=1")),
            ("starts", json!("HTTPS")),
            ("contains", json!("a.ex")),
        ],
        finds_rest: vec![("ne", json!("https://a.example/x?y=1"))],
        bad: vec![(json!("javascript:alert(1)"), "not_a_url"), (json!("nowhere"), "not_a_url"), (json!(7), "not_text")],
        order: Some(["丙", "乙", "甲"]),
    });
}
