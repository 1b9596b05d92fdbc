//! What feature SQL may read: the scoped views and the open tables, on every connection, after everything that prepares
//! statements anew.

use super::World;
use crate::{
    Id, Result,
    store::{
        read::Read,
        write::{Intent, lock},
    },
};
use rusqlite::Connection;

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
    "SELECT * FROM temp.scope_customer",
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
    "DELETE FROM temp.scope_customer",
    "INSERT INTO temp.scope_customer SELECT id FROM user",
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
fn feature(r: &Read<'_>, sql: &str) -> Result<usize> {
    r.rows(sql, [], |_| Ok(())).map(|rows| rows.len())
}

#[test]
fn feature_sql_reads_scoped_views_and_open_tables_and_nothing_else() {
    let world = World::new();
    let attacks = || READING.iter().chain(WRITING);
    assert!(attacks().count() > 70);
    let check = |r: &Read<'_>, at: &str| {
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
