//! A new product, entered by hand. One that was deleted comes back as it is said now.

use super::{Product, id_of};
use crate::{
    Error, Result,
    command::{Command, Permission, Undo},
    record::{
        Record,
        values::{Values, complete, to_cells},
    },
    setting,
    store::write::Write,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a product. Only where the office enters orders by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field.
    pub values: Values,
}

/// The new record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// Its sku.
    pub sku: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Create {
    const NAME: &'static str = "product.create";
    const NEEDS: Permission = Permission::to("create", "product");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        setting::require_by_hand(w)?;
        let mut given = to_cells::<Product>(w, "", &self.values)?;
        Product::settle(w, None, &mut given.cells)?;
        complete::<Product>("", &given, &[], false)?;
        let sku = given.cells.get("sku").and_then(CellValue::as_text).unwrap_or_default().to_string();
        let id = id_of(w.workspace, &sku);
        if matches!(w.life_of("product", id)?, Some(0 | 1)) {
            return Err(Error::invalid("sku", "taken"));
        }
        let row = w.create_whole::<Product>(id, given.cells)?;
        Ok(Created { id: row.id.to_string(), sku, rev: w.op })
    }
}
