//! Reports of orders against figures that are counted here from the orders that each person is shown.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zhike_tests::{Office, Person};

/// Two managers' customers and three years of orders: some cancelled, some returns, some in dollars.
fn office() -> (Office, [Person; 4]) {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let wang = office.hire(&boss, "wang", &["manager"], None);
    let chief = office.hire(&boss, "chief", &["executive"], None);
    for (who, names) in [(&li, ["上海恒远", "恒远分部"]), (&wang, ["北京瑞安", "无单客户"])] {
        names.iter().for_each(|name| drop(who.customer(name)));
    }
    let goods = "产品编码,产品名称,产品类别\nS1,交换机,设备\nS2,路由器,设备\nC1,网线,耗材\nX1,杂项,\n";
    let file = boss.put("产品.csv", goods.as_bytes());
    boss.job("product.import", json!({ "file": file, "unknown": "create" })).expect("products");
    let mut csv = String::from("订单编号,客户名称,订单日期,订单状态,销售渠道,币种,产品编码,数量,单价\n");
    for n in 0..60_i64 {
        let customer = ["上海恒远", "北京瑞安", "恒远分部"][(n % 3) as usize];
        let day = format!("{}-{:02}-{:02}", 2024 + n % 3, 1 + n * 7 % 12, 1 + n * 5 % 28);
        let status = if n % 11 == 10 { "已取消" } else { "已发货" };
        let channel = ["", "线上商城", "线下直销"][(n / 2 % 3) as usize];
        let currency = if n % 13 == 12 { "USD" } else { "CNY" };
        for line in 0..=n % 3 {
            let sku = ["S1", "S2", "C1", "X1"][((n + line) % 4) as usize];
            let quantity = if (n + line) % 9 == 8 { -1.5 } else { 1.0 + line as f64 };
            csv.push_str(&format!(
                "SO-{n},{customer},{day},{status},{channel},{currency},{sku},{quantity},{}.35\n",
                10 + n
            ));
        }
    }
    let file = boss.put("订单.csv", csv.as_bytes());
    let done = boss.job("sales_order.import", json!({ "file": file, "unknown": "create" })).expect("orders");
    assert_eq!(done["rejected"], 0, "{done}");
    (office, [boss, li, wang, chief])
}

/// The orders that somebody is shown and that count, with their lines.
fn counting(who: &Person) -> Vec<Value> {
    let rows = who.ok("sales_order.list", json!({ "limit": 500 }))["rows"].clone();
    let all = rows.as_array().expect("it").iter().map(|row| who.ok("sales_order.get", json!({ "id": row["id"] })));
    all.filter(|order| order["values"]["status"] != "cancelled").collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn int(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}

fn count(who: &Person, behind: &Value) -> usize {
    let found = who.ok("sales_order.count", json!({ "filter": behind["filter"] }));
    usize::try_from(int(&found["count"])).expect("it")
}

fn periods() -> [Value; 3] {
    [json!({}), json!({ "from": "2025-01-01", "to": "2025-12-31" }), json!({ "from": "2025-03-10" })]
}

fn within(period: &Value, order: &Value) -> bool {
    let day = text(&order["values"]["ordered_on"]);
    day >= text(&period["from"]) && (period["to"].is_null() || day <= text(&period["to"]))
}

/// Everything that the reports say to one person, against his own orders.
fn compare(who: &Person) {
    let all = counting(who);
    for period in periods() {
        for currency in ["CNY", "USD"] {
            let here: Vec<&Value> =
                all.iter().filter(|o| within(&period, o) && o["values"]["currency"] == currency).collect();
            contribution(who, &period, currency, &here);
            for by in ["product", "category", "channel"] {
                products(who, (&period, by, currency), &here, &all);
            }
        }
    }
}

fn contribution(who: &Person, period: &Value, currency: &str, here: &[&Value]) {
    let asked = json!({ "period": period, "currency": currency });
    let report = who.ok("report.contribution", asked);
    let mut by: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for order in here {
        let sum = by.entry(text(&order["customer"]["id"]).into()).or_default();
        *sum = (sum.0 + int(&order["total"]), sum.1 + 1);
    }
    let total: i64 = by.values().map(|sum| sum.0).sum();
    assert_eq!((int(&report["amount"]), int(&report["orders"])), (total, here.len() as i64), "{period} {currency}");
    let rows = report["rows"].as_array().expect("it");
    assert_eq!(rows.len(), by.len());
    assert!(rows.windows(2).all(|two| int(&two[0]["amount"]) >= int(&two[1]["amount"])), "the most first");
    for row in rows {
        let (amount, orders) = by[text(&row["customer"]["id"])];
        assert_eq!((int(&row["amount"]), int(&row["orders"])), (amount, orders), "{row}");
        assert_eq!(count(who, &row["behind"]) as i64, orders, "{row}");
        if total > 0 {
            let share = (amount as f64 * 10_000.0 / total as f64 + 1e-7).round() as i64;
            assert_eq!(int(&row["share"]), share, "{row}");
        }
    }
    let named = who.ok("report.contribution", json!({ "period": period, "currency": currency, "name": "恒远" }));
    let found = named["rows"].as_array().expect("it").iter().map(|r| text(&r["customer"]["name"]).to_string());
    let must = rows.iter().map(|r| text(&r["customer"]["name"]).to_string()).filter(|name| name.contains("恒远"));
    assert_eq!(found.collect::<Vec<_>>(), must.collect::<Vec<_>>());
    assert_eq!(named["amount"], report["amount"], "a share is one of all");
}

fn products(who: &Person, (period, by, currency): (&Value, &str, &str), here: &[&Value], all: &[Value]) {
    let report = who.ok("report.products", json!({ "period": period, "by": by, "currency": currency }));
    let categories: BTreeMap<String, Value> = {
        let rows = who.ok("product.list", json!({ "limit": 500 }))["rows"].clone();
        rows.as_array()
            .expect("it")
            .iter()
            .map(|r| (text(&r["id"]).to_string(), r["values"]["category"].clone()))
            .collect()
    };
    let sums = |orders: &[&Value]| {
        let mut sums: BTreeMap<Option<String>, (i64, i64)> = BTreeMap::new();
        for order in orders {
            for line in order["lines"].as_array().expect("it") {
                let product = &line["product"]["id"];
                let key = match by {
                    "product" => product.as_str(),
                    "category" => categories[text(product)].as_str(),
                    _ => order["values"]["channel"].as_str(),
                };
                let sum = sums.entry(key.map(String::from)).or_default();
                *sum = (sum.0 + int(&line["quantity"]), sum.1 + int(&line["amount"]));
            }
        }
        sums
    };
    let now = sums(here);
    let before = &report["before"];
    let then: Vec<&Value> =
        all.iter().filter(|o| !before.is_null() && within(before, o) && o["values"]["currency"] == currency).collect();
    let then = sums(&then);
    let rows = report["rows"].as_array().expect("it");
    let keys: BTreeSet<Option<String>> = rows.iter().map(|r| r["value"].as_str().map(String::from)).collect();
    assert_eq!(keys, now.keys().chain(then.keys()).cloned().collect(), "{period} {by}");
    for row in rows {
        let key = row["value"].as_str().map(String::from);
        let (quantity, amount) = now.get(&key).copied().unwrap_or_default();
        assert_eq!((int(&row["quantity"]), int(&row["amount"])), (quantity, amount), "{by} {row}");
        if before.is_null() {
            assert_eq!((&row["before_amount"], &row["change"]), (&Value::Null, &Value::Null));
        } else {
            assert_eq!(int(&row["before_amount"]), then.get(&key).copied().unwrap_or_default().1, "{by} {row}");
        }
        let has = |order: &&&Value| match by {
            "channel" => order["values"]["channel"].as_str() == key.as_deref(),
            _ => order["lines"].as_array().expect("it").iter().any(|line| {
                let product = &line["product"]["id"];
                (if by == "product" { product.as_str() } else { categories[text(product)].as_str() }) == key.as_deref()
            }),
        };
        assert_eq!(count(who, &row["behind"]), here.iter().filter(has).count(), "{by} {row}");
    }
    let total: i64 = now.values().map(|sum| sum.1).sum();
    assert_eq!(int(&report["total"]["amount"]), total);
    let in_use: BTreeSet<&str> =
        all.iter().filter(|o| within(period, o)).map(|o| text(&o["values"]["currency"])).collect();
    assert_eq!(report["currencies"], json!(in_use));
    assert_eq!(total, here.iter().map(|o| int(&o["total"])).sum::<i64>(), "lines add up to their orders");
}

#[test]
fn orders_are_counted_as_each_person_sees_them_whatever_becomes_of_them() {
    let (office, people) = office();
    people.iter().for_each(compare);
    let [boss, li, wang, chief] = &people;
    assert!(counting(li).len() < counting(chief).len(), "the control: they do not all see the same");

    // What is cancelled, taken back, given to somebody else or thrown away is counted as it then stands.
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let orders = counting(boss);
    let rev = |order: &Value| order["rev"].clone();
    boss.ok(
        "sales_order.update",
        json!({ "id": orders[0]["id"], "rev": rev(&orders[0]), "set": { "status": "cancelled" } }),
    );
    boss.ok(
        "sales_order.update",
        json!({ "id": orders[1]["id"], "rev": rev(&orders[1]), "set": { "ordered_on": "2025-05-05" } }),
    );
    let with_lines = orders.iter().skip(2).find(|o| o["lines"].as_array().expect("it").len() > 1).expect("one");
    let line = with_lines["lines"][0]["id"].clone();
    boss.ok(
        "sales_order.update",
        json!({ "id": with_lines["id"], "rev": rev(with_lines), "set": {}, "lines": { "remove": [line] } }),
    );
    boss.ok("sales_order.bin", json!({ "ids": [orders[5]["id"]] }));
    let wang_id = wang.ok("session.get", json!({}))["user"]["id"].clone();
    let moved = li.ok("customer.list", json!({}))["rows"][0].clone();
    boss.ok("customer.update", json!({ "id": moved["id"], "rev": moved["rev"], "set": { "owner": wang_id } }));
    people.iter().for_each(compare);
    let said = boss.ok("report.products", json!({}));
    boss.call("doctor.rebuild", json!({})).expect("a rebuild");
    assert_eq!(boss.ok("report.products", json!({})), said, "derived anew it is the same");
    drop(office);
}

#[test]
fn masked_amounts_are_in_no_report_of_orders_and_both_are_exported() {
    let (_office, [boss, li, _, chief]) = office();
    boss.ok("role.grant", json!({ "role": "manager", "entity": "field", "action": "see_amount", "level": "none" }));
    let report = li.ok("report.contribution", json!({}));
    assert_eq!(
        (&report["amount"], &report["rows"][0]["amount"], &report["rows"][0]["share"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert!(int(&report["rows"][0]["orders"]) > 0);
    let report = li.ok("report.products", json!({ "period": { "from": "2025-01-01", "to": "2025-12-31" } }));
    assert_eq!(
        (&report["total"]["amount"], &report["total"]["before_amount"], &report["total"]["change"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    for asked in [json!({ "contribution": {} }), json!({ "products": { "by": "category" } })] {
        let done = chief.job("report.export", json!({ "report": asked, "language": "zh" })).expect("a file");
        let lines = String::from_utf8(chief.take(text(&done["file"]))).expect("it");
        let rows = chief.ok(
            if asked["products"].is_null() { "report.contribution" } else { "report.products" },
            if asked["products"].is_null() { json!({}) } else { json!({ "by": "category" }) },
        );
        assert_eq!(lines.lines().count(), rows["rows"].as_array().expect("it").len() + 2, "{lines}");
        assert!(lines.contains("合计") && lines.contains("(CNY)"), "{lines}");
        let total = lines.lines().last().expect("it");
        assert!(
            asked["products"].is_null() || total.starts_with("\"合计\",\"\","),
            "pieces and metres do not add up: {total}"
        );
    }
}

#[test]
fn who_was_lost_is_told_when_it_was_confirmed_and_why() {
    let (office, [boss, li, wang, chief]) = office();
    // A year later nobody has ordered again.
    office.later(400 * 86_400_000);
    boss.ok("churn.check", json!({}));
    let mut reasons = BTreeMap::new();
    for (who, why) in [(&li, "换了供应商"), (&wang, "停业")] {
        for row in who.ok("churn.list", json!({}))["rows"].as_array().expect("it") {
            if reasons.len() < 3 {
                who.ok("churn.hold", json!({ "id": row["id"], "measure": "上门" }));
                who.ok("churn.confirm", json!({ "id": row["id"], "reason": why }));
                reasons.insert(text(&row["customer"]["name"]).to_string(), why);
                office.later(200 * 86_400_000);
            }
        }
    }
    assert!(reasons.len() >= 2, "{reasons:?}");
    let said = |who: &Person, asked: Value| -> BTreeMap<String, String> {
        let report = who.ok("report.churn", asked);
        let rows = report["rows"].as_array().expect("it");
        assert_eq!(int(&report["total"]), rows.len() as i64);
        let by_year: i64 = report["years"].as_array().expect("it").iter().map(|y| int(&y["count"])).sum();
        assert_eq!(by_year, int(&report["total"]));
        for (behind, count) in report["years"]
            .as_array()
            .expect("it")
            .iter()
            .map(|y| (&y["behind"], int(&y["count"])))
            .chain([(&report["behind"], int(&report["total"]))])
        {
            assert_eq!(who.ok("churn.count", json!({ "filter": behind["filter"] }))["count"], count, "{report}");
        }
        rows.iter().map(|r| (text(&r["customer"]["name"]).into(), text(&r["reason"]).into())).collect()
    };
    let all: BTreeMap<String, String> = reasons.iter().map(|(name, why)| (name.clone(), why.to_string())).collect();
    for who in [&boss, &chief] {
        assert_eq!(said(who, json!({})), all);
    }
    let his: BTreeMap<String, String> = all.clone().into_iter().filter(|(_, why)| why == "换了供应商").collect();
    assert_eq!(said(&li, json!({})), his, "what is his alone");
    assert!(his.len() < all.len() || reasons.values().all(|why| *why == "换了供应商"), "the control");
    assert_eq!(said(&boss, json!({ "name": "瑞安" })).len(), all.keys().filter(|name| name.contains("瑞安")).count());
    let li_id = li.ok("session.get", json!({}))["user"]["id"].clone();
    assert_eq!(said(&boss, json!({ "owner": li_id })), his);
    let first = text(&chief.ok("report.churn", json!({}))["years"][0]["year"]).to_string();
    let of_year =
        said(&chief, json!({ "period": { "from": format!("{first}-01-01"), "to": format!("{first}-12-31") } }));
    assert!(!of_year.is_empty() && of_year.len() <= all.len());
}
