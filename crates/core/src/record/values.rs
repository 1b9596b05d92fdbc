//! Values of a record between the contract and the row: checked on the way in, masked on the way out.

use super::Record;
use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, Field, FieldType},
    custom_field::{self, CustomFields},
    store::{ask::Derived, capture::Cells, line::Image, read::Read, scope},
    time::instant_text,
    value::CellValue,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};

/// Values by field name.
pub(crate) type Values = Map<String, Value>;

/// Checked values on their way into rows.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// Cells of the row itself, custom fields among them.
    pub(crate) cells: Cells,
    /// Fields that are contact points, with what their first one is to be.
    pub(crate) points: Vec<(&'static Field, CellValue)>,
    /// Custom fields that the full form asks for.
    asked: Vec<String>,
}

/// What checks of many records of one entity look up, once for all of them. Good for one transaction.
pub(crate) struct Known {
    custom: CustomFields,
    /// What fields name and what is there.
    there: HashSet<(&'static str, Id)>,
}

impl Known {
    /// Nothing but the office's own fields.
    pub(crate) fn of<R: Record>(r: &Read<'_>) -> Result<Self> {
        Ok(Self { custom: CustomFields::of(r, R::CATALOGUE.entity)?, there: HashSet::new() })
    }
}

/// Checks values from outside. `kind` is the kind the record will have; '' where its entity has none.
pub(crate) fn to_cells<R: Record>(r: &Read<'_>, kind: &str, set: &Values) -> Result<Given> {
    to_cells_among::<R>(r, &mut Known::of::<R>(r)?, kind, set)
}

/// [`to_cells`] of one record among many.
pub(crate) fn to_cells_among<R: Record>(r: &Read<'_>, known: &mut Known, kind: &str, set: &Values) -> Result<Given> {
    let catalogue = R::CATALOGUE;
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let Known { custom, there } = known;
    let mut given = Given { asked: custom.required().map(|f| f.name.clone()).collect(), ..Given::default() };
    for (name, value) in set {
        if name.starts_with(custom_field::PREFIX) {
            let checked = match custom.find(name).filter(|f| f.active) {
                None => Err("unknown_field"),
                Some(field) if field.masked(r.access()) => Err("masked"),
                Some(field) => custom_field::value::check(field, value),
            };
            match checked {
                Ok(cell) => drop(given.cells.insert(name.clone(), cell)),
                Err(rule) => drop(wrong.insert(name.clone(), rule.into())),
            }
            continue;
        }
        let Some(field) = catalogue.field(name).filter(|f| f.writable()) else {
            wrong.insert(name.clone(), "unknown_field".into());
            continue;
        };
        match checked(r, there, catalogue, field, value)? {
            Ok(mut found) if field.point.is_some() => given.points.push((field, found.swap_remove(0).1)),
            Ok(found) => given.cells.extend(found.into_iter().map(|(c, v)| (c.to_string(), v))),
            Err(rule) => drop(wrong.insert(name.clone(), rule.into())),
        }
    }
    for name in R::ALWAYS {
        if set.get(*name).is_some_and(|v| v.is_null() || v.as_str().is_some_and(|t| t.trim().is_empty())) {
            wrong.insert((*name).into(), "required".into());
        }
    }
    let misfits = misfits(catalogue, kind, set.iter().map(|(k, v)| (k.as_str(), v)));
    wrong.extend(misfits.into_iter().map(|(f, r)| (f.into(), r.into())));
    if wrong.is_empty() { Ok(given) } else { Err(Error::Invalid { fields: wrong }) }
}

fn checked(
    r: &Read<'_>,
    there: &mut HashSet<(&'static str, Id)>,
    catalogue: &Catalogue,
    field: &'static Field,
    value: &Value,
) -> Result<std::result::Result<crate::catalogue::Cells, &'static str>> {
    if field.mask.is_some_and(|m| r.access().masked.contains(&m)) {
        return Ok(Err("masked"));
    }
    Ok(match catalogue.check_cells(field, value) {
        Ok(found) => match found[0].1.as_id() {
            Some(id) if there.contains(&(field.name, id)) => Ok(found),
            Some(id) => existing(r, field, id)?.map(|()| {
                there.insert((field.name, id));
                found
            }),
            None => Ok(found),
        },
        Err(rule) => Err(rule),
    })
}

/// Fields that are being filled and do not fit the kind, with the rule they break. What is only kept is not refused, so
/// that changing a kind loses nothing.
pub(crate) fn misfits<'a>(
    catalogue: &Catalogue,
    kind: &str,
    set: impl Iterator<Item = (&'a str, &'a Value)>,
) -> Vec<(&'static str, &'static str)> {
    set.filter(|(_, value)| !value.is_null() && value.as_str() != Some(""))
        .filter_map(|(name, _)| catalogue.field(name))
        .filter(|field| !field.fits(kind))
        .map(|field| (field.name, "wrong_kind"))
        .collect()
}

/// Whether what an id names is there: a user, a dictionary item of the right category, a record in sight.
fn existing(r: &Read<'_>, field: &Field, id: Id) -> Result<std::result::Result<(), &'static str>> {
    let there = |sql: &str| -> Result<bool> { Ok(r.row(sql, [id], |_| Ok(()))?.is_some()) };
    let found = match (field.kind, field.record) {
        (FieldType::User, _) => there("SELECT 1 FROM user WHERE id = ?1 AND life = 0 AND active = 1")?,
        (FieldType::Record, Some(table)) => {
            let view = scope::readable(table);
            there(&format!("SELECT 1 FROM {view} WHERE id = ?1 AND life = 0"))?
        }
        (FieldType::Choice, _) => {
            let sql = "SELECT category, active FROM dictionary_item WHERE id = ?1 AND life = 0";
            match r.row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))? {
                Some((category, false)) if Some(category.as_str()) == field.dictionary => return Ok(Err("inactive")),
                found => found.as_ref().map(|(category, _)| category.as_str()) == field.dictionary,
            }
        }
        _ => true,
    };
    Ok(if found { Ok(()) } else { Err("unknown") })
}

/// The built-in fields among these, or all, that the session may see.
pub(crate) fn shown(catalogue: &Catalogue, r: &Read<'_>, wanted: Option<&[String]>) -> Vec<&'static Field> {
    let asked = |f: &Field| wanted.is_none_or(|w| w.iter().any(|n| n == f.name));
    catalogue.fields.iter().filter(|f| asked(f) && !is_masked(r, f)).collect()
}

/// Whether the session may not see a field.
pub(crate) fn is_masked(r: &Read<'_>, field: &Field) -> bool {
    field.mask.is_some_and(|m| r.access().masked.contains(&m))
}

/// These fields of one row as values.
pub(crate) fn of_cells(
    catalogue: &Catalogue,
    fields: &[&'static Field],
    derived: &Derived,
    cell: &dyn Fn(&str) -> CellValue,
) -> Values {
    let value = |field: &Field| {
        if field.derived { derived_value(catalogue, field, derived) } else { catalogue.show_cells(field, cell) }
    };
    fields.iter().map(|field| (field.name.into(), value(field))).collect()
}

/// A whole row as values by field, custom fields too, and what it lacks. Masked ones are left out.
pub(crate) fn of_row(
    catalogue: &Catalogue,
    r: &Read<'_>,
    image: &Image,
    derived: &Derived,
) -> Result<(Values, Vec<String>)> {
    let custom = CustomFields::of(r, catalogue.entity)?;
    let mut out = of_cells(catalogue, &shown(catalogue, r, None), derived, &|c| image.cell(c));
    out.extend(custom.values(r.access(), &image.cells));
    let missing = missing_of(derived, &custom, &image.cells);
    out.insert("missing".into(), json!(missing));
    Ok((out, missing))
}

fn derived_value(catalogue: &Catalogue, field: &Field, derived: &Derived) -> Value {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    if let Some((_, value)) = derived.more.iter().find(|(column, _)| *column == field.column) {
        return catalogue.show(field, value);
    }
    match field.name {
        "created_at" => json!(instant_text(derived.created_at)),
        "created_by" => json!(derived.created_by),
        "last_contact_on" => text(&derived.last_contact_on),
        "last_order_on" => text(&derived.last_order_on),
        "next_step" => text(&derived.next_step),
        "next_step_on" => text(&derived.next_step_on),
        _ => Value::Null,
    }
}

/// What a record lacks, by field name. Of built-in fields that is derived; which custom fields are asked for may change
/// at any time for all records at once, so that it is seen when one looks.
pub(crate) fn missing_of(derived: &Derived, custom: &CustomFields, cells: &Cells) -> Vec<String> {
    derived.missing.split(',').filter(|m| !m.is_empty()).map(String::from).chain(custom.missing(cells)).collect()
}

/// Fills the cells that nobody filled and that have a default.
pub(crate) fn defaults<R: Record>(workspace: Id, cells: &mut Cells) {
    for field in R::CATALOGUE.fields.iter().filter(|f| !f.derived) {
        if cells.get(field.column).is_some_and(|v| !v.is_null()) {
            continue;
        }
        let Some(value) = R::default_of(field.name) else { continue };
        let cell = match (field.dictionary, value.as_str()) {
            (Some(category), Some(code)) => crate::workspace::create::item_id(workspace, category, code).into(),
            _ => match R::CATALOGUE.check(field, &value) {
                Ok(cell) => cell,
                Err(_) => continue,
            },
        };
        cells.insert(field.column.into(), cell);
    }
}

/// Refuses what a new record must not leave empty: what may never be, and on the full form all that it requires.
pub(crate) fn complete<R: Record>(kind: &str, given: &Given, points: &[&str], incomplete: bool) -> Result<()> {
    let full = |v: &CellValue| !v.is_null() && v.as_text() != Some("");
    let filled = |name: &str| {
        let Some(field) = R::CATALOGUE.field(name) else { return false };
        match field.point {
            Some(kind) => points.contains(&kind) || given.points.iter().any(|(f, v)| f.name == field.name && full(v)),
            None => given.cells.get(field.column).is_some_and(full),
        }
    };
    let mut missing: Vec<&str> = R::ALWAYS.iter().copied().filter(|name| !filled(name)).collect();
    if missing.is_empty() && !incomplete {
        missing = R::missing(kind, filled);
        missing.extend(given.asked.iter().map(String::as_str).filter(|name| !given.cells.get(*name).is_some_and(full)));
    }
    if missing.is_empty() {
        return Ok(());
    }
    let fields = missing.into_iter().map(|f| (f.to_string(), "required".to_string())).collect();
    Err(Error::Invalid { fields })
}

/// The kind that a record will have: the one being set, else the one that stands.
pub(crate) fn kind_of(set: &Values, standing: Option<&Image>) -> String {
    let stands = standing.map(|image| image.cell("kind"));
    let kind = set.get("kind").and_then(Value::as_str).or(stands.as_ref().and_then(CellValue::as_text));
    kind.unwrap_or_default().to_string()
}
