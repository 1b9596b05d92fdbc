//! Every state × action × role × relation of the state machines, through the core's door, against what SPEC.md's table of
//! rights and its rules say. What is refused names its rule and leaves no line in the journal.

use serde_json::{Value, json};
use zhike_core::{Error, process::MACHINES};
use zhike_tests::{Office, Person};

/// SPEC.md section 1, by hand: how far a role's right to an action reaches. Columns: admin, supervisor, manager, executive.
const RIGHTS: &[(&str, &str, [&str; 4])] = &[
    ("opportunity", "edit", ["none", "all", "own", "none"]),
    ("opportunity", "delete", ["none", "own", "own", "none"]),
    ("opportunity", "assign", ["none", "all", "none", "none"]),
    ("opportunity", "reassign", ["none", "all", "none", "none"]),
    ("opportunity", "progress", ["none", "none", "own", "none"]),
    ("opportunity", "plan", ["none", "all", "own", "none"]),
    ("opportunity", "win", ["none", "none", "own", "none"]),
    ("opportunity", "lose", ["none", "none", "own", "none"]),
    ("opportunity", "reopen", ["none", "all", "none", "none"]),
    ("plan", "edit", ["none", "all", "own", "none"]),
    ("plan", "execute", ["none", "none", "own", "none"]),
    ("plan", "delete", ["none", "all", "own", "none"]),
    ("service", "edit", ["none", "all", "own", "none"]),
    ("service", "delete", ["none", "all", "own", "none"]),
    ("service", "assign", ["none", "all", "none", "none"]),
    ("service", "reassign", ["none", "all", "none", "none"]),
    ("service", "handle", ["none", "none", "own", "none"]),
    ("service", "feedback", ["none", "none", "own", "none"]),
    ("service", "return", ["none", "none", "own", "none"]),
    ("churn", "hold", ["none", "none", "own", "none"]),
    ("churn", "confirm", ["none", "none", "own", "none"]),
];
const ROLES: [&str; 4] = ["admin", "supervisor", "manager", "executive"];
const SIGHT: [&str; 4] = ["all", "all", "own", "all"];

/// SPEC.md sections 2, 3 and 7, by hand: the states in which an action may be done, and whose record counts as one's own.
const RULES: &[(&str, &str, &[&str], Whose)] = &[
    ("opportunity", "edit", &["unassigned"], Whose::Maker),
    ("opportunity", "delete", &["unassigned"], Whose::Maker),
    ("opportunity", "assign", &["unassigned"], Whose::Maker),
    ("opportunity", "reassign", &["assigned"], Whose::Assignee),
    ("opportunity", "progress", &["assigned"], Whose::Assignee),
    ("opportunity", "plan", &["assigned"], Whose::Assignee),
    ("opportunity", "win", &["assigned"], Whose::Assignee),
    ("opportunity", "lose", &["assigned"], Whose::Assignee),
    ("opportunity", "reopen", &["won", "lost"], Whose::Assignee),
    ("plan", "edit", &["planned"], Whose::Assignee),
    ("plan", "execute", &["planned", "done"], Whose::Assignee),
    ("plan", "delete", &["planned"], Whose::Assignee),
    ("service", "edit", &["new"], Whose::Maker),
    ("service", "delete", &["new"], Whose::Maker),
    ("service", "assign", &["new"], Whose::Maker),
    ("service", "reassign", &["assigned", "handled"], Whose::Assignee),
    ("service", "handle", &["assigned"], Whose::Assignee),
    ("service", "feedback", &["handled"], Whose::Assignee),
    ("service", "return", &["handled"], Whose::Assignee),
    ("churn", "hold", &["warning", "held"], Whose::Owner),
    ("churn", "confirm", &["warning", "held"], Whose::Owner),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whose {
    Maker,
    Assignee,
    /// Of a customer: nobody else sees what is about him.
    Owner,
}

/// What a record is to the one who tries: who made it and whom it is assigned to. `Me`, a colleague of one's team, or
/// somebody of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Who {
    Me,
    Mate,
    Other,
}

const RELATIONS: [(Who, Who); 6] = [
    (Who::Me, Who::Me),
    (Who::Me, Who::Other),
    (Who::Other, Who::Me),
    (Who::Mate, Who::Mate),
    (Who::Mate, Who::Other),
    (Who::Other, Who::Other),
];

/// States in which a record is nobody's.
const FIRST: [&str; 2] = ["unassigned", "new"];

/// What is to come of it: done, or refused with this.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Outcome {
    Done,
    Forbidden,
    NotFound,
    Blocked(String),
}

fn reaches(level: &str, who: Who) -> bool {
    match level {
        "all" => true,
        "team" => who != Who::Other,
        "own" => who == Who::Me,
        _ => false,
    }
}

/// The expectation, from the tables above alone.
fn expected(entity: &str, action: &str, state: &str, relation: (Who, Who), right: &str, sight: &str) -> Outcome {
    let (_, _, from, whose) = RULES.iter().find(|(e, a, ..)| *e == entity && *a == action).expect("a rule");
    let assigned = !FIRST.contains(&state);
    if right == "none" {
        return Outcome::Forbidden;
    }
    if *whose == Whose::Owner && !reaches(sight, relation.1) {
        return Outcome::NotFound;
    }
    if *whose != Whose::Owner && !(reaches(sight, relation.0) || assigned && reaches(sight, relation.1)) {
        return Outcome::NotFound;
    }
    if !from.contains(&state) {
        return Outcome::Blocked(format!("{entity}_{state}"));
    }
    match whose {
        Whose::Maker if !reaches(right, relation.0) => Outcome::Blocked("not_the_creator".into()),
        Whose::Assignee if !reaches(right, relation.1) => Outcome::Blocked("not_the_assignee".into()),
        Whose::Owner if !reaches(right, relation.1) => Outcome::Blocked("not_the_owner".into()),
        _ => Outcome::Done,
    }
}

/// One who tries, a colleague of his team, and somebody of another; and a supervisor who sets things up.
struct Stage {
    _office: Office,
    boss: Person,
    chief: Person,
    me: Person,
    mate: Person,
    other: Person,
}

impl Stage {
    fn of(role: &str) -> Stage {
        let (office, boss) = Office::found();
        let chief = office.hire(&boss, "chief", &["supervisor"], Some("总部"));
        let me = office.hire(&boss, "me", &[role], Some("华东"));
        let mate = office.hire(&boss, "mate", &["manager"], Some("华东"));
        let other = office.hire(&boss, "other", &["manager"], Some("华北"));
        Stage { _office: office, boss, chief, me, mate, other }
    }

    fn person(&self, who: Who) -> &Person {
        match who {
            Who::Me => &self.me,
            Who::Mate => &self.mate,
            Who::Other => &self.other,
        }
    }

    fn user(&self, who: Who) -> String {
        let name = format!("{who:?}").to_lowercase();
        let users = self.boss.ok("user.list", json!({}))["users"].clone();
        let found = users.as_array().expect("users").iter().find(|u| u["username"] == name).expect("a user");
        found["id"].as_str().expect("an id").to_string()
    }

    fn grant(&self, role: &str, action: &str, entity: &str, level: &str) {
        let input = json!({ "role": role, "entity": entity, "action": action, "level": level });
        self.boss.ok("role.grant", input);
    }

    /// Lets everyone of a role make, have and close opportunities, whom his role itself does not let; or takes it back.
    fn lend(&self, role: &str, entity: &str, lend: bool) {
        let (entity, actions) = match entity {
            "service" => ("service", ["create", "handle", "feedback"]),
            "churn" => ("churn", ["hold", "hold", "confirm"]),
            _ => ("opportunity", ["create", "win", "lose"]),
        };
        for action in actions {
            let has = role == "manager" || role == "supervisor" && action == "create" && entity != "churn";
            if role != "admin" && !has {
                self.grant(role, action, entity, if lend { "own" } else { "none" });
            }
        }
    }

    /// A service of this relation in this state, of a customer that everyone's colleague owns.
    fn service(&self, role: &str, state: &str, relation: (Who, Who)) -> String {
        self.lend(role, "service", true);
        let id =
            self.person(relation.0).ok("service.create", json!({ "values": { "title": "服务" }, "incomplete": true }));
        let id = id["id"].as_str().expect("an id").to_string();
        let assignee = self.person(relation.1);
        if state != "new" {
            self.chief.ok("service.assign", json!({ "ids": [id], "to": self.user(relation.1) }));
        }
        if ["handled", "archived"].contains(&state) {
            assignee.ok("service.handle", json!({ "id": id, "handling": "换了一台" }));
        }
        if state == "archived" {
            assignee.ok("service.feedback", json!({ "id": id, "result": "满意", "satisfaction": 5 }));
        }
        self.lend(role, "service", false);
        id
    }

    /// A churn record in this state, of a customer whom the second of the relation owns.
    fn churn(&self, role: &str, state: &str, relation: (Who, Who)) -> String {
        let owner = self.person(relation.1);
        let values = json!({ "kind": "company", "name": "安静的公司", "owner": self.user(relation.1) });
        let customer = self.boss.ok("customer.create", json!({ "values": values, "incomplete": true }))["id"].clone();
        self.boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
        let order = |on: &str| json!({ "values": { "customer": customer, "ordered_on": on } });
        self.chief.ok("sales_order.create", order("2026-01-05"));
        self.boss.ok("churn.check", json!({}));
        let id = self.boss.ok("churn.list", json!({ "customer": customer }))["rows"][0]["id"].clone();
        self.lend(role, "churn", true);
        match state {
            "held" => drop(owner.ok("churn.hold", json!({ "id": id, "measure": "拜访" }))),
            "lost" => drop(owner.ok("churn.confirm", json!({ "id": id, "reason": "价格" }))),
            "recovered" => drop(self.chief.ok("sales_order.create", order("2026-11-20"))),
            _ => {}
        }
        self.lend(role, "churn", false);
        id.as_str().expect("an id").to_string()
    }

    /// An opportunity of this relation in this state, and a step of its plan in it.
    fn record(&self, role: &str, state: &str, relation: (Who, Who), done: bool) -> (String, Option<String>) {
        self.lend(role, "opportunity", true);
        let values = json!({ "title": "机会", "customer_name": "恒远", "success_rate": 10, "description": "描述" });
        let id = self.person(relation.0).ok("opportunity.create", json!({ "values": values }))["id"].clone();
        let id = id.as_str().expect("an id").to_string();
        let mut step = None;
        if state != "unassigned" {
            self.chief.ok("opportunity.assign", json!({ "ids": [id], "to": self.user(relation.1) }));
            let input = json!({ "opportunity": id, "planned_on": "2026-12-01", "action": "拜访" });
            let made = self.chief.ok("plan.make", input)["id"].as_str().expect("an id").to_string();
            if done {
                let lent = ["supervisor", "executive"].contains(&role);
                if lent {
                    self.grant(role, "execute", "plan", "own");
                }
                self.person(relation.1).ok("plan.execute", json!({ "id": made, "result": "好" }));
                if lent {
                    self.grant(role, "execute", "plan", "none");
                }
            }
            step = Some(made);
        }
        match state {
            "won" => drop(self.person(relation.1).ok("opportunity.win", json!({ "id": id, "create": true }))),
            "lost" => drop(self.person(relation.1).ok("opportunity.lose", json!({ "id": id, "reason": "价格" }))),
            _ => {}
        }
        self.lend(role, "opportunity", false);
        (id, step)
    }

    fn attempt(&self, entity: &str, action: &str, id: &str, step: Option<&str>) -> Outcome {
        let rev = |entity: &str, id: &str| {
            let record = self.boss.ok(&format!("{entity}.get"), json!({ "id": id }));
            record["rev"].as_i64().expect("a revision")
        };
        let to = || self.user(Who::Mate);
        let (name, input) = match (entity, action) {
            ("opportunity", "edit") => {
                ("opportunity.update", json!({ "id": id, "rev": rev(entity, id), "set": { "title": "改过" } }))
            }
            ("opportunity", "delete") => ("opportunity.bin", json!({ "ids": [id] })),
            ("opportunity", "assign") => ("opportunity.assign", json!({ "ids": [id], "to": self.user(Who::Other) })),
            ("opportunity", "reassign") => {
                let now = self.boss.ok("opportunity.get", json!({ "id": id }))["values"]["assigned_to"].clone();
                let to = if now == json!(to()) { self.user(Who::Other) } else { to() };
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
            ("service", "assign") => ("service.assign", json!({ "ids": [id], "to": self.user(Who::Other) })),
            ("service", "reassign") => {
                let now = self.boss.ok("service.get", json!({ "id": id }))["values"]["assigned_to"].clone();
                let to = if now == json!(to()) { self.user(Who::Other) } else { to() };
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
        match self.me.call(name, input) {
            Ok(_) => Outcome::Done,
            Err(Error::Forbidden { .. }) => Outcome::Forbidden,
            Err(Error::NotFound { .. }) => Outcome::NotFound,
            Err(Error::Blocked { rule }) => Outcome::Blocked(rule),
            Err(other) => panic!("{name}: {other:?}"),
        }
    }

    /// How far the journal goes.
    fn journal(&self) -> Value {
        self.boss.ok("changes.vector", json!({}))["vector"].clone()
    }
}

/// Tries everything as one of this role; `levels` says otherwise than the preset how far its rights reach. Answers how many
/// combinations were done and how many refused.
fn enumerate(role: &str, levels: Option<&str>) -> (usize, usize) {
    let stage = Stage::of(role);
    let at = ROLES.iter().position(|r| *r == role).expect("a role");
    let level = |entity: &str, action: &str| {
        let preset = RIGHTS.iter().find(|(e, a, _)| *e == entity && *a == action).expect("a right").2[at];
        if preset == "none" { preset } else { levels.unwrap_or(preset) }
    };
    let sight = levels.unwrap_or(SIGHT[at]);
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
                    let came = stage.attempt(entity, row.action, &id, step.as_deref());
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

/// What the record says of an action to the one who looks: None where he does not see it.
fn shown(stage: &Stage, entity: &str, id: &str, step: Option<&str>, action: &str) -> Option<(bool, Option<String>)> {
    let record = match entity {
        "plan" => {
            let plan = stage.me.call("plan.list", json!({ "opportunity": id })).ok()?.data;
            plan["steps"].as_array()?.iter().find(|s| s["id"] == json!(step))?.clone()
        }
        _ => stage.me.call(&format!("{entity}.get"), json!({ "id": id })).ok()?.data,
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

#[test]
fn a_manager_may_do_with_each_record_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("manager", None);
    assert!(done >= 20 && refused >= 150, "{done} done, {refused} refused");
}

#[test]
fn a_supervisor_may_do_with_each_record_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("supervisor", None);
    assert!(done >= 30 && refused >= 100, "{done} done, {refused} refused");
}

#[test]
fn administrators_and_executives_change_nothing() {
    for role in ["admin", "executive"] {
        let (done, refused) = enumerate(role, None);
        assert!(done == 0 && refused >= 100, "{role}: {done} done, {refused} refused");
    }
}

#[test]
fn rights_that_reach_the_team_reach_the_team_and_no_further() {
    let (done, refused) = enumerate("manager", Some("team"));
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
