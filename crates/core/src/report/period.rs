//! The days that a report looks at, and how it divides them.

use super::that;
use crate::{
    Error, Result,
    catalogue::LabelPair,
    store::filter::{Compare, Condition},
    time::{Zone, instant_text},
    value::CellValue,
};
use chrono::{Datelike as _, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Days, both included; an end that is left out is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Refuses one that ends before it begins.
    pub(super) fn check(self) -> Result<Self> {
        match self {
            Self { from: Some(from), to: Some(to) } if to < from => Err(Error::invalid("period", "not_a_range")),
            period => Ok(period),
        }
    }

    /// The period of the same length before; none where an end is open. Whole months go before whole months.
    pub(super) fn before(self) -> Option<Self> {
        let (from, to) = (self.from?, self.to?);
        let behind = to.succ_opt()?;
        if from.day() == 1 && behind.day() == 1 {
            let months = (behind.year() - from.year()) * 12 + behind.month() as i32 - from.month() as i32;
            let before = from.checked_sub_months(Months::new(u32::try_from(months).ok()?))?;
            return Some(Self { from: Some(before), to: from.pred_opt() });
        }
        let before = from.checked_sub_signed(behind - from)?;
        Some(Self { from: Some(before), to: from.pred_opt() })
    }

    /// Conditions on a day in SQL.
    pub(super) fn bounds(self, from: &'static str, to: &'static str) -> Vec<(&'static str, CellValue)> {
        let day = |day: NaiveDate| CellValue::Text(day.to_string());
        self.from.map(|at| (from, day(at))).into_iter().chain(self.to.map(|at| (to, day(at)))).collect()
    }

    /// The same as a filter of a list.
    pub(super) fn filter(self, field: &str) -> Vec<Condition> {
        match (self.from, self.to) {
            (None, None) => Vec::new(),
            (Some(from), None) => vec![that(field, Compare::Gte, from.to_string())],
            (None, Some(to)) => vec![that(field, Compare::Lte, to.to_string())],
            (Some(from), Some(to)) => vec![that(field, Compare::Between, json!([from.to_string(), to.to_string()]))],
        }
    }

    /// The instants between which it lies: the first in it, the first behind it.
    pub(super) fn instants(self, zone: Zone) -> (Option<i64>, Option<i64>) {
        let behind = self.to.and_then(|day| day.succ_opt());
        (self.from.map(|day| zone.begins(day)), behind.map(|day| zone.begins(day)))
    }

    /// The filter of a list by an instant.
    pub(super) fn filter_of_instants(self, field: &str, zone: Zone) -> Vec<Condition> {
        let (since, before) = self.instants(zone);
        let condition = |op, at: Option<i64>| at.map(|at| that(field, op, instant_text(at)));
        condition(Compare::Gte, since).into_iter().chain(condition(Compare::Lt, before)).collect()
    }

    /// As far as both reach.
    pub(super) fn within(self, other: Self) -> Self {
        let from = self.from.into_iter().chain(other.from).max();
        let to = self.to.into_iter().chain(other.to).min();
        Self { from, to }
    }
}

/// A stretch of the calendar as SQL tells it: `2017`, `2017-Q3`, `2017-09`. None: it is none.
pub(super) fn stretch(code: &str) -> Option<(Period, LabelPair)> {
    let year: i32 = code.get(..4)?.parse().ok()?;
    let (first, months, zh, en) = match code.get(4..)? {
        "" => (1, 12, format!("{year}年"), format!("{year}")),
        rest => match rest.strip_prefix("-Q") {
            Some(quarter) => {
                let quarter: u32 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
                (quarter * 3 - 2, 3, format!("{year}年{quarter}季度"), format!("Q{quarter} {year}"))
            }
            None => {
                let month: u32 = rest.strip_prefix('-')?.parse().ok()?;
                (month, 1, format!("{year}年{month}月"), format!("{year}-{month:02}"))
            }
        },
    };
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let to = from.checked_add_months(Months::new(months))?.pred_opt()?;
    Some((Period { from: Some(from), to: Some(to) }, LabelPair { zh, en }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: Some(from.parse().expect("a day")), to: Some(to.parse().expect("a day")) }
    }

    #[test]
    fn before_a_period_lies_one_of_the_same_length_and_before_months_lie_months() {
        assert_eq!(period("2026-03-01", "2026-03-31").before(), Some(period("2026-02-01", "2026-02-28")));
        assert_eq!(period("2026-01-01", "2026-12-31").before(), Some(period("2025-01-01", "2025-12-31")));
        assert_eq!(period("2026-04-01", "2026-06-30").before(), Some(period("2026-01-01", "2026-03-31")));
        assert_eq!(period("2026-03-10", "2026-03-16").before(), Some(period("2026-03-03", "2026-03-09")));
        assert_eq!(Period { from: None, ..period("2026-03-10", "2026-03-16") }.before(), None);
    }

    #[test]
    fn stretches_of_the_calendar_are_the_days_they_are_called_by() {
        let days = |code| stretch(code).map(|(period, label)| (period, label.en));
        assert_eq!(days("2017-Q4"), Some((period("2017-10-01", "2017-12-31"), "Q4 2017".into())));
        assert_eq!(days("2024-02"), Some((period("2024-02-01", "2024-02-29"), "2024-02".into())));
        assert_eq!(days("2017"), Some((period("2017-01-01", "2017-12-31"), "2017".into())));
        assert_eq!((days("2017-Q5"), days("2017-13"), days("abcd"), days("")), (None, None, None, None));
    }
}
