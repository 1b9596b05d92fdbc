//! Lists of customers: pages, jumps, counts.

use super::{
    fields::CUSTOMER,
    values::{Values, custom_values, missing_of, of_cells, shown},
};
use crate::{
    Result,
    command::{Permission, Query},
    store::{
        filter::Condition,
        page::{From, PageQuery},
        read::Read,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How a list is ordered.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// A sortable field.
    pub by: String,
    /// From the last to the first.
    #[serde(default)]
    pub desc: bool,
}

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
        let from = match (self.after, self.offset, self.jump) {
            (Some(cursor), _, _) => From::After(cursor),
            (_, Some(n), _) => From::Offset(n),
            (_, _, Some(text)) => From::Key(text),
            _ => From::Start,
        };
        let sort = self.sort.unwrap_or(Sort { by: "name".into(), desc: false });
        let page = r.page(&PageQuery {
            catalogue: &CUSTOMER,
            bin: self.bin,
            filter: &self.filter,
            by: &sort.by,
            desc: sort.desc,
            from,
            limit: self.limit.unwrap_or(50),
        })?;
        let columns = self.columns.as_deref();
        let fields = shown(r, columns);
        let listed = r.listed(&page.pks, columns.map(cells_of).as_ref())?;
        let mut rows = Vec::with_capacity(page.pks.len());
        for row in &listed.rows {
            let mut values = of_cells(&fields, &row.derived, &|c| listed.cell(row, c));
            let custom = row.custom.iter().filter(|(name, _)| columns.is_none_or(|c| c.contains(name)));
            values.extend(custom_values(custom));
            rows.push(CustomerRow {
                id: row.id.to_string(),
                rev: row.rev,
                values,
                missing: missing_of(&row.derived),
                conflict: row.heads,
            });
        }
        Ok(CustomerPage { rows, next: page.next })
    }
}

/// The columns that these fields are read from.
fn cells_of(fields: &[String]) -> BTreeSet<&'static str> {
    let known = fields.iter().filter_map(|name| CUSTOMER.field(name)).filter(|f| !f.derived);
    let custom = fields.iter().any(|name| name.starts_with("custom.")).then_some("custom");
    known.flat_map(|f| f.columns()).chain(custom).collect()
}

/// How many customers a list has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// The recycle bin instead of the live ones.
    #[serde(default)]
    pub bin: bool,
}

/// The answer of `customer.count`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// Exactly.
    pub count: i64,
}

impl Query for Count {
    const NAME: &'static str = "customer.count";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = Counted;

    fn run(self, r: &Read<'_>) -> Result<Counted> {
        Ok(Counted { count: r.count(&CUSTOMER, &self.filter, self.bin)? })
    }
}
