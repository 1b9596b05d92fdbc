//! The sample office's products, stock and orders, on their way into a batch.

use crate::{
    Id, Result,
    churn::{Churn, Measure, check, machine},
    customer::batch::Batch,
    demo::trade::{DemoOrder, PRODUCTS, stock},
    product::{self, Product},
    record::Record,
    sales_order::{self, OrderLine, SalesOrder, amount, line},
    stock::{self as stocks, Stock},
    store::{capture::Cells, write::Write},
    value::CellValue,
    workspace::create::{cells, item_id, text},
};

/// Adds the products that are not there, and what lies of them.
pub(super) fn goods(w: &Write<'_>, batch: &mut Batch<'_, '_>, seed: u64) -> Result<u64> {
    let currency = w.currency()?;
    let mut made = 0;
    for (n, p) in PRODUCTS.iter().enumerate() {
        let id = product::id_of(w.workspace, p.sku);
        if matches!(w.life_of("product", id)?, Some(0 | 1)) {
            continue;
        }
        made += 1;
        let row = [
            ("sku", text(p.sku)),
            ("name", text(p.name)),
            ("model", text(p.model)),
            ("unit", text(p.unit)),
            ("price", CellValue::Int(p.price)),
            ("currency", text(&currency)),
            ("category", item_id(w.workspace, "product_category", p.category).into()),
        ];
        make::<Product>(w, batch, id, cells(row))?;
        if p.category == "service" || p.category == "software" {
            continue;
        }
        for (warehouse, bin, quantity) in stock(seed, n) {
            let row = [
                ("product_id", id.into()),
                ("warehouse", text(warehouse)),
                ("bin", text(bin)),
                ("quantity", CellValue::Int(quantity)),
            ];
            make::<Stock>(w, batch, stocks::id_of(w.workspace, id, warehouse, bin), cells(row))?;
        }
    }
    Ok(made)
}

/// Adds a row; one that was taken back before comes back.
fn make<R: Record>(w: &Write<'_>, batch: &mut Batch<'_, '_>, id: Id, cells: Cells) -> Result<()> {
    match w.life_of(R::TABLE, id)? {
        None => batch.push::<R>(id, cells),
        Some(_) => w.create_whole::<R>(id, cells).map(|_| ()),
    }
}

/// Adds orders of a customer.
pub(super) fn orders(w: &Write<'_>, batch: &mut Batch<'_, '_>, customer: Id, orders: &[DemoOrder]) -> Result<()> {
    if orders.is_empty() {
        return Ok(());
    }
    let (today, currency) = (w.today()?, w.currency()?);
    let digits = amount::minor_digits(&currency);
    let first = w.draw_many("demo_order", "", orders.len() as i64)?;
    for (order, sequence) in orders.iter().zip(first..) {
        let day = today - chrono::Duration::days(i64::from(order.days_ago));
        let number = format!("XS{}{sequence:05}", day.format("%y%m%d"));
        let id = sales_order::id_of(w.workspace, &number);
        let total: i64 = order.lines.iter().map(|(_, quantity, price)| amount::amount(*quantity, *price, digits)).sum();
        let mut row = cells([
            ("number", text(number)),
            ("customer_id", customer.into()),
            ("ordered_on", text(day.to_string())),
            ("status", text(order.status)),
            ("channel", item_id(w.workspace, "sales_channel", order.channel).into()),
            ("currency", text(&currency)),
        ]);
        if order.paid_of_thousand > 0 && total > 0 {
            let rest = if order.paid_of_thousand == 1_000 { total % 1_000 } else { 0 };
            row.insert("paid".into(), CellValue::Int(total / 1_000 * order.paid_of_thousand + rest));
        }
        batch.push::<SalesOrder>(id, row)?;
        for (at, (product, quantity, price)) in (1..).zip(&order.lines) {
            let sold = PRODUCTS[*product];
            let row: Cells = cells([
                ("order_id", id.into()),
                ("line", text(at.to_string())),
                ("product_id", product::id_of(w.workspace, sold.sku).into()),
                ("product_name", text(sold.name)),
                ("quantity", CellValue::Int(*quantity)),
                ("unit", text(sold.unit)),
                ("unit_price", CellValue::Int(*price)),
            ]);
            batch.push::<OrderLine>(line::id_of(w.workspace, id, &at.to_string()), row)?;
        }
    }
    Ok(())
}

/// Days after which who has not ordered is looked after: half a year.
const SILENT: u32 = 184;

/// Adds the churn record of a customer who stopped, in one state or another, or of one who had stopped and came back.
pub(super) fn churn(
    w: &Write<'_>,
    batch: &mut Batch<'_, '_>,
    (customer, n, by): (Id, u64, Id),
    orders: &[DemoOrder],
) -> Result<()> {
    let sum = |order: &DemoOrder| order.lines.iter().map(|(_, q, p)| amount::amount(*q, *p, 2)).sum::<i64>();
    let mut bought = orders.iter().filter(|o| o.status != "cancelled" && sum(o) >= 0).rev().map(|o| o.days_ago);
    let (Some(last), before) = (bought.next(), bought.find(|days| *days > 2 * SILENT)) else { return Ok(()) };
    let (since, state) = match (last >= SILENT, before, n % 10) {
        (true, _, 0..=3) => (last, machine::WARNING),
        (true, _, 4..=6) => (last, machine::HELD),
        (true, ..) if batch.set(customer, "status", text("lost")) => (last, machine::LOST),
        (true, ..) => (last, machine::WARNING),
        (false, Some(before), 0 | 5) => (before, machine::RECOVERED),
        _ => return Ok(()),
    };
    let day = w.today()? - chrono::Duration::days(i64::from(since));
    let detected = day.checked_add_months(chrono::Months::new(6)).unwrap_or(day);
    let id = check::id_of(w.workspace, customer, &day.to_string());
    let mut row = cells([
        ("customer_id", customer.into()),
        ("last_ordered_on", text(day.to_string())),
        ("detected_on", text(detected.to_string())),
        ("state", text(state)),
    ]);
    if state == machine::LOST {
        let reasons = ["价格没有谈拢", "换了供应商", "业务停了", "采购归集团统一"];
        row.insert("reason".into(), text(reasons[(n / 10) as usize % reasons.len()]));
        row.insert("confirmed_at".into(), CellValue::Int(w.now));
        row.insert("confirmed_on".into(), text(w.day_of(w.now)?));
    }
    batch.push::<Churn>(id, row)?;
    if state != machine::WARNING {
        let measures = ["上门拜访，了解近期采购计划", "给老客户价，九五折", "请技术同事做一次免费巡检"];
        let noted = [
            ("churn_id", id.into()),
            ("text", text(measures[(n / 10) as usize % measures.len()])),
            ("by_id", by.into()),
            ("noted_at", CellValue::Int(w.now)),
        ];
        w.create::<Measure>(Id::new(w.now), &cells(noted))?;
    }
    Ok(())
}
