//! The Chinese calendar from 1900 to 2100: between lunar and solar dates, by a table of the months of each year.
//!
//! The table was compiled from PyPI `borax` 4.1.3 (which follows the Hong Kong Observatory) and compared month by month
//! with `lunardate` 0.3.0 and ICU 78. Borax stands against both in two months (the eighth of 2089, the seventh of
//! 2097, whose new moons fall within seconds of midnight); these two follow the majority.

use chrono::{Datelike, Days, NaiveDate};

/// First lunar year of the table. It began on 31 January 1900.
pub const FIRST: i32 = 1900;
/// Last lunar year of the table.
pub const LAST: i32 = 2100;

/// Per year: bits 0–3 the month that is followed by its leap month (0 = none), bits 15–4 whether months 1–12 have 30
/// days (else 29), bit 16 whether the leap month has 30.
#[rustfmt::skip]
const YEARS: [u32; 201] = [
    0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2,
    0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977,
    0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970,
    0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,
    0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,
    0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,
    0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,
    0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,
    0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0,
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
    0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
    0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
    0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
    0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0,
    0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4,
    0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0,
    0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160,
    0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252,
    0x0d520,
];

/// A day of the Chinese calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDay {
    /// Lunar year: the solar year in which it began.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// In the leap month after the month of that number.
    pub leap: bool,
    /// 1 to 30.
    pub day: u32,
}

fn bits(year: i32) -> Option<u32> {
    YEARS.get(usize::try_from(year - FIRST).ok()?).copied()
}

/// The month that has a leap month in this year, where one has.
pub fn leap_month(year: i32) -> Option<u32> {
    bits(year).map(|b| b & 0xf).filter(|&m| m != 0)
}

/// Days of a month; `None` where the year is outside the table or has no such month.
pub fn month_days(year: i32, month: u32, leap: bool) -> Option<u32> {
    let bits = bits(year)?;
    if !(1..=12).contains(&month) || (leap && bits & 0xf != month) {
        return None;
    }
    let long = bits >> if leap { 16 } else { 16 - month } & 1 == 1;
    Some(if long { 30 } else { 29 })
}

/// The months of a year in their order: number, leap, days.
fn months(year: i32) -> impl Iterator<Item = (u32, bool, u32)> {
    (1..=12).flat_map(move |month| {
        [false, true].into_iter().filter_map(move |leap| Some((month, leap, month_days(year, month, leap)?)))
    })
}

/// Days from 31 January 1900 to the first day of each year.
static NEW_YEARS: [u32; 201] = {
    let mut starts = [0u32; 201];
    let mut year = 1;
    while year < 201 {
        let bits = YEARS[year - 1];
        // Twelve months of 29 days, the leap month, and a day more for each long one.
        let leap = if bits & 0xf == 0 { 0 } else { 29 + (bits >> 16) };
        let long = (bits >> 4 & 0xfff).count_ones();
        starts[year] = starts[year - 1] + 12 * 29 + leap + long;
        year += 1;
    }
    starts
};

/// The first day of a lunar year.
fn new_year(year: i32) -> Option<NaiveDate> {
    let days = *NEW_YEARS.get(usize::try_from(year - FIRST).ok()?)?;
    NaiveDate::from_ymd_opt(1900, 1, 31)?.checked_add_days(Days::new(days.into()))
}

/// The solar date of a lunar day; `None` where there is no such day.
pub fn to_solar(lunar: LunarDay) -> Option<NaiveDate> {
    let length = month_days(lunar.year, lunar.month, lunar.leap)?;
    if !(1..=length).contains(&lunar.day) {
        return None;
    }
    let before: u32 =
        months(lunar.year).take_while(|&(m, leap, _)| (m, leap) != (lunar.month, lunar.leap)).map(|m| m.2).sum();
    new_year(lunar.year)?.checked_add_days(Days::new((before + lunar.day - 1).into()))
}

/// The lunar day of a solar date; `None` outside the table.
pub fn from_solar(date: NaiveDate) -> Option<LunarDay> {
    let year = [date.year(), date.year() - 1].into_iter().find(|&y| new_year(y).is_some_and(|first| first <= date))?;
    let mut left = u32::try_from((date - new_year(year)?).num_days()).ok()?;
    for (month, leap, days) in months(year) {
        if left < days {
            return Some(LunarDay { year, month, leap, day: left + 1 });
        }
        left -= days;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solar(text: &str) -> NaiveDate {
        text.parse().expect("date")
    }

    #[test]
    fn known_festivals_fall_on_their_published_days() {
        for (year, month, leap, day, date) in [
            (1900, 1, false, 1, "1900-01-31"),
            (1987, 6, true, 1, "1987-07-26"),
            (2000, 1, false, 1, "2000-02-05"),
            (2020, 4, true, 1, "2020-05-23"),
            (2023, 2, true, 1, "2023-03-22"),
            (2024, 8, false, 15, "2024-09-17"),
            (2025, 1, false, 1, "2025-01-29"),
            (2025, 6, true, 1, "2025-07-25"),
            (2026, 1, false, 1, "2026-02-17"),
            (2033, 11, true, 1, "2033-12-22"),
            (2100, 1, false, 1, "2100-02-09"),
        ] {
            assert_eq!(to_solar(LunarDay { year, month, leap, day }), Some(solar(date)), "{year}-{month} {leap}");
        }
    }

    #[test]
    fn every_day_of_two_centuries_goes_there_and_back() {
        let mut date = solar("1900-01-31");
        while date <= solar("2100-12-31") {
            let lunar = from_solar(date).expect("inside the table");
            assert_eq!(to_solar(lunar), Some(date), "{lunar:?}");
            date = date.succ_opt().expect("day");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(to_solar(LunarDay { year: 2025, month: 5, leap: true, day: 1 }), None);
        assert_eq!(to_solar(LunarDay { year: 2025, month: 6, leap: true, day: 30 }), None);
        assert_eq!(to_solar(LunarDay { year: 2101, month: 1, leap: false, day: 1 }), None);
        assert_eq!(from_solar(solar("1900-01-30")), None);
    }
}
