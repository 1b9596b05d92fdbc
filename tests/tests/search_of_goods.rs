//! What search finds of orders and products, against a plain look through every one that the asker may see, by role and
//! after every kind of work. The seed is printed; `ZHIKE_SEED` runs another.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::text::{fold::fold, pinyin};
use zhike_tests::{
    Office, Person,
    dice::{Dice, seed},
};

const NAMES: [&str; 6] = ["48 口交換機", "六类网线", "Müller 路由器", "防火墙 ＡＢＣ", "单模光纤", "年度维保"];
const PLACES: [&str; 4] = ["苏州工业园区星湖街 8 号", "上海市徐汇区漕溪路", "Zürich, Bahnhofstr. 1", "原地址"];

/// Entity, group of the answer, what is read by its sound too, what is only written.
const KINDS: [(&str, &str, &[&str], &[&str]); 2] = [
    ("sales_order", "orders", &[], &["number", "ship_to"]),
    ("product", "products", &["name"], &["sku", "model", "batch", "memo"]),
];

struct Record {
    id: String,
    names: Vec<String>,
    written: Vec<String>,
}

impl Record {
    fn fits(&self, query: &str) -> bool {
        let folded = fold(query);
        let written = self.names.iter().chain(&self.written).any(|t| fold(t).contains(&folded));
        let letters = pinyin::query_form(query).is_some_and(|letters| {
            let read = self.names.iter().filter_map(|name| pinyin::pinyin(name));
            read.flat_map(|p| [p.full, p.initials]).any(|text| text.contains(&letters))
        });
        !folded.is_empty() && (written || letters)
    }
}

fn records(who: &Person, (entity, _, names, written): (&str, &str, &[&str], &[&str])) -> Vec<Record> {
    let list = who.ok(&format!("{entity}.list"), json!({ "limit": 500 }));
    let rows = list["rows"].as_array().expect("rows").iter();
    rows.map(|row| {
        let id = row["id"].as_str().expect("an id").to_string();
        let values = who.ok(&format!("{entity}.get"), json!({ "id": id }))["values"].clone();
        let text = |fields: &[&str]| -> Vec<String> {
            fields.iter().filter_map(|f| values[*f].as_str()).filter(|t| !t.is_empty()).map(String::from).collect()
        };
        Record { names: text(names), written: text(written), id }
    })
    .collect()
}

/// Compares so many queries; how many found something of each.
fn compare(who: &Person, dice: &mut Dice, queries: usize) -> [usize; 2] {
    let all = KINDS.map(|kind| records(who, kind));
    let every = all.iter().flatten().flat_map(|r| r.names.iter().chain(&r.written));
    let texts: Vec<String> = every.cloned().collect();
    let mut hits = [0; 2];
    for _ in 0..if texts.is_empty() { 0 } else { queries } {
        let query = dice.query(&texts);
        let answer = who.ok("search.find", json!({ "text": query, "entities": ["sales_order", "product"] }));
        for (at, (_, group, ..)) in KINDS.iter().enumerate() {
            let wanted: BTreeSet<&str> = all[at].iter().filter(|r| r.fits(&query)).map(|r| r.id.as_str()).collect();
            let found = answer[group]["hits"].as_array().expect("hits").iter();
            let found: BTreeSet<&str> = found.map(|hit| hit["id"].as_str().expect("an id")).collect();
            assert_eq!(answer[group]["count"], wanted.len(), "{group} {query:?}");
            assert!(if wanted.len() <= 50 { found == wanted } else { found.is_subset(&wanted) }, "{group} {query:?}");
            hits[at] += usize::from(!wanted.is_empty());
        }
    }
    hits
}

fn import(who: &Person, what: &str, csv: &str) -> Value {
    let input = json!({ "file": who.put("表.csv", csv.as_bytes()) });
    who.job(&format!("{what}.import"), input).expect("an import")
}

fn products(dice: &mut Dice, from: usize, many: usize) -> String {
    let rows = (from..from + many).map(|at| {
        let (name, memo) = (dice.pick(&NAMES), dice.pick(&["", "老款，停产", "请先询价"]));
        format!("P-{at:03},{name},S{}7{at},2026{at:02}A,{memo}\n", at % 5)
    });
    "产品编码,产品名称,型号,批次,备忘\n".to_string() + &rows.collect::<String>()
}

fn orders(dice: &mut Dice, customer: &str, from: usize, many: usize) -> String {
    let rows = (from..from + many).map(|at| {
        let place = dice.pick(&PLACES);
        format!("SO-{at:04},{customer},2026-{:02}-0{},\"{place}\",P-001,{at},12.5\n", 1 + at % 12, 1 + at % 9)
    });
    "订单编号,客户名称,订单日期,收货地址,产品编码,数量,单价\n".to_string() + &rows.collect::<String>()
}

fn count(who: &Person, group: &str, text: &str) -> u64 {
    who.ok("search.find", json!({ "text": text }))[group]["count"].as_u64().expect("a count")
}

fn id_of(boss: &Person, username: &str) -> Value {
    let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
    users.iter().find(|u| u["username"] == username).expect("the user")["id"].clone()
}

#[test]
fn each_role_finds_the_orders_of_its_customers_and_every_product() {
    let mut dice = Dice::new(seed(20_261_123));
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    boss.customer("上海恒远");
    li.customer("苏州精工");
    import(&boss, "product", &products(&mut dice, 1, 20));
    import(&boss, "sales_order", &orders(&mut dice, "上海恒远", 1, 30));
    import(&boss, "sales_order", &orders(&mut dice, "苏州精工", 31, 12));
    for who in [&boss, &li, &chief] {
        let hits = compare(who, &mut dice, 400);
        assert!(hits.iter().all(|n| *n > 40), "the control: there is something to find, {hits:?}");
    }
    assert_eq!((count(&boss, "orders", "so-00"), count(&li, "orders", "so-00")), (42, 12));
    let hit = &li.ok("search.find", json!({ "text": "SO-0031" }))["orders"]["hits"][0];
    assert_eq!(
        (&hit["fit"], &hit["customer"]["name"], &hit["values"]["number"], hit["values"]["total"].is_i64()),
        (&json!("equal"), &json!("苏州精工"), &json!("SO-0031"), true)
    );
    let memo = &li.ok("search.find", json!({ "text": "停产" }))["products"]["hits"][0];
    assert_eq!((&memo["fit"], &memo["excerpt"]), (&json!("text"), &json!("老款，停产")));

    // Who may not see amounts sees none; who may read no orders or products finds none.
    boss.ok("role.grant", json!({ "role": "manager", "entity": "field", "action": "see_amount", "level": "none" }));
    let hit = &li.ok("search.find", json!({ "text": "SO-0031" }))["orders"]["hits"][0]["values"];
    assert_eq!((&hit["number"], hit.get("total")), (&json!("SO-0031"), None));
    for entity in ["sales_order", "product"] {
        boss.ok("role.grant", json!({ "role": "manager", "entity": entity, "action": "read", "level": "none" }));
    }
    assert_eq!((count(&li, "orders", "so-"), count(&li, "products", "p-0")), (0, 0));
    assert_eq!(count(&chief, "orders", "so-"), 42, "the control");
}

#[test]
fn what_becomes_of_orders_and_products_is_found_by_the_next_query() {
    let mut dice = Dice::new(seed(20_261_123) ^ 1);
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let customer = boss.customer("上海恒远");
    import(&boss, "product", &products(&mut dice, 1, 12));
    import(&boss, "sales_order", &orders(&mut dice, "上海恒远", 1, 20));
    let beside = office.login("boss");
    let ids = |entity: &str| -> Vec<Value> {
        let rows = boss.ok(&format!("{entity}.list"), json!({ "limit": 500 }))["rows"].clone();
        rows.as_array().expect("rows").iter().map(|row| row["id"].clone()).collect()
    };
    let (all_orders, all_products) = (ids("sales_order"), ids("product"));
    for round in 0..14 {
        let (order, product) = (&all_orders[round % all_orders.len()], &all_products[round % all_products.len()]);
        let set = |entity: &str, id: &Value, set: Value| {
            let rev = boss.ok(&format!("{entity}.get"), json!({ "id": id }))["rev"].clone();
            boss.call(&format!("{entity}.update"), json!({ "id": id, "rev": rev, "set": set })).map(drop)
        };
        // What lies in the bin, or says so already, is left as it is.
        match round % 7 {
            0 => {
                drop(set("product", product, json!({ "name": dice.pick(&NAMES), "memo": format!("第{round}次涨价") })))
            }
            1 => drop(set("sales_order", order, json!({ "ship_to": dice.pick(&PLACES) }))),
            2 => drop(boss.ok("sales_order.bin", json!({ "ids": [order] }))),
            3 => drop(boss.ok("product.bin", json!({ "ids": [product] }))),
            4 => drop(set(
                "customer",
                &json!(customer),
                json!({ "owner": id_of(&boss, if round < 7 { "li" } else { "boss" }) }),
            )),
            5 => drop(boss.call("change.undo", json!({}))),
            _ => drop(import(&boss, "sales_order", &orders(&mut dice, "上海恒远", 10 * round, 8))),
        }
        compare(if round % 2 == 0 { &beside } else { &boss }, &mut dice, 30);
        compare(&li, &mut dice, 15);
    }
    // A merge brings them to the other side, and its undo of an import takes them along.
    let laptop = office.copy("laptop");
    let (boss, there) = (office.login("boss"), laptop.login("boss"));
    compare(&there, &mut dice, 30);
    office.later(1_000);
    import(&there, "sales_order", &orders(&mut dice, "上海恒远", 900, 3));
    assert_eq!(count(&boss, "orders", "so-090"), 0, "the control: it is not here yet");
    boss.pull(&there);
    assert_eq!(count(&boss, "orders", "so-090"), 3);
    let op = import(&boss, "product", &products(&mut dice, 500, 3))["op"].clone();
    assert_eq!(count(&boss, "products", "p-50"), 3);
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(count(&boss, "products", "p-50"), 0);
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
}
