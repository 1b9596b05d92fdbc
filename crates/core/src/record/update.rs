//! Saving a form: only the fields it changed, against the revision it was opened with. Fields that nobody else changed
//! since are saved; the rest come back with both values.

use super::{
    Record,
    points::{newest_rev, set_fields},
    values::{Values, kind_of, to_cells},
};
use crate::{
    Id, Result,
    catalogue::Field,
    show,
    store::{ask::Meanwhile, capture::Cells, scope::Visible, write::Write},
    time::instant_text,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

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

/// Changes fields of a record. `rev` is the revision that the form was opened with.
pub(crate) fn update<R: Record>(w: &Write<'_>, id: Id, rev: i64, set: &Values) -> Result<Updated> {
    save(w, &R::to_change(w, id)?, rev, set)
}

/// The same of a record that the caller has found changeable.
pub(crate) fn save<R: Record>(w: &Write<'_>, row: &Visible<R>, rev: i64, set: &Values) -> Result<Updated> {
    let (table, id) = (R::TABLE, row.id);
    let image = w.image_of(table, row.pk)?;
    let mut given = to_cells::<R>(w, &kind_of(set, Some(&image)), set)?;
    R::settle(w, Some(&image), &mut given.cells)?;
    let cells = std::mem::take(&mut given.cells);

    let columns: Vec<&str> = cells.keys().map(String::as_str).collect();
    let meanwhile = w.changed_since(table, row.pk, rev, &columns)?;
    let clashes = |column: &String| meanwhile.get(column).is_some_and(|m| cells.get(column) != Some(&m.theirs));
    let clashing: Vec<String> = cells.keys().filter(|c| clashes(c)).map(|c| show::field_name(table, c)).collect();
    let (conflicting, save): (Cells, Cells) =
        cells.into_iter().partition(|(c, _)| clashing.contains(&show::field_name(table, c)));
    let changed = save.iter().any(|(c, v)| image.cell(c) != *v);
    // What changes nothing leaves no op to undo; a cell in conflict still refuses.
    if changed || w.has_heads(table, row.pk)? {
        w.update(row, &save)?;
    }
    let mut saved: Vec<String> = show::fields(table, &save).keys().cloned().collect();
    let mut conflict = conflicts(w, table, &conflicting, &meanwhile)?;
    let points = update_points(w, row, rev, given.points, &mut saved, &mut conflict)?;
    let standing = row.rev.max(newest_rev(w, R::CATALOGUE, id)?);
    Ok(Updated { rev: if changed || points { w.op } else { standing }, saved, conflict })
}

/// The same for the fields that are contact points. Answers whether any was written.
fn update_points<R: Record>(
    w: &Write<'_>,
    row: &Visible<R>,
    rev: i64,
    given: Vec<(&'static Field, CellValue)>,
    saved: &mut Vec<String>,
    conflict: &mut BTreeMap<String, FieldConflict>,
) -> Result<bool> {
    let before = newest_rev(w, R::CATALOGUE, row.id)?;
    let mut save = Vec::new();
    for (field, mine) in given {
        let meanwhile = w.point_changed_since(row.id, field.point.unwrap_or_default(), rev)?;
        match meanwhile.filter(|m| m.theirs != mine) {
            Some(about) => {
                let shown = |value| R::CATALOGUE.show(field, value);
                let (theirs, before) = (shown(&about.theirs), shown(&about.before));
                let by = about.by.map(|u| w.name_of(u)).transpose()?;
                let found = FieldConflict { mine: shown(&mine), theirs, before, by, at: instant_text(about.at) };
                conflict.insert(field.name.into(), found);
            }
            None => {
                saved.push(field.name.into());
                save.push((field, mine));
            }
        }
    }
    set_fields(w, row, &save)?;
    Ok(newest_rev(w, R::CATALOGUE, row.id)? != before)
}

fn conflicts(
    w: &Write<'_>,
    table: &str,
    mine: &Cells,
    meanwhile: &BTreeMap<String, Meanwhile>,
) -> Result<BTreeMap<String, FieldConflict>> {
    let side = |of: fn(&Meanwhile) -> &CellValue| -> Cells {
        mine.iter().map(|(c, v)| (c.clone(), meanwhile.get(c).map_or(v, of).clone())).collect()
    };
    let (theirs, before) = (side(|m| &m.theirs), side(|m| &m.before));
    let (theirs, before) = (show::fields(table, &theirs), show::fields(table, &before));
    let mut out = BTreeMap::new();
    for (field, value) in show::fields(table, mine) {
        let about = mine.keys().filter(|c| show::field_name(table, c) == field).find_map(|c| meanwhile.get(c));
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
