//! `docs/commands.md`: what a person looks a command up in.

use super::text;
use serde_json::Value;
use std::fmt::Write;

const HEAD: &str = "\
# Commands

<!-- Written by `cargo xtask generate`; do not edit. -->

Every operation by name, the same in the window, over HTTP (`POST /api/NAME`) and with `zhike call FILE NAME JSON`.
Inputs and outputs in full: [`api/openapi.json`](../api/openapi.json). A job answers `{job}` at once and its result with
the event `done`.
";

/// The page, a section for each feature.
pub fn markdown(table: &[Value]) -> String {
    let mut entries: Vec<&Value> = table.iter().collect();
    entries.sort_by_key(|entry| text(entry, "name").to_owned());
    let mut page = HEAD.to_owned();
    let mut feature = "";
    for entry in entries {
        let name = text(entry, "name");
        let own = name.split('.').next().unwrap_or_default();
        if own != feature {
            feature = own;
            line(
                &mut page,
                format_args!("\n## {feature}\n\n| call | kind | needs | undo | input |\n|---|---|---|---|---|"),
            );
        }
        let kind = if entry.get("job").and_then(Value::as_bool).unwrap_or(false) { "job" } else { text(entry, "kind") };
        line(
            &mut page,
            format_args!(
                "| `{name}` | {kind} | {} | {} | {} |",
                text(entry, "needs"),
                text(entry, "undo"),
                fields(entry)
            ),
        );
    }
    page
}

/// The names of the input's fields, `?` behind those that may be left out.
fn fields(entry: &Value) -> String {
    let input = entry.get("input").map(|input| {
        // What several calls take stands among the types.
        let name = input.get("$ref").and_then(Value::as_str).and_then(|at| at.strip_prefix("#/$defs/"));
        name.and_then(|name| input.get("$defs")?.get(name)).unwrap_or(input)
    });
    let required: Vec<&str> = input
        .and_then(|input| input.get("required"))
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let Some(properties) = input.and_then(|input| input.get("properties")).and_then(Value::as_object) else {
        return String::new();
    };
    let name = |name: &String| if required.contains(&name.as_str()) { name.clone() } else { format!("{name}?") };
    format!("`{{{}}}`", properties.keys().map(name).collect::<Vec<_>>().join(", "))
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _always = writeln!(page, "{text}");
}
