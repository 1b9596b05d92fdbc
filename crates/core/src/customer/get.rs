//! One customer with everything that hangs directly on it.

use super::{
    Customer,
    tags::{TagRef, tags_of},
    values::{Values, missing_of, of_row},
};
use crate::{
    Id, Result,
    command::{Permission, Query},
    show::{self, Life},
    store::{line::Image, read::Read},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A customer by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// A phone, e-mail or account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointRow {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// `phone`, `mobile`, `email`, `wechat` …
    pub kind: String,
    /// What the user calls it.
    pub label: Option<String>,
    /// As it was written; null where it is masked.
    pub raw: Option<String>,
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
        let row = r.load::<Customer>("read", self.id)?;
        let image = r.image_of("customer", row.pk)?;
        let derived = r.derived(row.pk)?;
        let sql = "SELECT id, rev, kind, label, raw FROM my_contact_point WHERE owner_id = ?1 AND life = ?2 ORDER BY sort, pk";
        let points = r.rows(sql, (self.id, image.life), |p| {
            let id: Id = p.get(0)?;
            Ok(PointRow { id: id.to_string(), rev: p.get(1)?, kind: p.get(2)?, label: p.get(3)?, raw: p.get(4)? })
        })?;
        let masked =
            super::fields::CUSTOMER.fields.iter().filter(|f| f.mask.is_some_and(|m| r.access().masked.contains(&m)));
        let conflicts =
            if r.has_heads("customer", row.pk)? { r.units_in_conflict("customer", row.pk)? } else { Vec::new() };
        let owner = image.cell("owner_id").as_id();
        Ok(CustomerDetail {
            id: self.id.to_string(),
            rev: row.rev,
            life: Life::of(image.life),
            values: of_row(r, &image, &derived),
            points,
            tags: tags_of(r, self.id, image.life)?,
            missing: missing_of(&derived),
            conflicts: conflicts
                .iter()
                .filter(|u| !show::masked(r, "customer", u))
                .map(|u| show::field_name("customer", u))
                .collect(),
            masked: masked.map(|f| f.name.to_string()).collect(),
            warnings: warnings(&image),
            created_at: instant_text(derived.created_at),
            created_by: derived.created_by.map(|u| r.name_of(u)).transpose()?,
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
