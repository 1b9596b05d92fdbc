//! A new contact of a customer. The first one stands for him.

use super::{Contact, primary};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    customer::Customer,
    record::{
        points::{Point, set_fields, set_points},
        values::{Values, complete, defaults, to_cells},
    },
    store::write::Write,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a contact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Whose.
    pub customer: Id,
    /// Values by field.
    pub values: Values,
    /// Phones, e-mails and accounts, beside those among the values.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
}

/// The new record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Create {
    const NAME: &'static str = "contact.create";
    const NEEDS: Permission = Permission::to("create", "contact");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        let customer = standing_customer(w, self.customer, "contact")?;
        let mut given = to_cells::<Contact>(w, "", &self.values)?;
        defaults::<Contact>(w.workspace, &mut given.cells);
        let kinds: Vec<&str> = self.points.iter().map(|p| p.kind.trim()).collect();
        complete::<Contact>("", &given, &kinds, self.incomplete)?;
        given.cells.insert("customer_id".into(), self.customer.into());
        let contact = w.create::<Contact>(Id::new(w.now), &given.cells)?;
        set_points(w, &contact, &self.points)?;
        set_fields(w, &contact, &given.points)?;
        primary::first(w, &customer, contact.id)?;
        Ok(Created { id: contact.id.to_string(), rev: w.op })
    }
}

/// A customer to whom the session may add a row of `entity`, and who is not in the bin.
pub(crate) fn standing_customer(
    w: &Write<'_>,
    customer: Id,
    entity: &str,
) -> Result<crate::store::scope::Visible<Customer>> {
    let row = w.load::<Customer>("read", customer)?;
    if row.life != 0 {
        return Err(Error::blocked("in_bin"));
    }
    let owner = w.image_of("customer", row.pk)?.cell("owner_id").as_id();
    if !owner.is_some_and(|owner| w.access().owners(entity, "create").include(owner)) {
        return Err(Error::Forbidden { permission: format!("{entity}.create") });
    }
    Ok(row)
}
