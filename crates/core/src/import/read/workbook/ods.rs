//! Workbooks of LibreOffice and its like (ODS): one XML with all sheets, read as it is unpacked. A cell that says it
//! stands there a million times is made as often as there are columns to read.

use super::feed::Giver;
use super::number;
use super::package::{Package, Part, step, unpacked};
use super::xlsx::put_error;
use super::xml::{attribute, attributes, elements, named, next, push_entity, skip};
use super::{MAX_CELLS, Sheet};
use crate::import::read::note::{Failure, Note};
use crate::import::read::row::{Reason, Row, Value};
use crate::import::read::{MAX_CELL, MAX_COLUMNS, MAX_ROW};
use quick_xml::events::Event;
use std::collections::HashSet;

const CONTENT: &str = "content.xml";
/// Most sheets that are listed.
const SHEETS: usize = 1_000;

/// Reads which sheets there are, and how many rows each has.
pub(super) fn sheets(package: &mut Package) -> Result<Vec<Sheet>, Failure> {
    if let Some(mut part) = package.part("META-INF/manifest.xml")? {
        let mut locked = false;
        elements(&mut part, |e| {
            locked |= e.local_name().as_ref() == "encryption-data";
            Ok(!locked)
        })?;
        if locked {
            return Err(Failure::Encrypted);
        }
    }
    let mut part = package.part(CONTENT)?.ok_or(Failure::UnknownKind)?;
    let (mut sheets, mut unseen) = (Vec::<Sheet>::new(), HashSet::new());
    let mut style = String::new();
    elements(&mut part, |e| {
        match e.local_name().as_ref() {
            "style" => style = named(e, "name").unwrap_or_default(),
            "table-properties" if attribute(e, "display") == Some("false") => {
                unseen.insert(std::mem::take(&mut style));
            }
            "table" => {
                let hidden = named(e, "style-name").is_some_and(|style| unseen.contains(&style));
                sheets.push(Sheet { name: named(e, "name").unwrap_or_default(), hidden, rows: Some(0) });
            }
            // What is repeated there is mostly the rest of the sheet, and blank.
            "table-row" => {
                if let Some(rows) = sheets.last_mut().and_then(|sheet| sheet.rows.as_mut()) {
                    *rows += 1;
                }
            }
            _ => {}
        }
        Ok(sheets.len() < SHEETS && unseen.len() < SHEETS)
    })?;
    Ok(sheets)
}

/// Reads the rows of a sheet.
pub(super) fn rows(package: &mut Package, sheet: usize, giver: &mut Giver) -> Result<(), Failure> {
    let mut part = package.part(CONTENT)?.ok_or(Failure::Damaged)?;
    let mut buffer = Vec::new();
    let mut left = sheet;
    loop {
        step(&mut part);
        match next(&mut part, &mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "table" => match left {
                0 => break,
                _ => left -= 1,
            },
            Event::Eof => return Err(Failure::NoSuchSheet),
            _ => {}
        }
    }
    let (mut number, mut cells, mut merged) = (0_u64, 0_u64, 0);
    loop {
        step(&mut part);
        match next(&mut part, &mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "table-row" => {
                let times = repeated(attribute(&e, "number-rows-repeated"));
                let mut row = Row::default();
                row_of(&mut part, &mut buffer, &mut row, &mut merged)?;
                if row.is_blank() && row.problems.is_empty() {
                    number = number.saturating_add(times);
                    continue;
                }
                let (done, all) = unpacked(&mut part);
                for _ in 0..times {
                    number += 1;
                    cells += row.len() as u64;
                    if cells > MAX_CELLS {
                        return Err(Failure::TooManyCells(MAX_CELLS));
                    }
                    (row.number, row.line) = (number, number);
                    giver.row().clone_from(&row);
                    if giver.give(done * 1_000 / all.max(1)).is_err() {
                        return Ok(());
                    }
                }
            }
            Event::End(e) if e.local_name().as_ref() == "table" => break,
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
    }
    if merged > 0 {
        giver.note(Note::MergedCells(merged));
    }
    // To the end, so that a broken checksum is seen.
    elements(&mut part, |_| Ok(true))
}

fn repeated(times: Option<&str>) -> u64 {
    times.and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

/// The cells of a row, up to its end.
fn row_of(part: &mut Part<'_>, buffer: &mut Vec<u8>, row: &mut Row, merged: &mut u64) -> Result<(), Failure> {
    // Empty cells are put only when something stands behind them: at the end there are a thousand of them.
    let (mut empty, mut text) = (0_usize, String::new());
    loop {
        match next(part, buffer)? {
            Event::Start(e) if matches!(e.local_name().as_ref(), "table-cell" | "covered-table-cell") => {
                let covered = e.local_name().as_ref() == "covered-table-cell";
                let spanned = attributes(&e).any(|(name, value)| name.ends_with("-spanned") && value != "1");
                *merged += u64::from(spanned);
                let times = usize::try_from(repeated(attribute(&e, "number-columns-repeated"))).unwrap_or(usize::MAX);
                // Beside the value of the standard there may be one of an extension.
                let of = |wanted: &str| {
                    let own = |name: &str| !name.starts_with("calcext:") && name.rsplit(':').next() == Some(wanted);
                    attributes(&e).find(|(name, _)| own(name)).map(|(_, value)| value.to_string())
                };
                let failed = attributes(&e).any(|(name, value)| name == "calcext:value-type" && value == "error");
                let kind = of("value-type").unwrap_or_default();
                let value = match kind.as_str() {
                    "float" | "percentage" | "currency" => of("value"),
                    "date" => of("date-value"),
                    "time" => of("time-value"),
                    "boolean" => of("boolean-value"),
                    _ => None,
                };
                text.clear();
                let name = if covered { "covered-table-cell" } else { "table-cell" };
                text_of(part, buffer, name, &mut text)?;
                step(part);
                if covered || text.is_empty() && value.is_none() {
                    empty = empty.saturating_add(times);
                    continue;
                }
                while empty > 0 && row.len() < MAX_COLUMNS {
                    row.push("", Value::Empty);
                    empty -= 1;
                }
                row.found += std::mem::take(&mut empty);
                for _ in 0..times.min(MAX_COLUMNS - row.len().min(MAX_COLUMNS)) {
                    put(row, &kind, value.as_deref(), &text, failed);
                }
            }
            Event::End(e) if e.local_name().as_ref() == "table-row" => return Ok(()),
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
    }
}

fn put(row: &mut Row, kind: &str, value: Option<&str>, text: &str, failed: bool) {
    let column = row.len();
    if failed {
        return put_error(row, column);
    }
    let mut written = String::new();
    let known = match (kind, value) {
        ("float" | "percentage" | "currency", Some(value)) => {
            value.parse().ok().filter(|n: &f64| n.is_finite()).map(|n| {
                number::write_number(n, &mut written);
                Value::Number(n)
            })
        }
        ("date", Some(value)) => number::iso(value),
        ("time", Some(value)) => time(value).and_then(|time| number::iso(&time)),
        ("boolean", Some(value)) => {
            written.push_str(if value == "true" { "TRUE" } else { "FALSE" });
            Some(Value::Bool(value == "true"))
        }
        _ => None,
    };
    match known {
        Some(value) => {
            number::write_date(value, &mut written);
            row.push(&written, value);
        }
        None if text.len() > MAX_CELL || row.text.len() + text.len() > MAX_ROW => {
            row.push("", Value::Empty);
            row.note(Some(column), Reason::CellTooLarge);
        }
        None => row.push(text, Value::Text),
    }
}

/// `PT10H11M12S` as `10:11:12`.
fn time(period: &str) -> Option<String> {
    let rest = period.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    Some(format!("{hours:0>2}:{minutes:0>2}:{:0>2}", rest.strip_suffix('S')?))
}

/// The paragraphs of a cell, up to its end; what somebody noted beside it is not its text.
fn text_of(part: &mut Part<'_>, buffer: &mut Vec<u8>, name: &str, text: &mut String) -> Result<(), Failure> {
    let mut depth = 0_u32;
    loop {
        match next(part, buffer)? {
            Event::Start(e) => match e.local_name().as_ref() {
                "annotation" => skip(part, buffer, "annotation")?,
                "p" => {
                    if depth == 0 && !text.is_empty() {
                        text.push('\n');
                    }
                    depth += 1;
                }
                "s" => {
                    let spaces = repeated(attribute(&e, "c")).min(1_000) as usize;
                    text.extend(std::iter::repeat_n(' ', spaces));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Event::Text(t) if depth > 0 => text.push_str(&t.xml10_content()),
            Event::CData(t) if depth > 0 => text.push_str(&t.xml10_content()),
            Event::GeneralRef(entity) if depth > 0 => push_entity(&entity, text),
            Event::End(e) if e.local_name().as_ref() == "p" => depth = depth.saturating_sub(1),
            Event::End(e) if e.local_name().as_ref() == name => return Ok(()),
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
        if text.len() > MAX_ROW {
            return Err(Failure::TooMuchText(MAX_ROW as u64));
        }
    }
}
