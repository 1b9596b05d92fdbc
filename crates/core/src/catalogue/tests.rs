//! The catalogue's promises, asked of the customer's fields.

use super::*;
use crate::customer::fields::CUSTOMER;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn check(field: &str, value: Value) -> Result<CellValue, &'static str> {
    CUSTOMER.check(CUSTOMER.field(field).expect("a field"), &value)
}

fn round(field: &str, value: Value) -> Value {
    let field = CUSTOMER.field(field).expect("a field");
    let cells = CUSTOMER.check_cells(field, &value).expect("accepted");
    CUSTOMER.show_cells(field, |c| cells.iter().find(|(n, _)| *n == c).expect("column").1.clone())
}

#[test]
fn names_and_columns_are_unique() {
    let names: BTreeSet<_> = CUSTOMER.fields.iter().map(|f| f.name).collect();
    let columns: BTreeSet<_> = CUSTOMER.fields.iter().flat_map(Field::columns).collect();
    assert_eq!(names.len(), CUSTOMER.fields.len());
    assert_eq!(columns.len(), CUSTOMER.fields.iter().map(|f| f.columns().count()).sum::<usize>());
}

#[test]
fn every_field_says_what_its_type_needs() {
    for f in CUSTOMER.fields {
        assert!(!f.group.is_empty(), "{} stands nowhere", f.name);
        assert_eq!(f.dictionary.is_some(), f.kind == FieldType::Choice, "{}", f.name);
        assert_eq!(!f.options.is_empty(), f.kind == FieldType::Enum, "{}", f.name);
        let is_text = matches!(
            f.kind,
            FieldType::Text | FieldType::LongText | FieldType::Phone | FieldType::Url | FieldType::Code
        );
        assert_eq!(f.max.is_some(), is_text, "{}", f.name);
        assert!(!(f.search.is_some() && matches!(f.mask, Some(MaskClass::Bank | MaskClass::Amount))), "{}", f.name);
    }
}

#[test]
fn the_full_form_requires_what_the_specification_stars() {
    let starred: Vec<_> = CUSTOMER.fields.iter().filter(|f| f.required).map(|f| f.name).collect();
    let expected =
        ["kind", "name", "owner", "level", "satisfaction", "credit", "region", "address", "phone", "legal_rep"];
    assert_eq!(starred, expected);
    assert_eq!(CUSTOMER.field("legal_rep").expect("field").kinds, ["company"]);
}

#[test]
fn cells_that_conflict_as_one_are_found_from_each_of_them() {
    let address = ["region", "province", "city", "address", "postcode"];
    for column in address {
        assert_eq!(CUSTOMER.cell_group(column), address, "{column}");
    }
    assert_eq!(CUSTOMER.cell_group("birthday_calendar"), ["birthday", "birthday_calendar", "birthday_has_year"]);
    assert_eq!(CUSTOMER.cell_group("name"), ["name"]);
    assert!(CUSTOMER.cell_group("nonsense").is_empty());
}

#[test]
fn text_is_trimmed_measured_in_characters_and_free_of_control_characters() {
    assert_eq!(check("name", json!("  上海恒远 ")), Ok(CellValue::Text("上海恒远".into())));
    assert_eq!(check("name", json!("   ")), Ok(CellValue::Null));
    assert!(check("name", json!("名".repeat(200))).is_ok());
    assert_eq!(check("name", json!("名".repeat(201))), Err("too_long"));
    assert_eq!(check("name", json!("a\u{0}b")), Err("control_character"));
    assert_eq!(check("name", json!("a\nb")), Err("control_character"));
    assert_eq!(check("note", json!("a\r\nb\tc")), Ok(CellValue::Text("a\nb c".into())));
    assert_eq!(check("note", json!("a\u{7}b")), Err("control_character"));
    assert_eq!(check("name", json!(5)), Err("not_text"));
}

#[test]
fn numbers_stay_whole_and_below_two_to_the_53() {
    assert_eq!(check("registered_capital", json!(9_007_199_254_740_991_i64)), Ok(CellValue::Int((1 << 53) - 1)));
    assert_eq!(check("registered_capital", json!(9_007_199_254_740_992_i64)), Err("too_large"));
    assert_eq!(check("registered_capital", json!(-9_007_199_254_740_992_i64)), Err("too_large"));
    assert_eq!(check("registered_capital", json!(1e300)), Err("too_large"));
    assert_eq!(check("registered_capital", json!(12.0)), Ok(CellValue::Int(12)));
    assert_eq!(check("registered_capital", json!(12.5)), Err("not_an_integer"));
    assert_eq!(check("satisfaction", json!(5)), Ok(CellValue::Int(5)));
    assert_eq!(check("satisfaction", json!(0)), Err("not_stars"));
    assert_eq!(check("satisfaction", json!(6)), Err("not_stars"));
}

#[test]
fn what_goes_in_comes_out() {
    let id = "0199c0de-0000-7000-8000-000000000001";
    for (field, value) in [
        ("owner", json!(id)),
        ("level", json!(id)),
        ("parent", json!(id)),
        ("kind", json!("person")),
        ("created_at", json!("2026-11-22T07:31:00.000Z")),
        ("last_order_on", json!("2026-02-28")),
        ("missing", json!(["address", "phone"])),
        ("birthday", json!({"calendar": "lunar", "year": null, "month": 8, "day": 15})),
        ("birthday", Value::Null),
        ("note", json!("两行\n文字")),
    ] {
        assert_eq!(round(field, value.clone()), value, "{field}");
    }
}

#[test]
fn what_no_field_can_hold_is_refused_by_rule() {
    for (field, value, rule) in [
        ("kind", json!("robot"), "unknown"),
        ("level", json!("大客户"), "not_an_id"),
        ("last_order_on", json!("2026-02-29"), "not_a_date"),
        ("last_order_on", json!("2026-2-9"), "not_a_date"),
        ("created_at", json!("yesterday"), "not_an_instant"),
        ("email", json!("nobody"), "not_an_email"),
        ("website", json!("javascript:alert(1)"), "not_a_url"),
        ("website", json!("javascript:a.b/c"), "not_a_url"),
        ("birthday", json!({"calendar": "solar", "month": 2, "day": 30}), "not_a_date"),
    ] {
        assert_eq!(check(field, value.clone()), Err(rule), "{field} {value}");
    }
    for fine in ["hengyuan.example", "https://a.example:8080/x?y=1", "HTTP://例子.中国/路"] {
        assert!(check("website", json!(fine)).is_ok(), "{fine}");
    }
}

#[test]
fn a_null_clears_every_column_of_a_field() {
    for f in CUSTOMER.fields {
        let cells = CUSTOMER.check_cells(f, &Value::Null).expect("null is fine");
        assert_eq!(cells.len(), f.columns().count());
        assert!(cells.iter().all(|(_, v)| v.is_null()), "{}", f.name);
    }
}

#[test]
fn the_descriptors_read_as_the_contract_says() {
    let all = serde_json::to_value(describe(&CUSTOMER)).expect("json");
    let of = |name: &str| all.as_array().expect("list").iter().find(|f| f["name"] == name).expect(name).clone();
    let legal = of("legal_rep");
    assert_eq!(
        (&legal["type"], &legal["kinds"], &legal["required"]),
        (&json!("text"), &json!(["company"]), &json!(true))
    );
    assert_eq!(of("phone")["mask"], json!("phone"));
    assert_eq!(of("phone")["kinds"], json!(["company", "person"]));
    assert_eq!(of("level")["dictionary"], json!("level"));
    assert_eq!(of("birthday")["type"], json!("lunar_date"));
    assert_eq!(of("created_at")["read_only"], json!(true));
    assert_eq!(
        CUSTOMER.sorts(),
        [
            "number",
            "name",
            "owner",
            "level",
            "satisfaction",
            "credit",
            "region",
            "created_at",
            "last_contact_on",
            "last_order_on",
            "year_total"
        ]
    );
}
