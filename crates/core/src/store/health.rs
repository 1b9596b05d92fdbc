//! Everything about a file that can be verified.

use super::{Store, digest, guard, migrate, slot_rows, write::next_n};
use crate::{Error, Result, workspace::doctor::Health};

/// Checks the file; what is wrong is listed, not thrown.
pub(crate) fn check(store: &Store) -> Result<Health> {
    store.read(None, |r| {
        r.sys(|db| {
            let mut problems = Vec::new();
            let mut note = |result: Result<()>| match result {
                Ok(()) => Ok(()),
                Err(Error::Corrupt { what }) => {
                    problems.push(what);
                    Ok(())
                }
                Err(other) => Err(other),
            };
            r.look_at_long_text_anew()?;
            for (pragma, fine) in
                [("integrity_check", Some("ok")), ("foreign_key_check", None), ("cipher_integrity_check", None)]
            {
                let mut query = db.prepare(&format!("/*s*/ PRAGMA {pragma}"))?;
                let mut rows = query.query([])?;
                while let Some(row) = rows.next()? {
                    let said: String = row.get::<_, String>(0)?;
                    if Some(said.as_str()) != fine {
                        note(Err(Error::Corrupt { what: format!("{pragma}: {said}") }))?;
                    }
                }
            }
            note(guard::check_guards(db))?;
            note(digest::verify_chain(db))?;
            note(digest::verify_values(db, r.layouts()))?;
            note(slot_rows::verify_audit(db))?;
            note(r.verify_text())?;
            note(r.verify_long_text())?;
            Ok(Health {
                healthy: problems.is_empty(),
                problems,
                state: digest::state(db, r.layouts())?,
                content: digest::content(db, r.layouts())?,
                ops: next_n(db)? - 1,
                schema: migrate::version_of(db)?,
            })
        })
    })
}
