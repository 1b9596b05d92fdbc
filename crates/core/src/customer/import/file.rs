//! A file that customers are to be read from: what it is, what its columns mean, and what only all of its rows together
//! tell: how many they are, which comes first in its dates, which words no list has.

use super::{MapEntry, words::Words};
use crate::{
    Error, Result,
    app::Cx,
    catalogue::FieldType,
    custom_field::CustomFields,
    customer::fields::CUSTOMER,
    import::{
        DateOrder, Lookup, Mapping, Target, cell, map_headers_with,
        read::{Choice, Kind, Note, Row, Source},
    },
    scratch::Scratch,
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
}

impl Opened {
    pub(super) fn new(cx: &Cx, file: Arc<Scratch>, choice: &Choice, map: &[MapEntry]) -> Result<Self> {
        let (words, custom) = cx.store().read(Some(cx.user()), |r| {
            let custom = CustomFields::of(r, "customer")?.shown(r.access()).cloned().collect();
            Ok((Words::read(r)?, custom))
        })?;
        let source = Source::look(file, choice)?;
        let mut table = source.open()?;
        let mut mapping = map_headers_with(&CUSTOMER, custom, table.columns(), Lang::Zh);
        mapping.minor_digits = words.minor_digits;
        mapping.guarded = matches!(source.kind(), Kind::Text(_));
        for entry in map {
            if !mapping.choose(&entry.column, entry.target.as_deref()) {
                return Err(Error::invalid(format!("map.{}", entry.column), "unknown"));
            }
        }
        mapping.chosen();

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
            let chosen = map.iter().find(|entry| entry.column == column.header).and_then(|entry| entry.dates);
            column.dates = chosen.or(said.order().flatten()).unwrap_or_default();
        }
        let (header, notes) = (table.header(), table.notes());
        Ok(Self { source, mapping, words, total, said, header, notes })
    }

    /// Words that lists which may grow have not, with their lists.
    pub(super) fn unknown_words(&self) -> Vec<(String, String)> {
        let mut words = BTreeSet::new();
        for (column, said) in self.mapping.columns.iter().zip(&self.said) {
            if let Target::Field(field) = column.target
                && let Some(category) = field.dictionary.filter(|c| !crate::dictionary::is_fixed(c))
            {
                words.extend(said.unknown.iter().map(|word| (category.to_string(), word.clone())));
            }
        }
        words.into_iter().collect()
    }
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
        Target::Field(field) => {
            if field.kind == FieldType::Choice
                && said.unknown.len() < WORDS
                && words.choice(field.dictionary.unwrap_or_default(), text).is_none()
            {
                said.unknown.insert(text.to_string());
            }
            matches!(field.kind, FieldType::Date | FieldType::LunarDate | FieldType::Instant)
        }
        Target::Custom(at) => mapping.custom.get(at).is_some_and(|f| f.kind == crate::custom_field::Kind::Date),
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
