//! Passwords: waiting after wrong ones, and which are not set.

use super::{door, plain, unharmed};
use serde_json::json;
use std::time::{Duration, Instant};
use zhike_core::{App, Error, Home, Place};
use zhike_tests::{Office, PASSWORD};

#[test]
fn wrong_passwords_wait_longer_and_longer_and_an_unknown_name_is_told_the_same() {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    let waits = |username: &str| -> Vec<(String, u32)> {
        let dir = tempfile::tempdir().expect("a machine of its own");
        let clock = zhike_core::Clock::Fixed(office.clock.clone());
        let app = App::with_clock(Home::at(dir.path()), clock).expect("a core");
        (0..9)
            .map(|_| {
                let error = app.login(&office.file, username, "wrong password 1").expect_err("refused");
                plain(&error);
                let wait = match &error {
                    Error::WrongPassword { wait_s } | Error::TooMany { wait_s } => *wait_s,
                    other => panic!("{other:?}"),
                };
                office.later(i64::from(wait) * 1000);
                (error.code().to_string(), wait)
            })
            .collect()
    };
    let known = waits("li");
    assert_eq!(known, waits("nobody"), "who is there is not told");
    assert_eq!(known, waits("boss"));
    let seconds: Vec<u32> = known.iter().map(|(_, wait)| *wait).collect();
    assert_eq!(seconds, [0, 0, 0, 0, 1, 2, 4, 8, 16]);
    assert!(known.iter().all(|(code, _)| code == "WrongPassword"));
    // The control: the right one opens.
    office.login("li");
}

#[test]
fn a_thousand_wrong_logins_are_bounded_and_the_right_one_still_opens_afterwards() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    let began = Instant::now();
    let (mut looked_at, mut held_off) = (0, 0);
    for i in 0..1_000 {
        let name = if i % 2 == 0 { "boss".to_string() } else { format!("user{i}") };
        let error = office.app.login(&office.file, &name, &format!("wrong {i}")).expect_err("refused");
        match error {
            Error::WrongPassword { .. } => looked_at += 1,
            Error::TooMany { wait_s } => {
                assert!((1..=60).contains(&wait_s));
                held_off += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!((5..=6).contains(&looked_at), "{looked_at} were looked at");
    assert_eq!(looked_at + held_off, 1_000);
    assert!(began.elapsed() < Duration::from_secs(120), "{:?}", began.elapsed());
    let early = office.app.login(&office.file, "boss", PASSWORD).expect_err("too early");
    assert!(matches!(early, Error::TooMany { .. }), "the right password waits too, or waiting would tell");
    office.later(61_000);
    office.login("boss");
    let log = boss.ok("audit.list", json!({}))["entries"].to_string();
    assert!(log.contains("login.failed_before"), "and it is on record");
    unharmed(&boss, 1);
}

#[test]
fn passwords_that_are_too_short_too_long_or_well_known_are_not_set() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = App::new(Home::at(dir.path().join("home"))).expect("a core");
    let place = Place::Dir(dir.path().join("data"));
    let huge = "长".repeat(1_000_000);
    for password in ["", "short", "1234567890", "password123", huge.as_str()] {
        let input = json!({ "file": "a", "workspace": "a", "username": "boss", "password": password });
        let error =
            door(&app, &place, "door.create", input).err().unwrap_or_else(|| panic!("{:.20} was taken", password));
        assert!(matches!(plain(&error).as_str(), "Invalid" | "TooLarge"), "{error:?}");
        assert!(!dir.path().join("data/a.zhike").exists(), "nothing is made");
    }
    let (office, _) = Office::found();
    for password in ["", huge.as_str(), "\u{0}"] {
        let began = Instant::now();
        let error = office.app.login(&office.file, "boss", password).expect_err("refused");
        assert!(matches!(plain(&error).as_str(), "WrongPassword" | "TooLarge" | "TooMany"), "{error:?}");
        assert!(began.elapsed() < Duration::from_secs(30));
    }
}
