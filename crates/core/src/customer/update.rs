//! Saving a form: only the fields it changed, against the revision it was opened with. Fields that nobody else changed
//! since are saved; the rest come back with both values.

use super::{
    Customer,
    values::{Values, to_cells},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    show,
    store::{ask::Meanwhile, capture::Cells, write::Write},
    time::instant_text,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Changes fields of a customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Whose.
    pub id: Id,
    /// The revision that the form was opened with.
    pub rev: i64,
    /// The fields to change; null clears.
    pub set: Values,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Updated {
    /// The record's revision now.
    pub rev: i64,
    /// Fields saved.
    pub saved: Vec<String>,
    /// Fields that somebody else changed meanwhile; nothing of them was saved.
    pub conflict: BTreeMap<String, FieldConflict>,
}

/// A field that two people changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FieldConflict {
    /// What this form wanted.
    pub mine: Value,
    /// What stands there now.
    pub theirs: Value,
    /// What stood there when the form was opened.
    pub before: Value,
    /// Who changed it.
    pub by: Option<String>,
    /// When.
    pub at: String,
}

impl Command for Update {
    const NAME: &'static str = "customer.update";
    const NEEDS: Permission = Permission::to("update", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = Updated;

    fn run(self, w: &Write<'_>) -> Result<Updated> {
        let row = w.load::<Customer>("update", self.id)?;
        if row.life != 0 {
            return Err(Error::blocked("in_bin"));
        }
        let image = w.image_of("customer", row.pk)?;
        let kind = match self.set.get("kind").and_then(Value::as_str) {
            Some(kind) => kind.to_string(),
            None => image.cell("kind").as_text().unwrap_or_default().to_string(),
        };
        let cells = to_cells(w, &kind, &self.set)?;
        may_transfer(w, &image.cell("owner_id"), &cells)?;

        let columns: Vec<&str> = cells.keys().map(String::as_str).collect();
        let meanwhile = w.changed_since("customer", row.pk, self.rev, &columns)?;
        let clashes = |column: &String| meanwhile.get(column).is_some_and(|m| cells.get(column) != Some(&m.theirs));
        let clashing: Vec<String> =
            cells.keys().filter(|c| clashes(c)).map(|c| show::field_name("customer", c)).collect();
        let (conflicting, save): (Cells, Cells) =
            cells.into_iter().partition(|(c, _)| clashing.contains(&show::field_name("customer", c)));
        let changed = save.iter().any(|(c, v)| image.cell(c) != *v);
        // What changes nothing leaves no op to undo; a cell in conflict still refuses.
        if changed || w.has_heads("customer", row.pk)? {
            w.update(&row, &save)?;
        }
        let saved = show::fields("customer", &save).keys().cloned().collect();
        let conflict = conflicts(w, &conflicting, &meanwhile)?;
        Ok(Updated { rev: if changed { w.op } else { row.rev }, saved, conflict })
    }
}

/// Giving a customer to somebody else is a right of its own.
pub(crate) fn may_transfer(w: &Write<'_>, standing: &CellValue, cells: &Cells) -> Result<()> {
    let moves = cells.get("owner_id").is_some_and(|owner| owner != standing);
    let may = standing.as_id().is_some_and(|owner| w.access().owners("customer", "transfer").include(owner));
    if moves && !may { Err(Error::Forbidden { permission: "customer.transfer".into() }) } else { Ok(()) }
}

fn conflicts(
    w: &Write<'_>,
    mine: &Cells,
    meanwhile: &BTreeMap<String, Meanwhile>,
) -> Result<BTreeMap<String, FieldConflict>> {
    let side = |of: fn(&Meanwhile) -> &CellValue| -> Cells {
        mine.iter().map(|(c, v)| (c.clone(), meanwhile.get(c).map_or(v, of).clone())).collect()
    };
    let (theirs, before) = (side(|m| &m.theirs), side(|m| &m.before));
    let (theirs, before) = (show::fields("customer", &theirs), show::fields("customer", &before));
    let mut out = BTreeMap::new();
    for (field, value) in show::fields("customer", mine) {
        let about = mine.keys().filter(|c| show::field_name("customer", c) == field).find_map(|c| meanwhile.get(c));
        let Some(about) = about else { continue };
        let conflict = FieldConflict {
            mine: value,
            theirs: theirs.get(&field).cloned().unwrap_or_default(),
            before: before.get(&field).cloned().unwrap_or_default(),
            by: about.by.map(|u| w.name_of(u)).transpose()?,
            at: instant_text(about.at),
        };
        out.insert(field, conflict);
    }
    Ok(out)
}
