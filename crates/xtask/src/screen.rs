//! A screen nobody looks at, for tests of the real window.

use crate::Outcome;
use crate::shell;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// A running Xvfb; it ends with this value.
pub struct Screen {
    server: Child,
    /// What `DISPLAY` has to be.
    pub display: String,
}

impl Screen {
    /// Starts an X server on a display number that it chooses itself.
    pub fn start() -> Outcome<Self> {
        let mut command = shell::program("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1440x960x24", "-nolisten", "tcp"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().map_err(|e| format!("Xvfb: {e}"))?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number).map_err(|e| format!("Xvfb: {e}"))?;
        }
        let screen = Self { server, display: format!(":{}", number.trim()) };
        if screen.display == ":" { Err("Xvfb did not start".into()) } else { Ok(screen) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.server.kill().and_then(|()| self.server.wait()).is_err() {
            eprintln!("xtask: Xvfb on {} could not be ended", self.display);
        }
    }
}
