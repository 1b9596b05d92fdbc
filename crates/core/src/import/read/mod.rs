//! Readers of whatever an office has: a file in, its header and its rows out, one at a time and always in bounded
//! memory. Nothing here knows a field, a record or a word of a person's language, and nothing writes.
//!
//! ```text
//! let source = Source::look(input, &Choice::default())?;   // what it is: show it, let it be overruled
//! let mut table = source.open()?;                          // columns() names the columns
//! let mut row = Row::default();                            // one for all rows: its memory is used again
//! while table.read(&mut row)? {
//!     if let Some(problem) = row.refused() { … row.number(), problem.column, problem.reason.code() … }
//!     else { … row.text(3), row.cell(3).value … }
//! }
//! table.notes()                                            // what is to be said of the file, complete at its end
//! ```
//!
//! Whatever is guessed (encoding, delimiter, quotation mark, sheet, header) is in [`Source`] and [`Table`] for a person
//! to see, and a [`Choice`] overrules it. Problems and notes are codes; their sentences are in the locale files. What
//! the text of a cell means is the business of `import::cell` and the mapping. A row refused for a cell too large or an
//! undecodable one keeps its number and line; its other cells may be missing.

mod card;
mod encoding;
mod header;
mod input;
mod note;
mod row;
#[cfg(test)]
mod tests;
mod text;
mod workbook;

pub use encoding::Encoding;
pub use input::{Input, Stream};
pub use note::{Failure, Note};
pub use row::{Cell, Problem, Reason, Row, Value};
pub use text::{Delimiter, Quote, TextFormat};
pub(crate) use workbook::package;
pub use workbook::{Book, MAX_CELLS, MAX_TEXT, Sheet};

use card::CardRows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::io::{Read, SeekFrom};
use std::sync::Arc;
use text::TextRows;

/// Most columns that are read.
pub const MAX_COLUMNS: usize = 512;
/// Most bytes of a cell, as UTF-8.
pub const MAX_CELL: usize = 1 << 20;
/// Most bytes of a row, as UTF-8.
pub const MAX_ROW: usize = 16 << 20;
/// Most bytes of a file.
pub const MAX_FILE: u64 = 2 << 30;

/// What a person decides about the reading; what is left out is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// Of a text or of cards.
    pub encoding: Option<Encoding>,
    /// Of a text.
    pub delimiter: Option<Delimiter>,
    /// Of a text.
    pub quote: Option<Quote>,
    /// Of a workbook: which of its sheets, from 0.
    pub sheet: Option<usize>,
    /// Where the columns are named.
    pub header: Header,
}

/// Where the columns are named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Header {
    /// In the first row that looks like it.
    #[default]
    Guess,
    /// In the row of that number, as [`Row::number`] counts; what is above is left out.
    Row(u64),
    /// Nowhere: they are called A, B, C.
    None,
}

/// What a file was found to be.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "format", rename_all = "snake_case")]
pub enum Kind {
    /// Cells separated by a character.
    Text(TextFormat),
    /// Sheets.
    Workbook {
        /// Which format.
        book: Book,
        /// The sheets, in their order.
        sheets: Vec<Sheet>,
        /// The one that is read: what was chosen, or the first that is shown and has rows.
        sheet: usize,
    },
    /// Cards, one or many.
    Cards {
        /// What the raw bytes of those are in that do not say it.
        encoding: Encoding,
    },
}

/// A file that was looked at and can be read.
pub struct Source {
    input: Arc<dyn Input>,
    kind: Kind,
    bytes: u64,
    choice: Choice,
}

impl Source {
    /// Looks at a file: what it is by its content, whatever its name says.
    pub fn look(input: Arc<dyn Input>, choice: &Choice) -> Result<Self, Failure> {
        let bytes = input.open()?.seek(SeekFrom::End(0))?;
        if bytes == 0 {
            return Err(Failure::Empty);
        }
        if bytes > MAX_FILE {
            return Err(Failure::TooLarge(MAX_FILE));
        }
        let mut start = Vec::new();
        input.open()?.take(512).read_to_end(&mut start)?;
        let kind = if workbook::is_zip(&start) || workbook::is_compound(&start) {
            let (book, sheets) = match workbook::is_zip(&start) {
                true => workbook::zipped(&*input)?,
                false => workbook::compound(&input)?,
            };
            let filled = || sheets.iter().position(|sheet| !sheet.hidden && sheet.rows != Some(0));
            let sheet = choice.sheet.or_else(filled).unwrap_or(0);
            if sheet >= sheets.len() {
                return Err(Failure::NoSuchSheet);
            }
            Kind::Workbook { book, sheets, sheet }
        } else if text::is_binary(&start) {
            return Err(Failure::UnknownKind);
        } else {
            let format = text::format(&*input, choice.encoding, choice.delimiter, choice.quote)?;
            if text::begins_card(&*input, format.encoding)? {
                Kind::Cards { encoding: format.encoding }
            } else {
                Kind::Text(format)
            }
        };
        Ok(Self { input, kind, bytes, choice: choice.clone() })
    }

    /// What was pasted from a spreadsheet, or written into a field.
    pub fn pasted(text: &str, choice: &Choice) -> Result<Self, Failure> {
        let input: Arc<[u8]> = text.as_bytes().into();
        Self::look(Arc::new(input), &Choice { encoding: Some(Encoding::Utf8), ..choice.clone() })
    }

    /// What it is.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// How large it is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Opens its table and reads its header. May be called again: every table begins at the start.
    pub fn open(&self) -> Result<Table, Failure> {
        match &self.kind {
            Kind::Text(format) => {
                let unsure = format.unsure.then_some(Note::EncodingUnsure);
                let rows = TextRows::open(&*self.input, *format)?;
                Table::open(Box::new(rows), self.bytes, self.choice.header, true, unsure.into_iter().collect())
            }
            Kind::Workbook { book, sheet, .. } => {
                let rows = workbook::open(&self.input, *book, *sheet)?;
                Table::open(rows, self.bytes, self.choice.header, false, Vec::new())
            }
            Kind::Cards { encoding } => {
                let (rows, columns) = CardRows::open(&*self.input, *encoding)?;
                Ok(Table { columns, ..Table::new(Box::new(rows), self.bytes, false, Vec::new()) })
            }
        }
    }
}

/// Rows of one kind of file.
trait Rows: Send {
    /// Reads the next one into `row`; `false` at the end.
    fn next(&mut self, row: &mut Row) -> Result<bool, Failure>;
    /// How far it is, of `bytes` and about.
    fn taken(&self, bytes: u64) -> u64;
    /// How many blank rows it passed over.
    fn blank(&self) -> u64 {
        0
    }
    /// Adds what is to be said of the rows so far.
    fn notes(&self, notes: &mut Vec<Note>);
}

/// The table of a file: its columns, then its rows.
pub struct Table {
    rows: Box<dyn Rows>,
    bytes: u64,
    /// Rows that were read to find the header.
    ahead: VecDeque<Row>,
    columns: Vec<String>,
    header: Option<u64>,
    /// A row with another number of cells is refused: one of them is broken, and nobody knows which.
    strict: bool,
    notes: Vec<Note>,
    blank: u64,
    beside: u64,
    errors: u64,
    skipped: u64,
    beyond: u64,
}

impl Table {
    fn new(rows: Box<dyn Rows>, bytes: u64, strict: bool, notes: Vec<Note>) -> Self {
        Self {
            rows,
            bytes,
            ahead: VecDeque::new(),
            columns: Vec::new(),
            header: None,
            strict,
            notes,
            blank: 0,
            beside: 0,
            errors: 0,
            skipped: 0,
            beyond: 0,
        }
    }

    /// Finds the header among the rows.
    fn open(rows: Box<dyn Rows>, bytes: u64, header: Header, strict: bool, notes: Vec<Note>) -> Result<Self, Failure> {
        let mut table = Self::new(rows, bytes, strict, notes);
        let mut above = 0;
        if let Header::Row(number) = header {
            let mut row = Row::default();
            loop {
                if !table.rows.next(&mut row)? || row.number > number {
                    return Err(Failure::NoSuchHeader);
                }
                if row.number == number {
                    break;
                }
                above += 1;
            }
            table.ahead.push_back(row);
        }
        while table.ahead.len() < header::LOOKED_AT {
            let mut row = Row::default();
            if !table.rows.next(&mut row)? {
                break;
            }
            if !row.is_blank() || !row.problems.is_empty() {
                table.ahead.push_back(row);
            }
        }
        let first = table.ahead.make_contiguous();
        if first.is_empty() {
            return Err(Failure::Empty);
        }
        let at = match header {
            Header::Row(_) => Some(0),
            Header::None => None,
            Header::Guess => header::guess(first),
        };
        let widest = first.iter().filter(|row| row.refused().is_none()).map(|row| row.found).max().unwrap_or(1);
        let found = at.map_or(widest, |at| if strict { first[at].found } else { widest });
        table.columns = header::names(at.map(|at| &first[at]), found, &mut table.notes);
        if let Some(at) = at {
            table.header = Some(first[at].number);
            above += at as u64;
            table.ahead.drain(..=at);
        }
        table.beyond = found.saturating_sub(MAX_COLUMNS) as u64;
        table.notes.extend((above > 0).then_some(Note::RowsAbove(above)));
        Ok(table)
    }

    /// What the columns are called, each another name, in the order of the cells.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The number of the row that names the columns, as [`Row::number`] counts.
    pub fn header(&self) -> Option<u64> {
        self.header
    }

    /// Reads the next row into `row`; `false` at the end. Blank rows are passed over.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Failure> {
        loop {
            match self.ahead.pop_front() {
                Some(ahead) => *row = ahead,
                None if self.rows.next(row)? => {}
                None => return Ok(false),
            }
            if row.problems.is_empty() && row.is_blank() {
                self.blank += 1;
                continue;
            }
            self.check(row);
            return Ok(true);
        }
    }

    /// Looks at what no single cell tells.
    fn check(&mut self, row: &mut Row) {
        for problem in &row.problems {
            self.errors += u64::from(problem.reason == Reason::ErrorCell);
            self.skipped += u64::from(problem.reason == Reason::PropertySkipped);
        }
        if row.refused().is_some() {
            return;
        }
        let width = self.columns.len();
        if row.found == width {
            return;
        }
        let wanted = width + self.beyond as usize;
        let beside = (width..row.ends.len()).any(|column| !row.text(column).trim().is_empty());
        if self.strict && row.found != wanted {
            // Delimiters at the end of a row that say nothing do no harm; a cell that is missing may be any of them.
            if row.found < wanted || beside || row.found > MAX_COLUMNS {
                return row.note(None, Reason::Ragged);
            }
        } else if beside {
            self.beside += 1;
        }
        row.fit(width);
    }

    /// How far it is, of [`Source::bytes`] and about.
    pub fn taken(&self) -> u64 {
        self.rows.taken(self.bytes).min(self.bytes)
    }

    /// What is to be said of the file as far as it was read; whole after the last row.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = self.notes.clone();
        self.rows.notes(&mut notes);
        let counted = [
            (self.beyond, Note::ColumnsBeyond as fn(u64) -> Note),
            (self.blank + self.rows.blank(), Note::BlankRows),
            (self.beside, Note::CellsBeside),
            (self.errors, Note::ErrorCells),
            (self.skipped, Note::PropertiesSkipped),
        ];
        for (count, note) in counted {
            if count > 0 {
                notes.push(note(count));
            }
        }
        notes
    }
}
