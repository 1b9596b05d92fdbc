//! `zhike export FILE … --to OUT` as a person types it: every list, everything, and what is refused.

#![allow(clippy::unwrap_used, missing_docs, reason = "a fixture that fails stops its test, and its names speak")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn zhike(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhike"))
        .args(args)
        .current_dir(dir)
        .env("ZHIKE_HOME", dir.join("home"))
        .env("ZHIKE_USER", "boss")
        .env("ZHIKE_PASSWORD", "correct horse 12")
        .output()
        .unwrap()
}

/// A task that must succeed; its answer.
fn ok(dir: &Path, args: &[&str]) -> Value {
    let done = zhike(dir, &[args, &["--json"]].concat());
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{args:?}: {said} {}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_str(&said).unwrap_or_else(|e| panic!("{args:?}: {e}: {said}"))
}

#[test]
fn every_list_and_everything_leaves_as_the_ending_says() {
    let here = tempfile::tempdir().unwrap();
    let dir = here.path();
    ok(
        dir,
        &[
            "demo",
            "o.zhike",
            "--customers",
            "12",
            "--contacts",
            "9",
            "--interactions",
            "7",
            "--services",
            "2",
            "--opportunities",
            "2",
            "--orders",
            "3",
        ],
    );
    for (what, out, rows, begins) in [
        ("customers", "c.csv", 12, &b"\xef\xbb\xbf\""[..]),
        ("customers", "c.xlsx", 12, b"PK"),
        ("contacts", "p.csv", 9, b"\xef\xbb\xbf\""),
        ("contacts", "p.vcf", 9, b"BEGIN:VCARD"),
        ("interactions", "i.xlsx", 7, b"PK"),
        ("orders", "s.csv", 3, b"\xef\xbb\xbf\""),
    ] {
        let told = ok(dir, &["export", "o.zhike", what, "--to", out]);
        assert_eq!(told["rows"], rows, "{what} {out}: {told}");
        assert_eq!(told.get("file"), None, "an id that ends with the run is not told");
        assert!(std::fs::read(dir.join(out)).unwrap().starts_with(begins), "{what} {out}");
    }
    let chosen = ["--columns", "name,phone", "--language", "en", "--format", "csv"];
    ok(dir, &[&["export", "o.zhike", "customers", "--to", "some.txt"], &chosen[..]].concat());
    let text = std::fs::read_to_string(dir.join("some.txt")).unwrap();
    assert_eq!((text.lines().next(), text.lines().count()), (Some("\u{feff}\"Name\",\"Phone\""), 13));

    let told = ok(dir, &["export", "o.zhike", "all", "--to", "all.zip"]);
    assert!(told["rows"].as_u64().unwrap() >= 12 + 9 + 7 + 2 + 2 + 3, "{told}");
    ok(dir, &["init", "empty.zhike", "--name", "另一个"]);
    let taken = ok(dir, &["import", "empty.zhike", "all.zip"]);
    assert_eq!((taken["made"].clone(), taken["customers"].clone()), (told["rows"].clone(), 12.into()), "{taken}");
    assert_eq!(taken["problems"], serde_json::json!([]));
}

#[test]
fn what_no_export_can_be_is_refused_and_writes_nothing() {
    let here = tempfile::tempdir().unwrap();
    let dir = here.path();
    ok(dir, &["demo", "o.zhike", "--customers", "2", "--orders", "0"]);
    for (args, code) in [
        (&["customers", "--to", "all.zip"][..], 2),
        (&["all", "--to", "all.csv"], 2),
        (&["all", "--to", "all.zip", "--columns", "name"], 2),
        (&["customers", "--to", "no-ending"], 2),
        (&["nothing", "--to", "n.csv"], 2),
        (&["customers", "--to", "n.csv", "--columns", "nobody"], 3),
        (&["interactions", "--to", "n.vcf"], 3),
    ] {
        let done = zhike(dir, &[&["export", "o.zhike"], args].concat());
        assert_eq!(done.status.code(), Some(code), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(!dir.join(args[2]).exists(), "{args:?}");
    }
    // What is there is not written over.
    std::fs::write(dir.join("there.csv"), "mine").unwrap();
    assert!(!zhike(dir, &["export", "o.zhike", "customers", "--to", "there.csv"]).status.success());
    assert_eq!(std::fs::read_to_string(dir.join("there.csv")).unwrap(), "mine");
}
