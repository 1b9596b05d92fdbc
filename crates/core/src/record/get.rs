//! One record with what every record page shows of it.

use super::{
    Record,
    points::newest_rev,
    values::{Values, is_masked, of_row},
};
use crate::{
    Id, Result,
    show::{self, Life},
    store::{line::Image, read::Read},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A phone, e-mail or account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointRow {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// `phone`, `mobile`, `email`, `wechat` …
    pub kind: String,
    /// What the user calls it.
    pub label: Option<String>,
    /// As it was written; null where it is masked.
    pub raw: Option<String>,
}

/// What the detail of any entity is made from.
pub(crate) struct Detail {
    pub(crate) id: String,
    pub(crate) rev: i64,
    pub(crate) life: Life,
    pub(crate) image: Image,
    pub(crate) values: Values,
    pub(crate) points: Vec<PointRow>,
    pub(crate) missing: Vec<String>,
    /// Fields in conflict.
    pub(crate) conflicts: Vec<String>,
    /// Fields that the session may not see.
    pub(crate) masked: Vec<String>,
    pub(crate) created_at: String,
    /// The name of who made it.
    pub(crate) created_by: Option<String>,
}

/// A record that the session may read.
pub(crate) fn detail<R: Record>(r: &Read<'_>, id: Id) -> Result<Detail> {
    let table = R::TABLE;
    let row = r.load::<R>("read", id)?;
    let image = r.image_of(table, row.pk)?;
    let derived = r.derived(table, row.pk)?;
    let conflicts = if r.has_heads(table, row.pk)? { r.units_in_conflict(table, row.pk)? } else { Vec::new() };
    let told = conflicts.iter().filter(|u| !show::masked(r, table, u));
    let masked = R::CATALOGUE.fields.iter().filter(|f| is_masked(r, f));
    let (values, missing) = of_row(R::CATALOGUE, r, &image, &derived)?;
    Ok(Detail {
        id: id.to_string(),
        life: Life::of(image.life),
        rev: row.rev.max(newest_rev(r, R::CATALOGUE, id)?),
        values,
        points: points_of(r, id, image.life)?,
        missing,
        conflicts: told.map(|u| show::field_name(table, u)).collect(),
        masked: masked.map(|f| f.name.to_string()).collect(),
        created_at: instant_text(derived.created_at),
        created_by: derived.created_by.map(|user| r.name_of(user)).transpose()?,
        image,
    })
}

/// The points of a record; those that went to the bin with it when `life` is that of the bin.
pub(crate) fn points_of(r: &Read<'_>, owner: Id, life: i64) -> Result<Vec<PointRow>> {
    let sql =
        "SELECT id, rev, kind, label, raw FROM my_contact_point WHERE owner_id = ?1 AND life = ?2 ORDER BY sort, id";
    r.rows(sql, (owner, life), |p| {
        let id: Id = p.get(0)?;
        Ok(PointRow { id: id.to_string(), rev: p.get(1)?, kind: p.get(2)?, label: p.get(3)?, raw: p.get(4)? })
    })
}
