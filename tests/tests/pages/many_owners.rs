//! A team of more owners than have an arm each in the query of a page (64): its rows come from the index of all rows,
//! with the owners as a filter. On both sides of that number the answers are the naive ones.

use super::World;
use serde_json::json;
use std::collections::BTreeSet;
use zhike_tests::{Office, Person};

/// So many owners have an arm each.
const ARMS: usize = 64;

#[test]
fn a_team_of_more_owners_than_have_arms_pages_jumps_and_counts_as_a_naive_reading() {
    // The lead is one of them.
    for sales in [ARMS - 1, ARMS + 8] {
        let (office, boss) = Office::found();
        boss.ok("role.grant", json!({ "role": "supervisor", "entity": "customer", "action": "read", "level": "team" }));
        let hire = |name: &str, team: &str| {
            boss.ok(
                "user.add",
                json!({ "username": name, "display_name": format!("销售{name}"),
                "password": zhike_tests::PASSWORD, "roles": ["manager"], "team": team }),
            );
        };
        let team: Vec<String> = (0..sales).map(|i| format!("a{i:02}")).collect();
        team.iter().for_each(|name| hire(name, "华东"));
        (0..8).for_each(|i| hire(&format!("b{i}"), "华北"));
        boss.job(
            "demo.fill",
            json!({ "customers": 1_500, "contacts": 0, "interactions": 0, "orders": 900, "seed": 3 }),
        )
        .expect("customers");
        let lead = office.hire(&boss, "lead", &["supervisor"], Some("华东"));
        let chief = office.hire(&boss, "chief", &["executive"], None);
        // Some of theirs in the bin, which neither pages nor counts hold.
        let few = boss.ok("customer.list", json!({ "offset": 700, "limit": 9, "columns": [] }))["rows"].clone();
        let ids: Vec<_> = few.as_array().expect("rows").iter().map(|r| r["id"].clone()).collect();
        boss.ok("customer.bin", json!({ "ids": ids }));

        let world = World::read(office, boss, &chief);
        let owners: BTreeSet<&str> = team.iter().map(|n| n.as_str()).chain(["lead"]).map(|n| world.user(n)).collect();
        assert_eq!(owners.len() > ARMS, sales > ARMS);
        let with_rows: BTreeSet<&str> = world.rows.iter().map(|r| r.owner.as_str()).collect();
        assert!(owners.iter().filter(|o| with_rows.contains(*o)).count() >= sales, "each of them has rows");
        world.check("lead", &lead, &owners, usize::MAX, &[]);
        world.scope_matters("lead", &lead);

        // Who joins the team is seen from the next call on: the 65th turns the arms into a filter.
        let before = lead.count();
        hire_late(&world.boss, world.oracle(&[world.user("b0")].into(), "name", false)[0]);
        assert_eq!(lead.count(), before + 1);
        let all: BTreeSet<String> = super::walk(&lead, "name", true, 37).into_iter().collect();
        assert_eq!(all.len() as i64, before + 1);
    }
}

/// One more in the team, who takes over this customer.
fn hire_late(boss: &Person, customer: &str) {
    let input = json!({ "username": "late", "password": zhike_tests::PASSWORD, "roles": ["manager"], "team": "华东" });
    let late = boss.ok("user.add", input)["id"].clone();
    boss.set(customer, "owner", late);
}
