//! Lists of customers.

use super::{Customer, verbs::order};
use crate::{
    Result,
    command::{Permission, Query},
    record::{
        list::{self, Sort, Which},
        values::Values,
    },
    store::{filter::Condition, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of customers. At most one of `after`, `offset` and `jump` is looked at, in this order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// By name where it is left out.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// The cursor that the page before gave.
    #[serde(default)]
    pub after: Option<String>,
    /// Begin at the n-th row.
    #[serde(default)]
    pub offset: Option<u64>,
    /// Begin at the first row whose key is not before this text.
    #[serde(default)]
    pub jump: Option<String>,
    /// Rows wanted: 1 to 500, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
    /// Fields wanted; all where it is left out.
    #[serde(default)]
    pub columns: Option<Vec<String>>,
    /// The recycle bin instead of the live ones.
    #[serde(default)]
    pub bin: bool,
}

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
        let which = Which { bin: self.bin, filter: &self.filter, of: &[], sort: &order(self.sort) };
        let from = list::from(self.after, self.offset, self.jump);
        let (rows, next) = list::page::<Customer>(r, &which, from, self.limit, self.columns.as_deref(), &[])?;
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
