//! Every code that the core can answer has a sentence in both languages. The codes are read from the core's sources,
//! so that a new one without words is found before a person reads it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use zhike_core::{
    App, Home, Undo,
    words::{self, Lang},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository").to_path_buf()
}

/// What ships of every source of the core.
fn sources() -> Vec<String> {
    fn walk(dir: &Path, found: &mut Vec<String>) {
        for path in fs::read_dir(dir).expect("folder").map(|entry| entry.expect("entry").path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, found);
            } else if name.ends_with(".rs") && !name.contains("tests") {
                let text = fs::read_to_string(&path).expect("source");
                let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
                found.push(
                    shipped.lines().map(|l| l.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n"),
                );
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("crates/core/src"), &mut found);
    found
}

/// The last argument of a call, where it is a literal, or a literal with something filled in.
fn last_literal(after: &str) -> Option<&str> {
    let (mut depth, mut end, mut quoted) = (1, after.len(), false);
    for (at, c) in after.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            end = at;
            break;
        }
    }
    let mut parts = after[..end].rsplit('"');
    let behind = parts.next()?;
    behind.chars().all(|c| c.is_whitespace() || c == ',' || c == ')').then(|| parts.next()).flatten()
}

fn is_code(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// The codes that stand last in calls that begin with `opening`.
fn codes(sources: &[String], opening: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in sources {
        for (at, _) in text.match_indices(opening) {
            if let Some(code) = last_literal(&text[at + opening.len()..]) {
                // `never_undone.{why}` is said by its family.
                found.insert(code.split('.').next().unwrap_or_default().to_string());
            }
        }
    }
    found.into_iter().filter(|code| is_code(code)).collect()
}

fn without_words(codes: impl IntoIterator<Item = String>, family: &str) -> Vec<String> {
    let missing = |code: &String, lang: Lang| {
        let key = format!("{family}.{code}");
        (words::get(lang, &key).is_none_or(|w| w.trim().is_empty())).then(|| format!("{}: {key}", lang.code()))
    };
    codes.into_iter().flat_map(|code| Lang::ALL.into_iter().filter_map(move |lang| missing(&code, lang))).collect()
}

/// Codes of [`zhike_core::Error`], from its own source: an enum cannot be asked for its members.
fn codes_of_error() -> Vec<String> {
    let text = fs::read_to_string(root().join("crates/core/src/error.rs")).expect("source");
    let body =
        text.split("pub fn code(&self)").nth(1).expect("the list of codes").split("\n    }\n").next().expect("its end");
    body.lines().filter_map(|line| line.split('"').nth(1)).map(String::from).collect()
}

#[test]
fn every_error_code_has_a_sentence_in_both_languages() {
    let codes = codes_of_error();
    assert!(codes.len() >= 20, "{codes:?}");
    assert_eq!(without_words(codes, "error"), Vec::<String>::new());
    assert_eq!(without_words(["Exploded".to_string()], "error").len(), 2, "the control");
}

#[test]
fn every_rule_that_a_value_can_break_has_a_sentence_in_both_languages() {
    let sources = sources();
    let mut rules: BTreeSet<String> = ["required", "unknown_field", "mistyped"].map(String::from).into();
    rules.extend(codes(&sources, "invalid("));
    for opening in ["Err(", "ok_or(", "wrong(", "map_err(|_| ", "reason: ", "const BAD: &str = "] {
        rules.extend(after(&sources, opening));
    }
    assert!(rules.len() > 35 && rules.contains("too_long") && rules.contains("not_a_cursor"), "{rules:?}");
    // What a refusal of the domain says is not a rule of a value.
    let blocked = codes(&sources, "blocked(");
    let rules: Vec<String> = rules.into_iter().filter(|r| !blocked.contains(r)).collect();
    assert_eq!(without_words(rules, "rule"), Vec::<String>::new());
    assert_eq!(without_words(["too_green".to_string()], "rule").len(), 2, "the control");
    let planted = [r#"return Err(Error::invalid(format!("a.{at}"), "too_green"));"#.to_string()];
    assert!(codes(&planted, "invalid(").contains("too_green"), "the control: it would be found");
    let planted = [r#"return Err(Error::invalid("name", rule));"#.to_string()];
    assert!(codes(&planted, "invalid(").is_empty(), "the name of a field is no rule");
}

/// The literal right behind `opening`.
fn after(sources: &[String], opening: &str) -> BTreeSet<String> {
    let behind = |text: &String| -> Vec<String> {
        let found = text.match_indices(opening).filter_map(|(at, _)| text[at + opening.len()..].strip_prefix('"'));
        found.filter_map(|rest| rest.split('"').next().map(String::from)).collect()
    };
    sources.iter().flat_map(behind).filter(|code| is_code(code)).collect()
}

#[test]
fn every_refusal_of_the_domain_has_a_sentence_in_both_languages() {
    let found = codes(&sources(), "blocked(");
    assert!(found.contains("in_bin") && found.contains("never_undone") && found.len() >= 8, "{found:?}");
    assert_eq!(without_words(found, "blocked"), Vec::<String>::new());
}

#[test]
fn every_obstacle_has_a_sentence_in_both_languages() {
    let text = fs::read_to_string(root().join("crates/core/src/error.rs")).expect("source");
    let named = text.lines().find_map(|l| l.split("/// Why: ").nth(1)).expect("the list of reasons");
    let codes: Vec<String> = named.split('`').filter(|w| is_code(w)).map(String::from).collect();
    assert!(codes.len() >= 5, "{codes:?}");
    assert_eq!(without_words(codes, "obstacle"), Vec::<String>::new());
}

#[test]
fn every_command_that_leaves_a_step_in_the_history_is_named_in_both_languages() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = App::new(Home::at(dir.path())).expect("a core");
    let steps = app.entries().iter().filter(|e| e.undo != Undo::Nothing).map(|e| e.name.to_string());
    let beside = ["change.undo", "change.redo"].map(String::from);
    assert_eq!(without_words(steps.chain(beside), "command"), Vec::<String>::new());
}

#[test]
fn every_state_action_and_refusal_of_a_state_machine_is_named_in_both_languages() {
    for machine in zhike_core::process::MACHINES {
        let entity = machine.entity;
        let states = machine.states.iter().map(|state| format!("{entity}.state.{state}"));
        assert_eq!(without_words(states, "option"), Vec::<String>::new());
        let actions = machine.rows.iter().map(|row| format!("{entity}.{}", row.action));
        assert_eq!(without_words(actions, "step"), Vec::<String>::new());
        assert_eq!(
            without_words(machine.rows.iter().map(|row| row.command.to_string()), "command"),
            Vec::<String>::new()
        );
        assert_eq!(without_words(machine.rules(), "blocked"), Vec::<String>::new());
        assert_eq!(without_words([entity.to_string()], "machine"), Vec::<String>::new());
    }
    assert_eq!(without_words(["opportunity_asleep".to_string()], "blocked").len(), 2, "the control");
}
