//! A conflict on the state of a record, which bringing copies together left: it is settled by an action of the table. Who
//! may take the record to the state that one side says may keep that side.

use super::{Machine, Staged, standing::rows_leading_to};
use crate::{
    Error, Id, Result,
    opportunity::Opportunity,
    plan::Plan,
    store::{read::Read, scope::Entity},
    value::CellValue,
};

/// Refuses to close a conflict on a record with states, unless the table lets the session do what the kept side says.
pub(crate) fn require_settlement(r: &Read<'_>, table: &str, id: Id, column: &str, op: i64) -> Result<()> {
    match table {
        Opportunity::TABLE => of::<Opportunity>(r, id, column, op),
        Plan::TABLE => of::<Plan>(r, id, column, op),
        _ => Ok(()),
    }
}

fn of<T: Staged>(r: &Read<'_>, id: Id, column: &str, op: i64) -> Result<()> {
    let row = r.load::<T>("read", id)?;
    let image = r.image_of(T::TABLE, row.pk)?;
    let machine: &Machine = T::MACHINE;
    let standing = T::standing(r, &image)?;
    // What is no state is settled by whoever may change it now.
    let kept = r.head_of(T::TABLE, id, column, op)?;
    let state = kept.as_ref().and_then(|cells| cells.get("state")).and_then(CellValue::as_text);
    let state = state.unwrap_or(&standing.state).to_string();
    let may = rows_leading_to(machine, &state).any(|row| {
        let from = row.from.first().copied().unwrap_or_default().to_string();
        let standing = super::Standing { state: from, ..standing.clone() };
        machine.refusal(row, &standing, r.access()).is_none()
    });
    if may { Ok(()) } else { Err(Error::blocked("not_yours_to_settle")) }
}
