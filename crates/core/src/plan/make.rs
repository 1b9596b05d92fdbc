//! A new step of a plan (制定).

use super::{Plan, fields};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    opportunity::{Opportunity, machine},
    process,
    store::write::Write,
    value::CellValue,
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most steps of one plan: a page shows them all.
const MOST: i64 = 500;

/// Adds a step to the plan of an opportunity in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Make {
    /// The opportunity.
    pub opportunity: Id,
    /// When it is to be done; never changed.
    pub planned_on: String,
    /// What is to be done.
    pub action: String,
}

/// The step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Make {
    const NAME: &'static str = machine::PLAN.command;
    const NEEDS: Permission = machine::PLAN.needs;
    const UNDO: Undo = machine::PLAN.undo;
    type Output = Step;

    fn run(self, w: &Write<'_>) -> Result<Step> {
        let (row, _) = process::require::<Opportunity>(w, self.opportunity, &machine::PLAN)?;
        let sql = "SELECT count(*) FROM my_plan WHERE opportunity_id = ?1 AND life = 0";
        if w.row(sql, [row.id], |r| r.get::<_, i64>(0))?.unwrap_or_default() >= MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        let mut given = cells([("opportunity_id", row.id.into())]);
        let mut wrong = BTreeMap::new();
        for (name, value) in [("planned_on", &self.planned_on), ("action", &self.action)] {
            match said(name, value) {
                Ok(cell) => drop(given.insert(name.into(), cell)),
                Err(rule) => drop(wrong.insert(name.to_string(), rule.to_string())),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid { fields: wrong });
        }
        let step = w.create::<Plan>(Id::new(w.now), &given)?;
        Ok(Step { id: step.id.to_string(), rev: w.op })
    }
}

/// What somebody says of a step, or the rule that it breaks.
pub(super) fn said(field: &str, value: &str) -> Result<CellValue, &'static str> {
    let field = fields::PLAN.field(field).ok_or("unknown_field")?;
    match fields::PLAN.check(field, &value.into())? {
        CellValue::Null => Err("required"),
        cell => Ok(cell),
    }
}
