//! What a person decides about an import: how the file is read, what its columns mean, what becomes of rows whose
//! customer is there, of words that no list has, and of rows that were refused.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

fn import(boss: &Person, csv: &str, how: Value) -> Value {
    let mut input = how;
    input["file"] = boss.put("客户.csv", csv.as_bytes()).into();
    boss.job("customer.import", input).expect("an import")
}

fn counts(done: &Value) -> [u64; 5] {
    ["created", "updated", "unchanged", "skipped", "rejected"].map(|what| done[what].as_u64().expect("a count"))
}

fn value(boss: &Person, name: &str, field: &str) -> Value {
    let rows = boss
        .ok("customer.list", json!({ "filter": [{ "field": "name", "op": "eq", "value": name }], "columns": [field] }));
    rows["rows"][0]["values"][field].clone()
}

fn tags(boss: &Person, name: &str) -> Vec<String> {
    let rows = boss.ok("customer.list", json!({ "filter": [{ "field": "name", "op": "eq", "value": name }] }));
    let tags = boss.get(rows["rows"][0]["id"].as_str().expect("an id"))["tags"].clone();
    let name = |tag: &Value| tag["name"].as_str().expect("a name").to_string();
    let mut tags: Vec<String> = tags.as_array().expect("tags").iter().map(name).collect();
    tags.sort();
    tags
}

#[test]
fn a_file_of_an_old_program_is_read_in_its_own_encoding_and_shape() {
    let (_office, boss) = Office::found();
    let (text, _, _) = encoding_rs::GB18030
        .encode("客户名称;电话;城市\n上海恒远贸易有限公司;021-68888888;上海\n𠮷野家餐饮;010-1;北京\n");
    let file = boss.put("旧系统.txt", &text);
    let seen = boss.ok("import.preview", json!({ "file": file }));
    assert_eq!(
        (&seen["source"]["encoding"], &seen["source"]["delimiter"]),
        (&json!("gb18030"), &json!("semicolon")),
        "{seen}"
    );
    assert_eq!((&seen["total"], &seen["header"], &seen["ready"]), (&json!(2), &json!(1), &json!(true)));
    assert_eq!(
        seen["columns"][1],
        json!({ "name": "电话", "target": "phone", "samples": ["021-68888888", "010-1"], "unknown": [], "words": {}, "dictionary": null, "apart": null, "dates_open": false, "dates": null })
    );
    assert_eq!(seen["rows"][1]["values"]["name"], "𠮷野家餐饮");
    assert_eq!(boss.count(), 0, "a look writes nothing");
    let done = boss.job("customer.import", json!({ "file": file })).expect("an import");
    assert_eq!(counts(&done), [2, 0, 0, 0, 0]);
    assert_eq!(value(&boss, "𠮷野家餐饮", "city"), "北京");
    // Taken for another encoding it is seen to be wrong, and no broken character is stored.
    let file = boss.put("旧系统.txt", &text);
    let wrong = boss.job("customer.import", json!({ "file": file, "choice": { "encoding": "utf-8", "header": "none" }, "map": [{ "column": "A", "target": "name" }] }));
    assert!(wrong.as_ref().is_ok_and(|done| counts(done)[0] == 0) || wrong.is_err(), "{wrong:?}");
    assert_eq!(boss.count(), 2);
}

#[test]
fn each_mode_does_what_it_says() {
    let start = "客户名称,电话,城市\n甲公司,021-60000001,\n乙公司,021-60000002,上海\n";
    let next = "客户名称,电话,城市\n甲公司,021-60000009,北京\n丙公司,021-60000003,广州\n";
    for (mode, wanted, phone, city, all) in [
        ("create_or_update", [1, 1, 0, 0, 0], "021-60000009", "北京", 3),
        ("update", [0, 1, 0, 1, 0], "021-60000009", "北京", 2),
        ("fill", [1, 1, 0, 0, 0], "021-60000001", "北京", 3),
        ("skip", [1, 0, 0, 1, 0], "021-60000001", "", 3),
        ("create", [2, 0, 0, 0, 0], "", "", 4),
    ] {
        let (_office, boss) = Office::found();
        import(&boss, start, json!({}));
        let before = boss.content();
        let tried = import(&boss, next, json!({ "mode": mode, "dry_run": true }));
        assert_eq!((counts(&tried), boss.content()), (wanted, before.clone()), "{mode}, dry");
        let done = import(&boss, next, json!({ "mode": mode }));
        assert_eq!(counts(&done), wanted, "{mode}");
        assert_eq!(boss.count(), all, "{mode}");
        if mode != "create" {
            assert_eq!(value(&boss, "甲公司", "phone"), phone, "{mode}");
            assert_eq!(value(&boss, "甲公司", "city").as_str().unwrap_or_default(), city, "{mode}");
            let again = import(&boss, next, json!({ "mode": mode }));
            assert_eq!(counts(&again)[..2], [0, 0], "{mode}: the same file once more changes nothing");
        }
        let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].clone();
        boss.ok("change.undo", json!({ "op": newest }));
        assert_eq!(boss.content(), before, "{mode}: one undo takes back the rows made and the rows changed");
    }
}

#[test]
fn who_is_there_is_known_by_the_chosen_key() {
    for (key, column, one, same) in [
        ("phone", "电话", "021-6000 0001", "+86 21 60000001"),
        ("email", "邮箱", "Sales@Hengyuan.cn", "sales@hengyuan.cn"),
        ("credit_code", "统一社会信用代码", "91310000MA1FL0JB0K", "91310000ma1fl0jb0k"),
    ] {
        let (_office, boss) = Office::found();
        import(&boss, &format!("客户名称,{column}\n恒远贸易,{one}\n"), json!({}));
        let done = import(
            &boss,
            &format!("客户名称,{column},城市\n恒远贸易（上海）有限公司,{same},上海\n无名,,\n"),
            json!({ "key": key }),
        );
        assert_eq!(counts(&done), [1, 1, 0, 0, 0], "{key}: {done}");
        assert_eq!(value(&boss, "恒远贸易（上海）有限公司", "city"), "上海", "{key}");
        // Two who have it are a question that a file does not answer.
        boss.ok("customer.create", json!({ "values": { "name": "又一家", "kind": "company", (match key { "phone" => "phone", "email" => "email", _ => "credit_code" }): one }, "incomplete": true }));
        let done = import(&boss, &format!("客户名称,{column},城市\n谁,{same},苏州\n"), json!({ "key": key }));
        assert_eq!(counts(&done), [0, 0, 0, 1, 0], "{key}");
    }
}

#[test]
fn a_column_is_what_a_person_says_it_is() {
    let (_office, boss) = Office::found();
    let csv = "代号,说明,甲\n恒远贸易,老客户,021-1\n";
    let file = boss.put("a.csv", csv.as_bytes());
    assert_eq!(boss.ok("import.preview", json!({ "file": file }))["ready"], false);
    let refused = boss.job("customer.import", json!({ "file": file })).expect_err("nobody's name");
    assert!(matches!(&refused, Error::Invalid { fields } if fields["file"] == "no_name_column"), "{refused:?}");
    let map = json!([{ "column": "代号", "target": "name" }, { "column": "说明", "target": "tags" }, { "column": "甲", "target": "point:mobile" }]);
    let seen = boss.ok("import.preview", json!({ "file": file, "map": map }));
    assert_eq!((&seen["ready"], &seen["rows"][0]["values"]["name"]), (&json!(true), &json!("恒远贸易")));
    let offered =
        |target: &str| seen["targets"].as_array().is_some_and(|all| all.iter().any(|t| t["target"] == target));
    assert!(["name", "tags", "point:mobile", "more:address", "family"].into_iter().all(offered), "{}", seen["targets"]);
    let done = boss.job("customer.import", json!({ "file": file, "map": map })).expect("an import");
    assert_eq!(counts(&done), [1, 0, 0, 0, 0]);
    assert_eq!(tags(&boss, "恒远贸易"), ["老客户"]);
    for wrong in [json!([{ "column": "没有", "target": "name" }]), json!([{ "column": "甲", "target": "nothing" }])]
    {
        let file = boss.put("a.csv", csv.as_bytes());
        let refused = boss.refused("import.preview", json!({ "file": file, "map": wrong }));
        assert!(matches!(refused, Error::Invalid { .. }), "{refused:?}");
    }
}

#[test]
fn day_and_month_are_told_by_the_column_or_asked() {
    let (_office, boss) = Office::found();
    let birthday = |done: &Value, name: &str| {
        assert_eq!(done["rejected"], 0, "{done}");
        let born = value(&boss, name, "birthday");
        (born["month"].as_i64().expect("a month"), born["day"].as_i64().expect("a day"))
    };
    let told = "姓名,手机,生日\n张三,13800000001,3/4/1980\n李四,13800000002,25/4/1981\n";
    assert_eq!(
        birthday(&import(&boss, told, json!({})), "张三"),
        (4, 3),
        "the other row says that the day comes first"
    );
    let open = "姓名,手机,生日\n王五,13800000003,3/4/1980\n";
    let file = boss.put("a.csv", open.as_bytes());
    let seen = boss.ok("import.preview", json!({ "file": file }));
    assert_eq!(
        (&seen["columns"][2]["dates_open"], &seen["columns"][2]["dates"]),
        (&json!(true), &json!("mdy")),
        "{seen}"
    );
    let map = json!([{ "column": "生日", "target": "birthday", "dates": "dmy" }]);
    assert_eq!(birthday(&import(&boss, open, json!({ "map": map })), "王五"), (4, 3));
}

#[test]
fn words_that_no_list_has_are_told_or_made_and_taken_back_with_the_import() {
    let (office, boss) = Office::found();
    let csv = "客户名称,行业\n恒远贸易,酒店住宿\n";
    let file = boss.put("a.csv", csv.as_bytes());
    assert_eq!(boss.ok("import.preview", json!({ "file": file }))["columns"][1]["unknown"], json!(["酒店住宿"]));
    let before = boss.content();
    let told = import(&boss, csv, json!({ "dry_run": true }));
    assert_eq!(told["reasons"], json!([{ "reason": "unknown", "count": 1 }]));
    let tried = import(&boss, csv, json!({ "unknown": "create", "dry_run": true }));
    assert_eq!((&tried["problems_total"], boss.content()), (&json!(0), before.clone()));
    let done = import(&boss, csv, json!({ "unknown": "create" }));
    assert_eq!((counts(&done), &done["problems_total"]), ([1, 0, 0, 0, 0], &json!(0)));
    let industries = |person: &Person| {
        let list = person.ok("dictionary.list", json!({}));
        list.to_string().contains("酒店住宿")
    };
    assert!(industries(&boss) && value(&boss, "恒远贸易", "industry").is_string());
    let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].clone();
    boss.ok("change.undo", json!({ "op": newest }));
    assert_eq!(boss.content(), before);
    assert!(!industries(&boss));
    // Lists are not everybody's to change.
    let manager = office.hire(&boss, "wang", &["manager"], None);
    let file = manager.put("a.csv", csv.as_bytes());
    let refused = manager.job("customer.import", json!({ "file": file, "unknown": "create" })).expect_err("no right");
    assert!(matches!(refused, Error::Forbidden { .. }), "{refused:?}");
}

#[test]
fn what_was_refused_comes_back_as_a_file_that_is_corrected_and_imported() {
    let (_office, boss) = Office::found();
    let csv = "客户名称,邮箱,城市\n甲公司,a@x.cn,上海\n,b@x.cn,北京\n丙公司,这不是邮箱,\"广州, 天河\"\n丁公司,d@x.cn\n";
    let done = import(&boss, csv, json!({}));
    assert_eq!(counts(&done), [2, 0, 0, 0, 2], "{done}");
    let file = boss.take(done["rejects"].as_str().expect("a file"));
    let text = String::from_utf8(file).expect("UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "客户名称,邮箱,城市,原行号,有问题的列,问题");
    assert!(lines[1].starts_with(",b@x.cn,北京,3,客户名称,"), "{text}");
    assert!(lines.iter().any(|l| l.starts_with("丙公司,这不是邮箱,\"广州, 天河\",4,邮箱,")), "{text}");
    assert_eq!(lines.len(), 4, "{text}");
    let fixed = text
        .replace(",b@x.cn", "乙公司,b@x.cn")
        .replace("这不是邮箱", "c@x.cn")
        .replace("丁公司,d@x.cn,5", "丁公司,d@x.cn,苏州,5");
    let done = import(&boss, &fixed, json!({}));
    assert_eq!(counts(&done), [2, 1, 0, 0, 0], "{done} {fixed}");
    assert_eq!((boss.count(), value(&boss, "丙公司", "email")), (4, json!("c@x.cn")));
    let clean = import(&boss, "客户名称\n戊公司\n", json!({}));
    assert_eq!(clean["rejects"], Value::Null);
}

#[test]
fn new_customers_get_the_owner_and_the_tags_that_all_are_to_have() {
    let (office, boss) = Office::found();
    let manager = office.hire(&boss, "wang", &["manager"], None);
    let me = |person: &Person| person.ok("session.get", json!({}))["user"]["id"].clone();
    let done = import(&boss, "客户名称,标签\n甲公司,老\n", json!({ "owner": me(&manager), "tags": ["展会", "老"] }));
    assert_eq!(counts(&done), [1, 0, 0, 0, 0]);
    assert_eq!(value(&boss, "甲公司", "owner"), me(&manager));
    assert_eq!(tags(&boss, "甲公司"), ["展会", "老"]);
    let file = manager.put("a.csv", "客户名称\n乙公司\n".as_bytes());
    let refused = manager.job("customer.import", json!({ "file": file, "owner": me(&boss) })).expect_err("another's");
    assert!(matches!(&refused, Error::Invalid { fields } if fields["owner"] == "not_yours"), "{refused:?}");
}

#[test]
fn a_phone_s_cards_come_in_as_people_with_all_their_numbers() {
    let (_office, boss) = Office::found();
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;晓东;;;\r\nFN:王晓东\r\nORG:恒远贸易\r\nTEL;TYPE=CELL:13800138000\r\nTEL;TYPE=WORK:021-68888888\r\n\
                 EMAIL:wang@hengyuan.cn\r\nBDAY:1984-10-15\r\nNOTE:老朋友\r\nEND:VCARD\r\n\
                 BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=8D=95;=E4=B8=BD;;;\r\nTEL;CELL:13900139000\r\nEND:VCARD\r\n";
    let file = boss.put("通讯录.vcf", cards.as_bytes());
    let seen = boss.ok("import.preview", json!({ "file": file }));
    assert_eq!(
        (&seen["source"]["format"], &seen["total"], &seen["ready"]),
        (&json!("cards"), &json!(2), &json!(true)),
        "{seen}"
    );
    let done = boss.job("customer.import", json!({ "file": file })).expect("an import");
    assert_eq!(counts(&done), [2, 0, 0, 0, 0], "{done}");
    assert_eq!((value(&boss, "恒远贸易", "kind"), value(&boss, "单丽", "kind")), (json!("company"), json!("person")));
    for (number, of) in [("13800138000", "contacts"), ("021-68888888", "contacts"), ("13900139000", "customers")] {
        let found = boss.ok("search.find", json!({ "text": number }));
        assert_eq!(found[of]["count"], 1, "{number}: {found}");
    }
}

#[test]
fn what_a_file_says_beside_is_added_to_who_is_there_and_nothing_goes() {
    let start = "客户名称,电话,手机,标签\n甲公司,021-60000001,13800138000,老客户\n乙公司,,,\n";
    let next = "客户名称,电话,手机,次要邮箱,标签\n甲公司,,13900139000,b@x.cn,展会\n乙公司,,13700137000,,新\n";
    let map = json!([{ "column": "次要邮箱", "target": "point:email" }]);
    let said = |boss: &Person, name: &str| -> Vec<String> {
        let rows = boss.ok("customer.list", json!({ "filter": [{ "field": "name", "op": "eq", "value": name }] }));
        let record = boss.get(rows["rows"][0]["id"].as_str().expect("an id"));
        record["points"].as_array().expect("points").iter().map(|p| p["raw"].as_str().expect("text").into()).collect()
    };
    for (mode, wanted, all_tags, fresh) in [
        ("create_or_update", vec!["13800138000", "13900139000", "b@x.cn"], vec!["展会", "老客户"], vec!["13700137000"]),
        ("update", vec!["13800138000", "13900139000", "b@x.cn"], vec!["展会", "老客户"], vec!["13700137000"]),
        ("fill", vec!["13800138000", "b@x.cn"], vec!["老客户"], vec!["13700137000"]),
        ("skip", vec!["13800138000"], vec!["老客户"], vec![]),
    ] {
        let (_office, boss) = Office::found();
        import(&boss, start, json!({}));
        let before = boss.content();
        let done = import(&boss, next, json!({ "mode": mode, "map": map }));
        assert_eq!(
            (said(&boss, "甲公司"), tags(&boss, "甲公司")),
            (wanted.iter().map(|w| w.to_string()).collect(), all_tags.iter().map(|w| w.to_string()).collect()),
            "{mode}: {done}"
        );
        assert_eq!(said(&boss, "乙公司"), fresh, "{mode}");
        let after = boss.content();
        assert_eq!(counts(&import(&boss, next, json!({ "mode": mode })))[..2], [0, 0], "{mode}: once more");
        assert_eq!(boss.content(), after, "{mode}");
        if mode != "skip" {
            let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].clone();
            boss.ok("change.undo", json!({ "op": newest }));
            assert_eq!(
                (said(&boss, "甲公司"), tags(&boss, "甲公司")),
                (vec!["13800138000".to_string()], vec!["老客户".to_string()])
            );
            // What the columns are stays remembered, which is no content.
            assert_eq!(boss.content(), before, "{mode}");
        }
    }
}

#[test]
fn only_mapped_fields_of_who_is_there_are_touched() {
    let (_office, boss) = Office::found();
    import(&boss, "姓名,手机,生日\n张三,13800138000,1984-10-15\n", json!({}));
    let done = import(&boss, "名称,电话,城市\n张三,13800138000,上海\n", json!({}));
    assert_eq!(counts(&done), [0, 1, 0, 0, 0], "{done}");
    assert_eq!(value(&boss, "张三", "kind"), "person", "no column said what he is");
    assert_eq!(value(&boss, "张三", "birthday")["day"], 15);
}

#[test]
fn a_row_with_several_faults_is_refused_once_with_all_of_them() {
    let (_office, boss) = Office::found();
    let done = import(&boss, "客户名称,邮箱,网址,年营业额\n甲公司,无,也无,很多\n", json!({}));
    assert_eq!((counts(&done), &done["problems_total"]), ([1, 0, 0, 0, 0], &json!(3)), "{done}");
    let text = String::from_utf8(boss.take(done["rejects"].as_str().expect("a file"))).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[1].contains("邮箱; 网址; 年营业额") && lines[1].contains("邮箱: ") && lines[1].contains("年营业额: "),
        "{text}"
    );
}

#[test]
fn one_word_is_taken_for_another_left_out_or_made() {
    let (_office, boss) = Office::found();
    let csv = "客户名称,行业\n甲,酒店住宿\n乙,光伏\n丙,养蜂\n丁,没人知道\n";
    let item = boss.ok("dictionary.list", json!({}))["categories"]
        .as_array()
        .expect("lists")
        .iter()
        .find(|c| c["code"] == "industry")
        .expect("industries")["items"][0]
        .clone();
    let words = json!({ "酒店住宿": { "take": item["label_zh"] }, "光伏": "create", "养蜂": "leave" });
    let map = json!([{ "column": "行业", "target": "industry", "words": words }]);
    let file = boss.put("a.csv", csv.as_bytes());
    let seen = boss.ok("import.preview", json!({ "file": file, "map": map }));
    assert_eq!(
        (&seen["columns"][1]["dictionary"], &seen["columns"][1]["words"]["养蜂"]),
        (&json!("industry"), &json!("leave")),
        "{seen}"
    );
    let faults = |row: usize| seen["rows"][row]["problems"].as_array().map(Vec::len);
    assert_eq!([0, 1, 2, 3].map(faults), [0, 0, 0, 1].map(Some), "what is decided is no fault: {}", seen["rows"]);
    let done = import(&boss, csv, json!({ "map": map }));
    assert_eq!(done["reasons"], json!([{ "reason": "unknown", "count": 1 }]), "{done}");
    assert_eq!(value(&boss, "甲", "industry"), item["id"]);
    assert!(value(&boss, "乙", "industry").is_string());
    assert_eq!((value(&boss, "丙", "industry"), value(&boss, "丁", "industry")), (Value::Null, Value::Null));
    let map = json!([{ "column": "行业", "target": "industry", "words": { "x": { "take": "没有这一项" } } }]);
    let refused = boss.refused("import.preview", json!({ "file": boss.put("a.csv", csv.as_bytes()), "map": map }));
    assert!(matches!(refused, Error::Invalid { .. }), "{refused:?}");
}

#[test]
fn what_columns_were_taken_for_is_remembered_for_the_next_file_of_the_same_columns() {
    let (office, boss) = Office::found();
    let csv = "代号,说明,行业\n恒远贸易,老客户,光伏\n";
    let words = json!({ "光伏": "leave" });
    let map = json!([{ "column": "代号", "target": "name" }, { "column": "说明", "target": "tags" }, { "column": "行业", "target": "industry", "words": words }]);
    let look = |who: &Person, csv: &str, how: Value| {
        let mut input = how;
        input["file"] = who.put("b.csv", csv.as_bytes()).into();
        who.ok("import.preview", input)
    };
    import(&boss, csv, json!({ "map": map, "dry_run": true }));
    assert_eq!(look(&boss, csv, json!({}))["remembered"], false, "a dry run leaves nothing");
    let done = import(&boss, csv, json!({ "map": map }));
    let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0].clone();
    assert_eq!(newest["command"], "customer.import", "{newest}");
    boss.ok("change.undo", json!({ "op": newest["op"] }));
    // Also for a colleague, and after the import was taken back.
    let colleague = office.hire(&boss, "li", &["manager"], None);
    let seen = look(&colleague, "代号,说明,行业\n瑞安,新,养蜂\n", json!({}));
    assert_eq!(
        (&seen["remembered"], &seen["ready"], &seen["columns"][1]["target"]),
        (&json!(true), &json!(true), &json!("tags")),
        "{seen} {done}"
    );
    assert_eq!(seen["columns"][2]["words"]["光伏"], "leave");
    let seen = look(&colleague, csv, json!({ "map": [{ "column": "说明", "target": "note" }] }));
    assert_eq!(
        (&seen["columns"][0]["target"], &seen["columns"][1]["target"]),
        (&json!("name"), &json!("note")),
        "what is said now counts more"
    );
    let seen = look(&colleague, csv, json!({ "afresh": true }));
    assert_eq!((&seen["remembered"], &seen["ready"]), (&json!(false), &json!(false)));
    assert_eq!(look(&colleague, "代号,说明,别的\nx,y,z\n", json!({}))["remembered"], false, "other columns");
    let again = import(&colleague, csv, json!({}));
    assert_eq!(counts(&again), [1, 0, 0, 0, 0], "{again}");
    let ops = colleague.ok("change.list", json!({ "limit": 3 }))["steps"].clone();
    assert!(
        ops.as_array().expect("steps").iter().all(|s| s["command"] != "import.remember"),
        "nothing new to remember: {ops}"
    );
}

#[test]
fn the_history_tells_who_imported_what_and_takes_it_back() {
    let (office, boss) = Office::found();
    let manager = office.hire(&boss, "wang", &["manager"], None);
    let colleague = office.hire(&boss, "li", &["manager"], None);
    let before = boss.content();
    let csv: String = "客户名称,电话\n".to_string()
        + &(0..4_001).map(|n| format!("第{n}公司,021-{}\n", 60_000_000 + n)).collect::<String>()
        + ",021-1\n";
    let done = import(&manager, &csv, json!({}));
    assert_eq!(counts(&done), [4_001, 0, 0, 0, 1]);
    office.later(60_000);
    let contacts = manager.put("人.csv", "姓名,公司\n张三,人的公司\n".as_bytes());
    manager.job("contact.import", json!({ "file": contacts })).expect("an import");
    import(&boss, "客户名称\n老板的客户\n", json!({ "dry_run": true }));
    let told = |who: &Person, how: Value| who.ok("import.history", how);
    let history = told(&boss, json!({}));
    let imports = history["imports"].as_array().expect("imports").clone();
    let list: Vec<(&Value, &Value, &Value, &Value)> =
        imports.iter().map(|i| (&i["entity"], &i["file"], &i["created"], &i["rejected"])).collect();
    assert_eq!(
        list,
        [
            (&json!("contact"), &json!("人.csv"), &json!(1), &json!(0)),
            (&json!("customer"), &json!("客户.csv"), &json!(4_001), &json!(1))
        ],
        "{history}"
    );
    assert_eq!(
        (&imports[1]["by"]["name"], &imports[1]["undone"], &imports[1]["undoable"], &history["more"]),
        (&json!("wang"), &json!(false), &json!(true), &json!(false))
    );
    let first = told(&boss, json!({ "limit": 1 }));
    assert_eq!((first["imports"][0].clone(), &first["more"]), (imports[0].clone(), &json!(true)));
    let second = told(&boss, json!({ "limit": 1, "before": imports[0]["op"] }));
    assert_eq!(second["imports"], json!([imports[1].clone()]));
    // Others see their own.
    assert_eq!(told(&manager, json!({}))["imports"].as_array().map(Vec::len), Some(2));
    assert_eq!(told(&colleague, json!({}))["imports"], json!([]));
    for import in &imports {
        manager.ok("change.undo", json!({ "op": import["op"] }));
    }
    assert_eq!(boss.content(), before);
    let undone = told(&boss, json!({}))["imports"].clone();
    assert!(
        undone.as_array().expect("imports").iter().all(|i| i["undone"] == true && i["undoable"] == false),
        "{undone}"
    );
}
