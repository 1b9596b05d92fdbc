//! Lists of stock, of one product or all.

use super::verbs::List;
use crate::{
    Result,
    command::{Permission, Query},
    product::{self, ProductRef},
    record::values::Values,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// What lies there.
    pub product: Option<ProductRef>,
    /// The wanted fields.
    pub values: Values,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockPage {
    /// Its rows.
    pub rows: Vec<StockRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "stock.list";
    const NEEDS: Permission = Permission::to("read", "stock");
    type Output = StockPage;

    fn run(self, r: &Read<'_>) -> Result<StockPage> {
        let (rows, next) = self.page(r, &["product_id"])?;
        let rows = rows.into_iter().map(|row| {
            Ok(StockRow {
                id: row.id.to_string(),
                rev: row.rev,
                product: row.cells[0].as_id().map(|id| product::named(r, id)).transpose()?.flatten(),
                values: row.values,
                conflict: row.conflict,
            })
        });
        Ok(StockPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
