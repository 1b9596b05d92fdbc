//! Rows of a text file whose cells are separated by a character. What the file cannot be read by (delimiter, quotation
//! mark) is found in its first lines. One buffer, whatever the size of the file: what is too large is passed over and
//! its row refused, and the rows behind it are read.

use super::encoding::{self, Encoding, Utf8};
use super::input::{Input, Stream};
use super::note::{Failure, Note};
use super::row::{Reason, Row};
use super::{MAX_CELL, MAX_COLUMNS, MAX_ROW, Rows};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::memmem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom};

/// What separates the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator: what a spreadsheet copies.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All that can be chosen; of equals the first is guessed.
    pub const ALL: [Delimiter; 4] = [Delimiter::Comma, Delimiter::Tab, Delimiter::Semicolon, Delimiter::Pipe];

    fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
        }
    }
}

/// What a cell stands in when it holds a delimiter or a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// `"`, doubled inside.
    Double,
    /// `'`, doubled inside.
    Single,
    /// Nothing: a quotation mark is a character as any other.
    None,
}

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TextFormat {
    /// Its encoding.
    pub encoding: Encoding,
    /// It begins with a mark of its encoding.
    pub mark: bool,
    /// The encoding rests on a guess from little.
    pub unsure: bool,
    /// What separates its cells.
    pub delimiter: Delimiter,
    /// What its cells are quoted with.
    pub quote: Quote,
}

/// How much of the text its dialect is found in.
const SAMPLE: usize = 256 << 10;

/// Finds how the text is to be read; what is given is not guessed.
pub(super) fn format(
    input: &dyn Input,
    encoding: Option<Encoding>,
    delimiter: Option<Delimiter>,
    quote: Option<Quote>,
) -> Result<TextFormat, Failure> {
    let guess = match encoding {
        Some(encoding) => encoding::Guess { encoding, mark: marked(input, encoding)?.1 > 0, unsure: false },
        None => encoding::guess(&mut *input.open()?)?,
    };
    let mut sample = Vec::new();
    let (stream, _) = marked(input, guess.encoding)?;
    // Shorter reads of the decoder are not its end.
    let mut text = Utf8::new(stream, guess.encoding);
    let mut piece = vec![0; 16 << 10];
    while sample.len() < SAMPLE {
        let n = text.read(&mut piece)?;
        if n == 0 {
            break;
        }
        sample.extend_from_slice(&piece[..n]);
    }
    let whole = sample.len() < SAMPLE;
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(&sample, whole, quote.unwrap_or(Quote::Double)));
    let quote = quote.unwrap_or_else(|| quote_of(&sample, whole, delimiter));
    Ok(TextFormat { encoding: guess.encoding, mark: guess.mark, unsure: guess.unsure, delimiter, quote })
}

/// The file behind the mark of `encoding`, and how long the mark was.
pub(super) fn marked(input: &dyn Input, encoding: Encoding) -> Result<(Box<dyn Stream>, u64), Failure> {
    let mut stream = input.open()?;
    let mut start = Vec::new();
    (&mut stream).take(3).read_to_end(&mut start)?;
    let mark = encoding::mark(&start).filter(|(of, _)| *of == encoding).map_or(0, |(_, length)| length as u64);
    stream.seek(SeekFrom::Start(mark))?;
    Ok((stream, mark))
}

fn core(delimiter: Delimiter, quote: Quote) -> Reader {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter.byte());
    match quote {
        Quote::Double => {}
        Quote::Single => drop(builder.quote(b'\'')),
        Quote::None => drop(builder.quoting(false)),
    }
    builder.build()
}

/// The cells of the first rows of a sample; the last one only if the sample is the whole text.
fn rows_of(sample: &[u8], whole: bool, delimiter: Delimiter, quote: Quote) -> Vec<Vec<Vec<u8>>> {
    const ROWS: usize = 100;
    let mut core = core(delimiter, quote);
    let mut text = vec![0; sample.len() + 1];
    let mut ends = vec![0; sample.len() + 2];
    let (mut rows, mut rest) = (Vec::new(), sample);
    let (mut length, mut cells) = (0, 0);
    while rows.len() < ROWS {
        let (result, read, written, ended) = core.read_record(rest, &mut text[length..], &mut ends[cells..]);
        let at_end = rest.is_empty();
        rest = &rest[read..];
        (length, cells) = (length + written, cells + ended);
        match result {
            ReadRecordResult::Record if at_end && !whole => break,
            ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..cells].iter().copied());
                rows.push(starts.zip(&ends[..cells]).map(|(start, end)| text[start..*end].to_vec()).collect());
                (length, cells) = (0, 0);
            }
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::End | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => break,
        }
    }
    rows
}

/// The one that cuts most rows into equally many cells; of those that do it equally well the one that makes most.
fn delimiter_of(sample: &[u8], whole: bool, quote: Quote) -> Delimiter {
    let mut best = (Delimiter::Comma, 0.0);
    for delimiter in Delimiter::ALL {
        if memchr::memchr(delimiter.byte(), sample).is_none() {
            continue;
        }
        let widths: Vec<usize> = rows_of(sample, whole, delimiter, quote).iter().map(Vec::len).collect();
        let Some(usual) = usual(&widths) else { continue };
        let alike = widths.iter().filter(|w| **w == usual).count() as f64 / widths.len() as f64;
        // One row of a text without delimiters may have a semicolon of its own; a table begins with them.
        if usual < 2 || alike <= 0.5 && widths[0] != usual {
            continue;
        }
        // The widest makes up for the commas within addresses.
        let score = alike * (1.0 + (usual as f64).ln() / 4.0);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The width that most rows have; of equals the widest.
fn usual(widths: &[usize]) -> Option<usize> {
    widths.iter().copied().max_by_key(|width| (widths.iter().filter(|w| *w == width).count(), *width))
}

/// Single quotation marks where cells stand in them and none in double ones.
fn quote_of(sample: &[u8], whole: bool, delimiter: Delimiter) -> Quote {
    if memchr::memchr(b'\'', sample).is_none() || memchr::memchr(b'"', sample).is_some() {
        return Quote::Double;
    }
    let rows = rows_of(sample, whole, delimiter, Quote::None);
    let filled = || rows.iter().flatten().filter(|cell| !cell.is_empty());
    let quoted = filled().filter(|cell| cell.len() > 1 && cell.starts_with(b"'") && cell.ends_with(b"'")).count();
    if quoted * 2 > filled().count() { Quote::Single } else { Quote::Double }
}

/// Reads the rows of a text.
pub(super) struct TextRows {
    text: Utf8<Box<dyn Stream>>,
    core: Reader,
    input: Vec<u8>,
    at: usize,
    /// Bytes of text taken so far, as UTF-8.
    taken: u64,
    ended: bool,
    /// The last line was given its end.
    closed: bool,
    /// The row before ended with a carriage return: a line feed now is the rest of its line end.
    after_cr: bool,
    number: u64,
    line: u64,
    blank: u64,
    out: Vec<u8>,
    ends: Vec<usize>,
}

impl TextRows {
    pub(super) fn open(input: &dyn Input, format: TextFormat) -> Result<Self, Failure> {
        let (stream, _) = marked(input, format.encoding)?;
        Ok(Self {
            text: Utf8::new(stream, format.encoding),
            core: core(format.delimiter, format.quote),
            input: Vec::new(),
            at: 0,
            taken: 0,
            ended: false,
            closed: false,
            after_cr: false,
            number: 0,
            line: 0,
            blank: 0,
            out: vec![0; 64 << 10],
            ends: vec![0; MAX_COLUMNS + 1],
        })
    }

    /// Reads on where all of the buffer is used.
    fn fill(&mut self) -> Result<(), Failure> {
        if self.at == self.input.len() && !self.ended {
            self.input.resize(128 << 10, 0);
            let n = self.text.read(&mut self.input)?;
            self.input.truncate(n);
            self.at = 0;
            self.ended = n == 0;
            self.taken += n as u64;
        }
        Ok(())
    }

    /// Passes over what is left of the last line end, and over blank lines, which are counted.
    fn pass_blank_lines(&mut self) -> Result<(), Failure> {
        loop {
            self.fill()?;
            match self.input.get(self.at) {
                Some(b'\n') if self.after_cr => self.after_cr = false,
                Some(&end @ (b'\n' | b'\r')) => {
                    self.after_cr = end == b'\r';
                    self.number += 1;
                    self.line += 1;
                    self.blank += 1;
                }
                _ => return Ok(()),
            }
            self.at += 1;
        }
    }
}

/// What has been seen of a record that is being read.
#[derive(Default)]
struct Seen {
    length: usize,
    /// Cells with a place in `ends`.
    cells: usize,
    /// Cells in all.
    found: usize,
    /// Line feeds.
    lines: u64,
    /// Its text is passed over: a cell, or the row, is too large.
    too_large: bool,
    unclosed: bool,
}

impl Rows for TextRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, Failure> {
        row.clear();
        self.pass_blank_lines()?;
        let mut seen = Seen::default();
        let mut after_lf = false;
        loop {
            self.fill()?;
            // The last line gets an end. Within quotation marks, and only there, it is taken for a character.
            let closing = self.ended && !self.closed;
            let input = if closing {
                b"
"
            } else {
                &self.input[self.at..]
            };
            let beyond = seen.cells >= MAX_COLUMNS;
            // What has no place is written over: the text behind the last column, and that of a row that is refused.
            let free = match () {
                () if seen.too_large => 0,
                () if beyond => self.ends[MAX_COLUMNS - 1],
                () => seen.length,
            };
            if self.out.len() < free + 1024 {
                self.out.resize(free + (64 << 10), 0);
            }
            let (result, read, written, ended) =
                self.core.read_record(input, &mut self.out[free..], &mut self.ends[seen.cells.min(MAX_COLUMNS)..]);
            if closing {
                self.closed = true;
                seen.unclosed = written > 0;
                if result == ReadRecordResult::Record {
                    seen.cells = (seen.cells + ended).min(MAX_COLUMNS);
                    seen.found += ended;
                    break;
                }
                continue;
            }
            let consumed = &self.input[self.at..self.at + read];
            seen.lines += memchr::memchr_iter(b'\n', consumed).count() as u64;
            if let Some(last) = consumed.last() {
                self.after_cr = *last == b'\r';
                after_lf = *last == b'\n';
            }
            self.at += read;
            if !beyond {
                seen.length = free + written;
            }
            seen.found += ended;
            seen.cells = (seen.cells + ended).min(MAX_COLUMNS);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::OutputFull if seen.too_large || seen.cells >= MAX_COLUMNS => {}
                ReadRecordResult::OutputFull => {
                    let cell = self.ends[..seen.cells].last().copied().unwrap_or(0);
                    if seen.length - cell > MAX_CELL || seen.length > MAX_ROW {
                        seen.too_large = true;
                    } else {
                        let longer = (self.out.len() * 2).min(MAX_ROW + MAX_CELL);
                        self.out.resize(longer, 0);
                    }
                }
                ReadRecordResult::End => return Ok(false),
                ReadRecordResult::Record => break,
            }
        }
        self.number += 1;
        self.line += 1;
        (row.number, row.line, row.found) = (self.number, self.line, seen.found);
        // The line end of the row itself is not within it.
        self.line += seen.lines.saturating_sub(u64::from(after_lf));
        self.take(row, &seen);
        if self.out.len() > 1 << 20 {
            self.out = vec![0; 64 << 10];
        }
        Ok(true)
    }

    fn taken(&self) -> u64 {
        self.taken
    }

    fn notes(&self, notes: &mut Vec<Note>) {
        if self.blank > 0 {
            notes.push(Note::BlankRows(self.blank));
        }
    }
}

impl TextRows {
    /// Gives the row its text, or says why there is none.
    fn take(&mut self, row: &mut Row, seen: &Seen) {
        if seen.unclosed {
            row.note(None, Reason::UnclosedQuote);
        }
        let ends = &self.ends[..seen.cells];
        let length = ends.last().copied().unwrap_or(0);
        if seen.too_large || length > MAX_ROW {
            let column = if seen.cells < MAX_COLUMNS { seen.cells.saturating_sub(1) } else { MAX_COLUMNS - 1 };
            return row.note(Some(column), Reason::CellTooLarge);
        }
        let bytes = &self.out[..length];
        if length > MAX_CELL {
            let starts = std::iter::once(&0).chain(ends);
            if let Some(column) = starts.zip(ends).position(|(start, end)| end - start > MAX_CELL) {
                return row.note(Some(column), Reason::CellTooLarge);
            }
        }
        row.ends.extend(ends.iter().map(|end| *end as u32));
        // The bytes of all cells together are UTF-8 although a cell is not where a character is cut in two between them.
        match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() || ends.iter().all(|end| text.is_char_boundary(*end)) => {
                row.text.push_str(text);
            }
            _ => {
                let mut start = 0;
                for (column, end) in ends.iter().enumerate() {
                    match std::str::from_utf8(&bytes[start..*end]) {
                        Ok(text) => row.text.push_str(text),
                        Err(_) => row.note(Some(column), Reason::Undecodable),
                    }
                    row.ends[column] = row.text.len() as u32;
                    start = *end;
                }
            }
        }
        let column_of = |row: &Row, at: usize| row.ends.partition_point(|end| *end as usize <= at);
        if let Some(at) = memchr::memchr(0, row.text.as_bytes()) {
            row.note(Some(column_of(row, at)), Reason::Nul);
        }
        if let Some(at) = memmem::find(row.text.as_bytes(), "\u{fffd}".as_bytes()) {
            row.note(Some(column_of(row, at)), Reason::LostCharacters);
        }
    }
}
