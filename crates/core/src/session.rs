//! Who is at a window: a random id that the shell keeps and the page never sees, a user, an open workspace.

use crate::{
    Error, Event, Id, Result,
    scratch::Scratch,
    store::{OpenStore, present::Windows, recovery::RecoverySecret},
};
use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
};

/// 256 random bits in hexadecimal. Whoever has it is the session.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    pub(crate) fn random() -> Self {
        Self(hex::encode(crate::random::bytes::<32>()))
    }

    /// From what a shell kept. Nothing else than 64 hexadecimal digits is one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(text.to_ascii_lowercase()))
    }

    /// For the shell to keep.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)") // it must not get into a log
    }
}

/// An open session.
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) user: Id,
    pub(crate) username: String,
    pub(crate) store: Arc<OpenStore>,
    /// From an admin's slot: what new admins' slots are sealed with.
    pub(crate) recovery: Option<RecoverySecret>,
    /// Ops of this session that can be taken back, the newest last.
    done: Mutex<Vec<i64>>,
    /// Undos that can be taken back.
    undone: Mutex<Vec<i64>>,
    files: Mutex<Files>,
    windows: Arc<Windows>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Files a session may hold at once.
const FILES: usize = 32;

/// The files of a session by their ids.
#[derive(Default)]
struct Files {
    held: HashMap<String, Arc<Scratch>>,
    /// Those that commands left, the oldest first.
    left: VecDeque<String>,
}

impl Files {
    fn keep(&mut self, file: Scratch) -> String {
        let id = hex::encode(crate::random::bytes::<16>());
        self.held.insert(id.clone(), Arc::new(file));
        id
    }
}

impl Session {
    pub(crate) fn new(user: Id, username: &str, store: Arc<OpenStore>, recovery: Option<RecoverySecret>) -> Arc<Self> {
        Arc::new(Self {
            id: SessionId::random(),
            user,
            username: username.into(),
            windows: store.sits_down(user),
            store,
            recovery,
            done: Mutex::default(),
            undone: Mutex::default(),
            files: Mutex::default(),
        })
    }

    /// What happens in its workspace from now on, and at last its own end.
    pub(crate) fn listen(&self) -> Result<mpsc::Receiver<Event>> {
        let (tell, hear) = mpsc::channel();
        self.windows.add(tell.clone())?;
        self.store.listen(tell);
        Ok(hear)
    }

    /// Tells all its windows that it is over.
    pub(crate) fn end(&self) {
        self.windows.end();
    }

    /// Whether it is over, by whomever.
    pub(crate) fn is_over(&self) -> bool {
        self.windows.ended()
    }

    /// Notes an op that can be undone. What was undone before it stays undone: the way forward is another now.
    pub(crate) fn did(&self, op: i64) {
        lock(&self.done).push(op);
        lock(&self.undone).clear();
    }

    pub(crate) fn newest_done(&self) -> Option<i64> {
        lock(&self.done).last().copied()
    }

    pub(crate) fn newest_undone(&self) -> Option<i64> {
        lock(&self.undone).last().copied()
    }

    /// Notes that `op` was taken back by `undo`.
    pub(crate) fn undid(&self, op: i64, undo: i64) {
        lock(&self.done).retain(|o| *o != op);
        lock(&self.undone).push(undo);
    }

    /// Notes that the undo `undo` was itself taken back, by `redo`.
    pub(crate) fn redid(&self, undo: i64, redo: i64) {
        lock(&self.undone).retain(|o| *o != undo);
        lock(&self.done).push(redo);
    }

    /// Keeps a file for the commands of this session; answers its id.
    pub(crate) fn put(&self, file: Scratch) -> Result<String> {
        let mut files = lock(&self.files);
        if files.held.len() >= FILES {
            return Err(Error::TooMany { wait_s: 0 });
        }
        Ok(files.keep(file))
    }

    /// Keeps a file that a command made, for the shell to take; answers its id. Where there is no room the oldest of
    /// such files goes: it was taken long ago, or nobody wants it.
    pub(crate) fn leave(&self, file: Scratch) -> Result<String> {
        let mut files = lock(&self.files);
        while files.held.len() >= FILES {
            let oldest = files.left.pop_front().ok_or(Error::TooMany { wait_s: 0 })?;
            files.held.remove(&oldest);
        }
        let id = files.keep(file);
        files.left.push_back(id.clone());
        Ok(id)
    }

    pub(crate) fn file(&self, id: &str) -> Result<Arc<Scratch>> {
        lock(&self.files).held.get(id).cloned().ok_or_else(|| Error::not_found("file"))
    }

    /// Lets go of a file that was used up.
    pub(crate) fn drop_file(&self, id: &str) {
        let mut files = lock(&self.files);
        files.held.remove(id);
        files.left.retain(|left| left != id);
    }
}
