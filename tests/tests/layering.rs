//! Who may name what. Types cannot say it, so the sources are read: docs/architecture.md gives the reasons.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository").to_path_buf()
}

/// Every Rust source under `folder`, by its path in the repository, without comments and without its unit tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(path).expect("folder").map(|entry| entry.expect("entry").path()) {
            if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    let named = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("source");
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = shipped.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        let name = path.strip_prefix(root()).expect("in the repository").to_string_lossy().replace('\\', "/");
        (name, code.join("\n"))
    };
    found.iter().map(named).collect()
}

/// The files among `sources` that name one of `words`, as `file: word`.
fn naming(sources: &[(String, String)], words: &[&str]) -> Vec<String> {
    let hits = |(name, code): &(String, String)| {
        words.iter().filter(|word| code.contains(**word)).map(|word| format!("{name}: {word}")).collect::<Vec<_>>()
    };
    sources.iter().flat_map(hits).collect()
}

#[test]
fn the_core_knows_no_shell_and_no_async_runtime() {
    let core = sources("crates/core/src");
    assert!(!core.is_empty());
    let found = naming(&core, &["tauri::", "axum::", "tokio::", "clap::", "async fn", "zhike_server"]);
    assert!(found.is_empty(), "{found:#?}");
    let manifest = fs::read_to_string(root().join("crates/core/Cargo.toml")).expect("manifest");
    for name in ["tauri", "axum", "tokio", "clap"] {
        assert!(!manifest.lines().any(|line| line.starts_with(name)), "the core depends on {name}");
    }
}

#[test]
fn shells_hold_no_sql_and_reach_the_core_only() {
    for shell in ["crates/server/src", "crates/cli/src", "src-tauri/src"] {
        let found = naming(&sources(shell), &["rusqlite", "SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA "]);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn only_the_store_and_its_clock_hold_a_connection() {
    let outside: Vec<_> = sources("crates/core/src")
        .into_iter()
        .filter(|(name, _)| !["/src/store/", "/src/time.rs"].iter().any(|part| name.contains(part)))
        .collect();
    assert!(!outside.is_empty());
    let found = naming(&outside, &["rusqlite::Connection", "Connection::open", "rusqlite::Transaction"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_words_looked_for_would_be_found() {
    let bad = vec![("crates/core/src/x.rs".to_owned(), "use rusqlite::Connection;".to_owned())];
    assert_eq!(naming(&bad, &["rusqlite::Connection"]).len(), 1);
}
