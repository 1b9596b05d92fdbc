//! Opening and making a workspace file: key, pragmas, checks, migration, connections.

use super::{
    OpenStore, Store,
    access::Access,
    backup, derive, guard,
    keys::{self, DataKey, OpenMode, Salt},
    migrate,
    profile::HeadCheck,
    read::Conn,
    schema::Layout,
    sidecar,
    write::Writer,
};
use crate::{Error, Id, Result, store::home::Home, time::Clock};
use rusqlite::{Connection, config::DbConfig};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{
            AtomicBool,
            Ordering::{Relaxed, SeqCst},
        },
    },
    time::Duration,
};

/// Pages of SQLite's cache of a reader, in KiB.
const READER_CACHE: i64 = 8 * 1024;

/// What the writer may keep in memory and in the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct WriterRoom {
    /// Pages of SQLite's cache, in KiB.
    cache: i64,
    /// Pages in the log from which on a commit folds them into the file; 0: it waits until the store is idle.
    autocheckpoint: i64,
}

impl WriterRoom {
    /// Far beyond what [`super::fold`] leaves in the log: a commit folds only when that is stuck.
    pub(super) const USUAL: Self = Self { cache: 16 * 1024, autocheckpoint: 8000 };
    /// While a group is written.
    pub(super) const GROUP: Self = Self { cache: 128 * 1024, ..Self::USUAL };
    /// While a group is written in one chunk.
    pub(super) const ONE_CHUNK: Self = Self { cache: 192 * 1024, autocheckpoint: 0 };
}

/// What is needed to open a file.
pub(crate) struct Opening {
    pub(crate) path: PathBuf,
    pub(crate) key: DataKey,
    pub(crate) salt: Salt,
    pub(crate) home: Home,
    pub(crate) clock: Clock,
}

impl Opening {
    pub(super) fn connect(&self, mode: OpenMode) -> Result<Connection> {
        let mut db = keys::connect(&self.path, &self.key, &self.salt, mode)?;
        set_up(&mut db, matches!(mode, OpenMode::ReadOnly))?;
        Ok(db)
    }

    /// Makes a new workspace file with an empty first schema. The path must be free.
    pub(crate) fn create(self, workspace: Id) -> Result<Arc<OpenStore>> {
        let mut db = self.connect(OpenMode::Create)?;
        migrate::migrate(&mut db)?;
        db.execute("INSERT INTO meta(key, value) VALUES ('workspace', ?1)", [workspace])?;
        db.execute("UPDATE meta SET value = ?1 WHERE key = 'derived_version'", [derive::VERSION])?;
        drop(db);
        self.open()
    }

    /// Opens a workspace file, migrating it first where it is older.
    pub(crate) fn open(self) -> Result<Arc<OpenStore>> {
        let mut db = self.connect(OpenMode::ReadWrite)?;
        migrate::refuse_newer(&db)?;
        if migrate::version_of(&db)? == 0 {
            return Err(Error::NotOurs);
        }
        if migrate::version_of(&db)? < migrate::newest() {
            let dir = backup_dir(&self.path);
            backup::backup(
                &self.path,
                &self.key,
                &self.salt,
                &sidecar::path_of(&self.path),
                &dir,
                7,
                self.clock.now(),
            )?;
            migrate::migrate(&mut db)?;
        }
        guard::check_guards(&db)?;
        let workspace: Id = db.query_row("SELECT value FROM meta WHERE key = 'workspace'", [], |r| r.get(0))?;
        let replaced = match super::compare_head(&db, &self.home.profile(workspace)?) {
            HeadCheck::Expected => None,
            HeadCheck::Older => Some("file_older"),
            HeadCheck::Rewritten => Some("file_rewritten"),
        };
        let device = super::device::claim(&db, &self.path, &self.home, workspace)?;
        let layouts = Arc::new(Layout::read(&db)?);
        let writer = make_writer(db, layouts)?;
        let store = Arc::new(Store::new(self, workspace, device, writer, replaced));
        store.rebuild_derived_if_old()?;
        store.withdraw_broken_groups()?;
        store.roll(false)?;
        Ok(Arc::new(OpenStore::watched(store)))
    }
}

/// Where the backups of a file lie by default.
pub(crate) fn backup_dir(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.backups"))
}

fn make_writer(mut db: Connection, layouts: Arc<Vec<Layout>>) -> Result<Writer> {
    let capture = Arc::default();
    guard::make_capture(&db, &layouts, &capture)?;
    let schema_version = super::write::schema_version(&db)?;
    let moved: Arc<AtomicBool> = Arc::default();
    let seen = moved.clone();
    // The rows that lists go by; told by SQLite itself, so that no writer of them can forget to.
    db.update_hook(Some(move |_, _: &str, table: &str, _| {
        if table.ends_with("_derived") {
            seen.store(true, Relaxed);
        }
    }))?;
    Ok(Writer { conn: Conn::new(db, layouts)?, capture, moved, schema_version })
}

/// Every pragma, in this order, each read back where a silent refusal would cost data.
fn set_up(db: &mut Connection, read_only: bool) -> Result<()> {
    db.busy_handler(Some(wait_while_busy))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let cache = if read_only { READER_CACHE } else { WriterRoom::USUAL.cache };
    db.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA recursive_triggers = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -{cache};"
    ))?;
    if !read_only {
        let mode: String = db.query_row("PRAGMA journal_mode = WAL", [], |r| r.get(0))?;
        db.execute_batch(&format!(
            "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {}; PRAGMA journal_size_limit = 67108864;",
            WriterRoom::USUAL.autocheckpoint
        ))?;
        let synchronous: i64 = db.query_row("PRAGMA synchronous", [], |r| r.get(0))?;
        if mode != "wal" || synchronous != 2 {
            return Err(Error::ReadOnly { why: "journal".into() });
        }
    }
    let foreign_keys: bool = db.query_row("PRAGMA foreign_keys", [], |r| r.get(0))?;
    if !foreign_keys {
        return Err(Error::internal("foreign keys are off"));
    }
    db.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Full jitter between 2 and 100 ms, 15 s in all: SQLite's own handler starves writers.
fn wait_while_busy(tries: i32) -> bool {
    const MOST: i32 = 300;
    let [random] = crate::random::from_system::<1>();
    std::thread::sleep(Duration::from_millis(2 + u64::from(random) * 98 / 255));
    tries < MOST
}

impl Store {
    pub(super) fn connect_reader(&self) -> Result<Conn> {
        let db = self.opening.connect(OpenMode::ReadOnly)?;
        Conn::new(db, super::write::lock(&self.layouts).clone())
    }

    /// Sets what the writer keeps in memory and in the log. Failing costs time only.
    pub(super) fn set_writer(&self, room: WriterRoom) {
        let writer = self.writer();
        let sql =
            format!("/*s*/ PRAGMA cache_size = -{}; PRAGMA wal_autocheckpoint = {}", room.cache, room.autocheckpoint);
        if let Err(e) = writer.conn.flag.run(|| writer.conn.db.execute_batch(&sql)) {
            tracing::warn!(%e, "the writer's room could not be set");
        }
    }

    /// Another process migrated the file while it was open: everything that was made for the old schema is made anew.
    pub(super) fn renew(&self, writer: &mut Writer) -> Result<()> {
        let flag = writer.conn.flag.clone();
        let layouts = flag.run(|| -> Result<_> {
            let db = &writer.conn.db;
            migrate::refuse_newer(db)?;
            guard::check_guards(db)?;
            let layouts = Arc::new(Layout::read(db)?);
            guard::make_capture(db, &layouts, &writer.capture)?;
            Ok(layouts)
        })?;
        writer.schema_version = flag.run(|| super::write::schema_version(&writer.conn.db))?;
        *super::write::lock(&self.layouts) = layouts.clone();
        writer.conn.forget(layouts);
        // Those in use meanwhile know the old schema, and are not put back.
        self.schemas.fetch_add(1, SeqCst);
        super::write::lock(&self.readers).clear();
        Ok(())
    }

    fn rebuild_derived_if_old(&self) -> Result<()> {
        let version = self.read(None, |r| {
            r.sys(|db| {
                Ok(db.query_row("/*s*/ SELECT value FROM meta WHERE key = 'derived_version'", [], |r| {
                    r.get::<_, i64>(0)
                })?)
            })
        })?;
        if version < derive::VERSION { self.rebuild_derived() } else { Ok(()) }
    }

    /// Writes every derived value anew.
    pub(crate) fn rebuild_derived(&self) -> Result<()> {
        let mut writer = self.writer();
        let flag = writer.conn.flag.clone();
        let layouts = writer.conn.layouts.clone();
        let db = &mut writer.conn.db;
        flag.run(|| -> Result<()> {
            let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            derive::rebuild(&tx, &layouts)?;
            Ok(tx.commit()?)
        })?;
        *super::write::lock(&self.orders) = Default::default();
        self.marks.forget();
        super::write::lock(&self.text).forget();
        drop(writer);
        self.build_marks();
        self.have_text();
        self.rebuild_long_text()?;
        Ok(())
    }

    /// The rights of a user as they stand now.
    pub(crate) fn access(&self, user: Option<Id>) -> Result<Access> {
        self.read(user, |r| Ok(r.access().clone()))
    }
}
