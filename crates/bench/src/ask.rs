//! The questions of a window, timed: pages, jumps, counts, records, saves.

use crate::{
    Outcome,
    figures::{Dice, Samples},
    mix::Mix,
    office::Person,
};
use serde_json::{Value, json};
use zhike_core::text::pinyin;

/// Both directions of a sort.
pub const DIRECTIONS: [bool; 2] = [false, true];

/// What a window asks first.
pub fn first_page(person: &Person, mix: &Mix) -> Outcome<Value> {
    person.ask("customer.list", json!({ "sort": { "by": mix.sorts[0] }, "limit": mix.page, "columns": mix.columns }))
}

/// First pages of every sort, and pages from the middle on, by cursor.
pub fn list(person: &Person, mix: &Mix, rows: usize) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for sort in &mix.sorts {
        for desc in DIRECTIONS {
            let query = |at: (&str, Value)| json!({ "sort": { "by": sort, "desc": desc }, "limit": mix.page, "columns": mix.columns, at.0: at.1 });
            samples.take(|| person.ask("customer.list", query(("after", Value::Null))))?;
            let middle = person.ask("customer.list", query(("offset", json!(rows / 2))))?;
            let mut after = middle["next"].clone();
            for _ in 0..mix.pages_deep {
                if after.is_null() {
                    break;
                }
                let page = samples.take(|| person.ask("customer.list", query(("after", after.clone()))))?;
                after = page["next"].clone();
            }
        }
    }
    Ok(samples)
}

/// Jumps to the n-th row of every sort, and to letters of the names.
pub fn jump(person: &Person, mix: &Mix, rows: usize) -> Outcome<Samples> {
    let mut samples = Samples::default();
    let mut dice = Dice::new(mix.seed);
    for sort in &mix.sorts {
        for desc in DIRECTIONS {
            for _ in 0..mix.repeat.jump {
                let at = dice.below(rows);
                let query = json!({ "sort": { "by": sort, "desc": desc }, "limit": mix.page, "columns": mix.columns, "offset": at });
                samples.take(|| person.ask("customer.list", query))?;
            }
        }
    }
    for key in &mix.jump_keys {
        let query = json!({ "sort": { "by": "name" }, "limit": mix.page, "columns": mix.columns, "jump": key });
        samples.take(|| person.ask("customer.list", query))?;
    }
    Ok(samples)
}

/// How many customers there are.
pub fn count(person: &Person, mix: &Mix) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for _ in 0..mix.repeat.count {
        samples.take(|| person.ask("customer.count", json!({})))?;
    }
    Ok(samples)
}

/// Ids that a person sees, drawn from all over his list.
pub fn ids(person: &Person, mix: &Mix, rows: usize, wanted: usize) -> Outcome<Vec<String>> {
    let mut dice = Dice::new(mix.seed + 1);
    let mut ids = Vec::with_capacity(wanted);
    while ids.len() < wanted {
        let query = json!({ "sort": { "by": "number" }, "limit": 10, "columns": ["name"], "offset": dice.below(rows) });
        let page = person.ask("customer.list", query)?;
        ids.extend(page["rows"].as_array().into_iter().flatten().filter_map(|r| r["id"].as_str().map(String::from)));
    }
    ids.truncate(wanted);
    for i in (1..ids.len()).rev() {
        ids.swap(i, dice.below(i + 1));
    }
    Ok(ids)
}

/// Customers opened.
pub fn open(person: &Person, ids: &[String]) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for id in ids {
        samples.take(|| person.ask("customer.get", json!({ "id": id })))?;
    }
    Ok(samples)
}

/// One field of each saved, on top of what stands.
pub fn edit(person: &Person, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for (at, id) in ids.iter().enumerate() {
        let rev = person.ask("customer.get", json!({ "id": id }))?["rev"].clone();
        let field = mix.edited[at % mix.edited.len()].as_str();
        let value = if field == "phone" { format!("021-6{at:07}") } else { format!("edit{at}.example") };
        let save = json!({ "id": id, "rev": rev, "set": { field: value } });
        samples.take(|| person.ask("customer.update", save))?;
    }
    Ok(samples)
}

/// Searches of a palette: a third common, a third middling, a third for one customer, by what identifies it.
pub fn search(person: &Person, mix: &Mix, rows: usize) -> Outcome<Samples> {
    let mut samples = Samples::default();
    let mut dice = Dice::new(mix.seed + 2);
    for at in 0..mix.repeat.search {
        let query = json!({ "sort": { "by": "number" }, "limit": 1, "columns": ["name", "phone", "email"], "offset": dice.below(rows) });
        let page = person.ask("customer.list", query)?;
        let one = |field: &str| page["rows"][0]["values"][field].as_str().unwrap_or_default().to_string();
        let name = one("name");
        let initials = pinyin::pinyin(&name).map_or(name.clone(), |p| p.initials.chars().take(4).collect());
        let tail: String = one("phone").chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let email = one("email").split('@').next().unwrap_or_default().to_string();
        let two: String = name.chars().skip(2).take(2).collect();
        let rare = [name.clone(), tail, email, initials, two][at % 5].clone();
        let common = mix.searched.common[at % mix.searched.common.len()].clone();
        let middling = mix.searched.middling[at % mix.searched.middling.len()].clone();
        for text in [common, middling, rare].into_iter().filter(|text| !text.is_empty()) {
            samples.take(|| person.ask("search.find", json!({ "text": text, "entities": IDENTIFIED })))?;
        }
    }
    Ok(samples)
}

/// Records that are found by what identifies them.
const IDENTIFIED: [&str; 2] = ["customer", "contact"];

/// Searches in what was written.
pub fn search_written(person: &Person, mix: &Mix) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for text in mix.searched.written.iter().cycle().take(mix.repeat.search) {
        samples.take(|| person.ask("search.find", json!({ "text": text, "entities": ["interaction"] })))?;
    }
    Ok(samples)
}
