//! A new opportunity: unassigned, whoever makes it.

use super::{Opportunity, machine, products};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    customer::number,
    record::{
        Record,
        values::{Values, complete, to_cells},
    },
    store::write::Write,
    value::CellValue,
    workspace::create::text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes an opportunity.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field.
    pub values: Values,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
    /// The products that it is about.
    #[serde(default)]
    pub products: Vec<Id>,
}

/// The new record.
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
    const NAME: &'static str = "opportunity.create";
    const NEEDS: Permission = Permission::to("create", "opportunity");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        w.user().ok_or(Error::Unauthenticated)?;
        let mut given = to_cells::<Opportunity>(w, "", &self.values)?;
        Opportunity::settle(w, None, &mut given.cells)?;
        complete::<Opportunity>("", &given, &[], self.incomplete)?;
        let day = w.today()?;
        let sequence = w.draw("opportunity", &day.to_string())?;
        let number = number::number(number::OPPORTUNITY, day, u32::try_from(sequence).unwrap_or(u32::MAX), None);
        given.cells.insert("number".into(), CellValue::Text(number.clone()));
        given.cells.insert("state".into(), text(machine::UNASSIGNED));
        let row = w.create::<Opportunity>(Id::new(w.now), &given.cells)?;
        products::set(w, &row, &self.products, &[])?;
        Ok(Created { id: row.id.to_string(), number, rev: w.op })
    }
}
