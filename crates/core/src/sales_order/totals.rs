//! What a customer bought, year by year; of a group, with its subsidiaries as far as they are in sight.

use super::OrderLine;
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::Customer,
    store::{read::Read, scope::Entity},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The order totals of a customer by year. What was cancelled counts nowhere, what came back counts against.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Whose.
    pub customer: Id,
    /// With the companies below it.
    #[serde(default)]
    pub group: bool,
}

/// The answer of `sales_order.totals`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderTotals {
    /// The latest first; of a year each currency by itself.
    pub years: Vec<Year>,
    /// When something was bought last.
    pub last_ordered_on: Option<String>,
    /// How many customers these are.
    pub members: usize,
}

/// A year in one currency.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Year {
    /// The year.
    pub year: i64,
    /// The currency.
    pub currency: String,
    /// In minor units; null where amounts are masked.
    pub amount: Option<i64>,
    /// How many orders.
    pub orders: i64,
}

impl Query for Totals {
    const NAME: &'static str = "sales_order.totals";
    const NEEDS: Permission = Permission::to("read", "sales_order");
    type Output = OrderTotals;

    fn run(self, r: &Read<'_>) -> Result<OrderTotals> {
        let customer = r.load::<Customer>("read", self.customer)?;
        let members = if self.group { group(r, customer.id)? } else { vec![customer.id] };
        let masked = r.hides(OrderLine::TABLE, "unit_price");
        let (years, last) = r.bought(&members)?;
        let years = years.into_iter().map(|((year, currency), (amount, orders))| Year {
            year,
            currency,
            amount: (!masked).then_some(amount),
            orders,
        });
        let last_ordered_on = Some(last).filter(|day| !day.is_empty());
        Ok(OrderTotals { years: years.rev().collect(), last_ordered_on, members: members.len() })
    }
}

/// A customer and those below it that are in sight and stand.
fn group(r: &Read<'_>, customer: Id) -> Result<Vec<Id>> {
    let sql = "WITH RECURSIVE below(id) AS (
                 SELECT id FROM my_customer WHERE id = ?1
                 UNION SELECT c.id FROM my_customer c JOIN below b ON c.parent_id = b.id WHERE c.life = 0)
               SELECT id FROM below";
    r.rows(sql, [customer], |row| row.get(0))
}
