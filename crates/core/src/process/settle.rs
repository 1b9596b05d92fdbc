//! What is decided by the table although it is no action of it: a conflict on the state of a record, which bringing copies
//! together left, and an undo of what was done to a record before it went on. Who may take the record to the state that one
//! side says may keep that side; where nothing can be changed any more, nothing is taken back.

use super::{Machine, Staged, Transition, standing::rows_leading_to};
use crate::{
    Error, Id, Result,
    churn::Churn,
    command::Undo,
    opportunity::Opportunity,
    plan::Plan,
    service::Service,
    store::{read::Read, scope::Entity, undo::Target},
    value::CellValue,
};

/// Refuses to close a conflict on a record with states, unless the table lets the session do what the kept side says.
pub(crate) fn require_settlement(r: &Read<'_>, table: &str, id: Id, column: &str, op: i64) -> Result<()> {
    match table {
        Opportunity::TABLE => of::<Opportunity>(r, id, column, op),
        Plan::TABLE => of::<Plan>(r, id, column, op),
        Churn::TABLE => of::<Churn>(r, id, column, op),
        Service::TABLE => of::<Service>(r, id, column, op),
        _ => Ok(()),
    }
}

/// Refuses to take back an op on a record that has gone on since to a state in which nothing of it may be changed freely.
pub(crate) fn require_open(r: &Read<'_>, target: &Target) -> Result<()> {
    open::<Opportunity>(r, target)?;
    open::<Plan>(r, target)?;
    open::<Service>(r, target)
}

fn open<T: Staged>(r: &Read<'_>, target: &Target) -> Result<()> {
    for id in r.moved_on(target, T::TABLE)? {
        let row = r.load::<T>("read", id)?;
        let state = T::standing(r, &r.image_of(T::TABLE, row.pk)?)?.state;
        let may_change = |row: &Transition| row.undo == Undo::Free && row.from.contains(&state.as_str());
        if !T::MACHINE.rows.iter().any(may_change) {
            return Err(Error::blocked(format!("{}_{state}", T::MACHINE.entity)));
        }
    }
    Ok(())
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
