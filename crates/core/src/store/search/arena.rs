//! Folded text of every live row of one entity, in memory, searched by substring: no index to write, no false hit
//! (CORE.md section 7). Pieces lie with those that have the same sorts of characters, so that a query passes over the
//! text that cannot contain it; within a stretch they lie in the order of their rows.

use super::{
    super::{access::Users, marks::Numbered},
    alike::Alike,
    common::Common,
    pieces::Pieces,
    stretch::{MARK, Stretch},
};
use crate::{Error, Result, catalogue::MaskClass};
use std::{collections::HashMap, mem};

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
    /// A name by its sound.
    Pinyin,
    /// What is written of where somebody is, that many have alike.
    Place,
    /// What is written that many have alike: a tag, a position.
    Label,
}

impl Kind {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 6] =
        [Self::Written, Self::Phone, Self::Digits, Self::Pinyin, Self::Place, Self::Label];

    /// The class of fields that hides it from a role.
    pub(crate) fn mask(self) -> Option<MaskClass> {
        matches!(self, Self::Phone | Self::Digits).then_some(MaskClass::Phone)
    }
}

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
    pub(super) fn of(text: &[u8]) -> u8 {
        text.iter().fold(0, |sorts, b| {
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
/// Kinds whose pieces many rows have alike.
pub(super) const ALIKE: [Kind; 2] = [Kind::Place, Kind::Label];

/// The owner of a row that was replaced by a later one, or is gone.
pub(super) const GONE: u32 = u32::MAX;

/// Most rows of an arena; places are told by 32 bits, with two to spare.
const MOST_ROWS: usize = 1 << 30;

/// All rows of one entity.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    stretches: [Stretch; STRETCHES.len()],
    /// The sorts that occur in each.
    sorts: [u8; STRETCHES.len()],
    pub(super) alike: [Alike; ALIKE.len()],
    /// By place: the row's number.
    pub(super) pks: Vec<u32>,
    /// By place: the number of its owner.
    pub(super) owner_of: Vec<u32>,
    /// So many places, from the first on, are in the order of their rows' numbers.
    sorted: usize,
    /// By row number: the places behind those.
    late: HashMap<u32, u32>,
    pub(super) owners: Numbered<Users>,
    /// By owner: how many rows are his.
    pub(super) owned: Vec<u32>,
    /// Rows that are gone and still take room.
    gone: usize,
    pub(super) common: Common,
}

impl Arena {
    /// The stretches with the kind of their pieces.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Kind, &Stretch)> {
        STRETCHES.iter().map(|(kind, _)| *kind).zip(&self.stretches)
    }

    /// The stretches of these kinds that can have a text.
    pub(super) fn that_may_have(&self, text: &str, kinds: &[Kind]) -> impl Iterator<Item = (Kind, &Stretch)> {
        let sorts = sort::of(text.as_bytes());
        let may = move |(at, (kind, _)): &(usize, (Kind, &Stretch))| {
            kinds.contains(kind) && (*kind == Kind::Pinyin || sorts & !self.sorts[*at] == 0)
        };
        self.stretches().enumerate().filter(may).map(|(_, stretch)| stretch)
    }

    /// Puts a row there, in place of what stood for it.
    pub(crate) fn set(&mut self, pk: i64, owner: Users, pieces: &Pieces) -> Result<()> {
        self.remove(pk);
        let place = self.pks.len();
        let (Ok(pk), true) = (u32::try_from(pk), place < MOST_ROWS) else {
            return Err(Error::TooLarge { limit: MOST_ROWS as u64 });
        };
        for stretch in &mut self.stretches {
            stretch.row()?;
        }
        for (kind, piece) in pieces.iter() {
            if let Some(alike) = ALIKE.iter().position(|k| *k == kind) {
                self.alike[alike].piece(piece);
                continue;
            }
            let sorts = if kind == Kind::Pinyin { 0 } else { sort::of(piece) };
            let fits = |(of, takes): &(Kind, u8)| *of == kind && sorts & !takes == 0;
            let Some(at) = STRETCHES.iter().position(fits) else { continue };
            self.stretches[at].piece(piece);
            self.sorts[at] |= sorts;
        }
        for alike in &mut self.alike {
            alike.row()?;
        }
        let owner = self.owners.number(owner);
        if self.sorted == place && self.pks.last().is_none_or(|last| *last < pk) {
            self.sorted += 1;
        } else {
            self.late.insert(pk, place as u32);
        }
        self.pks.push(pk);
        self.owner_of.push(owner);
        self.owns(owner, 1);
        let mut common = mem::take(&mut self.common);
        common.follow(self, place);
        self.common = common;
        Ok(())
    }

    fn owns(&mut self, owner: u32, rows: u32) {
        if self.owned.len() <= owner as usize {
            self.owned.resize(owner as usize + 1, 0);
        }
        self.owned[owner as usize] += rows;
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, pk: i64) {
        if let Some(place) = self.place(pk) {
            self.owned[self.owner_of[place] as usize] -= 1;
            self.owner_of[place] = GONE;
            self.gone += 1;
        }
    }

    pub(super) fn place(&self, pk: i64) -> Option<usize> {
        let pk = u32::try_from(pk).ok()?;
        let late = if self.late.is_empty() { None } else { self.late.get(&pk) };
        let place = late.map_or_else(|| among(&self.pks[..self.sorted], pk), |late| Some(*late as usize))?;
        (self.owner_of[place] != GONE).then_some(place)
    }

    /// Whose a row is.
    pub(crate) fn owner(&self, pk: i64) -> Option<Users> {
        Some(self.owners.values()[self.owner_of[self.place(pk)?] as usize])
    }

    /// Rows that are there.
    pub(crate) fn len(&self) -> usize {
        self.pks.len() - self.gone
    }

    /// Bytes that it takes, by what they are for.
    pub(super) fn taken(&self) -> Vec<(String, usize)> {
        let text =
            STRETCHES.iter().zip(&self.stretches).map(|((kind, sorts), s)| (format!("{kind:?} {sorts}"), s.taken()));
        let alike = ALIKE.iter().zip(&self.alike).map(|(kind, alike)| (format!("{kind:?}"), alike.taken()));
        let rows = (self.pks.capacity() + self.owner_of.capacity() + self.late.capacity() * 2) * 4;
        let others = [("rows".to_string(), rows), ("common".to_string(), self.common.taken())];
        text.chain(alike).chain(others).collect()
    }

    /// Puts the rows of another arena, all of which have greater numbers, behind these.
    pub(super) fn append(&mut self, other: &Self) -> Result<()> {
        for (stretch, other) in self.stretches.iter_mut().zip(&other.stretches) {
            stretch.append(other)?;
        }
        for (alike, other) in self.alike.iter_mut().zip(&other.alike) {
            alike.append(other)?;
        }
        self.sorts.iter_mut().zip(other.sorts).for_each(|(sorts, other)| *sorts |= other);
        let owners: Vec<u32> = other.owners.values().iter().map(|owner| self.owners.number(*owner)).collect();
        owners.iter().zip(&other.owned).for_each(|(owner, rows)| self.owns(*owner, *rows));
        self.owner_of.extend(other.owner_of.iter().map(|owner| owners[*owner as usize]));
        self.pks.extend(&other.pks);
        self.sorted = self.pks.len();
        Ok(())
    }

    /// Looks through some more rows for texts that most have; whether there are more.
    pub(super) fn learn(&mut self) -> bool {
        let mut common = mem::take(&mut self.common);
        let more = common.learn(self);
        self.common = common;
        more
    }

    /// Lets go of room that was taken for growth.
    pub(super) fn shrink(&mut self) {
        self.stretches.iter_mut().for_each(Stretch::shrink);
        self.alike.iter_mut().for_each(Alike::shrink);
        self.pks.shrink_to_fit();
        self.owner_of.shrink_to_fit();
    }

    /// Closes up, once a quarter of everything is gone.
    pub(crate) fn tidy(&mut self) -> Result<()> {
        if self.gone * 4 > self.pks.len() {
            let old = mem::take(self);
            *self = old.closed_up()?;
        }
        Ok(())
    }

    /// The rows that are there, in their order, and nothing else.
    fn closed_up(self) -> Result<Self> {
        let mut places: Vec<usize> = (0..self.pks.len()).filter(|place| self.owner_of[*place] != GONE).collect();
        places.sort_unstable_by_key(|place| self.pks[*place]);
        let mut anew = Self { sorts: self.sorts, owned: self.owned, sorted: places.len(), ..Self::default() };
        for place in places {
            for (to, from) in anew.stretches.iter_mut().zip(&self.stretches) {
                to.copy_row(from, place)?;
            }
            for (to, from) in anew.alike.iter_mut().zip(&self.alike) {
                to.copy_row(from, place)?;
            }
            anew.pks.push(self.pks[place]);
            anew.owner_of.push(self.owner_of[place]);
        }
        anew.owners = self.owners;
        Ok(anew)
    }

    /// The pieces of a row, sorted: what two arenas of the same file must agree on.
    pub(crate) fn pieces_of(&self, pk: i64) -> Option<(Users, Vec<Vec<u8>>)> {
        let place = self.place(pk)?;
        let in_stretches = self.stretches().map(|(kind, stretch)| (kind, stretch.of_row(place)));
        let alike = ALIKE.into_iter().zip(&self.alike).map(|(kind, alike)| (kind, alike.of(place)));
        let each = in_stretches.chain(alike).flat_map(|(kind, row)| {
            let pieces = row.split(|b| *b == MARK).filter(|piece| !piece.is_empty());
            pieces.map(move |piece| [&[kind as u8], piece].concat())
        });
        let mut pieces: Vec<_> = each.collect();
        pieces.sort_unstable();
        Some((self.owner(pk)?, pieces))
    }

    /// The numbers of all rows that are there.
    pub(crate) fn all(&self) -> impl Iterator<Item = i64> {
        self.pks.iter().zip(&self.owner_of).filter(|(_, owner)| **owner != GONE).map(|(pk, _)| i64::from(*pk))
    }
}

/// Where a number stands among ascending ones. Few are missing, so that it is near where it would be if none were.
fn among(numbers: &[u32], number: u32) -> Option<usize> {
    let ahead = number.checked_sub(*numbers.first()?)? as usize;
    let guess = ahead.min(numbers.len() - 1);
    let mut step = 0;
    while step < guess && numbers[guess - step] > number {
        step = (step * 2 + 1).min(guess);
    }
    let low = guess - step;
    numbers[low..=guess].binary_search(&number).ok().map(|at| low + at)
}
