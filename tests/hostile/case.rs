//! One hostile file and what must come of it.

use serde::{Deserialize, Serialize};
use std::path::Path;
use zhike_core::import::read::{Choice, Encoding};

/// What came of reading a file.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub failure: Option<String>,
    pub encoding: Option<Encoding>,
    pub columns: usize,
    /// Rows taken.
    pub rows: u64,
    pub refused: Vec<(u64, String)>,
    pub remarks: Vec<String>,
    pub notes: Vec<String>,
    /// The first cells of rows taken, one row behind the other.
    pub cells: Vec<String>,
}

/// How a file is made.
enum Content {
    Bytes(Vec<u8>),
    Made(Box<dyn Fn(&Path)>),
}

/// A hostile file.
pub struct Case {
    pub name: String,
    pub choice: Choice,
    /// What it takes when it is unpacked as far as a reader may unpack it.
    pub unpacked: u64,
    content: Content,
    failure: Option<&'static str>,
    encoding: Option<Encoding>,
    columns: Option<usize>,
    rows: Option<u64>,
    refused: Vec<(u64, &'static str)>,
    any_refused: bool,
    note: Option<&'static str>,
    remark: Option<&'static str>,
    cells: Vec<String>,
    /// It is taken in as an open archive, not read as a table.
    pub archive: bool,
}

impl Case {
    fn new(name: impl Into<String>, content: Content) -> Self {
        Self {
            name: name.into(),
            choice: Choice::default(),
            unpacked: 0,
            content,
            failure: None,
            encoding: None,
            columns: None,
            rows: None,
            refused: Vec::new(),
            any_refused: false,
            note: None,
            remark: None,
            cells: Vec::new(),
            archive: false,
        }
    }

    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(name, Content::Bytes(bytes.into()))
    }

    pub fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::bytes(name, text.into().into_bytes())
    }

    /// A file too large to be kept in memory while it is made.
    pub fn made(name: impl Into<String>, make: impl Fn(&Path) + 'static) -> Self {
        Self::new(name, Content::Made(Box::new(make)))
    }

    /// Taken in as an open archive: what is not said to be told must not be.
    pub fn an_archive(self) -> Self {
        Self { archive: true, ..self }
    }

    pub fn unpacks_to(self, bytes: u64) -> Self {
        Self { unpacked: bytes, ..self }
    }

    pub fn choose(self, choice: Choice) -> Self {
        Self { choice, ..self }
    }

    pub fn chosen(self, encoding: Encoding) -> Self {
        self.choose(Choice { encoding: Some(encoding), ..Choice::default() })
    }

    pub fn fails(self, failure: &'static str) -> Self {
        Self { failure: Some(failure), ..self }
    }

    pub fn in_encoding(self, encoding: Encoding) -> Self {
        Self { encoding: Some(encoding), ..self }
    }

    pub fn columns(self, columns: usize) -> Self {
        Self { columns: Some(columns), ..self }
    }

    pub fn rows(self, rows: u64) -> Self {
        Self { rows: Some(rows), ..self }
    }

    pub fn refuses(self, refused: &[(u64, &'static str)]) -> Self {
        Self { refused: refused.to_vec(), ..self }
    }

    pub fn notes(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }

    pub fn remarks(self, remark: &'static str) -> Self {
        Self { remark: Some(remark), ..self }
    }

    /// Cells that must be among those taken, just as they are.
    pub fn has(mut self, cells: &[&str]) -> Self {
        self.cells.extend(cells.iter().map(|cell| cell.to_string()));
        self
    }

    /// Which rows are refused is not said.
    pub fn any_refused(self) -> Self {
        Self { any_refused: true, ..self }
    }

    /// Makes the file; answers its size.
    pub fn write(&self, path: &Path) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => std::fs::write(path, bytes).unwrap(),
            Content::Made(make) => make(path),
        }
        std::fs::metadata(path).unwrap().len()
    }

    /// Whether that is what must come of it.
    pub fn judge(&self, outcome: &Outcome) -> Result<(), String> {
        let wrong = |what: &str, got: &dyn std::fmt::Debug, wanted: &dyn std::fmt::Debug| {
            Err(format!("{what} {got:?}, not {wanted:?}"))
        };
        if outcome.failure.as_deref() != self.failure {
            return wrong("failure", &outcome.failure, &self.failure);
        }
        let refused: Vec<_> = outcome.refused.iter().map(|(row, why)| (*row, why.as_str())).collect();
        if self.failure.is_none() && !self.any_refused && refused != self.refused {
            return wrong("refused", &refused, &self.refused);
        }
        if let Some(rows) = self.rows.filter(|rows| *rows != outcome.rows) {
            return wrong("rows", &outcome.rows, &rows);
        }
        if let Some(columns) = self.columns.filter(|columns| *columns != outcome.columns) {
            return wrong("columns", &outcome.columns, &columns);
        }
        if self.encoding.is_some() && self.encoding != outcome.encoding {
            return wrong("encoding", &outcome.encoding, &self.encoding);
        }
        if self.note.is_some_and(|note| !outcome.notes.iter().any(|n| n == note)) {
            return wrong("notes", &outcome.notes, &self.note);
        }
        if self.remark.is_some_and(|remark| !outcome.remarks.iter().any(|r| r == remark)) {
            return wrong("remarks", &outcome.remarks, &self.remark);
        }
        if self.archive && !self.any_refused && self.remark.is_none() && !outcome.remarks.is_empty() {
            return wrong("remarks", &outcome.remarks, &"nothing");
        }
        if let Some(cell) = self.cells.iter().find(|cell| !outcome.cells.contains(cell)) {
            return wrong("cells", &outcome.cells.iter().take(40).collect::<Vec<_>>(), cell);
        }
        // What was lost in reading would stand there as this; where the file says it itself, it is told.
        if outcome.cells.iter().any(|cell| cell.contains('\u{fffd}'))
            && !outcome.remarks.iter().any(|r| r == "lost_characters")
        {
            return Err("a character was lost and nobody told".into());
        }
        Ok(())
    }
}
