//! What is taken out comes back: an open archive to the digest, lists of customers without their ids.

#![allow(clippy::unwrap_used, missing_docs, reason = "a fixture that fails stops its test, and its names speak")]

mod trade;
mod world;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use world::{World, lists, office};
use zhike_core::catalogue;
use zhike_tests::{
    Person,
    archives::{archive, changed, lines, take},
};

const SEEDS: std::ops::Range<u64> = 1..7;
const CUSTOMERS: usize = 14;

/// The parts with records, each with its catalogue.
const PARTS: [(&str, &str); 11] = [
    ("customer", "data/customers.jsonl"),
    ("contact", "data/contacts.jsonl"),
    ("interaction", "data/interactions.jsonl"),
    ("product", "data/products.jsonl"),
    ("stock", "data/stock.jsonl"),
    ("opportunity", "data/opportunities.jsonl"),
    ("plan", "data/plans.jsonl"),
    ("service", "data/services.jsonl"),
    ("sales_order", "data/sales_orders.jsonl"),
    ("order_line", "data/order_lines.jsonl"),
    ("churn", "data/churn.jsonl"),
];

/// What the lines of an archive say: of which fields, of which lives, what hangs on them.
fn said(bytes: &[u8], of: &mut BTreeSet<String>) {
    for (entity, part) in PARTS {
        for line in lines(bytes, part) {
            of.insert(format!("{entity} {}", line["life"].as_str().expect("a life")));
            of.extend(line["values"].as_object().expect("values").keys().map(|field| format!("{entity}.{field}")));
            for beside in ["points", "tags", "products", "measures"].iter().filter(|b| !line[**b].is_null()) {
                of.insert(format!("{entity}.{beside}"));
            }
        }
    }
}

#[test]
fn an_archive_of_everything_gives_an_empty_workspace_the_same_content() {
    let mut fields = BTreeSet::new();
    for seed in SEEDS {
        let (_here, boss) = office(seed);
        let bytes = everything(seed, &boss);
        said(&bytes, &mut fields);

        // The same workspace as it was on its first day: what is made from its id has the same ids.
        let (_there, other) = office(seed);
        let empty = other.content();
        assert_ne!(boss.content(), empty, "the control: there is something to carry");
        let done = take(&other, &bytes).expect("it is taken");
        assert_eq!(done["problems"], json!([]), "seed {seed}");
        assert_eq!(other.content(), boss.content(), "seed {seed}: {done}");
        let check = other.ok("doctor.check", json!({}));
        assert_eq!(check["problems"], json!([]), "seed {seed}");

        // The control: one value of one record is seen in the digest.
        let id = other.ok("customer.list", json!({}))["rows"][0]["id"].as_str().expect("a customer").to_string();
        let step = other.set(&id, "postcode", json!("999"));
        assert_ne!(other.content(), boss.content());
        other.ok("change.undo", json!({ "op": step }));
        assert_eq!(other.content(), boss.content());

        // What went to the bin together comes back together, there as here.
        let binned = boss.ok("customer.list", json!({ "bin": true }));
        for row in binned["rows"].as_array().expect("rows") {
            let back = [&boss, &other].map(|side| side.call("customer.restore", json!({ "ids": [row["id"]] })).is_ok());
            assert_eq!(back[0], back[1], "seed {seed}: its parent is in the bin here and there, or nowhere");
            assert_eq!(other.content(), boss.content(), "seed {seed}");
        }
        let whole = other.content();
        let again = take(&other, &bytes).expect("a second time");
        assert_eq!((again["made"].as_u64(), again["problems_total"].as_u64()), (Some(0), Some(0)), "{again}");
        assert_eq!(other.content(), whole, "a second time changes nothing");
    }
    // The worlds together have every field, every life and everything that hangs on a record.
    for (entity, _) in PARTS {
        let all = catalogue::of(entity).expect("a catalogue").fields.iter().filter(|f| !f.derived);
        let wanted = all.map(|field| format!("{entity}.{}", field.name)).chain([format!("{entity} live")]);
        let lacking: Vec<String> = wanted.filter(|name| !fields.contains(name)).collect();
        assert_eq!(lacking, Vec::<String>::new());
    }
    for wanted in [
        "opportunity.products",
        "churn.measures",
        "customer.points",
        "customer.tags",
        "plan binned",
        "order_line binned",
        "sales_order binned",
        "product binned",
        "stock binned",
        "opportunity binned",
        "churn binned",
    ] {
        assert!(fields.contains(wanted), "{wanted}: {fields:?}");
    }
}

/// A world with all that it can hold, taken out.
fn everything(seed: u64, boss: &Person) -> Vec<u8> {
    lists(seed, boss);
    let mut world = World::new(boss, seed);
    world.fill(CUSTOMERS);
    let customers = world.customers.clone();
    world.trade(&customers);
    world.wear_trade();
    world.wear();
    of_the_office(boss);
    archive(boss)
}

/// What an office has beside its records: settings, views, a report that was sent and one that is being written.
fn of_the_office(boss: &Person) {
    boss.ok("setting.update", json!({ "key": "churn.months", "value": 9 }));
    boss.ok("setting.update", json!({ "key": "churn.never_ordered", "value": true }));
    let me = boss.ok("session.get", json!({}))["user"]["id"].clone();
    let query = json!({ "filter": [{ "field": "owner", "op": "in", "value": [me] }], "columns": ["name", "=1+1"] });
    boss.ok("view.save", json!({ "entity": "customer", "name": "我的", "query": query }));
    boss.ok(
        "view.save",
        json!({ "entity": "sales_order", "name": "=公式, 共享", "shared": true, "query": { "sort": "total" } }),
    );
    let contents = |parts: Value| json!({ "from": "2026-01-01", "to": "2026-12-31", "parts": parts });
    let draft = json!({ "title": "草稿", "contents": contents(json!([{ "report": "service" }])), "recipients": [me] });
    boss.ok("briefing.save", draft);
    let parts =
        json!([{ "report": "composition", "by": "level" }, { "report": "contribution" }, { "report": "opportunity" }]);
    let sent =
        boss.ok("briefing.save", json!({ "title": "全年", "comment": "三家要走访", "contents": contents(parts) }));
    boss.ok("briefing.send", json!({ "id": sent["id"], "rev": sent["rev"] }));
}

/// The control: what an archive leaves out is missed, whatever part it is of.
#[test]
fn one_value_left_out_of_an_archive_is_seen_in_the_digest() {
    let seed = 2;
    let (_here, boss) = office(seed);
    let bytes = everything(seed, &boss);
    let (_there, other) = office(seed);
    let empty = other.content();
    for (part, from, value) in [
        ("customers", "values", "postcode"),
        ("contacts", "values", "memo"),
        ("interactions", "values", "custom.own_choice_of_interaction"),
        ("products", "values", "price"),
        ("stock", "values", "quantity"),
        ("opportunities", "values", "stage_at"),
        ("opportunities", "", "products"),
        ("plans", "values", "result"),
        ("services", "values", "handling"),
        ("sales_orders", "values", "paid"),
        ("order_lines", "values", "unit_price"),
        ("churn", "", "measures"),
        ("settings", "", "key"),
        ("views", "", "query"),
        ("briefings", "", "comment"),
        ("briefings", "", "recipients"),
        ("briefings_kept", "", "text"),
    ] {
        let without = changed(&bytes, &format!("data/{part}.jsonl"), |text| {
            let mut all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            let at = |line: &mut Value| if from.is_empty() { line.take() } else { line[from].take() };
            let has = |line: &&mut Value| at(&mut (**line).clone()).get(value).is_some();
            // The first setting is what every office of these tests has decided.
            let line = if part == "settings" { all.last_mut() } else { all.iter_mut().find(has) };
            let line = line.unwrap_or_else(|| panic!("no {value} in {part}"));
            let of = if from.is_empty() { line } else { &mut line[from] };
            of.as_object_mut().expect("an object").remove(value);
            all.iter().map(|line| format!("{line}\n")).collect()
        });
        let done = take(&other, &without).expect("it is taken");
        assert_ne!(other.content(), boss.content(), "{part} {value}");
        if let Err(e) = other.call("change.undo", json!({ "op": done["op"] })) {
            panic!("{part} {value}: {e:?}");
        }
        assert_eq!(other.content(), empty, "one undo takes all of it back");
    }
    take(&other, &bytes).expect("it is taken");
    assert_eq!(other.content(), boss.content(), "the whole one gives the whole");
}

#[test]
fn an_archive_is_taken_back_whole_and_can_be_taken_again() {
    let seed = 3;
    let (_here, boss) = office(seed);
    lists(seed, &boss);
    let mut world = World::new(&boss, seed);
    world.fill(8);
    world.wear();
    let bytes = archive(&boss);
    let (_there, other) = office(seed);
    let empty = other.content();
    let done = take(&other, &bytes).expect("it is taken");
    if let Err(e) = other.call("change.undo", json!({ "op": done["op"] })) {
        panic!("{e:?}")
    }
    assert_eq!(other.content(), empty, "one undo takes all of it back");
    take(&other, &bytes).expect("again");
    assert_eq!(other.content(), boss.content());
}

/// Everything that people see of customers, by name and number, without ids.
fn seen(person: &Person) -> BTreeMap<String, Value> {
    // Ids of parents, owners and items are another workspace's; their names are compared through the exported tables.
    const APART: [&str; 8] = [
        "created_at",
        "created_by",
        "missing",
        "primary_contact",
        "next_step",
        "next_step_on",
        "last_contact_on",
        "parent",
    ];
    let page = person.ok("customer.list", json!({ "limit": 500 }));
    let rows = page["rows"].as_array().expect("rows").iter().map(|row| {
        let mut values = row["values"].as_object().expect("values").clone();
        APART.iter().for_each(|name| drop(values.remove(*name)));
        values.retain(|_, value| !value.is_null());
        let whole = person.get(row["id"].as_str().expect("an id"));
        let mut tags: Vec<_> = whole["tags"].as_array().expect("tags").iter().map(|t| t["name"].to_string()).collect();
        tags.sort();
        let points = whole["points"].as_array().expect("points").iter();
        let points: Vec<Value> = points.map(|p| json!([p["kind"], p["label"], p["raw"]])).collect();
        let parent = whole["values"]["parent"].as_str().map(|id| person.get(id)["values"]["number"].clone());
        (
            row["values"]["number"].to_string(),
            json!({ "values": values, "tags": tags, "points": points, "parent": parent }),
        )
    });
    rows.collect()
}

#[test]
fn customers_come_back_from_a_text_and_from_a_workbook_in_both_languages() {
    for seed in SEEDS {
        let (_here, boss) = office(seed);
        lists(seed, &boss);
        let mut world = World::new(&boss, seed);
        world.fill(CUSTOMERS);
        let wanted = seen(&boss);
        assert_eq!(wanted.len(), CUSTOMERS);
        for (format, language) in [("csv", "zh"), ("xlsx", "en"), ("csv", "en"), ("xlsx", "zh")] {
            let done =
                boss.job("customer.export", json!({ "format": format, "language": language })).expect("exported");
            let bytes = boss.take(done["file"].as_str().expect("a file"));
            let (_there, other) = office(seed);
            lists(seed, &other);
            let file = other.put(&format!("customers.{format}"), &bytes);
            let back = other.job("customer.import", json!({ "file": file })).expect("imported");
            assert_eq!(
                (back["created"].as_u64(), back["problems"].clone()),
                (Some(CUSTOMERS as u64), json!([])),
                "seed {seed} {format} {language}: {back}"
            );
            let found = seen(&other);
            for (number, row) in &wanted {
                assert_eq!(found.get(number), Some(row), "seed {seed} {format} {language}");
            }
            // The control: a workspace in which one value differs is seen.
            let id = other.ok("customer.list", json!({}))["rows"][0]["id"].as_str().expect("a customer").to_string();
            other.set(&id, "postcode", json!("999"));
            assert_ne!(seen(&other), wanted);
        }
    }
}

#[test]
fn an_archive_is_at_home_in_another_workspace_too() {
    for seed in SEEDS.step_by(2) {
        let (_here, boss) = office(seed);
        lists(seed, &boss);
        let mut world = World::new(&boss, seed);
        world.fill(CUSTOMERS);
        world.wear();
        of_the_office(&boss);
        let (_there, other) = office(seed + 1_000);
        let done = take(&other, &archive(&boss)).expect("it is taken");
        assert_eq!(done["problems"], json!([]), "seed {seed}");
        // Words and names instead of ids: the tables are the same to the letter.
        for call in ["customer", "contact", "interaction", "service"] {
            assert_eq!(table(&boss, call), table(&other, call), "seed {seed} {call}");
        }
        // A view of one's own customers is of one's own there; what was sent reads as it did.
        let me = other.ok("session.get", json!({}))["user"]["id"].clone();
        let views = other.ok("view.list", json!({ "entity": "customer" }))["views"].clone();
        assert_eq!(views[0]["query"]["filter"][0]["value"], json!([me]), "seed {seed}");
        let reports = [&boss, &other].map(|side| {
            let list = side.ok("briefing.list", json!({}));
            let sent = side.ok("briefing.get", json!({ "id": list["sent"][0]["id"] }));
            (
                list["drafts"][0]["title"].clone(),
                sent["title"].clone(),
                sent["sections"].clone(),
                sent["sent_at"].clone(),
            )
        });
        assert_eq!(reports[0], reports[1], "seed {seed}");
        assert!(reports[0].2[1]["columns"].is_array(), "the control");
        assert_eq!(other.ok("doctor.check", json!({}))["problems"], json!([]), "seed {seed}");
    }
}

/// A list as a text, line by line, whatever their order.
fn table(person: &Person, entity: &str) -> Vec<String> {
    let done = person.job(&format!("{entity}.export"), json!({ "language": "zh" })).expect("exported");
    let text = String::from_utf8(person.take(done["file"].as_str().expect("a file"))).expect("UTF-8");
    let mut lines: Vec<String> = text.split("\"\r\n").map(String::from).collect();
    lines.sort();
    lines
}

#[test]
fn contacts_interactions_products_and_orders_with_their_lines_come_back_from_texts_and_workbooks() {
    const LISTS: [&str; 6] = ["customer", "contact", "interaction", "product", "stock", "sales_order"];
    for (seed, format, language) in [(1, "csv", "zh"), (2, "xlsx", "en"), (3, "csv", "en"), (4, "xlsx", "zh")] {
        let (_here, boss) = office(seed);
        lists(seed, &boss);
        let mut world = World::new(&boss, seed);
        world.fill(8);
        let customers = world.customers.clone();
        world.trade(&customers);
        let (_there, other) = office(seed);
        lists(seed, &other);
        for entity in LISTS {
            let how = json!({ "format": format, "language": language });
            let done = boss.job(&format!("{entity}.export"), how).expect("exported");
            let bytes = boss.take(done["file"].as_str().expect("a file"));
            let mut input = json!({ "file": other.put(&format!("{entity}.{format}"), &bytes) });
            if (entity, format) == ("sales_order", "xlsx") {
                input["lines"] = json!({ "choice": { "sheet": 1 } });
            }
            let back = other.job(&format!("{entity}.import"), input).expect("imported");
            assert_eq!(back["problems"], json!([]), "seed {seed} {entity} {format} {language}: {back}");
        }
        for entity in &LISTS[1..] {
            assert_eq!(table(&boss, entity), table(&other, entity), "seed {seed} {entity} {format} {language}");
        }
        // The control: one quantity of one line is seen.
        let filter = json!([{ "field": "number", "op": "eq", "value": "Q-1" }]);
        let id = other.ok("sales_order.list", json!({ "filter": filter }))["rows"][0]["id"].clone();
        let order = other.ok("sales_order.get", json!({ "id": id }));
        let line = &order["lines"][0];
        let set = json!([{ "id": line["id"], "rev": line["rev"], "set": { "quantity": 2_000 } }]);
        other.ok("sales_order.update", json!({ "id": id, "rev": order["rev"], "set": {}, "lines": { "set": set } }));
        assert_ne!(table(&boss, "sales_order"), table(&other, "sales_order"));
    }
}
