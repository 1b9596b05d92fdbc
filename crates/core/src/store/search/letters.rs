//! Names by their sound: a byte for a syllable, as there are about four hundred of them; a rare one takes two. Spelled
//! out in full and by initials the same names would take four times as much. What was typed is looked for in both
//! spellings at once, by an automaton over these bytes.

use super::stretch::{MARK, parts};
use crate::text::pinyin::{self, Sound};
use std::sync::LazyLock;

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

/// What one symbol does to what has been found so far of the letters that are looked for: bit n of a state is set where
/// what came last is their first n, bit 0 always. Of a name spelled in full a symbol has all its letters, by initials one.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// Letters of the symbol.
    length: u32,
    /// The states that go on over all of it.
    goes_on: u64,
    /// Those that begin within it, and bit 0.
    begins: u64,
    /// Those whose rest it begins with; bit 0 where it has all the letters within it.
    ends: u64,
    initial_goes_on: u64,
    initial_ends: u64,
}

impl Step {
    /// `places` tells for a letter where it stands among those looked for, of which there are `wanted`.
    fn of(symbol: &str, wanted: usize, places: &[u64; 256]) -> Self {
        let end = 1_u64 << wanted;
        let (mut over, mut within) = (u64::MAX, 0_u64);
        let mut step = Self { length: symbol.len() as u32, begins: 1, ..Self::default() };
        for (at, letter) in symbol.bytes().enumerate() {
            over = (over & places[usize::from(letter)]) << 1;
            within = ((within | 1) & places[usize::from(letter)]) << 1;
            if over & end != 0 {
                step.ends |= end >> (at + 1);
            }
            if within & end != 0 {
                step.ends |= 1;
            }
        }
        if let Some(initial) = symbol.bytes().next() {
            step.goes_on = over & (end - 1);
            step.begins |= within & (end - 1);
            step.initial_goes_on = places[usize::from(initial)] << 1 & (end - 1);
            step.initial_ends = places[usize::from(initial)] & end >> 1;
        }
        step
    }
}

/// Looks for letters in names by their sound, in both spellings at once, without a branch that depends on the name.
#[derive(Debug, Clone)]
pub(super) struct Automaton {
    /// All letters that are looked for.
    whole: String,
    /// So many of them a state has bits for.
    wanted: usize,
    /// By symbol.
    steps: Box<[Step]>,
}

impl Automaton {
    pub(super) fn new(letters: &str) -> Self {
        let wanted = letters.len().min(u64::BITS as usize - 1);
        let mut places = [0_u64; 256];
        letters.bytes().take(wanted).enumerate().for_each(|(at, l)| places[usize::from(l)] |= 1 << at);
        let steps = ALPHABET.spelled.iter().map(|symbol| Step::of(symbol, wanted, &places)).collect();
        Self { whole: letters.into(), wanted, steps }
    }

    /// The first place from `from` on, the beginning of a piece, up to which a piece has the letters.
    pub(super) fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let at = from + self.first(bytes.get(from..)?)?;
            if self.whole.len() == self.wanted || has(bytes, at, &self.whole) {
                return Some(at);
            }
            // None of the rest of this piece either: it was looked through.
            from = at + bytes[at..].iter().position(|b| parts(*b)).unwrap_or(bytes.len() - at);
        }
    }

    /// Up to where the first piece has the letters, or as many of them as a state has bits for.
    fn first(&self, bytes: &[u8]) -> Option<usize> {
        let (mut full, mut initials) = (1_u64, 1_u64);
        let mut rare = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == RARE {
                rare = FIRST_RARE - usize::from(LEAST);
                continue;
            }
            let step = &self.steps[usize::from(*byte) + rare];
            rare = 0;
            if full & step.ends | initials & step.initial_ends != 0 {
                return Some(at);
            }
            full = full << step.length & step.goes_on | step.begins;
            initials = initials << 1 & step.initial_goes_on | 1;
        }
        None
    }
}

/// Whether the piece around `at` has letters that are too many for an automaton.
fn has(bytes: &[u8], at: usize, letters: &str) -> bool {
    let begin = bytes[..at].iter().rposition(|b| parts(*b)).map_or(0, |mark| mark + 1);
    let end = bytes[at..].iter().position(|b| parts(*b)).map_or(bytes.len(), |mark| at + mark);
    spell(&bytes[begin..end]).iter().any(|spelling| spelling.contains(letters))
}

/// The pieces of a row as they are typed: each spelled in full, then by initials.
pub(super) fn spelled(row: &[u8]) -> Vec<u8> {
    let pieces = row.split(|b| parts(*b)).flat_map(spell);
    pieces.map(String::into_bytes).collect::<Vec<_>>().join(&MARK)
}

/// A piece spelled in full, and by initials. What has no letters is a blank, which nobody looks for.
fn spell(piece: &[u8]) -> [String; 2] {
    let (mut full, mut initials) = (String::new(), String::new());
    let mut at = 0;
    while at < piece.len() {
        let (symbol, behind) = symbol(piece, at);
        let spelled = Some(ALPHABET.spelled[symbol]).filter(|letters| !letters.is_empty()).unwrap_or("\0");
        full.push_str(spelled);
        initials.push_str(&spelled[..1]);
        at = behind;
    }
    [full, initials]
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
            let automaton = Automaton::new(&query);
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
