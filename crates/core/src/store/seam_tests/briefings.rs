//! Who reads which management report: its author, whoever it was sent to, and whoever reads all that were sent. The
//! control: with the bare table in place of the scoped one, each way to read one is caught.

use super::{NOON, PASSWORD, app};
use crate::{
    App, Clock, Home, Place, SessionChange, SessionId,
    store::fault::{Fault, plant},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, atomic::AtomicI64},
};

const PEOPLE: [(&str, &str); 4] =
    [("chief", "supervisor"), ("other", "supervisor"), ("eye", "executive"), ("ear", "executive")];

struct Office {
    _dir: tempfile::TempDir,
    home: PathBuf,
    file: PathBuf,
}

fn call(app: &App, session: &SessionId, name: &str, input: Value) -> Value {
    app.call(Some(session), name, input.clone()).unwrap_or_else(|e| panic!("{name} {input}: {e}")).data
}

/// Of each supervisor: one sent to eye, one sent to ear, one sent to nobody, and a draft for both.
fn founded() -> Office {
    let dir = tempfile::tempdir().expect("a folder");
    let home = dir.path().join("home");
    let app = app(&home);
    let input = json!({ "file": "w", "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
    let answer = app.door(&Place::Dir(dir.path().into()), None, "door.create", input).expect("a workspace");
    let SessionChange::Set(boss) = answer.session else { panic!("no session") };
    let ids = PEOPLE.map(|(name, role)| {
        let user = json!({ "username": name, "password": PASSWORD, "roles": [role] });
        call(&app, &boss, "user.add", user)["id"].clone()
    });
    let file = dir.path().join("w.zhike");
    for by in ["chief", "other"] {
        let session = app.login(&file, by, PASSWORD).expect("a session");
        let contents = json!({ "from": "2026-01-01", "to": "2026-01-31", "parts": [{ "report": "service" }] });
        let eye_and_ear = json!([ids[2], ids[3]]);
        for (to, recipients) in
            [("eye", json!([ids[2]])), ("ear", json!([ids[3]])), ("nobody", json!([])), ("draft", eye_and_ear)]
        {
            let title = format!("{by} {to}");
            let input = json!({ "title": title, "contents": contents, "recipients": recipients });
            let draft = call(&app, &session, "briefing.save", input);
            if to != "draft" {
                call(&app, &session, "briefing.send", json!({ "id": draft["id"], "rev": draft["rev"] }));
            }
        }
    }
    app.close();
    Office { file, _dir: dir, home }
}

impl Office {
    /// Everything that differs from what must be seen, for everyone.
    fn wrong(&self) -> Vec<String> {
        let clock = Clock::Fixed(Arc::new(AtomicI64::new(NOON)));
        let app = App::with_clock(Home::at(&self.home), clock).expect("a core");
        let all: Vec<(crate::Id, String)> = {
            let boss = app.login(&self.file, "boss", PASSWORD).expect("a session");
            let store = app.session(&boss).expect("a session").store.clone();
            let sql = "SELECT id, title FROM my_briefing";
            store.read(None, |r| r.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))).expect("all of them")
        };
        assert_eq!(all.len(), 8);
        let mut wrong = Vec::new();
        for (name, role) in PEOPLE {
            let session = app.login(&self.file, name, PASSWORD).expect("a session");
            let ask = |name: &str, input: Value| call(&app, &session, name, input);
            let must: BTreeSet<&str> = all
                .iter()
                .map(|(_, title)| title.as_str())
                .filter(|title| match role {
                    "supervisor" => !title.ends_with("draft") || title.starts_with(name),
                    _ => title.ends_with(name),
                })
                .collect();
            let mut check = |how: &str, fine: bool| {
                if !fine {
                    wrong.push(format!("{name} {how}"));
                }
            };
            let list = ask("briefing.list", json!({ "limit": 100 }));
            let lines = ["drafts", "sent"].into_iter().flat_map(|of| list[of].as_array().expect("lines"));
            let listed: BTreeSet<&str> = lines.filter_map(|line| line["title"].as_str()).collect();
            check("list", listed == must);
            let may = |id: &crate::Id| app.call(Some(&session), "briefing.get", json!({ "id": id })).is_ok();
            let read: BTreeSet<&str> = all.iter().filter(|(id, _)| may(id)).map(|(_, title)| title.as_str()).collect();
            check("get", read == must);
            let user = app.session(&session).expect("a session").user;
            let store = app.session(&session).expect("a session").store.clone();
            let sql = "SELECT b.title FROM my_briefing b JOIN my_briefing_recipient r ON r.briefing_id = b.id";
            let pairs = store.read(Some(user), |r| r.rows(sql, [], |row| row.get::<_, String>(0))).expect("pairs");
            let sql = "SELECT id FROM my_briefing_recipient";
            let rows = store.read(Some(user), |r| r.rows(sql, [], |_| Ok(()))).expect("rows");
            check("recipients", rows.len() == pairs.len());
        }
        app.close();
        wrong
    }
}

#[test]
fn everyone_reads_the_management_reports_that_are_his_to_read_and_no_other() {
    let office = founded();
    assert_eq!(office.wrong(), Vec::<String>::new());
    for (table, ways) in [("briefing", &["eye list", "ear get"][..]), ("briefing_recipient", &["eye recipients"])] {
        plant(Some(Fault::BareTable(table)));
        let caught = office.wrong();
        plant(None);
        for way in ways {
            assert!(caught.contains(&way.to_string()), "{table} {way}: {caught:?}");
        }
    }
    assert_eq!(office.wrong(), Vec::<String>::new());
}
