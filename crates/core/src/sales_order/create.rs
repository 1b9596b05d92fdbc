//! A new order, entered by hand, with its lines.

use super::{
    SalesOrder,
    fields::CANCELLED,
    id_of,
    line::{self, NewLine},
};
use crate::{
    Error, Result, churn,
    command::{Command, Permission, Undo},
    contact::create::standing_customer,
    customer::number,
    record::{
        Record,
        values::{Values, complete, defaults, to_cells},
    },
    setting,
    store::{scope::Entity, write::Write},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most lines in one call.
pub(crate) const MOST: usize = 500;

/// Makes an order. Only where the office enters orders by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field. A number is drawn where none is given.
    pub values: Values,
    /// What was bought.
    #[serde(default)]
    pub lines: Vec<NewLine>,
}

/// The new record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Create {
    const NAME: &'static str = "sales_order.create";
    const NEEDS: Permission = Permission::to("create", "sales_order");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        setting::require_by_hand(w)?;
        if self.lines.len() > MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        let mut given = to_cells::<SalesOrder>(w, "", &self.values)?;
        let said = given.cells.get("number").and_then(CellValue::as_text).filter(|n| !n.is_empty());
        let number = match said {
            Some(number) => number.to_string(),
            None => draw(w)?,
        };
        given.cells.insert("number".into(), CellValue::Text(number.clone()));
        complete::<SalesOrder>("", &given, &[], false)?;
        if let Some(customer) = given.cells.get("customer_id").and_then(CellValue::as_id) {
            standing_customer(w, customer, SalesOrder::TABLE)?;
        }
        defaults::<SalesOrder>(w.workspace, &mut given.cells);
        SalesOrder::settle(w, None, &mut given.cells)?;
        let id = id_of(w.workspace, &number);
        if matches!(w.life_of(SalesOrder::TABLE, id)?, Some(0 | 1)) {
            return Err(Error::invalid("number", "taken"));
        }
        let customer = given.cells.get("customer_id").and_then(CellValue::as_id);
        let on = given.cells.get("ordered_on").and_then(CellValue::as_text).map(String::from);
        let cancelled = given.cells.get("status").and_then(CellValue::as_text) == Some(CANCELLED);
        let row = w.create_whole::<SalesOrder>(id, given.cells)?;
        line::add(w, &row, &self.lines)?;
        if let (Some(customer), Some(on), false) = (customer, on, cancelled) {
            churn::check::ordered(w, customer, &on)?;
        }
        Ok(Created { id: row.id.to_string(), number, rev: w.op })
    }
}

/// The next number of today.
fn draw(w: &Write<'_>) -> Result<String> {
    let day = w.today()?;
    let sequence = w.draw(SalesOrder::TABLE, &day.to_string())?;
    Ok(number::number(number::ORDER, day, u32::try_from(sequence).unwrap_or(u32::MAX), None))
}
