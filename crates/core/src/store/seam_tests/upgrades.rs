//! What an upgrade does to a file: a backup first, every value kept, the guards made anew; or nothing at all.

use super::{PASSWORD, app};
use crate::{
    Error, Id, Result,
    store::{
        backup,
        keys::{self, OpenMode},
        migrate,
        open::backup_dir,
        scope::Entity,
        sidecar,
        undo::Mode,
        write::Intent,
    },
    value::CellValue,
};
use serde_json::json;
use std::path::{Path, PathBuf};

struct Tag;
impl Entity for Tag {
    const TABLE: &'static str = "tag";
}

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

/// The committed file of a schema, on a disk of its own.
pub(super) fn file_of(schema: i64) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("old.zhike");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    std::fs::copy(fixtures.join(format!("v{schema:04}.zhike")), &file).expect("the fixture");
    std::fs::copy(fixtures.join(format!("v{schema:04}.zhike-keys")), sidecar::path_of(&file)).expect("its keys");
    (dir, file)
}

fn old_file() -> (tempfile::TempDir, PathBuf) {
    file_of(1)
}

/// Opens it; its content, its schema and the guards of one table.
fn open(dir: &Path, file: &Path) -> Result<(String, i64, i64)> {
    let app = app(&dir.join("home"));
    let session = app.login(file, "boss", PASSWORD)?;
    let health = app.call(Some(&session), "doctor.check", json!({}))?.data;
    if health["problems"] != json!([]) {
        return Err(Error::Corrupt { what: health["problems"].to_string() });
    }
    let store = app.session(&session)?.store.clone();
    let sql = "/*s*/ SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'saved_view'";
    let guards = store.read(None, |r| r.sys(|db| Ok(db.query_row(sql, [], |r| r.get(0))?)))?;
    app.close();
    Ok((health["content"].as_str().unwrap_or_default().into(), health["schema"].as_i64().unwrap_or_default(), guards))
}

fn backups(file: &Path) -> usize {
    backup::list(&backup_dir(file)).expect("a list").len()
}

#[test]
fn an_upgrade_backs_up_first_keeps_every_value_and_makes_the_guards_anew() {
    for shipped in [1, 5] {
        let (dir, file) = file_of(shipped);
        // A file of this very schema is not upgraded.
        let first = usize::from(shipped < migrate::SCHEMA);
        let (content, schema, guards) = open(dir.path(), &file).expect("it is upgraded to this schema");
        assert_eq!((schema, guards, backups(&file)), (migrate::SCHEMA, 3, first), "of schema {shipped}");
        let still = open(dir.path(), &file).expect("it opens as it is");
        assert_eq!((&still.0, backups(&file)), (&content, first), "the control: without an upgrade no backup");

        let after = migrate::planted::during(REBUILD, || open(dir.path(), &file)).expect("it is upgraded");
        assert_eq!(after, (content.clone(), migrate::planted::VERSION, 3), "content, schema, guards");
        assert_eq!(backups(&file), first + 1);
        let again = migrate::planted::during(REBUILD, || open(dir.path(), &file)).expect("it opens");
        assert_eq!((again.0, backups(&file)), (content, first + 1), "once is enough");

        // The program before the upgrade leaves the file alone, and says why.
        let untouched = std::fs::read(&file).expect("bytes");
        assert_eq!(open(dir.path(), &file), Err(Error::NewerSchema));
        assert_eq!(std::fs::read(&file).expect("bytes"), untouched);
    }
}

#[test]
fn what_an_upgrade_adds_is_all_that_it_changes() {
    for shipped in [1, 5] {
        let (dir, file) = file_of(shipped);
        let app = app(&dir.path().join("home"));
        let session = app.login(&file, "boss", PASSWORD).expect("the password opens it");
        let store = app.session(&session).expect("a session").store.clone();
        let notes = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/v{shipped:04}.json"));
        let noted: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(notes).expect("notes")).expect("JSON");
        let content = || app.call(Some(&session), "doctor.check", json!({})).expect("health").data["content"].clone();
        assert_ne!(content(), noted["content"], "rights and stages were added");

        let added = store.read(None, |r| {
            let [key, upgrade] = r.ops(None, 2)?.try_into().expect("two ops");
            assert_eq!(key.head.command, "user.key", "whoever came in has a pair from now on");
            assert_eq!((upgrade.head.command.as_str(), upgrade.head.actor), ("workspace.upgrade", None));
            r.target(upgrade.head.n)
        });
        store.undo(None, &added.expect("the op that added them"), "test", Mode::Refuse).expect("taken back");
        assert_eq!(content(), noted["content"], "of schema {shipped} every value is as it was noted");
        app.close();
    }
}

/// What a later program may want to know of contacts, and an index for it. (Tables that others refer to are never made
/// anew: foreign keys hold during an upgrade.)
const MORE: &str = "ALTER TABLE contact ADD COLUMN nickname TEXT; ALTER TABLE interaction ADD COLUMN mood TEXT;
CREATE INDEX contact_nickname ON contact(nickname) WHERE nickname IS NOT NULL;";

#[test]
fn an_upgrade_of_contacts_and_interactions_keeps_what_they_say() {
    let (dir, file) = file_of(5);
    let (content, ..) = open(dir.path(), &file).expect("it opens");
    let after = migrate::planted::during(MORE, || open(dir.path(), &file)).expect("it is upgraded");
    assert_eq!((after.0, after.1), (content.clone(), migrate::planted::VERSION));

    // The control: an upgrade that lets the positions go is seen.
    let (dir, file) = file_of(5);
    open(dir.path(), &file).expect("it opens");
    let seen = migrate::planted::during("ALTER TABLE contact DROP COLUMN position", || open(dir.path(), &file));
    assert!(seen.as_ref().is_err() || seen.as_ref().is_ok_and(|(now, ..)| *now != content), "{seen:?}");
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
