//! The store's seams: what feature SQL may read, what another process may write, which tables have a journal, what an
//! upgrade does to a file. Each with a control: the same attack without the fence goes through.

mod briefings;
mod feature_sql;
mod key_pairs;
mod keys_gone;
mod many_rows;
mod sight;
mod upgrades;

use super::{
    OpenStore,
    keys::{self, OpenMode},
    schema::{HEADER, NOT_JOURNALED, TABLES},
    write::Intent,
};
use crate::{App, Clock, Error, Home, Id, Place, SessionChange};
use rusqlite::Connection;
use serde_json::json;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicI64},
};

const PASSWORD: &str = "correct horse 12";
const NOON: i64 = 1_795_348_800_000;

/// A workspace with its founder and two managers, each with a customer.
struct World {
    dir: tempfile::TempDir,
    app: App,
    store: Arc<OpenStore>,
    file: PathBuf,
    ann: Id,
    bob: Id,
}

fn app(home: &Path) -> App {
    App::with_clock(Home::at(home), Clock::Fixed(Arc::new(AtomicI64::new(NOON)))).expect("a core")
}

impl World {
    fn new() -> World {
        let dir = tempfile::tempdir().expect("a folder");
        let app = app(&dir.path().join("home"));
        let input = json!({ "file": "w", "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
        let answer = app.door(&Place::Dir(dir.path().into()), None, "door.create", input).expect("a workspace");
        let SessionChange::Set(boss) = answer.session else { panic!("no session") };
        let user = |name: &str| -> Id {
            let input = json!({ "username": name, "password": PASSWORD, "roles": ["manager"] });
            let id = app.call(Some(&boss), "user.add", input).expect("a user").data["id"]
                .as_str()
                .expect("id")
                .parse()
                .expect("an id");
            let values =
                json!({ "kind": "company", "name": format!("of {name}"), "owner": id, "bank": "secret", "phone": "1" });
            let input = json!({ "values": values, "tags": ["t"], "points": [{ "kind": "phone", "raw": "2" }], "incomplete": true });
            app.call(Some(&boss), "customer.create", input).expect("a customer");
            id
        };
        let (ann, bob) = (user("ann"), user("bob"));
        let store = app.session(&boss).expect("a session").store.clone();
        World { file: dir.path().join("w.zhike"), dir, app, store, ann, bob }
    }

    /// A connection with the key and nothing else: another program that has it.
    fn plain(&self) -> Connection {
        let opening = self.store.opening();
        keys::connect(&self.file, &opening.key, &opening.salt, OpenMode::ReadWrite).expect("it opens")
    }
}

/// Tables of a file that neither have a journal nor a reason for none, and names that no table has.
fn unaccounted(db: &Connection) -> Vec<String> {
    let mut query = db
        .prepare("/*s*/ SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        .expect("sql");
    let standing: BTreeSet<String> =
        query.query_map([], |r| r.get(0)).expect("rows").collect::<Result<_, _>>().expect("names");
    // FTS5 keeps its tables beside the one that is named.
    let known = |name: &str| {
        let bare = ["_data", "_idx", "_content", "_docsize", "_config"]
            .iter()
            .find_map(|s| name.strip_suffix(s))
            .filter(|b| *b == "long_text");
        let name = bare.unwrap_or(name);
        TABLES.iter().any(|t| t.name == name) || NOT_JOURNALED.iter().any(|(n, why)| *n == name && !why.is_empty())
    };
    let listed = TABLES.iter().map(|t| t.name).chain(NOT_JOURNALED.iter().map(|(n, _)| *n));
    let gone = listed.filter(|n| !standing.contains(*n)).map(|n| format!("{n} (gone)"));
    standing.iter().filter(|n| !known(n)).cloned().chain(gone).collect()
}

#[test]
fn every_table_is_journaled_or_on_the_list_with_its_reason() {
    let world = World::new();
    let db = world.plain();
    assert_eq!(unaccounted(&db), Vec::<String>::new());
    let both: Vec<&str> = TABLES.iter().map(|t| t.name).filter(|t| NOT_JOURNALED.iter().any(|(n, _)| n == t)).collect();
    assert!(both.is_empty(), "{both:?} are both");
    let numbers: BTreeSet<i64> = TABLES.iter().map(|t| t.no).collect();
    assert_eq!(numbers.len(), TABLES.len(), "numbers of tables are unique");
    for table in TABLES {
        let sql = format!("SELECT name FROM pragma_table_info('{}') ORDER BY cid LIMIT 5", table.name);
        let first: Vec<String> =
            db.prepare(&sql).and_then(|mut q| q.query_map([], |r| r.get(0))?.collect()).expect("columns");
        assert_eq!(first, HEADER, "{}", table.name);
        let strict: bool =
            db.query_row("SELECT strict FROM pragma_table_list(?1)", [table.name], |r| r.get(0)).expect("a table");
        assert!(strict, "{} is STRICT", table.name);
    }
    db.execute_batch("CREATE TABLE planted(x); ").expect("the control");
    assert_eq!(unaccounted(&db), ["planted"]);
}

#[test]
fn every_journaled_table_refuses_whoever_does_not_come_through_the_store() {
    let world = World::new();
    let db = world.plain();
    let refused = |sql: &str| {
        let error = db.execute_batch(sql).expect_err(sql).to_string();
        assert!(error.contains("zhike: "), "{sql}: {error}");
    };
    let mut with_rows = 0;
    for table in TABLES.iter().map(|t| t.name) {
        refused(&format!("INSERT INTO {table}(id, rev) VALUES (randomblob(16), 1)"));
        refused(&format!("INSERT OR REPLACE INTO {table}(id, rev) VALUES (randomblob(16), 0)"));
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0)).expect("a count");
        if rows > 0 {
            with_rows += 1;
            for change in ["life = 1", "rev = rev + 1", "rev = 99, life = 1"] {
                refused(&format!("UPDATE {table} SET {change}"));
                refused(&format!("UPDATE OR IGNORE {table} SET {change}"));
            }
            refused(&format!("DELETE FROM {table}"));
            refused(&format!("REPLACE INTO {table} SELECT * FROM {table}"));
        }
    }
    assert!(with_rows >= 10, "{with_rows} tables had rows to attack");
    for table in ["op", "change", "audit"] {
        refused(
            &format!("UPDATE {table} SET rowid = rowid")
                .replace("SET rowid = rowid", if table == "change" { "SET cells = ''" } else { "SET at = 0" }),
        );
        refused(&format!("DELETE FROM {table}"));
    }
    // The control: with the op named in `writing`, as the store does it, the same statement goes through.
    db.execute_batch("BEGIN; UPDATE writing SET op = 99; UPDATE tag SET rev = 99, name = 'x'; ROLLBACK;")
        .expect("let through");
}

#[test]
fn a_statement_of_the_store_that_does_not_set_rev_is_refused() {
    let world = World::new();
    let run = |sql: &'static str| {
        let written = world.store.write(None, Intent::of("test"), |w| w.sys(|db| Ok(db.execute(sql, [])?)));
        written.map(|w| w.op.is_some())
    };
    for sql in [
        "/*s*/ UPDATE customer SET name = 'x'",
        "/*s*/ UPDATE customer SET life = 1, life_op = rev",
        "/*s*/ INSERT INTO tag(id, rev, name) VALUES (x'000102030405060708090a0b0c0d0e0f', 1, 'x')",
        "/*s*/ DELETE FROM customer",
    ] {
        assert!(matches!(run(sql), Err(Error::Internal { .. })), "{sql}");
    }
    assert_eq!(run("/*s*/ UPDATE customer SET name = 'x', rev = (SELECT op FROM writing)"), Ok(true), "the control");
}
