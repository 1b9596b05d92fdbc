//! Lists of orders, of one customer or all.

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
pub struct OrderRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whose it is.
    pub customer: CustomerRef,
    /// The name of the user whose customer that is.
    pub owner_name: Option<String>,
    /// How many lines it has.
    pub lines: i64,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderPage {
    /// Its rows.
    pub rows: Vec<OrderRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "sales_order.list";
    const NEEDS: Permission = Permission::to("read", "sales_order");
    type Output = OrderPage;

    fn run(self, r: &Read<'_>) -> Result<OrderPage> {
        let (rows, next) = self.page(r, &["customer_id"])?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let owner = row.derived.cell("owner_id").as_id();
            Ok(OrderRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(row.cells[0].as_id()),
                owner_name: owner.map(|user| r.name_of(user)).transpose()?,
                lines: row.derived.cell("lines").as_int().unwrap_or_default(),
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(OrderPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
