//! One product with what lies of it where.

use super::Product;
use crate::{
    Id, Result,
    command::{Permission, Query},
    record::{get::detail, values::Values},
    show::Life,
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Reads one product.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Which.
    pub id: Id,
}

/// A product with everything that its page shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProductDetail {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Where it is in its life.
    pub life: Life,
    /// Every field.
    pub values: Values,
    /// What lies of it where.
    pub stock: Vec<StockLine>,
    /// All of that together, in thousandths.
    pub on_hand: i64,
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

/// How much lies in one place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockLine {
    /// Its id.
    pub id: String,
    /// The warehouse.
    pub warehouse: String,
    /// The bin.
    pub bin: Option<String>,
    /// How much, in thousandths.
    pub quantity: Option<i64>,
    /// What else is said of it.
    pub memo: Option<String>,
}

impl Query for Get {
    const NAME: &'static str = "product.get";
    const NEEDS: Permission = Permission::to("read", "product");
    type Output = ProductDetail;

    fn run(self, r: &Read<'_>) -> Result<ProductDetail> {
        let d = detail::<Product>(r, self.id)?;
        let stock = match r.access().require("stock", "read") {
            Ok(()) => {
                let sql = "SELECT id, warehouse, bin, quantity, memo FROM stock WHERE product_id = ?1 AND life = 0 ORDER BY warehouse, bin";
                r.rows(sql, [self.id], |row| {
                    let id: Id = row.get(0)?;
                    Ok(StockLine {
                        id: id.to_string(),
                        warehouse: row.get(1)?,
                        bin: row.get(2)?,
                        quantity: row.get(3)?,
                        memo: row.get(4)?,
                    })
                })?
            }
            Err(_) => Vec::new(),
        };
        Ok(ProductDetail {
            on_hand: stock.iter().filter_map(|line| line.quantity).sum(),
            stock,
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
