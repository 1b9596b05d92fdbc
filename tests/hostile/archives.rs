//! Open archives made to break whoever takes them in. Each is taken into an empty office of its own: refused whole, with
//! nothing changed, or taken but for what is told.

use crate::{
    case::{Case, Outcome},
    workbook_parts::forged,
};
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use zhike_core::Error;
use zhike_tests::{
    Office, Person,
    archives::{archive, changed, parts, take, zipped},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const CUSTOMERS: &str = "data/customers.jsonl";
const NOBODY: &str = "00000000-0000-7000-8000-000000000001";

/// Takes an archive, and says what came of it: customers made, what was told.
pub fn outcome_of(bytes: &[u8]) -> Outcome {
    let (_office, boss) = Office::found();
    let before = boss.content();
    let mut outcome = Outcome::default();
    match take(&boss, bytes) {
        Err(e) => {
            outcome.failure = Some(match &e {
                Error::Invalid { fields } => fields.get("file").cloned().unwrap_or_else(|| e.code().into()),
                _ => e.code().into(),
            });
            if boss.content() != before {
                outcome.failure = Some("something of it stayed".into());
            }
        }
        Ok(done) => {
            outcome.rows = done["customers"].as_u64().unwrap();
            let told = done["problems"].as_array().unwrap().iter();
            outcome.remarks = told.map(|problem| problem["reason"].as_str().unwrap().to_string()).collect();
            outcome.cells = boss.names(json!({}));
            boss.ok("change.undo", json!({ "op": done["op"] }));
            if boss.content() != before {
                outcome.failure = Some("an undo did not take it back".into());
            }
        }
    }
    outcome
}

/// An archive of two customers with what hangs on them.
fn sound() -> Vec<u8> {
    let (_office, from) = Office::found();
    from.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let ids: Vec<Value> = ["甲", "乙"].iter().map(|name| customer(&from, name)).collect();
    let product = from.ok("product.create", json!({ "values": { "sku": "SW-48", "name": "交换机", "price": 10_000 } }));
    let line = json!({ "product": product["id"], "quantity": 1_000 });
    let order = json!({ "number": "SO-1", "customer": ids[0], "ordered_on": "2025-01-05" });
    from.ok("sales_order.create", json!({ "values": order, "lines": [line] }));
    let stock = from.put("stock.csv", "产品编码,仓库,数量\nSW-48,上海仓,3\n".as_bytes());
    from.job("stock.import", json!({ "file": stock })).unwrap();
    let values = json!({ "title": "机房", "customer_name": "甲", "success_rate": 40 });
    let chance = json!({ "values": values, "products": [product["id"]], "incomplete": true });
    let chance = from.ok("opportunity.create", chance)["id"].clone();
    let me = from.ok("session.get", json!({}))["user"]["id"].clone();
    from.ok("opportunity.assign", json!({ "ids": [chance], "to": me }));
    from.ok("plan.make", json!({ "opportunity": chance, "planned_on": "2026-12-01", "action": "拜访" }));
    from.ok("churn.check", json!({}));
    let churn = from.ok("churn.list", json!({}))["rows"][0]["id"].clone();
    from.ok("churn.hold", json!({ "id": churn, "measure": "打电话" }));
    archive(&from)
}

fn customer(from: &Person, name: &str) -> Value {
    let input = json!({ "values": { "kind": "company", "name": name, "phone": "1" }, "points": [{ "kind": "mobile", "raw": "138" }],
        "tags": ["t"], "incomplete": true });
    from.ok("customer.create", input)["id"].clone()
}

/// A zip whose list names parts more than once, as the library that reads it would not write it.
fn doubled(bytes: &[u8], part: &str, second: &str) -> Vec<u8> {
    let mut all = parts(bytes);
    let twin: String = part.chars().rev().collect();
    all.push((twin.clone(), second.into()));
    forged(zipped(&all), twin.as_bytes(), part.as_bytes())
}

/// The archive with its parts stored as they are, so that a byte of a part is a byte of the file.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(bytes) {
        let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, plain).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn cases() -> Vec<Case> {
    let good = sound();
    let case = |name: &str, bytes: Vec<u8>| Case::bytes(name, bytes).an_archive();
    let edit = |part: &str, change: &dyn Fn(&mut Value)| {
        changed(&good, part, |text| {
            let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            change(&mut lines[0]);
            lines.iter().map(|line| format!("{line}\n")).collect()
        })
    };
    let first = |change: &dyn Fn(&mut Value)| edit(CUSTOMERS, change);
    let value = |name: &str, value: Value| first(&|line| line["values"][name] = value.clone());
    let without = |name: &str| first(&|line| drop(line["values"].as_object_mut().unwrap().remove(name)));
    let manifest = |name: &str, value: Value| {
        changed(&good, "manifest.json", |text| {
            let mut manifest: Value = serde_json::from_str(text).unwrap();
            manifest[name] = value.clone();
            manifest.to_string()
        })
    };
    let lacks = |part: &str| zipped(&parts(&good).into_iter().filter(|(name, _)| name != part).collect::<Vec<_>>());
    let with = |name: &str, text: &str| zipped(&[parts(&good), vec![(name.into(), text.into())]].concat());
    let append = |part: &str, more: &str| changed(&good, part, |text| format!("{text}{more}"));
    let filler: String = (0..200_000_u64).map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();

    let mut cases = vec![
        case("as it was made", good.clone()).rows(2).has(&["甲", "乙"]),
        case("empty", Vec::new()).fails("damaged"),
        case("not a zip", b"PK\x03\x04 nothing".to_vec()).fails("damaged"),
        case("a text", b"name,phone\nA,1\n".to_vec()).fails("damaged"),
        case("cut in the middle", good[..good.len() / 2].to_vec()).fails("damaged"),
        case("cut in its list", good[..good.len() - 40].to_vec()).fails("damaged"),
        case("cut by a byte", good[..good.len() - 1].to_vec()).fails("damaged"),
        case("without its beginning", good[100..].to_vec()).fails("damaged"),
        case("a list of parts that lies beyond the file", forged(good.clone(), b"PK\x05\x06", b"PK\x05\x06\xff\xff\xff\xff\xff\xff\xff\xff"))
            .fails("damaged"),
        case("a wrong checksum", forged(stored(&good), "甲".as_bytes(), "丙".as_bytes())).fails("damaged"),
        case("no parts", zipped(&[])).fails("not_an_archive"),
        case("a workbook", crate::workbook_parts::book(&crate::workbook_parts::sheet(""), &[])).fails("not_an_archive"),
        case("no manifest", lacks("manifest.json")).fails("not_an_archive"),
        case("a manifest of another shape", changed(&good, "manifest.json", |_| "[1]".into())).fails("not_an_archive"),
        case("a manifest without an end", changed(&good, "manifest.json", |_| "{".repeat(2 << 20))).fails("not_an_archive"),
        case("another format", manifest("format", json!("other"))).fails("not_an_archive"),
        case("of a newer program", manifest("version", json!(2))).fails("NewerSchema"),
        case("of a version that is no number", manifest("version", json!("1"))).fails("not_an_archive"),
        case("of a version beyond all", manifest("version", json!(1e300))).fails("not_an_archive"),
        case("another currency", manifest("currency", json!("JPY"))).fails("Blocked"),
        case("counts below nothing", manifest("counts", json!({ CUSTOMERS: -1 }))).fails("not_an_archive"),
        case("counts that lie", manifest("counts", json!({ CUSTOMERS: 9_000_000_000_u64 }))).rows(2),
        case("counts of a part that is not there", manifest("counts", json!({ "data/../x": 1 }))).fails("archive_part_missing"),
        case("without a part that it lists", lacks("data/order_lines.jsonl")).fails("archive_part_missing"),
        case("without its customers", lacks(CUSTOMERS)).fails("archive_part_missing"),
        case("two parts of one name", doubled(&good, CUSTOMERS, "")).fails("damaged"),
        case("two manifests", doubled(&good, "manifest.json", "{}")).fails("damaged"),
        case("a part that unpacks to far too much", append(CUSTOMERS, &"\n".repeat(300 << 20))).fails("inflates").unpacks_to(300 << 20),
        case("a line without end", append(CUSTOMERS, &format!("{{\"id\":\"{filler}\"}}\n"))).fails("TooLarge"),
        case("a path out of the archive", with("../../outside.txt", "x")).rows(2),
        case("an absolute path", with("/tmp/zhike-outside.txt", "x")).rows(2),
        case("a path of Windows", with("C:\\Windows\\x.dll", "x")).rows(2),
        case("a zip within", with("inner.zip", "PK\u{3}\u{4}")).rows(2),
        case("a name as long as may be", with(&"長".repeat(10_000), "x")).rows(2),
        case("ten thousand further parts", {
            let more = (0..10_000).map(|n| (format!("more/{n}"), String::new()));
            zipped(&parts(&good).into_iter().chain(more).collect::<Vec<_>>())
        })
        .rows(2),
        case("no JSON", append(CUSTOMERS, "nonsense\n")).rows(2).remarks("damaged"),
        case("deep JSON", append(CUSTOMERS, &format!("{}{}\n", "[".repeat(100_000), "]".repeat(100_000)))).rows(2).remarks("damaged"),
        case("an unknown member", first(&|line| line["more"] = json!(1))).rows(1).remarks("damaged"),
        case("an id that is a number", first(&|line| line["id"] = json!(7))).rows(1).remarks("damaged"),
        case("an id that is a path", first(&|line| line["id"] = json!("../../x"))).rows(1).remarks("damaged"),
        case("a life that is none", first(&|line| line["life"] = json!("erased"))).rows(1).remarks("damaged"),
        case("values that are a list", first(&|line| line["values"] = json!([1, 2]))).rows(1).remarks("damaged"),
        case("no name", without("name")).rows(1).remarks("required"),
        case("no owner", without("owner")).rows(1).remarks("required"),
        case("a name that is a number", value("name", json!(1e300))).rows(1).remarks("not_text"),
        case("a name with a control character", value("name", json!("a\u{0}b"))).rows(1).remarks("control_character"),
        case("a name far too long", value("name", json!("长".repeat(100_000)))).rows(1).remarks("too_long"),
        case("an amount beyond all", value("annual_turnover", json!(1e300))).rows(2).remarks("too_large"),
        case("an amount beyond what JSON keeps", value("annual_turnover", json!(u64::MAX))).rows(2).remarks("too_large"),
        case("stars beyond five", value("satisfaction", json!(6))).rows(2).remarks("not_stars"),
        case("an owner who is nobody", value("owner", json!(NOBODY))).rows(1).remarks("unknown"),
        case("a level of another list", value("level", json!(NOBODY))).rows(2).remarks("unknown"),
        case("an address that a browser would run", value("website", json!("javascript:alert(1)"))).rows(2).remarks("not_a_url"),
        case("a derived field", value("created_by", json!("x"))).rows(2).remarks("unknown_field"),
        case("a field of nobody", value("custom.nobody", json!("x"))).rows(2).remarks("unknown_field"),
        case("SQL in the name of a field", value("custom.a' || (SELECT 1)", json!("x"))).rows(2).remarks("unknown_field"),
        case("a parent who is not there", value("parent", json!(NOBODY))).rows(2),
        case("its own parent", first(&|line| line["values"]["parent"] = line["id"].clone())).rows(2),
        case("a point without a kind", first(&|line| line["points"][0]["kind"] = json!(" "))).rows(2).remarks("other"),
        case("a point with a line end", first(&|line| line["points"][0]["raw"] = json!("1\n2"))).rows(2).remarks("other"),
        case("a tag that is none", first(&|line| line["tags"][0]["name"] = json!(""))).rows(2).remarks("not_a_name"),
        case("twice the same record", changed(&good, CUSTOMERS, |text| format!("{text}{text}"))).rows(2),
        case("two points of one id", first(&|line| {
            let point = line["points"][0].clone();
            line["points"].as_array_mut().unwrap().push(point);
        }))
        .rows(2)
        .remarks("taken"),
        case("a step to the bin beyond all", first(&|line| {
            line["life"] = json!("binned");
            line["bin"] = json!(i64::MAX);
        }))
        .rows(2),
        case("an item of a list that is none", changed(&good, "data/dictionary.jsonl", |text| {
            text.replace("\"category\":\"region\"", "\"category\":\"nothing\"")
        }))
        .rows(2)
        .remarks("damaged"),
        case("a field that no office could make", changed(&good, "data/custom_fields.jsonl", |_| {
            json!({ "entity": "user", "code": "a.b", "kind": "text", "label_zh": "x", "label_en": "x", "options": null, "sort": 1, "required": false, "active": true }).to_string()
        }))
        .rows(2)
        .remarks("damaged"),
        case("a user without a name", changed(&good, "data/users.jsonl", |text| text.replace("\"boss\"", "\"\""))).rows(0).remarks("damaged"),
    ];
    // Of every other kind a line without what it hangs on, or with what no such record holds.
    for (part, member, wrong, told) in [
        ("products", "sku", Value::Null, "required"),
        ("products", "price", json!("much"), "not_an_integer"),
        ("products", "currency", json!("$"), "not_a_currency"),
        ("stock", "product", json!(NOBODY), "unknown"),
        ("stock", "quantity", json!(1e300), "too_large"),
        ("opportunities", "title", Value::Null, "required"),
        ("opportunities", "state", json!("sold"), "unknown"),
        ("opportunities", "success_rate", json!(101), "range"),
        ("opportunities", "customer", json!(NOBODY), "unknown"),
        ("plans", "opportunity", json!(NOBODY), "unknown"),
        ("plans", "planned_on", json!("2026-13-45"), "not_a_date"),
        ("sales_orders", "number", Value::Null, "required"),
        ("sales_orders", "customer", json!(NOBODY), "unknown"),
        ("sales_orders", "ordered_on", json!("gestern"), "not_a_date"),
        ("order_lines", "order", json!(NOBODY), "unknown"),
        ("order_lines", "product", json!(NOBODY), "unknown"),
        ("order_lines", "quantity", json!("1"), "not_an_integer"),
        ("churn", "customer", json!(NOBODY), "unknown"),
        ("churn", "state", json!("gone"), "unknown"),
    ] {
        let bytes = edit(&format!("data/{part}.jsonl"), &|line| line["values"][member] = wrong.clone());
        cases.push(case(&format!("{member} of {part}: {wrong}"), bytes).rows(2).remarks(told));
    }
    let measure = edit("data/churn.jsonl", &|line| line["measures"][0]["text"] = json!("长".repeat(501)));
    cases.push(case("a measure far too long", measure).rows(2).remarks("other"));
    let about = edit("data/opportunities.jsonl", &|line| line["products"][0]["product"] = json!(NOBODY));
    cases.push(case("about a product that is not there", about).rows(2).remarks("unknown"));
    // Bytes that are no text: told, and nothing is put in their place.
    let broken = forged(stored(&good), "机房".as_bytes(), b"\xff\xfe\xff\xfe\xff\xfe");
    cases.push(case("bytes that are no text, with the checksum of others", broken).fails("damaged"));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(&good) {
        let broken = forged_if(text.into_bytes(), name == CUSTOMERS);
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&broken).unwrap();
    }
    let broken = zip.finish().unwrap().into_inner();
    cases.push(case("bytes that are no text", broken).rows(1).remarks("damaged"));
    cases
}

fn forged_if(bytes: Vec<u8>, yes: bool) -> Vec<u8> {
    if yes { forged(bytes, "甲".as_bytes(), b"\xff\xfe\xff") } else { bytes }
}
