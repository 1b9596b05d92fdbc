//! An export as a text file: RFC 4180, UTF-8 with its mark, every cell in quotation marks, so that a program that
//! separates cells otherwise does not take a part of one for a cell of its own.

use super::{cell::Cell, formula::guarded};
use crate::Result;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// A text file under way.
pub(crate) struct TextSheet<W: Write> {
    csv: Writer<W>,
}

impl<W: Write> TextSheet<W> {
    pub(super) fn begin(mut file: W, headers: &[String]) -> Result<Self> {
        // By this mark a spreadsheet knows the encoding.
        file.write_all("\u{feff}".as_bytes())?;
        let mut csv =
            WriterBuilder::new().quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(file);
        csv.write_record(headers.iter().map(|header| guarded(header).into_owned())).map_err(io::Error::from)?;
        Ok(Self { csv })
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        for cell in cells {
            let text = cell.written();
            let text = if matches!(cell, Cell::Text(_)) { guarded(&text) } else { text.as_str().into() };
            self.csv.write_field(text.as_bytes()).map_err(io::Error::from)?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(io::Error::from)?;
        Ok(())
    }

    pub(super) fn end(self) -> Result<W> {
        Ok(self.csv.into_inner().map_err(|e| io::Error::other(e.to_string()))?)
    }
}
