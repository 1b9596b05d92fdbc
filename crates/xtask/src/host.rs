//! What this machine must have: Debian packages are installed when we may, otherwise the one command is printed.

use crate::{Outcome, shell};
use std::path::Path;

/// What the window links against.
pub const TO_BUILD: &[&str] =
    &["build-essential", "pkg-config", "perl", "libssl-dev", "libwebkit2gtk-4.1-dev", "librsvg2-dev"];
/// What the browser and window tests need besides.
pub const TO_TEST: &[&str] = &["chromium", "xvfb", "xauth", "webkit2gtk-driver", "dbus", "fonts-noto-cjk"];

const NODE: (u32, u32) = (20, 19);

/// Makes sure of the Debian packages. Other systems bring a webview along, or name their packages differently.
pub fn packages(names: &[&str]) -> Outcome {
    if !Path::new("/etc/debian_version").exists() {
        return Ok(());
    }
    let missing: Vec<&str> = names.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        return Err(format!("packages are missing; run\n  sudo apt-get install -y {}", missing.join(" ")));
    }
    let apt = |words: &[&str]| {
        let mut command = shell::program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q").args(words);
        shell::run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

fn installed(package: &str) -> bool {
    let mut query = shell::program("dpkg-query");
    query.args(["-W", "-f", "${Status}", package]).stderr(std::process::Stdio::null());
    query.output().is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("ok installed"))
}

/// Whether this process may install packages and must tell Chromium to do without its sandbox.
pub fn is_root() -> bool {
    shell::read(shell::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Node must be there and new enough for the build of the page.
pub fn node() -> Outcome {
    let found = shell::read(shell::program("node").arg("--version"))
        .map_err(|_| format!("Node.js {}.{} or newer is needed: https://nodejs.org/", NODE.0, NODE.1))?;
    let mut parts = found.trim().trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    let version: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version >= NODE {
        Ok(())
    } else {
        Err(format!("Node.js {}.{} or newer is needed, found {}", NODE.0, NODE.1, found.trim()))
    }
}

/// Whether a window can be shown.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
