//! `cargo xtask test`: every check in one fixed order, each timed. All parts run even if one fails, so that one run
//! tells everything; the exit code is a failure if any part failed.

use crate::screen::Screen;
use crate::{Outcome, generate, host, page, shell};
use std::time::{Duration, Instant};

/// A part and what it does. What a part returns are lines to repeat at the end.
type Part = (&'static str, fn() -> (Outcome, Vec<String>));

const PARTS: &[Part] = &[
    ("fmt", || plain(shell::run(shell::cargo().args(["fmt", "--all", "--check"])))),
    ("ui", || plain(ui())),
    ("lint", || plain(lint())),
    ("rust", rust),
    ("generated", || plain(generate::generate(&["--check".to_owned()]))),
    ("browser", || plain(browser(&[]))),
    ("window", || plain(window(&[]))),
];

/// Tells the browser and window tests to keep a picture of every screen they look at.
const PICTURES: &[(&str, &str)] = &[("ZHIKE_SCREENSHOTS", "1")];

/// Runs the parts named, or all.
pub fn test(only: &[String]) -> Outcome {
    if let Some(unknown) = only.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        return Err(format!("no such part: {unknown}"));
    }
    let start = Instant::now();
    host::packages(&[host::TO_BUILD, host::TO_TEST].concat())?;
    let mut closing = Vec::new();
    let mut times = vec![("packages", start.elapsed(), true)];
    let mut failures = Vec::new();
    for (name, part) in PARTS.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|wanted| wanted == name)) {
        println!("\n== {name}");
        let begun = Instant::now();
        let (outcome, lines) = part();
        times.push((name, begun.elapsed(), outcome.is_ok()));
        closing.extend(lines);
        if let Err(why) = outcome {
            eprintln!("xtask: {name}: {why}");
            failures.push(*name);
        }
    }
    println!("\n== times");
    for (name, took, passed) in times {
        println!("{name:<10} {:>8} {}", seconds(took), if passed { "ok" } else { "FAILED" });
    }
    println!("{:<10} {:>8}", "all", seconds(start.elapsed()));
    for line in closing {
        println!("{line}");
    }
    if failures.is_empty() { Ok(()) } else { Err(format!("failed: {}", failures.join(", "))) }
}

/// Remakes the pictures of every screen.
pub fn screenshots(_arguments: &[String]) -> Outcome {
    host::packages(&[host::TO_BUILD, host::TO_TEST].concat())?;
    browser(PICTURES)?;
    window(PICTURES)
}

fn plain(outcome: Outcome) -> (Outcome, Vec<String>) {
    (outcome, Vec::new())
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn ui() -> Outcome {
    page::packages("ui")?;
    for script in ["check", "test", "build"] {
        shell::run(shell::npm("ui").args(["run", script]))?;
    }
    Ok(())
}

fn lint() -> Outcome {
    shell::run(shell::cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The Rust tests. Their own closing line is repeated at the very end, where a reader looks.
fn rust() -> (Outcome, Vec<String>) {
    if shell::succeeds(shell::cargo().args(["nextest", "--version"])) {
        let mut nextest = shell::cargo();
        nextest.args(["nextest", "run", "--locked", "--workspace", "--no-fail-fast", "--color", "never"]);
        return shell::run_keeping(&mut nextest, |line| line.trim_start().starts_with("Summary ["));
    }
    let mut test = shell::cargo();
    test.args(["test", "--locked", "--workspace", "--no-fail-fast"]);
    shell::run_keeping(&mut test, |line| line.starts_with("test result: "))
}

fn browser(environment: &[(&str, &str)]) -> Outcome {
    page::build()?;
    page::packages("tests/e2e")?;
    shell::run(shell::cargo().args(["build", "--locked", "-p", "zhike-cli"]))?;
    let mut playwright = shell::npm("tests/e2e");
    playwright.args(["run", "test"]).env("ZHIKE_BIN", shell::built("zhike")).env("ZHIKE_UI", page::folder());
    playwright.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").envs(environment.iter().copied());
    shell::run(&mut playwright)
}

/// The real window on a screen of its own, with a session bus of its own where there is one to be had.
fn window(environment: &[(&str, &str)]) -> Outcome {
    page::build()?;
    shell::run(shell::cargo().args(["build", "--locked", "-p", "zhike-desktop"]))?;
    let screen = Screen::start()?;
    let mut tests = shell::program("dbus-run-session");
    tests.args(["--", "node", "--test", "tests/desktop/window.test.mjs"]);
    tests.env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY").env("ZHIKE_DESKTOP", desktop());
    tests.envs(environment.iter().copied());
    shell::run(&mut tests)
}

fn desktop() -> std::path::PathBuf {
    shell::built("zhike-desktop")
}
