//! Cards (vCard 2.1, 3.0, 4.0) as a table: one row a card, one column for everything that a card of the file says. The
//! file is read twice: once for which columns there are, once for the rows; neither time is more held than one card.

mod fields;
mod lines;
mod property;

use super::encoding::{Encoding, Utf8};
use super::input::Input;
use super::note::{Failure, Note};
use super::row::{Reason, Row, Value};
use super::text::marked;
use super::{MAX_COLUMNS, Rows};
use fields::{Column, Said};
use lines::{Line, Lines};
use property::Property;
use std::collections::BTreeSet;
use std::io::Read;

/// Most bytes of a card, without its pictures.
const MAX_CARD: usize = 4 << 20;

/// Whether a text begins a card.
pub(super) fn begins(sample: &[u8]) -> bool {
    let start = sample.strip_prefix(b"\xef\xbb\xbf").unwrap_or(sample).trim_ascii_start();
    start.len() >= 11 && start[..11].eq_ignore_ascii_case(b"BEGIN:VCARD")
}

/// Most properties of a card that are told to be left out.
const TOLD: usize = 100;

/// Reads the cards of a file.
pub(super) struct CardRows {
    lines: Lines<Box<dyn Read + Send>>,
    line: Line,
    encoding: Encoding,
    columns: Vec<Column>,
    number: u64,
    media: u64,
    beyond: u64,
    /// The line after an unclosed card, which begins the next one.
    begun: Option<u64>,
}

impl CardRows {
    /// Opens the cards and finds their columns.
    pub(super) fn open(input: &dyn Input, encoding: Encoding) -> Result<(Self, Vec<String>), Failure> {
        let mut first = Self::start(input, encoding)?;
        let mut found = BTreeSet::new();
        let mut said = Said::default();
        while first.card(&mut said, &mut Vec::new())?.is_some() {
            found.extend(said.columns());
        }
        if found.is_empty() {
            return Err(Failure::Empty);
        }
        let mut rows = Self::start(input, encoding)?;
        rows.beyond = found.len().saturating_sub(MAX_COLUMNS) as u64;
        rows.columns = found.into_iter().take(MAX_COLUMNS).collect();
        let names = rows.columns.iter().map(|column| column.name()).collect();
        Ok((rows, names))
    }

    fn start(input: &dyn Input, encoding: Encoding) -> Result<Self, Failure> {
        let (stream, _) = marked(input, encoding)?;
        // Only of UTF-16 the lines must be decoded to be found: elsewhere every card says what it is in.
        let bytes: Box<dyn Read + Send> = match encoding {
            Encoding::Utf16Le | Encoding::Utf16Be => Box::new(Utf8::new(stream, encoding)),
            _ => Box::new(stream),
        };
        Ok(Self {
            lines: Lines::new(bytes),
            line: Line::default(),
            encoding: if matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be) { Encoding::Utf8 } else { encoding },
            columns: Vec::new(),
            number: 0,
            media: 0,
            beyond: 0,
            begun: None,
        })
    }

    /// Reads the next card; answers the line it begins in.
    fn card(&mut self, said: &mut Said, problems: &mut Vec<Reason>) -> Result<Option<u64>, Failure> {
        said.clear();
        let begin = match self.begun.take() {
            Some(line) => line,
            None => loop {
                if !self.lines.next(&mut self.line, false)? {
                    return Ok(None);
                }
                if self.line.is("BEGIN", "VCARD") {
                    break self.line.number;
                }
            },
        };
        let (mut old, mut size, mut large) = (false, 0_usize, false);
        let (mut inner, mut agent, mut after_media) = (0_u32, false, false);
        loop {
            if !self.lines.next(&mut self.line, old)? {
                problems.push(Reason::CardBroken);
                break;
            }
            let line = &self.line;
            if line.is("END", "VCARD") {
                if inner == 0 {
                    break;
                }
                inner -= 1;
                continue;
            }
            if line.is("BEGIN", "VCARD") {
                // Within a card stands the card of who acts for it; otherwise this one was never closed.
                if !agent && inner == 0 {
                    self.begun = Some(line.number);
                    problems.push(Reason::CardBroken);
                    break;
                }
                inner += 1;
                continue;
            }
            if inner > 0 {
                continue;
            }
            agent = line.name().eq_ignore_ascii_case(b"AGENT");
            if line.is_media() {
                self.media += 1;
                after_media = true;
                continue;
            }
            if line.is("VERSION", "2.1") {
                old = true;
            }
            // Old cards write a picture in lines that are not folded.
            if after_media && !line.bytes.contains(&b':') {
                continue;
            }
            after_media = false;
            size += line.bytes.len();
            if size > MAX_CARD {
                large = true;
                continue;
            }
            match Property::of(line, old, self.encoding).filter(|_| !line.cut) {
                Some(property) => said.take(property),
                None if problems.len() < TOLD => problems.push(Reason::PropertySkipped),
                None => {}
            }
        }
        if large {
            problems.push(Reason::CardBroken);
        }
        said.settle();
        Ok(Some(begin))
    }
}

impl Rows for CardRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, Failure> {
        row.clear();
        let (mut said, mut problems) = (Said::default(), Vec::new());
        let Some(line) = self.card(&mut said, &mut problems)? else { return Ok(false) };
        self.number += 1;
        (row.number, row.line) = (self.number, line);
        for column in &self.columns {
            let text = said.of(column).unwrap_or_default();
            row.push(text, if text.is_empty() { Value::Empty } else { Value::Text });
        }
        for reason in problems {
            row.note(None, reason);
        }
        Ok(true)
    }

    fn taken(&self, _bytes: u64) -> u64 {
        self.lines.taken
    }

    fn notes(&self, notes: &mut Vec<Note>) {
        notes.extend((self.media > 0).then_some(Note::MediaLeftOut(self.media)));
        notes.extend((self.beyond > 0).then_some(Note::ColumnsBeyond(self.beyond)));
    }
}
