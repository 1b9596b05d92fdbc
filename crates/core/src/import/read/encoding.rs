//! Which encoding a text is in, and its text as UTF-8. A guess is shown and can be overruled. What cannot be decoded is
//! never written as U+FFFD: a byte that is no UTF-8 stands in its place, and whoever reads the row finds it there.

use super::input::Stream;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding as Codec};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::{self, Read};

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, low byte first: "Unicode text" of Excel.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// GB 18030, and with it GBK and GB 2312.
    Gb18030,
    /// Big5 with the characters of Hong Kong.
    Big5,
    /// Shift JIS.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// EUC-KR.
    EucKr,
    /// Windows of western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Encoding {
    /// All that can be chosen.
    pub const ALL: [Encoding; 9] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::ShiftJis,
        Encoding::EucJp,
        Encoding::EucKr,
        Encoding::Windows1252,
    ];

    pub(super) fn codec(self) -> &'static Codec {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Gb18030 => encoding_rs::GB18030,
            Encoding::Big5 => encoding_rs::BIG5,
            Encoding::ShiftJis => encoding_rs::SHIFT_JIS,
            Encoding::EucJp => encoding_rs::EUC_JP,
            Encoding::EucKr => encoding_rs::EUC_KR,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }

    fn of_codec(codec: &'static Codec) -> Encoding {
        Encoding::ALL.into_iter().find(|e| e.codec() == codec).unwrap_or(
            // GBK is read as what contains it; the other one-byte encodings of the detector are not offered.
            if codec == encoding_rs::GBK { Encoding::Gb18030 } else { Encoding::Windows1252 },
        )
    }
}

/// What a text was found to be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) encoding: Encoding,
    /// It begins with a mark of its encoding.
    pub(super) mark: bool,
    /// Rests on too little.
    pub(super) unsure: bool,
}

/// The encoding whose mark the bytes begin with, and how long the mark is.
pub(super) fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// Most bytes a guess is made from.
const SAMPLE: usize = 1 << 20;
/// How far to look for the first character that tells anything.
const LOOK: u64 = 64 << 20;

/// Guesses from the start of the text and, where that is plain ASCII, from where it first is not.
pub(super) fn guess(stream: &mut dyn Stream) -> io::Result<Guess> {
    let mut sample = read_up_to(stream, SAMPLE)?;
    if let Some((encoding, _)) = mark(&sample) {
        return Ok(Guess { encoding, mark: true, unsure: false });
    }
    if let Some(encoding) = utf16_without_mark(&sample) {
        return Ok(Guess { encoding, mark: false, unsure: true });
    }
    let mut whole = sample.len() < SAMPLE;
    let mut looked = sample.len() as u64;
    while sample.is_ascii() && !whole && looked < LOOK {
        sample = read_up_to(stream, SAMPLE)?;
        whole = sample.len() < SAMPLE;
        looked += sample.len() as u64;
    }
    Ok(of_bytes(&sample, whole))
}

fn read_up_to(stream: &mut dyn Stream, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Every text of some length has line ends, separators, digits or Latin letters, and in UTF-16 their other byte is 0.
fn utf16_without_mark(sample: &[u8]) -> Option<Encoding> {
    let even = &sample[..sample.len().min(64 << 10) & !1];
    // How often the first, or the second, of two bytes is 0; and how often the other one is a line feed then.
    let (mut high, mut low, mut all) = ((0_usize, 0_usize), (0_usize, 0_usize), 0_usize);
    for pair in even.chunks_exact(2) {
        all += 1;
        match pair {
            [0, other] if *other != 0 => high = (high.0 + 1, high.1 + usize::from(*other == b'\n')),
            [other, 0] if *other != 0 => low = (low.0 + 1, low.1 + usize::from(*other == b'\n')),
            _ => {}
        }
    }
    let (encoding, (zeros, lines), (others, _)) =
        if low.0 >= high.0 { (Encoding::Utf16Le, low, high) } else { (Encoding::Utf16Be, high, low) };
    // A line feed alone is one of a text of bytes, and so is a stray NUL.
    let feeds = memchr::memchr_iter(b'\n', even).count();
    let by_lines = if feeds == 0 { zeros * 5 >= all } else { lines * 2 >= feeds };
    let fits = zeros > 0 && zeros * 50 >= all && others * 20 <= zeros && by_lines;
    fits.then_some(encoding).filter(|e| sound(*e, even, true) && plausible(*e, even))
}

/// Whether the text is without control characters and unassigned or private ones, which misread bytes are full of.
fn plausible(encoding: Encoding, bytes: &[u8]) -> bool {
    let (text, _) = encoding.codec().decode_without_bom_handling(bytes);
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        odd += usize::from(control || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}'));
    }
    odd * 20 <= all
}

/// Of bytes without a mark that are no UTF-16. `whole`: they end where the text ends.
pub(super) fn of_bytes(bytes: &[u8], whole: bool) -> Guess {
    let found = |encoding, unsure| Guess { encoding, mark: false, unsure };
    if bytes.is_ascii() {
        return found(Encoding::Utf8, false);
    }
    let (sequences, broken) = utf8_sequences(bytes, whole);
    if broken == 0 {
        return found(Encoding::Utf8, false);
    }
    // Others' texts hardly ever look like UTF-8; a text of it with a few broken places stays one, its rows refused.
    if sequences >= 2 * broken {
        return found(Encoding::Utf8, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    let guessed = Encoding::of_codec(detector.guess(None, Utf8Detection::Deny));
    // The detector knows languages; the words of lists of customers tell the two Chinese ones apart in fewer letters.
    let chinese =
        [Encoding::Gb18030, Encoding::Big5].map(|e| (e, if sound(e, bytes, !whole) { usual(e, bytes) } else { 0 }));
    let [(_, simplified), (_, traditional)] = chinese;
    let (encoding, most) = if traditional > simplified { chinese[1] } else { chinese[0] };
    let others = bytes[..bytes.len().min(LOOKED_AT)].iter().filter(|b| !b.is_ascii()).count() / 2;
    if most * 8 >= others && most > 2 * simplified.min(traditional) {
        return found(encoding, others < 20 && guessed != encoding);
    }
    let sound_guess = sound(guessed, bytes, !whole) && guessed != Encoding::Windows1252;
    let other = chinese.into_iter().find(|(e, count)| *count > 0 && sound(*e, bytes, !whole));
    match other {
        Some((encoding, _)) if !sound_guess => found(encoding, true),
        _ => found(guessed, others < 20 || !sound_guess),
    }
}

/// What stands most often in lists of companies and people, as the two ways of writing have it.
const USUAL: &str = "名称稱姓联聯系人电電话話手机機邮郵箱地址公司有限单單位部门門职職务務省市区區县縣路号號街镇鎮客户戶类類型等级級备備注註\
    日期时時间間编編码碼网網上海北京广廣州深圳台臺中国國大小学學科技术術实業业贸貿易商行电子工程集团團股份王李张張刘劉陈陳杨楊\
    黄黃赵趙吴吳周徐孙孫马馬先生女士经經理总總监監是否的了不一二三四五六七八九十年月";

/// How many bytes those are counted in.
const LOOKED_AT: usize = 64 << 10;

/// How many of the characters are such, read in that encoding.
fn usual(encoding: Encoding, bytes: &[u8]) -> usize {
    let (text, _) = encoding.codec().decode_without_bom_handling(&bytes[..bytes.len().min(LOOKED_AT)]);
    text.chars().filter(|c| !c.is_ascii() && USUAL.contains(*c)).count()
}

/// How many characters of more than one byte there are, and how many places that are no UTF-8.
fn utf8_sequences(bytes: &[u8], whole: bool) -> (usize, usize) {
    let (mut sequences, mut broken) = (0, 0);
    let mut rest = bytes;
    loop {
        let (good, bad) = match std::str::from_utf8(rest) {
            Ok(good) => (good, None),
            Err(e) => {
                let (good, after) = rest.split_at(e.valid_up_to());
                let good = std::str::from_utf8(good).unwrap_or_default();
                (good, e.error_len().map(|n| &after[n..]).or(if whole { Some(&[]) } else { None }))
            }
        };
        sequences += good.chars().filter(|c| !c.is_ascii()).count();
        let Some(after) = bad else { return (sequences, broken) };
        broken += 1;
        rest = after;
    }
}

/// Whether the bytes decode without an error; the last character may be `cut`.
fn sound(encoding: Encoding, bytes: &[u8], cut: bool) -> bool {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut out = vec![0; 16 << 10];
    let mut rest = bytes;
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut out, !cut);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return true,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return false,
        }
    }
}

/// Stands where something could not be decoded. No byte of UTF-8.
pub(super) const BROKEN: u8 = 0xff;

/// A text as UTF-8, as long as it is UTF-8: what is not stays as it was, or is [`BROKEN`].
pub(super) struct Utf8<R> {
    bytes: R,
    decoder: Option<encoding_rs::Decoder>,
    input: Vec<u8>,
    at: usize,
    ended: bool,
    done: bool,
}

impl<R: Read> Utf8<R> {
    /// Reads `bytes`, which stand behind the mark, if there is one.
    pub(super) fn new(bytes: R, encoding: Encoding) -> Self {
        let decoder = (encoding != Encoding::Utf8).then(|| encoding.codec().new_decoder_without_bom_handling());
        Self { bytes, decoder, input: Vec::new(), at: 0, ended: false, done: false }
    }
}

impl<R: Read> Read for Utf8<R> {
    /// Wants room for some characters.
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.bytes.read(out) };
        if self.done || out.len() < 16 {
            return Ok(0);
        }
        let room = out.len() - 1; // for a BROKEN
        loop {
            if self.at == self.input.len() && !self.ended {
                self.input.resize(64 << 10, 0);
                let n = self.bytes.read(&mut self.input)?;
                self.input.truncate(n);
                (self.at, self.ended) = (0, n == 0);
            }
            let (result, read, mut n) =
                decoder.decode_to_utf8_without_replacement(&self.input[self.at..], &mut out[..room], self.ended);
            self.at += read;
            if let DecoderResult::Malformed(..) = result {
                out[n] = BROKEN;
                n += 1;
            }
            // A finished decoder must not be asked again; after an error at the very end it is not finished.
            self.done = self.ended && result == DecoderResult::InputEmpty;
            if n > 0 || self.done {
                return Ok(n);
            }
        }
    }
}
