//! What is printed and how the program exits. Sentences come from the locale files; JSON is the answer's data, and the
//! core's whole envelope for `zhike call`.

use crate::lang;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;
use zhike_core::words::{self, Lang};
use zhike_core::{Answer, Error};
use zhike_server::envelope;

/// Why a task was not done.
#[derive(Debug)]
pub enum Refusal {
    /// The core says no.
    Core(Error),
    /// The same, and the answer that was printed says why: only the exit code is left to give.
    Told(Error),
    /// What was typed makes no sense; the field says which part.
    Usage(&'static str),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        Self::Core(error.into())
    }
}

/// How and in which language to print.
pub struct Output {
    json: bool,
    lang: Lang,
}

impl Output {
    /// JSON or text; the language falls back to the system's.
    pub fn new(json: bool, lang: Option<&str>) -> Self {
        Self { json, lang: lang.map_or_else(lang::of_system, Lang::of) }
    }

    /// Whether a program is reading.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// The answer to a task: its data, for programs as one object with the op that it left.
    pub fn answer(&self, answer: &Answer) {
        if self.json {
            let mut data = answer.data.clone();
            if let (Some(op), Value::Object(fields)) = (answer.op, &mut data) {
                fields.entry("op").or_insert(op.into());
            }
            print(&data.to_string());
        } else {
            self.show(&answer.data);
        }
    }

    /// Data that is no answer to a call, in the same form.
    pub fn data(&self, data: Value) {
        if self.json {
            print(&data.to_string());
        } else {
            self.show(&data);
        }
    }

    /// The whole envelope, for tasks whose answer is meant for programs in any case.
    pub fn envelope(&self, answer: &Answer) {
        print(&envelope::answer(answer).to_string());
    }

    /// The language as the core names it.
    pub fn locale(&self) -> &'static str {
        self.lang.code()
    }

    /// One line for people; programs get it from the data.
    pub fn line(&self, line: &str) {
        print(line);
    }

    /// A line in words for people.
    pub fn said(&self, key: &str, params: &[(&str, &str)]) {
        print(&zhike_core::words::say(self.lang, key, params));
    }

    /// A refusal: JSON on standard output for programs, a sentence on standard error for people.
    pub fn refused(&self, refusal: &Refusal) -> ExitCode {
        let body = match refusal {
            Refusal::Told(_) => return ExitCode::from(exit_code(refusal)),
            Refusal::Core(error) => envelope::refusal(error),
            Refusal::Usage(part) => json!({ "code": "Usage", "detail": { "part": part } }),
        };
        if self.json {
            print(&body.to_string());
        } else {
            complain(&lang::sentence(self.lang, refusal));
        }
        ExitCode::from(exit_code(refusal))
    }

    /// A member a line: scalars beside their name, rows indented below it.
    fn show(&self, data: &Value) {
        let Value::Object(members) = data else { return print(&data.to_string()) };
        for (name, value) in members {
            match value {
                Value::Array(items) => {
                    print(&format!("{name}: {}", items.len()));
                    items.iter().for_each(|item| print(&format!("  {}", self.plain(item))));
                }
                _ => print(&format!("{name}: {}", self.plain(value))),
            }
        }
    }

    /// One value on one line. A rule's code is said in words; everything else is as the core has it.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::String(text) => text.clone(),
            Value::Object(members) => {
                let said = |(name, value): (&String, &Value)| match value.as_str() {
                    Some(rule) if name == "reason" => format!("{name}={}", words::rule(self.lang, rule)),
                    _ => format!("{name}={}", self.plain(value)),
                };
                members.iter().map(said).collect::<Vec<_>>().join("  ")
            }
            other => other.to_string(),
        }
    }
}

// A pipe that its reader closed early is no error of ours; anything else would be reported to the same closed end.
fn print(line: &str) {
    let _closed = writeln!(std::io::stdout().lock(), "{line}");
}

fn complain(line: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{line}");
}

/// Exit codes, as docs/cli.md promises them.
pub fn exit_code(refusal: &Refusal) -> u8 {
    match refusal {
        Refusal::Usage(_) => 2,
        Refusal::Core(error) | Refusal::Told(error) => match error {
            Error::Forbidden { .. }
            | Error::Invalid { .. }
            | Error::Blocked { .. }
            | Error::Unauthenticated
            | Error::WrongPassword { .. }
            | Error::ReadOnly { .. }
            | Error::TooLarge { .. } => 3,
            Error::Conflict { .. } => 4,
            Error::NotFound { .. } | Error::Missing => 5,
            Error::Busy | Error::Locked { .. } | Error::TooMany { .. } => 6,
            Error::Corrupt { .. } | Error::NotOurs => 7,
            Error::NewerSchema
            | Error::DiskFull
            | Error::Cancelled { .. }
            | Error::OutcomeUnknown { .. }
            | Error::Internal { .. } => 1,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_those_of_the_contract() {
        for (error, code) in [
            (Error::Forbidden { permission: "x".into() }, 3),
            (Error::invalid("name", "required"), 3),
            (Error::Conflict { stands: vec![] }, 4),
            (Error::not_found("customer"), 5),
            (Error::Missing, 5),
            (Error::Busy, 6),
            (Error::Corrupt { what: "database".into() }, 7),
            (Error::DiskFull, 1),
        ] {
            assert_eq!(exit_code(&Refusal::Core(error.clone())), code, "{error}");
        }
        assert_eq!(exit_code(&Refusal::Usage("--user")), 2);
    }
}
