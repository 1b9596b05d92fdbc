//! Sample opportunities with their plans, as rows of the past: each in the state that it came to.

use super::{
    Opportunity, machine,
    products::{self, About},
};
use crate::{
    Id, Result,
    customer::{
        batch::{Batch, sample},
        number,
    },
    demo::{deals::DemoDeal, trade::PRODUCTS},
    plan::Plan,
    product,
    record::values::defaults,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, item_id, text},
};

const DAY: i64 = 86_400_000;

/// Adds sample opportunities with a customer of this name, in the hands of `owner` where they are in any.
pub(crate) fn add(
    w: &Write<'_>,
    batch: &mut Batch<'_, '_>,
    (customer, name): (Id, &str),
    deals: &[DemoDeal],
    owner: Id,
) -> Result<()> {
    let today = w.today()?;
    let day = |in_days: i64| text((today + chrono::Duration::days(in_days)).to_string());
    let at = |days_ago: u32| w.now - i64::from(days_ago) * DAY;
    for deal in deals {
        let id = Id::new(w.now);
        let (mut row, _) = sample::<Opportunity>(w, &deal.values)?;
        let from = deal.assigned_days_ago.unwrap_or_default();
        let entered = today - chrono::Duration::days(i64::from(from));
        let sequence = u32::try_from(w.draw("opportunity", &entered.to_string())?).unwrap_or(u32::MAX);
        row.extend(cells([
            ("number", text(number::number(number::OPPORTUNITY, entered, sequence, None))),
            ("customer_id", customer.into()),
            ("customer_name", text(name)),
            ("currency", text(w.currency()?)),
            ("expected_close", day(deal.close_in_days)),
        ]));
        let mut state = machine::UNASSIGNED;
        if deal.assigned_days_ago.is_some() {
            state = machine::ASSIGNED;
            row.extend(cells([("assigned_to", owner.into()), ("assigned_at", CellValue::Int(at(from)))]));
            row.insert("assigned_by".into(), w.user().map_or(CellValue::Null, CellValue::from));
        }
        if let Some((stage, moved)) = deal.stage {
            row.extend(cells([
                ("stage", item_id(w.workspace, super::stage::CATEGORY, stage).into()),
                ("stage_at", CellValue::Int(at(moved))),
            ]));
        }
        if let Some((days_ago, lost)) = &deal.ended {
            state = if lost.is_some() { machine::LOST } else { machine::WON };
            row.extend(cells([
                ("closed_at", CellValue::Int(at(*days_ago))),
                ("closed_on", text(w.day_of(at(*days_ago))?)),
                ("lost_reason", lost.as_deref().map_or(CellValue::Null, text)),
            ]));
        }
        row.insert("state".into(), text(state));
        defaults::<Opportunity>(w.workspace, &mut row);
        batch.push::<Opportunity>(id, row)?;
        for at in &deal.products {
            let product = product::id_of(w.workspace, PRODUCTS[*at].sku);
            batch.push_plain::<About>(
                &["opportunity_id", "product_id"],
                (products::id_of(w.workspace, id, product), vec![id.into(), product.into()]),
            )?;
        }
        for step in &deal.steps {
            let mut row = cells([
                ("opportunity_id", id.into()),
                ("planned_on", day(step.in_days)),
                ("action", text(step.action.as_str())),
            ]);
            if let Some(result) = &step.result {
                let done = w.now + step.in_days * DAY;
                row.extend(cells([
                    ("result", text(result.as_str())),
                    ("done_at", CellValue::Int(done)),
                    ("done_on", text(w.day_of(done)?)),
                    ("done_by", owner.into()),
                ]));
            }
            batch.push::<Plan>(Id::new(w.now), row)?;
        }
    }
    Ok(())
}
