//! A team of two small owners pages, jumps and counts among many rows. `ZHIKE_ROWS` says among how many (100,000 where
//! it does not).

use super::World;
use serde_json::{Value, json};
use std::time::Instant;
use zhike_tests::{Office, Person};

fn rows_wanted() -> u64 {
    std::env::var("ZHIKE_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000)
}

/// Two small owners in one team with their supervisor, many owners beside them.
fn world() -> (World, Vec<(&'static str, Person)>) {
    let (office, boss) = Office::found();
    // A level of its own for those who see their team, so that all three kinds of scope are there.
    for action in ["read", "update"] {
        boss.ok("role.grant", json!({ "role": "supervisor", "entity": "customer", "action": action, "level": "team" }));
    }
    office.hire(&boss, "big1", &["manager"], Some("华北"));
    office.hire(&boss, "big2", &["manager"], Some("华北"));
    let began = Instant::now();
    boss.job("demo.fill", json!({ "customers": rows_wanted(), "contacts": 0, "interactions": 0, "seed": 7 }))
        .expect("customers");
    eprintln!("made in {:?}", began.elapsed());
    let manager = office.hire(&boss, "small1", &["manager"], Some("华东"));
    let second = office.hire(&boss, "small2", &["manager"], Some("华东"));
    let supervisor = office.hire(&boss, "lead", &["supervisor"], Some("华东"));
    let executive = office.hire(&boss, "chief", &["executive"], None);
    for (who, from) in [(&manager, 0), (&second, 150)] {
        let rows: String = (from..from + 150)
            .map(|i| format!("小客户{:03},{}\n", i * 37 % 300, ["华东", "华北", ""][i % 3]))
            .collect();
        who.import(&format!("客户名称,地区\n{rows}"));
    }
    // Some in the bin, which no list shows.
    let few = boss.ok("customer.list", json!({ "limit": 5, "columns": [] }))["rows"].clone();
    let ids: Vec<&Value> = few.as_array().expect("rows").iter().map(|r| &r["id"]).collect();
    boss.ok("customer.bin", json!({ "ids": ids }));

    let chief = executive.clone();
    let people = vec![("executive", executive), ("supervisor", supervisor), ("manager", manager)];
    (World::read(office, boss, &chief), people)
}

#[test]
fn case_9_pages_jumps_and_counts_are_what_a_naive_reading_gives() {
    let began = Instant::now();
    let (world, people) = world();
    eprintln!("{} rows, made and read in {:?}", world.rows.len(), began.elapsed());
    for (who, person) in &people {
        // Whose rows each of them sees: said by hand, not read from the program.
        let owners = match *who {
            "executive" => world.everyone(),
            "supervisor" => ["small1", "small2", "lead"].map(|n| world.user(n)).into(),
            _ => [world.user("small1")].into(),
        };
        // All of it by a key that nearly every row has for itself, and by one that a fifth of them share.
        world.check(who, person, &owners, 5_000, &[("name", false), ("level", true)]);
        eprintln!("{who} after {:?}", began.elapsed());
    }
    for (who, person) in people.iter().filter(|(who, _)| *who != "executive") {
        world.scope_matters(who, person);
    }
}
