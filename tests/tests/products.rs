//! Products and stock as they come from another system, are looked through, and are entered by hand where an office has
//! none (SPEC.md section 5).

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

const PRODUCTS: &str = "产品编码,产品名称,型号,批次,单位,单价,产品类别,备忘\n\
    sw-48,48 口交换机,S5735,2026A,台,12999.5,设备,\n\
    sw-24,24 口交换机,S5720,,台,\"5,200\",设备,老款\n\
    cab-6,六类网线,,,米,3.1415,耗材,\n";
const STOCK: &str =
    "产品编码,仓库,货位,数量,备忘\nSW-48,上海仓,A-01,12,\nsw-48,北京仓,,3.5,待检\ncab-6,上海仓,B-02,3050,\n";

fn import(who: &Person, what: &str, csv: &str, how: Value) -> Value {
    let mut input = how;
    input["file"] = who.put("表.csv", csv.as_bytes()).into();
    who.job(&format!("{what}.import"), input).expect("an import")
}

fn counts(done: &Value) -> [u64; 5] {
    ["created", "updated", "unchanged", "skipped", "rejected"].map(|what| done[what].as_u64().expect("a count"))
}

fn list(who: &Person, what: &str, input: Value) -> Vec<Value> {
    who.ok(&format!("{what}.list"), input)["rows"].as_array().expect("rows").clone()
}

fn skus(who: &Person, input: Value) -> Vec<String> {
    list(who, "product", input).iter().map(|r| r["values"]["sku"].as_str().expect("a sku").to_string()).collect()
}

fn id(who: &Person, sku: &str) -> String {
    let found = list(who, "product", json!({ "filter": [{ "field": "sku", "op": "eq", "value": sku }] }));
    found[0]["id"].as_str().expect("an id").to_string()
}

/// Takes the newest import back.
fn undo(boss: &Person, done: &Value) {
    assert!(done["grp"].is_string());
    let op = boss.ok("import.history", json!({}))["imports"][0]["op"].clone();
    boss.ok("change.undo", json!({ "op": op }));
}

fn by_hand(boss: &Person) {
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
}

#[test]
fn a_list_of_products_is_imported_again_and_again_and_changes_what_it_says() {
    let (_office, boss) = Office::found();
    let before = boss.content();
    let dry = import(&boss, "product", PRODUCTS, json!({ "dry_run": true }));
    assert_eq!((counts(&dry), boss.content()), ([3, 0, 0, 0, 0], before.clone()));
    let done = import(&boss, "product", PRODUCTS, json!({}));
    assert_eq!(counts(&done), [3, 0, 0, 0, 0], "{done}");
    let row =
        list(&boss, "product", json!({ "filter": [{ "field": "sku", "op": "eq", "value": "SW-48" }] }))[0].clone();
    let v = &row["values"];
    assert_eq!(
        (&v["price"], &v["currency"], &v["unit"], &v["model"]),
        (&json!(129_995_000), &json!("CNY"), &json!("台"), &json!("S5735"))
    );
    assert!(v["category"].is_string() && v["on_hand"] == 0, "{v}");
    assert_eq!(counts(&import(&boss, "product", PRODUCTS, json!({}))), [0, 0, 3, 0, 0]);

    let next = "sku,名称,单价\nSW-48,48 口交换机,11000\nSW-96,96 口交换机,30000\nSW-96,再来一次,1\n,没有编码,1\nX-1,坏价格,便宜\n";
    let done = import(&boss, "product", next, json!({}));
    assert_eq!(counts(&done), [2, 1, 0, 1, 1], "a cell that is no price is told, its row is taken: {done}");
    assert_eq!(
        boss.ok("product.get", json!({ "id": id(&boss, "SW-48") }))["values"]["model"],
        "S5735",
        "what the file does not say stays"
    );
    undo(&boss, &done);
    assert_eq!(skus(&boss, json!({ "sort": { "by": "sku" } })), ["CAB-6", "SW-24", "SW-48"]);
    assert_eq!(boss.ok("product.get", json!({ "id": id(&boss, "SW-48") }))["values"]["price"], 129_995_000);

    // The same file after its undo revives the same rows: an id follows from the sku.
    let first = id(&boss, "SW-24");
    let (_office, boss) = Office::found();
    let before = boss.content();
    undo(&boss, &import(&boss, "product", PRODUCTS, json!({})));
    assert_eq!((skus(&boss, json!({})).len(), boss.content() == before), (0, true));
    import(&boss, "product", PRODUCTS, json!({}));
    assert_ne!(id(&boss, "SW-24"), first, "another workspace");
    let again = id(&boss, "SW-24");
    let done = import(&boss, "product", "sku,name\nSW-24,改了\n", json!({}));
    undo(&boss, &done);
    let values = boss.ok("product.get", json!({ "id": again }))["values"].clone();
    assert_eq!((values["name"].as_str(), values["memo"].as_str()), (Some("24 口交换机"), Some("老款")));
}

#[test]
fn each_mode_of_an_import_of_products_does_what_it_says() {
    let next = "sku,name,memo\nSW-24,24 口,新的\nNEW-1,新品,\n";
    for (mode, wanted, name, memo) in [
        ("create_or_update", [1, 1, 0, 0, 0], "24 口", "新的"),
        ("update", [0, 1, 0, 1, 0], "24 口", "新的"),
        ("fill", [1, 0, 1, 0, 0], "24 口交换机", "老款"),
        ("skip", [1, 0, 0, 1, 0], "24 口交换机", "老款"),
        ("create", [1, 0, 0, 1, 0], "24 口交换机", "老款"),
    ] {
        let (_office, boss) = Office::found();
        import(&boss, "product", PRODUCTS, json!({}));
        let done = import(&boss, "product", next, json!({ "mode": mode }));
        assert_eq!(counts(&done), wanted, "{mode}: {done}");
        let values = boss.ok("product.get", json!({ "id": id(&boss, "SW-24") }))["values"].clone();
        assert_eq!((values["name"].as_str(), values["memo"].as_str()), (Some(name), Some(memo)), "{mode}");
    }
}

#[test]
fn stock_lies_by_product_warehouse_and_bin_and_adds_up() {
    let (_office, boss) = Office::found();
    import(&boss, "product", PRODUCTS, json!({}));
    let with_unknown = format!("{STOCK}no-such,上海仓,,1,\n");
    let done = import(&boss, "stock", &with_unknown, json!({}));
    assert_eq!(counts(&done), [3, 0, 0, 0, 1], "{done}");
    assert_eq!(done["reasons"], json!([{ "reason": "no_such_product", "count": 1 }]));
    let product = boss.ok("product.get", json!({ "id": id(&boss, "SW-48") }));
    assert_eq!((&product["on_hand"], product["stock"].as_array().map(Vec::len)), (&json!(15_500), Some(2)));
    let listed = |input| list(&boss, "product", input);
    assert_eq!(
        listed(json!({ "filter": [{ "field": "on_hand", "op": "gt", "value": 20_000 }] }))[0]["values"]["sku"],
        "CAB-6"
    );
    let of = list(&boss, "stock", json!({ "product": id(&boss, "SW-48"), "sort": { "by": "quantity" } }));
    let told = |row: &Value| {
        (row["product"]["sku"].clone(), row["values"]["warehouse"].clone(), row["values"]["quantity"].clone())
    };
    assert_eq!(
        of.iter().map(told).collect::<Vec<_>>(),
        [(json!("SW-48"), json!("北京仓"), json!(3_500)), (json!("SW-48"), json!("上海仓"), json!(12_000))]
    );
    let shanghai = json!([{ "field": "warehouse", "op": "contains", "value": "上海" }]);
    assert_eq!(boss.ok("stock.count", json!({ "filter": shanghai }))["count"], 2);
    // What is counted anew replaces what was there.
    let done = import(&boss, "stock", "产品名称,仓库,货位,数量\n48 口交换机,上海仓,a-01,7\n", json!({}));
    assert_eq!(counts(&done), [0, 1, 0, 0, 0], "{done}");
    assert_eq!(boss.ok("product.get", json!({ "id": id(&boss, "SW-48") }))["on_hand"], 10_500);
    assert!(boss.ok("doctor.rebuild", json!({})).is_object());
    assert_eq!(boss.ok("product.get", json!({ "id": id(&boss, "SW-48") }))["on_hand"], 10_500);
}

#[test]
fn a_sheet_is_understood_before_it_is_imported() {
    let (_office, boss) = Office::found();
    let file = boss.put("产品.csv", PRODUCTS.as_bytes());
    let seen = boss.ok("import.preview", json!({ "file": file, "as": "product" }));
    let targets: Vec<&str> =
        seen["columns"].as_array().expect("columns").iter().filter_map(|c| c["target"].as_str()).collect();
    assert_eq!(targets, ["sku", "name", "model", "batch", "unit", "price", "category", "memo"], "{seen}");
    assert_eq!((&seen["rows"][1]["values"]["price"], &seen["ready"]), (&json!(52_000_000), &json!(true)));
    let file = boss.put("库存.csv", STOCK.as_bytes());
    let seen = boss.ok("import.preview", json!({ "file": file, "as": "stock" }));
    let targets: Vec<&str> =
        seen["columns"].as_array().expect("columns").iter().filter_map(|c| c["target"].as_str()).collect();
    assert_eq!(targets, ["product.sku", "warehouse", "bin", "quantity", "memo"], "{seen}");
    let file = boss.put("无名.csv", "单价,单位\n3,米\n".as_bytes());
    assert_eq!(boss.ok("import.preview", json!({ "file": file, "as": "product" }))["ready"], false);
}

#[test]
fn everyone_reads_products_and_by_hand_they_are_entered_only_where_the_office_says_so() {
    let (office, boss) = Office::found();
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    let li = office.hire(&boss, "li", &["manager"], None);
    import(&chief, "product", PRODUCTS, json!({}));
    assert_eq!(skus(&li, json!({ "sort": { "by": "price", "desc": true } })), ["SW-48", "SW-24", "CAB-6"]);
    assert_eq!(li.refused("product.import", json!({ "file": "x" })).code(), "Forbidden");
    let values = json!({ "values": { "sku": " ab 1 ", "name": "服务包", "price": 10_000_000 } });
    let blocked = |who: &Person, name: &str, input: Value| match who.refused(name, input) {
        Error::Blocked { rule } => rule,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(blocked(&chief, "product.create", values.clone()), "by_hand_off");
    let sw = id(&chief, "SW-48");
    let rev = chief.ok("product.get", json!({ "id": sw }))["rev"].clone();
    let rename = json!({ "id": sw, "rev": rev, "set": { "name": "改名" } });
    assert_eq!(blocked(&chief, "product.update", rename.clone()), "by_hand_off");
    assert_eq!(blocked(&chief, "product.bin", json!({ "ids": [sw] })), "by_hand_off");
    assert_eq!(chief.refused("setting.update", json!({ "key": "orders.by_hand", "value": true })).code(), "Forbidden");

    by_hand(&boss);
    assert_eq!(boss.refused("setting.update", json!({ "key": "orders.by_hand", "value": "yes" })).code(), "Invalid");
    assert_eq!(li.refused("product.create", values.clone()).code(), "Forbidden");
    let made = chief.ok("product.create", values.clone());
    assert_eq!(made["sku"], "AB1");
    assert_eq!(chief.refused("product.create", values.clone()).code(), "Invalid", "its sku is taken");
    chief.ok("product.update", rename);
    let changed = json!({ "id": made["id"], "rev": made["rev"], "set": { "sku": "AB2" } });
    assert_eq!(chief.refused("product.update", changed).code(), "Invalid", "a sku never changes");
    chief.ok("product.bin", json!({ "ids": [made["id"]] }));
    assert_eq!(skus(&li, json!({ "bin": true })), ["AB1"]);
    chief.ok("product.restore", json!({ "ids": [made["id"]] }));
    assert_eq!(li.ok("product.history", json!({ "id": sw }))["steps"].as_array().map(Vec::len), Some(2));
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": false }));
    assert_eq!(blocked(&chief, "product.create", values), "by_hand_off");
}

#[test]
fn two_copies_that_import_the_same_products_have_them_once() {
    let (office, _) = Office::found();
    let copy = office.copy("b");
    let (boss, other) = (office.login("boss"), copy.login("boss"));
    for who in [&boss, &other] {
        import(who, "product", PRODUCTS, json!({}));
        import(who, "stock", STOCK, json!({}));
    }
    boss.pull(&other);
    other.pull(&boss);
    assert_eq!(skus(&boss, json!({ "sort": { "by": "sku" } })), ["CAB-6", "SW-24", "SW-48"]);
    assert_eq!((boss.ok("stock.count", json!({}))["count"].clone(), boss.state()), (json!(3), other.state()));
}

#[test]
fn an_opportunity_names_the_products_that_it_is_about() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    import(&boss, "product", PRODUCTS, json!({}));
    let [sw, cab] = ["SW-48", "CAB-6"].map(|sku| id(&boss, sku));
    let make = |who: &Person, title: &str, products: Value| {
        let values = json!({ "title": title, "customer_name": "恒远", "success_rate": 10, "description": "机房" });
        let made = who.ok("opportunity.create", json!({ "values": values, "products": products }));
        made["id"].as_str().expect("an id").to_string()
    };
    let one = make(&li, "交换机与网线", json!([sw, cab]));
    let two = make(&li, "只有网线", json!([cab]));
    make(&li, "什么都没有", json!([]));
    let names = |id: &str| -> Vec<String> {
        let products = li.ok("opportunity.get", json!({ "id": id }))["products"].clone();
        products.as_array().expect("products").iter().map(|p| p["sku"].as_str().expect("a sku").to_string()).collect()
    };
    assert_eq!((names(&one), names(&two)), (vec!["SW-48".into(), "CAB-6".into()], vec!["CAB-6".to_string()]));
    let found = |op: &str, value: Value| -> i64 {
        let mut condition = json!({ "field": "product", "op": op });
        if !value.is_null() {
            condition["value"] = value;
        }
        li.ok("opportunity.count", json!({ "filter": [condition] }))["count"].as_i64().expect("a count")
    };
    assert_eq!(found("eq", json!(sw)), 1);
    assert_eq!(found("in", json!([sw, cab])), 2);
    assert_eq!(found("ne", json!(sw)), 2);
    assert_eq!((found("empty", Value::Null), found("not_empty", Value::Null)), (1, 2));

    let before = boss.content();
    let op = li.op("opportunity.products", json!({ "id": one, "add": [cab], "remove": [sw] }));
    assert_eq!((names(&one), found("eq", json!(sw))), (vec!["CAB-6".to_string()], 0));
    assert_eq!(zhou.refused("opportunity.products", json!({ "id": one, "add": [sw] })).code(), "NotFound");
    li.ok("change.undo", json!({ "op": op }));
    assert_eq!((names(&one).len(), boss.content() == before), (2, true));
    let unknown = json!({ "id": one, "add": ["00000000-0000-7000-8000-000000000000"] });
    assert_eq!(li.refused("opportunity.products", unknown).code(), "Invalid");
}

#[test]
fn products_go_out_and_come_back() {
    let (_office, boss) = Office::found();
    import(&boss, "product", PRODUCTS, json!({}));
    import(&boss, "stock", STOCK, json!({}));
    for (what, format) in [("product", "csv"), ("product", "xlsx"), ("stock", "csv")] {
        let out = boss.job(&format!("{what}.export"), json!({ "format": format })).expect("an export");
        assert_eq!(out["rows"], 3);
        let bytes = boss.take(out["file"].as_str().expect("a file"));
        let file = boss.put(&format!("再来.{format}"), &bytes);
        let done = boss.job(&format!("{what}.import"), json!({ "file": file })).expect("an import");
        assert_eq!(counts(&done), [0, 0, 3, 0, 0], "{what} {format}: {done}");
    }
}
