//! One contact with everything that hangs directly on it.

use super::{Contact, primary};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, customer_of},
    record::{
        get::{PointRow, detail},
        values::Values,
    },
    show::Life,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A contact by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// What the record page shows of a contact.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// Whose it is.
    pub customer: CustomerOf,
    /// It stands for its customer.
    pub primary: bool,
    /// Values by field; masked ones are not there.
    pub values: Values,
    /// Phones, e-mails, accounts: all of them, those among the values too.
    pub points: Vec<PointRow>,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// Fields that this user may not see.
    pub masked: Vec<String>,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: Option<String>,
}

impl Query for Get {
    const NAME: &'static str = "contact.get";
    const NEEDS: Permission = Permission::to("read", "contact");
    type Output = ContactDetail;

    fn run(self, r: &Read<'_>) -> Result<ContactDetail> {
        let d = detail::<Contact>(r, self.id)?;
        let customer = d.image.cell("customer_id").as_id().unwrap_or(self.id);
        let sql = format!("SELECT {} = ?2 FROM my_customer WHERE id = ?1", primary::COLUMN);
        let primary = r.row(&sql, (customer, self.id), |row| row.get::<_, Option<bool>>(0))?.flatten();
        Ok(ContactDetail {
            id: d.id,
            rev: d.rev,
            life: d.life,
            customer: customer_of(r, customer)?,
            primary: primary == Some(true) && d.image.life == 0,
            values: d.values,
            points: d.points,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            created_at: d.created_at,
            created_by: d.created_by,
        })
    }
}
