//! Lists of contacts, of one customer or of all.

use super::{Contact, primary, verbs::order};
use crate::{
    Id, Result,
    command::{Permission, Query},
    record::{
        list::{self, Sort, Which},
        values::Values,
    },
    store::{filter::Condition, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, hash_map::Entry};

/// A page of contacts. At most one of `after`, `offset` and `jump` is looked at, in this order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Only those of this customer.
    #[serde(default)]
    pub customer: Option<Id>,
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

/// The customer that a row hangs on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CustomerRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whose it is.
    pub customer: CustomerRef,
    /// It stands for its customer.
    pub primary: bool,
    /// The wanted fields.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Some cell was changed apart on two copies.
    pub conflict: bool,
}

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPage {
    /// Its rows.
    pub rows: Vec<ContactRow>,
    /// The cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "contact.list";
    const NEEDS: Permission = Permission::to("read", "contact");
    type Output = ContactPage;

    fn run(self, r: &Read<'_>) -> Result<ContactPage> {
        let of = list::named(&[("customer_id", self.customer)]);
        let which = Which { bin: self.bin, filter: &self.filter, of: &of, sort: &order(self.sort) };
        let from = list::from(self.after, self.offset, self.jump);
        let columns = self.columns.as_deref();
        let (rows, next) = list::page::<Contact>(r, &which, from, self.limit, columns, &["customer_id"])?;
        let customers = Customers::of(r, rows.iter().filter_map(|row| row.cells[0].as_id()))?;
        let rows = rows.into_iter().map(|row| {
            let customer = row.cells[0].as_id();
            ContactRow {
                id: row.id.to_string(),
                rev: row.rev,
                customer: customers.name(customer),
                primary: !self.bin && customers.primary(customer) == Some(row.id),
                values: row.values,
                missing: row.missing,
                conflict: row.conflict,
            }
        });
        Ok(ContactPage { rows: rows.collect(), next })
    }
}

/// The customers of a page of rows, by id.
pub(crate) struct Customers(HashMap<Id, (String, Option<Id>)>);

impl Customers {
    pub(crate) fn of(r: &Read<'_>, ids: impl Iterator<Item = Id>) -> Result<Self> {
        let sql = format!("SELECT name, {} FROM my_customer WHERE id = ?1", primary::COLUMN);
        let mut known = HashMap::new();
        for id in ids {
            if let Entry::Vacant(unknown) = known.entry(id) {
                let found = r.row(&sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
                unknown.insert(found.unwrap_or_default());
            }
        }
        Ok(Self(known))
    }

    /// Id and name.
    pub(crate) fn name(&self, id: Option<Id>) -> CustomerRef {
        let name = id.and_then(|id| self.0.get(&id)).map(|(name, _)| name.clone());
        CustomerRef { id: id.map(|id| id.to_string()).unwrap_or_default(), name: name.unwrap_or_default() }
    }

    fn primary(&self, id: Option<Id>) -> Option<Id> {
        self.0.get(&id?)?.1
    }
}
