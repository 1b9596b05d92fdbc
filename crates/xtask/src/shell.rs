//! Starting other programs: shown before they run, their exit code never ignored, never waiting on the keyboard.

use crate::Outcome;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of the repository.
pub fn root() -> PathBuf {
    // Cargo hands this over at run time too; the folder it was built in may have moved since.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("crates/xtask"), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The cargo that started this program.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, in `folder` of the repository.
pub fn npm(folder: &str) -> Command {
    let mut npm = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join(folder));
    npm
}

/// Any program, started in the repository.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program built by `cargo build`.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Runs to the end; anything but success is an error.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|e| format!("{}: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", shown(command))) }
}

/// Runs to the end and returns what was printed on standard output; the rest goes to the terminal.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("{}: {e}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", shown(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("{}: {e}", shown(command)))
}

/// Whether it runs and succeeds, quietly.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs to the end, passes every line of both outputs on, and keeps those that `wanted` asks for.
pub fn run_keeping(command: &mut Command, wanted: fn(&str) -> bool) -> (Outcome, Vec<String>) {
    println!("$ {}", shown(command));
    let (reader, writer) = match std::io::pipe() {
        Ok(ends) => ends,
        Err(e) => return (Err(format!("pipe: {e}")), Vec::new()),
    };
    let second = match writer.try_clone() {
        Ok(second) => second,
        Err(e) => return (Err(format!("pipe: {e}")), Vec::new()),
    };
    let started = command.stdout(writer).stderr(second).spawn();
    // The command holds the writing ends; the reader would wait for ever if they stayed open here.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = match started {
        Ok(child) => child,
        Err(e) => return (Err(format!("{}: {e}", shown(command))), Vec::new()),
    };
    let mut kept = Vec::new();
    for line in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if wanted(&line) {
            kept.push(line.trim().to_owned());
        }
    }
    let outcome = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", shown(command))),
        Err(e) => Err(format!("{}: {e}", shown(command))),
    };
    (outcome, kept)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
