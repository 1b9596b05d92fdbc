//! Folded text of every live row of one entity, in memory, searched by substring: no index to write, no false hit
//! (CORE.md section 7). Pieces lie with those that have the same sorts of characters, so that a query passes over the
//! text that cannot contain it; within a stretch they lie in the order of their rows.

use super::{super::marks::Numbered, common::Common};
use crate::{Error, Id, Result, catalogue::MaskClass};
use std::ops::Range;

/// What a piece of text is: who may find it, and how it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// What is written and no class of fields hides.
    Written,
    /// A phone number as it is written.
    Phone,
    /// Its digits.
    Digits,
    /// A name in pinyin, in full or by initials.
    Pinyin,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Written, Self::Phone, Self::Digits, Self::Pinyin];

    /// The class of fields that hides it from a role.
    pub(crate) fn mask(self) -> Option<MaskClass> {
        matches!(self, Self::Phone | Self::Digits).then_some(MaskClass::Phone)
    }
}

/// Begins every piece. Folded text has no such byte.
pub(super) const MARK: u8 = 1;

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
    /// A long text has it.
    Text,
}

impl Tier {
    /// Of its number; None for 0.
    pub(super) fn of(number: u8) -> Option<Self> {
        [Self::Equal, Self::Prefix, Self::Word, Self::Infix, Self::Pinyin, Self::Text]
            .into_iter()
            .find(|t| *t as u8 == number)
    }
}

/// Sorts of characters.
mod sort {
    pub(super) const DIGIT: u8 = 1;
    pub(super) const LETTER: u8 = 2;
    pub(super) const WIDE: u8 = 4;
    pub(super) const ANY: u8 = 7;

    /// The sorts that a text has; blanks and marks are none.
    pub(super) fn of(text: &str) -> u8 {
        text.bytes().fold(0, |sorts, b| {
            sorts
                | match b {
                    b'0'..=b'9' => DIGIT,
                    b'a'..=b'z' | b'A'..=b'Z' => LETTER,
                    0x80.. => WIDE,
                    _ => 0,
                }
        })
    }
}

/// Kind and sorts of the pieces of each stretch. A piece goes into the first that takes it.
const STRETCHES: [(Kind, u8); 7] = [
    (Kind::Written, sort::WIDE),
    (Kind::Written, sort::LETTER),
    (Kind::Written, sort::LETTER | sort::DIGIT),
    (Kind::Written, sort::ANY),
    (Kind::Phone, sort::ANY),
    (Kind::Digits, sort::ANY),
    (Kind::Pinyin, sort::ANY),
];

/// Pieces of one kind and like sorts, row after row.
#[derive(Debug, Default, Clone)]
pub(super) struct Stretch {
    pub(super) bytes: Vec<u8>,
    /// Where the pieces of each row begin; they end where those of the next row begin.
    starts: Vec<u32>,
    /// The sorts that occur in it.
    sorts: u8,
}

impl Stretch {
    pub(super) fn start(&self, place: usize) -> usize {
        self.starts.get(place).map_or(self.bytes.len(), |at| *at as usize)
    }

    /// The pieces of one row, or of several that follow one another.
    pub(super) fn of(&self, places: Range<usize>) -> Range<usize> {
        self.start(places.start)..self.start(places.end)
    }

    /// The last row from `place` on whose pieces begin at or before `at`: near first, then in doubling steps.
    pub(super) fn row_of(&self, at: usize, place: usize) -> usize {
        let starts = &self.starts[place..];
        let mut step = 1;
        while step < starts.len() && starts[step] as usize <= at {
            step *= 2;
        }
        let low = step / 2;
        let high = step.min(starts.len());
        place + low + starts[low..high].partition_point(|start| *start as usize <= at) - 1
    }

    /// Whether a text with these sorts can be in it.
    pub(super) fn may_have(&self, text: &str) -> bool {
        sort::of(text) & !self.sorts == 0
    }
}

/// The owner of a row that was replaced by a later one, or is gone.
pub(super) const GONE: u32 = u32::MAX;
/// The place of a row that has none.
const NOWHERE: u32 = u32::MAX;

/// Most rows of an arena; places are told by 32 bits, with two to spare.
const MOST_ROWS: usize = 1 << 30;

/// All rows of one entity.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    pub(super) stretches: [Stretch; STRETCHES.len()],
    /// By place: the row's number.
    pub(super) pks: Vec<i64>,
    /// By place: the number of its owner.
    pub(super) owner_of: Vec<u32>,
    /// By row number: its place.
    places: Vec<u32>,
    pub(super) owners: Numbered<Id>,
    /// By owner: places of his rows, and of rows that were his.
    pub(super) of_owner: Vec<Vec<u32>>,
    /// Rows that are gone and still take room.
    gone: usize,
    pub(super) common: Common,
}

impl Arena {
    /// The stretches with the kind of their pieces.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Kind, &Stretch)> {
        STRETCHES.iter().map(|(kind, _)| *kind).zip(&self.stretches)
    }

    /// Puts a row there, in place of what stood for it.
    pub(crate) fn set(&mut self, pk: i64, owner: Id, pieces: &[(Kind, String)]) -> Result<()> {
        self.remove(pk);
        let Ok(at) = usize::try_from(pk) else { return Ok(()) };
        if at >= self.places.len() {
            self.places.resize(at + 1, NOWHERE);
        }
        let place = self.pks.len();
        let starts: Option<Vec<u32>> = self.stretches.iter().map(|s| u32::try_from(s.bytes.len()).ok()).collect();
        let (Some(starts), true) = (starts, place < MOST_ROWS) else {
            return Err(Error::TooLarge { limit: MOST_ROWS as u64 });
        };
        let number = place as u32;
        for (stretch, start) in self.stretches.iter_mut().zip(starts) {
            stretch.starts.push(start);
        }
        for (kind, text) in pieces {
            let sorts = sort::of(text);
            let fits = |(of, takes): &(Kind, u8)| of == kind && sorts & !takes == 0;
            let Some(stretch) = STRETCHES.iter().position(fits) else { continue };
            let stretch = &mut self.stretches[stretch];
            stretch.bytes.push(MARK);
            stretch.bytes.extend_from_slice(text.as_bytes());
            stretch.sorts |= sorts;
        }
        let owner = self.owners.number(owner);
        self.places[at] = number;
        self.pks.push(pk);
        self.owner_of.push(owner);
        if self.of_owner.len() <= owner as usize {
            self.of_owner.resize_with(owner as usize + 1, Vec::new);
        }
        self.of_owner[owner as usize].push(number);
        let common = std::mem::take(&mut self.common);
        self.common = common.with(self, place);
        Ok(())
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, pk: i64) {
        if let Some(place) = self.place(pk) {
            self.places[usize::try_from(pk).unwrap_or_default()] = NOWHERE;
            self.owner_of[place] = GONE;
            self.gone += 1;
        }
    }

    pub(super) fn place(&self, pk: i64) -> Option<usize> {
        let place = *self.places.get(usize::try_from(pk).ok()?)?;
        (place != NOWHERE).then_some(place as usize)
    }

    /// Whose a row is.
    pub(crate) fn owner(&self, pk: i64) -> Option<Id> {
        Some(self.owners.values()[self.owner_of[self.place(pk)?] as usize])
    }

    /// Rows that are there.
    pub(crate) fn len(&self) -> usize {
        self.pks.len() - self.gone
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let text: usize = self.stretches.iter().map(|s| s.bytes.capacity() + s.starts.capacity() * 4).sum();
        let owned: usize = self.of_owner.iter().map(|places| places.capacity() * 4).sum();
        let rows = self.pks.capacity() * 8 + (self.owner_of.capacity() + self.places.capacity()) * 4;
        text + owned + rows + self.common.bytes()
    }

    /// Lets go of what is gone, once it is a quarter of everything, and of room that was taken for growth; looks which
    /// texts are in most rows, once there are twice as many rows as when it looked last.
    pub(crate) fn tidy(&mut self) {
        if self.gone * 4 > self.pks.len() {
            self.close_up();
        }
        if self.common.is_outgrown_by(self.pks.len()) {
            for stretch in &mut self.stretches {
                stretch.bytes.shrink_to_fit();
                stretch.starts.shrink_to_fit();
            }
            self.pks.shrink_to_fit();
            self.owner_of.shrink_to_fit();
            self.of_owner.iter_mut().for_each(Vec::shrink_to_fit);
            self.common = Common::of(self);
        }
    }

    fn close_up(&mut self) {
        let old = std::mem::take(self);
        self.places = vec![NOWHERE; old.places.len()];
        self.of_owner = vec![Vec::new(); old.of_owner.len()];
        for (place, (pk, owner)) in old.pks.iter().zip(&old.owner_of).enumerate().filter(|(_, (_, o))| **o != GONE) {
            // Places only become smaller: each fits as it did.
            let here = self.pks.len() as u32;
            self.places[usize::try_from(*pk).unwrap_or_default()] = here;
            self.pks.push(*pk);
            self.owner_of.push(*owner);
            self.of_owner[*owner as usize].push(here);
            for (to, from) in self.stretches.iter_mut().zip(&old.stretches) {
                to.starts.push(to.bytes.len() as u32);
                to.bytes.extend_from_slice(&from.bytes[from.of(place..place + 1)]);
            }
        }
        for (to, from) in self.stretches.iter_mut().zip(&old.stretches) {
            to.sorts = from.sorts;
        }
        self.owners = old.owners;
    }

    /// The pieces of a row, sorted: what two arenas of the same file must agree on.
    pub(crate) fn pieces_of(&self, pk: i64) -> Option<(Id, Vec<Vec<u8>>)> {
        let place = self.place(pk)?;
        let pieces = self.stretches.iter().enumerate().flat_map(|(at, stretch)| {
            let row = &stretch.bytes[stretch.of(place..place + 1)];
            let kind = STRETCHES[at].0 as u8;
            row.split(|b| *b == MARK).skip(1).map(move |piece| [&[kind], piece].concat())
        });
        let mut pieces: Vec<_> = pieces.collect();
        pieces.sort_unstable();
        Some((self.owner(pk)?, pieces))
    }

    /// The numbers of all rows that are there.
    pub(crate) fn all(&self) -> impl Iterator<Item = i64> {
        self.pks.iter().zip(&self.owner_of).filter(|(_, owner)| **owner != GONE).map(|(pk, _)| *pk)
    }
}
