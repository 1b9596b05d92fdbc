//! Names by their sound: a byte for a syllable, as there are about four hundred of them; a rare one takes two. Spelled
//! out in full and by initials the same names would take four times as much. What was typed is looked for in both
//! spellings at once, by an automaton over these bytes.

use super::stretch::parts;
use crate::text::pinyin::{self, Sound};
use std::{collections::HashMap, sync::LazyLock};

/// Stands before the byte of a rare syllable.
const RARE: u8 = 3;
/// Any character that has no letters a keyboard could type.
const OTHER: u8 = 4;
/// The least byte that stands for a syllable.
const LEAST: u8 = 5;

/// A byte is its own symbol; rare syllables have those from here on.
const SYMBOLS: usize = 512;
const FIRST_RARE: usize = 256;

/// Which bytes stand for what.
struct Alphabet {
    /// By number of the syllable: its symbol.
    symbols: Vec<u16>,
    /// By symbol: its letters; nothing for what is no syllable and no letter.
    spelled: Vec<&'static str>,
}

static ALPHABET: LazyLock<Alphabet> = LazyLock::new(|| {
    const LETTERS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let mut alphabet = Alphabet { symbols: vec![0; pinyin::syllables().len()], spelled: vec![""; SYMBOLS] };
    for (at, letter) in LETTERS.bytes().enumerate() {
        alphabet.spelled[usize::from(letter)] = &LETTERS[at..=at];
    }
    // The more characters have a syllable, the more often it is in a name.
    let mut often = vec![0_u32; alphabet.symbols.len()];
    let each = |sound| {
        if let Sound::Syllable(number) = sound {
            often[usize::from(number)] += 1;
        }
    };
    let all: String = ('\u{4e00}'..='\u{9fff}').collect();
    pinyin::sounds(&all, each);
    let mut numbers: Vec<usize> = (0..often.len()).collect();
    numbers.sort_by_key(|number| std::cmp::Reverse(often[*number]));
    let bytes = (LEAST..=u8::MAX).filter(|b| !b.is_ascii_digit() && !b.is_ascii_lowercase()).map(usize::from);
    let symbols = bytes.chain(FIRST_RARE..SYMBOLS - usize::from(LEAST));
    for (number, symbol) in numbers.into_iter().zip(symbols) {
        alphabet.symbols[number] = symbol as u16; // less than SYMBOLS
        alphabet.spelled[symbol] = pinyin::syllables()[number];
    }
    alphabet
});

/// Puts a folded name there by its sound; false, and nothing, where no character of it is Chinese.
pub(super) fn write(folded: &str, out: &mut Vec<u8>) -> bool {
    let start = out.len();
    let mut chinese = false;
    pinyin::sounds(folded, |sound| match sound {
        Sound::Syllable(number) => {
            chinese = true;
            let symbol = usize::from(ALPHABET.symbols[usize::from(number)]);
            match u8::try_from(symbol) {
                Ok(byte) => out.push(byte),
                Err(_) => out.extend([RARE, (symbol - FIRST_RARE) as u8 + LEAST]),
            }
        }
        // Blanks and marks are not typed with letters.
        Sound::Other(c) if !c.is_alphanumeric() => {}
        Sound::Other(c) => out.push(u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(OTHER)),
    });
    if !chinese {
        out.truncate(start);
    }
    chinese
}

/// The symbol at `at`, and where the next one begins.
fn symbol(bytes: &[u8], at: usize) -> (usize, usize) {
    match (bytes[at], bytes.get(at + 1)) {
        (RARE, Some(rare)) => (FIRST_RARE + usize::from(*rare) - usize::from(LEAST), at + 2),
        (byte, _) => (usize::from(byte), at + 1),
    }
}

/// Nothing has been typed yet of what is looked for: the state before every piece.
const START: u16 = 0;
/// All of it.
const FOUND: u16 = u16::MAX - 1;
/// Not worked out yet.
const UNKNOWN: u16 = u16::MAX;

/// Looks for letters in names by their sound.
#[derive(Debug, Clone)]
pub(super) struct Automaton {
    /// All letters that are looked for.
    whole: String,
    /// The first of them: as many as a state has bits for.
    letters: Vec<u8>,
    /// What of the letters the sounds so far end with, spelled in full and by initials: bit n is set where the first
    /// n+1 letters were the last ones. There are at most as many as pairs of letters.
    states: Vec<(u64, u64)>,
    numbers: HashMap<(u64, u64), u16>,
    /// By state and symbol.
    next: Vec<u16>,
    /// Bytes that lead away from the start: all others are skipped.
    hot: Box<[bool; 256]>,
}

impl Automaton {
    pub(super) fn new(letters: &str) -> Self {
        let mut automaton = Self {
            whole: letters.into(),
            letters: letters.bytes().take(u64::BITS as usize - 1).collect(),
            states: vec![(0, 0)],
            numbers: HashMap::from([((0, 0), START)]),
            next: vec![UNKNOWN; SYMBOLS],
            hot: Box::new([false; 256]),
        };
        for symbol in 0..SYMBOLS {
            if automaton.step(START, symbol) != START {
                // Of the rare ones the byte before tells.
                automaton.hot[u8::try_from(symbol).map_or(usize::from(RARE), usize::from)] = true;
            }
        }
        automaton
    }

    fn step(&mut self, state: u16, symbol: usize) -> u16 {
        let (full, initials) = self.states[usize::from(state)];
        let letters = ALPHABET.spelled[symbol].as_bytes();
        let end = 1_u64 << (self.letters.len() - 1);
        let one = |before: u64, letter: u8| {
            let fits = self.letters.iter().enumerate().filter(|(_, l)| **l == letter);
            (before << 1 | 1) & fits.fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let mut found = false;
        let spelled = letters.iter().fold(full, |before, letter| {
            let now = one(before, *letter);
            found |= now & end != 0;
            now
        });
        let initial = letters.first().map_or(0, |letter| one(initials, *letter));
        let now = match letters.is_empty() {
            true => (0, 0),
            false => (spelled, initial),
        };
        let next = match found || initial & end != 0 {
            true => FOUND,
            false => self.number(now),
        };
        self.next[usize::from(state) * SYMBOLS + symbol] = next;
        next
    }

    fn number(&mut self, state: (u64, u64)) -> u16 {
        let fresh = self.states.len() as u16;
        let number = *self.numbers.entry(state).or_insert(fresh);
        if number == fresh {
            self.states.push(state);
            self.next.resize(self.states.len() * SYMBOLS, UNKNOWN);
        }
        number
    }

    /// The first place from `from` on, the beginning of a piece, up to which a piece has the letters.
    pub(super) fn find(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        let (mut at, mut state) = (from, START);
        loop {
            if state == START {
                at += bytes.get(at..)?.iter().position(|byte| self.hot[usize::from(*byte)])?;
                if at > from && bytes[at - 1] == RARE {
                    at += 1; // the second byte of a syllable that leads nowhere
                    continue;
                }
            }
            if at >= bytes.len() {
                return None;
            }
            let (symbol, behind) = symbol(bytes, at);
            state = match self.next[usize::from(state) * SYMBOLS + symbol] {
                UNKNOWN => self.step(state, symbol),
                known => known,
            };
            if state == FOUND {
                if self.whole.len() == self.letters.len() || has(bytes, at, &self.whole) {
                    return Some(at);
                }
                state = START;
                // None of the rest of this piece either: it was looked through.
                at += bytes[at..].iter().position(|b| parts(*b)).unwrap_or(bytes.len() - at);
                continue;
            }
            at = behind;
        }
    }
}

/// Whether the piece around `at` has letters that are too many for an automaton.
fn has(bytes: &[u8], at: usize, letters: &str) -> bool {
    let begin = bytes[..at].iter().rposition(|b| parts(*b)).map_or(0, |mark| mark + 1);
    let end = bytes[at..].iter().position(|b| parts(*b)).map_or(bytes.len(), |mark| at + mark);
    let (mut full, mut initials) = (String::new(), String::new());
    let mut at = begin;
    while at < end {
        let (symbol, behind) = symbol(bytes, at);
        match ALPHABET.spelled[symbol] {
            "" => [&mut full, &mut initials].map(|s| s.push('\0')),
            spelled => {
                full.push_str(spelled);
                initials.push_str(&spelled[..1]);
                [(), ()]
            }
        };
        at = behind;
    }
    full.contains(letters) || initials.contains(letters)
}

#[cfg(test)]
mod tests {
    use super::{
        super::stretch::{MARK, ROW},
        *,
    };
    use crate::text::fold::fold;

    const NAMES: [&str; 10] = [
        "上海恆遠資訊技術有限公司",
        "重庆长安汽车",
        "仇英",
        "吕氏绿化",
        "3M中国(A 座)",
        "吉野家ガス株式会社abc",
        "西安",
        "先",
        "安徽鹅湖恩施欧亚",
        "曾国藩",
    ];

    fn written(name: &str) -> Vec<u8> {
        let mut bytes = vec![ROW];
        write(&fold(name), &mut bytes);
        bytes
    }

    #[test]
    fn every_part_of_both_spellings_is_found_and_nothing_else() {
        let spelled: Vec<_> = NAMES.iter().map(|name| pinyin::pinyin(name).expect("chinese")).collect();
        let all: Vec<u8> = NAMES.iter().flat_map(|name| written(name)).collect();
        let mut queries: Vec<String> = Vec::new();
        for text in spelled.iter().flat_map(|p| [&p.full, &p.initials]) {
            let chars: Vec<char> = text.chars().collect();
            let parts = (0..chars.len()).flat_map(|from| (from + 1..=chars.len()).map(move |to| (from, to)));
            queries.extend(parts.map(|(from, to)| chars[from..to].iter().collect::<String>()));
        }
        queries.retain(|q| q.bytes().all(|b| b.is_ascii_alphanumeric()));
        queries.extend(["shanghaihengyuanzixunjishuyouxiangongsi".repeat(3), "zzz".into()]);
        for query in queries {
            let mut automaton = Automaton::new(&query);
            for (name, spelled) in NAMES.iter().zip(&spelled) {
                let wanted = spelled.full.contains(&query) || spelled.initials.contains(&query);
                assert_eq!(automaton.find(&written(name), 0).is_some(), wanted, "{query} in {name}");
            }
            let any = spelled.iter().any(|p| p.full.contains(&query) || p.initials.contains(&query));
            assert_eq!(automaton.find(&all, 0).is_some(), any, "{query}");
        }
    }

    #[test]
    fn a_name_longer_than_a_state_has_bits_is_told_to_its_end() {
        let name = "上海恒远信息技术有限公司".repeat(4);
        let spelled = pinyin::pinyin(&name).expect("chinese").full;
        assert!(Automaton::new(&spelled).find(&written(&name), 0).is_some());
        let wrong = format!("{}x", &spelled[..spelled.len() - 1]);
        assert!(Automaton::new(&wrong).find(&written(&name), 0).is_none());
        let both = [written(&name.replace("公司", "集团")), written(&name)].concat();
        assert!(Automaton::new(&spelled).find(&both, 0) > Some(both.len() / 2));
    }

    #[test]
    fn a_name_without_chinese_is_not_written_and_every_syllable_has_a_symbol() {
        let mut bytes = Vec::new();
        assert!(!write("betasoloin é", &mut bytes) && bytes.is_empty());
        let spelled = ALPHABET.symbols.iter().map(|symbol| ALPHABET.spelled[usize::from(*symbol)]);
        assert!(spelled.eq(pinyin::syllables().iter().copied()));
        assert!(ALPHABET.spelled[usize::from(ROW)].is_empty() && ALPHABET.spelled[usize::from(MARK)].is_empty());
    }
}
