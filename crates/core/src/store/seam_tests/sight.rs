//! Who sees which opportunity and which step, worked out from who made it and whom it is assigned to alone, against every
//! way to read one: list, count, jump, record, board, report, plan, what is due, search. The control: with the bare table in place
//! of the scoped one, each of them is caught.

use super::{NOON, PASSWORD, app};
use crate::{
    App, Home, Place, SessionChange, SessionId,
    store::fault::{Fault, plant},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// User name, role, team. `far` is of another team than the rest; `lead` sees what his team has.
const PEOPLE: [(&str, &str, &str); 6] = [
    ("chief", "supervisor", "A"),
    ("lead", "manager", "A"),
    ("ann", "manager", "B"),
    ("bob", "manager", "B"),
    ("far", "manager", "C"),
    ("eye", "executive", "C"),
];

struct Office {
    _dir: tempfile::TempDir,
    home: PathBuf,
    file: PathBuf,
    /// Title → who made it, whom it is assigned to.
    made: BTreeMap<String, (&'static str, Option<&'static str>)>,
}

fn call(app: &App, session: &SessionId, name: &str, input: Value) -> Value {
    match app.call(Some(session), name, input.clone()) {
        Ok(answer) => answer.data,
        Err(e) => panic!("{name} {input}: {e}"),
    }
}

fn found() -> Office {
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
    // Reports then reach as far as what they count is seen.
    let all = json!({ "role": "manager", "entity": "report", "action": "read", "level": "all" });
    call(&app, &boss, "role.grant", all);
    let login = |name: &str| app.login(&file, name, PASSWORD).expect("a session");
    let sessions: BTreeMap<&str, SessionId> = PEOPLE.iter().map(|(name, ..)| (*name, login(name))).collect();
    let mut made = BTreeMap::new();
    for maker in ["chief", "lead", "ann", "bob", "far"] {
        for assignee in [None, Some("lead"), Some("ann"), Some("bob"), Some("far")] {
            let title = format!("{maker} for {}", assignee.unwrap_or("nobody"));
            let values = json!({ "title": title, "customer_name": "恒远", "success_rate": 10, "description": format!("wording of {title}"), "amount": 100 });
            let id = call(&app, &sessions[maker], "opportunity.create", json!({ "values": values }))["id"].clone();
            if let Some(to) = assignee {
                call(&app, &sessions["chief"], "opportunity.assign", json!({ "ids": [id], "to": ids[to] }));
                let input =
                    json!({ "opportunity": id, "planned_on": "2026-11-01", "action": format!("step of {title}") });
                call(&app, &sessions["chief"], "plan.make", input);
            }
            made.insert(title, (maker, assignee));
        }
    }
    app.close();
    Office { _dir: dir, home, file, made }
}

impl Office {
    /// The titles that somebody must see: all, or those that he made or has. A team's are those of its users.
    fn seen_by(&self, name: &str, with: &[&str]) -> BTreeSet<String> {
        let all = ["chief", "eye"].contains(&name);
        let his = |who: &str| who == name || with.contains(&who);
        let sees =
            |(_, (maker, assignee)): &(&String, &(&str, Option<&str>))| all || his(maker) || assignee.is_some_and(his);
        self.made.iter().filter(sees).map(|(title, _)| title.clone()).collect()
    }

    /// Everything that differs from what must be seen, for everyone.
    fn wrong(&self) -> Vec<String> {
        let app = App::with_clock(
            Home::at(&self.home),
            crate::Clock::Fixed(std::sync::Arc::new(std::sync::atomic::AtomicI64::new(NOON))),
        )
        .expect("a core");
        let boss = app.login(&self.file, "boss", PASSWORD).expect("a session");
        let everything = titles(&call(&app, &boss, "opportunity.list", json!({ "limit": 500 }))["rows"]);
        let ids: BTreeMap<String, Value> = everything.into_iter().collect();
        let mut wrong = Vec::new();
        for (name, ..) in PEOPLE {
            let session = app.login(&self.file, name, PASSWORD).expect("a session");
            wrong.extend(self.wrong_for(&app, &session, (name, &[]), &ids));
        }
        // One whose rights reach his team, that of ann and bob.
        for (entity, action) in [("opportunity", "read"), ("plan", "read")] {
            let input = json!({ "role": "manager", "entity": entity, "action": action, "level": "team" });
            call(&app, &boss, "role.grant", input);
        }
        let session = app.login(&self.file, "ann", PASSWORD).expect("a session");
        wrong.extend(self.wrong_for(&app, &session, ("ann", &["bob"]), &ids));
        for (entity, action) in [("opportunity", "read"), ("plan", "read")] {
            let input = json!({ "role": "manager", "entity": entity, "action": action, "level": "own" });
            call(&app, &boss, "role.grant", input);
        }
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
        for by in ["created_at", "title", "amount", "stage", "next_step_on"] {
            let mut paged = BTreeSet::new();
            let mut after = json!(null);
            loop {
                let input = json!({ "sort": { "by": by }, "limit": 3, "after": after });
                let page = ask("opportunity.list", input);
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
            check(&format!("opportunity.list by {by}"), paged, &must);
        }
        let narrowed = json!({ "filter": [{ "field": "state", "op": "eq", "value": "assigned" }], "limit": 500 });
        let assigned: BTreeSet<String> = must.iter().filter(|t| self.made[*t].1.is_some()).cloned().collect();
        check(
            "opportunity.list narrowed",
            titles(&ask("opportunity.list", narrowed)["rows"]).into_keys().collect(),
            &assigned,
        );
        let count = |input: Value| ask("opportunity.count", input)["count"].as_u64().unwrap_or_default() as usize;
        let of = |n: usize, all: &BTreeSet<String>| if n == all.len() { all.clone() } else { BTreeSet::new() };
        check("opportunity.count", of(count(json!({})), &must), &must);
        let placed = ask("opportunity.place", json!({ "sort": { "by": "title" }, "jump": "zzzz" }))["at"].as_u64();
        check("opportunity.place", of(placed.unwrap_or_default() as usize, &must), &must);
        let got = |(_, id): &(&String, &Value)| app.call(Some(session), "opportunity.get", json!({ "id": id })).is_ok();
        check("opportunity.get", ids.iter().filter(got).map(|(title, _)| title.clone()).collect(), &must);
        let history =
            |(_, id): &(&String, &Value)| app.call(Some(session), "opportunity.history", json!({ "id": id })).is_ok();
        check("opportunity.history", ids.iter().filter(history).map(|(title, _)| title.clone()).collect(), &must);

        let board = ask("opportunity.board", json!({ "limit": 500 }));
        let columns: Vec<&Value> = board["columns"].as_array().expect("columns").iter().collect();
        let cards = columns.iter().flat_map(|c| titles(&c["cards"]).into_keys()).collect();
        check("opportunity.board cards", cards, &assigned);
        let counted: u64 = columns.iter().filter_map(|c| c["count"].as_u64()).sum();
        check("opportunity.board counts", of(counted as usize, &assigned), &assigned);
        let summed: i64 = columns.iter().filter_map(|c| c["sums"][0]["amount"].as_i64()).sum();
        check("opportunity.board sums", of(summed as usize / 100, &assigned), &assigned);

        let report = ask("report.opportunity", json!({ "by": "owner" }))["total"].clone();
        check("report.opportunity", of(report["open"].as_u64().unwrap_or_default() as usize, &must), &must);
        let summed = report["open_amount"].as_u64().unwrap_or_default() as usize / 100;
        check("report.opportunity amounts", of(summed, &must), &must);

        let planned = |(_, id): &(&String, &Value)| {
            let plan = app.call(Some(session), "plan.list", json!({ "opportunity": id }));
            plan.is_ok_and(|plan| plan.data["steps"].as_array().is_some_and(|steps| !steps.is_empty()))
        };
        check("plan.list", ids.iter().filter(planned).map(|(title, _)| title.clone()).collect(), &assigned);
        let due = ask("plan.due", json!({}))["steps"].clone();
        let mine: BTreeSet<String> =
            self.made.iter().filter(|(_, (_, assignee))| *assignee == Some(name)).map(|(t, _)| t.clone()).collect();
        let due = due.as_array().expect("steps").iter().filter_map(|s| s["title"].as_str()).map(String::from).collect();
        check("plan.due", due, &mine);
        for (typed, how) in [("for", "search by title"), ("wording of", "search by description")] {
            let hits =
                ask("search.find", json!({ "text": typed, "entities": ["opportunity"] }))["opportunities"].clone();
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
fn everyone_sees_the_opportunities_and_steps_that_are_his_and_no_other_by_every_way_there_is() {
    let office = found();
    assert_eq!(office.wrong(), Vec::<String>::new());

    // The control: the bare table is caught, by each way that reads it.
    plant(Some(Fault::BareTable("opportunity")));
    let caught = office.wrong();
    plant(None);
    for way in [
        "list by title",
        "list narrowed",
        "count",
        "place",
        "get",
        "history",
        "board cards",
        "board counts",
        "board sums",
    ] {
        assert!(caught.iter().any(|w| w == &format!("ann opportunity.{way}")), "{way}: {caught:?}");
    }
    for way in ["report.opportunity", "report.opportunity amounts"] {
        assert!(caught.iter().any(|w| w == &format!("ann {way}")), "{way}: {caught:?}");
    }
    plant(Some(Fault::BareTable("plan")));
    let steps = office.read_steps_of_others();
    plant(None);
    assert!(steps > 0, "steps of others are read through the bare table");
    assert_eq!(office.read_steps_of_others(), 0);
}

impl Office {
    /// Steps that `far` reads of opportunities that are not his, by the scoped view itself.
    fn read_steps_of_others(&self) -> usize {
        let app = app(&self.home);
        let session = app.login(&self.file, "far", PASSWORD).expect("a session");
        let session = app.session(&session).expect("it");
        let sql = "SELECT action FROM my_plan WHERE action NOT LIKE '%far%'";
        let read = session.store.read(Some(session.user), |r| r.rows(sql, [], |row| row.get::<_, String>(0)));
        let count = read.expect("rows").len();
        app.close();
        count
    }
}
