//! A new customer, by the full form or the quick one.

use super::{Customer, number, tags::set_tags};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    record::{
        Record,
        points::{Point, set_points},
        values::{Values, complete, defaults, kind_of, to_cells},
    },
    store::write::Write,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field.
    pub values: Values,
    /// Further phones, e-mails and accounts.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Names of tags; new ones are made.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
}

/// The new customer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Create {
    const NAME: &'static str = "customer.create";
    const NEEDS: Permission = Permission::to("create", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        let kind = match kind_of(&self.values, None) {
            kind if kind.is_empty() => "company".to_string(),
            kind => kind,
        };
        let mut given = to_cells::<Customer>(w, &kind, &self.values)?;
        let me = w.user().ok_or(Error::Unauthenticated)?;
        let owner = given.cells.get("owner_id").and_then(CellValue::as_id).unwrap_or(me);
        if !w.access().owners("customer", "create").include(owner) {
            return Err(Error::invalid("owner", "not_yours"));
        }
        given.cells.insert("owner_id".into(), owner.into());
        defaults::<Customer>(w.workspace, &mut given.cells);
        Customer::settle(w, None, &mut given.cells)?;
        complete::<Customer>(&kind, &given, &[], self.incomplete)?;
        let mut cells = given.cells;
        let number = draw_number(w)?;
        cells.insert("number".into(), CellValue::Text(number.clone()));
        let customer = w.create::<Customer>(Id::new(w.now), &cells)?;
        set_points(w, &customer, &self.points)?;
        set_tags(w, &customer, &self.tags, &[])?;
        Ok(Created { id: customer.id.to_string(), number, rev: w.op })
    }
}

/// The next customer number of today.
pub(crate) fn draw_number(w: &Write<'_>) -> Result<String> {
    let day = w.today()?;
    let sequence = w.draw("customer", &day.to_string())?;
    Ok(number::number(number::CUSTOMER, day, u32::try_from(sequence).unwrap_or(u32::MAX), None))
}
