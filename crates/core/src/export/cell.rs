//! One cell of an exported table, with its type; and what a value of a field is in it.

use super::words::Words;
use crate::{
    catalogue::{Field, FieldType as T},
    custom_field::{CustomField, Kind},
    customer::birthday::{Birthday, Calendar},
    words::{self, Lang},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::Value;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number in decimal digits, exactly.
    Number(String),
    /// A day.
    Day(NaiveDate),
    /// A day and a time, of the workspace's zone.
    Moment(NaiveDateTime),
}

impl Cell {
    /// A text; nothing where it is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// As a text file writes it.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Moment(at) => at.format("%Y-%m-%d %H:%M:%S%.f").to_string(),
        }
    }
}

/// The cell of a built-in field. `entity` is whose field it is, `unit` what amounts are counted in.
pub(super) fn of_field(words: &Words, entity: &str, field: &Field, unit: u64, value: &Value) -> Cell {
    match (field.kind, value) {
        (_, Value::Null) => Cell::Empty,
        (T::Choice, Value::String(id)) => Cell::text(words.choice(id)),
        (T::User, Value::String(id)) => Cell::text(words.user(id)),
        (T::Enum, Value::String(code)) => Cell::text(words::option(words.lang, entity, field.name, code)),
        (T::Money, Value::Number(n)) => money(n.as_i64().unwrap_or_default(), words.minor_digits, unit),
        (T::Price, Value::Number(n)) => least(money(n.as_i64().unwrap_or_default(), 4, unit), words.minor_digits),
        (T::Quantity, Value::Number(n)) => least(money(n.as_i64().unwrap_or_default(), 3, unit), 0),
        (T::Check, Value::Bool(yes)) => yes_or_no(words, *yes),
        (T::Stars | T::Integer | T::Decimal, Value::Number(n)) => number(n),
        (T::Date, Value::String(day)) => day_of(day),
        (T::Instant, Value::String(at)) => match DateTime::parse_from_rfc3339(at) {
            Ok(at) => Cell::Moment(words.zone.time_of(at.timestamp_millis())),
            Err(_) => Cell::text(at),
        },
        (T::LunarDate, value) => Birthday::from_json(value).map_or(Cell::Empty, |day| birthday(day, words.lang)),
        (T::Tags, Value::Array(parts)) => {
            Cell::text(parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
        }
        (_, Value::String(text)) => Cell::text(text),
        (_, other) => Cell::text(other.to_string()),
    }
}

/// The cell of a field of the office's own.
pub(super) fn of_custom(words: &Words, field: &CustomField, unit: u64, value: &Value) -> Cell {
    let label = |value: &Value| {
        let code = value.as_str().unwrap_or_default();
        match field.options.iter().find(|o| o.value == code) {
            Some(option) if words.lang == Lang::Zh => option.label_zh.clone(),
            Some(option) => option.label_en.clone(),
            None => code.to_string(),
        }
    };
    match (field.kind, value) {
        (_, Value::Null) => Cell::Empty,
        (Kind::Number, Value::Number(n)) => number(n),
        (Kind::Money, Value::Number(n)) => money(n.as_i64().unwrap_or_default(), words.minor_digits, unit),
        (Kind::Date, Value::String(day)) => day_of(day),
        (Kind::Choice, value) => Cell::text(label(value)),
        (Kind::MultiChoice, Value::Array(picked)) => {
            Cell::text(super::list::joined(picked.iter().map(label), super::list::OPTIONS))
        }
        (Kind::Check, Value::Bool(yes)) => yes_or_no(words, *yes),
        (_, Value::String(text)) => Cell::text(text),
        (_, other) => Cell::text(other.to_string()),
    }
}

fn yes_or_no(words: &Words, yes: bool) -> Cell {
    Cell::text(words::say(words.lang, if yes { "export.yes" } else { "export.no" }, &[]))
}

/// A decimal number without the zeros behind its point that nobody would write: of a price some stay.
pub(crate) fn least(cell: Cell, places: u32) -> Cell {
    let Cell::Number(text) = cell else { return cell };
    let Some((whole, part)) = text.split_once('.') else { return Cell::Number(text) };
    let kept = part.trim_end_matches('0').len().max(places as usize).min(part.len());
    Cell::Number(if kept == 0 { whole.to_string() } else { format!("{whole}.{}", &part[..kept]) })
}

fn number(n: &serde_json::Number) -> Cell {
    match (n.as_i64(), n.as_f64()) {
        (Some(whole), _) => Cell::Number(whole.to_string()),
        // Never with an exponent, which a text file's reader may not know.
        (None, Some(real)) => Cell::Number(real.to_string()),
        _ => Cell::Number(n.to_string()),
    }
}

/// An amount of minor units in the unit that its column is counted in. Whole digits, no rounding.
pub(crate) fn money(minor: i64, minor_digits: u32, unit: u64) -> Cell {
    let places = minor_digits as usize + unit.ilog10() as usize;
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    // Of a larger unit only the places that say something are written; of the unit itself all of its minor one's.
    let kept = if unit == 1 { part } else { part.trim_end_matches('0') };
    let sign = if minor < 0 { "-" } else { "" };
    Cell::Number(if kept.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{kept}") })
}

pub(crate) fn day_of(text: &str) -> Cell {
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) => Cell::Day(day),
        Err(_) => Cell::text(text),
    }
}

/// A birthday as an import reads it. Only a solar one with its year is a day that a spreadsheet knows.
fn birthday(born: Birthday, lang: Lang) -> Cell {
    let Birthday { calendar, year, month, day, leap } = born;
    if let (Calendar::Solar, Some(date)) = (calendar, born.born_on()) {
        return Cell::Day(date);
    }
    let known = year.is_some();
    let said = year.map(|y| y.to_string()).unwrap_or_default();
    Cell::Text(match (lang, calendar) {
        (Lang::Zh, Calendar::Solar) => format!("{month}月{day}日"),
        (Lang::En, Calendar::Solar) => format!("{month:02}-{day:02}"),
        (Lang::Zh, Calendar::Lunar) => {
            let (year, leap) = (if known { format!("{said}年") } else { said }, if leap { "闰" } else { "" });
            format!("农历{year}{leap}{month}月{day}日")
        }
        (Lang::En, Calendar::Lunar) => {
            let (year, leap) = (if known { format!("{said}-") } else { said }, if leap { " (leap month)" } else { "" });
            format!("lunar {year}{month:02}-{day:02}{leap}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{DateOrder, cell as read};

    #[test]
    fn amounts_are_written_to_the_last_minor_unit_and_read_back() {
        for minor in [0, 1, -1, 99, 100, 120_050, -20_000, 1_200_000_000, 9_007_199_254_740_991, 123_456_789] {
            for (digits, unit) in [(2, 1), (2, 10_000), (0, 1), (0, 10_000)] {
                let Cell::Number(text) = money(minor, digits, unit) else { panic!("a number") };
                assert_eq!(read::amount(&text, unit, digits), Ok(minor), "{minor} as {text}");
            }
        }
        assert_eq!(money(120_050, 2, 1), Cell::Number("1200.50".into()));
        assert_eq!(money(1_200_000_000, 2, 10_000), Cell::Number("1200".into()));
    }

    #[test]
    fn birthdays_are_written_in_both_languages_as_they_are_read() {
        let born = |calendar, year, month, day, leap| Birthday { calendar, year, month, day, leap };
        for day in [
            born(Calendar::Solar, Some(1984), 10, 15, false),
            born(Calendar::Solar, Some(1884), 1, 2, false),
            born(Calendar::Solar, None, 2, 29, false),
            born(Calendar::Solar, None, 12, 1, false),
            born(Calendar::Lunar, Some(1984), 8, 15, false),
            born(Calendar::Lunar, Some(1987), 6, 1, true),
            born(Calendar::Lunar, None, 12, 23, false),
            born(Calendar::Lunar, None, 4, 30, true),
        ] {
            for lang in Lang::ALL {
                let text = birthday(day, lang).written();
                assert_eq!(read::birthday(&text, DateOrder::Dmy), Ok(Some(day)), "{text}");
                assert_eq!(super::super::formula::guarded(&text), text, "a day is no formula");
            }
        }
    }
}
