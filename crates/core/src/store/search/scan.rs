//! Passing over an arena: which rows have a text, how well they fit, the best of them and how many there are.

use super::{
    arena::{ALIKE, Arena, GONE, Kind, Tier},
    letters::Automaton,
    stretch::{self, Stretch},
};
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
pub(super) struct Best {
    hits: Vec<Hit>,
    count: usize,
    limit: usize,
}

impl Best {
    pub(super) fn most(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Adds what was found elsewhere.
    pub(super) fn add(&mut self, (hits, count): (Vec<Hit>, usize)) {
        let count = self.count + count;
        hits.into_iter().for_each(|hit| self.note(hit.pk, hit.tier));
        self.count = count;
    }

    pub(super) fn found(self) -> (Vec<Hit>, usize) {
        (self.hits, self.count)
    }

    fn note(&mut self, pk: i64, tier: Tier) {
        self.count += 1;
        let key = |hit: &Hit| (hit.tier, Reverse(hit.pk));
        let hit = Hit { pk, tier };
        if self.hits.len() < self.limit || self.hits.last().is_some_and(|worst| key(&hit) < key(worst)) {
            self.hits.insert(self.hits.partition_point(|other| key(other) < key(&hit)), hit);
            self.hits.truncate(self.limit);
        }
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

/// What is looked for, with how well it fits each set of what rows have alike.
struct Sought<'n> {
    needles: Vec<&'n Needle>,
    /// By kind and number of the set.
    alike: [Vec<u8>; ALIKE.len()],
}

impl Sought<'_> {
    /// How well what a row has alike with others fits.
    fn alike(&self, arena: &Arena, place: usize) -> u8 {
        let fits = arena.alike.iter().zip(&self.alike).map(|(alike, tiers)| tiers[alike.of_row[place] as usize]);
        fits.filter(|tier| *tier != 0).min().unwrap_or(0)
    }
}

impl Arena {
    /// The best `limit` rows, best tier first and the newest of each first, and how many there are in all, among those
    /// of these owners and those that `also` names, which fit by their long text at least.
    pub(crate) fn find(&self, needles: &[Needle], owners: &Owners, also: &[i64], limit: usize) -> (Vec<Hit>, usize) {
        /// Bytes from which on a second thread is worth its start.
        const LONG: usize = if cfg!(test) { 1 << 12 } else { 1 << 20 };
        let needles: Vec<&Needle> = needles.iter().filter(|n| !n.text.is_empty() && !n.kinds.is_empty()).collect();
        let sought = Sought { alike: self.alike_tiers(&needles), needles };
        let sight = match owners {
            Owners::All => Sight::All,
            _ => Sight::Of(self.owners.values().iter().map(|users| owners.include_any(*users)).collect()),
        };
        let mut also: Vec<usize> = also.iter().filter_map(|pk| self.place(*pk)).collect();
        also.sort_unstable();
        let rows = self.pks.len();
        let best = match self.few(&sight) {
            Some(few) => self.find_among(&few, &sought, &also, limit),
            None => {
                let threads = if self.to_pass(&sought.needles) < LONG { 1 } else { threads() };
                let part = rows.div_ceil(threads).max(1).next_multiple_of(64);
                let parts: Vec<Range<usize>> =
                    (0..rows).step_by(part).map(|from| from..(from + part).min(rows)).collect();
                self.find_in_parts(&parts, &sought, &sight, &also, limit)
            }
        };
        (best.hits, best.count)
    }

    /// The last part in this thread, each other in one of its own.
    fn find_in_parts(
        &self,
        parts: &[Range<usize>],
        sought: &Sought<'_>,
        sight: &Sight,
        also: &[usize],
        limit: usize,
    ) -> Best {
        let Some((mine, others)) = parts.split_last() else { return Best::default() };
        std::thread::scope(|scope| {
            let others: Vec<_> = others
                .iter()
                .map(|part| scope.spawn(|| self.find_in(part.clone(), sought, sight, also, limit)))
                .collect();
            let mine = self.find_in(mine.clone(), sought, sight, also, limit);
            others.into_iter().fold(mine, |mut best, other| match other.join() {
                Ok(other) => {
                    best.add(other.found());
                    best
                }
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })
    }

    /// How well each set of what rows have alike fits.
    fn alike_tiers(&self, needles: &[&Needle]) -> [Vec<u8>; ALIKE.len()] {
        let mut tiers = self.alike.each_ref().map(|alike| vec![0; alike.sets.rows()]);
        for needle in needles {
            let mut pass = Pass::of(&needle.text);
            for ((kind, alike), tiers) in ALIKE.into_iter().zip(&self.alike).zip(&mut tiers) {
                if needle.kinds.contains(&kind) {
                    pass.note(&alike.sets, kind, 0..tiers.len(), |_| true, tiers);
                }
            }
        }
        tiers
    }

    /// The places of all rows in sight where they are so few that a look at each costs less than a pass over everything.
    fn few(&self, sight: &Sight) -> Option<Vec<usize>> {
        let Sight::Of(seen) = sight else { return None };
        let mine = self.owned.iter().zip(seen).filter(|(_, seen)| **seen).map(|(rows, _)| *rows as usize);
        if mine.sum::<usize>() * 16 > self.pks.len() {
            return None;
        }
        Some((0..self.pks.len()).filter(|place| sight.includes(self.owner_of[*place])).collect())
    }

    /// Bytes that a pass reads.
    fn to_pass(&self, needles: &[&Needle]) -> usize {
        let untold = |n: &&&Needle| self.common.untold(n, self.pks.len());
        let passed = needles.iter().map(|n| (&n.text, untold(&n)));
        let bytes = |(text, kinds): (&String, Vec<Kind>)| -> usize {
            self.that_may_have(text, &kinds).map(|(_, stretch)| stretch.bytes.len()).sum()
        };
        passed.map(bytes).sum()
    }

    /// Row by row.
    fn find_among(&self, places: &[usize], sought: &Sought<'_>, also: &[usize], limit: usize) -> Best {
        let mut best = Best::most(limit);
        let mut passes: Vec<(Pass<'_>, Vec<(Kind, &Stretch)>)> = sought
            .needles
            .iter()
            .map(|n| (Pass::of(&n.text), self.that_may_have(&n.text, &n.kinds).collect()))
            .collect();
        let mut tier = [0_u8];
        for place in places.iter().copied() {
            tier[0] = sought.alike(self, place);
            if tier[0] == 0 && also.binary_search(&place).is_ok() {
                tier[0] = Tier::Text as u8;
            }
            for (pass, stretches) in &mut passes {
                for (kind, stretch) in stretches.iter() {
                    pass.note(stretch, *kind, place..place + 1, |_| true, &mut tier);
                }
            }
            if let Some(tier) = Tier::of(tier[0]) {
                best.note(i64::from(self.pks[place]), tier);
            }
        }
        best
    }

    /// Everything in these places.
    fn find_in(&self, places: Range<usize>, sought: &Sought<'_>, sight: &Sight, also: &[usize], limit: usize) -> Best {
        let seen = |place: usize| sight.includes(self.owner_of[place]);
        let mut tiers = vec![0_u8; places.len()];
        if sought.alike.iter().flatten().any(|tier| *tier != 0) {
            for (place, noted) in places.clone().zip(&mut tiers).filter(|(place, _)| seen(*place)) {
                *noted = sought.alike(self, place);
            }
        }
        for place in also.iter().filter(|p| places.contains(p) && seen(**p)) {
            let noted = &mut tiers[place - places.start];
            if *noted == 0 {
                *noted = Tier::Text as u8;
            }
        }
        for needle in &sought.needles {
            if self.common.tells(&needle.text, self.pks.len()) {
                self.common.mark(needle, places.clone(), &seen, &mut tiers);
            }
            let mut pass = Pass::of(&needle.text);
            for (kind, stretch) in self.that_may_have(&needle.text, &self.common.untold(needle, self.pks.len())) {
                pass.note(stretch, kind, places.clone(), seen, &mut tiers);
            }
        }
        let mut best = Best::most(limit);
        // The newest first: then few have to be put in order.
        for (at, tier) in tiers.iter().enumerate().rev().filter(|(_, tier)| **tier != 0) {
            if let Some(tier) = Tier::of(*tier) {
                best.note(i64::from(self.pks[places.start + at]), tier);
            }
        }
        best
    }
}

/// Threads that one query takes.
pub(super) fn threads() -> usize {
    /// A search is one of many things that a machine does.
    const MOST: usize = 4;
    std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST))
}

/// A text made ready for being looked for.
pub(super) struct Pass<'n> {
    finder: Finder<'n>,
    text: &'n str,
    /// Only where names are looked through by their sound.
    letters: Option<Automaton>,
}

impl<'n> Pass<'n> {
    pub(super) fn of(text: &'n str) -> Self {
        Self { finder: Finder::new(text), text, letters: None }
    }

    /// Notes how well each row in these places fits, where that is better than what is noted.
    pub(super) fn note(
        &mut self,
        stretch: &Stretch,
        kind: Kind,
        places: Range<usize>,
        seen: impl Fn(usize) -> bool,
        tiers: &mut [u8],
    ) {
        let Range { start, end } = stretch.of(places.clone());
        let bytes = &stretch.bytes[..end];
        // `known` is a byte of the row `place`, whose last is before `row_end`.
        let (mut from, mut place, mut known, mut row_end) = (start, places.start, start, start);
        while let Some(at) = self.next(kind, bytes, from) {
            if at >= row_end {
                place = stretch.row_of(at, place, known);
                known = at;
                row_end = stretch.next_row(at, end);
                if !seen(place) {
                    from = row_end;
                    continue;
                }
            }
            let tier = match kind {
                Kind::Pinyin => Tier::Pinyin,
                _ => tier(bytes, at, at + self.text.len()),
            };
            let noted = &mut tiers[place - places.start];
            if *noted == 0 || tier as u8 <= *noted {
                *noted = tier as u8;
            }
            // It cannot fit better than this in what is left of the row.
            let done = matches!(tier, Tier::Equal | Tier::Pinyin);
            from = if done { row_end } else { at + 1 };
        }
    }

    /// The next place from `from` on that has the text.
    fn next(&mut self, kind: Kind, bytes: &[u8], from: usize) -> Option<usize> {
        match kind {
            Kind::Pinyin => self.letters.get_or_insert_with(|| Automaton::new(self.text)).find(bytes, from),
            _ => self.finder.find(&bytes[from..]).map(|at| from + at),
        }
    }
}

/// How well the piece fits that has the needle from `at` to `end`.
fn tier(bytes: &[u8], at: usize, end: usize) -> Tier {
    let begins = stretch::parts(bytes[at - 1]);
    let ends = bytes.get(end).is_none_or(|b| stretch::parts(*b));
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
