//! Passing over an arena: which rows have a text, how well they fit, the best of them and how many there are.

use super::arena::{Arena, GONE, Kind, MARK, Stretch, Tier};
use crate::store::access::Owners;
use memchr::memmem::Finder;
use std::{cmp::Reverse, ops::Range};

/// What to look for and in which kinds of pieces.
#[derive(Debug, Clone)]
pub(crate) struct Needle {
    pub(crate) text: String,
    pub(crate) kinds: Vec<Kind>,
}

/// A row that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) pk: i64,
    pub(crate) tier: Tier,
}

/// The best rows and how many there are in all.
#[derive(Debug, Default)]
struct Best {
    hits: Vec<Hit>,
    count: usize,
    limit: usize,
}

impl Best {
    fn note(&mut self, pk: i64, tier: Tier) {
        self.count += 1;
        let key = |hit: &Hit| (hit.tier, Reverse(hit.pk));
        let hit = Hit { pk, tier };
        if self.hits.len() < self.limit || self.hits.last().is_some_and(|worst| key(&hit) < key(worst)) {
            self.hits.insert(self.hits.partition_point(|other| key(other) < key(&hit)), hit);
            self.hits.truncate(self.limit);
        }
    }

    fn join(mut self, other: Best) -> Best {
        let count = self.count + other.count;
        other.hits.into_iter().for_each(|hit| self.note(hit.pk, hit.tier));
        Best { count, ..self }
    }
}

/// Whose rows count.
enum Sight {
    /// Those of all owners.
    All,
    /// By owner: whether his do.
    Of(Vec<bool>),
}

impl Sight {
    fn includes(&self, owner: u32) -> bool {
        owner != GONE
            && match self {
                Self::All => true,
                Self::Of(seen) => seen[owner as usize],
            }
    }
}

impl Arena {
    /// The best `limit` rows, best tier first and the newest of each first, and how many there are in all, among those
    /// of these owners and those that `also` names, which fit by their long text at least.
    pub(crate) fn find(&self, needles: &[Needle], owners: &Owners, also: &[i64], limit: usize) -> (Vec<Hit>, usize) {
        /// Bytes from which on a second thread is worth its start.
        const LONG: usize = if cfg!(test) { 1 << 12 } else { 1 << 20 };
        let needles: Vec<&Needle> = needles.iter().filter(|n| !n.text.is_empty() && !n.kinds.is_empty()).collect();
        let sight = match owners {
            Owners::All => Sight::All,
            _ => Sight::Of(self.owners.values().iter().map(|owner| owners.include(*owner)).collect()),
        };
        let mut also: Vec<usize> = also.iter().filter_map(|pk| self.place(*pk)).collect();
        also.sort_unstable();
        let rows = self.pks.len();
        let best = match self.few(&sight) {
            Some(few) => self.find_among(&few, &needles, &also, limit),
            None => {
                let threads = if self.to_pass(&needles) < LONG { 1 } else { threads() };
                let part = rows.div_ceil(threads).max(1).next_multiple_of(64);
                let parts: Vec<Range<usize>> =
                    (0..rows).step_by(part).map(|from| from..(from + part).min(rows)).collect();
                self.find_in_parts(&parts, &needles, &sight, &also, limit)
            }
        };
        (best.hits, best.count)
    }

    /// The last part in this thread, each other in one of its own.
    fn find_in_parts(
        &self,
        parts: &[Range<usize>],
        needles: &[&Needle],
        sight: &Sight,
        also: &[usize],
        limit: usize,
    ) -> Best {
        let Some((mine, others)) = parts.split_last() else { return Best::default() };
        std::thread::scope(|scope| {
            let others: Vec<_> = others
                .iter()
                .map(|part| scope.spawn(|| self.find_in(part.clone(), needles, sight, also, limit)))
                .collect();
            let mine = self.find_in(mine.clone(), needles, sight, also, limit);
            others.into_iter().fold(mine, |best, other| match other.join() {
                Ok(other) => best.join(other),
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })
    }

    /// The places of all rows in sight where they are so few that a look at each costs less than a pass over everything.
    fn few(&self, sight: &Sight) -> Option<Vec<u32>> {
        let Sight::Of(seen) = sight else { return None };
        let mine = || self.of_owner.iter().enumerate().filter(|(owner, _)| seen[*owner]);
        if mine().map(|(_, places)| places.len()).sum::<usize>() * 16 > self.pks.len() {
            return None;
        }
        let still_his = |(owner, places): (usize, &Vec<u32>)| -> Vec<u32> {
            places.iter().copied().filter(|place| self.owner_of[*place as usize] as usize == owner).collect()
        };
        Some(mine().flat_map(still_his).collect())
    }

    /// Bytes that a pass reads.
    fn to_pass(&self, needles: &[&Needle]) -> usize {
        let common = |needle: &&&Needle| !self.common.knows(&needle.text);
        needles.iter().filter(common).flat_map(|n| self.passed(n)).map(|(_, stretch)| stretch.bytes.len()).sum()
    }

    /// The stretches that may have a needle.
    fn passed<'a>(&'a self, needle: &'a Needle) -> impl Iterator<Item = (Kind, &'a Stretch)> {
        self.stretches().filter(|(kind, stretch)| needle.kinds.contains(kind) && stretch.may_have(&needle.text))
    }

    /// Row by row.
    fn find_among(&self, places: &[u32], needles: &[&Needle], also: &[usize], limit: usize) -> Best {
        let mut best = Best { limit, ..Best::default() };
        let passes: Vec<(Finder<'_>, Kind, &Stretch)> = needles
            .iter()
            .flat_map(|n| self.passed(n).map(|(kind, stretch)| (Finder::new(&n.text), kind, stretch)))
            .collect();
        let mut tier = [0_u8];
        for place in places.iter().map(|p| *p as usize) {
            tier[0] = if also.binary_search(&place).is_ok() { Tier::Text as u8 } else { 0 };
            for (finder, kind, stretch) in &passes {
                pass(stretch, *kind, finder, place..place + 1, |_| true, &mut tier);
            }
            if let Some(tier) = Tier::of(tier[0]) {
                best.note(self.pks[place], tier);
            }
        }
        best
    }

    /// Everything in these places.
    fn find_in(&self, places: Range<usize>, needles: &[&Needle], sight: &Sight, also: &[usize], limit: usize) -> Best {
        let mut tiers = vec![0_u8; places.len()];
        let seen = |place: usize| sight.includes(self.owner_of[place]);
        for place in also.iter().filter(|p| places.contains(p) && seen(**p)) {
            tiers[place - places.start] = Tier::Text as u8;
        }
        for needle in needles {
            if self.common.mark(needle, places.clone(), &seen, &mut tiers) {
                continue;
            }
            let finder = Finder::new(&needle.text);
            for (kind, stretch) in self.passed(needle) {
                pass(stretch, kind, &finder, places.clone(), seen, &mut tiers);
            }
        }
        let mut best = Best { limit, ..Best::default() };
        // The newest first: then few have to be put in order.
        for (at, tier) in tiers.iter().enumerate().rev().filter(|(_, tier)| **tier != 0) {
            if let Some(tier) = Tier::of(*tier) {
                best.note(self.pks[places.start + at], tier);
            }
        }
        best
    }
}

/// Threads that one query takes.
fn threads() -> usize {
    /// A search is one of many things that a machine does.
    const MOST: usize = 4;
    std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST))
}

/// Notes how well each row in these places fits, where that is better than what is noted.
fn pass(
    stretch: &Stretch,
    kind: Kind,
    finder: &Finder<'_>,
    places: Range<usize>,
    seen: impl Fn(usize) -> bool,
    tiers: &mut [u8],
) {
    let Range { start: mut from, end } = stretch.of(places.clone());
    let bytes = &stretch.bytes[..end];
    let mut place = places.start;
    while let Some(at) = finder.find(&bytes[from..]).map(|at| from + at) {
        place = stretch.row_of(at, place);
        if !seen(place) {
            from = stretch.start(place + 1).min(end);
            continue;
        }
        let tier = if kind == Kind::Pinyin { Tier::Pinyin } else { tier(bytes, at, at + finder.needle().len()) };
        let noted = &mut tiers[place - places.start];
        if *noted == 0 || tier as u8 <= *noted {
            *noted = tier as u8;
        }
        // It cannot fit better than this in what is left of the row.
        let done = matches!(tier, Tier::Equal | Tier::Pinyin);
        from = if done { stretch.start(place + 1).min(end) } else { at + 1 };
    }
}

/// How well the piece fits that has the needle from `at` to `end`.
fn tier(bytes: &[u8], at: usize, end: usize) -> Tier {
    let begins = bytes[at - 1] == MARK;
    let ends = bytes.get(end).is_none_or(|b| *b == MARK);
    match (begins, ends) {
        (true, true) => Tier::Equal,
        (true, false) => Tier::Prefix,
        _ if word_begins(bytes, at) => Tier::Word,
        _ => Tier::Infix,
    }
}

/// Whether a blank or a mark of punctuation stands before this place.
fn word_begins(bytes: &[u8], at: usize) -> bool {
    let last = bytes[at - 1];
    if last < 0x80 {
        return !last.is_ascii_alphanumeric();
    }
    let begin = bytes[..at].iter().rposition(|b| !(0x80..0xc0).contains(b)).unwrap_or_default();
    let before = std::str::from_utf8(&bytes[begin..at]).unwrap_or_default();
    before.chars().next_back().is_some_and(|c| !c.is_alphanumeric())
}
