//! What the readers of files make of files that nobody here wrote, against the answers published with them.

use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;
use zhike_core::import::read::{Choice, Row, Source};

/// A file or folder of the shared data; `None`, with a message, where it is absent. Under `CI` that fails.
fn shared(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/import").join(path);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
    eprintln!("skipped: {} is not here", path.display());
    None
}

/// The columns of a file, and the texts of its rows, none of them refused.
fn table(path: PathBuf) -> (Vec<String>, Vec<Vec<String>>) {
    let source = Source::look(Arc::new(path), &Choice::default()).expect("looked at");
    let mut table = source.open().expect("opens");
    let (mut rows, mut row) = (Vec::new(), Row::default());
    while table.read(&mut row).expect("reads") {
        assert_eq!(row.refused(), None, "row {}", row.number());
        rows.push(row.texts().map(String::from).collect());
    }
    (table.columns().to_vec(), rows)
}

#[test]
fn the_spectrum_of_csv_reads_as_published() {
    let Some(folder) = shared("csv/csv-spectrum") else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.join("csvs")).expect("folder") {
        let path = entry.expect("entry").path();
        let name = path.file_stem().and_then(|n| n.to_str()).expect("name").to_owned();
        let (columns, rows) = table(path);
        let objects: Vec<Value> = rows
            .into_iter()
            .map(|cells| {
                assert_eq!(cells.len(), columns.len(), "{name}");
                let cells = cells.into_iter().map(Value::from);
                Value::Object(columns.iter().cloned().zip(cells).collect::<Map<_, _>>())
            })
            .collect();
        let published = std::fs::read_to_string(folder.join(format!("json/{name}.json"))).expect("json");
        let mut published: Value = serde_json::from_str(&published).expect("json");
        if name == "location_coordinates" {
            // Its answer is a lone object and names another phone number than its question.
            published["Contact Phone Number"] = objects[0]["Contact Phone Number"].clone();
            published = Value::Array(vec![published]);
        }
        assert_eq!(Value::Array(objects), published, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

#[test]
fn the_headers_of_other_programs_are_found() {
    let Some(folder) = shared("csv/headers") else { return };
    for (name, columns, first) in [
        ("google_contacts_2024_on.csv", 40, "First Name"),
        ("google_contacts_old_to_2023.csv", 52, "Name"),
        ("hubspot_contacts.csv", 10, "Record ID"),
        ("hubspot_deals.csv", 7, "Record ID"),
        ("outlook_desktop.csv", 86, "Title"),
        ("salesforce_account.csv", 41, "Id"),
    ] {
        let (names, rows) = table(folder.join(name));
        assert_eq!((names.len(), names[0].as_str(), rows.len()), (columns, first, 0), "{name}");
    }
}
