//! `docs/state-machines.md`: each table as a diagram and as rows, in the words of both languages.

use super::{MACHINES, Machine, Subject, Transition};
use crate::{
    command::Undo,
    words::{self, Lang},
};
use std::fmt::Write;

const HEAD: &str = "\
# State machines

<!-- Written by `cargo xtask generate`; do not edit. -->

What may be done with a record in which state, by whom, and what it is then. The same tables decide in the window, in
imports and over HTTP. A right reaches as far as its level: `own` and `team` are measured by the user named under
*whose*. What is refused names its rule; a record out of sight is not found.
";

/// The page.
pub fn markdown() -> String {
    MACHINES.iter().fold(HEAD.to_owned(), |page, machine| page + &section(machine))
}

fn section(machine: &Machine) -> String {
    let entity = machine.entity;
    let mut out = String::new();
    let mut line = |text: String| {
        // Writing to a string cannot fail.
        let _always = writeln!(out, "{text}");
    };
    line(format!("\n## {}\n\n```mermaid\nstateDiagram-v2", both(&format!("machine.{entity}"))));
    for state in machine.states {
        line(format!("  state \"{}\" as {state}", both(&state_key(entity, state))));
    }
    line(format!("  [*] --> {}", machine.states[0]));
    for row in machine.rows.iter().filter(|row| row.to.is_some()) {
        for from in row.from {
            line(format!("  {from} --> {}: {}", row.to.unwrap_or(from), row.action));
        }
    }
    line("```\n\n| action | | from | to | needs | whose | undo |\n|---|---|---|---|---|---|---|".into());
    for row in machine.rows {
        line(format!(
            "| `{}` | {} | {} | {} | `{}.{}` | {} | {} |",
            row.action,
            both(&format!("command.{}", row.command)),
            row.from.iter().map(|s| format!("`{s}`")).collect::<Vec<_>>().join(", "),
            row.to.map_or_else(|| "same".to_string(), |to| format!("`{to}`")),
            row.needs.entity,
            row.needs.action,
            whose(row),
            undo(row),
        ));
    }
    line("\n| refused with | says |\n|---|---|".into());
    let mut rules = machine.rules();
    rules.sort();
    rules.dedup();
    for rule in rules {
        line(format!("| `{rule}` | {} |", both(&format!("blocked.{rule}"))));
    }
    out
}

fn state_key(entity: &str, state: &str) -> String {
    format!("option.{entity}.state.{state}")
}

fn both(key: &str) -> String {
    let say = |lang| words::get(lang, key).unwrap_or(key);
    format!("{} {}", say(Lang::Zh), say(Lang::En))
}

fn whose(row: &Transition) -> &'static str {
    match row.subject {
        Subject::Creator => "who made it",
        Subject::Assignee => "whom it is assigned to",
        Subject::Owner => "whose customer it is about",
    }
}

fn undo(row: &Transition) -> &'static str {
    match row.undo {
        Undo::Free => "yes",
        Undo::Transition => "by who did it, while it is the newest step",
        Undo::Never(_) | Undo::Nothing => "no",
    }
}
