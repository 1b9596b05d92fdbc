//! Sample people.

use super::random::Random;
use super::vocabulary::{Place, list};
use super::{address, domain, landline, mobile};
use crate::customer::lunar;
use serde_json::{Map, Value, json};

pub(super) fn fill(values: &mut Map<String, Value>, r: &mut Random, place: &Place, english: bool) {
    let (name, male, called) = if english {
        let name = english_name(r);
        let called = name.split(' ').next().unwrap_or_default().to_owned();
        (name, r.chance(500), called)
    } else {
        let (name, male, surname) = chinese_name(r);
        (name, male, format!("{surname}{}", r.pick(list("titles"))))
    };
    let abroad = address(values, r, place, english);
    let phone = match (abroad, r.chance(850)) {
        (true, _) => format!("+1 415 555 {:04}", r.between(100, 199)),
        (false, true) => mobile(r),
        (false, false) => landline(r, place),
    };
    let domain = domain(&name, r);
    let employer = format!(
        "{}{}{}{}有限公司",
        place.short(),
        r.pick(list("brand_first")),
        r.pick(list("brand_second")),
        r.pick(list("trades_services"))
    );
    let industry = ["retail", "education", "medical", "finance", "services", "government", "other"];
    for (field, value) in [
        ("kind", json!("person")),
        ("name", json!(name)),
        ("short_name", json!(called)),
        ("phone", json!(phone)),
        ("fax", json!(format!("{}-{}{}", place.area, r.between(2, 8), r.digits(6)))),
        ("website", json!(format!("https://{domain}"))),
        ("email", json!(format!("hello@{domain}"))),
        ("gender", json!(if male { "male" } else { "female" })),
        ("birthday", birthday(r)),
        ("occupation", json!(r.pick(list("occupations")))),
        ("employer", json!(employer)),
        ("industry", json!(r.pick(&industry))),
    ] {
        values.insert(field.into(), value);
    }
}

/// Name, whether a man's, surname. Most given names have two characters.
pub(super) fn chinese_name(r: &mut Random) -> (String, bool, &'static str) {
    let male = r.chance(510);
    let words = list(if male { "given_male" } else { "given_female" });
    let surname = r.pick(list("surnames"));
    let mut given = r.pick(words).to_owned();
    if given.chars().count() == 1 && r.chance(700) {
        let second = r.pick(words);
        if second.chars().count() == 1 && second != given {
            given.push_str(second);
        }
    }
    (format!("{surname}{given}"), male, surname)
}

pub(super) fn english_name(r: &mut Random) -> String {
    let initial = char::from(b'A' + r.below(26) as u8);
    let (given, family) = (r.pick(list("english_given")), r.pick(list("english_family")));
    if r.chance(600) { format!("{given} {initial}. {family}") } else { format!("{given} {family}") }
}

/// Three in ten keep the lunar birthday, two in ten do not say the year.
pub(super) fn birthday(r: &mut Random) -> Value {
    let year = r.between(1948, 2006);
    let month = r.between(1, 12);
    let lunar = r.chance(300);
    let days = if lunar { lunar::month_days(year as i32, month, false).unwrap_or(29) } else { 28 };
    let year = (!r.chance(200)).then_some(year);
    json!({ "calendar": if lunar { "lunar" } else { "solar" }, "year": year, "month": month, "day": r.between(1, days) })
}
