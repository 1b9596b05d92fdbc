//! The one write seam: BEGIN IMMEDIATE, one op, the handler, the seal, COMMIT. Nothing else changes data.

use super::{
    Store,
    capture::{Capture, Cells, Range},
    conflict,
    fault::{Fault, planted},
    group,
    line::Image,
    op::{OpHead, OpId, Vector},
    read::{Conn, Read},
    schema::{LIFE, Table, life},
    scope::{Entity, Visible},
    seal,
};
use crate::{Error, Id, Result, event::Event, value::CellValue};
use rusqlite::{Connection, OptionalExtension, ToSql, params, params_from_iter};
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
        writer.moved.store(false, Relaxed);
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

    fn run<T>(
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
        let result = conn.flag.run(|| -> rusqlite::Result<()> {
            conn.db.prepare_cached("/*s*/ UPDATE writing SET op = NULL, bulk = 0")?.execute([])?;
            conn.db.execute_batch("/*s*/ COMMIT")
        });
        match result {
            Ok(()) => {
                self.done = true;
                lock(capture).clear();
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

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
        schema: super::migrate::newest(),
        prev_digest: last.map(|(_, digest)| digest),
    })
}

/// The next local op number.
pub(crate) fn next_n(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("/*s*/ SELECT coalesce(max(n), 0) + 1 FROM op")?.query_row([], |r| r.get(0))?)
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

    /// Makes a row of an entity that hangs on nothing, or on rows that the caller has loaded.
    pub(crate) fn create<T: Entity>(&self, id: Id, cells: &Cells) -> Result<Visible<T>> {
        let pk = self.insert(Table::named(T::TABLE)?, id, cells)?;
        Ok(Visible::made(pk, id, self.op))
    }

    /// Changes cells of a row the session may change. A cell in conflict refuses; only a settlement writes it.
    pub(crate) fn update<T: Entity>(&self, row: &Visible<T>, cells: &Cells) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        if self.image(table, row.pk)?.life == life::ERASED {
            return Err(Error::blocked("erased"));
        }
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, cells.keys().map(String::as_str)))?;
        self.set(table, row.pk, cells)
    }

    /// Moves a row and all that it owns to the bin. What was binned before stays as it is.
    pub(crate) fn bin<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, [LIFE]))?;
        self.each_owned(table, row.pk, row.id, &mut |table, image| match image.life {
            life::LIVE => self.set_life(table, image.pk, life::BINNED, Some(self.op)),
            _ => Ok(()),
        })
    }

    /// Takes a member out of a set: a tag off a record. Joining again revives the same row.
    pub(crate) fn leave<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, [LIFE]))?;
        self.set_life(table, row.pk, life::WITHDRAWN, Some(self.op))
    }

    /// Brings back exactly what the op that binned this row binned with it.
    pub(crate) fn restore<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        let image = self.image(table, row.pk)?;
        if image.life != life::BINNED {
            return Err(Error::blocked("not_in_bin"));
        }
        let mut back: Vec<(&'static Table, Image)> = Vec::new();
        self.each_owned(table, row.pk, row.id, &mut |table, owned| {
            if owned.life == life::BINNED && owned.life_op == image.life_op {
                back.push((table, owned.clone()));
            }
            Ok(())
        })?;
        let together: Vec<Id> = back.iter().map(|(_, image)| image.id).collect();
        for (table, image) in &back {
            self.sys(|db| super::undo::refuse_dead_references(db, table, image, &together))?;
        }
        back.iter().try_for_each(|(table, image)| self.set_life(table, image.pk, life::LIVE, None))
    }

    /// Makes or updates a row of a table without a parent: users, roles, dictionaries, settings, tags.
    pub(crate) fn seed(&self, table: &str, id: Id, cells: Cells) -> Result<()> {
        self.insert(Table::named(table)?, id, &cells).map(drop)
    }

    /// The row and, below it, every row that shares its life, depth first.
    pub(in crate::store) fn each_owned(
        &self,
        table: &'static Table,
        pk: i64,
        id: Id,
        f: &mut dyn FnMut(&'static Table, &Image) -> Result<()>,
    ) -> Result<()> {
        f(table, &self.image(table, pk)?)?;
        for (owned, column) in table.owns {
            let owned = Table::named(owned)?;
            let rows: Vec<(i64, Id)> = self.sys(|db| {
                let sql = format!("/*s*/ SELECT pk, id FROM {} WHERE \"{column}\" = ?1 ORDER BY pk", owned.name);
                let mut query = db.prepare_cached(&sql)?;
                Ok(query.query_map([id], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
            })?;
            for (pk, id) in rows {
                self.each_owned(owned, pk, id, f)?;
            }
        }
        Ok(())
    }

    pub(in crate::store) fn image(&self, table: &Table, pk: i64) -> Result<Image> {
        let layout = self.layout(table.name)?;
        self.sys(|db| Image::load(db, layout, pk))
    }

    /// Inserts a row. An id that exists is updated instead: revived when it was withdrawn, left in the bin when binned.
    pub(in crate::store) fn insert(&self, table: &'static Table, id: Id, cells: &Cells) -> Result<i64> {
        let standing = self.sys(|db| {
            let sql = format!("/*s*/ SELECT pk, life FROM {} WHERE id = ?1", table.name);
            Ok(db
                .prepare_cached(&sql)?
                .query_row([id], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?)))
                .optional()?)
        })?;
        if let Some((pk, was)) = standing {
            if was == life::ERASED {
                return Err(Error::blocked("erased"));
            }
            self.sys(|db| conflict::refuse(db, self.layouts(), table, pk, cells.keys().map(String::as_str)))?;
            self.set(table, pk, cells)?;
            if was == life::WITHDRAWN {
                self.set_life(table, pk, life::LIVE, None)?;
            }
            return Ok(pk);
        }
        let (columns, values) = split(cells);
        let names: String = columns.iter().map(|c| format!(", \"{c}\"")).collect();
        let marks: String = (3..3 + columns.len()).map(|i| format!(", ?{i}")).collect();
        let sql = format!("/*s*/ INSERT INTO {}(id, rev{names}) VALUES (?1, ?2{marks})", table.name);
        self.sys(|db| {
            let all: Vec<&dyn ToSql> =
                [&id as &dyn ToSql, &self.op].into_iter().chain(values.iter().map(|v| v as &dyn ToSql)).collect();
            db.prepare_cached(&sql)?.execute(params_from_iter(all))?;
            Ok(db.last_insert_rowid())
        })
    }

    /// Writes cells of a row as they are given. Where the row's life is in conflict, the write also says that it lives.
    pub(in crate::store) fn set(&self, table: &'static Table, pk: i64, cells: &Cells) -> Result<()> {
        if self.sys(|db| conflict::life_in_conflict(db, self.layouts(), table, pk))? && !planted(Fault::LifeNotKept) {
            let id = self.image(table, pk)?.id;
            self.settle(table, pk, id, [LIFE.to_string()])?;
        }
        self.set_cells(table, pk, cells)
    }

    /// The bare UPDATE; TEMP triggers report it.
    pub(in crate::store) fn set_cells(&self, table: &Table, pk: i64, cells: &Cells) -> Result<()> {
        if cells.is_empty() {
            return Ok(());
        }
        let custom: Vec<(&str, &CellValue)> =
            cells.iter().filter_map(|(c, v)| Some((c.strip_prefix("custom.")?, v))).collect();
        let plain: Vec<(&String, &CellValue)> = cells.iter().filter(|(c, _)| !c.starts_with("custom.")).collect();
        let mut sets: Vec<String> =
            plain.iter().enumerate().map(|(i, (c, _))| format!("\"{c}\" = ?{}", i + 3)).collect();
        let mut values: Vec<CellValue> = plain.iter().map(|(_, v)| (*v).clone()).collect();
        if !custom.is_empty() {
            let mut document = "coalesce(custom, '{}')".to_string();
            for (code, value) in custom {
                let path = format!("$.\"{code}\"");
                values.push(CellValue::Text(path));
                document = match value {
                    CellValue::Text(json) => {
                        values.push(CellValue::Text(json.clone()));
                        format!("json_set({document}, ?{}, json(?{}))", values.len() + 1, values.len() + 2)
                    }
                    _ => format!("json_remove({document}, ?{})", values.len() + 2),
                };
            }
            sets.push(format!("custom = nullif({document}, '{{}}')"));
        }
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1, {} WHERE pk = ?2", table.name, sets.join(", "));
        self.sys(|db| {
            let all = [&self.op as &dyn ToSql, &pk].into_iter().chain(values.iter().map(|v| v as &dyn ToSql));
            db.prepare_cached(&sql)?.execute(params_from_iter(all))?;
            Ok(())
        })
    }

    pub(in crate::store) fn set_life(&self, table: &Table, pk: i64, to: i64, life_op: Option<i64>) -> Result<()> {
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1, life = ?3, life_op = ?4 WHERE pk = ?2", table.name);
        self.sys(|db| {
            db.prepare_cached(&sql)?.execute(params![self.op, pk, to, life_op])?;
            Ok(())
        })
    }

    /// Confirms cells: a line is written, and the row moves on, even when no value changes.
    pub(in crate::store) fn settle(
        &self,
        table: &'static Table,
        pk: i64,
        id: Id,
        cells: impl IntoIterator<Item = String>,
    ) -> Result<()> {
        lock(self.capture).settle(table, pk, id, cells);
        self.raise_rev(table, pk)
    }

    /// Marks a row as being erased, before its cells are emptied; `kept` is its part in the digest of a range.
    pub(in crate::store) fn erasing(&self, table: &'static Table, pk: i64, id: Id, kept: Option<[u8; 32]>) {
        lock(self.capture).erasing(table, pk, id, kept);
    }

    /// Tells forms that the row moved on, also when nothing shown has changed.
    pub(in crate::store) fn raise_rev(&self, table: &Table, pk: i64) -> Result<()> {
        let sql = format!("/*s*/ UPDATE {} SET rev = ?1 WHERE pk = ?2", table.name);
        self.sys(|db| {
            db.prepare_cached(&sql)?.execute(params![self.op, pk])?;
            Ok(())
        })
    }

    /// Runs a statement that touches many rows of one table as one line of the journal.
    pub(in crate::store) fn in_bulk<T>(&self, f: impl FnOnce(&Connection) -> Result<(T, Option<Range>)>) -> Result<T> {
        self.sys(|db| {
            db.prepare_cached("/*s*/ UPDATE writing SET bulk = 1")?.execute([])?;
            let result = f(db);
            db.prepare_cached("/*s*/ UPDATE writing SET bulk = 0")?.execute([])?;
            let (value, range) = result?;
            lock(self.capture).ranges.extend(range);
            Ok(value)
        })
    }

    /// Inserts many rows with new ids as one line. Cells are given column by column, the same for every row.
    pub(crate) fn create_many<T: Entity>(&self, columns: &[&str], rows: &[(Id, Vec<CellValue>)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let table = Table::named(T::TABLE)?;
        let names: String = columns.iter().map(|c| format!(", \"{c}\"")).collect();
        let marks: String = (3..3 + columns.len()).map(|i| format!(", ?{i}")).collect();
        let sql = format!("/*s*/ INSERT INTO {}(id, rev{names}) VALUES (?1, ?2{marks})", table.name);
        self.in_bulk(|db| {
            let mut insert = db.prepare_cached(&sql)?;
            let mut first = None;
            for (id, values) in rows {
                let all = [id as &dyn ToSql, &self.op].into_iter().chain(values.iter().map(|v| v as &dyn ToSql));
                insert.execute(params_from_iter(all))?;
                first.get_or_insert_with(|| db.last_insert_rowid());
            }
            let range = first.map(|pk| Range { table, pk, pk_to: db.last_insert_rowid(), life: None });
            Ok(((), range))
        })
    }
}

/// Columns and values of an insert; custom cells become one JSON document.
fn split(cells: &Cells) -> (Vec<&str>, Vec<CellValue>) {
    let plain = cells.iter().filter(|(c, v)| !c.starts_with("custom.") && !v.is_null());
    let (mut columns, mut values): (Vec<&str>, Vec<CellValue>) = plain.map(|(c, v)| (c.as_str(), v.clone())).unzip();
    let custom: Vec<String> = cells
        .iter()
        .filter_map(|(c, v)| Some(format!("{}:{}", serde_json::Value::from(c.strip_prefix("custom.")?), v.as_text()?)))
        .collect();
    if !custom.is_empty() {
        columns.push("custom");
        values.push(CellValue::Text(format!("{{{}}}", custom.join(","))));
    }
    (columns, values)
}
