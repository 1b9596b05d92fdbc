//! One churn record with what was done to keep the customer, and what may be done now.

use super::Churn;
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, customer_of},
    process::{self, Possible},
    record::{get::detail, values::Values},
    show::Life,
    store::read::Read,
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Reads one churn record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Which.
    pub id: Id,
}

/// A churn record with everything that its page shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChurnDetail {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Where it is in its life.
    pub life: Life,
    /// Every field.
    pub values: Values,
    /// Who stopped ordering.
    pub customer: Option<CustomerOf>,
    /// The name of the user whose customer that is.
    pub owner_name: Option<String>,
    /// What was done to keep him, the latest first.
    pub measures: Vec<MeasureRow>,
    /// What may be done with it now, and why not the rest.
    pub actions: Vec<Possible>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// When it was opened.
    pub created_at: String,
}

/// A thing done to keep a customer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasureRow {
    /// What.
    pub text: String,
    /// By whom.
    pub by_name: Option<String>,
    /// When.
    pub at: String,
}

impl Query for Get {
    const NAME: &'static str = "churn.get";
    const NEEDS: Permission = Permission::to("read", "churn");
    type Output = ChurnDetail;

    fn run(self, r: &Read<'_>) -> Result<ChurnDetail> {
        let d = detail::<Churn>(r, self.id)?;
        let sql = "SELECT text, by_id, noted_at FROM my_churn_measure WHERE churn_id = ?1 AND life = ?2 ORDER BY noted_at DESC, pk DESC";
        let rows = r.rows(sql, (self.id, d.image.life), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<Id>>(1)?, row.get::<_, i64>(2)?))
        })?;
        let mut measures = Vec::with_capacity(rows.len());
        for (text, by, at) in rows {
            measures.push(MeasureRow {
                text,
                by_name: by.map(|user| r.name_of(user)).transpose()?,
                at: instant_text(at),
            });
        }
        let owner = r.derived("churn", d.image.pk)?.cell("owner_id").as_id();
        Ok(ChurnDetail {
            customer: d.image.cell("customer_id").as_id().map(|id| customer_of(r, id)).transpose()?,
            owner_name: owner.map(|user| r.name_of(user)).transpose()?,
            measures,
            actions: process::actions::<Churn>(r, &d.image)?,
            id: d.id,
            rev: d.rev,
            life: d.life,
            values: d.values,
            conflicts: d.conflicts,
            created_at: d.created_at,
        })
    }
}
