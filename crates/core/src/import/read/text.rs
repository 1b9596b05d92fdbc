//! Text files whose cells are separated by a character. What one must be read by (encoding, delimiter, quotation mark)
//! is found in its first lines; what is given is not guessed. How its rows are read is told in [`rows`].

mod rows;

pub(super) use rows::TextRows;

use super::card;
use super::encoding::{self, Encoding, Utf8};
use super::input::{Input, Stream};
use super::note::Failure;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
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

/// Whether the bytes begin what is no text for sure: a picture, a document of another kind.
pub(super) fn is_binary(start: &[u8]) -> bool {
    const MAGIC: [&[u8]; 8] =
        [b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3\0"];
    MAGIC.iter().any(|magic| start.starts_with(magic))
}

/// Whether a text is one of cards.
pub(super) fn begins_card(input: &dyn Input, encoding: Encoding) -> Result<bool, Failure> {
    let (stream, _) = marked(input, encoding)?;
    let mut start = vec![0; 1 << 10];
    let n = Utf8::new(stream, encoding).read(&mut start)?;
    Ok(card::begins(&start[..n]))
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
