//! 销售机会分析: what was won and lost in a period, what is open, how often one wins and how long it takes. What is closed
//! counts on the day it was closed, what is open on the day it was begun: assigned, or entered where nobody has it yet.

use super::{
    Behind, Period, READ, is,
    label::{Names, said},
    mean,
    period::stretch,
    share,
    table::{Table, Tabled, Words, amount, count, hundredths},
};
use crate::{
    Id, Result,
    catalogue::LabelPair,
    command::{Permission, Query},
    export::cell::Cell,
    store::{filter::Condition, read::Read, report::Counted},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// By what opportunities are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Months of the day on which they count.
    Month,
    /// Quarters of it.
    #[default]
    Quarter,
    /// Years of it.
    Year,
    /// To whom they are assigned.
    Owner,
    /// Where they come from.
    Source,
    /// What they are about; one that is about several counts under each.
    Product,
}

impl By {
    fn expression(self) -> &'static str {
        match self {
            Self::Month => "substr(d.counted_on, 1, 7)",
            Self::Quarter => "substr(d.counted_on, 1, 4) || '-Q' || ((substr(d.counted_on, 6, 2) + 2) / 3)",
            Self::Year => "substr(d.counted_on, 1, 4)",
            Self::Owner => "d.assigned_to",
            Self::Source => "d.source",
            Self::Product => "a.product_id",
        }
    }

    /// What its lines are told by, as a column.
    fn column(self) -> &'static str {
        match self {
            Self::Month | Self::Quarter | Self::Year => "period",
            Self::Owner => "owner",
            Self::Source => "source",
            Self::Product => "product",
        }
    }
}

/// Opportunities won, lost and open.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opportunities {
    /// The days on which they count; all where it is left out.
    #[serde(default)]
    pub period: Period,
    /// By what they are told apart.
    #[serde(default)]
    pub by: By,
    /// Only those assigned to this person.
    #[serde(default)]
    pub owner: Option<Id>,
    /// Only those from this source.
    #[serde(default)]
    pub source: Option<Id>,
    /// Only those about this product.
    #[serde(default)]
    pub product: Option<Id>,
    /// What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
    #[serde(default)]
    pub currency: Option<String>,
}

/// Some opportunities.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Outcome {
    /// How many were won.
    pub won: i64,
    /// How many were lost.
    pub lost: i64,
    /// How many are open.
    pub open: i64,
    /// What those won are about, in minor units; null where amounts are masked.
    pub won_amount: Option<i64>,
    /// What those lost were about.
    pub lost_amount: Option<i64>,
    /// What those open are about.
    pub open_amount: Option<i64>,
    /// What part of the closed ones was won, in ten-thousandths; null where none is closed.
    pub win_rate: Option<i64>,
    /// Days from assignment to a win, in hundredths; null where none is known.
    pub days_won: Option<i64>,
    /// Days from assignment to a loss, in hundredths.
    pub days_lost: Option<i64>,
}

/// One line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OutcomeOf {
    /// The stretch of the calendar (`2017`, `2017-Q3`, `2017-09`), the person or the source; null: there is none.
    pub value: Option<String>,
    /// What it is called.
    pub label: LabelPair,
    /// The figures.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// The list of them; with `state` beside, of those won, lost or open.
    pub behind: Behind,
}

/// The answer of `report.opportunity`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Outcomes {
    /// In the order of the calendar; of people and sources the most won first.
    pub rows: Vec<OutcomeOf>,
    /// All of them.
    pub total: Outcome,
    /// The list of them all.
    pub behind: Behind,
    /// What amounts are counted in.
    pub currency: String,
    /// Every currency in which there are amounts.
    pub currencies: Vec<String>,
}

/// Of won, lost and open: how many, amount, days, how many with days.
const OF: &[&str] = &[
    "sum(d.state = 'won')",
    "sum(d.state = 'lost')",
    "sum(d.state IN ('unassigned', 'assigned'))",
    "sum(CASE WHEN d.state = 'won' AND d.currency = ?1 THEN d.amount ELSE 0 END)",
    "sum(CASE WHEN d.state = 'lost' AND d.currency = ?1 THEN d.amount ELSE 0 END)",
    "sum(CASE WHEN d.state IN ('unassigned', 'assigned') AND d.currency = ?1 THEN d.amount ELSE 0 END)",
    "sum(CASE WHEN d.state = 'won' THEN d.days END)",
    "sum(d.state = 'won' AND d.days IS NOT NULL)",
    "sum(CASE WHEN d.state = 'lost' THEN d.days END)",
    "sum(d.state = 'lost' AND d.days IS NOT NULL)",
];

const ALONG: &str = "d.counted_on, d.state, d.currency, d.amount, d.days, d.assigned_to, d.created_by, d.source";
const ALONE: &str = "opportunity_derived d INDEXED BY opportunity_report";
const WITH_PRODUCTS: &str = "opportunity_derived d JOIN opportunity o ON o.pk = d.pk
    LEFT JOIN opportunity_product a ON a.opportunity_id = o.id AND a.life = 0";
const ABOUT: &str = "EXISTS (SELECT 1 FROM opportunity p JOIN opportunity_product b ON b.opportunity_id = p.id
    WHERE p.pk = d.pk AND b.life = 0 AND b.product_id = ?)";

/// What was closed.
#[derive(Debug)]
pub(super) struct Closed {
    pub(super) won: i64,
    pub(super) lost: i64,
    /// What those won are about; none where amounts are masked.
    pub(super) amount: Option<i64>,
}

impl Opportunities {
    /// All of a period.
    pub(super) fn over(period: Period) -> Self {
        Self { period, by: By::default(), currency: None, owner: None, source: None, product: None }
    }

    /// What was won and lost in all.
    pub(super) fn closed(&self, r: &Read<'_>, currency: &str) -> Result<Closed> {
        let of = self.groups(r, currency, "0")?.pop().map_or_else(|| vec![0; OF.len()], |(_, of)| of);
        let amount = (!r.hides("opportunity", "amount")).then_some(of[3]);
        Ok(Closed { won: of[0], lost: of[1], amount })
    }

    fn groups(&self, r: &Read<'_>, currency: &str, by: &'static str) -> Result<Vec<(CellValue, Vec<i64>)>> {
        let mut bounds = self.period.bounds("d.counted_on >= ?", "d.counted_on <= ?");
        bounds.extend(self.owner.map(|id| ("d.assigned_to = ?", id.into())));
        bounds.extend(self.source.map(|id| ("d.source = ?", id.into())));
        bounds.extend(self.product.map(|id| (ABOUT, id.into())));
        let params = vec![CellValue::Text(currency.into())];
        let from = if by == By::Product.expression() { WITH_PRODUCTS } else { ALONE };
        let along = if by == By::Product.expression() { by } else { ALONG };
        let groups = r.counted(Counted { table: "opportunity", from, by, of: OF, along, bounds, params })?;
        let ints = |of: Vec<CellValue>| of.iter().map(|n| n.as_int().unwrap_or_default()).collect();
        Ok(groups.into_iter().map(|(by, of)| (by, ints(of))).collect())
    }

    /// The filter of a list for what stands in a line.
    fn behind(&self, period: Period, more: Option<Condition>) -> Behind {
        let id = |id: Option<Id>| id.map(|id| id.to_string());
        let mut filter = period.filter("counted_on");
        filter.extend(id(self.owner).map(|id| is("assigned_to", Some(&id))));
        filter.extend(id(self.source).map(|id| is("source", Some(&id))));
        filter.extend(id(self.product).map(|id| is("product", Some(&id))));
        filter.extend(more);
        Behind::of("opportunity", filter)
    }

    fn line(&self, names: Option<&Names>, value: &CellValue, outcome: Outcome) -> OutcomeOf {
        if let Some(names) = names {
            let id = value.as_id();
            let value = id.map(|id| id.to_string());
            let field = match self.by {
                By::Owner => "assigned_to",
                By::Product => "product",
                _ => "source",
            };
            let behind = self.behind(self.period, Some(is(field, value.as_deref())));
            return OutcomeOf { label: names.of(id), value, outcome, behind };
        }
        let code = value.as_text().unwrap_or_default();
        let (period, label) = stretch(code).unwrap_or_else(|| (Period::default(), said("report.none")));
        let behind = self.behind(self.period.within(period), None);
        OutcomeOf { value: Some(code.into()), label, outcome, behind }
    }
}

impl Query for Opportunities {
    const NAME: &'static str = "report.opportunity";
    const NEEDS: Permission = READ;
    type Output = Outcomes;

    fn run(self, r: &Read<'_>) -> Result<Outcomes> {
        self.period.check()?;
        let masked = r.hides("opportunity", "amount");
        let currency = self.currency.clone().map_or_else(|| r.currency(), Ok)?;
        let names = match self.by {
            By::Owner => Some(Names::of_people(r)?),
            By::Source => Some(Names::of_list(r, "source")?),
            By::Product => Some(Names::of_products(r)?),
            By::Month | By::Quarter | By::Year => None,
        };
        let groups = self.groups(r, &currency, self.by.expression())?;
        let all = self.groups(r, &currency, "0")?.pop().map_or_else(|| vec![0; OF.len()], |(_, of)| of);
        let mut rows: Vec<OutcomeOf> =
            groups.iter().map(|(value, of)| self.line(names.as_ref(), value, outcome(of, masked))).collect();
        if names.is_some() {
            rows.sort_by_key(|row| {
                (-row.outcome.won_amount.unwrap_or_default(), -row.outcome.won, row.value.is_none())
            });
        }
        let in_use = if masked { Vec::new() } else { self.groups(r, &currency, "d.currency")? };
        let in_use = in_use.iter().filter_map(|(code, _)| code.as_text().filter(|code| !code.is_empty()));
        Ok(Outcomes {
            rows,
            total: outcome(&all, masked),
            behind: self.behind(self.period, None),
            currencies: in_use.map(String::from).collect(),
            currency,
        })
    }
}

fn outcome(of: &[i64], masked: bool) -> Outcome {
    let sum = |at: usize| (!masked).then_some(of[at]);
    Outcome {
        won: of[0],
        lost: of[1],
        open: of[2],
        won_amount: sum(3),
        lost_amount: sum(4),
        open_amount: sum(5),
        win_rate: share(of[0], of[0] + of[1]),
        days_won: mean(of[6], of[7]),
        days_lost: mean(of[8], of[9]),
    }
}

impl Tabled for Opportunities {
    fn lines(&self, found: &Outcomes, words: &Words) -> Table {
        let counts = [self.by.column(), "won", "lost", "open"].map(|column| words.head(column));
        let amounts = ["won_amount", "lost_amount", "open_amount"].map(|c| words.head_in(c, &found.currency));
        let rates = ["win_rate", "days_won", "days_lost"].map(|column| words.head(column));
        let line = |name: Cell, of: &Outcome| {
            let sums = [of.won_amount, of.lost_amount, of.open_amount].map(|sum| amount(sum, &found.currency));
            let rates = [of.win_rate, of.days_won, of.days_lost].map(hundredths);
            std::iter::once(name).chain([of.won, of.lost, of.open].map(count)).chain(sums).chain(rates).collect()
        };
        let rows = found.rows.iter().map(|row| line(words.named(&row.label), &row.outcome));
        let total = line(words.named(&said("report.total")), &found.total);
        Table {
            headers: counts.into_iter().chain(amounts).chain(rates).collect(),
            rows: rows.chain([total]).collect(),
            total: true,
            beyond: 0,
        }
    }
}
