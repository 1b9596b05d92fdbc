//! What search finds, against a plain look through every customer that the asker may see. The seed is printed;
//! `ZHIKE_SEED` runs another.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::text::{fold::fold, phone, pinyin};
use zhike_tests::{
    Office, Person,
    dice::{Dice, seed},
};

const NAMES: [&str; 16] = [
    "上海恆遠資訊技術有限公司",
    "仇英文化传播有限公司",
    "单县金葵花食品有限公司",
    "区志强",
    "曾国藩故里旅游公司",
    "重庆长安汽车",
    "Müller & Søn GmbH",
    "ＡＢＣ电子（深圳）有限公司",
    "Wagner Solutions",
    "𠮷野家餐飲",
    "吕氏绿化",
    "3M中国",
    "Betasoloin",
    "恒远 恒源",
    "解珍",
    "查良镛书局",
];
const PHONES: [&str; 7] = [
    "021-68888888转801",
    "13800138000/13900139000",
    "+86 138 0013 8000",
    "95588",
    "0755-88888888/89",
    "(010) 6278-1234",
    "+852 2345 6789",
];
const CITIES: [&str; 5] = ["上海市", "北京", "廣州", "Zürich", "São Paulo"];

/// A name put together of parts of real ones.
fn name(dice: &mut Dice, at: usize) -> String {
    let (a, b): (Vec<char>, Vec<char>) = (dice.pick(&NAMES).chars().collect(), dice.pick(&NAMES).chars().collect());
    let (x, y) = (1 + dice.roll(a.len()), dice.roll(b.len()));
    let part: String = a[..x].iter().chain(&b[y..]).collect();
    if at < NAMES.len() { NAMES[at].to_string() } else { part }
}

/// What is searched of one customer, as the file holds it.
struct Row {
    id: String,
    names: Vec<String>,
    written: Vec<String>,
    phones: Vec<String>,
    /// All of it folded, the phones as digits, the names as letters.
    folded: Vec<String>,
    digits: Vec<String>,
    letters: Vec<String>,
}

impl Row {
    fn ready(mut self) -> Self {
        self.folded = self.names.iter().chain(&self.written).chain(&self.phones).map(|t| fold(t)).collect();
        self.digits = self.phones.iter().map(|p| phone::search_form(p)).collect();
        let read = self.names.iter().filter_map(|name| pinyin::pinyin(name));
        self.letters = read.flat_map(|p| [p.full, p.initials]).collect();
        self
    }
}

fn rows(who: &Person) -> Vec<Row> {
    let list = who.ok("customer.list", json!({ "limit": 500 }));
    let rows = list["rows"].as_array().expect("rows").iter();
    rows.map(|row| {
        let id = row["id"].as_str().expect("an id").to_string();
        let whole = who.get(&id);
        let values = &whole["values"];
        let text = |names: &[&str]| -> Vec<String> {
            names.iter().filter_map(|n| values[*n].as_str()).filter(|t| !t.is_empty()).map(String::from).collect()
        };
        let mut row = Row {
            id,
            names: text(&["name", "short_name", "legal_rep"]),
            written: text(&[
                "number",
                "credit_code",
                "licence_no",
                "email",
                "address",
                "province",
                "city",
                "postcode",
                "local_tax_no",
                "national_tax_no",
            ]),
            phones: text(&["phone", "fax"]),
            folded: vec![],
            digits: vec![],
            letters: vec![],
        };
        for point in whole["points"].as_array().into_iter().flatten() {
            let raw = point["raw"].as_str().unwrap_or_default().to_string();
            let of = if ["phone", "mobile"].iter().any(|k| point["kind"] == *k) {
                &mut row.phones
            } else {
                &mut row.written
            };
            of.push(raw);
        }
        row.written.extend(
            whole["tags"].as_array().into_iter().flatten().filter_map(|t| t["name"].as_str()).map(String::from),
        );
        row.ready()
    })
    .collect()
}

/// The plain look; `with_pinyin` false is the control that must differ.
fn fits(row: &Row, query: &str, with_pinyin: bool) -> bool {
    let folded = fold(query);
    if folded.is_empty() {
        return false;
    }
    let written = row.folded.iter().any(|text| text.contains(&folded));
    let digits = phone::query_form(query).is_some_and(|digits| row.digits.iter().any(|p| p.contains(&digits)));
    let letters = with_pinyin
        && pinyin::query_form(query).is_some_and(|letters| row.letters.iter().any(|text| text.contains(&letters)));
    written || digits || letters
}

fn found(who: &Person, query: &str) -> (usize, BTreeSet<String>) {
    let customers = &who.ok("search.find", json!({ "text": query }))["customers"];
    let ids = customers["hits"].as_array().expect("hits").iter();
    let count = customers["count"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a count");
    (count, ids.filter_map(|hit| hit["id"].as_str().map(String::from)).collect())
}

/// Compares so many queries; answers how many a look without pinyin would have told otherwise.
fn compare(who: &Person, dice: &mut Dice, queries: usize) -> usize {
    let rows = rows(who);
    let texts: Vec<String> =
        rows.iter().flat_map(|r| r.names.iter().chain(&r.written).chain(&r.phones)).cloned().collect();
    let mut controls = 0;
    for _ in 0..queries {
        let query = dice.query(&texts);
        let wanted: BTreeSet<String> = rows.iter().filter(|r| fits(r, &query, true)).map(|r| r.id.clone()).collect();
        let plain = rows.iter().filter(|r| fits(r, &query, false)).count();
        controls += usize::from(plain != wanted.len());
        let (count, ids) = found(who, &query);
        assert_eq!(count, wanted.len(), "{query:?}");
        assert!(if count <= 50 { ids == wanted } else { ids.len() == 50 && ids.is_subset(&wanted) }, "{query:?}");
    }
    controls
}

fn fill(who: &Person, dice: &mut Dice, many: usize) -> Vec<String> {
    (0..many)
        .map(|at| {
            let values = json!({ "kind": "company", "name": name(dice, at), "phone": *dice.pick(&PHONES), "city": *dice.pick(&CITIES), "address": "浦東新區張江路 １０１ 號" });
            let points = json!([{ "kind": "email", "raw": format!("{}@hengyuan.example", ["wang", "li", "zhao"][dice.roll(3)]) }, { "kind": "mobile", "raw": *dice.pick(&PHONES) }]);
            let tags = json!(if dice.roll(3) == 0 { vec!["重点客户"] } else { vec![] });
            let made = who.ok("customer.create", json!({ "values": values, "points": points, "tags": tags, "incomplete": true }));
            made["id"].as_str().expect("an id").to_string()
        })
        .collect()
}

#[test]
fn search_finds_what_a_plain_look_finds_for_everyone_and_after_every_kind_of_work() {
    let mut dice = Dice::new(seed(20_261_122));
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let blind = office.hire(&boss, "blind", &["executive"], None);
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_phone", "level": "none" }));
    let ids = fill(&boss, &mut dice, 60);
    fill(&li, &mut dice, 25);
    assert!(compare(&boss, &mut dice, 4_000) > 100, "the control: without pinyin much would be missed");
    compare(&li, &mut dice, 3_000);
    compare(&blind, &mut dice, 1_500);

    // Every kind of work is followed by the next query, also that of another process.
    let beside = office.login("boss");
    for (at, id) in ids.iter().enumerate() {
        match at % 6 {
            0 => drop(boss.set(id, "name", json!(name(&mut dice, 99)))),
            1 => drop(boss.ok("customer.bin", json!({ "ids": [id] }))),
            2 => drop(boss.ok("customer.tag", json!({ "ids": [id], "add": ["华东"], "remove": [] }))),
            3 => drop(
                boss.ok("customer.points", json!({ "id": id, "set": [{ "kind": "phone", "raw": "400-820-8820" }] })),
            ),
            4 => drop(boss.ok("customer.erase", json!({ "id": id }))),
            _ => drop(boss.set(id, "phone", Value::Null)),
        }
        compare(&beside, &mut dice, 40);
    }
    boss.ok("change.undo", json!({}));
    compare(&boss, &mut dice, 500);
    let op = boss.import("name,phone\n甲乙丙丁,13511112222\n戊己庚辛,13533334444\n")["op"].clone();
    assert_eq!(found(&li, "庚辛").0, 0, "the import is somebody else's");
    assert_eq!(found(&boss, "jybd").0, 1);
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(found(&boss, "jybd").0, 0);
    compare(&boss, &mut dice, 500);
}

#[test]
fn a_masked_phone_is_not_found_by_any_of_its_forms() {
    let (office, boss) = Office::found();
    let id = boss.customer("金葵花食品");
    boss.set(&id, "phone", json!("021-68888888转801"));
    let blind = office.hire(&boss, "blind", &["executive"], None);
    let forms = ["6888", "021-6888", "02168888888", "转801", "801"];
    forms.iter().for_each(|form| assert_eq!(found(&blind, form).0, 1, "the control: {form}"));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_phone", "level": "none" }));
    forms.iter().for_each(|form| assert_eq!(found(&blind, form).0, 0, "{form}"));
    assert!(!blind.ok("search.find", json!({ "text": "金葵花" })).to_string().contains("6888"));
    assert_eq!(found(&boss, "801").0, 1);
}

#[test]
fn who_fits_best_comes_first_and_the_newest_of_them() {
    let (_office, boss) = Office::found();
    for name in ["新恒远贸易", "恒远", "恒远信息", "北京 恒远分部", "恒远科技"] {
        boss.customer(name);
    }
    let titles = |text: &str| -> Vec<String> {
        let hits = boss.ok("search.find", json!({ "text": text }))["customers"]["hits"].clone();
        hits.as_array()
            .expect("hits")
            .iter()
            .map(|h| h["values"]["name"].as_str().expect("a name").to_string())
            .collect()
    };
    assert_eq!(titles("恆遠"), ["恒远", "恒远科技", "恒远信息", "北京 恒远分部", "新恒远贸易"]);
    assert_eq!(titles("hykj"), ["恒远科技"]);
    assert_eq!(titles("HENG YUAN").len(), 5);
    assert_eq!(boss.ok("search.find", json!({ "text": "  " }))["customers"]["count"], 0);
    assert_eq!(boss.refused("search.find", json!({ "text": "恒".repeat(201) })).code(), "Invalid");
}

/// What the palette shows first: who is identified by a text, without those who only have it in a note.
#[test]
fn long_texts_are_left_out_where_they_are_not_asked_for() {
    let (_office, boss) = Office::found();
    boss.customer("金葵花食品");
    let noted = json!({ "kind": "company", "name": "恒远", "note": "与金葵花同一栋楼" });
    boss.ok("customer.create", json!({ "values": noted, "incomplete": true }));
    let found = |asked: serde_json::Value| {
        let customers = boss.ok("search.find", asked)["customers"].clone();
        let names = customers["hits"].as_array().expect("hits").iter().map(|hit| hit["values"]["name"].clone());
        (customers["count"].clone(), names.collect::<Vec<_>>())
    };
    assert_eq!(found(json!({ "text": "金葵", "texts": false })), (json!(1), vec![json!("金葵花食品")]));
    assert_eq!(found(json!({ "text": "金葵" })), (json!(2), vec![json!("金葵花食品"), json!("恒远")]));
}
