//! What an open archive holds and who may take it; and archives made to break whoever reads them.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::Error;
use zhike_tests::{
    Office, Person,
    archives::{archive, changed, parts, take, zipped},
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

/// What a hostile archive must come to.
enum Ends {
    /// Refused whole, with this code.
    With(&'static str),
    /// Taken but for what is refused; so many customers are made.
    Without(u64),
}

#[test]
fn hostile_archives_end_as_they_must_and_change_nothing_where_they_are_refused() {
    let (_there, from) = Office::found();
    for name in ["甲", "乙"] {
        let input = json!({ "values": { "kind": "company", "name": name, "phone": "1" }, "points": [{ "kind": "mobile", "raw": "138" }], "tags": ["t"], "incomplete": true });
        from.ok("customer.create", input);
    }
    let good = archive(&from);
    let customers = "data/customers.jsonl";
    let first = |change: &dyn Fn(&mut Value)| {
        changed(&good, customers, |text| {
            let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            change(&mut lines[0]);
            lines.iter().map(|line| format!("{line}\n")).collect()
        })
    };
    let value = |name: &str, value: Value| first(&|line| line["values"][name] = value.clone());
    let manifest = |name: &str, value: Value| {
        changed(&good, "manifest.json", |text| {
            let mut manifest: Value = serde_json::from_str(text).expect("JSON");
            manifest[name] = value.clone();
            manifest.to_string()
        })
    };
    let without_manifest: Vec<_> = parts(&good).into_iter().filter(|(name, _)| name != "manifest.json").collect();
    let bomb = changed(&good, customers, |text| format!("{text}{}", "\n".repeat(300 << 20)));
    let long_line = changed(&good, customers, |text| {
        let filler: String = (0..200_000_u64).map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        format!("{text}{{\"id\":\"{filler}\"}}\n")
    });
    let mut escaping = parts(&good);
    escaping.push(("../../outside.txt".into(), "x".into()));
    let cases: Vec<(&str, Vec<u8>, Ends)> = vec![
        ("as it was made", good.clone(), Ends::Without(2)),
        ("not a zip", b"PK\x03\x04 nothing".to_vec(), Ends::With("Invalid")),
        ("empty", Vec::new(), Ends::With("Invalid")),
        ("cut", good[..good.len() / 2].to_vec(), Ends::With("Invalid")),
        ("no manifest", zipped(&without_manifest), Ends::With("Invalid")),
        ("another format", manifest("format", json!("other")), Ends::With("Invalid")),
        ("of a newer program", manifest("version", json!(2)), Ends::With("NewerSchema")),
        ("another currency", manifest("currency", json!("JPY")), Ends::With("Blocked")),
        ("counts that lie", manifest("counts", json!({ "data/customers.jsonl": 9_000_000_000_u64 })), Ends::Without(2)),
        ("a part that unpacks to far too much", bomb, Ends::With("Invalid")),
        ("a line without end", long_line, Ends::With("TooLarge")),
        ("a path out of the archive", zipped(&escaping), Ends::Without(2)),
        ("no JSON", changed(&good, customers, |text| format!("nonsense\n{text}")), Ends::Without(2)),
        (
            "deep JSON",
            changed(&good, customers, |text| format!("{}{}\n{text}", "[".repeat(100_000), "]".repeat(100_000))),
            Ends::Without(2),
        ),
        ("an unknown member", first(&|line| line["more"] = json!(1)), Ends::Without(1)),
        (
            "no name",
            first(&|line| drop(line["values"].as_object_mut().expect("values").remove("name"))),
            Ends::Without(1),
        ),
        ("a name with a control character", value("name", json!("a\u{0}b")), Ends::Without(1)),
        ("a name far too long", value("name", json!("长".repeat(100_000))), Ends::Without(1)),
        ("an owner who is nobody", value("owner", json!("00000000-0000-7000-8000-000000000001")), Ends::Without(1)),
        ("a level of another list", value("level", json!("00000000-0000-7000-8000-000000000001")), Ends::Without(2)),
        ("an address that a browser would run", value("website", json!("javascript:alert(1)")), Ends::Without(2)),
        ("a derived field", value("created_by", json!("x")), Ends::Without(2)),
        ("a field of nobody", value("custom.nobody", json!("x")), Ends::Without(2)),
        ("SQL in the name of a field", value("custom.a' || (SELECT 1)", json!("x")), Ends::Without(2)),
        ("a parent who is not there", value("parent", json!("00000000-0000-7000-8000-000000000001")), Ends::Without(2)),
        ("its own parent", first(&|line| line["values"]["parent"] = line["id"].clone()), Ends::Without(2)),
        ("a point without a kind", first(&|line| line["points"][0]["kind"] = json!(" ")), Ends::Without(2)),
        ("a point with a line end", first(&|line| line["points"][0]["raw"] = json!("1\n2")), Ends::Without(2)),
        ("a tag that is none", first(&|line| line["tags"][0]["name"] = json!("")), Ends::Without(2)),
        ("twice the same record", changed(&good, customers, |text| format!("{text}{text}")), Ends::Without(2)),
        (
            "two points of one id",
            first(&|line| {
                let point = line["points"][0].clone();
                line["points"].as_array_mut().expect("points").push(point);
            }),
            Ends::Without(2),
        ),
        (
            "an item of a list that is none",
            changed(&good, "data/dictionary.jsonl", |text| {
                text.replace("\"category\":\"region\"", "\"category\":\"nothing\"")
            }),
            Ends::Without(2),
        ),
        (
            "a field that no office could make",
            changed(&good, "data/custom_fields.jsonl", |_| {
                json!({ "entity": "user", "code": "a.b", "kind": "text", "label_zh": "x", "label_en": "x", "options": null, "sort": 1, "required": false, "active": true }).to_string()
            }),
            Ends::Without(2),
        ),
    ];
    assert!(cases.len() >= 30);
    for (name, bytes, ends) in cases {
        let (_office, boss) = Office::found();
        let before = boss.content();
        match (take(&boss, &bytes), ends) {
            (Err(e), Ends::With(code)) => {
                assert_eq!(e.code(), code, "{name}: {e}");
                assert_eq!(boss.content(), before, "{name}: nothing is changed");
            }
            (Ok(done), Ends::Without(customers)) => {
                assert_eq!(done["customers"], customers, "{name}: {done}");
                let fine = name == "as it was made"
                    || name.starts_with("counts")
                    || name.starts_with("a path")
                    || name.starts_with("twice")
                    || name.ends_with("parent")
                    || name.contains("parent who");
                assert_eq!(done["problems"] == json!([]), fine, "{name}: what was not taken is told: {done}");
            }
            (Ok(done), Ends::With(_)) => panic!("{name} was taken: {done}"),
            (Err(e), Ends::Without(_)) => panic!("{name}: {e}"),
        }
        assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]), "{name}");
    }
    assert!(!std::path::Path::new("../../outside.txt").exists());
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
