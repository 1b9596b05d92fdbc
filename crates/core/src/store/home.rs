//! The user's app-data folder: where it is, the profiles in it and the list of workspaces opened lately.
//! Small files, replaced whole, each read and written under a lock that other processes of the user respect.

use super::{
    atomic::{self, Readers},
    profile::Profile,
};
use crate::{Error, Id, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long another process of the user is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many workspaces the list keeps.
const RECENT: usize = 20;

/// The app-data folder. Made when first written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

/// A workspace opened on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recent {
    /// The workspace's id.
    pub(crate) id: Id,
    /// Its name, as last seen.
    pub(crate) name: String,
    /// Where its file was.
    pub(crate) path: String,
    /// When it was opened last, in milliseconds of Unix time.
    pub(crate) opened_at: i64,
}

impl Home {
    /// `$ZHIKE_HOME`, else the system's folder for application data.
    ///
    /// # Errors
    /// `Missing` when the system names no such folder.
    pub fn discover() -> Result<Self> {
        Self::from_env(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
    }

    fn from_env(get: impl Fn(&str) -> Option<PathBuf>) -> Result<Self> {
        // XDG: a relative path is invalid and to be passed over.
        let absolute = |name: &str| get(name).filter(|path| path.is_absolute());
        get("ZHIKE_HOME")
            .or_else(|| {
                if cfg!(windows) {
                    get("APPDATA").map(|data| data.join("Zhike"))
                } else if cfg!(target_os = "macos") {
                    get("HOME").map(|home| home.join("Library/Application Support/Zhike"))
                } else {
                    let data = absolute("XDG_DATA_HOME").or_else(|| get("HOME").map(|home| home.join(".local/share")));
                    data.map(|data| data.join("zhike"))
                }
            })
            .map(Self)
            .ok_or(Error::Missing)
    }

    /// A home of one's own, for a test or a portable installation.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What is remembered of `workspace`; an empty profile when nothing is, or when the file is damaged: the devices in
    /// it are then forgotten and new ones minted, which loses nothing.
    ///
    /// # Errors
    /// `ReadOnly` when it may not be read.
    pub(crate) fn profile(&self, workspace: Id) -> Result<Profile> {
        read(&self.profile_path(workspace))
    }

    /// Changes what is remembered of `workspace`. Nothing is kept when `change` fails.
    ///
    /// # Errors
    /// What `change` says; `Locked{profile}` when another process holds it for 5 s; `ReadOnly`, `DiskFull`.
    pub(crate) fn update<T>(&self, workspace: Id, change: impl FnOnce(&mut Profile) -> Result<T>) -> Result<T> {
        self.change(&self.profile_path(workspace), change)
    }

    /// The workspaces opened lately, the latest first.
    ///
    /// # Errors
    /// `ReadOnly` when the list may not be read.
    pub(crate) fn recent(&self) -> Result<Vec<Recent>> {
        read(&self.recent_path())
    }

    /// Puts a workspace at the head of the list. A path that is not Unicode cannot be listed and is left out.
    ///
    /// # Errors
    /// As [`Self::update`].
    pub(crate) fn opened(&self, id: Id, name: &str, path: &Path, now: i64) -> Result<()> {
        let Some(path) = path.to_str() else {
            return Ok(());
        };
        let newest = Recent { id, name: name.into(), path: path.into(), opened_at: now };
        self.change(&self.recent_path(), |list: &mut Vec<Recent>| {
            list.retain(|other| other.path != newest.path);
            list.insert(0, newest);
            list.truncate(RECENT);
            Ok(())
        })
    }

    /// Takes the workspace at `path` off the list. Its file and profile stay.
    ///
    /// # Errors
    /// As [`Self::update`].
    pub(crate) fn forget(&self, path: &Path) -> Result<()> {
        self.change(&self.recent_path(), |list: &mut Vec<Recent>| {
            list.retain(|other| Path::new(&other.path) != path);
            Ok(())
        })
    }

    fn profile_path(&self, workspace: Id) -> PathBuf {
        self.0.join("profile").join(format!("{workspace}.json"))
    }

    fn recent_path(&self) -> PathBuf {
        self.0.join("recent.json")
    }

    fn change<S: Serialize + DeserializeOwned + Default + PartialEq + Clone, T>(
        &self,
        path: &Path,
        change: impl FnOnce(&mut S) -> Result<T>,
    ) -> Result<T> {
        let folder = path.parent().unwrap_or(&self.0);
        make_private(folder)?;
        let _lock = lock(&atomic::with_ending(path, ".lock"))?;
        let old: S = read(path)?;
        let mut new = old.clone();
        let answer = change(&mut new)?;
        if new != old {
            atomic::replace(path, &serde_json::to_vec_pretty(&new)?, Readers::Me)?;
        }
        Ok(answer)
    }
}

fn read<S: DeserializeOwned + Default>(path: &Path) -> Result<S> {
    let bytes = match fs::read(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(S::default()),
        read => read?,
    };
    Ok(serde_json::from_slice(&bytes).unwrap_or_else(|cause| {
        tracing::warn!(%cause, "a file of the app-data folder is damaged and starts anew");
        S::default()
    }))
}

fn make_private(folder: &Path) -> Result<()> {
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    Ok(maker.create(folder)?)
}

/// Held until dropped, or until the process ends in whatever way.
fn lock(path: &Path) -> Result<fs::File> {
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    let start = Instant::now();
    loop {
        match fs4::fs_std::FileExt::try_lock_exclusive(&file) {
            Ok(true) => return Ok(file),
            Ok(false) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(5)),
            Ok(false) => {
                return Err(Error::Locked { by: "profile".into() });
            }
            Err(e) => return Err(e.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_is_found_where_the_system_keeps_such_things() {
        let env = |set: &'static [(&str, &str)]| {
            Home::from_env(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| PathBuf::from(v)))
        };
        assert_eq!(env(&[("ZHIKE_HOME", "/x"), ("HOME", "/h")]).unwrap().path(), Path::new("/x"));
        assert_eq!(env(&[]).unwrap_err(), Error::Missing);
        if cfg!(all(unix, not(target_os = "macos"))) {
            let found = |set| env(set).unwrap().path().to_path_buf();
            assert_eq!(found(&[("HOME", "/h")]), Path::new("/h/.local/share/zhike"));
            assert_eq!(found(&[("HOME", "/h"), ("XDG_DATA_HOME", "/d")]), Path::new("/d/zhike"));
            assert_eq!(found(&[("HOME", "/h"), ("XDG_DATA_HOME", "d")]), Path::new("/h/.local/share/zhike"));
        }
    }

    #[test]
    fn the_latest_workspace_heads_the_list_and_a_path_is_listed_once() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::at(dir.path().join("new"));
        assert_eq!(home.recent().unwrap(), []);
        let (a, b) = (Id::random(), Id::random());
        home.opened(a, "甲", Path::new("/a.zhike"), 1).unwrap();
        home.opened(b, "乙", Path::new("/b.zhike"), 2).unwrap();
        home.opened(a, "甲公司", Path::new("/a.zhike"), 3).unwrap();
        let seen: Vec<_> = home.recent().unwrap().into_iter().map(|r| (r.name, r.opened_at)).collect();
        assert_eq!(seen, [("甲公司".into(), 3), ("乙".into(), 2)]);
        home.forget(Path::new("/a.zhike")).unwrap();
        assert_eq!(home.recent().unwrap().len(), 1);
        for i in 0..30 {
            home.opened(a, "", Path::new(&format!("/{i}")), 4).unwrap();
        }
        assert_eq!(home.recent().unwrap().len(), RECENT);
    }
}
