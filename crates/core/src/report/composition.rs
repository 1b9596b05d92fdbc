//! 客户构成分析: how many customers there are of each level, credit, satisfaction or region.

use super::{
    Behind, READ, is,
    label::{Names, said},
    same, share,
    table::{Table, Tabled, Words, count, hundredths},
    that,
};
use crate::{
    Result,
    catalogue::LabelPair,
    command::{Permission, Query},
    store::{
        filter::{Compare, Condition},
        read::Read,
        report::{Counted, in_order},
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// By what customers are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// How important they are.
    #[default]
    Level,
    /// How well they pay.
    Credit,
    /// How content they are.
    Satisfaction,
    /// Where they are.
    Region,
}

impl By {
    fn column(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Credit => "credit",
            Self::Satisfaction => "satisfaction",
            Self::Region => "region",
        }
    }

    fn expression(self) -> &'static [&'static str] {
        match self {
            Self::Level => &["d.level"],
            Self::Credit => &["d.credit"],
            Self::Satisfaction => &["d.satisfaction"],
            Self::Region => &["d.region"],
        }
    }
}

/// Customers by level, credit, satisfaction or region.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Composition {
    /// By what they are told apart.
    #[serde(default)]
    pub by: By,
}

/// Customers of one kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Share {
    /// The item of the list, or the stars; null: nothing is said.
    pub value: Option<String>,
    /// What it is called.
    pub label: LabelPair,
    /// How many there are.
    pub count: i64,
    /// What part of all that is, in ten-thousandths.
    pub share: Option<i64>,
    /// The list of them.
    pub behind: Behind,
}

/// The answer of `report.composition`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Shares {
    /// In the order of the list, those of whom nothing is said last; of stars the most first.
    pub rows: Vec<Share>,
    /// How many customers there are.
    pub total: i64,
}

impl Query for Composition {
    const NAME: &'static str = "report.composition";
    const NEEDS: Permission = READ;
    type Output = Shares;

    fn run(self, r: &Read<'_>) -> Result<Shares> {
        let mut groups = in_order(r.counted(&Counted {
            table: "customer",
            from: "customer d INDEXED BY customer_composition",
            by: self.by.expression(),
            of: &["1"],
            ..Counted::default()
        })?);
        let total = groups.iter().map(|(_, of)| of[0]).sum();
        let field = self.by.column();
        let names = Names::of_list(r, field)?;
        let place = |value: &CellValue| match value {
            CellValue::Int(stars) => (0, -stars),
            other => (names.place(other.as_id()), 0),
        };
        groups.sort_by_key(|(by, _)| place(&by[0]));
        let rows = groups.into_iter().map(|(by, of)| {
            let (value, label, condition): (_, _, Condition) = match &by[0] {
                CellValue::Int(stars) => {
                    let label = same("★".repeat(usize::try_from(*stars).unwrap_or_default()));
                    (Some(stars.to_string()), label, that(field, Compare::Eq, json!(stars)))
                }
                CellValue::Null => (None, said("report.none"), that(field, Compare::Empty, Value::Null)),
                id => {
                    let id = id.as_id();
                    let value = id.map(|id| id.to_string());
                    let condition = is(field, value.as_deref());
                    (value, names.of(id), condition)
                }
            };
            let count = of[0];
            Share { value, label, count, share: share(count, total), behind: Behind::of("customer", vec![condition]) }
        });
        Ok(Shares { rows: rows.collect(), total })
    }
}

impl Tabled for Composition {
    fn lines(&self, found: &Shares, words: &Words) -> Table {
        let headers = [self.by.column(), "customers", "share"].map(|column| words.head(column)).to_vec();
        let line = |row: &Share| vec![words.named(&row.label), count(row.count), hundredths(row.share)];
        Table { headers, rows: found.rows.iter().map(line).collect(), total: false, beyond: 0 }
    }
}
