//! Lists of products.

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
pub struct ProductRow {
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
pub struct ProductPage {
    /// Its rows.
    pub rows: Vec<ProductRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "product.list";
    const NEEDS: Permission = Permission::to("read", "product");
    type Output = ProductPage;

    fn run(self, r: &Read<'_>) -> Result<ProductPage> {
        let (rows, next) = self.page(r, &[])?;
        let rows = rows.into_iter().map(|row| ProductRow {
            id: row.id.to_string(),
            rev: row.rev,
            values: row.values,
            missing: row.missing,
            conflict: row.conflict,
        });
        Ok(ProductPage { rows: rows.collect(), next })
    }
}
