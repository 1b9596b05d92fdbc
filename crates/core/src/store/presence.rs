//! Whether anybody else has the file open. Every open store holds a shared OS lock on `NAME.zhike-open`; who gets the
//! exclusive one is alone, and whoever comes meanwhile waits until he no longer needs to be. Where locks cannot be had,
//! nobody is ever alone.

use super::atomic;
use fs4::fs_std::FileExt;
use std::{
    fs::{File, OpenOptions},
    path::Path,
};

/// This store's own lock; None where there are none.
#[derive(Debug)]
pub(super) struct Presence(Option<File>);

impl Presence {
    pub(super) fn enter(database: &Path) -> Self {
        let path = atomic::with_ending(database, "-open");
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path).ok();
        Self(file.filter(|file| FileExt::lock_shared(file).is_ok()))
    }

    /// Some, while nobody else has the file open and nobody can open it.
    pub(super) fn alone(&self) -> Option<Alone<'_>> {
        let file = self.0.as_ref()?;
        // One lock at a time: not every system turns a shared lock into an exclusive one.
        FileExt::unlock(file).ok()?;
        let alone = Alone(file);
        FileExt::try_lock_exclusive(file).unwrap_or(false).then_some(alone)
    }
}

/// Nobody else has the file open. Ends with a shared lock again, also where there never was another.
#[derive(Debug)]
pub(crate) struct Alone<'a>(&'a File);

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        let _ = FileExt::unlock(self.0);
        if let Err(e) = FileExt::lock_shared(self.0) {
            tracing::warn!(%e, "others may take themselves to be alone in the file");
        }
    }
}
