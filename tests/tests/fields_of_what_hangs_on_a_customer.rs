//! Every field of the catalogues of contacts and interactions goes the whole way: form, record, list, filter, history,
//! mask, and null clears it. One test a field, made from the catalogue; the last test says that none is left out.

use serde_json::{Value, json};
use zhike_core::{
    catalogue::{Catalogue, Field, FieldType as T},
    contact::fields::CONTACT,
    interaction::fields::INTERACTION,
    words::{self, Lang},
};
use zhike_tests::{
    Office, Person,
    samples::{Named, samples},
};

struct Place {
    _office: Office,
    boss: Person,
    /// Sees no masked field.
    blind: Person,
    customer: String,
    li: Named,
    contact: Named,
}

fn place() -> Place {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    let users = boss.ok("user.list", json!({}))["users"].clone();
    let li = users.as_array().expect("users").iter().find(|u| u["username"] == "li").expect("li")["id"].clone();
    for class in ["phone", "bank", "amount"] {
        let input =
            json!({ "role": "executive", "entity": "field", "action": format!("see_{class}"), "level": "none" });
        boss.ok("role.grant", input);
    }
    let blind = office.hire(&boss, "blind", &["executive"], None);
    let customer = boss.customer("恒远信息");
    let contact = Named { id: boss.contact(&customer, json!({ "name": "仇英" })), name: "仇英".into() };
    let li = Named { id: li.as_str().expect("id").into(), name: "li".into() };
    Place { _office: office, boss, blind, customer, li, contact }
}

fn goes_the_whole_way(catalogue: &Catalogue, always: &[&str], name: &str) {
    let entity = catalogue.entity;
    let field = catalogue.field(name).expect("a field of the catalogue");
    let p = place();
    let boss = &p.boss;
    let create = |more: Option<Value>| {
        let mut values = if entity == "contact" { json!({ "name": "某人" }) } else { json!({ "summary": "某事" }) };
        if let Some(value) = more {
            values[name] = value;
        }
        let input = json!({ "customer": p.customer, "values": values, "incomplete": true });
        boss.ok(&format!("{entity}.create"), input)["id"].as_str().expect("an id").to_string()
    };
    let value_of =
        |who: &Person, id: &str| who.ok(&format!("{entity}.get"), json!({ "id": id }))["values"][name].clone();
    for lang in Lang::ALL {
        assert!(words::get(lang, &format!("{entity}.{name}")).is_some(), "a label in {}", lang.code());
    }
    let described = |who: &Person| {
        let fields = who.ok("catalogue.get", json!({ "entity": entity }))["fields"].clone();
        fields.as_array().expect("fields").iter().any(|f| f["name"] == name)
    };
    assert!(described(boss));
    if !field.writable() {
        let id = create(None);
        assert!(!value_of(boss, &id).is_null(), "the program fills it");
        let set = json!({ "id": id, "rev": 1_000_000, "set": { name: null } });
        assert!(boss.call(&format!("{entity}.update"), set).is_err(), "nobody else does");
        return listed(boss, field, entity, &id);
    }
    let [first, second] = samples(boss, field, &p.li, &p.contact);
    let with = create(Some(first.json.clone()));
    let without = create(None);
    assert_eq!(value_of(boss, &with), first.json, "the record shows what was given");
    listed(boss, field, entity, &with);
    compared(boss, field, entity, &first.json, &with, &without);

    // The history says what stood before and what after; to whom it is masked, neither.
    let op = boss.change(entity, &with, json!({ name: second.json }));
    let history = |who: &Person| {
        let steps = who.ok(&format!("{entity}.history"), json!({ "id": with }))["steps"].clone();
        let step = steps.as_array().expect("steps").iter().find(|s| s["op"] == op).cloned().unwrap_or_default();
        step["changes"].as_array().into_iter().flatten().find(|c| c["field"] == name).cloned()
    };
    let told = history(boss).expect("a line of it");
    assert_eq!((&told["before"], &told["after"]), (&first.json, &second.json));
    assert_eq!(history(&p.blind).is_some(), field.mask.is_none(), "history of a masked field");

    // A masked field is nowhere to be read, filtered or sorted by; the others are the control.
    let masked = field.mask.is_some();
    let record = p.blind.ok(&format!("{entity}.get"), json!({ "id": with }));
    assert_eq!(record["values"].as_object().expect("values").contains_key(name), !masked);
    assert_eq!(record["masked"].as_array().expect("masked").contains(&json!(name)), masked);
    assert_eq!(described(&p.blind), !masked);
    let filter = json!({ "filter": [{ "field": name, "op": "not_empty" }] });
    for query in ["list", "count", "place"] {
        let mut input = filter.clone();
        if query == "place" {
            input["jump"] = json!(if entity == "contact" { "a" } else { "0" });
        }
        let refused = p.blind.call(&format!("{entity}.{query}"), input).map_err(|e| e.code()).err();
        assert_eq!(refused, masked.then_some("Forbidden"), "{query}");
    }

    // Null clears it, but what must always be there.
    let rev = boss.ok(&format!("{entity}.get"), json!({ "id": with }))["rev"].clone();
    let cleared = boss.call(&format!("{entity}.update"), json!({ "id": with, "rev": rev, "set": { name: null } }));
    if always.contains(&name) {
        assert_eq!(cleared.map_err(|e| e.code()).err(), Some("Invalid"));
    } else {
        assert_eq!(cleared.expect("saved").data["conflict"], json!({}));
        assert_eq!(value_of(boss, &with), Value::Null);
    }
}

/// The list shows it where it is asked for, and nothing more; and it sorts by it where it may.
fn listed(boss: &Person, field: &Field, entity: &str, id: &str) {
    let page = boss.ok(&format!("{entity}.list"), json!({ "columns": [field.name] }));
    let row = page["rows"].as_array().expect("rows").iter().find(|r| r["id"] == id).expect("the row").clone();
    let value = boss.ok(&format!("{entity}.get"), json!({ "id": id }))["values"][field.name].clone();
    assert_eq!(row["values"], json!({ field.name: value }));
    for desc in [false, true] {
        let sorted = boss.call(&format!("{entity}.list"), json!({ "sort": { "by": field.name, "desc": desc } }));
        assert_eq!(sorted.is_ok(), field.sortable(), "sorted");
    }
}

/// Filters tell the one that has the value from the one that has not.
fn compared(boss: &Person, field: &Field, entity: &str, value: &Value, with: &str, without: &str) {
    let of = |op: &str, value: Option<Value>| {
        let mut condition = json!({ "field": field.name, "op": op });
        if let Some(value) = value {
            condition["value"] = value;
        }
        let page = boss.ok(&format!("{entity}.list"), json!({ "filter": [condition], "columns": [] }));
        let rows = page["rows"].as_array().expect("rows").clone();
        let both = [with, without];
        rows.iter()
            .filter_map(|r| r["id"].as_str())
            .filter(|id| both.contains(id))
            .map(String::from)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("eq", Some(value.clone())), [with], "eq");
    assert_eq!(of("ne", Some(value.clone())), [without], "ne");
    assert_eq!(of("in", Some(json!([value]))), [with], "in");
    assert_eq!(of("not_in", Some(json!([value]))), [without], "not in");
    if boss.ok(&format!("{entity}.get"), json!({ "id": without }))["values"][field.name].is_null() {
        assert_eq!((of("empty", None), of("not_empty", None)), (vec![without.to_string()], vec![with.to_string()]));
    }
    if let (Some(text), T::Text | T::LongText | T::Phone) = (value.as_str(), field.kind) {
        let part: String = text.chars().take(text.chars().count() - 1).collect();
        assert_eq!(of("contains", Some(json!(part))), [with], "contains {part}");
        assert!(of("contains", Some(json!(format!("{part}没有")))).is_empty(), "the control");
    }
}

macro_rules! a_test_for_each {
    ($module:ident $catalogue:ident always $always:expr; $($name:ident)*) => {
        mod $module {
            use super::*;
            const TESTED: &[&str] = &[$(stringify!($name)),*];
            $(#[test] fn $name() { goes_the_whole_way(&$catalogue, &$always, stringify!($name)); })*

            #[test]
            fn no_field_is_left_out() {
                let all: Vec<&str> = $catalogue.fields.iter().map(|f| f.name).collect();
                let untested: Vec<&&str> = all.iter().filter(|name| !TESTED.contains(name)).collect();
                assert_eq!(untested, Vec::<&&str>::new());
                assert!(TESTED.iter().all(|name| all.contains(name)));
            }
        }
    };
}

a_test_for_each! { contact CONTACT always ["name"];
    name gender position decision_role office_phone mobile email wechat birthday memo customer created_at created_by missing
}

a_test_for_each! { interaction INTERACTION always ["occurred_at", "summary"];
    occurred_at channel direction place summary contact by next_step next_step_on detail memo customer created_at created_by
    missing
}
