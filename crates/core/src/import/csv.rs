//! Rows of a CSV file, streamed: UTF-8 with or without a mark, separated by commas, semicolons or tabs, with a header.
//! Strict: a row with another number of columns, a cell that is too large, bytes that are no UTF-8 are refused by row
//! and never repaired. Other encodings are another reader's business.

use super::row::Rejection;
use crate::{Error, Result};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Most columns of a file.
pub const MAX_COLUMNS: usize = 512;
/// Most bytes of a cell.
pub const MAX_CELL: usize = 1 << 20;
/// Most bytes that may pass without a row ending: what an unclosed quotation mark can make us hold in memory.
const MAX_ROW: u64 = 16 << 20;

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet counts: the header is 1.
    pub number: u64,
    /// Its cells, as many as the header has.
    pub cells: Vec<String>,
}

/// Reads a file row by row.
pub struct Reader<R: Read> {
    rows: ::csv::Reader<Guard<BufReader<R>>>,
    guard: Arc<Counts>,
    headers: Vec<String>,
    number: u64,
    record: ::csv::ByteRecord,
}

impl<R: Read> Reader<R> {
    /// Opens the file and reads its header. Refuses a file that is empty, no UTF-8, or wider than [`MAX_COLUMNS`].
    pub fn new(source: R) -> Result<Self> {
        let mut source = BufReader::with_capacity(64 << 10, source);
        let delimiter = delimiter(&mut source)?;
        let guard = Arc::new(Counts::default());
        let mut rows = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(Guard { inner: source, counts: guard.clone() });
        let mut record = ::csv::ByteRecord::new();
        guard.row_ended();
        if !rows.read_byte_record(&mut record).map_err(refused)? {
            return Err(Error::invalid("file", "empty"));
        }
        if record.len() > MAX_COLUMNS {
            return Err(Error::TooLarge { limit: MAX_COLUMNS as u64 });
        }
        let headers = record.iter().map(|h| std::str::from_utf8(h).map(|h| h.trim().to_owned()));
        let headers: Vec<String> =
            headers.collect::<std::result::Result<_, _>>().map_err(|_| Error::invalid("file", "not_utf8"))?;
        if headers.iter().all(String::is_empty) {
            return Err(Error::invalid("file", "empty"));
        }
        Ok(Self { rows, guard, headers, number: 1, record })
    }

    /// The header, trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The next row, or why it cannot be taken; `None` at the end. An error is the end too.
    pub fn next_row(&mut self) -> Result<Option<std::result::Result<Row, Rejection>>> {
        self.guard.row_ended();
        if !self.rows.read_byte_record(&mut self.record).map_err(refused)? {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(self.row()))
    }

    fn row(&self) -> std::result::Result<Row, Rejection> {
        let refuse = |column: Option<usize>, reason: &str| Rejection {
            row: self.number,
            column: column.and_then(|c| self.headers.get(c)).cloned(),
            reason: reason.to_owned(),
        };
        if self.record.iter().next_back().is_some_and(|c| c.contains(&b'\n')) && self.ends_inside_quotes() {
            return Err(refuse(None, "unclosed_quote"));
        }
        if self.record.len() != self.headers.len() {
            return Err(refuse(None, "ragged"));
        }
        let mut cells = Vec::with_capacity(self.record.len());
        for (column, cell) in self.record.iter().enumerate() {
            if cell.len() > MAX_CELL {
                return Err(refuse(Some(column), "cell_too_large"));
            }
            cells.push(std::str::from_utf8(cell).map_err(|_| refuse(Some(column), "not_utf8"))?.to_owned());
        }
        Ok(Row { number: self.number, cells })
    }

    /// Whether the file is at its end and has an odd number of quotation marks. The csv crate ends an open quotation
    /// with the file and says nothing.
    fn ends_inside_quotes(&self) -> bool {
        self.guard.ended.load(Ordering::Relaxed) == 1 && self.guard.quotes.load(Ordering::Relaxed) % 2 == 1
    }
}

/// What separates the cells: whichever of comma, semicolon and tab the first line has most of, outside quotation
/// marks. Swallows the byte order mark and refuses UTF-16 by its mark.
fn delimiter<R: Read>(source: &mut BufReader<R>) -> Result<u8> {
    let start = source.fill_buf()?;
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return Err(Error::invalid("file", "not_utf8"));
    }
    let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for &byte in &start[mark..] {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(d, _)| *d == byte).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    source.consume(mark);
    // The first of equals wins: a comma where there is none of any.
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    Ok(counts.iter().find(|(_, n)| *n == most).map_or(b',', |(d, _)| *d))
}

fn refused(e: ::csv::Error) -> Error {
    match e.into_kind() {
        ::csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => Error::TooLarge { limit: MAX_ROW },
        ::csv::ErrorKind::Io(e) => e.into(),
        other => Error::internal(format!("csv: {other:?}")),
    }
}

#[derive(Default)]
struct Counts {
    since_row: AtomicU64,
    quotes: AtomicU64,
    ended: AtomicU64,
}

impl Counts {
    fn row_ended(&self) {
        self.since_row.store(0, Ordering::Relaxed);
    }
}

/// Counts what the csv crate, which has no limits of its own, has read since the last row ended.
struct Guard<R> {
    inner: R,
    counts: Arc<Counts>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        let before = self.counts.since_row.fetch_add(n as u64, Ordering::Relaxed);
        if before + n as u64 > MAX_ROW {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let quotes = quotes_in(&buffer[..n]);
        self.counts.quotes.fetch_add(quotes, Ordering::Relaxed);
        if n == 0 {
            self.counts.ended.store(1, Ordering::Relaxed);
        }
        Ok(n)
    }
}

fn quotes_in(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&b| b == b'"').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shared;
    use serde_json::{Map, Value};

    fn all(bytes: &[u8]) -> (Vec<String>, Vec<std::result::Result<Vec<String>, String>>) {
        let mut reader = Reader::new(bytes).expect("opens");
        let mut rows = Vec::new();
        while let Some(row) = reader.next_row().expect("reads") {
            rows.push(row.map(|r| r.cells).map_err(|r| format!("{}:{}", r.row, r.reason)));
        }
        (reader.headers().to_vec(), rows)
    }

    fn code(bytes: &[u8]) -> Error {
        match Reader::new(bytes) {
            Ok(_) => panic!("it opened"),
            Err(e) => e,
        }
    }

    #[test]
    fn the_spectrum_of_csv_reads_as_published() {
        let Some(folder) = shared::path("import/csv/csv-spectrum") else { return };
        let mut seen = 0;
        for entry in std::fs::read_dir(folder.join("csvs")).expect("folder") {
            let path = entry.expect("entry").path();
            let name = path.file_stem().and_then(|n| n.to_str()).expect("name").to_owned();
            let (headers, rows) = all(&std::fs::read(&path).expect("csv"));
            let objects: Vec<Value> = rows
                .into_iter()
                .map(|cells| {
                    let cells = cells.expect("a whole row").into_iter().map(Value::from);
                    Value::Object(headers.iter().cloned().zip(cells).collect::<Map<_, _>>())
                })
                .collect();
            let published = std::fs::read_to_string(folder.join(format!("json/{name}.json"))).expect("json");
            let mut published: Value = serde_json::from_str(&published).expect("json");
            if name == "location_coordinates" {
                // Its answer is a lone object and names another phone number than its question.
                published["Contact Phone Number"] = objects[0]["Contact Phone Number"].clone();
                published = Value::Array(vec![published]);
            }
            assert_eq!(Value::Array(objects), published, "{name}");
            seen += 1;
        }
        assert_eq!(seen, 12);
    }

    #[test]
    fn a_mark_is_swallowed_and_the_separator_found() {
        for text in ["\u{feff}名称,电话\nA,1\n", "名称;电话\r\nA;1", "名称\t电话\rA\t1\r", "\"名称\",\"电话\"\nA,1\n"]
        {
            let (headers, rows) = all(text.as_bytes());
            assert_eq!(headers, ["名称", "电话"], "{text}");
            assert_eq!(rows, [Ok(vec!["A".to_owned(), "1".to_owned()])], "{text}");
        }
        assert_eq!(all("名称\nA;B\n".as_bytes()).1, [Ok(vec!["A;B".to_owned()])]);
    }

    #[test]
    fn a_bad_row_is_refused_by_its_number_and_the_rest_goes_on() {
        let (_, rows) = all(b"a,b\n1,2\n3\n4,5,6\n\xff,7\n8,9\n");
        let wanted = [Ok("1"), Err("3:ragged"), Err("4:ragged"), Err("5:not_utf8"), Ok("8")];
        let got: Vec<_> = rows.iter().map(|r| r.as_ref().map(|c| c[0].as_str()).map_err(String::as_str)).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn what_is_no_such_file_is_refused_at_the_door() {
        assert_eq!(code(b""), Error::invalid("file", "empty"));
        assert_eq!(code(b"\xef\xbb\xbf"), Error::invalid("file", "empty"));
        assert_eq!(code(b",,\n1,2,3\n"), Error::invalid("file", "empty"));
        assert_eq!(code(b"\xff\xfea\0,\0b\0"), Error::invalid("file", "not_utf8"));
        // 名称 in GBK.
        assert_eq!(code(b"\xc3\xfb\xb3\xc6,x\n"), Error::invalid("file", "not_utf8"));
        assert_eq!(code(",".repeat(600).as_bytes()), Error::TooLarge { limit: 512 });
    }

    #[test]
    fn sizes_are_bounded() {
        let big = format!("a,b\n{},2\n3,4\n", "x".repeat(MAX_CELL + 1));
        let rows = all(big.as_bytes()).1;
        assert_eq!(rows, [Err("2:cell_too_large".to_owned()), Ok(vec!["3".to_owned(), "4".to_owned()])]);
        // An endless quoted cell: refused after 16 MiB, not after the memory is full.
        let endless = io::Read::chain(&b"a,b\n1,\""[..], io::repeat(b'x'));
        let mut reader = Reader::new(endless).expect("opens");
        assert_eq!(reader.next_row(), Err(Error::TooLarge { limit: MAX_ROW }));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_seen() {
        assert_eq!(all(b"a,b\n1,2\n3,\"4\n5,6\n").1[1], Err("3:unclosed_quote".to_owned()));
        assert_eq!(all(b"a,b\n1,\"2\n3\"\n").1[0], Ok(vec!["1".to_owned(), "2\n3".to_owned()]));
        assert_eq!(all(b"a,b\n19\",2\n").1[0], Ok(vec!["19\"".to_owned(), "2".to_owned()]));
    }
}
