//! The state machines through the core's door, against what SPEC.md's table of rights and its rules say.

use zhike_core::process::MACHINES;
use zhike_tests::machines::{RULES, at_the_door, enumerate};

#[test]
fn a_manager_may_do_with_each_record_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("manager", None, at_the_door);
    assert!(done >= 20 && refused >= 150, "{done} done, {refused} refused");
}

#[test]
fn a_supervisor_may_do_with_each_record_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("supervisor", None, at_the_door);
    assert!(done >= 30 && refused >= 100, "{done} done, {refused} refused");
}

#[test]
fn administrators_and_executives_change_nothing() {
    for role in ["admin", "executive"] {
        let (done, refused) = enumerate(role, None, at_the_door);
        assert!(done == 0 && refused >= 100, "{role}: {done} done, {refused} refused");
    }
}

#[test]
fn rights_that_reach_the_team_reach_the_team_and_no_further() {
    let (done, refused) = enumerate("manager", Some("team"), at_the_door);
    assert!(done >= 30 && refused >= 100, "{done} done, {refused} refused");
}

#[test]
fn the_tables_name_every_action_once_and_lead_from_and_to_states_that_they_have() {
    for machine in MACHINES {
        let named: Vec<&str> = machine.rows.iter().map(|row| row.action).collect();
        let ruled: Vec<&str> = RULES.iter().filter(|(e, ..)| *e == machine.entity).map(|(_, a, ..)| *a).collect();
        assert_eq!(named, ruled, "this test knows every action of {}", machine.entity);
        for row in machine.rows {
            assert!(row.from.iter().chain(&row.to).all(|state| machine.states.contains(state)), "{}", row.action);
        }
        let reached = |state: &str| machine.rows.iter().any(|row| row.to == Some(state)) || state == machine.states[0];
        // A step is closed by its opportunity, a churn record ended by a new order.
        let unreached: Vec<_> =
            machine.states.iter().filter(|s| !reached(s) && !["closed", "recovered"].contains(*s)).collect();
        assert!(unreached.is_empty(), "{unreached:?}");
    }
}
