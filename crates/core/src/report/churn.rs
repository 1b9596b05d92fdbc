//! 客户流失分析: who was lost in a period, whose customer he was and why. Only what somebody confirmed counts.

use super::{
    Behind, Period, READ, is,
    label::Names,
    same,
    table::{Table, Tabled, Words},
    that,
};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    export::cell::{Cell, day_of},
    store::{filter::Compare, read::Read, report::Counted},
    text::fold::fold,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// Most lines of an answer.
const MOST: usize = 1_000;
/// Most customers in one filter.
const IN_FILTER: usize = 500;

/// Customers who were lost.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Churned {
    /// The days on which it was confirmed; all where it is left out.
    #[serde(default)]
    pub period: Period,
    /// Only this person's customers.
    #[serde(default)]
    pub owner: Option<Id>,
    /// Only customers whose name contains this.
    #[serde(default)]
    pub name: Option<String>,
}

/// A customer who was lost.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Loss {
    /// The year in which it was confirmed.
    pub year: String,
    /// Who.
    pub customer: CustomerRef,
    /// Whose customer he is.
    pub owner_name: String,
    /// Why.
    pub reason: Option<String>,
    /// The day on which it was confirmed.
    pub confirmed_on: Option<String>,
    /// The record that followed him.
    pub behind: Behind,
}

/// How many were lost in a year.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LossesOf {
    /// The year.
    pub year: String,
    /// How many.
    pub count: i64,
    /// The list of them.
    pub behind: Behind,
}

/// The answer of `report.churn`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Losses {
    /// The latest first, at most a thousand.
    pub rows: Vec<Loss>,
    /// Each year in which somebody was lost, in order.
    pub years: Vec<LossesOf>,
    /// How many were lost in all.
    pub total: i64,
    /// The list of them.
    pub behind: Behind,
}

impl Query for Churned {
    const NAME: &'static str = "report.churn";
    const NEEDS: Permission = READ;
    type Output = Losses;

    fn run(self, r: &Read<'_>) -> Result<Losses> {
        let mut bounds = self.period.check()?.bounds("c.confirmed_on >= ?", "c.confirmed_on <= ?");
        bounds.push(("c.state = ?", CellValue::Text("lost".into())));
        bounds.extend(self.owner.map(|id| ("d.owner_id = ?", id.into())));
        if let Some(name) = self.name.as_deref().map(fold).filter(|name| !name.is_empty()) {
            let named = "EXISTS (SELECT 1 FROM customer n JOIN customer_derived m ON m.pk = n.pk
                         WHERE n.id = c.customer_id AND instr(m.name_fold, ?) > 0)";
            bounds.push((named, CellValue::Text(name)));
        }
        let mut lost = r.rows_counted(&Counted {
            table: "churn",
            from: "churn_derived d JOIN churn c ON c.pk = d.pk",
            by: &["c.customer_id", "d.owner_id", "c.reason", "c.confirmed_on", "d.pk"],
            bounds,
            ..Counted::default()
        })?;
        let day = |of: &[CellValue]| of[3].as_text().unwrap_or_default().to_string();
        lost.sort_by_cached_key(|of| std::cmp::Reverse((day(of), of[4].as_int())));
        let year_of = |of: &[CellValue]| day(of).get(..4).unwrap_or_default().to_string();
        let mut by_year: BTreeMap<String, i64> = BTreeMap::new();
        lost.iter().for_each(|of| *by_year.entry(year_of(of)).or_default() += 1);
        let total = i64::try_from(lost.len()).unwrap_or(i64::MAX);
        lost.truncate(MOST);
        let names = Customers::of(r, lost.iter().filter_map(|of| of[0].as_id()))?;
        let people = Names::of_people(r)?;
        let zone = r.zone()?;
        // A list knows no part of a name: those who were found by it are named one by one.
        let named = self.name.as_deref().is_some_and(|name| !fold(name).is_empty());
        let mut found: Vec<String> = lost.iter().filter_map(|of| of[0].as_id()).map(|id| id.to_string()).collect();
        found.sort_unstable();
        found.dedup();
        found.truncate(if named { IN_FILTER } else { 0 });
        let list = |period: Period| {
            let mut filter = vec![is("state", Some("lost"))];
            filter.extend(period.filter_of_instants("confirmed_at", zone));
            filter.extend(self.owner.map(|id| is("owner", Some(&id.to_string()))));
            if named {
                filter.push(that("customer", Compare::In, json!(found)));
            }
            Behind::of("churn", filter)
        };
        let behind = list(self.period);
        let rows = lost.iter().map(|of| {
            let customer = of[0].as_id();
            let his = that("customer", Compare::Eq, customer.map(|id| id.to_string()).unwrap_or_default());
            Loss {
                year: year_of(of),
                customer: names.name(customer),
                owner_name: of[1].as_id().map(|id| people.of(Some(id)).zh).unwrap_or_default(),
                reason: of[2].as_text().map(String::from),
                confirmed_on: of[3].as_text().map(String::from),
                behind: behind.and([his]),
            }
        });
        let years = by_year.iter().map(|(year, count)| {
            let whole = super::period::stretch(year).map(|(period, _)| period).unwrap_or_default();
            LossesOf { year: year.clone(), count: *count, behind: list(self.period.within(whole)) }
        });
        Ok(Losses { rows: rows.collect(), years: years.collect(), total, behind: behind.clone() })
    }
}

impl Tabled for Churned {
    fn lines(&self, found: &Losses, words: &Words) -> Table {
        let headers = ["year", "customer", "owner", "reason", "confirmed_on"].map(|column| words.head(column)).to_vec();
        let text = |text: Option<&str>| Cell::text(text.unwrap_or_default());
        let line = |row: &Loss| {
            let on = row.confirmed_on.as_deref().map_or(Cell::Empty, day_of);
            vec![
                text(Some(&row.year)),
                text(Some(&row.customer.name)),
                words.named(&same(row.owner_name.as_str())),
                text(row.reason.as_deref()),
                on,
            ]
        };
        Table {
            headers,
            rows: found.rows.iter().map(line).collect(),
            total: false,
            beyond: usize::try_from(found.total).unwrap_or_default().saturating_sub(found.rows.len()),
        }
    }
}
