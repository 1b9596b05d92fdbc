//! The customer that a record hangs on, as lists and record pages of what hangs on customers name him.

use crate::{Id, Result, store::read::Read};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// The customer that a record hangs on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerOf {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: Option<String>,
}

/// The customer of a record in sight.
pub(crate) fn customer_of(r: &Read<'_>, id: Id) -> Result<CustomerOf> {
    let sql = "SELECT name, number FROM my_customer WHERE id = ?1";
    let (name, number) = r.row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default();
    Ok(CustomerOf { id: id.to_string(), name, number })
}

/// The customer that a row hangs on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CustomerRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The customers of a page of rows, by id: row number and name.
pub(crate) struct Customers(HashMap<Id, (i64, String)>);

impl Customers {
    /// Of rows in sight.
    pub(crate) fn of(r: &Read<'_>, ids: impl Iterator<Item = Id>) -> Result<Self> {
        r.customers_named(ids).map(Self)
    }

    /// Id and name.
    pub(crate) fn name(&self, id: Option<Id>) -> CustomerRef {
        let name = id.and_then(|id| self.0.get(&id)).map(|(_, name)| name.clone());
        CustomerRef { id: id.map(|id| id.to_string()).unwrap_or_default(), name: name.unwrap_or_default() }
    }

    /// Whether a contact stands for its customer.
    pub(crate) fn stands(&self, r: &Read<'_>, customer: Option<Id>, contact: Id) -> Result<bool> {
        let Some((pk, _)) = customer.and_then(|id| self.0.get(&id)) else { return Ok(false) };
        Ok(r.stands_for(contact)?.contains(pk))
    }
}
