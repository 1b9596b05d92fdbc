//! One interaction.

use super::Interaction;
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, customer_of},
    record::{get::detail, values::Values},
    show::Life,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An interaction by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// What the record page shows of an interaction.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InteractionDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// With whom.
    pub customer: CustomerOf,
    /// The contact's name.
    pub contact_name: Option<String>,
    /// The name of who dealt with him.
    pub by_name: Option<String>,
    /// Values by field; masked ones are not there.
    pub values: Values,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// Fields that this user may not see.
    pub masked: Vec<String>,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: Option<String>,
}

impl Query for Get {
    const NAME: &'static str = "interaction.get";
    const NEEDS: Permission = Permission::to("read", "interaction");
    type Output = InteractionDetail;

    fn run(self, r: &Read<'_>) -> Result<InteractionDetail> {
        let d = detail::<Interaction>(r, self.id)?;
        let customer = d.image.cell("customer_id").as_id().unwrap_or(self.id);
        let by = d.image.cell("by_id").as_id();
        Ok(InteractionDetail {
            id: d.id,
            rev: d.rev,
            life: d.life,
            customer: customer_of(r, customer)?,
            contact_name: contact_name(r, d.image.cell("contact_id").as_id())?,
            by_name: by.map(|u| r.name_of(u)).transpose()?,
            values: d.values,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            created_at: d.created_at,
            created_by: d.created_by,
        })
    }
}

/// The name of a contact that is neither in the bin nor gone.
pub(crate) fn contact_name(r: &Read<'_>, id: Option<Id>) -> Result<Option<String>> {
    match id {
        Some(id) => r.row("SELECT name FROM my_contact WHERE id = ?1 AND life = 0", [id], |row| row.get(0)),
        None => Ok(None),
    }
}
