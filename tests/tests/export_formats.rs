//! Exports as workbooks and cards, read by a library that is not ours and by our own import.

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use std::io::{Cursor, Read};
use zhike_tests::{Office, Person};

fn taken(person: &Person, call: &str, input: Value) -> Vec<u8> {
    let done = person.job(call, input).unwrap_or_else(|e| panic!("{call}: {e}"));
    person.take(done["file"].as_str().expect("a file"))
}

/// A part of a zip as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn imported(person: &Person, name: &str, bytes: &[u8]) -> Value {
    let file = person.put(name, bytes);
    person.job("customer.import", json!({ "file": file })).expect("it is imported")
}

#[test]
fn a_workbook_has_typed_cells_and_texts_that_are_never_formulas() {
    let (_office, boss) = Office::found();
    let day = json!({ "entity": "customer", "kind": "date", "label_zh": "签约日", "label_en": "Signed on" });
    let day = format!("custom.{}", boss.ok("field.add", day)["code"].as_str().expect("a code"));
    let values = json!({ "kind": "company", "name": "=HYPERLINK(\"x\")", "phone": "+86 138", "postcode": "010010", "bank_account": "6222020200112233445",
        "registered_capital": 1_234_567_890_i64, "annual_turnover": 9_007_199_254_740_991_i64, "note": "一行\n二行 <&> _x0041_", day: "2026-02-03" });
    boss.ok("customer.create", json!({ "values": values, "incomplete": true }));
    let born = json!({ "kind": "person", "name": "仇英", "birthday": { "calendar": "solar", "year": 1984, "month": 10, "day": 15 } });
    boss.ok("customer.create", json!({ "values": born, "incomplete": true }));

    let bytes =
        taken(&boss, "customer.export", json!({ "format": "xlsx", "language": "zh", "sort": { "by": "number" } }));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["客户"]);
    let sheet = book.worksheet_range("客户").expect("its sheet");
    let header: Vec<String> = sheet.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    let cell = |row: usize, name: &str| {
        let at = header.iter().position(|h| h == name).unwrap_or_else(|| panic!("{name} in {header:?}"));
        sheet.rows().nth(row).expect("a row")[at].clone()
    };
    for (name, text) in [
        ("名称", "=HYPERLINK(\"x\")"),
        ("电话", "+86 138"),
        ("邮政编码", "010010"),
        ("银行帐号", "6222020200112233445"),
        ("备注", "一行\n二行 <&> _x0041_"),
    ] {
        assert_eq!(cell(1, name), Data::String(text.into()), "{name}");
    }
    assert_eq!(cell(1, "注册资金(万元)"), Data::Float(1_234.567_89));
    assert_eq!(cell(1, "年营业额"), Data::String("90071992547409.91".into()), "more digits than a spreadsheet keeps");
    assert_eq!(cell(1, "客户满意度"), Data::Float(3.0));
    let text = |data: Data| match data {
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        other => panic!("{other:?} is no time"),
    };
    assert_eq!(text(cell(1, "签约日")), "2026-02-03 00:00:00");
    assert_eq!(text(cell(2, "生日")), "1984-10-15 00:00:00");
    assert_eq!(text(cell(1, "创建时间")), "2026-11-22 09:00:00", "in the workspace's zone");

    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<col min=\"1\""), "{xml}");
    assert!(!xml.contains("<f>") && xml.contains("<c r=\"A1\" s=\"1\""), "no formula; a bold header");
    let english = taken(&boss, "customer.export", json!({ "format": "xlsx", "language": "en" }));
    assert!(part(&english, "xl/worksheets/sheet1.xml").contains(">Account manager<"));

    // The control for what follows: the same cells as a text would need their guard.
    let (_office, other) = Office::found();
    let done = imported(&other, "c.xlsx", &bytes);
    assert_eq!((done["created"].as_u64(), done["problems_total"].as_u64()), (Some(2), Some(0)), "{done}");
    let row = other.ok("customer.list", json!({ "sort": { "by": "number" } }))["rows"][0]["values"].clone();
    assert_eq!(row["name"], "=HYPERLINK(\"x\")");
    assert_eq!((row["phone"].clone(), row["postcode"].clone()), (json!("+86 138"), json!("010010")));
    assert_eq!(
        (row["registered_capital"].as_i64(), row["annual_turnover"].as_i64()),
        (Some(1_234_567_890), Some(9_007_199_254_740_991))
    );
    assert_eq!(row["note"], "一行\n二行 <&> _x0041_");
}

#[test]
fn cards_of_people_are_read_by_our_own_reader_with_their_names_phones_and_organisations() {
    let (_office, boss) = Office::found();
    boss.customer("一家公司");
    let values = json!({ "kind": "person", "name": "司马, 相如; \\", "phone": "+86 138 0013 8000", "email": "sima@x.example", 
        "occupation": "作家", "address": "琴台路1号, 甲", "city": "成都", "province": "四川", "postcode": "610000", "note": "第一行\n第二行，".repeat(20).trim(),
        "birthday": { "calendar": "solar", "year": null, "month": 2, "day": 29 } });
    boss.ok(
        "customer.create",
        json!({ "values": values, "incomplete": true, "tags": ["文人", "琴, 棋"],
        "points": [{ "kind": "mobile", "label": "家里", "raw": "13900139000" }, { "kind": "qq", "raw": "10001" }] }),
    );
    let lunar = json!({ "kind": "person", "name": "卓文君", "birthday": { "calendar": "lunar", "year": 1984, "month": 8, "day": 15 } });
    boss.ok("customer.create", json!({ "values": lunar, "incomplete": true }));
    let done = boss.job("customer.export", json!({ "format": "vcf" })).expect("cards");
    assert_eq!((done["rows"].clone(), done["left_out"].clone()), (json!(2), json!(1)), "{done}");
    let bytes = boss.take(done["file"].as_str().expect("a file"));
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "long lines are folded");
    assert!(text.contains("农历1984年8月15日") && text.matches("BEGIN:VCARD").count() == 2);

    let (_office, other) = Office::found();
    let back = imported(&other, "cards.vcf", &bytes);
    assert_eq!(back["created"], 2, "{back}");
    let filter = json!([{ "field": "city", "op": "eq", "value": "成都" }]);
    let row = other.ok("customer.list", json!({ "filter": filter }))["rows"][0].clone();
    let (was, is) = (&values, &row["values"]);
    for field in ["kind", "name", "email", "occupation", "address", "city", "province", "postcode", "note", "birthday"]
    {
        assert_eq!(was[field], is[field], "{field}");
    }
    let whole = other.ok("customer.get", json!({ "id": row["id"] })).to_string();
    for said in ["+86 138 0013 8000", "13900139000", "10001", "文人"] {
        assert!(whole.contains(said), "{said}: {whole}");
    }

    let company = boss.customer("临邛酒肆");
    boss.contact(
        &company,
        json!({ "name": "卓王孙", "mobile": "13700137000", "office_phone": "028-1", "position": "老板", "memo": "富" }),
    );
    let card = String::from_utf8(taken(&boss, "contact.export", json!({ "format": "vcf" }))).expect("UTF-8");
    for line in
        ["FN:卓王孙", "ORG:临邛酒肆", "TITLE:老板", "TEL;TYPE=CELL:13700137000", "TEL;TYPE=WORK,VOICE:028-1", "NOTE:富"]
    {
        assert!(card.contains(&format!("{line}\r\n")), "{line}: {card}");
    }
    assert!(boss.job("interaction.export", json!({ "format": "vcf" })).is_err(), "an interaction has no card");
}
