//! The table of operations keeps its promises: names, rights, undo rules, inputs. Every control shows that the
//! measure used would see a breach.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zhike_core::{Answer, Entry, Error, Kind, Permission, Undo};
use zhike_tests::{
    Office, Person,
    samples::{Named, samples},
};

/// Commands that need no right, each with its reason.
const ANYONE: &[(&str, &str)] = &[
    ("change.undo", "needs the right of the command that it takes back, and sight of every row"),
    ("change.redo", "as undo"),
    ("import.preview", "needs the right to import what the file is looked at as"),
    ("conflict.settle", "needs the right to change the very row, whichever table it is of"),
    ("job.get", "a job of this very session"),
    ("job.cancel", "a job of this very session"),
    ("user.password", "one's own, for whoever knows the one that holds"),
    ("view.save", "a view belongs to whoever saves it"),
    ("view.delete", "one's own views only"),
    ("doctor.check", "tells digests and codes, no data"),
    ("doctor.rebuild", "writes derived values only, which follow from the rows"),
];

/// Reasons for which a command is never undone (CORE.md section 3), and the one this program adds: what came from
/// another copy is that copy's to take back; what was sent, others have read.
const NEVER: &[&str] =
    &["check", "user", "role", "team", "password", "erase", "export", "backup", "merge", "closed", "sent"];

/// Commands that leave nothing to take back, so that they have no undo rule.
const NOTHING: &[&str] =
    &["change.undo", "change.redo", "job.get", "job.cancel", "import.preview", "doctor.check", "doctor.rebuild"];

fn twice<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| !seen.insert(*name)).collect()
}

/// Commands without a right and without a reason, and reasons that nobody needs.
fn without_right(commands: &[(&str, Permission)]) -> Vec<String> {
    let reason = |name: &str| ANYONE.iter().any(|(n, why)| *n == name && !why.is_empty());
    let bare = commands
        .iter()
        .filter(|(name, needs)| *needs == Permission::ANYONE && !reason(name))
        .map(|(n, _)| n.to_string());
    let idle = ANYONE.iter().filter(|(n, _)| !commands.iter().any(|(c, needs)| c == n && *needs == Permission::ANYONE));
    bare.chain(idle.map(|(n, _)| format!("{n} (needs no reason)"))).collect()
}

fn wrong_undo(commands: &[(&str, Undo)]) -> Vec<String> {
    let wrong = |(name, undo): &&(&str, Undo)| match undo {
        Undo::Free | Undo::Transition => false,
        Undo::Never(why) => !NEVER.contains(why),
        Undo::Nothing => !NOTHING.contains(name),
    };
    commands.iter().filter(wrong).map(|(name, undo)| format!("{name}: {undo:?}")).collect()
}

fn commands(all: &'static [Entry]) -> impl Iterator<Item = &'static Entry> {
    all.iter().filter(|e| e.kind == Kind::Command)
}

#[test]
fn names_are_unique_and_say_entity_and_verb() {
    let (_office, boss) = Office::found();
    let names: Vec<&str> = boss.app.entries().iter().map(|e| e.name).collect();
    assert!(names.len() > 30, "the table is there");
    assert_eq!(twice(names.iter().copied()), Vec::<&str>::new());
    for name in names {
        let parts: Vec<&str> = name.split('.').collect();
        let plain = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(parts.len() == 2 && parts.iter().all(plain) && parts[0] != "door", "{name}");
    }
    assert_eq!(twice(["customer.get", "customer.list", "customer.get"]), ["customer.get"], "the control");
}

#[test]
fn every_command_needs_a_right_or_stands_on_the_list_with_its_reason() {
    let (_office, boss) = Office::found();
    let all: Vec<(&str, Permission)> = commands(boss.app.entries()).map(|e| (e.name, e.needs)).collect();
    assert_eq!(without_right(&all), Vec::<String>::new());
    let mut planted = all;
    planted.push(("customer.sell", Permission::ANYONE));
    assert_eq!(without_right(&planted), ["customer.sell"], "the control");
}

#[test]
fn every_command_says_whether_it_can_be_taken_back() {
    let (_office, boss) = Office::found();
    let all: Vec<(&str, Undo)> = commands(boss.app.entries()).map(|e| (e.name, e.undo)).collect();
    assert_eq!(wrong_undo(&all), Vec::<String>::new());
    assert!(boss.app.entries().iter().filter(|e| e.kind == Kind::Query).all(|e| e.undo == Undo::Nothing));
    let planted = [("customer.create", Undo::Nothing), ("customer.update", Undo::Never("too hard"))];
    assert_eq!(wrong_undo(&planted).len(), 2, "the control");
}

#[test]
fn a_role_without_any_right_runs_nothing_that_needs_one() {
    let (office, boss) = Office::found();
    let nobody = office.hire(&boss, "nobody", &["executive"], None);
    let granted = nobody.ok("session.get", json!({}))["can"].as_object().expect("rights").clone();
    for right in granted.keys() {
        let (entity, action) = right.split_once('.').expect("entity.action");
        boss.ok("role.grant", json!({ "role": "executive", "entity": entity, "action": action, "level": "none" }));
    }
    let needing: Vec<&Entry> = boss.app.entries().iter().filter(|e| e.needs != Permission::ANYONE).collect();
    for entry in needing {
        let error = nobody.refused(entry.name, fitting(entry));
        let permission = format!("{}.{}", entry.needs.entity, entry.needs.action);
        assert_eq!(error, Error::Forbidden { permission }, "{}", entry.name);
        // The control: with the right, the same call comes further than that.
        let further = boss.call(entry.name, fitting(entry));
        assert!(!matches!(further, Err(Error::Forbidden { .. })), "{}: {further:?}", entry.name);
    }
}

#[test]
fn a_query_leaves_neither_an_op_nor_a_byte_of_content() {
    let (_office, boss) = Office::found();
    boss.customer("恒远信息");
    let stands = |boss: &Person| (boss.ok("doctor.check", json!({}))["ops"].clone(), boss.state());
    let before = stands(&boss);
    let queries: Vec<&Entry> = boss.app.entries().iter().filter(|e| e.kind == Kind::Query).collect();
    assert!(queries.len() > 10);
    for entry in queries {
        if let Ok(answer) = boss.call(entry.name, fitting(entry)) {
            assert!(answer.op.is_none() && answer.touched.is_empty(), "{}", entry.name);
        }
        assert_eq!(stands(&boss), before, "{}", entry.name);
    }
    boss.ok("view.save", json!({ "entity": "customer", "name": "a", "query": {} }));
    assert_ne!(stands(&boss), before, "the control: a command shows");
}

/// An input that an operation's schema takes: every required property with a value of its type.
fn fitting(entry: &Entry) -> Value {
    let schema = entry.input_schema();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let value = |name: &str| {
        let property = &schema["properties"][name];
        let kind = property["type"].as_str().unwrap_or_default();
        match (name, kind) {
            ("id" | "customer" | "opportunity" | "user" | "from" | "to", "string") => {
                json!("00000000-0000-7000-8000-000000000000")
            }
            ("entity", _) => json!("customer"),
            ("kind", _) => json!("text"),
            ("contents", _) => {
                json!({ "from": "2026-01-01", "to": "2026-12-31", "parts": [{ "report": "service" }] })
            }
            ("report", _) => json!({ "composition": {} }),
            ("password", _) => json!("correct horse 12"),
            ("level", _) => json!("own"),
            (_, "string") => json!("x"),
            (_, "integer" | "number") => json!(0),
            (_, "boolean") => json!(false),
            (_, "array") => json!([]),
            _ => json!({}),
        }
    };
    Value::Object(required.into_iter().map(|name| (name.to_string(), value(name))).collect())
}

/// Whether a refusal names the field, and says nothing else.
fn names(result: &Result<Answer, Error>, field: &str, rule: &str) -> bool {
    let Err(Error::Invalid { fields }) = result else { return false };
    let named = |name: &String| {
        name == field || name.starts_with(&format!("{field}.")) || name.starts_with(&format!("{field}["))
    };
    fields.len() == 1 && fields.iter().all(|(name, r)| named(name) && r == rule)
}

#[test]
fn every_input_refuses_a_field_that_it_does_not_know_and_names_it() {
    let (_office, boss) = Office::found();
    for entry in boss.app.entries() {
        let mut input = fitting(entry);
        input["no_such_field"] = json!(1);
        let result = boss.call(entry.name, input);
        assert!(names(&result, "no_such_field", "unknown_field"), "{}: {result:?}", entry.name);
    }
    let inner = json!({ "filter": [{ "field": "name", "op": "empty", "no_such_field": 1 }] });
    let result = boss.call("customer.list", inner);
    assert!(
        matches!(&result, Err(Error::Invalid { fields }) if fields.keys().any(|f| f.ends_with("no_such_field"))),
        "{result:?}"
    );
    // The control: what fits is not refused like that, and another refusal does not count.
    assert!(!names(&boss.call("customer.list", json!({})), "no_such_field", "unknown_field"));
    assert!(!names(&Err(Error::NotFound { entity: "operation".into() }), "no_such_field", "unknown_field"));
}

#[test]
fn every_object_of_an_input_is_closed() {
    fn open(at: &str, schema: &Value, found: &mut Vec<String>) {
        if schema["properties"].is_object() && schema["additionalProperties"] != json!(false) {
            found.push(at.to_string());
        }
        match schema {
            Value::Object(members) => {
                members.iter().for_each(|(key, member)| open(&format!("{at}/{key}"), member, found))
            }
            Value::Array(members) => members.iter().for_each(|member| open(at, member, found)),
            _ => {}
        }
    }
    let (_office, boss) = Office::found();
    let mut found = Vec::new();
    for entry in boss.app.entries() {
        open(entry.name, &entry.input_schema(), &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
    open("planted", &json!({ "type": "object", "properties": { "a": {} } }), &mut found);
    assert_eq!(found, ["planted"], "the control");
}

#[test]
fn every_mistyped_value_is_refused_under_its_name() {
    let (_office, boss) = Office::found();
    // Values of any shape: checked by the catalogue, or kept as they are.
    const ANY: &[(&str, &str)] = &[("view.save", "query"), ("setting.update", "value")];
    let mut tried = 0;
    for entry in boss.app.entries() {
        let schema = entry.input_schema();
        let properties = schema["properties"].as_object().cloned().unwrap_or_default();
        for name in properties.keys().filter(|name| !ANY.contains(&(entry.name, name.as_str()))) {
            // Neither a text, nor whole, nor true, nor a list, nor an object.
            let mut input = fitting(entry);
            input[name] = json!(7.5);
            let result = boss.call(entry.name, input);
            assert!(names(&result, name, "mistyped"), "{} {name}: {result:?}", entry.name);
            tried += 1;
        }
        let result = boss.call(entry.name, json!([1]));
        assert!(result.is_err(), "{} takes a list", entry.name);
    }
    assert!(tried > 60, "{tried} inputs were tried");
    // The control: the value of the right type is not called mistyped.
    assert!(!names(&boss.call("customer.list", json!({ "limit": 7 })), "limit", "mistyped"));
}

#[test]
fn the_door_refuses_unknown_and_mistyped_fields_under_their_names() {
    let (office, boss) = Office::found();
    let place = zhike_core::Place::Dir(office.file.parent().expect("a folder").to_path_buf());
    for name in ["door.create", "door.login", "door.join", "door.recover"] {
        let whole = json!({ "file": "office", "workspace": "w", "username": "boss", "password": "p", "code": "c", "recovery_key": "k" });
        let input = |with: &str, value: Value| {
            let takes = |key: &str| match key {
                "workspace" => name == "door.create",
                "recovery_key" => name == "door.recover",
                "code" => name == "door.join",
                _ => true,
            };
            let mut input: Map<String, Value> =
                whole.as_object().expect("object").clone().into_iter().filter(|(k, _)| takes(k)).collect();
            input.insert(with.into(), value);
            Value::Object(input)
        };
        for (field, value, rule) in [("no_such_field", json!(1), "unknown_field"), ("password", json!(7.5), "mistyped")]
        {
            let error = boss.app.door(&place, None, name, input(field, value)).expect_err("refused");
            assert_eq!(
                error,
                Error::Invalid { fields: BTreeMap::from([(field.to_string(), rule.to_string())]) },
                "{name}"
            );
        }
    }
}

#[test]
fn of_every_writable_field_absent_leaves_and_null_clears() {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    let users = boss.ok("user.list", json!({}))["users"].clone();
    let li = users.as_array().expect("users").iter().find(|u| u["username"] == "li").expect("li");
    let li = Named { id: li["id"].as_str().expect("id").into(), name: "li".into() };
    let parent = Named { id: boss.customer("集团"), name: "集团".into() };
    let mut tried = 0;
    for field in zhike_core::customer::fields::CUSTOMER.fields.iter().filter(|f| f.writable()) {
        if field.name == "primary_contact" {
            continue; // there are no contacts to name yet
        }
        let [value, _] = samples(&boss, field, &li, &parent);
        let kind = field.kinds.first().copied().unwrap_or(if field.name == "kind" { "person" } else { "company" });
        let mut values = json!({ "kind": kind, "name": "甲" });
        values[field.name] = value.json.clone();
        let id = boss.ok("customer.create", json!({ "values": values, "incomplete": true }))["id"]
            .as_str()
            .expect("id")
            .to_string();
        assert_eq!(boss.get(&id)["values"][field.name], value.json, "{}", field.name);

        let beside = if field.name == "note" { "preferences" } else { "note" };
        boss.set(&id, beside, json!("别的"));
        assert_eq!(boss.get(&id)["values"][field.name], value.json, "{}: absent leaves it", field.name);

        let rev = boss.get(&id)["rev"].clone();
        let cleared = boss.call("customer.update", json!({ "id": id, "rev": rev, "set": { field.name: null } }));
        if ["kind", "name", "owner"].contains(&field.name) {
            assert!(names(&cleared, field.name, "required"), "{}: {cleared:?}", field.name);
            assert_eq!(boss.get(&id)["values"][field.name], value.json);
        } else {
            assert_eq!(cleared.expect("saved").data["saved"], json!([field.name]), "{}", field.name);
            assert_eq!(boss.get(&id)["values"][field.name], Value::Null, "{}: null clears it", field.name);
        }
        tried += 1;
    }
    assert!(tried > 30, "{tried} fields");
    // What is not a field, or not one to write, is named.
    let id = boss.customer("乙");
    for field in ["number", "created_at", "status", "missing", "pk", "life", "custom.none"] {
        let result =
            boss.call("customer.update", json!({ "id": id, "rev": boss.get(&id)["rev"], "set": { field: "x" } }));
        assert!(names(&result, field, "unknown_field"), "{field}: {result:?}");
    }
}

#[test]
fn a_reference_names_a_record_of_its_own_kind_or_is_refused() {
    let (_office, boss) = Office::found();
    let (id, other) = (boss.customer("甲"), boss.customer("乙"));
    let me = boss.ok("session.get", json!({}))["user"]["id"].clone();
    let item = boss.ok("dictionary.list", json!({}))["categories"][0].clone();
    let elsewhere = if item["code"] == "region" { "level" } else { "region" };
    for (field, value) in [
        ("primary_contact", json!(other)),
        ("parent", me.clone()),
        ("owner", json!(other)),
        (elsewhere, item["items"][0]["id"].clone()),
    ] {
        let result =
            boss.call("customer.update", json!({ "id": id, "rev": boss.get(&id)["rev"], "set": { field: value } }));
        assert!(names(&result, field, "unknown"), "{field}: {result:?}");
    }
    boss.set(&id, "parent", json!(other)); // the control
}
