//! Where a file's bytes come from: something that can be opened again and again and read from any place. The readers
//! see no path and keep nothing of a file in memory but what they are just reading.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that can be read more than once.
pub trait Input: Send + Sync {
    /// Opens it at its first byte.
    fn open(&self) -> io::Result<Box<dyn Stream>>;
}

/// The bytes of an open file.
pub trait Stream: Read + Seek + Send {}

impl<T: Read + Seek + Send> Stream for T {}

impl Input for PathBuf {
    fn open(&self) -> io::Result<Box<dyn Stream>> {
        Ok(Box::new(File::open(self)?))
    }
}

/// Bytes at hand: what was pasted.
impl Input for Arc<[u8]> {
    fn open(&self) -> io::Result<Box<dyn Stream>> {
        Ok(Box::new(Cursor::new(self.clone())))
    }
}
