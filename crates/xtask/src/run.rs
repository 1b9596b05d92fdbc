//! `cargo xtask run`: everything between a fresh clone and an open window.

use crate::{Outcome, host, page, shell};
use std::path::PathBuf;
use std::process::Command;

const DEMO_USER: &str = "demo";
const DEMO_PASSWORD: &str = "zhike-demo-2026";
const DEMO_CUSTOMERS: &str = "2000";

/// Builds what is missing and opens the window, or serves the page where there is no display.
pub fn run(arguments: &[String]) -> Outcome {
    let demo = match arguments {
        [] => false,
        [only] if only == "--demo" => true,
        _ => return Err("run takes only --demo".into()),
    };
    let window = host::has_display();
    host::node()?;
    host::packages(host::TO_BUILD)?;
    page::build()?;
    if demo || !window {
        shell::run(shell::cargo().args(["build", "-p", "zhike-cli"]))?;
    }
    if demo {
        sample()?;
    }
    if window {
        shell::run(shell::cargo().args(["build", "-p", "zhike-desktop"]))?;
        shell::run(&mut Command::new(shell::built("zhike-desktop")))
    } else {
        println!("no display: serving the same page to a browser");
        shell::run(Command::new(shell::built("zhike")).arg("serve").arg("--ui").arg(page::folder()))
    }
}

/// A workspace with made-up customers, in the folder of the program's own data; the door lists it from then on.
fn sample() -> Outcome {
    let zhike = shell::built("zhike");
    let folder = shell::read(Command::new(&zhike).arg("home"))?;
    let file = PathBuf::from(folder.trim()).join("demo.zhike");
    if !file.exists() {
        let mut demo = Command::new(&zhike);
        demo.arg("demo").arg(&file).args(["--user", DEMO_USER, "--customers", DEMO_CUSTOMERS]);
        shell::run(demo.env("ZHIKE_PASSWORD", DEMO_PASSWORD))?;
    }
    println!("sample workspace {}\n  user {DEMO_USER}   password {DEMO_PASSWORD}", file.display());
    Ok(())
}
