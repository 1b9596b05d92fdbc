//! The texts of an XLSX: those that cells share and name by number, held one behind the other, and how a text is written
//! in XML.

use super::MAX_TEXT;
use super::package::{Package, Part, step};
use super::xml::{attributes, next, skip, text_to_end};
use crate::import::read::note::Failure;
use quick_xml::events::Event;

/// The texts that cells name by number, one behind the other.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn read(package: &mut Package, folder: &str) -> Result<Self, Failure> {
        let mut texts = Texts::default();
        let Some(mut part) = package.part(&format!("{folder}/sharedStrings.xml"))? else { return Ok(texts) };
        let mut buffer = Vec::new();
        loop {
            step(&mut part);
            match next(&mut part, &mut buffer)? {
                Event::Start(e) if e.local_name().as_ref() == "si" => {
                    text_of(&mut part, &mut buffer, "si", &mut texts.text)?;
                    texts.ends.push(texts.text.len() as u32);
                    if texts.text.len() + 4 * texts.ends.len() > MAX_TEXT {
                        return Err(Failure::TooMuchText(MAX_TEXT as u64));
                    }
                }
                Event::Eof => return Ok(texts),
                _ => {}
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start as usize..end as usize])
    }
}

/// The text of a shared or an inline string, up to the end of `name`: of its runs, but not how they are pronounced.
pub(super) fn text_of(part: &mut Part<'_>, buffer: &mut Vec<u8>, name: &str, out: &mut String) -> Result<(), Failure> {
    loop {
        match next(part, buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "rPh" => skip(part, buffer, "rPh")?,
            Event::Start(e) if e.local_name().as_ref() == "t" => {
                let keep = attributes(&e).any(|(name, value)| name == "xml:space" && value == "preserve");
                let start = out.len();
                text_to_end(part, buffer, "t", out)?;
                if !keep {
                    trim_from(out, start);
                }
                unescape_from(out, start);
            }
            Event::End(e) if e.local_name().as_ref() == name => return Ok(()),
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
    }
}

/// Takes away the spaces around what stands from `start` on. A space that does not break is no such space.
fn trim_from(text: &mut String, start: usize) {
    const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
    let end = start + text[start..].trim_end_matches(SPACE).len();
    text.truncate(end);
    let spaces = text[start..].len() - text[start..].trim_start_matches(SPACE).len();
    text.replace_range(start..start + spaces, "");
}

/// `_x000D_` stands for a carriage return: so are characters written that XML cannot have.
pub(super) fn unescape_from(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let raw = text.split_off(start);
    let unit = |at: usize| {
        let digits = raw.get(at..at + 7).filter(|s| s.starts_with("_x") && s.ends_with('_')).map(|s| &s[2..6])?;
        u16::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let mut at = 0;
    while let Some(found) = raw[at..].find("_x") {
        text.push_str(&raw[at..at + found]);
        at += found;
        let mut units = Vec::new();
        while let Some(unit) = unit(at + 7 * units.len()) {
            units.push(unit);
        }
        match String::from_utf16(&units) {
            Ok(whole) if !units.is_empty() => {
                text.push_str(&whole);
                at += 7 * units.len();
            }
            _ => {
                // No such escape, or half a character: what stands there stands there.
                text.push_str("_x");
                at += 2;
            }
        }
    }
    text.push_str(&raw[at..]);
}
