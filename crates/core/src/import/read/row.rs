//! One row of a file as it was read: the text of its cells in one piece of memory that the next row uses again, what
//! the format itself knows of them, and what is wrong with it. Nothing here knows fields or records.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One row. Give the same one to [`Table::read`](super::Table::read) again and again: its memory is used again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    pub(super) number: u64,
    pub(super) line: u64,
    pub(super) text: String,
    pub(super) ends: Vec<u32>,
    /// What the format knows of each cell; empty where it knows text alone.
    pub(super) values: Vec<Value>,
    /// How many cells stand in the file, those beyond [`MAX_COLUMNS`](super::MAX_COLUMNS) too.
    pub(super) found: usize,
    pub(super) problems: Vec<Problem>,
}

impl Row {
    /// Its number as a spreadsheet shows it, from 1: blank lines count, a cell of several lines is one row. Of cards,
    /// which card it is.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The line of the file it begins in, from 1, as a text editor shows it. In a workbook the same as the number.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has: after [`Table::read`](super::Table::read) as many as the header, unless it is refused.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell, from 0; beyond the last one, an empty one.
    pub fn cell(&self, column: usize) -> Cell<'_> {
        let text = self.text(column);
        let value = match self.values.get(column) {
            Some(value) => *value,
            None if text.is_empty() => Value::Empty,
            None => Value::Text,
        };
        Cell { text, value }
    }

    /// The text of a cell, from 0; beyond the last one, nothing.
    pub fn text(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..*end as usize]
    }

    /// The text of every cell, in order.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|column| self.text(column))
    }

    /// What is wrong with it, or is to be said of it.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The first problem for which the row must not be taken.
    pub fn refused(&self) -> Option<Problem> {
        self.problems.iter().copied().find(|problem| problem.reason.refuses())
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.values.clear();
        self.problems.clear();
        self.found = 0;
    }

    /// Adds a cell whose format is known. All cells of a row are added this way, or none.
    pub(super) fn push(&mut self, text: &str, value: Value) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.values.push(value);
        self.found += 1;
    }

    /// Whether no cell says anything.
    pub(super) fn is_blank(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_whitespace()) || self.text.trim().is_empty()
    }

    pub(super) fn note(&mut self, column: Option<usize>, reason: Reason) {
        self.problems.push(Problem { column: column.map(|c| c as u32), reason });
    }

    /// Gives it `width` cells: what is beyond goes, what is missing is empty.
    pub(super) fn fit(&mut self, width: usize) {
        if self.ends.len() > width {
            self.ends.truncate(width);
            self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
            self.values.truncate(width);
        }
        let end = self.text.len() as u32;
        if !self.values.is_empty() {
            self.values.resize(width, Value::Empty);
        }
        self.ends.resize(width, end);
    }
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell<'a> {
    /// As text, always: numbers without an exponent, dates as `2026-11-23`, times as `13:05:00`.
    pub text: &'a str,
    /// What the format itself knows.
    pub value: Value,
}

/// What the format of the file knows of a cell. A text file knows text alone: what it means is for others to say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Nothing stands there; also a cell with an error, which the row's problems tell.
    Empty,
    /// Text.
    Text,
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A day; 1900 and 1904 are settled.
    Date(NaiveDate),
    /// A day with a time.
    DateTime(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

/// Something wrong with a row, or to be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// The column, from 0; none where it is the whole row.
    pub column: Option<u32>,
    /// What it is.
    pub reason: Reason,
}

/// What a problem is. Its sentence is in the locale files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// More or fewer cells than the header.
    Ragged,
    /// A quotation mark is opened and never closed: the row reaches to the end of the file.
    UnclosedQuote,
    /// Bytes that mean nothing in the encoding of the file.
    Undecodable,
    /// A NUL character.
    Nul,
    /// A cell of more than 1 MiB, or a row of more than 16.
    CellTooLarge,
    /// The cell holds an error of the spreadsheet (`#N/A`) and is taken as empty.
    ErrorCell,
    /// The file itself says U+FFFD: characters were lost before it came here.
    LostCharacters,
    /// A property of a card could not be read and is left out.
    PropertySkipped,
    /// The card is never closed, or is larger than 4 MiB without its pictures.
    CardBroken,
}

impl Reason {
    /// Whether the row must not be taken for it.
    pub fn refuses(self) -> bool {
        match self {
            Reason::Ragged
            | Reason::UnclosedQuote
            | Reason::Undecodable
            | Reason::Nul
            | Reason::CellTooLarge
            | Reason::CardBroken => true,
            Reason::ErrorCell | Reason::LostCharacters | Reason::PropertySkipped => false,
        }
    }

    /// Its code: what it is called in JSON and in the locale files.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Ragged => "ragged",
            Reason::UnclosedQuote => "unclosed_quote",
            Reason::Undecodable => "undecodable",
            Reason::Nul => "nul",
            Reason::CellTooLarge => "cell_too_large",
            Reason::ErrorCell => "error_cell",
            Reason::LostCharacters => "lost_characters",
            Reason::PropertySkipped => "property_skipped",
            Reason::CardBroken => "card_broken",
        }
    }
}
