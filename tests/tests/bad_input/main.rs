//! What comes from outside and is wrong: at the door, in calls, on the disk. It is refused with a code; nothing is
//! lost, nothing panics, and no answer holds a path, SQL or a parser's words.

mod calls;
mod disk;
mod foreign_files;
mod passwords;

use serde_json::{Value, json};
use std::path::Path;
use zhike_core::{App, DoorAnswer, Error, Place};
use zhike_tests::Person;

/// Words that only the inside of the program knows.
const INSIDE: &[&str] = &[
    "SELECT",
    "INSERT",
    "UPDATE ",
    "sqlite",
    "rusqlite",
    "panicked",
    "src/",
    ".rs",
    "customer_derived",
    "my_customer",
    "refinery",
    "serde",
    "expected",
    "invalid type",
    "os error",
    "zhike:",
    "/tmp",
    "/var",
    "/home",
    "/dev",
    "\\\\",
];

/// What an error says to the page holds nothing of the inside.
fn plain(error: &Error) -> String {
    let text = serde_json::to_string(error).expect("JSON");
    let spilt: Vec<&&str> = INSIDE.iter().filter(|w| text.contains(**w)).collect();
    assert!(spilt.is_empty(), "{text} tells {spilt:?}");
    error.code().to_string()
}

fn door(app: &App, place: &Place, name: &str, input: Value) -> Result<DoorAnswer, Error> {
    app.door(place, None, name, input)
}

fn place_of(file: &Path) -> Place {
    Place::Dir(file.parent().expect("a folder").to_path_buf())
}

/// The office is as it was: its file whole, its customer there.
fn unharmed(boss: &Person, customers: i64) {
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    assert_eq!(boss.count(), customers);
}

#[test]
fn the_measure_itself_would_see_a_leak() {
    let leaks = [
        Error::blocked("no such table: my_customer"),
        Error::invalid("a", "invalid type: string, expected u64"),
        Error::ReadOnly { why: "/tmp/x/office.zhike".into() },
    ];
    for leak in leaks {
        assert!(std::panic::catch_unwind(|| plain(&leak)).is_err(), "{leak:?}");
    }
    assert_eq!(plain(&Error::invalid("name", "too_long")), "Invalid");
}
