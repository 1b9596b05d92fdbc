//! The only door into the core for shells: sessions, calls, files, events.

use crate::{
    Answer, Clock, Entry, Error, Event, Home, Id, Result,
    job::Job,
    scratch::{Scratch, ScratchWriter},
    session::{Session, SessionId},
    store::{OpenStore, fault, presence::Alone},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    io::Read,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc},
    thread::JoinHandle,
};

/// The core, as a shell holds it. Clones are the same core.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) home: Home,
    pub(crate) clock: Clock,
    stores: Mutex<HashMap<PathBuf, Weak<OpenStore>>>,
    sessions: Mutex<HashMap<SessionId, Arc<Session>>>,
    jobs: Mutex<HashMap<String, Arc<Job>>>,
    /// Threads of jobs, waited for when the core closes.
    at_work: Mutex<Vec<JoinHandle<()>>>,
}

/// A file on its way out.
pub struct Taken {
    /// The name to save it under.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ended jobs are remembered up to so many.
const JOBS: usize = 64;

impl App {
    /// A core with its profile in `home`.
    pub fn new(home: Home) -> Result<App> {
        Self::with_clock(home, Clock::System)
    }

    /// The same with a clock of its own.
    pub fn with_clock(home: Home, clock: Clock) -> Result<App> {
        let inner = Inner {
            home,
            clock,
            stores: Mutex::default(),
            sessions: Mutex::default(),
            jobs: Mutex::default(),
            at_work: Mutex::default(),
        };
        Ok(App(Arc::new(inner)))
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// Every operation there is.
    pub fn entries(&self) -> &'static [Entry] {
        crate::api::entries()
    }

    /// Runs an operation by its name. Names that begin with `door.` go through [`App::door`].
    pub fn call(&self, session: Option<&SessionId>, name: &str, input: Value) -> Result<Answer> {
        let session = self.session(session.ok_or(Error::Unauthenticated)?)?;
        let entry = crate::api::entry(name).ok_or_else(|| Error::not_found("operation"))?;
        let input = if input.is_null() { Value::Object(Default::default()) } else { input };
        let cx = Cx { app: self.clone(), session, job: None };
        let run = std::panic::AssertUnwindSafe(|| (entry.run)(&cx, input));
        let answer = std::panic::catch_unwind(run).unwrap_or_else(|_| Err(Error::internal(format!("{name} panicked"))));
        if answer == Err(Error::Unauthenticated) {
            self.end(&cx.session.id); // whoever may not be here has no session, whatever becomes of him
        }
        if let Err(Error::Forbidden { permission }) = &answer {
            let what = serde_json::json!({ "operation": name, "permission": permission });
            if let Err(e) = cx.store().audit(Some(cx.user()), "refused", &what) {
                tracing::warn!(%e, "a refusal could not be audited");
            }
        }
        answer
    }

    /// Takes a file into a session; answers the id that commands name it by.
    pub fn put(&self, session: &SessionId, name: &str, reader: &mut dyn Read) -> Result<String> {
        let session = self.session(session)?;
        session.put(Scratch::keep(&self.scratch_dir(), name, reader)?)
    }

    /// A file that a command left for the session, or that was put there.
    pub fn take(&self, session: &SessionId, file: &str) -> Result<Taken> {
        let file = self.session(session)?.file(file)?;
        Ok(Taken { name: file.name.clone(), reader: Box::new(Kept { reader: file.open()?, _file: file }) })
    }

    /// What happens in the session's workspace, from now on; `Locked` when the session ends, and nothing after it.
    pub fn subscribe(&self, session: &SessionId) -> Result<mpsc::Receiver<Event>> {
        self.session(session)?.listen()
    }

    /// Opens a session with a password.
    pub fn login(&self, path: &Path, username: &str, password: &str) -> Result<SessionId> {
        crate::door::login(self, path, username, password)
    }

    /// Stops every job, ends every session and closes every workspace. Jobs are waited for: what they did so far is
    /// taken back as on cancel.
    pub fn close(&self) {
        lock(&self.0.jobs).values().for_each(|job| job.cancel());
        let at_work: Vec<_> = lock(&self.0.at_work).drain(..).collect();
        for thread in at_work {
            let _ = thread.join(); // a job tells of its own panic
        }
        let sessions: Vec<_> = lock(&self.0.sessions).drain().map(|(_, s)| s).collect();
        for session in sessions {
            session.end();
        }
        let stores: Vec<_> = lock(&self.0.stores).drain().filter_map(|(_, s)| s.upgrade()).collect();
        stores.iter().for_each(|store| store.close());
    }

    pub(crate) fn session(&self, id: &SessionId) -> Result<Arc<Session>> {
        let found = lock(&self.0.sessions).get(id).cloned().ok_or(Error::Unauthenticated)?;
        if found.is_over() {
            self.end(id);
            return Err(Error::Unauthenticated);
        }
        Ok(found)
    }

    pub(crate) fn begin(&self, session: Arc<Session>) -> SessionId {
        let id = session.id.clone();
        lock(&self.0.sessions).insert(id.clone(), session);
        id
    }

    pub(crate) fn end(&self, id: &SessionId) {
        let ended = lock(&self.0.sessions).remove(id);
        if let Some(session) = ended {
            session.end();
        }
    }

    /// The open store of a file, or what `open` makes of it. One process opens a file once.
    pub(crate) fn store(&self, path: &Path, open: impl FnOnce() -> Result<Arc<OpenStore>>) -> Result<Arc<OpenStore>> {
        let path = std::fs::canonicalize(path)?;
        let mut stores = lock(&self.0.stores);
        stores.retain(|_, store| store.strong_count() > 0);
        if let Some(store) = stores.get(&path).and_then(Weak::upgrade).filter(|s| !s.is_closed()) {
            return Ok(store);
        }
        let store = open()?;
        stores.insert(path, Arc::downgrade(&store));
        Ok(store)
    }

    pub(crate) fn scratch_dir(&self) -> PathBuf {
        self.0.home.path().join("scratch")
    }
}

/// Keeps the scratch file alive for as long as somebody reads it.
struct Kept {
    reader: crate::scratch::ScratchReader,
    _file: Arc<Scratch>,
}

impl Read for Kept {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.reader.read(out)
    }
}

/// What an action gets: the core, its session and, in the background, its job.
#[derive(Clone)]
pub(crate) struct Cx {
    pub(crate) app: App,
    pub(crate) session: Arc<Session>,
    pub(crate) job: Option<Arc<Job>>,
}

impl Cx {
    pub(crate) fn store(&self) -> &Arc<OpenStore> {
        &self.session.store
    }

    pub(crate) fn user(&self) -> Id {
        self.session.user
    }

    /// Some, while nobody else is at this file: no other session of this process, no other process.
    pub(crate) fn alone(&self) -> Option<Alone<'_>> {
        let here = |s: &&Arc<Session>| Arc::ptr_eq(&s.store, self.store()) && !s.is_over();
        let here = lock(&self.app.0.sessions).values().filter(here).count();
        (here <= 1).then(|| self.store().alone()).flatten()
    }

    /// Tells how far a job is; fails when it was cancelled.
    pub(crate) fn progress(&self, done: u64, total: u64) -> Result<()> {
        self.job.as_ref().map_or(Ok(()), |job| job.progress(done, total))
    }

    /// Begins a file for the session to take.
    pub(crate) fn new_file(&self, name: &str) -> Result<ScratchWriter> {
        Scratch::create(&self.app.scratch_dir(), name)
    }

    /// Runs `work` in the background; answers the job's id.
    pub(crate) fn start(&self, work: impl FnOnce(&Cx) -> Result<Answer> + Send + 'static) -> Result<String> {
        let job = Job::new(self.session.id.as_str(), self.store().clone());
        let id = job.id.clone();
        let mut jobs = lock(&self.app.0.jobs);
        if jobs.len() >= JOBS {
            jobs.retain(|_, j| j.state().state == "running");
        }
        jobs.insert(id.clone(), job.clone());
        drop(jobs);
        let cx = Cx { job: Some(job.clone()), ..self.clone() };
        let plant = fault::handed_on();
        let thread = std::thread::spawn(move || {
            plant();
            job.run(|| work(&cx));
        });
        let mut at_work = lock(&self.app.0.at_work);
        at_work.retain(|thread| !thread.is_finished());
        at_work.push(thread);
        Ok(id)
    }

    /// A job of this session.
    pub(crate) fn job(&self, id: &str) -> Result<Arc<Job>> {
        let found = lock(&self.app.0.jobs).get(id).cloned();
        found.filter(|j| j.session == self.session.id.as_str()).ok_or_else(|| Error::not_found("job"))
    }
}
