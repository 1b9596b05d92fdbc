//! The texts of one or two characters that about every row has (公司, `1`): which rows have them is kept, so that such a
//! query need not visit each place. Which texts they are is read off a sample of the rows.

use super::{
    arena::{Arena, Kind, MARK, Stretch, Tier},
    scan::Needle,
};
use std::{collections::HashMap, ops::Range};

/// Rows looked at to learn which texts are common.
const SAMPLE: usize = 4096;
/// Fewer rows than this are passed over in no time.
const FEW: usize = 8192;
/// At most so many texts are kept.
const MOST: usize = 64;

/// Which rows have the common texts.
#[derive(Debug, Default)]
pub(super) struct Common {
    texts: HashMap<String, u16>,
    /// By number of the text, by kind.
    rows: Vec<[Rows; Kind::ALL.len()]>,
    letters: Letters,
    /// Rows there were when the texts were chosen.
    chosen_at: usize,
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
    /// Chooses the texts and looks through all rows for them.
    pub(super) fn of(arena: &Arena) -> Self {
        let rows = arena.pks.len();
        let texts = if rows < FEW { HashMap::new() } else { commonest(arena) };
        let letters = Letters::of(&texts);
        let mut common = Self { rows: vec![Default::default(); texts.len()], texts, letters, chosen_at: rows };
        if !common.texts.is_empty() {
            (0..rows).for_each(|place| common.note(arena, place));
        }
        for rows in common.rows.iter_mut().flatten() {
            rows.any.shrink_to_fit();
            rows.better.shrink_to_fit();
        }
        common
    }

    /// Whether the texts were chosen when there were far fewer rows.
    pub(super) fn is_outgrown_by(&self, rows: usize) -> bool {
        rows >= FEW && rows > self.chosen_at * 2
    }

    /// With a row that came to the end of the arena.
    pub(super) fn with(mut self, arena: &Arena, place: usize) -> Self {
        if !self.texts.is_empty() {
            self.note(arena, place);
        }
        self
    }

    fn note(&mut self, arena: &Arena, place: usize) {
        for (kind, stretch) in arena.stretches() {
            each_text(
                stretch,
                place,
                |c| self.letters.number(c),
                |first, second, tier| {
                    if let Some(text) = self.letters.text(first, second) {
                        self.rows[text][kind as usize]
                            .note(place, if kind == Kind::Pinyin { Tier::Pinyin } else { tier });
                    }
                },
            );
        }
    }

    /// Whether a text is one of them.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.texts.contains_key(text)
    }

    /// Notes how well each row that has the needle fits, where that is better than what is noted; false where the needle
    /// is none of the common texts. `places` begin at a multiple of 64.
    pub(super) fn mark(
        &self,
        needle: &Needle,
        places: Range<usize>,
        seen: &impl Fn(usize) -> bool,
        tiers: &mut [u8],
    ) -> bool {
        let Some(text) = self.texts.get(&needle.text) else { return false };
        let rows = &self.rows[*text as usize];
        let mut note = |place: usize, tier: Tier| {
            let noted = &mut tiers[place - places.start];
            if (*noted == 0 || (tier as u8) < *noted) && seen(place) {
                *noted = tier as u8;
            }
        };
        let (pinyin, written): (Vec<Kind>, Vec<Kind>) = needle.kinds.iter().partition(|kind| **kind == Kind::Pinyin);
        for (kinds, tier) in [(&written, Tier::Infix), (&pinyin, Tier::Pinyin)] {
            for word in places.start / 64..places.end.div_ceil(64) {
                let any = |kind: &Kind| rows[*kind as usize].any.get(word).copied().unwrap_or(0);
                let mut left = kinds.iter().map(any).fold(0, |all, one| all | one);
                while left != 0 {
                    note(word * 64 + left.trailing_zeros() as usize, tier);
                    left &= left - 1;
                }
            }
        }
        for kind in written {
            let better = &rows[kind as usize].better;
            let place = |noted: &u32| (noted / TIERS) as usize;
            let from = better.partition_point(|noted| place(noted) < places.start);
            for noted in better[from..].iter().take_while(|noted| place(noted) < places.end) {
                if let Some(tier) = Tier::of((noted % TIERS) as u8) {
                    note(place(noted), tier);
                }
            }
        }
        true
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.rows.iter().flatten().map(|rows| rows.any.capacity() * 8 + rows.better.capacity() * 4).sum()
    }
}

/// Every text of one and two characters in the pieces of a row, with how well it fits there. `number` is what a character
/// is told by; 0 where it does not matter.
fn each_text(
    stretch: &Stretch,
    place: usize,
    number: impl Fn(char) -> usize,
    mut each: impl FnMut(usize, usize, Tier),
) {
    let row = &stretch.bytes[stretch.of(place..place + 1)];
    for piece in row.split(|b| *b == MARK).skip(1) {
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

/// The texts that stand in a row once or more often on average, the commonest first.
fn commonest(arena: &Arena) -> HashMap<String, u16> {
    let mut counts: HashMap<(usize, usize), usize> = HashMap::new();
    let step = (arena.pks.len() / SAMPLE).max(1);
    for place in (0..arena.pks.len()).step_by(step) {
        for (_, stretch) in arena.stretches() {
            each_text(
                stretch,
                place,
                |c| c as usize,
                |first, second, _| *counts.entry((first, second)).or_default() += 1,
            );
        }
    }
    let sampled = arena.pks.len().div_ceil(step);
    let mut texts: Vec<_> = counts.into_iter().filter(|(_, count)| count >= &sampled).collect();
    texts.sort_unstable_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
    texts.truncate(MOST);
    let letter = |number: usize| u32::try_from(number).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    let text = |(first, second)| -> String { letter(first).into_iter().chain(letter(second)).collect() };
    texts.into_iter().map(|(pair, _)| text(pair)).zip(0..).collect()
}
