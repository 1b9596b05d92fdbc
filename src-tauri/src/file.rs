//! Native dialogs and dropped files. A path is opened here and handed to the core as a stream: the page gets an id.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tauri::{Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};
use zhike_core::{Error, Result};
use zhike_server::limits::MAX_FILE;

/// The extension of a workspace.
const EXTENSION: &str = "zhike";

/// `file.choose {accept, title}` asks for a file; `{path}` takes one that was just dropped. → `{file, name}`, file null when
/// the person changed their mind.
pub fn choose(window: &WebviewWindow, input: &Value) -> Result<Value> {
    let desk = window.state::<Desk>();
    let session = desk.session(window.label()).ok_or(Error::Unauthenticated)?;
    let path = match input.get("path").and_then(Value::as_str).map(PathBuf::from) {
        // A page that names any other path is refused: it can name only what a person dropped on it.
        Some(path) if desk.take_dropped(window.label(), &path) => path,
        Some(_) => return Err(Error::Forbidden { permission: "file".into() }),
        None => match ask(window, input) {
            Some(path) => path,
            None => return Ok(json!({ "file": null })),
        },
    };
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| Error::invalid("file", "name"))?;
    let mut reader = File::open(&path)?;
    let about = reader.metadata()?;
    if !about.is_file() {
        return Err(Error::invalid("file", "not_a_file"));
    }
    if about.len() > MAX_FILE {
        return Err(Error::TooLarge { limit: MAX_FILE });
    }
    let file = desk.app.put(&session, name, &mut reader)?;
    Ok(json!({ "file": file, "name": name }))
}

/// `file.text {name, text}` takes a text that was pasted as a file of this name. → `{file, name}`
pub fn text(window: &WebviewWindow, input: &Value) -> Result<Value> {
    let desk = window.state::<Desk>();
    let session = desk.session(window.label()).ok_or(Error::Unauthenticated)?;
    let said = |name: &str| input.get(name).and_then(Value::as_str).ok_or_else(|| Error::invalid(name, "required"));
    let name = said("name")?;
    let file = desk.app.put(&session, name, &mut said("text")?.as_bytes())?;
    Ok(json!({ "file": file, "name": name }))
}

fn ask(window: &WebviewWindow, input: &Value) -> Option<PathBuf> {
    let accept: Vec<&str> = input
        .get("accept")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|extension| extension.as_str())
        .filter_map(|extension| extension.strip_prefix('.'))
        .collect();
    let mut dialog = window.dialog().file().set_parent(window);
    if let Some(title) = input.get("title").and_then(Value::as_str) {
        dialog = dialog.set_title(title);
    }
    if !accept.is_empty() {
        dialog = dialog.add_filter(accept.join(", "), &accept);
    }
    dialog.blocking_pick_file().and_then(path)
}

/// `file.save {name, text}` asks where to keep a text of the page, `{name, file}` where to keep a file that a command left;
/// under this name unless the person says another. → `{saved}`, false when the person changed their mind. The page's own
/// way to save a file leads nowhere in a window.
pub fn save(window: &WebviewWindow, input: &Value) -> Result<Value> {
    let desk = window.state::<Desk>();
    let session = desk.session(window.label()).ok_or(Error::Unauthenticated)?;
    let text = |name: &str| input.get(name).and_then(Value::as_str).ok_or_else(|| Error::invalid(name, "required"));
    let name = text("name")?;
    let mut content: Box<dyn Read> = match text("file") {
        Ok(file) => desk.app.take(&session, file)?.reader,
        Err(_) => Box::new(text("text")?.as_bytes()),
    };
    if Path::new(name).file_name().and_then(|plain| plain.to_str()) != Some(name) {
        return Err(Error::invalid("name", "not_a_name")); // a suggestion must not lead into another folder
    }
    let dialog = window.dialog().file().set_parent(window).set_file_name(name);
    let Some(path) = dialog.blocking_save_file().and_then(path) else { return Ok(json!({ "saved": false })) };
    keep(&path, &mut content)?;
    Ok(json!({ "saved": true }))
}

/// Writes what only its owner should read, through to the disk: the page says that it is kept.
fn keep(path: &Path, content: &mut dyn Read) -> Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    io::copy(content, &mut file)?;
    Ok(file.sync_all()?)
}

/// `door.choose {purpose: "open" | "create"}` → `{file}`: a workspace anywhere, from now on named by its plain name.
pub fn choose_workspace(window: &WebviewWindow, input: &Value) -> Result<Value> {
    let dialog = window.dialog().file().set_parent(window).add_filter("知客", &[EXTENSION]);
    let chosen = match input.get("purpose").and_then(Value::as_str) {
        Some("open") => dialog.blocking_pick_file().and_then(path),
        Some("create") => dialog.blocking_save_file().and_then(path).map(|path| path.with_extension(EXTENSION)),
        _ => return Err(Error::invalid("purpose", "unknown")),
    };
    let Some(path) = chosen else { return Ok(json!({ "file": null })) };
    let name = plain_name(&path).ok_or_else(|| Error::invalid("file", "name"))?.to_owned();
    window.state::<Desk>().choose(path);
    Ok(json!({ "file": name }))
}

/// How the door names a workspace: its file name without folder and extension.
pub fn plain_name(path: &Path) -> Option<&str> {
    path.file_stem().and_then(|stem| stem.to_str())
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_text_replaces_what_stood_there_and_is_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("zhike-keep-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("folder");
        let path = folder.join("知客恢复密钥.txt");
        keep(&path, &mut "a longer text than the next".as_bytes()).expect("kept");
        keep(&path, &mut "V4PJT-46BX8".as_bytes()).expect("kept again");
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "V4PJT-46BX8");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        }
        assert!(keep(&folder, &mut "a folder is no file".as_bytes()).is_err());
        std::fs::remove_dir_all(&folder).expect("cleared");
    }
}
