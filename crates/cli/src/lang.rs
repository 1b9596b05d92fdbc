//! The language of what is said to a person. The sentences are those of the window, from the same locale files.

use crate::outcome::Refusal;
use zhike_core::Error;
use zhike_core::words::{self, Lang};

/// From the environment, in the order that POSIX gives its variables.
pub fn of_system() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Lang::En, |value| Lang::of(&value))
}

/// The sentence for a refusal, with what it names: fields and rules, obstacles, a reference to the log.
pub fn sentence(lang: Lang, refusal: &Refusal) -> String {
    let error = match refusal {
        Refusal::Usage(part) => return format!("Usage: {part}"),
        Refusal::Core(error) | Refusal::Told(error) => error,
    };
    let reference = if let Error::Internal { reference } = error { reference } else { "" };
    let mut said = words::say(lang, &format!("error.{}", error.code()), &[("reference", reference)]);
    let details: Vec<String> = match error {
        Error::Invalid { fields } => {
            let line = |(name, rule): (&String, &String)| {
                format!("{}: {}", words::field(lang, "customer", name), words::rule(lang, rule))
            };
            fields.iter().map(line).collect()
        }
        Error::Conflict { stands } => {
            stands.iter().map(|one| format!("{} {}", one.title, one.cells.join(", "))).collect()
        }
        Error::Blocked { rule } => vec![words::rule(lang, rule)],
        Error::NotFound { entity } => vec![entity.clone()],
        Error::Forbidden { permission } => vec![permission.clone()],
        Error::Corrupt { what } => vec![what.clone()],
        Error::Locked { by } => vec![by.clone()],
        _ => Vec::new(),
    };
    for detail in details {
        said.push_str("\n  ");
        said.push_str(detail.trim_end());
    }
    said
}
