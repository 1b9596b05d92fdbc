//! The commands of the repository: `cargo xtask run | test | generate | screenshots | bench | dist`.
//! The same ones run on a desk and in CI. Almost no dependencies: this must build where everything else is missing.

// Talking to the person at the terminal is what this program is for.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod dist;
mod generate;
mod host;
mod page;
mod run;
mod screen;
mod shell;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--demo]          build and open the window; with no display, serve the page on 127.0.0.1
cargo xtask test [PART...]        every check, in order; PART is one of: fmt lint rust ui generated browser window
cargo xtask generate [--check]    write, or only compare, what is made from the core's command table
cargo xtask screenshots           remake docs/screenshots
cargo xtask bench --customers N   measure the core with so many customers, in release
cargo xtask dist                  packages for this system";

/// What a command of this program comes to; the text is for the person who typed it.
pub type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("generate") => generate::generate(rest),
        Some("screenshots") => test::screenshots(rest),
        Some("bench") => bench::bench(rest),
        Some("dist") => dist::dist(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
