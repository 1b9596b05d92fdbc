//! Those who try: one at his window, a colleague of his team, somebody of another, a supervisor who sets things up. And
//! records of every relation to him, in every state.

use super::{Caller, Window, rules::Who};
use crate::{Office, Person};
use serde_json::{Value, json};

/// One who tries, a colleague of his team, and somebody of another; and a supervisor who sets things up.
pub(super) struct Stage {
    _office: Office,
    pub(super) boss: Person,
    chief: Person,
    pub(super) me: Box<dyn Caller>,
    mate: Person,
    other: Person,
}

impl Stage {
    pub(super) fn of(role: &str, at: Window) -> Stage {
        let (office, boss) = Office::found();
        let chief = office.hire(&boss, "chief", &["supervisor"], Some("总部"));
        let me = at(&office, office.hire(&boss, "me", &[role], Some("华东")));
        let mate = office.hire(&boss, "mate", &["manager"], Some("华东"));
        let other = office.hire(&boss, "other", &["manager"], Some("华北"));
        Stage { _office: office, boss, chief, me, mate, other }
    }

    fn person(&self, who: Who) -> &dyn Caller {
        match who {
            Who::Me => &*self.me,
            Who::Mate => &self.mate,
            Who::Other => &self.other,
        }
    }

    pub(super) fn user(&self, who: Who) -> String {
        let name = format!("{who:?}").to_lowercase();
        let users = self.boss.ok("user.list", json!({}))["users"].clone();
        let found = users.as_array().expect("users").iter().find(|u| u["username"] == name).expect("a user");
        found["id"].as_str().expect("an id").to_string()
    }

    pub(super) fn grant(&self, role: &str, action: &str, entity: &str, level: &str) {
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
    pub(super) fn service(&self, role: &str, state: &str, relation: (Who, Who)) -> String {
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
    pub(super) fn churn(&self, role: &str, state: &str, relation: (Who, Who)) -> String {
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
    pub(super) fn record(&self, role: &str, state: &str, relation: (Who, Who), done: bool) -> (String, Option<String>) {
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

    /// How far the journal goes.
    pub(super) fn journal(&self) -> Value {
        self.boss.ok("changes.vector", json!({}))["vector"].clone()
    }
}
