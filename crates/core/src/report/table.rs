//! A report as a table: what an export writes and a printed document shows.

use super::{churn, composition, contribution, opportunity, products, service};
use crate::{
    Result,
    catalogue::LabelPair,
    command::Query,
    export::cell::{Cell, least, money},
    store::{ask::digits_of, read::Read},
    words::{self, Lang},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A report, with what it is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// `report.churn`
    Churn(churn::Churned),
    /// `report.contribution`
    Contribution(contribution::Contribution),
    /// `report.products`
    Products(products::Products),
    /// `report.composition`
    Composition(composition::Composition),
    /// `report.opportunity`
    Opportunity(opportunity::Opportunities),
    /// `report.service`
    Service(service::Services),
}

impl Asked {
    /// Its name.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Churn(_) => "churn",
            Self::Contribution(_) => "contribution",
            Self::Products(_) => "products",
            Self::Composition(_) => "composition",
            Self::Opportunity(_) => "opportunity",
            Self::Service(_) => "service",
        }
    }

    pub(super) fn table(self, r: &Read<'_>, lang: Lang) -> Result<Table> {
        match self {
            Self::Churn(asked) => tabled(asked, r, lang),
            Self::Contribution(asked) => tabled(asked, r, lang),
            Self::Products(asked) => tabled(asked, r, lang),
            Self::Composition(asked) => tabled(asked, r, lang),
            Self::Opportunity(asked) => tabled(asked, r, lang),
            Self::Service(asked) => tabled(asked, r, lang),
        }
    }
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) headers: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// What can be read as a table.
pub(super) trait Tabled: Query {
    /// The headers of its columns, and its lines.
    fn lines(&self, found: &Self::Output, words: &Words) -> Table;
}

fn tabled<T: Tabled + Clone>(asked: T, r: &Read<'_>, lang: Lang) -> Result<Table> {
    let found = asked.clone().run(r)?;
    Ok(asked.lines(&found, &Words { lang }))
}

/// The words of a table.
pub(super) struct Words {
    lang: Lang,
}

impl Words {
    /// The header of a column.
    pub(super) fn head(&self, column: &str) -> String {
        words::say(self.lang, &format!("report.column.{column}"), &[])
    }

    /// The header of an amount: with what it is counted in.
    pub(super) fn head_in(&self, column: &str, currency: &str) -> String {
        format!("{} ({currency})", self.head(column))
    }

    /// The cell of a name.
    pub(super) fn named(&self, label: &LabelPair) -> Cell {
        Cell::text(if self.lang == Lang::Zh { &label.zh } else { &label.en })
    }
}

/// The cell of a count.
pub(super) fn count(n: i64) -> Cell {
    Cell::Number(n.to_string())
}

/// The cell of hundredths: days, or the percent of ten-thousandths.
pub(super) fn hundredths(n: Option<i64>) -> Cell {
    n.map_or(Cell::Empty, |n| money(n, 2, 1))
}

/// The cell of a quantity.
pub(super) fn thousandths(n: Option<i64>) -> Cell {
    n.map_or(Cell::Empty, |n| least(money(n, 3, 1), 0))
}

/// The cell of an amount in a currency.
pub(super) fn amount(n: Option<i64>, currency: &str) -> Cell {
    n.map_or(Cell::Empty, |n| money(n, digits_of(currency), 1))
}
