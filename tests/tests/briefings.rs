//! A management report says what the reports say to who sends it, keeps it when it is sent, and is read by those it is for.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

const DAY: i64 = 86_400_000;

fn contents() -> Value {
    json!({ "from": "2026-01-01", "to": "2026-12-31", "parts": [
        { "report": "composition", "by": "region" }, { "report": "contribution" }, { "report": "products", "by": "category" },
        { "report": "opportunity", "by": "month" }, { "report": "service" }, { "report": "churn" },
    ] })
}

/// What the calls of the reports are asked for the same document.
fn asked() -> [Value; 6] {
    let period = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    [
        json!({ "composition": { "by": "region" } }),
        json!({ "contribution": { "period": period } }),
        json!({ "products": { "period": period, "by": "category" } }),
        json!({ "opportunity": { "period": period, "by": "month" } }),
        json!({ "service": { "period": period } }),
        json!({ "churn": { "period": period } }),
    ]
}

/// A section as the lines of a text file.
fn written(section: &Value) -> Vec<Vec<String>> {
    let text = |cell: &Value| {
        let said = [&cell["text"]["zh"], &cell["number"], &cell["day"]];
        said.into_iter().find_map(Value::as_str).unwrap_or_default().to_string()
    };
    let header = section["columns"].as_array().expect("columns").iter();
    let header = header.map(|c| c["label"]["zh"].as_str().expect("words").to_string()).collect();
    let rows =
        section["rows"].as_array().expect("rows").iter().chain(section["total"].as_array().map(|_| &section["total"]));
    let rows = rows.map(|row| row.as_array().expect("cells").iter().map(text).collect());
    std::iter::once(header).chain(rows).collect()
}

/// What the reports write to a file for somebody.
fn exported(who: &Person) -> Vec<Vec<Vec<String>>> {
    let lines = |asked: &Value| {
        let done =
            who.job("report.export", json!({ "report": asked, "format": "csv", "language": "zh" })).expect("a file");
        let text = String::from_utf8(who.take(done["file"].as_str().expect("a file"))).expect("text");
        let lines = text.trim_start_matches('\u{feff}').lines();
        lines.map(|l| l[1..l.len() - 1].split("\",\"").map(String::from).collect()).collect()
    };
    asked().iter().map(lines).collect()
}

/// A year of sample data, and the people of an office.
fn office() -> (Office, Person, [Person; 4]) {
    let (office, boss) = Office::found();
    boss.job("demo.fill", json!({ "customers": 60, "orders": 240, "seed": 7 })).expect("sample data");
    let people = [("chief", "supervisor"), ("other", "supervisor"), ("eye", "executive"), ("ear", "executive")]
        .map(|(name, role)| office.hire(&boss, name, &[role], None));
    (office, boss, people)
}

fn id_of(who: &Person) -> Value {
    who.ok("session.get", json!({}))["user"]["id"].clone()
}

/// The rule that stands in the way.
fn blocked(who: &Person, name: &str, input: Value) -> String {
    match who.refused(name, input) {
        Error::Blocked { rule } => rule,
        other => panic!("{other}"),
    }
}

fn save(who: &Person, to: &[Value]) -> Value {
    who.ok(
        "briefing.save",
        json!({ "title": "十一月客户管理报告", "comment": "总体平稳。", "contents": contents(), "recipients": to }),
    )
}

#[test]
fn what_is_sent_says_what_the_reports_said_and_keeps_it() {
    let (office, boss, [chief, other, eye, _]) = office();
    let draft = save(&chief, &[id_of(&eye)]);
    let preview = chief.ok("briefing.preview", json!({ "contents": contents() }))["sections"].clone();
    let sections: Vec<_> = preview.as_array().expect("sections").iter().map(written).collect();
    assert_eq!(sections, exported(&chief), "the very figures of the reports");
    assert!(sections.iter().filter(|lines| lines.len() > 2).count() >= 4, "there is something to say: {sections:?}");
    assert_eq!(preview[1]["columns"][1]["key"], "amount");

    let sent = chief.ok("briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] }));
    let before = eye.ok("briefing.get", json!({ "id": sent["id"] }));
    assert_eq!(before["sections"], preview);
    assert_eq!((&before["author"]["name"], &before["title"]), (&json!("chief"), &json!("十一月客户管理报告")));
    assert_eq!(before["recipients"][0]["name"], "eye");
    assert_eq!(before["sent_at"], "2026-11-22T01:00:00.000Z");

    // Everything behind it changes: the reports say something else, the document does not.
    office.later(DAY);
    let rows = boss.ok("customer.list", json!({ "limit": 60 }))["rows"].clone();
    let ids: Vec<&Value> = rows.as_array().expect("rows").iter().map(|row| &row["id"]).take(20).collect();
    boss.ok("customer.bin", json!({ "ids": ids }));
    assert_ne!(exported(&chief), sections, "the control: the figures of the reports have moved");
    assert_eq!(eye.ok("briefing.get", json!({ "id": sent["id"] })), before);

    // Nobody changes it, and it is not taken back.
    let again = json!({ "id": sent["id"], "title": "改过", "contents": contents() });
    assert_eq!(blocked(&chief, "briefing.save", again.clone()), "briefing_sent");
    assert_eq!(blocked(&chief, "briefing.send", json!({ "id": sent["id"], "rev": sent["rev"] })), "briefing_sent");
    assert_eq!(blocked(&chief, "briefing.delete", json!({ "id": sent["id"] })), "briefing_sent");
    assert_eq!(blocked(&other, "briefing.save", again), "briefing_sent");
    assert!(chief.call("change.undo", json!({ "op": sent["rev"] })).is_err(), "what was sent");
    assert!(chief.call("change.undo", json!({ "op": draft["rev"] })).is_err(), "what was made of it before");
    assert_eq!(eye.ok("briefing.get", json!({ "id": sent["id"] })), before);
}

#[test]
fn a_draft_is_its_authors_and_what_is_sent_is_read_by_those_it_is_for() {
    let (office, boss, [chief, other, eye, ear]) = office();
    let manager = office.hire(&boss, "li", &["manager"], None);
    let draft = save(&chief, &[id_of(&eye)]);
    let reads = |who: &Person| who.call("briefing.get", json!({ "id": draft["id"] })).is_ok();
    let lists = |who: &Person| {
        let list = who.ok("briefing.list", json!({}));
        let count = |of: &str| list[of].as_array().expect("lines").len();
        (count("drafts"), count("sent"))
    };
    assert_eq!([&chief, &other, &eye, &ear, &manager].map(reads), [true, false, false, false, false]);
    assert_eq!((lists(&chief), lists(&other), lists(&eye)), ((1, 0), (0, 0), (0, 0)));
    assert_eq!(other.refused("briefing.delete", json!({ "id": draft["id"] })).code(), "NotFound");
    assert_eq!(manager.refused("briefing.list", json!({})).code(), "Forbidden");
    assert_eq!(eye.refused("briefing.preview", json!({ "contents": contents() })).code(), "Forbidden");

    // Who may not read such documents is none to send one to; who is offered is.
    let to = json!({ "title": "t", "contents": contents(), "recipients": [id_of(&manager)] });
    assert_eq!(chief.refused("briefing.save", to).code(), "Invalid");
    let offered = chief.ok("briefing.recipients", json!({}))["people"].clone();
    let names: Vec<&Value> = offered.as_array().expect("people").iter().map(|p| &p["name"]).collect();
    assert_eq!(names, ["eye", "ear", "王晓东", "other"]);

    // The recipient changes before it is sent; a draft that moved on meanwhile is not sent unseen.
    let newer = json!({ "id": draft["id"], "rev": draft["rev"], "title": "新", "contents": contents(), "recipients": [id_of(&ear)] });
    let saved = chief.ok("briefing.save", newer.clone());
    assert_eq!(chief.refused("briefing.save", newer).code(), "Conflict");
    assert_eq!(chief.refused("briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] })).code(), "Conflict");
    chief.ok("briefing.send", json!({ "id": draft["id"], "rev": saved["rev"] }));
    assert_eq!([&chief, &other, &eye, &ear, &manager].map(reads), [true, true, false, true, false]);
    assert_eq!([&chief, &other, &eye, &ear].map(lists), [(0, 1), (0, 1), (0, 0), (0, 1)]);
}

#[test]
fn a_draft_is_deleted_and_saved_and_both_are_taken_back() {
    let (_office, _boss, [chief, _, eye, ear]) = office();
    let digest = chief.content();
    let draft = save(&chief, &[id_of(&eye)]);
    chief.ok("change.undo", json!({}));
    assert_eq!(chief.content(), digest);
    chief.ok("change.redo", json!({}));
    let changed = json!({ "id": draft["id"], "title": "二", "contents": contents(), "recipients": [id_of(&ear)] });
    chief.ok("briefing.save", changed);
    chief.ok("change.undo", json!({}));
    let stands = chief.ok("briefing.get", json!({ "id": draft["id"] }));
    assert_eq!((&stands["title"], &stands["recipients"][0]["name"]), (&json!("十一月客户管理报告"), &json!("eye")));
    chief.ok("briefing.delete", json!({ "id": draft["id"] }));
    assert_eq!(chief.refused("briefing.get", json!({ "id": draft["id"] })).code(), "NotFound");
    chief.ok("change.undo", json!({}));
    let back = chief.ok("briefing.get", json!({ "id": draft["id"] }));
    assert_eq!((&back["title"], &back["recipients"]), (&stands["title"], &stands["recipients"]));
}

#[test]
fn what_no_report_can_answer_is_refused_and_who_may_see_no_amounts_is_shown_no_kept_figures() {
    let (_office, boss, [chief, _, eye, _]) = office();
    let with = |parts: Value| json!({ "contents": { "from": "2026-01-01", "to": "2026-12-31", "parts": parts } });
    for parts in [
        json!([]),
        json!([{ "report": "service" }, { "report": "service" }]),
        json!([{ "report": "churn", "by": "type" }]),
        json!([{ "report": "service", "by": "moon" }]),
    ] {
        assert_eq!(chief.refused("briefing.preview", with(parts.clone())).code(), "Invalid", "{parts}");
    }
    let backwards =
        json!({ "contents": { "from": "2026-02-01", "to": "2026-01-01", "parts": [{ "report": "service" }] } });
    assert_eq!(chief.refused("briefing.preview", backwards).code(), "Invalid");
    let draft = save(&chief, &[id_of(&eye)]);
    chief.ok("briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] }));
    let sections = || eye.ok("briefing.get", json!({ "id": draft["id"] }))["sections"].clone();
    assert!(sections().is_array());
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_amount", "level": "none" }));
    assert_eq!(sections(), Value::Null);
}

#[test]
fn sample_data_has_a_report_of_the_month_before_and_the_draft_of_this_one() {
    let (office, boss) = Office::found();
    let eye = office.hire(&boss, "eye", &["executive"], None);
    let before = boss.content();
    let made = boss.job("demo.fill", json!({ "customers": 40, "briefings": 2, "seed": 1 })).expect("sample data");
    assert_eq!(made["briefings"], 2);
    let list = boss.ok("briefing.list", json!({}));
    assert_eq!((&list["drafts"][0]["from"], &list["sent"][0]["to"]), (&json!("2026-11-01"), &json!("2026-10-31")));
    let sections = eye.ok("briefing.get", json!({ "id": list["sent"][0]["id"] }))["sections"].clone();
    let asked = json!({ "period": { "from": "2026-10-01", "to": "2026-10-31" } });
    let orders = boss.ok("report.contribution", asked)["orders"].to_string();
    assert_eq!(sections[1]["total"][3]["number"], orders.as_str(), "what it counts is the sample itself");
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.content(), before);
}
