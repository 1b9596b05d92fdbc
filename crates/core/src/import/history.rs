//! What was imported: who, when, from which file, with what outcome, and whether it was taken back.

use crate::{
    Result,
    command::{Permission, Query},
    store::{history::PastGroup, read::Read},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Imports, the newest first. Without the right to read the audit log, one's own only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Before this op.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many (50).
    #[serde(default)]
    pub limit: Option<usize>,
}

/// Who imported.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportedBy {
    /// His id.
    pub id: String,
    /// His name.
    pub name: String,
}

/// One import.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PastImport {
    /// Number of its newest op: what undo takes.
    pub op: i64,
    /// What its rows were: `customer`, `contact`, `interaction` …
    pub entity: String,
    /// When it began: what it made was made from then …
    pub at: String,
    /// … until then.
    pub ended_at: String,
    /// Who.
    pub by: Option<ImportedBy>,
    /// The name of the file.
    pub file: Option<String>,
    /// Rows that made something.
    pub created: u64,
    /// Rows that changed something.
    pub updated: u64,
    /// Rows that said what stood already.
    pub unchanged: u64,
    /// Rows left out.
    pub skipped: u64,
    /// Rows refused.
    pub rejected: u64,
    /// It was taken back.
    pub undone: bool,
    /// It may be taken back, as far as one's rights go.
    pub undoable: bool,
    /// Where it was broken off, whether somebody cancelled it, it failed or its program died: the records in sight that
    /// stayed when it was taken back, because somebody else had worked on them meanwhile. At most 200.
    pub left: Vec<LeftRecord>,
    /// How many stayed in all.
    pub left_count: u64,
}

/// A record that stayed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftRecord {
    /// Its entity.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
}

/// The answer of `import.history`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PastImports {
    /// The newest first.
    pub imports: Vec<PastImport>,
    /// There are older ones.
    pub more: bool,
}

impl Query for History {
    const NAME: &'static str = "import.history";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = PastImports;

    fn run(self, r: &Read<'_>) -> Result<PastImports> {
        let everything = r.access().require("audit", "read").is_ok();
        let limit = self.limit.unwrap_or(50).clamp(1, 200);
        let by = if everything { None } else { r.user() };
        let mut found = r.imports(by, self.before, limit + 1)?;
        let more = found.len() > limit;
        found.truncate(limit);
        Ok(PastImports { imports: found.into_iter().map(|past| told(r, past)).collect::<Result<_>>()?, more })
    }
}

fn told(r: &Read<'_>, PastGroup { op, ended, left }: PastGroup) -> Result<PastImport> {
    let said: Value = op.head.detail.as_deref().and_then(|d| serde_json::from_str(d).ok()).unwrap_or_default();
    let count = |what: &str| said[what].as_u64().unwrap_or_default();
    let entity = op.head.command.split('.').next().unwrap_or_default().to_string();
    let (left, left_count) = left.map(|said| r.left(&said)).transpose()?.unwrap_or_default();
    let shown =
        |l: crate::store::left::Left| LeftRecord { entity: l.entity.into(), id: l.id.to_string(), title: l.title };
    Ok(PastImport {
        left: left.into_iter().map(shown).collect(),
        left_count,
        op: op.head.n,
        at: instant_text(op.head.at),
        ended_at: instant_text(ended),
        by: op.head.actor.zip(op.actor).map(|(id, name)| ImportedBy { id: id.to_string(), name }),
        file: said["file"].as_str().map(String::from),
        created: count("created"),
        updated: count("updated"),
        unchanged: count("unchanged"),
        skipped: count("skipped"),
        rejected: count("rejected"),
        undone: op.undone,
        undoable: !op.undone && r.access().require(&entity, "import").is_ok(),
        entity,
    })
}
