//! Reports (SPEC.md section 8): figures over everything that the session may read, as far as its right to reports reaches.
//! Each line says by which filter of a list the records behind it are found.

mod churn;
mod composition;
mod contribution;
mod export;
mod label;
mod opportunity;
mod period;
mod products;
mod service;
pub(crate) mod table;
pub(crate) mod totals;

use crate::{
    catalogue::LabelPair,
    command::{Entry, Permission, action, query},
    store::filter::{Compare, Condition},
};
pub use period::Period;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Operations that count.
pub(crate) const API: &[Entry] = &[
    query::<contribution::Contribution>(),
    query::<products::Products>(),
    query::<churn::Churned>(),
    query::<composition::Composition>(),
    query::<opportunity::Opportunities>(),
    query::<service::Services>(),
    action::<export::Export>(),
];

/// Who may read reports.
const READ: Permission = Permission::to("read", "report");

/// The list that shows the records behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Behind {
    /// Whose list.
    pub entity: String,
    /// Its filter.
    pub filter: Vec<Condition>,
}

impl Behind {
    fn of(entity: &str, filter: Vec<Condition>) -> Self {
        Self { entity: entity.into(), filter }
    }

    fn and(&self, more: impl IntoIterator<Item = Condition>) -> Self {
        let mut behind = self.clone();
        behind.filter.extend(more);
        behind
    }
}

/// A condition of such a filter.
fn that(field: &str, op: Compare, value: impl Into<Value>) -> Condition {
    let value = value.into();
    Condition { field: field.into(), op, value: (!value.is_null()).then_some(value) }
}

/// That a field is this, or that nothing stands in it.
fn is(field: &str, value: Option<&str>) -> Condition {
    match value {
        Some(value) => that(field, Compare::Eq, value),
        None => that(field, Compare::Empty, Value::Null),
    }
}

/// The filter of a list of orders for those that count in a period and a currency.
fn ordered(period: Period, currency: &str) -> Vec<Condition> {
    let mut filter = period.filter("ordered_on");
    filter.extend([that("currency", Compare::Eq, currency), that("status", Compare::Ne, "cancelled")]);
    filter
}

/// What a part is of a whole, in ten-thousandths, rounded half up; none of nothing.
fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (i128::from(part) * 20_000 + i128::from(whole)).div_euclid(2 * i128::from(whole)) as i64)
}

/// The mean of so many values with this sum, in hundredths, rounded half up; none of none.
fn mean(sum: i64, count: i64) -> Option<i64> {
    (count > 0).then(|| (i128::from(sum) * 200 + i128::from(count)).div_euclid(2 * i128::from(count)) as i64)
}

/// The same in both languages.
fn same(text: impl Into<String>) -> LabelPair {
    let text = text.into();
    LabelPair { zh: text.clone(), en: text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_means_are_rounded_half_up_and_there_is_none_of_nothing() {
        assert_eq!(share(4238, 4238 + 2473), Some(6315));
        assert_eq!((share(1, 3), share(2, 3), share(0, 5), share(1, 0)), (Some(3333), Some(6667), Some(0), None));
        assert_eq!(share(i64::MAX / 2, i64::MAX), Some(5000), "nothing overflows");
        assert_eq!((mean(10, 4), mean(1, 3), mean(2, 3), mean(5, 0)), (Some(250), Some(33), Some(67), None));
        assert_eq!(share(-1, 4), Some(-2500), "returns may be more than what was bought");
    }
}
