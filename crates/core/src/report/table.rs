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
        self.tables(r, [lang]).map(|[table]| table)
    }

    /// The same figures as tables in several languages, counted once.
    pub(crate) fn tables<const N: usize>(self, r: &Read<'_>, langs: [Lang; N]) -> Result<[Table; N]> {
        match self {
            Self::Churn(asked) => tabled(asked, r, langs),
            Self::Contribution(asked) => tabled(asked, r, langs),
            Self::Products(asked) => tabled(asked, r, langs),
            Self::Composition(asked) => tabled(asked, r, langs),
            Self::Opportunity(asked) => tabled(asked, r, langs),
            Self::Service(asked) => tabled(asked, r, langs),
        }
    }
}

/// The header of a column.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Its code, by which a program knows it.
    pub(crate) key: String,
    /// Its words.
    pub(crate) label: String,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) headers: Vec<Head>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The last row sums up the others.
    pub(crate) total: bool,
    /// How many rows more there are than an answer has.
    pub(crate) beyond: usize,
}

/// What can be read as a table.
pub(super) trait Tabled: Query {
    /// The headers of its columns, and its lines.
    fn lines(&self, found: &Self::Output, words: &Words) -> Table;
}

fn tabled<T: Tabled + Clone, const N: usize>(asked: T, r: &Read<'_>, langs: [Lang; N]) -> Result<[Table; N]> {
    let found = asked.clone().run(r)?;
    Ok(langs.map(|lang| asked.lines(&found, &Words { lang })))
}

/// The words of a table.
pub(super) struct Words {
    lang: Lang,
}

impl Words {
    /// The header of a column.
    pub(super) fn head(&self, column: &str) -> Head {
        let label = words::say(self.lang, &format!("report.column.{column}"), &[]);
        Head { key: column.into(), label }
    }

    /// The header of an amount: with what it is counted in.
    pub(super) fn head_in(&self, column: &str, currency: &str) -> Head {
        let head = self.head(column);
        Head { label: format!("{} ({currency})", head.label), ..head }
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
