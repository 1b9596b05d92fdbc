//! Sample opportunities of a sample customer, over a year and in every state, with the plans that develop them: more are won
//! at the end of a year, fewest in February.

use super::{random::Random, trade::PRODUCTS, vocabulary::list};
use serde_json::{Map, Value, json};

/// One sample opportunity.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoDeal {
    /// Fields as `opportunity.create` takes them, but the customer; a choice is its dictionary *value*.
    pub values: Map<String, Value>,
    /// The products that it is about: places in [`PRODUCTS`].
    pub products: Vec<usize>,
    /// How many days ago it was assigned; none where nobody has it yet.
    pub assigned_days_ago: Option<u32>,
    /// The stage it has come to, a dictionary value, and how many days ago; none where it is in no stage any more or yet.
    pub stage: Option<(&'static str, u32)>,
    /// How it ended: how many days ago, and why it was lost.
    pub ended: Option<(u32, Option<String>)>,
    /// In how many days it may close, negative where that day is over.
    pub close_in_days: i64,
    /// The steps of its plan, in their order.
    pub steps: Vec<DemoStep>,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoStep {
    /// In how many days it is to be done, negative where that day is over.
    pub in_days: i64,
    /// What is to be done.
    pub action: String,
    /// What came of it; none where it is not done.
    pub result: Option<String>,
}

/// Stages with the percentage that each stands for.
const STAGES: [(&str, u32); 5] = [("contact", 10), ("needs", 30), ("proposal", 50), ("quote", 70), ("signing", 90)];

/// The opportunities of the `n`-th customer, who has this name. `month` says in which month a day so long ago was, from 1.
pub fn deals(seed: u64, n: u64, name: &str, count: usize, month: &dyn Fn(u32) -> u32) -> Vec<DemoDeal> {
    let mut r = Random::of(seed ^ 0xdea1, n);
    (0..count).map(|_| deal(&mut r, name.is_ascii(), month)).collect()
}

fn deal(r: &mut Random, english: bool, month: &dyn Fn(u32) -> u32) -> DemoDeal {
    let text = |r: &mut Random, name: &str| {
        let picked = r.pick(list(&if english { format!("{name}_en") } else { name.to_owned() }));
        if english { picked.replace('_', " ") } else { picked.to_owned() }
    };
    let mut products = vec![r.below(PRODUCTS.len())];
    if r.chance(400) {
        let other = r.below(PRODUCTS.len());
        products.extend((other != products[0]).then_some(other));
    }
    let worth: i64 = products.iter().map(|at| PRODUCTS[*at].price / 100).sum::<i64>() * i64::from(r.between(4, 60));
    let mut values = Map::new();
    values.insert("title".into(), json!(text(r, "wants")));
    values.insert("description".into(), json!(text(r, "wants_why")));
    let sources = ["referral", "referral", "visit", "call", "exhibition", "website", "search", "partner", "tender"];
    values.insert("source".into(), json!(r.pick(&sources)));
    // In whole hundreds of the major unit, as one guesses.
    values.insert("amount".into(), json!((worth / 10_000).max(1) * 10_000));
    if r.chance(300) {
        values.insert("competitors".into(), json!(text(r, "rivals")));
    }
    let mut deal = DemoDeal {
        values,
        products,
        assigned_days_ago: None,
        stage: None,
        ended: None,
        close_in_days: i64::from(r.between(10, 90)),
        steps: Vec::new(),
    };
    let rate = match r.below(1_000) {
        0..=109 => {
            // Nobody has looked at it yet, or somebody will tomorrow.
            deal.values.insert("success_rate".into(), json!(r.between(1, 6) * 10));
            return deal;
        }
        110..=459 => in_hand(r, &mut deal),
        at => ended(r, &mut deal, (at < 800, month), &text),
    };
    deal.values.insert("success_rate".into(), json!(rate));
    plan(r, &mut deal, &text);
    deal
}

/// In somebody's hands; how likely a win is.
fn in_hand(r: &mut Random, deal: &mut DemoDeal) -> u32 {
    let (stage, rate) = STAGES[r.below(STAGES.len())];
    let assigned = r.between(1, 80);
    deal.assigned_days_ago = Some(assigned);
    // Most have moved lately; some stand still for longer than their stage allows.
    let moved = if r.chance(250) { assigned } else { r.between(0, assigned.min(12)) };
    deal.stage = Some((stage, moved));
    if r.chance(120) {
        deal.close_in_days = -i64::from(r.between(1, 20));
    }
    rate
}

/// Won or lost in the last year.
fn ended(
    r: &mut Random,
    deal: &mut DemoDeal,
    (won, month): (bool, &dyn Fn(u32) -> u32),
    text: &impl Fn(&mut Random, &str) -> String,
) -> u32 {
    let mut days_ago = r.between(1, 364);
    for _ in 0..2 {
        let dull = match month(days_ago) {
            11 | 12 => 0,
            2 => 700,
            7 | 8 => 400,
            _ => 250,
        };
        if r.chance(dull) {
            days_ago = r.between(1, 364);
        }
    }
    let lost = (!won).then(|| text(r, "lost_to"));
    deal.assigned_days_ago = Some(days_ago + r.between(8, 75));
    deal.close_in_days = -i64::from(days_ago) + i64::from(r.between(0, 20)) - 10;
    deal.ended = Some((days_ago, lost));
    if won { 100 } else { 0 }
}

/// What was done about it since it was assigned, and what is to be done.
fn plan(r: &mut Random, deal: &mut DemoDeal, text: &impl Fn(&mut Random, &str) -> String) {
    let Some(from) = deal.assigned_days_ago else { return };
    let upto = deal.ended.as_ref().map_or(0, |(days, _)| *days);
    let mut at = from;
    for _ in 0..r.between(0, 3) {
        let next = at.saturating_sub(r.between(2, 20)).max(upto);
        if next == at {
            break;
        }
        at = next;
        // What was not done in time is still to be done.
        let done = deal.ended.is_some() || r.chance(850);
        let result = done.then(|| text(r, "outcomes"));
        deal.steps.push(DemoStep { in_days: -i64::from(at), action: text(r, "steps"), result });
    }
    if deal.ended.is_none() && r.chance(650) {
        deal.steps.push(DemoStep { in_days: i64::from(r.between(1, 21)), action: text(r, "steps"), result: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::FieldType, opportunity::fields::OPPORTUNITY, seeds};
    use std::collections::BTreeMap;

    #[test]
    fn every_value_is_one_that_the_catalogue_takes_and_every_state_comes() {
        let month = |days_ago: u32| 12 - days_ago / 31 % 12;
        let mut states: BTreeMap<&str, usize> = BTreeMap::new();
        let mut months: BTreeMap<u32, usize> = BTreeMap::new();
        for n in 0..2_000 {
            let name = if n % 8 == 0 { "Bright Way" } else { "恒远" };
            let made = deals(7, n, name, 1, &month);
            assert_eq!(made, deals(7, n, name, 1, &month), "the same seed gives the same");
            for deal in made {
                for (name, value) in &deal.values {
                    let field = OPPORTUNITY.field(name).expect(name);
                    match (field.kind, value.as_str()) {
                        (FieldType::Choice, Some(text)) => {
                            assert!(seeds::item(field.dictionary.expect("a list"), text).is_some());
                        }
                        _ => assert!(OPPORTUNITY.check(field, value).is_ok(), "{name} {value}"),
                    }
                    assert!(value.as_str().is_none_or(|text| !text.is_empty()), "{name}: a list without words");
                }
                assert!(deal.steps.iter().all(|s| !s.action.is_empty() && s.result.as_deref() != Some("")));
                assert!(deal.steps.windows(2).all(|pair| pair[0].in_days < pair[1].in_days), "one after the other");
                let state = match (&deal.ended, deal.stage, deal.assigned_days_ago) {
                    (Some((days, why)), None, Some(assigned)) => {
                        assert!(assigned > *days && deal.steps.iter().all(|step| step.result.is_some()));
                        *months.entry(month(*days)).or_default() += 1;
                        if why.is_some() { "lost" } else { "won" }
                    }
                    (None, Some((stage, moved)), Some(assigned)) => {
                        assert!(seeds::item("stage", stage).is_some() && moved <= assigned);
                        "assigned"
                    }
                    (None, None, None) => "unassigned",
                    other => panic!("{other:?}"),
                };
                *states.entry(state).or_default() += 1;
            }
        }
        assert!(states.len() == 4 && states.values().all(|count| *count > 150), "{states:?}");
        assert!(months.len() == 12 && months[&12] > 2 * months[&2], "{months:?}");
    }

    #[test]
    fn stages_stand_for_what_the_list_says_of_them() {
        for (stage, rate) in STAGES {
            let item = seeds::item("stage", stage).expect(stage);
            assert_eq!(item.stage.map(|(rate, _)| rate), Some(i64::from(rate)), "{stage}");
        }
    }
}
