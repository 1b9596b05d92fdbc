//! Workbooks that unpack to more than they should, say what is not so, or are no workbooks.

use crate::case::Case;
use crate::workbook_parts::*;
use std::io::Cursor;
use zhike_core::import::read::{Choice, Header};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

pub fn cases() -> Vec<Case> {
    [shapes(), bombs(), packages(), old(), open_document()].into_iter().flatten().collect()
}

fn shapes() -> Vec<Case> {
    vec![
        simple("a sound workbook", &plain(2)).rows(1).columns(2).has(&["x", "y"]),
        simple("a cell at the far end", &(plain(2) + &row(1_048_576, &inline("XFD1048576", "z"))))
            .columns(2)
            .rows(1)
            .notes("columns_beyond"),
        Case::bytes(
            "a dimension of everything",
            book(&sheet(&plain(2)).replace("<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#), &[]),
        )
        .rows(1)
        .columns(2),
        Case::bytes(
            "a dimension of nonsense",
            book(&sheet(&plain(2)).replace("<sheetData>", r#"<dimension ref="!!"/><sheetData>"#), &[]),
        )
        .rows(1),
        simple("cells without names", r#"<row><c><v>1</v></c><c><v>2</v></c></row>"#).rows(1).has(&["1", "2"]),
        simple("a cell of no name", &row(2, r#"<c r="A0"><v>1</v></c>"#)).fails("damaged"),
        simple("a cell of a name without end", &row(2, &format!(r#"<c r="{}1"><v>1</v></c>"#, "Z".repeat(1_000))))
            .fails("damaged"),
        simple("cells that go back", &row(2, &(inline("B2", "y") + &inline("A2", "x")))).fails("damaged"),
        simple("rows that go back", &(plain(9) + &plain(3))).rows(2),
        simple("a row number beyond all", &row(4_000_000_000, &inline("A4000000000", "x"))).rows(1),
        simple("a shared text that is not there", &row(2, r#"<c r="A2" t="s"><v>99</v></c><c r="B2"><v>1</v></c>"#))
            .rows(1)
            .remarks("error_cell"),
        simple("cells with errors", &row(2, r##"<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c>"##))
            .rows(1)
            .notes("error_cells")
            .remarks("error_cell"),
        simple("no number in a number", &row(2, r#"<c r="A2"><v>12abc</v></c>"#)).rows(1).has(&["12abc"]),
        simple("infinity", &row(2, r#"<c r="A2"><v>inf</v></c><c r="B2"><v>NaN</v></c>"#)).rows(1).has(&["inf", "NaN"]),
        simple("a number of 400 digits", &row(2, &format!(r#"<c r="A2"><v>{}</v></c>"#, "9".repeat(400)))).rows(1),
        simple("a day beyond the calendar", &row(2, r#"<c r="A2" t="d"><v>99999-99-99</v></c>"#))
            .rows(1)
            .has(&["99999-99-99"]),
        simple("a NUL written out", &row(2, &inline("A2", "x_x0000_"))).refuses(&[(2, "nul")]),
        simple("half a character written out", &row(2, &inline("A2", "x_xD800_"))).rows(1).has(&["x_xD800_"]),
        simple("lost before", &row(2, &inline("A2", "x\u{fffd}"))).rows(1).remarks("lost_characters"),
        simple("a text of 2 MiB", &(row(2, &inline("A2", &"x".repeat(2 << 20))) + &plain(3)))
            .rows(1)
            .refuses(&[(2, "cell_too_large")]),
        simple("a formula that would call", &row(2, r#"<c r="A2" t="str"><f>cmd|' /C calc'!A0</f><v>=1+1</v></c>"#))
            .rows(1)
            .has(&["=1+1"]),
        simple(
            "a formula alone",
            &row(2, r#"<c r="A2"><f>WEBSERVICE("http://x.example")</f></c><c r="B2"><v>1</v></c>"#),
        )
        .rows(1),
        Case::bytes(
            "merged cells",
            book(
                &sheet(&plain(2)).replace(
                    "</worksheet>",
                    r#"<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>"#,
                ),
                &[],
            ),
        )
        .rows(1)
        .notes("merged_cells"),
        simple("a sheet that is not there", &plain(2))
            .choose(Choice { sheet: Some(7), ..Choice::default() })
            .fails("no_such_sheet"),
        simple("a header that is not there", &plain(2))
            .choose(Choice { header: Header::Row(7), ..Choice::default() })
            .fails("no_such_header"),
        Case::bytes("a sheet of nothing", book("<worksheet><sheetData/></worksheet>", &[])).fails("empty"),
        Case::bytes("a sheet that is cut", book("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1", &[]))
            .fails("damaged"),
        Case::bytes("a sheet that is no XML", book("\0\0\0<<<>>>&&&", &[])).fails("damaged"),
        Case::bytes("elements within elements", book(&sheet(&"<x>".repeat(200_000)), &[])).rows(0),
        Case::bytes(
            "an entity of the document's own",
            book(
                &format!(
                    "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{}",
                    sheet(&row(2, &inline("A2", "&e;")))
                ),
                &[],
            ),
        )
        .rows(1)
        .has(&["&e;"]),
        Case::bytes(
            "entities of entities",
            book(
                &format!(
                    "<!DOCTYPE w [<!ENTITY a \"{}\"><!ENTITY b \"{}\"><!ENTITY c \"{}\">]>{}",
                    "x".repeat(1_000),
                    "&a;".repeat(1_000),
                    "&b;".repeat(1_000),
                    sheet(&row(2, &inline("A2", "&c;")))
                ),
                &[],
            ),
        )
        .rows(1)
        .has(&["&c;"]),
        Case::bytes(
            "links to elsewhere",
            book(
                &sheet(&plain(2)),
                &[
                    ("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
                    ("xl/externalLinks/_rels/externalLink1.xml.rels", "<Relationships/>"),
                ],
            ),
        )
        .rows(1)
        .notes("external_links"),
        Case::bytes(
            "a sheet outside of the file",
            book(
                &sheet(&plain(2)),
                &[("xl/_rels/workbook.xml.rels", &BOOK_RELS.replace("worksheets/sheet1.xml", "../../../etc/passwd"))],
            ),
        )
        .fails("damaged"),
    ]
}

fn bombs() -> Vec<Case> {
    const MIB: usize = 1 << 20;
    let texts = "xl/sharedStrings.xml";
    vec![
        Case::made("512 MiB of one shared text", move |path| {
            bomb(path, texts, "<sst><si><t>", "x", 512 * MIB, "</t></si></sst>")
        })
        .fails("inflates"),
        Case::made("512 MiB of shared texts", move |path| {
            bomb(path, texts, "<sst>", &format!("<si><t>{}</t></si>", "x".repeat(4_000)), 512 * MIB, "</sst>")
        })
        .fails("inflates"),
        Case::made("32 MiB of shared texts of a letter", move |path| {
            bomb(path, texts, "<sst>", "<si><t>x</t></si>", 32 * MIB, "</sst>")
        })
        .unpacks_to(32 << 20)
        .rows(1)
        .has(&["x"]),
        Case::made("140 MiB of shared texts that are not packed", move |path| {
            let piece = format!("<si><t>{}</t></si>", "x".repeat(MIB - 100));
            let packing = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            packed_bomb(path, texts, "<sst>", &piece, 140 * MIB, "</sst>", packing);
        })
        .fails("too_much_text"),
        Case::made("15 MiB of one shared text", move |path| {
            bomb(path, texts, "<sst><si><t>", "x", 15 * MIB, "</t></si></sst>")
        })
        .fails("damaged")
        .unpacks_to(15 << 20),
        Case::made("15 MiB of texts of nothing", move |path| bomb(path, texts, "<sst>", "<si/>", 15 * MIB, "</sst>"))
            .unpacks_to(30 << 20)
            .rows(0),
        Case::made("512 MiB of one cell", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData><row><c t=\"str\"><v>",
                "x",
                512 * MIB,
                "</v></c></row></sheetData></worksheet>",
            );
        })
        .fails("inflates"),
        Case::made("15 MiB of one cell", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData><row><c t=\"str\"><v>",
                "x",
                15 * MIB,
                "</v></c></row></sheetData></worksheet>",
            );
        })
        .fails("damaged")
        .unpacks_to(15 << 20),
        Case::made("15 MiB of runs of one cell", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is>",
                "<r><t>xx</t></r>",
                15 * MIB,
                "</is></c></row></sheetData></worksheet>",
            );
        })
        .fails("damaged")
        .unpacks_to(15 << 20),
        Case::made("15 MiB of a comment", |path| {
            bomb(path, SHEET, "<worksheet><!--", "x", 15 * MIB, "--><sheetData/></worksheet>");
        })
        .fails("damaged")
        .unpacks_to(15 << 20),
        Case::made("15 MiB of an attribute", |path| {
            bomb(path, SHEET, "<worksheet><sheetData><row r=\"", "1", 15 * MIB, "\"/></sheetData></worksheet>");
        })
        .fails("damaged")
        .unpacks_to(15 << 20),
        Case::made("15 MiB of cells of 20 bytes", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData>",
                "<row><c><v>1</v></c></row>",
                15 * MIB,
                "</sheetData></worksheet>",
            );
        })
        .unpacks_to(30 << 20)
        .columns(1),
        Case::made("15 MiB of one row", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData><row>",
                "<c><v>1</v></c>",
                15 * MIB,
                "</row></sheetData></worksheet>",
            );
        })
        .unpacks_to(30 << 20)
        .columns(512),
        Case::made("512 MiB of styles", |path| {
            bomb(path, "xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>", 512 * MIB, "</cellXfs></styleSheet>")
        })
        .fails("inflates"),
        Case::made("a part that nobody reads and that unpacks to 2 GiB by its own word", |path| {
            let bytes = package(&[("_rels/.rels", RELS.as_bytes()), ("xl/media/x.bin", &vec![0; 3 * MIB])]);
            std::fs::write(path, forged(bytes, &(3 * MIB as u32).to_le_bytes(), &(2_000_000_000_u32).to_le_bytes()))
                .unwrap();
        })
        .fails("inflates"),
        Case::made("a part that says it is smaller than it is", |path| {
            bomb(
                path,
                SHEET,
                "<worksheet><sheetData>",
                "<row><c><v>1</v></c></row>",
                64 * MIB,
                "</sheetData></worksheet>",
            );
            let bytes = std::fs::read(path).unwrap();
            let real = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap().by_name(SHEET).unwrap().size() as u32;
            std::fs::write(path, forged(bytes, &real.to_le_bytes(), &1_000_u32.to_le_bytes())).unwrap();
        })
        .unpacks_to(64 << 20)
        .fails("damaged"),
        Case::bytes(
            "more texts promised than there are",
            book(
                &sheet(&row(2, r#"<c r="A2" t="s"><v>0</v></c>"#)),
                &[(texts, r#"<sst count="4000000000" uniqueCount="4000000000"><si><t>x</t></si></sst>"#)],
            ),
        )
        .rows(1)
        .has(&["x"]),
    ]
}

fn packages() -> Vec<Case> {
    let sound = || book(&sheet(&plain(2)), &[]);
    let nested = package(&[("inner.xlsx", &sound())]);
    let twice = book(&sheet(&plain(2)), &[("xl/embeddings/inner.xlsx", &String::from_utf8_lossy(&sound()))]);
    let crc = {
        let bytes = sound();
        let real = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap().by_name(SHEET).unwrap().crc32();
        forged(bytes, &real.to_le_bytes(), &(!real).to_le_bytes())
    };
    let mut cut = sound();
    cut.truncate(cut.len() / 2);
    let mut garbled = sound();
    for byte in garbled.iter_mut().skip(40).take(60) {
        *byte = 0xa5;
    }
    let mut locked = sound();
    for at in 0..locked.len() - 10 {
        // The flags of a part, before it and in the list.
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    vec![
        Case::bytes("a zip in a zip", nested).fails("unknown_kind"),
        Case::bytes("a workbook within a workbook", twice).rows(1).has(&["x", "y"]),
        Case::bytes("a wrong checksum", crc).fails("damaged"),
        Case::bytes("half a workbook", cut).fails("damaged"),
        Case::bytes("a workbook with other bytes in it", garbled).fails("damaged"),
        Case::bytes("a zip that is locked", locked).fails("encrypted"),
        Case::bytes("a zip of nothing", package(&[])).fails("unknown_kind"),
        Case::bytes("the beginning of a zip", b"PK\x03\x04".to_vec()).fails("damaged"),
        Case::bytes(
            "a text document",
            package(&[
                ("_rels/.rels", RELS.replace("xl/workbook", "word/document").as_bytes()),
                ("word/document.xml", b"<w:document/>"),
            ]),
        )
        .fails("no_such_sheet"),
        Case::bytes(
            "a binary workbook",
            package(&[
                ("_rels/.rels", RELS.replace("workbook.xml", "workbook.bin").as_bytes()),
                ("xl/workbook.bin", b"\x83\x01\0"),
            ]),
        )
        .fails("binary_workbook"),
        Case::bytes("a workbook without a book", package(&[("_rels/.rels", RELS.as_bytes())])).fails("unknown_kind"),
        Case::bytes(
            "a book without its sheet",
            package(&[
                ("_rels/.rels", RELS.as_bytes()),
                ("xl/workbook.xml", BOOK.as_bytes()),
                ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
            ]),
        )
        .fails("damaged"),
        Case::bytes("twenty thousand parts", {
            let names: Vec<String> = (0..20_000).map(|n| format!("xl/x{n}.xml")).collect();
            let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<x/>"[..])).collect();
            parts.push(("_rels/.rels", RELS.as_bytes()));
            package(&parts)
        })
        .fails("unknown_kind"),
    ]
}

fn old() -> Vec<Case> {
    let begin: (u16, &[u8]) = (0x809, &[0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let number =
        |row: u16, column: u16| [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 2], &1_f64.to_le_bytes()].concat();
    let far = records(&[begin, (0x203, &number(0, 0)), (0x203, &number(u16::MAX, 255)), (0xa, &[])]);
    let one = {
        let long = 30_000_u16;
        let text = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &2_000_u16.to_le_bytes(), &[0], &vec![b'x'; 2_000]]
            .concat();
        let mut book = records(&[begin, (0xfc, &text), (0xa, &[]), begin]);
        for row in 0..long {
            book.extend(records(&[(0xfd, &[&row.to_le_bytes()[..], &[0; 8]].concat())]));
        }
        book.extend(records(&[(0xa, &[])]));
        book
    };
    let mut chain = compound("Workbook", &far);
    chain.truncate(1_000);
    vec![
        Case::bytes("a locked workbook", compound("EncryptedPackage", &[7; 5_000])).fails("encrypted"),
        Case::bytes("an old locked workbook", compound("Workbook", &records(&[begin, (0x2f, &[0; 54]), (0xa, &[])])))
            .fails("encrypted"),
        Case::bytes("an old workbook with a cell at the far end", compound("Workbook", &far)).fails("too_many_cells"),
        Case::bytes("one long text in thirty thousand cells", compound("Workbook", &one)).fails("too_much_text"),
        Case::bytes("a compound file of something else", compound("WordDocument", b"x")).fails("unknown_kind"),
        Case::bytes("the beginning of a compound file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()).fails("damaged"),
        Case::bytes("a compound file that is cut", chain).fails("damaged"),
        Case::bytes("an old workbook of noise", compound("Workbook", &[0x5a; 70_000])).fails("damaged"),
    ]
}

fn open_document() -> Vec<Case> {
    let content = |rows: &str| {
        let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
        let head = row(
            "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>",
        );
        format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">{head}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        )
    };
    let cell = |attributes: &str| {
        format!(
            "<table:table-row><table:table-cell {attributes}><text:p>x</text:p></table:table-cell></table:table-row>"
        )
    };
    let ods = |name: &str, rows: &str| Case::bytes(name, package(&[("content.xml", content(rows).as_bytes())]));
    vec![
        ods("a sound open document", &cell("office:value-type=\"string\"")).rows(1).has(&["x"]),
        ods("a cell a billion times", &(cell("").repeat(3) + &cell("table:number-columns-repeated=\"1000000000\""))).rows(4).columns(512),
        ods("a million blank rows", "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row>").rows(0),
        ods(
            "a row a billion times",
            "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"512\"><text:p>x</text:p></table:table-cell></table:table-row>",
        )
        .unpacks_to(200 << 20)
        .fails("too_many_cells"),
        ods("a billion spaces", "<table:table-row><table:table-cell><text:p>x<text:s text:c=\"1000000000\"/></text:p></table:table-cell></table:table-row>").rows(1),
        ods("a day that never was", &cell("office:value-type=\"date\" office:date-value=\"2026-02-31\"")).rows(1).has(&["x"]),
        Case::bytes(
            "a locked open document",
            package(&[("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"), ("content.xml", b"\x01\x02\x03")]),
        )
        .fails("encrypted"),
        Case::bytes("an open document that is cut", package(&[("content.xml", b"<a><table:table table:name=\"S\"><table:table-row>")])).fails("damaged"),
        Case::bytes("an open document without a table", package(&[("content.xml", b"<a/>")])).fails("no_such_sheet"),
    ]
}
