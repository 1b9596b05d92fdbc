//! One service with everything that its page shows: where it stands, whose it is, what may be done now.

use super::{Service, machine};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, Customers},
    interaction::get::contact_name,
    process::{self, Possible},
    record::{get::detail, values::Values},
    show::Life,
    store::read::Read,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A service by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// What the record page shows of a service.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServiceDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// Its number.
    pub number: Option<String>,
    /// `new`, `assigned`, `handled`, `archived`.
    pub state: String,
    /// The customer whose it is. His name is told to everyone who sees the service.
    pub customer: Option<CustomerOf>,
    /// The customer's own page is in sight too.
    pub customer_in_sight: bool,
    /// The name of who speaks for the customer.
    pub contact_name: Option<String>,
    /// The name of whom it is assigned to.
    pub assigned_to_name: Option<String>,
    /// The name of who assigned it.
    pub assigned_by_name: Option<String>,
    /// The name of who handled it.
    pub handled_by_name: Option<String>,
    /// Not handled by the day it was due.
    pub overdue: bool,
    /// What may be done with it now, and why not the rest.
    pub actions: Vec<Possible>,
    /// Values by field; masked ones are not there.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// Fields that this user may not see.
    pub masked: Vec<String>,
    /// When it was written down here.
    pub created_at: String,
    /// Who made it.
    pub created_by: Option<String>,
}

impl Query for Get {
    const NAME: &'static str = "service.get";
    const NEEDS: Permission = Permission::to("read", "service");
    type Output = ServiceDetail;

    fn run(self, r: &Read<'_>) -> Result<ServiceDetail> {
        let d = detail::<Service>(r, self.id)?;
        let name = |column: &str| d.image.cell(column).as_id().map(|user| r.name_of(user)).transpose();
        let customer = d.image.cell("customer_id").as_id();
        let named = Customers::of(r, customer.into_iter())?.name(customer);
        let sql = "SELECT number FROM my_customer WHERE id = ?1";
        let number = customer.map(|id| r.row(sql, [id], |row| row.get::<_, Option<String>>(0))).transpose()?.flatten();
        Ok(ServiceDetail {
            actions: process::actions::<Service>(r, &d.image)?,
            number: d.image.cell("number").as_text().map(String::from),
            state: d.image.cell("state").as_text().unwrap_or_default().to_string(),
            customer_in_sight: number.is_some(),
            customer: customer.map(|_| CustomerOf { id: named.id, name: named.name, number: number.flatten() }),
            contact_name: contact_name(r, d.image.cell("contact_id").as_id())?,
            assigned_to_name: name("assigned_to")?,
            assigned_by_name: name("assigned_by")?,
            handled_by_name: name("handled_by")?,
            overdue: overdue(&|column| d.image.cell(column), &r.today()?.to_string()),
            id: d.id,
            rev: d.rev,
            life: d.life,
            values: d.values,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            created_at: d.created_at,
            created_by: d.created_by,
        })
    }
}

/// Whether a service is not handled although the day it was due is past.
pub(super) fn overdue(cell: &dyn Fn(&str) -> CellValue, today: &str) -> bool {
    let open = [machine::NEW, machine::ASSIGNED].map(Some).contains(&cell("state").as_text());
    open && cell("due_on").as_text().is_some_and(|due| !due.is_empty() && due < today)
}
