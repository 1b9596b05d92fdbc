//! What a table is written to, whatever its format.

use super::{book::BookSheet, cell::Cell, text::TextSheet};
use crate::{
    Result,
    scratch::{Scratch, ScratchWriter},
};

/// A table under way.
pub(crate) enum Sheet {
    Text(Box<TextSheet<ScratchWriter>>),
    Book(Box<BookSheet>),
}

impl Sheet {
    pub(crate) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        match self {
            Self::Text(sheet) => sheet.row(cells),
            Self::Book(sheet) => sheet.row(cells),
        }
    }

    pub(crate) fn end(self) -> Result<Scratch> {
        match self {
            Self::Text(sheet) => sheet.end()?.finish(),
            Self::Book(sheet) => sheet.end(),
        }
    }

    pub(crate) fn text(file: ScratchWriter, headers: &[String]) -> Result<Self> {
        Ok(Self::Text(Box::new(TextSheet::begin(file, headers)?)))
    }

    /// The first rows say how wide the columns are.
    pub(crate) fn book(file: ScratchWriter, name: &str, headers: Vec<String>, first: &[Vec<Cell>]) -> Result<Self> {
        Ok(Self::Book(Box::new(BookSheet::begin(file, name, headers, first)?)))
    }
}
