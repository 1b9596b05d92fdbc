//! A team of two small owners pages, jumps, counts and searches among many rows. `ZHIKE_ROWS` says among how many (100,000 where
//! it does not).

use super::World;
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Instant};
use zhike_core::text::pinyin;
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
fn case_9_pages_jumps_counts_and_searches_are_what_a_naive_reading_gives() {
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
        searches(&world, who, person, &owners);
        eprintln!("{who} after {:?}", began.elapsed());
    }
    for (who, person) in people.iter().filter(|(who, _)| *who != "executive") {
        world.scope_matters(who, person);
    }
}

/// What is looked for of the small owners' customers, who have a name and little else, is what looking through the names of
/// all rows in sight finds; what others' customers are called finds nothing.
fn searches(world: &World, who: &str, person: &Person, owners: &BTreeSet<&str>) {
    let found = |text: &str| -> (usize, BTreeSet<String>) {
        let customers =
            person.ok("search.find", json!({ "text": text, "entities": ["customer"] }))["customers"].clone();
        let ids =
            customers["hits"].as_array().expect("hits").iter().map(|hit| hit["id"].as_str().expect("an id").into());
        (customers["count"].as_u64().expect("a count") as usize, ids.collect())
    };
    let everyone = owners.len() == world.everyone().len();
    let mut hits = 0;
    // (The addresses in the net of others' customers are made of letters too.)
    let chinese = |text: &&str| !everyone || !text.is_ascii();
    let texts = ["小客户", "小客户1", "客户29", "户007", "小客户299", "xiaokehu", "xkh", "xkh12", "小客户A"];
    for text in texts.into_iter().filter(chinese) {
        let fits = |row: &&super::Dumped| {
            let name = row.values["name"].as_str().expect("a name");
            let letters = |p: pinyin::Pinyin| p.full.contains(text) || p.initials.contains(text);
            owners.contains(row.owner.as_str()) && (name.contains(text) || pinyin::pinyin(name).is_some_and(letters))
        };
        let naive: BTreeSet<String> = world.rows.iter().filter(fits).map(|row| row.id.clone()).collect();
        let (count, ids) = found(text);
        assert_eq!(count, naive.len(), "{who} looks for {text}");
        assert!(ids.is_subset(&naive), "{who} looks for {text}");
        assert_eq!(ids.len(), naive.len().min(50), "{who} looks for {text}");
        hits += count;
    }
    assert!(hits > 300, "the control: {hits} hits");
    assert_eq!(found("公司").0 > 1_000, everyone, "{who} looks for others' customers");
    assert!(everyone || found("公司").0 == 0, "{who} finds others' customers");
}
