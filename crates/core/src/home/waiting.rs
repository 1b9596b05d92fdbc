//! What waits: in one's own hands for who carries plans out and handles services, and everyone's for who assigns.

use super::{Group, Kind, Number};
use crate::{
    Result,
    report::Behind,
    store::{
        filter::{Compare, Condition},
        read::Read,
    },
    time::instant_text,
};
use serde_json::{Value, json};

/// After so many days without progress an opportunity rests.
const REST: i64 = 14 * 86_400_000;

fn when(field: &str, op: Compare, value: Value) -> Condition {
    Condition { field: field.into(), op, value: (!value.is_null()).then_some(value) }
}

fn number<const N: usize>(key: &str, value: i64, late: bool, entity: &str, filter: [Condition; N]) -> Number {
    let behind = Behind { entity: entity.into(), filter: filter.into() };
    Number { key: key.into(), kind: Kind::Count, value: Some(value), before: None, late: late && value > 0, behind }
}

/// What waits for the session, as far as its rights speak of it.
pub(super) fn groups(r: &Read<'_>, may: &impl Fn(&str, &str) -> bool) -> Result<Vec<Group>> {
    use Compare::{Empty, Eq, In, Lt, Lte, Mine};
    let today = r.today()?.to_string();
    // To the minute, so that asking again soon asks the same.
    let rest = (r.now - REST).div_euclid(60_000) * 60_000;
    let in_hand = r.in_hand(&today, rest)?;
    let services = r.services_waiting(&today)?;
    let churn = r.churn_open()?;
    let state = |states: &[&str]| when("state", In, json!(states));
    let mine = |field: &str| when(field, Mine, Value::Null);
    let mut mines = Vec::new();
    if may("plan", "execute") {
        let his = || [mine("assigned_to"), state(&["assigned"])];
        let and = |more| {
            let [whose, assigned] = his();
            [whose, assigned, more]
        };
        let step = |op, value| when("next_step_on", op, value);
        mines.extend([
            number("steps_late", in_hand.mine_late, true, "opportunity", and(step(Lt, json!(today)))),
            number("steps_today", in_hand.mine_today, false, "opportunity", and(step(Eq, json!(today)))),
            number("unplanned", in_hand.mine_unplanned, false, "opportunity", and(step(Empty, Value::Null))),
            number("in_hand", in_hand.mine, false, "opportunity", his()),
        ]);
    }
    if may("churn", "hold") {
        mines.push(number("warnings", churn.mine, true, "churn", [mine("owner"), state(&["warning"])]));
    }
    if may("service", "handle") {
        let due = when("due_on", Lte, json!(today));
        let his = || [state(&["assigned"]), mine("assigned_to")];
        let [assigned, whose] = his();
        mines.extend([
            number("services_due", services.due, true, "service", [assigned, whose, due]),
            number("to_handle", services.to_handle, false, "service", his()),
            number("to_feed_back", services.to_feed_back, false, "service", [state(&["handled"]), mine("assigned_to")]),
        ]);
    }
    let mut team = Vec::new();
    if may("opportunity", "assign") {
        let and = |more| [state(&["assigned"]), more];
        let step = |op, value| when("next_step_on", op, value);
        let rested = when("active_at", Lt, json!(instant_text(rest)));
        team.extend([
            number("unassigned", r.to_assign()?, true, "opportunity", [state(&["unassigned"])]),
            number("all_in_hand", in_hand.all, false, "opportunity", [state(&["assigned"])]),
            number("all_steps_late", in_hand.late, true, "opportunity", and(step(Lt, json!(today)))),
            number("all_unplanned", in_hand.unplanned, false, "opportunity", and(step(Empty, Value::Null))),
            number("resting", in_hand.resting, false, "opportunity", and(rested)),
        ]);
    }
    if may("service", "assign") {
        team.extend([
            number("to_assign", services.to_assign, true, "service", [state(&["new"])]),
            number(
                "overdue",
                services.overdue,
                true,
                "service",
                [state(&["new", "assigned"]), when("due_on", Lt, json!(today))],
            ),
        ]);
    }
    if may("opportunity", "assign") && may("churn", "read") {
        team.push(number("unconfirmed", churn.all, false, "churn", [state(&["warning", "held"])]));
    }
    let groups = [("mine", mines), ("team", team)].into_iter().filter(|(_, numbers)| !numbers.is_empty());
    Ok(groups.map(|(key, numbers)| Group { key: key.into(), numbers }).collect())
}
