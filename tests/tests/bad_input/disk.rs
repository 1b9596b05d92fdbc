//! The disk: a file that vanishes, no room left.

use super::{door, plain};
use serde_json::json;
use std::{fs, path::PathBuf, process::Command};
use zhike_core::{App, Error, Home, Place};
use zhike_tests::{Office, PASSWORD, Person};

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
