//! A new password of one's own.

use crate::{
    Error, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    door::kdf,
    store::{
        passwords,
        slots::{self, Keys, Slot},
    },
    workspace::keyring,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes the password of whoever asks.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Password {
    /// The one that holds.
    pub old: String,
    /// The one that shall.
    pub new: String,
}

/// That it holds from now on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Set {}

impl Action for Password {
    const NAME: &'static str = "user.password";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Never("password");
    type Output = Set;

    fn run(self, cx: &Cx) -> Result<Done<Set>> {
        passwords::check_new_password(&self.new).map_err(|e| match e {
            Error::Invalid { fields } => {
                Error::Invalid { fields: fields.into_values().map(|rule| ("new".into(), rule)).collect() }
            }
            other => other,
        })?;
        let (store, user) = (cx.store(), cx.user());
        let name = &cx.session.username;
        let own: Vec<Slot> = store.slots()?.into_iter().filter(|s| s.user == user && s.until.is_none()).collect();
        let ((epoch, opened), _) = store.opening().home.try_password(store.workspace, store.now(), || {
            let (slot, opened) = slots::unlock(&own, store.workspace, name, &self.old)?;
            Ok((slot.epoch, opened))
        })?;
        let keys = Keys { data_key: store.opening().key.clone(), ..opened }; // his pair stays his
        let slot = Slot::seal(store.workspace, user, name, &self.new, &keys, epoch, None, kdf())?;
        slot.open(store.workspace, &self.new)?; // before the old one goes
        keyring::replace(store, user, slot)?;
        store.audit(Some(user), "user.password", &serde_json::json!({ "username": name }))?;
        Ok(Done::only(Set {}))
    }
}
