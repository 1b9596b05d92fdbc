//! Reports against figures that are counted here from the records that each person is shown; and every figure leads to a
//! list that has just as many.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhike_tests::{Office, Person};

const DAY: i64 = 86_400_000;

/// The items of a list, in their order.
fn items(who: &Person, category: &str) -> Vec<Value> {
    let lists = who.ok("dictionary.list", json!({}))["categories"].clone();
    let list = lists.as_array().expect("it").iter().find(|list| list["code"] == category).expect("it").clone();
    list["items"].as_array().expect("it").iter().map(|item| item["id"].clone()).collect()
}

/// Opportunities of three people over ten months, in every state, in two currencies.
fn deals(office: &Office, boss: &Person) -> [Person; 3] {
    let li = office.hire(boss, "li", &["manager"], None);
    let wang = office.hire(boss, "wang", &["manager"], None);
    let chief = office.hire(boss, "chief", &["executive"], None);
    let ids = [&li, &wang].map(|who| who.ok("session.get", json!({}))["user"]["id"].clone());
    let items = items(boss, "source");
    for n in 0..24_i64 {
        let mut values = json!({ "title": format!("机会{n}"), "customer_name": format!("客户{n}"), "success_rate": 40, "description": "…" });
        if n % 5 != 0 {
            values["amount"] = json!(1_000 * (n + 1));
            values["currency"] = json!(if n % 7 == 0 { "USD" } else { "CNY" });
        }
        if n % 3 != 0 {
            values["source"] = items[(n % 4) as usize].clone();
        }
        let made = boss.ok("opportunity.create", json!({ "values": values }));
        office.later(DAY * (n % 4));
        let to = (n % 2) as usize;
        if n % 6 != 5 {
            boss.ok("opportunity.assign", json!({ "ids": [made["id"]], "to": ids[to] }));
            office.later(DAY * (3 + n % 9));
            let who = [&li, &wang][to];
            match n % 6 {
                0 | 1 => drop(who.ok("opportunity.win", json!({ "id": made["id"] }))),
                2 => drop(who.ok("opportunity.lose", json!({ "id": made["id"], "reason": "价格" }))),
                _ => {}
            }
        }
        office.later(DAY * 7);
    }
    [li, wang, chief]
}

/// Every opportunity that somebody is shown.
fn shown(who: &Person) -> Vec<Value> {
    let rows = who.ok("opportunity.list", json!({ "limit": 500 }))["rows"].clone();
    rows.as_array().expect("it").iter().map(|row| row["values"].clone()).collect()
}

/// What a line must say of these.
fn figures<'a>(of: impl Iterator<Item = &'a Value> + Clone, currency: &str) -> Value {
    let state = |v: &Value| match v["state"].as_str().expect("it") {
        "won" => 0,
        "lost" => 1,
        _ => 2,
    };
    let count = |which| of.clone().filter(|v| state(v) == which).count() as i64;
    let amount = |which| -> i64 {
        let in_currency = of.clone().filter(|v| state(v) == which && v["currency"] == currency);
        in_currency.map(|v| v["amount"].as_i64().expect("it")).sum()
    };
    let days = |which| {
        let all: Vec<f64> = of.clone().filter(|v| state(v) == which).filter_map(|v| v["days"].as_f64()).collect();
        (!all.is_empty()).then(|| (all.iter().sum::<f64>() / all.len() as f64 * 100.0 + 1e-9).round() as i64)
    };
    let closed = count(0) + count(1);
    let rate = (closed > 0).then(|| (count(0) as f64 / closed as f64 * 10_000.0 + 1e-9).round() as i64);
    json!({ "won": count(0), "lost": count(1), "open": count(2), "won_amount": amount(0), "lost_amount": amount(1),
            "open_amount": amount(2), "win_rate": rate, "days_won": days(0), "days_lost": days(1) })
}

fn said_by(line: &Value) -> Value {
    let mut said = line.clone();
    let kept = ["won", "lost", "open", "won_amount", "lost_amount", "open_amount", "win_rate", "days_won", "days_lost"];
    said.as_object_mut().expect("it").retain(|key, _| kept.contains(&key.as_str()));
    said
}

/// The records behind a line, as its list shows them.
fn behind(who: &Person, line: &Value, state: Option<&str>) -> i64 {
    let mut filter = line["behind"]["filter"].clone();
    filter.as_array_mut().expect("it").extend(state.map(|s| json!({ "field": "state", "op": "eq", "value": s })));
    let entity = line["behind"]["entity"].as_str().expect("it");
    who.ok(&format!("{entity}.count"), json!({ "filter": filter }))["count"].as_i64().expect("it")
}

fn group(by: &str, v: &Value) -> Value {
    let day = v["counted_on"].as_str().expect("it");
    let month: u32 = day[5..7].parse().expect("it");
    match by {
        "month" => json!(day[..7]),
        "quarter" => json!(format!("{}-Q{}", &day[..4], month.div_ceil(3))),
        "year" => json!(day[..4]),
        "owner" => v["assigned_to"].clone(),
        _ => v["source"].clone(),
    }
}

#[test]
fn opportunities_are_counted_as_each_person_sees_them_by_everything_and_lead_to_their_records() {
    let (office, boss) = Office::found();
    let [li, wang, chief] = deals(&office, &boss);
    for who in [&boss, &li, &wang, &chief] {
        let all = shown(who);
        for (period, currency) in [(json!({}), "CNY"), (json!({ "from": "2026-12-15", "to": "2027-03-02" }), "USD")] {
            let (from, to) = (period["from"].as_str().unwrap_or(""), period["to"].as_str().unwrap_or("9"));
            let within = |v: &&Value| (from..=to).contains(&v["counted_on"].as_str().expect("it"));
            for by in ["month", "quarter", "year", "owner", "source"] {
                let asked = json!({ "period": period, "by": by, "currency": currency });
                let report = who.ok("report.opportunity", asked);
                assert_eq!(said_by(&report["total"]), figures(all.iter().filter(within), currency), "{by}");
                let rows = report["rows"].as_array().expect("it");
                for row in rows {
                    let here = all.iter().filter(within).filter(|v| group(by, v) == row["value"]);
                    assert_eq!(said_by(row), figures(here.clone(), currency), "{by} {row}");
                    assert_eq!(behind(who, row, None), here.count() as i64, "{row}");
                    assert_eq!(json!(behind(who, row, Some("won"))), row["won"], "{row}");
                }
                let sum: i64 = rows.iter().map(|r| r["open"].as_i64().expect("it")).sum();
                assert_eq!(json!(sum), report["total"]["open"]);
                let in_use: BTreeSet<&str> = all.iter().filter(within).filter_map(|v| v["currency"].as_str()).collect();
                assert_eq!(report["currencies"], json!(in_use));
            }
        }
        let li_id = li.ok("session.get", json!({}))["user"]["id"].clone();
        let his = who.ok("report.opportunity", json!({ "owner": li_id, "by": "year" }));
        assert_eq!(said_by(&his["total"]), figures(all.iter().filter(|v| v["assigned_to"] == li_id), "CNY"));
    }
    assert!(shown(&li).len() < shown(&boss).len(), "the control: they do not all see the same");
}

#[test]
fn who_has_no_right_to_reports_gets_none_and_masked_amounts_are_in_none() {
    let (office, boss) = Office::found();
    let [li, ..] = deals(&office, &boss);
    let admin = office.hire(&boss, "admin2", &["admin"], None);
    assert_eq!(admin.refused("report.opportunity", json!({})).code(), "Forbidden");
    assert_eq!(admin.refused("report.composition", json!({})).code(), "Forbidden");
    assert_ne!(li.ok("report.opportunity", json!({}))["total"]["won_amount"], Value::Null);
    boss.ok("role.grant", json!({ "role": "manager", "entity": "field", "action": "see_amount", "level": "none" }));
    let masked = li.ok("report.opportunity", json!({}));
    assert_eq!((&masked["total"]["won_amount"], &masked["currencies"]), (&Value::Null, &json!([])));
    assert!(masked["total"]["won"].as_i64().expect("it") > 0);
}

#[test]
fn customers_are_counted_by_level_credit_satisfaction_and_region() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let (levels, regions) = (items(&boss, "level"), items(&boss, "region"));
    for n in 0..20_usize {
        let mut values =
            json!({ "kind": "company", "name": format!("公司{n}"), "credit": 1 + n % 5, "satisfaction": 5 - n % 3 });
        if n % 4 != 0 {
            values["level"] = levels[n % levels.len()].clone();
            values["region"] = regions[n % 3].clone();
        }
        [&boss, &li][n % 2].ok("customer.create", json!({ "values": values, "incomplete": true }));
    }
    boss.ok("customer.bin", json!({ "ids": [boss.ok("customer.list", json!({}))["rows"][0]["id"]] }));
    for who in [&boss, &li] {
        let rows = who.ok("customer.list", json!({ "limit": 500 }))["rows"].clone();
        let all: Vec<Value> = rows.as_array().expect("it").iter().map(|r| r["values"].clone()).collect();
        for by in ["level", "credit", "satisfaction", "region"] {
            let report = who.ok("report.composition", json!({ "by": by }));
            assert_eq!(report["total"], json!(all.len()));
            let rows = report["rows"].as_array().expect("it");
            let said = |v: &Value| v[by].as_str().map(String::from).or_else(|| v[by].as_i64().map(|n| n.to_string()));
            for row in rows {
                let here = all.iter().filter(|v| said(v).as_deref() == row["value"].as_str()).count();
                assert_eq!(row["count"], json!(here), "{by} {row}");
                assert_eq!(behind(who, row, None), here as i64, "{row}");
            }
            let sum: i64 = rows.iter().map(|r| r["count"].as_i64().expect("it")).sum();
            assert_eq!(sum, all.len() as i64);
        }
    }
    let by_region = boss.ok("report.composition", json!({ "by": "region" }));
    let values: Vec<&Value> = by_region["rows"].as_array().expect("it").iter().map(|r| &r["value"]).collect();
    let mut in_order: Vec<&Value> = regions.iter().filter(|id| values.contains(id)).collect();
    in_order.push(&Value::Null);
    assert_eq!(values, in_order, "as the list is ordered, and what is not said last");
}

#[test]
fn a_report_is_exported_as_it_stands_on_the_screen_and_the_op_says_so() {
    let (office, boss) = Office::found();
    let [li, _, chief] = deals(&office, &boss);
    let asked = json!({ "by": "owner", "currency": "CNY" });
    let report = chief.ok("report.opportunity", asked.clone());
    let done = chief
        .job("report.export", json!({ "report": { "opportunity": asked }, "format": "csv", "language": "zh" }))
        .expect("a file");
    let text = String::from_utf8(chief.take(done["file"].as_str().expect("it"))).expect("it");
    let lines: Vec<Vec<&str>> =
        text.trim_start_matches('\u{feff}').lines().map(|l| l[1..l.len() - 1].split("\",\"").collect()).collect();
    let head = [
        "客户经理",
        "开发成功",
        "开发失败",
        "进行中",
        "成功金额 (CNY)",
        "失败金额 (CNY)",
        "进行中金额 (CNY)",
        "成功率 %",
        "成功平均天数",
        "失败平均天数",
    ];
    assert_eq!(lines[0], head);
    let digits = |n: &Value| n.as_i64().map_or(String::new(), |n| format!("{}.{:02}", n / 100, n % 100));
    for (line, row) in lines[1..].iter().zip(report["rows"].as_array().expect("it").iter().chain([&report["total"]])) {
        for (at, key) in ["won", "lost", "open"].iter().enumerate() {
            assert_eq!(line[1 + at], row[*key].to_string(), "{key}");
        }
        for (at, key) in
            ["won_amount", "lost_amount", "open_amount", "win_rate", "days_won", "days_lost"].iter().enumerate()
        {
            assert_eq!(line[4 + at], digits(&row[*key]), "{key}");
        }
    }
    assert_eq!((lines.len(), lines.last().expect("it")[0]), (report["rows"].as_array().expect("it").len() + 2, "合计"));
    assert_eq!(chief.ok("change.list", json!({}))["steps"][0]["command"], "report.export");

    let book = li.job("report.export", json!({ "report": { "composition": {} }, "format": "xlsx" })).expect("a file");
    assert!(li.take(book["file"].as_str().expect("it")).starts_with(b"PK"));
    let card = json!({ "report": { "composition": {} }, "format": "vcf" });
    assert_eq!(li.job("report.export", card).expect_err("no card").code(), "Invalid");
    boss.ok("role.grant", json!({ "role": "manager", "entity": "report", "action": "export", "level": "none" }));
    let refused = li.call("report.export", json!({ "report": { "composition": {} } })).expect_err("no right");
    assert_eq!(refused.code(), "Forbidden");
}

#[test]
fn services_are_counted_by_type_content_days_and_returns() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let wang = office.hire(&boss, "wang", &["manager"], None);
    let ids = [&li, &wang].map(|who| who.ok("session.get", json!({}))["user"]["id"].clone());
    let types = items(&boss, "service_type");
    let customer = li.customer("恒远信息");
    for n in 0..18_i64 {
        let values = json!({ "type": types[(n % 3) as usize], "title": format!("服务{n}"), "customer": customer, "request": "…" });
        let made = boss.ok("service.create", json!({ "values": values }));
        let to = (n % 2) as usize;
        if n % 6 != 0 {
            boss.ok("service.assign", json!({ "ids": [made["id"]], "to": ids[to] }));
            office.later(DAY * (n % 5) * 4);
            let who = [&li, &wang][to];
            if n % 6 != 1 {
                who.ok("service.handle", json!({ "id": made["id"], "handling": "已处理" }));
                if n % 4 == 2 {
                    who.ok("service.feedback", json!({ "id": made["id"], "result": "不满意", "satisfaction": 2 }));
                    who.ok("service.handle", json!({ "id": made["id"], "handling": "再处理" }));
                }
                if n % 3 != 2 {
                    who.ok("service.feedback", json!({ "id": made["id"], "result": "好", "satisfaction": 3 + n % 3 }));
                }
            }
        }
        office.later(DAY * 9);
    }
    for who in [&boss, &li, &wang] {
        let rows = who.ok("service.list", json!({ "limit": 500 }))["rows"].clone();
        let all: Vec<Value> = rows.as_array().expect("it").iter().map(|r| r["values"].clone()).collect();
        for period in [json!({}), json!({ "from": "2026-12-20", "to": "2027-04-30" })] {
            let (from, to) = (period["from"].as_str().unwrap_or(""), period["to"].as_str().unwrap_or("9"));
            // Raised in the morning in Shanghai, which is the same day by UTC.
            let within = |v: &&Value| (from..=to).contains(&&v["raised_at"].as_str().expect("it")[..10]);
            for by in ["type", "satisfaction", "days", "reopened"] {
                let report = who.ok("report.service", json!({ "period": period, "by": by }));
                let here: Vec<&Value> = all.iter().filter(within).collect();
                assert_eq!(report["total"]["count"], json!(here.len()), "{by}");
                assert_eq!(behind(who, &report, None), here.len() as i64, "{report}");
                let stars: Vec<i64> = here.iter().filter_map(|v| v["satisfaction"].as_i64()).collect();
                let mean = (!stars.is_empty())
                    .then(|| (stars.iter().sum::<i64>() as f64 * 100.0 / stars.len() as f64 + 1e-9).round() as i64);
                assert_eq!(report["total"]["satisfaction"], json!(mean));
                for row in report["rows"].as_array().expect("it") {
                    let group = |v: &Value| match by {
                        "days" => v["days"]
                            .as_i64()
                            .map(|days| match days {
                                0 => 0,
                                1..=3 => 1,
                                4..=7 => 4,
                                8..=30 => 8,
                                _ => 31,
                            })
                            .map(|n| n.to_string()),
                        by => v[by].as_str().map(String::from).or_else(|| v[by].as_i64().map(|n| n.to_string())),
                    };
                    let count = here.iter().filter(|v| group(v).as_deref() == row["value"].as_str()).count();
                    assert_eq!(row["count"], json!(count), "{by} {row}");
                    assert_eq!(behind(who, row, None), count as i64, "{row}");
                }
                let sum: i64 =
                    report["rows"].as_array().expect("it").iter().map(|r| r["count"].as_i64().expect("it")).sum();
                assert_eq!(sum, here.len() as i64);
            }
        }
    }
    assert!(li.ok("report.service", json!({}))["total"]["count"].as_i64() < Some(18), "the control: he sees his own");
    let table = boss.job("report.export", json!({ "report": { "service": { "by": "days" } } })).expect("a file");
    let text = String::from_utf8(boss.take(table["file"].as_str().expect("it"))).expect("it");
    assert!(text.contains("\"当天\"") && text.contains("\"未处理\""), "{text}");
}
