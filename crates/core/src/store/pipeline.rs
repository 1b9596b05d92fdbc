//! Opportunities in hand, as a board counts and pages them and as they weigh on their managers; and steps that are due.
//! Read from bare derived tables through indexes of their own; the scope is applied here (CORE.md section 4).

use super::{
    access::Owners,
    filter::{Asker, Condition, Where},
    page::STOP,
    read::Read,
};
use crate::{Error, Id, Result, catalogue::Catalogue, custom_field::CustomFields, time::Zone, value::CellValue};
use rusqlite::{ToSql, params, params_from_iter};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
};

/// What somebody has in hand.
#[derive(Debug, Default)]
pub(crate) struct Load {
    pub(crate) open: i64,
    /// Currency, amount, how many.
    pub(crate) sums: Vec<(String, i64, i64)>,
    pub(crate) due: i64,
}

/// What is asked of a board.
pub(crate) struct OnBoard<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) filter: &'a [Condition],
}

/// Where a card stands: by what the cards go, and its row.
pub(crate) type Place = (CellValue, i64);

/// Since when what has not moved is stale, by stage.
pub(crate) type StaleSince = HashMap<Id, i64>;

/// What stands in each stage, or in none.
pub(crate) type InStages = HashMap<Option<Id>, InStage>;

/// What stands in a stage.
#[derive(Debug, Default)]
pub(crate) struct InStage {
    pub(crate) count: i64,
    pub(crate) stale: i64,
    pub(crate) no_next_step: i64,
    /// By currency: the amount, and of how many.
    pub(crate) sums: BTreeMap<String, (i64, i64)>,
    /// The first, in their order.
    pub(crate) cards: Vec<Place>,
}

impl InStage {
    fn add(&mut self, currency: &str, amount: i64) {
        match self.sums.get_mut(currency) {
            Some((sum, count)) => (*sum, *count) = (*sum + amount, *count + 1),
            None => drop(self.sums.insert(currency.into(), (amount, 1))),
        }
    }
}

/// By what the cards of a column go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Along {
    /// A column of the derived table.
    pub(crate) key: &'static str,
    pub(crate) desc: bool,
}

impl Along {
    /// The order of [`Read::cards`]: what has no date or amount comes last, whichever way it goes.
    fn order(self, (one, pk): &Place, (other, other_pk): &Place) -> Ordering {
        let none = |value: &CellValue| value.as_int() == Some(0) || value.as_text() == Some("");
        let by_key = match (one, other) {
            (CellValue::Int(one), CellValue::Int(other)) => one.cmp(other),
            (one, other) => one.as_text().cmp(&other.as_text()),
        };
        let by_key = if self.desc { by_key.reverse() } else { by_key };
        none(one).cmp(&none(other)).then(by_key).then(pk.cmp(other_pk))
    }
}

/// Its index has all that columns count and cards go by: no other leads to so few rows.
const BOARD: &str = "opportunity_derived d INDEXED BY opportunity_board";
const IN_HAND: &str = "d.life = 0 AND d.state = 'assigned'";

impl Read<'_> {
    /// What a user has in hand, whoever asks: only how much.
    pub(crate) fn load_of(&self, user: Id, today: &str) -> Result<Load> {
        self.sys(|db| {
            let sql = format!(
                "/*s*/ SELECT currency, sum(amount), count(*) FROM opportunity_derived d
                 WHERE {IN_HAND} AND d.assigned_to = ?1 GROUP BY currency ORDER BY currency"
            );
            let mut load = Load::default();
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query([user])?;
            while let Some(row) = rows.next()? {
                let (currency, amount, count): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                load.open += count;
                if !currency.is_empty() {
                    load.sums.push((currency, amount, count));
                }
            }
            let sql = "/*s*/ SELECT count(*) FROM plan_derived WHERE assigned_to = ?1 AND due = 1 AND planned_on <= ?2";
            load.due = db.prepare_cached(sql)?.query_row(params![user, today], |r| r.get(0))?;
            Ok(load)
        })
    }

    /// The columns of a board with their first cards, in one walk over all that is in hand: SQLite would sort it once to
    /// count it and once more for each column.
    pub(crate) fn board(
        &self,
        q: &OnBoard<'_>,
        along: Along,
        limit: usize,
        stale_since: &StaleSince,
    ) -> Result<InStages> {
        let asked = self.on_board(q, 1)?;
        let sql = format!(
            "/*s*/ SELECT d.stage, d.currency, d.amount, d.active_at, d.next_step_on = '', d.{}, d.pk FROM {} WHERE {IN_HAND}{}",
            along.key, asked.source, asked.sql
        );
        let mut stages = InStages::new();
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let mut rows = query.query(params_from_iter(&asked.params))?;
                while let Some(row) = rows.next()? {
                    let stage: Option<Id> = row.get(0)?;
                    let here = stages.entry(stage).or_default();
                    let since = stage.and_then(|stage| stale_since.get(&stage));
                    let active_at: i64 = row.get(3)?;
                    here.count += 1;
                    here.stale += i64::from(since.is_some_and(|since| active_at < *since));
                    here.no_next_step += row.get::<_, i64>(4)?;
                    let currency = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                    if !currency.is_empty() {
                        here.add(currency, row.get(2)?);
                    }
                    here.cards.push((row.get(5)?, row.get(6)?));
                }
                Ok(())
            })
        })?;
        for here in stages.values_mut() {
            let order = |one: &Place, other: &Place| along.order(one, other);
            if here.cards.len() > limit {
                here.cards.select_nth_unstable_by(limit, order);
                here.cards.truncate(limit);
            }
            here.cards.sort_by(order);
        }
        Ok(stages)
    }

    /// Some cards of one column behind a place, and where the next begin.
    pub(crate) fn cards(
        &self,
        q: &OnBoard<'_>,
        stage: Option<Id>,
        along: Along,
        after: Option<(CellValue, i64)>,
        limit: usize,
    ) -> Result<Vec<(CellValue, i64)>> {
        let asked = self.on_board(q, 3)?;
        let limit = CellValue::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut params = vec![stage.map_or(CellValue::Null, CellValue::from), limit];
        params.extend(asked.params);
        let (order, sign) = if along.desc { ("DESC", "<") } else { ("ASC", ">") };
        // What has no date comes last, whichever way it goes.
        let key = format!("(d.{} IN ('', 0)), d.{}", along.key, along.key);
        let mut behind = String::new();
        if let Some((value, pk)) = after {
            let none = CellValue::Int(i64::from(value == CellValue::Int(0) || value.as_text() == Some("")));
            params.extend([none, value, CellValue::Int(pk)]);
            let at = params.len();
            let k = format!("d.{}", along.key);
            behind = format!(
                " AND ((({k} IN ('', 0)) > ?{0}) OR (({k} IN ('', 0)) = ?{0} AND ({k} {sign} ?{1} OR ({k} = ?{1} AND d.pk > ?{2}))))",
                at - 2,
                at - 1,
                at
            );
        }
        let sql = format!(
            "/*s*/ SELECT d.{}, d.pk FROM {} WHERE {IN_HAND} AND d.stage IS ?1{}{behind} ORDER BY {key} {order}, d.pk LIMIT ?2",
            along.key, asked.source, asked.sql
        );
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let rows = query.query_map(params_from_iter(&params), |r| Ok((r.get(0)?, r.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
        })
    }

    /// Scope and filter of a board, as SQL behind `IN_HAND`.
    fn on_board(&self, q: &OnBoard<'_>, first: usize) -> Result<Asked> {
        let today = self.sys(|db| Ok(Zone::of_workspace(db)?.day_of(self.now)))?;
        let asker = Asker { access: self.access(), today, now: self.now };
        let custom = CustomFields::of(self, q.catalogue.entity)?;
        let filter = Where::build(q.catalogue, &custom, q.filter, &asker, first)?;
        let mut asked = Asked { params: filter.params, sql: filter.sql, source: BOARD.into() };
        if asked.sql.contains("c.") {
            asked.source = format!("{BOARD} CROSS JOIN opportunity c ON c.pk = d.pk");
        }
        if let Owners::Of(users) = self.owners_in_sight("opportunity") {
            let marks: Vec<String> = (0..users.len()).map(|i| format!("?{}", first + asked.params.len() + i)).collect();
            let among = marks.join(", ");
            asked.params.extend(users.iter().map(|user| CellValue::from(*user)));
            asked.sql.push_str(&format!(" AND (d.created_by IN ({among}) OR d.assigned_to IN ({among}))"));
        }
        Ok(asked)
    }

    /// Steps that the session has to do up to a day: row number, in order of day, and whether there are more.
    pub(crate) fn steps_due(&self, until: &str, limit: usize) -> Result<Vec<i64>> {
        let me = self.user().ok_or(Error::Unauthenticated)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = "/*s*/ SELECT pk FROM plan_derived WHERE assigned_to = ?1 AND due = 1 AND planned_on <= ?2 ORDER BY planned_on, pk LIMIT ?3";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let bound: [&dyn ToSql; 3] = [&me, &until, &limit];
            Ok(query.query_map(bound, |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    }
}

/// A board's scope and filter.
struct Asked {
    source: String,
    sql: String,
    params: Vec<CellValue>,
}
