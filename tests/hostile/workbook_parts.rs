//! How workbooks are put together by hand, sound or not: packages, sheets, bombs, records of the old format.

use crate::case::Case;
use std::fs::File;
use std::io::{Cursor, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
pub const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

pub fn add(zip: &mut ZipWriter<impl Write + Seek>, name: &str, content: &[u8]) {
    zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
    zip.write_all(content).unwrap();
}

/// A zip of these parts and nothing else.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    parts.iter().for_each(|(name, content)| add(&mut zip, name, content));
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet and these parts beside it; a part of the same name takes the place of the usual one.
pub fn book(sheet: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let usual =
        [("_rels/.rels", RELS), ("xl/_rels/workbook.xml.rels", BOOK_RELS), ("xl/workbook.xml", BOOK), (SHEET, sheet)];
    let kept = usual.into_iter().filter(|(name, _)| !beside.iter().any(|(of, _)| of == name));
    let parts: Vec<(&str, &[u8])> =
        kept.chain(beside.iter().copied()).map(|(name, text)| (name, text.as_bytes())).collect();
    package(&parts)
}

/// A sheet with the header `a`, `b` and these rows as XML.
pub fn sheet(rows: &str) -> String {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{}{}</row>{rows}</sheetData></worksheet>"#,
        inline("A1", "a"),
        inline("B1", "b")
    )
}

pub fn inline(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

pub fn row(number: u32, cells: &str) -> String {
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// A row of two texts.
pub fn plain(number: u32) -> String {
    row(number, &(inline(&format!("A{number}"), "x") + &inline(&format!("B{number}"), "y")))
}

pub fn simple(name: &str, rows: &str) -> Case {
    Case::bytes(name, book(&sheet(rows), &[]))
}

/// A workbook one part of which is `before`, then `piece` again and again, then `after`.
pub fn bomb(path: &Path, part: &str, before: &str, piece: &str, bytes: usize, after: &str) {
    packed_bomb(path, part, before, piece, bytes, after, SimpleFileOptions::default());
}

pub fn packed_bomb(
    path: &Path,
    part: &str,
    before: &str,
    piece: &str,
    bytes: usize,
    after: &str,
    packing: SimpleFileOptions,
) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    add(&mut zip, "_rels/.rels", RELS.as_bytes());
    add(&mut zip, "xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes());
    add(&mut zip, "xl/workbook.xml", BOOK.as_bytes());
    if part != SHEET {
        add(&mut zip, SHEET, sheet(&row(2, r#"<c r="A2" t="s"><v>0</v></c>"#)).as_bytes());
    }
    zip.start_file(part, packing.large_file(true)).unwrap();
    zip.write_all(before.as_bytes()).unwrap();
    let many = piece.repeat((1 << 20) / piece.len());
    for _ in 0..bytes / many.len() {
        zip.write_all(many.as_bytes()).unwrap();
    }
    zip.write_all(after.as_bytes()).unwrap();
    zip.finish().unwrap();
}

/// A workbook with `from` changed to `to` in its raw bytes, wherever it stands.
pub fn forged(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut at = 0;
    let mut seen = 0;
    while at + from.len() <= bytes.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + to.len()].copy_from_slice(to);
            seen += 1;
        }
        at += 1;
    }
    assert!(seen > 0, "nothing to forge");
    bytes
}

pub fn compound(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(content).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Records of an old workbook.
pub fn records(records: &[(u16, &[u8])]) -> Vec<u8> {
    let head =
        |(kind, body): &(u16, &[u8])| [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat();
    records.iter().flat_map(head).collect()
}
