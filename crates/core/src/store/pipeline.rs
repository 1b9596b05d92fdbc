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

/// A stage, or none, as far as a currency goes: how many, their amount, and how many are without a next step; and when
/// each was last moved, where it may be stale.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    pub(crate) stage: Option<Id>,
    pub(crate) currency: String,
    pub(crate) count: i64,
    /// With an amount.
    pub(crate) with_amount: i64,
    pub(crate) amount: i64,
    pub(crate) stale: i64,
    pub(crate) no_next_step: i64,
}

/// By what the cards of a column go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Along {
    /// A column of the derived table.
    pub(crate) key: &'static str,
    pub(crate) desc: bool,
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

    /// The columns of a board: `rest` says for each stage since when what did not move is stale.
    pub(crate) fn tallies(&self, q: &OnBoard<'_>, rest: &[(Id, i64)]) -> Result<Vec<Tally>> {
        let asked = self.on_board(q, 1)?;
        let mut params = asked.params;
        let mut stale = String::new();
        for (stage, since) in rest {
            params.extend([(*stage).into(), CellValue::Int(*since)]);
            stale.push_str(&format!(" WHEN ?{} THEN d.active_at < ?{}", params.len() - 1, params.len()));
        }
        let stale = if stale.is_empty() { "0".to_string() } else { format!("CASE d.stage{stale} ELSE 0 END") };
        let sql = format!(
            "/*s*/ SELECT d.stage, d.currency, count(*), sum(d.currency <> ''), sum(d.amount), sum({stale}), sum(d.next_step_on = '')
             FROM {} WHERE {IN_HAND}{} GROUP BY d.stage, d.currency",
            asked.source, asked.sql
        );
        self.within(STOP, || {
            self.sys(|db| {
                let mut query = db.prepare_cached(&sql)?;
                let rows = query.query_map(params_from_iter(&params), |r| {
                    Ok(Tally {
                        stage: r.get(0)?,
                        currency: r.get(1)?,
                        count: r.get(2)?,
                        with_amount: r.get(3)?,
                        amount: r.get(4)?,
                        stale: r.get(5)?,
                        no_next_step: r.get(6)?,
                    })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
        })
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
