//! Phones, e-mails and accounts of a record: any number of them, each a row of its own.

use super::Record;
use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, Field, MaskClass},
    store::{
        capture::Cells,
        read::Read,
        scope::{Entity, Visible},
        write::Write,
    },
    text::{fold::fold, phone},
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

/// Brings the first point of each of these kinds to what is given; null takes it away.
pub(crate) fn set_fields<R: Record>(
    w: &Write<'_>,
    owner: &Visible<R>,
    given: &[(&'static Field, CellValue)],
) -> Result<()> {
    for (field, value) in given {
        let kind = field.point.unwrap_or_default();
        let raw = value.as_text().unwrap_or_default();
        match (first(w, owner.id, kind)?, raw) {
            (None, "") => {}
            (Some((id, _)), "") => w.bin(&w.load::<ContactPoint>("update", id)?)?,
            (Some((_, standing)), _) if standing == raw => {}
            (Some((id, _)), _) => {
                w.update(&w.load::<ContactPoint>("update", id)?, &cells([("raw", text(raw))]))?;
            }
            (None, _) => {
                let sql = "SELECT count(*) FROM my_contact_point WHERE owner_id = ?1 AND life = 0";
                let at: i64 = w.row(sql, [owner.id], |r| r.get(0))?.unwrap_or_default();
                let point = Point { id: None, kind: kind.into(), label: None, raw: raw.into() };
                let row = to_cells(R::TABLE, owner.id, &point, usize::try_from(at).unwrap_or_default())?;
                w.create::<ContactPoint>(Id::new(w.now), &row)?;
            }
        }
    }
    Ok(())
}

/// A point that is to be there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Added<'a> {
    pub(crate) kind: &'a str,
    pub(crate) label: &'a str,
    pub(crate) raw: &'a str,
}

/// The form in which two points are compared: the digits of a number whatever it is called, else the folded text.
pub(crate) fn same_form(kind: &str, raw: &str) -> String {
    match kind {
        "phone" | "mobile" | "office_phone" | "fax" => phone::search_form(raw),
        _ => fold(raw),
    }
}

/// Adds points that a record has not, behind those that it has; with `fill` only of kinds of which it has none. None goes
/// and none changes. `beside`: what else says such a thing of it. Answers how many were added.
pub(crate) fn add_points<R: Record>(
    w: &Write<'_>,
    owner: &Visible<R>,
    wanted: &[Added<'_>],
    beside: &[(&str, String)],
    fill: bool,
) -> Result<usize> {
    if wanted.is_empty() {
        return Ok(0);
    }
    let mut standing = w.points_of(owner.id)?;
    let at = standing.len();
    standing.extend(beside.iter().map(|(kind, raw)| (kind.to_string(), raw.clone())));
    let mut forms: Vec<String> = standing.iter().map(|(kind, raw)| same_form(kind, raw)).collect();
    let mut added = 0;
    for Added { kind, label, raw } in wanted.iter().copied() {
        let form = same_form(kind, raw);
        let has = fill && standing.iter().any(|(of, _)| of == kind);
        if form.is_empty() || forms.contains(&form) || has || at + added >= MOST {
            continue;
        }
        let point = Point { id: None, kind: kind.into(), label: Some(label.into()), raw: raw.into() };
        w.create::<ContactPoint>(Id::new(w.now), &to_cells(R::TABLE, owner.id, &point, at + added)?)?;
        forms.push(form);
        added += 1;
    }
    Ok(added)
}

/// The first live point of a kind: its id and what it says.
fn first(w: &Write<'_>, owner: Id, kind: &str) -> Result<Option<(Id, String)>> {
    let sql =
        "SELECT id, raw FROM my_contact_point WHERE owner_id = ?1 AND kind = ?2 AND life = 0 ORDER BY sort, id LIMIT 1";
    w.row(sql, (owner, kind), |r| Ok((r.get(0)?, r.get::<_, Option<String>>(1)?.unwrap_or_default())))
}

/// The newest revision of a record's points: what a form of a record that shows points as fields has seen of them.
pub(crate) fn newest_rev(r: &Read<'_>, catalogue: &Catalogue, owner: Id) -> Result<i64> {
    if catalogue.fields.iter().all(|f| f.point.is_none()) {
        return Ok(0);
    }
    let sql = "SELECT max(rev) FROM my_contact_point WHERE owner_id = ?1";
    Ok(r.row(sql, [owner], |row| row.get::<_, Option<i64>>(0))?.flatten().unwrap_or_default())
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
