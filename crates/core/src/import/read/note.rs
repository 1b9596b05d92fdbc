//! What is said of a file as a whole, and why one cannot be read at all. Codes with numbers, never sentences.

use crate::Error;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io;

/// Something a person should know of the file as it was read; nothing of it stops the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "count", rename_all = "snake_case")]
pub enum Note {
    /// A mark of the encoding stood inside the header and is left out.
    MarkInHeader,
    /// So many headers had the name of another before; they bear a number now.
    DuplicateHeaders(u64),
    /// So many columns have no header; they are named as a spreadsheet names them.
    UnnamedColumns(u64),
    /// So many columns are beyond the 512 that are read.
    ColumnsBeyond(u64),
    /// So many rows stand above the header and are left out.
    RowsAbove(u64),
    /// So many cells stand to the right of the last header and are left out.
    CellsBeside(u64),
    /// So many blank rows are passed over.
    BlankRows(u64),
    /// So many merged ranges: their value is that of the first cell, the others are empty.
    MergedCells(u64),
    /// So many cells hold an error (`#N/A`) and are taken as empty.
    ErrorCells(u64),
    /// So many pictures, sounds and keys of cards are left out.
    MediaLeftOut(u64),
    /// So many properties of cards could not be read and are left out.
    PropertiesSkipped(u64),
    /// So many links to other files; they are not followed, their last known values are taken.
    ExternalLinks(u64),
    /// The guess of the encoding rests on little: a person should look at the first rows.
    EncodingUnsure,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// It is larger than that.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// It is locked with a password.
    #[error("locked with a password")]
    Encrypted,
    /// It is of no kind that is read here.
    #[error("of no known kind")]
    UnknownKind,
    /// It is a workbook in Excel's binary format, which only Excel saves in another.
    #[error("a binary workbook")]
    BinaryWorkbook,
    /// It is damaged, or not what it says it is.
    #[error("damaged")]
    Damaged,
    /// It unpacks to more than that, or more than 200 times its size.
    #[error("unpacks to more than {0} bytes")]
    Inflates(u64),
    /// It has more cells than that.
    #[error("more than {0} cells")]
    TooManyCells(u64),
    /// It holds more text than fits into memory; saved as CSV it can be read.
    #[error("more than {0} bytes of text")]
    TooMuchText(u64),
    /// It has no such sheet.
    #[error("no such sheet")]
    NoSuchSheet,
    /// It has no such row to be a header.
    #[error("no such header row")]
    NoSuchHeader,
    /// The disk failed.
    #[error("unreadable: {0}")]
    Io(io::ErrorKind),
}

impl Failure {
    /// Its code: what it is called in JSON and in the locale files.
    pub fn code(self) -> &'static str {
        match self {
            Failure::Empty => "empty",
            Failure::TooLarge(_) => "too_large",
            Failure::Encrypted => "encrypted",
            Failure::UnknownKind => "unknown_kind",
            Failure::BinaryWorkbook => "binary_workbook",
            Failure::Damaged => "damaged",
            Failure::Inflates(_) => "inflates",
            Failure::TooManyCells(_) => "too_many_cells",
            Failure::TooMuchText(_) => "too_much_text",
            Failure::NoSuchSheet => "no_such_sheet",
            Failure::NoSuchHeader => "no_such_header",
            Failure::Io(_) => "io",
        }
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            // A reader of ours that was cut off says what cut it.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => Failure::Damaged,
            kind => Failure::Io(kind),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::TooLarge(limit) => Error::TooLarge { limit },
            Failure::Io(kind) => io::Error::from(kind).into(),
            other => Error::invalid("file", other.code()),
        }
    }
}
