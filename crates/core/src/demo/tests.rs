//! What the sample data promises.

use super::*;
use crate::catalogue::FieldType;
use crate::customer::{credit_code, fields::CUSTOMER, rules};
use crate::seeds;
use crate::text::{fold::fold, phone};
use std::collections::HashSet;

const MANY: u64 = 20_000;

fn text<'a>(c: &'a DemoCustomer, field: &str) -> &'a str {
    c.values.get(field).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn the_same_seed_makes_the_same_customers_and_another_seed_others() {
    let of = |seed| customers(seed, 200, 5).collect::<Vec<_>>();
    assert_eq!(of(7), of(7));
    assert_ne!(of(7), of(8));
    assert_eq!(customers(7, 500, 5).take(200).collect::<Vec<_>>(), of(7));
}

#[test]
fn every_value_is_one_that_the_catalogue_takes() {
    for c in customers(1, 5_000, 3) {
        let kind = text(&c, "kind");
        assert!(rules::refuse(kind, c.values.iter().map(|(n, v)| (n.as_str(), v))).is_empty(), "{c:?}");
        for (name, value) in &c.values {
            let field = CUSTOMER.field(name).expect(name);
            assert!(field.writable(), "{name}");
            if field.kind == FieldType::Choice {
                let category = field.dictionary.expect("a category");
                assert!(seeds::item(category, value.as_str().expect("a value")).is_some(), "{name} {value}");
            } else {
                assert!(CUSTOMER.check(field, value).is_ok(), "{name} {value}: {:?}", CUSTOMER.check(field, value));
            }
        }
        assert!(c.owner < 3 && !text(&c, "name").is_empty());
    }
}

#[test]
fn shares_are_those_promised() {
    let all: Vec<_> = customers(42, MANY, 5).collect();
    let share = |part: usize, of: usize| part as f64 / of as f64;
    let companies: Vec<_> = all.iter().filter(|c| text(c, "kind") == "company").collect();
    let limited = companies.iter().filter(|c| fold(text(c, "name")).ends_with("有限公司")).count();
    let english =
        all.iter().filter(|c| text(c, "name").is_ascii() || text(c, "name").starts_with(|c: char| c.is_ascii()));
    let odd = all
        .iter()
        .filter(|c| text(c, "name") != text(c, "name").chars().map(crate::text::fold::simplified).collect::<String>());
    assert!((0.58..0.62).contains(&share(limited, companies.len())), "{limited} of {}", companies.len());
    assert!((0.11..0.14).contains(&share(english.count(), all.len())));
    assert!((0.01..0.04).contains(&share(odd.count(), all.len())));
    let columns: usize = all
        .iter()
        .map(|c| c.values.keys().filter_map(|n| CUSTOMER.field(n)).map(|f| f.columns().count()).sum::<usize>() + 1)
        .sum();
    assert!(share(columns, all.len()) >= 25.0, "{} columns", share(columns, all.len()));
    let incomplete = all
        .iter()
        .filter(|c| !rules::missing(text(c, "kind"), |f| f == "owner" || c.values.contains_key(f)).is_empty());
    assert!((0.01..0.08).contains(&share(incomplete.count(), all.len())));
}

#[test]
fn places_postcodes_and_area_codes_belong_together() {
    for c in customers(3, 2_000, 5) {
        if text(&c, "region") == "overseas" {
            continue;
        }
        let city = text(&c, "city");
        let place = PLACES.iter().find(|p| p.city == city || p.city_en == city).expect("a place");
        assert_eq!(text(&c, "region"), place.region);
        assert_eq!(text(&c, "postcode")[..4], place.postcode[..4]);
        let digits = phone::search_form(text(&c, "phone"));
        assert!(digits.is_empty() || digits.starts_with(place.area) || digits.starts_with('1'), "{digits} in {city}");
        assert!(phone::parse(text(&c, "phone")).iter().all(|p| p.e164.is_some()), "{}", text(&c, "phone"));
        if text(&c, "kind") == "company" {
            assert!(credit_code::check(text(&c, "credit_code")).is_ok());
            assert_eq!(text(&c, "credit_code")[2..8], *place.division);
        }
    }
}

#[test]
fn company_names_are_as_good_as_unique() {
    let names: Vec<String> = customers(9, MANY * 5, 5)
        .filter(|c| text(c, "kind") == "company")
        .map(|c| text(&c, "name").to_owned())
        .collect();
    let distinct: HashSet<_> = names.iter().collect();
    assert!(distinct.len() * 1000 > names.len() * 995, "{} of {}", distinct.len(), names.len());
}

#[test]
fn places_are_whole() {
    assert!(PLACES.len() > 70);
    for p in PLACES.iter() {
        assert!(
            seeds::item("region", p.region).is_some() && p.postcode.len() == 6 && p.division.len() == 6,
            "{}",
            p.city
        );
        assert!(p.area.starts_with('0') && (3..=4).contains(&p.area.len()), "{}", p.city);
    }
}
