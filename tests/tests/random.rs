//! Random work through the only door: whatever is done, its undo leaves the content as it was before, its redo as it
//! was after, a refusal changes nothing, and in the end the file is whole. The seed of a run is printed;
//! `ZHIKE_SEED` runs another, or the same again: ids too are drawn from it.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person, dice::Dice};

/// What one roll of the dice does: an operation with its input.
fn something(dice: &mut Dice, who: &Person, ids: &[String]) -> (&'static str, Value) {
    let some = |dice: &mut Dice| -> Vec<String> { (0..=dice.roll(3)).map(|_| dice.pick(ids).clone()).collect() };
    let field = |dice: &mut Dice| -> (&'static str, Value) {
        match dice.roll(8) {
            0 => ("name", json!(format!("客户{}", dice.roll(50)))),
            1 => ("phone", json!(format!("021-{}", dice.roll(9)))),
            2 => ("city", json!(*dice.pick(&["上海", "北京", "广州"]))),
            3 => ("postcode", json!(dice.roll(9).to_string())),
            4 => ("credit", json!(1 + dice.roll(5))),
            5 => ("note", Value::Null),
            6 => ("website", json!("hengyuan.example")),
            _ => ("birthday", json!({ "calendar": "solar", "month": 1 + dice.roll(12), "day": 1 + dice.roll(28) })),
        }
    };
    if ids.is_empty() {
        return ("customer.create", json!({ "values": { "kind": "person", "name": "第一个" }, "incomplete": true }));
    }
    let id = dice.pick(ids).clone();
    match dice.roll(10) {
        0 | 1 => {
            let (name, value) = field(dice);
            let mut values = json!({ "kind": "person", "name": format!("新{}", dice.roll(99)) });
            values[name] = value;
            let points = json!([{ "kind": "mobile", "raw": "1" }]);
            ("customer.create", json!({ "values": values, "tags": ["甲"], "points": points, "incomplete": true }))
        }
        2..=4 => {
            let ((a, x), (b, y)) = (field(dice), field(dice));
            let rev = who.call("customer.get", json!({ "id": id })).map_or(json!(1), |a| a.data["rev"].clone());
            ("customer.update", json!({ "id": id, "rev": rev, "set": { a: x, b: y } }))
        }
        5 => {
            let (name, value) = field(dice);
            ("customer.bulk", json!({ "ids": some(dice), "set": { name: value } }))
        }
        6 => ("customer.bin", json!({ "ids": some(dice) })),
        7 => ("customer.restore", json!({ "ids": some(dice) })),
        8 => {
            let tag = |dice: &mut Dice| *dice.pick(&["甲", "乙", "丙"]);
            ("customer.tag", json!({ "ids": some(dice), "add": [tag(dice)], "remove": [tag(dice)] }))
        }
        _ => {
            let standing =
                who.call("customer.get", json!({ "id": id })).map_or(json!([]), |a| a.data["points"].clone());
            let mut set: Vec<Value> = Vec::new();
            for point in standing.as_array().into_iter().flatten() {
                if dice.roll(2) == 0 {
                    set.push(json!({ "id": point["id"], "kind": point["kind"], "raw": format!("p{}", dice.roll(9)) }));
                }
            }
            set.push(json!({ "kind": "email", "raw": format!("{}@x.example", dice.roll(9)) }));
            ("customer.points", json!({ "id": id, "set": set }))
        }
    }
}

/// How often each thing came about.
#[derive(Debug, Default)]
struct Seen {
    done: usize,
    refused: usize,
    undone: usize,
    redone: usize,
    undos_refused: usize,
    /// What came of each call, ids and ops among it.
    told: Vec<String>,
}

fn run(seed: u64, steps: usize) -> Seen {
    eprintln!("seed {seed}");
    zhike_core::seeded::with(seed, || played(seed, steps))
}

fn played(seed: u64, steps: usize) -> Seen {
    let mut dice = Dice::new(seed | 1);
    let (office, boss) = Office::found();
    let people = [boss.clone(), office.hire(&boss, "li", &["supervisor"], None)];
    let (mut ids, mut ops, mut seen): (Vec<String>, Vec<i64>, Seen) = Default::default();
    for step in 0..steps {
        office.later(1_000);
        let who = dice.pick(&people).clone();
        let before = boss.content();
        if !ops.is_empty() && dice.roll(5) == 0 {
            // Something older: it may stand under later work, and then nothing may change.
            let op = *dice.pick(&ops);
            match who.call("change.undo", json!({ "op": op })) {
                Ok(answer) => {
                    seen.undone += 1;
                    if let Some(undo) = answer.op {
                        // What would come back to a record that lies in the bin by now does not.
                        if let Err(error) = who.call("change.undo", json!({ "op": undo })) {
                            let Error::Conflict { stands } = &error else {
                                panic!("seed {seed}, step {step}: {error:?}")
                            };
                            assert!(
                                stands.iter().all(|s| s.why == "refers_to_missing"),
                                "seed {seed}, step {step}: {error:?}"
                            );
                            seen.undos_refused += 1;
                            continue;
                        }
                        assert_eq!(boss.content(), before, "seed {seed}, step {step}: op {op} undone and done again");
                    }
                }
                Err(error) => {
                    assert!(
                        matches!(error, Error::Conflict { .. } | Error::Blocked { .. }),
                        "seed {seed}, step {step}: {error:?}"
                    );
                    seen.undos_refused += 1;
                    assert_eq!(boss.content(), before, "seed {seed}, step {step}: a refused undo changes nothing");
                }
            }
            continue;
        }
        let (name, input) = something(&mut dice, &who, &ids);
        let at = || format!("seed {seed}, step {step}: {name} {input}");
        let came = who.call(name, input.clone());
        let told = came.as_ref().map(|a| (a.op, a.data.to_string())).map_err(|e| e.code().to_string());
        seen.told.push(format!("{name} {input} {told:?}"));
        match came {
            Err(error) => {
                assert!(!matches!(error, Error::Internal { .. } | Error::Corrupt { .. }), "{}: {error:?}", at());
                assert_eq!(boss.content(), before, "{}: a refusal changes nothing", at());
                seen.refused += 1;
            }
            Ok(answer) => {
                seen.done += 1;
                if name == "customer.create" {
                    ids.push(answer.data["id"].as_str().expect("an id").to_string());
                }
                let after = boss.content();
                let Some(op) = answer.op else {
                    assert_eq!(after, before, "{}: without an op nothing changed", at());
                    continue;
                };
                ops.push(op);
                if dice.roll(2) == 0 {
                    let undone = who.call("change.undo", json!({ "op": op }));
                    let undone = undone.unwrap_or_else(|e| panic!("{}: undo of {op}: {e:?}", at())).data;
                    assert_eq!(boss.content(), before, "{}: its undo", at());
                    seen.undone += 1;
                    if dice.roll(2) == 0 {
                        let redone = who.call("change.undo", json!({ "op": undone["op"] }));
                        assert!(redone.is_ok(), "{}: redo of {op}: {redone:?}", at());
                        assert_eq!(boss.content(), after, "{}: its redo", at());
                        seen.redone += 1;
                    }
                }
            }
        }
    }
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]), "seed {seed}");
    let content = boss.content();
    boss.ok("doctor.rebuild", json!({}));
    assert_eq!(boss.content(), content, "derived values follow from the rows");
    seen
}

#[test]
fn whatever_is_done_its_undo_leaves_the_content_as_it_was() {
    let seeds = match std::env::var("ZHIKE_SEED").ok().and_then(|s| s.parse().ok()) {
        Some(seed) => vec![seed],
        None => vec![2026, 1122, 77_777],
    };
    let all: Vec<Seen> = seeds.iter().map(|seed| run(*seed, 90)).collect();
    // The control of the dice: everything came about, refusals too.
    let sum = |of: fn(&Seen) -> usize| all.iter().map(of).sum::<usize>();
    let counts: [usize; 5] =
        [sum(|s| s.done), sum(|s| s.refused), sum(|s| s.undone), sum(|s| s.redone), sum(|s| s.undos_refused)];
    assert!(counts.iter().all(|n| *n >= 3 * seeds.len().min(3)), "{all:?}");
}

#[test]
fn a_seed_gives_the_same_run_again() {
    let (one, again, other) = (run(5, 25).told, run(5, 25).told, run(6, 25).told);
    assert!(!one.is_empty());
    assert_eq!(one, again);
    assert_ne!(one, other, "the control");
}

#[test]
fn the_measure_sees_an_undo_that_leaves_something_behind() {
    let (_office, boss) = Office::found();
    let id = boss.customer("甲");
    let before = boss.content();
    let op = boss.set(&id, "note", json!("一"));
    boss.set(&id, "website", json!("a.example"));
    boss.ok("change.undo", json!({ "op": op }));
    assert_ne!(boss.content(), before, "the website is still there");
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.content(), before);
}
