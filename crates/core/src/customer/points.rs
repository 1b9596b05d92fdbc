//! Phones, e-mails and accounts of a customer.

use super::{ContactPoint, Customer};
use crate::{
    Error, Id, Result,
    catalogue::MaskClass,
    command::{Command, Permission, Undo},
    store::{capture::Cells, scope::Visible, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// Sets all points of a customer; those left out go to the bin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// Whose.
    pub id: Id,
    /// In their order.
    pub set: Vec<Point>,
}

/// That they were set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointsSet {
    /// How many there are now.
    pub count: usize,
}

impl Command for Points {
    const NAME: &'static str = "customer.points";
    const NEEDS: Permission = Permission::to("update", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = PointsSet;

    fn run(self, w: &Write<'_>) -> Result<PointsSet> {
        if w.access().masked.contains(&MaskClass::Phone) {
            return Err(Error::Forbidden { permission: "field.see_phone".into() });
        }
        let customer = w.load::<Customer>("update", self.id)?;
        if customer.life != 0 {
            return Err(Error::blocked("in_bin"));
        }
        set_points(w, &customer, &self.set)?;
        Ok(PointsSet { count: self.set.len() })
    }
}

/// Brings the points of a customer to what is given.
pub(crate) fn set_points(w: &Write<'_>, customer: &Visible<Customer>, wanted: &[Point]) -> Result<()> {
    if wanted.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let sql = "SELECT id FROM my_contact_point WHERE owner_id = ?1 AND life = 0";
    let standing: Vec<Id> = w.rows(sql, [customer.id], |r| r.get(0))?;
    for (at, point) in wanted.iter().enumerate() {
        let row = to_cells(customer.id, point, at)?;
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
pub(crate) fn to_cells(owner: Id, point: &Point, at: usize) -> Result<Cells> {
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
        ("owner_kind", text("customer")),
        ("owner_id", owner.into()),
        ("kind", text(point.kind.trim())),
        ("label", label.map_or(CellValue::Null, text)),
        ("raw", text(raw)),
        ("sort", CellValue::Int(at as i64)),
    ]))
}
