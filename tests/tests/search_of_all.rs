//! What search finds of customers, contacts and interactions, against a plain look through every record that the asker
//! may see, by role and after every kind of work. The seed is printed; `ZHIKE_SEED` runs another.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::text::{fold::fold, phone, pinyin};
use zhike_tests::{
    Office, Person,
    dice::{Dice, seed},
};

const NAMES: [&str; 12] = [
    "上海恆遠資訊技術有限公司",
    "仇英",
    "单丽",
    "区志强",
    "曾国藩",
    "解珍",
    "查良镛",
    "Müller Søn",
    "ＡＢＣ电子（深圳）",
    "𠮷野家餐飲",
    "3M中国",
    "吕氏 恒源",
];
const PHONES: [&str; 6] =
    ["021-68888888转801", "13800138000/13900139000", "+86 138 0013 8000", "95588", "(010) 6278-1234", "+852 2345 6789"];
const WRITTEN: [&str; 8] = [
    "已寄樣品，下周三回電確認",
    "Budget approved; price list v2 sent",
    "𠮷野家想要 ＡＢＣ 型號 500 件",
    "電話 021-6888 無人接聽",
    "客户要求月底前报价，对方采购经理是单丽",
    "café résumé naïve",
    "KH261103007 的合同",
    "的",
];

/// Up to three of the texts, one behind the other.
fn written(dice: &mut Dice) -> String {
    (0..1 + dice.roll(3)).map(|_| *dice.pick(&WRITTEN)).collect()
}

/// What of a record is searched, as its reader sees it.
#[derive(Default)]
struct Record {
    id: String,
    names: Vec<String>,
    written: Vec<String>,
    phones: Vec<String>,
}

impl Record {
    fn fits(&self, query: &str) -> bool {
        let folded = fold(query);
        let written = self.names.iter().chain(&self.written).chain(&self.phones).any(|t| fold(t).contains(&folded));
        let digits = phone::query_form(query)
            .is_some_and(|digits| self.phones.iter().any(|p| phone::search_form(p).contains(&digits)));
        let letters = pinyin::query_form(query).is_some_and(|letters| {
            let read = self.names.iter().filter_map(|name| pinyin::pinyin(name));
            read.flat_map(|p| [p.full, p.initials]).any(|text| text.contains(&letters))
        });
        !folded.is_empty() && (written || digits || letters)
    }
}

/// What is read of each kind: its fields that are names, those that are written, those that are phones.
const KINDS: [(&str, &str, [&[&str]; 3]); 3] = [
    (
        "customer",
        "customers",
        [
            &["name", "short_name", "legal_rep"],
            &["number", "email", "address", "province", "city", "note", "preferences"],
            &["phone", "fax"],
        ],
    ),
    ("contact", "contacts", [&["name"], &["position", "memo"], &[]]),
    ("interaction", "interactions", [&[], &["summary", "detail", "memo", "next_step", "place"], &[]]),
];

fn records(who: &Person) -> [Vec<Record>; 3] {
    KINDS.map(|(kind, _, fields)| {
        let list = who.ok(&format!("{kind}.list"), json!({ "limit": 500 }));
        let ids = list["rows"].as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id"));
        ids.map(|id| {
            let whole = who.ok(&format!("{kind}.get"), json!({ "id": id }));
            let text = |names: &[&str]| -> Vec<String> {
                names.iter().filter_map(|n| whole["values"][*n].as_str()).map(String::from).collect()
            };
            let [names, written, phones] = fields.map(text);
            let mut record = Record { id: id.into(), names, written, phones };
            for point in whole["points"].as_array().into_iter().flatten() {
                let Some(raw) = point["raw"].as_str() else { continue };
                let phone = ["phone", "mobile", "office_phone"].iter().any(|k| point["kind"] == *k);
                if phone { &mut record.phones } else { &mut record.written }.push(raw.into());
            }
            record
        })
        .collect()
    })
}

/// Compares so many queries on all three; answers how many found something of each.
fn compare(who: &Person, dice: &mut Dice, queries: usize) -> [usize; 3] {
    let all = records(who);
    let every = all.iter().flatten().flat_map(|r| r.names.iter().chain(&r.written).chain(&r.phones));
    let texts: Vec<String> = every.filter(|t| !t.is_empty()).cloned().collect();
    let mut hits = [0; 3];
    for _ in 0..if texts.is_empty() { 0 } else { queries } {
        let query = dice.query(&texts);
        let answer = who.ok("search.find", json!({ "text": query }));
        assert_eq!(answer["interactions"]["indexing"], false);
        for (at, (_, group, _)) in KINDS.iter().enumerate() {
            let wanted: BTreeSet<&str> = all[at].iter().filter(|r| r.fits(&query)).map(|r| r.id.as_str()).collect();
            let found = answer[group]["hits"].as_array().expect("hits").iter();
            let found: BTreeSet<&str> = found.map(|hit| hit["id"].as_str().expect("an id")).collect();
            assert_eq!(answer[group]["count"], wanted.len(), "{group} {query:?}");
            let whole = if wanted.len() <= 50 { found == wanted } else { found.is_subset(&wanted) };
            assert!(whole, "{group} {query:?}");
            hits[at] += usize::from(!wanted.is_empty());
        }
    }
    hits
}

/// A customer with contacts and interactions; ids of all.
fn fill(who: &Person, dice: &mut Dice) -> [Vec<String>; 3] {
    let mut ids = [vec![], vec![], vec![]];
    let values = json!({ "kind": "company", "name": dice.pick(&NAMES), "phone": dice.pick(&PHONES), "note": written(dice), "city": "廣州" });
    let customer = who.ok("customer.create", json!({ "values": values, "incomplete": true }));
    let customer = customer["id"].as_str().expect("an id").to_string();
    for _ in 0..1 + dice.roll(2) {
        let values = json!({ "name": dice.pick(&NAMES), "position": "采购经理", "mobile": dice.pick(&PHONES), "wechat": "hy_Qiu-7", "email": "qiu@hengyuan.example", "memo": written(dice) });
        ids[1].push(who.contact(&customer, values));
    }
    for _ in 0..dice.roll(3) {
        let values = json!({ "summary": written(dice), "detail": written(dice), "next_step": dice.pick(&WRITTEN) });
        ids[2].push(who.interaction(&customer, values));
    }
    ids[0].push(customer);
    ids
}

#[test]
fn each_role_finds_what_it_may_see_of_customers_contacts_and_interactions() {
    let mut dice = Dice::new(seed(20_261_122));
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    let blind = office.hire(&boss, "blind", &["executive"], None);
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_phone", "level": "none" }));
    (0..24).for_each(|_| drop(fill(&boss, &mut dice)));
    (0..10).for_each(|_| drop(fill(&li, &mut dice)));
    for (who, queries) in [(&boss, 3_000), (&li, 3_000), (&blind, 2_500), (&chief, 1_500)] {
        let hits = compare(who, &mut dice, queries);
        assert!(hits.iter().all(|n| *n > queries / 20), "the control: there is something to find, {hits:?}");
    }
    // What hides a phone hides it in every form, and the name of an account with it.
    for typed in ["13800138", "0013 8000", "转801", "hy_qiu"] {
        let count = |who: &Person| who.ok("search.find", json!({ "text": typed }))["contacts"]["count"].as_u64();
        assert!(count(&boss) > Some(0) && count(&blind) == Some(0), "{typed}");
    }
}

#[test]
fn every_kind_of_work_is_found_by_the_next_query() {
    let mut dice = Dice::new(seed(20_261_122) ^ 1);
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let li_id = boss.ok("user.list", json!({}))["users"]
        .as_array()
        .expect("users")
        .iter()
        .find(|u| u["username"] == "li")
        .expect("li")["id"]
        .clone();
    let mut ids: [Vec<String>; 3] = Default::default();
    for _ in 0..16 {
        let made = fill(&boss, &mut dice);
        ids.iter_mut().zip(made).for_each(|(all, made)| all.extend(made));
    }
    let beside = office.login("boss");
    for round in 0..28 {
        let [customer, contact, interaction] =
            [0, 1, 2].map(|at: usize| ids[at][(round * 5 + 3) % ids[at].len()].clone());
        let rev = |kind: &str, id: &str| boss.ok(&format!("{kind}.get"), json!({ "id": id }))["rev"].clone();
        let set = |kind: &str, id: &str, set: Value| {
            boss.call(&format!("{kind}.update"), json!({ "id": id, "rev": rev(kind, id), "set": set })).is_ok()
        };
        match round % 11 {
            0 => drop(set("contact", &contact, json!({ "name": dice.pick(&NAMES), "mobile": dice.pick(&PHONES) }))),
            1 => drop(set(
                "interaction",
                &interaction,
                json!({ "summary": written(&mut dice), "memo": written(&mut dice) }),
            )),
            2 => drop(set("customer", &customer, json!({ "owner": li_id }))),
            3 => drop(boss.ok("contact.bin", json!({ "ids": [contact] }))),
            4 => drop(boss.ok("customer.bin", json!({ "ids": [customer] }))),
            5 => drop(boss.call("change.undo", json!({}))),
            6 => drop(boss.call("interaction.erase", json!({ "id": interaction }))),
            7 => drop(set("customer", &customer, json!({ "note": written(&mut dice) }))),
            8 => {
                let some: Vec<&String> = ids[0].iter().skip(round % 3).step_by(3).collect();
                drop(boss.call(
                    "customer.bulk",
                    json!({ "ids": some, "set": { "city": dice.pick(&["蘇州", "北京"]), "note": written(&mut dice) } }),
                ));
            }
            9 => {
                let some: Vec<&String> = ids[1].iter().skip(round % 2).step_by(2).collect();
                drop(boss.call("contact.bulk", json!({ "ids": some, "set": { "position": dice.pick(&["財務總監", "Buyer 2"]), "memo": written(&mut dice) } })));
            }
            _ => drop(boss.call("customer.erase", json!({ "id": customer }))),
        }
        compare(if round % 2 == 0 { &beside } else { &boss }, &mut dice, 25);
        compare(&li, &mut dice, 10);
    }
    let op = boss.import("name,phone,note\n甲乙丙丁,13511112222,极密的备注\n")["op"].clone();
    let count = |who: &Person, text: &str| who.ok("search.find", json!({ "text": text }))["customers"]["count"].clone();
    assert_eq!((count(&boss, "密的备"), count(&li, "密的备"), count(&boss, "jybd")), (json!(1), json!(0), json!(1)));
    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!((count(&boss, "密的备"), count(&boss, "jybd")), (json!(0), json!(0)));
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    let excerpt = |text: &str| {
        let hit = boss.ok("search.find", json!({ "text": text }))["interactions"]["hits"][0].clone();
        (hit["excerpt"].as_str().unwrap_or_default().to_string(), hit["customer"]["name"].clone())
    };
    let kept = boss.customer("恒远贸易");
    boss.interaction(&kept, json!({ "summary": "初次拜訪", "detail": "對方說樣品下週五前要到" }));
    assert_eq!(excerpt("样品下"), ("對方說樣品下週五前要到".into(), json!("恒远贸易")));
}

#[test]
fn what_a_merge_brings_is_found_by_the_next_query_on_both_sides() {
    let mut dice = Dice::new(seed(20_261_122) ^ 2);
    let (office, boss) = Office::found();
    let mut ids: [Vec<String>; 3] = Default::default();
    for _ in 0..14 {
        let made = fill(&boss, &mut dice);
        ids.iter_mut().zip(made).for_each(|(all, made)| all.extend(made));
    }
    let laptop = office.copy("laptop");
    let (here, there) = (office.login("boss"), laptop.login("boss"));
    // Both have everything in memory before they part.
    for who in [&here, &there] {
        assert!(compare(who, &mut dice, 50)[0] > 0);
    }
    for round in 0..4 {
        office.later(1_000);
        let rev =
            |who: &Person, kind: &str, id: &str| who.ok(&format!("{kind}.get"), json!({ "id": id }))["rev"].clone();
        let set = |who: &Person, kind: &str, id: &str, set: Value| {
            drop(who.call(&format!("{kind}.update"), json!({ "id": id, "rev": rev(who, kind, id), "set": set })));
        };
        let one = |kind: usize, at: usize| ids[kind][(round * 3 + at) % ids[kind].len()].as_str();
        set(
            &here,
            "customer",
            one(0, 0),
            json!({ "name": format!("{}{round}", dice.pick(&NAMES)), "phone": dice.pick(&PHONES) }),
        );
        set(
            &there,
            "customer",
            one(0, 1),
            json!({ "name": format!("那邊{}{round}", dice.pick(&NAMES)), "city": "蘇州" }),
        );
        set(&there, "contact", one(1, 2), json!({ "name": dice.pick(&NAMES), "mobile": dice.pick(&PHONES) }));
        set(&here, "interaction", one(2, 0), json!({ "summary": written(&mut dice) }));
        set(&there, "interaction", one(2, 1), json!({ "detail": written(&mut dice) }));
        drop(
            there
                .call("customer.bulk", json!({ "ids": [one(0, 2), one(0, 3)], "set": { "note": written(&mut dice) } })),
        );
        drop(here.call("contact.bin", json!({ "ids": [one(1, 5)] })));
        fill(&there, &mut dice);
        let stranger = "那邊";
        let count = |who: &Person| who.ok("search.find", json!({ "text": stranger }))["customers"]["count"].as_u64();
        assert!(count(&there) > count(&here), "the control: it is not here yet");
        here.pull(&there);
        there.pull(&here);
        assert_eq!(count(&here), count(&there));
        for who in [&here, &there] {
            assert!(compare(who, &mut dice, 80)[0] > 0);
        }
    }
    for who in [&here, &there] {
        assert_eq!(who.ok("doctor.check", json!({}))["problems"], json!([]));
    }
}
