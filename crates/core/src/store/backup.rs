//! Backups: a copy made by SQLite itself, opened again with the key, checked in every way SQLite and SQLCipher know and
//! compared with its source, before it bears a name. What was not opened and checked is not listed. Each backup is the
//! database, its sidecar and a manifest; the manifest is put down last and makes it one.

use super::{
    atomic::{self, PASSING, Readers, Scratch},
    keys::{self, DataKey, OpenMode, Salt},
    sidecar,
};
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// However few are to be kept, as many checked ones stay.
const FEWEST: usize = 3;
/// Free space asked for beyond the size of the copy, in bytes.
const SPARE: u64 = 4 << 20;
const MANIFEST: &str = ".json";

/// A backup that was opened again and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BackupMade {
    /// The copy of the database.
    pub(crate) file: PathBuf,
    /// When it was made, in milliseconds of Unix time.
    pub(crate) at: i64,
    /// SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: String,
    /// Size of the file, in bytes.
    pub(crate) bytes: u64,
    /// How many ops it holds.
    pub(crate) ops: i64,
    /// The number of its last op in the file; `None` when it holds none.
    pub(crate) last_op: Option<i64>,
}

/// What lies beside a backup. It names nobody and holds no key.
#[derive(Serialize, Deserialize)]
struct Manifest {
    /// The file's first 16 bytes, which all copies of one workspace share.
    salt: String,
    at: i64,
    sha256: String,
    bytes: u64,
    ops: i64,
    last_op: Option<i64>,
}

/// The journal of a file in brief: equal in two files when one was copied from the other then.
#[derive(Debug, PartialEq, Eq)]
struct Journal {
    ops: i64,
    last: Option<LastOp>,
}

#[derive(Debug, PartialEq, Eq)]
struct LastOp {
    n: i64,
    device: i64,
    seq: i64,
    digest: Option<Vec<u8>>,
}

/// Backs the workspace file `source` up into the folder `dir`, which is made if need be, and then removes the oldest
/// backups of this workspace there beyond `keep` (never going below three that are intact). Others may write meanwhile:
/// the copy is the file as of one commit. `sidecar` goes along if it is there.
///
/// # Errors
/// `DiskFull` (found before or during the copy; older backups stay), `Corrupt{backup}` (the copy failed a check; it is
/// gone), `Locked{backup}` (another process backs up into `dir`), `Invalid{dir}` (not Unicode), else as
/// [`keys::connect`]. Whatever fails, nothing of the attempt stays behind.
pub(crate) fn backup(
    source: &Path,
    key: &DataKey,
    salt: &Salt,
    sidecar: &Path,
    dir: &Path,
    keep: usize,
    now: i64,
) -> Result<BackupMade> {
    backup_given(source, key, salt, sidecar, dir, keep, now, |dir| fs4::available_space(dir))
}

#[allow(clippy::too_many_arguments, reason = "those of `backup`, and the free space for a test to set")]
fn backup_given(
    source: &Path,
    key: &DataKey,
    salt: &Salt,
    sidecar: &Path,
    dir: &Path,
    keep: usize,
    now: i64,
    free: impl FnOnce(&Path) -> io::Result<u64>,
) -> Result<BackupMade> {
    let db = keys::connect(source, key, salt, OpenMode::ReadOnly)?;
    fs::create_dir_all(dir)?;
    let _lock = lock(dir)?;
    let pages: i64 = db.query_row("SELECT page_count FROM pragma_page_count", [], |row| row.get(0))?;
    if free(dir)? < pages.unsigned_abs() * keys::PAGE + SPARE {
        return Err(Error::DiskFull);
    }

    let file = free_name(source, dir, now);
    let copy = Scratch::beside(&file);
    let target = copy.path().to_str().ok_or_else(|| Error::invalid("dir", "not_unicode"))?;
    let before = journal(&db, None)?;
    db.execute("VACUUM INTO ?1", [target])?;
    atomic::sync_file(copy.path())?;

    let copied = check(copy.path(), key, salt)?;
    // Ops are only ever appended, so the source as of the copy's last op is still there to compare with.
    let same = journal(&db, Some(copied.last.as_ref().map_or(0, |op| op.n)))?;
    if copied != same || copied.ops < before.ops {
        return Err(damaged());
    }
    drop(db);

    let made = BackupMade {
        sha256: hash(copy.path())?,
        bytes: fs::metadata(copy.path())?.len(),
        at: now,
        ops: copied.ops,
        last_op: copied.last.map(|op| op.n),
        file,
    };
    name(copy, sidecar, &made, salt).inspect_err(|_| remove(&made.file))?;
    prune(dir, salt, keep.max(FEWEST))?;
    Ok(made)
}

/// The backups in `dir`, of whatever workspace, the newest first. Only what was checked is there: a file without its
/// manifest, or of another size than it says, is not.
///
/// # Errors
/// `ReadOnly` when the folder may not be read. No folder is no backups.
pub(crate) fn list(dir: &Path) -> Result<Vec<BackupMade>> {
    Ok(found(dir)?.into_iter().map(|(made, _)| made).collect())
}

/// Whether the file of a listed backup is still what was checked, by its hash.
///
/// # Errors
/// `Missing`, `ReadOnly`.
pub(crate) fn is_intact(made: &BackupMade) -> Result<bool> {
    Ok(hash(&made.file)? == made.sha256)
}

/// Opens the copy anew and puts every check to it; its journal.
fn check(copy: &Path, key: &DataKey, salt: &Salt) -> Result<Journal> {
    if Salt::of_file(copy).map_err(|_| damaged())? != *salt {
        return Err(damaged());
    }
    let db = keys::connect(copy, key, salt, OpenMode::ReadOnly).map_err(|e| match e {
        Error::NotOurs | Error::Missing => damaged(),
        other => other,
    })?;
    let complaints = |sql| -> Result<Vec<String>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let sound = complaints("PRAGMA cipher_integrity_check")?.is_empty()
        && complaints("PRAGMA integrity_check")? == ["ok"]
        && complaints("PRAGMA foreign_key_check")?.is_empty();
    if sound { journal(&db, None) } else { Err(damaged()) }
}

fn journal(db: &Connection, up_to: Option<i64>) -> Result<Journal> {
    let up_to = up_to.unwrap_or(i64::MAX);
    // One statement, one snapshot.
    let last = db
        .query_row(
            "SELECT (SELECT count(*) FROM op WHERE n <= ?1), n, device, seq, digest FROM op WHERE n <= ?1
             ORDER BY n DESC LIMIT 1",
            [up_to],
            |row| {
                let last = LastOp { n: row.get(1)?, device: row.get(2)?, seq: row.get(3)?, digest: row.get(4)? };
                Ok(Journal { ops: row.get(0)?, last: Some(last) })
            },
        )
        .optional()?;
    Ok(last.unwrap_or(Journal { ops: 0, last: None }))
}

/// Gives a checked copy its name, after its sidecar and before its manifest.
fn name(copy: Scratch, sidecar: &Path, made: &BackupMade, salt: &Salt) -> Result<()> {
    match fs::read(sidecar) {
        Ok(slots) => atomic::replace(&sidecar::path_of(&made.file), &slots, Readers::AsFolder)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e.into()),
    }
    copy.keep_as(&made.file)?;
    let manifest = Manifest {
        salt: hex::encode(salt.0),
        at: made.at,
        sha256: made.sha256.clone(),
        bytes: made.bytes,
        ops: made.ops,
        last_op: made.last_op,
    };
    atomic::replace(&manifest_of(&made.file), &serde_json::to_vec_pretty(&manifest)?, Readers::AsFolder)
}

/// Removes the oldest backups of the workspace beyond `keep`, if three of those that stay are intact.
fn prune(dir: &Path, salt: &Salt, keep: usize) -> Result<()> {
    let salt = hex::encode(salt.0);
    let own: Vec<_> = found(dir)?.into_iter().filter(|(_, of)| *of == salt).map(|(made, _)| made).collect();
    let Some((stay, go)) = own.split_at_checked(keep).filter(|(_, go)| !go.is_empty()) else {
        return Ok(());
    };
    if stay.iter().filter(|made| is_intact(made).unwrap_or(false)).take(FEWEST).count() == FEWEST {
        go.iter().for_each(|made| remove(&made.file));
    }
    Ok(())
}

/// Takes a backup away, its manifest first, so that no rest of it is ever listed.
fn remove(file: &Path) {
    for path in [manifest_of(file), file.to_path_buf(), sidecar::path_of(file)] {
        let _ = fs::remove_file(path);
    }
}

/// The listed backups with the salt of their workspace, the newest first.
fn found(dir: &Path) -> Result<Vec<(BackupMade, String)>> {
    let entries = match fs::read_dir(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut backups = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let Some(file) = path.to_str().and_then(|p| p.strip_suffix(MANIFEST)).map(PathBuf::from) else {
            continue;
        };
        let manifest = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
        let Some(m) = manifest else { continue };
        if fs::metadata(&file).is_ok_and(|found| found.is_file() && found.len() == m.bytes) {
            let made = BackupMade { file, at: m.at, sha256: m.sha256, bytes: m.bytes, ops: m.ops, last_op: m.last_op };
            backups.push((made, m.salt));
        }
    }
    backups.sort_by(|(a, _), (b, _)| (b.at, &b.file).cmp(&(a.at, &a.file)));
    Ok(backups)
}

/// `NAME-20261122T154500Z.zhike`, or with a number before the ending where that is taken.
fn free_name(source: &Path, dir: &Path, now: i64) -> PathBuf {
    let name = source.file_stem().unwrap_or_default().to_string_lossy();
    let at = chrono::DateTime::from_timestamp_millis(now).unwrap_or_default().format("%Y%m%dT%H%M%SZ");
    let named = |number: &str| dir.join(format!("{name}-{at}{number}.zhike"));
    let first = named("");
    if !first.exists() {
        return first;
    }
    (2_u32..).map(|n| named(&format!("-{n}"))).find(|path| !path.exists()).unwrap_or(first)
}

fn manifest_of(file: &Path) -> PathBuf {
    atomic::with_ending(file, MANIFEST)
}

fn hash(file: &Path) -> Result<String> {
    let (mut file, mut hash) = (fs::File::open(file)?, Sha256::new());
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(hash.finalize())),
            n => hash.update(&piece[..n]),
        }
    }
}

/// One backup at a time per folder; and under the lock, the copy that a killed one left there goes.
fn lock(dir: &Path) -> Result<fs::File> {
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(dir.join(".zhike-backup.lock"))?;
    if !fs4::fs_std::FileExt::try_lock_exclusive(&file)? {
        return Err(Error::Locked { by: "backup".into() });
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Other passing names may be of a sidecar just being written, should the workspace lie here too.
        let of_a_copy = [".zhike", ".zhike-journal", ".zhike-wal", ".zhike-shm"].iter().any(|end| name.ends_with(end));
        if name.starts_with(PASSING) && of_a_copy {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(file)
}

fn damaged() -> Error {
    Error::Corrupt { what: "backup".into() }
}

#[cfg(test)]
mod tests;
