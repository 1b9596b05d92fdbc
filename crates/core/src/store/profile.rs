//! What this user's machine remembers of a workspace, outside its file: the devices it has been there, a copy of the
//! slots, failed logins, the last op seen. It lies in the app-data folder, one file per workspace, and is read and
//! written under a lock, because the window and the command line of one user are one device.

use super::{home::Home, sidecar, slots::Slot};
use crate::{Error, Id, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The id under which this user on this machine signs ops in one file.
pub(crate) type DeviceId = Id;

/// What is remembered of one workspace. Got with [`Home::profile`], changed with [`Home::update`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Profile {
    /// The devices of this user here, the latest used last.
    pub(crate) devices: Vec<Device>,
    /// A copy of the slots, for when the sidecar is gone.
    pub(crate) slots: Vec<Slot>,
    /// Tries of a password since the last one that opened.
    pub(crate) tries: Tries,
    /// The last op seen in this workspace's file.
    pub(crate) head: Option<Head>,
    /// What a newer program remembers and this one does not know.
    #[serde(flatten)]
    rest: BTreeMap<String, serde_json::Value>,
}

/// A device and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Device {
    /// Its id.
    pub(crate) id: DeviceId,
    /// The number of its last op; 0 before its first.
    pub(crate) seq: u64,
    /// A store writes under it, or did when it was cut off; `seq` may then be behind.
    #[serde(default)]
    pub(crate) held: bool,
}

/// Which device a file goes on as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeviceChoice {
    /// As this known one.
    Continue(DeviceId),
    /// As this new one, which the file does not know yet.
    Mint(DeviceId),
}

/// Password tries that have not been followed by one that opened, this one's included while it runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Tries {
    /// How many.
    pub(crate) count: u32,
    /// When the first was, in milliseconds of Unix time.
    pub(crate) first_at: i64,
    /// When the last was, in milliseconds of Unix time.
    pub(crate) last_at: i64,
}

/// An op, and what it was when last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The device that made it.
    pub(crate) device: DeviceId,
    /// Its number among that device's ops.
    pub(crate) seq: u64,
    /// Its digest.
    #[serde(with = "sidecar::bytes")]
    pub(crate) digest: [u8; 32],
}

/// How a file compares with the last op seen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadCheck {
    /// It holds that op, or none has been seen yet.
    Expected,
    /// It does not hold that op: an older copy was put in its place.
    Older,
    /// It holds another op in that op's place: its history was written anew.
    Rewritten,
}

impl Profile {
    /// Which device a file goes on as, given the highest seq it holds of each: a known one if the file holds exactly
    /// as many of its ops as it made, else a new one. An older copy thus never gives two ops one number. A device that
    /// is held fits nowhere, since how many it made is not known. A new device is remembered with seq 0.
    pub(crate) fn device_for(&mut self, max_seq_in_file: impl Fn(&DeviceId) -> Option<u64>) -> DeviceChoice {
        let fits = |device: &Device| !device.held && max_seq_in_file(&device.id).unwrap_or(0) == device.seq;
        if let Some(at) = self.devices.iter().rposition(fits) {
            let device = self.devices.remove(at);
            self.devices.push(device);
            return DeviceChoice::Continue(device.id);
        }
        let id = DeviceId::random();
        self.devices.push(Device { id, seq: 0, held: false });
        DeviceChoice::Mint(id)
    }

    /// Notes that a store is about to write under the device. Kept on disk before its first op, so that after a power
    /// cut no copy of the file goes on under a number that was noted too low.
    pub(crate) fn hold(&mut self, id: &DeviceId) {
        self.of(id).held = true;
    }

    /// Notes that no store writes under the device any more, and that its last op is `seq`.
    pub(crate) fn let_go(&mut self, id: &DeviceId, seq: u64) {
        self.note_seq(id, seq);
        self.of(id).held = false;
    }

    /// Notes that the device made its op `seq`. Never goes back.
    pub(crate) fn note_seq(&mut self, id: &DeviceId, seq: u64) {
        let device = self.of(id);
        device.seq = device.seq.max(seq);
    }

    fn of(&mut self, id: &DeviceId) -> &mut Device {
        let at = self.devices.iter().position(|device| device.id == *id).unwrap_or_else(|| {
            self.devices.push(Device { id: *id, seq: 0, held: false });
            self.devices.len() - 1
        });
        &mut self.devices[at]
    }

    /// Seconds at `now` (milliseconds of Unix time) until a password is looked at: five tries are free, then 1, 2, 4 …
    /// 60 s pass after each. A clock set back does not lengthen it.
    pub(crate) fn wait_s(&self, now: i64) -> u32 {
        const FREE: u32 = 5;
        let Some(over) = self.tries.count.checked_sub(FREE) else {
            return 0;
        };
        let wait_ms = 1_000 * (1_i64 << over.min(6)).min(60);
        let left = (wait_ms - (now - self.tries.last_at).max(0)).max(0);
        u32::try_from((left + 999) / 1_000).unwrap_or(60)
    }

    /// Counts a try at `now`, before the password is looked at: a process killed in between has used it up.
    ///
    /// # Errors
    /// `TooMany` while one must wait; such a try is not counted.
    pub(crate) fn begin_try(&mut self, now: i64) -> Result<()> {
        match self.wait_s(now) {
            0 => {}
            wait_s => return Err(Error::TooMany { wait_s }),
        }
        if self.tries.count == 0 {
            self.tries.first_at = now;
        }
        self.tries.count = self.tries.count.saturating_add(1);
        self.tries.last_at = now;
        Ok(())
    }

    /// Ends the count after a try that opened and hands out the ones before it, for the audit; `None` if there were
    /// none.
    pub(crate) fn end_tries(&mut self) -> Option<Tries> {
        let tries = std::mem::take(&mut self.tries);
        (tries.count > 1).then(|| Tries { count: tries.count - 1, ..tries })
    }

    /// Compares a file with the last op seen in it; `digest_in_file` looks an op up by device and seq.
    pub(crate) fn check_head(&self, digest_in_file: impl FnOnce(&DeviceId, u64) -> Option<[u8; 32]>) -> HeadCheck {
        let Some(head) = &self.head else {
            return HeadCheck::Expected;
        };
        match digest_in_file(&head.device, head.seq) {
            None => HeadCheck::Older,
            Some(digest) if digest == head.digest => HeadCheck::Expected,
            Some(_) => HeadCheck::Rewritten,
        }
    }
}

impl Home {
    /// One try of a password: waits its turn, counts, runs `open`, and on success ends the count and gives the failed
    /// tries before it. What `open` changes is its own affair; it runs outside the profile's lock.
    ///
    /// # Errors
    /// `TooMany` when `open` was not run, `WrongPassword` with the wait before the next try, whatever else `open` says.
    pub(crate) fn try_password<T>(
        &self,
        workspace: Id,
        now: i64,
        open: impl FnOnce() -> Result<T>,
    ) -> Result<(T, Option<Tries>)> {
        self.update(workspace, |profile| profile.begin_try(now))?;
        match open() {
            Ok(opened) => Ok((opened, self.update(workspace, |profile| Ok(profile.end_tries()))?)),
            Err(Error::WrongPassword { .. }) => {
                Err(Error::WrongPassword { wait_s: self.profile(workspace)?.wait_s(now) })
            }
            Err(other) => Err(other),
        }
    }
}

#[cfg(test)]
mod tests;
