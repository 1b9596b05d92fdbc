//! Lists of opportunities, with one customer or all.

use super::{get::Marks, stage, verbs::List};
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
pub struct OpportunityRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// The customer it is linked to.
    pub customer: Option<CustomerRef>,
    /// The name of whom it is assigned to.
    pub assigned_to_name: Option<String>,
    /// Nothing has moved for longer than its stage allows.
    pub stale: bool,
    /// In hand, and nothing is planned.
    pub no_next_step: bool,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpportunityPage {
    /// Its rows.
    pub rows: Vec<OpportunityRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

/// Cells that every row of a list needs.
pub(crate) const BESIDE: [&str; 4] = ["customer_id", "assigned_to", "state", "stage"];

impl Query for List {
    const NAME: &'static str = "opportunity.list";
    const NEEDS: Permission = Permission::to("read", "opportunity");
    type Output = OpportunityPage;

    fn run(self, r: &Read<'_>) -> Result<OpportunityPage> {
        let stages = stage::all(r)?;
        let (rows, next) = self.page(r, &BESIDE)?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let cell = |column: &str| {
                let at = BESIDE.iter().position(|c| *c == column);
                at.map_or(CellValue::Null, |at| row.cells[at].clone())
            };
            let marks = Marks::of(&stages, &cell, &|column| row.derived.cell(column), r.now);
            Ok(OpportunityRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: cell("customer_id").as_id().map(|id| customers.name(Some(id))),
                assigned_to_name: cell("assigned_to").as_id().map(|user| r.name_of(user)).transpose()?,
                stale: marks.stale,
                no_next_step: marks.no_next_step,
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(OpportunityPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
