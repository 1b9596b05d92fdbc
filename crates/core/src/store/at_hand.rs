//! How much waits, by one walk along an index that has only what is open: opportunities in hand, those nobody has, churn
//! records that nothing is decided of. The scope is applied here (CORE.md section 4).

use super::{read::Read, schema::Table};
use crate::{Result, value::CellValue};
use rusqlite::params_from_iter;

/// Opportunities in hand.
#[derive(Debug, Default)]
pub(crate) struct InHand {
    /// One's own.
    pub(crate) mine: i64,
    /// Of these, with a next step today, before today, and with none.
    pub(crate) mine_today: i64,
    pub(crate) mine_late: i64,
    pub(crate) mine_unplanned: i64,
    /// All in sight.
    pub(crate) all: i64,
    pub(crate) late: i64,
    pub(crate) unplanned: i64,
    /// Of these, without progress since some instant.
    pub(crate) resting: i64,
}

/// Churn records that are neither confirmed nor recovered.
#[derive(Debug, Default)]
pub(crate) struct ChurnOpen {
    /// Warnings of one's own customers.
    pub(crate) mine: i64,
    /// Warnings and held ones in sight.
    pub(crate) all: i64,
}

impl Read<'_> {
    /// Opportunities in hand that are in sight. `rest`: what has not moved since is resting.
    pub(crate) fn in_hand(&self, today: &str, rest: i64) -> Result<InHand> {
        let params = vec![self.me(), CellValue::Text(today.into()), CellValue::Int(rest)];
        let (late, unplanned) = ("d.next_step_on <> '' AND d.next_step_on < ?2", "d.next_step_on = ''");
        let mine = "d.assigned_to = ?1";
        let of = [
            mine.to_string(),
            format!("{mine} AND d.next_step_on = ?2"),
            format!("{mine} AND {late}"),
            format!("{mine} AND {unplanned}"),
            "1".into(),
            late.into(),
            unplanned.into(),
            "d.active_at < ?3".into(),
        ];
        let from = "opportunity_derived d INDEXED BY opportunity_board WHERE d.life = 0 AND d.state = 'assigned'";
        let n = self.tally("opportunity", from, &of, params)?;
        Ok(InHand {
            mine: n[0],
            mine_today: n[1],
            mine_late: n[2],
            mine_unplanned: n[3],
            all: n[4],
            late: n[5],
            unplanned: n[6],
            resting: n[7],
        })
    }

    /// Opportunities in sight that nobody has.
    pub(crate) fn to_assign(&self) -> Result<i64> {
        let from = "opportunity_derived d INDEXED BY opportunity_to_assign WHERE d.life = 0 AND d.state = 'unassigned'";
        Ok(self.tally("opportunity", from, &["1".into()], Vec::new())?[0])
    }

    /// Churn records in sight of which nothing is decided.
    pub(crate) fn churn_open(&self) -> Result<ChurnOpen> {
        let of = ["d.owner_id = ?1 AND c.state = 'warning'".to_string(), "1".into()];
        let from = "churn c INDEXED BY churn_in_state CROSS JOIN churn_derived d ON d.pk = c.pk
                    WHERE c.life = 0 AND c.state IN ('warning', 'held') AND d.life = 0";
        let n = self.tally("churn", from, &of, vec![self.me()])?;
        Ok(ChurnOpen { mine: n[0], all: n[1] })
    }

    fn me(&self) -> CellValue {
        self.user().map_or(CellValue::Null, CellValue::from)
    }

    /// How many rows in sight meet each of these conditions.
    fn tally(&self, table: &str, from: &str, of: &[String], mut params: Vec<CellValue>) -> Result<Vec<i64>> {
        let sight = self.seen_by(Table::named(table)?, self.owners_in_sight(table), &mut params);
        let counts: Vec<String> = of.iter().map(|each| format!("count(*) FILTER (WHERE {each})")).collect();
        let sql = format!("/*s*/ SELECT {} FROM {from}{sight}", counts.join(", "));
        self.sys(|db| {
            let row = |r: &rusqlite::Row<'_>| (0..of.len()).map(|at| r.get(at)).collect();
            Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(&params), row)?)
        })
    }
}
