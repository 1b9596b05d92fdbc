//! What reports and the board count, in the plain file: as many orders, lines and opportunities as the office has, made by the
//! same rules, each in one table with the index that the product counts along. Whoever asks, everyone's are counted.

use super::{Plain, told};
use crate::{Outcome, figures::Samples};
use rusqlite::params;
use zhike_core::{
    Id,
    demo::{
        deals,
        trade::{self, PRODUCTS},
    },
};

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS sold(ordered_on TEXT, customer BLOB, counts INTEGER, currency TEXT, total INTEGER, owner BLOB);
    CREATE INDEX IF NOT EXISTS sold_report ON sold(ordered_on, customer, counts, currency, total, owner);
    CREATE TABLE IF NOT EXISTS sold_line(ordered_on TEXT, currency TEXT, product INTEGER, channel TEXT, quantity INTEGER, amount INTEGER, owner BLOB);
    CREATE INDEX IF NOT EXISTS sold_line_report ON sold_line(ordered_on, currency, product, channel, quantity, amount, owner);
    CREATE TABLE IF NOT EXISTS deal(stage TEXT, expected_close INTEGER, owner BLOB, currency TEXT, amount INTEGER, title TEXT);
    CREATE INDEX IF NOT EXISTS deal_board ON deal(stage, expected_close, owner, currency, amount);
    DELETE FROM sold; DELETE FROM sold_line; DELETE FROM deal;";

impl Plain {
    /// Makes so many orders, one for each customer, and so many opportunities in hand.
    pub fn sell(&mut self, orders: usize, in_hand: usize) -> Outcome {
        let month = |days_ago: u32| 12 - days_ago / 31 % 12;
        let day = |days_ago: i64| {
            format!("{:04}-{:02}-{:02}", 2026 - days_ago / 372, 12 - days_ago / 31 % 12, 1 + days_ago % 31)
        };
        let owner = Id::random();
        let db = self.db.transaction().map_err(told)?;
        db.execute_batch(TABLES).map_err(told)?;
        for n in 0..orders as u64 {
            for order in trade::orders(1, n, 1, &month) {
                let on = day(i64::from(order.days_ago));
                let mut total = 0;
                for (product, quantity, price) in &order.lines {
                    let amount = quantity * price / 100_000;
                    total += amount;
                    db.prepare_cached("INSERT INTO sold_line VALUES (?1, 'CNY', ?2, ?3, ?4, ?5, ?6)")
                        .map_err(told)?
                        .execute(params![on, *product as i64, order.channel, quantity, amount, owner])
                        .map_err(told)?;
                }
                db.prepare_cached("INSERT INTO sold VALUES (?1, ?2, 1, 'CNY', ?3, ?4)")
                    .map_err(told)?
                    .execute(params![on, Id::random(), total, owner])
                    .map_err(told)?;
            }
        }
        let open = (0..).flat_map(|n| deals::deals(1, n, "恒远", 1, &month)).filter(|deal| deal.stage.is_some());
        for deal in open.take(in_hand) {
            db.prepare_cached("INSERT INTO deal VALUES (?1, ?2, ?3, 'CNY', ?4, ?5)")
                .map_err(told)?
                .execute(params![
                    deal.stage.map(|(stage, _)| stage),
                    deal.close_in_days,
                    owner,
                    deal.values["amount"].as_i64(),
                    PRODUCTS[deal.products[0]].name
                ])
                .map_err(told)?;
        }
        db.commit().map_err(told)
    }

    /// The sums of a report over orders; none of another.
    pub fn report(&self, name: &str, times: usize) -> Outcome<Option<Samples>> {
        let sql = match name {
            "contribution" => {
                "SELECT customer, sum(CASE WHEN counts > 0 THEN total ELSE 0 END), sum(counts > 0) FROM sold INDEXED BY sold_report
                 WHERE ordered_on >= '' AND currency = 'CNY' GROUP BY customer ORDER BY 2 DESC LIMIT 1000"
            }
            "products" => {
                "SELECT product, sum(quantity), sum(amount) FROM sold_line INDEXED BY sold_line_report
                 WHERE ordered_on >= '' AND currency = 'CNY' GROUP BY product"
            }
            _ => return Ok(None),
        };
        let mut samples = Samples::default();
        for _ in 0..times {
            samples.take(|| self.read(sql, &[]))?;
        }
        Ok(Some(samples))
    }

    /// The columns of the board with their first cards.
    pub fn board(&self, cards: usize, times: usize) -> Outcome<Samples> {
        let counts = "SELECT stage, count(*), sum(amount) FROM deal INDEXED BY deal_board GROUP BY stage";
        let page = format!("SELECT * FROM deal WHERE stage = ?1 ORDER BY expected_close LIMIT {cards}");
        let mut samples = Samples::default();
        for _ in 0..times {
            samples.take(|| -> Outcome {
                for column in self.read(counts, &[])? {
                    self.read(&page, &[&column[0]])?;
                }
                Ok(())
            })?;
        }
        Ok(samples)
    }
}
