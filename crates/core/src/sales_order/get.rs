//! One order with its lines and what they come to.

use super::{OrderLine, SalesOrder};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerOf, customer_of},
    product::{self, ProductRef},
    record::{get::detail, values::Values},
    setting,
    show::Life,
    store::{access::Level, read::Read, scope::Entity},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Reads one order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Which.
    pub id: Id,
}

/// An order with everything that its page shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Where it is in its life.
    pub life: Life,
    /// Every field.
    pub values: Values,
    /// Whose it is.
    pub customer: Option<CustomerOf>,
    /// The name of the user whose customer that is.
    pub owner_name: Option<String>,
    /// What was bought, in the order in which it was entered.
    pub lines: Vec<LineRow>,
    /// What the lines come to, in minor units; null where amounts are masked.
    pub total: Option<i64>,
    /// What of it has been paid.
    pub paid: Option<i64>,
    /// What has not.
    pub unpaid: Option<i64>,
    /// Whether it may be changed now.
    pub editable: bool,
    /// Required fields that are empty.
    pub missing: Vec<String>,
    /// Fields in conflict.
    pub conflicts: Vec<String>,
    /// Fields that the session may not see.
    pub masked: Vec<String>,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: Option<String>,
}

/// A line of an order.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// What the sales system calls it.
    pub line: String,
    /// The product; null where none of ours is meant.
    pub product: Option<ProductRef>,
    /// What it was called.
    pub product_name: Option<String>,
    /// How much, in thousandths; a return is negative.
    pub quantity: Option<i64>,
    /// Of what unit.
    pub unit: Option<String>,
    /// What one costs, in 1/10,000 of the major unit; null where amounts are masked.
    pub unit_price: Option<i64>,
    /// What it comes to, in minor units; null where amounts are masked.
    pub amount: Option<i64>,
}

impl Query for Get {
    const NAME: &'static str = "sales_order.get";
    const NEEDS: Permission = Permission::to("read", "sales_order");
    type Output = OrderDetail;

    fn run(self, r: &Read<'_>) -> Result<OrderDetail> {
        let d = detail::<SalesOrder>(r, self.id)?;
        let masked = r.hides(OrderLine::TABLE, "unit_price");
        let number = |field: &str| d.values.get(field).and_then(|v| v.as_i64());
        let owner = r.derived("sales_order", d.image.pk)?.cell("owner_id").as_id();
        let may = r.access().level("sales_order", "update") > Level::None
            && owner.is_some_and(|owner| r.access().owners("sales_order", "update").include(owner));
        Ok(OrderDetail {
            customer: d.image.cell("customer_id").as_id().map(|id| customer_of(r, id)).transpose()?,
            owner_name: owner.map(|user| r.name_of(user)).transpose()?,
            lines: lines(r, self.id, d.image.life, masked)?,
            total: number("total"),
            paid: number("paid"),
            unpaid: number("unpaid"),
            editable: may && d.image.life == 0 && setting::is_on(r, setting::BY_HAND)?,
            id: d.id,
            rev: d.rev,
            life: d.life,
            values: d.values,
            missing: d.missing,
            conflicts: d.conflicts,
            masked: d.masked,
            created_at: d.created_at,
            created_by: d.created_by,
        })
    }
}

/// The lines of an order in sight, of the life that it has.
fn lines(r: &Read<'_>, order: Id, life: i64, masked: bool) -> Result<Vec<LineRow>> {
    let sql = "SELECT pk, id, rev, line, product_id, product_name, quantity, unit, unit_price FROM my_order_line
               WHERE order_id = ?1 AND life = ?2 ORDER BY pk";
    let rows = r.rows(sql, (order, life), |row| {
        let id: Id = row.get(1)?;
        let line = LineRow {
            id: id.to_string(),
            rev: row.get(2)?,
            line: row.get(3)?,
            product: None,
            product_name: row.get(5)?,
            quantity: row.get(6)?,
            unit: row.get(7)?,
            unit_price: row.get(8)?,
            amount: None,
        };
        Ok((row.get::<_, i64>(0)?, row.get::<_, Option<Id>>(4)?, line))
    })?;
    let mut lines = Vec::with_capacity(rows.len());
    for (pk, product, mut line) in rows {
        line.product = product.map(|id| product::named(r, id)).transpose()?.flatten();
        line.amount = if masked { None } else { r.amount_of_line(pk)? };
        lines.push(line);
    }
    Ok(lines)
}
