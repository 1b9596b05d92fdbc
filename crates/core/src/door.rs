//! What works before a session: which workspaces there are, making one, logging in, the recovery key, leaving.
//! Shells say which files may be named ([`Place`]); pages name them without a path.

use crate::{
    App, Error, Id, Result, SessionId,
    command::parse,
    session::Session,
    store::{
        OpenStore,
        keys::{self, DataKey, Salt},
        open::Opening,
        passwords::{self, KdfParams},
        recovery::RecoverySecret,
        sidecar::{self, Sidecar},
        slots::{self, Opened, Slot},
    },
    workspace::{create, keyring},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The ending of workspace files.
const ENDING: &str = "zhike";
/// Longest plain name of a file, in characters.
const LONGEST: usize = 80;

/// Which files a page may name.
#[derive(Debug, Clone)]
pub enum Place {
    /// Those of a folder, by plain name.
    Dir(PathBuf),
    /// This one only.
    File(PathBuf),
    /// Those opened lately by this user, and new ones in his folder of workspaces.
    Known,
}

impl Place {
    /// What a page calls a known file.
    pub fn known_name(path: &Path) -> String {
        hex::encode(&Sha256::digest(path.to_string_lossy().as_bytes())[..8])
    }
}

/// What the shell does with its session after a call at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionChange {
    /// Nothing.
    Keep,
    /// Keep this one from now on.
    Set(SessionId),
    /// Forget the one it had.
    Clear,
}

/// The answer to a call at the door.
#[derive(Debug, Clone)]
pub struct DoorAnswer {
    /// For the page.
    pub data: Value,
    /// For the shell.
    pub session: SessionChange,
}

impl DoorAnswer {
    fn keep(data: Value) -> Self {
        Self { data, session: SessionChange::Keep }
    }
}

/// Names of the calls at the door.
pub const DOOR: [&str; 5] = ["door.state", "door.create", "door.login", "door.recover", "door.logout"];

/// A new workspace and its founder.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Plain name of the file to make; the workspace's name where it is left out.
    #[serde(default)]
    pub file: Option<String>,
    /// Name of the workspace.
    pub workspace: String,
    /// How the founder logs in.
    pub username: String,
    /// How the founder is shown.
    #[serde(default)]
    pub display_name: String,
    /// His password.
    pub password: String,
    /// `zh-CN` or `en`: the language of names that are made for him.
    #[serde(default)]
    pub locale: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Login {
    #[serde(default)]
    file: Option<String>,
    username: String,
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recover {
    #[serde(default)]
    file: Option<String>,
    recovery_key: String,
    username: String,
    password: String,
}

#[derive(Serialize)]
struct Listed {
    file: String,
    name: String,
    modified_at: Option<String>,
}

impl App {
    /// A call at the door.
    pub fn door(&self, place: &Place, session: Option<&SessionId>, name: &str, input: Value) -> Result<DoorAnswer> {
        match name {
            "door.state" => Ok(DoorAnswer::keep(self.state(place, session)?)),
            "door.create" => {
                let input: Create = parse(input)?;
                let path = self.new_path(place, input.file.as_deref().unwrap_or(&input.workspace))?;
                let (id, recovery_key) = make(self, &path, &input)?;
                Ok(DoorAnswer { data: json!({ "recovery_key": recovery_key }), session: SessionChange::Set(id) })
            }
            "door.login" => {
                let input: Login = parse(input)?;
                let path = self.known_path(place, input.file.as_deref())?;
                let id = login(self, &path, &input.username, &input.password)?;
                Ok(DoorAnswer { data: json!({}), session: SessionChange::Set(id) })
            }
            "door.recover" => {
                let input: Recover = parse(input)?;
                let path = self.known_path(place, input.file.as_deref())?;
                let id = recover(self, &path, &input)?;
                Ok(DoorAnswer { data: json!({}), session: SessionChange::Set(id) })
            }
            "door.logout" => {
                if let Some(id) = session {
                    self.end(id);
                }
                Ok(DoorAnswer { data: json!({}), session: SessionChange::Clear })
            }
            _ => Err(Error::not_found("operation")),
        }
    }

    fn state(&self, place: &Place, session: Option<&SessionId>) -> Result<Value> {
        let open = session.and_then(|id| self.session(id).ok());
        let session = open.map(|s| json!({ "workspace": stem(s.store.path()), "username": s.username }));
        let files = self.files(place)?.into_iter().map(|path| Listed {
            file: self.name_in(place, &path),
            name: stem(&path),
            modified_at: modified(&path),
        });
        let workspaces: Vec<Listed> = files.collect();
        Ok(
            json!({ "session": session, "workspaces": workspaces, "can_choose": false, "version": env!("CARGO_PKG_VERSION") }),
        )
    }

    fn files(&self, place: &Place) -> Result<Vec<PathBuf>> {
        let mut found: Vec<PathBuf> = match place {
            Place::File(path) => vec![path.clone()],
            Place::Dir(dir) => in_folder(dir),
            Place::Known => {
                let home = &self.inner().home;
                let (mut all, gone): (Vec<PathBuf>, Vec<PathBuf>) =
                    home.recent()?.into_iter().map(|r| PathBuf::from(r.path)).partition(|path| path.is_file());
                gone.iter().try_for_each(|path| home.forget(path))?;
                all.extend(
                    in_folder(&self.workspaces_dir()).into_iter().filter(|p| !all.contains(p)).collect::<Vec<_>>(),
                );
                all
            }
        };
        found.retain(|path| path.is_file());
        Ok(found)
    }

    /// Where a user's workspaces are made when nobody chose another place.
    fn workspaces_dir(&self) -> PathBuf {
        self.inner().home.path().join("workspaces")
    }

    /// What a page calls a file: its plain name, or for known files, which may share a name, a digest of its path. The
    /// path itself is nobody's business there.
    fn name_in(&self, place: &Place, path: &Path) -> String {
        match place {
            Place::Known => Place::known_name(path),
            _ => stem(path),
        }
    }

    fn known_path(&self, place: &Place, file: Option<&str>) -> Result<PathBuf> {
        if let Place::File(path) = place {
            return if path.is_file() { Ok(path.clone()) } else { Err(Error::Missing) };
        }
        let file = file.ok_or_else(|| Error::invalid("file", "required"))?;
        self.files(place)?
            .into_iter()
            .find(|path| self.name_in(place, path) == file || stem(path) == file)
            .ok_or(Error::Missing)
    }

    fn new_path(&self, place: &Place, file: &str) -> Result<PathBuf> {
        let dir = match place {
            Place::File(path) => return Ok(path.clone()),
            Place::Dir(dir) => dir.clone(),
            Place::Known => self.workspaces_dir(),
        };
        fs::create_dir_all(&dir)?;
        Ok(dir.join(format!("{}.{ENDING}", plain_name(file)?)))
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn modified(path: &Path) -> Option<String> {
    let since = fs::metadata(path).ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(crate::time::instant_text(i64::try_from(since.as_millis()).ok()?))
}

fn in_folder(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == ENDING)).collect();
    found.sort();
    found
}

/// A name that is a plain file name on every system.
fn plain_name(name: &str) -> Result<String> {
    let wrong = |rule: &str| Err(Error::invalid("file", rule));
    let name = name.trim().trim_end_matches('.');
    let name = name.strip_suffix(&format!(".{ENDING}")).unwrap_or(name).trim();
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    if name.is_empty() {
        return wrong("required");
    }
    if name.chars().count() > LONGEST {
        return wrong("too_long");
    }
    let bad = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let reserved = RESERVED.contains(&name.to_ascii_lowercase().trim_end_matches(|c: char| c.is_ascii_digit()));
    if name.starts_with('.') || name.chars().any(bad) || reserved { wrong("not_a_name") } else { Ok(name.into()) }
}

fn make(app: &App, path: &Path, input: &Create) -> Result<(SessionId, String)> {
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
    let user = create::seed(&store, input)?;
    let slot = Slot::seal(workspace, user, username, &input.password, &key, Some(&recovery), 0, kdf())?;
    keyring::add(&store, slot)?;
    let store = app.store(path, || Ok(store))?;
    let id = enter(app, store, user, username, Some(recovery.clone()))?;
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
    let tried = home.try_password(known.workspace, now, || {
        let (slot, opened) = slots::unlock(&known.slots, known.workspace, username, password)?;
        Ok((slot.clone(), opened))
    })?;
    let ((slot, opened), failures) = tried;
    let user = slot.user;
    let Opened { data_key, recovery } = opened;
    let salt = Salt::of_file(path)?;
    let store = app.store(path, || open(app, path, data_key, salt))?;
    if let Some(failures) = failures.filter(|f| f.count > 0) {
        store.audit(None, "login.failed_before", &json!({ "count": failures.count, "username": username }))?;
    }
    keyring::repair(&store, &known)?;
    if slot.kdf.is_weaker_than(&least_kdf()) {
        // What was costly enough once is not for ever; only now is the password at hand to seal anew.
        let key = &store.opening().key;
        let slot = Slot::seal(store.workspace, user, username, password, key, recovery.as_ref(), slot.epoch, kdf())?;
        keyring::replace(&store, user, slot)?;
    }
    enter(app, store, user, username, recovery)
}

fn open(app: &App, path: &Path, key: DataKey, salt: Salt) -> Result<Arc<OpenStore>> {
    Opening { path: path.into(), key, salt, home: app.inner().home.clone(), clock: app.inner().clock.clone() }.open()
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

fn recover(app: &App, path: &Path, input: &Recover) -> Result<SessionId> {
    let recovery = RecoverySecret::parse(&input.recovery_key)?;
    passwords::check_new_password(&input.password)?;
    let newest = sidecar::read(&sidecar::path_of(path)).map_or(0, |s| s.newest_epoch());
    let (epoch, key) = keys::find_epoch(path, &recovery, newest)?;
    let salt = Salt::of_file(path)?;
    let store = app.store(path, || open(app, path, key.clone(), salt))?;
    let username = input.username.trim();
    let user = keyring::user_named(&store, username)?.ok_or_else(|| Error::invalid("username", "unknown"))?;
    let admin = store.access(Some(user))?.roles.iter().any(|r| r == "admin");
    let slot =
        Slot::seal(store.workspace, user, username, &input.password, &key, admin.then_some(&recovery), epoch, kdf())?;
    keyring::replace(&store, user, slot)?;
    store.audit(Some(user), "login.recovered", &json!({ "username": username }))?;
    enter(app, store, user, username, admin.then_some(recovery))
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
