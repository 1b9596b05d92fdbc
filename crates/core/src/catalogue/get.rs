//! `catalogue.get`: the fields of an entity, for forms, lists and filters.

use super::{FieldInfo, describe, of};
use crate::{
    Error, Result,
    command::{Permission, Query},
    custom_field::CustomFields,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The fields of an entity, custom ones included.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// `customer`, `contact`, `interaction`, `opportunity`, `plan`, `product`, `stock`, `service`, `sales_order`, `order_line`, `churn`.
    pub entity: String,
}

/// The answer of `catalogue.get`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogueInfo {
    /// The entity.
    pub entity: String,
    /// Its fields in the order of the form.
    pub fields: Vec<FieldInfo>,
    /// Custom fields that are no longer shown: only the history still names them.
    pub retired: Vec<FieldInfo>,
    /// Fields a list can be sorted by.
    pub sorts: Vec<String>,
}

impl Query for Get {
    const NAME: &'static str = "catalogue.get";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = CatalogueInfo;

    fn run(self, r: &Read<'_>) -> Result<CatalogueInfo> {
        let catalogue = of(&self.entity).ok_or_else(|| Error::not_found("entity"))?;
        let masked = |f: &FieldInfo| {
            catalogue.field(&f.name).and_then(|f| f.mask).is_some_and(|m| r.access().masked.contains(&m))
        };
        let mut fields: Vec<FieldInfo> = describe(catalogue).into_iter().filter(|f| !masked(f)).collect();
        let (custom, retired) = CustomFields::of(r, &self.entity)?.describe(r.access());
        // Before what the program knows by itself, which ends every form.
        let system = fields.iter().position(|f| f.group == "system").unwrap_or(fields.len());
        fields.splice(system..system, custom);
        let sorts = fields.iter().filter(|f| f.sortable).map(|f| f.name.clone()).collect();
        Ok(CatalogueInfo { entity: self.entity, fields, retired, sorts })
    }
}
