//! One opportunity with everything that its page shows: where it stands, whose it is, what may be done now.

use super::{Opportunity, products, stage};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, customer_of},
    process::{self, Possible},
    product::ProductRef,
    record::{get::detail, values::Values},
    show::Life,
    store::read::Read,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An opportunity by id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub id: Id,
}

/// What the record page shows of an opportunity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpportunityDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// Its number.
    pub number: Option<String>,
    /// `unassigned`, `assigned`, `won`, `lost`.
    pub state: String,
    /// The customer it is linked to.
    pub customer: Option<CustomerOf>,
    /// The name of whom it is assigned to.
    pub assigned_to_name: Option<String>,
    /// The name of who assigned it.
    pub assigned_by_name: Option<String>,
    /// Nothing has moved for longer than its stage allows.
    pub stale: bool,
    /// In hand, and nothing is planned.
    pub no_next_step: bool,
    /// The products that it is about.
    pub products: Vec<ProductRef>,
    /// What may be done with it now, and why not the rest.
    pub actions: Vec<Possible>,
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
    const NAME: &'static str = "opportunity.get";
    const NEEDS: Permission = Permission::to("read", "opportunity");
    type Output = OpportunityDetail;

    fn run(self, r: &Read<'_>) -> Result<OpportunityDetail> {
        let d = detail::<Opportunity>(r, self.id)?;
        let name = |column: &str| d.image.cell(column).as_id().map(|user| r.name_of(user)).transpose();
        let derived = r.derived("opportunity", d.image.pk)?;
        let marks = Marks::of(&stage::all(r)?, &|column| d.image.cell(column), &|column| derived.cell(column), r.now);
        Ok(OpportunityDetail {
            products: products::of(r, self.id, d.image.life)?,
            actions: process::actions::<Opportunity>(r, &d.image)?,
            number: d.image.cell("number").as_text().map(String::from),
            state: d.image.cell("state").as_text().unwrap_or_default().to_string(),
            customer: d.image.cell("customer_id").as_id().map(|id| customer_of(r, id)).transpose()?,
            assigned_to_name: name("assigned_to")?,
            assigned_by_name: name("assigned_by")?,
            stale: marks.stale,
            no_next_step: marks.no_next_step,
            id: d.id,
            rev: d.rev,
            life: d.life,
            values: d.values,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            created_at: d.created_at,
            created_by: d.created_by,
        })
    }
}

/// What a list, a board and a page mark an opportunity in hand with.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marks {
    pub(crate) stale: bool,
    pub(crate) no_next_step: bool,
}

impl Marks {
    /// Of a row's `state` and `stage`, and of what is derived as `active_at` and `next_step_on`.
    pub(crate) fn of(
        stages: &[(Id, stage::Stage)],
        cell: &dyn Fn(&str) -> CellValue,
        derived: &dyn Fn(&str) -> CellValue,
        now: i64,
    ) -> Self {
        if cell("state").as_text() != Some(super::machine::ASSIGNED) {
            return Self::default();
        }
        let stage = cell("stage").as_id().and_then(|id| stages.iter().find(|(of, _)| *of == id));
        let active_at = derived("active_at").as_int().unwrap_or_default();
        Self {
            stale: stage.is_some_and(|(_, stage)| stage.stale(active_at, now)),
            no_next_step: derived("next_step_on").as_text().unwrap_or_default().is_empty(),
        }
    }
}
