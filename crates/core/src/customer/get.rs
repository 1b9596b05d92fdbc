//! One customer with everything that hangs directly on it.

use super::{
    Customer,
    tags::{TagRef, tags_of},
};
use crate::{
    Id, Result,
    command::{Permission, Query},
    record::{
        get::{PointRow, detail},
        values::Values,
    },
    show::Life,
    store::{line::Image, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A customer by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// What the record page shows of a customer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// Values by field; masked ones are not there.
    pub values: Values,
    /// Phones, e-mails, accounts.
    pub points: Vec<PointRow>,
    /// Tags.
    pub tags: Vec<TagRef>,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// Fields that this user may not see.
    pub masked: Vec<String>,
    /// Values that stand but look wrong: field → rule, as a credit code whose check digit fails.
    pub warnings: BTreeMap<String, String>,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: Option<String>,
    /// Its owner's display name.
    pub owner_name: String,
}

impl Query for Get {
    const NAME: &'static str = "customer.get";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = CustomerDetail;

    fn run(self, r: &Read<'_>) -> Result<CustomerDetail> {
        let mut d = detail::<Customer>(r, self.id)?;
        if let Some(contact) = d.image.cell("primary_contact_id").as_id() {
            // Whom the pointer names may be in the bin or gone: then nobody stands for the customer.
            let sql = "SELECT 1 FROM my_contact WHERE id = ?1 AND life = 0";
            if d.image.life == 0 && r.row(sql, [contact], |_| Ok(()))?.is_none() {
                d.values.insert("primary_contact".into(), Value::Null);
            }
        }
        let owner = d.image.cell("owner_id").as_id();
        Ok(CustomerDetail {
            id: d.id,
            rev: d.rev,
            life: d.life,
            values: d.values,
            points: d.points,
            tags: tags_of(r, self.id, d.image.life)?,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            warnings: warnings(&d.image),
            created_at: d.created_at,
            created_by: d.created_by,
            owner_name: owner.map(|u| r.name_of(u)).transpose()?.unwrap_or_default(),
        })
    }
}

/// A wrong credit code is kept, because the paper in the user's hand may say it, and shown as what it is.
fn warnings(image: &Image) -> BTreeMap<String, String> {
    let code = image.cell("credit_code");
    let problem = code.as_text().filter(|c| !c.is_empty()).and_then(|c| super::credit_code::check(c).err());
    problem.map(|rule| ("credit_code".to_string(), rule.to_string())).into_iter().collect()
}
