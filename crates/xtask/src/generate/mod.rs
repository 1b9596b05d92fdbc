//! `cargo xtask generate`: everything that is made from the core's command table, written or proved fresh.
//! `zhike list --json` prints the table; `api/openapi.json`, the TypeScript types and `docs/commands.md` follow from it.
//! `zhike list --states` prints `docs/state-machines.md`.

mod openapi;
mod reference;
mod types;

use crate::{Outcome, page, shell};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

const OPENAPI: &str = "api/openapi.json";
const TYPESCRIPT: &str = "ui/src/api/generated.ts";
const REFERENCE: &str = "docs/commands.md";
const MACHINES: &str = "docs/state-machines.md";

/// Writes the files, or with `--check` fails when one of them is stale.
pub fn generate(arguments: &[String]) -> Outcome {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("generate takes only --check".into()),
    };
    let table = table()?;
    let document = openapi::document(&table)?;
    let openapi = format!("{document:#}\n");
    let machines = shell::read(Command::new(shell::built("zhike")).args(["list", "--states"]))?;
    let files = [
        (TYPESCRIPT, typescript(&openapi)?),
        (OPENAPI, openapi),
        (REFERENCE, reference::markdown(&table)),
        (MACHINES, format!("{}\n", machines.trim_end())),
    ];
    let mut stale = Vec::new();
    for (name, fresh) in files {
        let path = shell::root().join(name);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == fresh) {
            continue;
        }
        if check {
            stale.push(name);
        } else {
            write(&path, &fresh)?;
            println!("wrote {name}");
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(format!("stale, run `cargo xtask generate`: {}", stale.join(", "))) }
}

/// The command table as the command line prints it.
fn table() -> Outcome<Vec<Value>> {
    shell::run(shell::cargo().args(["build", "--locked", "-p", "zhike-cli"]))?;
    let text = shell::read(Command::new(shell::built("zhike")).args(["list", "--json"]))?;
    match serde_json::from_str(&text) {
        Ok(Value::Array(entries)) if !entries.is_empty() => Ok(entries),
        Ok(_) => Err("`zhike list --json` printed no table".into()),
        Err(e) => Err(format!("`zhike list --json`: {e}")),
    }
}

/// The types of every call's input and output, made by an npm package from the OpenAPI document.
fn typescript(openapi: &str) -> Outcome<String> {
    page::packages("api")?;
    let given = shell::target().join("openapi-for-typescript.json");
    write(&given, openapi)?;
    shell::read(shell::program("node").arg("api/typescript.mjs").arg(given))
}

fn write(path: &Path, text: &str) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}

/// A text member of an entry.
fn text<'a>(entry: &'a Value, member: &str) -> &'a str {
    entry.get(member).and_then(Value::as_str).unwrap_or_default()
}
