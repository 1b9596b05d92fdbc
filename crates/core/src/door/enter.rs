//! The ways into a workspace: making one, a password, the code of an invitation, the recovery key.

use super::{Create, Join, Recover, pair};
use crate::{
    App, Error, Id, Result, SessionId, churn,
    session::Session,
    store::{
        OpenStore,
        key_pair::PrivateKey,
        keys::{self, DataKey, Salt},
        open::Opening,
        passwords::{self, KdfParams},
        recovery::RecoverySecret,
        sidecar::{self, Sidecar},
        slots::{self, Keys, Slot},
    },
    user::invitation,
    workspace::{create, keyring},
};
use serde_json::json;
use std::{path::Path, sync::Arc};

pub(super) fn make(app: &App, path: &Path, input: &Create) -> Result<(SessionId, String)> {
    let username = input.username.trim();
    keyring::check_username(username)?;
    passwords::check_new_password(&input.password)?;
    if input.workspace.trim().is_empty() {
        return Err(Error::invalid("workspace", "required"));
    }
    let recovery = RecoverySecret::generate();
    let salt = Salt::random();
    let key = DataKey::derive(&recovery, &salt, 0);
    let workspace = Id::random();
    let opening = Opening {
        path: path.into(),
        key: key.clone(),
        salt,
        home: app.inner().home.clone(),
        clock: app.inner().clock.clone(),
    };
    let store = opening.create(workspace)?;
    let private = PrivateKey::generate();
    let user = create::seed(&store, input, &private.public())?;
    let keys = Keys { data_key: key, recovery: Some(recovery.clone()), private: Some(private) };
    let slot = Slot::seal(workspace, user, username, &input.password, &keys, 0, None, kdf())?;
    keyring::add(&store, slot)?;
    let store = app.store(path, || Ok(store))?;
    let id = enter(app, store, user, username, keys.recovery)?;
    Ok((id, recovery.to_text().to_string()))
}

/// Opens a session with a password.
pub(crate) fn login(app: &App, path: &Path, username: &str, password: &str) -> Result<SessionId> {
    if !path.is_file() {
        return Err(Error::Missing);
    }
    let home = &app.inner().home;
    let known = find_slots(app, path)?;
    let now = app.inner().clock.now();
    let own = of(&known, |slot| slot.until.is_none());
    let tried = home.try_password(known.workspace, now, || {
        let (slot, opened) = slots::unlock(&own, known.workspace, username, password)?;
        Ok((slot.clone(), opened))
    })?;
    let ((slot, opened), failures) = tried;
    let user = slot.user;
    let salt = Salt::of_file(path)?;
    let store = app.store(path, || open(app, path, opened.data_key.clone(), salt))?;
    if let Some(failures) = failures.filter(|f| f.count > 0) {
        store.audit(None, "login.failed_before", &json!({ "count": failures.count, "username": username }))?;
    }
    keyring::repair(&store, &known)?;
    let mut keys = Keys { data_key: store.opening().key.clone(), ..opened };
    let mut his = keys.private.is_some();
    if !his || slot.kdf.is_weaker_than(&least_kdf()) {
        // What was costly enough once is not for ever, and a slot may be from before there were pairs; only now is the
        // password at hand to seal anew.
        keys.private.get_or_insert_with(PrivateKey::generate);
        let anew = Slot::seal(store.workspace, user, username, password, &keys, slot.epoch, None, kdf())?;
        his |= keyring::renew(&store, slot.id, anew)?;
    }
    if let Some(private) = keys.private.filter(|_| his) {
        pair::compare(&store, user, username, &private)?;
    }
    enter(app, store, user, username, keys.recovery)
}

fn open(app: &App, path: &Path, key: DataKey, salt: Salt) -> Result<Arc<OpenStore>> {
    let opening =
        Opening { path: path.into(), key, salt, home: app.inner().home.clone(), clock: app.inner().clock.clone() };
    let store = opening.open()?;
    create::add_missing(&store)?;
    store.each_day(churn::check::each_day);
    Ok(store)
}

/// The slots of a file: its sidecar's, else those the profile remembers.
fn find_slots(app: &App, path: &Path) -> Result<Sidecar> {
    match sidecar::read(&sidecar::path_of(path)) {
        Ok(found) => Ok(found),
        Err(e) => {
            let home = &app.inner().home;
            let text = path.to_string_lossy();
            let known = home.recent()?.into_iter().find(|r| r.path == text);
            let slots = known
                .map(|r| (r.id, home.profile(r.id)))
                .filter(|(_, p)| p.as_ref().is_ok_and(|p| !p.slots.is_empty()));
            match slots {
                Some((workspace, profile)) => {
                    Ok(Sidecar { workspace, generation: 0, slots: profile?.slots, minted_at: 0 })
                }
                // Without any slot only the recovery key opens; a file that is no database at all is not ours.
                None => {
                    Salt::of_file(path)?;
                    Err(if e == Error::Missing { Error::blocked("no_key_slots") } else { e })
                }
            }
        }
    }
}

/// Slots that passwords open, or those of invitations.
fn of(known: &Sidecar, which: impl Fn(&Slot) -> bool) -> Vec<Slot> {
    known.slots.iter().filter(|slot| which(slot)).cloned().collect()
}

/// Sets a password by the code of an invitation, which is used up by it.
pub(super) fn join(app: &App, path: &Path, input: &Join) -> Result<SessionId> {
    passwords::check_new_password(&input.password)?;
    if !path.is_file() {
        return Err(Error::Missing);
    }
    let home = &app.inner().home;
    let known = find_slots(app, path)?;
    let now = app.inner().clock.now();
    let username = input.username.trim();
    let invited = of(&known, |slot| slot.until.is_some());
    let code = invitation::plain(&input.code);
    let ((slot, opened), _) = home.try_password(known.workspace, now, || {
        let (slot, opened) = slots::unlock(&invited, known.workspace, username, &code)?;
        Ok((slot.clone(), opened))
    })?;
    if slot.until.is_some_and(|until| until < now) {
        return Err(Error::blocked("invitation_expired"));
    }
    let salt = Salt::of_file(path)?;
    let store = app.store(path, || open(app, path, opened.data_key.clone(), salt))?;
    store.access(Some(slot.user))?; // who was deactivated meanwhile stays outside
    let data_key = store.opening().key.clone();
    let private = PrivateKey::generate();
    // The row before the slot: should it end in between, he uses his code again, and nobody is alarmed.
    pair::begin(&store, slot.user, &private)?;
    let keys = Keys { data_key, private: Some(private), ..opened };
    let own = Slot::seal(store.workspace, slot.user, username, &input.password, &keys, slot.epoch, None, kdf())?;
    keyring::replace(&store, slot.user, own)?;
    store.audit(Some(slot.user), "login.joined", &json!({ "username": username }))?;
    enter(app, store, slot.user, username, keys.recovery)
}

pub(super) fn recover(app: &App, path: &Path, input: &Recover) -> Result<SessionId> {
    let recovery = RecoverySecret::parse(&input.recovery_key)?;
    passwords::check_new_password(&input.password)?;
    let newest = sidecar::read(&sidecar::path_of(path)).map_or(0, |s| s.newest_epoch());
    let (epoch, key) = keys::find_epoch(path, &recovery, newest)?;
    let salt = Salt::of_file(path)?;
    let store = app.store(path, || open(app, path, key.clone(), salt))?;
    let username = input.username.trim();
    let user = keyring::user_named(&store, username)?.ok_or_else(|| Error::invalid("username", "unknown"))?;
    // His keys may have been taken away: he is given new ones. Who was deactivated stays outside.
    let access = store.read(None, |r| r.access_of(user))?.ok_or(Error::Unauthenticated)?;
    let admin = access.roles.iter().any(|r| r == "admin");
    let private = PrivateKey::generate();
    let recovery = admin.then_some(recovery);
    let keys = Keys { data_key: key, recovery, private: Some(private.clone()) };
    let slot = Slot::seal(store.workspace, user, username, &input.password, &keys, epoch, None, kdf())?;
    keyring::replace(&store, user, slot)?;
    pair::begin(&store, user, &private)?; // without a slot he might not write
    store.audit(Some(user), "login.recovered", &json!({ "username": username }))?;
    enter(app, store, user, username, keys.recovery)
}

fn enter(
    app: &App,
    store: Arc<OpenStore>,
    user: Id,
    username: &str,
    recovery: Option<RecoverySecret>,
) -> Result<SessionId> {
    store.access(Some(user))?; // a deactivated user has no session
    let name = store.read(None, |r| r.workspace_name())?;
    app.inner().home.opened(store.workspace, &name, store.path(), app.inner().clock.now())?;
    store.audit(Some(user), "login", &json!({ "username": username }))?;
    Ok(app.begin(Session::new(user, username, store, recovery)))
}

/// How costly a new slot is to open.
pub(crate) fn kdf() -> KdfParams {
    #[cfg(any(test, feature = "cheap-kdf"))]
    return KdfParams::cheap();
    #[cfg(not(any(test, feature = "cheap-kdf")))]
    KdfParams::calibrated()
}

/// What a slot must cost at least.
fn least_kdf() -> KdfParams {
    #[cfg(any(test, feature = "cheap-kdf"))]
    return KdfParams::cheap();
    #[cfg(not(any(test, feature = "cheap-kdf")))]
    KdfParams::FLOOR
}
