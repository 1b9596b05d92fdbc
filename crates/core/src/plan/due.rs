//! What one has to do: steps of one's own opportunities that are planned for today or earlier and not carried out.

use crate::{
    Error, Id, Result,
    command::{Permission, Query},
    store::read::Read,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most steps of one answer.
const MOST: usize = 500;

/// Steps of opportunities that one has in hand, planned up to a day and not carried out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The day; today where it is left out.
    #[serde(default)]
    pub until: Option<String>,
}

/// A step that is due.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueStep {
    /// Its id.
    pub id: String,
    /// The opportunity.
    pub opportunity: String,
    /// Its title.
    pub title: String,
    /// Its customer's name.
    pub customer_name: Option<String>,
    /// When it was to be done.
    pub planned_on: String,
    /// What is to be done.
    pub action: String,
    /// That day is past.
    pub overdue: bool,
}

/// The answer of `plan.due`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueSteps {
    /// The oldest first.
    pub steps: Vec<DueStep>,
    /// There are more.
    pub more: bool,
}

impl Query for Due {
    const NAME: &'static str = "plan.due";
    const NEEDS: Permission = Permission::to("read", "plan");
    type Output = DueSteps;

    fn run(self, r: &Read<'_>) -> Result<DueSteps> {
        let today = r.today()?;
        let until = match &self.until {
            Some(day) => day.parse::<NaiveDate>().map_err(|_| Error::invalid("until", "not_a_date"))?.to_string(),
            None => today.to_string(),
        };
        let today = today.to_string();
        let pks = r.steps_due(&until, MOST + 1)?;
        let sql = "SELECT p.id, p.planned_on, p.action, o.id, o.title, o.customer_name FROM my_plan p
                   JOIN my_opportunity o ON o.id = p.opportunity_id WHERE p.pk = ?1";
        let mut steps = Vec::new();
        for pk in pks.iter().take(MOST) {
            let step = r.row(sql, [*pk], |row| {
                let planned_on: String = row.get(1)?;
                Ok(DueStep {
                    id: row.get::<_, Id>(0)?.to_string(),
                    opportunity: row.get::<_, Id>(3)?.to_string(),
                    title: row.get(4)?,
                    customer_name: row.get(5)?,
                    overdue: planned_on < today,
                    planned_on,
                    action: row.get(2)?,
                })
            })?;
            steps.extend(step);
        }
        Ok(DueSteps { steps, more: pks.len() > MOST })
    }
}
