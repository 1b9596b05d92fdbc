//! A customer as he stood at an instant.

use super::{Customer, fields::CUSTOMER};
use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, Field},
    command::{Permission, Query},
    record::values::{Values, is_masked},
    show::{self, Life},
    store::{as_of::AsOf, read::Read},
};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A customer at an instant.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Then {
    /// Whose.
    pub id: Id,
    /// When: `2026-11-22T07:31:00.000Z`.
    pub at: String,
}

/// The record as it stood.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stood {
    /// Values by field, without what is computed; masked ones are not there. `"erased"` stands for what was erased since.
    pub values: Values,
    /// Whether it stood.
    pub life: Life,
}

impl Query for Then {
    const NAME: &'static str = "customer.as_of";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = Stood;

    fn run(self, r: &Read<'_>) -> Result<Stood> {
        let at = instant("at", &self.at)?;
        let row = r.load::<Customer>("read", self.id)?;
        let then = r.as_of("customer", row.pk, at)?.ok_or_else(|| Error::not_found("customer"))?;
        let shown = CUSTOMER.fields.iter().filter(|f| !f.derived && !is_masked(r, f));
        let mut values: Values = shown.map(|f| (f.name.to_string(), value(&CUSTOMER, f, &then))).collect();
        for (column, cell) in then.cells.iter().filter(|(c, v)| {
            c.starts_with("custom.") && !show::masked(r, "customer", c) && v.as_ref().is_none_or(|v| !v.is_null())
        }) {
            let value = cell.as_ref().map_or(json!("erased"), |cell| show::cell("customer", column, cell));
            values.insert(column.clone(), value);
        }
        Ok(Stood { values, life: Life::of(then.life) })
    }
}

/// A field at an instant.
pub(crate) fn value(catalogue: &Catalogue, field: &Field, then: &AsOf) -> Value {
    if field.columns().any(|column| then.erased(column)) {
        return json!("erased");
    }
    catalogue.show_cells(field, |column| then.cell(column))
}

/// An instant of an input, in milliseconds.
pub(crate) fn instant(field: &str, text: &str) -> Result<i64> {
    let at = text.trim().parse::<DateTime<Utc>>().map_err(|_| Error::invalid(field, "not_an_instant"))?;
    Ok(at.timestamp_millis())
}
