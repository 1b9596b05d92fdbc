//! Cards that are broken, too large, or written in what they do not say.

use crate::case::Case;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use zhike_core::import::read::Encoding;

fn card(lines: &str) -> String {
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\n{lines}END:VCARD\r\n")
}

fn old(lines: &str) -> String {
    card(lines).replace("3.0", "2.1")
}

fn coded(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("={b:02X}")).collect()
}

fn repeat(path: &Path, before: &str, piece: &str, bytes: usize, after: &str) {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    out.write_all(before.as_bytes()).unwrap();
    let many = piece.repeat((1 << 16) / piece.len() + 1);
    for _ in 0..bytes / many.len() {
        out.write_all(many.as_bytes()).unwrap();
    }
    out.write_all(after.as_bytes()).unwrap();
    out.flush().unwrap();
}

pub fn cases() -> Vec<Case> {
    let after = "\r\nTEL;TYPE=cell:123\r\nEND:VCARD\r\n";
    let head = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\n";
    let chinese = "张三";
    let gbk = encoding_rs::GBK.encode(chinese).0.into_owned();
    let big5 = encoding_rs::BIG5.encode("張三").0.into_owned();
    let mut raw = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=GBK:".to_vec();
    raw.extend(&gbk);
    raw.extend(b"\r\nEND:VCARD\r\n");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(card("NOTE:中\r\n").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut invalid = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nNOTE:x\xff\xfe\r\nTEL:1\r\nEND:VCARD\r\n".to_vec();
    invalid.extend(card("").into_bytes());
    vec![
        Case::text("one card", card("")).rows(1).columns(1).has(&["Anna"]),
        Case::made("a picture of 32 MiB in folded lines", move |path| {
            repeat(
                path,
                &format!("{head}PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n"),
                &format!(" {}\r\n", "A".repeat(74)),
                32 << 20,
                after,
            );
        })
        .rows(1)
        .has(&["Anna", "123"])
        .notes("media_left_out"),
        Case::made("a picture of 32 MiB in one line", move |path| {
            repeat(path, &format!("{head}PHOTO;ENCODING=b;TYPE=JPEG:"), "AAAA", 32 << 20, after);
        })
        .rows(1)
        .has(&["Anna", "123"])
        .notes("media_left_out"),
        Case::made("a picture of 32 MiB in lines that are not folded", move |path| {
            repeat(
                path,
                &format!("{head}PHOTO;ENCODING=BASE64;JPEG:\r\n"),
                &format!("{}\r\n", "A".repeat(74)),
                32 << 20,
                after,
            );
        })
        .rows(1)
        .has(&["Anna", "123"])
        .notes("media_left_out"),
        Case::made("a note of 16 MiB folded at every letter", move |path| {
            repeat(path, &format!("{head}NOTE:x\r\n"), " x\r\n", 16 << 20, after)
        })
        .rows(1)
        .has(&["Anna", "123"])
        .remarks("property_skipped"),
        Case::made("a note of 16 MiB that always goes on", move |path| {
            repeat(
                path,
                &format!("{head}NOTE;ENCODING=QUOTED-PRINTABLE:x=\r\n"),
                "x=\r\n",
                16 << 20,
                "x\r\nTEL;TYPE=cell:123\r\nEND:VCARD\r\n",
            );
        })
        .rows(1)
        .has(&["Anna", "123"])
        .remarks("property_skipped"),
        Case::made("16 MiB of properties in one card", move |path| {
            repeat(path, head, &format!("NOTE:{}\r\n", "x".repeat(90)), 16 << 20, after)
        })
        .rows(0)
        .refuses(&[(1, "card_broken")]),
        Case::made("a hundred thousand cards", |path| repeat(path, &card(""), &card("TEL:1\r\n"), 6 << 20, ""))
            .unpacks_to(12 << 20)
            .columns(2),
        Case::text("a card that never ends", "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n")
            .rows(0)
            .refuses(&[(1, "card_broken")]),
        Case::text("a card that begins within another", format!("BEGIN:VCARD\nVERSION:3.0\nFN:Eve\n{}", card("")))
            .rows(1)
            .refuses(&[(1, "card_broken")])
            .has(&["Anna"]),
        Case::text(
            "the card of an agent",
            old("AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Agent\r\nTEL:999\r\nEND:VCARD\r\nTEL:1\r\n"),
        )
        .rows(1)
        .has(&["Anna", "1"]),
        Case::text("the beginning alone", "BEGIN:VCARD").fails("empty"),
        Case::text("a card of nothing", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n").fails("empty"),
        Case::text("lines that are no properties", card("nonsense\r\n::::\r\n;;;\r\n=:=\r\n"))
            .rows(1)
            .remarks("property_skipped"),
        Case::text("quoted-printable of nonsense", old("NOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=1=\r\nTEL:1\r\n")).rows(1),
        Case::text("quoted-printable that ends the card", old("NOTE;ENCODING=QUOTED-PRINTABLE:x=\r\n"))
            .rows(1)
            .has(&["Anna"]),
        Case::text(
            "quoted-printable cut within a character",
            old("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD\r\n"),
        )
        .rows(1)
        .remarks("property_skipped"),
        Case::text(
            "quoted-printable of GBK",
            old(&format!("TITLE;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{}\r\n", coded(&gbk))),
        )
        .rows(1)
        .has(&[chinese]),
        Case::text(
            "quoted-printable of GB2312",
            old(&format!("TITLE;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:{}\r\n", coded(&gbk))),
        )
        .rows(1)
        .has(&[chinese]),
        Case::text(
            "quoted-printable of Big5",
            old(&format!("TITLE;CHARSET=Big5;ENCODING=QUOTED-PRINTABLE:{}\r\n", coded(&big5))),
        )
        .rows(1)
        .has(&["張三"]),
        Case::text(
            "GBK that says it is UTF-8",
            old(&format!("TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{}\r\n", coded(&gbk))),
        )
        .rows(1)
        .remarks("property_skipped"),
        Case::text("an encoding of nobody", old("TITLE;CHARSET=KLINGON:x\r\n")).rows(1).remarks("property_skipped"),
        Case::bytes("raw GBK that says so", raw).rows(1).has(&[chinese]),
        Case::bytes("bytes that are no text", invalid)
            .chosen(Encoding::Utf8)
            .rows(2)
            .has(&["Anna", "1"])
            .remarks("property_skipped"),
        Case::bytes("cards of UTF-16", utf16).rows(1).has(&["Anna", "中"]).in_encoding(Encoding::Utf16Le),
        Case::text("a mark before the card", format!("\u{feff}{}", card(""))).rows(1).has(&["Anna"]),
        Case::text("lines of carriage returns", card("TEL:1\r\n").replace("\r\n", "\r")).rows(1).has(&["Anna", "1"]),
        Case::text(
            "small letters",
            card("tel;type=CELL:1\r\n").replace("BEGIN:VCARD", "begin:vcard").replace("END:VCARD", "end:vcard"),
        )
        .rows(1)
        .has(&["1"]),
        Case::text("a birthday in the year 9999", card("BDAY:99990101\r\n")).rows(1).has(&["9999-01-01"]),
        Case::text("a birthday that never was", card("BDAY:soon\r\n")).rows(1).has(&["soon"]),
        Case::text("a birthday of other letters", card("BDAY:--é1€\r\n")).rows(1),
        Case::text("a picture elsewhere", card("PHOTO;VALUE=uri:file:///etc/passwd\r\n"))
            .rows(1)
            .notes("media_left_out"),
        Case::text("an address elsewhere", card("URL:file:///etc/passwd\r\n")).rows(1).has(&["file:///etc/passwd"]),
        Case::text("a thousand phones", card(&(0..1_000).map(|n| format!("TEL:{n}\r\n")).collect::<String>()))
            .rows(1)
            .columns(21),
        Case::text("a name of a thousand parts", card(&format!("N:{}\r\n", "x;".repeat(1_000)))).rows(1),
        Case::text("parameters without end", card(&format!("TEL{}:1\r\n", ";TYPE=x".repeat(50_000))))
            .rows(1)
            .has(&["1"]),
        Case::text("a quotation mark not closed", card("TEL;TYPE=\"work:1\r\n")).rows(1).has(&["Anna"]),
        Case::text("a NUL", card("NOTE:x\0y\r\n")).rows(1).remarks("property_skipped"),
        Case::text("lost before", card("NOTE:x\u{fffd}\r\n")).rows(1).remarks("property_skipped"),
        Case::text("a formula", card("NOTE:=HYPERLINK(\"http://x.example\")\r\n"))
            .rows(1)
            .has(&["=HYPERLINK(\"http://x.example\")"]),
        Case::text("backslashes at the end", card("NOTE:x\\\r\nTITLE:\\\\\\\r\n")).rows(1),
        Case::text("a note in base64", card("NOTE;ENCODING=b:eA==\r\n")).rows(1).remarks("property_skipped"),
    ]
}
