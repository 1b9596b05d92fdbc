//! Slots in the file, the sidecar and the profile, changed together; and the audit of what is no op.

use super::{
    Store, access,
    sidecar::{self, Sidecar},
    slots::Slot,
    write::Begun,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

impl Store {
    /// The slots that the file itself holds.
    pub(crate) fn slots(&self) -> Result<Vec<Slot>> {
        self.read(None, |r| r.slots())
    }

    /// Changes the slots, in one transaction of the file; the sidecar is replaced before it commits, so that a file
    /// never has slots that its sidecar lacks.
    pub(crate) fn change_slots<T>(&self, change: impl FnOnce(&mut Vec<Slot>) -> T) -> Result<T> {
        let path = sidecar::path_of(self.path());
        let (slots, changed) = self.outside_ops(|db| {
            let mut slots = read_slots(db)?;
            let users = |slots: &[Slot]| slots.iter().map(|slot| slot.user).collect::<BTreeSet<Id>>();
            let before = users(&slots);
            let changed = change(&mut slots);
            let after = users(&slots);
            access::note_keys(db, &(&before - &after), &after)?;
            db.execute("/*s*/ DELETE FROM slot", [])?;
            for slot in &slots {
                db.execute("/*s*/ INSERT INTO slot(id, data) VALUES (?1, ?2)", params![slot.id, slot.to_bytes()?])?;
            }
            let generation = sidecar::read(&path).map_or(0, |s| s.generation) + 1;
            sidecar::write(
                &path,
                &Sidecar { workspace: self.workspace, generation, slots: slots.clone(), minted_at: self.now() },
            )?;
            Ok((slots, changed))
        })?;
        self.end_gone();
        self.remember_slots(&slots)?;
        Ok(changed)
    }

    /// Keeps a copy in the profile, for when the sidecar is gone.
    pub(crate) fn remember_slots(&self, slots: &[Slot]) -> Result<()> {
        self.opening().home.update(self.workspace, |profile| {
            profile.slots = slots.to_vec();
            Ok(())
        })
    }

    /// Notes what is no op: logins, refusals, exports of the log itself. A chain of its own.
    pub(crate) fn audit(&self, actor: Option<Id>, what: &str, detail: &Value) -> Result<()> {
        let (at, detail) = (self.now(), detail.to_string());
        self.outside_ops(|db| {
            let sql = "/*s*/ SELECT digest FROM audit ORDER BY n DESC LIMIT 1";
            let before: Option<Vec<u8>> = db.query_row(sql, [], |r| r.get(0)).optional()?;
            let digest = audit_digest(before.as_deref(), at, actor, what, &detail);
            db.execute(
                "/*s*/ INSERT INTO audit(at, actor, what, detail, digest, prev_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![at, actor, what, detail, digest, before],
            )?;
            Ok(())
        })
    }

    /// A transaction on tables that no op writes.
    pub(super) fn outside_ops<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if let Some(why) = self.read_only() {
            return Err(Error::ReadOnly { why });
        }
        let mut writer = self.writer();
        let begun = Begun::new(self, &mut writer)?;
        let conn = &begun.writer.conn;
        let value = conn.flag.run(|| f(&conn.db))?;
        begun.end()?;
        drop(writer);
        self.unfolded.committed();
        Ok(value)
    }
}

fn read_slots(db: &Connection) -> Result<Vec<Slot>> {
    let mut query = db.prepare_cached("/*s*/ SELECT data FROM slot ORDER BY id")?;
    let rows = query.query_map([], |r| r.get::<_, Vec<u8>>(0))?.collect::<Result<Vec<_>, _>>()?;
    rows.iter().map(|data| Slot::from_bytes(data)).collect()
}

fn audit_digest(before: Option<&[u8]>, at: i64, actor: Option<Id>, what: &str, detail: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before.unwrap_or_default());
    let actor = actor.map_or(CellValue::Null, CellValue::from);
    for value in [CellValue::Int(at), actor, CellValue::Text(what.into()), CellValue::Text(detail.into())] {
        value.feed(&mut |bytes| hash.update(bytes));
    }
    hash.finalize().to_vec()
}

/// Verifies the audit's chain. Names the first bad entry.
pub(crate) fn verify_audit(db: &Connection) -> Result<()> {
    let mut query = db.prepare("/*s*/ SELECT n, at, actor, what, detail, digest, prev_digest FROM audit ORDER BY n")?;
    let mut rows = query.query([])?;
    let mut before: Option<Vec<u8>> = None;
    while let Some(row) = rows.next()? {
        let (n, digest): (i64, Vec<u8>) = (row.get(0)?, row.get(5)?);
        let expected = audit_digest(
            before.as_deref(),
            row.get(1)?,
            row.get(2)?,
            &row.get::<_, String>(3)?,
            &row.get::<_, String>(4)?,
        );
        if digest != expected || row.get::<_, Option<Vec<u8>>>(6)? != before {
            return Err(Error::Corrupt { what: format!("audit entry {n}") });
        }
        before = Some(digest);
    }
    Ok(())
}

impl super::read::Read<'_> {
    /// The slots that the file itself holds.
    pub(crate) fn slots(&self) -> Result<Vec<Slot>> {
        self.sys(read_slots)
    }

    /// Entries of the audit log, newest first.
    pub(crate) fn audit_log(
        &self,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<crate::workspace::status::AuditEntry>> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT n, at, actor, what, detail FROM audit WHERE n < ?1 ORDER BY n DESC LIMIT ?2";
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query(params![before.unwrap_or(i64::MAX), limit as i64])?;
            let mut out = Vec::new();
            while let Some(row) = rows.next()? {
                let actor: Option<Id> = row.get(2)?;
                out.push(crate::workspace::status::AuditEntry {
                    n: row.get(0)?,
                    at: crate::time::instant_text(row.get(1)?),
                    actor: actor.map(|a| super::obstacles::name_of(db, a)).transpose()?,
                    what: row.get(3)?,
                    detail: serde_json::from_str(&row.get::<_, String>(4)?)?,
                });
            }
            Ok(out)
        })
    }
}
