//! The numbers that a day begins with: each is just as many as the list it leads to, for everybody, and what a period comes
//! to is what the reports say.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use zhike_tests::{Office, Person};

const DAY: i64 = 86_400_000;

/// Two managers with opportunities in every state, steps before, on and after today, services, orders and lost customers.
fn office() -> (Office, [Person; 5]) {
    let (office, boss) = Office::found();
    let [li, wang] = ["li", "wang"].map(|name| office.hire(&boss, name, &["manager"], None));
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    let eye = office.hire(&boss, "eye", &["executive"], None);
    let people = [&li, &wang].map(|who| who.ok("session.get", json!({}))["user"]["id"].clone());
    for n in 0..40_i64 {
        let values = json!({ "title": format!("机会{n}"), "customer_name": format!("客户{n}"), "success_rate": 40,
            "description": "…", "amount": 1_000 * (n + 1), "currency": "CNY" });
        let made = boss.ok("opportunity.create", json!({ "values": values }));
        office.later(2 * DAY);
        if n % 6 == 5 {
            continue;
        }
        let to = (n / 6 % 2) as usize;
        boss.ok("opportunity.assign", json!({ "ids": [made["id"]], "to": people[to] }));
        let who = [&li, &wang][to];
        match n % 6 {
            0 => drop(who.ok("opportunity.win", json!({ "id": made["id"] }))),
            1 => drop(who.ok("opportunity.lose", json!({ "id": made["id"], "reason": "价格" }))),
            _ if n % 4 != 3 => {
                let day = ["2027-01-20", "2027-02-10", "2027-02-25"][(n % 3) as usize];
                who.ok("plan.make", json!({ "opportunity": made["id"], "planned_on": day, "action": "拜访" }));
            }
            _ => {}
        }
    }
    // It is the 10th of February now, some weeks after most of them moved.
    boss.job("demo.fill", json!({ "customers": 160, "orders": 700, "services": 120, "seed": 3 })).expect("sample data");
    (office, [boss, li, wang, chief, eye])
}

fn numbers(who: &Person, span: &str) -> BTreeMap<String, Value> {
    let home = who.ok("home.get", json!({ "span": span }));
    let groups = home["groups"].as_array().expect("groups").clone();
    let of = |group: &Value| {
        let key = group["key"].as_str().expect("a key").to_string();
        let numbers = group["numbers"].as_array().expect("numbers").clone();
        numbers
            .into_iter()
            .map(move |n| (format!("{key}.{}", n["key"].as_str().expect("a key")), n))
            .collect::<Vec<_>>()
    };
    groups.iter().flat_map(of).collect()
}

/// How many records the list behind a number has.
fn behind(who: &Person, number: &Value) -> Value {
    let entity = number["behind"]["entity"].as_str().expect("an entity");
    who.ok(&format!("{entity}.count"), json!({ "filter": number["behind"]["filter"] }))["count"].clone()
}

#[test]
fn every_number_is_as_many_as_the_list_that_it_leads_to_for_everybody() {
    let (_office, people) = office();
    let mut above_none = BTreeMap::new();
    for who in &people {
        for span in ["month", "quarter"] {
            for (key, number) in numbers(who, span) {
                if number["kind"] != "count" {
                    continue;
                }
                assert_eq!(number["value"], behind(who, &number), "{key} {number}");
                if number["value"].as_i64() > Some(0) {
                    *above_none.entry(key).or_insert(0) += 1;
                }
            }
        }
    }
    // Nothing of this is true because nothing is there.
    for key in [
        "mine.steps_late",
        "mine.steps_today",
        "mine.unplanned",
        "mine.in_hand",
        "mine.warnings",
        "mine.to_handle",
        "team.unassigned",
        "team.all_in_hand",
        "team.all_steps_late",
        "team.all_unplanned",
        "team.resting",
        "team.to_assign",
        "team.unconfirmed",
        "period.orders",
        "period.won",
        "period.services",
    ] {
        assert!(above_none.contains_key(key), "{key}: {above_none:?}");
    }
    // The control: another filter has another number.
    let [_, li, ..] = &people;
    let mut number = numbers(li, "month")["mine.in_hand"].clone();
    number["behind"]["filter"] = json!([]);
    assert_ne!(number["value"], behind(li, &number));
}

#[test]
fn each_role_gets_the_numbers_of_its_work_and_no_other() {
    let (_office, people) = office();
    let [_, li, _, chief, eye] = &people;
    let keys = |who: &Person| {
        let mut keys: Vec<String> = numbers(who, "month").into_keys().collect();
        keys.retain(|key| !key.starts_with("period."));
        keys
    };
    assert!(keys(eye).is_empty());
    assert!(keys(li).iter().all(|key| key.starts_with("mine.")) && keys(li).len() == 8, "{:?}", keys(li));
    assert!(keys(chief).iter().all(|key| key.starts_with("team.")) && keys(chief).len() == 8, "{:?}", keys(chief));
    // A manager's period is his own part of it.
    let won = |who: &Person| numbers(who, "quarter")["period.won"]["value"].as_i64().expect("a number");
    assert!(won(li) > 0 && won(li) < won(eye) && won(eye) == won(chief));
}

#[test]
fn what_a_period_comes_to_is_what_the_reports_say_now_and_before() {
    let (_office, people) = office();
    let [_, li, _, _, eye] = &people;
    for who in [li, eye] {
        let home = who.ok("home.get", json!({ "span": "quarter" }));
        let of = numbers(who, "quarter");
        for (side, days) in [("value", &home["period"]), ("before", &home["before"])] {
            let contribution = who.ok("report.contribution", json!({ "period": days }));
            let closed = who.ok("report.opportunity", json!({ "period": days }))["total"].clone();
            assert_eq!(of["period.orders"][side], contribution["orders"], "{side}");
            assert_eq!(of["period.ordered"][side], contribution["amount"], "{side}");
            assert_eq!(of["period.won"][side], closed["won"]);
            assert_eq!(of["period.won_amount"][side], closed["won_amount"]);
            assert_eq!(of["period.win_rate"][side], closed["win_rate"]);
            let services = who.ok("report.service", json!({ "period": days }))["total"]["count"].clone();
            assert_eq!(of["period.services"][side], services);
            assert_eq!(of["period.churned"][side], who.ok("report.churn", json!({ "period": days }))["total"]);
        }
    }
}

#[test]
fn amounts_are_left_out_where_they_are_masked_and_the_newest_management_report_leads_to_itself() {
    let (_office, people) = office();
    let [boss, _, _, chief, eye] = &people;
    let newest = |who: &Person| who.ok("home.get", json!({}))["newest"].clone();
    assert_eq!(newest(eye), Value::Null);
    let id = eye.ok("session.get", json!({}))["user"]["id"].clone();
    let contents = json!({ "from": "2026-12-01", "to": "2026-12-31", "parts": [{ "report": "service" }] });
    for title in ["十一月", "十二月"] {
        let draft = chief.ok("briefing.save", json!({ "title": title, "contents": contents, "recipients": [id] }));
        chief.ok("briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] }));
    }
    assert_eq!((newest(eye)["title"].clone(), newest(eye)["author"].clone()), (json!("十二月"), json!("chief")));
    assert!(numbers(eye, "month").contains_key("period.ordered"));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_amount", "level": "none" }));
    let keys: Vec<String> =
        numbers(eye, "month").into_keys().filter(|key| key.contains("amount") || key.contains("ordered")).collect();
    assert!(keys.is_empty(), "{keys:?}");
}
