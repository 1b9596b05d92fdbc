//! `catalogue.get`: the fields of an entity, for forms, lists and filters.

use super::{FieldInfo, describe};
use crate::{
    Error, Result,
    command::{Permission, Query},
    customer::fields::CUSTOMER,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The fields of an entity, custom ones included.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// `customer`.
    pub entity: String,
}

/// The answer of `catalogue.get`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogueInfo {
    /// The entity.
    pub entity: String,
    /// Its fields in the order of the form.
    pub fields: Vec<FieldInfo>,
    /// Fields a list can be sorted by.
    pub sorts: Vec<String>,
}

impl Query for Get {
    const NAME: &'static str = "catalogue.get";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = CatalogueInfo;

    fn run(self, r: &Read<'_>) -> Result<CatalogueInfo> {
        if self.entity != "customer" {
            return Err(Error::not_found("entity"));
        }
        let masked = |f: &FieldInfo| {
            CUSTOMER.field(&f.name).and_then(|f| f.mask).is_some_and(|m| r.access().masked.contains(&m))
        };
        let fields = describe(&CUSTOMER).into_iter().filter(|f| !masked(f)).collect();
        Ok(CatalogueInfo {
            entity: self.entity,
            fields,
            sorts: CUSTOMER.sorts().into_iter().map(String::from).collect(),
        })
    }
}
