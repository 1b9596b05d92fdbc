//! Which device this file goes on as. The id lies in the user's profile, never in the file: a restored backup or a
//! copied file must not go on under the number of another (CORE.md section 2). The window and the command line share
//! a device while both have the same file open; two copies open at once never do.

use super::{
    home::Home,
    op::device_number,
    profile::{DeviceChoice, DeviceId, Head},
};
use crate::{Id, Result};
use fs4::fs_std::FileExt;
use rusqlite::{Connection, OptionalExtension};
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

/// A device in use by this process for one file.
pub(crate) struct Device {
    pub(crate) id: Id,
    /// Locked shared for as long as this process uses the device.
    mark: File,
}

/// The device under which this process writes to the file at `path`.
pub(crate) fn claim(db: &Connection, path: &Path, home: &Home, workspace: Id) -> Result<Device> {
    let path = fs::canonicalize(path)?.to_string_lossy().into_owned();
    let last_seq = |device: &DeviceId| -> Option<u64> {
        let sql = "SELECT max(o.seq) FROM op o JOIN device d ON d.n = o.device WHERE d.id = ?1";
        let seq = db.query_row(sql, [device], |r| r.get::<_, Option<i64>>(0)).optional().ok()??;
        u64::try_from(seq?).ok()
    };
    home.update(workspace, |profile| {
        for device in &profile.devices {
            if let Some(mark) = join(home, device.id, &path)? {
                return Ok(Device { id: device.id, mark });
            }
        }
        let id = match profile.device_for(last_seq) {
            DeviceChoice::Continue(id) => id,
            DeviceChoice::Mint(id) => {
                device_number(db, id)?;
                id
            }
        };
        profile.hold(&id);
        Ok(Device { id, mark: begin(home, id, &path)? })
    })
}

impl Device {
    /// Notes how far the device has come, if no other process goes on under it. Without this note (a crash) the device
    /// is never continued: the next opening mints a new one, which loses nothing.
    pub(crate) fn let_go(&self, home: &Home, workspace: Id, seq: i64, head: Option<Head>) -> Result<()> {
        home.update(workspace, |profile| {
            profile.head = head.or(profile.head);
            FileExt::unlock(&self.mark)?;
            if FileExt::try_lock_exclusive(&self.mark)? {
                profile.let_go(&self.id, u64::try_from(seq).unwrap_or(0));
                FileExt::unlock(&self.mark)?;
            }
            Ok(())
        })
    }
}

fn mark_of(home: &Home, device: Id) -> Result<PathBuf> {
    let dir = home.path().join("in-use");
    fs::create_dir_all(&dir)?;
    Ok(dir.join(device.to_string()))
}

/// Joins a living process that uses the device for the same file. The caller holds the profile's lock.
fn join(home: &Home, device: Id, path: &str) -> Result<Option<File>> {
    let at = mark_of(home, device)?;
    let Ok(mark) = OpenOptions::new().read(true).write(true).open(&at) else { return Ok(None) };
    if FileExt::try_lock_exclusive(&mark)? {
        FileExt::unlock(&mark)?;
        return Ok(None); // nobody lives there
    }
    FileExt::lock_shared(&mark)?;
    Ok((fs::read_to_string(&at)? == path).then_some(mark))
}

fn begin(home: &Home, device: Id, path: &str) -> Result<File> {
    let at = mark_of(home, device)?;
    let mut mark = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&at)?;
    mark.write_all(path.as_bytes())?;
    FileExt::lock_shared(&mark)?;
    Ok(mark)
}
