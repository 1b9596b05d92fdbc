//! The few things that all readers of a workbook's XML do: the attributes of an element, the text within it. Entities
//! that a document defines itself are left as they stand and never looked up.

use super::package::{Part, broken, step};
use crate::import::read::note::Failure;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The next thing in a part, in `buffer`.
pub(super) fn next<'b>(part: &mut Part<'_>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, Failure> {
    buffer.clear();
    part.read_event_into(buffer).map_err(broken)
}

/// An attribute as it is written, whatever its prefix is.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<&'e str> {
    attributes(element).find(|(of, _)| of.rsplit(':').next() == Some(name)).map(|(_, value)| value)
}

/// An attribute with its entities resolved.
pub(super) fn named(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let raw = attribute(element, name)?;
    Some(unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned))
}

/// The attributes of an element as they are written.
pub(super) fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    let mut rest = element.attributes_raw();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        rest = after;
        Some((name.trim(), value))
    })
}

/// Adds everything up to the end of the element `name` to `text`.
pub(super) fn text_to_end(
    part: &mut Part<'_>,
    buffer: &mut Vec<u8>,
    name: &str,
    text: &mut String,
) -> Result<(), Failure> {
    loop {
        match next(part, buffer)? {
            Event::Text(t) => text.push_str(&t.xml10_content()),
            Event::CData(t) => text.push_str(&t.xml10_content()),
            Event::GeneralRef(entity) => push_entity(&entity, text),
            Event::End(e) if e.local_name().as_ref() == name => return Ok(()),
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
    }
}

/// Passes over everything up to the end of the element `name`.
pub(super) fn skip(part: &mut Part<'_>, buffer: &mut Vec<u8>, name: &str) -> Result<(), Failure> {
    let mut depth = 0;
    loop {
        match next(part, buffer)? {
            Event::Start(e) if e.local_name().as_ref() == name => depth += 1,
            Event::End(e) if e.local_name().as_ref() == name => match depth {
                0 => return Ok(()),
                _ => depth -= 1,
            },
            Event::Eof => return Err(Failure::Damaged),
            _ => {}
        }
    }
}

pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        _ => match quick_xml::escape::resolve_predefined_entity(entity) {
            Some(known) => text.push_str(known),
            None => {
                text.push('&');
                text.push_str(entity);
                text.push(';');
            }
        },
    }
}

/// Calls `each` with every element of a part.
pub(super) fn elements(
    part: &mut Part<'_>,
    mut each: impl FnMut(&BytesStart<'_>) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut buffer = Vec::new();
    loop {
        step(part);
        match next(part, &mut buffer)? {
            Event::Start(e) if !each(&e)? => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
