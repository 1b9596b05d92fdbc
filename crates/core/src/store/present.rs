//! Who sits at the windows of this process, and when that ends: whoever is deactivated, or whose keys are taken away, is
//! out with the next call, and his windows hear of it without one, also where another process did it.

use super::{Store, access, read::Read, write::lock};
use crate::{Error, Event, Id, Result};
use std::sync::{Arc, Mutex, Weak, mpsc};

/// The windows of one session, to be told of its end; None once it has ended.
#[derive(Debug)]
pub(crate) struct Windows(Mutex<Option<Vec<mpsc::Sender<Event>>>>);

impl Windows {
    /// One more of them.
    pub(crate) fn add(&self, window: mpsc::Sender<Event>) -> Result<()> {
        lock(&self.0).as_mut().ok_or(Error::Unauthenticated)?.push(window);
        Ok(())
    }

    /// Tells all of them that it is over: a page that shows customers behind an ended session would show them for as
    /// long as nobody clicks.
    pub(crate) fn end(&self) {
        for window in lock(&self.0).take().into_iter().flatten() {
            let _gone = window.send(Event::Locked);
        }
    }

    /// Whether it is over.
    pub(crate) fn ended(&self) -> bool {
        lock(&self.0).is_none()
    }
}

/// The sessions at a file by their users; what has no other holder is over.
#[derive(Debug, Default)]
pub(super) struct Present(Mutex<Vec<(Id, Weak<Windows>)>>);

impl Store {
    /// A session of this user begins.
    pub(crate) fn sits_down(&self, user: Id) -> Arc<Windows> {
        let windows = Arc::new(Windows(Mutex::new(Some(Vec::new()))));
        let mut present = lock(&self.present.0);
        present.retain(|(_, windows)| windows.strong_count() > 0);
        present.push((user, Arc::downgrade(&windows)));
        windows
    }

    /// Ends the sessions of those who may not be here any more. Failing costs time only: no call of theirs is answered.
    pub(super) fn end_gone(&self) {
        let present = lock(&self.present.0).clone();
        for (user, windows) in present {
            let Some(windows) = windows.upgrade().filter(|windows| !windows.ended()) else { continue };
            match self.read(None, |r| r.may_stay(user)) {
                Ok(true) => {}
                Ok(false) => windows.end(),
                Err(e) => tracing::warn!(%e, "whether somebody may stay could not be asked"),
            }
        }
    }
}

impl Read<'_> {
    fn may_stay(&self, user: Id) -> Result<bool> {
        self.sys(|db| Ok(access::is_active(db, user)? && !access::is_keyless(db, user)?))
    }
}
