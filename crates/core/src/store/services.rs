//! Services that wait, by queue, and what each person has in hand of them. Read from the bare derived table through indexes
//! of their own; the scope is applied here (CORE.md section 4).

use super::{access::Owners, read::Read};
use crate::{Id, Result, value::CellValue};
use rusqlite::{params, params_from_iter};

/// What somebody has in hand, and how content customers were with what he handled.
#[derive(Debug, Default)]
pub(crate) struct ServiceLoad {
    pub(crate) open: i64,
    pub(crate) overdue: i64,
    pub(crate) rated: i64,
    /// In hundredths of a star.
    pub(crate) satisfaction: Option<i64>,
}

/// How many services wait for what.
#[derive(Debug, Default)]
pub(crate) struct ServicesWaiting {
    pub(crate) to_assign: i64,
    pub(crate) to_handle: i64,
    /// Of these, due by today.
    pub(crate) due: i64,
    pub(crate) to_feed_back: i64,
    pub(crate) overdue: i64,
    pub(crate) reopened: i64,
    pub(crate) raised: i64,
}

/// What the index of open services is made of.
const OPEN: &str = "d.life = 0 AND d.state <> 'archived'";

impl Read<'_> {
    /// What a user has in hand, whoever asks: only how much.
    pub(crate) fn services_of(&self, user: Id, today: &str) -> Result<ServiceLoad> {
        self.sys(|db| {
            let sql = format!(
                "/*s*/ SELECT count(*), coalesce(sum(d.state = 'assigned' AND d.due_on <> '' AND d.due_on < ?2), 0)
                 FROM service_derived d WHERE {OPEN} AND d.state IN ('assigned', 'handled') AND d.assigned_to = ?1"
            );
            let (open, overdue) =
                db.prepare_cached(&sql)?.query_row(params![user, today], |r| Ok((r.get(0)?, r.get(1)?)))?;
            let sql = "/*s*/ SELECT count(*), round(100 * avg(d.satisfaction)) FROM service_derived d
                       WHERE d.life = 0 AND d.state = 'archived' AND d.handled_by = ?1 AND d.satisfaction > 0";
            let (rated, mean): (i64, Option<f64>) =
                db.prepare_cached(sql)?.query_row([user], |r| Ok((r.get(0)?, r.get(1)?)))?;
            // A mean of stars is between 100 and 500.
            Ok(ServiceLoad { open, overdue, rated, satisfaction: mean.map(|mean| mean as i64) })
        })
    }

    /// How many services in sight wait in each queue.
    pub(crate) fn services_waiting(&self, today: &str) -> Result<ServicesWaiting> {
        let me = self.user().map_or(CellValue::Null, CellValue::from);
        let mut params = vec![me, CellValue::Text(today.to_string())];
        let mut sight = String::new();
        if let Owners::Of(users) = self.owners_in_sight("service") {
            let marks: Vec<String> = (0..users.len()).map(|i| format!("?{}", params.len() + 1 + i)).collect();
            let among = marks.join(", ");
            params.extend(users.iter().map(|user| CellValue::from(*user)));
            sight =
                format!(" AND (d.created_by IN ({among}) OR d.assigned_to IN ({among}) OR d.handled_by IN ({among}))");
        }
        let sql = format!(
            "/*s*/ SELECT count(*) FILTER (WHERE d.state = 'new'),
               count(*) FILTER (WHERE d.state = 'assigned' AND d.assigned_to = ?1),
               count(*) FILTER (WHERE d.state = 'handled' AND d.assigned_to = ?1),
               count(*) FILTER (WHERE d.state IN ('new', 'assigned') AND d.due_on <> '' AND d.due_on < ?2),
               count(*) FILTER (WHERE d.state IN ('assigned', 'handled') AND d.reopened > 0),
               count(*) FILTER (WHERE d.created_by = ?1),
               count(*) FILTER (WHERE d.state = 'assigned' AND d.assigned_to = ?1 AND d.due_on <> '' AND d.due_on <= ?2)
             FROM service_derived d WHERE {OPEN}{sight}"
        );
        self.sys(|db| {
            Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(&params), |r| {
                Ok(ServicesWaiting {
                    to_assign: r.get(0)?,
                    to_handle: r.get(1)?,
                    to_feed_back: r.get(2)?,
                    overdue: r.get(3)?,
                    reopened: r.get(4)?,
                    raised: r.get(5)?,
                    due: r.get(6)?,
                })
            })?)
        })
    }
}
