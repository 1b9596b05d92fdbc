//! Files of older programs open and go on. That they keep every value, and what an upgrade itself does, is tested beside
//! the store, where what the program adds can be taken away again; here stand the files that the world already has.

use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use zhike_core::{App, Home, Place, SessionChange};
use zhike_tests::{PASSWORD, Person, keys_of};

/// Files of schemas that were shipped: the first, and the first one whose contacts and interactions can be used.
const SHIPPED: &[&str] = &["v0001", "v0005"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// A copy of a fixture on a machine of its own.
fn copied(name: &str) -> (tempfile::TempDir, PathBuf, App) {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("old.zhike");
    fs::copy(fixtures().join(format!("{name}.zhike")), &file).expect("the fixture");
    fs::copy(fixtures().join(format!("{name}.zhike-keys")), keys_of(&file)).expect("its keys");
    let app = App::new(Home::at(dir.path().join("home"))).expect("a core");
    (dir, file, app)
}

/// What was written down of a fixture when it was made.
fn noted(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(fixtures().join(format!("{name}.json"))).expect("notes")).expect("JSON")
}

#[test]
fn files_of_every_shipped_schema_open_with_password_and_recovery_key_and_keep_their_content() {
    for name in SHIPPED {
        let (_dir, file, app) = copied(name);
        let noted = noted(name);
        let boss =
            Person { session: app.login(&file, "boss", PASSWORD).expect("the password opens it"), app: app.clone() };
        let health = boss.ok("doctor.check", json!({}));
        assert_eq!(health["problems"], json!([]), "{name}");
        let content = boss.content();
        assert_eq!(json!(boss.names(json!({}))), noted["names"]);
        if noted["dealt"].is_array() {
            assert_eq!(dealt(&boss), noted["dealt"], "{name}: what hangs on customers");
        }
        assert!(boss.ok("change.list", json!({}))["steps"].as_array().expect("steps").len() > 5);

        // It is not only read: one writes on.
        let id = boss.customer("新客户");
        assert_ne!(boss.content(), content, "the control: the digest tells a difference");
        boss.ok("change.undo", json!({}));
        assert_eq!(boss.content(), content);
        assert_eq!(boss.get_life(&id), "NotFound");
        app.close();

        let place = Place::File(file);
        let input = json!({ "recovery_key": noted["recovery_key"], "username": "boss", "password": "another one 34" });
        let answer = app.door(&place, None, "door.recover", input).expect("the recovery key opens it");
        assert!(matches!(answer.session, SessionChange::Set(_)));
    }
}

/// Every contact and interaction with whose it is, the fields that the office made for itself among them.
fn dealt(boss: &Person) -> Value {
    let mut all = Vec::new();
    for entity in ["contact", "interaction"] {
        let page = boss.ok(&format!("{entity}.list"), json!({ "sort": { "by": "customer" } }));
        let told = |row: &Value| json!([row["customer"]["name"], row["contact_name"], row["primary"], row["values"]]);
        all.extend(page["rows"].as_array().expect("rows").iter().map(told));
    }
    json!(all)
}

trait Life {
    fn get_life(&self, id: &str) -> String;
}

impl Life for Person {
    fn get_life(&self, id: &str) -> String {
        match self.call("customer.get", json!({ "id": id })) {
            Ok(answer) => answer.data["life"].as_str().unwrap_or_default().into(),
            Err(e) => e.code().into(),
        }
    }
}

/// Makes the fixture of the schema as it is now. Run once for each schema that is shipped, then never again for it:
/// `cargo nextest run -p zhike-tests --test migration --run-ignored only`, and commit what it wrote.
#[test]
#[ignore = "writes tests/fixtures/"]
fn make_the_fixture_of_this_schema() {
    let (office, boss) = zhike_tests::Office::found();
    let schema = boss.ok("doctor.check", json!({}))["schema"].as_i64().expect("a number");
    let name = format!("v{schema:04}");
    office.hire(&boss, "li", &["manager"], Some("华东"));
    boss.import("客户名称,电话,地区,标签,生日\n恒远信息,021-68881234,华东,\"大客户,老客户\",\n仇志强,13912345678,华北,,农历八月十五\n金葵花食品,0755-1,华南,,\n");
    let id = boss.customer("瑞安精密");
    boss.set(&id, "note", json!("喜欢微信沟通"));
    boss.set(&id, "phone", json!("13800138000"));
    boss.ok("customer.points", json!({ "id": id, "set": [{ "kind": "wechat", "raw": "ruian" }] }));
    let gone = boss.customer("已删除");
    boss.ok("customer.bin", json!({ "ids": [gone] }));
    let erased = boss.customer("要抹除的");
    boss.ok("customer.erase", json!({ "id": erased }));
    boss.ok("view.save", json!({ "entity": "customer", "name": "华东的", "shared": true, "query": { "filter": [] } }));

    let field = |entity: &str, kind: &str, label: &str, code: &str| {
        let options = if kind == "choice" { json!([{ "value": "gold", "label_zh": "金卡" }]) } else { json!([]) };
        let input = json!({ "entity": entity, "kind": kind, "label_zh": label, "code": code, "options": options });
        boss.ok("field.add", input);
    };
    field("customer", "choice", "会员卡", "card");
    field("contact", "text", "爱好", "hobby");
    field("interaction", "number", "人数", "people");
    boss.set(&id, "custom.card", json!("gold"));
    let buyer = boss.contact(&id, json!({ "name": "单宁", "mobile": "13900139000", "custom.hobby": "围棋" }));
    let second =
        boss.contact(&id, json!({ "name": "区少白", "decision_role": "decision_maker", "email": "qu@ruian.example" }));
    boss.change("contact", &buyer, json!({ "position": "采购经理" }));
    boss.ok("customer.update", json!({ "id": id, "rev": boss.get(&id)["rev"], "set": { "primary_contact": second } }));
    let talk = json!({ "summary": "看了样品", "contact": buyer, "channel": "visit", "place": "展会", "detail": "下周报价",
        "next_step": "寄报价", "next_step_on": "2026-12-01", "custom.people": 3 });
    boss.interaction(&id, talk);
    let late = boss.interaction(&id, json!({ "summary": "打错了" }));
    boss.ok("interaction.bin", json!({ "ids": [late] }));
    let gone = boss.contact(&id, json!({ "name": "要抹除的人", "mobile": "13700137000" }));
    boss.ok("contact.erase", json!({ "id": gone }));
    let undone = boss.op("contact.bin", json!({ "ids": [buyer] }));
    boss.ok("change.undo", json!({ "op": undone }));

    let noted = json!({ "content": boss.content(), "names": boss.names(json!({})), "dealt": dealt(&boss),
        "recovery_key": office.recovery_key });
    office.app.close();
    fs::create_dir_all(fixtures()).expect("a folder");
    fs::copy(&office.file, fixtures().join(format!("{name}.zhike"))).expect("the file");
    fs::copy(keys_of(&office.file), fixtures().join(format!("{name}.zhike-keys"))).expect("its keys");
    fs::write(fixtures().join(format!("{name}.json")), format!("{noted:#}\n")).expect("notes");
}
