//! The health of a file: integrity, guards, chains, digests; and making derived values anew.

use crate::{
    Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    store::health,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Checks everything that can be checked and prints the digests.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Health {
    /// Nothing is wrong.
    pub healthy: bool,
    /// What is wrong, as codes with the place.
    pub problems: Vec<String>,
    /// Digest of the whole state: equal on copies that have exchanged everything.
    pub state: String,
    /// Digest of the content a person sees.
    pub content: String,
    /// Ops in the journal.
    pub ops: i64,
    /// Version of the schema.
    pub schema: i64,
}

impl Action for Check {
    const NAME: &'static str = "doctor.check";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Nothing;
    type Output = Health;

    fn run(self, cx: &Cx) -> Result<Done<Health>> {
        Ok(Done::only(health::check(cx.store())?))
    }
}

/// Writes every derived value anew from rows and journal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rebuild {}

/// That it was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rebuilt {
    /// Always true.
    pub rebuilt: bool,
}

impl Action for Rebuild {
    const NAME: &'static str = "doctor.rebuild";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Nothing;
    type Output = Rebuilt;

    fn run(self, cx: &Cx) -> Result<Done<Rebuilt>> {
        cx.store().rebuild_derived()?;
        Ok(Done::only(Rebuilt { rebuilt: true }))
    }
}
