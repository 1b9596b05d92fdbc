//! To whom an opportunity may be given: every manager with region, speciality and how much he has in hand.

use super::machine;
use crate::{
    Id, Result,
    command::{Permission, Query},
    store::{access::Level, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The managers to whom an opportunity may be assigned, with what they have in hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignees {}

/// A sum of one currency.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sum {
    /// The currency.
    pub currency: String,
    /// In minor units.
    pub amount: i64,
    /// How many make it up.
    pub count: i64,
}

/// A manager.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assignee {
    /// His id.
    pub id: String,
    /// How he is shown.
    pub name: String,
    /// Where he works.
    pub region: Option<String>,
    /// What he is good at.
    pub speciality: Option<String>,
    /// Opportunities in hand.
    pub open: i64,
    /// What they are about, by currency; none where amounts are masked.
    pub sums: Vec<Sum>,
    /// Steps that are due today or overdue.
    pub due: i64,
}

/// The answer of `opportunity.assignees`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Managers {
    /// Those with least in hand first.
    pub people: Vec<Assignee>,
}

impl Query for Assignees {
    const NAME: &'static str = "opportunity.assignees";
    const NEEDS: Permission = machine::ASSIGN.needs;
    type Output = Managers;

    fn run(self, r: &Read<'_>) -> Result<Managers> {
        let sql = "SELECT id, coalesce(nullif(display_name, ''), username), region, speciality FROM user
                   WHERE life = 0 AND active = 1 ORDER BY pk";
        let users = r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let today = r.today()?.to_string();
        let mut people = Vec::new();
        for (id, name, region, speciality) in users {
            let Permission { entity, action } = machine::WIN.needs;
            if r.access_of(id)?.is_none_or(|rights| rights.level(entity, action) == Level::None) {
                continue;
            }
            let load = r.load_of(id, &today)?;
            let masked = r.hides("opportunity", "amount");
            let sums = load.sums.into_iter().filter(|_| !masked);
            let sums = sums.map(|(currency, amount, count)| Sum { currency, amount, count }).collect();
            people.push(Assignee {
                id: id.to_string(),
                name,
                region,
                speciality,
                open: load.open,
                sums,
                due: load.due,
            });
        }
        people.sort_by_key(|person| person.open);
        Ok(Managers { people })
    }
}
