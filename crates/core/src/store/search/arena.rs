//! Folded text of every live row in one run of bytes, searched by substring: no index to write, no false hit
//! (CORE.md section 7). Each piece begins with a byte that says what it is; folded text has no such bytes.

use super::super::marks::Numbered;
use crate::{Id, catalogue::MaskClass};
use memchr::memmem::Finder;

/// What a piece of text is. Its number is the byte before the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Names as they are written.
    Name = 1,
    /// A name in pinyin, in full or by initials.
    NamePinyin,
    /// Numbers and registration codes.
    Code,
    /// A phone number as it is written.
    Phone,
    /// Its digits.
    Digits,
    Email,
    Address,
    /// Somebody named in the row.
    Person,
    PersonPinyin,
    Tag,
}

impl Kind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Name,
        Self::NamePinyin,
        Self::Code,
        Self::Phone,
        Self::Digits,
        Self::Email,
        Self::Address,
        Self::Person,
        Self::PersonPinyin,
        Self::Tag,
    ];

    fn of(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == byte)
    }

    fn is_pinyin(self) -> bool {
        matches!(self, Self::NamePinyin | Self::PersonPinyin)
    }

    /// The class of fields that hides it from a role.
    pub(crate) fn mask(self) -> Option<MaskClass> {
        matches!(self, Self::Phone | Self::Digits).then_some(MaskClass::Phone)
    }
}

/// Bytes below this begin a piece.
const MARKS: u8 = 0x20;

/// How well a piece fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Tier {
    /// The piece is what was typed.
    Equal = 1,
    /// It begins with it.
    Prefix,
    /// A word of it begins with it.
    Word,
    /// It is somewhere inside.
    Infix,
    /// Its pinyin fits.
    Pinyin,
}

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

/// A row's pieces begin at `start` and end where the next row's begin.
#[derive(Debug, Clone, Copy)]
struct Row {
    start: usize,
    pk: i64,
    /// None: replaced by a later row, or gone.
    owner: Option<u32>,
}

/// All rows of one entity.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    bytes: Vec<u8>,
    rows: Vec<Row>,
    /// By row number: the place in `rows`.
    places: Vec<Option<u32>>,
    owners: Numbered<Id>,
    /// Bytes of rows that are gone.
    dead: usize,
}

impl Arena {
    /// Puts a row there, in place of what stood for it.
    pub(crate) fn set(&mut self, pk: i64, owner: Id, pieces: &[(Kind, String)]) {
        self.remove(pk);
        let Ok(at) = usize::try_from(pk) else { return };
        if at >= self.places.len() {
            self.places.resize(at + 1, None);
        }
        self.places[at] = u32::try_from(self.rows.len()).ok();
        self.rows.push(Row { start: self.bytes.len(), pk, owner: Some(self.owners.number(owner)) });
        for (kind, text) in pieces {
            self.bytes.push(*kind as u8);
            self.bytes.extend(text.bytes().filter(|b| *b >= MARKS));
        }
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, pk: i64) {
        let place = usize::try_from(pk).ok().and_then(|at| self.places.get_mut(at)).and_then(Option::take);
        let Some(place) = place.map(|p| p as usize) else { return };
        self.rows[place].owner = None;
        self.dead += self.end(place) - self.rows[place].start;
    }

    /// Lets go of what is gone, once it is a quarter of everything.
    pub(crate) fn tidy(&mut self) {
        if self.dead * 4 <= self.bytes.len() {
            return;
        }
        let old = std::mem::take(self);
        self.places = vec![None; old.places.len()];
        for (place, row) in old.rows.iter().enumerate().filter(|(_, row)| row.owner.is_some()) {
            self.places[usize::try_from(row.pk).unwrap_or_default()] = u32::try_from(self.rows.len()).ok();
            self.rows.push(Row { start: self.bytes.len(), ..*row });
            self.bytes.extend(&old.bytes[row.start..old.end(place)]);
        }
        self.owners = old.owners;
    }

    fn end(&self, place: usize) -> usize {
        self.rows.get(place + 1).map_or(self.bytes.len(), |next| next.start)
    }

    /// The best `limit` rows, best tier first and the newest of each first, and how many there are in all. `visible`
    /// says whose rows count.
    pub(crate) fn find(&self, needles: &[Needle], visible: impl Fn(Id) -> bool, limit: usize) -> (Vec<Hit>, usize) {
        let allowed: Vec<bool> = self.owners.values().iter().map(|owner| visible(*owner)).collect();
        let mut tiers: Vec<Option<Tier>> = vec![None; self.rows.len()];
        for needle in needles.iter().filter(|n| !n.text.is_empty()) {
            self.scan(needle, &allowed, &mut tiers);
        }
        let mut count = 0;
        let mut best: Vec<Hit> = Vec::with_capacity(limit + 1);
        for (row, tier) in self.rows.iter().zip(tiers) {
            let Some(tier) = tier else { continue };
            count += 1;
            let key = |hit: &Hit| (hit.tier, std::cmp::Reverse(hit.pk));
            let hit = Hit { pk: row.pk, tier };
            if best.len() < limit || best.last().is_some_and(|worst| key(&hit) < key(worst)) {
                best.insert(best.partition_point(|other| key(other) < key(&hit)), hit);
                best.truncate(limit);
            }
        }
        (best, count)
    }

    /// Notes how well each row fits one needle, where that is better than what is noted.
    fn scan(&self, needle: &Needle, allowed: &[bool], tiers: &mut [Option<Tier>]) {
        let finder = Finder::new(&needle.text);
        let (mut from, mut place) = (0, 0);
        while let Some(at) = finder.find(&self.bytes[from..]).map(|at| from + at) {
            place += self.rows[place..].partition_point_from(at);
            let (row, end) = (self.rows[place], self.end(place));
            if !row.owner.is_some_and(|owner| allowed[owner as usize]) {
                from = end;
                continue;
            }
            let begin = self.bytes[row.start..at].iter().rposition(|b| *b < MARKS).map_or(row.start, |i| row.start + i);
            let kind = Kind::of(self.bytes[begin]);
            if let Some(kind) = kind.filter(|kind| needle.kinds.contains(kind)) {
                let tier = self.tier(kind, begin + 1, at, at + needle.text.len());
                tiers[place] = Some(tiers[place].map_or(tier, |noted| noted.min(tier)));
                if tier == Tier::Equal {
                    from = end;
                    continue;
                }
            }
            // Where a piece has it first says how well the piece fits; a short needle is in many pieces many times.
            from = self.bytes[at..end].iter().position(|b| *b < MARKS).map_or(end, |i| at + i);
        }
    }

    fn tier(&self, kind: Kind, begin: usize, at: usize, end: usize) -> Tier {
        let ends = self.bytes.get(end).is_none_or(|b| *b < MARKS);
        match (kind.is_pinyin(), at == begin, ends) {
            (true, ..) => Tier::Pinyin,
            (_, true, true) => Tier::Equal,
            (_, true, false) => Tier::Prefix,
            _ if self.word_begins(begin, at) => Tier::Word,
            _ => Tier::Infix,
        }
    }

    /// Whether a blank or a mark of punctuation stands before this place.
    fn word_begins(&self, begin: usize, at: usize) -> bool {
        let before = std::str::from_utf8(&self.bytes[begin..at]).unwrap_or_default();
        before.chars().next_back().is_some_and(|c| !c.is_alphanumeric())
    }
}

/// Looking forward from where one stands: near first, then in doubling steps.
trait Gallop {
    /// How many rows to go on to the last one that starts at or before `at`.
    fn partition_point_from(&self, at: usize) -> usize;
}

impl Gallop for [Row] {
    fn partition_point_from(&self, at: usize) -> usize {
        let mut step = 1;
        while step < self.len() && self[step].start <= at {
            step *= 2;
        }
        let low = step / 2;
        let high = step.min(self.len());
        low + self[low..high].partition_point(|row| row.start <= at) - 1
    }
}
