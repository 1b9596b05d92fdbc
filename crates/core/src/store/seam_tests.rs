//! The store's seams: what feature SQL may read, what another process may write, which tables have a journal, what an
//! upgrade does to a file. Each with a control: the same attack without the fence goes through.

use super::{
    OpenStore,
    keys::{self, OpenMode},
    migrate,
    open::backup_dir,
    schema::{HEADER, NOT_JOURNALED, TABLES},
    scope::Entity,
    undo::{Mode, Target},
    write::{Intent, lock},
};
use crate::{App, Clock, Error, Home, Id, Place, Result, SessionChange, value::CellValue};
use rusqlite::Connection;
use serde_json::json;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicI64},
};

const PASSWORD: &str = "correct horse 12";
const NOON: i64 = 1_795_348_800_000;

struct Tag;
impl Entity for Tag {
    const TABLE: &'static str = "tag";
}

struct Customer;
impl Entity for Customer {
    const TABLE: &'static str = "customer";
}

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

// ---------------------------------------------------------------- which tables have a journal

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

// ---------------------------------------------------------------- what feature SQL may read

/// What features write.
const GOOD: &[&str] = &[
    "SELECT name FROM my_customer",
    "SELECT count(*) FROM my_customer",
    "SELECT name, row_number() OVER (ORDER BY name) FROM my_customer",
    "SELECT name, sum(rev) OVER w FROM my_customer WINDOW w AS (PARTITION BY region)",
    "WITH a AS (SELECT * FROM my_customer) SELECT * FROM a",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM n",
    "SELECT a.name FROM my_customer a JOIN my_contact_point b ON b.owner_id = a.id",
    "SELECT * FROM my_customer WHERE id IN (SELECT owner_id FROM my_contact_point)",
    "SELECT name FROM tag",
    "SELECT t.name, (SELECT count(*) FROM my_tagging g WHERE g.tag_id = t.id) FROM tag t",
    "SELECT username FROM user WHERE EXISTS (SELECT 1 FROM my_customer)",
    "SELECT json_extract(query, '$.sort') FROM saved_view",
    "SELECT count(*) FROM (SELECT * FROM my_customer) AS my_few",
];

/// Ways around the views. Those that only read run when the fence is down: that is the control.
const READING: &[&str] = &[
    "SELECT bank FROM customer",
    "SELECT count(*) FROM customer",
    "SELECT * FROM main.customer",
    "SELECT count(*) FROM main.contact_point",
    "SELECT name_key FROM customer_derived",
    "SELECT k.raw FROM my_contact_point k JOIN customer c ON c.id = k.owner_id",
    "SELECT (SELECT name FROM customer LIMIT 1) FROM my_customer",
    "SELECT name FROM tag WHERE EXISTS (SELECT 1 FROM customer)",
    "SELECT name FROM tag UNION ALL SELECT bank FROM customer",
    "SELECT * FROM my_customer WHERE id IN (SELECT id FROM customer)",
    "SELECT name FROM my_customer ORDER BY (SELECT bank FROM customer LIMIT 1)",
    "WITH x AS (SELECT * FROM customer) SELECT * FROM x",
    "SELECT name FROM (SELECT * FROM customer) AS my_customer",
    "SELECT name FROM (SELECT * FROM customer) my_x",
    "SELECT user_id FROM scope",
    "SELECT * FROM temp.scope",
    "SELECT body FROM change",
    "SELECT old FROM change_body",
    "SELECT * FROM op",
    "SELECT data FROM slot",
    "SELECT * FROM audit",
    "SELECT bytes FROM blob",
    "SELECT rowid FROM long_text('q')",
    "SELECT rowid FROM long_text WHERE long_text MATCH 'x'",
    "SELECT * FROM long_text_docsize",
    "SELECT * FROM long_text_data",
    "SELECT name FROM sqlite_schema",
    "SELECT sql FROM sqlite_temp_schema",
    "SELECT * FROM pragma_table_info('customer')",
    "SELECT value FROM meta",
    "SELECT sqlite_version()",
    "SELECT randomblob(8)",
    "PRAGMA journal_mode",
    "PRAGMA table_info(customer)",
    "EXPLAIN SELECT * FROM customer",
    "WITH my_customer AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH \"my_customer\" AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH [my_customer] AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH `my_customer` AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH 'my_customer' AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH MY_Customer AS (SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH my_customer(a) AS NOT MATERIALIZED (SELECT bank FROM customer) SELECT a FROM my_customer",
    "WITH my_customer AS MATERIALIZED (SELECT bank FROM customer) SELECT * FROM my_customer",
    "WITH\nmy_customer\nAS\n(SELECT * FROM customer) SELECT * FROM my_customer",
    "WITH RECURSIVE my_customer(n) AS (SELECT name FROM customer UNION ALL SELECT n FROM my_customer LIMIT 3) SELECT n FROM my_customer",
    "WITH a AS (SELECT 1), my_contact AS (SELECT * FROM customer) SELECT * FROM my_contact",
    "/*s*/ SELECT bank FROM customer",
    "SELECT bank /* */ FROM customer",
    "SELECT bank FROM customer -- x",
];

const WRITING: &[&str] = &[
    "UPDATE customer SET name = 'z'",
    "UPDATE customer SET name = 'z' RETURNING bank",
    "UPDATE my_customer SET name = 'z'",
    "UPDATE tag SET name = 'z'",
    "UPDATE op SET at = (SELECT 1 FROM my_customer)",
    "UPDATE writing SET op = 1",
    "UPDATE meta SET value = 0 WHERE key = 'perm_rev'",
    "DELETE FROM customer",
    "DELETE FROM op",
    "DELETE FROM temp.scope",
    "INSERT INTO temp.scope SELECT id FROM user",
    "INSERT INTO tag(id, rev, name) VALUES (x'01', 1, 'q')",
    "INSERT INTO audit(at, what, digest) SELECT 0, name, x'' FROM customer",
    "REPLACE INTO tag SELECT * FROM tag",
    "CREATE TEMP VIEW my_hack AS SELECT * FROM customer",
    "CREATE TEMP TABLE t AS SELECT * FROM customer",
    "CREATE TEMP TRIGGER j AFTER INSERT ON main.tag BEGIN SELECT 1; END",
    "CREATE TABLE t(x)",
    "DROP VIEW temp.my_customer",
    "DROP TRIGGER guard_customer_update",
    "ALTER TABLE customer ADD COLUMN z",
    "ATTACH 'x' AS y",
    "DETACH main",
    "VACUUM INTO 'x'",
    "SAVEPOINT a",
    "COMMIT",
    "REINDEX",
    "ANALYZE",
    "PRAGMA writable_schema = 1",
    "PRAGMA key = 'x'",
    "SELECT load_extension('x')",
    "SELECT fts3_tokenizer('x')",
    "SELECT sqlcipher_export('main')",
    "SELECT writefile('x', 'y')",
];

/// Runs SQL as a feature of this user would; how many rows it gave.
fn feature(r: &super::read::Read<'_>, sql: &str) -> Result<usize> {
    r.rows(sql, [], |_| Ok(())).map(|rows| rows.len())
}

#[test]
fn feature_sql_reads_scoped_views_and_open_tables_and_nothing_else() {
    let world = World::new();
    let attacks = || READING.iter().chain(WRITING);
    assert!(attacks().count() > 70);
    let check = |r: &super::read::Read<'_>, at: &str| {
        for sql in GOOD {
            assert!(feature(r, sql).is_ok(), "{at}: {sql} is good");
        }
        for sql in attacks() {
            assert!(feature(r, sql).is_err(), "{at}: {sql} went through");
        }
        assert_eq!(feature(r, "SELECT name FROM my_customer").ok(), Some(1), "{at}: one's own customer");
    };
    let reading = |at: &str| {
        world
            .store
            .read(Some(world.ann), |r| {
                check(r, at);
                Ok(())
            })
            .expect("read")
    };
    let writing = |at: &str| {
        world
            .store
            .write(Some(world.ann), Intent::of("test"), |w| {
                check(w, at);
                Ok(())
            })
            .expect("written")
    };
    reading("reader");
    writing("writer");

    // What the store ran under the same text but for its mark is not handed to features by the statement cache.
    world
        .store
        .read(Some(world.ann), |r| {
            r.sys(|db| Ok(db.prepare_cached("/*s*/ SELECT bank FROM customer")?.query([])?.next()?.is_some()))
        })
        .expect("store SQL");
    reading("after the store");
    // Another process changes the schema: statements are prepared anew, under the same fence.
    world.plain().execute_batch("CREATE INDEX planted ON tag(name)").expect("a change of schema");
    reading("reader, after a change of schema");
    writing("writer, after a change of schema");

    // The control: without the fence, what only reads does run, and reads what is not his.
    let open: Vec<&&str> = READING
        .iter()
        .filter(|sql| {
            let run = |db: &Connection| -> Result<bool> { Ok(db.prepare(sql)?.query([])?.next().is_ok()) };
            world.store.read(Some(world.ann), |r| r.sys(run)).unwrap_or(false)
        })
        .collect();
    assert!(open.len() >= READING.len() - 3, "the fence, not the words, refuses them: {open:#?}");
    let all = world.store.read(Some(world.ann), |r| {
        r.sys(|db| Ok(db.query_row("/*s*/ SELECT count(*) FROM customer", [], |r| r.get::<_, i64>(0))?))
    });
    assert_eq!(all, Ok(2), "there is more than his");
}

#[test]
fn two_sessions_on_one_pool_see_each_his_own() {
    let world = World::new();
    lock(&world.store.readers).clear();
    let names = |user: Id| {
        // One connection for both; the watch for other processes may hold one of its own now and then.
        lock(&world.store.readers).truncate(1);
        let rows =
            world.store.read(Some(user), |r| r.rows("SELECT name FROM my_customer", [], |row| row.get::<_, String>(0)));
        rows.expect("rows")
    };
    for _ in 0..3 {
        assert_eq!(names(world.ann), ["of ann"]);
        assert_eq!(names(world.bob), ["of bob"]);
    }
    // On the one writer too.
    for (user, name) in [(world.ann, "of ann"), (world.bob, "of bob"), (world.ann, "of ann")] {
        let rows = world.store.write(Some(user), Intent::of("test"), |w| {
            w.rows("SELECT name FROM my_customer", [], |row| row.get::<_, String>(0))
        });
        assert_eq!(rows.expect("rows").value, [name]);
    }
    // The control: the same connection without the refill still shows Ann's to whoever asks.
    names(world.ann);
    let conn = lock(&world.store.readers).pop().expect("the connection");
    let stale: String = conn.db.query_row("SELECT name FROM my_customer", [], |r| r.get(0)).expect("a row");
    assert_eq!(stale, "of ann", "it is the refill that separates them");
}

// ---------------------------------------------------------------- one line for many rows

/// State, content before, what each row was given, lines of the journal.
type Told = (String, String, Vec<Vec<(String, CellValue)>>, i64);

/// What a file says of customers made by `make`.
fn told(world: &World, at: &Path, make: impl FnOnce(&super::write::Write<'_>) -> Result<()>) -> Told {
    let file = at.join("w.zhike");
    std::fs::create_dir_all(at).expect("a folder");
    std::fs::copy(&world.file, &file).expect("a copy");
    std::fs::copy(super::sidecar::path_of(&world.file), super::sidecar::path_of(&file)).expect("its keys");
    let app = app(&at.join("home"));
    let session = app.login(&file, "boss", PASSWORD).expect("a session");
    let store = app.session(&session).expect("a session").store.clone();
    let digest = |whole: bool| {
        let of =
            |r: &super::read::Read<'_>| {
                r.sys(|db| {
                    if whole { super::digest::state(db, r.layouts()) } else { super::digest::content(db, r.layouts()) }
                })
            };
        store.read(None, of).expect("a digest")
    };
    let before = digest(false);
    let op = store.write(None, Intent::of("test"), make).expect("written").op.expect("an op").0;
    let state = digest(true);
    let ids: Vec<Id> = (0..40).map(|i| Id::of_key(world.store.workspace, "test", &i.to_string())).collect();
    let lines = ids.iter().map(|id| {
        let given = store.read(None, |r| {
            r.sys(|db| {
                let table = super::schema::Table::named("customer")?;
                let pk = super::page::pk_of(db, table, *id)?.expect("the row");
                Ok(super::row_log::RowLog::load(db, r.layout("customer")?, pk)?.given(op))
            })
        });
        given.expect("a log").expect("its values").into_iter().collect()
    });
    let lines = lines.collect();
    let count = store.read(None, |r| {
        r.sys(|db| Ok(db.query_row("/*s*/ SELECT count(*) FROM change WHERE op = ?1", [op], |r| r.get(0))?))
    });
    assert_eq!(super::health::check(&store).expect("checked").problems, Vec::<String>::new());
    let target = store.read(None, |r| r.sys(|db| Target::of(db, op))).expect("a target");
    store.undo(None, &target, "undo", Mode::Refuse).expect("undone");
    assert_eq!(digest(false), before, "its undo leaves the content as it was");
    app.close();
    (state, before, lines, count.expect("a count"))
}

#[test]
fn many_rows_in_one_line_and_row_by_row_say_the_same() {
    let world = World::new();
    world.app.close();
    let owner = world.ann;
    let row = |i: usize| {
        let id = Id::of_key(world.store.workspace, "test", &i.to_string());
        let phone = if i.is_multiple_of(3) { CellValue::Null } else { CellValue::Text(format!("021-{i}")) };
        (
            id,
            vec![
                CellValue::Text("company".into()),
                CellValue::Text(format!("客户{i}")),
                owner.into(),
                phone,
                CellValue::Int(1 + i as i64 % 5),
            ],
        )
    };
    const COLUMNS: [&str; 5] = ["kind", "name", "owner_id", "phone", "credit"];
    let rows: Vec<_> = (0..40).map(row).collect();
    let one_by_one = |w: &super::write::Write<'_>, rows: &[(Id, Vec<CellValue>)]| -> Result<()> {
        for (id, values) in rows {
            let cells = COLUMNS.iter().map(|c| c.to_string()).zip(values.iter().cloned()).collect();
            w.create::<Customer>(*id, &cells)?;
        }
        Ok(())
    };
    let bulk = told(&world, &world.dir.path().join("bulk"), |w| w.create_many::<Customer>(&COLUMNS, &rows));
    let single = told(&world, &world.dir.path().join("single"), |w| one_by_one(w, &rows));
    assert_eq!(bulk.0, single.0, "the same state");
    assert_eq!(bulk.1, single.1);
    assert_eq!(bulk.2, single.2, "the same lines of every row");
    assert_eq!((bulk.3, single.3), (1, 40), "they are two ways, not one");
    assert!(bulk.2.iter().all(|cells| cells.len() >= 5), "every line says what it gave");
    // The control: one value that differs shows.
    let mut other = rows.clone();
    other[7].1[4] = CellValue::Int(9);
    let other = told(&world, &world.dir.path().join("other"), |w| one_by_one(w, &other));
    assert!(other.0 != bulk.0 && other.2 != bulk.2);
}

// ---------------------------------------------------------------- upgrades

/// The way SQLite changes a table for good: a new one in its place. It takes the guards with it.
const REBUILD: &str = "
CREATE TABLE saved_view_new(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  entity TEXT NOT NULL, owner_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, name TEXT NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0, query TEXT NOT NULL, pinned INTEGER) STRICT;
INSERT INTO saved_view_new(pk, id, rev, life, life_op, entity, owner_id, name, shared, query)
  SELECT pk, id, rev, life, life_op, entity, owner_id, name, shared, query FROM saved_view;
DROP TABLE saved_view;
ALTER TABLE saved_view_new RENAME TO saved_view;";

/// The committed file of the first schema, on a disk of its own.
fn old_file() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("old.zhike");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    std::fs::copy(fixtures.join("v0001.zhike"), &file).expect("the fixture");
    std::fs::copy(fixtures.join("v0001.zhike-keys"), super::sidecar::path_of(&file)).expect("its keys");
    (dir, file)
}

/// Opens it; its content, its schema and the guards of one table.
fn open(dir: &Path, file: &Path) -> Result<(String, i64, i64)> {
    let app = app(&dir.join("home"));
    let session = app.login(file, "boss", PASSWORD)?;
    let health = app.call(Some(&session), "doctor.check", json!({}))?.data;
    assert_eq!(health["problems"], json!([]));
    let store = app.session(&session)?.store.clone();
    let sql = "/*s*/ SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'saved_view'";
    let guards = store.read(None, |r| r.sys(|db| Ok(db.query_row(sql, [], |r| r.get(0))?)))?;
    app.close();
    Ok((health["content"].as_str().unwrap_or_default().into(), health["schema"].as_i64().unwrap_or_default(), guards))
}

fn backups(file: &Path) -> usize {
    super::backup::list(&backup_dir(file)).expect("a list").len()
}

#[test]
fn an_upgrade_backs_up_first_keeps_every_value_and_makes_the_guards_anew() {
    let (dir, file) = old_file();
    let (content, schema, guards) = open(dir.path(), &file).expect("it opens as it is");
    assert_eq!((schema, guards, backups(&file)), (migrate::SCHEMA, 3, 0), "the control: without an upgrade no backup");

    let after = migrate::planted::during(REBUILD, || open(dir.path(), &file)).expect("it is upgraded");
    assert_eq!(after, (content.clone(), migrate::planted::VERSION, 3), "content, schema, guards");
    assert_eq!(backups(&file), 1);
    let again = migrate::planted::during(REBUILD, || open(dir.path(), &file)).expect("it opens");
    assert_eq!((again.0, backups(&file)), (content, 1), "once is enough");

    // The program before the upgrade leaves the file alone, and says why.
    let untouched = std::fs::read(&file).expect("bytes");
    assert_eq!(open(dir.path(), &file), Err(Error::NewerSchema));
    assert_eq!(std::fs::read(&file).expect("bytes"), untouched);
}

#[test]
fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
    let (dir, file) = old_file();
    let before = open(dir.path(), &file).expect("it opens");
    for broken in
        ["ALTER TABLE tag ADD COLUMN a TEXT; DROP TABLE saved_view; INSERT INTO nowhere VALUES (1);", "this is no SQL"]
    {
        let failed = migrate::planted::during(broken, || open(dir.path(), &file));
        assert!(matches!(failed, Err(Error::Internal { .. })), "{failed:?}");
        assert_eq!(open(dir.path(), &file), Ok(before.clone()), "{broken}");
    }
    assert!(backups(&file) >= 1, "the backup was made before the attempt");
}

#[test]
fn guards_that_an_upgrade_would_forget_are_missed_at_open() {
    let (dir, file) = old_file();
    open(dir.path(), &file).expect("it opens");
    let app = app(&dir.path().join("home"));
    let session = app.login(&file, "boss", PASSWORD).expect("a session");
    let store = app.session(&session).expect("a session").store.clone();
    let db = keys::connect(&file, &store.opening().key, &store.opening().salt, OpenMode::ReadWrite).expect("it opens");
    db.execute_batch(REBUILD).expect("a rebuild without the store");
    drop(db);
    let refused = store.write(None, Intent::of("test"), |w| {
        w.create::<Tag>(Id::random(), &[("name".to_string(), CellValue::Text("x".into()))].into())
    });
    assert_eq!(refused.map(|_| ()), Err(Error::Corrupt { what: "guards".into() }));
    app.close();
    assert_eq!(open(dir.path(), &file), Err(Error::Corrupt { what: "guards".into() }));
}
