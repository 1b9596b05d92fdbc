//! Between the asynchronous socket and the synchronous core: bodies as [`Read`], readers as bodies.
//! Both ways are bounded, so a slow side holds the fast one back instead of filling memory.

use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};
use std::io::{self, Read};
use tokio::sync::mpsc;
use zhike_core::{Error, Result};

/// Pieces on their way at once.
const IN_FLIGHT: usize = 8;
/// Size of a piece read from the core.
const PIECE: usize = 64 * 1024;

/// Collects a body of at most `limit` bytes.
pub async fn collect(body: Body, limit: usize) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        // A caller that went away reads no answer; the code only has to be one that nothing acts upon.
        let piece = piece.map_err(|_| Error::cancelled())?;
        if all.len() + piece.len() > limit {
            return Err(Error::TooLarge { limit: limit as u64 });
        }
        all.extend_from_slice(&piece);
    }
    Ok(all)
}

/// A body as the core reads it, on a thread that may block.
pub struct BodyReader {
    pieces: mpsc::Receiver<io::Result<Bytes>>,
    current: Bytes,
}

/// Why a body ended before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It was longer than allowed.
    TooLarge,
    /// The caller went away.
    Gone,
}

/// Splits a body into the reader and the work that feeds it. The work's result is awaited beside the reader's use:
/// the reader only sees a failed read, and the caller is owed the reason.
pub fn reader(body: Body, limit: u64) -> (BodyReader, impl Future<Output = Option<Cut>>) {
    let (send, pieces) = mpsc::channel(IN_FLIGHT);
    let feed = async move {
        let mut length = 0_u64;
        let mut stream = body.into_data_stream();
        while let Some(piece) = stream.next().await {
            let cut = match &piece {
                Ok(piece) => {
                    length += piece.len() as u64;
                    (length > limit).then_some(Cut::TooLarge)
                }
                Err(_) => Some(Cut::Gone),
            };
            if let Some(cut) = cut {
                let _reader_gone = send.send(Err(io::ErrorKind::UnexpectedEof.into())).await;
                return Some(cut);
            }
            if send.send(piece.map_err(io::Error::other)).await.is_err() {
                return None;
            }
        }
        None
    };
    (BodyReader { pieces, current: Bytes::new() }, feed)
}

impl Read for BodyReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.current.is_empty() {
            match self.pieces.blocking_recv() {
                Some(piece) => self.current = piece?,
                None => return Ok(0),
            }
        }
        let length = into.len().min(self.current.len());
        into[..length].copy_from_slice(&self.current.split_to(length));
        Ok(length)
    }
}

/// A reader of the core as a body. It is read on a thread of its own, as fast as the caller takes it.
pub fn from_reader(mut reader: Box<dyn Read + Send>) -> Body {
    let (send, pieces) = mpsc::channel::<io::Result<Bytes>>(IN_FLIGHT);
    tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; PIECE];
        loop {
            let piece = match reader.read(&mut buffer) {
                Ok(0) => return,
                Ok(length) => Ok(Bytes::copy_from_slice(&buffer[..length])),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => Err(e),
            };
            let failed = piece.is_err();
            if send.blocking_send(piece).is_err() || failed {
                return;
            }
        }
    });
    Body::from_stream(stream::unfold(pieces, |mut pieces| async { pieces.recv().await.map(|piece| (piece, pieces)) }))
}
