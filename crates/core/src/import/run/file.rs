//! A file that rows are to be read from: what it is, what its columns mean, and what only all of its rows together
//! tell: how many they are, which comes first in its dates, which words no list has.

use super::{MapEntry, Unknown, Word, remembered, words::Words};
use crate::{
    Error, Result,
    app::Cx,
    catalogue::FieldType,
    custom_field::CustomFields,
    import::{
        DateOrder, Lookup, Mapping, Target, cell, map_headers_with,
        part::Part,
        read::{Choice, Kind, Note, Row, Source},
    },
    scratch::Scratch,
    text::fold::fold,
    words::Lang,
};
use std::{collections::BTreeSet, sync::Arc};

/// Most different words of one column that are told.
const WORDS: usize = 200;
/// Texts of a column that are shown.
const SAMPLES: usize = 3;

/// What all cells of a column say together.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) samples: Vec<String>,
    /// Words of a list's column that the list has not.
    pub(super) unknown: BTreeSet<String>,
    /// Dates that admit one order of day and month, by that order.
    day_first: bool,
    month_first: bool,
    /// Dates that admit both.
    either: bool,
}

impl Said {
    /// Which comes first. None where no date needs it; `Some(None)` where the column does not tell.
    pub(super) fn order(&self) -> Option<Option<DateOrder>> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Some(DateOrder::Dmy)),
            (false, true) => Some(Some(DateOrder::Mdy)),
            (true, true) => Some(None),
            (false, false) => self.either.then_some(None),
        }
    }
}

/// A file that was looked through.
pub(super) struct Opened {
    pub(super) source: Source,
    pub(super) mapping: Mapping,
    pub(super) words: Words,
    /// How many rows it has.
    pub(super) total: u64,
    /// What its columns say, in their order.
    pub(super) said: Vec<Said>,
    pub(super) header: Option<u64>,
    pub(super) notes: Vec<Note>,
    /// The choices of a person, remembered ones among them.
    pub(super) map: Vec<MapEntry>,
    /// Some of them come from an earlier file of the same columns.
    pub(super) remembered: bool,
    /// Words that lists are to get, one by one.
    created: BTreeSet<(String, String)>,
}

impl Opened {
    pub(super) fn new(
        cx: &Cx,
        main: Part,
        file: Arc<Scratch>,
        choice: &Choice,
        map: &[MapEntry],
        afresh: bool,
    ) -> Result<Self> {
        let (words, custom) = cx.store().read(Some(cx.user()), |r| {
            let mut custom = Vec::new();
            for part in main.beside().iter().filter(|p| main.of_people() || **p == main) {
                custom.extend(CustomFields::of(r, part.entity())?.shown(r.access()).map(|f| (*part, f.clone())));
            }
            Ok((Words::read(r)?, custom))
        })?;
        let source = Source::look(file, choice)?;
        let mut table = source.open()?;
        let mut mapping = map_headers_with(main, custom, table.columns(), Lang::Zh);
        (mapping.minor_digits, mapping.zone) = (words.minor_digits, words.zone);
        mapping.guarded = matches!(source.kind(), Kind::Text(_));
        let earlier = match afresh {
            true => Vec::new(),
            false => cx.store().read(Some(cx.user()), |r| remembered::of(r, main, table.columns()))?,
        };
        let overruled = |entry: &MapEntry| map.iter().any(|m| m.column == entry.column);
        // What was remembered may name what is no more; what is said now may not.
        let mut entries: Vec<MapEntry> = earlier.into_iter().filter(|e| !overruled(e)).collect();
        entries.retain(|entry| mapping.choose(&entry.column, entry.target.as_deref()));
        let remembered = !entries.is_empty();
        for entry in map {
            if !mapping.choose(&entry.column, entry.target.as_deref()) {
                return Err(Error::invalid(format!("map.{}", entry.column), "unknown"));
            }
        }
        let known = entries.len();
        entries.extend_from_slice(map);
        mapping.chosen(entries.iter().map(|e| (e.column.as_str(), e.target.as_deref())));
        let mut created = BTreeSet::new();
        for (at, entry) in entries.iter().enumerate() {
            decide(entry, at < known, &mut mapping, &words, &mut created)?;
        }

        let mut said: Vec<Said> = mapping.columns.iter().map(|_| Said::default()).collect();
        let (mut row, mut total) = (Row::default(), 0);
        while table.read(&mut row)? {
            total += 1;
            if row.refused().is_some() {
                continue;
            }
            for ((column, said), text) in mapping.columns.iter().zip(&mut said).zip(row.texts()) {
                listen(&mapping, column.target, mapping.said_by(text), said, &words);
            }
        }
        for (column, said) in mapping.columns.iter_mut().zip(&said) {
            let chosen = entries.iter().find(|entry| entry.column == column.header).and_then(|entry| entry.dates);
            column.dates = chosen.or(said.order().flatten()).unwrap_or_default();
        }
        let (header, notes) = (table.header(), table.notes());
        Ok(Self { source, mapping, words, total, said, header, notes, map: entries, remembered, created })
    }

    /// Takes words that lists are to get for no fault: there is no item yet that could be shown for them.
    pub(super) fn without_new_words(mut self) -> Self {
        for column in &mut self.mapping.columns {
            let Target::Field(_, field) = column.target else { continue };
            let new = self.created.iter().filter(|(category, _)| Some(category.as_str()) == field.dictionary);
            column.words.extend(new.map(|(_, word)| (fold(word), None)));
        }
        self
    }

    /// Words that their lists get: those that a person named and, where he says so, all of which he said nothing.
    pub(super) fn new_words(&self, unknown: Unknown) -> Vec<(String, String)> {
        let mut words = self.created.clone();
        for (column, said) in self.mapping.columns.iter().zip(&self.said) {
            if let (Target::Field(_, field), Unknown::Create) = (column.target, unknown)
                && let Some(category) = field.dictionary.filter(|c| !crate::dictionary::is_fixed(c))
            {
                let open = said.unknown.iter().filter(|word| !column.words.contains_key(&fold(word)));
                words.extend(open.map(|word| (category.to_string(), word.clone())));
            }
        }
        words.into_iter().collect()
    }
}

/// Takes in what a person said of single words of a column.
fn decide(
    entry: &MapEntry,
    remembered: bool,
    mapping: &mut Mapping,
    words: &Words,
    created: &mut BTreeSet<(String, String)>,
) -> Result<()> {
    let Some(column) = mapping.columns.iter_mut().find(|c| c.header == entry.column) else { return Ok(()) };
    let category = match column.target {
        Target::Field(_, field) => field.dictionary,
        _ => None,
    };
    let wrong = || Error::invalid(format!("map.{}", entry.column), "unknown");
    for (word, what) in &entry.words {
        let Some(category) = category else { return if remembered { Ok(()) } else { Err(wrong()) } };
        match what {
            Word::Leave => drop(column.words.insert(fold(word), None)),
            Word::Take(item) => match words.item(category, item) {
                Some(id) => drop(column.words.insert(fold(word), Some(id))),
                None if remembered => {}
                None => return Err(wrong()),
            },
            Word::Create if words.choice(category, word).is_some() => {} // it is there by now
            Word::Create if crate::dictionary::is_fixed(category) => return Err(wrong()),
            Word::Create => drop(created.insert((category.to_string(), word.clone()))),
        }
    }
    Ok(())
}

/// Takes in what one cell says of its column.
fn listen(mapping: &Mapping, target: Target, text: &str, said: &mut Said, words: &Words) {
    if text.is_empty() {
        return;
    }
    if said.samples.len() < SAMPLES && !said.samples.iter().any(|s| s == text) {
        said.samples.push(text.chars().take(200).collect());
    }
    let dated = match target {
        Target::Field(_, field) => {
            if field.kind == FieldType::Choice
                && said.unknown.len() < WORDS
                && words.choice(field.dictionary.unwrap_or_default(), text).is_none()
            {
                said.unknown.insert(text.to_string());
            }
            matches!(field.kind, FieldType::Date | FieldType::LunarDate | FieldType::Instant)
        }
        Target::Custom(at) => mapping.custom.get(at).is_some_and(|(_, f)| f.kind == crate::custom_field::Kind::Date),
        _ => false,
    };
    if dated {
        match cell::order_of(text) {
            Some(Ok(DateOrder::Dmy)) => said.day_first = true,
            Some(Ok(DateOrder::Mdy)) => said.month_first = true,
            Some(Err(())) => said.either = true,
            None => {}
        }
    }
}
