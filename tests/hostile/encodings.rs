//! Texts of all encodings: whole, cut within a character, and with a row of another encoding among them.

use crate::case::Case;
use zhike_core::import::read::Encoding;

const SIMPLIFIED: [&str; 4] = [
    "名称,联系人,电话,地址\n",
    "上海贸易公司,王小明,021-1234,上海市人民路一号\n",
    "北京科技公司,李大同,010-5678,北京市中山路二号\n",
    "广州电子公司,陈,020-9,广州市中",
];
const TRADITIONAL: [&str; 4] = [
    "名稱,聯絡人,電話,地址\n",
    "臺北貿易公司,王小明,02-1234,臺北市中山路一號\n",
    "高雄電子公司,陳大同,07-5678,高雄市三民路二號\n",
    "臺中公司,林,04-9,臺中市中",
];
const JAPANESE: [&str; 4] = [
    "会社,名前,電話,住所\n",
    "トヨタ,やまだ,03-1234,東京都港区\n",
    "ソニー,すずき,03-5678,東京都中央区\n",
    "任天堂,さとう,075-9,京都市中",
];
const KOREAN: [&str; 4] =
    ["회사,이름,전화,주소\n", "삼성,홍길동,02-1234,서울시\n", "현대,김철수,02-5678,부산시\n", "기아,박,02-9,서울"];
/// Characters that GB 18030 writes with four bytes.
const FOUR: [&str; 4] = [
    "名称,联系人,电话,地址\n",
    "上海公司,王㐀,021-1234,上海市𠮷野路\n",
    "北京公司,李𪚥,010-5678,北京市中山路\n",
    "广州公司,陈,020-9,广州市㐁",
];

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Big5 => encoding_rs::BIG5.encode(text).0.into_owned(),
        Encoding::ShiftJis => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        Encoding::EucJp => encoding_rs::EUC_JP.encode(text).0.into_owned(),
        Encoding::EucKr => encoding_rs::EUC_KR.encode(text).0.into_owned(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// Bytes that are no character of the encoding.
fn broken(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf16Le => b"\x00\xdc\x41\x00",
        Encoding::Utf16Be => b"\xdc\x00\x00\x41",
        _ => b"\xff\xff",
    }
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, encoding, mark, lines, chosen) in [
        ("UTF-8", Encoding::Utf8, &b""[..], SIMPLIFIED, false),
        ("UTF-8 with a mark", Encoding::Utf8, b"\xef\xbb\xbf", SIMPLIFIED, false),
        ("UTF-16LE", Encoding::Utf16Le, b"", SIMPLIFIED, false),
        ("UTF-16LE with a mark", Encoding::Utf16Le, b"\xff\xfe", SIMPLIFIED, false),
        ("UTF-16BE", Encoding::Utf16Be, b"", SIMPLIFIED, false),
        ("UTF-16BE with a mark", Encoding::Utf16Be, b"\xfe\xff", SIMPLIFIED, false),
        ("GBK", Encoding::Gb18030, b"", SIMPLIFIED, false),
        ("GB 18030 of four bytes", Encoding::Gb18030, b"", FOUR, false),
        ("Big5", Encoding::Big5, b"", TRADITIONAL, false),
        ("Shift JIS", Encoding::ShiftJis, b"", JAPANESE, true),
        ("EUC-JP", Encoding::EucJp, b"", JAPANESE, true),
        ("EUC-KR", Encoding::EucKr, b"", KOREAN, true),
    ] {
        let of = |lines: &[&str]| [mark, &encode(&lines.concat(), encoding)].concat();
        let case = |what: &str, bytes: Vec<u8>| {
            let case = Case::bytes(format!("{name}, {what}"), bytes).in_encoding(encoding);
            // What is broken, or rare, a person chooses: the guess is another test's.
            if chosen || what != "whole" { case.chosen(encoding) } else { case }
        };
        let first = lines[1].split(',').next().unwrap();
        cases.push(case("whole", of(&lines[..3])).rows(2).columns(4).has(&[first]));
        let mut cut = of(&lines);
        cut.pop();
        cases.push(case("cut within a character", cut).rows(2).refuses(&[(4, "undecodable")]));
        let mut bad = of(&lines[..2]);
        bad.extend(encode("x", encoding));
        bad.extend(broken(encoding));
        bad.extend(encode(",1,2,3\n", encoding));
        bad.extend(encode(lines[2], encoding));
        cases.push(case("a broken row", bad).rows(2).refuses(&[(3, "undecodable")]));
    }
    let mixed = [
        SIMPLIFIED[0].as_bytes(),
        SIMPLIFIED[1].as_bytes(),
        &encode("广州,陈,1,路\n", Encoding::Gb18030),
        SIMPLIFIED[2].as_bytes(),
    ];
    cases.push(
        Case::bytes("a row of GBK among UTF-8", mixed.concat())
            .in_encoding(Encoding::Utf8)
            .rows(2)
            .refuses(&[(3, "undecodable")])
            .notes("encoding_unsure"),
    );
    let ascii = "name,phone,note,city\nA,1,x,y\n".repeat(50_000);
    let late = [ascii.as_bytes(), &encode(SIMPLIFIED[1], Encoding::Gb18030)].concat();
    cases.push(Case::bytes("GBK after a million letters", late).in_encoding(Encoding::Gb18030).has(&["A"]));
    for (name, wrong) in [("Big5", Encoding::Big5), ("UTF-8", Encoding::Utf8)] {
        // Overruled by somebody who was wrong: rows are refused, or read as other characters, but none is lost unseen.
        let bytes = encode(&SIMPLIFIED[..3].concat(), Encoding::Gb18030);
        let case = Case::bytes(format!("GBK read as {name}"), bytes).chosen(wrong).in_encoding(wrong);
        cases.push(if wrong == Encoding::Utf8 {
            case.refuses(&[(1, "undecodable"), (2, "undecodable"), (3, "undecodable")])
        } else {
            case.any_refused()
        });
    }
    cases
}
