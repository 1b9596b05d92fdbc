//! An export as a workbook (XLSX), written as its rows come: nothing of it is held, and nothing of it lies on the disk
//! unencrypted, which the libraries do not offer for a million rows. Cells are typed; a text is always a text, never a
//! formula.

use super::cell::Cell;
use crate::{
    Error, Result,
    scratch::{Scratch, ScratchWriter},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{fmt::Write as _, io::Write};
use zip::{
    ZipWriter,
    result::ZipError,
    write::{SimpleFileOptions, StreamWriter},
};

/// Rows of one sheet, its header among them; what is beyond stands on the next one.
const ROWS: u64 = 1 << 20;
/// Digits of a number that a spreadsheet keeps; one with more is a text.
const DIGITS: usize = 15;
/// Most characters that a column is made wide for.
const WIDEST: usize = 48;
const NARROWEST: usize = 8;

/// Formats of cells, by their place in `xl/styles.xml`.
const HEADER: u8 = 1;
const TEXT: u8 = 2;
const DAY: u8 = 3;
const MOMENT: u8 = 4;

const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFF1EFEA"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
);

/// A workbook under way.
pub(crate) struct BookSheet {
    zip: ZipWriter<StreamWriter<ScratchWriter>>,
    /// What the table that is written is called, and how many sheets it has so far.
    name: String,
    parts: u32,
    headers: Vec<String>,
    widths: Vec<usize>,
    /// Names of the sheets begun, and rows of the one that is written.
    sheets: Vec<String>,
    row: u64,
    line: String,
}

impl BookSheet {
    /// Begins a workbook whose sheet has this name. The first rows say how wide the columns are.
    pub(super) fn begin(file: ScratchWriter, name: &str, headers: Vec<String>, first: &[Vec<Cell>]) -> Result<Self> {
        let mut book = Self {
            zip: ZipWriter::new_stream(file),
            name: String::new(),
            parts: 0,
            headers: Vec::new(),
            widths: Vec::new(),
            sheets: Vec::new(),
            row: 0,
            line: String::new(),
        };
        book.table(name, headers, first)?;
        Ok(book)
    }

    /// Begins a further table, on a sheet of its own.
    pub(super) fn table(&mut self, name: &str, headers: Vec<String>, first: &[Vec<Cell>]) -> Result<()> {
        if !self.sheets.is_empty() {
            self.close_sheet()?;
        }
        let widths = (0..headers.len()).map(|column| {
            let cells = first.iter().filter_map(|row| row.get(column)).map(|cell| width(&cell.written()));
            // A few long texts do not make a column wide: nine of ten rows fit.
            let mut widths: Vec<usize> = cells.collect();
            widths.sort_unstable();
            let most = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
            most.max(width(&headers[column]) + 1).clamp(NARROWEST, WIDEST)
        });
        self.widths = widths.collect();
        self.name = name.chars().filter(|c| !r"[]:*?/\'".contains(*c)).take(24).collect();
        self.headers = headers;
        self.parts = 0;
        self.sheet()
    }

    fn part(&mut self, name: &str) -> Result<()> {
        let options = SimpleFileOptions::default().compression_level(Some(4));
        self.zip.start_file(name, options).map_err(broken)
    }

    fn whole(&mut self, name: &str, text: &str) -> Result<()> {
        self.part(name)?;
        self.zip.write_all(text.as_bytes())?;
        Ok(())
    }

    fn sheet(&mut self) -> Result<()> {
        self.parts += 1;
        let name = if self.parts == 1 { self.name.clone() } else { format!("{} {}", self.name, self.parts) };
        self.sheets.push(name);
        self.row = 0;
        self.part(&format!("xl/worksheets/sheet{}.xml", self.sheets.len()))?;
        let mut head = String::from(concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>"#,
            r#"<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>"#,
            r#"</sheetViews><cols>"#
        ));
        for (at, width) in self.widths.iter().enumerate() {
            let _ = write!(head, r#"<col min="{0}" max="{0}" width="{1}" customWidth="1"/>"#, at + 1, width + 2);
        }
        head.push_str("</cols><sheetData>");
        self.zip.write_all(head.as_bytes())?;
        let headers: Vec<Cell> = self.headers.iter().map(Cell::text).collect();
        self.write(&headers, HEADER)
    }

    fn close_sheet(&mut self) -> Result<()> {
        self.zip.write_all(b"</sheetData></worksheet>")?;
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.row == ROWS {
            self.close_sheet()?;
            self.sheet()?;
        }
        self.write(cells, TEXT)
    }

    fn write(&mut self, cells: &[Cell], text: u8) -> Result<()> {
        self.row += 1;
        let (line, row) = (&mut self.line, self.row);
        line.clear();
        let _ = write!(line, r#"<row r="{row}">"#);
        for (at, cell) in cells.iter().enumerate() {
            if *cell == Cell::Empty {
                continue;
            }
            let _ = write!(line, r#"<c r="{}{row}""#, letters(at));
            let typed = match cell {
                Cell::Number(digits) => fits(digits).then(|| (0, digits.clone())),
                Cell::Day(day) => serial(day.and_time(chrono::NaiveTime::MIN)).map(|n| (DAY, n.to_string())),
                Cell::Moment(at) => serial(*at).map(|n| (MOMENT, n.to_string())),
                Cell::Empty | Cell::Text(_) => None,
            };
            match typed {
                Some((style, number)) => drop(write!(line, r#" s="{style}"><v>{number}</v></c>"#)),
                None => {
                    let _ = write!(line, r#" s="{text}" t="inlineStr"><is><t xml:space="preserve">"#);
                    escape(&cell.written(), line);
                    line.push_str("</t></is></c>");
                }
            }
        }
        line.push_str("</row>");
        self.zip.write_all(line.as_bytes())?;
        Ok(())
    }

    pub(super) fn end(mut self) -> Result<Scratch> {
        self.close_sheet()?;
        let mut types = String::from(concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
            r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
            r#"<Default Extension="xml" ContentType="application/xml"/>"#,
            r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
            r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#
        ));
        let mut sheets = String::new();
        let mut links = String::new();
        for (n, called) in (1..).zip(&self.sheets) {
            let _ = write!(
                types,
                r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
            );
            let mut name = String::new();
            escape(called, &mut name);
            let _ = write!(sheets, r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#);
            let _ = write!(
                links,
                r#"<Relationship Id="rId{n}" Type="{RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
            );
        }
        types.push_str("</Types>");
        const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
        let last = self.sheets.len() + 1;
        self.whole("xl/styles.xml", STYLES)?;
        self.whole(
            "xl/workbook.xml",
            &format!(
                r#"{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATION}"><sheets>{sheets}</sheets></workbook>"#
            ),
        )?;
        self.whole(
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"{HEAD}{LINKS}{links}<Relationship Id="rId{last}" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>"#
            ),
        )?;
        self.whole(
            "_rels/.rels",
            &format!(
                r#"{HEAD}{LINKS}<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        )?;
        self.whole("[Content_Types].xml", &types)?;
        self.zip.finish().map_err(broken)?.into_inner().finish()
    }
}

pub(crate) fn broken(e: ZipError) -> Error {
    match e {
        ZipError::Io(e) => e.into(),
        other => Error::internal(other),
    }
}

/// The letters of a column, from 0: A, B … Z, AA.
fn letters(mut at: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'A' + (at % 26) as u8);
        at /= 26;
        if at == 0 {
            break;
        }
        at -= 1;
    }
    out.reverse();
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether a spreadsheet keeps all digits of a number.
fn fits(digits: &str) -> bool {
    let bare = digits.trim_start_matches(['-', '0', '.']);
    bare.chars().filter(char::is_ascii_digit).count() <= DIGITS
}

/// A day and time as a spreadsheet counts it; none before March 1900, where it counts a day that never was.
fn serial(at: NaiveDateTime) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let since = at.signed_duration_since(first.and_hms_opt(0, 0, 0)?);
    (since.num_days() >= 61).then(|| since.num_milliseconds() as f64 / 86_400_000.0)
}

/// How wide a text is shown, in its first line: a character of Chinese takes two places.
fn width(text: &str) -> usize {
    text.lines().map(|line| line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()).max().unwrap_or(0)
}

/// A text as XML has it. What XML cannot have is written `_x0007_`, and what looks like that is written so, too.
fn escape(text: &str, out: &mut String) {
    let looks = |at: usize| {
        text.get(at..at + 7)
            .is_some_and(|s| s.starts_with("_x") && s.ends_with('_') && s[2..6].bytes().all(|b| b.is_ascii_hexdigit()))
    };
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if looks(at) => out.push_str("_x005F_"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => drop(write!(out, "_x{:04X}_", u32::from(c))),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let of = |n| letters(n);
        assert_eq!([of(0), of(25), of(26), of(51), of(701), of(702)], ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
    }

    #[test]
    fn a_number_that_a_spreadsheet_would_round_is_a_text() {
        for kept in ["0", "-12.50", "999999999999999", "9007199254740.91", "0.000000123456789"] {
            assert!(fits(kept), "{kept}");
        }
        for cut in ["9007199254740991", "90071992547409.91", "110101199003071234"] {
            assert!(!fits(cut), "{cut}");
        }
    }

    #[test]
    fn days_count_from_march_1900() {
        let at = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).and_then(|d| d.and_hms_opt(12, 0, 0)).expect("a day");
        assert_eq!(serial(at(2026, 11, 22)), Some(46_348.5));
        assert_eq!(serial(at(1900, 3, 1)), Some(61.5));
        assert_eq!(serial(at(1900, 2, 28)), None);
    }
}
