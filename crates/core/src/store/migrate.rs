//! Migrations: applied after a verified backup, all in one transaction, or not at all. A newer file is `NewerSchema`.

use super::guard;
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension};

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// The newest migration this program knows.
pub(crate) const SCHEMA: i64 = 1;

/// The migration that a file stands at; 0 for an empty one.
pub(crate) fn version_of(db: &Connection) -> Result<i64> {
    let exists: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history')", [], |r| r.get(0))?;
    if !exists {
        return Ok(0);
    }
    let newest = db.query_row("SELECT max(version) FROM refinery_schema_history", [], |r| r.get::<_, Option<i64>>(0)).optional()?;
    Ok(newest.flatten().unwrap_or(0))
}

/// Refuses a file that a newer program has migrated.
pub(crate) fn refuse_newer(db: &Connection) -> Result<()> {
    if version_of(db)? > SCHEMA { Err(Error::NewerSchema) } else { Ok(()) }
}

/// Brings a file to [`SCHEMA`] and makes its guards. The caller has made the backup.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    embedded::migrations::runner().set_grouped(true).run(db).map_err(|e| Error::internal(format!("migration: {e}")))?;
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
}
