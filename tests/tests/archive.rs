//! What an open archive holds and who may take it. Those made to break whoever reads them are in `hostile`.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::Error;
use zhike_tests::{
    Office, Person,
    archives::{archive, changed, parts, take},
};

fn names(bytes: &[u8], entity: &str, field: &str) -> BTreeSet<String> {
    let all = parts(bytes);
    let (_, text) = all.iter().find(|(name, _)| *name == format!("data/{entity}s.jsonl")).expect("its part");
    text.lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("JSON")["values"][field].as_str().expect(field).to_string()
        })
        .collect()
}

#[test]
fn an_archive_describes_itself_in_both_languages_and_every_line_is_json() {
    let (_office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    boss.contact(&id, json!({ "name": "仇英", "mobile": "138" }));
    let bytes = archive(&boss);
    let all = parts(&bytes);
    let part = |name: &str| &all.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name}")).1;
    let manifest: Value = serde_json::from_str(part("manifest.json")).expect("JSON");
    assert_eq!((manifest["format"].clone(), manifest["version"].clone()), (json!("zhike archive"), json!(1)));
    assert_eq!(
        (manifest["counts"]["data/customers.jsonl"].clone(), manifest["left_out"].clone()),
        (json!(1), json!([]))
    );
    assert!(
        part("README.zh-CN.md").contains("| `legal_rep` | 法人 |")
            && part("README.en.md").contains("| `legal_rep` | Legal representative |")
    );
    assert!(part("tables/customers.csv").contains("\"恒远信息\""));
    let line: Value = serde_json::from_str(part("data/contacts.jsonl").lines().next().expect("a line")).expect("JSON");
    assert_eq!((line["values"]["customer"].clone(), line["life"].clone()), (json!(id), json!("live")));
    assert_eq!((line["points"][0]["kind"].clone(), line["points"][0]["raw"].clone()), (json!("mobile"), json!("138")));
    let step = boss.ok("change.list", json!({}))["steps"][0].clone();
    assert_eq!(step["command"], "archive.make");
    assert!(step.to_string().replace('\\', "").contains("\"data/customers.jsonl\":1"), "{step}");
    assert!(matches!(boss.refused("change.undo", json!({ "op": step["op"] })), Error::Blocked { .. }));
}

#[test]
fn an_archive_holds_what_one_may_read_and_export_and_nothing_else() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], Some("华东"));
    let zhou = office.hire(&boss, "zhou", &["manager"], Some("华东"));
    for (name, person) in [("boss", &boss), ("li", &li), ("zhou", &zhou)] {
        for bin in [false, true] {
            let id = person.customer(&format!("{name}{bin}"));
            person.contact(&id, json!({ "name": format!("c-{name}{bin}") }));
            if bin {
                person.ok("customer.bin", json!({ "ids": [id] }));
            }
        }
    }
    let grant = |entity: &str, action: &str, level: &str| {
        boss.ok("role.grant", json!({ "role": "manager", "entity": entity, "action": action, "level": level }));
    };
    let of = |owners: &[&str]| -> BTreeSet<String> {
        owners.iter().flat_map(|o| [false, true].map(|bin| format!("{o}{bin}"))).collect()
    };
    for (read, export, owners) in
        [("all", "own", &["li"][..]), ("team", "all", &["li", "zhou"]), ("all", "all", &["boss", "li", "zhou"])]
    {
        grant("customer", "read", read);
        grant("customer", "export", export);
        grant("contact", "export", export);
        let bytes = archive(&li);
        assert_eq!(names(&bytes, "customer", "name"), of(owners), "{read} {export}");
        let contacts: BTreeSet<String> = of(owners).iter().map(|name| format!("c-{name}")).collect();
        assert_eq!(names(&bytes, "contact", "name"), contacts, "{read} {export}");
    }
    // The control: another set is seen to be another.
    assert_ne!(names(&archive(&li), "customer", "name"), of(&["li"]));
    grant("contact", "export", "none");
    assert_eq!(names(&archive(&li), "contact", "name"), BTreeSet::new(), "each entity has a right of its own");
    grant("customer", "export", "none");
    assert_eq!(li.refused("archive.make", json!({})).code(), "Forbidden");
}

#[test]
fn cases_6_and_8_neither_an_erased_person_nor_a_masked_value_is_in_an_archive() {
    let (office, boss) = Office::found();
    let person = json!({ "values": { "kind": "person", "name": "仇志强", "phone": "13912345678" }, "points": [{ "kind": "wechat", "raw": "qiu_zq" }], "incomplete": true });
    let erased = boss.ok("customer.create", person)["id"].as_str().expect("an id").to_string();
    let company = json!({ "values": { "kind": "company", "name": "金葵花", "phone": "13800138000", "bank": "工商银行", "annual_turnover": 987_654 },
        "points": [{ "kind": "mobile", "raw": "13900139000" }, { "kind": "email", "raw": "a@jin.example" }], "incomplete": true });
    boss.ok("customer.create", company);
    let viewer = office.hire(&boss, "blind", &["executive"], None);
    let everything = |person: &Person| parts(&archive(person)).into_iter().map(|(_, text)| text).collect::<String>();
    let before = everything(&viewer);
    let (of_person, hidden) =
        (["仇志强", "13912345678", "qiu_zq"], ["13800138000", "工商银行", "987654", "9876.54", "13900139000"]);
    for word in of_person.iter().chain(&hidden) {
        assert!(before.contains(word), "the control: {word} is there before");
    }
    boss.ok("customer.erase", json!({ "id": erased }));
    for class in ["see_phone", "see_bank", "see_amount"] {
        boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": class, "level": "none" }));
    }
    let after = everything(&viewer);
    for word in of_person.iter().chain(&hidden) {
        assert!(!after.contains(word), "{word}");
    }
    assert!(after.contains("金葵花") && after.contains("a@jin.example"), "the control: what nobody hides is there");
    assert!(after.contains("\"phone\"") && after.contains("left_out"), "what was left out is told");
    let whole = everything(&boss);
    assert!(of_person.iter().all(|word| !whole.contains(word)) && hidden.iter().all(|word| whole.contains(word)));
}

#[test]
fn only_who_may_import_everything_takes_an_archive_and_makes_what_is_missing() {
    let (_there, from) = Office::found();
    from.customer("恒远信息");
    let bytes = archive(&from);
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let refused = take(&li, &bytes).expect_err("he imports as his own only");
    assert_eq!(refused, Error::Forbidden { permission: "customer.import".into() });
    let zhao = office.hire(&boss, "zhao", &["supervisor"], None);
    // The founder of the other workspace is called as the one here: nobody is to be made.
    assert_eq!(take(&zhao, &bytes).expect("he may")["customers"], 1);
    let stranger = changed(&bytes, "data/users.jsonl", |text| text.replace("\"boss\"", "\"somebody\""));
    let (office, boss) = Office::found();
    let zhao = office.hire(&boss, "zhao", &["supervisor"], None);
    let before = boss.content();
    let refused = take(&zhao, &stranger).expect_err("whoever makes users may");
    assert_eq!(refused, Error::Forbidden { permission: "user.update".into() });
    assert_eq!(boss.content(), before, "nothing of it stays");
    assert_eq!(take(&boss, &stranger).expect("the control: he may")["customers"], 1);
}

#[test]
fn a_flipped_byte_is_seen_or_lies_where_nobody_reads() {
    let (_there, from) = Office::found();
    from.customer("甲");
    let good = archive(&from);
    let (_office, boss) = Office::found();
    let before = boss.content();
    let mut seen = 0;
    // All over the file, and closer in the list of parts at its end: what says where the others lie.
    let list = good.len() - 1200;
    for at in (0..list).step_by(list / 20).chain((list..good.len()).step_by(37)) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        match take(&boss, &bytes) {
            // In the description or in a table, which an import does not read.
            Ok(done) => {
                assert_eq!((done["customers"].clone(), done["problems"].clone()), (json!(1), json!([])), "byte {at}");
                boss.ok("change.undo", json!({ "op": done["op"] }));
            }
            Err(e) => {
                assert_eq!(e.code(), "Invalid", "byte {at}: {e}");
                seen += 1;
            }
        }
        assert_eq!(boss.content(), before, "byte {at}");
    }
    assert!(seen > 5, "{seen}");
}
