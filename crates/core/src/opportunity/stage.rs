//! Stages of the pipeline: items of a list, each with how likely a win is and after how many days of rest it is stale.

use crate::{Id, Result, store::read::Read};
use schemars::JsonSchema;
use serde::Serialize;

/// The list they are items of.
pub const CATEGORY: &str = "stage";

const DAY: i64 = 86_400_000;

/// A stage as a board and a record show it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// How likely a win is, in percent.
    pub success_rate: Option<i64>,
    /// After so many days without progress what stands in it is stale.
    pub stale_days: Option<i64>,
    /// Offered in new picks.
    pub active: bool,
}

impl Stage {
    /// Whether what last moved then is stale.
    pub(crate) fn stale(&self, active_at: i64, now: i64) -> bool {
        self.stale_days.is_some_and(|days| now - active_at > days * DAY)
    }
}

/// All of them in their order, inactive and deleted ones too: what stands in them is shown.
pub(crate) fn all(r: &Read<'_>) -> Result<Vec<(Id, Stage)>> {
    let sql = "SELECT id, label_zh, label_en, success_rate, stale_days, active AND life = 0 FROM dictionary_item
               WHERE category = ?1 AND life IN (0, 1) ORDER BY sort, value";
    r.rows(sql, [CATEGORY], |row| {
        let id: Id = row.get(0)?;
        let stage = Stage {
            id: id.to_string(),
            label_zh: row.get(1)?,
            label_en: row.get(2)?,
            success_rate: row.get(3)?,
            stale_days: row.get(4)?,
            active: row.get(5)?,
        };
        Ok((id, stage))
    })
}

/// The stage with this id.
pub(crate) fn of(r: &Read<'_>, id: Option<Id>) -> Result<Option<Stage>> {
    let Some(id) = id else { return Ok(None) };
    Ok(all(r)?.into_iter().find(|(of, _)| *of == id).map(|(_, stage)| stage))
}

/// The first that is offered.
pub(crate) fn first(r: &Read<'_>) -> Result<Option<(Id, Stage)>> {
    Ok(all(r)?.into_iter().find(|(_, stage)| stage.active))
}
