//! Files that are none of ours, or damaged, and names that are no names of files.

use super::{door, place_of, plain, unharmed};
use serde_json::json;
use std::{fs, path::PathBuf};
use zhike_core::{App, Error, Home, Place};
use zhike_tests::{Office, PASSWORD, keys_of};

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
