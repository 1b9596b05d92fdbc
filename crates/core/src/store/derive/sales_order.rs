//! What is derived of orders and their lines, and through them of customers: totals, what is unpaid, who bought when and
//! how much in the last twelve months, and his stage in life.

use super::{
    Birth, Deriver, Hanging,
    opportunity::{note, upsert},
};
use crate::{
    Id, Result,
    customer::{
        lifecycle::{Bought, stage},
        number,
    },
    sales_order::{
        amount::{amount, minor_digits},
        fields::{CANCELLED, PAID, SALES_ORDER, STATUSES},
    },
    store::{
        line::Image,
        schema::{Layout, life},
        setting_text,
    },
    value::CellValue,
};
use chrono::{Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};

const OF_ORDER: [&str; 20] = [
    "pk",
    "owner_id",
    "life",
    "customer_id",
    "number_key",
    "customer_key",
    "ordered_on",
    "status_key",
    "counts",
    "currency",
    "total",
    "unpaid",
    "paid_up",
    "lines",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "missing",
    "channel",
];

/// An order counts nowhere where it was cancelled; where more came back than was bought it counts, but nothing was bought.
const NOWHERE: i64 = 0;
const BOUGHT: i64 = 1;
const RETURNED: i64 = 2;

impl Deriver<'_> {
    /// Derives what one line comes to; what is withdrawn or erased comes to nothing.
    pub(super) fn order_line(&self, pk: i64) -> Result<()> {
        let sql = "/*s*/ SELECT l.life, l.quantity, l.unit_price, coalesce(o.currency, '') FROM order_line l
                   LEFT JOIN sales_order o ON o.id = l.order_id WHERE l.pk = ?1";
        let row = |r: &rusqlite::Row<'_>| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, Option<i64>>(2)?, r.get::<_, String>(3)?))
        };
        let (life, quantity, price, currency) = self.db.prepare_cached(sql)?.query_row([pk], row)?;
        if life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM order_line_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let amount = amount(quantity.unwrap_or_default(), price.unwrap_or_default(), minor_digits(&currency));
        let sql = "/*s*/ INSERT INTO order_line_derived(pk, amount) VALUES (?1, ?2)
                   ON CONFLICT(pk) DO UPDATE SET amount = excluded.amount WHERE amount <> excluded.amount";
        self.db.prepare_cached(sql)?.execute([pk, amount])?;
        Ok(())
    }

    /// Derives one order, whose lines are derived; its customer.
    pub(super) fn sales_order(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<Option<Id>> {
        let layout = self.layout("sales_order")?;
        let image = Image::load(self.db, layout, pk)?;
        let customer = image.cell("customer_id").as_id();
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM sales_order_derived WHERE pk = ?1")?.execute([pk])?;
            self.counted_lines(&image, &CellValue::Null, false)?;
            return Ok(customer);
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let (owner, customer_key) = self.customer_of(&image.cell("customer_id"))?;
        let (total, lines): (i64, i64) = {
            let sql = "/*s*/ SELECT coalesce(sum(d.amount), 0), count(*) FROM order_line l
                       JOIN order_line_derived d ON d.pk = l.pk WHERE l.order_id = ?1 AND l.life = ?2";
            self.db.prepare_cached(sql)?.query_row(params![image.id, image.life], |r| Ok((r.get(0)?, r.get(1)?)))?
        };
        let text = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let status = text("status");
        let paid = image.cell("paid").as_int().unwrap_or_default();
        let cancelled = status == CANCELLED;
        let paid_up = !cancelled && (status == PAID || paid >= total);
        let filled = |c: &str| image.cells.get(c).is_some_and(|v| !v.is_null() && v.as_text() != Some(""));
        self.db.prepare_cached(&upsert("sales_order", &OF_ORDER))?.execute(params![
            pk,
            &owner,
            image.life,
            image.cell("customer_id"),
            number::number_key(&text("number")),
            customer_key,
            text("ordered_on"),
            STATUSES.iter().position(|s| *s == status).unwrap_or(STATUSES.len()) as i64,
            match (cancelled, total < 0) {
                (true, _) => NOWHERE,
                (false, false) => BOUGHT,
                (false, true) => RETURNED,
            },
            text("currency"),
            total,
            if cancelled || status == PAID { 0 } else { total - paid },
            paid_up,
            lines,
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            SALES_ORDER.missing("", |field| filled(field.column)).join(","),
            image.cell("channel"),
        ])?;
        self.counted_lines(&image, &owner, image.life == life::LIVE && !cancelled)?;
        Ok(customer)
    }

    /// What reports count the lines of an order by, as the order says it; nothing of one that does not count.
    fn counted_lines(&self, order: &Image, owner: &CellValue, counts: bool) -> Result<()> {
        let sql = "/*s*/ UPDATE order_line_derived SET product_id = l.product_id, quantity = coalesce(l.quantity, 0), ordered_on = ?2,
                     currency = coalesce(?3, ''), channel = ?4, owner_id = ?5, life = iif(?6 AND l.life = 0, 0, 2)
                   FROM order_line l WHERE l.order_id = ?1 AND l.pk = order_line_derived.pk";
        let cell = |column: &str| order.cell(column);
        let says = params![order.id, cell("ordered_on"), cell("currency"), cell("channel"), owner, counts];
        self.db.prepare_cached(sql)?.execute(says)?;
        Ok(())
    }

    /// What the orders of a customer say of him.
    pub(super) fn ordered(&mut self, customer: Id) -> Result<()> {
        let sql = "/*s*/ SELECT c.pk, c.status, c.lifecycle FROM customer c JOIN customer_derived d ON d.pk = c.pk WHERE c.id = ?1";
        let row = |r: &rusqlite::Row<'_>| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, Option<String>>(1)?, r.get::<_, Option<String>>(2)?))
        };
        let Some((pk, status, by_hand)) = self.db.prepare_cached(sql)?.query_row([customer], row).optional()? else {
            return Ok(());
        };
        let window = self.window()?;
        let sql = "/*s*/ SELECT coalesce(sum(counts = 1), 0), coalesce(max(CASE counts WHEN 1 THEN ordered_on ELSE '' END), ''),
                     coalesce(sum(CASE WHEN ordered_on > ?2 AND currency = ?3 THEN total ELSE 0 END), 0)
                   FROM sales_order_derived WHERE customer_id = ?1 AND life = 0 AND counts > 0";
        let (orders, last, year_total): (i64, String, i64) = self
            .db
            .prepare_cached(sql)?
            .query_row(params![customer, window.since, window.currency], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let bought = Bought { orders, year_total };
        let stage = stage(status.as_deref().unwrap_or_default(), by_hand.as_deref(), bought, window.high);
        let sql = "/*s*/ UPDATE customer_derived SET last_order_on = ?2, orders = ?3, year_total = ?4, life_stage = ?5
                   WHERE pk = ?1 AND (last_order_on, orders, year_total, life_stage) IS NOT (?2, ?3, ?4, ?5)";
        self.db.prepare_cached(sql)?.execute(params![pk, last, orders, year_total, stage])?;
        Ok(())
    }

    /// The stage of a customer who is just made: he has no orders.
    pub(super) fn first_stage(&mut self, image: &Image) -> String {
        let text = |column: &str| image.cells.get(column).and_then(CellValue::as_text).unwrap_or_default();
        stage(text("status"), Some(text("lifecycle")), Bought::default(), None).to_string()
    }

    /// What counts as the last twelve months, in what currency, and who stands out.
    fn window(&mut self) -> Result<Window> {
        if let Some(window) = &self.window {
            return Ok(window.clone());
        }
        let since = as_of(self.db)?.map(|day| a_year_before(&day)).unwrap_or_default();
        let currency = setting_text(self.db, "workspace.currency")?.unwrap_or_else(|| "CNY".into());
        let window = Window { since, currency, high: high_value(self.db)? };
        self.window = Some(window.clone());
        Ok(window)
    }
}

/// What of orders is looked at.
#[derive(Debug, Clone)]
pub(super) struct Window {
    since: String,
    currency: String,
    high: Option<i64>,
}

impl Hanging {
    /// An order, and where its currency changed its lines.
    pub(super) fn sales_order(&mut self, deriver: &Deriver<'_>, pk: i64, inserted: bool, recount: bool) -> Result<()> {
        note(&mut self.orders, pk, inserted, true);
        if recount {
            let sql = "/*s*/ SELECT l.pk FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.pk = ?1";
            let mut query = deriver.db.prepare_cached(sql)?;
            for line in query.query_map([pk], |r| r.get(0))? {
                self.order_lines.insert(line?);
            }
        }
        Ok(())
    }

    /// A line, and with it its order.
    pub(super) fn order_line(&mut self, deriver: &Deriver<'_>, pk: i64) -> Result<()> {
        self.order_lines.insert(pk);
        let sql = "/*s*/ SELECT o.pk FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE l.pk = ?1";
        let order: Option<i64> = deriver.db.prepare_cached(sql)?.query_row([pk], |r| r.get(0)).optional()?;
        if let Some(order) = order {
            note(&mut self.orders, order, false, false);
        }
        Ok(())
    }

    /// Lines first, then what they come to, then who bought.
    pub(super) fn derive_orders(&mut self, deriver: &mut Deriver<'_>, birth: Birth) -> Result<()> {
        for line in &self.order_lines {
            deriver.order_line(*line)?;
        }
        for (pk, (inserted, touched)) in &self.orders {
            self.buyers.extend(deriver.sales_order(*pk, *inserted, touched.then_some(birth))?);
        }
        self.buyers.iter().try_for_each(|customer| deriver.ordered(*customer))
    }
}

/// The day up to which what follows from the day was brought.
pub(in crate::store) fn as_of(db: &Connection) -> Result<Option<String>> {
    let sql = "/*s*/ SELECT value FROM meta WHERE key = 'ordered_as_of'";
    Ok(db.prepare_cached(sql)?.query_row([], |r| r.get(0)).optional()?)
}

/// The order total of twelve months from which on a customer is of high value.
pub(in crate::store) fn high_value(db: &Connection) -> Result<Option<i64>> {
    let sql = "/*s*/ SELECT value FROM meta WHERE key = 'high_value'";
    Ok(db.prepare_cached(sql)?.query_row([], |r| r.get(0)).optional()?)
}

fn a_year_before(day: &str) -> String {
    let day = day.parse::<NaiveDate>().ok().and_then(|day| day.checked_sub_months(Months::new(12)));
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Brings everything that follows from the day up to this one. Whether anything changed that lists show.
pub(in crate::store) fn roll(db: &Connection, layouts: &[Layout], today: &str, anew: bool) -> Result<bool> {
    let before = as_of(db)?;
    let turned = before.as_deref() != Some(today);
    if !turned && !anew {
        return Ok(false);
    }
    let mut moved = false;
    if turned {
        let sql = "/*s*/ INSERT INTO meta(key, value) VALUES ('ordered_as_of', ?1) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
        db.prepare_cached(sql)?.execute([today])?;
    }
    if let Some(before) = before.filter(|_| turned) {
        // Only orders between the two beginnings have left the last twelve months, or have come in where a clock went back.
        let (one, other) = (a_year_before(&before), a_year_before(today));
        let sql = "/*s*/ SELECT DISTINCT customer_id FROM sales_order_derived WHERE life = 0 AND ordered_on > ?1 AND ordered_on <= ?2";
        let buyers: Vec<Id> = db
            .prepare_cached(sql)?
            .query_map(params![one.clone().min(other.clone()), one.max(other)], |r| r.get(0))?
            .collect::<Result<_, _>>()?;
        let mut deriver = Deriver::new(db, layouts)?;
        moved = !buyers.is_empty();
        buyers.into_iter().try_for_each(|customer| deriver.ordered(customer))?;
    }
    Ok(stand_out(db, layouts)? || moved)
}

/// Fewer customers who bought anything than these, and nobody stands out.
const FEWEST: i64 = 10;

/// Asks again from what total on a customer is of high value: what the office says, else what one in ten of those who
/// bought reaches. Whether somebody's stage changed.
pub(super) fn stand_out(db: &Connection, layouts: &[Layout]) -> Result<bool> {
    let said: Option<i64> = {
        let sql = "/*s*/ SELECT value FROM setting WHERE key = 'lifecycle.high_value' AND life = 0";
        let said: Option<String> = db.prepare_cached(sql)?.query_row([], |r| r.get(0)).optional()?.flatten();
        said.and_then(|json| serde_json::from_str(&json).ok())
    };
    let high = match said {
        Some(said) => Some(said),
        None => {
            let sql = "/*s*/ SELECT count(*) FROM customer_derived WHERE life = 0 AND year_total > 0";
            let buyers: i64 = db.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
            let sql = "/*s*/ SELECT year_total FROM customer_derived WHERE life = 0 AND year_total > 0 ORDER BY year_total DESC LIMIT 1 OFFSET ?1";
            let at = (buyers / 10).max(1) - 1;
            match buyers < FEWEST {
                true => None,
                false => db.prepare_cached(sql)?.query_row([at], |r| r.get(0)).optional()?,
            }
        }
    };
    let before = high_value(db)?;
    if before == high {
        return Ok(false);
    }
    match high {
        Some(high) => {
            let sql = "/*s*/ INSERT INTO meta(key, value) VALUES ('high_value', ?1) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
            db.prepare_cached(sql)?.execute([high])?;
        }
        None => drop(db.prepare_cached("/*s*/ DELETE FROM meta WHERE key = 'high_value'")?.execute([])?),
    }
    // Only whoever lies between the two changes.
    let (one, other) = (before.unwrap_or(i64::MAX), high.unwrap_or(i64::MAX));
    let sql = "/*s*/ SELECT c.id FROM customer_derived d JOIN customer c ON c.pk = d.pk
               WHERE d.life IN (0, 1) AND d.year_total > 0 AND d.year_total >= ?1 AND d.year_total < ?2";
    let between: Vec<Id> =
        db.prepare_cached(sql)?.query_map([one.min(other), one.max(other)], |r| r.get(0))?.collect::<Result<_, _>>()?;
    let mut deriver = Deriver::new(db, layouts)?;
    let moved = !between.is_empty();
    between.into_iter().try_for_each(|customer| deriver.ordered(customer))?;
    Ok(moved)
}

/// The customers who have orders.
pub(super) fn buyers(db: &Connection) -> Result<Vec<Id>> {
    let mut query = db.prepare_cached("/*s*/ SELECT DISTINCT customer_id FROM sales_order")?;
    Ok(query.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}
