//! Workbooks of Excel and what writes like it (XLSX, XLSM): their sheets, and the cells of one, read as they are
//! unpacked. A declared dimension is a guess to show and nothing is made room for by it.

use super::feed::Giver;
use super::number::{self, Shown, built_in, shown_by};
use super::package::{Package, Part, step, unpacked};
use super::strings::{Texts, text_of, unescape_from};
use super::xml::{attribute, attributes, elements, named, next, push_entity, skip};
use super::{MAX_CELLS, Sheet};
use crate::import::read::note::{Failure, Note};
use crate::import::read::row::{Reason, Row, Value};
use crate::import::read::{MAX_CELL, MAX_COLUMNS, MAX_ROW};
use quick_xml::events::Event;
use std::collections::HashMap;

/// Most sheets that are listed.
const SHEETS: usize = 1_000;

/// What all sheets of a workbook share, but the texts.
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    paths: Vec<String>,
    folder: String,
    from_1904: bool,
}

/// Reads which sheets there are.
pub(super) fn book(package: &mut Package) -> Result<Book, Failure> {
    let mut main = None;
    if let Some(mut part) = package.part("_rels/.rels")? {
        elements(&mut part, |e| {
            let is_main = attribute(e, "Type").is_some_and(|t| t.ends_with("/relationships/officeDocument"));
            if is_main {
                main = named(e, "Target");
            }
            Ok(true)
        })?;
    }
    let main = main.unwrap_or_else(|| "xl/workbook.xml".into());
    let main = main.trim_start_matches('/');
    let (folder, name) = main.rsplit_once('/').map_or(("", main), |(folder, name)| (folder, name));
    let mut targets = HashMap::new();
    if let Some(mut part) = package.part(&format!("{folder}/_rels/{name}.rels"))? {
        elements(&mut part, |e| {
            if let (Some(id), Some(target)) = (named(e, "Id"), named(e, "Target")) {
                let is_sheet = attribute(e, "Type").is_some_and(|t| t.ends_with("/worksheet"));
                let inside = attribute(e, "TargetMode") != Some("External");
                if is_sheet && inside && targets.len() < SHEETS {
                    targets.insert(id, target);
                }
            }
            Ok(true)
        })?;
    }
    let mut book = Book { sheets: Vec::new(), paths: Vec::new(), folder: folder.into(), from_1904: false };
    let Some(mut part) = package.part(main)? else { return Err(Failure::UnknownKind) };
    elements(&mut part, |e| {
        match e.local_name().as_ref() {
            "workbookPr" => {
                // Extensions have an element of that name and without the attribute.
                if let Some(flag) = attribute(e, "date1904") {
                    book.from_1904 = matches!(flag, "1" | "true");
                }
            }
            "sheet" => {
                let target = attributes(e).find(|(name, _)| name.ends_with(":id") || *name == "id");
                if let Some(target) = target.and_then(|(_, id)| targets.get(id)) {
                    let path = match target.strip_prefix('/') {
                        Some(whole) => whole.to_string(),
                        None => format!("{folder}/{target}"),
                    };
                    let hidden = attribute(e, "state").is_some_and(|state| state != "visible");
                    let name = named(e, "name").unwrap_or_default();
                    book.sheets.push(Sheet { name, hidden, rows: None });
                    book.paths.push(path.trim_start_matches('/').to_string());
                }
            }
            _ => {}
        }
        Ok(true)
    })?;
    drop(part);
    for (sheet, path) in book.sheets.iter_mut().zip(&book.paths).take(50) {
        sheet.rows = declared_rows(package, path)?;
    }
    Ok(book)
}

/// How many rows a sheet says it has. Many programs say nothing, or nonsense.
fn declared_rows(package: &mut Package, path: &str) -> Result<Option<u64>, Failure> {
    let mut rows = None;
    let Some(mut part) = package.part(path)? else { return Ok(None) };
    elements(&mut part, |e| match e.local_name().as_ref() {
        "dimension" => {
            let last = attribute(e, "ref").and_then(|range| range.rsplit(':').next()).and_then(place);
            rows = last.map(|(row, _)| row);
            Ok(false)
        }
        name => Ok(name != "sheetData"),
    })?;
    Ok(rows)
}

/// The row, from 1, and the column, from 0, of a cell's name.
fn place(name: &str) -> Option<(u64, usize)> {
    let mut column = 0_usize;
    let mut row = 0_u64;
    for b in name.bytes() {
        match b {
            b'A'..=b'Z' if row == 0 => column = column * 26 + usize::from(b - b'A') + 1,
            b'a'..=b'z' if row == 0 => column = column * 26 + usize::from(b - b'a') + 1,
            b'0'..=b'9' => row = row * 10 + u64::from(b - b'0'),
            b'$' => {}
            _ => return None,
        }
        if column > 1 << 20 || row > 1 << 32 {
            return None;
        }
    }
    (row > 0).then_some((row, column.checked_sub(1)?))
}

/// What the formats of a workbook show numbers as, by the `s` of a cell.
fn shown(package: &mut Package, folder: &str) -> Result<Vec<Shown>, Failure> {
    let (mut own, mut shown) = (HashMap::new(), Vec::new());
    let mut within = false;
    let Some(mut part) = package.part(&format!("{folder}/styles.xml"))? else { return Ok(shown) };
    elements(&mut part, |e| {
        let id = || attribute(e, "numFmtId").and_then(|id| id.parse::<u32>().ok());
        match e.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (id(), named(e, "formatCode")) {
                    own.insert(id, shown_by(&code));
                }
            }
            "cellXfs" => within = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => within = false,
            // A sheet has at most some 64,000 formats.
            "xf" if within && shown.len() < 1 << 20 => {
                shown.push(id().map_or(Shown::Number, |id| own.get(&id).copied().unwrap_or_else(|| built_in(id))));
            }
            _ => {}
        }
        Ok(own.len() < 1 << 20)
    })?;
    Ok(shown)
}

/// Reads the rows of a sheet.
pub(super) fn rows(package: &mut Package, book: &Book, sheet: usize, giver: &mut Giver) -> Result<(), Failure> {
    let path = book.paths.get(sheet).ok_or(Failure::NoSuchSheet)?;
    let shown = shown(package, &book.folder)?;
    let texts = Texts::read(package, &book.folder)?;
    let links = package.below(&format!("{}/externalLinks/externalLink", book.folder));
    if links > 0 {
        giver.note(Note::ExternalLinks(links));
    }
    let mut part = package.part(path)?.ok_or(Failure::Damaged)?;
    let mut reader = CellReader { texts, shown, from_1904: book.from_1904, text: String::new(), cells: 0, beyond: 0 };
    let mut buffer = Vec::new();
    let (mut number, mut merged) = (0, 0);
    loop {
        step(&mut part);
        match next(&mut part, &mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "row" => {
                number = attribute(&e, "r").and_then(|r| r.parse().ok()).unwrap_or(number + 1);
                let row = giver.row();
                (row.number, row.line) = (number, number);
                reader.row(&mut part, &mut buffer, row)?;
                let (done, all) = unpacked(&mut part);
                if !row.is_empty() && giver.give(done * 1_000 / all.max(1)).is_err() {
                    return Ok(());
                }
            }
            Event::Start(e) if e.local_name().as_ref() == "mergeCell" => merged += 1,
            Event::Eof => break,
            _ => {}
        }
    }
    if merged > 0 {
        giver.note(Note::MergedCells(merged));
    }
    if reader.beyond > 0 {
        giver.note(Note::ColumnsBeyond(reader.beyond as u64));
    }
    Ok(())
}

/// Reads the cells of a sheet.
struct CellReader {
    texts: Texts,
    shown: Vec<Shown>,
    from_1904: bool,
    text: String,
    cells: u64,
    /// Columns that are not read although something stands there.
    beyond: usize,
}

/// What a cell says of itself.
#[derive(Clone, Copy, PartialEq)]
enum Type {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

impl CellReader {
    /// The cells of a row, up to its end.
    fn row(&mut self, part: &mut Part<'_>, buffer: &mut Vec<u8>, row: &mut Row) -> Result<(), Failure> {
        let mut column = 0;
        loop {
            match next(part, buffer)? {
                Event::Start(e) if e.local_name().as_ref() == "c" => {
                    let (mut kind, mut style) = (Type::Number, 0_usize);
                    for (name, value) in attributes(&e) {
                        match name {
                            "r" => {
                                let (_, at) = place(value).ok_or(Failure::Damaged)?;
                                // Cells stand in order; what goes back would be written over.
                                column = if at >= column { at } else { return Err(Failure::Damaged) };
                            }
                            "s" => style = value.parse().unwrap_or(0),
                            "t" => {
                                kind = match value {
                                    "s" => Type::Shared,
                                    "b" => Type::Bool,
                                    "e" => Type::Error,
                                    "d" => Type::Date,
                                    "inlineStr" | "is" => Type::Inline,
                                    "str" => Type::Text,
                                    _ => Type::Number,
                                }
                            }
                            _ => {}
                        }
                    }
                    self.cells += 1;
                    if self.cells > MAX_CELLS {
                        return Err(Failure::TooManyCells(MAX_CELLS));
                    }
                    self.content(part, buffer, kind)?;
                    self.put(row, column, kind, style);
                    column += 1;
                    step(part);
                }
                Event::End(e) if e.local_name().as_ref() == "row" => return Ok(()),
                Event::Eof => return Err(Failure::Damaged),
                _ => {}
            }
        }
    }

    /// What stands in a cell, as it is written, into `text`.
    fn content(&mut self, part: &mut Part<'_>, buffer: &mut Vec<u8>, kind: Type) -> Result<(), Failure> {
        self.text.clear();
        loop {
            match next(part, buffer)? {
                Event::Start(e) => match e.local_name().as_ref() {
                    // Beside an inline text a value says the same again.
                    "v" if kind == Type::Inline => skip(part, buffer, "v")?,
                    "v" => self.value(part, buffer)?,
                    "is" => text_of(part, buffer, "is", &mut self.text)?,
                    "f" => skip(part, buffer, "f")?,
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "c" => return Ok(()),
                Event::Eof => return Err(Failure::Damaged),
                _ => {}
            }
        }
    }

    fn value(&mut self, part: &mut Part<'_>, buffer: &mut Vec<u8>) -> Result<(), Failure> {
        loop {
            match next(part, buffer)? {
                Event::Text(t) => self.text.push_str(&t.xml10_content()),
                Event::CData(t) => self.text.push_str(&t.xml10_content()),
                Event::GeneralRef(entity) => push_entity(&entity, &mut self.text),
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(Failure::Damaged),
                _ => {}
            }
        }
    }

    fn put(&mut self, row: &mut Row, column: usize, kind: Type, style: usize) {
        if self.text.is_empty() {
            return;
        }
        if column >= MAX_COLUMNS {
            self.beyond = self.beyond.max(column + 1 - MAX_COLUMNS);
            return;
        }
        while row.len() < column {
            row.push("", Value::Empty);
        }
        if kind == Type::Text {
            unescape_from(&mut self.text, 0);
        }
        let raw = self.text.as_str();
        match kind {
            Type::Shared => match raw.trim().parse().ok().and_then(|index| self.texts.get(index)) {
                Some(text) => put_text(row, column, text),
                None => put_error(row, column),
            },
            Type::Text | Type::Inline => put_text(row, column, raw),
            Type::Bool => {
                let yes = matches!(raw.trim(), "1" | "true");
                row.push(if yes { "TRUE" } else { "FALSE" }, Value::Bool(yes));
            }
            Type::Error => put_error(row, column),
            Type::Date => match number::iso(raw) {
                Some(date) => {
                    let mut text = String::new();
                    number::write_date(date, &mut text);
                    row.push(&text, date);
                }
                None => put_text(row, column, raw),
            },
            Type::Number => {
                let shown = self.shown.get(style).copied().unwrap_or(Shown::Number);
                put_number(row, column, raw, shown, self.from_1904);
            }
        }
    }
}

fn put_text(row: &mut Row, column: usize, text: &str) {
    if text.len() > MAX_CELL || row.text.len() + text.len() > MAX_ROW {
        row.push("", Value::Empty);
        return row.note(Some(column), Reason::CellTooLarge);
    }
    if memchr::memchr(0, text.as_bytes()).is_some() {
        row.note(Some(column), Reason::Nul);
    }
    if text.contains('\u{fffd}') {
        row.note(Some(column), Reason::LostCharacters);
    }
    row.push(text, if text.is_empty() { Value::Empty } else { Value::Text });
}

/// A cell with an error is empty, and is told.
pub(super) fn put_error(row: &mut Row, column: usize) {
    row.push("", Value::Empty);
    row.note(Some(column), Reason::ErrorCell);
}

fn put_number(row: &mut Row, column: usize, raw: &str, shown: Shown, from_1904: bool) {
    let raw = raw.trim();
    let Some(number) = raw.parse::<f64>().ok().filter(|n| n.is_finite()) else { return put_text(row, column, raw) };
    let plain = raw.len() <= 15 && !raw.starts_with('0') && raw.bytes().all(|b| b.is_ascii_digit());
    if shown == Shown::Number && plain {
        return row.push(raw, Value::Number(number));
    }
    let mut text = String::new();
    let value = number::value(number, shown, from_1904, &mut text);
    row.push(&text, value);
}
