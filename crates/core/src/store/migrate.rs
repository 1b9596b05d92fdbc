//! Migrations: applied after a verified backup, all in one transaction, or not at all. A newer file is `NewerSchema`.

use super::guard;
use crate::{Error, Result};
use refinery::{Migration, Runner};
use rusqlite::{Connection, OptionalExtension};

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// The newest migration this program knows.
pub(crate) const SCHEMA: i64 = 17;

/// The newest migration: [`SCHEMA`], or the one that a test has planted.
pub(crate) fn newest() -> i64 {
    #[cfg(test)]
    if planted::sql().is_some() {
        return planted::VERSION;
    }
    SCHEMA
}

/// All migrations. Their hash goes by the text, so that it must not depend on the line ends of a checkout.
fn runner() -> Result<Runner> {
    let mut all = Vec::new();
    for migration in embedded::migrations::runner().get_migrations() {
        let name = format!("V{}__{}", migration.version(), migration.name());
        all.push(with_plain_line_ends(&name, migration.sql().unwrap_or_default())?);
    }
    #[cfg(test)]
    if let Some(sql) = planted::sql() {
        all.push(with_plain_line_ends(&format!("V{}__planted", planted::VERSION), sql)?);
    }
    Ok(Runner::new(&all).set_grouped(true))
}

fn with_plain_line_ends(name: &str, sql: &str) -> Result<Migration> {
    Migration::unapplied(name, &sql.replace("\r\n", "\n"))
        .map_err(|e| Error::internal(format!("migration {name}: {e}")))
}

/// A migration after all others, for tests of what an upgrade does to a file.
#[cfg(test)]
pub(crate) mod planted {
    use std::cell::Cell;

    pub(crate) const VERSION: i64 = 9_999;
    thread_local! {
        static SQL: Cell<Option<&'static str>> = const { Cell::new(None) };
    }

    pub(super) fn sql() -> Option<&'static str> {
        SQL.get()
    }

    /// Plants it in this thread for as long as `f` runs.
    pub(crate) fn during<T>(sql: &'static str, f: impl FnOnce() -> T) -> T {
        SQL.set(Some(sql));
        let result = f();
        SQL.set(None);
        result
    }
}

/// The migration that a file stands at; 0 for an empty one.
pub(crate) fn version_of(db: &Connection) -> Result<i64> {
    let exists: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history')", [], |r| {
            r.get(0)
        })?;
    if !exists {
        return Ok(0);
    }
    let newest = db
        .query_row("SELECT max(version) FROM refinery_schema_history", [], |r| r.get::<_, Option<i64>>(0))
        .optional()?;
    Ok(newest.flatten().unwrap_or(0))
}

/// Refuses a file that a newer program has migrated.
pub(crate) fn refuse_newer(db: &Connection) -> Result<()> {
    if version_of(db)? > newest() { Err(Error::NewerSchema) } else { Ok(()) }
}

/// Brings a file to [`SCHEMA`] and makes its guards. The caller has made the backup.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    runner()?.run(db).map_err(|e| Error::internal(format!("migration: {e}")))?;
    guard::make_guards(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_embedded_migration_is_the_schema_number() {
        let newest = embedded::migrations::runner().get_migrations().iter().map(|m| i64::from(m.version())).max();
        assert_eq!(newest, Some(SCHEMA));
    }

    #[test]
    fn the_hash_of_a_migration_does_not_depend_on_the_line_ends_of_a_checkout() {
        let (unix, windows) = ("CREATE TABLE a(\n  b)\n", "CREATE TABLE a(\r\n  b)\r\n");
        let hash = |sql| with_plain_line_ends("V2__x", sql).expect("a migration").checksum();
        assert_eq!(hash(unix), hash(windows));
        let raw = |sql| Migration::unapplied("V2__x", sql).expect("a migration").checksum();
        assert_ne!(raw(unix), raw(windows), "the control: refinery itself hashes what it is given");
        assert_ne!(hash(unix), hash("CREATE TABLE a(\n  c)\n"));
        // What is embedded keeps the hash that files in the world already hold.
        for migration in embedded::migrations::runner().get_migrations() {
            let name = format!("V{}__{}", migration.version(), migration.name());
            let ours = with_plain_line_ends(&name, migration.sql().expect("its text")).expect("a migration");
            assert_eq!(ours.checksum(), migration.checksum());
        }
        let attributes = include_str!("../../../../.gitattributes");
        assert!(attributes.lines().any(|l| l == "*.sql text eol=lf"));
    }
}
