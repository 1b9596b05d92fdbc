//! The parts of an archive as they are unpacked: line by line, counted, so that no small file becomes a large memory.

use super::{FORMAT, MANIFEST, VERSION, lines::Manifest};
use crate::{
    Error, Result,
    import::read::{
        Failure, Input,
        package::{Counted, Package, from_io},
    },
    scratch::Scratch,
};
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, BufReader, Read as _};

/// Most bytes of a line: a record with its fifty points and a value for each of its fields at its longest is a tenth.
const LONGEST: u64 = 1 << 20;

/// An archive that was opened.
pub(super) struct Parts(Package);

impl Parts {
    pub(super) fn open(file: &Scratch) -> Result<(Self, Manifest)> {
        let stream = Input::open(file)?;
        let mut package = Package::open(stream)?;
        if package.has_doubles() {
            return Err(Failure::Damaged.into());
        }
        let wrong = || Error::invalid("file", "not_an_archive");
        let mut text = Vec::new();
        let manifest = package.bytes(MANIFEST)?.ok_or_else(wrong)?;
        manifest.take(LONGEST).read_to_end(&mut text).map_err(|e| stopped(&e))?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| wrong())?;
        if manifest.format != FORMAT {
            return Err(wrong());
        }
        if manifest.version > VERSION {
            return Err(Error::NewerSchema);
        }
        for (part, _) in manifest.counts.iter().filter(|(_, lines)| **lines > 0) {
            if package.bytes(part)?.is_none() {
                return Err(Error::invalid("file", "archive_part_missing"));
            }
        }
        Ok((Self(package), manifest))
    }

    /// The lines of a part; none where there is no such part.
    pub(super) fn lines(&mut self, part: &str) -> Result<Option<Lines<'_>>> {
        let bytes = self.0.bytes(part)?;
        Ok(bytes.map(|bytes| Lines { input: BufReader::with_capacity(64 << 10, bytes), line: Vec::new(), number: 0 }))
    }
}

/// The lines of a part, one at a time.
pub(super) struct Lines<'a> {
    input: BufReader<Counted<'a>>,
    line: Vec<u8>,
    /// Of the line that was read last, from 1.
    pub(super) number: u64,
}

impl Lines<'_> {
    /// The next line as what it is; `Some(None)`: it is not what it should be.
    pub(super) fn next<T: DeserializeOwned>(&mut self) -> Result<Option<Option<T>>> {
        loop {
            self.line.clear();
            self.input.get_mut().step();
            let read =
                self.input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut self.line).map_err(|e| stopped(&e))?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.line.len() as u64 > LONGEST {
                return Err(Error::TooLarge { limit: LONGEST });
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(Some(serde_json::from_slice(&self.line).ok()));
            }
        }
    }
}

fn stopped(e: &io::Error) -> Error {
    from_io(e).into()
}
