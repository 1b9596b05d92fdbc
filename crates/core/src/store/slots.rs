//! Password slots: the data key, for admins the recovery secret, and the private half of the user's key pair, sealed under
//! a password with Argon2id and XChaCha20-Poly1305. A slot is the only verifier of a password and a convenience: without any slot the recovery key
//! still opens the file. Slots lie in the sidecar, in the device's profile and in the database, always in this form.

use super::key_pair::{self, PrivateKey};
use super::keys::{DataKey, RecoverySecret};
use super::passwords::{self, KdfParams};
use crate::{Error, Id, Result};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Bytes sealed in a member's slot, and in an admin's; the private key and sixteen of tag come on top. Invitations, and
/// slots of before there were pairs, have no private key.
const MEMBER: usize = 32;
const ADMIN: usize = 32 + super::recovery::LEN;
const TAG: usize = 16;

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SlotKind {
    /// The data key.
    Member,
    /// The data key and the recovery secret.
    Admin,
}

/// One way in for one user. Everything but `sealed` is readable by whoever has the file, and no field can be altered,
/// swapped or taken from another slot without the slot ceasing to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    /// Its own id.
    pub(crate) id: Id,
    /// The user it lets in.
    pub(crate) user: Id,
    /// Stands for the user's name, so that the sidecar shows none; see [`name_tag`].
    #[serde(rename = "name", with = "super::sidecar::bytes")]
    pub(crate) name_tag: [u8; 16],
    /// What it holds.
    pub(crate) kind: SlotKind,
    /// The epoch of the data key in it.
    pub(crate) epoch: u8,
    /// Of an invitation: until when its code lets somebody set a password, in milliseconds since 1970. A slot that a
    /// password opens has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<i64>,
    /// What the password costs to try.
    pub(crate) kdf: KdfParams,
    /// Argon2's salt.
    #[serde(with = "super::sidecar::bytes")]
    pub(crate) salt: [u8; 16],
    /// The cipher's nonce.
    #[serde(with = "super::sidecar::bytes")]
    pub(crate) nonce: [u8; 24],
    /// The keys, encrypted, with their tag.
    #[serde(with = "super::sidecar::bytes")]
    pub(crate) sealed: Vec<u8>,
}

/// What is sealed in a slot.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    /// The key of the slot's epoch.
    pub(crate) data_key: DataKey,
    /// The recovery secret, in an admin's slot.
    pub(crate) recovery: Option<RecoverySecret>,
    /// Half of the user's pair, in a slot that a password of his own opens.
    pub(crate) private: Option<PrivateKey>,
}

impl Slot {
    /// A new slot for `user`, called `username`, of `workspace`: an admin's when `keys` have the recovery secret, an
    /// invitation's when `until` is given. Takes as long as `kdf` says. It does not judge the password: [`passwords::check_new_password`] does.
    ///
    /// # Errors
    /// `Internal` when `kdf` is out of bounds or memory runs out.
    #[allow(clippy::too_many_arguments, reason = "each is a part of the slot, and none has a default")]
    pub(crate) fn seal(
        workspace: Id,
        user: Id,
        username: &str,
        password: &str,
        keys: &Keys,
        epoch: u8,
        until: Option<i64>,
        kdf: KdfParams,
    ) -> Result<Self> {
        let mut slot = Self {
            id: Id::random(),
            user,
            name_tag: name_tag(workspace, username),
            kind: if keys.recovery.is_some() { SlotKind::Admin } else { SlotKind::Member },
            epoch,
            until,
            kdf,
            salt: crate::random::bytes(),
            nonce: crate::random::bytes(),
            sealed: Vec::new(),
        };
        // Room for all of it at once: what grows leaves its old self behind in memory.
        let mut plain = Zeroizing::new(Vec::with_capacity(ADMIN + key_pair::LEN));
        plain.extend_from_slice(keys.data_key.as_bytes());
        plain.extend(keys.recovery.iter().flat_map(RecoverySecret::as_bytes));
        plain.extend(keys.private.iter().flat_map(PrivateKey::as_bytes));
        let aad = slot.bound_to(workspace, keys.private.is_some());
        let wrapping = passwords::derive(password, &slot.salt, kdf)?;
        slot.sealed = XChaCha20Poly1305::new(wrapping.as_ref().into())
            .encrypt(XNonce::from_slice(&slot.nonce), Payload { msg: &plain, aad: &aad })
            .map_err(|_| Error::internal("a slot could not be sealed"))?;
        Ok(slot)
    }

    /// Opens the slot as one of `workspace`. Takes as long as the slot's `kdf` says.
    ///
    /// # Errors
    /// `WrongPassword` (of 0 s; the profile knows the wait), also for a slot that was tampered with, as nothing tells
    /// the two apart; `Corrupt{keys}` when its figures are out of bounds, found before any memory is taken.
    pub(crate) fn open(&self, workspace: Id, password: &str) -> Result<Keys> {
        let least = match self.kind {
            SlotKind::Member => MEMBER,
            SlotKind::Admin => ADMIN,
        };
        let paired = match self.sealed.len().checked_sub(least + TAG) {
            Some(0) => false,
            Some(key_pair::LEN) => true,
            _ => return Err(Error::Corrupt { what: "keys".into() }),
        };
        if !self.kdf.in_bounds() {
            return Err(Error::Corrupt { what: "keys".into() });
        }
        let wrapping = passwords::derive(password, &self.salt, self.kdf)?;
        let keys = XChaCha20Poly1305::new(wrapping.as_ref().into())
            .decrypt(
                XNonce::from_slice(&self.nonce),
                Payload { msg: &self.sealed, aad: &self.bound_to(workspace, paired) },
            )
            .map(Zeroizing::new)
            .map_err(|_| Error::WrongPassword { wait_s: 0 })?;
        let (keys, private) = keys.split_at(least);
        let (data_key, recovery) = keys.split_at(MEMBER);
        Ok(Keys {
            data_key: DataKey::from_bytes(fixed(data_key)?),
            recovery: match self.kind {
                SlotKind::Member => None,
                SlotKind::Admin => Some(RecoverySecret::from_bytes(fixed(recovery)?)),
            },
            private: if paired { Some(PrivateKey::from_bytes(fixed(private)?)) } else { None },
        })
    }

    /// As the database keeps it, in CBOR.
    ///
    /// # Errors
    /// `Internal` when memory runs out.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        ciborium::into_writer(self, &mut bytes).map_err(|e| Error::internal(format!("slot: {e}")))?;
        Ok(bytes)
    }

    /// From what [`Self::to_bytes`] gave.
    ///
    /// # Errors
    /// `Corrupt{keys}`.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut rest = bytes;
        ciborium::from_reader(&mut rest)
            .ok()
            .filter(|_| rest.is_empty())
            .ok_or_else(|| Error::Corrupt { what: "keys".into() })
    }

    /// All that the seal vouches for besides the keys; fixed widths, so no two slots spell alike.
    /// One with a private key is bound as such, so that neither passes for the other.
    fn bound_to(&self, workspace: Id, paired: bool) -> Vec<u8> {
        let kind: u8 = match self.kind {
            SlotKind::Member => 1,
            SlotKind::Admin => 2,
        };
        let mut aad = if paired { b"zhike slot 2" } else { b"zhike slot 1" }.to_vec();
        aad.extend(workspace.as_bytes());
        aad.extend(self.id.as_bytes());
        aad.extend(self.user.as_bytes());
        aad.extend([kind, self.epoch]);
        for cost in [self.kdf.m_kib, self.kdf.t, self.kdf.p] {
            aad.extend(cost.to_be_bytes());
        }
        aad.extend(self.name_tag);
        aad.extend(self.until.iter().flat_map(|until| until.to_be_bytes()));
        aad
    }
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    bytes.try_into().map_err(|_| Error::internal("a slot held keys of another length than its kind"))
}

/// The first half of SHA-256(workspace id ‖ folded name). Only who knows the name finds the slot; a guessed name can be
/// confirmed by whoever holds the file.
pub(crate) fn name_tag(workspace: Id, username: &str) -> [u8; 16] {
    // Lower-casing can undo the normal form, so it is taken once more.
    let folded: String = username.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let mut hash = Sha256::new();
    hash.update(workspace.as_bytes());
    hash.update(folded.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    std::array::from_fn(|i| digest[i])
}

/// Tries the slots of `username`, the newest epoch first, and gives the one that opened. A name that has none costs the
/// same: a password is derived at the price of one of the slots, always the same one for the same name.
///
/// # Errors
/// `WrongPassword` (of 0 s) for a wrong password and an unknown name alike.
pub(crate) fn unlock<'a>(slots: &'a [Slot], workspace: Id, username: &str, password: &str) -> Result<(&'a Slot, Keys)> {
    let tag = name_tag(workspace, username);
    let mut own: Vec<&Slot> = slots.iter().filter(|slot| slot.name_tag == tag).collect();
    own.sort_by_key(|slot| std::cmp::Reverse(slot.epoch));
    let mut damaged = None;
    for slot in own.iter().copied() {
        match slot.open(workspace, password) {
            Ok(opened) => return Ok((slot, opened)),
            Err(Error::WrongPassword { .. }) => {}
            // One damaged slot does not stand in the way of another that opens.
            Err(other) => damaged = Some(other),
        }
    }
    if own.is_empty() {
        let costs: Vec<KdfParams> = slots.iter().map(|slot| slot.kdf).filter(KdfParams::in_bounds).collect();
        let pick = usize::from(tag[0]) % costs.len().max(1);
        passwords::derive(password, &tag, costs.get(pick).copied().unwrap_or(KdfParams::TARGET))?;
    }
    Err(damaged.unwrap_or(Error::WrongPassword { wait_s: 0 }))
}

#[cfg(test)]
mod tests;
