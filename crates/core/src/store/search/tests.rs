//! The arena by itself: large enough for common texts and two threads, against a plain look at every piece.

use super::{Hit, Kind, Needle, Tier, arena::Arena, pieces::Pieces};
use crate::{
    Id,
    store::access::{Owners, Users},
    text::{fold::fold, pinyin},
};
use std::{cmp::Reverse, collections::BTreeSet};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }
}

type Row = (i64, Id, Vec<(Kind, String)>);

const WORDS: [&str; 14] =
    ["上海", "恒远", "有限公司", "公司", "𠮷野", "abc", "shang", "1", "138", " ", "-", "101 号", "a a a", "@x.com"];

fn row(dice: &mut Dice, pk: i64, owners: &[Id]) -> Row {
    let pieces = (0..3 + dice.roll(6))
        .map(|_| {
            let kind = Kind::ALL[dice.roll(Kind::ALL.len())];
            let mut text: String = (0..1 + dice.roll(4)).map(|_| WORDS[dice.roll(WORDS.len())]).collect();
            if kind == Kind::Digits {
                text.retain(|c| c.is_ascii_digit());
            }
            (kind, fold(&text))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    // One owner has nearly nothing: his rows are looked at one by one.
    let owner = if dice.roll(200) == 0 { owners[0] } else { owners[1 + dice.roll(owners.len() - 1)] };
    (pk, owner, pieces)
}

/// How well a piece fits, looked at place by place.
fn tier(kind: Kind, text: &str, needle: &str) -> Option<Tier> {
    if kind == Kind::Pinyin {
        let read = pinyin::pinyin(text)?;
        return (read.full.contains(needle) || read.initials.contains(needle)).then_some(Tier::Pinyin);
    }
    let places: Vec<usize> =
        text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(needle)).collect();
    let one = |at: usize| match text[..at].chars().next_back() {
        None if text == needle => Tier::Equal,
        None => Tier::Prefix,
        Some(before) if !before.is_alphanumeric() => Tier::Word,
        Some(_) => Tier::Infix,
    };
    places.into_iter().map(one).min()
}

fn plain(rows: &[Row], needles: &[Needle], owners: &Owners, limit: usize) -> (Vec<Hit>, usize) {
    let fit = |pieces: &[(Kind, String)]| {
        let each = needles.iter().flat_map(|n| pieces.iter().map(move |piece| (n, piece)));
        each.filter(|(n, (kind, _))| n.kinds.contains(kind))
            .filter_map(|(n, (kind, text))| tier(*kind, text, &n.text))
            .min()
    };
    let seen = rows.iter().filter(|(_, owner, _)| owners.include(*owner));
    let mut hits: Vec<Hit> = seen.filter_map(|(pk, _, pieces)| Some(Hit { pk: *pk, tier: fit(pieces)? })).collect();
    hits.sort_by_key(|hit| (hit.tier, Reverse(hit.pk)));
    let count = hits.len();
    hits.truncate(limit);
    (hits, count)
}

fn needle(dice: &mut Dice) -> Vec<Needle> {
    let text = match dice.roll(5) {
        4 => ["sh", "hy", "gongsi", "anghai", "yxgs", "g", "hengy", "1", "yexc"][dice.roll(9)].to_string(),
        0 => WORDS[dice.roll(WORDS.len())].to_string(),
        _ => {
            let chars: Vec<char> =
                format!("{}{}", WORDS[dice.roll(WORDS.len())], WORDS[dice.roll(WORDS.len())]).chars().collect();
            chars[dice.roll(chars.len())..].iter().take(1 + dice.roll(4)).collect()
        }
    };
    // Letters and digits alone are looked for among names by their sound.
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric());
    let may = |kind: &Kind| *kind != Kind::Pinyin || plain;
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(may).filter(|_| dice.roll(4) > 0).collect();
    match dice.roll(3) {
        0 => {
            let other = WORDS[dice.roll(WORDS.len())].to_string();
            vec![Needle { text, kinds }, Needle { text: other, kinds: vec![Kind::Label, Kind::Digits] }]
        }
        _ => vec![Needle { text, kinds }],
    }
}

#[test]
fn an_arena_finds_counts_and_ranks_as_a_plain_look_does() {
    let mut dice = Dice(20_261_122);
    let owners: Vec<Id> = (1..6_u8).map(|n| Id::from_bytes([n; 16])).collect();
    let mut rows: Vec<Row> = (1..=9_000).map(|pk| row(&mut dice, pk, &owners)).collect();
    let mut arena = Arena::default();
    rows.iter().for_each(|(pk, owner, pieces)| arena.set(*pk, Users::one(*owner), &Pieces::of(pieces)).expect("room"));
    while arena.learn() {}
    let told = |text: &str| arena.common.tells(text, rows.len());
    assert!(told("公司") && told("1") && !told("别"), "the control: common texts are kept");
    let sights =
        [Owners::All, Owners::Of(BTreeSet::from([owners[0]])), Owners::Of(BTreeSet::from([owners[1], owners[2]]))];
    for round in 0..12 {
        for _ in 0..6 {
            let (needles, sight) = (needle(&mut dice), &sights[dice.roll(3)]);
            let limit = 1 + dice.roll(50);
            assert_eq!(
                arena.find(&needles, sight, &[], limit),
                plain(&rows, &needles, sight, limit),
                "{needles:?} {sight:?}"
            );
        }
        // Rows are replaced, change hands and go; from some round on so many that the arena closes up.
        for _ in 0..if round < 6 { 50 } else { 1_500 } {
            let at = dice.roll(rows.len());
            let (pk, ..) = rows[at];
            if dice.roll(8) == 0 {
                arena.remove(pk);
                rows[at].2.clear();
            } else {
                rows[at] = row(&mut dice, pk, &owners);
                arena.set(pk, Users::one(rows[at].1), &Pieces::of(&rows[at].2)).expect("room");
            }
        }
        arena.tidy().expect("room");
        // Queries come while it is being learned too.
        if dice.roll(2) == 0 {
            arena.learn();
        }
    }
}

#[test]
fn a_row_found_by_its_long_text_counts_once_and_comes_last() {
    let mut arena = Arena::default();
    let owner = Id::from_bytes([1; 16]);
    for (pk, name) in [(1, "恒远"), (2, "新恒远"), (3, "别的"), (4, "不在")] {
        arena.set(pk, Users::one(owner), &Pieces::of(&[(Kind::Written, name.into())])).expect("room");
    }
    arena.remove(4);
    let needle = Needle { text: "恒远".into(), kinds: vec![Kind::Written] };
    let (hits, count) = arena.find(&[needle], &Owners::All, &[3, 1, 4], 10);
    let tiers: Vec<(i64, Tier)> = hits.iter().map(|hit| (hit.pk, hit.tier)).collect();
    assert_eq!((tiers, count), (vec![(1, Tier::Equal), (2, Tier::Infix), (3, Tier::Text)], 3));
}

#[test]
fn parts_put_behind_one_another_are_the_whole() {
    let mut dice = Dice(7);
    let owners: Vec<Id> = (1..4_u8).map(|n| Id::from_bytes([n; 16])).collect();
    // Some numbers are missing, and the parts have odd sizes.
    let rows: Vec<Row> = (1..700).filter(|pk| pk % 11 != 0).map(|pk| row(&mut dice, pk, &owners)).collect();
    let (mut whole, mut joined) = (Arena::default(), Arena::default());
    rows.iter().for_each(|(pk, owner, pieces)| whole.set(*pk, Users::one(*owner), &Pieces::of(pieces)).expect("room"));
    for part in rows.chunks(37) {
        let mut arena = Arena::default();
        part.iter()
            .for_each(|(pk, owner, pieces)| arena.set(*pk, Users::one(*owner), &Pieces::of(pieces)).expect("room"));
        joined.append(&arena).expect("room");
    }
    joined.shrink();
    for pk in 0..710 {
        assert_eq!(joined.pieces_of(pk), whole.pieces_of(pk), "{pk}");
    }
    assert_eq!(
        whole.pieces_of(1).map(|(owner, pieces)| (owner, pieces.is_empty())),
        Some((Users::one(rows[0].1), false))
    );
    for _ in 0..300 {
        let needles = needle(&mut dice);
        assert_eq!(joined.find(&needles, &Owners::All, &[], 20), plain(&rows, &needles, &Owners::All, 20));
    }
}
