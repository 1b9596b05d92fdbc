//! Lists of interactions, with one customer, with one contact or all.

use super::{Interaction, get::contact_name, verbs::order};
use crate::{
    Id, Result,
    command::{Permission, Query},
    contact::list::{CustomerRef, Customers},
    record::{
        list::{self, Sort, Which},
        values::Values,
    },
    store::{filter::Condition, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of interactions. At most one of `after`, `offset` and `jump` is looked at, in this order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Only those with this customer.
    #[serde(default)]
    pub customer: Option<Id>,
    /// Only those with this contact.
    #[serde(default)]
    pub contact: Option<Id>,
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// The newest first where it is left out.
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
pub struct InteractionRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// With whom.
    pub customer: CustomerRef,
    /// The contact's name.
    pub contact_name: Option<String>,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InteractionPage {
    /// Its rows.
    pub rows: Vec<InteractionRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "interaction.list";
    const NEEDS: Permission = Permission::to("read", "interaction");
    type Output = InteractionPage;

    fn run(self, r: &Read<'_>) -> Result<InteractionPage> {
        let of = list::named(&[("customer_id", self.customer), ("contact_id", self.contact)]);
        let which = Which { bin: self.bin, filter: &self.filter, of: &of, sort: &order(self.sort) };
        let from = list::from(self.after, self.offset, self.jump);
        let beside = ["customer_id", "contact_id"];
        let (rows, next) = list::page::<Interaction>(r, &which, from, self.limit, self.columns.as_deref(), &beside)?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            Ok(InteractionRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(row.cells[0].as_id()),
                contact_name: contact_name(r, row.cells[1].as_id())?,
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            })
        });
        Ok(InteractionPage { rows: rows.collect::<Result<_>>()?, next })
    }
}
