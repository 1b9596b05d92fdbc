//! Further phones, e-mails and accounts of a record in one cell, a line each: `手机(前台): 13800138000`. A backslash
//! before a character says that it is only a character, so that every kind and label comes back.

use crate::words::{self, Lang};

/// Kinds that have a word.
const KINDS: [&str; 10] =
    ["phone", "mobile", "office_phone", "email", "wechat", "fax", "website", "qq", "social", "other"];

/// A point as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its kind, by its code.
    pub(crate) kind: String,
    /// What the user calls it.
    pub(crate) label: Option<String>,
    /// As it was written.
    pub(crate) raw: String,
}

/// What ends a kind or a label.
const MARKS: [char; 7] = ['(', ')', '（', '）', ':', '：', '\\'];

fn word(lang: Lang, kind: &str) -> Option<&'static str> {
    words::get(lang, &format!("point.{kind}")).filter(|_| KINDS.contains(&kind))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if MARKS.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The lines as one text.
pub(crate) fn joined<'a>(lang: Lang, lines: impl Iterator<Item = (&'a str, Option<&'a str>, &'a str)>) -> String {
    let line = |(kind, label, raw): (&str, Option<&str>, &str)| {
        let kind = match word(lang, kind) {
            Some(word) => escaped(word),
            // A kind of somebody's own that reads like a word of ours.
            None if known(kind).is_some() => format!("\\{kind}"),
            None => escaped(kind),
        };
        let label = label.map(|label| format!("({})", escaped(label))).unwrap_or_default();
        format!("{kind}{label}: {raw}")
    };
    lines.map(line).collect::<Vec<_>>().join("\n")
}

/// The code of a kind by itself or by its word in either language.
fn known(text: &str) -> Option<&'static str> {
    KINDS.into_iter().find(|kind| {
        *kind == text
            || Lang::ALL.into_iter().any(|lang| word(lang, kind).is_some_and(|w| w.eq_ignore_ascii_case(text)))
    })
}

/// The lines of a text. A line without a kind is an e-mail address or a phone number.
pub(crate) fn parted(text: &str) -> Vec<Line> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| said(line).unwrap_or_else(|| bare(line)))
        .collect()
}

fn bare(line: &str) -> Line {
    let kind = if line.contains('@') { "email" } else { "phone" };
    Line { kind: kind.into(), label: None, raw: line.into() }
}

fn said(line: &str) -> Option<Line> {
    let (kind, own, mut rest) = part(line)?;
    let mut label = None;
    if rest.starts_with(['(', '（']) {
        let (inside, _, behind) = part(&rest[rest.chars().next()?.len_utf8()..])?;
        rest = behind.strip_prefix([')', '）'])?;
        label = Some(inside);
    }
    let raw = rest.trim_start().strip_prefix([':', '：'])?.trim();
    let code = if own { None } else { known(kind.trim()) };
    // Somebody's own kind is taken only where we have written it so: `https://…` is no kind of ours.
    let kind = match code {
        Some(code) => code.to_string(),
        None if !raw.is_empty() && !raw.starts_with("//") => kind.trim().to_string(),
        None => return None,
    };
    (!raw.is_empty() && !kind.is_empty()).then(|| Line {
        kind,
        label: label.filter(|l| !l.is_empty()),
        raw: raw.into(),
    })
}

/// A text up to the first mark that is one; whether its first character was said to be only a character.
fn part(text: &str) -> Option<(String, bool, &str)> {
    let own = text.starts_with('\\') && !text[1..].starts_with(MARKS);
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => out.push(chars.next()?.1),
            c if MARKS.contains(&c) => return Some((out, own, &text[at..])),
            c => out.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_comes_back_from_its_line() {
        let points = [
            ("mobile", Some("前台"), "138 0013 8000"),
            ("wechat", None, "wx:id(1)"),
            ("office_phone", Some("a) b: c\\"), "+86 21 6888 1234"),
            ("手机", None, "a kind of somebody's own"),
            ("传呼机", Some("手机"), "1"),
            ("a(b)", None, "2"),
            ("website", None, "https://hengyuan.example"),
            ("\\x", None, "3"),
        ];
        for lang in Lang::ALL {
            let text = joined(lang, points.into_iter());
            let back = parted(&text);
            let expected: Vec<Line> = points
                .iter()
                .map(|(kind, label, raw)| Line {
                    kind: (*kind).into(),
                    label: label.map(String::from),
                    raw: (*raw).into(),
                })
                .collect();
            assert_eq!(back, expected, "{text}");
        }
    }

    #[test]
    fn what_a_person_writes_is_taken_for_what_it_is() {
        let kinds = |text| parted(text).into_iter().map(|l| (l.kind, l.raw)).collect::<Vec<_>>();
        let of = |kind: &str, raw: &str| (kind.to_string(), raw.to_string());
        assert_eq!(kinds("13800138000\na@b.example"), [of("phone", "13800138000"), of("email", "a@b.example")]);
        assert_eq!(kinds("手机：138\nMobile: 139"), [of("mobile", "138"), of("mobile", "139")]);
        assert_eq!(kinds("https://x.example"), [of("phone", "https://x.example")], "no kind of ours");
    }
}
