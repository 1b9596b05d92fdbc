//! Which of the first rows names the columns, and what the columns are called.

use super::MAX_COLUMNS;
use super::note::Note;
use super::row::{Row, Value};
use std::collections::HashSet;

/// How many rows are looked at.
pub(super) const LOOKED_AT: usize = 30;

/// The index of the row that looks like a header among the first ones; `None` where the table begins at once.
pub(super) fn guess(rows: &[Row]) -> Option<usize> {
    let filled = |row: &Row| row.texts().filter(|text| !text.trim().is_empty()).count();
    let mut widths: Vec<usize> = rows.iter().filter(|row| row.refused().is_none()).map(filled).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    // What a quarter of the rows fill: a single row may be broken and far wider than the table.
    let widest = widths.get(widths.len() / 4).copied().filter(|widest| *widest > 0)?;
    // What stands above a table (its title, a date, who made it) fills a cell or two.
    let first = rows.iter().position(|row| row.refused().is_none() && filled(row) * 10 >= widest * 6)?;
    let row = &rows[first];
    let data = (0..row.len()).filter(|column| says_data(row, *column)).count();
    // A header may have a year or a number among its names, the first row of data hardly has none.
    (data * 5 <= filled(row)).then_some(first)
}

/// Whether a cell holds what is rather a value than the name of one.
fn says_data(row: &Row, column: usize) -> bool {
    let cell = row.cell(column);
    let text = cell.text.trim();
    match cell.value {
        Value::Empty => false,
        Value::Text => {
            let digits = text.chars().filter(|c| c.is_ascii_digit()).count();
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            let counts = text.starts_with(|c: char| c.is_ascii_digit() || "+-(¥￥$€.".contains(c)) && digits > letters;
            text.contains('@') || counts || text.chars().count() > 100
        }
        _ => true,
    }
}

/// The names of the columns: trimmed, in one line, each another one. What is said of them goes to `notes`.
pub(super) fn names(row: Option<&Row>, width: usize, notes: &mut Vec<Note>) -> Vec<String> {
    let width = width.min(MAX_COLUMNS);
    let Some(row) = row else { return (0..width).map(letters).collect() };
    let (mut marks, mut again, mut unnamed) = (false, 0, 0);
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let text = row.text(column);
        marks |= text.contains('\u{feff}');
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '\u{feff}' || c.is_control()).collect();
        let mut name = words.join(" ").split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        // Whoever calls a column by half a book is answered with its beginning.
        if let Some((end, _)) = name.char_indices().nth(200) {
            name.truncate(end);
        }
        if name.is_empty() {
            unnamed += 1;
            name = letters(column);
        }
        let bare = name.clone();
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{bare} ({number})");
        }
        again += u64::from(number > 1);
        names.push(name);
    }
    notes.extend(marks.then_some(Note::MarkInHeader));
    notes.extend((again > 0).then_some(Note::DuplicateHeaders(again)));
    notes.extend((unnamed > 0).then_some(Note::UnnamedColumns(unnamed)));
    names
}

/// The name of a column in a spreadsheet: A, B, …, Z, AA.
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    name.iter().rev().map(|b| char::from(*b)).collect()
}
