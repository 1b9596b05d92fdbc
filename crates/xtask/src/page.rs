//! The built page: packages as the lock file says, and `ui/dist` newer than everything it is made from.

use crate::{Outcome, host, shell};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Installs the packages of `folder` when its lock file is another than last time.
pub fn packages(folder: &str) -> Outcome {
    host::node()?;
    let folder_path = shell::root().join(folder);
    let lock = std::fs::read(folder_path.join("package-lock.json")).map_err(|e| format!("{folder}: {e}"))?;
    let stamp = folder_path.join("node_modules/.zhike-lock");
    if std::fs::read(&stamp).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    // A lock file written where a registry lacks builds for other systems is incomplete for `npm ci`, which then refuses
    // even what it could install. `npm install` keeps to the locked versions all the same.
    if shell::run(shell::npm(folder).args(["ci", "--no-audit", "--no-fund"])).is_err() {
        shell::run(shell::npm(folder).args(["install", "--no-save", "--no-audit", "--no-fund"]))?;
    }
    std::fs::write(&stamp, lock).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// Builds the page if it is older than its sources.
pub fn build() -> Outcome {
    packages("ui")?;
    let ui = shell::root().join("ui");
    let built = std::fs::metadata(ui.join("dist/index.html")).and_then(|about| about.modified()).ok();
    let sources = ["src", "public", "index.html", "vite.config.ts", "package-lock.json", "tsconfig.json"];
    let newest = sources.iter().filter_map(|name| newest(&ui.join(name))).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    shell::run(shell::npm("ui").args(["run", "build"]))
}

/// The folder with the built page.
pub fn folder() -> PathBuf {
    shell::root().join("ui/dist")
}

fn newest(path: &Path) -> Option<SystemTime> {
    let about = std::fs::metadata(path).ok()?;
    let own = about.modified().ok();
    if !about.is_dir() {
        return own;
    }
    let inside = std::fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max();
    own.max(inside)
}
