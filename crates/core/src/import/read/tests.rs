//! Texts: what is found in them, and what is wrong with them.

use super::*;

fn source(bytes: &[u8], choice: &Choice) -> Source {
    let input: Arc<[u8]> = bytes.into();
    Source::look(Arc::new(input), choice).expect("looked at")
}

fn failure(bytes: &[u8], choice: &Choice) -> Failure {
    let input: Arc<[u8]> = bytes.into();
    let source = match Source::look(Arc::new(input), choice) {
        Ok(source) => source,
        Err(failure) => return failure,
    };
    match source.open() {
        Ok(_) => panic!("it opened"),
        Err(failure) => failure,
    }
}

fn format(bytes: &[u8]) -> TextFormat {
    match source(bytes, &Choice::default()).kind() {
        Kind::Text(format) => *format,
        other => panic!("{other:?}"),
    }
}

/// A row: its number, and its texts or why it is refused.
type Read = (u64, Result<Vec<String>, Reason>);

fn all_of(source: &Source) -> (Vec<String>, Vec<Read>, Vec<Note>) {
    let mut table = source.open().expect("opens");
    let (mut rows, mut row) = (Vec::new(), Row::default());
    while table.read(&mut row).expect("reads") {
        let texts = row.texts().map(String::from).collect();
        rows.push((row.number(), row.refused().map_or(Ok(texts), |problem| Err(problem.reason))));
    }
    (table.columns().to_vec(), rows, table.notes())
}

fn all(bytes: &[u8]) -> (Vec<String>, Vec<Read>, Vec<Note>) {
    all_of(&source(bytes, &Choice::default()))
}

/// Of a text that is too short to be guessed by.
fn all_utf8(bytes: &[u8]) -> (Vec<String>, Vec<Read>, Vec<Note>) {
    all_of(&source(bytes, &Choice { encoding: Some(Encoding::Utf8), ..Choice::default() }))
}

fn ok(number: u64, cells: &[&str]) -> Read {
    (number, Ok(cells.iter().map(|c| String::from(*c)).collect()))
}

#[test]
fn a_mark_is_swallowed_and_the_delimiter_found() {
    for text in [
        "\u{feff}名称,电话\nA,1\n",
        "名称;电话\r\nA;1",
        "名称\t电话\rA\t1\r",
        "名称|电话\nA|1\n",
        "\"名称\",\"电话\"\nA,1\n",
        "'名称','电话'\n'A','1'\n",
    ] {
        let (columns, rows, _) = all(text.as_bytes());
        assert_eq!(columns, ["名称", "电话"], "{text}");
        assert_eq!(rows, [ok(2, &["A", "1"])], "{text}");
    }
    assert_eq!(all("名称\nA;B\n".as_bytes()).1, [ok(2, &["A;B"])]);
    // Commas within addresses are more than the delimiters.
    let addresses = "name;address\nA;1, a, b\nB;2, a\nC;3, a, b, c\n";
    assert_eq!(format(addresses.as_bytes()).delimiter, Delimiter::Semicolon);
}

#[test]
fn rows_bear_the_number_a_spreadsheet_shows_and_the_line_an_editor_shows() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("a,b{end}{end}1,2{end}3,\"x\ny\"{end}{end}{end}4,5{end}6,7");
        let source = source(text.as_bytes(), &Choice::default());
        let mut table = source.open().expect("opens");
        let (mut row, mut seen) = (Row::default(), Vec::new());
        while table.read(&mut row).expect("reads") {
            seen.push((row.number(), row.line()));
        }
        assert_eq!(seen, [(3, 3), (4, 4), (7, 8), (8, 9)], "{end:?}");
        assert_eq!(table.header(), Some(1));
        assert_eq!(table.notes(), [Note::BlankRows(3)]);
    }
}

#[test]
fn a_bad_row_is_refused_by_its_number_and_the_rest_goes_on() {
    let (_, rows, _) = all_utf8(b"a,b\n1,2\n3\n4,5,6\n\xff,7\n8\0,9\n10,11,,\n12,\xef\xbf\xbd\n");
    let wanted = [
        ok(2, &["1", "2"]),
        (3, Err(Reason::Ragged)),
        (4, Err(Reason::Ragged)),
        (5, Err(Reason::Undecodable)),
        (6, Err(Reason::Nul)),
        ok(7, &["10", "11"]),
        ok(8, &["12", "\u{fffd}"]),
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn characters_lost_before_are_told() {
    let source = source("a,b\n1,x\u{fffd}\n".as_bytes(), &Choice::default());
    let mut row = Row::default();
    assert!(source.open().expect("opens").read(&mut row).expect("reads"));
    assert_eq!(row.problems(), [Problem { column: Some(1), reason: Reason::LostCharacters }]);
    assert_eq!(row.refused(), None);
}

#[test]
fn a_character_cut_in_two_by_a_delimiter_is_not_made_whole() {
    // 中 is e4 b8 ad.
    let (_, rows, _) = all_utf8(b"a,b\n\xe4,\xb8\xad\n\xe4\xb8\xad,1\n");
    assert_eq!(rows, [(2, Err(Reason::Undecodable)), ok(3, &["中", "1"])]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_seen() {
    assert_eq!(all(b"a,b\n1,2\n3,\"4\n5,6\n").1[1], (3, Err(Reason::UnclosedQuote)));
    assert_eq!(all(b"a,b\n1,\"2\n3\"\n").1, [ok(2, &["1", "2\n3"])]);
    assert_eq!(all(b"a,b\n19\",2\n").1, [ok(2, &["19\"", "2"])]);
    assert_eq!(all(b"a,b\n1,\"2\"\n3,\"").1[1], (3, Err(Reason::UnclosedQuote)));
    assert_eq!(all(b"a,b\n1,\"2\"").1, [ok(2, &["1", "2"])]);
}

#[test]
fn sizes_are_bounded_and_the_rows_behind_are_read() {
    let cell = "x".repeat(MAX_CELL + 1);
    let row = format!("{},", "y".repeat(MAX_CELL - 1)).repeat(20);
    for (text, width) in
        [(format!("a,b\n{cell},2\n3,4\n"), 2), (format!("{}\n{row}\n3,4{}\n", ",a".repeat(20), ",".repeat(19)), 21)]
    {
        let (columns, rows, _) = all(text.as_bytes());
        assert_eq!(columns.len(), width);
        assert_eq!(rows[0], (2, Err(Reason::CellTooLarge)));
        let (number, cells) = &rows[1];
        assert_eq!((*number, &cells.as_ref().expect("taken")[..2]), (3, &["3".to_string(), "4".to_string()][..]));
    }
    let fits = "x".repeat(MAX_CELL);
    assert_eq!(all(format!("a,b\n{fits},2\n").as_bytes()).1, [ok(2, &[&fits, "2"])]);
}

#[test]
fn columns_beyond_the_limit_are_left_out_with_a_note() {
    let header: Vec<String> = (0..600).map(|n| format!("h{n}")).collect();
    let text = format!("{}\n{}1\n{}2\n", header.join(","), "v,".repeat(599), "v,".repeat(3));
    let (columns, rows, notes) = all(text.as_bytes());
    assert_eq!(columns.len(), MAX_COLUMNS);
    assert_eq!(columns[511], "h511");
    assert_eq!(rows[0], (2, Ok(vec!["v".to_string(); MAX_COLUMNS])));
    assert_eq!(rows[1], (3, Err(Reason::Ragged)));
    assert_eq!(notes, [Note::ColumnsBeyond(88)]);
}

#[test]
fn headers_become_names_of_their_own() {
    let (columns, _, notes) = all("\u{feff}\u{feff}名称,,电话,电话,\"两 \n行\"\n1,2,3,4,5\n".as_bytes());
    assert_eq!(columns, ["名称", "B", "电话", "电话 (2)", "两 行"]);
    assert_eq!(notes, [Note::DuplicateHeaders(1), Note::UnnamedColumns(1)]);
    let (columns, _, notes) = all("a,\u{feff}b\n1,2\n".as_bytes());
    assert_eq!((columns, notes), (vec!["a".to_string(), "b".to_string()], vec![Note::MarkInHeader]));
}

#[test]
fn the_header_is_found_below_a_title_and_missed_where_there_is_none() {
    let titled = "客户名单,,\n2026年,,\n名称,电话,邮箱\n甲,1,a@b\n";
    let (columns, rows, notes) = all(titled.as_bytes());
    assert_eq!(columns, ["名称", "电话", "邮箱"]);
    assert_eq!(rows, [ok(4, &["甲", "1", "a@b"])]);
    assert_eq!(notes, [Note::RowsAbove(2)]);
    let bare = "甲,13800138000,a@b\n乙,13800138001,b@b\n";
    let (columns, rows, _) = all(bare.as_bytes());
    assert_eq!((columns, rows.len()), (vec!["A".to_string(), "B".to_string(), "C".to_string()], 2));
    for (header, columns, first) in [
        (Header::Row(2), ["乙", "13800138001", "b@b"], None),
        (Header::Row(1), ["甲", "13800138000", "a@b"], Some("乙")),
        (Header::None, ["A", "B", "C"], Some("甲")),
    ] {
        let (names, rows, _) = all_of(&source(bare.as_bytes(), &Choice { header, ..Choice::default() }));
        assert_eq!(names, columns);
        assert_eq!(rows.first().map(|(_, cells)| cells.as_ref().expect("taken")[0].as_str()), first);
    }
    let choice = Choice { header: Header::Row(9), ..Choice::default() };
    assert_eq!(failure(bare.as_bytes(), &choice), Failure::NoSuchHeader);
}

#[test]
fn what_holds_nothing_is_refused_and_a_lone_header_is_no_fault() {
    for nothing in ["", "\u{feff}", "\n\n", " , ,\n,,\n"] {
        assert_eq!(failure(nothing.as_bytes(), &Choice::default()), Failure::Empty, "{nothing:?}");
    }
    let (columns, rows, _) = all("名称,电话".as_bytes());
    assert_eq!((columns.len(), rows.len()), (2, 0));
}

#[test]
fn a_paste_keeps_its_lines_within_cells() {
    let text = "名称\t地址\r\n甲\t\"一路\n二号 \"\"三\"\"\"\r\n乙\t5\" 管\r\n";
    let source = Source::pasted(text, &Choice::default()).expect("looked at");
    let (columns, rows, _) = all_of(&source);
    assert_eq!(columns, ["名称", "地址"]);
    assert_eq!(rows, [ok(2, &["甲", "一路\n二号 \"三\""]), ok(3, &["乙", "5\" 管"])]);
}

/// Rows of which every encoding here has the characters.
const CHINESE: &str =
    "名称,联系人,电话,地址\n上海公司,王小明,021-1234,上海市人民路一号\n北京公司,李大同,010-5678,北京市中山路二号\n";

fn bytes_of(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        other => {
            let (bytes, _, lost) = other.codec().encode(text);
            assert!(!lost);
            bytes.into_owned()
        }
    }
}

#[test]
fn encodings_are_found_with_and_without_a_mark() {
    for (encoding, mark) in [
        (Encoding::Utf8, &b""[..]),
        (Encoding::Utf8, b"\xef\xbb\xbf"),
        (Encoding::Utf16Le, b""),
        (Encoding::Utf16Le, b"\xff\xfe"),
        (Encoding::Utf16Be, b""),
        (Encoding::Utf16Be, b"\xfe\xff"),
        (Encoding::Gb18030, b""),
        (Encoding::Big5, b""),
    ] {
        let text = if encoding == Encoding::Big5 {
            "名稱,聯絡人,電話,地址\n臺北公司,王小明,02-1234,臺北市中山路一號\n高雄公司,陳大同,07-5678,高雄市三民路二號\n"
        } else {
            CHINESE
        };
        let bytes = [mark, &bytes_of(text, encoding)].concat();
        let found = format(&bytes);
        assert_eq!((found.encoding, found.mark), (encoding, !mark.is_empty()), "{encoding:?}");
        let (columns, rows, _) = all(&bytes);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(columns, lines[0], "{encoding:?}");
        assert_eq!(rows, [ok(2, &lines[1]), ok(3, &lines[2])], "{encoding:?}");
    }
}

#[test]
fn every_encoding_can_be_chosen() {
    for (encoding, text) in [
        (Encoding::ShiftJis, "名前,会社\nやまだ,トヨタ\n"),
        (Encoding::EucJp, "名前,会社\nやまだ,トヨタ\n"),
        (Encoding::EucKr, "이름,회사\n홍길동,삼성\n"),
        (Encoding::Windows1252, "Name,Ort\nMüller,Köln\n"),
        (Encoding::Gb18030, "名称,生僻\n𠮷野,㐀\n"),
    ] {
        let choice = Choice { encoding: Some(encoding), ..Choice::default() };
        let (columns, rows, _) = all_of(&source(&bytes_of(text, encoding), &choice));
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!((columns, rows), (lines[0].iter().map(|c| c.to_string()).collect(), vec![ok(2, &lines[1])]));
    }
}

#[test]
fn what_cannot_be_decoded_is_refused_by_row_and_never_replaced() {
    for encoding in [Encoding::Gb18030, Encoding::Big5, Encoding::Utf16Le, Encoding::ShiftJis] {
        let choice = Choice { encoding: Some(encoding), ..Choice::default() };
        let mut bytes = bytes_of("a,b\n1,2\n中,3\n4,5\n6,中", encoding);
        bytes.pop(); // the last character is cut
        let (_, rows, _) = all_of(&source(&bytes, &choice));
        assert_eq!(rows[1], ok(3, &["中", "3"]), "{encoding:?}");
        assert_eq!(rows[3], (5, Err(Reason::Undecodable)), "{encoding:?}");
    }
    // A row of GBK in a text of UTF-8.
    let mixed =
        [CHINESE.as_bytes(), &bytes_of("广州公司,张,1,路\n", Encoding::Gb18030), "深圳,赵,2,街\n".as_bytes()].concat();
    let (_, rows, notes) = all(&mixed);
    assert_eq!(rows[2], (4, Err(Reason::Undecodable)));
    assert_eq!(rows[3], ok(5, &["深圳", "赵", "2", "街"]));
    assert_eq!(notes, [Note::EncodingUnsure]);
}

#[test]
fn an_encoding_that_shows_late_is_found() {
    let mut bytes = b"name,note\n".to_vec();
    for n in 0..200_000 {
        bytes.extend_from_slice(format!("customer {n},nothing to say\n").as_bytes());
    }
    bytes.extend_from_slice(&bytes_of("上海公司,人民路一号的老客户\n", Encoding::Gb18030));
    assert!(bytes.len() > 4 << 20);
    assert_eq!(format(&bytes).encoding, Encoding::Gb18030);
    assert_eq!(all(&bytes).1.last(), Some(&ok(200_002, &["上海公司", "人民路一号的老客户"])));
}
