//! An invitation: a code, shown once, by which somebody sets his own password within seven days. It opens a slot of its
//! own, so that nobody but him ever knows his password.

use super::{is_admin, username};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    door::kdf,
    store::slots::{Keys, Slot},
    time::instant_text,
    workspace::keyring,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How long a code is good, in milliseconds.
const GOOD_FOR: i64 = 7 * 24 * 3600 * 1000;
/// Characters of a code: sixty bits, and a try costs what a password costs.
const LENGTH: usize = 12;
/// Characters that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Makes a new code for somebody: he forgot his password, or comes back. His old password opens until he has set another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Whom.
    pub id: Id,
}

/// The code, which is kept nowhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Invited {
    /// Twelve letters and digits in three groups.
    pub code: String,
    /// Until when it is good.
    pub until: String,
}

impl Action for Invite {
    const NAME: &'static str = "user.invite";
    const NEEDS: Permission = Permission::to("update", "user");
    const UNDO: Undo = Undo::Never("user");
    type Output = Invited;

    fn run(self, cx: &Cx) -> Result<Done<Invited>> {
        let sql = "SELECT active FROM user WHERE id = ?1 AND life = 0";
        let active = cx.store().read(Some(cx.user()), |r| r.row(sql, [self.id], |row| row.get(0)))?;
        match active {
            None => Err(Error::not_found("user")),
            Some(false) => Err(Error::blocked("deactivated")),
            Some(true) => Ok(Done::only(invite(cx, self.id)?)),
        }
    }
}

/// Makes a code for a user and puts its slot beside the others.
pub(super) fn invite(cx: &Cx, user: Id) -> Result<Invited> {
    let store = cx.store();
    let (name, admin) = store.read(Some(cx.user()), |r| Ok((username(r, user)?, is_admin(r, user)?)))?;
    let code: String =
        crate::random::bytes::<LENGTH>().iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect();
    let until = store.now() + GOOD_FOR;
    let recovery = if admin { cx.session.recovery.clone() } else { None };
    let epoch = store.slots()?.iter().map(|s| s.epoch).max().unwrap_or(0);
    let keys = Keys { data_key: store.opening().key.clone(), recovery, private: None };
    let slot = Slot::seal(store.workspace, user, &name, &code, &keys, epoch, Some(until), kdf())?;
    keyring::invite(store, slot)?;
    store.audit(Some(cx.user()), "user.invited", &serde_json::json!({ "username": name }))?;
    let groups: Vec<String> = code.as_bytes().chunks(4).map(|g| String::from_utf8_lossy(g).into_owned()).collect();
    Ok(Invited { code: groups.join("-"), until: instant_text(until) })
}

/// A code as it was made, however it was typed.
pub(crate) fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}
