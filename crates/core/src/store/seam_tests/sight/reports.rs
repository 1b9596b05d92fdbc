//! What reports count, counted once more over the rows that must be seen; and what they are as files.

use super::{Line, Look};
use crate::Id;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) fn compare(look: &Look<'_>) {
    composition(look);
    contribution(look);
    products(look);
    opportunity(look);
    service(look);
    churn(look);
    exported(look);
    previewed(look);
}

type Counts = BTreeMap<Option<String>, Vec<i64>>;

fn counted<'a>(
    lines: impl Iterator<Item = &'a Line>,
    by: impl Fn(&Line) -> Option<String>,
    of: impl Fn(&Line) -> Vec<i64>,
) -> Counts {
    let mut counts = Counts::new();
    for line in lines {
        let add = of(line);
        let sum = counts.entry(by(line)).or_insert_with(|| vec![0; add.len()]);
        sum.iter_mut().zip(add).for_each(|(sum, n)| *sum += n);
    }
    counts
}

fn read(rows: &Value, of: &[&str]) -> Counts {
    let rows = rows.as_array().expect("rows").iter();
    rows.map(|row| {
        let figures = of.iter().map(|figure| row[figure].as_i64().unwrap_or_default()).collect();
        (row["value"].as_str().map(String::from), figures)
    })
    .collect()
}

fn id(column: &'static str) -> impl Fn(&Line) -> Option<String> {
    move |line| line.id_in(column).map(|id| id.to_string())
}

fn composition(look: &Look<'_>) {
    for by in ["level", "region", "credit", "satisfaction"] {
        let found = look.ask("report.composition", json!({ "by": by })).expect("a report");
        let stars = ["credit", "satisfaction"].contains(&by);
        let told = |line: &Line| if stars { Some(line.int(by).to_string()) } else { id(by)(line) };
        let must = counted(look.standing("customer"), told, |_| vec![1]);
        look.same("report.composition", &read(&found["rows"], &["count"]), &must);
    }
}

/// Orders that count, by id, with their customer.
fn orders<'a>(look: &'a Look<'_>) -> BTreeMap<Id, &'a Line> {
    look.standing("sales_order").filter(|o| o.text("status") != "cancelled").map(|o| (o.id, o)).collect()
}

/// Quantity times price, half a minor unit away from zero.
fn amount(line: &Line) -> i64 {
    let exact = i128::from(line.int("quantity")) * i128::from(line.int("unit_price"));
    let rounded = (exact.abs() + 50_000) / 100_000;
    i64::try_from(if exact < 0 { -rounded } else { rounded }).expect("an amount")
}

fn contribution(look: &Look<'_>) {
    let orders = orders(look);
    let mut must = counted(orders.values().copied(), id("customer_id"), |_| vec![0, 1]);
    for line in look.standing("order_line") {
        let Some(order) = line.id_in("order_id").and_then(|id| orders.get(&id)) else { continue };
        must.get_mut(&id("customer_id")(order)).expect("its customer")[0] += amount(line);
    }
    let found = look.ask("report.contribution", json!({})).expect("a report");
    let rows = found["rows"].as_array().expect("rows").iter();
    let came: Counts = rows
        .map(|row| {
            let figures = ["amount", "orders"].map(|figure| row[figure].as_i64().unwrap_or_default());
            (row["customer"]["id"].as_str().map(String::from), figures.to_vec())
        })
        .collect();
    look.same("report.contribution", &came, &must);
}

fn products(look: &Look<'_>) {
    let orders = orders(look);
    let of = |line: &&Line| line.id_in("order_id").is_some_and(|id| orders.contains_key(&id));
    let figures = |line: &Line| vec![line.int("quantity"), amount(line)];
    let must = counted(look.standing("order_line").filter(of), id("product_id"), figures);
    let found = look.ask("report.products", json!({ "by": "product" })).expect("a report");
    look.same("report.products", &read(&found["rows"], &["quantity", "amount"]), &must);
}

fn opportunity(look: &Look<'_>) {
    let figures = |o: &Line| {
        let is = |states: &[&str]| i64::from(states.contains(&o.text("state")));
        let [won, lost, open] = [is(&["won"]), is(&["lost"]), is(&["unassigned", "assigned"])];
        let amount = o.int("amount");
        vec![won, lost, open, won * amount, lost * amount, open * amount]
    };
    let told = ["won", "lost", "open", "won_amount", "lost_amount", "open_amount"];
    let found = look.ask("report.opportunity", json!({ "by": "owner" })).expect("a report");
    let must = counted(look.standing("opportunity"), id("assigned_to"), figures);
    look.same("report.opportunity", &read(&found["rows"], &told), &must);
    let product = look.raw.products.iter().find(|p| p.text("sku") == "A").expect("the product").id;
    let found = look.ask("report.opportunity", json!({ "by": "product", "product": product })).expect("a report");
    let of = |o: &Line, a: &Line| a.id_in("opportunity_id") == Some(o.id) && a.id_in("product_id") == Some(product);
    let about = |o: &&Line| look.raw.all("opportunity_product").iter().any(|a| a.live() && of(o, a));
    let must = counted(look.standing("opportunity").filter(about), |_| Some(product.to_string()), figures);
    look.same("report.opportunity about a product", &read(&found["rows"], &told), &must);
}

fn service(look: &Look<'_>) {
    let found = look.ask("report.service", json!({ "by": "type" })).expect("a report");
    let must = counted(look.standing("service"), id("type"), |s| vec![1, i64::from(s.int("reopened") > 0)]);
    look.same("report.service", &read(&found["rows"], &["count", "reopened"]), &must);
}

fn churn(look: &Look<'_>) {
    let found = look.ask("report.churn", json!({})).expect("a report");
    let mut came: Vec<String> = found["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|r| r["customer"]["id"].as_str().unwrap_or_default().to_string())
        .collect();
    let lost = look.standing("churn").filter(|c| c.text("state") == "lost");
    let mut must: Vec<String> = lost.filter_map(id("customer_id")).collect();
    came.sort();
    must.sort();
    look.same("report.churn", &came, &must);
}

/// Each as text: as many lines as it has, and nobody named who is not in sight.
fn exported(look: &Look<'_>) {
    for (report, total) in
        [("composition", 0), ("contribution", 1), ("products", 1), ("opportunity", 1), ("service", 1), ("churn", 0)]
    {
        let shown =
            look.ask(&format!("report.{report}"), json!({})).expect("a report")["rows"].as_array().map(Vec::len);
        let input = json!({ "report": { report: {} }, "format": "csv", "language": "en" });
        let made = match look.ask("report.export", input) {
            Ok(made) => made,
            Err(e) => return look.wrong(format!("report.export: {e}")),
        };
        look.same("report.export", &made["rows"].as_u64(), &shown.map(|rows| (rows + total) as u64));
        let text = look.text(&made);
        for customer in look.raw.all("customer").iter().filter(|c| text.contains(c.text("name"))) {
            let seen = look.seen("customer").any(|c| c.text("name") == customer.text("name"));
            look.same("report.export names", &seen, &true);
        }
    }
}

/// A document not yet sent counts what its author sees.
fn previewed(look: &Look<'_>) {
    let parts: Vec<Value> = ["composition", "contribution", "products", "opportunity", "service", "churn"]
        .map(|report| json!({ "report": report }))
        .into();
    let contents = json!({ "from": "2000-01-01", "to": "2026-12-31", "parts": parts });
    let came = look.ask("briefing.preview", json!({ "contents": contents })).is_ok();
    look.same("briefing.preview", &came, &(look.name == "chief"));
}
