//! The one write seam: BEGIN IMMEDIATE, one op, the handler, the seal, COMMIT. Nothing else changes data.

mod asked;
mod begun;
mod bulk;
mod rows;
mod verbs;

pub(crate) use rows::custom_text;

use super::{
    Store,
    capture::Capture,
    group::Reindexed,
    op::{OpHead, OpId},
    read::{Conn, Read},
};
use crate::{Error, Id, Result, event::Event};
pub(crate) use begun::{Begun, next_n, schema_version};
use rusqlite::params;
use std::{
    cell::{Cell, RefCell},
    ops::Deref,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

/// The one connection that writes.
pub(crate) struct Writer {
    pub(crate) conn: Conn,
    pub(crate) capture: Arc<Mutex<Capture>>,
    /// Whether the open transaction has moved a row in some list.
    pub(crate) moved: Arc<AtomicBool>,
    /// `PRAGMA schema_version` that triggers and layouts were made for.
    pub(crate) schema_version: i64,
}

/// How an op is to be written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Intent {
    pub(crate) command: String,
    pub(crate) detail: Option<String>,
    /// Joins an open group.
    pub(crate) grp: Option<OpId>,
    /// Opens a group whose name is this op.
    pub(crate) opens_group: bool,
    pub(crate) undoes: Option<OpId>,
    /// Most rows of a table change: the indexes of its derived values are dropped first and made again before the
    /// commit, which is far cheaper than keeping each of them row by row.
    pub(crate) reindexes: Option<Reindexed>,
    /// Rolls everything back at the end and reports what would have been.
    pub(crate) dry_run: bool,
}

impl Intent {
    pub(crate) fn of(command: impl Into<String>) -> Self {
        Self { command: command.into(), ..Self::default() }
    }
}

/// What came of a write.
#[derive(Debug)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    /// None: nothing changed, or a dry run.
    pub(crate) op: Option<(i64, OpId)>,
    pub(crate) tables: Vec<&'static str>,
    /// The OS lock of the group that this op opened.
    pub(crate) hold: Option<std::fs::File>,
}

/// What a command gets: everything of [`Read`], on the writer's own connection, and the write functions.
pub(crate) struct Write<'a> {
    read: Read<'a>,
    pub(crate) op: i64,
    capture: &'a Mutex<Capture>,
    detail: RefCell<Option<String>>,
    always: Cell<bool>,
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl Store {
    /// Runs `f` as one op of `user` (None: the system). An error, or a panic, leaves nothing behind.
    pub(crate) fn write<T>(
        &self,
        user: Option<Id>,
        intent: Intent,
        f: impl FnOnce(&Write<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        if let Some(why) = self.read_only() {
            return Err(Error::ReadOnly { why });
        }
        let mut writer = self.writer();
        // SQLite does not tell of rows that go when a whole table is emptied.
        writer.moved.store(intent.reindexes.is_some(), Relaxed);
        let begun = Begun::new(self, &mut writer)?;
        let written = begun.run(self, user, intent, f)?;
        let moved = writer.moved.load(Relaxed);
        drop(writer);
        if let Some((n, _)) = written.op {
            lock(&self.orders).passed(n, moved);
            self.committed(Event::Changed { op: n, tables: written.tables.iter().map(|t| t.to_string()).collect() });
        }
        Ok(written)
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
impl<'a> Write<'a> {
    /// For an op of another copy: its rows are written under its local number.
    pub(in crate::store) fn applying(
        conn: &'a Conn,
        access: Arc<super::access::Access>,
        store: &'a Store,
        head: &OpHead,
        capture: &'a Mutex<Capture>,
    ) -> Self {
        let read = Read::new(conn, store, access, head.at);
        Self { read, op: head.n, capture, detail: RefCell::default(), always: Cell::new(true) }
    }
}

impl Write<'_> {
    /// What the command says of itself in the journal: a file's name, counts, a reason.
    pub(crate) fn say(&self, detail: &serde_json::Value) {
        *self.detail.borrow_mut() = Some(detail.to_string());
    }

    /// Leaves an op even when no row changes: the op is the audit line.
    pub(crate) fn always(&self) {
        self.always.set(true);
    }

    /// Draws the next number of `kind` for `day`; a rolled back op gives it back.
    pub(crate) fn draw(&self, kind: &str, day: &str) -> Result<i64> {
        self.draw_many(kind, day, 1)
    }

    /// Draws `count` numbers at once; the first is returned.
    pub(crate) fn draw_many(&self, kind: &str, day: &str, count: i64) -> Result<i64> {
        self.sys(|db| {
            let sql = "/*s*/ INSERT INTO sequence(kind, day, next) VALUES (?1, ?2, 1 + ?3)
                       ON CONFLICT(kind, day) DO UPDATE SET next = next + ?3 RETURNING next - ?3";
            Ok(db.prepare_cached(sql)?.query_row(params![kind, day, count], |r| r.get(0))?)
        })
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
