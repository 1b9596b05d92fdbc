//! What comes from outside and is wrong: at the door, in calls, on the disk. It is refused with a code; nothing is
//! lost, nothing panics, and no answer holds a path, SQL or a parser's words.

use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use zhike_core::{App, DoorAnswer, Error, Home, Place};
use zhike_tests::{NOW, Office, PASSWORD, Person, keys_of};

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
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
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
        assert!(began.elapsed() < Duration::from_secs(2));
    }
}

#[test]
fn files_that_are_none_of_ours_are_named_as_such_and_left_alone() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    boss.app.close();
    let dir = office.dir.path().join("data");
    let ours = fs::read(&office.file).expect("bytes");
    let sqlite = [b"SQLite format 3\0".as_slice(), &[0; 8176]].concat();
    let random: Vec<u8> = (0..8192_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cut = &ours[..ours.len() / 2 - 100];
    let cases: [(&str, &[u8], &[&str]); 6] = [
        ("plain", &sqlite, &["NotOurs"]),
        ("random", &random, &["NotOurs"]),
        ("empty", &[], &["NotOurs"]),
        ("tiny", b"x", &["NotOurs"]),
        ("cut", cut, &["NotOurs", "Corrupt"]),
        ("text", "客户名称,电话\n".as_bytes(), &["NotOurs"]),
    ];
    for (name, bytes, codes) in cases {
        let file = dir.join(format!("{name}.zhike"));
        fs::write(&file, bytes).expect("a file");
        for with_keys in [false, true] {
            if with_keys {
                // Somebody else's keys beside it do not make it ours.
                fs::copy(keys_of(&office.file), keys_of(&file)).expect("keys");
            }
            let login = json!({ "file": name, "username": "boss", "password": PASSWORD });
            let recover =
                json!({ "file": name, "username": "boss", "recovery_key": office.recovery_key, "password": PASSWORD });
            let fresh = App::new(Home::at(office.dir.path().join(format!("home-{name}-{with_keys}")))).expect("a core");
            for (call, input) in [("door.login", login), ("door.recover", recover)] {
                let error =
                    door(&fresh, &place_of(&file), call, input).err().unwrap_or_else(|| panic!("{name} opened"));
                let code = plain(&error);
                // Without keys beside it, noise might be a workspace that only the recovery key opens.
                let blocked =
                    !with_keys && call == "door.login" && ["cut", "random"].contains(&name) && code == "Blocked";
                assert!(codes.contains(&code.as_str()) || blocked, "{name}, {call}, keys {with_keys}: {error:?}");
            }
            assert_eq!(fs::read(&file).expect("bytes"), bytes, "{name} is left alone");
        }
    }
    fs::create_dir(dir.join("folder.zhike")).expect("a folder");
    for name in ["folder", "nowhere", "", "../office", "/etc/passwd", "office.zhike/..", "data/office"] {
        let login = json!({ "file": name, "username": "boss", "password": PASSWORD });
        let error = door(&office.app, &place_of(&office.file), "door.login", login)
            .err()
            .unwrap_or_else(|| panic!("{name} opened"));
        assert_eq!(plain(&error), "Missing", "{name}");
    }
    assert_eq!(fs::read(&office.file).expect("bytes"), ours);
    unharmed(&office.login("boss"), 1); // the control
}

#[test]
fn damaged_pages_are_found_and_a_damaged_sidecar_is_no_way_in() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    boss.app.close();
    let (whole, keys) = (fs::read(&office.file).expect("bytes"), fs::read(keys_of(&office.file)).expect("bytes"));
    let fresh = |at: usize| App::new(Home::at(office.dir.path().join(format!("other-{at}")))).expect("a core");
    for at in (2_000..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&office.file, &bytes).expect("a file");
        let app = fresh(at);
        // Either it does not open, or the check names the damage; it is never silent.
        match app.login(&office.file, "boss", PASSWORD) {
            Err(error) => assert!(["Corrupt", "NotOurs"].contains(&plain(&error).as_str()), "{at}: {error:?}"),
            Ok(session) => match app.call(Some(&session), "doctor.check", json!({})) {
                Ok(answer) => assert_ne!(answer.data["problems"], json!([]), "byte {at}"),
                Err(error) => assert!(["Corrupt", "NotOurs"].contains(&plain(&error).as_str()), "{at}: {error:?}"),
            },
        }
        app.close();
        let _ = fs::remove_file(office.file.with_extension("zhike-wal"));
        let _ = fs::remove_file(office.file.with_extension("zhike-shm"));
    }
    fs::write(&office.file, &whole).expect("a file");
    for (at, bytes) in [&keys[..keys.len() / 3], b"", b"not keys", &vec![0xff; 70_000]].into_iter().enumerate() {
        fs::write(keys_of(&office.file), bytes).expect("keys");
        let error = fresh(100_000_000 + at).login(&office.file, "boss", PASSWORD).expect_err("no way in");
        plain(&error);
        assert!(!matches!(error, Error::Internal { .. }), "{error:?}");
    }
    fs::write(keys_of(&office.file), &keys).expect("keys");
    unharmed(&office.login("boss"), 1); // the control
}

#[test]
fn names_that_are_paths_make_no_workspace() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = App::new(Home::at(dir.path().join("home"))).expect("a core");
    let data = dir.path().join("data");
    let place = Place::Dir(data.clone());
    let long = "名".repeat(300);
    let names = [
        "../out",
        "..",
        ".",
        "a/b",
        "/abs",
        "a\\b",
        "C:\\x",
        "\\\\server\\share",
        "\\\\?\\x",
        "a:b",
        "CON",
        "nul",
        "com1",
        "LPT9",
        ".hidden",
        "a\u{0}b",
        "a\nb",
        "a|b",
        "a?b",
        "a*",
        "<a>",
        "\"a\"",
        "",
        "   ",
        long.as_str(),
        "con.zhike",
        "a/../../b",
        "...",
    ];
    for name in names {
        let input = json!({ "file": name, "workspace": "w", "username": "boss", "password": PASSWORD });
        let error = door(&app, &place, "door.create", input).err().unwrap_or_else(|| panic!("{name:?} was taken"));
        assert_eq!(plain(&error), "Invalid", "{name:?}");
    }
    let made: Vec<PathBuf> = fs::read_dir(&data).into_iter().flatten().flatten().map(|e| e.path()).collect();
    assert!(made.is_empty(), "{made:?}");
    let beside: Vec<String> = fs::read_dir(dir.path())
        .expect("a folder")
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(beside.iter().all(|name| name == "home" || name == "data"), "{beside:?}");
    // The control: a plain name in any script does; a second of that name does not.
    let input = json!({ "file": "远景 贸易.zhike", "workspace": "w", "username": "boss", "password": PASSWORD });
    door(&app, &place, "door.create", input.clone()).expect("made");
    assert!(data.join("远景 贸易.zhike").is_file());
    assert_eq!(door(&app, &place, "door.create", input).expect_err("twice"), Error::blocked("file_exists"));
}

#[test]
fn calls_that_are_nonsense_are_refused_and_change_nothing() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let before = boss.state();
    let refused = |name: &str, input: Value| plain(&boss.refused(name, input));
    for name in [
        "",
        "customer",
        "customer.",
        "door.create",
        "door.login",
        "customer.get;drop",
        "../x",
        "CUSTOMER.GET",
        "customer.get\u{0}",
    ] {
        assert_eq!(refused(name, json!({})), "NotFound", "{name:?}");
    }
    let session = zhike_core::SessionId::parse(&"0".repeat(64)).expect("64 digits");
    for session in [None, Some(&session)] {
        for entry in boss.app.entries() {
            let error = boss.app.call(session, entry.name, json!({})).expect_err("no session");
            assert_eq!(error, Error::Unauthenticated, "{}", entry.name);
        }
    }
    assert!(zhike_core::SessionId::parse("' OR 1=1").is_none());
    let mut deep = json!("x");
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let huge = "字".repeat(2_000_000);
    let many: Vec<Value> = (0..5_000).map(|_| json!({ "field": "name", "op": "empty" })).collect();
    let ids: Vec<Value> = (0..200_000).map(|_| json!(id)).collect();
    let nonsense = [
        ("customer.get", json!({ "id": "' OR 1=1 --" })),
        ("customer.get", json!({ "id": huge })),
        ("customer.get", json!({ "id": 7 })),
        ("customer.get", Value::Null),
        ("customer.get", json!("x")),
        ("customer.list", json!({ "filter": [{ "field": "name'; DROP TABLE customer; --", "op": "empty" }] })),
        ("customer.list", json!({ "filter": [{ "field": "rowid", "op": "empty" }] })),
        ("customer.list", json!({ "filter": many })),
        ("customer.list", json!({ "filter": [{ "field": "name", "op": "contains", "value": deep }] })),
        ("customer.list", json!({ "filter": [{ "field": "name", "op": "matches", "value": "(a+)+$" }] })),
        ("customer.list", json!({ "filter": [{ "field": "tag", "op": "eq", "value": "x'" }] })),
        ("customer.list", json!({ "filter": [{ "field": "credit", "op": "between", "value": [1] }] })),
        ("customer.list", json!({ "sort": { "by": "pk; DROP TABLE op" } })),
        ("customer.list", json!({ "sort": { "by": "note" } })),
        ("customer.list", json!({ "after": "zz" })),
        ("customer.list", json!({ "after": "5b5d" })),
        ("customer.list", json!({ "sort": { "by": "owner" }, "after": "x/5b5d" })),
        ("customer.list", json!({ "limit": -1 })),
        ("customer.list", json!({ "offset": -1 })),
        ("customer.create", json!({ "values": { "kind": "company", "name": huge }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": "company", "name": deep }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": "alien", "name": "x" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "kind": 7, "name": "x" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "a\u{0}b" }, "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "x" }, "tags": ["a\u{0}"], "incomplete": true })),
        ("customer.create", json!({ "values": { "name": "x" }, "tags": [huge], "incomplete": true })),
        (
            "customer.create",
            json!({ "values": { "name": "x" }, "points": [{ "kind": "phone", "raw": huge }], "incomplete": true }),
        ),
        ("customer.create", json!({ "values": { "name": "x" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "owner": "00000000-0000-7000-8000-000000000000" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "website": "javascript:alert(1)" } })),
        ("customer.update", json!({ "id": id, "rev": 1, "set": { "registered_capital": 1e300 } })),
        ("customer.bulk", json!({ "ids": ids, "set": { "note": "x" } })),
        ("customer.bin", json!({ "ids": ["00000000-0000-7000-8000-000000000000", id] })),
        ("customer.tag", json!({ "ids": [id], "add": ["", "x"] })),
        ("customer.import", json!({ "file": "../office.zhike" })),
        ("changes.export", json!({ "since": "x:y,z" })),
        ("changes.apply", json!({ "file": "none" })),
        ("change.undo", json!({ "op": -5 })),
        ("change.undo", json!({ "op": i64::MAX })),
        ("conflict.settle", json!({ "entity": "sqlite_schema", "id": id, "cell": "sql", "op": 1 })),
        ("conflict.settle", json!({ "entity": "customer", "id": id, "cell": "name\" = 'x' --", "op": 1 })),
        ("view.save", json!({ "entity": "customer", "name": huge, "query": {} })),
        ("view.save", json!({ "entity": "customer", "name": "x", "query": { "a": huge } })),
        ("role.grant", json!({ "role": "admin", "entity": "customer", "action": "read", "level": "none" })),
        ("role.grant", json!({ "role": "manager", "entity": "customer'", "action": "read", "level": "all" })),
        ("user.add", json!({ "username": "boss", "password": PASSWORD })),
        ("user.add", json!({ "username": " ", "password": PASSWORD })),
        ("user.add", json!({ "username": "x", "password": "short" })),
        ("demo.fill", json!({ "customers": u64::MAX })),
        ("job.get", json!({ "job": "x" })),
        ("job.cancel", json!({ "job": "x" })),
    ];
    let tried = nonsense.len();
    for (name, input) in nonsense {
        let began = Instant::now();
        let code = match boss.call(name, input.clone()) {
            // A job says what is wrong when it ends.
            Ok(answer) if answer.data["job"].is_string() => {
                plain(&ended(&boss, answer.data["job"].as_str().expect("an id")))
            }
            Ok(answer) => panic!("{name} {:.200} was taken: {}", input.to_string(), answer.data),
            Err(error) => plain(&error),
        };
        assert!(
            ["Invalid", "NotFound", "TooLarge", "Blocked", "Forbidden"].contains(&code.as_str()),
            "{name} {:.200}: {code}",
            input.to_string()
        );
        assert!(began.elapsed() < Duration::from_secs(4), "{name} took {:?}", began.elapsed());
    }
    assert!(tried > 45);
    assert_eq!(boss.state(), before, "nothing of it left a trace");
    unharmed(&boss, 1);
    assert_eq!(office.clock.load(std::sync::atomic::Ordering::SeqCst), NOW);
}

/// How a job that must fail ended.
fn ended(who: &Person, job: &str) -> Error {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let state = who.ok("job.get", json!({ "job": job }));
        match state["state"].as_str() {
            Some("failed") => return serde_json::from_value(state["error"].clone()).expect("an error"),
            Some("done") => panic!("it was done: {state}"),
            _ if Instant::now() > end => panic!("it does not end"),
            _ => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

#[test]
fn files_to_import_that_are_nonsense_are_refused_and_change_nothing() {
    let (_office, boss) = Office::found();
    boss.customer("恒远信息");
    let before = boss.content();
    let wide = format!("客户名称{}\n", ",x".repeat(1_000_000));
    let cell = format!("客户名称\n{}\n", "长".repeat(1_000_000));
    let bad: [(&str, &[u8]); 9] = [
        ("empty", b""),
        ("no header of ours", b"a,b\n1,2\n"),
        ("nul bytes", b"\x00\x00\x00\x00"),
        ("utf-16", b"\xff\xfe\xa2\x5b\x37\x62"),
        ("an image", b"\x89PNG\r\n\x1a\n\x00\x01"),
        ("a quote that never ends", "客户名称,电话\n\"甲,1\n乙,2\n".as_bytes()),
        ("a million columns", wide.as_bytes()),
        ("a cell beyond measure", cell.as_bytes()),
        ("ragged", "客户名称,电话\n甲\n乙,1,2\n".as_bytes()),
    ];
    for (what, bytes) in bad {
        let file = boss.put("x.csv", bytes);
        match boss.job("customer.import", json!({ "file": file })) {
            Err(error) => assert!(["Invalid", "TooLarge"].contains(&plain(&error).as_str()), "{what}: {error:?}"),
            Ok(result) => {
                assert_eq!(result["created"], 0, "{what}: {result}");
                assert!(result["problems_total"].as_i64() > Some(0), "{what}: every row is accounted for: {result}");
            }
        }
        assert_eq!(boss.content(), before, "{what}");
    }
    // What only looks bad is kept as it is: a formula, a tag of HTML, SQL, letters from right to left.
    let odd = [
        "=1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "'; DROP TABLE customer; --",
        "\u{202e}drow",
        "%_%",
        "𠮷野家",
    ];
    let rows: String = odd.iter().map(|name| format!("{name}\n")).collect();
    assert_eq!(boss.import(&format!("客户名称\n{rows}"))["created"], odd.len());
    for name in odd {
        let filter = json!([{ "field": "name", "op": "eq", "value": name }]);
        assert_eq!(boss.names(json!({ "filter": filter })), [name]);
        let filter = json!([{ "field": "name", "op": "contains", "value": name }]);
        assert_eq!(boss.names(json!({ "filter": filter })), [name], "no wildcard, no syntax");
    }
    unharmed(&boss, odd.len() as i64 + 1);
}

#[test]
fn a_file_that_vanishes_while_it_is_open_is_missed_and_not_made_anew() {
    let (office, boss) = Office::found();
    boss.customer("恒远信息");
    let away = office.dir.path().join("away.zhike");
    fs::rename(&office.file, &away).expect("moved");
    // Whoever has it open works on in it, or is told; a second file of the name is never made.
    if let Err(error) = boss.call("customer.create", json!({ "values": { "name": "甲" }, "incomplete": true })) {
        assert!(!matches!(error, Error::Internal { .. }), "{error:?}");
        plain(&error);
    }
    let error = office.app.login(&office.file, "boss", PASSWORD).expect_err("it is gone");
    assert_eq!(plain(&error), "Missing");
    assert!(!office.file.exists());
    boss.app.close();
    assert!(!office.file.exists(), "closing makes none either");
    fs::rename(&away, &office.file).expect("back");
    let boss = office.login("boss");
    assert!(boss.count() >= 1, "what was acknowledged is there");
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

/// A small disk; none where one may not mount.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(at: PathBuf, size: &str) -> Option<SmallDisk> {
        fs::create_dir_all(&at).ok()?;
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(&at).output();
        mounted.is_ok_and(|o| o.status.success()).then_some(SmallDisk(at))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::new(dir.path().join("disk"), "4m") else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    let app = App::new(Home::at(dir.path().join("home"))).expect("a core");
    let place = Place::Dir(disk.0.clone());
    let input = json!({ "file": "office", "workspace": "w", "username": "boss", "password": PASSWORD });
    let answer = door(&app, &place, "door.create", input).expect("there is room at first");
    let zhike_core::SessionChange::Set(session) = answer.session else { panic!("no session") };
    let boss = Person { app, session };
    let mut kept: Vec<String> = Vec::new();
    let mut full = None;
    for i in 0..4_000 {
        let name = format!("客户{i:04}");
        let input = json!({ "values": { "name": name, "note": "注".repeat(3_900) }, "incomplete": true });
        match boss.call("customer.create", input) {
            Ok(_) => kept.push(name),
            Err(error) => {
                full = Some(error);
                break;
            }
        }
    }
    let error = full.expect("the control: the disk did fill");
    assert_eq!(plain(&error), "DiskFull", "after {}", kept.len());
    assert_eq!(boss.count(), kept.len() as i64, "what was acknowledged is there, what was refused is not");

    let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&disk.0).output().expect("mount");
    assert!(grown.status.success());
    boss.customer("有空间了");
    assert_eq!(boss.count(), kept.len() as i64 + 1);
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]));
    boss.app.close();
    let again = Person {
        session: boss.app.login(&disk.0.join("office.zhike"), "boss", PASSWORD).expect("a session"),
        app: boss.app.clone(),
    };
    assert_eq!(again.count(), kept.len() as i64 + 1);
}
