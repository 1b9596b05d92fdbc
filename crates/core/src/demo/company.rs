//! Sample companies.

use super::random::Random;
use super::vocabulary::{Place, list};
use super::{address, codes, domain, landline, mobile, person};
use crate::seeds;
use serde_json::{Map, Value, json};

/// Industries that have trade words of their own, as dictionary values.
const INDUSTRIES: [&str; 19] = [
    "manufacturing",
    "software",
    "electronics",
    "machinery",
    "chemical",
    "energy",
    "construction",
    "real_estate",
    "retail",
    "logistics",
    "finance",
    "medical",
    "education",
    "food",
    "textile",
    "agriculture",
    "media",
    "entertainment",
    "services",
];

/// Minor units of the currency in 万元.
const WAN: u64 = 10_000 * 100;

pub(super) fn fill(values: &mut Map<String, Value>, r: &mut Random, place: &Place, english: bool) {
    let industry = r.pick(&INDUSTRIES);
    let (name, short) = if english { english_name(r, place, industry) } else { chinese_name(r, place, industry) };
    let abroad = address(values, r, place, english);
    let domain = domain(&short, r);
    let phone = if abroad { format!("+1 415 555 {:04}", r.between(100, 199)) } else { landline(r, place) };
    let capital = u64::from(
        r.pick(&["10", "50", "100", "200", "500", "800", "1000", "2000", "5000", "12000"])
            .parse::<u32>()
            .unwrap_or(100),
    );
    let legal = if english { person::english_name(r) } else { person::chinese_name(r).0 };
    for (field, value) in [
        ("kind", json!("company")),
        ("name", json!(name)),
        ("short_name", json!(short)),
        ("phone", json!(if r.chance(80) && !abroad { format!("{phone}/{}", mobile(r)) } else { phone })),
        ("fax", json!(format!("{}-{}{}", place.area, r.between(2, 8), r.digits(6)))),
        ("website", json!(format!("https://www.{domain}"))),
        ("email", json!(format!("{}@{domain}", r.pick(&["info", "sales", "office", "contact"])))),
        ("industry", json!(industry)),
        ("legal_rep", json!(legal)),
        ("registered_capital", json!(capital * WAN)),
        ("annual_turnover", json!(capital * WAN * u64::from(r.between(2, 80)) / 10)),
        ("credit_code", json!(codes::credit(r, place.division))),
        ("licence_no", json!(codes::licence(r, place.division))),
        ("bank", json!(format!("{}{}分行", r.pick(list("banks")), place.short()))),
        ("bank_account", json!(format!("62{}", r.digits(17)))),
        ("national_tax_no", json!(format!("{}{}", place.division, r.digits(9)))),
    ] {
        values.insert(field.into(), value);
    }
}

/// Full and short name. Of all companies 60 in 100 end in 有限公司; an eighth is English, so 686 in 1,000 of these.
fn chinese_name(r: &mut Random, place: &Place, industry: &str) -> (String, String) {
    let mut brand = format!("{}{}", r.pick(list("brand_first")), r.pick(list("brand_second")));
    if r.chance(300) {
        brand.push_str(r.pick(list("brand_second")));
    }
    let trade = r.pick(list(&format!("trades_{industry}")));
    let ending = if r.chance(686) { r.pick(list("limited")) } else { r.pick(list("unlimited")) };
    let city = place.short();
    let name = match r.below(8) {
        0 => format!("{brand}({city}){trade}{ending}"),
        1 => format!("{}{brand}{trade}{ending}", place.city),
        _ => format!("{city}{brand}{trade}{ending}"),
    };
    (name, brand)
}

fn english_name(r: &mut Random, place: &Place, industry: &str) -> (String, String) {
    let brand = format!("{}{}", r.pick(list("english_first")), r.pick(list("english_second")));
    let trade = seeds::item("industry", industry).map_or("", |i| i.label_en);
    let suffix = r.pick(list("english_suffix")).replace('_', " ");
    let name = match r.below(3) {
        0 => format!("{} {brand} {trade} {suffix}", place.city_en),
        1 => format!("{brand} {} {trade} {suffix}", r.pick(list("english_first"))),
        _ => format!("{brand} {trade} ({}) {suffix}", place.city_en),
    };
    (name, brand)
}
