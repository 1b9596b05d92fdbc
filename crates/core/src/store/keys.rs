//! The data key of a workspace file and the one way to open a connection with it (CORE.md section 6).
//! The key of an epoch follows from the recovery secret and the file's own first 16 bytes, so the file alone and the
//! paper with the recovery key are enough. Who may open is the slots' business (`slots.rs`).

pub(crate) use super::recovery::RecoverySecret;
use crate::{Error, Result};
use hkdf::Hkdf;
use rusqlite::{Connection, OpenFlags};
use sha2::Sha256;
use std::{
    fmt, fs,
    io::{self, Read},
    path::Path,
};
use zeroize::Zeroizing;

/// The label under which data keys are derived; the epoch follows as four bytes, big end first.
const LABEL: &[u8] = b"zhike dek";
/// What a file that is not encrypted begins with.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";
/// The page size of every workspace file, in bytes.
pub(crate) const PAGE: u64 = 4096;

/// The 32 bytes SQLCipher encrypts with, wiped from memory when dropped. Its `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// The key of `epoch` of the file that begins with `salt`.
    pub(crate) fn derive(recovery: &RecoverySecret, salt: &Salt, epoch: u8) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        let mut info = LABEL.to_vec();
        info.extend(u32::from(epoch).to_be_bytes());
        Hkdf::<Sha256>::new(Some(&salt.0), recovery.as_bytes())
            .expand(&info, key.as_mut())
            .expect("32 bytes are within what HKDF-SHA256 yields");
        Self(key)
    }

    /// From the bytes kept in a slot.
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes. Never logged, never stored but sealed.
    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// The first 16 bytes of a workspace file. No secret; never changes in the life of a workspace, copies included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Salt(pub(crate) [u8; 16]);

impl Salt {
    /// The salt of the file at `path`.
    ///
    /// # Errors
    /// `Missing` when there is no file, `NotOurs` when it is a folder, shorter than a page or an unencrypted database.
    pub(crate) fn of_file(path: &Path) -> Result<Self> {
        let found = fs::metadata(path)?;
        if !found.is_file() || found.len() < PAGE {
            return Err(Error::NotOurs);
        }
        let mut salt = [0; 16];
        fs::File::open(path)?.read_exact(&mut salt).map_err(|e| match e.kind() {
            io::ErrorKind::UnexpectedEof => Error::NotOurs,
            _ => e.into(),
        })?;
        if salt == *PLAIN { Err(Error::NotOurs) } else { Ok(Self(salt)) }
    }

    /// The salt of a new workspace.
    pub(crate) fn random() -> Self {
        Self(crate::random::bytes())
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenMode {
    /// Makes the file; one that exists is refused.
    Create,
    /// Opens a file that exists, to write.
    ReadWrite,
    /// Opens a file that exists; nothing is ever written to it.
    ReadOnly,
}

/// The statement that gives SQLCipher the raw key and the salt, so that it derives nothing itself.
pub(crate) fn key_pragma(key: &DataKey, salt: &Salt) -> Zeroizing<String> {
    spelled("key", key, salt)
}

fn spelled(pragma: &str, key: &DataKey, salt: &Salt) -> Zeroizing<String> {
    // Room for all of it at once: a string that grows leaves its old self behind in memory.
    let mut sql = Zeroizing::new(String::with_capacity(128));
    sql.push_str("PRAGMA ");
    sql.push_str(pragma);
    sql.push_str(" = \"x'");
    for byte in key.as_bytes().iter().chain(&salt.0) {
        for half in [byte >> 4, byte & 15] {
            sql.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    sql.push_str("'\"");
    sql
}

/// Opens the workspace file at `path` and proves that `key` fits by reading its schema.
/// Only the key and what must come before it are set here; the store sets the rest.
///
/// # Errors
/// `Missing` (no file; none is made unless `mode` is `Create`), `NotOurs` (another key, no workspace, a folder, an
/// empty or unencrypted file), `ReadOnly` (may not be written, or may not be opened at all), `Blocked{file_exists}`
/// (`Create` over a file), `Busy` (held exclusively), `DiskFull`.
pub(crate) fn connect(path: &Path, key: &DataKey, salt: &Salt, mode: OpenMode) -> Result<Connection> {
    if mode == OpenMode::Create {
        // Claims the name, so that two creators cannot both believe that the file is theirs.
        fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => Error::blocked("file_exists"),
            _ => e.into(),
        })?;
        let made = keyed(path, key, salt, mode);
        if made.is_err() {
            // Still empty: nothing was written through a connection that never came to be.
            let _ = fs::remove_file(path);
        }
        return made;
    }
    Salt::of_file(path)?;
    keyed(path, key, salt, mode)
}

fn keyed(path: &Path, key: &DataKey, salt: &Salt, mode: OpenMode) -> Result<Connection> {
    let access = match mode {
        OpenMode::Create | OpenMode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        OpenMode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(opening)?;
    // Before the key: a key that does not fit is an answer here, not a line on somebody's terminal.
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    db.execute_batch(&key_pragma(key, salt))?;
    db.execute_batch("PRAGMA cipher_page_size = 4096; PRAGMA cipher_memory_security = OFF")?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(opening)?;
    if mode != OpenMode::ReadOnly && db.is_readonly("main")? {
        return Err(Error::ReadOnly { why: "permission".into() });
    }
    Ok(db)
}

/// SQLite says "cannot open" for a file that is there and may not be opened, too.
fn opening(e: rusqlite::Error) -> Error {
    match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen) => Error::ReadOnly { why: "permission".into() },
        _ => e.into(),
    }
}

/// The epoch whose key opens the file at `path`, tried from `newest_hint` (the newest slot's) to its neighbours, later
/// ones first, through all 256.
///
/// # Errors
/// `NotOurs` when none fits: the recovery key belongs to another workspace, or the file to nobody. Else as [`connect`].
pub(crate) fn find_epoch(path: &Path, recovery: &RecoverySecret, newest_hint: u8) -> Result<(u8, DataKey)> {
    let salt = Salt::of_file(path)?;
    for epoch in nearest_first(newest_hint) {
        let key = DataKey::derive(recovery, &salt, epoch);
        let mut opened = keyed(path, &key, &salt, OpenMode::ReadOnly);
        if matches!(opened, Err(Error::ReadOnly { .. })) {
            // A journal left by a crash, or a first reader after one, needs a writer to be looked at.
            opened = keyed(path, &key, &salt, OpenMode::ReadWrite);
        }
        match opened {
            Ok(_) => return Ok((epoch, key)),
            Err(Error::NotOurs) => {}
            Err(other) => return Err(other),
        }
    }
    Err(Error::NotOurs)
}

/// Encrypts the file at `path` anew under `new`, with the salt it has. Slots that hold `new` must lie beside those of
/// `old` before, and those of `old` go after: killed anywhere in between, the file opens with exactly one of the two.
/// Takes as much free disk again as the file is large, and some 2 s for 100 MB.
///
/// # Errors
/// `Busy` while any other connection, of any process, has the file open; `DiskFull`; `Corrupt{database}` when the file
/// does not read back; else as [`connect`]. Until it is done, the old key holds.
#[cfg_attr(not(test), expect(dead_code, reason = "rotation calls it once users can be removed"))]
pub(crate) fn rekey(path: &Path, old: &DataKey, new: &DataKey, salt: &Salt) -> Result<()> {
    let db = connect(path, old, salt, OpenMode::ReadWrite)?;
    let journal = |mode: &str| -> Result<String> {
        Ok(db.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get(0))?)
    };
    let before: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    // Leaving WAL folds the log into the file, and is refused unless this is the only connection.
    if journal("TRUNCATE")? != "truncate" {
        return Err(Error::Busy);
    }
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")?;
    db.execute_batch(&spelled("rekey", new, salt))?;
    if before == "wal" && journal("WAL")? != "wal" {
        return Err(Error::Busy);
    }
    db.close().map_err(|(_, e)| e)?;

    let again = connect(path, new, salt, OpenMode::ReadOnly)?;
    let mut check = again.prepare("PRAGMA cipher_integrity_check")?;
    if Salt::of_file(path)? != *salt || check.exists([])? {
        return Err(Error::Corrupt { what: "database".into() });
    }
    Ok(())
}

fn nearest_first(hint: u8) -> impl Iterator<Item = u8> {
    let later_and_earlier = (1..=u8::MAX).flat_map(move |d| [hint.checked_add(d), hint.checked_sub(d)]);
    std::iter::once(hint).chain(later_and_earlier.flatten())
}

#[cfg(test)]
mod tests;
