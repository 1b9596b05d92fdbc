//! The log of ops: who did what, newest first, a group as one step.

use crate::{
    Result,
    command::{Permission, Query},
    store::{history::LogOp, read::Read},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Ops of the workspace. Without the right to read the audit log, one's own only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Before this op.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many (50).
    #[serde(default)]
    pub limit: Option<usize>,
}

/// A record that the log names.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LogRecord {
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
}

/// One op or group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LogStep {
    /// Number of its newest op: what undo takes.
    pub op: i64,
    /// When it began.
    pub at: String,
    /// Who.
    pub actor: Option<String>,
    /// His user name's id.
    pub actor_id: Option<String>,
    /// Which command.
    pub command: String,
    /// What the command says of itself.
    pub detail: Option<serde_json::Value>,
    /// How many ops it is.
    pub ops: i64,
    /// The entity its records are counted of: `customer` also for what hangs on one. Null: it touched none.
    pub entity: Option<String>,
    /// How many records it touched.
    pub records: i64,
    /// There may be more than were counted.
    pub more: bool,
    /// The record, where it was one that stands still and that this session may see.
    pub record: Option<LogRecord>,
    /// It came from another copy.
    pub remote: bool,
    /// It was taken back.
    pub undone: bool,
    /// It may be taken back, as far as its command's rule says.
    pub undoable: bool,
}

/// The answer of `change.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LogSteps {
    /// Newest first.
    pub steps: Vec<LogStep>,
}

impl Query for List {
    const NAME: &'static str = "change.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = LogSteps;

    fn run(self, r: &Read<'_>) -> Result<LogSteps> {
        let everything = r.access().require("audit", "read").is_ok();
        let limit = self.limit.unwrap_or(50).clamp(1, 500);
        let steps = r.ops(self.before, limit)?.into_iter().filter(|s| everything || s.head.actor == r.user());
        let steps = steps.map(|s| step(r, s)).collect::<Result<_>>()?;
        Ok(LogSteps { steps })
    }
}

fn step(r: &Read<'_>, s: LogOp) -> Result<LogStep> {
    let free = crate::api::entry(&s.head.command).is_some_and(|e| e.undo.possible());
    let touched = r.touched(&s)?;
    Ok(LogStep {
        op: s.head.n,
        at: instant_text(s.head.at),
        actor: s.actor,
        actor_id: s.head.actor.map(|a| a.to_string()),
        command: s.head.command,
        detail: s.head.detail.as_deref().and_then(|d| serde_json::from_str(d).ok()),
        ops: s.ops,
        entity: touched.entity.map(String::from),
        records: touched.count,
        more: touched.more,
        record: touched.one.map(|(id, title)| LogRecord { id: id.to_string(), title }),
        remote: s.remote,
        undone: s.undone,
        undoable: free && !s.undone,
    })
}
