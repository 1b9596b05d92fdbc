//! Two copies of a workspace, edited apart, exchange what the other lacks.

use crate::{
    Result,
    app::Cx,
    command::{Action, Done, Permission, Query, Undo},
    store::{bundle, op::Vector, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::BufReader;

/// What this copy holds of each device.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VectorGet {}

/// The answer of `changes.vector`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VectorText {
    /// `device:seq`, joined by commas; what `changes.export` takes as `since`.
    pub vector: String,
}

impl Query for VectorGet {
    const NAME: &'static str = "changes.vector";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = VectorText;

    fn run(self, r: &Read<'_>) -> Result<VectorText> {
        Ok(VectorText { vector: r.vector()?.to_string() })
    }
}

/// Writes a bundle of every op that a copy at `since` lacks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The other copy's vector; everything where it is left out.
    #[serde(default)]
    pub since: Option<String>,
}

/// A bundle to take.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Exported {
    /// The file to take.
    pub file: String,
    /// Ops in it.
    pub ops: usize,
}

impl Action for Export {
    const NAME: &'static str = "changes.export";
    // A bundle holds everything, whoever may see it: only who administers the workspace carries it.
    const NEEDS: Permission = Permission::to("create", "backup");
    const UNDO: Undo = Undo::Never("export");
    type Output = Exported;

    fn run(self, cx: &Cx) -> Result<Done<Exported>> {
        let since: Vector = self.since.as_deref().unwrap_or_default().parse()?;
        let mut file = cx.new_file("changes.zkb")?;
        let ops = cx.store().read(None, |r| r.export(&since, &mut file))?;
        let file = cx.session.leave(file.finish()?)?;
        cx.store().audit(Some(cx.user()), "changes.exported", &serde_json::json!({ "ops": ops }))?;
        Ok(Done::only(Exported { file, ops }))
    }
}

/// Applies a bundle of another copy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    /// The bundle, put before.
    pub file: String,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Applied {
    /// Ops applied.
    pub applied: usize,
    /// Ops that were here already.
    pub known: usize,
    /// Open conflicts on records this user may read.
    pub conflicts: usize,
}

impl Action for Apply {
    const NAME: &'static str = "changes.apply";
    const NEEDS: Permission = Permission::to("create", "backup");
    const UNDO: Undo = Undo::Never("merge");
    type Output = Applied;

    fn run(self, cx: &Cx) -> Result<Done<Applied>> {
        let store = cx.store();
        let file = cx.session.file(&self.file)?;
        let ops = bundle::parse(store.workspace, &mut BufReader::new(file.open()?))?;
        let done = store.apply(&ops)?;
        cx.session.drop_file(&self.file);
        store.audit(Some(cx.user()), "changes.applied", &serde_json::json!({ "ops": done.applied }))?;
        let conflicts = store.read(Some(cx.user()), |r| Ok(r.conflicts()?.len()))?;
        Ok(Done::only(Applied { applied: done.applied, known: done.known, conflicts }))
    }
}
