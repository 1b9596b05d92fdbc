//! The texts of one or two characters that about every row has (公司, `1`, `gs`): which rows have them is kept, so that such
//! a query need not visit each place. Which texts they are is read off a sample of the rows. The rows are looked through in
//! the background, some at a time; until then such queries take longer.

use super::{
    arena::{Arena, Kind, Tier},
    letters,
    scan::Needle,
    stretch::MARK,
};
use std::{borrow::Cow, collections::HashMap, ops::Range};

/// Rows looked at to learn which texts are common.
const SAMPLE: usize = 2048;
/// Fewer rows than this are passed over in no time.
const FEW: usize = 8192;
/// At most so many texts are kept.
const MOST: usize = 128;
/// Rows looked through at a time.
const AT_ONCE: usize = 8192;

/// The kinds whose texts are kept; sets of what is alike are few.
const KEPT: [Kind; 4] = [Kind::Written, Kind::Phone, Kind::Digits, Kind::Pinyin];

/// Which rows have the common texts.
#[derive(Debug, Default)]
pub(super) struct Common {
    texts: HashMap<String, u16>,
    /// By number of the text, by kind.
    rows: Vec<[Rows; KEPT.len()]>,
    letters: Letters,
    /// Rows there were when the texts were chosen.
    chosen_at: usize,
    /// So many places were looked through.
    upto: usize,
}

/// The rows that have a text in pieces of one kind.
#[derive(Debug, Default, Clone)]
struct Rows {
    /// By place.
    any: Vec<u64>,
    /// Those it fits better than somewhere inside: the place, times [`TIERS`], plus how well.
    better: Vec<u32>,
}

/// What better tiers there are, and none.
const TIERS: u32 = 4;

impl Rows {
    fn note(&mut self, place: usize, tier: Tier) {
        let word = place / 64;
        if self.any.len() <= word {
            self.any.resize(word + 1, 0);
        }
        self.any[word] |= 1 << (place % 64);
        if tier < Tier::Infix {
            // Places leave room for that: an arena sees to it.
            let here = place as u32 * TIERS + tier as u32;
            match self.better.last_mut().filter(|last| **last / TIERS == here / TIERS) {
                Some(last) => *last = here.min(*last),
                None => self.better.push(here),
            }
        }
    }
}

/// Numbers of the characters that common texts begin or end with, and of the texts they make.
#[derive(Debug, Default)]
struct Letters {
    /// By character of the first plane, which has all that could be common; 0: of no common text.
    numbers: Vec<u16>,
    count: usize,
    /// By two numbers of characters; the second is 0 for a text of one.
    pairs: Vec<u16>,
}

/// Stands for "no text".
const NONE: u16 = u16::MAX;
/// Characters of the first plane.
const PLANE: usize = 1 << 16;

impl Letters {
    fn of(texts: &HashMap<String, u16>) -> Self {
        let mut letters =
            Self { numbers: vec![0; if texts.is_empty() { 0 } else { PLANE }], count: 1, pairs: Vec::new() };
        for c in texts.keys().flat_map(|t| t.chars()) {
            let number = &mut letters.numbers[c as usize];
            if *number == 0 {
                *number = letters.count as u16; // at most two for each of MOST texts
                letters.count += 1;
            }
        }
        letters.pairs = vec![NONE; letters.count * letters.count];
        for (text, number) in texts {
            let mut chars = text.chars().map(|c| letters.number(c));
            let (first, second) = (chars.next().unwrap_or(0), chars.next().unwrap_or(0));
            letters.pairs[first * letters.count + second] = *number;
        }
        letters
    }

    /// 0: of no common text.
    fn number(&self, c: char) -> usize {
        self.numbers.get(c as usize).copied().unwrap_or(0) as usize
    }

    fn text(&self, first: usize, second: usize) -> Option<usize> {
        let number = if first == 0 { NONE } else { self.pairs[first * self.count + second] };
        (number != NONE).then_some(number as usize)
    }
}

impl Common {
    /// Chooses the texts.
    fn of(arena: &Arena) -> Self {
        let texts = commonest(arena);
        let letters = Letters::of(&texts);
        Self { rows: vec![Default::default(); texts.len()], texts, letters, chosen_at: arena.pks.len(), upto: 0 }
    }

    /// Looks through some more rows; whether there are more. Chooses other texts where these were chosen when there were
    /// far fewer rows.
    pub(super) fn learn(&mut self, arena: &Arena) -> bool {
        let rows = arena.pks.len();
        if rows >= FEW && rows > self.chosen_at * 2 {
            *self = Self::of(arena);
        }
        let some = self.upto..rows.min(self.upto + AT_ONCE);
        some.for_each(|place| self.note(arena, place));
        if self.upto == rows {
            for rows in self.rows.iter_mut().flatten() {
                rows.any.shrink_to_fit();
                rows.better.shrink_to_fit();
            }
        }
        self.upto < rows
    }

    /// Notes a row that came to the end of the arena, where those before it are known.
    pub(super) fn follow(&mut self, arena: &Arena, place: usize) {
        if self.upto == place {
            self.note(arena, place);
        }
    }

    fn note(&mut self, arena: &Arena, place: usize) {
        self.upto = place + 1;
        if self.texts.is_empty() {
            return;
        }
        for (kind, stretch) in arena.stretches() {
            let Some(at) = KEPT.iter().position(|kept| *kept == kind) else { continue };
            each_text(
                &written(kind, stretch.of_row(place)),
                |c| self.letters.number(c),
                |first, second, tier| {
                    if let Some(text) = self.letters.text(first, second) {
                        self.rows[text][at].note(place, if kind == Kind::Pinyin { Tier::Pinyin } else { tier });
                    }
                },
            );
        }
    }

    /// Whether it knows which of so many rows have a text.
    pub(super) fn tells(&self, text: &str, rows: usize) -> bool {
        self.upto == rows && self.texts.contains_key(text)
    }

    /// Of the kinds in which something is looked for, those that have to be passed over.
    pub(super) fn untold(&self, needle: &Needle, rows: usize) -> Vec<Kind> {
        let told = self.tells(&needle.text, rows);
        needle.kinds.iter().copied().filter(|kind| !(told && KEPT.contains(kind))).collect()
    }

    /// Notes how well each row that has the needle in one of the kinds that are kept fits, where that is better than what
    /// is noted. `places` begin at a multiple of 64.
    pub(super) fn mark(&self, needle: &Needle, places: Range<usize>, seen: &impl Fn(usize) -> bool, tiers: &mut [u8]) {
        let Some(text) = self.texts.get(&needle.text) else { return };
        let rows = KEPT.iter().zip(&self.rows[*text as usize]);
        let (heard, asked): (Vec<_>, Vec<_>) =
            rows.filter(|(kind, _)| needle.kinds.contains(kind)).partition(|(kind, _)| **kind == Kind::Pinyin);
        let mut note = |place: usize, tier: Tier| {
            let noted = &mut tiers[place - places.start];
            if (*noted == 0 || (tier as u8) < *noted) && seen(place) {
                *noted = tier as u8;
            }
        };
        for (all, tier) in
            [(&asked, Tier::Infix), (&heard, Tier::Pinyin)].into_iter().filter(|(all, _)| !all.is_empty())
        {
            for word in places.start / 64..places.end.div_ceil(64) {
                let any = |(_, rows): &(&Kind, &Rows)| rows.any.get(word).copied().unwrap_or(0);
                let mut left = all.iter().map(any).fold(0, |all, one| all | one);
                while left != 0 {
                    note(word * 64 + left.trailing_zeros() as usize, tier);
                    left &= left - 1;
                }
            }
        }
        for (_, rows) in asked {
            let place = |noted: &u32| (noted / TIERS) as usize;
            let from = rows.better.partition_point(|noted| place(noted) < places.start);
            for noted in rows.better[from..].iter().take_while(|noted| place(noted) < places.end) {
                if let Some(tier) = Tier::of((noted % TIERS) as u8) {
                    note(place(noted), tier);
                }
            }
        }
    }

    /// Bytes that it takes.
    pub(super) fn taken(&self) -> usize {
        let rows: usize =
            self.rows.iter().flatten().map(|rows| rows.any.capacity() * 8 + rows.better.capacity() * 4).sum();
        rows + (self.letters.numbers.capacity() + self.letters.pairs.capacity()) * 2
    }
}

/// The pieces of a row as they are typed.
fn written(kind: Kind, row: &[u8]) -> Cow<'_, [u8]> {
    match kind {
        Kind::Pinyin => Cow::Owned(letters::spelled(row)),
        _ => Cow::Borrowed(row),
    }
}

/// Every text of one and two characters in these pieces of a row, with how well it fits there. `number` is what a character
/// is told by; 0 where it does not matter.
fn each_text(row: &[u8], number: impl Fn(char) -> usize, mut each: impl FnMut(usize, usize, Tier)) {
    for piece in row.split(|b| *b == MARK) {
        let Ok(piece) = std::str::from_utf8(piece) else { continue };
        let tier = |begins: bool, word: bool, ends: bool| match (begins, ends) {
            (true, true) => Tier::Equal,
            (true, false) => Tier::Prefix,
            _ if word => Tier::Word,
            _ => Tier::Infix,
        };
        // The character before: its number, whether it begins the piece, whether it begins a word.
        let mut before: Option<(usize, bool, bool)> = None;
        let mut chars = piece.chars().peekable();
        let mut word = false;
        while let Some(c) = chars.next() {
            let (here, ends) = (number(c), chars.peek().is_none());
            if here != 0 {
                if let Some((first, begins, word)) = before.filter(|(first, ..)| *first != 0) {
                    each(first, here, tier(begins, word, ends));
                }
                each(here, 0, tier(before.is_none(), word, ends));
            }
            before = Some((here, before.is_none(), word));
            word = !c.is_alphanumeric();
        }
    }
}

/// The texts that stand in a quarter of the rows or in more, those of most rows first.
fn commonest(arena: &Arena) -> HashMap<String, u16> {
    // By text: in how many rows, and the last of them.
    let mut counts: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
    let step = (arena.pks.len() / SAMPLE).max(1);
    for place in (0..arena.pks.len()).step_by(step) {
        for (kind, stretch) in arena.stretches().filter(|(kind, _)| KEPT.contains(kind)) {
            each_text(
                &written(kind, stretch.of_row(place)),
                |c| c as usize,
                |first, second, _| {
                    let (rows, last) = counts.entry((first, second)).or_insert((0, usize::MAX));
                    *rows += usize::from(*last != place);
                    *last = place;
                },
            );
        }
    }
    let sampled = arena.pks.len().div_ceil(step);
    let often = counts.into_iter().map(|(text, (rows, _))| (text, rows));
    let near = |text: &(usize, usize)| text.0 < PLANE && text.1 < PLANE;
    let mut texts: Vec<_> = often.filter(|(text, rows)| *rows * 4 >= sampled && near(text)).collect();
    texts.sort_unstable_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
    texts.truncate(MOST);
    let letter = |number: usize| u32::try_from(number).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    let text = |(first, second)| -> String { letter(first).into_iter().chain(letter(second)).collect() };
    texts.into_iter().map(|(pair, _)| text(pair)).zip(0..).collect()
}
