//! Lists of churn records, of one customer or all.

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
pub struct ChurnRow {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Who stopped ordering.
    pub customer: CustomerRef,
    /// The name of the user whose customer that is.
    pub owner_name: Option<String>,
    /// How much was done to keep him.
    pub measures: i64,
    /// What was done last.
    pub last_measure: Option<String>,
    /// The wanted fields.
    pub values: Values,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChurnPage {
    /// Its rows.
    pub rows: Vec<ChurnRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "churn.list";
    const NEEDS: Permission = Permission::to("read", "churn");
    type Output = ChurnPage;

    fn run(self, r: &Read<'_>) -> Result<ChurnPage> {
        let (rows, next) = self.page(r, &["customer_id"])?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let owner = row.derived.cell("owner_id").as_id();
            let last = row.derived.cell("last_measure");
            Ok(ChurnRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(row.cells[0].as_id()),
                owner_name: owner.map(|user| r.name_of(user)).transpose()?,
                measures: row.derived.cell("measures").as_int().unwrap_or_default(),
                last_measure: last.as_text().filter(|t| !t.is_empty()).map(String::from),
                values: row.values,
                conflict: row.conflict,
            })
        });
        Ok(ChurnPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
