//! 今日: the numbers that each role needs, told by rights: what one has in hand, what waits for who assigns, what a month or
//! a quarter comes to against the one before. Every count leads to the list that has just so many.

mod period;
mod waiting;

use crate::{
    Result,
    briefing::Newest,
    command::{Entry, Permission, Query, query},
    report::{Behind, Period},
    store::{access::Level, read::Read},
};
pub use period::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Operations of the page.
pub(crate) const API: &[Entry] = &[query::<Get>()];

/// The numbers of the session's roles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Which period is compared with the one before.
    #[serde(default)]
    pub span: Span,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How many.
    Count,
    /// Minor units of the workspace's currency.
    Amount,
    /// Ten-thousandths.
    Share,
}

/// A number.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Number {
    /// What it tells: `unassigned`, `orders` …
    pub key: String,
    /// How it is written.
    pub kind: Kind,
    /// The value; null: of nothing.
    pub value: Option<i64>,
    /// The same of the period before; null: there is none.
    pub before: Option<i64>,
    /// It should be none.
    pub late: bool,
    /// The list behind it; of a count it has just so many records.
    pub behind: Behind,
}

/// Numbers that one task needs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group {
    /// `mine`: in one's own hands; `team`: to be assigned and looked after; `period`: what came of it.
    pub key: String,
    /// The most pressing first.
    pub numbers: Vec<Number>,
}

/// The answer of `home.get`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Home {
    /// Those that the session's rights speak of.
    pub groups: Vec<Group>,
    /// The days of the period so far.
    pub period: Period,
    /// The days that they are compared with: as many of the one before.
    pub before: Period,
    /// What amounts are counted in.
    pub currency: String,
    /// The management report that was sent last, of those in sight.
    pub newest: Option<Newest>,
}

impl Query for Get {
    const NAME: &'static str = "home.get";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Home;

    fn run(self, r: &Read<'_>) -> Result<Home> {
        let may = |entity: &str, action: &str| r.access().level(entity, action) > Level::None;
        let (period, before) = self.span.days(r.today()?);
        let currency = r.currency()?;
        let mut groups = waiting::groups(r, &may)?;
        if may("report", "read") {
            let numbers = period::numbers(r, &may, [period, before], &currency)?;
            groups.push(Group { key: "period".into(), numbers });
        }
        let newest = if may("briefing", "read") { crate::briefing::newest(r)? } else { None };
        Ok(Home { groups, period, before, currency, newest })
    }
}
