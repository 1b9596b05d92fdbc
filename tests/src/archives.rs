//! Open archives as zips of texts: looked into, and changed to see what becomes of them.

use crate::Person;
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use zhike_core::Error;

/// Everything that somebody may take out.
pub fn archive(person: &Person) -> Vec<u8> {
    let done = person.job("archive.make", json!({})).expect("an archive");
    person.take(done["file"].as_str().expect("a file"))
}

pub fn take(person: &Person, bytes: &[u8]) -> Result<Value, Error> {
    let file = person.put("archive.zip", bytes);
    person.job("archive.take", json!({ "file": file }))
}

/// All parts of an archive by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").to_string()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            zip.by_name(&name).expect("a part").read_to_string(&mut text).expect("text");
            (name, text)
        })
        .collect()
}

pub fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// An archive with one of its parts changed.
pub fn changed(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut all = parts(bytes);
    let (_, text) = all.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no {part}"));
    *text = change(text);
    zipped(&all)
}

/// The lines of a part.
pub fn lines(bytes: &[u8], part: &str) -> Vec<Value> {
    let all = parts(bytes);
    let (_, text) = all.iter().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no {part}"));
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}
