//! A birthday: solar or lunar, with or without its year, and when it comes next (SPEC.md section 4).

use super::lunar::{self, LunarDay};
use crate::value::CellValue;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// Which calendar a birthday is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// 公历.
    Solar,
    /// 农历.
    Lunar,
}

/// A birthday as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birthday {
    /// Which calendar the numbers are of.
    pub calendar: Calendar,
    /// The year, where it is known.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31, lunar 1 to 30.
    pub day: u32,
    /// In the leap month of that number; lunar only.
    pub leap: bool,
}

impl Birthday {
    /// From `{calendar, year?, month, day, leap?}`; another key or a day that does not exist is refused.
    pub fn from_json(value: &Value) -> Result<Self, &'static str> {
        const KEYS: [&str; 5] = ["calendar", "year", "month", "day", "leap"];
        const BAD: &str = "not_a_date";
        let object = value.as_object().ok_or(BAD)?;
        if object.keys().any(|k| !KEYS.contains(&k.as_str())) {
            return Err("unknown");
        }
        let number = |key: &str| match object.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(n) => n.as_i64().and_then(|n| i32::try_from(n).ok()).map(Some).ok_or(BAD),
        };
        let calendar = match object.get("calendar").and_then(Value::as_str) {
            Some("solar") => Calendar::Solar,
            Some("lunar") => Calendar::Lunar,
            _ => return Err("unknown"),
        };
        let leap = match object.get("leap") {
            None | Some(Value::Null) => false,
            Some(leap) => leap.as_bool().ok_or(BAD)?,
        };
        let part = |key: &str| number(key)?.and_then(|n| u32::try_from(n).ok()).ok_or(BAD);
        let birthday = Self { calendar, year: number("year")?, month: part("month")?, day: part("day")?, leap };
        if birthday.exists() { Ok(birthday) } else { Err(BAD) }
    }

    /// The same as JSON; `leap` only where it is true.
    pub fn to_json(self) -> Value {
        let calendar = if self.calendar == Calendar::Lunar { "lunar" } else { "solar" };
        let mut json = json!({ "calendar": calendar, "year": self.year, "month": self.month, "day": self.day });
        if self.leap {
            json["leap"] = json!(true);
        }
        json
    }

    /// Its three columns: `1984-10-15` (`0000` for no year), calendar (`solar`, `lunar`, `lunar_leap`), has a year.
    /// The text keeps month and day at fixed places, so that SQL can find the birthdays of a month.
    pub fn to_cells(self) -> [CellValue; 3] {
        let calendar = match (self.calendar, self.leap) {
            (Calendar::Solar, _) => "solar",
            (Calendar::Lunar, false) => "lunar",
            (Calendar::Lunar, true) => "lunar_leap",
        };
        let text = format!("{:04}-{:02}-{:02}", self.year.unwrap_or(0), self.month, self.day);
        [CellValue::Text(text), CellValue::Text(calendar.into()), CellValue::Int(self.year.is_some().into())]
    }

    /// The inverse of [`Self::to_cells`]; `None` for anything it never writes.
    pub fn from_cells(cells: &[CellValue]) -> Option<Self> {
        let [date, calendar, has_year] = cells else { return None };
        let (calendar, leap) = match calendar.as_text()? {
            "solar" => (Calendar::Solar, false),
            "lunar" => (Calendar::Lunar, false),
            "lunar_leap" => (Calendar::Lunar, true),
            _ => return None,
        };
        let mut parts = date.as_text()?.split('-');
        let year: i32 = parts.next()?.parse().ok()?;
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { calendar, year: (has_year.as_int()? == 1).then_some(year), month, day, leap })
    }

    /// Whether such a day exists; without a year, whether it exists in some year.
    pub fn exists(self) -> bool {
        match (self.calendar, self.year) {
            (Calendar::Solar, year) => {
                // 2000 is a leap year: 29 February without a year is a birthday.
                let year = year.unwrap_or(2000);
                !self.leap
                    && (1000..=9999).contains(&year)
                    && NaiveDate::from_ymd_opt(year, self.month, self.day).is_some()
            }
            (Calendar::Lunar, Some(year)) => self.lunar_in(year).is_some_and(|l| lunar::to_solar(l).is_some()),
            (Calendar::Lunar, None) => (1..=12).contains(&self.month) && (1..=30).contains(&self.day),
        }
    }

    /// The solar date of birth, where the year is known.
    pub fn born_on(self) -> Option<NaiveDate> {
        match self.calendar {
            Calendar::Solar => NaiveDate::from_ymd_opt(self.year?, self.month, self.day),
            Calendar::Lunar => lunar::to_solar(self.lunar_in(self.year?)?),
        }
    }

    /// The solar date on which it is kept next, `today` included; `None` outside the lunar table.
    pub fn next(self, today: NaiveDate) -> Option<NaiveDate> {
        // A lunar year begins up to seven weeks into the solar one, so the lunar birthday of last year may lie ahead.
        (today.year() - 1..=today.year() + 1).filter_map(|year| self.kept_in(year)).find(|&date| date >= today)
    }

    /// The day it is kept in a year of its calendar. Where the year has no such day, it is kept as is customary: 29
    /// February on the 28th, a 30th on the 29th of a short month, a leap month's day in the month it repeats.
    fn kept_in(self, year: i32) -> Option<NaiveDate> {
        if self.calendar == Calendar::Solar {
            return NaiveDate::from_ymd_opt(year, self.month, self.day)
                .or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28));
        }
        let leap = self.leap && lunar::leap_month(year) == Some(self.month);
        let day = self.day.min(lunar::month_days(year, self.month, leap)?);
        lunar::to_solar(LunarDay { year, month: self.month, leap, day })
    }

    fn lunar_in(self, year: i32) -> Option<LunarDay> {
        (self.calendar == Calendar::Lunar).then_some(LunarDay {
            year,
            month: self.month,
            leap: self.leap,
            day: self.day,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: Value) -> Birthday {
        Birthday::from_json(&json).expect("a birthday")
    }

    fn next(json: Value, today: &str) -> String {
        of(json).next(today.parse().expect("date")).expect("next").to_string()
    }

    #[test]
    fn it_comes_back_from_its_cells_and_its_json() {
        for json in [
            json!({"calendar": "solar", "year": 1984, "month": 10, "day": 15}),
            json!({"calendar": "solar", "year": null, "month": 2, "day": 29}),
            json!({"calendar": "lunar", "year": null, "month": 8, "day": 30}),
            json!({"calendar": "lunar", "year": 1987, "month": 6, "day": 12, "leap": true}),
        ] {
            let birthday = of(json.clone());
            assert_eq!(birthday.to_json(), json);
            assert_eq!(Birthday::from_cells(&birthday.to_cells()), Some(birthday));
        }
    }

    #[test]
    fn days_that_never_were_are_refused() {
        for json in [
            json!({"calendar": "solar", "year": 2023, "month": 2, "day": 29}),
            json!({"calendar": "solar", "month": 4, "day": 31}),
            json!({"calendar": "solar", "month": 4, "day": 3, "leap": true}),
            json!({"calendar": "lunar", "year": 1987, "month": 5, "day": 1, "leap": true}),
            json!({"calendar": "lunar", "month": 13, "day": 1}),
            json!({"calendar": "lunar", "month": 1, "day": 31}),
            json!({"calendar": "julian", "month": 1, "day": 1}),
            json!({"calendar": "solar", "month": 1, "day": 1, "hour": 3}),
            json!("1984-10-15"),
        ] {
            assert!(Birthday::from_json(&json).is_err(), "{json}");
        }
    }

    #[test]
    fn the_mid_autumn_child_has_a_birthday_on_mid_autumn_day() {
        let json = json!({"calendar": "lunar", "year": 1984, "month": 8, "day": 15});
        assert_eq!(of(json.clone()).born_on().map(|d| d.to_string()), Some("1984-09-10".into()));
        assert_eq!(next(json.clone(), "2026-01-01"), "2026-09-25");
        assert_eq!(next(json.clone(), "2026-09-25"), "2026-09-25");
        assert_eq!(next(json, "2026-09-26"), "2027-09-15");
    }

    #[test]
    fn a_lunar_december_birthday_may_fall_into_the_next_solar_year() {
        assert_eq!(next(json!({"calendar": "lunar", "month": 12, "day": 8}), "2026-01-02"), "2026-01-26");
    }

    #[test]
    fn a_birthday_that_a_year_lacks_is_kept_the_customary_day() {
        assert_eq!(next(json!({"calendar": "solar", "year": 2000, "month": 2, "day": 29}), "2026-01-01"), "2026-02-28");
        assert_eq!(next(json!({"calendar": "solar", "year": 2000, "month": 2, "day": 29}), "2027-06-01"), "2028-02-29");
        let leap = json!({"calendar": "lunar", "year": 1987, "month": 6, "day": 1, "leap": true});
        assert_eq!(next(leap.clone(), "2025-01-01"), "2025-07-25");
        assert_eq!(next(leap, "2026-01-01"), "2026-07-14");
        // The first month of lunar 2025 has 30 days, that of 2026 has 30 too; the second of 2026 only 29.
        assert_eq!(next(json!({"calendar": "lunar", "month": 2, "day": 30}), "2026-02-20"), "2026-04-16");
    }
}
