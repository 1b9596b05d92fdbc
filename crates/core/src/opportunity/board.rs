//! The board: opportunities in hand by stage. A column says how many it has and what they are about; its cards come in
//! pages.

use super::{Opportunity, assignees::Sum, fields::OPPORTUNITY, get::Marks, list::BESIDE, machine, stage};
use crate::{
    Error, Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    record::values::{Values, of_cells, shown},
    store::{
        filter::Condition,
        page::{cursor, parse_cursor},
        pipeline::{Along, OnBoard, Place},
        read::Read,
        scope::Entity,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;
/// Cards of a column where nobody says how many, and at most.
const CARDS: usize = 50;
const MOST: usize = 500;
/// What a card shows.
const ON_CARD: [&str; 8] =
    ["title", "customer_name", "amount", "currency", "success_rate", "expected_close", "next_step", "next_step_on"];

/// By what the cards of a column go. What has no date or amount comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// When it may close, the nearest first.
    #[default]
    ExpectedClose,
    /// What it is about, the most first.
    Amount,
    /// The next step, the nearest first.
    NextStepOn,
    /// How long it has stood in its stage, the longest first.
    StageAt,
}

impl By {
    fn along(self) -> Along {
        match self {
            Self::ExpectedClose => Along { key: "expected_close", desc: false },
            Self::Amount => Along { key: "amount", desc: true },
            Self::NextStepOn => Along { key: "next_step_on", desc: false },
            Self::StageAt => Along { key: "stage_at", desc: false },
        }
    }
}

/// Opportunities in hand by stage.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// By what the cards go.
    #[serde(default)]
    pub by: By,
    /// Cards wanted of each column: 1 to 500, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// More cards of one column of the board.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The stage; null: those without one.
    pub stage: Option<Id>,
    /// The cursor that came with the cards before.
    #[serde(default)]
    pub after: Option<String>,
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// By what the cards go.
    #[serde(default)]
    pub by: By,
    /// Cards wanted: 1 to 500, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// A card.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Title, customer, amount, currency, success rate, expected close and next step, as far as they may be seen.
    pub values: Values,
    /// The customer it is linked to.
    pub customer: Option<CustomerRef>,
    /// Whom it is assigned to.
    pub assigned_to: Option<String>,
    /// His name.
    pub assigned_to_name: Option<String>,
    /// Nothing has moved for longer than its stage allows.
    pub stale: bool,
    /// Nothing is planned.
    pub no_next_step: bool,
    /// This user may move it.
    pub movable: bool,
}

/// Cards of one column.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Cards {
    /// In their order.
    pub cards: Vec<Card>,
    /// The cursor of the next; null at the end.
    pub next: Option<String>,
}

/// One stage with what stands in it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BoardColumn {
    /// The stage; null: without one.
    pub stage: Option<stage::Stage>,
    /// How many stand in it.
    pub count: i64,
    /// What they are about, by currency; none where amounts are masked.
    pub sums: Vec<Sum>,
    /// How many have not moved for longer than the stage allows.
    pub stale: i64,
    /// How many have nothing planned.
    pub no_next_step: i64,
    /// The first cards.
    pub cards: Vec<Card>,
    /// The cursor of the next; null at the end.
    pub next: Option<String>,
}

/// A board.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BoardColumns {
    /// Every stage that is offered, and others in which something stands, in their order.
    pub columns: Vec<BoardColumn>,
}

impl Query for Board {
    const NAME: &'static str = "opportunity.board";
    const NEEDS: Permission = Permission::to("read", "opportunity");
    type Output = BoardColumns;

    fn run(self, r: &Read<'_>) -> Result<BoardColumns> {
        let stages = stage::all(r)?;
        let on_board = OnBoard { catalogue: &OPPORTUNITY, filter: &self.filter };
        let since = |(id, stage): &(Id, stage::Stage)| Some((*id, r.now - stage.stale_days? * DAY));
        let stale_since = stages.iter().filter_map(since).collect();
        let limit = limit_of(r, self.by, self.limit)?;
        let mut all = r.board(&on_board, self.by.along(), limit, &stale_since)?;
        let known = stages.iter().map(|(id, stage)| (Some(*id), Some(stage.clone())));
        let mut columns = Vec::new();
        for (id, stage) in known.chain([(None, None)]) {
            let here = all.remove(&id);
            if here.is_none() && !stage.as_ref().is_some_and(|stage| stage.active) {
                continue;
            }
            let here = here.unwrap_or_default();
            let cards = cards(r, &here.cards, limit, &stages)?;
            let masked = r.hides("opportunity", "amount");
            let sum = |(currency, (amount, count))| Sum { currency, amount, count };
            columns.push(BoardColumn {
                stage,
                count: here.count,
                sums: here.sums.into_iter().filter(|_| !masked).map(sum).collect(),
                stale: here.stale,
                no_next_step: here.no_next_step,
                cards: cards.cards,
                next: cards.next,
            });
        }
        Ok(BoardColumns { columns })
    }
}

impl Query for Column {
    const NAME: &'static str = "opportunity.column";
    const NEEDS: Permission = Permission::to("read", "opportunity");
    type Output = Cards;

    fn run(self, r: &Read<'_>) -> Result<Cards> {
        let on_board = OnBoard { catalogue: &OPPORTUNITY, filter: &self.filter };
        let limit = limit_of(r, self.by, self.limit)?;
        let after = self.after.as_deref().map(parse_cursor).transpose()?;
        cards(r, &r.cards(&on_board, self.stage, self.by.along(), after, limit)?, limit, &stage::all(r)?)
    }
}

/// How many cards of a column are wanted. Who may not see amounts does not learn them from an order either.
fn limit_of(r: &Read<'_>, by: By, limit: Option<usize>) -> Result<usize> {
    if by == By::Amount && r.hides("opportunity", "amount") {
        return Err(Error::Forbidden { permission: "field.see_amount".into() });
    }
    Ok(limit.unwrap_or(CARDS).clamp(1, MOST))
}

/// What stands at these places, and where the next begin.
fn cards(r: &Read<'_>, places: &[Place], limit: usize, stages: &[(Id, stage::Stage)]) -> Result<Cards> {
    let next = (places.len() == limit).then(|| places.last().map(cursor)).flatten();
    let names = ON_CARD.map(String::from);
    let fields = shown(&OPPORTUNITY, r, Some(&names));
    let columns: BTreeSet<&str> =
        fields.iter().filter(|f| !f.derived).flat_map(|f| f.columns()).chain(BESIDE).collect();
    let pks: Vec<i64> = places.iter().map(|(_, pk)| *pk).collect();
    let listed = r.listed(Opportunity::TABLE, &pks, Some(&columns))?;
    let customers = Customers::of(r, listed.rows.iter().filter_map(|row| listed.cell(row, "customer_id").as_id()))?;
    let movers = r.access().owners(machine::PROGRESS.needs.entity, machine::PROGRESS.needs.action);
    let mut cards = Vec::with_capacity(listed.rows.len());
    for row in &listed.rows {
        let cell = |column: &str| listed.cell(row, column);
        let marks = Marks::of(stages, &cell, &|column| row.derived.cell(column), r.now);
        let assignee = cell("assigned_to").as_id();
        cards.push(Card {
            id: row.id.to_string(),
            rev: row.rev,
            values: of_cells(&OPPORTUNITY, &fields, &row.derived, &cell),
            customer: cell("customer_id").as_id().map(|id| customers.name(Some(id))),
            assigned_to: assignee.map(|user| user.to_string()),
            assigned_to_name: assignee.map(|user| r.name_of(user)).transpose()?,
            stale: marks.stale,
            no_next_step: marks.no_next_step,
            movable: assignee.is_some_and(|user| movers.include(user)),
        });
    }
    Ok(Cards { cards, next })
}
