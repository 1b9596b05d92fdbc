//! Backups on request.

use crate::{
    Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    store::{backup, open::backup_dir, sidecar},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Backups kept beside the file.
pub(crate) const KEEP: usize = 7;

/// Makes a backup, opens it again and checks it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Make {}

/// A verified backup.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Made {
    /// Its file's name.
    pub file: String,
    /// When it was made.
    pub at: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

impl Action for Make {
    const NAME: &'static str = "backup.make";
    const NEEDS: Permission = Permission::to("create", "backup");
    const UNDO: Undo = Undo::Never("backup");
    const JOB: bool = true;
    type Output = Made;

    fn run(self, cx: &Cx) -> Result<Done<Made>> {
        let store = cx.store();
        let (path, opening) = (store.path(), store.opening());
        let made = backup::backup(
            path,
            &opening.key,
            &opening.salt,
            &sidecar::path_of(path),
            &backup_dir(path),
            KEEP,
            store.now(),
        )?;
        store.audit(Some(cx.user()), "backup.made", &serde_json::json!({ "sha256": made.sha256 }))?;
        let file = made.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Done::only(Made { file, at: instant_text(made.at), bytes: made.bytes, sha256: made.sha256 }))
    }
}
