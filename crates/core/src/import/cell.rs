//! What the text of a cell means: amounts, stars, birthdays as people write them in files. Pure; no words of a
//! dictionary, no database.

use crate::customer::birthday::{Birthday, Calendar};
use crate::text::fold::fold;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount in minor units: `1,200.50`, `￥1200`, `1200万`, `1.2亿`, `5000元`, `3.5k`, `(200)`. `unit` is what a bare
/// number is counted in (1, or 10,000 for 万元). Computed in whole numbers; half a minor unit is rounded away from zero.
pub fn amount(raw: &str, unit: u64, minor_digits: u32) -> Result<i64, &'static str> {
    const BAD: &str = "not_a_number";
    let mut text = fold(raw);
    text.retain(|c| !c.is_whitespace() && !matches!(c, '¥' | '￥' | '$' | '€' | '£' | ','));
    let mut negative = false;
    if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        (text, negative) = (inside.to_owned(), true);
    }
    for word in ["人民币", "rmb", "cny"] {
        text = text.replacen(word, "", 1);
    }
    let mut unit = u128::from(unit);
    if let Some(bare) = text.strip_suffix('元') {
        // 元 says the unit itself; 万元 is seen below.
        (text, unit) = (bare.to_owned(), 1);
    }
    for (suffix, factor) in [("万", 10_000), ("亿", 100_000_000), ("k", 1_000), ("m", 1_000_000)] {
        if let Some(bare) = text.strip_suffix(suffix) {
            (text, unit) = (bare.to_owned(), factor);
            break;
        }
    }
    if let Some(bare) = text.strip_prefix('-') {
        (text, negative) = (bare.to_owned(), !negative);
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || digits.len() > 30 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(BAD);
    }
    let scaled =
        digits.parse::<u128>().map_err(|_| BAD)?.checked_mul(unit * 10_u128.pow(minor_digits)).ok_or("too_large")?;
    let divisor = 10_u128.pow(part.len() as u32);
    let minor = i64::try_from((scaled + divisor / 2) / divisor).map_err(|_| "too_large")?;
    Ok(if negative { -minor } else { minor })
}

/// Stars: `4`, `4.0`, `4星`, `★★★★☆`, `4/5`.
pub fn stars(raw: &str) -> Option<i64> {
    let text = fold(raw);
    let filled = text.chars().filter(|c| matches!(c, '★' | '⭐')).count();
    if filled > 0 {
        return i64::try_from(filled).ok().filter(|n| *n <= 5);
    }
    let text = text.trim_end_matches(['星', '级']).trim_end_matches("/5").trim_end_matches(".0").trim();
    text.parse().ok().filter(|n| (1..=5).contains(n))
}

/// Which comes first in a date like 3/4/2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The day, as most of the world writes.
    Dmy,
    /// The month, as English programs write.
    #[default]
    Mdy,
}

/// What one date of a column says of the order of all: the order that it alone admits; `Err` where it admits both. None
/// where it is no such date: the year comes first, or none is there.
pub fn order_of(raw: &str) -> Option<Result<DateOrder, ()>> {
    let text = fold(raw);
    match numbers(&text)[..] {
        [(first, _), (second, _), (_, 4), ..] if first <= 31 && second <= 31 && !text.contains('年') => {
            Some(match (first > 12 || text.contains('.'), second > 12) {
                (true, false) => Ok(DateOrder::Dmy),
                (false, true) => Ok(DateOrder::Mdy),
                _ if first == second => return None,
                _ => Err(()),
            })
        }
        _ => None,
    }
}

/// A birthday: `1984-10-15`, `1984/10/15`, `1984年10月15日`, `19841015`, `10-15`, `--10-15`, `15.10.1984`, `10/15/1984`,
/// `农历八月十五`, `农历1987年闰六月初一`. Where day and month may be either, `order` decides. `Ok(None)` for the writings
/// of "none" (`0/0/00`).
pub fn birthday(raw: &str, order: DateOrder) -> Result<Option<Birthday>, &'static str> {
    const BAD: &str = "not_a_date";
    let text = fold(raw);
    let lunar = ["农历", "阴历", "旧历", "lunar"].iter().any(|w| text.contains(w))
        || text.contains('初')
        || text.contains('闰');
    let leap = text.contains('闰') || text.contains("leap");
    let numbers = numbers(&text);
    if !numbers.is_empty() && numbers.iter().all(|n| n.0 == 0) {
        return Ok(None);
    }
    let (year, month, day) = match numbers[..] {
        [(packed, 8)] => (Some(packed / 10_000), packed / 100 % 100, packed % 100),
        [(month, _), (day, _)] => (None, month, day),
        // 1604 is how one maker's address book writes "no year".
        [(year, 4), (month, _), (day, _)] => (Some(year).filter(|y| *y != 1604), month, day),
        [(first, _), (second, _), (year, 4)] => {
            let day_first = first > 12 || text.contains('.') || order == DateOrder::Dmy && second <= 12;
            let (month, day) = if day_first { (second, first) } else { (first, second) };
            (Some(year), month, day)
        }
        _ => return Err(BAD),
    };
    let calendar = if lunar { Calendar::Lunar } else { Calendar::Solar };
    let year = year.map(|y| y as i32);
    let birthday = Birthday { calendar, year, month, day, leap };
    if birthday.exists() { Ok(Some(birthday)) } else { Err(BAD) }
}

/// A day as people write it in files, `2026-11-22`; a time behind it says nothing here.
pub fn day(raw: &str, order: DateOrder) -> Result<String, &'static str> {
    let read = |text: &str| match birthday(text, order) {
        Ok(Some(Birthday { calendar: Calendar::Solar, year: Some(year), month, day, .. })) => {
            Ok(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => Err("not_a_date"),
    };
    read(raw).or_else(|_| read(raw.trim().split([' ', 'T']).next().unwrap_or_default()))
}

/// A point in time as people write it in files, in milliseconds since 1970: `2026-11-22 09:30`, `2026年11月22日下午3点20分`,
/// `11/22/2026 3:30 PM`, `2026-11-22T01:30:00Z`. What names no zone is told by the clock of `zone`; a bare day begins
/// with it.
pub fn instant(raw: &str, order: DateOrder, zone: Tz) -> Result<i64, &'static str> {
    const BAD: &str = "not_an_instant";
    if let Ok(at) = DateTime::parse_from_rfc3339(raw.trim()) {
        return Ok(at.timestamp_millis());
    }
    let text = fold(raw).replace('t', " ");
    let (date, time) = match text.find([':', '点', '时']) {
        // The hour is what stands before the first sign of a time.
        Some(sign) => {
            let hour = text[..sign].trim_end_matches(|c: char| c.is_ascii_digit()).len();
            (&text[..hour], &text[hour..])
        }
        None => (text.as_str(), ""),
    };
    let half = |words: &[&str]| words.iter().any(|word| date.contains(word) || time.contains(word));
    let (after, before) = (half(&["下午", "晚上", "pm", "p.m"]), half(&["上午", "凌晨", "am", "a.m"]));
    let mut bare = date.to_owned();
    for word in ["下午", "晚上", "中午", "上午", "早上", "凌晨"] {
        bare = bare.replace(word, " ");
    }
    let day: NaiveDate = day(bare.trim(), order)?.parse().map_err(|_| BAD)?;
    let said: Vec<u32> = numbers(time).into_iter().map(|(n, _)| n).collect();
    let hour = match said.first().copied().unwrap_or(0) {
        hour @ 1..=11 if after => hour + 12,
        12 if before => 0,
        hour => hour,
    };
    let of = |at: usize| said.get(at).copied().unwrap_or(0);
    // What stands behind the point of the seconds: .5, .120
    let part: String = time.rsplit_once('.').map_or("", |(_, p)| p).chars().take_while(char::is_ascii_digit).collect();
    let milli = format!("{part:0<3}").get(..3).and_then(|p| p.parse().ok()).unwrap_or(0);
    let time = NaiveTime::from_hms_milli_opt(hour, of(1), of(2), milli).ok_or(BAD)?;
    // An hour that a change of the clocks leaves out is the next one.
    let local = |time: NaiveTime| zone.from_local_datetime(&day.and_time(time)).earliest();
    let at = local(time).or_else(|| local(NaiveTime::from_hms_opt((hour + 1) % 24, of(1), of(2))?)).ok_or(BAD)?;
    match (NaiveDate::from_ymd_opt(1900, 1, 1), NaiveDate::from_ymd_opt(2200, 1, 1)) {
        (Some(first), Some(last)) if day >= first && day.checked_add_days(Days::new(1)).is_some_and(|d| d <= last) => {
            Ok(at.timestamp_millis())
        }
        _ => Err(BAD),
    }
}

/// The numbers of a text with how many characters each had; Chinese numerals (腊月初八, 二十, 廿三) count as numbers.
fn numbers(text: &str) -> Vec<(u32, usize)> {
    let text = text.replace("正月", "一月").replace("冬月", "十一月").replace("腊月", "十二月");
    let mut out: Vec<(u32, usize)> = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let kind = |c: char| if c.is_ascii_digit() { 1 } else { 2 };
        let numeral = c.is_ascii_digit() || chinese_digit(c).is_some() || matches!(c, '十' | '廿' | '卅');
        if numeral && word.chars().next_back().is_none_or(|last| kind(last) == kind(c)) {
            word.push(c);
            continue;
        }
        if let Some(number) = number(&word) {
            out.push((number, word.chars().count()));
        }
        word.clear();
        if numeral {
            word.push(c);
        }
    }
    out
}

fn chinese_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u32)
}

fn number(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 32 {
        return None;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.parse().ok();
    }
    let tens = |c: char| match c {
        '十' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    };
    // 一九八四 is a row of digits; 二十三 and 廿三 are tens and ones.
    if !word.chars().any(|c| tens(c).is_some()) {
        return word.chars().try_fold(0_u32, |n, c| n.checked_mul(10)?.checked_add(chinese_digit(c)?));
    }
    word.chars().try_fold(0, |n, c| match tens(c) {
        Some(10) if n > 0 => Some(n * 10),
        Some(t) => Some(n + t),
        None => Some(n + chinese_digit(c)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn amounts_are_read_as_people_write_them_to_the_last_minor_unit() {
        for (raw, unit, minor) in [
            ("1100.04", 1, 110_004),
            ("￥1,200.50", 1, 120_050),
            ("１２００元", 1, 120_000),
            ("1200", 10_000, 1_200_000_000),
            ("1200万", 1, 1_200_000_000),
            ("1200万元", 10_000, 1_200_000_000),
            ("0.5亿元人民币", 1, 5_000_000_000),
            ("5000000元", 10_000, 500_000_000),
            ("3.5k", 1, 350_000),
            ("-2.005", 1, -201),
            ("(200)", 1, -20_000),
            ("0.1", 1, 10),
            ("90071992547409.91", 1, 9_007_199_254_740_991),
        ] {
            assert_eq!(amount(raw, unit, 2), Ok(minor), "{raw}");
        }
        assert_eq!(amount("1200", 1, 0), Ok(1200));
        for bad in ["", "abc", "1.2.3", "12 apples", "-", "1e5", "--5"] {
            assert_eq!(amount(bad, 1, 2), Err("not_a_number"), "{bad}");
        }
        assert_eq!(amount("9".repeat(30).as_str(), 10_000, 2), Err("too_large"));
    }

    #[test]
    fn stars_are_read_in_their_writings() {
        for raw in ["4", "4.0", "４星", "★★★★☆", "4/5", " 4 "] {
            assert_eq!(stars(raw), Some(4), "{raw}");
        }
        for bad in ["0", "6", "4.5", "good", "★★★★★★"] {
            assert_eq!(stars(bad), None, "{bad}");
        }
    }

    #[test]
    fn birthdays_are_read_in_their_writings() {
        let solar = json!({"calendar": "solar", "year": 1984, "month": 10, "day": 15});
        for raw in [
            "1984-10-15",
            "1984/10/15",
            "1984年10月15日",
            "19841015",
            "15.10.1984",
            "10/15/1984",
            "15/10/1984",
            "一九八四年十月十五日",
        ] {
            assert_eq!(birthday(raw, DateOrder::Mdy).expect(raw).expect(raw).to_json(), solar, "{raw}");
        }
        let none = |month, day| json!({"calendar": "solar", "year": null, "month": month, "day": day});
        assert_eq!(birthday("--10-15", DateOrder::Mdy).expect("date").expect("date").to_json(), none(10, 15));
        assert_eq!(birthday("2月29日", DateOrder::Mdy).expect("date").expect("date").to_json(), none(2, 29));
        let lunar = |year: Value, month, day| json!({"calendar": "lunar", "year": year, "month": month, "day": day});
        assert_eq!(
            birthday("农历八月十五", DateOrder::Mdy).expect("date").expect("date").to_json(),
            lunar(Value::Null, 8, 15)
        );
        assert_eq!(
            birthday("阴历1984年腊月廿三", DateOrder::Mdy).expect("date").expect("date").to_json(),
            lunar(json!(1984), 12, 23)
        );
        assert_eq!(
            birthday("正月初一", DateOrder::Mdy).expect("date").expect("date").to_json(),
            lunar(Value::Null, 1, 1)
        );
        let leap = json!({"calendar": "lunar", "year": 1987, "month": 6, "day": 1, "leap": true});
        assert_eq!(birthday("农历1987年闰六月初一", DateOrder::Mdy).expect("date").expect("date").to_json(), leap);
        assert_eq!(birthday("0/0/00", DateOrder::Mdy), Ok(None));
        for bad in ["1984-13-01", "2023-02-29", "soon", "15", "1-2-3-4", "农历1985年闰六月初一"] {
            assert!(birthday(bad, DateOrder::Mdy).is_err(), "{bad}");
        }
    }

    #[test]
    fn times_are_read_in_their_writings_by_the_clock_of_the_office() {
        let shanghai = Tz::Asia__Shanghai;
        let at = |text: &str| DateTime::parse_from_rfc3339(text).expect("a time").timestamp_millis();
        for (raw, wanted) in [
            ("2026-11-22 09:30:00", "2026-11-22T09:30:00+08:00"),
            ("2026/11/22 9:30", "2026-11-22T09:30:00+08:00"),
            ("2026年11月22日 09:30", "2026-11-22T09:30:00+08:00"),
            ("2026年11月22日下午3点20分", "2026-11-22T15:20:00+08:00"),
            ("2026-11-22上午10:05", "2026-11-22T10:05:00+08:00"),
            ("11/22/2026 3:30 PM", "2026-11-22T15:30:00+08:00"),
            ("11/22/2026 12:15 am", "2026-11-22T00:15:00+08:00"),
            ("2026-11-22T01:30:00Z", "2026-11-22T09:30:00+08:00"),
            ("2026-11-22T09:30:00", "2026-11-22T09:30:00+08:00"),
            ("20261122", "2026-11-22T00:00:00+08:00"),
            ("2026-11-22 09:30:05.250", "2026-11-22T09:30:05.250+08:00"),
        ] {
            assert_eq!(instant(raw, DateOrder::Mdy, shanghai), Ok(at(wanted)), "{raw}");
        }
        assert_eq!(instant("3/4/2026 8:00", DateOrder::Dmy, shanghai), Ok(at("2026-04-03T08:00:00+08:00")));
        for bad in ["", "soon", "2026-02-30 10:00", "2026-11-22 25:00", "10:00", "2999-01-01"] {
            assert!(instant(bad, DateOrder::Mdy, shanghai).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_said_by_a_column_or_by_a_person() {
        let read = |raw: &str, order| birthday(raw, order).map(|b| b.map(|b| (b.month, b.day)));
        assert_eq!(read("3/4/2026", DateOrder::Mdy), Ok(Some((3, 4))));
        assert_eq!(read("3/4/2026", DateOrder::Dmy), Ok(Some((4, 3))));
        assert_eq!(read("3/14/2026", DateOrder::Dmy), Ok(Some((3, 14))), "a date that admits one order is that date");
        assert_eq!(read("2026-03-04", DateOrder::Dmy), Ok(Some((3, 4))));
        assert_eq!(order_of("14/3/2026"), Some(Ok(DateOrder::Dmy)));
        assert_eq!(order_of("3/14/2026"), Some(Ok(DateOrder::Mdy)));
        assert_eq!(order_of("3/4/2026"), Some(Err(())));
        for says_nothing in ["2026-03-04", "5/5/2026", "2026年3月4日", "soon", ""] {
            assert_eq!(order_of(says_nothing), None, "{says_nothing}");
        }
    }
}
