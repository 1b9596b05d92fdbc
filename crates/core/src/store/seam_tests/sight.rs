//! Who sees what, by every way there is: each role asks every query, count, report, board, search and export of the
//! catalogue, and what comes is compared with what must come, worked out over the bare rows. The control: for each protected
//! table in turn the bare table stands in place of its scoped view, and it must be noticed each time.

mod lists;
mod office;
mod others;
mod raw;
mod reasons;
mod reports;

use super::{NOON, PASSWORD};
use crate::{
    App, Clock, Error, Home, Id, SessionId,
    store::{
        fault::{Fault, plant},
        keys::{self, OpenMode},
        schema::{Scope, TABLES},
    },
};
use office::Office;
use raw::{Line, PROTECTED, Raw};
use serde_json::Value;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    io::Read,
    sync::{Arc, atomic::AtomicI64},
};

/// Those who look: executive, supervisor, manager, and one whose rights reach his teams.
const LOOKING: [&str; 4] = ["eye", "chief", "ann", "lead"];

/// Somebody who asks, and what was wrong with the answers.
struct Look<'a> {
    app: &'a App,
    session: SessionId,
    user: Id,
    name: &'static str,
    raw: &'a Raw,
    /// The same questions of somebody who sees everything, for figures that are about one record.
    all: &'a SessionId,
    asked: RefCell<BTreeSet<String>>,
    wrong: RefCell<BTreeSet<String>>,
}

impl Look<'_> {
    /// Asks; whatever the answer, no id in it may be of a record out of sight.
    fn ask(&self, name: &str, input: Value) -> Result<Value, Error> {
        self.asked.borrow_mut().insert(name.to_string());
        let long = crate::api::entry(name).is_some_and(|entry| entry.job);
        let answer = match long {
            true => office::job(self.app, &self.session, name, input),
            false => self.app.call(Some(&self.session), name, input).map(|answer| answer.data),
        };
        if let Ok(data) = &answer {
            self.nothing_out_of_sight(name, data);
        }
        answer
    }

    fn nothing_out_of_sight(&self, name: &str, data: &Value) {
        match data {
            Value::Array(all) => all.iter().for_each(|each| self.nothing_out_of_sight(name, each)),
            Value::Object(all) => all.values().for_each(|each| self.nothing_out_of_sight(name, each)),
            Value::String(text) => {
                let Some((table, line)) = text.parse().ok().and_then(|id| self.raw.line(id)) else { return };
                // An opportunity or a service names its customer and his contact, whosever they are.
                let named = ["customer", "contact"].contains(&table)
                    && ["opportunity.", "service.", "search."].iter().any(|of| name.starts_with(of));
                if !named && !self.raw.sees(self.user, table, line) {
                    self.wrong(format!("{name}: names a {table}"));
                }
            }
            _ => {}
        }
    }

    fn wrong(&self, how: String) {
        self.wrong.borrow_mut().insert(how);
    }

    fn same<T: PartialEq + std::fmt::Debug>(&self, how: &str, came: &T, must: &T) {
        if came != must {
            if std::env::var_os("ZHIKE_SIGHT").is_some() {
                eprintln!("{} {how}:\n  came {came:?}\n  must {must:?}", self.name);
            }
            self.wrong(how.to_string());
        }
    }

    /// The rows of a table that he must see.
    fn seen(&self, table: &'static str) -> impl Iterator<Item = &Line> {
        self.raw.seen(self.user, table)
    }

    /// Those of them that stand.
    fn standing(&self, table: &'static str) -> impl Iterator<Item = &Line> {
        self.seen(table).filter(|line| line.live())
    }

    /// A file that was made, as it is and as text.
    fn bytes(&self, made: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut taken = self.app.take(&self.session, made["file"].as_str().expect("a file")).expect("taken");
        taken.reader.read_to_end(&mut bytes).expect("bytes");
        bytes
    }

    fn text(&self, made: &Value) -> String {
        String::from_utf8(self.bytes(made)).expect("text")
    }

    /// The scoped views themselves, also of what no call reads by itself.
    fn views(&self) {
        let store = self.app.session(&self.session).expect("a session").store.clone();
        for table in PROTECTED {
            let sql = format!("SELECT id FROM my_{table}");
            let came = store.read(Some(self.user), |r| r.rows(&sql, [], |row| row.get::<_, Id>(0))).expect("rows");
            self.same(
                &format!("my_{table}"),
                &came.into_iter().collect(),
                &self.seen(table).map(|l| l.id).collect::<BTreeSet<_>>(),
            );
        }
    }
}

fn ids<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeSet<String> {
    lines.map(|line| line.id.to_string()).collect()
}

/// The ids of rows of an answer.
fn ids_of(rows: &Value) -> BTreeSet<String> {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter_map(|row| row["id"].as_str()).map(String::from).collect()
}

/// What is compared.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Everything,
    /// The scoped views alone.
    Views,
}

/// Everything that differs for these, and every call that was made for it.
fn differences(
    office: &Office,
    looking: &[&'static str],
    what: Asked,
) -> (BTreeMap<&'static str, BTreeSet<String>>, BTreeSet<String>) {
    let clock = Clock::Fixed(Arc::new(AtomicI64::new(NOON)));
    let app = App::with_clock(Home::at(&office.home), clock).expect("a core");
    let boss = app.login(&office.file, "boss", PASSWORD).expect("a session");
    let raw = {
        let store = app.session(&boss).expect("a session").store.clone();
        let opening = store.opening();
        let db = keys::connect(&office.file, &opening.key, &opening.salt, OpenMode::ReadWrite).expect("it opens");
        Raw::read(&db)
    };
    let (mut wrong, mut asked) = (BTreeMap::new(), BTreeSet::new());
    for name in looking {
        let session = app.login(&office.file, name, PASSWORD).expect("a session");
        let user = app.session(&session).expect("a session").user;
        let look = Look {
            app: &app,
            session,
            user,
            name,
            raw: &raw,
            all: &boss,
            asked: RefCell::default(),
            wrong: RefCell::default(),
        };
        look.views();
        if what == Asked::Everything {
            lists::compare(&look);
            others::compare(&look);
            reports::compare(&look);
        }
        asked.extend(look.asked.take());
        wrong.insert(*name, look.wrong.take());
    }
    app.close();
    (wrong, asked)
}

#[test]
fn everyone_sees_what_is_his_to_see_and_nothing_else_by_every_way_there_is() {
    let protected: BTreeSet<&str> = TABLES.iter().filter(|t| t.scope != Scope::Open).map(|t| t.name).collect();
    assert_eq!(protected, BTreeSet::from(PROTECTED), "each protected table is among those that are worked out");

    let office = Office::found();
    let (wrong, asked) = differences(&office, &LOOKING, Asked::Everything);
    let nothing: BTreeMap<&str, BTreeSet<String>> = LOOKING.map(|name| (name, BTreeSet::new())).into();
    assert_eq!(wrong, nothing);
    reasons::each_call_is_asked_or_has_one(&asked);
}

/// Each protected table, and by what it is noticed that it is read bare. What is read through its parent alone shows in its
/// view.
const NOTICED: &[(&str, &[&str])] = &[
    (
        "customer",
        &[
            "customer.list by name",
            "customer.count",
            "customer.place",
            "customer.get",
            "customer.history",
            "customer.export",
            "customer.timeline",
            "report.composition",
            "search.find customers",
            "sales_order.totals",
            "opportunity.alike",
            "access.why",
        ],
    ),
    ("contact", &["contact.list by name", "contact.count", "contact.get", "contact.export", "search.find contacts"]),
    (
        "interaction",
        &["interaction.list by occurred_at", "interaction.count", "interaction.get", "search.find interactions, count"],
    ),
    (
        "opportunity",
        &[
            "opportunity.list by title",
            "opportunity.count",
            "opportunity.place",
            "opportunity.get",
            "opportunity.history",
            "opportunity.board cards",
            "opportunity.board counts",
            "opportunity.board sums",
            "opportunity.column",
            "opportunity.export",
            "report.opportunity",
            "search.find opportunities",
        ],
    ),
    (
        "service",
        &[
            "service.list by title",
            "service.count",
            "service.place",
            "service.get",
            "service.queue",
            "service.export",
            "report.service",
            "customer.timeline",
            "search.find services",
        ],
    ),
    (
        "sales_order",
        &[
            "sales_order.list by number",
            "sales_order.count",
            "sales_order.place",
            "sales_order.get",
            "sales_order.export",
            "report.contribution",
            "report.products",
            "search.find orders",
        ],
    ),
    ("churn", &["churn.list by detected_on", "churn.count", "churn.get", "report.churn"]),
    ("plan", &["my_plan"]),
    ("tagging", &["tag.list"]),
    ("contact_point", &["my_contact_point"]),
    ("attachment", &["my_attachment"]),
    ("opportunity_product", &["my_opportunity_product"]),
    ("order_line", &["my_order_line"]),
    ("churn_measure", &["my_churn_measure"]),
    ("briefing", &["my_briefing", "briefing.list"]),
    ("briefing_recipient", &["my_briefing_recipient"]),
];

#[test]
fn whatever_is_read_bare_is_noticed_by_each_way_that_reads_it() {
    let office = Office::found();
    let told: BTreeSet<&str> = NOTICED.iter().map(|(table, _)| *table).collect();
    assert_eq!(told, BTreeSet::from(PROTECTED), "each protected table is read bare once");
    let mut unnoticed = Vec::new();
    for (table, ways) in NOTICED {
        // A manager reads no report of a period.
        let name = if table.starts_with("briefing") { "eye" } else { "ann" };
        let part = ways.iter().all(|way| way.starts_with("my_"));
        plant(Some(Fault::BareTable(table)));
        let caught = differences(&office, &[name], if part { Asked::Views } else { Asked::Everything }).0;
        plant(None);
        let not = ways.iter().filter(|way| !caught[name].contains(**way));
        unnoticed.extend(not.map(|way| format!("{table}: {way}; {:?}", caught[name])));
    }
    assert_eq!(unnoticed, Vec::<String>::new());
    assert_eq!(
        differences(&office, &["ann"], Asked::Everything).0["ann"],
        BTreeSet::new(),
        "and nothing is left of it"
    );
}
