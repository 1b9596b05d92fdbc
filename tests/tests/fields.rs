//! Every field of the customer catalogue goes the whole way: form, record, list, filter, history, mask, file.
//! One test a field, made from the catalogue; the last test says that none is left out.

use serde_json::{Value, json};
use zhike_core::{
    catalogue::{Field, FieldType as T},
    customer::fields::CUSTOMER,
    import::{Mapping, Part, map_headers},
    words::{self, Lang},
};
use zhike_tests::{
    Office, Person,
    samples::{Named, Sample, samples},
};

/// An office of its own for each field. None for all of them in a `static`: that is never dropped, and its watch would be
/// inside the database library while the process ends.
struct Place {
    _office: Office,
    boss: Person,
    /// Sees no masked field.
    blind: Person,
    li: Named,
    parent: Named,
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
    let li = Named { id: li.as_str().expect("id").into(), name: "li".into() };
    let parent = Named { id: boss.customer("华东集团"), name: "华东集团".into() };
    Place { _office: office, boss, blind, li, parent }
}

fn create(boss: &Person, values: &Value) -> String {
    let input = json!({ "values": values, "incomplete": true });
    boss.ok("customer.create", input)["id"].as_str().expect("an id").to_string()
}

/// Ids of those of `ids` that a filter finds.
fn found(who: &Person, filter: Value, ids: &[&str]) -> Vec<String> {
    let page = who.ok("customer.list", json!({ "filter": filter, "limit": 500, "columns": [] }));
    let rows = page["rows"].as_array().expect("rows").clone();
    rows.iter().filter_map(|r| r["id"].as_str()).filter(|id| ids.contains(id)).map(String::from).collect()
}

/// Everything one field promises.
fn goes_the_whole_way(name: &str) {
    let field = CUSTOMER.field(name).expect("a field of the catalogue");
    let Place { _office, boss, blind, li, parent } = &place();
    let kind = field.kinds.first().copied().unwrap_or("company");
    let base = |title: &str| json!({ "kind": kind, "name": format!("{title}{name}") });
    if !field.writable() || name == "primary_contact" {
        // What the program itself writes; and contacts, of which there are none to name yet.
        let id = create(boss, &base("自动"));
        return shown_and_filtered(boss, field, &id, None);
    }
    let [first, second] = samples(boss, field, li, parent);
    let mut values = base("有");
    values[name] = first.json.clone();
    let with = create(boss, &values);
    let mut empty = base("无");
    if name == "name" {
        empty[name] = second.json.clone();
    }
    let without = create(boss, &empty);
    shown_and_filtered(boss, field, &with, Some(&first.json));
    compared(boss, field, &first, &with, &without);
    told_by_history(boss, blind, field, &with, &first, &second);
    hidden_where_masked(boss, blind, field, &without, &second);
    imported(boss, field, &first);
}

/// The record and the list show it.
fn shown_and_filtered(boss: &Person, field: &Field, id: &str, wanted: Option<&Value>) {
    let record = boss.get(id);
    let values = record["values"].as_object().expect("values");
    assert!(values.contains_key(field.name), "the record shows it");
    let value = &values[field.name];
    if let Some(wanted) = wanted {
        assert_eq!(value, wanted, "the record shows what was given");
    }
    assert!(field.in_list, "every field may be a column");
    let title = record["values"]["name"].clone();
    let filter = json!([{ "field": "name", "op": "eq", "value": title }]);
    let page = boss.ok("customer.list", json!({ "filter": filter, "columns": [field.name] }));
    let row = page["rows"].as_array().expect("rows").iter().find(|r| r["id"] == id).expect("the row").clone();
    assert_eq!(&row["values"][field.name], value, "the column shows it");
    assert_eq!(row["values"].as_object().map(|v| v.len()), Some(1), "only what was asked for");
    let described = boss.ok("catalogue.get", json!({ "entity": "customer" }))["fields"].clone();
    assert!(described.as_array().expect("fields").iter().any(|f| f["name"] == field.name));
    for lang in Lang::ALL {
        assert!(words::get(lang, &format!("customer.{}", field.name)).is_some(), "it has a label in {}", lang.code());
    }
    if field.filterable {
        let (holds, misses) = if value.is_null() { ("empty", "not_empty") } else { ("not_empty", "empty") };
        assert_eq!(
            found(
                boss,
                json!([{ "field": "name", "op": "eq", "value": title }, { "field": field.name, "op": holds }]),
                &[id]
            ),
            [id]
        );
        assert!(
            found(
                boss,
                json!([{ "field": "name", "op": "eq", "value": title }, { "field": field.name, "op": misses }]),
                &[id]
            )
            .is_empty()
        );
        if !value.is_null() {
            let filter = json!([{ "field": "name", "op": "eq", "value": title }, { "field": field.name, "op": "eq", "value": value }]);
            assert_eq!(found(boss, filter, &[id]), [id], "eq finds {value}");
        }
    }
}

/// Filters tell the one that has the value from the one that has not.
fn compared(boss: &Person, field: &Field, value: &Sample, with: &str, without: &str) {
    if !field.filterable {
        return;
    }
    let both = [with, without];
    let names: Vec<Value> = both.iter().map(|id| boss.get(id)["values"]["name"].clone()).collect();
    let of = |op: &str, value: Option<Value>| {
        let mut condition = json!({ "field": field.name, "op": op });
        if let Some(value) = value {
            condition["value"] = value;
        }
        found(boss, json!([{ "field": "name", "op": "in", "value": names }, condition]), &both)
    };
    assert_eq!(of("eq", Some(value.json.clone())), [with], "eq");
    assert_eq!(of("ne", Some(value.json.clone())), [without], "ne");
    assert_eq!(of("in", Some(json!([value.json]))), [with], "in");
    assert_eq!(of("not_in", Some(json!([value.json]))), [without], "not in");
    if boss.get(without)["values"][field.name].is_null() {
        assert_eq!(of("empty", None), [without], "empty");
        assert_eq!(of("not_empty", None), [with], "not empty");
    }
    if let (Some(text), T::Text | T::LongText | T::Code | T::Url | T::Phone) = (value.json.as_str(), field.kind) {
        let part: String = text.chars().take(text.chars().count() - 1).collect();
        assert_eq!(of("contains", Some(json!(part))), [with], "contains {part}");
        assert!(of("contains", Some(json!(format!("{part}没有")))).is_empty(), "the control");
        let start: String = text.chars().take(3).collect();
        let starting = of("starts", Some(json!(start)));
        assert!(starting.contains(&with.to_string()), "starts {start}");
    }
    if field.kind == T::LunarDate {
        let mut solar = value.json.clone();
        solar["calendar"] = json!("solar");
        assert!(of("eq", Some(solar)).is_empty(), "the same numbers in the other calendar are another day");
    }
    if matches!(field.kind, T::Stars | T::Money | T::Integer) {
        let n = value.json.as_i64().expect("a number");
        assert_eq!(of("gte", Some(json!(n))), [with], "not less");
        assert!(!of("lt", Some(json!(n))).contains(&with.to_string()), "less");
    }
}

/// The history says what stood before and what after; to whom it is masked, neither.
fn told_by_history(boss: &Person, blind: &Person, field: &Field, id: &str, first: &Sample, second: &Sample) {
    let op = boss.set(id, field.name, second.json.clone());
    let steps = boss.ok("customer.history", json!({ "id": id }))["steps"].clone();
    let step = steps.as_array().expect("steps").iter().find(|s| s["op"] == op).expect("the step").clone();
    let change = step["changes"].as_array().expect("changes").iter().find(|c| c["field"] == field.name).cloned();
    let change = change.unwrap_or_else(|| panic!("no line of it in {step}"));
    assert_eq!((&change["before"], &change["after"]), (&first.json, &second.json));
    let seen = blind.ok("customer.history", json!({ "id": id })).to_string().contains(&format!("\"{}\"", field.name));
    assert_eq!(seen, field.mask.is_none(), "history of a masked field");
}

/// A masked field is nowhere to be read, filtered or sorted by; the others are the control.
fn hidden_where_masked(boss: &Person, blind: &Person, field: &Field, id: &str, value: &Sample) {
    let masked = field.mask.is_some();
    if masked {
        boss.set(id, field.name, value.json.clone());
    }
    let record = blind.get(id);
    assert_eq!(record["values"].as_object().expect("values").contains_key(field.name), !masked);
    assert_eq!(record["masked"].as_array().expect("masked").contains(&json!(field.name)), masked);
    let page = blind.ok("customer.list", json!({ "columns": [field.name], "limit": 5 }));
    assert_eq!(page["rows"][0]["values"].as_object().expect("values").contains_key(field.name), !masked);
    let described = blind.ok("catalogue.get", json!({ "entity": "customer" }))["fields"].clone();
    assert_eq!(described.as_array().expect("fields").iter().any(|f| f["name"] == field.name), !masked);
    let filter = json!({ "filter": [{ "field": field.name, "op": "not_empty" }] });
    for query in ["customer.list", "customer.count"] {
        assert_eq!(blind.call(query, filter.clone()).map_err(|e| e.code()).err(), masked.then_some("Forbidden"));
    }
}

/// A file brings it under its label, under each alias, and under its name.
fn imported(boss: &Person, field: &Field, value: &Sample) {
    if value.json.is_null() {
        return;
    }
    let label = words::field(Lang::Zh, "customer", field.name);
    let alias = field.aliases_zh.first().or(field.aliases_en.first()).copied().unwrap_or(field.name);
    for (at, header) in [label.as_str(), alias].into_iter().enumerate() {
        let title = format!("入{at}{}", field.name);
        let named = if field.name == "name" { value.cell.clone() + &at.to_string() } else { title };
        // 手机 beside a name is a phone of the customer; a column twice is the field once.
        let csv = if field.name == "name" {
            format!("{header}\n{named}\n")
        } else {
            format!("名称,{header}\n{named},\"{}\"\n", value.cell)
        };
        let result = boss.import(&csv);
        assert_eq!((&result["created"], &result["problems_total"]), (&json!(1), &json!(0)), "{csv} → {result}");
        let filter = json!([{ "field": "name", "op": "eq", "value": named }]);
        let id =
            boss.ok("customer.list", json!({ "filter": filter }))["rows"][0]["id"].as_str().expect("a row").to_string();
        let wanted = if field.name == "name" { json!(named) } else { value.json.clone() };
        assert_eq!(boss.get(&id)["values"][field.name], wanted, "from the column {header}");
    }
    // Who stands for a customer is told by his name.
    let contact = field.name == "primary_contact";
    let (part, name) = if contact { (Part::Contact, "name") } else { (Part::Customer, field.name) };
    let takes = |header: &str| {
        let beside = if field.name == "name" { "备注" } else { "名称" };
        let mapping: Mapping = map_headers(Part::Customer, &[beside.to_string(), header.to_string()], Lang::Zh);
        mapping.header_of(part, name) == Some(header)
    };
    for header in field.aliases_zh.iter().chain(field.aliases_en) {
        assert!(takes(header), "{header} is not taken for it");
    }
    assert!(takes(field.name) && takes(&words::field(Lang::En, "customer", field.name)));
    assert!(!takes("与此无关"), "the control");
}

macro_rules! a_test_for_each {
    ($($name:ident)*) => {
        const TESTED: &[&str] = &[$(stringify!($name)),*];
        $(#[test] fn $name() { goes_the_whole_way(stringify!($name)); })*
    };
}

a_test_for_each! {
    number kind name short_name owner level satisfaction credit status lifecycle_override lifecycle_reason
    region province city address postcode phone fax website email
    legal_rep credit_code licence_no registered_capital annual_turnover bank bank_account local_tax_no national_tax_no
    parent primary_contact gender birthday occupation employer industry source preferences note
    created_at created_by last_contact_on last_order_on lifecycle orders year_total next_step next_step_on missing
}

#[test]
fn no_field_is_left_out() {
    let all: Vec<&str> = CUSTOMER.fields.iter().map(|f| f.name).collect();
    let untested: Vec<&&str> = all.iter().filter(|name| !TESTED.contains(name)).collect();
    assert_eq!(untested, Vec::<&&str>::new());
    assert!(TESTED.iter().all(|name| all.contains(name)));
}
