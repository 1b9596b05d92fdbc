//! One property of a card: its name, what it is said to be (`TYPE=work`), and its value as text, whatever it was
//! written in. A value that cannot be decoded is none; nothing is replaced.

use super::super::encoding::{self, Encoding};
use super::lines::Line;
use encoding_rs::Encoding as Codec;

/// A property.
pub(super) struct Property {
    pub(super) group: String,
    /// In capitals.
    pub(super) name: String,
    /// What it is said to be, in small letters.
    pub(super) types: Vec<String>,
    pub(super) value: String,
    /// It comes from a card of version 2.1, in which a comma separates nothing.
    pub(super) old: bool,
}

impl Property {
    /// Reads a line; `None` where it is no property, or its value cannot be read. `of_file` is what raw bytes are in.
    pub(super) fn of(line: &Line, old: bool, of_file: Encoding) -> Option<Property> {
        let head_end = end_of_head(&line.bytes)?;
        let head = std::str::from_utf8(&line.bytes[..head_end]).ok()?;
        let raw = &line.bytes[head_end + 1..];
        let mut parts = split_quoted(head, ';').into_iter();
        let full = parts.next()?.trim();
        let (group, name) = full.rsplit_once('.').unwrap_or(("", full));
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b' ')) {
            return None;
        }
        let (mut types, mut charset, mut quoted, mut base64) = (Vec::new(), None, false, false);
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or(("", part));
            let value = value.trim().trim_matches('"');
            match key.trim().to_ascii_uppercase().as_str() {
                "CHARSET" => charset = Some(Codec::for_label(value.as_bytes())?),
                "ENCODING" | "" if value.eq_ignore_ascii_case("QUOTED-PRINTABLE") => quoted = true,
                "ENCODING" | "" if value.eq_ignore_ascii_case("BASE64") || value.eq_ignore_ascii_case("B") => {
                    base64 = true;
                }
                "TYPE" | "" => {
                    types.extend(value.split(',').map(|t| t.trim().trim_matches('"').to_ascii_lowercase()));
                }
                "PREF" => types.push("pref".into()),
                _ => {}
            }
        }
        if base64 {
            return None; // what is not a picture has no reason to be written so
        }
        let bytes = if quoted { from_quoted_printable(raw) } else { raw.to_vec() };
        let value = decode(bytes, charset, of_file)?;
        if value.contains(['\0', '\u{fffd}']) {
            return None;
        }
        Some(Property { group: group.to_ascii_lowercase(), name: name.to_ascii_uppercase(), types, value, old })
    }

    /// Its value, without what the separators within it are written with.
    pub(super) fn text(&self) -> String {
        unescape(&self.value, self.old).trim().to_string()
    }

    /// The parts of a value that has several: family name, given name, …
    pub(super) fn parts(&self) -> Vec<String> {
        split_escaped(&self.value, ';')
            .into_iter()
            .map(|part| if self.old { unescape(part, true) } else { joined(part, " ") })
            .map(|part| part.trim().to_string())
            .collect()
    }

    /// The items of a list: categories.
    pub(super) fn items(&self) -> Vec<String> {
        let items = split_escaped(&self.value, ',').into_iter().map(|item| unescape(item, self.old).trim().to_string());
        items.filter(|item| !item.is_empty()).collect()
    }

    pub(super) fn is(&self, of: &str) -> bool {
        self.types.iter().any(|t| t == of)
    }
}

fn joined(part: &str, by: &str) -> String {
    let items = split_escaped(part, ',').into_iter().map(|item| unescape(item, false).trim().to_string());
    items.filter(|item| !item.is_empty()).collect::<Vec<_>>().join(by)
}

/// Where the value begins: at the first colon outside quotation marks.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let found = bytes.iter().position(|b| {
        quoted ^= *b == b'"';
        *b == b':' && !quoted
    });
    // A quotation mark that is never closed is a character like any other.
    found.or_else(|| bytes.iter().position(|b| *b == b':'))
}

fn split_quoted(head: &str, by: char) -> Vec<&str> {
    let mut quoted = false;
    head.split(|c| {
        quoted ^= c == '"';
        c == by && !quoted
    })
    .collect()
}

fn split_escaped(value: &str, by: char) -> Vec<&str> {
    let mut escaped = false;
    value
        .split(|c| {
            let here = c == by && !escaped;
            escaped = c == '\\' && !escaped;
            here
        })
        .collect()
}

/// Takes away the backslashes. In version 2.1 they stand before separators only.
fn unescape(value: &str, old: bool) -> String {
    if !value.contains('\\') {
        return value.to_string();
    }
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some(next @ (',' | ';' | ':' | '\\' | '"'))) if !old || next != '\\' => {
                text.push(next);
                chars.next();
            }
            ('\\', Some('n' | 'N')) if !old => {
                text.push('\n');
                chars.next();
            }
            _ => text.push(c),
        }
    }
    text
}

/// `=E4=BD=A0` as bytes; a line end that is written out becomes a line feed. What is no such writing stays.
fn from_quoted_printable(raw: &[u8]) -> Vec<u8> {
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((first, after)) = rest.split_first() {
        match (first, after) {
            (b'=', [high, low, behind @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                let byte = digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0);
                bytes.push(byte);
                rest = behind;
            }
            (b'=', []) => rest = after,
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

fn decode(bytes: Vec<u8>, charset: Option<&'static Codec>, of_file: Encoding) -> Option<String> {
    let whole = |codec: &'static Codec, bytes: &[u8]| {
        codec.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    let text = match charset {
        Some(codec) => whole(codec, &bytes)?,
        // Nothing is said: UTF-8, or what the file is in, or what it can be found to be.
        None => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => {
                let bytes = e.into_bytes();
                let found = if of_file == Encoding::Utf8 { encoding::of_bytes(&bytes, true).encoding } else { of_file };
                // So few letters tell nothing but the Chinese ones, and a lost one would be read as any other.
                let told = found == of_file || matches!(found, Encoding::Gb18030 | Encoding::Big5);
                if found == Encoding::Utf8 || !told || bytes.contains(&encoding::BROKEN) {
                    return None;
                }
                whole(found.codec(), &bytes)?
            }
        },
    };
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}
