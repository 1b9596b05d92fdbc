//! Lists of services, of one customer or all, the archive among them.

use super::{get::overdue, verbs::List};
use crate::{
    Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    record::values::Values,
    store::read::Read,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServiceRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// The customer whose it is.
    pub customer: Option<CustomerRef>,
    /// The name of whom it is assigned to.
    pub assigned_to_name: Option<String>,
    /// Not handled by the day it was due.
    pub overdue: bool,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServicePage {
    /// Its rows.
    pub rows: Vec<ServiceRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

/// Cells that every row of a list needs.
const BESIDE: [&str; 4] = ["customer_id", "assigned_to", "state", "due_on"];

impl Query for List {
    const NAME: &'static str = "service.list";
    const NEEDS: Permission = Permission::to("read", "service");
    type Output = ServicePage;

    fn run(self, r: &Read<'_>) -> Result<ServicePage> {
        let today = r.today()?.to_string();
        let (rows, next) = self.page(r, &BESIDE)?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let cell = |column: &str| {
                let at = BESIDE.iter().position(|c| *c == column);
                at.map_or(CellValue::Null, |at| row.cells[at].clone())
            };
            Ok(ServiceRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: cell("customer_id").as_id().map(|id| customers.name(Some(id))),
                assigned_to_name: cell("assigned_to").as_id().map(|user| r.name_of(user)).transpose()?,
                overdue: overdue(&cell, &today),
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(ServicePage { rows: rows.collect::<Result<_>>()?, next })
    }
}
