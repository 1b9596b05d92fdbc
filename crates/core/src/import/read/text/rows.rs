//! The rows of a text. One buffer, whatever the size of the file: what is too large is passed over and its row refused,
//! and the rows behind it are read.

use super::{TextFormat, core, marked};
use crate::import::read::encoding::Utf8;
use crate::import::read::input::{Input, Stream};
use crate::import::read::note::{Failure, Note};
use crate::import::read::row::{Reason, Row};
use crate::import::read::{MAX_CELL, MAX_COLUMNS, MAX_ROW, Rows};
use csv_core::{ReadRecordResult, Reader};
use memchr::memmem;
use std::io::Read;

/// Reads the rows of a text.
pub(in crate::import::read) struct TextRows {
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
    pub(in crate::import::read) fn open(input: &dyn Input, format: TextFormat) -> Result<Self, Failure> {
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

    fn taken(&self, _bytes: u64) -> u64 {
        self.taken
    }

    fn blank(&self) -> u64 {
        self.blank
    }

    fn notes(&self, _notes: &mut Vec<Note>) {}
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
