//! Phones, e-mails and accounts of a record: any number of them, each a row of its own.

use super::Record;
use crate::{
    Error, Id, Result,
    catalogue::MaskClass,
    store::{
        capture::Cells,
        scope::{Entity, Visible},
        write::Write,
    },
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A phone number, e-mail address or social account of a record.
#[derive(Debug)]
pub(crate) struct ContactPoint;

impl Entity for ContactPoint {
    const TABLE: &'static str = "contact_point";
}

/// One of them as it is sent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Of one that stands already.
    #[serde(default)]
    pub id: Option<Id>,
    /// `phone`, `mobile`, `email`, `wechat` …
    pub kind: String,
    /// What the user calls it.
    #[serde(default)]
    pub label: Option<String>,
    /// As people write it.
    pub raw: String,
}

/// Most points of one record, characters of one, and of a kind.
const MOST: usize = 50;
const LONGEST: usize = 200;

/// That they were set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointsSet {
    /// How many there are now.
    pub count: usize,
}

/// Sets all points of a record; those left out go to the bin.
pub(crate) fn replace<R: Record>(w: &Write<'_>, id: Id, set: &[Point]) -> Result<PointsSet> {
    if w.access().masked.contains(&MaskClass::Phone) {
        return Err(Error::Forbidden { permission: "field.see_phone".into() });
    }
    let owner = w.load::<R>("update", id)?;
    if owner.life != 0 {
        return Err(Error::blocked("in_bin"));
    }
    set_points(w, &owner, set)?;
    Ok(PointsSet { count: set.len() })
}

/// Brings the points of a record to what is given.
pub(crate) fn set_points<R: Record>(w: &Write<'_>, owner: &Visible<R>, wanted: &[Point]) -> Result<()> {
    if wanted.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let sql = "SELECT id FROM my_contact_point WHERE owner_id = ?1 AND life = 0";
    let standing: Vec<Id> = w.rows(sql, [owner.id], |r| r.get(0))?;
    for (at, point) in wanted.iter().enumerate() {
        let row = to_cells(R::TABLE, owner.id, point, at)?;
        match point.id.filter(|id| standing.contains(id)) {
            Some(id) => w.update(&w.load::<ContactPoint>("update", id)?, &row)?,
            None => w.create::<ContactPoint>(Id::new(w.now), &row).map(|_| ())?,
        }
    }
    for gone in standing.into_iter().filter(|id| !wanted.iter().any(|p| p.id == Some(*id))) {
        w.bin(&w.load::<ContactPoint>("update", gone)?)?;
    }
    Ok(())
}

/// A point as a row.
pub(crate) fn to_cells(entity: &str, owner: Id, point: &Point, at: usize) -> Result<Cells> {
    let raw = point.raw.trim();
    let plain = |t: &str| !t.chars().any(char::is_control) && t.chars().count() <= LONGEST;
    if raw.is_empty() {
        return Err(Error::invalid(format!("points.{at}.raw"), "required"));
    }
    if !plain(raw) || !plain(&point.kind) || !point.label.as_deref().is_none_or(plain) {
        return Err(Error::invalid(format!("points.{at}"), "too_long"));
    }
    let label = point.label.as_deref().map(str::trim).filter(|l| !l.is_empty());
    Ok(cells([
        ("owner_kind", text(entity)),
        ("owner_id", owner.into()),
        ("kind", text(point.kind.trim())),
        ("label", label.map_or(CellValue::Null, text)),
        ("raw", text(raw)),
        ("sort", CellValue::Int(at as i64)),
    ]))
}
