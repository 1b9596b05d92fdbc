//! Native dialogs and dropped files. A path is opened here and handed to the core as a stream: the page gets an id.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fs::File;
use std::path::{Path, PathBuf};
use tauri::{Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};
use zhike_core::{Error, Result};
use zhike_server::limits::MAX_FILE;

/// The extension of a workspace.
const EXTENSION: &str = "zhike";

/// `file.choose {accept}` asks for a file; `{path}` takes one that was just dropped. → `{file, name}`, file null when
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
    if !accept.is_empty() {
        dialog = dialog.add_filter(accept.join(", "), &accept);
    }
    dialog.blocking_pick_file().and_then(path)
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
