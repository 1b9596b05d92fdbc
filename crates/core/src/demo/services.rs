//! Sample services of a sample customer, over a year and in every state: whose they are follows from the customer's number,
//! as of contacts and interactions.

use super::{random::Random, vocabulary::list};
use serde_json::{Map, Value, json};

/// One sample service.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoService {
    /// Fields as `service.create` takes them, but customer, contact and due date; a choice is its dictionary *value*.
    pub values: Map<String, Value>,
    /// How many minutes ago it was raised.
    pub minutes_ago: i64,
    /// After how many minutes it was assigned, handled and archived; what did not happen is none.
    pub assigned: Option<i64>,
    /// Handled.
    pub handled: Option<(i64, String)>,
    /// What the customer said, and how many stars.
    pub said: Option<(i64, String, i64)>,
    /// How often a customer was not content before.
    pub reopened: i64,
    /// In how many days of being raised it is due.
    pub due_in_days: Option<i64>,
    /// By which of the customer's contacts, where he has any.
    pub contact: usize,
}

const DAY: i64 = 1440;

/// The services of the `n`-th customer, who has this name.
pub fn services(seed: u64, n: u64, name: &str, count: usize) -> Vec<DemoService> {
    let mut r = Random::of(seed ^ 0x5e_41ce, n);
    (0..count).map(|_| service(&mut r, name.is_ascii())).collect()
}

fn service(r: &mut Random, english: bool) -> DemoService {
    let text = |r: &mut Random, name: &str| {
        let picked = r.pick(list(&if english { format!("{name}_en") } else { name.to_owned() }));
        if english { picked.replace('_', " ") } else { picked.to_owned() }
    };
    let kind = r.pick(&["enquiry", "enquiry", "enquiry", "suggestion", "complaint", "complaint"]);
    let mut values = Map::new();
    values.insert("type".into(), json!(kind));
    values.insert("title".into(), json!(text(r, &format!("asks_{kind}"))));
    values.insert("request".into(), json!(text(r, "requests")));
    values.insert("priority".into(), json!(r.pick(&["low", "normal", "normal", "normal", "high", "urgent"])));
    let days = if r.chance(350) { r.between(0, 20) } else { r.between(0, 364) };
    let minutes_ago = i64::from(days) * DAY + i64::from(r.between(1, 540));
    // What happened lies between then and now; old ones have come to their end.
    let mut at = 0;
    let mut step = |r: &mut Random, most: u32, old: i64, of_thousand: usize| {
        at += i64::from(r.between(20, most));
        let happened = at < minutes_ago && (minutes_ago > old * DAY || r.chance(of_thousand));
        if !happened {
            at = minutes_ago; // nothing comes after what did not happen
        }
        happened.then_some(at)
    };
    let assigned = step(r, 1_500, 30, 750);
    let handled = step(r, 6_000, 45, 650).map(|at| (at, text(r, "handlings")));
    let stars = [3, 4, 4, 5, 5];
    let said = step(r, 5_000, 60, 550).map(|at| (at, text(r, "results"), stars[r.below(stars.len())]));
    let reopened = i64::from(assigned.is_some() && r.chance(120));
    DemoService {
        values,
        minutes_ago,
        assigned,
        handled,
        said,
        reopened,
        due_in_days: r.chance(700).then(|| i64::from(r.between(2, 15))),
        contact: r.below(3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::FieldType, seeds, service::fields::SERVICE};
    use std::collections::BTreeMap;

    #[test]
    fn every_value_is_one_that_the_catalogue_takes_and_every_state_comes_over_a_year() {
        let mut states: BTreeMap<&str, usize> = BTreeMap::new();
        let mut months = std::collections::BTreeSet::new();
        for n in 0..2_000 {
            let name = if n % 8 == 0 { "Bright Way" } else { "恒远" };
            let made = services(7, n, name, 1);
            assert_eq!(made, services(7, n, name, 1), "the same seed gives the same");
            for service in made {
                for (name, value) in &service.values {
                    let field = SERVICE.field(name).expect(name);
                    let text = value.as_str().expect("text");
                    match field.kind {
                        FieldType::Choice => assert!(seeds::item(field.dictionary.expect("a list"), text).is_some()),
                        _ => assert!(SERVICE.check(field, value).is_ok(), "{name} {value}"),
                    }
                }
                let ends = [
                    service.assigned,
                    service.handled.as_ref().map(|(at, _)| *at),
                    service.said.as_ref().map(|(at, ..)| *at),
                ];
                assert!(ends.iter().flatten().all(|at| *at < service.minutes_ago), "nothing is yet to come");
                assert!(ends.windows(2).all(|pair| pair[0].is_some() || pair[1].is_none()), "one after the other");
                let state = match ends {
                    [_, _, Some(_)] => "archived",
                    [_, Some(_), _] => "handled",
                    [Some(_), ..] => "assigned",
                    _ => "new",
                };
                *states.entry(state).or_default() += 1;
                months.insert(service.minutes_ago / DAY / 31);
            }
        }
        assert!(states.len() == 4 && states.values().all(|count| *count > 40), "{states:?}");
        assert!(months.len() >= 11, "{months:?}");
    }
}
