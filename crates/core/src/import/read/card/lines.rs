//! The properties of cards, line by line: folded lines joined, the pictures of a card never held, the rest within
//! bounds. What a line says is not looked at here but for where its value ends.

use super::super::note::Failure;
use std::io::{BufRead, BufReader, Read};

/// Most bytes of one property that is kept.
const MAX_PROPERTY: usize = 1 << 20;
/// Of a picture its name is enough.
const MEDIA: usize = 256;
/// Most bytes that may stand before a value.
const HEAD: usize = 4 << 10;

/// One property as it is written: `item1.TEL;TYPE=work:123`.
#[derive(Default)]
pub(super) struct Line {
    pub(super) bytes: Vec<u8>,
    /// The line of the file it begins in, from 1.
    pub(super) number: u64,
    /// It was too long and is cut off.
    pub(super) cut: bool,
}

impl Line {
    /// What stands before the first `:` or `;`, without the name of a group.
    pub(super) fn name(&self) -> &[u8] {
        let end = self.bytes.iter().position(|b| matches!(b, b':' | b';')).unwrap_or(0);
        let name = &self.bytes[..end];
        name.rsplit(|b| *b == b'.').next().unwrap_or(name)
    }

    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        let text = self.bytes.trim_ascii();
        text.len() == name.len() + 1 + value.len()
            && text[name.len()] == b':'
            && text[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && text[name.len() + 1..].eq_ignore_ascii_case(value.as_bytes())
    }

    /// Pictures, sounds and keys: their values are passed over.
    pub(super) fn is_media(&self) -> bool {
        let name = self.name();
        ["PHOTO", "LOGO", "SOUND", "KEY"].iter().any(|media| name.eq_ignore_ascii_case(media.as_bytes()))
    }

    /// Whether its value is quoted-printable.
    fn is_quoted(&self) -> bool {
        let head = self.bytes.iter().position(|b| *b == b':').unwrap_or(0);
        self.bytes[..head].windows(16).any(|w| w.eq_ignore_ascii_case(b"QUOTED-PRINTABLE"))
    }
}

/// Reads the lines of a file of cards.
pub(super) struct Lines<R> {
    bytes: BufReader<R>,
    /// Lines that were begun so far.
    number: u64,
    pub(super) taken: u64,
    after_cr: bool,
    /// The last byte of the line before.
    last: u8,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(bytes: R) -> Self {
        Self { bytes: BufReader::with_capacity(64 << 10, bytes), number: 0, taken: 0, after_cr: false, last: 0 }
    }

    /// Reads the next property that is not blank; `false` at the end. `keep_folds`: the space that a line is folded at
    /// is part of the text, as in version 2.1.
    pub(super) fn next(&mut self, line: &mut Line, keep_folds: bool) -> Result<bool, Failure> {
        line.bytes.clear();
        line.cut = false;
        while line.bytes.is_empty() {
            if !self.physical(line, None)? {
                return Ok(false);
            }
            line.number = self.number;
        }
        let (mut known, mut quoted, mut media) = (false, false, false);
        loop {
            // Asked until the value has begun, and not again for each of a million lines.
            if !known {
                known = line.bytes.len() > HEAD || line.bytes.contains(&b':');
                (quoted, media) = (line.is_quoted(), line.is_media());
            }
            // The value goes on in the next line, whether there is room for it or not.
            let soft = quoted && self.last == b'=';
            match self.peek()? {
                Some(b' ' | b'\t') if !soft => {
                    if !keep_folds || media {
                        self.consume(1);
                    }
                }
                // A broken card may end within a value that says it goes on.
                Some(_) if soft && !self.at_end_of_card()? => {
                    if line.bytes.ends_with(b"=") {
                        line.bytes.pop();
                    }
                }
                _ => return Ok(true),
            }
            self.physical(line, Some(if media { MEDIA } else { MAX_PROPERTY }))?;
        }
    }

    fn consume(&mut self, n: usize) {
        self.bytes.consume(n);
        self.taken += n as u64;
    }

    /// The first byte of the next line.
    fn peek(&mut self) -> Result<Option<u8>, Failure> {
        let buffer = self.bytes.fill_buf()?;
        if self.after_cr && buffer.first() == Some(&b'\n') {
            self.consume(1);
            self.after_cr = false;
        }
        Ok(self.bytes.fill_buf()?.first().copied())
    }

    fn at_end_of_card(&mut self) -> Result<bool, Failure> {
        let buffer = self.bytes.fill_buf()?;
        Ok(buffer.len() >= 10 && buffer[..10].eq_ignore_ascii_case(b"END:VCARD\r")
            || buffer.len() >= 9 && buffer[..9].eq_ignore_ascii_case(b"END:VCARD"))
    }

    /// Adds the next line of the file, without its end and as far as there is `room`; `false` where there is none. Where
    /// the line is the first of a property, its name says how much room there is.
    fn physical(&mut self, line: &mut Line, room: Option<usize>) -> Result<bool, Failure> {
        if self.peek()?.is_none() {
            return Ok(false);
        }
        self.number += 1;
        (self.after_cr, self.last) = (false, 0);
        loop {
            let buffer = self.bytes.fill_buf()?;
            if buffer.is_empty() {
                return Ok(true);
            }
            let end = memchr::memchr2(b'\n', b'\r', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            let room = room.unwrap_or_else(|| if line.is_media() { MEDIA } else { MAX_PROPERTY });
            self.last = piece.last().copied().unwrap_or(self.last);
            let fits = piece.len().min(room.max(line.bytes.len()) - line.bytes.len());
            line.bytes.extend_from_slice(&piece[..fits]);
            line.cut |= fits < piece.len();
            let used = piece.len();
            match end {
                Some(at) => {
                    self.after_cr = buffer[at] == b'\r';
                    self.consume(at + 1);
                    return Ok(true);
                }
                None => self.consume(used),
            }
        }
    }
}
