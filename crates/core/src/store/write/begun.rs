//! One write transaction from BEGIN IMMEDIATE to COMMIT: the head of its op, the guards opened for it, the seal. What is
//! written inside is the handler's affair.

use super::{Intent, Write, Writer, Written, lock};
use crate::{
    Error, Id, Result,
    store::{
        Store,
        group::{self, Reindexed},
        migrate,
        op::{OpHead, OpId, Vector},
        read::Read,
        seal,
    },
};
use rusqlite::{Connection, OptionalExtension};
use std::cell::{Cell, RefCell};

/// An open write transaction; dropped without commit it rolls back.
pub(crate) struct Begun<'a> {
    pub(crate) writer: &'a mut Writer,
    done: bool,
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.done {
            let Writer { conn, capture, .. } = &mut *self.writer;
            let _ = conn.flag.run(|| conn.db.execute_batch("/*s*/ ROLLBACK"));
            conn.forget_rights();
            lock(capture).clear();
        }
    }
}

impl<'a> Begun<'a> {
    /// BEGIN IMMEDIATE on a connection that fits the schema as it is now.
    pub(crate) fn new(store: &Store, writer: &'a mut Writer) -> Result<Self> {
        for _ in 0..2 {
            writer.conn.flag.run(|| writer.conn.db.execute_batch("/*s*/ BEGIN IMMEDIATE"))?;
            let version = writer.conn.flag.run(|| schema_version(&writer.conn.db));
            if version.as_ref() == Ok(&writer.schema_version) {
                return Ok(Self { writer, done: false });
            }
            // Another process migrated: triggers, layouts and statements of ours are void.
            writer.conn.flag.run(|| writer.conn.db.execute_batch("/*s*/ ROLLBACK"))?;
            store.renew(writer)?;
        }
        Err(Error::Busy)
    }

    pub(super) fn run<T>(
        self,
        store: &Store,
        user: Option<Id>,
        intent: Intent,
        f: impl FnOnce(&Write<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        let now = store.now();
        let access = self.writer.conn.rights(user)?;
        let capture = self.writer.capture.clone();
        lock(&capture).clear();
        let flag = self.writer.conn.flag.clone();
        let mut head = flag.run(|| next_head(&self.writer.conn.db, store.device(), now, user, &intent))?;
        self.open(head.n)?;

        let conn = &self.writer.conn;
        let dropped = intent.reindexes.map(|table| flag.run(|| Dropped::of(&conn.db, table))).transpose()?;
        let write = Write {
            read: Read::new(conn, store, access, now),
            op: head.n,
            capture: &capture,
            detail: RefCell::new(intent.detail),
            always: Cell::new(false),
        };
        let value = f(&write)?;
        let always = write.always.get();
        head.detail = write.detail.into_inner();
        let capture = lock(&capture);
        let tables = capture.tables().into_iter().collect();
        if intent.dry_run || (capture.is_empty() && !always) {
            return Ok(Written { value, op: None, tables, hold: None });
        }
        let hold = flag.run(|| {
            seal::seal(&conn.db, &conn.layouts, &head, &capture)?;
            dropped.map(|indexes| indexes.make(&conn.db)).transpose()?;
            let open = || group::register(&conn.db, store.path(), head.id, &head.command, now);
            intent.opens_group.then(open).transpose()
        })?;
        drop(capture);
        self.commit(&head)?;
        Ok(Written { value, op: Some((head.n, head.id)), tables, hold })
    }

    /// Lets rows with `rev = op` through the guards.
    pub(crate) fn open(&self, op: i64) -> Result<()> {
        let conn = &self.writer.conn;
        conn.flag.run(|| conn.db.prepare_cached("/*s*/ UPDATE writing SET op = ?1, bulk = 0")?.execute([op]))?;
        Ok(())
    }

    /// Commits a transaction that wrote no op.
    pub(crate) fn end(mut self) -> Result<()> {
        let conn = &self.writer.conn;
        conn.flag.run(|| conn.db.execute_batch("/*s*/ COMMIT"))?;
        self.done = true;
        Ok(())
    }

    pub(crate) fn commit(mut self, head: &OpHead) -> Result<()> {
        let Writer { conn, capture, .. } = &*self.writer;
        let schema_version = conn.flag.run(|| schema_version(&conn.db))?;
        let result = conn.flag.run(|| -> rusqlite::Result<()> {
            conn.db.prepare_cached("/*s*/ UPDATE writing SET op = NULL, bulk = 0")?.execute([])?;
            conn.db.execute_batch("/*s*/ COMMIT")
        });
        match result {
            Ok(()) => {
                self.done = true;
                lock(capture).clear();
                self.writer.schema_version = schema_version;
                Ok(())
            }
            Err(e) => {
                use rusqlite::ErrorCode as C;
                match e.sqlite_error_code() {
                    Some(C::DatabaseBusy | C::ConstraintViolation | C::DiskFull) => Err(e.into()),
                    // The commit may or may not have reached the disk: the caller asks for the op before trying again.
                    _ => Err(Error::OutcomeUnknown { op: head.n }),
                }
            }
        }
    }
}

/// Indexes that are not there for as long as an op changes most of their table.
struct Dropped(Vec<String>);

impl Dropped {
    /// Drops the indexes of a derived table, and others.
    fn of(db: &Connection, Reindexed { table, also, but }: Reindexed) -> Result<Self> {
        let sql = "/*s*/ SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid";
        let mut query = db.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut indexes: Vec<(String, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, of): (String, String) = (row.get(0)?, row.get(2)?);
            if (of == table && !but.contains(&name.as_str())) || also.contains(&name.as_str()) {
                indexes.push((name, row.get(1)?));
            }
        }
        drop(rows);
        drop(query);
        for (name, _) in &indexes {
            db.execute_batch(&format!("/*s*/ DROP INDEX {name}"))?;
        }
        Ok(Self(indexes.into_iter().map(|(_, sql)| sql).collect()))
    }

    /// Makes them again, in their old order.
    fn make(self, db: &Connection) -> Result<()> {
        self.0.iter().try_for_each(|sql| Ok(db.execute_batch(&format!("/*s*/ {sql}"))?))
    }
}

pub(crate) fn schema_version(db: &Connection) -> Result<i64> {
    Ok(db.query_row("/*s*/ PRAGMA schema_version", [], |r| r.get(0))?)
}

/// The head of the op about to be written by this device.
fn next_head(db: &Connection, device: Id, now: i64, user: Option<Id>, intent: &Intent) -> Result<OpHead> {
    let n = next_n(db)?;
    let sql = "/*s*/ SELECT o.seq, o.digest FROM op o JOIN device d ON d.n = o.device WHERE d.id = ?1 ORDER BY o.seq DESC LIMIT 1";
    let last: Option<(i64, [u8; 32])> =
        db.prepare_cached(sql)?.query_row([device], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
    let clock: Option<i64> =
        db.prepare_cached("/*s*/ SELECT value FROM meta WHERE key = 'hlc'")?.query_row([], |r| r.get(0)).optional()?;
    let id = OpId { device, seq: last.map_or(1, |(seq, _)| seq + 1) };
    Ok(OpHead {
        n,
        id,
        hlc: (now << 16).max(clock.unwrap_or(0) + 1),
        seen: Vector::of_file(db)?.without(device),
        actor: user,
        command: intent.command.clone(),
        detail: None,
        grp: intent.grp.or(intent.opens_group.then_some(id)),
        undoes: intent.undoes,
        at: now,
        schema: migrate::newest(),
        prev_digest: last.map(|(_, digest)| digest),
    })
}

/// The next local op number.
pub(crate) fn next_n(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("/*s*/ SELECT coalesce(max(n), 0) + 1 FROM op")?.query_row([], |r| r.get(0))?)
}
