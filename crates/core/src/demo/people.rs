//! Sample contacts of a sample customer, and what was dealt with him: whose they are follows from the customer's number,
//! so that the same seed tells the same stories.

use super::{
    domain, landline, mobile,
    person::{birthday, chinese_name, english_name},
    random::Random,
    vocabulary::{PLACES, list},
};
use serde_json::{Map, Value, json};

/// One sample contact.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoContact {
    /// Fields as `contact.create` takes them; a choice is its dictionary *value*.
    pub values: Map<String, Value>,
}

/// One sample interaction.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoInteraction {
    /// Fields as `interaction.create` takes them, but `occurred_at`, `next_step_on`, `contact` and `by`.
    pub values: Map<String, Value>,
    /// How many minutes ago it was.
    pub minutes_ago: i64,
    /// In how many days the next step is due, from when it was agreed.
    pub step_in_days: Option<i64>,
    /// With which of the customer's contacts, where he has any.
    pub contact: usize,
}

/// How many of `all` fall to customer `n` of `customers`: as evenly as two neighbours allow, of whom one gets more.
pub(crate) fn share(all: u64, customers: u64, n: u64) -> usize {
    if customers == 0 {
        return 0;
    }
    let upto = |n: u64| (u128::from(all) * u128::from(n) / u128::from(customers)) as u64;
    let whole = |n: u64| upto((n + 1).min(customers)) - upto(n.min(customers));
    // Of each pair the first customer hands one in three of his own to the second.
    let first = n - n % 2;
    let handed = if first + 1 < customers { whole(first).div_ceil(3) } else { 0 };
    usize::try_from(if n == first { whole(n) - handed } else { whole(n) + handed }).unwrap_or(0)
}

/// The contacts of the `n`-th customer, who has this name.
pub fn contacts(seed: u64, n: u64, name: &str, count: usize) -> Vec<DemoContact> {
    let mut r = Random::of(seed ^ 0xc0_17ac7, n);
    let english = name.is_ascii();
    let domain = domain(name, &mut r);
    (0..count).map(|_| contact(&mut r, english, &domain)).collect()
}

fn contact(r: &mut Random, english: bool, domain: &str) -> DemoContact {
    let (name, male) = if english {
        (english_name(r), r.chance(500))
    } else {
        let (name, male, _) = chinese_name(r);
        (name, male)
    };
    let place = &PLACES[r.below(PLACES.len())];
    let letters = crate::text::pinyin::pinyin(&name).map_or_else(|| crate::text::fold::fold(&name), |p| p.full);
    let mailbox: String = letters.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let (positions, memos) = if english { ("positions_en", "notes_en") } else { ("positions", "preferences") };
    let words = |text: &str| if english { text.replace('_', " ") } else { text.to_owned() };
    let roles =
        ["decision_maker", "influencer", "user", "user", "buyer", "buyer", "gatekeeper", "supporter", "opponent"];
    let mut values = Map::new();
    for (field, value, of_thousand) in [
        ("name", json!(name), 1000),
        ("gender", json!(if male { "male" } else { "female" }), 950),
        ("position", json!(words(r.pick(list(positions)))), 960),
        ("decision_role", json!(r.pick(&roles)), 600),
        ("office_phone", json!(landline(r, place)), 930),
        ("mobile", json!(mobile(r)), 850),
        ("email", json!(format!("{mailbox}@{domain}")), 600),
        ("wechat", json!(format!("{mailbox}{}", r.between(1, 99))), 350),
        ("birthday", birthday(r), 300),
        ("memo", json!(words(r.pick(list(memos)))), 250),
    ] {
        if r.chance(of_thousand) {
            values.insert(field.into(), value);
        }
    }
    DemoContact { values }
}

/// What was dealt with the `n`-th customer, who has this name.
pub fn interactions(seed: u64, n: u64, name: &str, count: usize) -> Vec<DemoInteraction> {
    let mut r = Random::of(seed ^ 0x7a1c, n);
    (0..count).map(|_| interaction(&mut r, name.is_ascii())).collect()
}

fn interaction(r: &mut Random, english: bool) -> DemoInteraction {
    let text = |r: &mut Random, name: &str| {
        let picked = r.pick(list(&if english { format!("{name}_en") } else { name.to_owned() }));
        if english { picked.replace('_', " ") } else { picked.to_owned() }
    };
    let channels =
        ["call", "call", "call", "call", "visit", "visit", "email", "chat", "chat", "social", "counter", "meeting"];
    let channel = r.pick(&channels);
    let mut values = Map::new();
    values.insert("channel".into(), json!(channel));
    values.insert("direction".into(), json!(if r.chance(650) { "out" } else { "in" }));
    values.insert("summary".into(), json!(text(r, "talks")));
    if ["visit", "meeting", "counter", "other"].contains(&channel) {
        values.insert("place".into(), json!(text(r, "meeting_places")));
    }
    if r.chance(350) {
        let (first, second) = (text(r, "details"), text(r, "details"));
        values.insert("detail".into(), json!(if first == second { first } else { format!("{first}\n{second}") }));
    }
    let days = if r.chance(400) { r.between(0, 30) } else { r.between(0, 700) };
    let mut step_in_days = None;
    if r.chance(300) {
        values.insert("next_step".into(), json!(text(r, "steps")));
        step_in_days = r.chance(850).then(|| i64::from(r.between(1, 45)));
    }
    let minutes_ago = i64::from(days) * 1440 + i64::from(r.between(1, 540));
    DemoInteraction { values, minutes_ago, step_in_days, contact: r.below(3) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::FieldType, contact::fields::CONTACT, interaction::fields::INTERACTION, seeds};

    #[test]
    fn as_many_are_shared_out_as_there_are_and_not_evenly() {
        for (all, customers) in [(0, 5), (7, 5), (5, 7), (1_000, 1_000), (3_333, 1_000), (1, 0)] {
            let shares: Vec<usize> = (0..customers).map(|n| share(all, customers, n)).collect();
            let sum: usize = shares.iter().sum();
            assert_eq!(sum as u64, if customers == 0 { 0 } else { all }, "{all} among {customers}");
        }
        assert_eq!((share(1_000, 1_000, 0), share(1_000, 1_000, 1)), (0, 2));
    }

    #[test]
    fn every_value_is_one_that_the_catalogue_takes_and_the_same_seed_gives_the_same() {
        let (mut surnames, mut english) = (std::collections::BTreeSet::new(), 0);
        for (n, customer) in super::super::customers(3, 4_000, 3).enumerate() {
            let (n, name) = (n as u64, customer.name());
            let (people, talks) = (contacts(3, n, name, 2), interactions(3, n, name, 2));
            assert_eq!((&people, &talks), (&contacts(3, n, name, 2), &interactions(3, n, name, 2)));
            let all =
                people.iter().map(|c| (&CONTACT, &c.values)).chain(talks.iter().map(|i| (&INTERACTION, &i.values)));
            for (catalogue, values) in all {
                for (name, value) in values {
                    let field = catalogue.field(name).expect(name);
                    if field.kind == FieldType::Choice {
                        assert!(
                            seeds::item(field.dictionary.expect("category"), value.as_str().expect("text")).is_some()
                        );
                    } else {
                        assert!(catalogue.check(field, value).is_ok(), "{name} {value}");
                    }
                }
            }
            for person in &people {
                let name = person.values["name"].as_str().expect("a name");
                english += usize::from(name.is_ascii());
                surnames.extend(name.chars().next());
            }
        }
        assert!("仇单区查曾解".chars().all(|c| surnames.contains(&c)), "surnames with a reading of their own");
        assert!(english > 100, "some speak English");
    }
}
