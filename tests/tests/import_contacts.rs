//! Contacts with their customers from one sheet, from cards and from files of their own; interactions by customer and
//! time. A second import of the same file changes nothing, and one undo takes all of it.

use serde_json::{Value, json};
use zhike_tests::{Office, Person};

fn import(who: &Person, what: &str, csv: &str, how: Value) -> Value {
    let mut input = how;
    input["file"] = who.put("表.csv", csv.as_bytes()).into();
    who.job(&format!("{what}.import"), input).expect("an import")
}

fn counts(done: &Value) -> [u64; 5] {
    ["created", "updated", "unchanged", "skipped", "rejected"].map(|what| done[what].as_u64().expect("a count"))
}

/// Records made: customers, contacts, interactions.
fn made(done: &Value) -> [u64; 3] {
    ["customers", "contacts", "interactions"].map(|what| done[what]["created"].as_u64().expect("a count"))
}

fn customer(who: &Person, name: &str) -> Value {
    let filter = json!([{ "field": "name", "op": "eq", "value": name }]);
    let rows = who.ok("customer.list", json!({ "filter": filter }));
    assert_eq!(rows["rows"].as_array().expect("rows").len(), 1, "{name}: {rows}");
    who.get(rows["rows"][0]["id"].as_str().expect("an id"))
}

/// Name, position, mobile and office phone of each contact of a customer, and whether he stands for it.
fn people(who: &Person, name: &str) -> Vec<Value> {
    let columns = ["name", "position", "mobile", "office_phone", "email"];
    let id = customer(who, name)["id"].clone();
    let list = who.ok("contact.list", json!({ "customer": id, "columns": columns }));
    let row = |row: &Value| {
        let mut told: Vec<Value> = columns.iter().map(|c| row["values"][*c].clone()).collect();
        told.push(row["primary"].clone());
        Value::from(told)
    };
    list["rows"].as_array().expect("rows").iter().map(row).collect()
}

fn undo(who: &Person) {
    let newest = who.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].clone();
    who.ok("change.undo", json!({ "op": newest }));
}

const SHEET: &str = "客户名称,电话,城市,联系人,联系人电话,职位,联系人邮箱\n\
    恒远贸易,021-68888888,,王晓东,13800138000,经理,wang@hengyuan.cn\n\
    恒远贸易,,上海,单丽,021-68888889,会计,\n\
    瑞安精密,0571-1,,李四,13900139000,,\n\
    恒远贸易,,,王晓东,,,\n";

#[test]
fn many_rows_of_one_company_are_one_customer_with_its_people() {
    let (_office, boss) = Office::found();
    let before = boss.content();
    let tried = import(&boss, "customer", SHEET, json!({ "dry_run": true }));
    assert_eq!((made(&tried), boss.content()), ([2, 3, 0], before.clone()), "{tried}");
    let done = import(&boss, "customer", SHEET, json!({}));
    assert_eq!((made(&done), counts(&done)), ([2, 3, 0], [3, 0, 1, 0, 0]), "{done}");
    assert_eq!(
        people(&boss, "恒远贸易"),
        [
            json!(["单丽", "会计", null, "021-68888889", null, false]),
            json!(["王晓东", "经理", "13800138000", null, "wang@hengyuan.cn", true]),
        ]
    );
    let hengyuan = customer(&boss, "恒远贸易");
    assert_eq!(
        (&hengyuan["values"]["phone"], &hengyuan["values"]["city"]),
        (&json!("021-68888888"), &json!("上海")),
        "what a further row says is added"
    );
    let after = boss.content();
    let again = import(&boss, "customer", SHEET, json!({}));
    assert_eq!((made(&again), counts(&again)[..2].to_vec()), ([0, 0, 0], vec![0, 0]), "{again}");
    assert_eq!(boss.content(), after, "the same file once more changes nothing");
    undo(&boss);
    assert_eq!(boss.content(), before, "one undo takes customers and contacts");
}

#[test]
fn a_contact_joins_the_company_that_stands_and_is_changed_by_a_later_file() {
    let (_office, boss) = Office::found();
    let id = boss.customer("恒远贸易");
    boss.contact(&id, json!({ "name": "王晓东", "position": "销售", "mobile": "138 0013 8000" }));
    let before = boss.content();
    let file = "姓名,公司,职务,手机,邮箱\n王晓东,恒远贸易,经理,+86 13800138000,w@x.cn\n单丽,恒远贸易,会计,,\n赵六,,自由职业,13700137000,\n";
    let done = import(&boss, "contact", file, json!({}));
    assert_eq!((made(&done), counts(&done)), ([1, 1, 0], [2, 1, 0, 0, 0]), "{done}");
    assert_eq!(
        people(&boss, "恒远贸易"),
        [
            json!(["单丽", "会计", null, null, null, false]),
            json!(["王晓东", "经理", "138 0013 8000", null, "w@x.cn", true]),
        ],
        "a number that is there stays as it is written"
    );
    let alone = customer(&boss, "赵六");
    assert_eq!((&alone["values"]["kind"], &alone["values"]["phone"]), (&json!("person"), &json!("13700137000")));
    let after = boss.content();
    let again = import(&boss, "contact", file, json!({}));
    assert_eq!(counts(&again), [0, 0, 3, 0, 0], "{again}");
    assert_eq!(boss.content(), after);
    undo(&boss);
    assert_eq!(boss.content(), before, "what was changed is as it was");
}

#[test]
fn modes_and_keys_hold_for_contacts_too() {
    let start = "姓名,公司,职务,手机\n王晓东,恒远贸易,,13800138000\n";
    let next = "姓名,公司,职务,手机\n王晓东,恒远贸易,经理,13900139000\n单丽,恒远贸易,会计,\n";
    for (mode, wanted, position, mobile, all) in [
        ("create_or_update", [1, 1, 0, 0, 0], json!("经理"), "13800138000", 2),
        ("update", [0, 1, 0, 1, 0], json!("经理"), "13800138000", 1),
        ("fill", [1, 1, 0, 0, 0], json!("经理"), "13800138000", 2),
        ("skip", [1, 0, 0, 1, 0], Value::Null, "13800138000", 2),
        ("create", [2, 0, 0, 0, 0], Value::Null, "", 3),
    ] {
        let (_office, boss) = Office::found();
        import(&boss, "contact", start, json!({}));
        let done = import(&boss, "contact", next, json!({ "mode": mode }));
        let people = people(&boss, "恒远贸易");
        assert_eq!((counts(&done), people.len()), (wanted, all), "{mode}: {done}");
        if mode != "create" {
            let wang = people.iter().find(|p| p[0] == "王晓东").expect("he is there");
            assert_eq!((&wang[1], &wang[2]), (&position, &json!(mobile)), "{mode}");
        }
        // A number that he has not is added, but where only gaps are filled.
        let numbers = boss.ok("search.find", json!({ "text": "13900139000" }))["contacts"]["count"].clone();
        assert_eq!(numbers, json!(u8::from(matches!(mode, "create_or_update" | "update" | "create"))), "{mode}");
    }
    let (_office, boss) = Office::found();
    import(&boss, "contact", start, json!({}));
    let renamed = "姓名,公司,职务,手机\n王小东,恒远贸易,经理,138-0013-8000\n";
    let done = import(&boss, "contact", renamed, json!({ "key": "phone" }));
    assert_eq!(counts(&done), [0, 1, 0, 0, 0], "{done}");
    assert_eq!(people(&boss, "恒远贸易")[0][0], "王小东");
}

#[test]
fn cards_become_contacts_of_their_companies_and_people_without_one_customers() {
    let (_office, boss) = Office::found();
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;晓东;;;\r\nFN:王晓东\r\nORG:恒远贸易\r\nTITLE:经理\r\nTEL;TYPE=CELL:13800138000\r\n\
                 TEL;TYPE=WORK:021-68888888\r\nEMAIL:wang@hengyuan.cn\r\nBDAY:1984-10-15\r\nEND:VCARD\r\n\
                 BEGIN:VCARD\r\nVERSION:3.0\r\nN:单;丽;;;\r\nFN:单丽\r\nTEL;TYPE=CELL:13900139000\r\nEND:VCARD\r\n";
    for what in ["customer", "contact"] {
        let (_office, boss) = Office::found();
        let file = boss.put("通讯录.vcf", cards.as_bytes());
        let done = boss.job(&format!("{what}.import"), json!({ "file": file })).expect("an import");
        assert_eq!((made(&done), counts(&done)), ([2, 1, 0], [2, 0, 0, 0, 0]), "{what}: {done}");
        let wang = json!(["王晓东", "经理", "13800138000", "021-68888888", "wang@hengyuan.cn", true]);
        assert_eq!(people(&boss, "恒远贸易"), [wang], "{what}");
        let shan = customer(&boss, "单丽");
        assert_eq!((&shan["values"]["kind"], &shan["values"]["phone"]), (&json!("person"), &json!("13900139000")));
    }
    drop(boss);
}

const DEALT: &str = "日期,客户名称,联系人,方式,主题,详情\n\
    2026-11-02 09:30,恒远贸易,王晓东,电话,谈续约,他要打折\n\
    2026-11-02 15:00,恒远贸易,,拜访,看样品,\n\
    2026-11-03,恒远贸易,,,收到合同,\n\
    2026-11-03,恒远贸易,,,寄出发票,\n\
    2026-11-04 10:00,没有这家,,,谈价格,\n\
    什么时候,恒远贸易,,,不知何时,\n";

#[test]
fn interactions_are_known_by_customer_and_time() {
    let (_office, boss) = Office::found();
    let id = boss.customer("恒远贸易");
    let wang = boss.contact(&id, json!({ "name": "王晓东" }));
    let before = boss.content();
    let tried = import(&boss, "interaction", DEALT, json!({ "dry_run": true }));
    assert_eq!((counts(&tried), boss.content()), ([4, 0, 0, 0, 2], before.clone()), "{tried}");
    let first_import = import(&boss, "interaction", DEALT, json!({}));
    assert_eq!((made(&first_import), counts(&first_import)), ([0, 0, 4], [4, 0, 0, 0, 2]), "{first_import}");
    let reasons: Vec<&Value> =
        first_import["problems"].as_array().expect("problems").iter().map(|p| &p["reason"]).collect();
    assert_eq!(reasons, ["no_such_customer", "required"], "{first_import}");
    let list = boss.ok(
        "interaction.list",
        json!({ "customer": id, "columns": ["occurred_at", "summary", "channel", "contact", "place"] }),
    );
    let first =
        list["rows"].as_array().expect("rows").iter().find(|r| r["values"]["summary"] == "谈续约").expect("it").clone();
    assert_eq!(
        [
            &first["values"]["occurred_at"],
            &first["values"]["channel"],
            &first["values"]["contact"],
            &first["values"]["place"]
        ],
        [&json!("2026-11-02T01:30:00.000Z"), &json!("call"), &json!(wang), &json!("电话")]
    );
    assert_eq!(boss.get(&id)["values"]["last_contact_on"], "2026-11-03");
    let after = boss.content();
    let again = import(&boss, "interaction", DEALT, json!({}));
    assert_eq!((counts(&again), boss.content()), ([0, 0, 4, 0, 2], after.clone()), "{again}");
    // At its own time another summary is the same talk told better; of bare days nobody knows.
    let told = "日期,客户名称,主题\n2026-11-02 15:00,恒远贸易,看样品并报价\n2026-11-03,恒远贸易,对账\n";
    let done = import(&boss, "interaction", told, json!({}));
    assert_eq!(counts(&done), [1, 1, 0, 0, 0], "{done}");
    boss.ok("change.undo", json!({ "op": done["op"] }));
    assert_eq!((&again["op"], boss.content()), (&Value::Null, after), "what changed nothing left no step");
    let (_office, boss) = Office::found();
    boss.customer("恒远贸易");
    let before = boss.content();
    let done = import(&boss, "interaction", DEALT, json!({}));
    boss.ok("change.undo", json!({ "op": done["op"] }));
    assert_eq!(boss.content(), before);
}

#[test]
fn each_import_asks_for_its_own_right_and_own_means_own_customers() {
    let (office, boss) = Office::found();
    let manager = office.hire(&boss, "wang", &["manager"], None);
    let mine = manager.customer("我的公司");
    let theirs = boss.customer("别人的公司");
    let file = "姓名,公司,手机\n张三,我的公司,13800138000\n李四,别人的公司,13900139000\n";
    let done = import(&manager, "contact", file, json!({}));
    // He sees no company of this name: to him it is a new one, his own.
    assert_eq!((made(&done), counts(&done)), ([1, 2, 0], [2, 0, 0, 0, 0]), "{done}");
    assert_eq!(
        manager.ok("contact.list", json!({ "customer": mine, "columns": [] }))["rows"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(boss.ok("contact.list", json!({ "customer": theirs, "columns": [] }))["rows"], json!([]));
    let done = import(&manager, "interaction", "日期,客户编号,主题\n2026-11-01,KH1,x\n", json!({}));
    assert_eq!(counts(&done), [0, 0, 0, 0, 1]);
    let executive = office.hire(&boss, "zhao", &["executive"], None);
    for what in ["customer", "contact", "interaction"] {
        let file = executive.put("a.csv", b"name\nx\n");
        let refused = executive.call(&format!("{what}.import"), json!({ "file": file }));
        assert_eq!(refused.map_err(|e| e.code()).err(), Some("Forbidden"), "{what}");
        let refused = executive.call("import.preview", json!({ "file": file, "as": what }));
        assert_eq!(refused.map_err(|e| e.code()).err(), Some("Forbidden"), "{what}");
    }
}

#[test]
fn a_colleague_s_call_stands_in_the_way_of_taking_the_contacts_back() {
    let (office, boss) = Office::found();
    import(&boss, "customer", SHEET, json!({}));
    let newest = boss.ok("change.list", json!({ "limit": 1 }))["steps"][0]["op"].clone();
    office.hire(&boss, "li", &["supervisor"], None);
    let hengyuan = customer(&boss, "恒远贸易")["id"].as_str().expect("an id").to_string();
    let contact = boss.ok("contact.list", json!({ "customer": hengyuan, "columns": [] }))["rows"][0]["id"].clone();
    boss.interaction(&hengyuan, json!({ "summary": "谈续约", "contact": contact }));
    let refused = boss.refused("change.undo", json!({ "op": newest }));
    assert_eq!(refused.code(), "Conflict", "{refused:?}");
    assert_eq!(people(&boss, "恒远贸易").len(), 2, "nothing was taken back");
}

/// Cards that nobody here wrote: whoever has a name is there afterwards, with every number and address that is one.
#[test]
fn published_cards_come_in_with_names_numbers_and_companies() {
    use std::{path::PathBuf, sync::Arc};
    use zhike_core::import::read::{Choice, Row, Source};
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/import/vcard");
    if !folder.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
        eprintln!("skipped: {} is not here", folder.display());
        return;
    }
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("a folder").map(|f| f.expect("a file").path()) {
        if file.extension().is_none_or(|ending| ending != "vcf") {
            continue;
        }
        let (_office, boss) = Office::found();
        let put = boss.put("cards.vcf", &std::fs::read(&file).expect("a file"));
        let done = boss.job("contact.import", json!({ "file": put })).expect("an import");
        let mut table = Source::look(Arc::new(file.clone()), &Choice::default()).and_then(|s| s.open()).expect("cards");
        let mut row = Row::default();
        while table.read(&mut row).expect("reads") {
            let card: Vec<(String, String)> = table
                .columns()
                .iter()
                .cloned()
                .zip(row.texts().map(String::from))
                .filter(|(_, t)| !t.is_empty())
                .collect();
            if !card.iter().any(|(column, _)| column == "Full Name") {
                continue; // refused: nobody is named
            }
            let is = |column: &str| {
                column.starts_with("Full Name")
                    || column.starts_with("Organization")
                    || column.contains("E-mail")
                    || column.contains("Phone")
            };
            for (column, text) in card.iter().filter(|(column, _)| is(column)) {
                if column.contains("E-mail") && !text.contains('@') {
                    continue; // refused in its cell
                }
                if column.contains("Phone") && !text.contains(|c: char| c.is_ascii_digit()) {
                    continue; // a word where a number should be
                }
                let found = boss.ok("search.find", json!({ "text": text }));
                let count = ["customers", "contacts"].map(|of| found[of]["count"].as_u64().unwrap_or_default());
                assert!(count.iter().sum::<u64>() > 0, "{}: {column} {text}: {done}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "the control: {seen}");
}
