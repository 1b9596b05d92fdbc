//! The plan of one opportunity: all of its steps by day, each with what may be done with it.

use super::Plan;
use crate::{
    Id, Result,
    command::{Permission, Query},
    opportunity::{Opportunity, machine},
    process::{self, Possible, Staged},
    show::Life,
    store::{read::Read, scope::Entity},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The plan of an opportunity.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The opportunity.
    pub opportunity: Id,
    /// The steps in the recycle bin instead.
    #[serde(default)]
    pub bin: bool,
}

/// A step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Whether it stands.
    pub life: Life,
    /// When it is to be done.
    pub planned_on: String,
    /// What is to be done.
    pub action: String,
    /// What came of it.
    pub result: Option<String>,
    /// When it was noted as done.
    pub done_at: Option<String>,
    /// The name of who did it.
    pub done_by_name: Option<String>,
    /// Who planned it.
    pub created_by: Option<String>,
    /// `planned`, `done`, or `closed` where the opportunity is.
    pub state: String,
    /// What may be done with it now, and why not the rest.
    pub actions: Vec<Possible>,
}

/// A plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Steps {
    /// By day.
    pub steps: Vec<StepRow>,
    /// Whether this user may add a step now.
    pub make: Possible,
}

impl Query for List {
    const NAME: &'static str = "plan.list";
    const NEEDS: Permission = Permission::to("read", "plan");
    type Output = Steps;

    fn run(self, r: &Read<'_>) -> Result<Steps> {
        let of = r.load::<Opportunity>("read", self.opportunity)?;
        let sql = "SELECT pk, rev FROM my_plan WHERE opportunity_id = ?1 AND life = ?2 ORDER BY planned_on, id";
        let mut steps = Vec::new();
        for (pk, rev) in r.rows(sql, (of.id, i64::from(self.bin)), |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            let image = r.image_of(Plan::TABLE, pk)?;
            let text = |column: &str| image.cell(column).as_text().map(String::from);
            let name = |user: Option<Id>| user.map(|user| r.name_of(user)).transpose();
            steps.push(StepRow {
                id: image.id.to_string(),
                rev,
                life: Life::of(image.life),
                planned_on: text("planned_on").unwrap_or_default(),
                action: text("action").unwrap_or_default(),
                result: text("result"),
                done_at: image.cell("done_at").as_int().map(instant_text),
                done_by_name: name(image.cell("done_by").as_id())?,
                created_by: name(r.derived(Plan::TABLE, pk)?.created_by)?,
                state: Plan::standing(r, &image)?.state,
                actions: process::actions::<Plan>(r, &image)?,
            });
        }
        let image = r.image_of(Opportunity::TABLE, of.pk)?;
        let all = process::actions::<Opportunity>(r, &image)?;
        let make = all.into_iter().find(|possible| possible.action == machine::PLAN.action);
        let make = make.unwrap_or(Possible { action: machine::PLAN.action.into(), allowed: false, reason: None });
        Ok(Steps { steps, make })
    }
}
