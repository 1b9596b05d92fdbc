//! Workbooks: which sheets they have, and the rows of one. Every format has its reader; all of them read on a thread of
//! their own, in bounded memory, and give rows of the same shape.

mod feed;
mod number;
mod ods;
pub(crate) mod package;
mod strings;
mod xls;
mod xlsx;
mod xml;

use super::Rows;
use super::input::Input;
use super::note::Failure;
use feed::Feed;
use package::Package;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// Most cells of a sheet that are read.
pub const MAX_CELLS: u64 = 20_000_000;
/// Most bytes of text that the cells of an XLSX may share.
pub const MAX_TEXT: usize = 128 << 20;

/// The formats of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Book {
    /// Excel since 2007, with macros or without; macros are not looked at.
    Xlsx,
    /// Excel before.
    Xls,
    /// LibreOffice and others.
    Ods,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whoever made the workbook does not show it.
    pub hidden: bool,
    /// About how many rows it has, if the file says so; a file may say anything.
    pub rows: Option<u64>,
}

/// Whether the bytes begin a zip.
pub(super) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// Whether the bytes begin a compound file, as old workbooks and locked new ones are.
pub(super) fn is_compound(start: &[u8]) -> bool {
    start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

fn package(input: &dyn Input) -> Result<Package, Failure> {
    let package = Package::open(input.open()?)?;
    package.check_declared()?;
    Ok(package)
}

/// Which workbook a zip is, and its sheets.
pub(super) fn zipped(input: &dyn Input) -> Result<(Book, Vec<Sheet>), Failure> {
    let mut package = package(input)?;
    if package.named("content.xml").is_some() {
        return Ok((Book::Ods, ods::sheets(&mut package)?));
    }
    if package.named("_rels/.rels").is_none() {
        return Err(Failure::UnknownKind);
    }
    if package.named("xl/workbook.bin").is_some() {
        return Err(Failure::BinaryWorkbook);
    }
    Ok((Book::Xlsx, xlsx::book(&mut package)?.sheets))
}

/// The sheets of a compound file. The library is given a thread of its own: one that breaks down there makes the file
/// a damaged one.
pub(super) fn compound(input: &Arc<dyn Input>) -> Result<(Book, Vec<Sheet>), Failure> {
    let input = input.clone();
    let thread = std::thread::Builder::new().name("look".into()).spawn(move || xls::sheets(&*input))?;
    Ok((Book::Xls, thread.join().map_err(|_| Failure::Damaged)??))
}

/// Opens a sheet.
pub(super) fn open(input: &Arc<dyn Input>, book: Book, sheet: usize) -> Result<Box<dyn Rows>, Failure> {
    let input = input.clone();
    let feed = Feed::start(move |giver| match book {
        Book::Xlsx => {
            let mut package = package(&*input)?;
            let book = xlsx::book(&mut package)?;
            xlsx::rows(&mut package, &book, sheet, giver)
        }
        Book::Ods => ods::rows(&mut package(&*input)?, sheet, giver),
        Book::Xls => xls::rows(&*input, sheet, giver),
    })?;
    Ok(Box::new(feed))
}
