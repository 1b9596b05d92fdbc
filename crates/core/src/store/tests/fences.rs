//! What keeps the file whole against other hands: guards, triggers, schema, two processes on one file.

use super::super::keys::{self, OpenMode};
use super::*;

fn plain(copy: &Copy) -> Connection {
    let made = template();
    keys::connect(&copy.path, &DataKey::from_bytes(made.key), &made.salt, OpenMode::ReadWrite).unwrap()
}

#[test]
fn a_connection_without_our_triggers_cannot_write() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    let db = plain(&copy);
    for sql in [
        "INSERT INTO tag(id, rev, name) VALUES (x'00', 1, 'x')",
        "INSERT INTO tag(id, rev, name) VALUES (x'00', NULL, 'x')",
        "UPDATE customer SET name = 'x'",
        "UPDATE customer SET name = 'x', rev = 99",
        "DELETE FROM customer",
        "INSERT OR REPLACE INTO customer(id, rev, kind, name, owner_id) SELECT id, rev, kind, 'x', owner_id FROM customer",
        "UPDATE op SET at = 0",
        "DELETE FROM op",
        "UPDATE change SET cells = ''",
        "DELETE FROM change_body",
        "UPDATE change_body SET old = 'x'",
    ] {
        let refused = db.execute_batch(sql).unwrap_err().to_string();
        assert!(refused.contains("zhike") || refused.contains("NOT NULL"), "{sql}: {refused}");
    }
    assert_eq!(copy.cell("customer", id, "name"), text("甲"));
}

#[test]
fn a_file_whose_guards_were_taken_away_is_not_opened_and_not_written() {
    let copy = Copy::new();
    copy.customer("甲");
    plain(&copy).execute_batch("DROP TRIGGER guard_customer_update").unwrap();
    let refused = copy.write(|w| w.create::<Tag>(Id::new(NOON), &cells([("name", text("x"))]))).unwrap_err();
    assert_eq!(refused, Error::Corrupt { what: "guards".into() });
    let again = Copy::opening(&copy.path, &copy.dir, &copy.clock).open();
    assert_eq!(again.err(), Some(Error::Corrupt { what: "guards".into() }));
}

#[test]
fn a_file_that_a_newer_program_migrated_is_neither_written_nor_opened() {
    let copy = Copy::new();
    copy.customer("甲");
    let sql = "ALTER TABLE tag ADD COLUMN colour TEXT;
               INSERT INTO refinery_schema_history SELECT 999, name, applied_on, checksum FROM refinery_schema_history LIMIT 1;";
    plain(&copy).execute_batch(sql).unwrap();
    let refused = copy.write(|w| w.create::<Tag>(Id::new(NOON), &cells([("name", text("x"))]))).unwrap_err();
    assert_eq!(refused, Error::NewerSchema);
    assert_eq!(Copy::opening(&copy.path, &copy.dir, &copy.clock).open().err(), Some(Error::NewerSchema));
}

#[test]
fn a_column_that_another_process_added_is_journaled_from_then_on() {
    let copy = Copy::new();
    let tag = Id::new(NOON);
    copy.op(|w| w.create::<Tag>(tag, &cells([("name", text("x"))])));
    plain(&copy).execute_batch("ALTER TABLE tag ADD COLUMN colour TEXT").unwrap();
    let edit = copy.set::<Tag>(tag, "colour", text("red")).unwrap().op.unwrap().0;
    assert_eq!(copy.cell("tag", tag, "colour"), text("red"));
    copy.undo(edit);
    assert_eq!(copy.cell("tag", tag, "colour"), CellValue::Null);
}

/// A reader that was at work while the schema changed knows the old one: it serves nobody after that.
#[test]
fn a_reader_at_work_while_a_column_comes_is_not_used_again() {
    let copy = Copy::new();
    let tag = Id::new(NOON);
    copy.op(|w| w.create::<Tag>(tag, &cells([("name", text("x"))])));
    copy.store
        .read(None, |_| {
            plain(&copy).execute_batch("ALTER TABLE tag ADD COLUMN colour TEXT").unwrap();
            copy.set::<Tag>(tag, "colour", text("red")).map(drop)
        })
        .unwrap();
    assert_eq!(copy.cell("tag", tag, "colour"), text("red"));
}

#[test]
fn a_second_process_of_the_same_user_goes_on_as_the_same_device_and_both_see_all() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    let second = copy.second();
    assert_eq!(second.device(), copy.store.device());
    let edit = |store: &OpenStore, cell: &str| {
        store
            .write(None, Intent::of("test"), |w| {
                w.update(&w.load::<Customer>("update", id)?, &cells([(cell, text("1"))]))
            })
            .unwrap();
    };
    edit(&second, "phone");
    edit(&copy.store, "fax");
    edit(&second, "email");
    assert_eq!(copy.cell("customer", id, "phone"), text("1"));
    assert_eq!(copy.cell("customer", id, "email"), text("1"));
    copy.verify();
    let (tell, heard) = std::sync::mpsc::channel();
    copy.store.listen(tell);
    edit(&second, "website");
    let event = heard.recv_timeout(std::time::Duration::from_secs(5)).unwrap();
    assert!(matches!(event, crate::Event::Changed { tables, .. } if tables == ["customer"]));
}

#[test]
fn a_write_that_fails_leaves_nothing_and_the_next_one_has_its_rights() {
    let copy = Copy::new();
    let me = copy.user;
    let ops = copy.count("SELECT count(*) FROM op");
    for _ in 0..2 {
        // The first write of a user fills his scope inside the transaction that is then rolled back.
        let refused = copy.store.write(Some(me), Intent::of("test"), |w| -> Result<()> {
            w.create::<Tag>(Id::new(NOON), &cells([("name", text("x"))]))?;
            w.rows("SELECT id FROM my_customer", [], |r| r.get::<_, Id>(0))?;
            Err(Error::blocked("no"))
        });
        assert_eq!(refused.unwrap_err(), Error::blocked("no"));
    }
    let dry = Intent { dry_run: true, ..Intent::of("test") };
    let rows =
        copy.store.write(Some(me), dry, |w| w.rows("SELECT id FROM my_customer", [], |r| r.get::<_, Id>(0))).unwrap();
    assert_eq!((rows.value.len(), rows.op), (0, None));
    assert_eq!(copy.count("SELECT count(*) FROM op"), ops);
    assert_eq!(copy.count("SELECT count(*) FROM tag"), 0);
}

#[test]
fn damage_to_the_journal_is_found() {
    for sql in [
        "UPDATE change SET cells = 'fax' WHERE kind = 2",
        "UPDATE op SET command = 'x' WHERE n = 2",
        "UPDATE customer SET phone = '9'",
    ] {
        let copy = Copy::new();
        let id = copy.customer("甲");
        copy.edit(id, "phone", text("1"));
        copy.verify();
        let db = plain(&copy);
        let triggers: Vec<String> = db
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .and_then(|mut q| q.query_map([], |r| r.get(0))?.collect())
            .unwrap();
        triggers.iter().for_each(|t| db.execute_batch(&format!("DROP TRIGGER {t}")).unwrap());
        db.execute_batch(sql).unwrap();
        let found = copy
            .store
            .read(None, |r| r.sys(|db| digest::verify_chain(db).and_then(|()| digest::verify_values(db, r.layouts()))));
        assert!(matches!(found, Err(Error::Corrupt { .. })), "{sql}");
    }
}

#[test]
fn every_table_is_journaled_or_says_why_not_and_refers_to_tables_that_are() {
    use super::super::schema::{Layout, NOT_JOURNALED, TABLES};
    let copy = Copy::new();
    let tables: Vec<String> = copy.sys(|db| {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'long_text_%'";
        Ok(db.prepare(sql)?.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    });
    let known = |name: &str| TABLES.iter().any(|t| t.name == name);
    for name in &tables {
        assert!(known(name) != NOT_JOURNALED.iter().any(|(n, why)| n == name && !why.is_empty()), "{name}");
    }
    let layouts = copy.sys(Layout::read);
    for (at, table) in TABLES.iter().enumerate() {
        assert!(
            tables.iter().any(|n| n == table.name) && TABLES[..at].iter().all(|t| t.no != table.no),
            "{}",
            table.name
        );
        let cells = &layouts[at].cells;
        let named = table.refs.iter().map(|r| r.0).chain(table.groups.iter().copied().flatten().copied());
        named.for_each(|c| assert!(cells.iter().any(|n| n == c), "{}.{c}", table.name));
        assert!(table.refs.iter().all(|r| known(r.1)) && table.owns.iter().all(|o| known(o.0)));
    }
}

#[test]
fn a_new_reader_does_not_wait_for_whoever_writes() {
    let copy = Copy::new();
    let store = copy.store.clone();
    let (done, heard) = std::sync::mpsc::channel();
    let writing = copy.store.writer();
    // One inside the other, so that the second finds no idle reader.
    std::thread::spawn(move || {
        let read = store.read(None, |_| store.read(None, |r| r.last_op()));
        done.send(read.is_ok()).unwrap();
    });
    assert!(heard.recv_timeout(std::time::Duration::from_secs(60)).unwrap());
    drop(writing);
}
