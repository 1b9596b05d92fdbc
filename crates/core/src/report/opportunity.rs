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
    store::{
        filter::Condition,
        read::Read,
        report::{Counted, in_order},
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

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
    /// What is told apart behind state and currency, which every row is told by.
    fn expressions(self) -> &'static [&'static str] {
        match self {
            Self::Month | Self::Quarter | Self::Year => &["d.state", "d.currency", "substr(d.counted_on, 1, 7)"],
            Self::Owner => &["d.state", "d.currency", "d.assigned_to"],
            Self::Source => &["d.state", "d.currency", "d.source"],
            Self::Product => &["d.state", "d.currency", "a.product_id"],
        }
    }

    /// What a line is told by, of a value that [`Self::expressions`] give.
    fn line(self, value: CellValue) -> CellValue {
        let Some((year, month)) = value.as_text().and_then(|day| day.split_once('-')) else { return value };
        match self {
            Self::Quarter => {
                let quarter = month.parse::<u32>().unwrap_or_default().div_ceil(3);
                CellValue::Text(format!("{year}-Q{quarter}"))
            }
            Self::Year => CellValue::Text(year.into()),
            Self::Month | Self::Owner | Self::Source | Self::Product => value,
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

/// What is added up of each state and currency: how many, amount, days, how many with days.
const OF: &[&str] = &["1", "d.amount", "d.days", "d.days IS NOT NULL"];

const ALONE: &str = "opportunity_derived d INDEXED BY opportunity_report";
const WITH_PRODUCTS: &str = "opportunity_derived d JOIN opportunity o ON o.pk = d.pk
    LEFT JOIN opportunity_product a ON a.opportunity_id = o.id AND a.life = 0";
const ABOUT: &str = "EXISTS (SELECT 1 FROM opportunity p JOIN opportunity_product b ON b.opportunity_id = p.id
    WHERE p.pk = d.pk AND b.life = 0 AND b.product_id = ?)";

/// Of one state what [`OF`] says.
type OfState = [i64; 4];

/// What a line comes to.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    won: OfState,
    lost: OfState,
    open: OfState,
}

/// What all lines come to, in no order.
#[derive(Debug, Default)]
struct Sums {
    lines: HashMap<CellValue, Line>,
    currencies: BTreeSet<String>,
}

impl Sums {
    fn all(&self) -> Line {
        let add = |one: OfState, other: OfState| std::array::from_fn(|at| one[at] + other[at]);
        self.lines.values().fold(Line::default(), |all, line| Line {
            won: add(all.won, line.won),
            lost: add(all.lost, line.lost),
            open: add(all.open, line.open),
        })
    }
}

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
        let all = self.sums(r, currency, None)?.all();
        let amount = (!r.hides("opportunity", "amount")).then_some(all.won[1]);
        Ok(Closed { won: all.won[0], lost: all.lost[0], amount })
    }

    /// By what `by` says, or all in one.
    fn sums(&self, r: &Read<'_>, currency: &str, by: Option<By>) -> Result<Sums> {
        let mut bounds = self.period.bounds("d.counted_on >= ?", "d.counted_on <= ?");
        bounds.extend(self.owner.map(|id| ("d.assigned_to = ?", id.into())));
        bounds.extend(self.source.map(|id| ("d.source = ?", id.into())));
        bounds.extend(self.product.map(|id| (ABOUT, id.into())));
        let groups = r.counted(&Counted {
            table: "opportunity",
            from: if by == Some(By::Product) { WITH_PRODUCTS } else { ALONE },
            along: (by != Some(By::Product)).then_some("d.counted_on"),
            by: by.map_or(&["d.state", "d.currency"], By::expressions),
            of: OF,
            bounds,
        })?;
        let mut sums = Sums::default();
        for (told, of) in groups {
            let mut told = told.into_iter();
            let (state, code) = (told.next().unwrap_or_default(), told.next().unwrap_or_default());
            let value = told.next().unwrap_or_default();
            let line = sums.lines.entry(by.map_or(CellValue::Null, |by| by.line(value))).or_default();
            let of_state = match state.as_text() {
                Some("won") => &mut line.won,
                Some("lost") => &mut line.lost,
                _ => &mut line.open,
            };
            let code = code.as_text().unwrap_or_default();
            let amount = if code == currency { of[1] } else { 0 };
            *of_state = [of_state[0] + of[0], of_state[1] + amount, of_state[2] + of[2], of_state[3] + of[3]];
            if !code.is_empty() {
                sums.currencies.insert(code.to_string());
            }
        }
        Ok(sums)
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
        let sums = self.sums(r, &currency, Some(self.by))?;
        // What is about several products counts once in all.
        let all = if self.by == By::Product { self.sums(r, &currency, None)? } else { Sums::default() };
        let whole = if self.by == By::Product { &all } else { &sums };
        let lines = sums.lines.iter().map(|(value, line)| (vec![value.clone()], line));
        let mut rows: Vec<OutcomeOf> = in_order(lines)
            .into_iter()
            .map(|(value, line)| self.line(names.as_ref(), &value[0], outcome(line, masked)))
            .collect();
        if names.is_some() {
            rows.sort_by_key(|row| {
                (-row.outcome.won_amount.unwrap_or_default(), -row.outcome.won, row.value.is_none())
            });
        }
        Ok(Outcomes {
            rows,
            total: outcome(&whole.all(), masked),
            behind: self.behind(self.period, None),
            currencies: whole.currencies.iter().filter(|_| !masked).cloned().collect(),
            currency,
        })
    }
}

fn outcome(of: &Line, masked: bool) -> Outcome {
    let amount = |of: OfState| (!masked).then_some(of[1]);
    Outcome {
        won: of.won[0],
        lost: of.lost[0],
        open: of.open[0],
        won_amount: amount(of.won),
        lost_amount: amount(of.lost),
        open_amount: amount(of.open),
        win_rate: share(of.won[0], of.won[0] + of.lost[0]),
        days_won: mean(of.won[2], of.won[3]),
        days_lost: mean(of.lost[2], of.lost[3]),
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
