//! Lists of contacts, of one customer or of all.

use super::verbs::List;
use crate::{
    Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    record::values::Values,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whose it is.
    pub customer: CustomerRef,
    /// It stands for its customer.
    pub primary: bool,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPage {
    /// Its rows.
    pub rows: Vec<ContactRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "contact.list";
    const NEEDS: Permission = Permission::to("read", "contact");
    type Output = ContactPage;

    fn run(self, r: &Read<'_>) -> Result<ContactPage> {
        let bin = self.bin;
        let (rows, next) = self.page(r, &["customer_id"])?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let customer = row.cells[0].as_id();
            Ok(ContactRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(customer),
                primary: !bin && customers.stands(r, customer, row.id)?,
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(ContactPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
