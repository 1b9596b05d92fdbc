//! The questions of a window, timed: pages, jumps, counts, records, saves.

use crate::{
    Outcome,
    figures::{Dice, Samples},
    mix::{Listing, Mix, Narrowed},
    office::Person,
};
use serde_json::{Value, json};
use zhike_core::text::pinyin;

/// What has lists of its own.
pub const ENTITIES: [&str; 3] = ["customer", "contact", "interaction"];
/// Both directions of a sort.
pub const DIRECTIONS: [bool; 2] = [false, true];

/// What a window asks first.
pub fn first_page(person: &Person, mix: &Mix) -> Outcome<Value> {
    let Listing { sorts, columns } = &mix.customer;
    person.ask("customer.list", json!({ "sort": { "by": sorts[0] }, "limit": mix.page, "columns": columns }))
}

/// First pages of every sort of an entity, and pages from the middle on, by cursor.
pub fn list(person: &Person, mix: &Mix, entity: &str, rows: usize) -> Outcome<Samples> {
    let mut samples = Samples::default();
    let Listing { sorts, columns } = mix.listing(entity);
    let call = format!("{entity}.list");
    for sort in sorts {
        for desc in DIRECTIONS {
            let query = |at: (&str, Value)| json!({ "sort": { "by": sort, "desc": desc }, "limit": mix.page, "columns": columns, at.0: at.1 });
            samples.take(|| person.ask(&call, query(("after", Value::Null))))?;
            let middle = person.ask(&call, query(("offset", json!(rows / 2))))?;
            let mut after = middle["next"].clone();
            for _ in 0..mix.pages_deep {
                if after.is_null() {
                    break;
                }
                let page = samples.take(|| person.ask(&call, query(("after", after.clone()))))?;
                after = page["next"].clone();
            }
        }
    }
    Ok(samples)
}

/// Lists narrowed by a filter: their first pages, and their counts.
pub fn filtered(person: &Person, mix: &Mix) -> Outcome<[Samples; 2]> {
    let mut samples: [Samples; 2] = Default::default();
    for Narrowed { entity, sort, filter } in mix.filters.iter().cycle().take(mix.filters.len() * mix.repeat.filter) {
        let columns = &mix.listing(entity).columns;
        let page = json!({ "filter": filter, "sort": { "by": sort }, "limit": mix.page, "columns": columns });
        samples[0].take(|| person.ask(&format!("{entity}.list"), page))?;
        samples[1].take(|| person.ask(&format!("{entity}.count"), json!({ "filter": filter })))?;
    }
    Ok(samples)
}

/// The pages of customers: the record, his contacts, what was dealt with him, and the beginning of his timeline.
pub fn record(person: &Person, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for id in ids {
        samples.take(|| -> Outcome {
            person.ask("customer.get", json!({ "id": id }))?;
            let list = |columns| json!({ "customer": id, "columns": columns, "limit": mix.page });
            person.ask("contact.list", list(&mix.contacts_of_one))?;
            person.ask("interaction.list", list(&mix.interaction.columns))?;
            person.ask("customer.timeline", json!({ "id": id, "limit": mix.page }))?;
            Ok(())
        })?;
    }
    Ok(samples)
}

/// The first pages of timelines.
pub fn timeline(person: &Person, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for id in ids {
        samples.take(|| person.ask("customer.timeline", json!({ "id": id, "limit": mix.page })))?;
    }
    Ok(samples)
}

/// Jumps to the n-th row of every sort, and to letters of the names.
pub fn jump(person: &Person, mix: &Mix, rows: usize) -> Outcome<Samples> {
    let mut samples = Samples::default();
    let mut dice = Dice::new(mix.seed);
    let Listing { sorts, columns } = &mix.customer;
    for sort in sorts {
        for desc in DIRECTIONS {
            for _ in 0..mix.repeat.jump {
                let at = dice.below(rows);
                let query = json!({ "sort": { "by": sort, "desc": desc }, "limit": mix.page, "columns": columns, "offset": at });
                samples.take(|| person.ask("customer.list", query))?;
            }
        }
    }
    for key in &mix.jump_keys {
        let query = json!({ "sort": { "by": "name" }, "limit": mix.page, "columns": columns, "jump": key });
        samples.take(|| person.ask("customer.list", query))?;
    }
    Ok(samples)
}

/// How many records of each kind there are.
pub fn count(person: &Person, mix: &Mix) -> Outcome<Samples> {
    let mut samples = Samples::default();
    for _ in 0..mix.repeat.count {
        for entity in ENTITIES {
            samples.take(|| person.ask(&format!("{entity}.count"), json!({})))?;
        }
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

/// Searches of a palette: a third common, a third middling, a third for one customer or contact, by what identifies
/// him. What answers to it: the records that are identified by it, and then everything, long texts too.
pub fn search(person: &Person, mix: &Mix, rows: usize, contacts: usize) -> Outcome<[Samples; 2]> {
    let mut samples: [Samples; 2] = Default::default();
    let mut dice = Dice::new(mix.seed + 2);
    for at in 0..mix.repeat.search {
        let (entity, rows, fields) = match at % 2 {
            1 if contacts > 0 => ("contact", contacts, ["name", "mobile", "email"]),
            _ => ("customer", rows, ["name", "phone", "email"]),
        };
        let query =
            json!({ "sort": { "by": "created_at" }, "limit": 1, "columns": fields, "offset": dice.below(rows) });
        let page = person.ask(&format!("{entity}.list"), query)?;
        let one = |at: usize| page["rows"][0]["values"][fields[at]].as_str().unwrap_or_default().to_string();
        let name = one(0);
        let initials = pinyin::pinyin(&name).map_or(name.clone(), |p| p.initials.chars().take(4).collect());
        let tail: String = one(1).chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let email = one(2).split('@').next().unwrap_or_default().to_string();
        let two: String = name.chars().skip(if entity == "contact" { 1 } else { 2 }).take(2).collect();
        let rare = [name.clone(), tail, email, initials, two][at % 5].clone();
        let common = mix.searched.common[at % mix.searched.common.len()].clone();
        let middling = mix.searched.middling[at % mix.searched.middling.len()].clone();
        for text in [common, middling, rare].into_iter().filter(|text| !text.is_empty()) {
            samples[0]
                .take(|| person.ask("search.find", json!({ "text": text, "entities": IDENTIFIED, "texts": false })))?;
            samples[1].take(|| person.ask("search.find", json!({ "text": text })))?;
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
