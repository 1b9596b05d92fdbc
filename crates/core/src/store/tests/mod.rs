//! The store, run: what it writes, takes back, carries between copies and proves. Every test works on files of its own.

mod basics;
mod exchange;
mod fences;
mod groups;
mod long_text;
mod oracle;
mod proofs;
mod search;
mod shortcuts;
mod simulator;
mod undo_elsewhere;

use super::{
    OpenStore, bundle,
    capture::Cells,
    conflict::Conflict,
    digest,
    keys::{DataKey, Salt},
    op::{OpHead, OpId, Vector},
    open::Opening,
    schema::Table,
    scope::Entity,
    undo::{Mode, Target},
    write::{Intent, Write, Written},
};
use crate::{Clock, Error, Home, Id, Obstacle, Result, random::seeded, value::CellValue};
use rusqlite::Connection;
use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
};

macro_rules! entities {
    ($($name:ident $table:literal)*) => {$(
        #[derive(Debug)]
        struct $name;
        impl Entity for $name {
            const TABLE: &'static str = $table;
        }
    )*};
}
entities!(User "user" Customer "customer" Contact "contact" Point "contact_point" Tag "tag" Tagging "tagging" Call "interaction" Field "custom_field" SalesOrder "sales_order" Product "product");

/// Noon of a day in 2026.
const NOON: i64 = 1_795_348_800_000;

/// A closed workspace file with one user in it, made once; each copy starts from its bytes.
struct Template {
    bytes: Vec<u8>,
    key: [u8; 32],
    salt: Salt,
    workspace: Id,
    user: Id,
}

fn template() -> &'static Template {
    static MADE: OnceLock<Template> = OnceLock::new();
    // From a seed of its own, which no run has: whichever comes first makes it, and none must find its own randomness
    // used up by that, or its own devices in the file already.
    const SEED: u64 = u64::MAX;
    let make = || {
        let dir = scratch();
        let path = dir.path().join("t.zhike");
        let (key, salt, workspace, user) = (crate::random::bytes(), Salt::random(), Id::random(), Id::new(NOON));
        let store = Opening {
            path: path.clone(),
            key: DataKey::from_bytes(key),
            salt,
            home: Home::at(dir.path().join("home")),
            clock: Clock::Fixed(Arc::new(AtomicI64::new(NOON))),
        }
        .create(workspace)
        .unwrap();
        let made =
            store.write(None, Intent::of("test"), |w| w.create::<User>(user, &cells([("username", text("li"))])));
        made.unwrap();
        store.close();
        Template { bytes: fs::read(path).unwrap(), key, salt, workspace, user }
    };
    MADE.get_or_init(|| seeded::with(SEED, make))
}

/// In memory where the system offers that: the tests are about order, not about disks.
fn scratch() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// One copy of the workspace on a device of its own.
struct Copy {
    store: Arc<OpenStore>,
    user: Id,
    clock: Arc<AtomicI64>,
    path: PathBuf,
    dir: tempfile::TempDir,
}

impl Copy {
    fn new() -> Copy {
        let dir = scratch();
        let path = dir.path().join("w.zhike");
        fs::write(&path, &template().bytes).unwrap();
        let clock = Arc::new(AtomicI64::new(NOON));
        let opening = Self::opening(&path, &dir, &clock);
        Copy { store: opening.open().unwrap(), user: template().user, clock, path, dir }
    }

    fn opening(path: &std::path::Path, dir: &tempfile::TempDir, clock: &Arc<AtomicI64>) -> Opening {
        let made = template();
        Opening {
            path: path.into(),
            key: DataKey::from_bytes(made.key),
            salt: made.salt,
            home: Home::at(dir.path().join("home")),
            clock: Clock::Fixed(clock.clone()),
        }
    }

    /// Another store on the same file, as a second process of the same user has it.
    fn second(&self) -> Arc<OpenStore> {
        Self::opening(&self.path, &self.dir, &self.clock).open().unwrap()
    }

    /// Closes the file and opens it again on a machine whose user has this profile: under the device that it knows, or
    /// a new one.
    fn reopen(&mut self, home: &str) {
        self.store.close();
        let home = Home::at(self.dir.path().join(home));
        self.store = Opening { home, ..Self::opening(&self.path, &self.dir, &self.clock) }.open().unwrap();
    }

    fn tick(&self) {
        self.clock.fetch_add(1000, SeqCst);
    }

    fn write<T>(&self, f: impl FnOnce(&Write<'_>) -> Result<T>) -> Result<Written<T>> {
        self.tick();
        self.store.write(None, Intent::of("test"), f)
    }

    fn sys<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> T {
        self.store.read(None, |r| r.sys(f)).unwrap()
    }

    /// The number of the op that `f` wrote.
    fn op<T>(&self, f: impl FnOnce(&Write<'_>) -> Result<T>) -> i64 {
        self.write(f).unwrap().op.unwrap().0
    }

    fn customer(&self, name: &str) -> Id {
        let id = Id::new(self.store.now());
        self.customer_as(id, name);
        id
    }

    fn customer_as(&self, id: Id, name: &str) -> i64 {
        self.op(|w| w.create::<Customer>(id, &customer(self.user, name)))
    }

    fn set<T: Entity>(&self, id: Id, cell: &str, value: CellValue) -> Result<Written<()>> {
        self.write(|w| w.update(&w.load::<T>("update", id)?, &cells([(cell, value)])))
    }

    fn edit(&self, id: Id, cell: &str, value: CellValue) -> i64 {
        self.set::<Customer>(id, cell, value).unwrap().op.unwrap().0
    }

    fn point(&self, owner: Id, raw: &str) -> Id {
        let id = Id::new(self.store.now());
        self.op(|w| w.create::<Point>(id, &point(owner, raw)));
        id
    }

    fn bin(&self, id: Id) -> i64 {
        self.op(|w| w.bin(&w.load::<Customer>("delete", id)?))
    }

    fn restore(&self, id: Id) -> i64 {
        self.op(|w| w.restore(&w.load::<Customer>("delete", id)?))
    }

    fn erase(&self, id: Id) -> i64 {
        self.op(|w| w.erase(&w.load::<Customer>("delete", id)?))
    }

    fn target(&self, n: i64) -> Target {
        self.sys(|db| Target::of(db, n))
    }

    fn try_undo(&self, n: i64) -> Result<Written<Vec<Obstacle>>> {
        self.tick();
        self.store.undo(None, &self.target(n), "undo", Mode::Refuse)
    }

    /// Takes back op `n`; answers the op that did.
    fn undo(&self, n: i64) -> i64 {
        self.try_undo(n).unwrap().op.unwrap().0
    }

    /// Why op `n` cannot be taken back.
    fn refusal(&self, n: i64) -> Vec<String> {
        match self.try_undo(n) {
            Err(Error::Conflict { stands }) => stands.into_iter().map(|s| s.why).collect(),
            other => panic!("not refused: {other:?}"),
        }
    }

    fn cell(&self, table: &str, id: Id, cell: &str) -> CellValue {
        self.image(table, id).cell(cell)
    }

    fn life(&self, table: &str, id: Id) -> i64 {
        self.image(table, id).life
    }

    fn image(&self, table: &str, id: Id) -> super::line::Image {
        let table = Table::named(table).unwrap();
        let image = self.store.read(None, |r| {
            r.sys(|db| super::line::Image::load(db, r.layout(table.name)?, super::page::pk_of(db, table, id)?.unwrap()))
        });
        image.unwrap()
    }

    fn content(&self) -> String {
        self.store.read(None, |r| r.sys(|db| digest::content(db, r.layouts()))).unwrap()
    }

    fn state(&self) -> String {
        self.store.read(None, |r| r.sys(|db| digest::state(db, r.layouts()))).unwrap()
    }

    /// The journal is whole, its values fit their digests, and derived values are what a rebuild would write.
    fn verify(&self) {
        let checked = self.store.read(None, |r| {
            r.sys(|db| {
                digest::verify_chain(db)?;
                digest::verify_values(db, r.layouts())
            })
        });
        checked.unwrap();
    }

    fn conflicts(&self) -> Vec<Conflict> {
        self.store.read(None, |r| r.conflicts()).unwrap()
    }

    fn vector(&self) -> Vector {
        self.sys(Vector::of_file)
    }

    fn bundle(&self, since: &Vector) -> Vec<u8> {
        let mut out = Vec::new();
        let export =
            self.store.read(None, |r| r.sys(|db| bundle::export(db, r.layouts(), r.workspace, since, &mut out)));
        export.unwrap();
        out
    }

    fn ops_since(&self, since: &Vector) -> Vec<bundle::BundleOp> {
        bundle::parse(self.store.workspace, &mut self.bundle(since).as_slice()).unwrap()
    }

    /// Takes everything that `other` has and this copy lacks.
    fn pull(&self, other: &Copy) -> super::apply::Applied {
        self.store.apply(&other.ops_since(&self.vector())).unwrap()
    }

    fn op_id(&self, n: i64) -> OpId {
        self.sys(|db| OpHead::load(db, n)).id
    }

    fn count(&self, sql: &str) -> i64 {
        self.sys(|db| Ok(db.query_row(sql, [], |r| r.get(0))?))
    }
}

/// Two copies that hold the same.
fn exchange(a: &Copy, b: &Copy) {
    b.pull(a);
    a.pull(b);
    assert_eq!(a.state(), b.state());
}

fn text(text: &str) -> CellValue {
    CellValue::Text(text.into())
}

fn cells<const N: usize>(pairs: [(&str, CellValue); N]) -> Cells {
    pairs.into_iter().map(|(name, value)| (name.to_string(), value)).collect()
}

fn customer(owner: Id, name: &str) -> Cells {
    cells([("kind", text("company")), ("name", text(name)), ("owner_id", owner.into())])
}

fn point(owner: Id, raw: &str) -> Cells {
    cells([("owner_kind", text("customer")), ("owner_id", owner.into()), ("kind", text("mobile")), ("raw", text(raw))])
}
