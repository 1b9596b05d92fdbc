//! Key slots of a workspace in their three places: the sidecar beside the file, the file itself, the profile.
//! The sidecar is written only while the database's write lock is held; a missing one is made again at the next unlock.

use crate::{
    Error, Id, Result,
    store::{Store, sidecar::Sidecar, slots::Slot},
};

/// Longest user name, in characters.
const LONGEST: usize = 64;

/// Refuses what cannot be a user name.
pub(crate) fn check_username(name: &str) -> Result<()> {
    let rule = if name.is_empty() {
        "required"
    } else if name.chars().count() > LONGEST {
        "too_long"
    } else if name.chars().any(char::is_control) {
        "not_a_name"
    } else {
        return Ok(());
    };
    Err(Error::invalid("username", rule))
}

/// Adds a slot.
pub(crate) fn add(store: &Store, slot: Slot) -> Result<()> {
    store.change_slots(|slots| slots.push(slot))
}

/// Puts an invitation beside the password of its user, in the place of one that was made before.
pub(crate) fn invite(store: &Store, slot: Slot) -> Result<()> {
    store.change_slots(|slots| {
        slots.retain(|s| s.user != slot.user || s.until.is_none());
        slots.push(slot);
    })
}

/// Takes every slot of a user away.
pub(crate) fn remove(store: &Store, user: Id) -> Result<()> {
    store.change_slots(|slots| slots.retain(|s| s.user != user))
}

/// Puts a slot in the place of all others of its user.
pub(crate) fn replace(store: &Store, user: Id, slot: Slot) -> Result<()> {
    store.change_slots(|slots| {
        slots.retain(|s| s.user != user);
        slots.push(slot);
    })
}

/// Puts a slot in the place of the one that its password has just opened; false where that one is gone, because somebody
/// was quicker.
pub(crate) fn renew(store: &Store, opened: Id, slot: Slot) -> Result<bool> {
    store.change_slots(|slots| match slots.iter_mut().find(|s| s.id == opened) {
        Some(old) => {
            *old = slot;
            true
        }
        None => false,
    })
}

/// Makes the sidecar and the profile's copy again where they are missing or behind.
pub(crate) fn repair(store: &Store, known: &Sidecar) -> Result<()> {
    if known.generation == 0 || store.slots()?.is_empty() {
        let slots = known.slots.clone();
        return store.change_slots(|all| {
            for slot in slots {
                if !all.iter().any(|s| s.id == slot.id) {
                    all.push(slot);
                }
            }
        });
    }
    store.remember_slots(&known.slots)
}

/// The user who logs in by this name.
pub(crate) fn user_named(store: &Store, name: &str) -> Result<Option<Id>> {
    store.read(None, |r| {
        let users = r.rows("SELECT id, username FROM user WHERE life = 0 AND active = 1", [], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?))
        })?;
        let wanted = crate::text::fold::fold(name);
        Ok(users.into_iter().find(|(_, username)| crate::text::fold::fold(username) == wanted).map(|(id, _)| id))
    })
}
