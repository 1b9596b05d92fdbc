//! A small office with rows of every protected table, in every state, of every relation: sample data, and records that are
//! made by one, assigned to another and handled by a third.

use super::super::{PASSWORD, app};
use crate::{App, Id, Place, SessionChange, SessionId, store::write::Intent, value::CellValue};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf, thread::sleep, time::Duration};

/// User name, role, team. `ann` and `bob` are of a team below that of `lead`, whose rights reach his teams; `far` is of
/// another.
const PEOPLE: [(&str, &str, &str); 6] = [
    ("chief", "supervisor", "A"),
    ("lead", "lead", "A"),
    ("ann", "manager", "B"),
    ("bob", "manager", "B"),
    ("far", "manager", "C"),
    ("eye", "executive", "C"),
];
/// What a lead reads of his teams.
const READ: [&str; 9] =
    ["customer", "contact", "interaction", "opportunity", "plan", "service", "sales_order", "churn", "report"];

pub(super) struct Office {
    _dir: tempfile::TempDir,
    pub(super) home: PathBuf,
    pub(super) file: PathBuf,
}

/// What a job answers, or why it does not.
pub(super) fn job(app: &App, session: &SessionId, name: &str, input: Value) -> Result<Value, crate::Error> {
    let job = app.call(Some(session), name, input)?.data["job"].clone();
    loop {
        let state = app.call(Some(session), "job.get", json!({ "job": job }))?.data;
        match state["state"].as_str() {
            Some("done") => return Ok(state["result"].clone()),
            Some("failed") => return Err(serde_json::from_value(state["error"].clone()).expect("a refusal")),
            _ => sleep(Duration::from_millis(5)),
        }
    }
}

struct Desks {
    app: App,
    sessions: BTreeMap<&'static str, SessionId>,
    ids: BTreeMap<&'static str, Value>,
}

impl Desks {
    fn ask(&self, who: &str, name: &str, input: Value) -> Value {
        match self.app.call(Some(&self.sessions[who]), name, input.clone()) {
            Ok(answer) => answer.data,
            Err(e) => panic!("{who} {name} {input}: {e}"),
        }
    }

    fn made(&self, who: &str, name: &str, input: Value) -> Value {
        self.ask(who, name, input)["id"].clone()
    }
}

impl Office {
    pub(super) fn found() -> Office {
        let dir = tempfile::tempdir().expect("a folder");
        let home = dir.path().join("home");
        let app = app(&home);
        let input = json!({ "file": "w", "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
        let answer = app.door(&Place::Dir(dir.path().into()), None, "door.create", input).expect("a workspace");
        let SessionChange::Set(boss) = answer.session else { panic!("no session") };
        let file = dir.path().join("w.zhike");
        let mut d = Desks { app, sessions: BTreeMap::from([("boss", boss)]), ids: BTreeMap::new() };
        d.people(&file);
        d.ask("boss", "setting.update", json!({ "key": "orders.by_hand", "value": true }));
        let few =
            json!({ "customers": 18, "contacts": 16, "interactions": 20, "services": 20, "orders": 60, "seed": 3 });
        job(&d.app, &d.sessions["boss"], "demo.fill", few).expect("sample data");
        let customers = d.customers();
        d.opportunities(&customers);
        d.services(&customers);
        d.churn();
        d.attachments(&customers);
        d.briefings();
        d.bin();
        d.app.close();
        Office { _dir: dir, home, file }
    }
}

impl Desks {
    fn people(&mut self, file: &std::path::Path) {
        let a = self.made("boss", "team.add", json!({ "name": "A" }));
        self.ask("boss", "team.add", json!({ "name": "B", "parent": a }));
        let lead = json!({ "copy_of": "manager", "label_zh": "组长", "label_en": "Lead" });
        let lead = self.ask("boss", "role.add", lead)["code"].clone();
        for entity in READ {
            let input = json!({ "role": lead, "entity": entity, "action": "read", "level": "team" });
            self.ask("boss", "role.grant", input);
        }
        // Reports then reach as far as what they count is seen.
        let all = json!({ "role": "manager", "entity": "report", "action": "read", "level": "all" });
        self.ask("boss", "role.grant", all);
        for (name, role, team) in PEOPLE {
            let role = if role == "lead" { lead.clone() } else { json!(role) };
            let input = json!({ "username": name, "password": PASSWORD, "roles": [role], "team": team });
            let id = self.made("boss", "user.add", input);
            self.ids.insert(name, id);
            self.sessions.insert(name, self.app.login(file, name, PASSWORD).expect("a session"));
        }
    }

    /// A customer of each with what hangs on him; two of one name; one below another's.
    fn customers(&self) -> BTreeMap<&'static str, Value> {
        let company = |name: &str, owner: &str, parent: Value| {
            let mut values = json!({ "kind": "company", "name": name, "owner": self.ids[owner] });
            if !parent.is_null() {
                values["parent"] = parent;
            }
            let points = json!([{ "kind": "phone", "raw": "021-68881234" }]);
            let input = json!({ "values": values, "tags": ["marked"], "points": points, "incomplete": true });
            self.made("boss", "customer.create", input)
        };
        let mut customers = BTreeMap::new();
        for owner in ["ann", "bob", "far", "lead"] {
            let id = company(&format!("Markt {owner}"), owner, Value::Null);
            let contact =
                json!({ "customer": id, "values": { "name": format!("Kontakt {owner}") }, "incomplete": true });
            let contact = self.made("boss", "contact.create", contact);
            let said = json!({ "summary": format!("Anruf {owner}"), "occurred_at": "2026-11-20T08:00:00.000Z", "place": "Büro",
                "next_step": "again", "contact": contact, "detail": "a wording of some length" });
            self.made("boss", "interaction.create", json!({ "customer": id, "values": said, "incomplete": true }));
            customers.insert(owner, id);
        }
        for (name, owner) in [("Doppel", "ann"), ("Doppel", "far")] {
            company(name, owner, Value::Null);
        }
        for owner in ["ann", "far"] {
            company(&format!("Tochter {owner}"), owner, customers["ann"].clone());
        }
        customers
    }

    fn opportunities(&self, customers: &BTreeMap<&'static str, Value>) {
        let product = json!({ "values": { "sku": "A", "name": "a", "price": 10_000 } });
        let product = self.made("boss", "product.create", product);
        for maker in ["chief", "lead", "ann", "bob", "far"] {
            for assignee in [None, Some("lead"), Some("ann"), Some("far")] {
                let title = format!("deal {maker} for {}", assignee.unwrap_or("nobody"));
                let mut values = json!({ "title": title, "customer_name": "Doppel", "success_rate": 10, "amount": 100,
                    "description": format!("phrasing of {title}") });
                if let (Some(customer), "ann") = (customers.get(maker), maker) {
                    values["customer"] = customer.clone();
                }
                let id = self.made(maker, "opportunity.create", json!({ "values": values, "products": [product] }));
                let Some(to) = assignee else { continue };
                self.ask("chief", "opportunity.assign", json!({ "ids": [id], "to": self.ids[to] }));
                let step =
                    json!({ "opportunity": id, "planned_on": "2026-11-01", "action": format!("step of {title}") });
                let step = self.made("chief", "plan.make", step);
                match maker {
                    "bob" => drop(self.ask(to, "plan.execute", json!({ "id": step, "result": "fine" }))),
                    "far" => drop(self.ask(to, "opportunity.lose", json!({ "id": id, "reason": "price" }))),
                    "lead" => drop(self.ask(to, "opportunity.win", json!({ "id": id, "create": true }))),
                    _ => {}
                }
            }
        }
    }

    fn services(&self, customers: &BTreeMap<&'static str, Value>) {
        for maker in ["chief", "ann", "bob", "far"] {
            for (assignee, handler) in [
                (None, None),
                (Some("ann"), None),
                (Some("far"), None),
                (Some("bob"), Some("bob")),
                (Some("far"), Some("ann")),
                (Some("bob"), Some("far")),
            ] {
                let named = |who: Option<&'static str>| who.unwrap_or("nobody");
                let title = format!("call {maker} to {} by {}", named(assignee), named(handler));
                let customer = customers.get(maker).unwrap_or(&customers["ann"]);
                let values = json!({ "title": title, "customer": customer, "request": format!("wish of {title}"),
                    "due_on": "2026-11-10" });
                let id = self.made(maker, "service.create", json!({ "values": values, "incomplete": true }));
                if let Some(first) = handler.or(assignee) {
                    self.ask("chief", "service.assign", json!({ "ids": [id], "to": self.ids[first] }));
                }
                if let Some(handler) = handler {
                    self.ask(handler, "service.handle", json!({ "id": id, "handling": "done" }));
                }
                if let (Some(to), true) = (assignee, handler.is_some() && handler != assignee) {
                    let input = json!({ "ids": [id], "to": self.ids[to], "reason": "away" });
                    self.ask("chief", "service.reassign", input);
                }
            }
        }
    }

    /// Of ann's and of far's customers who stopped ordering one is lost, the next is held.
    fn churn(&self) {
        self.ask("boss", "churn.check", json!({}));
        for who in ["ann", "far"] {
            let filter = json!([{ "field": "state", "op": "in", "value": ["warning", "held"] }]);
            let open = self.ask(who, "churn.list", json!({ "filter": filter }))["rows"].clone();
            let open: Vec<&Value> = open.as_array().expect("rows").iter().map(|row| &row["id"]).collect();
            self.ask(who, "churn.confirm", json!({ "id": open[0], "reason": "price" }));
            if let Some(next) = open.get(1) {
                self.ask(who, "churn.hold", json!({ "id": next, "measure": "visit" }));
            }
        }
    }

    /// No call makes one yet; the table is protected all the same.
    fn attachments(&self, customers: &BTreeMap<&'static str, Value>) {
        let store = self.app.session(&self.sessions["boss"]).expect("a session").store.clone();
        for (owner, id) in customers {
            let owner_id: Id = id.as_str().expect("an id").parse().expect("an id");
            let cells = [
                ("owner_kind", CellValue::Text("customer".into())),
                ("owner_id", owner_id.into()),
                ("name", CellValue::Text(format!("paper of {owner}"))),
                ("size", CellValue::Int(1)),
                ("hash", CellValue::Blob(vec![1])),
            ];
            let cells = cells.map(|(column, value)| (column.to_string(), value)).into_iter().collect();
            let written = store.write(None, Intent::of("test"), |w| w.seed("attachment", Id::new(w.now), cells));
            written.expect("written");
        }
    }

    /// Two that are sent, to two people, and one that is not.
    fn briefings(&self) {
        for to in [Some("eye"), None, Some("chief")] {
            let contents = json!({ "from": "2026-10-01", "to": "2026-10-31", "parts": [{ "report": "composition" }] });
            let to: Vec<Value> = to.iter().map(|name| self.ids[name].clone()).collect();
            let draft = json!({ "title": "October", "contents": contents, "recipients": to });
            let draft = self.ask("chief", "briefing.save", draft);
            if !to.is_empty() {
                self.ask("chief", "briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] }));
            }
        }
    }

    /// One of each kind lies in the bin, of ann and of far.
    fn bin(&self) {
        for who in ["ann", "far"] {
            let mine = |name: &str, filter: Value| {
                let rows =
                    self.ask(who, &format!("{name}.list"), json!({ "filter": filter, "limit": 1 }))["rows"].clone();
                rows[0]["id"].clone()
            };
            for (entity, filter) in [
                ("interaction", json!([])),
                ("contact", json!([{ "field": "name", "op": "ne", "value": format!("Kontakt {who}") }])),
                ("sales_order", json!([])),
                ("opportunity", json!([{ "field": "title", "op": "eq", "value": format!("deal {who} for nobody") }])),
                (
                    "service",
                    json!([{ "field": "title", "op": "eq", "value": format!("call {who} to nobody by nobody") }]),
                ),
                ("customer", json!([{ "field": "name", "op": "not_empty" }])),
            ] {
                let id = mine(entity, filter);
                if !id.is_null() {
                    self.ask(who, &format!("{entity}.bin"), json!({ "ids": [id] }));
                }
            }
        }
    }
}
