//! `NAME.zhike-keys`, the file beside the database that holds the password slots: two equal copies in one file, each
//! with its generation and checksum, so that damage to one costs nothing. The checksum finds accidents; what an
//! attacker alters, the slots' own seals find. A missing sidecar is rebuilt from the database at the next unlock.

use super::{
    atomic::{self, Readers},
    slots::Slot,
};
use crate::{Error, Id, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// How each copy begins.
const MAGIC: &[u8; 8] = b"ZHKEYS1\n";
/// Magic, length of the body, generation, checksum.
const HEAD: usize = 8 + 4 + 8 + 32;
/// The largest body of a copy, in bytes: more than 200 slots.
const LARGEST: usize = 64 * 1024;

/// What the sidecar says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sidecar {
    /// The workspace the slots open.
    pub(crate) workspace: Id,
    /// Counts the writes; the higher is the newer.
    pub(crate) generation: u64,
    /// The slots, of every user and epoch.
    pub(crate) slots: Vec<Slot>,
    /// When this generation was made, in milliseconds of Unix time.
    pub(crate) minted_at: i64,
}

impl Sidecar {
    /// The newest epoch of any slot; 0 when there is none. Where the search for the key's epoch begins.
    pub(crate) fn newest_epoch(&self) -> u8 {
        self.slots.iter().map(|slot| slot.epoch).max().unwrap_or(0)
    }
}

/// Where the sidecar of the database at `database` lies.
pub(crate) fn path_of(database: &Path) -> PathBuf {
    atomic::with_ending(database, "-keys")
}

/// Reads the newest intact copy of the sidecar at `path`. Takes what it is given for granted in nothing.
///
/// # Errors
/// `Missing` when there is none; `Corrupt{keys}` when it is no file of ours, too large, or no copy in it is intact.
pub(crate) fn read(path: &Path) -> Result<Sidecar> {
    let corrupt = || Error::Corrupt { what: "keys".into() };
    let found = fs::metadata(path)?;
    let most = 2 * (HEAD + LARGEST);
    if !found.is_file() || found.len() > most as u64 {
        return Err(corrupt());
    }
    let mut bytes = Vec::new();
    // It may have grown since it was measured.
    fs::File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(corrupt());
    }
    let (a, b) = (copy(&bytes), bytes.get(bytes.len() / 2..).and_then(copy));
    a.into_iter().chain(b).max_by_key(|read| read.generation).ok_or_else(corrupt)
}

/// Writes `sidecar` at `path`, all or nothing. The caller holds the database's write lock and counts `generation` up.
///
/// # Errors
/// `TooLarge` (of 65,536 bytes: more than 200 slots), `ReadOnly`, `DiskFull`; the old sidecar then stands.
pub(crate) fn write(path: &Path, sidecar: &Sidecar) -> Result<()> {
    let mut body = Vec::new();
    ciborium::into_writer(sidecar, &mut body).map_err(|e| Error::internal(format!("sidecar: {e}")))?;
    if body.len() > LARGEST {
        return Err(Error::TooLarge { limit: LARGEST as u64 });
    }
    let mut one = MAGIC.to_vec();
    one.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    one.extend(sidecar.generation.to_be_bytes());
    one.extend(checksum(sidecar.generation, &body));
    one.extend(&body);
    atomic::replace(path, &one.repeat(2), Readers::AsFolder)
}

/// The copy that `bytes` begin with, if it is intact.
fn copy(bytes: &[u8]) -> Option<Sidecar> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (len, rest) = rest.split_first_chunk()?;
    let (generation, rest) = rest.split_first_chunk()?;
    let (sum, rest) = rest.split_first_chunk::<32>()?;
    let generation = u64::from_be_bytes(*generation);
    let mut body = rest.get(..usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
    if body.len() > LARGEST || checksum(generation, body) != *sum {
        return None;
    }
    // The checksum is no secret: the body may still be anything. No shape of ours is deeper than eight.
    let read: Sidecar = ciborium::de::from_reader_with_recursion_limit(&mut body, 8).ok()?;
    (body.is_empty() && read.generation == generation).then_some(read)
}

fn checksum(generation: u64, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(generation.to_be_bytes());
    hash.update(body);
    hash.finalize().into()
}

/// Bytes as CBOR knows them, and as hexadecimal text in JSON.
pub(crate) mod bytes {
    use serde::{Deserializer, Serializer, de};
    use std::{fmt, marker::PhantomData};

    pub(crate) fn serialize<S: Serializer>(bytes: impl AsRef<[u8]>, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.serialize_str(&hex::encode(bytes)) } else { to.serialize_bytes(bytes.as_ref()) }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<Vec<u8>>>(from: D) -> Result<T, D::Error> {
        struct Bytes<T>(PhantomData<T>);
        impl<T: TryFrom<Vec<u8>>> de::Visitor<'_> for Bytes<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes of the right length")
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<T, E> {
                self.visit_byte_buf(bytes.to_vec())
            }
            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<T, E> {
                let len = bytes.len();
                T::try_from(bytes).map_err(|_| E::invalid_length(len, &self))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
                self.visit_byte_buf(hex::decode(text).map_err(E::custom)?)
            }
        }
        if from.is_human_readable() {
            from.deserialize_str(Bytes(PhantomData))
        } else {
            from.deserialize_byte_buf(Bytes(PhantomData))
        }
    }
}

#[cfg(test)]
mod tests;
