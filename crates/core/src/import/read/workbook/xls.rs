//! Workbooks of Excel before 2007 (XLS). The library reads the whole of one into memory, so its records are counted
//! first: what would become too large there is refused. Such a sheet has at most 65,536 rows.

use super::Sheet;
use super::feed::Giver;
use super::number;
use super::xlsx::put_error;
use crate::import::read::MAX_COLUMNS;
use crate::import::read::input::{Input, Stream};
use crate::import::read::note::{Failure, Note};
use crate::import::read::row::Value;
use calamine::{Data, Reader as _, SheetVisible, Xls, XlsError};
use std::io::{Read, Seek, SeekFrom};

/// Most bytes of such a file; a full sheet of thirty columns has half of it.
const MAX_BYTES: u64 = 48 << 20;
/// Most places between the first and the last cell, over all sheets.
const MAX_PLACES: u64 = 4_000_000;
/// Most bytes of text that the cells have together.
const MAX_TEXT: u64 = 64 << 20;

/// Refuses what is locked or would be too much, before the library reads it.
pub(super) fn look(mut stream: Box<dyn Stream>) -> Result<(), Failure> {
    if stream.seek(SeekFrom::End(0))? > MAX_BYTES {
        return Err(Failure::TooLarge(MAX_BYTES));
    }
    stream.seek(SeekFrom::Start(0))?;
    let mut file = cfb::CompoundFile::open(stream).map_err(|_| Failure::Damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Failure::Encrypted);
    }
    let name = ["/Workbook", "/WORKBOOK", "/Book", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let mut book = Vec::new();
    let stream = file.open_stream(name.ok_or(Failure::UnknownKind)?).map_err(|_| Failure::Damaged)?;
    stream.take(MAX_BYTES).read_to_end(&mut book).map_err(|_| Failure::Damaged)?;
    count(&book)
}

/// The records of a workbook: what each is, and its bytes.
fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (body, after) = after.split_at_checked(length)?;
        rest = after;
        Some((u16::from_le_bytes([head[0], head[1]]), body))
    })
}

fn number_at(body: &[u8], at: usize) -> u64 {
    body.get(at..at + 2).map_or(0, |b| u64::from(u16::from_le_bytes([b[0], b[1]])))
}

/// Adds up what the library would make of the cells.
fn count(book: &[u8]) -> Result<(), Failure> {
    const BOUNDS: (u64, u64, u64, u64) = (u64::MAX, 0, u64::MAX, 0);
    let (mut places, mut text) = (0_u64, 0_u64);
    let mut bounds = BOUNDS;
    let texts = lengths_of_shared(book);
    for (kind, body) in records(book) {
        let (row, column) = (number_at(body, 0), number_at(body, 2));
        let mut last = column;
        match kind {
            0x2f => return Err(Failure::Encrypted),
            // The beginning of a sheet.
            0x809 | 0x409 | 0x209 | 0x9 => bounds = BOUNDS,
            // Its end.
            0xa => {
                if bounds.0 <= bounds.1 {
                    places += (bounds.1 - bounds.0 + 1) * (bounds.3 - bounds.2 + 1);
                }
                bounds = BOUNDS;
                continue;
            }
            // A cell with a shared text.
            0xfd => {
                let index = number_at(body, 6) | number_at(body, 8) << 16;
                text += usize::try_from(index).ok().and_then(|i| texts.get(i)).copied().map_or(0, u64::from);
            }
            // Several numbers.
            0xbd => last = number_at(body, body.len().saturating_sub(2)),
            // A number, a text of its own, a yes or no, a formula.
            0x203 | 0x3 | 0x27e | 0x204 | 0x4 | 0xd6 | 0x205 | 0x5 | 0x6 | 0x206 | 0x406 => text += body.len() as u64,
            _ => continue,
        }
        bounds = (bounds.0.min(row), bounds.1.max(row), bounds.2.min(column), bounds.3.max(last.max(column)));
        if text > MAX_TEXT {
            return Err(Failure::TooMuchText(MAX_TEXT));
        }
    }
    if bounds.0 <= bounds.1 {
        places += (bounds.1 - bounds.0 + 1) * (bounds.3 - bounds.2 + 1);
    }
    if places > MAX_PLACES { Err(Failure::TooManyCells(MAX_PLACES)) } else { Ok(()) }
}

/// How long the texts are that cells share. Where the list is not as it should be, the rest of it is as long as a text
/// may be: nothing is taken for smaller than it is.
fn lengths_of_shared(book: &[u8]) -> Vec<u32> {
    let mut pieces = records(book).skip_while(|(kind, _)| *kind != 0xfc);
    let Some((_, first)) = pieces.next() else { return Vec::new() };
    let pieces: Vec<&[u8]> = std::iter::once(first.get(8..).unwrap_or_default())
        .chain(pieces.take_while(|(kind, _)| *kind == 0x3c).map(|p| p.1))
        .collect();
    let claimed = (number_at(first, 4) | number_at(first, 6) << 16).min(book.len() as u64) as usize;
    let (mut lengths, mut piece, mut at) = (Vec::new(), 0, 0);
    while lengths.len() < claimed {
        while pieces.get(piece).is_some_and(|p| at >= p.len()) {
            at -= pieces[piece].len();
            piece += 1;
        }
        let Some(head) = pieces.get(piece).and_then(|p| p.get(at..)).filter(|p| p.len() >= 3) else { break };
        let (chars, flags) = (number_at(head, 0) as usize, head[2]);
        lengths.push(3 * chars as u32);
        let (runs, wide) = (flags & 8 != 0, flags & 4 != 0);
        let mut rest = 0;
        at += 3;
        if runs {
            rest += 4 * number_at(head, 3) as usize;
            at += 2;
        }
        if wide {
            let from = if runs { 5 } else { 3 };
            rest += (number_at(head, from) | number_at(head, from + 2) << 16) as usize;
            at += 4;
        }
        // The characters may go on in the next piece, which begins with how wide they are there.
        let (mut left, mut width) = (chars, if flags & 1 != 0 { 2 } else { 1 });
        while left > 0 {
            let Some(here) = pieces.get(piece) else { break };
            let fit = here.len().saturating_sub(at) / width;
            if fit >= left {
                at += left * width;
                break;
            }
            left -= fit;
            piece += 1;
            width = if pieces.get(piece).and_then(|p| p.first()).is_some_and(|flags| flags & 1 != 0) { 2 } else { 1 };
            at = 1;
        }
        at += rest;
    }
    lengths.resize(claimed, 3 * u32::from(u16::MAX));
    lengths
}

fn open(input: &dyn Input) -> Result<Xls<Box<dyn Stream>>, Failure> {
    look(input.open()?)?;
    Xls::new(input.open()?).map_err(|e| match e {
        XlsError::Password => Failure::Encrypted,
        XlsError::Io(e) => e.into(),
        _ => Failure::Damaged,
    })
}

/// Reads which sheets there are.
pub(super) fn sheets(input: &dyn Input) -> Result<Vec<Sheet>, Failure> {
    let mut book = open(input)?;
    let named: Vec<_> =
        book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible != SheetVisible::Visible)).collect();
    let rows =
        |name: &str| book.worksheet_range(name).ok().map(|range| range.end().map_or(0, |(row, _)| u64::from(row) + 1));
    let mut rows = rows;
    Ok(named.into_iter().map(|(name, hidden)| Sheet { rows: rows(&name), name, hidden }).collect())
}

/// Reads the rows of a sheet.
pub(super) fn rows(input: &dyn Input, sheet: usize, giver: &mut Giver) -> Result<(), Failure> {
    let mut book = open(input)?;
    let from_1904 = book.has_1904_epoch();
    let range = book.worksheet_range_at(sheet).ok_or(Failure::NoSuchSheet)?.map_err(|_| Failure::Damaged)?;
    let merged = book.merge_cells_by_sheet_id(sheet).map_or(0, |merged| merged.len() as u64);
    drop(book);
    let Some((first, left)) = range.start() else { return Ok(()) };
    for (at, cells) in range.rows().enumerate() {
        let row = giver.row();
        row.number = u64::from(first) + at as u64 + 1;
        row.line = row.number;
        for _ in 0..left {
            row.push("", Value::Empty);
        }
        for cell in cells.iter().take(MAX_COLUMNS.saturating_sub(left as usize)) {
            let mut text = String::new();
            match cell {
                Data::Empty => row.push("", Value::Empty),
                Data::String(text) => row.push(text, if text.is_empty() { Value::Empty } else { Value::Text }),
                Data::Int(n) => row.push(&n.to_string(), Value::Number(*n as f64)),
                Data::Float(n) => {
                    number::write_number(*n, &mut text);
                    row.push(&text, Value::Number(*n));
                }
                Data::Bool(yes) => row.push(if *yes { "TRUE" } else { "FALSE" }, Value::Bool(*yes)),
                Data::DateTime(date) => {
                    let shown = if date.is_duration() { number::Shown::Elapsed } else { number::Shown::Date };
                    let value = number::value(date.as_f64(), shown, from_1904, &mut text);
                    row.push(&text, value);
                }
                Data::DateTimeIso(iso) | Data::DurationIso(iso) => row.push(iso, Value::Text),
                Data::Error(_) => {
                    let column = row.len();
                    put_error(row, column);
                }
            }
        }
        if !row.is_blank() || !row.problems.is_empty() {
            let done = at as u64 * 1_000 / range.height().max(1) as u64;
            if giver.give(done).is_err() {
                return Ok(());
            }
        }
    }
    if merged > 0 {
        giver.note(Note::MergedCells(merged));
    }
    Ok(())
}
