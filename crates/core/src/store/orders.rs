//! What the seal has derived of orders, asked by features: totals of a customer by year, the amount of a line, from what
//! total on a customer is of high value.

use super::{Daily, Store, derive, read::Read, write::lock};
use crate::{Id, Result};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// By year and currency: amount and orders.
pub(crate) type Years = BTreeMap<(i64, String), (i64, i64)>;

impl Read<'_> {
    /// What these customers bought, who are all in sight, and when last.
    pub(crate) fn bought(&self, customers: &[Id]) -> Result<(Years, String)> {
        let sql = "/*s*/ SELECT CAST(substr(ordered_on, 1, 4) AS INTEGER), currency, sum(total), sum(counts = 1), max(CASE counts WHEN 1 THEN ordered_on ELSE '' END)
                   FROM sales_order_derived WHERE customer_id = ?1 AND life = 0 AND counts > 0 GROUP BY 1, 2";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let (mut years, mut last) = (Years::new(), String::new());
            for customer in customers {
                let mut rows = query.query([customer])?;
                while let Some(row) = rows.next()? {
                    let of = years.entry((row.get(0)?, row.get(1)?)).or_default();
                    *of = (of.0 + row.get::<_, i64>(2)?, of.1 + row.get::<_, i64>(3)?);
                    last = last.max(row.get(4)?);
                }
            }
            Ok((years, last))
        })
    }

    /// What a line in sight comes to.
    pub(crate) fn amount_of_line(&self, pk: i64) -> Result<Option<i64>> {
        let sql = "/*s*/ SELECT amount FROM order_line_derived WHERE pk = ?1";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_row([pk], |r| r.get(0)).optional()?))
    }

    /// The order total of twelve months from which on a customer is of high value; None: nobody stands out yet.
    pub(crate) fn high_value(&self) -> Result<Option<i64>> {
        self.sys(derive::high_value)
    }
}

impl Store {
    /// Does this now, and again whenever a day may have turned.
    pub(crate) fn each_day(&self, daily: Daily) {
        daily(self);
        *lock(&self.daily) = Some(daily);
    }

    /// Brings up to today what follows from the day: which orders are of the last twelve months, and who stands out by
    /// them. Cheap where the day has not changed and nothing was imported. `anew`: who stands out is asked again all the
    /// same.
    pub(crate) fn roll(&self, anew: bool) -> Result<()> {
        if self.read_only().is_some() {
            return Ok(());
        }
        let now = self.now();
        let today = self.read(None, |r| r.day_of(now))?;
        if !anew && self.read(None, |r| r.sys(derive::as_of))?.as_deref() == Some(&*today) {
            return Ok(());
        }
        let layouts = self.writer().conn.layouts.clone();
        let moved = self.outside_ops(|db| derive::roll(db, &layouts, &today, anew))?;
        if moved {
            // No op tells of it: what is kept of lists is read anew.
            *lock(&self.orders) = Default::default();
            self.marks.forget();
            self.build_marks();
        }
        Ok(())
    }

    /// Does so once an hour of the watch, which is soon after midnight wherever the office is.
    pub(super) fn roll_daily(&self, rolled: &mut i64) {
        const HOUR: i64 = 3_600_000;
        if (self.now() - *rolled).abs() < HOUR {
            return;
        }
        *rolled = self.now();
        if let Err(e) = self.roll(false) {
            tracing::warn!(%e, "what follows from the day could not be brought up to it");
        }
        if let Some(daily) = *lock(&self.daily) {
            daily(self);
        }
    }
}
