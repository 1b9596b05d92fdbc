//! The key pair of whoever comes in: made with the password that seals it, and compared at every login with what stands
//! under his name.

use crate::{
    Id, Result,
    store::{Store, key_pair::PrivateKey, user_keys::Standing, write::Intent},
};
use serde_json::json;

/// What the op is called that writes a public key.
const COMMAND: &str = "user.key";

/// Begins a new pair for somebody who sets a password without having given an older one: what that sealed is lost, and the
/// keys that belong to it are withdrawn.
pub(super) fn begin(store: &Store, user: Id, private: &PrivateKey) -> Result<()> {
    let public = private.public();
    store.write(Some(user), Intent::of(COMMAND), |w| {
        w.withdraw_keys(user, Some(&public))?;
        w.keep_key(user, &public)
    })?;
    Ok(())
}

/// Proves that the private key from his slot belongs to a public key that stands under his name. Where none does he gets
/// it back; where another has taken its place, that is noted and he is told.
pub(super) fn compare(store: &Store, user: Id, username: &str, private: &PrivateKey) -> Result<()> {
    let public = private.public();
    let standing = store.read(None, |r| r.key_standing(user, &public))?;
    if standing == Standing::Known {
        return Ok(());
    }
    store.write(Some(user), Intent::of(COMMAND), |w| w.keep_key(user, &public))?;
    if standing == Standing::Replaced {
        store.audit(Some(user), "key.replaced", &json!({ "username": username }))?;
        store.found_strange_key(user);
    }
    Ok(())
}
