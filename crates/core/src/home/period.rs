//! What a month or a quarter comes to so far, against as many days of the one before.

use super::{Kind, Number};
use crate::{
    Result,
    report::{
        Behind, Period,
        totals::{BehindTotals, Totals},
    },
    store::read::Read,
};
use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// Three of them.
    Quarter,
}

impl Span {
    /// The days of it up to today, and as many of the one before, at most all of those.
    pub(super) fn days(self, today: NaiveDate) -> (Period, Period) {
        let (months, first) = match self {
            Self::Month => (1, today.month()),
            Self::Quarter => (3, today.month0() / 3 * 3 + 1),
        };
        let from = NaiveDate::from_ymd_opt(today.year(), first, 1).unwrap_or(today);
        let before = from.checked_sub_months(Months::new(months)).unwrap_or(from);
        let last = from.pred_opt().unwrap_or(from);
        let to = before.checked_add_signed(today - from).unwrap_or(last).min(last);
        let period = |from, to| Period { from: Some(from), to: Some(to) };
        (period(from, today), period(before, to))
    }
}

/// The totals of a period and of the one before, those of what the session may read.
pub(super) fn numbers(
    r: &Read<'_>,
    may: &impl Fn(&str, &str) -> bool,
    [period, before]: [Period; 2],
    currency: &str,
) -> Result<Vec<Number>> {
    let (now, then) = (Totals::of(r, period, currency)?, Totals::of(r, before, currency)?);
    let lists = BehindTotals::of(r, period, currency)?;
    let mut numbers = Vec::new();
    let mut add = |key: &str, kind, of: &dyn Fn(&Totals) -> Option<i64>, behind: &Behind| {
        let (value, before) = (of(&now), of(&then));
        if may(&behind.entity, "read") && (value.is_some() || kind == Kind::Share) {
            numbers.push(Number { key: key.into(), kind, value, before, late: false, behind: behind.clone() });
        }
    };
    add("ordered", Kind::Amount, &|t| t.ordered, &lists.orders);
    add("orders", Kind::Count, &|t| Some(t.orders), &lists.orders);
    add("won_amount", Kind::Amount, &|t| t.won_amount, &lists.won);
    add("won", Kind::Count, &|t| Some(t.won), &lists.won);
    add("win_rate", Kind::Share, &|t| t.win_rate, &lists.closed);
    add("churned", Kind::Count, &|t| Some(t.churned), &lists.churned);
    add("services", Kind::Count, &|t| Some(t.services), &lists.services);
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_so_far_is_compared_with_as_many_days_of_the_one_before() {
        let days = |span: Span, today: &str| {
            let (period, before) = span.days(today.parse().expect("a day"));
            [period.from, period.to, before.from, before.to].map(|day| day.map_or(String::new(), |d| d.to_string()))
        };
        assert_eq!(days(Span::Month, "2026-11-22"), ["2026-11-01", "2026-11-22", "2026-10-01", "2026-10-22"]);
        assert_eq!(days(Span::Month, "2026-03-31"), ["2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"]);
        assert_eq!(days(Span::Month, "2026-01-05"), ["2026-01-01", "2026-01-05", "2025-12-01", "2025-12-05"]);
        assert_eq!(days(Span::Quarter, "2026-11-22"), ["2026-10-01", "2026-11-22", "2026-07-01", "2026-08-22"]);
    }
}
