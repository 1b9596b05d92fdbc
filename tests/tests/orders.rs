//! Orders: from a file of another system or by hand, what they come to, and what they make of a customer (SPEC.md sections
//! 4 and 5; CORE.md cases 3 and 6).

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

const PRODUCTS: &str = "产品编码,产品名称,单位,单价\nSW-48,48 口交换机,台,12999.5\nCAB-6,六类网线,米,3.1415\n";
const FLAT: &str = "订单编号,客户名称,订单日期,订单状态,销售渠道,已付金额,产品编码,产品名称,数量,单价\n\
    SO-1,上海恒远,2026-10-08,已发货,线下直销,100,SW-48,48 口交换机,2,12000\n\
    SO-1,上海恒远,2026-10-08,已发货,线下直销,100,CAB-6,六类网线,300,3.1415\n\
    SO-1,上海恒远,2026-10-08,已发货,线下直销,100,SW-48,48 口交换机,-1,12000\n\
    SO-2,上海恒远,2026-03-01,已取消,,,SW-48,48 口交换机,9,12000\n\
    SO-3,新来的公司,2026-11-01,新创建,,,NO-9,停产的东西,1,50\n";

fn import(who: &Person, what: &str, csv: &str, how: Value) -> Value {
    let mut input = how;
    input["file"] = who.put("表.csv", csv.as_bytes()).into();
    who.job(&format!("{what}.import"), input).expect("an import")
}

fn counts(done: &Value) -> [u64; 5] {
    ["created", "updated", "unchanged", "skipped", "rejected"].map(|what| done[what].as_u64().expect("a count"))
}

fn order(who: &Person, number: &str) -> Value {
    let filter = json!([{ "field": "number", "op": "eq", "value": number }]);
    let rows = who.ok("sales_order.list", json!({ "filter": filter }))["rows"].clone();
    who.ok("sales_order.get", json!({ "id": rows[0]["id"] }))
}

fn numbers(who: &Person, input: Value) -> Vec<String> {
    let rows = who.ok("sales_order.list", input)["rows"].as_array().expect("rows").clone();
    rows.iter().map(|r| r["values"]["number"].as_str().expect("a number").to_string()).collect()
}

fn about(who: &Person, customer: &str) -> Value {
    who.get(customer)["values"].clone()
}

fn undo(who: &Person) {
    let op = who.ok("import.history", json!({}))["imports"][0]["op"].clone();
    who.ok("change.undo", json!({ "op": op }));
}

fn office() -> (Office, Person, String) {
    let (office, boss) = Office::found();
    let customer = boss.customer("上海恒远");
    import(&boss, "product", PRODUCTS, json!({}));
    (office, boss, customer)
}

#[test]
fn a_flat_sheet_brings_orders_with_their_lines_and_what_they_come_to() {
    let (_office, boss, customer) = office();
    let before = boss.content();
    let dry = import(&boss, "sales_order", FLAT, json!({ "dry_run": true }));
    assert_eq!((counts(&dry), boss.content() == before), ([5, 0, 0, 0, 0], true), "{dry}");
    let done = import(&boss, "sales_order", FLAT, json!({}));
    assert_eq!(counts(&done), [5, 0, 0, 0, 0], "{done}");
    assert_eq!(
        (&done["orders"]["created"], &done["lines"]["created"], &done["customers"]["created"]),
        (&json!(3), &json!(5), &json!(1))
    );
    assert_eq!(done["reasons"], json!([{ "reason": "no_such_product", "count": 1 }]));

    let one = order(&boss, "SO-1");
    assert_eq!(
        (&one["customer"]["id"], &one["values"]["status"], &one["values"]["ordered_on"]),
        (&json!(customer), &json!("shipped"), &json!("2026-10-08"))
    );
    let amounts: Vec<i64> =
        one["lines"].as_array().expect("lines").iter().filter_map(|l| l["amount"].as_i64()).collect();
    assert_eq!(amounts, [2_400_000, 94_245, -1_200_000], "a return counts against");
    assert_eq!(
        (&one["total"], &one["paid"], &one["unpaid"], &one["values"]["paid_up"]),
        (&json!(1_294_245), &json!(10_000), &json!(1_284_245), &json!(false))
    );
    assert_eq!(one["lines"][0]["product"]["sku"], "SW-48");
    let three = order(&boss, "SO-3");
    assert_eq!(
        (&three["lines"][0]["product"], &three["lines"][0]["product_name"]),
        (&Value::Null, &json!("停产的东西"))
    );
    let new = boss.get(three["customer"]["id"].as_str().expect("an id"));
    assert!(new["missing"].as_array().is_some_and(|m| !m.is_empty()), "who is made is to be completed");

    let facts = about(&boss, &customer);
    assert_eq!(
        (&facts["last_order_on"], &facts["orders"], &facts["year_total"], &facts["lifecycle"]),
        (&json!("2026-10-08"), &json!(1), &json!(1_294_245), &json!("first")),
        "what was cancelled counts nowhere"
    );
    assert_eq!(counts(&import(&boss, "sales_order", FLAT, json!({}))), [0, 0, 5, 0, 0], "it stands as the file says");

    // Of an order in the file its lines are those of the file; of another nothing is said.
    let next = "订单编号,客户名称,订单日期,产品编码,数量,单价\nSO-1,上海恒远,2026-10-09,SW-48,3,12000\n";
    let done = import(&boss, "sales_order", next, json!({}));
    assert_eq!(
        (&done["orders"]["updated"], &done["lines"]),
        (&json!(1), &json!({ "created": 0, "updated": 1, "withdrawn": 2 })),
        "{done}"
    );
    let one = order(&boss, "SO-1");
    assert_eq!(
        (&one["total"], one["lines"].as_array().map(Vec::len), &one["values"]["ordered_on"]),
        (&json!(3_600_000), Some(1), &json!("2026-10-09"))
    );
    undo(&boss);
    let one = order(&boss, "SO-1");
    assert_eq!((&one["total"], one["lines"].as_array().map(Vec::len)), (&json!(1_294_245), Some(3)));
    assert!(boss.ok("doctor.rebuild", json!({})).is_object());
    assert_eq!(
        (order(&boss, "SO-1")["total"].clone(), about(&boss, &customer)),
        (json!(1_294_245), facts),
        "derived anew it is the same"
    );
}

#[test]
fn the_undo_of_an_import_of_orders_leaves_the_workspace_as_it_was() {
    let (_office, boss, customer) = office();
    let before = (boss.content(), about(&boss, &customer));
    import(&boss, "sales_order", FLAT, json!({}));
    assert_ne!(boss.content(), before.0, "the control");
    undo(&boss);
    assert_eq!((boss.content(), about(&boss, &customer)), before);
    assert_eq!(numbers(&boss, json!({})), Vec::<String>::new());
    import(&boss, "sales_order", FLAT, json!({}));
    assert_eq!(numbers(&boss, json!({})), ["SO-3", "SO-1", "SO-2"]);
}

/// A workbook with these sheets of texts.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: String| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    };
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let (mut listed, mut related, mut typed) = (String::new(), String::new(), String::new());
    for (at, (name, rows)) in (1..).zip(sheets) {
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>");
        related +=
            &format!("<Relationship Id=\"r{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>");
        typed += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
        let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
        let rows: String = rows.iter().map(row).collect();
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    part(
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{related}</Relationships>"),
    );
    part(
        "_rels/.rels",
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    part(
        "[Content_Types].xml",
        format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{typed}</Types>"
        ),
    );
    zip.finish().expect("a file").into_inner()
}

#[test]
fn orders_and_lines_come_from_two_sheets_of_a_workbook() {
    let (_office, boss, _) = office();
    let bytes = book(&[
        (
            "订单",
            &[
                &["订单编号", "客户编号", "客户名称", "订单日期"],
                &["A-1", "", "上海恒远", "2026-05-06"],
                &["A-2", "", "上海恒远", "2026-05-07"],
            ],
        ),
        (
            "明细",
            &[
                &["订单编号", "行号", "产品编码", "数量", "单价"],
                &["A-1", "1", "SW-48", "1", "100"],
                &["A-1", "2", "CAB-6", "2", "5"],
                &["A-9", "1", "CAB-6", "2", "5"],
            ],
        ),
    ]);
    let file = boss.put("订单.xlsx", &bytes);
    let seen = boss.ok("import.preview", json!({ "file": file, "as": "sales_order", "choice": { "sheet": 1 } }));
    let targets: Vec<&str> =
        seen["columns"].as_array().expect("columns").iter().filter_map(|c| c["target"].as_str()).collect();
    assert_eq!(
        targets,
        ["number", "order_line.line", "product.sku", "order_line.quantity", "order_line.unit_price"],
        "{seen}"
    );
    let done = boss
        .job(
            "sales_order.import",
            json!({ "file": file, "choice": { "sheet": 0 }, "lines": { "choice": { "sheet": 1 } } }),
        )
        .expect("an import");
    assert_eq!(
        (&done["orders"]["created"], &done["lines"]["created"], &done["rejected"]),
        (&json!(2), &json!(2), &json!(1)),
        "{done}"
    );
    assert_eq!((order(&boss, "A-1")["total"].clone(), order(&boss, "A-2")["total"].clone()), (json!(11_000), json!(0)));
    undo(&boss);
    assert_eq!(numbers(&boss, json!({})), Vec::<String>::new(), "both sheets are one step");
}

#[test]
fn whose_an_order_is_nobody_knows_is_asked_before() {
    let (_office, boss, _) = office();
    let done = import(&boss, "sales_order", FLAT, json!({ "unknown_customer": "reject" }));
    assert_eq!((counts(&done), &done["customers"]["created"]), ([4, 0, 0, 0, 1], &json!(0)), "{done}");
    let twice = "订单编号,客户名称,订单日期\nX-1,双生,2026-01-01\n";
    boss.customer("双生");
    boss.ok("customer.create", json!({ "values": { "kind": "company", "name": "双生" }, "incomplete": true }));
    assert_eq!(
        import(&boss, "sales_order", twice, json!({}))["reasons"],
        json!([{ "reason": "several_customers", "count": 1 }])
    );
    let none = import(&boss, "sales_order", "订单编号,客户名称,订单日期\nX-2,,2026-01-01\nX-3,上海恒远,\n", json!({}));
    assert_eq!(counts(&none), [0, 0, 0, 0, 2], "{none}");
}

#[test]
fn two_copies_that_import_the_same_orders_have_them_once() {
    let (office, _, customer) = office();
    let copy = office.copy("laptop");
    let (boss, other) = (office.login("boss"), copy.login("boss"));
    let known = FLAT.lines().filter(|l| !l.contains("SO-3")).collect::<Vec<_>>().join("\n");
    for who in [&boss, &other] {
        import(who, "sales_order", &known, json!({}));
    }
    boss.pull(&other);
    other.pull(&boss);
    for who in [&boss, &other] {
        assert_eq!(numbers(who, json!({})), ["SO-1", "SO-2"]);
        assert_eq!(
            (order(who, "SO-1")["total"].clone(), about(who, &customer)["year_total"].clone()),
            (json!(1_294_245), json!(1_294_245))
        );
        assert_eq!(who.ok("conflict.list", json!({}))["conflicts"], json!([]));
    }
    assert_eq!(boss.state(), other.state());
}

#[test]
fn a_person_is_erased_and_the_order_totals_stand() {
    let (_office, boss, _) = office();
    let person = boss.ok(
        "customer.create",
        json!({ "values": { "kind": "person", "name": "欧阳若兰", "phone": "13912345678" }, "incomplete": true }),
    )["id"]
        .clone();
    let csv = "订单编号,客户名称,订单日期,收货地址,产品编码,数量,单价\n\
        P-1,欧阳若兰,2026-10-01,,SW-48,2,100\nP-2,欧阳若兰,2026-10-02,\"苏州星湖街 8 号\",SW-48,1,100\n\
        P-3,上海恒远,2026-10-03,\"上海漕溪路，欧阳若兰收\",SW-48,1,100\nP-4,上海恒远,2026-10-04,\"上海漕溪路\",SW-48,1,100\n";
    assert_eq!(counts(&import(&boss, "sales_order", csv, json!({}))), [4, 0, 0, 0, 0]);
    let before = order(&boss, "P-1");
    let erased = boss.ok("customer.erase", json!({ "id": person }));
    // Where his order went, and where another's names him, is for a person to look through; nobody else's is.
    let listed: Vec<(&str, &str)> = erased["elsewhere"]
        .as_array()
        .expect("records")
        .iter()
        .map(|each| (each["entity"].as_str().expect("text"), each["title"].as_str().expect("text")))
        .collect();
    assert_eq!(listed, [("sales_order", "P-2"), ("sales_order", "P-3")]);
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let found = |text: &str| boss.ok("search.find", json!({ "text": text }))["orders"]["count"].clone();
    assert_eq!((found("星湖街"), found("欧阳若兰")), (json!(1), json!(1)), "the control");
    for each in erased["elsewhere"].as_array().expect("records") {
        boss.change("sales_order", each["id"].as_str().expect("an id"), json!({ "ship_to": null }));
    }
    assert_eq!((found("星湖街"), found("欧阳若兰"), found("漕溪路")), (json!(0), json!(0), json!(1)));
    let after = order(&boss, "P-1");
    assert_eq!((&after["total"], &after["lines"]), (&before["total"], &before["lines"]));
    let said = serde_json::to_string(&(boss.ok("sales_order.list", json!({})), after)).expect("json");
    assert!(!said.contains("欧阳") && serde_json::to_string(&before).expect("json").contains("欧阳"), "{said}");
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]), "the chain verifies");
    boss.ok("doctor.rebuild", json!({}));
    assert_eq!(order(&boss, "P-1")["total"], before["total"]);
}

#[test]
fn an_order_is_entered_changed_and_taken_back_by_hand_where_the_office_says_so() {
    let (office, boss, customer) = office();
    let li = office.hire(&boss, "li", &["manager"], None);
    let sku = |sku: &str| {
        let filter = json!([{ "field": "sku", "op": "eq", "value": sku }]);
        boss.ok("product.list", json!({ "filter": filter }))["rows"][0]["id"].clone()
    };
    let (sw, cab) = (sku("SW-48"), sku("CAB-6"));
    let input = json!({ "values": { "customer": customer, "ordered_on": "2026-11-20" }, "lines": [{ "product": sw, "quantity": 2000 }] });
    assert!(
        matches!(boss.refused("sales_order.create", input.clone()), Error::Blocked { rule } if rule == "by_hand_off")
    );
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    assert_eq!(li.refused("sales_order.create", input.clone()).code(), "Invalid", "he is not his customer");
    let made = boss.ok("sales_order.create", input);
    assert_eq!(made["number"], "DD261122001");
    let read = || boss.ok("sales_order.get", json!({ "id": made["id"] }));
    let first = read();
    assert_eq!(
        (&first["total"], &first["values"]["status"], &first["editable"]),
        (&json!(2_599_900), &json!("new"), &json!(true)),
        "the product's own price"
    );
    assert_eq!(about(&boss, &customer)["last_order_on"], "2026-11-20");
    let line = &first["lines"][0];
    let change = json!({ "id": made["id"], "rev": first["rev"], "set": { "status": "paid" },
        "lines": { "add": [{ "product": cab, "quantity": 10_000, "unit_price": 20_000 }], "set": [{ "id": line["id"], "rev": line["rev"], "set": { "quantity": 1000 } }] } });
    let op = boss.op("sales_order.update", change);
    let second = read();
    assert_eq!(
        (&second["total"], &second["unpaid"], &second["values"]["paid_up"]),
        (&json!(1_301_950), &json!(0), &json!(true))
    );
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(read()["total"], 2_599_900);
    let removed = json!({ "id": made["id"], "rev": read()["rev"], "lines": { "remove": [read()["lines"][0]["id"]] } });
    boss.ok("sales_order.update", removed);
    assert_eq!((read()["total"].clone(), read()["lines"].clone()), (json!(0), json!([])));
    boss.ok("sales_order.bin", json!({ "ids": [made["id"]] }));
    assert_eq!(
        (
            numbers(&boss, json!({})).len(),
            numbers(&boss, json!({ "bin": true })).len(),
            about(&boss, &customer)["orders"].clone()
        ),
        (0, 1, json!(0))
    );
    boss.ok("sales_order.restore", json!({ "ids": [made["id"]] }));
    assert_eq!(about(&boss, &customer)["orders"], 1);
    let taken = json!({ "values": { "number": "DD261122001", "customer": customer, "ordered_on": "2026-11-20" } });
    assert_eq!(boss.refused("sales_order.create", taken).code(), "Invalid");
}

#[test]
fn amounts_are_seen_by_nobody_whose_role_masks_them() {
    let (office, boss, customer) = office();
    import(&boss, "sales_order", FLAT, json!({}));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_amount", "level": "none" }));
    let blind = office.hire(&boss, "blind", &["executive"], None);
    let seen = order(&blind, "SO-1");
    assert!(
        ["total", "paid", "unpaid"].iter().all(|f| seen[*f].is_null() && seen["values"].get(*f).is_none()),
        "{seen}"
    );
    assert!(
        seen["lines"].as_array().expect("lines").iter().all(|l| l["unit_price"].is_null() && l["amount"].is_null())
    );
    assert_eq!(seen["lines"][0]["quantity"], 2_000);
    let filter = json!([{ "field": "total", "op": "gt", "value": 1 }]);
    assert_eq!(blind.refused("sales_order.list", json!({ "filter": filter })).code(), "Forbidden");
    assert_eq!(blind.refused("sales_order.list", json!({ "sort": { "by": "total" } })).code(), "Forbidden");
    assert_eq!(blind.refused("customer.list", json!({ "sort": { "by": "year_total" } })).code(), "Forbidden");
    assert!(about(&blind, &customer).get("year_total").is_none());
    let totals = blind.ok("sales_order.totals", json!({ "customer": customer }));
    assert_eq!((&totals["years"][0]["amount"], &totals["years"][0]["orders"]), (&Value::Null, &json!(1)));
    let history = serde_json::to_string(&blind.ok("sales_order.history", json!({ "id": seen["id"] }))).expect("json");
    assert!(!history.contains("10000"), "{history}");
    assert_eq!(order(&boss, "SO-1")["total"], 1_294_245, "the control");
}

#[test]
fn the_totals_of_a_group_are_those_of_its_companies_in_sight() {
    let (office, boss, top) = office();
    let li = office.hire(&boss, "li", &["manager"], None);
    let make = |who: &Person, name: &str, parent: &str| {
        let values = json!({ "kind": "company", "name": name, "parent": parent });
        boss.ok("customer.create", json!({ "values": values, "incomplete": true }))["id"]
            .as_str()
            .map(String::from)
            .unwrap_or_else(|| panic!("{}", who.ok("session.get", json!({}))))
    };
    let below = make(&boss, "恒远二公司", &top);
    make(&boss, "恒远三公司", &below);
    let csv = "订单编号,客户名称,订单日期,产品编码,数量,单价,币种\nG-1,上海恒远,2026-01-05,SW-48,1,100,\nG-2,恒远二公司,2026-02-05,SW-48,1,200,\nG-3,恒远三公司,2025-02-05,SW-48,1,400,\nG-4,恒远三公司,2026-02-05,SW-48,1,7,USD\n";
    assert_eq!(counts(&import(&boss, "sales_order", csv, json!({}))), [4, 0, 0, 0, 0]);
    let of = |who: &Person, group: bool| who.ok("sales_order.totals", json!({ "customer": top, "group": group }));
    let alone = of(&boss, false);
    assert_eq!(
        (&alone["members"], &alone["years"]),
        (&json!(1), &json!([{ "year": 2026, "currency": "CNY", "amount": 10_000, "orders": 1 }]))
    );
    let group = of(&boss, true);
    assert_eq!(group["members"], 3);
    assert_eq!(
        group["years"],
        json!([
            { "year": 2026, "currency": "USD", "amount": 700, "orders": 1 },
            { "year": 2026, "currency": "CNY", "amount": 30_000, "orders": 2 },
            { "year": 2025, "currency": "CNY", "amount": 40_000, "orders": 1 },
        ]),
        "other currencies stand apart"
    );
    assert_eq!(group["last_ordered_on"], "2026-02-05");
    let users = boss.ok("user.list", json!({}))["users"].clone();
    let his = users.as_array().expect("users").iter().find(|u| u["username"] == "li").expect("li")["id"].clone();
    boss.change("customer", &top, json!({ "owner": his }));
    assert_eq!(
        (of(&li, true)["members"].clone(), li.refused("sales_order.totals", json!({ "customer": below })).code()),
        (json!(1), "NotFound")
    );
    assert_eq!(numbers(&li, json!({})), ["G-1"], "orders go with their customer");
}

#[test]
fn orders_are_listed_filtered_and_counted() {
    let (_office, boss, customer) = office();
    import(&boss, "sales_order", FLAT, json!({}));
    assert_eq!(numbers(&boss, json!({})), ["SO-3", "SO-1", "SO-2"], "the latest first");
    assert_eq!(numbers(&boss, json!({ "customer": customer })), ["SO-1", "SO-2"]);
    for (field, op, value, found) in [
        ("number", "contains", json!("o-1"), 1),
        ("customer", "eq", json!(customer), 2),
        ("ordered_on", "between", json!(["2026-10-01", "2026-10-31"]), 1),
        ("status", "in", json!(["cancelled", "new"]), 2),
        ("total", "gte", json!(1_294_245), 2),
        ("paid_up", "eq", json!(true), 0),
        ("paid_up", "eq", json!(false), 3),
        ("channel", "not_empty", Value::Null, 1),
        ("product", "not_empty", Value::Null, 2),
        ("owner", "mine", Value::Null, 3),
    ] {
        let mut condition = json!({ "field": field, "op": op });
        if !value.is_null() {
            condition["value"] = value;
        }
        assert_eq!(boss.ok("sales_order.count", json!({ "filter": [condition] }))["count"], found, "{field} {op}");
    }
    for by in ["ordered_on", "number", "customer", "total", "status"] {
        assert_eq!(numbers(&boss, json!({ "sort": { "by": by } })).len(), 3, "{by}");
    }
    let out = boss.job("sales_order.export", json!({ "format": "csv" })).expect("an export");
    let text = String::from_utf8(boss.take(out["file"].as_str().expect("a file"))).expect("text");
    assert!(text.contains("SO-1") && text.contains("12942.45") && text.contains("上海恒远"), "{text}");
}

#[test]
fn a_customer_goes_through_his_life_as_his_orders_and_the_days_say() {
    let (office, boss, customer) = office();
    let life = |who: &Person| about(who, &customer)["lifecycle"].as_str().map(String::from).expect("a stage");
    assert_eq!(life(&boss), "prospect");
    let buy = |number: &str, day: &str, price: u32| {
        let csv = format!("订单编号,客户名称,订单日期,产品编码,数量,单价\n{number},上海恒远,{day},SW-48,1,{price}\n");
        import(&boss, "sales_order", &csv, json!({}));
    };
    buy("L-1", "2025-12-01", 900);
    assert_eq!(life(&boss), "first");
    buy("L-2", "2026-11-01", 200);
    assert_eq!((life(&boss), about(&boss, &customer)["year_total"].clone()), ("repeat".into(), json!(110_000)));
    let say = |value: Value| boss.ok("setting.update", json!({ "key": "lifecycle.high_value", "value": value }));
    say(json!(100_000));
    assert_eq!(life(&boss), "high_value");
    let settings = boss.ok("setting.list", json!({}))["settings"].clone();
    assert_eq!(settings[1]["in_force"], 100_000, "{settings}");
    let filter = json!([{ "field": "lifecycle", "op": "in", "value": ["high_value"] }]);
    assert_eq!(boss.ok("customer.count", json!({ "filter": filter }))["count"], 1);
    // Eight weeks on, the first of the two orders is older than a year: at the next start it counts no more.
    let rev = boss.get(&customer)["rev"].clone();
    office.later(56 * 86_400_000);
    boss.app.close();
    let boss = office.login("boss");
    assert_eq!((life(&boss), about(&boss, &customer)["year_total"].clone()), ("repeat".into(), json!(20_000)));
    boss.ok("customer.update", json!({ "id": customer, "rev": rev, "set": { "lifecycle_override": "high_value", "lifecycle_reason": "母公司的大客户" } }));
    assert_eq!(life(&boss), "high_value");
    boss.change("customer", &customer, json!({ "lifecycle_override": null }));
    assert_eq!(life(&boss), "repeat");
}

#[test]
fn of_twenty_who_buy_the_two_best_are_of_high_value() {
    let (_office, boss, _) = office();
    let mut csv = String::from("订单编号,客户名称,订单日期,产品编码,数量,单价\n");
    for n in 1..=20 {
        csv.push_str(&format!("T-{n},客户 {n},2026-06-01,SW-48,1,{}\n", n * 100));
    }
    import(&boss, "sales_order", &csv, json!({}));
    let filter = json!([{ "field": "lifecycle", "op": "eq", "value": "high_value" }]);
    let best = boss.names(json!({ "filter": filter, "sort": { "by": "year_total", "desc": true } }));
    assert_eq!(best, ["客户 20", "客户 19"]);
    let settings = boss.ok("setting.list", json!({}))["settings"].clone();
    assert_eq!((&settings[1]["value"], &settings[1]["in_force"]), (&Value::Null, &json!(190_000)));
    boss.ok("doctor.rebuild", json!({}));
    assert_eq!(boss.ok("customer.count", json!({ "filter": filter }))["count"], 2);
}
