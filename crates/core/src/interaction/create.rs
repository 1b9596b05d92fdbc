//! A new interaction with a customer: a call just ended, a visit of last week.

use super::Interaction;
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    contact::create::{Created, standing_customer},
    record::{
        Record,
        values::{Values, complete, defaults, to_cells},
    },
    store::write::Write,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Makes an interaction.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// With whom.
    pub customer: Id,
    /// Values by field. It was now, by the one who says so, and a call, where they say nothing else.
    pub values: Values,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
}

impl Command for Create {
    const NAME: &'static str = "interaction.create";
    const NEEDS: Permission = Permission::to("create", "interaction");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        standing_customer(w, self.customer, "interaction")?;
        let mut given = to_cells::<Interaction>(w, "", &self.values)?;
        let cells = &mut given.cells;
        cells.insert("customer_id".into(), self.customer.into());
        defaults::<Interaction>(w.workspace, cells);
        let mut fill = |column: &str, value: CellValue| {
            if cells.get(column).is_none_or(CellValue::is_null) {
                cells.insert(column.into(), value);
            }
        };
        fill("occurred_at", CellValue::Int(w.now));
        if let Some(me) = w.user() {
            fill("by_id", me.into());
        }
        if cells.get("place").is_some_and(CellValue::is_null) {
            cells.remove("place");
        }
        Interaction::settle(w, None, cells)?;
        complete::<Interaction>("", &given, &[], self.incomplete)?;
        let row = w.create::<Interaction>(Id::new(w.now), &given.cells)?;
        Ok(Created { id: row.id.to_string(), rev: w.op })
    }
}
