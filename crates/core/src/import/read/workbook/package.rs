//! A workbook is a zip of XML. It is looked at before it is unpacked, what it unpacks to is counted while it does, and
//! nothing of it is held but one cell, so that no small file becomes a large memory.

use crate::import::read::input::Stream;
use crate::import::read::note::Failure;
use quick_xml::Reader as Xml;
use std::io::{self, BufReader, Read, SeekFrom};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// Most bytes that a workbook may unpack to.
pub(super) const MAX_INFLATED: u64 = 1 << 30;
/// How many times its size a part may unpack to, beyond the first bytes.
const MAX_RATIO: u64 = 200;
/// What a part may unpack to whatever its ratio.
const SMALL: u64 = 16 << 20;
/// Most bytes of XML one cell may take.
const MAX_STEP: u64 = 8 << 20;
/// Most bytes of the list of parts: some hundred thousand.
const MAX_LIST: u64 = 16 << 20;

/// A zip file.
pub(crate) struct Package {
    archive: ZipArchive<Box<dyn Stream>>,
    inflated: u64,
    /// How many parts the list says it has.
    listed: usize,
}

impl Package {
    pub(crate) fn open(mut stream: Box<dyn Stream>) -> Result<Self, Failure> {
        let listed = look_at_the_end(&mut *stream)?;
        let archive = ZipArchive::new(stream).map_err(failure)?;
        Ok(Self { archive, inflated: 0, listed })
    }

    /// Whether two parts have one name: which of them is meant nobody knows.
    pub(crate) fn has_doubles(&self) -> bool {
        const UNSAID: usize = 0xffff;
        self.listed != UNSAID && self.archive.len() != self.listed
    }

    /// What all its parts say they unpack to; refused where that is too much.
    pub(super) fn check_declared(&self) -> Result<(), Failure> {
        let mut declared = 0_u64;
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_data(index).map_err(failure)?;
            if part.encrypted() {
                return Err(Failure::Encrypted);
            }
            declared = declared.saturating_add(part.size());
            if part.size() > SMALL && part.size() / part.compressed_size().max(1) > MAX_RATIO {
                return Err(Failure::Inflates(MAX_INFLATED));
            }
        }
        if declared > MAX_INFLATED { Err(Failure::Inflates(MAX_INFLATED)) } else { Ok(()) }
    }

    /// The name of a part as the zip writes it; programs disagree on capitals and slashes.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.archive.index_for_name(name).or_else(|| {
            (0..self.archive.len()).find(|index| {
                let of = self.archive.name_for_index(*index).and_then(Result::ok);
                of.is_some_and(|of| of.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(name))
            })
        })
    }

    /// How many parts there are below a folder.
    pub(super) fn below(&self, folder: &str) -> u64 {
        self.archive.file_names().filter_map(Result::ok).filter(|name| name.starts_with(folder)).count() as u64
    }

    /// The bytes of a part, counted as they are unpacked; `None` where there is none of that name.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Counted<'_>>, Failure> {
        let Some(index) = self.named(name) else { return Ok(None) };
        let inflated = &mut self.inflated;
        let file = self.archive.by_index(index).map_err(failure)?;
        let most = SMALL.max(file.compressed_size().saturating_mul(MAX_RATIO));
        Ok(Some(Counted { file, most, so_far: 0, since_step: 0, inflated }))
    }

    /// A part as XML; `None` where there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Failure> {
        let Some(counted) = self.bytes(name)? else { return Ok(None) };
        let mut xml = Xml::from_reader(BufReader::with_capacity(64 << 10, counted));
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        // What somebody wrote by hand may be crooked; cells are found all the same.
        config.check_end_names = false;
        Ok(Some(xml))
    }
}

/// The XML of a part.
pub(super) type Part<'a> = Xml<BufReader<Counted<'a>>>;

/// Begins the next cell: what is read is counted from here.
pub(super) fn step(part: &mut Part<'_>) {
    part.get_mut().get_mut().step();
}

/// How much of the part has been unpacked, of what it says it unpacks to.
pub(super) fn unpacked(part: &mut Part<'_>) -> (u64, u64) {
    let counted = part.get_mut().get_mut();
    (counted.so_far, counted.file.size())
}

/// A part that stops where it unpacks to too much.
pub(crate) struct Counted<'a> {
    file: ZipFile<'a, Box<dyn Stream>>,
    most: u64,
    so_far: u64,
    since_step: u64,
    inflated: &'a mut u64,
}

impl Counted<'_> {
    /// Begins the next cell, or line: what is read is counted from here.
    pub(crate) fn step(&mut self) {
        self.since_step = 0;
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(out)?;
        self.so_far += n as u64;
        self.since_step += n as u64;
        *self.inflated += n as u64;
        if self.so_far > self.most || *self.inflated > 2 * MAX_INFLATED {
            return Err(io::Error::other(Failure::Inflates(MAX_INFLATED)));
        }
        if self.since_step > MAX_STEP {
            return Err(io::Error::other(Failure::Damaged));
        }
        Ok(n)
    }
}

/// Refuses a list of parts that would itself be too much to hold; how many parts it says it has.
fn look_at_the_end(stream: &mut dyn Stream) -> Result<usize, Failure> {
    let length = stream.seek(SeekFrom::End(0))?;
    let tail = length.min((64 << 10) + 22);
    stream.seek(SeekFrom::Start(length - tail))?;
    let mut end = Vec::new();
    stream.take(tail).read_to_end(&mut end)?;
    let at = memchr::memmem::rfind(&end, b"PK\x05\x06").ok_or(Failure::Damaged)?;
    let size = end.get(at + 12..at + 16).ok_or(Failure::Damaged)?;
    let size = u64::from(u32::from_le_bytes([size[0], size[1], size[2], size[3]]));
    // No workbook of this size has so many parts that the list needs the larger format.
    if size > MAX_LIST {
        return Err(Failure::Damaged);
    }
    stream.seek(SeekFrom::Start(0))?;
    let count = end.get(at + 10..at + 12).ok_or(Failure::Damaged)?;
    Ok(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn failure(e: ZipError) -> Failure {
    match e {
        ZipError::Io(e) => from_io(&e),
        ZipError::InvalidPassword => Failure::Encrypted,
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Failure::Encrypted,
        _ => Failure::Damaged,
    }
}

/// What stopped the XML: a limit, the disk, or the XML itself.
pub(super) fn broken(e: quick_xml::Error) -> Failure {
    match e {
        quick_xml::Error::Io(e) => from_io(&e),
        _ => Failure::Damaged,
    }
}

pub(crate) fn from_io(e: &io::Error) -> Failure {
    let own = e.get_ref().and_then(|inner| inner.downcast_ref::<Failure>()).copied();
    own.unwrap_or(match e.kind() {
        // A zip tells a wrong checksum or a broken stream by these.
        io::ErrorKind::Other | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Failure::Damaged,
        // What says how a part is packed is a byte of the file like any other.
        io::ErrorKind::UnexpectedEof | io::ErrorKind::Unsupported => Failure::Damaged,
        kind => Failure::Io(kind),
    })
}
