//! The check: who has not ordered for so many months gets a record, who ordered again has his ended, a lost customer who
//! orders again is active. It runs when a file is opened and when a day has turned, as the system: every copy that runs it
//! chooses the same ids and writes the same values.

use super::{
    Churn,
    machine::{OPEN, RECOVERED, WARNING},
};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    customer::Customer,
    record::{
        bulk::CHUNK,
        list::{Sort, Which, count},
    },
    setting,
    store::{
        Store,
        capture::Cells,
        filter::{Compare, Condition},
        group::Group,
        scope::Entity,
        stopped::{Again, Stopped},
        write::Write,
    },
    value::CellValue,
    workspace::create::{cells, text},
};
use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Looks who stopped ordering and who orders again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {}

/// What the check found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Checked {
    /// Records opened.
    pub opened: u64,
    /// Records ended because the customer ordered again.
    pub recovered: u64,
    /// Lost customers who are active again.
    pub reactivated: u64,
    /// Records in sight in which something is to be done now.
    pub open: i64,
}

const COMMAND: &str = "churn.check";

impl Action for Check {
    const NAME: &'static str = COMMAND;
    const NEEDS: Permission = Permission::to("read", "churn");
    const UNDO: Undo = Undo::Never("check");
    type Output = Checked;

    fn run(self, cx: &Cx) -> Result<Done<Checked>> {
        let mut checked = run(cx.store())?;
        let filter = [Condition { field: "state".into(), op: Compare::In, value: Some(json!(OPEN)) }];
        let sort = Sort { by: "detected_on".into(), desc: true };
        let which = Which { bin: false, filter: &filter, of: &[], sort: &sort };
        checked.open = cx.store().read(Some(cx.user()), |r| count::<Churn>(r, &which))?.count;
        Ok(Done::only(checked))
    }
}

/// The check as it runs by itself. Failing costs time only: it runs again.
pub(crate) fn each_day(store: &Store) {
    if store.read_only().is_none()
        && let Err(e) = run(store)
    {
        tracing::warn!(%e, "who stopped ordering could not be looked for");
    }
}

/// The whole check.
pub(crate) fn run(store: &Store) -> Result<Checked> {
    let mut checked = again(store)?;
    let (months, stopped) = store.read(None, |r| {
        let months = setting::whole(r, setting::CHURN_MONTHS)?;
        let until = r.today()?.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
        Ok((months, r.stopped(&until.to_string(), setting::is_on(r, setting::CHURN_NEVER_ORDERED)?)?))
    })?;
    let mut group = Group::new(store, None, COMMAND);
    for chunk in stopped.chunks(CHUNK) {
        checked.opened += group.write(|w| {
            let mut opened = 0;
            for stopped in chunk {
                opened += u64::from(open(w, stopped, months)?);
            }
            Ok(opened)
        })?;
    }
    group.finish()?;
    Ok(checked)
}

/// What follows from new orders alone.
pub(crate) fn again(store: &Store) -> Result<Checked> {
    let found = store.read(None, |r| r.ordered_again())?;
    let mut checked = Checked::default();
    let mut group = Group::new(store, None, COMMAND);
    for chunk in found.chunks(CHUNK) {
        group.write(|w| {
            for found in chunk {
                match found {
                    Again::Open(id) => checked.recovered += u64::from(recovered(w, *id)?),
                    Again::Lost(customer) => {
                        let customer = w.load::<Customer>("read", *customer)?;
                        let active = cells([("status", text("active"))]);
                        checked.reactivated += u64::from(unless_in_conflict(w.update(&customer, &active))?);
                    }
                }
            }
            Ok(())
        })?;
    }
    group.finish()?;
    Ok(checked)
}

/// In the op that enters an order by hand: an open record of its customer has come to its end.
pub(crate) fn ordered(w: &Write<'_>, customer: Id, on: &str) -> Result<()> {
    let sql = "SELECT id FROM my_churn WHERE customer_id = ?1 AND life = 0 AND state IN ('warning', 'held') AND coalesce(last_ordered_on, '') < ?2";
    for id in w.rows(sql, (customer, on), |row| row.get::<_, Id>(0))? {
        recovered(w, id)?;
    }
    Ok(())
}

fn recovered(w: &Write<'_>, id: Id) -> Result<bool> {
    let row = w.load::<Churn>("read", id)?;
    unless_in_conflict(w.update(&row, &cells([("state", text(RECOVERED))])))
}

/// Opens the record of one who stopped; one that ended is open again, with its measures.
fn open(w: &Write<'_>, stopped: &Stopped, months: u32) -> Result<bool> {
    let Stopped { customer, last, since } = stopped;
    let key = last.as_deref().unwrap_or("never");
    let id = id_of(w.workspace, *customer, key);
    let detected = since.parse::<NaiveDate>().ok().and_then(|day| day.checked_add_months(Months::new(months)));
    let row: Cells = cells([
        ("customer_id", (*customer).into()),
        ("last_ordered_on", last.as_ref().map_or(CellValue::Null, text)),
        ("detected_on", text(detected.map_or_else(|| since.clone(), |day| day.to_string()))),
        ("state", text(WARNING)),
    ]);
    unless_in_conflict(w.create_whole::<Churn>(id, row).map(|_| ()))
}

/// The id of the record of a customer who ordered last on this day, or `never`.
pub(crate) fn id_of(workspace: Id, customer: Id, last: &str) -> Id {
    Id::of_key(workspace, Churn::TABLE, &format!("{customer}/{last}"))
}

/// What two copies disagree about is left to a person.
fn unless_in_conflict(written: Result<()>) -> Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(Error::Conflict { .. } | Error::Blocked { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}
