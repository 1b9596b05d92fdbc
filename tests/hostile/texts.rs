//! Texts of the wrong shape.

use crate::case::Case;
use std::fs::File;
use std::io::{BufWriter, Write};
use zhike_core::import::read::{Choice, Header, Quote};

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::text("empty file", "").fails("empty"),
        Case::text("a mark alone", "\u{feff}").fails("empty"),
        Case::text("blank lines alone", "\r\n\r\n\n\r").fails("empty"),
        Case::text("delimiters alone", ",,,\n,,,\n").fails("empty"),
        Case::text("spaces alone", "   \n\t\n").fails("empty"),
        Case::text("header without rows", "name,phone\n").columns(2).rows(0),
        Case::text("header without an end", "name,phone").columns(2).rows(0),
        Case::text("one cell", "name").columns(1).rows(0),
        Case::text("one column", "name\nA\nB\n").columns(1).rows(2),
        Case::text("lines of carriage returns", "name,phone\rA,1\rB,2\r").columns(2).rows(2),
        Case::text("lines of both", "name,phone\r\nA,1\r\nB,2").columns(2).rows(2),
        Case::text("lines of all kinds", "name,phone\rA,1\nB,2\r\nC,3").columns(2).rows(3),
        Case::text("blank lines between", "name,phone\n\n\nA,1\n\n\nB\n")
            .rows(1)
            .refuses(&[(7, "ragged")])
            .notes("blank_rows"),
        Case::text("mark before the header", "\u{feff}name,phone\nA,1\n").columns(2).rows(1),
        Case::text("mark within the header", "name,\u{feff}phone\nA,1\n").rows(1).notes("mark_in_header"),
        Case::text("mark in quotes", "\u{feff}\"name\",\"phone\"\nA,1\n").rows(1).columns(2),
        Case::text("headers of one name", "name,name,name\nA,B,C\n").columns(3).rows(1).notes("duplicate_headers"),
        Case::text("headers without a name", "name,phone,mail,,\nA,B,C,D,E\n")
            .columns(5)
            .rows(1)
            .notes("unnamed_columns"),
        Case::text("header of half a book", format!("{},phone\nA,1\n", "n".repeat(100_000))).columns(2).rows(2),
        Case::text("a title above", "customers,,\n,,\nname,phone,mail\nA,1,a@b\n")
            .columns(3)
            .rows(1)
            .notes("rows_above"),
        Case::text("a header chosen beyond the end", "name,phone\nA,1\n")
            .choose(Choice { header: Header::Row(99), ..Choice::default() })
            .fails("no_such_header"),
        Case::text("trailing delimiters", "name,phone\nA,1,,,,,,\n").columns(2).rows(1),
        Case::text("quotes within a cell", "name,phone\nA \"the\" B,1\n").rows(1).has(&["A \"the\" B"]),
        Case::text("text behind a quotation", "name,phone\n\"A\" B,1\n").rows(1),
        Case::text("only quotation marks", "name,phone\n\"\"\"\"\"\",\"\"\n").rows(1).has(&["\"\""]),
        Case::text("a quotation mark at the very end", "name,phone\nA,\"").refuses(&[(2, "unclosed_quote")]),
        Case::text("quotation marks as they are", "name,phone\n\"A,1\n\"B,2\n")
            .choose(Choice { quote: Some(Quote::None), ..Choice::default() })
            .rows(2)
            .has(&["\"A", "\"B"]),
        Case::text("lines within a cell", "name,note\nA,\"1\n2\r\n3\"\nB\n").rows(1).refuses(&[(3, "ragged")]),
        Case::text("a thousand columns", format!("{}z\n{}9\n", "a,".repeat(999), "x,".repeat(999)))
            .columns(512)
            .rows(1)
            .notes("columns_beyond"),
        Case::text("a million columns", format!("{}z\n{}9\n", "a,".repeat(999_999), "x,".repeat(999_999)))
            .columns(512)
            .rows(1),
        Case::text("a million columns in one row", format!("a,b\n1,2\n{}9\n3,4\n", "x,".repeat(999_999)))
            .rows(2)
            .refuses(&[(3, "ragged")]),
        Case::text("a cell one byte too large", format!("a,b\n{},2\n3,4\n", "x".repeat((1 << 20) + 1)))
            .rows(1)
            .refuses(&[(2, "cell_too_large")]),
        Case::text("a cell as large as may be", format!("a,b\n{},2\n3,4\n", "x".repeat(1 << 20))).rows(2),
        Case::text(
            "a row too large",
            format!("{}z\n{}\n{}1\n", "a,".repeat(19), vec!["y".repeat(1 << 20); 20].join(","), "1,".repeat(19)),
        )
        .rows(1)
        .refuses(&[(2, "cell_too_large")]),
        Case::made("a cell of 64 MiB", |path| repeat(path, b"a,b\n1,2\n", b"x", 64 << 20, b",3\n4,5\n"))
            .rows(2)
            .refuses(&[(3, "cell_too_large")]),
        Case::made("a quoted cell of 64 MiB in lines", |path| {
            repeat(path, b"a,b\n1,2\n\"", b"x\ny,", 64 << 20, b"\",3\n4,5\n")
        })
        .rows(2)
        .refuses(&[(3, "cell_too_large")]),
        Case::made("a quotation that swallows 64 MiB", |path| {
            repeat(path, b"a,b\n1,2\n3,\"", b"4\n5,6", 64 << 20, b"\n")
        })
        .rows(1)
        .refuses(&[(3, "unclosed_quote")]),
        Case::made("a header of 64 MiB", |path| repeat(path, b"", b"x", 64 << 20, b",b\n1,2\n"))
            .rows(1)
            .refuses(&[(1, "cell_too_large")]),
        Case::made("a million short rows", |path| repeat(path, b"a,b\n", b"1,2\n", 4_000_000, b"")).rows(1_000_000),
        Case::made("millions of blank lines", |path| repeat(path, b"a,b\n1,2\n", b"\n", 8_000_000, b"3,4\n"))
            .rows(2)
            .notes("blank_rows"),
        Case::made("millions of rows of delimiters", |path| repeat(path, b"a,b\n1,2\n", b",\n", 8_000_000, b"3,4\n"))
            .rows(2),
        Case::bytes("a PDF", b"%PDF-1.7\n1 0 obj\n".to_vec()).fails("unknown_kind"),
        Case::bytes("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()).fails("unknown_kind"),
        Case::bytes("a packed file", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()).fails("unknown_kind"),
        Case::bytes("a database", b"SQLite format 3\0\x10\0".to_vec()).fails("unknown_kind"),
        Case::text("numbers alone", "1,2\n3,4\n").columns(2).rows(2),
        Case::text("control characters", "name,note\nA,\u{1}\u{7}\u{1b}[2J\n").rows(1),
        Case::text("characters that turn the direction", "name,note\nA,\u{202e}txt.exe\n")
            .rows(1)
            .has(&["\u{202e}txt.exe"]),
        Case::text("lost before", "name,note\nA,\u{fffd}\n").rows(1).remarks("lost_characters"),
    ];
    for (name, delimiter) in [("commas", ","), ("semicolons", ";"), ("tabs", "\t"), ("pipes", "|")] {
        let text = |text: &str| text.replace('¦', delimiter);
        cases.extend([
            Case::text(format!("ragged rows, {name}"), text("a¦b¦c\n1¦2¦3\n1¦2\n1¦2¦3¦4\n1¦2¦3\n"))
                .rows(2)
                .refuses(&[(3, "ragged"), (4, "ragged")]),
            Case::text(format!("a quotation not closed, {name}"), text("a¦b¦c\n1¦2¦3\n1¦\"2¦3\n1¦2¦3\n"))
                .rows(1)
                .refuses(&[(3, "unclosed_quote")]),
            Case::text(format!("a NUL in a cell, {name}"), text("a¦b¦c\n1¦2¦3\n1¦\0¦3\n4¦5¦6\n"))
                .rows(2)
                .refuses(&[(3, "nul")]),
            Case::text(format!("delimiters within quotations, {name}"), text("a¦b¦c\n1¦\"x¦y\"¦3\n"))
                .rows(1)
                .columns(3),
        ]);
    }
    cases
}

/// `before`, then `piece` until `size` is reached, then `after`.
fn repeat(path: &std::path::Path, before: &[u8], piece: &[u8], size: usize, after: &[u8]) {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    out.write_all(before).unwrap();
    let many = piece.repeat((1 << 16) / piece.len());
    let (mut left, whole) = (size / piece.len(), (1 << 16) / piece.len());
    while left > 0 {
        let now = left.min(whole);
        out.write_all(&many[..now * piece.len()]).unwrap();
        left -= now;
    }
    out.write_all(after).unwrap();
    out.flush().unwrap();
}
