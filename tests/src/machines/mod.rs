//! Every state × action × role × relation of the state machines: who tries, through which door, and what came of it. What is
//! refused must name its rule and leave no line in the journal.

mod rules;
mod stage;

pub use rules::RULES;

use crate::{Office, Person};
use rules::{FIRST, Outcome, RELATIONS, RIGHTS, ROLES, SIGHT, Who, expected, reaches};
use serde_json::{Value, json};
use stage::Stage;
use zhike_core::{Error, process::MACHINES};

/// Somebody who calls, whatever carries his calls.
pub trait Caller {
    /// The data of the answer, or the refusal.
    fn call(&self, name: &str, input: Value) -> Result<Value, Error>;

    /// A call that must succeed.
    fn ok(&self, name: &str, input: Value) -> Value {
        self.call(name, input.clone()).unwrap_or_else(|e| panic!("{name} {input} → {e}"))
    }
}

impl Caller for Person {
    fn call(&self, name: &str, input: Value) -> Result<Value, Error> {
        Ok(Person::call(self, name, input)?.data)
    }
}

/// Where the one who tries sits: makes of somebody who is logged in one whose calls go another way.
pub type Window = fn(&Office, Person) -> Box<dyn Caller>;

/// At the core's own door.
pub fn at_the_door(_: &Office, person: Person) -> Box<dyn Caller> {
    Box::new(person)
}

/// Tries everything as one of this role at this window; `levels` says otherwise than the preset how far its rights reach. Answers how many
/// combinations were done and how many refused.
pub fn enumerate(role: &str, levels: Option<&str>, at: Window) -> (usize, usize) {
    let stage = Stage::of(role, at);
    let column = ROLES.iter().position(|r| *r == role).expect("a role");
    let level = |entity: &str, action: &str| {
        let preset = RIGHTS.iter().find(|(e, a, _)| *e == entity && *a == action).expect("a right").2[column];
        if preset == "none" { preset } else { levels.unwrap_or(preset) }
    };
    let sight = levels.unwrap_or(SIGHT[column]);
    if let Some(level) = levels {
        for (entity, action) in [
            ("opportunity", "read"),
            ("opportunity", "update"),
            ("opportunity", "delete"),
            ("opportunity", "progress"),
            ("opportunity", "win"),
            ("opportunity", "lose"),
            ("plan", "read"),
            ("plan", "create"),
            ("plan", "update"),
            ("plan", "delete"),
            ("plan", "execute"),
            ("service", "read"),
            ("service", "update"),
            ("service", "delete"),
            ("service", "handle"),
            ("service", "feedback"),
            ("customer", "read"),
            ("churn", "read"),
            ("churn", "hold"),
            ("churn", "confirm"),
        ] {
            stage.grant(role, action, entity, level);
        }
    }
    let (mut done, mut refused) = (0, 0);
    for machine in MACHINES {
        let entity = machine.entity;
        // A step is closed when its opportunity is; each state of a step stands for one of the opportunity.
        for state in machine.states {
            let (of, executed) = match (entity, *state) {
                ("plan", "closed") => ("won", false),
                ("plan", state) => ("assigned", state == "done"),
                (_, state) => (state, false),
            };
            for relation in RELATIONS {
                // An administrator neither makes nor has any, and his rights cannot be changed to set it up.
                if role == "admin" && (relation.0 == Who::Me || relation.1 == Who::Me) {
                    continue;
                }
                let mut record = None;
                for row in machine.rows {
                    let (id, step) = record.take().unwrap_or_else(|| match entity {
                        "service" => (stage.service(role, state, relation), None),
                        "churn" => (stage.churn(role, state, relation), None),
                        _ => stage.record(role, of, relation, executed),
                    });
                    let case = format!("{role} {levels:?}: {entity} {state} {} {relation:?}", row.action);
                    let relation = if FIRST.contains(&of) { (relation.0, Who::Other) } else { relation };
                    let wanted = expected(entity, row.action, state, relation, level(entity, row.action), sight);
                    let shown = shown(&stage, entity, &id, step.as_deref(), row.action);
                    let before = stage.journal();
                    let came = attempt(&stage, entity, row.action, &id, step.as_deref());
                    assert_eq!(came, wanted, "{case}");
                    let in_sight = entity != "churn" && reaches(sight, relation.0)
                        || !FIRST.contains(&of) && reaches(sight, relation.1);
                    assert_eq!(shown, shown_of(&wanted).filter(|_| in_sight), "{case}: what its buttons say");
                    if came == Outcome::Done {
                        done += 1;
                        assert_ne!(stage.journal(), before, "{case}: the control: what is done leaves a line");
                    } else {
                        refused += 1;
                        assert_eq!(stage.journal(), before, "{case}: nothing is written");
                        record = Some((id, step));
                    }
                }
            }
        }
    }
    (done, refused)
}

fn attempt(stage: &Stage, entity: &str, action: &str, id: &str, step: Option<&str>) -> Outcome {
    let rev = |entity: &str, id: &str| {
        let record = stage.boss.ok(&format!("{entity}.get"), json!({ "id": id }));
        record["rev"].as_i64().expect("a revision")
    };
    let to = || stage.user(Who::Mate);
    let (name, input) = match (entity, action) {
        ("opportunity", "edit") => {
            ("opportunity.update", json!({ "id": id, "rev": rev(entity, id), "set": { "title": "改过" } }))
        }
        ("opportunity", "delete") => ("opportunity.bin", json!({ "ids": [id] })),
        ("opportunity", "assign") => ("opportunity.assign", json!({ "ids": [id], "to": stage.user(Who::Other) })),
        ("opportunity", "reassign") => {
            let now = stage.boss.ok("opportunity.get", json!({ "id": id }))["values"]["assigned_to"].clone();
            let to = if now == json!(to()) { stage.user(Who::Other) } else { to() };
            ("opportunity.reassign", json!({ "ids": [id], "to": to, "reason": "休假" }))
        }
        ("opportunity", "progress") => {
            ("opportunity.progress", json!({ "id": id, "rev": rev(entity, id), "set": { "success_rate": 55 } }))
        }
        ("opportunity", "plan") => {
            ("plan.make", json!({ "opportunity": id, "planned_on": "2026-12-02", "action": "电话" }))
        }
        ("opportunity", "win") => ("opportunity.win", json!({ "id": id, "create": true })),
        ("opportunity", "lose") => ("opportunity.lose", json!({ "id": id, "reason": "预算" })),
        ("opportunity", "reopen") => ("opportunity.reopen", json!({ "id": id, "reason": "再谈" })),
        ("service", "edit") => {
            ("service.update", json!({ "id": id, "rev": rev(entity, id), "set": { "title": "改过" } }))
        }
        ("service", "delete") => ("service.bin", json!({ "ids": [id] })),
        ("service", "assign") => ("service.assign", json!({ "ids": [id], "to": stage.user(Who::Other) })),
        ("service", "reassign") => {
            let now = stage.boss.ok("service.get", json!({ "id": id }))["values"]["assigned_to"].clone();
            let to = if now == json!(to()) { stage.user(Who::Other) } else { to() };
            ("service.reassign", json!({ "ids": [id], "to": to, "reason": "休假" }))
        }
        ("service", "handle") => ("service.handle", json!({ "id": id, "handling": "修好了" })),
        ("service", "feedback") => ("service.feedback", json!({ "id": id, "result": "满意", "satisfaction": 3 })),
        ("service", "return") => ("service.feedback", json!({ "id": id, "result": "还是不行", "satisfaction": 2 })),
        ("churn", "hold") => ("churn.hold", json!({ "id": id, "measure": "打折" })),
        ("churn", "confirm") => ("churn.confirm", json!({ "id": id, "reason": "搬走了" })),
        ("plan", "edit") => ("plan.update", json!({ "id": step, "rev": 1_i64 << 40, "set": { "action": "改过" } })),
        ("plan", "execute") => ("plan.execute", json!({ "id": step, "result": "又去了" })),
        ("plan", "delete") => ("plan.bin", json!({ "ids": [step] })),
        other => panic!("no call for {other:?}"),
    };
    match stage.me.call(name, input) {
        Ok(_) => Outcome::Done,
        Err(Error::Forbidden { .. }) => Outcome::Forbidden,
        Err(Error::NotFound { .. }) => Outcome::NotFound,
        Err(Error::Blocked { rule }) => Outcome::Blocked(rule),
        Err(other) => panic!("{name}: {other:?}"),
    }
}

/// What the record says of an action to the one who looks: None where he does not see it.
fn shown(stage: &Stage, entity: &str, id: &str, step: Option<&str>, action: &str) -> Option<(bool, Option<String>)> {
    let record = match entity {
        "plan" => {
            let plan = stage.me.call("plan.list", json!({ "opportunity": id })).ok()?;
            plan["steps"].as_array()?.iter().find(|s| s["id"] == json!(step))?.clone()
        }
        _ => stage.me.call(&format!("{entity}.get"), json!({ "id": id })).ok()?,
    };
    let actions = record["actions"].as_array()?;
    let found = actions.iter().find(|a| a["action"] == action)?;
    Some((found["allowed"] == true, found["reason"].as_str().map(String::from)))
}

fn shown_of(wanted: &Outcome) -> Option<(bool, Option<String>)> {
    match wanted {
        Outcome::Done => Some((true, None)),
        Outcome::Blocked(rule) => Some((false, Some(rule.clone()))),
        Outcome::Forbidden => Some((false, Some("no_right".into()))),
        Outcome::NotFound => None,
    }
}
