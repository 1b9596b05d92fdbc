//! Lists of interactions, with one customer, with one contact or all.

use super::{get::contact_name, verbs::List};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    record::values::Values,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InteractionRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// With whom.
    pub customer: CustomerRef,
    /// The contact's name.
    pub contact_name: Option<String>,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InteractionPage {
    /// Its rows.
    pub rows: Vec<InteractionRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "interaction.list";
    const NEEDS: Permission = Permission::to("read", "interaction");
    type Output = InteractionPage;

    fn run(self, r: &Read<'_>) -> Result<InteractionPage> {
        let (rows, next) = self.page(r, &["customer_id", "contact_id"])?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            Ok(InteractionRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(row.cells[0].as_id()),
                contact_name: named(r, row.cells[1].as_id(), row.cells[0].as_id())?,
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(InteractionPage { rows: rows.collect::<Result<_>>()?, next })
    }
}

/// The name of the contact: mostly one of the customer, who is in sight as the row is.
fn named(r: &Read<'_>, contact: Option<Id>, customer: Option<Id>) -> Result<Option<String>> {
    if let (Some(contact), Some(customer)) = (contact, customer)
        && let Some(name) = r.contact_of(contact, customer)?
    {
        return Ok(Some(name));
    }
    contact_name(r, contact)
}
