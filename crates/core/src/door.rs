//! What works before a session: which workspaces there are, making one, logging in, the recovery key, leaving.
//! Shells say which files may be named ([`Place`]); pages name them without a path.

mod enter;
mod pair;

use self::enter::{join, make, recover};
pub(crate) use self::enter::{kdf, login};
use crate::{App, Error, Result, SessionId, command::parse};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
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
pub const DOOR: [&str; 6] = ["door.state", "door.create", "door.login", "door.join", "door.recover", "door.logout"];

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
struct Join {
    #[serde(default)]
    file: Option<String>,
    username: String,
    code: String,
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
            "door.join" => {
                let input: Join = parse(input)?;
                let path = self.known_path(place, input.file.as_deref())?;
                let id = join(self, &path, &input)?;
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
