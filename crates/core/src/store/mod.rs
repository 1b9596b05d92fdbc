//! The store: one encrypted file, one writer, a few readers, one journal. Everything that reads or writes data goes
//! through [`Store::read`] and [`Store::write`].

pub(crate) mod access;
pub(crate) mod apply;
pub(crate) mod as_of;
pub(crate) mod ask;
mod at_hand;
mod atomic;
mod authorizer;
pub(crate) mod backup;
pub(crate) mod bundle;
pub(crate) mod capture;
pub(crate) mod conflict;
mod custom;
mod derive;
mod device;
pub(crate) mod digest;
mod erase;
pub(crate) mod fault;
pub(crate) mod filter;
mod fold;
pub(crate) mod group;
mod guard;
mod hanging;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod key_pair;
pub(crate) mod keys;
pub(crate) mod left;
pub(crate) mod line;
mod listed;
pub(crate) mod long_text;
mod marks;
mod migrate;
pub(crate) mod named;
mod obstacles;
pub(crate) mod op;
pub(crate) mod open;
mod order;
mod orders;
pub(crate) mod page;
pub(crate) mod passwords;
pub(crate) mod pipeline;
mod points;
pub(crate) mod presence;
pub(crate) mod present;
pub(crate) mod profile;
pub(crate) mod read;
pub(crate) mod recovery;
pub(crate) mod report;
mod row_log;
pub(crate) mod schema;
pub(crate) mod scope;
mod seal;
#[cfg(test)]
mod seam_tests;
pub(crate) mod search;
pub(crate) mod services;
pub(crate) mod sidecar;
pub(crate) mod slot_rows;
pub(crate) mod slots;
pub(crate) mod stopped;
#[cfg(test)]
mod tests;
pub(crate) mod timeline;
mod touched;
pub(crate) mod undo;
pub(crate) mod user_keys;
mod work;
pub(crate) mod write;

use crate::{Id, Result, event::Event};
use open::Opening;
use read::{Conn, Read};
use rusqlite::{Connection, OptionalExtension};
use std::{
    collections::BTreeSet,
    ops::Deref,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering::SeqCst},
        mpsc,
    },
    thread::JoinHandle,
    time::Duration,
};
use write::{Writer, lock};

/// Idle readers kept.
const READERS: usize = 3;

/// An open workspace file.
pub(crate) struct Store {
    opening: Opening,
    pub(crate) workspace: Id,
    device: device::Device,
    presence: presence::Presence,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Conn>>,
    /// The tables as the writer knows them. A new reader does not wait for whoever writes.
    layouts: Mutex<Arc<Vec<schema::Layout>>>,
    /// How often the schema turned out to be another one: a reader made before is not kept.
    schemas: AtomicU64,
    orders: Mutex<order::Orders>,
    marks: marks::AllMarks,
    text: Mutex<search::Text>,
    /// The newest op after which the index of long texts was found to need no merging.
    long_text_merged: AtomicI64,
    listeners: Mutex<Vec<mpsc::Sender<Event>>>,
    present: present::Present,
    /// The newest op this process has told its windows about.
    told: AtomicI64,
    unfolded: fold::Unfolded,
    closing: AtomicBool,
    /// What is to be done when a day has turned.
    daily: Mutex<Option<Daily>>,
    /// Tells the watch to end.
    leaving: AtomicBool,
    read_only: Mutex<Option<String>>,
    /// The file is not the one this user saw last: an older copy, or one whose history was written anew.
    pub(crate) replaced: Option<&'static str>,
    /// Users who found another key than their own under their name when they came in.
    strange_keys: Mutex<BTreeSet<Id>>,
}

impl Store {
    fn new(
        opening: Opening,
        workspace: Id,
        device: device::Device,
        writer: Writer,
        replaced: Option<&'static str>,
    ) -> Self {
        Self {
            presence: presence::Presence::enter(&opening.path),
            opening,
            workspace,
            device,
            layouts: Mutex::new(writer.conn.layouts.clone()),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            schemas: AtomicU64::new(0),
            orders: Mutex::default(),
            marks: marks::AllMarks::default(),
            text: Mutex::default(),
            long_text_merged: AtomicI64::new(0),
            listeners: Mutex::default(),
            present: present::Present::default(),
            told: AtomicI64::new(0),
            unfolded: fold::Unfolded::default(),
            closing: AtomicBool::new(false),
            daily: Mutex::default(),
            leaving: AtomicBool::new(false),
            read_only: Mutex::default(),
            replaced,
            strange_keys: Mutex::default(),
        }
    }

    /// The file.
    pub(crate) fn path(&self) -> &std::path::Path {
        &self.opening.path
    }

    pub(crate) fn opening(&self) -> &Opening {
        &self.opening
    }

    /// From now on he is told that the key under his name is another than his own.
    pub(crate) fn found_strange_key(&self, user: Id) {
        lock(&self.strange_keys).insert(user);
    }

    /// Some, while nobody else has the file open and nobody can open it.
    pub(crate) fn alone(&self) -> Option<presence::Alone<'_>> {
        self.presence.alone()
    }

    pub(crate) fn device(&self) -> Id {
        self.device.id
    }

    /// *Now*, for ops and rules.
    pub(crate) fn now(&self) -> i64 {
        self.opening.clock.now()
    }

    pub(crate) fn read_only(&self) -> Option<String> {
        lock(&self.read_only).clone()
    }

    /// Runs `f` in one read transaction under the rights of `user` (None: the system).
    pub(crate) fn read<T>(&self, user: Option<Id>, f: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let schema = self.schemas.load(SeqCst);
        let idle = {
            let mut idle = lock(&self.readers);
            let same = idle.iter().rposition(|conn| conn.serves(user));
            // Who was served longest ago makes room: the system's own looks must not cost a user his reader.
            let at = same.or_else(|| if idle.len() < READERS { None } else { Some(0) });
            at.map(|at| idle.remove(at))
        };
        let mut conn = match idle {
            Some(conn) => conn,
            None => self.connect_reader()?,
        };
        conn.flag.run(|| conn.db.execute_batch("/*s*/ BEGIN"))?;
        let result = conn.rights(user).and_then(|access| {
            let read = Read::new(&conn, self, access, self.now());
            f(&read)
        });
        // A reader that cannot end its transaction is not used again.
        if conn.flag.run(|| conn.db.execute_batch("/*s*/ COMMIT")).is_ok() {
            let mut readers = lock(&self.readers);
            if readers.len() < READERS && self.schemas.load(SeqCst) == schema {
                readers.push(conn);
            }
        }
        result
    }

    /// Tells this window too what it should hear of, from now on.
    pub(crate) fn listen(&self, window: mpsc::Sender<Event>) {
        lock(&self.listeners).push(window);
    }

    /// Tells every window of this process.
    pub(crate) fn tell(&self, event: &Event) {
        lock(&self.listeners).retain(|listener| listener.send(event.clone()).is_ok());
    }

    /// A commit of this process went through.
    fn committed(&self, event: Event) {
        if let Event::Changed { op, .. } = &event {
            self.told.fetch_max(*op, SeqCst);
        }
        self.unfolded.committed();
        self.tell(&event);
        if matches!(&event, Event::Changed { tables, .. } if tables.iter().any(|table| table == "user")) {
            self.end_gone();
        }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closing.load(SeqCst)
    }

    /// Watches for commits of other processes once a second, and folds the log into the file two seconds after our last
    /// commit, so that the lone file is whole (CORE.md section 6). Ends with the store.
    fn keep_fresh(self: Arc<Self>) -> JoinHandle<()> {
        const PAUSE: Duration = Duration::from_millis(500);
        self.told.store(self.last_op().unwrap_or(0), SeqCst);
        let plant = fault::handed_on();
        std::thread::spawn(move || {
            plant();
            self.build_marks();
            let mut seen = None;
            let mut rolled = self.now();
            while !self.leaving.load(SeqCst) {
                self.have_text();
                self.learn_text();
                self.look_for_others(&mut seen);
                self.keep_long_text_written();
                self.roll_daily(&mut rolled);
                self.fold_behind();
                self.fold_when_idle();
                std::thread::park_timeout(PAUSE);
            }
        })
    }

    /// Reads what lists show of derived values into memory. Failing costs time only: the file is asked instead.
    fn build_marks(&self) {
        if let Err(e) = self.read(None, |r| r.build_marks()) {
            tracing::warn!(%e, "the marks of lists could not be built");
        }
    }

    /// Reads what is searched into memory, where it is not there. Failing costs time only: queries read the file.
    fn have_text(&self) {
        if let Err(e) = self.build_text() {
            tracing::warn!(%e, "the text that is searched could not be read");
        }
    }

    /// Writes what the index of long texts lacks. Failing costs time only: it is tried again, and rows that the index does
    /// not know are read.
    fn keep_long_text_written(&self) {
        if let Err(e) = self.keep_long_text() {
            tracing::warn!(%e, "the index of long texts could not be written");
        }
    }

    fn look_for_others(&self, seen: &mut Option<(i64, i64)>) {
        let versions = self.read(None, |r| {
            r.sys(|db| {
                let newest: i64 = db.query_row("/*s*/ SELECT coalesce(max(n), 0) FROM op", [], |r| r.get(0))?;
                Ok((newest, access::perm_rev(db)?))
            })
        });
        let Ok(now) = versions else { return };
        if *seen == Some(now) {
            return;
        }
        if seen.replace(now).map(|(_, rights)| rights) != Some(now.1) {
            self.end_gone();
        }
        let newest = now.0;
        let told = self.told.fetch_max(newest, SeqCst);
        if newest <= told {
            return;
        }
        let tables = self.read(None, |r| r.sys(|db| history::tables_since(db, told)));
        if let Ok(tables) = tables {
            self.tell(&Event::Changed { op: newest, tables });
        }
    }

    fn last_op(&self) -> Result<i64> {
        self.read(None, |r| r.sys(|db| Ok(write::next_n(db)? - 1)))
    }

    /// Folds the log and lets go of the file. The store is of no use afterwards.
    fn shut(&self) {
        if self.closing.swap(true, SeqCst) {
            return;
        }
        lock(&self.readers).clear();
        self.stop_folding_behind();
        let writer = self.writer();
        self.fold(&writer);
        let noted = writer.conn.flag.run(|| last_seq(&writer.conn.db, self.device.id));
        let head = writer.conn.flag.run(|| newest_head(&writer.conn.db)).unwrap_or_default();
        let noted = noted.and_then(|seq| self.device.let_go(&self.opening.home, self.workspace, seq, head));
        if let Err(e) = noted {
            tracing::warn!(%e, "the device's number could not be noted");
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.shut();
    }
}

/// Something that a feature does when a day has turned.
pub(crate) type Daily = fn(&Store);

/// A store with its watch, as everybody but the store itself holds it. The watch is stopped and waited for before the
/// file is let go: a thread that is still inside SQLite while the process ends would bring it down.
pub(crate) struct OpenStore {
    store: Arc<Store>,
    watch: Mutex<Option<JoinHandle<()>>>,
}

impl OpenStore {
    fn watched(store: Arc<Store>) -> Self {
        let watch = store.clone().keep_fresh();
        Self { store, watch: Mutex::new(Some(watch)) }
    }

    /// Folds the log and lets go of the file. The store is of no use afterwards.
    pub(crate) fn close(&self) {
        self.end_watch();
        self.store.shut();
    }

    fn end_watch(&self) {
        self.store.leaving.store(true, SeqCst);
        if let Some(watch) = lock(&self.watch).take() {
            watch.thread().unpark();
            let _ = watch.join(); // a watch that panicked has ended too
        }
    }

    /// Does nothing in the background any more, for tests that do it themselves.
    #[cfg(test)]
    fn unwatched(&self) {
        self.end_watch();
        self.store.leaving.store(false, SeqCst);
    }
}

impl Drop for OpenStore {
    fn drop(&mut self) {
        self.close();
    }
}

impl Deref for OpenStore {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

fn last_seq(db: &Connection, device: Id) -> Result<i64> {
    let sql = "/*s*/ SELECT coalesce(max(o.seq), 0) FROM op o JOIN device d ON d.n = o.device WHERE d.id = ?1";
    Ok(db.query_row(sql, [device], |r| r.get(0))?)
}

/// The newest op, for the profile to remember: an older copy put in the place of this file lacks it.
fn newest_head(db: &Connection) -> Result<Option<profile::Head>> {
    let sql = "/*s*/ SELECT d.id, o.seq, o.digest FROM op o JOIN device d ON d.n = o.device ORDER BY o.n DESC LIMIT 1";
    let head = db.query_row(sql, [], |r| {
        Ok(profile::Head { device: r.get(0)?, seq: u64::try_from(r.get::<_, i64>(1)?).unwrap_or(0), digest: r.get(2)? })
    });
    Ok(head.optional()?)
}

/// Whether the file still holds the last op that this user saw in it.
fn compare_head(db: &Connection, profile: &profile::Profile) -> profile::HeadCheck {
    let sql = "SELECT o.digest FROM op o JOIN device d ON d.n = o.device WHERE d.id = ?1 AND o.seq = ?2";
    profile.check_head(|device, seq| {
        db.query_row(sql, rusqlite::params![device, i64::try_from(seq).ok()?], |r| r.get(0)).ok()
    })
}

/// The text of a workspace setting; None where it is not set or no text.
pub(crate) fn setting_text(db: &Connection, key: &str) -> Result<Option<String>> {
    let sql = "/*s*/ SELECT value FROM setting WHERE key = ?1 AND life = 0";
    let value: Option<String> = db.prepare_cached(sql)?.query_row([key], |r| r.get(0)).optional()?.flatten();
    Ok(value.and_then(|v| serde_json::from_str(&v).ok()))
}
