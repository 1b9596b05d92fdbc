//! What the columns of a file were taken for, kept for the next file of the same columns. It stands in a setting of the
//! workspace, so that a colleague who gets the same old program's file need not say it again; written as an op of its own
//! before the import, so that taking the import back does not forget it.

use super::{MapEntry, file::Opened};
use crate::{
    Id, Result,
    app::Cx,
    import::part::Part,
    store::{read::Read, write::Intent},
    text::fold::fold,
    workspace::create::{cells, text},
};
use sha2::{Digest, Sha256};

/// The command in the journal. It is no call: it follows from an import.
pub(crate) const COMMAND: &str = "import.remember";

/// The setting of a set of columns.
fn key(main: Part, columns: &[String]) -> String {
    let all: Vec<String> = columns.iter().map(|c| fold(c)).collect();
    let digest = Sha256::digest(all.join("\u{1f}").as_bytes());
    format!("import.map.{}.{}", main.entity(), hex::encode(&digest[..12]))
}

/// What was said of these columns before; empty where nothing was.
pub(super) fn of(r: &Read<'_>, main: Part, columns: &[String]) -> Result<Vec<MapEntry>> {
    let kept = r.setting(&key(main, columns))?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

/// Remembers what was said of the columns of this file, where it is something else than before.
pub(super) fn keep(cx: &Cx, opened: &Opened) -> Result<()> {
    let columns: Vec<String> = opened.mapping.columns.iter().map(|c| c.header.clone()).collect();
    let main = opened.mapping.main;
    let mut map = opened.map.clone();
    map.sort_by(|a, b| a.column.cmp(&b.column));
    // Words are in their lists by now or soon.
    map.iter_mut().for_each(|entry| entry.words.retain(|_, word| *word != super::Word::Create));
    let store = cx.store();
    if store.read(Some(cx.user()), |r| of(r, main, &columns))? == map {
        return Ok(());
    }
    let key = key(main, &columns);
    let kept = serde_json::to_string(&serde_json::to_string(&map)?)?;
    store.write(Some(cx.user()), Intent::of(COMMAND), |w| {
        let id = Id::of_key(w.workspace, "setting", &key);
        w.seed("setting", id, cells([("key", text(&key)), ("value", text(&kept))]))
    })?;
    Ok(())
}
