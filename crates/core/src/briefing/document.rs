//! The document itself: which reports stand in it, and their figures as the reports give them to who asks. What is sent is
//! kept as text, in both languages, so that it reads the same when names, words and the program have changed.

use crate::{
    Error, Result,
    catalogue::LabelPair,
    export::cell::Cell,
    report::{Period, table::Asked},
    store::read::Read,
    words::Lang,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Most parts of one document.
const MOST: usize = 24;

/// A report that can stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// `report.composition`: as it is now, whatever the period.
    Composition,
    /// `report.contribution`
    Contribution,
    /// `report.products`
    Products,
    /// `report.opportunity`
    Opportunity,
    /// `report.service`
    Service,
    /// `report.churn`
    Churn,
}

/// One report of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which.
    pub report: Which,
    /// By what it tells its lines apart, as that report knows it; its own usual where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Its currency; the workspace's where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// What a document is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// The first day.
    #[schemars(with = "String")]
    pub from: NaiveDate,
    /// The last day.
    #[schemars(with = "String")]
    pub to: NaiveDate,
    /// Its reports, in their order.
    pub parts: Vec<Part>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// What it tells: `amount`, `won` …
    pub key: String,
    /// Its header.
    pub label: LabelPair,
}

/// A cell of a table: one of these, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<LabelPair>,
    /// A number in decimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// A report with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// What it was asked.
    pub part: Part,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub rows: Vec<Vec<Figure>>,
    /// The line that sums them up, where it has one.
    pub total: Option<Vec<Figure>>,
    /// How many lines more there were than a report shows.
    pub beyond: u64,
}

/// What is kept of a document that was sent.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) title: String,
    pub(super) comment: Option<String>,
    pub(super) contents: Contents,
    pub(super) sections: Vec<Section>,
}

impl Contents {
    /// Refuses what no report can answer.
    pub(super) fn check(&self) -> Result<()> {
        if self.to < self.from {
            return Err(Error::invalid("to", "not_a_range"));
        }
        match self.parts.len() {
            0 => return Err(Error::invalid("parts", "required")),
            n if n > MOST => return Err(Error::invalid("parts", "too_many")),
            _ => {}
        }
        for (at, part) in self.parts.iter().enumerate() {
            if self.parts[..at].contains(part) {
                return Err(Error::invalid(format!("parts[{at}]"), "taken"));
            }
            self.asked(part).map_err(|_| Error::invalid(format!("parts[{at}]"), "unknown"))?;
        }
        Ok(())
    }

    /// What the report is asked, as its own call would be.
    fn asked(&self, part: &Part) -> Result<Asked> {
        let mut input = json!({});
        if part.report != Which::Composition {
            input["period"] = json!(Period { from: Some(self.from), to: Some(self.to) });
        }
        for (name, value) in [("by", &part.by), ("currency", &part.currency)] {
            if let Some(value) = value {
                input[name] = json!(value);
            }
        }
        let mut asked = serde_json::Map::new();
        asked.insert(serde_json::to_value(part.report)?.as_str().unwrap_or_default().into(), input);
        Ok(serde_json::from_value(asked.into())?)
    }

    /// The figures, as who asks is given them by the reports.
    pub(super) fn sections(&self, r: &Read<'_>) -> Result<Vec<Section>> {
        self.check()?;
        self.parts.iter().map(|part| self.section(r, part)).collect()
    }

    fn section(&self, r: &Read<'_>, part: &Part) -> Result<Section> {
        let [zh, en] = self.asked(part)?.tables(r, Lang::ALL)?;
        let columns = zh
            .headers
            .into_iter()
            .zip(en.headers)
            .map(|(zh, en)| Column { key: zh.key, label: LabelPair { zh: zh.label, en: en.label } });
        let line = |(zh, en): (Vec<Cell>, Vec<Cell>)| zh.into_iter().zip(en).map(figure).collect::<Vec<_>>();
        let mut rows: Vec<Vec<Figure>> = zh.rows.into_iter().zip(en.rows).map(line).collect();
        let total = if zh.total { rows.pop() } else { None };
        Ok(Section { part: part.clone(), columns: columns.collect(), rows, total, beyond: zh.beyond as u64 })
    }
}

/// The same cell in both languages as it is kept.
fn figure((zh, en): (Cell, Cell)) -> Figure {
    match (zh, en) {
        (Cell::Number(number), _) => Figure { number: Some(number), ..Figure::default() },
        (Cell::Day(day), _) => Figure { day: Some(day.to_string()), ..Figure::default() },
        (Cell::Moment(at), _) => Figure { day: Some(at.date().to_string()), ..Figure::default() },
        (Cell::Text(zh), Cell::Text(en)) => Figure { text: Some(LabelPair { zh, en }), ..Figure::default() },
        (Cell::Text(text), _) | (_, Cell::Text(text)) => {
            Figure { text: Some(LabelPair { zh: text.clone(), en: text }), ..Figure::default() }
        }
        (Cell::Empty, _) => Figure::default(),
    }
}
