//! Numbers that a workbook shows as dates and times: which formats do, and which day a number is. Days are counted
//! from 1900 or from 1904, and 1900 is held for a leap year, as the first spreadsheets did.

use crate::import::read::row::Value;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use std::fmt::Write as _;

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number.
    Number,
    /// A day, a time of day, or both.
    Date,
    /// Hours and minutes that may be more than a day.
    Elapsed,
}

/// What a format of the workbook's own shows.
pub(super) fn shown_by(code: &str) -> Shown {
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // The next character is shown as it is, or is a width.
            '\\' | '_' | '*' => drop(chars.next()),
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            // A colour, a condition, a locale, or hours without end.
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let mut letters = inside.chars().map(|c| c.to_ascii_lowercase());
                let first = letters.next();
                if matches!(first, Some('h' | 'm' | 's')) && letters.all(|c| Some(c) == first) {
                    return Shown::Elapsed;
                }
            }
            // What is behind is for negative numbers.
            ';' => return Shown::Number,
            'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => return Shown::Date,
            // "General" has no letter above but these.
            'G' | 'g' if code.to_ascii_lowercase().starts_with("general") => return Shown::Number,
            _ => {}
        }
    }
    Shown::Number
}

/// What one of the formats that every program knows shows.
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Elapsed,
        _ => Shown::Number,
    }
}

/// What a number in such a format is; its text is added to `text`.
pub(super) fn value(number: f64, shown: Shown, from_1904: bool, text: &mut String) -> Value {
    let dated = match shown {
        Shown::Number => None,
        Shown::Date => date(number, from_1904),
        Shown::Elapsed => {
            let seconds = (number * 86_400.0).round();
            if seconds.abs() > 1e12 {
                None
            } else {
                let (sign, s) = (if seconds < 0.0 { "-" } else { "" }, seconds.abs() as u64);
                let _ = write!(text, "{sign}{}:{:02}:{:02}", s / 3_600, s / 60 % 60, s % 60);
                return Value::Text;
            }
        }
    };
    let Some(value) = dated else {
        write_number(number, text);
        return Value::Number(number);
    };
    write_date(value, text);
    value
}

fn date(number: f64, from_1904: bool) -> Option<Value> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let millis = (number * 86_400_000.0).round() as i64;
    let (days, millis) = (millis / 86_400_000, millis % 86_400_000);
    let time = NaiveTime::MIN + Duration::milliseconds(millis);
    let first = if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1)? } else { NaiveDate::from_ymd_opt(1899, 12, 30)? };
    if days == 0 && !from_1904 {
        return Some(Value::Time(time));
    }
    // Until 28 February 1900 the day that never was has not yet been counted.
    let days = if !from_1904 && days < 60 { days + 1 } else { days };
    let day = first.checked_add_signed(Duration::days(days))?;
    Some(if millis == 0 { Value::Date(day) } else { Value::DateTime(day.and_time(time)) })
}

/// A day, a time, or both, written as ISO 8601 does; also `1995-01-01T10:00:00Z`. `None` where it is something else.
pub(super) fn iso(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches(['Z', 'z']);
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(Value::Date(day));
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(both) = NaiveDateTime::parse_from_str(text, format) {
            return Some(Value::DateTime(both));
        }
    }
    NaiveTime::parse_from_str(text, "%H:%M:%S%.f").ok().map(Value::Time)
}

/// Writes a day, a time, or both.
pub(super) fn write_date(value: Value, text: &mut String) {
    let _ = match value {
        Value::Date(day) => write!(text, "{day}"),
        Value::DateTime(both) => write!(text, "{} {}", both.date(), both.time()),
        Value::Time(time) => write!(text, "{time}"),
        _ => Ok(()),
    };
}

/// Writes a number without an exponent and with no more digits than a spreadsheet keeps.
pub(super) fn write_number(number: f64, text: &mut String) {
    let rounded = if number.fract() == 0.0 { number } else { format!("{number:.14e}").parse().unwrap_or(number) };
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    let _ = write!(text, "{rounded}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        for code in
            ["yyyy\\-mm\\-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"", "h:mm AM/PM", "[Red]d", "[$-F800]dddd, mmmm"]
        {
            assert_eq!(shown_by(code), Shown::Date, "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"days\"", "0;[Red]d", "\\d0", "_d0", "[Red]0", "General\"d\"", "@", ""]
        {
            assert_eq!(shown_by(code), Shown::Number, "{code}");
        }
        for code in ["[h]:mm:ss", "[mm]:ss", "[HH]:MM"] {
            assert_eq!(shown_by(code), Shown::Elapsed, "{code}");
        }
    }

    #[test]
    fn days_are_counted_from_1900_or_from_1904() {
        let written = |number, shown, from_1904| {
            let mut text = String::new();
            value(number, shown, from_1904, &mut text);
            text
        };
        for (number, from_1904, wanted) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (44_197.0, false, "2021-01-01"),
            (42_735.0, true, "2021-01-01"),
            (44_197.423_738_425_93, false, "2021-01-01 10:10:11"),
            (0.5, false, "12:00:00"),
            (2_958_465.0, false, "9999-12-31"),
            (2_958_466.0, false, "2958466"),
            (-1.0, false, "-1"),
        ] {
            assert_eq!(written(number, Shown::Date, from_1904), wanted);
        }
        assert_eq!(written(1.25, Shown::Elapsed, false), "30:00:00");
        for (number, wanted) in [
            (13_800_138_000.0, "13800138000"),
            (0.1 + 0.2, "0.3"),
            (1e21, "1000000000000000000000"),
            (-0.0, "0"),
            (1.5, "1.5"),
        ] {
            assert_eq!(written(number, Shown::Number, false), wanted);
        }
    }

    #[test]
    fn days_in_words_of_iso_8601() {
        let day = NaiveDate::from_ymd_opt(2021, 1, 1).expect("a day");
        assert_eq!(iso("2021-01-01"), Some(Value::Date(day)));
        assert_eq!(iso("2021-01-01T10:10:10Z"), Some(Value::DateTime(day.and_hms_opt(10, 10, 10).expect("a time"))));
        assert_eq!(iso("10:10:10"), NaiveTime::from_hms_opt(10, 10, 10).map(Value::Time));
        assert_eq!(iso("soon"), None);
    }
}
