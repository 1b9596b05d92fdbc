//! A new customer, by the full form or the quick one.

use super::{
    Customer, number,
    points::{Point, set_points},
    rules,
    tags::set_tags,
    values::{Values, defaults, to_cells},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Makes a customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Values by field.
    pub values: Values,
    /// Further phones, e-mails and accounts.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Names of tags; new ones are made.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Required fields may be empty; the record is then marked as to be completed.
    #[serde(default)]
    pub incomplete: bool,
}

/// The new customer.
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
    const NAME: &'static str = "customer.create";
    const NEEDS: Permission = Permission::to("create", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = Created;

    fn run(self, w: &Write<'_>) -> Result<Created> {
        let kind = self.values.get("kind").and_then(|k| k.as_str()).unwrap_or("company").to_string();
        let mut cells = to_cells(w, &kind, &self.values)?;
        if cells.get("name").is_none_or(|n| n.as_text().is_none_or(str::is_empty)) {
            return Err(Error::invalid("name", "required"));
        }
        let me = w.user().ok_or(Error::Unauthenticated)?;
        let owner = cells.get("owner_id").and_then(CellValue::as_id).unwrap_or(me);
        if !w.access().owners("customer", "create").include(owner) {
            return Err(Error::invalid("owner", "not_yours"));
        }
        cells.insert("owner_id".into(), owner.into());
        defaults(w.workspace, &mut cells);
        if !self.incomplete {
            complete(&kind, &cells)?;
        }
        let number = draw_number(w)?;
        cells.insert("number".into(), CellValue::Text(number.clone()));
        let customer = w.create::<Customer>(Id::new(w.now), &cells)?;
        set_points(w, &customer, &self.points)?;
        set_tags(w, &customer, &self.tags, &[])?;
        Ok(Created { id: customer.id.to_string(), number, rev: w.op })
    }
}

/// Refuses what the full form must not leave empty.
fn complete(kind: &str, cells: &crate::store::capture::Cells) -> Result<()> {
    let filled = |name: &str| {
        let column = super::fields::CUSTOMER.field(name).map_or(name, |f| f.column);
        cells.get(column).is_some_and(|v| !v.is_null() && v.as_text() != Some(""))
    };
    let missing = rules::missing(kind, filled);
    if missing.is_empty() {
        return Ok(());
    }
    let fields: BTreeMap<String, String> =
        missing.into_iter().map(|f| (f.to_string(), "required".to_string())).collect();
    Err(Error::Invalid { fields })
}

/// The next customer number of today.
pub(crate) fn draw_number(w: &Write<'_>) -> Result<String> {
    let day = w.today()?;
    let sequence = w.draw("customer", &day.to_string())?;
    Ok(number::number(day, u32::try_from(sequence).unwrap_or(u32::MAX), None))
}
