//! Fixtures: an office on a temporary folder, people at their windows, copies of its file. Everything goes through
//! `App::call`, as the shells do.

#![allow(clippy::unwrap_used, missing_docs, reason = "a fixture that fails stops its test, and its names speak")]

pub mod archives;
pub mod dice;
pub mod machines;
pub mod samples;

use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicI64},
    time::{Duration, Instant},
};
use zhike_core::{Answer, App, Clock, Error, Home, Place, SessionChange, SessionId};

/// A password that the rules take.
pub const PASSWORD: &str = "correct horse 12";

/// 2026-11-22 09:00 in Shanghai.
pub const NOW: i64 = 1_795_309_200_000;

/// A workspace file with a profile of its own, as on one machine.
pub struct Office {
    pub dir: tempfile::TempDir,
    pub app: App,
    pub file: PathBuf,
    pub recovery_key: String,
    pub clock: Arc<AtomicI64>,
}

/// Somebody at a window.
#[derive(Clone)]
pub struct Person {
    pub app: App,
    pub session: SessionId,
}

impl Office {
    /// A new workspace founded by `boss`, who is admin, supervisor and manager; and his window.
    pub fn found() -> (Office, Person) {
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(NOW));
        let app = App::with_clock(Home::at(dir.path().join("home")), Clock::Fixed(clock.clone())).unwrap();
        let place = Place::Dir(dir.path().join("data"));
        let input = json!({ "file": "office", "workspace": "远景贸易", "username": "boss", "display_name": "王晓东", "password": PASSWORD, "locale": "zh-CN" });
        let answer = app.door(&place, None, "door.create", input).unwrap();
        let SessionChange::Set(session) = answer.session else { panic!("no session") };
        let file = dir.path().join("data/office.zhike");
        let recovery_key = answer.data["recovery_key"].as_str().unwrap().to_string();
        let boss = Person { app: app.clone(), session };
        (Office { dir, app, file, recovery_key, clock }, boss)
    }

    /// Moves the clock.
    pub fn later(&self, ms: i64) {
        self.clock.fetch_add(ms, std::sync::atomic::Ordering::SeqCst);
    }

    /// Somebody logs in.
    pub fn login(&self, username: &str) -> Person {
        Person { app: self.app.clone(), session: self.app.login(&self.file, username, PASSWORD).unwrap() }
    }

    /// A user with roles; the admin makes him.
    pub fn hire(&self, boss: &Person, username: &str, roles: &[&str], team: Option<&str>) -> Person {
        boss.ok("user.add", json!({ "username": username, "display_name": username, "password": PASSWORD, "roles": roles, "team": team }));
        self.login(username)
    }

    /// A copy of the file (and its keys) on another machine: another profile, so another device. The original is
    /// closed first, so that the copy is whole.
    pub fn copy(&self, name: &str) -> Copy {
        self.app.close();
        let dir = self.dir.path().join(name);
        std::fs::create_dir_all(&dir).unwrap();
        let file = dir.join("office.zhike");
        std::fs::copy(&self.file, &file).unwrap();
        std::fs::copy(keys_of(&self.file), keys_of(&file)).unwrap();
        let app = App::with_clock(Home::at(dir.join("home")), Clock::Fixed(self.clock.clone())).unwrap();
        Copy { app, file }
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        self.app.close(); // jobs still at work would outlive the test
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.app.close();
    }
}

/// A copy of a workspace elsewhere.
pub struct Copy {
    pub app: App,
    pub file: PathBuf,
}

impl Copy {
    pub fn login(&self, username: &str) -> Person {
        Person { app: self.app.clone(), session: self.app.login(&self.file, username, PASSWORD).unwrap() }
    }
}

/// The sidecar of a file.
pub fn keys_of(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap().to_os_string();
    name.push("-keys");
    file.with_file_name(name)
}

impl Person {
    /// A call as it comes back.
    pub fn call(&self, name: &str, input: Value) -> Result<Answer, Error> {
        self.app.call(Some(&self.session), name, input)
    }

    /// A call that must succeed; its data.
    pub fn ok(&self, name: &str, input: Value) -> Value {
        match self.call(name, input.clone()) {
            Ok(answer) => answer.data,
            Err(e) => panic!("{name} {input} → {e}"),
        }
    }

    /// A call that must succeed; the op it left.
    pub fn op(&self, name: &str, input: Value) -> i64 {
        self.call(name, input).unwrap().op.expect("an op")
    }

    /// A call that must be refused.
    pub fn refused(&self, name: &str, input: Value) -> Error {
        match self.call(name, input.clone()) {
            Ok(answer) => panic!("{name} {input} was not refused: {}", answer.data),
            Err(e) => e,
        }
    }

    /// A customer with little more than a name; its id.
    pub fn customer(&self, name: &str) -> String {
        let input = json!({ "values": { "kind": "company", "name": name }, "incomplete": true });
        self.ok("customer.create", input)["id"].as_str().unwrap().to_string()
    }

    /// A contact of a customer with these values, more or less complete; its id.
    pub fn contact(&self, customer: &str, values: Value) -> String {
        let input = json!({ "customer": customer, "values": values, "incomplete": true });
        self.ok("contact.create", input)["id"].as_str().unwrap().to_string()
    }

    /// An interaction with a customer; its id.
    pub fn interaction(&self, customer: &str, values: Value) -> String {
        let input = json!({ "customer": customer, "values": values, "incomplete": true });
        self.ok("interaction.create", input)["id"].as_str().unwrap().to_string()
    }

    /// Changes fields of a record on top of what stands now; the op it left.
    pub fn change(&self, entity: &str, id: &str, set: Value) -> i64 {
        let rev = self.ok(&format!("{entity}.get"), json!({ "id": id }))["rev"].as_i64().unwrap();
        self.op(&format!("{entity}.update"), json!({ "id": id, "rev": rev, "set": set }))
    }

    pub fn get(&self, id: &str) -> Value {
        self.ok("customer.get", json!({ "id": id }))
    }

    /// Changes one field on top of what stands now.
    pub fn set(&self, id: &str, field: &str, value: Value) -> i64 {
        let rev = self.get(id)["rev"].as_i64().unwrap();
        self.op("customer.update", json!({ "id": id, "rev": rev, "set": { field: value } }))
    }

    /// Names of the list, in order.
    pub fn names(&self, input: Value) -> Vec<String> {
        let page = self.ok("customer.list", input);
        page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["values"]["name"].as_str().unwrap_or_default().to_string())
            .collect()
    }

    pub fn count(&self) -> i64 {
        self.ok("customer.count", json!({}))["count"].as_i64().unwrap()
    }

    /// Runs a job to its end.
    pub fn job(&self, name: &str, input: Value) -> Result<Value, Error> {
        let job = self.call(name, input)?.data["job"].as_str().unwrap().to_string();
        let end = Instant::now() + Duration::from_secs(300);
        loop {
            let state = self.ok("job.get", json!({ "job": job }));
            match state["state"].as_str().unwrap() {
                "done" => return Ok(state["result"].clone()),
                "failed" => return Err(serde_json::from_value(state["error"].clone()).unwrap()),
                _ if Instant::now() > end => panic!("{name} does not end"),
                _ => std::thread::sleep(Duration::from_millis(10)),
            }
        }
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> String {
        self.app.put(&self.session, name, &mut &bytes[..]).unwrap()
    }

    pub fn take(&self, file: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut self.app.take(&self.session, file).unwrap().reader, &mut bytes).unwrap();
        bytes
    }

    /// Imports a CSV file; its result.
    pub fn import(&self, csv: &str) -> Value {
        let file = self.put("customers.csv", csv.as_bytes());
        self.job("customer.import", json!({ "file": file })).unwrap()
    }

    /// Digest of the content a person sees.
    pub fn content(&self) -> String {
        self.ok("doctor.check", json!({}))["content"].as_str().unwrap().to_string()
    }

    /// Digest of the whole state.
    pub fn state(&self) -> String {
        self.ok("doctor.check", json!({}))["state"].as_str().unwrap().to_string()
    }

    /// Everything that `other` has and this one lacks comes here.
    pub fn pull(&self, other: &Person) -> Value {
        let since = self.ok("changes.vector", json!({}))["vector"].clone();
        let file = other.ok("changes.export", json!({ "since": since }))["file"].as_str().unwrap().to_string();
        let bundle = self.put("changes.zkb", &other.take(&file));
        self.ok("changes.apply", json!({ "file": bundle }))
    }
}
