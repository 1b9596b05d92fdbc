//! What the shell keeps for its windows: the core, who is logged in where, and the files a person pointed at.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use zhike_core::{App, SessionId};
use zhike_server::limits::{Limiter, Pace};

/// Files of one drop that may be named; nobody drops more on purpose.
const MAX_DROPPED: usize = 64;

/// The state of the shell.
pub struct Desk {
    /// The core.
    pub app: App,
    /// How often one window may call.
    pub pace: Limiter,
    windows: Mutex<HashMap<String, Seat>>,
    chosen: Mutex<Vec<PathBuf>>,
}

#[derive(Default)]
struct Seat {
    session: Option<SessionId>,
    dropped: Vec<PathBuf>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// A desk with nobody at it.
    pub fn new(app: App) -> Self {
        Self { app, pace: Limiter::new(Pace::SESSION), windows: Mutex::default(), chosen: Mutex::default() }
    }

    /// The session of a window.
    pub fn session(&self, window: &str) -> Option<SessionId> {
        lock(&self.windows).get(window).and_then(|seat| seat.session.clone())
    }

    /// Remembers, or forgets, the session of a window; the one it had before ends. In this order, so that whoever hears
    /// of that end finds the new one at the window and leaves it alone.
    pub fn set_session(&self, window: &str, session: Option<SessionId>) {
        let before = std::mem::replace(&mut lock(&self.windows).entry(window.to_owned()).or_default().session, session);
        self.end(before);
    }

    /// The window is gone, and its session with it.
    pub fn leave(&self, window: &str) {
        let seat = lock(&self.windows).remove(window);
        self.end(seat.and_then(|seat| seat.session));
    }

    fn end(&self, session: Option<SessionId>) {
        let Some(session) = session else { return };
        let out = self.app.door(&zhike_core::Place::Known, Some(&session), "door.logout", serde_json::json!({}));
        if let Err(e) = out {
            tracing::warn!(error = %e, "a session that was left could not be ended");
        }
    }

    /// A person dropped files on a window: only these may be named by path, and each once.
    pub fn dropped(&self, window: &str, mut paths: Vec<PathBuf>) {
        paths.truncate(MAX_DROPPED);
        lock(&self.windows).entry(window.to_owned()).or_default().dropped = paths;
    }

    /// Whether a person dropped this very file on the window; asking uses it up.
    pub fn take_dropped(&self, window: &str, path: &Path) -> bool {
        let mut windows = lock(&self.windows);
        let Some(seat) = windows.get_mut(window) else { return false };
        let found = seat.dropped.iter().position(|dropped| dropped == path);
        found.map(|at| seat.dropped.swap_remove(at)).is_some()
    }

    /// A person chose this workspace in a dialog: from now on the door may name it.
    pub fn choose(&self, path: PathBuf) {
        let mut chosen = lock(&self.chosen);
        chosen.retain(|known| known != &path);
        chosen.push(path);
    }

    /// The workspaces chosen so far, newest last.
    pub fn chosen(&self) -> Vec<PathBuf> {
        lock(&self.chosen).clone()
    }
}
