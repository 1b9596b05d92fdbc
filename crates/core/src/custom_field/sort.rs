//! The order in which fields of an office's own stand in forms and column choosers.

use super::{CustomFieldRow, CustomFields, entity};
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    dictionary::order,
    store::write::Write,
    value::CellValue,
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Puts the fields of an entity in this order; those not named stay behind them in theirs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// `customer`, `contact` or `interaction`.
    pub entity: String,
    /// Its fields, first to last.
    pub ids: Vec<Id>,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sorted {
    /// Fields that moved.
    pub moved: usize,
}

impl Command for Sort {
    const NAME: &'static str = "field.sort";
    const NEEDS: Permission = Permission::to("update", "setting");
    const UNDO: Undo = Undo::Free;
    type Output = Sorted;

    fn run(self, w: &Write<'_>) -> Result<Sorted> {
        let fields = CustomFields::of(w, entity(&self.entity)?)?;
        let standing: Vec<Id> = fields.all().iter().map(|f| f.id).collect();
        let mut moved = 0;
        for (place, id) in (1..).zip(order(&standing, &self.ids)?) {
            let row = w.load::<CustomFieldRow>("update", id)?;
            let place = CellValue::Int(place);
            if w.image_of("custom_field", row.pk)?.cell("sort") != place {
                w.update(&row, &cells([("sort", place)]))?;
                moved += 1;
            }
        }
        Ok(Sorted { moved })
    }
}
