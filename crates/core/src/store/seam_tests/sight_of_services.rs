//! Who sees which service, worked out from who made it, whom it is assigned to and who handled it alone, against every way
//! to read one: list, count, jump, record, history, queues, search, a customer's timeline. The control: with the bare table
//! in place of the scoped one, each of them is caught.

use super::{NOON, PASSWORD, app};
use crate::{
    App, Home, Place, SessionChange, SessionId,
    store::fault::{Fault, plant},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Arc, atomic::AtomicI64},
};

/// User name, role, team. `far` is of another team than the rest; `lead` is of the team above that of ann and bob.
const PEOPLE: [(&str, &str, &str); 6] = [
    ("chief", "supervisor", "A"),
    ("lead", "manager", "A"),
    ("ann", "manager", "B"),
    ("bob", "manager", "B"),
    ("far", "manager", "C"),
    ("eye", "executive", "C"),
];

/// Who made one, whom it is assigned to, and who handled it: nobody, the same, or another before it was given on.
type Relations = (&'static str, Option<&'static str>, Option<&'static str>);

struct Desk {
    _dir: tempfile::TempDir,
    home: PathBuf,
    file: PathBuf,
    customer: Value,
    /// Title → whose it is.
    made: BTreeMap<String, Relations>,
}

fn call(app: &App, session: &SessionId, name: &str, input: Value) -> Value {
    match app.call(Some(session), name, input.clone()) {
        Ok(answer) => answer.data,
        Err(e) => panic!("{name} {input}: {e}"),
    }
}

fn found() -> Desk {
    let dir = tempfile::tempdir().expect("a folder");
    let home = dir.path().join("home");
    let app = app(&home);
    let input = json!({ "file": "w", "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
    let answer = app.door(&Place::Dir(dir.path().into()), None, "door.create", input).expect("a workspace");
    let SessionChange::Set(boss) = answer.session else { panic!("no session") };
    let file = dir.path().join("w.zhike");
    let mut ids = BTreeMap::new();
    for (name, role, team) in PEOPLE {
        let input = json!({ "username": name, "password": PASSWORD, "roles": [role], "team": team });
        ids.insert(name, call(&app, &boss, "user.add", input)["id"].clone());
    }
    let login = |name: &str| app.login(&file, name, PASSWORD).expect("a session");
    let sessions: BTreeMap<&str, SessionId> = PEOPLE.iter().map(|(name, ..)| (*name, login(name))).collect();
    // Everyone sees the customer for a while, so that everyone can note something for him.
    for role in ["manager", "supervisor"] {
        let input = json!({ "role": role, "entity": "customer", "action": "read", "level": "all" });
        call(&app, &boss, "role.grant", input);
    }
    let customer = json!({ "values": { "kind": "company", "name": "恒远" }, "incomplete": true });
    let customer = call(&app, &boss, "customer.create", customer)["id"].clone();
    let mut made = BTreeMap::new();
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
            let title = format!("{maker} to {} by {}", named(assignee), named(handler));
            let values = json!({ "title": title, "customer": customer, "request": format!("wording of {title}") });
            let input = json!({ "values": values, "incomplete": true });
            let id = call(&app, &sessions[maker], "service.create", input)["id"].clone();
            if let Some(first) = handler.or(assignee) {
                call(&app, &sessions["chief"], "service.assign", json!({ "ids": [id], "to": ids[first] }));
            }
            if let Some(handler) = handler {
                call(&app, &sessions[handler], "service.handle", json!({ "id": id, "handling": "done" }));
            }
            if let (Some(to), true) = (assignee, handler.is_some() && handler != assignee) {
                let input = json!({ "ids": [id], "to": ids[to], "reason": "away" });
                call(&app, &sessions["chief"], "service.reassign", input);
            }
            made.insert(title, (maker, assignee, handler));
        }
    }
    app.close();
    Desk { _dir: dir, home, file, customer, made }
}

impl Desk {
    fn seen_by(&self, name: &str, with: &[&str]) -> BTreeSet<String> {
        let all = ["chief", "eye"].contains(&name);
        let his = |who: &str| who == name || with.contains(&who);
        let sees = |(_, (maker, assignee, handler)): &(&String, &Relations)| {
            all || his(maker) || assignee.is_some_and(his) || handler.is_some_and(his)
        };
        self.made.iter().filter(sees).map(|(title, _)| title.clone()).collect()
    }

    /// Everything that differs from what must be seen, for everyone.
    fn wrong(&self) -> Vec<String> {
        let clock = crate::Clock::Fixed(Arc::new(AtomicI64::new(NOON)));
        let app = App::with_clock(Home::at(&self.home), clock).expect("a core");
        let boss = app.login(&self.file, "boss", PASSWORD).expect("a session");
        let ids = titles(&call(&app, &boss, "service.list", json!({ "limit": 500 }))["rows"]);
        let mut wrong = Vec::new();
        for (name, ..) in PEOPLE {
            let session = app.login(&self.file, name, PASSWORD).expect("a session");
            wrong.extend(self.wrong_for(&app, &session, (name, &[]), &ids));
        }
        // One whose rights reach his team, that of ann and bob.
        let grant = |level: &str| {
            let input = json!({ "role": "manager", "entity": "service", "action": "read", "level": level });
            call(&app, &boss, "role.grant", input);
        };
        grant("team");
        let session = app.login(&self.file, "ann", PASSWORD).expect("a session");
        wrong.extend(self.wrong_for(&app, &session, ("ann", &["bob"]), &ids));
        grant("own");
        app.close();
        wrong
    }

    fn wrong_for(
        &self,
        app: &App,
        session: &SessionId,
        (name, with): (&str, &[&str]),
        ids: &BTreeMap<String, Value>,
    ) -> Vec<String> {
        let must = self.seen_by(name, with);
        let mut wrong = Vec::new();
        let mut check = |how: &str, seen: BTreeSet<String>, must: &BTreeSet<String>| {
            if seen != *must {
                wrong.push(format!("{name} {how}"));
            }
        };
        let ask = |name: &str, input: Value| call(app, session, name, input);
        let of = |n: usize, all: &BTreeSet<String>| if n == all.len() { all.clone() } else { BTreeSet::new() };
        for by in ["raised_at", "title", "customer", "due_on", "state"] {
            let mut paged = BTreeSet::new();
            let mut after = json!(null);
            loop {
                let page = ask("service.list", json!({ "sort": { "by": by }, "limit": 3, "after": after }));
                let before = paged.len();
                let rows = titles(&page["rows"]);
                let count = rows.len();
                paged.extend(rows.into_keys());
                assert_eq!(paged.len(), before + count, "{name}: nothing comes twice");
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
            check(&format!("list by {by}"), paged, &must);
        }
        let handled: BTreeSet<String> = must.iter().filter(|t| self.made[*t].2.is_some()).cloned().collect();
        let filter = json!([{ "field": "state", "op": "eq", "value": "handled" }]);
        let narrowed = ask("service.list", json!({ "filter": filter, "limit": 500 }));
        check("list narrowed", titles(&narrowed["rows"]).into_keys().collect(), &handled);
        let of_customer = ask("service.list", json!({ "customer": self.customer, "limit": 500 }));
        check("list of a customer", titles(&of_customer["rows"]).into_keys().collect(), &must);
        let count = |input: Value| ask("service.count", input)["count"].as_u64().unwrap_or_default() as usize;
        check("count", of(count(json!({})), &must), &must);
        check("count narrowed", of(count(json!({ "filter": filter })), &handled), &handled);
        let placed = ask("service.place", json!({ "sort": { "by": "title" }, "jump": "zzzz" }))["at"].as_u64();
        check("place", of(placed.unwrap_or_default() as usize, &must), &must);
        for verb in ["get", "history"] {
            let told = |(_, id): &(&String, &Value)| {
                app.call(Some(session), &format!("service.{verb}"), json!({ "id": id })).is_ok()
            };
            check(verb, ids.iter().filter(told).map(|(title, _)| title.clone()).collect(), &must);
        }
        let overdue: BTreeSet<String> = must.iter().filter(|t| self.made[*t].1.is_none()).cloned().collect();
        let queues = ask("service.queue", json!({}))["queues"].clone();
        let waiting = |queue: &str| {
            let all = queues.as_array().expect("queues").iter();
            all.clone().find(|q| q["queue"] == queue).and_then(|q| q["count"].as_u64()).unwrap_or_default() as usize
        };
        if name == "chief" {
            check("queue", of(waiting("to_assign"), &overdue), &overdue);
        }
        let raised: BTreeSet<String> = self.made.keys().filter(|t| self.made[*t].0 == name).cloned().collect();
        if name != "eye" {
            check("queue of what one noted", of(waiting("raised"), &raised), &raised);
        }
        let told = ask("customer.timeline", json!({ "id": self.customer, "kinds": ["service"], "limit": 200 }));
        let told = told["entries"].as_array().expect("entries").iter().filter_map(|e| e["title"].as_str());
        check("timeline", told.map(String::from).collect(), &must);
        for (typed, how) in [(" to ", "search by title"), ("wording of", "search by request")] {
            let hits = ask("search.find", json!({ "text": typed, "entities": ["service"] }))["services"].clone();
            check(how, titles(&hits["hits"]).into_keys().collect(), &must);
            check(&format!("{how}, count"), of(hits["count"].as_u64().unwrap_or_default() as usize, &must), &must);
        }
        wrong
    }
}

/// Titles and ids of rows.
fn titles(rows: &Value) -> BTreeMap<String, Value> {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|r| (r["values"]["title"].as_str().unwrap_or_default().to_string(), r["id"].clone())).collect()
}

#[test]
fn everyone_sees_the_services_that_he_made_has_or_handled_and_no_other_by_every_way_there_is() {
    let desk = found();
    assert_eq!(desk.wrong(), Vec::<String>::new());

    // The control: the bare table is caught, by each way that reads it.
    plant(Some(Fault::BareTable("service")));
    let caught = desk.wrong();
    plant(None);
    for way in [
        "list by title",
        "list narrowed",
        "list of a customer",
        "count",
        "count narrowed",
        "place",
        "get",
        "history",
        "timeline",
    ] {
        assert!(caught.iter().any(|w| w == &format!("ann {way}")), "{way}: {caught:?}");
    }
    // Who sees one through the handler alone is one of those that the bare table would not show apart.
    let by_handler_alone = |t: &&String| t.starts_with("chief to far by ann");
    assert!(desk.seen_by("ann", &[]).iter().any(|t| by_handler_alone(&t)));
}
