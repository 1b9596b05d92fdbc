//! What a person has in hand, whoever asks: what somebody else must take over before he leaves.

use super::read::Read;
use crate::{Id, Result};

impl Read<'_> {
    /// How many live customers are his.
    pub(crate) fn customers_of(&self, user: Id) -> Result<i64> {
        let sql = "/*s*/ SELECT count(*) FROM customer_derived WHERE owner_id = ?1 AND life = 0";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_row([user], |r| r.get(0))?))
    }

    /// Some of them, at most `limit`.
    pub(crate) fn some_customers_of(&self, user: Id, limit: usize) -> Result<Vec<Id>> {
        let sql = "/*s*/ SELECT c.id FROM customer_derived d CROSS JOIN customer c ON c.pk = d.pk
                   WHERE d.owner_id = ?1 AND d.life = 0 LIMIT ?2";
        self.ids(sql, user, limit)
    }

    /// How many live opportunities are assigned to him and not closed.
    pub(crate) fn opportunities_of(&self, user: Id) -> Result<i64> {
        let sql =
            "/*s*/ SELECT count(*) FROM opportunity_derived WHERE assigned_to = ?1 AND life = 0 AND state = 'assigned'";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_row([user], |r| r.get(0))?))
    }

    /// Some of them, at most `limit`.
    pub(crate) fn some_opportunities_of(&self, user: Id, limit: usize) -> Result<Vec<Id>> {
        let sql = "/*s*/ SELECT o.id FROM opportunity_derived d CROSS JOIN opportunity o ON o.pk = d.pk
                   WHERE d.assigned_to = ?1 AND d.life = 0 AND d.state = 'assigned' LIMIT ?2";
        self.ids(sql, user, limit)
    }

    /// How many live services are assigned to him and not archived.
    pub(crate) fn services_in_hand(&self, user: Id) -> Result<i64> {
        let sql = "/*s*/ SELECT count(*) FROM service_derived
                   WHERE assigned_to = ?1 AND life = 0 AND state <> 'archived' AND state IN ('assigned', 'handled')";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_row([user], |r| r.get(0))?))
    }

    /// Some of them, at most `limit`.
    pub(crate) fn some_services_in_hand(&self, user: Id, limit: usize) -> Result<Vec<Id>> {
        let sql = "/*s*/ SELECT s.id FROM service_derived d CROSS JOIN service s ON s.pk = d.pk
                   WHERE d.assigned_to = ?1 AND d.life = 0 AND d.state <> 'archived' AND d.state IN ('assigned', 'handled')
                   LIMIT ?2";
        self.ids(sql, user, limit)
    }

    fn ids(&self, sql: &str, user: Id, limit: usize) -> Result<Vec<Id>> {
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map((user, limit as i64), |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    }

    /// The rights of somebody else; None of one who has left.
    pub(crate) fn access_of(&self, user: Id) -> Result<Option<super::access::Access>> {
        match self.sys(|db| super::access::Access::read(db, Some(user))) {
            Err(crate::Error::Unauthenticated) => Ok(None),
            other => other.map(Some),
        }
    }
}
