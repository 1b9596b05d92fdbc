//! Files on their way in or out of a session: encrypted on disk under a key that lives in memory only, gone with the
//! session. Commands name a file by its id, never by a path.

use crate::import::read::{Input, Stream};
use crate::{Error, Result};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// Plain bytes in one sealed piece.
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
/// Largest file taken, in bytes.
pub(crate) const LARGEST: u64 = 2 << 30;

/// A file of a session.
pub(crate) struct Scratch {
    pub(crate) name: String,
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Scratch {
    /// Keeps everything that `reader` gives.
    pub(crate) fn keep(dir: &Path, name: &str, reader: &mut dyn Read) -> Result<Self> {
        let mut writer = Self::create(dir, name)?;
        let mut buffer = vec![0; PIECE];
        let mut total = 0;
        loop {
            let n = reader.read(&mut buffer)?;
            if n == 0 {
                return writer.finish();
            }
            total += n as u64;
            if total > LARGEST {
                return Err(Error::TooLarge { limit: LARGEST });
            }
            writer.write_all(&buffer[..n])?;
        }
    }

    /// Begins a file that a command writes.
    pub(crate) fn create(dir: &Path, name: &str) -> Result<ScratchWriter> {
        fs::create_dir_all(dir)?;
        let path = dir.join(hex::encode(crate::random::bytes::<16>()));
        let scratch = Scratch { name: shown_name(name), path, key: Zeroizing::new(crate::random::bytes()) };
        let out = BufWriter::new(File::options().write(true).create_new(true).open(&scratch.path)?);
        let cipher = XChaCha20Poly1305::new(scratch.key.as_ref().into());
        Ok(ScratchWriter { scratch, out, cipher, piece: Vec::with_capacity(PIECE), number: 0 })
    }

    /// Reads it from the start.
    pub(crate) fn open(&self) -> Result<ScratchReader> {
        let cipher = XChaCha20Poly1305::new(self.key.as_ref().into());
        let input = BufReader::new(File::open(&self.path)?);
        Ok(ScratchReader { input, cipher, plain: Vec::new(), at: 0, number: 0, ended: false })
    }
}

/// A name fit to be shown and saved under: its last part, without control characters.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !is_bidi(*c)).take(200).collect();
    if clean.trim_matches(['.', ' ']).is_empty() { "file".into() } else { clean }
}

/// Characters that turn the direction of writing and so can disguise a name's ending.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn nonce(number: u64, last: bool) -> XNonce {
    let mut bytes = [0; 24];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes[8] = u8::from(last);
    bytes.into()
}

/// Writes a scratch file piece by piece.
pub(crate) struct ScratchWriter {
    scratch: Scratch,
    out: BufWriter<File>,
    cipher: XChaCha20Poly1305,
    piece: Vec<u8>,
    number: u64,
}

impl ScratchWriter {
    fn seal(&mut self, last: bool) -> io::Result<()> {
        let sealed = self
            .cipher
            .encrypt(&nonce(self.number, last), self.piece.as_slice())
            .map_err(|_| io::ErrorKind::InvalidData)?;
        self.out.write_all(&[u8::from(last)])?;
        self.out.write_all(&(sealed.len() as u32).to_be_bytes())?;
        self.out.write_all(&sealed)?;
        self.number += 1;
        self.piece.clear();
        Ok(())
    }

    /// Closes the file; a file that was not finished is not readable.
    pub(crate) fn finish(mut self) -> Result<Scratch> {
        self.seal(true)?;
        self.out.flush()?;
        Ok(self.scratch)
    }
}

impl Write for ScratchWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..n]);
        if self.piece.len() == PIECE {
            self.seal(false)?;
        }
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a scratch file; a missing or changed piece is an error, never a shorter file.
pub(crate) struct ScratchReader {
    input: BufReader<File>,
    cipher: XChaCha20Poly1305,
    plain: Vec<u8>,
    at: usize,
    number: u64,
    ended: bool,
}

impl Read for ScratchReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.plain.len() {
            if self.ended {
                return Ok(0);
            }
            let mut head = [0; 5];
            self.input.read_exact(&mut head)?;
            let last = head[0] == 1;
            let len = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
            if len > PIECE + TAG {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut sealed = vec![0; len];
            self.input.read_exact(&mut sealed)?;
            self.plain = self
                .cipher
                .decrypt(&nonce(self.number, last), sealed.as_slice())
                .map_err(|_| io::ErrorKind::InvalidData)?;
            (self.at, self.ended) = (0, last);
            self.number += 1;
        }
        let n = out.len().min(self.plain.len() - self.at);
        out[..n].copy_from_slice(&self.plain[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// What a sealed piece takes on disk, the last one less.
const SEALED: u64 = (5 + PIECE + TAG) as u64;

impl Seek for ScratchReader {
    /// To a place within the file, its end included.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let disk = self.input.get_ref().metadata()?.len();
        // The last piece may be empty, and is never missing.
        let pieces = disk.div_ceil(SEALED);
        let length = disk.saturating_sub(pieces * (5 + TAG as u64));
        // A piece is at hand unless nothing was read since the last seek.
        let at_hand = (self.ended || !self.plain.is_empty()).then(|| self.number - 1);
        let here = at_hand.map_or(self.number * PIECE as u64, |piece| piece * PIECE as u64 + self.at as u64);
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => length.checked_add_signed(by),
            SeekFrom::Current(by) => here.checked_add_signed(by),
        };
        let place = place.filter(|place| *place <= length).ok_or(io::ErrorKind::InvalidInput)?;
        let (piece, within) = (place / PIECE as u64, (place % PIECE as u64) as usize);
        if at_hand == Some(piece) && within <= self.plain.len() {
            self.at = within;
            return Ok(place);
        }
        self.input.seek(SeekFrom::Start(piece * SEALED))?;
        (self.number, self.ended, self.at) = (piece, false, 0);
        self.plain.clear();
        if within > 0 {
            self.read_exact(&mut vec![0; within])?;
        }
        Ok(place)
    }
}

impl Input for Scratch {
    fn open(&self) -> io::Result<Box<dyn Stream>> {
        match Scratch::open(self) {
            Ok(reader) => Ok(Box::new(reader)),
            Err(Error::Missing) => Err(io::ErrorKind::NotFound.into()),
            Err(e) => Err(io::Error::other(e)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_place_of_a_file_can_be_read() {
        let dir = tempfile::tempdir().expect("folder");
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 77] {
            let bytes: Vec<u8> = (0..length).map(|n| (n * 31 % 251) as u8).collect();
            let file = Scratch::keep(dir.path(), "x.bin", &mut bytes.as_slice()).expect("kept");
            let mut reader = file.open().expect("opens");
            assert_eq!(reader.seek(SeekFrom::End(0)).expect("end"), length as u64);
            for place in [0, length / 2, length.saturating_sub(1), length, PIECE.min(length), length / 3, 0] {
                assert_eq!(reader.seek(SeekFrom::Start(place as u64)).expect("place"), place as u64);
                assert_eq!(reader.stream_position().expect("place"), place as u64, "{length}");
                let mut got = Vec::new();
                (&mut reader).take(1_000).read_to_end(&mut got).expect("reads");
                assert_eq!(got, bytes[place..(place + 1_000).min(length)], "{length} at {place}");
            }
            assert!(reader.seek(SeekFrom::Start(length as u64 + 1)).is_err());
        }
    }
}
