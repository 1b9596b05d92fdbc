//! Files that are either as they were or as they shall be, whatever happens in between: written beside, flushed,
//! renamed over, the folder flushed. For the small files around a workspace; the database looks after itself.

use crate::Result;
use std::{
    ffi::OsString,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Who may read a file, where the system knows of other users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Only the user.
    Me,
    /// Whoever the folder's rules let in.
    AsFolder,
}

/// Replaces the file at `path` by `bytes`, all or nothing.
///
/// # Errors
/// `Missing` when the folder is not there, `ReadOnly`, `DiskFull`; the old file then stands and nothing lies beside it.
pub(crate) fn replace(path: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    let beside = Scratch::beside(path);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Me {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    let mut file = options.open(beside.path())?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    beside.keep_as(path)
}

/// A file being made under a passing name; dropped, it is gone with all that SQLite may have put beside it.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A name in the folder of `path` that nobody else draws, ending as `path` does.
    pub(crate) fn beside(path: &Path) -> Self {
        let mut name = OsString::from(PASSING);
        name.push(hex::encode(crate::random::bytes::<8>()));
        name.push("-");
        name.push(path.file_name().unwrap_or_default());
        Self(path.with_file_name(name))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives it its name, in place of whatever bore it, and flushes the folder. The content must be flushed before.
    pub(crate) fn keep_as(self, path: &Path) -> Result<()> {
        fs::rename(&self.0, path)?;
        Ok(sync_folder(path)?)
    }
}

/// How passing names begin; what bears one is nobody's file.
pub(crate) const PASSING: &str = ".zhike-new-";

impl Drop for Scratch {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(with_ending(&self.0, ending));
        }
    }
}

/// `path` with `ending` after its last character.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    whole.into()
}

/// Flushes what was written to the file at `path`.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    // Windows flushes only through a handle that may write.
    fs::OpenOptions::new().read(true).write(true).open(path)?.sync_all()
}

/// Flushes the folder that holds `path`, so that a rename in it outlives a power cut. Windows has no such call; its
/// file systems journal renames.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_file_holds_the_new_bytes_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        replace(&path, b"one", Readers::Me).unwrap();
        replace(&path, b"two", Readers::Me).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("in the way");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("old"), b"old").unwrap();
        assert!(replace(&path, b"new", Readers::AsFolder).is_err());
        assert_eq!(fs::read(path.join("old")).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_readable_by_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        replace(&path, b"x", Readers::Me).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
