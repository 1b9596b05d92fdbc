//! Long intentions: a group of ops, each its own transaction, that a person sees and undoes as one step. While it is
//! open, `job` names it and its holder keeps an OS lock; a group whose lock is free at the next open was broken off by a
//! crash and is withdrawn, as one that was cancelled.

use super::{
    Store, atomic,
    op::OpId,
    read::Read,
    undo::{Mode, Target},
    write::{Intent, Write, Written},
};
use crate::{Error, Id, Obstacle, Result};
use fs4::fs_std::FileExt;
use rusqlite::{Connection, params};
use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

/// From so many rows on, and up to so many, one chunk may take all of a group that makes or takes back most of a table:
/// a hundred thousand rows keep other writers waiting for seconds, which is a part of what all chunks together would.
pub(crate) const AT_ONCE: std::ops::RangeInclusive<i64> = 10_000..=250_000;

/// A derived table most of whose rows one chunk changes: its indexes are dropped first and made again before the commit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reindexed {
    pub(crate) table: &'static str,
    /// Indexes of other tables whose keys change with those rows.
    pub(crate) also: &'static [&'static str],
    /// Indexes that the chunk itself looks things up by.
    pub(crate) but: &'static [&'static str],
}

/// Most of the customers; what an import looks its rows up by stays.
pub(crate) const CUSTOMERS: Reindexed = Reindexed {
    table: "customer_derived",
    also: &["customer_composition"],
    but: &["customer_name_fold", "customer_by_number"],
};

/// A group that is being written.
pub(crate) struct Group<'a> {
    store: &'a Store,
    user: Option<Id>,
    command: &'a str,
    undoes: Option<OpId>,
    /// The table most of whose rows the next chunk changes.
    reindexes: Option<Reindexed>,
    grp: Option<OpId>,
    /// Its newest op.
    op: Option<(i64, OpId)>,
    tables: Vec<&'static str>,
    /// The OS lock, from the first op on.
    hold: Option<File>,
    _room: Room<'a>,
}

/// A large cache for as long as a group is written: its chunks come back to the same pages of every index, and each
/// page that had to leave in between is encrypted, written, read and decrypted once more.
struct Room<'a>(&'a Store);

impl<'a> Room<'a> {
    fn make(store: &'a Store) -> Self {
        store.set_writer(super::open::WriterRoom::GROUP);
        Self(store)
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.set_writer(super::open::WriterRoom::USUAL);
    }
}

/// A finished group.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ended {
    /// Its name; None when nothing was written.
    pub(crate) grp: Option<OpId>,
    /// Its newest op: what undo takes.
    pub(crate) op: Option<i64>,
    pub(crate) tables: Vec<String>,
}

impl<'a> Group<'a> {
    pub(crate) fn new(store: &'a Store, user: Option<Id>, command: &'a str) -> Self {
        Self {
            store,
            user,
            command,
            undoes: None,
            reindexes: None,
            grp: None,
            op: None,
            tables: Vec::new(),
            hold: None,
            _room: Room::make(store),
        }
    }

    /// A group that takes another one back.
    pub(super) fn undoing(store: &'a Store, user: Option<Id>, command: &'a str, undoes: Option<OpId>) -> Self {
        Self { undoes, ..Self::new(store, user, command) }
    }

    /// Its next chunk changes most rows of this table. What it writes is folded into the file when the store is next
    /// idle, not while a person waits for it.
    pub(crate) fn reindexing(self, table: Option<Reindexed>) -> Self {
        if table.is_some() {
            self.store.set_writer(super::open::WriterRoom::ONE_CHUNK);
        }
        Self { reindexes: table, ..self }
    }

    /// Its name, once it has written something.
    pub(super) fn name(&self) -> Option<OpId> {
        self.grp
    }

    /// Whether it has written something.
    pub(crate) fn begun(&self) -> bool {
        self.grp.is_some()
    }

    /// Its newest op.
    pub(super) fn newest(&self) -> Option<(i64, OpId)> {
        self.op
    }

    /// The tables it touched.
    pub(super) fn tables(&self) -> &[&'static str] {
        &self.tables
    }

    /// One chunk: an op and a transaction of its own. Other writers come in between.
    pub(crate) fn write<T>(&mut self, f: impl FnOnce(&Write<'_>) -> Result<T>) -> Result<T> {
        let intent = Intent {
            grp: self.grp,
            opens_group: self.grp.is_none(),
            undoes: self.undoes,
            reindexes: self.reindexes.take(),
            ..Intent::of(self.command)
        };
        let Written { value, op, tables, hold } = self.store.write(self.user, intent, f)?;
        self.hold = self.hold.take().or(hold);
        self.grp = self.grp.or(op.map(|(_, id)| id));
        self.op = op.or(self.op);
        for table in tables {
            if !self.tables.contains(&table) {
                self.tables.push(table);
            }
        }
        Ok(value)
    }

    /// Closes the group: it is whole.
    pub(crate) fn finish(mut self) -> Result<Ended> {
        let ended = Ended {
            grp: self.grp,
            op: self.op.map(|(n, _)| n),
            tables: self.tables.iter().map(|t| t.to_string()).collect(),
        };
        self.close()?;
        Ok(ended)
    }

    /// Takes everything back that nobody else has touched or refers to since; the rest stays and is listed.
    pub(crate) fn withdraw(mut self) -> Result<Vec<Obstacle>> {
        let Some(grp) = self.grp else { return Ok(Vec::new()) };
        let target = self.store.read(None, |r| r.group(grp))?;
        let undo = |user| self.store.undo(user, &target, self.command, Mode::Leave);
        let left = match undo(self.user) {
            // Who was sent away in the middle leaves nothing half done behind.
            Err(Error::Unauthenticated) => undo(None)?.value,
            other => other?.value,
        };
        self.close()?;
        Ok(left)
    }

    fn close(&mut self) -> Result<()> {
        let Some(grp) = self.grp else { return Ok(()) };
        self.store.forget_job(grp)?;
        self.hold = None;
        let _ = fs::remove_file(lock_path(self.store.path(), grp));
        Ok(())
    }
}

/// The lock file of a group.
fn lock_path(database: &Path, grp: OpId) -> PathBuf {
    atomic::with_ending(database, &format!("-job-{}", hex::encode(grp.to_blob())))
}

/// Registers an open group, inside the transaction of its first op.
pub(crate) fn register(db: &Connection, database: &Path, grp: OpId, command: &str, now: i64) -> Result<File> {
    let hold = OpenOptions::new().write(true).create(true).truncate(true).open(lock_path(database, grp))?;
    FileExt::lock_exclusive(&hold)?;
    let sql = "/*s*/ INSERT INTO job(grp, command, holder, state, started_at) VALUES (?1, ?2, ?3, 'open', ?4)";
    db.prepare_cached(sql)?.execute(params![grp.to_blob(), command, grp.device.to_string(), now])?;
    Ok(hold)
}

/// The number of the first op of any open group: no bundle goes beyond it.
pub(crate) fn first_open_op(db: &Connection) -> Result<Option<i64>> {
    let sql = "/*s*/ SELECT min(o.n) FROM op o JOIN job j ON j.grp = o.grp";
    Ok(db.prepare_cached(sql)?.query_row([], |r| r.get(0))?)
}

impl Store {
    fn forget_job(&self, grp: OpId) -> Result<()> {
        self.outside_ops(|db| {
            db.execute("/*s*/ DELETE FROM job WHERE grp = ?1", [grp.to_blob()])?;
            Ok(())
        })
    }

    /// Withdraws groups that a crash broke off: their lock is free.
    pub(super) fn withdraw_broken_groups(&self) -> Result<()> {
        let open: Vec<Vec<u8>> = self.read(None, |r: &Read<'_>| {
            r.sys(|db| {
                let mut query = db.prepare("/*s*/ SELECT grp FROM job")?;
                Ok(query.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
            })
        })?;
        for grp in open {
            let grp = OpId::from_blob(&grp)?;
            let path = lock_path(self.path(), grp);
            if let Ok(file) = File::open(&path)
                && !FileExt::try_lock_exclusive(&file)?
            {
                continue; // somebody is still at it
            }
            let target: Target = self.read(None, |r| r.group(grp))?;
            if !target.ops.is_empty() {
                self.undo(None, &target, "change.withdraw", Mode::Leave)?;
            }
            self.forget_job(grp)?;
            let _ = fs::remove_file(path);
        }
        Ok(())
    }
}
