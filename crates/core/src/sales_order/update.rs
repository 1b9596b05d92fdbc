//! An order is changed by hand, its lines with it; to the bin and back.

use super::{
    SalesOrder,
    create::MOST,
    line::{self, NewLine, OrderLine},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    record::{
        Record,
        life::{self, Moved},
        update::{FieldConflict, save},
        values::Values,
    },
    store::{scope::Visible, write::Write},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changes fields of an order and its lines. Only where the office enters orders by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub id: Id,
    /// The revision that the form was opened with.
    pub rev: i64,
    /// The fields to change; null clears.
    #[serde(default)]
    pub set: Values,
    /// What becomes of its lines.
    #[serde(default)]
    pub lines: Option<LineChanges>,
}

/// What becomes of the lines of an order.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineChanges {
    /// New ones.
    #[serde(default)]
    pub add: Vec<NewLine>,
    /// Those that change.
    #[serde(default)]
    pub set: Vec<LineChange>,
    /// Those that go.
    #[serde(default)]
    pub remove: Vec<Id>,
}

/// Changes of one line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineChange {
    /// Which.
    pub id: Id,
    /// The revision that it was shown with.
    pub rev: i64,
    /// The fields to change; null clears.
    pub set: Values,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderUpdated {
    /// The order's revision now.
    pub rev: i64,
    /// Fields saved.
    pub saved: Vec<String>,
    /// Fields that somebody else changed meanwhile; nothing of them was saved.
    pub conflict: BTreeMap<String, FieldConflict>,
    /// Lines of which somebody else changed something meanwhile.
    pub lines: Vec<LineConflict>,
}

/// A line of which not all was saved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineConflict {
    /// Its id.
    pub id: String,
    /// Fields that somebody else changed meanwhile.
    pub conflict: BTreeMap<String, FieldConflict>,
}

impl Command for Update {
    const NAME: &'static str = "sales_order.update";
    const NEEDS: Permission = Permission::to("update", "sales_order");
    const UNDO: Undo = Undo::Free;
    type Output = OrderUpdated;

    fn run(self, w: &Write<'_>) -> Result<OrderUpdated> {
        let order = SalesOrder::to_change(w, self.id)?;
        let changes = self.lines.unwrap_or_default();
        if changes.add.len() + changes.set.len() + changes.remove.len() > MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        let saved = save(w, &order, self.rev, &self.set)?;
        let mut lines = Vec::new();
        for change in changes.set {
            let updated = save(w, &own(w, &order, change.id)?, change.rev, &change.set)?;
            if !updated.conflict.is_empty() {
                lines.push(LineConflict { id: change.id.to_string(), conflict: updated.conflict });
            }
        }
        for id in changes.remove {
            w.leave(&own(w, &order, id)?)?;
        }
        line::add(w, &order, &changes.add)?;
        Ok(OrderUpdated { rev: saved.rev, saved: saved.saved, conflict: saved.conflict, lines })
    }
}

/// A line of this order that stands.
fn own(w: &Write<'_>, order: &Visible<SalesOrder>, id: Id) -> Result<Visible<OrderLine>> {
    let line = w.load::<OrderLine>("update", id)?;
    let of = w.image_of("order_line", line.pk)?.cell("order_id").as_id();
    if line.life == 0 && of == Some(order.id) { Ok(line) } else { Err(Error::not_found("order_line")) }
}

/// Moves orders, with their lines, to the recycle bin. Only where the office enters orders by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Which.
    pub ids: Vec<Id>,
}

impl Command for Bin {
    const NAME: &'static str = "sales_order.bin";
    const NEEDS: Permission = Permission::to("delete", "sales_order");
    const UNDO: Undo = Undo::Free;
    type Output = Moved;

    fn run(self, w: &Write<'_>) -> Result<Moved> {
        life::bin::<SalesOrder>(w, &self.ids)
    }
}

/// Brings orders back, each with exactly what went to the bin with it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// Which.
    pub ids: Vec<Id>,
}

impl Command for Restore {
    const NAME: &'static str = "sales_order.restore";
    const NEEDS: Permission = Permission::to("delete", "sales_order");
    const UNDO: Undo = Undo::Free;
    type Output = Moved;

    fn run(self, w: &Write<'_>) -> Result<Moved> {
        life::restore::<SalesOrder>(w, &self.ids)
    }
}
