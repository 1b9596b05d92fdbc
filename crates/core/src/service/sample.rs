//! Sample services, as rows of the past: each in the state that it came to.

use super::{Service, machine};
use crate::{
    Id, Result,
    customer::{
        batch::{Batch, sample},
        number,
    },
    demo::services::DemoService,
    record::values::defaults,
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// Adds sample services of a customer, handled by `owner`; `contacts` are those of the same batch.
pub(crate) fn add(
    w: &Write<'_>,
    batch: &mut Batch<'_, '_>,
    (customer, contacts): (Id, &[Id]),
    services: &[DemoService],
    owner: Id,
) -> Result<()> {
    for service in services {
        let (mut row, _) = sample::<Service>(w, &service.values)?;
        let raised = w.now - service.minutes_ago * MINUTE;
        let after = |minutes: i64| CellValue::Int(raised + minutes * MINUTE);
        let day = |minutes: i64| Ok::<_, crate::Error>(CellValue::Text(w.day_of(raised + minutes * MINUTE)?));
        let on = w.day_of(raised)?;
        let sequence = u32::try_from(w.draw("service", &on)?).unwrap_or(u32::MAX);
        let date = on.parse().map_err(crate::Error::internal)?;
        row.extend(cells([
            ("number", text(number::number(number::SERVICE, date, sequence, None))),
            ("customer_id", customer.into()),
            ("contact_id", contacts.get(service.contact).map_or(CellValue::Null, |id| (*id).into())),
            ("raised_at", CellValue::Int(raised)),
            ("raised_on", text(on)),
            ("reopened", CellValue::Int(service.reopened)),
        ]));
        if let Some(days) = service.due_in_days {
            row.insert("due_on".into(), text(w.day_of(raised + days * DAY)?));
        }
        let mut state = machine::NEW;
        if let Some(at) = service.assigned {
            state = machine::ASSIGNED;
            row.extend(cells([("assigned_to", owner.into()), ("assigned_at", after(at))]));
            row.insert("assigned_by".into(), w.user().map_or(CellValue::Null, CellValue::from));
        }
        if let Some((at, handling)) = &service.handled {
            state = machine::HANDLED;
            row.extend(cells([
                ("handling", text(handling.as_str())),
                ("handled_by", owner.into()),
                ("handled_at", after(*at)),
                ("handled_on", day(*at)?),
            ]));
        }
        if let Some((at, result, stars)) = &service.said {
            state = machine::ARCHIVED;
            row.extend(cells([
                ("result", text(result.as_str())),
                ("satisfaction", CellValue::Int(*stars)),
                ("archived_at", after(*at)),
                ("archived_on", day(*at)?),
            ]));
        }
        row.insert("state".into(), text(state));
        defaults::<Service>(w.workspace, &mut row);
        batch.push::<Service>(Id::new(w.now), row)?;
    }
    Ok(())
}
