//! What one process writes is found by another: by its next query once it was written, and within two seconds by somebody
//! who keeps asking. The other process is this test's own program, run again.

use serde_json::json;
use std::{
    io::{BufRead, BufReader, Lines, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, atomic::AtomicI64},
    time::{Duration, Instant},
};
use zhike_core::{App, Clock, Home};
use zhike_tests::{NOW, Office, PASSWORD, Person};

/// Tells the other process which file to open; without it that test has nothing to do.
const FILE: &str = "ZHIKE_TEST_FILE";

fn count(who: &Person, text: &str) -> u64 {
    who.ok("search.find", json!({ "text": text }))["customers"]["count"].as_u64().expect("a count")
}

/// What the other process does: says what it finds, waits for the edit, makes one of its own.
#[test]
fn as_another_process() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let file = Path::new(&file);
    let home = file.parent().and_then(Path::parent).expect("a folder").join("home");
    let app = App::with_clock(Home::at(home), Clock::Fixed(Arc::new(AtomicI64::new(NOW + 5_000)))).expect("an app");
    let session = app.login(file, "boss", PASSWORD).expect("a session");
    let boss = Person { app: app.clone(), session };
    let say = |what: &str| writeln!(std::io::stdout(), "\nsays {what}").expect("somebody listens");
    say(&format!("before {} {}", count(&boss, "金葵花"), count(&boss, "jkh")));
    let start = Instant::now();
    while count(&boss, "jkh") == 0 {
        assert!(start.elapsed() < Duration::from_secs(30), "it was never found");
        std::thread::sleep(Duration::from_millis(10));
    }
    say("found");
    let id = boss.ok("search.find", json!({ "text": "金葵花" }))["customers"]["hits"][0]["id"].clone();
    boss.set(id.as_str().expect("an id"), "name", json!("遠景紙業"));
    say("written");
    app.close();
}

struct Other {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Other {
    fn run(file: &Path) -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args(["--exact", "as_another_process", "--nocapture", "--test-threads", "1"])
            .env(FILE, file)
            .stdout(Stdio::piped())
            .spawn()
            .expect("another process");
        let lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        Self { child, lines }
    }

    fn hear(&mut self) -> String {
        let said = self.lines.find_map(|line| line.expect("a line").strip_prefix("says ").map(String::from));
        said.expect("it goes on speaking")
    }
}

#[test]
fn an_edit_of_one_process_is_found_by_another() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远贸易");
    for at in 0..50 {
        boss.customer(&format!("别的客户{at}"));
    }
    let mut other = Other::run(&office.file);
    assert_eq!(other.hear(), "before 0 0", "the control: it is not there yet");
    boss.set(&id, "name", json!("金葵花食品"));
    assert_eq!(count(&boss, "jkh"), 1, "the next query here");
    assert_eq!(other.hear(), "found");
    assert_eq!(other.hear(), "written");
    assert_eq!(count(&boss, "yjzy"), 1, "what it wrote is found here at once");
    assert_eq!(count(&boss, "金葵花"), 0);
    assert!(other.child.wait().expect("its end").success());
}
