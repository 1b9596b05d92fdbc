//! How a job stands, and stopping it.

use crate::{
    Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    job::JobState,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a job of this session stands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Its id.
    pub job: String,
}

impl Action for Get {
    const NAME: &'static str = "job.get";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Nothing;
    type Output = JobState;

    fn run(self, cx: &Cx) -> Result<Done<JobState>> {
        Ok(Done::only(cx.job(&self.job)?.state()))
    }
}

/// Stops a job; what it did is taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// Its id.
    pub job: String,
}

/// That it was asked to stop.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cancelling {
    /// Always true.
    pub cancelling: bool,
}

impl Action for Cancel {
    const NAME: &'static str = "job.cancel";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Nothing;
    type Output = Cancelling;

    fn run(self, cx: &Cx) -> Result<Done<Cancelling>> {
        cx.job(&self.job)?.cancel();
        Ok(Done::only(Cancelling { cancelling: true }))
    }
}
