//! Pinyin of names: for their order in lists and for finding them by letters. Without tones; ü is written v.
//! A character has the reading it has in names: surnames, place names and words of company names have their own table
//! (`readings.txt`), the rest the most frequent one (crate `pinyin`, from mozillazg/pinyin-data).

use super::fold::fold;
use pinyin::ToPinyin;
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// Stands between the syllables and the name in a key. It is less than any character of either, so that 李安 with its
/// two syllables comes before 李安安.
pub const SEPARATOR: char = '\u{1f}';

/// The pinyin of a name that has Chinese characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinyin {
    /// All syllables and what else stands in the name, without blanks: `shanghaihengyuan`.
    pub full: String,
    /// The first letters of the syllables; Latin letters and digits of the name as they are: `shhy`.
    pub initials: String,
}

/// What is known of how characters are read.
struct Readings {
    /// All syllables there are, without tones.
    syllables: Vec<&'static str>,
    /// By character of the first plane from [`FIRST`] on: the number of its syllable, [`SPECIAL`] where a word with a
    /// reading of its own may begin with it; [`NONE`] where it has none.
    near: Vec<u16>,
    /// Words of [`SPECIAL`] characters, with the numbers of their syllables.
    words: HashMap<Vec<char>, Vec<u16>>,
    surnames: HashMap<Vec<char>, Vec<u16>>,
    /// Characters of the longest of them.
    longest: usize,
}

/// Where the ideographs begin.
const FIRST: usize = 0x3400;
/// Where the first plane ends.
const PLANE: usize = 0x1_0000;
/// No syllable.
const NONE: u16 = 0x7fff;
/// A word with a reading of its own may begin here.
const SPECIAL: u16 = 0x8000;

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut syllables = Numbers::default();
    let mut near: Vec<u16> = (FIRST..PLANE)
        .map(|c| u32::try_from(c).ok().and_then(char::from_u32).and_then(|c| syllables.of_char(c)).unwrap_or(NONE))
        .collect();
    let (mut words, mut surnames) = (HashMap::new(), HashMap::new());
    let mut into_surnames = false;
    for line in include_str!("readings.txt").lines().filter(|l| !l.starts_with('#')) {
        match line {
            "[surnames]" => into_surnames = true,
            "[words]" => into_surnames = false,
            _ => {
                for entry in line.split(',') {
                    let mut parts = entry.split_whitespace();
                    let Some(word) = parts.next() else { continue };
                    let word: Vec<char> = word.chars().collect();
                    let Some(first) = word.first() else { continue };
                    if let Some(near) = near.get_mut((*first as usize).wrapping_sub(FIRST)) {
                        *near |= SPECIAL;
                    }
                    let table = if into_surnames { &mut surnames } else { &mut words };
                    table.insert(word, parts.map(|s| syllables.of(Cow::Borrowed(s))).collect());
                }
            }
        }
    }
    let longest = words.keys().chain(surnames.keys()).map(Vec::len).max().unwrap_or(0);
    Readings { syllables: syllables.all, near, words, surnames, longest }
});

/// Syllables told by number, each once.
#[derive(Default)]
struct Numbers {
    all: Vec<&'static str>,
    of: HashMap<&'static str, u16>,
}

impl Numbers {
    fn of(&mut self, syllable: Cow<'static, str>) -> u16 {
        if let Some(number) = self.of.get(&*syllable) {
            return *number;
        }
        // There are four hundred or so, made once.
        let number = self.all.len() as u16;
        let syllable: &'static str = match syllable {
            Cow::Borrowed(syllable) => syllable,
            Cow::Owned(syllable) => syllable.leak(),
        };
        self.all.push(syllable);
        self.of.insert(syllable, number);
        number
    }

    fn of_char(&mut self, c: char) -> Option<u16> {
        let plain = c.to_pinyin()?.plain();
        Some(self.of(if plain.contains('ü') { plain.replace('ü', "v").into() } else { plain.into() }))
    }
}

impl Readings {
    /// The number of a character's syllable, with [`SPECIAL`].
    fn near(&self, c: char) -> u16 {
        match self.near.get((c as usize).wrapping_sub(FIRST)) {
            Some(near) => *near,
            // 〇 lies before the ideographs, a few rare ones behind the first plane.
            None => c.to_pinyin().map_or(NONE, |p| self.number(p.plain())),
        }
    }

    /// Of a syllable that some character of the first plane has too.
    fn number(&self, syllable: &str) -> u16 {
        let spelled = syllable.replace('ü', "v");
        self.syllables.iter().position(|s| *s == spelled).map_or(NONE, |at| at as u16)
    }
}

/// All syllables there are; what [`sounds`] tells by number.
pub(crate) fn syllables() -> &'static [&'static str] {
    &READINGS.syllables
}

/// What a character of a name sounds like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sound {
    /// A Chinese one, by the number of its syllable.
    Syllable(u16),
    /// Any other, as it is.
    Other(char),
}

/// The sounds of a folded name, in order.
pub(crate) fn sounds(folded: &str, mut each: impl FnMut(Sound)) {
    let readings = &*READINGS;
    let chars: Vec<char> = folded.chars().collect();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let near = if c.is_ascii() { NONE } else { readings.near(*c) };
        if near & SPECIAL != 0
            && let Some((length, syllables)) = special(readings, &chars, at)
        {
            syllables.iter().for_each(|s| each(Sound::Syllable(*s)));
            at += length;
            continue;
        }
        each(if near & NONE == NONE { Sound::Other(*c) } else { Sound::Syllable(near & NONE) });
        at += 1;
    }
}

/// The key that orders names by pinyin, then by the name itself: syllables, [`SEPARATOR`], folded name. Latin names
/// stand among the syllables by their letters.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut key = tokens(&folded).iter().map(Token::text).collect::<Vec<_>>().join(" ");
    key.push(SEPARATOR);
    key.push_str(&folded);
    key
}

/// The pinyin of a name; `None` where it has no Chinese character, so that its letters are found as they are.
pub fn pinyin(name: &str) -> Option<Pinyin> {
    let folded = fold(name);
    let tokens = tokens(&folded);
    if !tokens.iter().any(|t| matches!(t, Token::Syllable(_))) {
        return None;
    }
    let mut out = Pinyin { full: String::new(), initials: String::new() };
    for token in &tokens {
        let letters = token.text().chars().filter(|c| c.is_alphanumeric());
        match token {
            Token::Syllable(s) => {
                out.full.push_str(s);
                out.initials.extend(letters.take(1));
            }
            Token::Other(_) => {
                out.full.extend(letters.clone());
                out.initials.extend(letters);
            }
        }
    }
    Some(out)
}

/// What somebody typed, ready to be looked for in `full` and `initials`: folded, ü as v, without blanks and
/// apostrophes. `None` where it has anything but Latin letters and digits.
pub fn query_form(typed: &str) -> Option<String> {
    let typed = typed.replace(['ü', 'Ü'], "v").replace("u\u{308}", "v");
    let letters: String =
        fold(&typed).chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-')).collect();
    (!letters.is_empty() && letters.chars().all(|c| c.is_ascii_alphanumeric())).then_some(letters)
}

enum Token {
    Syllable(&'static str),
    Other(String),
}

impl Token {
    fn text(&self) -> &str {
        match self {
            Self::Syllable(s) => s,
            Self::Other(s) => s,
        }
    }
}

/// Syllables of the Chinese characters and the words between them, of a folded name.
fn tokens(folded: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(folded.len() / 3 + 1);
    // Whether what comes next still belongs to the word before.
    let mut inside = false;
    sounds(folded, |sound| match sound {
        Sound::Syllable(number) => {
            inside = false;
            out.push(Token::Syllable(READINGS.syllables[usize::from(number)]));
        }
        Sound::Other(' ') => inside = false,
        Sound::Other(c) => match out.last_mut() {
            Some(Token::Other(word)) if inside => word.push(c),
            _ => {
                inside = true;
                out.push(Token::Other(c.into()));
            }
        },
    });
    out
}

/// The longest word with a reading of its own that begins here: known words, or the surname that begins the name.
fn special<'r>(readings: &'r Readings, chars: &[char], at: usize) -> Option<(usize, &'r [u16])> {
    for length in (1..=readings.longest.min(chars.len() - at)).rev() {
        let word = &chars[at..at + length];
        let found = readings
            .words
            .get(word)
            .or_else(|| readings.surnames.get(word).filter(|_| at == 0 && person_like(chars, length)));
        if let Some(syllables) = found {
            return Some((length, syllables));
        }
    }
    None
}

/// Whether a name that begins with a surname of this length reads as a person's: one or two given characters behind
/// it, or 氏. 单位… and 区域… keep their common reading.
fn person_like(chars: &[char], surname: usize) -> bool {
    let given = &chars[surname..];
    given.first() == Some(&'氏') || ((1..=2).contains(&given.len()) && given.iter().all(|c| c.to_pinyin().is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(name: &str) -> String {
        pinyin(name).expect("chinese").full
    }

    #[test]
    fn surnames_have_their_own_reading() {
        for (name, reading) in [
            ("仇英", "qiuying"),
            ("单丽", "shanli"),
            ("区志强", "ouzhiqiang"),
            ("查良镛", "zhaliangyong"),
            ("曾国藩", "zengguofan"),
            ("解珍", "xiezhen"),
            ("尉迟恭", "yuchigong"),
            ("單麗", "shanli"),
            ("盖聂", "genie"),
            ("曾氏家具厂", "zengshijiajuchang"),
            ("万俟卨", "moqixie"),
        ] {
            assert_eq!(full(name), reading, "{name}");
        }
    }

    #[test]
    fn a_character_is_a_surname_only_where_a_surname_stands() {
        assert_eq!(full("调查局"), "diaochaju");
        assert_eq!(full("区域服务中心"), "quyufuwuzhongxin");
        assert_eq!(full("简单科技"), "jiandankeji");
        assert_eq!(full("了解"), "liaojie");
    }

    #[test]
    fn places_and_company_words_are_read_as_people_read_them() {
        for (name, reading) in [
            ("重庆长安汽车", "chongqingchanganqiche"),
            ("厦门银行", "xiamenyinhang"),
            ("成都音乐厅", "chengduyinyueting"),
            ("长沙会计师事务所", "changshakuaijishishiwusuo"),
            ("西藏旅游", "xizanglvyou"),
            ("六安蚌埠番禺东莞", "luanbengbupanyudongguan"),
        ] {
            assert_eq!(full(name), reading, "{name}");
        }
    }

    #[test]
    fn u_umlaut_is_v_in_the_reading_and_in_the_query() {
        assert_eq!(full("吕女绿"), "lvnvlv");
        assert_eq!(query_form("Lü Nü"), Some("lvnv".into()));
        assert_eq!(query_form("xi'an"), Some("xian".into()));
        assert_eq!(query_form("恒远"), None);
    }

    #[test]
    fn letters_and_digits_between_the_characters_stay() {
        let p = pinyin("3M中国 (A 座)").expect("chinese");
        assert_eq!((p.full.as_str(), p.initials.as_str()), ("3mzhongguoazuo", "3mzgaz"));
        assert_eq!(pinyin("Betasoloin"), None);
        assert_eq!(pinyin("上海恒远").expect("chinese").initials, "shhy");
    }

    #[test]
    fn names_sort_by_syllable_then_by_name() {
        let mut names = ["赵一", "李安安", "Lambda", "仇英", "李安", "利安", "连城", "曾国藩", "阿里", "秦明", "厉安"];
        names.sort_by_key(|n| name_key(n));
        assert_eq!(
            names,
            ["阿里", "Lambda", "利安", "厉安", "李安", "李安安", "连城", "秦明", "仇英", "曾国藩", "赵一"]
        );
        assert_eq!(name_key("李安"), "li an\u{1f}李安");
    }

    #[test]
    fn every_special_word_has_a_syllable_for_each_character() {
        for (word, syllables) in READINGS.words.iter().chain(&READINGS.surnames) {
            assert_eq!(word.len(), syllables.len(), "{word:?}");
            let folded: Vec<char> = word.iter().copied().map(super::super::fold::simplified).collect();
            assert_eq!(*word, folded, "written in simplified characters, as folded names are");
        }
        assert!(READINGS.surnames.len() > 30 && READINGS.words.len() > 60);
    }
}
