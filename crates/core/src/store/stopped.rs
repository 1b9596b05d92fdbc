//! Who stopped ordering and who orders again, whoever may see them: what the churn check asks. Each question is answered
//! along an index; who has his record already is left out by the file, not row by row.

use super::read::Read;
use crate::{Id, Result};

/// A customer who stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stopped {
    pub(crate) customer: Id,
    /// When he ordered last; None: never.
    pub(crate) last: Option<String>,
    /// That day, or the day on which he was entered.
    pub(crate) since: String,
}

/// One who orders again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// This open record has come to its end.
    Open(Id),
    /// This customer was lost.
    Lost(Id),
}

impl Read<'_> {
    /// Customers who ordered last on this day or before and have no record of it; with `never` those too who were entered
    /// until then and never ordered.
    pub(crate) fn stopped(&self, until: &str, never: bool) -> Result<Vec<Stopped>> {
        const OPEN: &str = "h.customer_id = c.id AND h.life = 0 AND h.state IN ('warning', 'held')";
        let ordered = format!(
            "/*s*/ SELECT c.id, d.last_order_on, d.last_order_on FROM customer_derived d CROSS JOIN customer c ON c.pk = d.pk
             WHERE d.life = 0 AND d.last_order_on > '' AND d.last_order_on <= ?1 AND c.status IS NOT 'lost'
               AND NOT EXISTS (SELECT 1 FROM churn h WHERE {OPEN})
               AND NOT EXISTS (SELECT 1 FROM churn h WHERE h.customer_id = c.id AND h.life = 0 AND h.state = 'lost' AND h.last_ordered_on = d.last_order_on)"
        );
        let entered = format!(
            "/*s*/ SELECT c.id, NULL, d.created_on FROM customer_derived d CROSS JOIN customer c ON c.pk = d.pk
             WHERE d.life = 0 AND d.last_order_on = '' AND d.orders = 0 AND d.created_on <= ?1 AND c.status IS NOT 'lost'
               AND NOT EXISTS (SELECT 1 FROM churn h WHERE {OPEN})
               AND NOT EXISTS (SELECT 1 FROM churn h WHERE h.customer_id = c.id AND h.life = 0 AND h.state = 'lost' AND h.last_ordered_on IS NULL)"
        );
        self.sys(|db| {
            let mut found = Vec::new();
            for sql in [Some(ordered), never.then_some(entered)].into_iter().flatten() {
                let mut query = db.prepare_cached(&sql)?;
                let rows = query
                    .query_map([until], |r| Ok(Stopped { customer: r.get(0)?, last: r.get(1)?, since: r.get(2)? }))?;
                for row in rows {
                    found.push(row?);
                }
            }
            Ok(found)
        })
    }

    /// Open records whose customer has ordered since, and lost customers who have.
    pub(crate) fn ordered_again(&self) -> Result<Vec<Again>> {
        let open = "/*s*/ SELECT h.id FROM churn h CROSS JOIN customer c ON c.id = h.customer_id CROSS JOIN customer_derived d ON d.pk = c.pk
                    WHERE h.life = 0 AND h.state IN ('warning', 'held') AND d.last_order_on > coalesce(h.last_ordered_on, '')";
        let lost = "/*s*/ SELECT DISTINCT c.id FROM churn h CROSS JOIN customer c ON c.id = h.customer_id CROSS JOIN customer_derived d ON d.pk = c.pk
                    WHERE h.life = 0 AND h.state = 'lost' AND c.status = 'lost' AND c.life = 0 AND d.last_order_on >
                      (SELECT max(coalesce(x.last_ordered_on, '')) FROM churn x WHERE x.customer_id = c.id AND x.life = 0)";
        self.sys(|db| {
            let mut found = Vec::new();
            let mut query = db.prepare_cached(open)?;
            for id in query.query_map([], |r| r.get(0))? {
                found.push(Again::Open(id?));
            }
            let mut query = db.prepare_cached(lost)?;
            for id in query.query_map([], |r| r.get(0))? {
                found.push(Again::Lost(id?));
            }
            Ok(found)
        })
    }
}
