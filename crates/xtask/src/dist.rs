//! `cargo xtask dist`: packages for the system it runs on, as Tauri makes them, and the command line with the page in it.

use crate::{Outcome, host, page, shell};

/// The packager, as a program shipped inside a registry package: nothing is downloaded beside it.
const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// Makes the packages; arguments go to `tauri build`.
pub fn dist(arguments: &[String]) -> Outcome {
    host::packages(host::TO_BUILD)?;
    page::build()?;
    shell::run(shell::cargo().args(["build", "--release", "--locked", "-p", "zhike-cli", "--features", "embed-ui"]))?;
    let mut tauri = shell::npm("src-tauri");
    tauri.args(["exec", "--yes", "--package", TAURI_CLI, "--", "tauri", "build"]).args(arguments);
    if cfg!(target_os = "linux") && arguments.is_empty() {
        // The packager would fetch tools for an AppImage; these two it makes by itself.
        tauri.args(["--bundles", "deb,rpm"]);
    }
    shell::run(&mut tauri)?;
    println!("packages: {}", shell::target().join("release/bundle").display());
    Ok(())
}
