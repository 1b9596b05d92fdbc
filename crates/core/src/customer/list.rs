//! Lists of customers.

use super::verbs::List;
use crate::{
    Result,
    command::{Permission, Query},
    record::values::Values,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerPage {
    /// Its rows.
    pub rows: Vec<CustomerRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "customer.list";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = CustomerPage;

    fn run(self, r: &Read<'_>) -> Result<CustomerPage> {
        let (rows, next) = self.page(r, &[])?;
        let rows = rows.into_iter().map(|row| CustomerRow {
            id: row.id.to_string(),
            rev: row.rev,
            values: row.values,
            missing: row.missing,
            conflict: row.conflict,
        });
        Ok(CustomerPage { rows: rows.collect(), next })
    }
}
