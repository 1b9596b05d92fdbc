//! What the readers of files make of files that nobody here wrote, against the answers published with them.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;
use zhike_core::import::read::{Choice, Failure, Header, Kind, Note, Reason, Row, Source, Value as Cell};

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

/// Rows of cells.
type Cells<T> = Vec<Vec<T>>;

/// The rows of a workbook as they stand, without a header.
fn sheet(name: &str, sheet: usize) -> Option<(Cells<String>, Cells<Cell>)> {
    let path = shared("xlsx")?.join(name);
    let choice = Choice { sheet: Some(sheet), header: Header::None, ..Choice::default() };
    let source = Source::look(Arc::new(path), &choice).expect("looked at");
    let mut table = source.open().expect("opens");
    let (mut texts, mut values, mut row) = (Vec::new(), Vec::new(), Row::default());
    while table.read(&mut row).expect("reads") {
        texts.push(row.texts().map(String::from).collect());
        values.push((0..row.len()).map(|column| row.cell(column).value).collect());
    }
    Some((texts, values))
}

#[test]
fn days_of_workbooks_are_those_that_were_meant() {
    let day = |d| Cell::Date(NaiveDate::from_ymd_opt(2021, 1, d).expect("a day"));
    for name in ["date.xlsx", "date_1904.xlsx", "date.xls"] {
        let Some((texts, values)) = sheet(name, 0) else { return };
        assert_eq!(texts[0], ["2021-01-01", "15"], "{name}");
        assert_eq!(values[0], [day(1), Cell::Number(15.0)], "{name}");
        assert_eq!(texts[1], ["2021-01-02", "16"], "{name}");
        assert_eq!(values[1], [day(2), Cell::Number(16.0)], "{name}");
        // 255 hours, 10 minutes and 10 seconds, and no day.
        assert_eq!(texts[2], ["255:10:10", "17"], "{name}");
    }
    let Some((texts, values)) = sheet("date_iso.xlsx", 0) else { return };
    assert_eq!(texts[..3], [["2021-01-01"], ["2021-01-01 10:10:10"], ["10:10:10"]]);
    assert_eq!(values[0], [day(1)]);
    let both = NaiveDate::from_ymd_opt(2021, 1, 1).and_then(|day| day.and_hms_opt(10, 10, 10));
    assert_eq!(values[1], [Cell::DateTime(both.expect("a day"))]);
}

#[test]
fn cells_of_workbooks_read_as_published() {
    for (name, at, wanted) in [
        ("inlineStr_cdata.xlsx", 0, vec![vec!["Hello CDATA", "World"], vec!["12345", "NormalText"]]),
        ("has_x000D_.xlsx", 0, vec![vec!["ABC\r\nDEF"]]),
        ("encoded_entities.xlsx", 0, vec![vec!["&"]]),
        (
            "merged_range.xlsx",
            1,
            vec![
                vec!["A1", "B1", "C1", "", "E1", "F1"],
                vec!["", "B3", "C3", "", "E3", ""],
                vec!["", "B4", "", "", "E4", ""],
            ],
        ),
    ] {
        let Some((texts, _)) = sheet(name, at) else { return };
        assert_eq!(texts, wanted, "{name}");
    }
    let Some((texts, _)) = sheet("whitespace_trim.xlsx", 0) else { return };
    assert_eq!(texts[0], ["trimmed value", "value with tabs", " \t\n", "clean text"]);
    assert_eq!(texts[1][..2], ["line1\nline2", "  line1\nline2  "]);
}

#[test]
fn a_workbook_says_what_is_in_it() {
    let Some(folder) = shared("xlsx") else { return };
    let open = |name: &str| Source::look(Arc::new(folder.join(name)), &Choice::default()).expect("looked at");
    // The header stands below a note, with blank rows between.
    let source = open("header-row.xlsx");
    let mut table = source.open().expect("opens");
    assert_eq!(
        (table.columns(), table.header()),
        (&["Columns", "Column A", "Column B", "Column C"].map(String::from)[..], Some(9))
    );
    let mut row = Row::default();
    assert!(table.read(&mut row).expect("reads"));
    assert_eq!((row.number(), row.texts().collect::<Vec<_>>()), (10, vec!["put data here", "1", "2", "3"]));
    let Kind::Workbook { sheets, .. } = source.kind() else { panic!("no workbook") };
    assert_eq!((sheets[0].name.as_str(), sheets[0].hidden, sheets[0].rows), ("Sheet1", false, Some(10)));
    // Errors are empty and told.
    let mut table = open("errors.xlsx").open().expect("opens");
    let mut errors = 0;
    while table.read(&mut row).expect("reads") {
        assert_eq!((row.text(0), row.refused()), ("", None));
        errors += row.problems().iter().filter(|p| p.reason == Reason::ErrorCell).count();
    }
    assert_eq!(errors, 7);
    assert!(table.notes().contains(&Note::ErrorCells(7)), "{:?}", table.notes());
    assert!(table.notes().contains(&Note::ExternalLinks(1)), "{:?}", table.notes());
    // Merged cells are told.
    let mut table = open("merged_range.xlsx").open().expect("opens");
    while table.read(&mut row).expect("reads") {}
    assert!(table.notes().iter().any(|note| matches!(note, Note::MergedCells(n) if *n > 0)), "{:?}", table.notes());
    assert_eq!(open("empty_sheet.xlsx").open().err(), Some(Failure::Empty));
}

/// What a card says: the columns that are filled, and their texts.
type Card<C = String> = Vec<(C, String)>;

/// The cards of a file, and what is said of it.
fn cards(name: &str) -> Option<(Vec<Card>, Vec<Note>)> {
    let path = shared("vcard")?.join(name);
    let source = Source::look(Arc::new(path), &Choice::default()).expect("looked at");
    assert!(matches!(source.kind(), Kind::Cards { .. }));
    let mut table = source.open().expect("opens");
    let (mut cards, mut row) = (Vec::new(), Row::default());
    while table.read(&mut row).expect("reads") {
        assert_eq!(row.refused(), None);
        let filled =
            table.columns().iter().cloned().zip(row.texts().map(String::from)).filter(|(_, text)| !text.is_empty());
        cards.push(filled.collect());
    }
    Some((cards, table.notes()))
}

/// The names, phones, e-mails and organisations of every card, as they can be read in the files.
#[test]
fn every_card_says_what_it_says() {
    let n = "\u{d1}";
    let spaced = |count: usize| vec![n; count].join(" ");
    let run = |count: usize| n.repeat(count);
    let android: Vec<Card<&str>> = vec![
        vec![("E-mail", "john.doe@company.com".into())],
        vec![("E-mail", "jane.doe@company.com".into())],
        vec![("Full Name", spaced(5)), ("Last Name", spaced(4)), ("Mobile Phone", "123456789".into())],
        vec![
            ("Full Name", spaced(11)),
            ("Last Name", spaced(11)),
            ("Mobile Phone", "123456".into()),
            ("Mobile Phone 2", "3456789".into()),
            ("Home Phone", "234567".into()),
            ("Home Phone 2", "45678901".into()),
        ],
        vec![
            ("Full Name", spaced(4)),
            ("Last Name", spaced(2)),
            ("First Name", spaced(3)),
            ("Organization", run(12)),
            ("Mobile Phone", "123456".into()),
            ("Business Phone", "123456".into()),
            ("Business Fax", "123456".into()),
            ("Business E-mail", "bob@company.com".into()),
            ("E-mail", run(14)),
        ],
        vec![
            ("Full Name", run(4)),
            ("Last Name", run(4)),
            ("Organization", run(44)),
            ("Mobile Phone", "55556666".into()),
            ("E-mail", "henry@company.com".into()),
        ],
    ];
    let wanted: Vec<(&str, Vec<Card<&str>>)> = vec![
        ("John_Doe_ANDROID.vcf", android),
        (
            "John_Doe_EVOLUTION.vcf",
            vec![said(&[
                ("Full Name", "Mr. John Richter, James Doe Sr."),
                ("Last Name", "Doe"),
                ("First Name", "John"),
                ("Middle Name", "Richter, James"),
                ("Name Prefix", "Mr."),
                ("Name Suffix", "Sr."),
                ("Organization", "IBM"),
                ("Department", "Accounting / Dungeon"),
                ("Mobile Phone", "905-666-1234"),
                ("Business Phone", "905-555-1234"),
                ("Business E-mail", "john.doe@ibm.com"),
            ])],
        ),
        (
            "John_Doe_GMAIL.vcf",
            vec![said(&[
                ("Full Name", "Mr. John Richter, James Doe Sr."),
                ("Last Name", "Doe"),
                ("First Name", "John"),
                ("Middle Name", "Richter, James"),
                ("Name Prefix", "Mr."),
                ("Name Suffix", "Sr."),
                ("Organization", "IBM"),
                ("Mobile Phone", "905-555-1234"),
                ("Home Phone", "905-666-1234"),
                ("Home E-mail", "john.doe@ibm.com"),
            ])],
        ),
        (
            "John_Doe_MS_OUTLOOK.vcf",
            vec![said(&[
                ("Full Name", "Mr. John Richter James Doe Sr."),
                ("Last Name", "Doe"),
                ("First Name", "John"),
                ("Middle Name", "Richter,James"),
                ("Name Prefix", "Mr."),
                ("Name Suffix", "Sr."),
                ("Organization", "IBM"),
                ("Department", "Accounting"),
                ("Business Phone", "(905) 555-1234"),
                ("Home Phone", "(905) 666-1234"),
                ("E-mail", "john.doe@ibm.cm"),
            ])],
        ),
        (
            "gmail-single2.vcf",
            vec![said(&[
                ("Full Name", "VCard Test"),
                ("Last Name", "Test"),
                ("First Name", "VCard"),
                ("Organization", "TheCompany"),
                ("Mobile Phone", "5555551115"),
                ("Business Phone", "5555551113"),
                ("Home Phone", "5555551112"),
                ("Main Phone", "5555551116"),
                ("Business Fax", "5555551118"),
                ("Home Fax", "5555551117"),
                ("Pager", "5555551120"),
                ("Other Phone", "5555551111"),
                ("Other Phone 2", "5555551114"),
                ("Other Phone 3", "5555551119"),
                ("Other Phone 4", "5555551121"),
                ("Business E-mail", "workemail@example.com"),
                ("Home E-mail", "homeemail@example.com"),
                ("E-mail", "email@example.com"),
                ("E-mail 2", "otheremail@example.com"),
                ("E-mail 3", "customcategory@example.com"),
            ])],
        ),
        (
            "outlook-2003.vcf",
            vec![said(&[
                ("Full Name", "John Doe III"),
                ("Last Name", "Doe"),
                ("First Name", "John"),
                ("Name Prefix", "Mr."),
                ("Name Suffix", "III"),
                ("Organization", "Company, The"),
                ("Department", "TheDepartment"),
                ("Mobile Phone", "MobilePhone"),
                ("Business Phone", "BusinessPhone"),
                ("Home Phone", "HomePhone"),
                ("Business Fax", "BusinessFaxPhone"),
                ("E-mail", "jdoe@hotmail.com"),
            ])],
        ),
        (
            "radicale-1587.vcf",
            vec![said(&[
                ("Full Name", "Given Family"),
                ("Last Name", "Family"),
                ("First Name", "Given"),
                ("Middle Name", "Additional"),
                ("Name Prefix", "Prefix"),
                ("Name Suffix", "Suffix"),
            ])],
        ),
        (
            "rfc2426-example.vcf",
            vec![
                said(&[
                    ("Full Name", "Frank Dawson"),
                    ("Organization", "Lotus Development Corporation"),
                    ("Business Phone", "+1-919-676-9515"),
                    ("Business Fax", "+1-919-676-9564"),
                    ("E-mail", "Frank_Dawson@Lotus.com"),
                    ("E-mail 2", "fdawson@earthlink.net"),
                ]),
                said(&[
                    ("Full Name", "Tim Howes"),
                    ("Organization", "Netscape Communications Corp."),
                    ("Business Phone", "+1-415-937-3419"),
                    ("Business Fax", "+1-415-528-4164"),
                    ("E-mail", "howes@netscape.com"),
                ]),
            ],
        ),
        (
            "rfc6350-example.vcf",
            vec![said(&[
                ("Full Name", "Simon Perreault"),
                ("Last Name", "Perreault"),
                ("First Name", "Simon"),
                ("Name Suffix", "ing. jr M.Sc."),
                ("Organization", "Viagenie"),
                ("Mobile Phone", "+1-418-262-6501"),
                ("Business Phone", "+1-418-656-9254 ext 102"),
                ("Business E-mail", "simon.perreault@viagenie.ca"),
            ])],
        ),
    ];
    let asked = |column: &str| {
        ["Name", "Organization", "Department", "Phone", "Fax", "Pager", "E-mail"]
            .iter()
            .any(|part| column.contains(part))
            && column != "Nickname"
    };
    for (name, wanted) in wanted {
        let Some((cards, _)) = cards(name) else { return };
        let cards: Vec<Card> =
            cards.into_iter().map(|card| card.into_iter().filter(|(column, _)| asked(column)).collect()).collect();
        let wanted: Vec<Card> = wanted
            .into_iter()
            .map(|card| card.into_iter().map(|(column, text)| (column.to_string(), text)).collect())
            .collect();
        assert_eq!(cards, wanted, "{name}");
    }
}

fn said(card: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    card.iter().map(|(column, text)| (*column, text.to_string())).collect()
}

#[test]
fn cards_say_more_than_names() {
    let Some((cards_of, notes)) = cards("John_Doe_MS_OUTLOOK.vcf") else { return };
    let of = |column: &str| cards_of[0].iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str());
    assert_eq!(of("Birthday"), Some("1980-03-22"));
    assert_eq!(of("Anniversary"), Some("2011-01-13"));
    assert_eq!(of("Job Title"), Some("Money Counter"));
    assert_eq!(of("Business City"), Some("Albaney"));
    assert_eq!(of("Home Street"), Some("Silicon Alley 5,"));
    assert_eq!(of("Home Postal Code"), Some("12345"));
    assert_eq!(of("Web Page"), Some("http://www.ibm.com"));
    assert_eq!(of("Messenger"), Some("johny5@aol.com"));
    assert!(notes.contains(&Note::MediaLeftOut(1)), "{notes:?}");
    let Some((cards_of, _)) = cards("rfc6350-example.vcf") else { return };
    assert!(cards_of[0].contains(&("Birthday".into(), "--02-03".into())));
    let Some((cards_of, _)) = cards("gmail-single2.vcf") else { return };
    assert!(cards_of[0].contains(&("QQ".into(), "IM6".into())));
    assert!(cards_of[0].contains(&("Notes".into(), "note line 1\nnote line 2\nCustomField: field value".into())));
    // One organisation of these cards is cut within a letter: it is left out and told, not read as something else.
    let Some((_, notes)) = cards("John_Doe_ANDROID.vcf") else { return };
    assert!(notes.contains(&Note::PropertiesSkipped(1)), "{notes:?}");
}
