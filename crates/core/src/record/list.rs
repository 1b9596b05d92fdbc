//! Lists of records: pages, counts, and where in a list a jump lands.

use super::{
    Record,
    values::{Values, missing_of, of_cells, shown},
};
use crate::{
    Id, Result,
    catalogue::Catalogue,
    custom_field::CustomFields,
    store::{
        ask::Derived,
        filter::Condition,
        page::{From, PageQuery},
        read::Read,
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;

/// How a list is ordered.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// A sortable field.
    pub by: String,
    /// From the last to the first.
    #[serde(default)]
    pub desc: bool,
}

/// The answer of a count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// Exactly.
    pub count: i64,
}

/// The answer of a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Placed {
    /// How many stand before it; all of them where none is at or after the text.
    pub at: i64,
}

/// Which rows a list is of, and in which order.
#[derive(Debug)]
pub(crate) struct Which<'a> {
    pub(crate) bin: bool,
    pub(crate) filter: &'a [Condition],
    /// Only those that name these records: column and id.
    pub(crate) of: &'a [(&'static str, Id)],
    pub(crate) sort: &'a Sort,
}

impl<'a> Which<'a> {
    fn page(&self, catalogue: &'a Catalogue, from: From, limit: usize) -> PageQuery<'a> {
        PageQuery {
            catalogue,
            bin: self.bin,
            filter: self.filter,
            of: self.of,
            by: &self.sort.by,
            desc: self.sort.desc,
            from,
            limit,
        }
    }
}

/// The records that were named among those that may be.
pub(crate) fn named(records: &[(&'static str, Option<Id>)]) -> Vec<(&'static str, Id)> {
    records.iter().filter_map(|(column, id)| Some((*column, (*id)?))).collect()
}

/// Where a page begins: at most one of the three is looked at, in this order.
pub(crate) fn from(after: Option<String>, offset: Option<u64>, jump: Option<String>) -> From {
    match (after, offset, jump) {
        (Some(cursor), _, _) => From::After(cursor),
        (_, Some(n), _) => From::Offset(n),
        (_, _, Some(text)) => From::Key(text),
        _ => From::Start,
    }
}

/// A row of a list, whatever its entity.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: Id,
    pub(crate) rev: i64,
    pub(crate) values: Values,
    pub(crate) missing: Vec<String>,
    pub(crate) conflict: bool,
    /// The cells that the caller asked for beside the fields.
    pub(crate) cells: Vec<CellValue>,
    /// What is derived of it.
    pub(crate) derived: Derived,
}

/// A page of records with these fields (None: all), and the cursor of the next. `beside` names cells for the caller.
pub(crate) fn page<R: Record>(
    r: &Read<'_>,
    which: &Which<'_>,
    from: From,
    limit: Option<usize>,
    fields: Option<&[String]>,
    beside: &[&'static str],
) -> Result<(Vec<Row>, Option<String>)> {
    let page = r.page(&which.page(R::CATALOGUE, from, limit.unwrap_or(50)))?;
    Ok((rows::<R>(r, &page.pks, fields, beside)?, page.next))
}

/// These rows with these fields (None: all), and the cells beside them.
pub(crate) fn rows<R: Record>(
    r: &Read<'_>,
    pks: &[i64],
    fields: Option<&[String]>,
    beside: &[&'static str],
) -> Result<Vec<Row>> {
    let catalogue = R::CATALOGUE;
    let shown = shown(catalogue, r, fields);
    let custom = CustomFields::of(r, catalogue.entity)?;
    let asked = custom.required().next().map(|_| "custom");
    let columns = fields
        .map(|fields| cells_of(catalogue, fields).into_iter().chain(beside.iter().copied()).chain(asked).collect());
    let wanted = |name: &str| fields.is_none_or(|f| f.iter().any(|n| n == name));
    let listed = r.listed(R::TABLE, pks, columns.as_ref())?;
    let mut rows = Vec::with_capacity(pks.len());
    for row in &listed.rows {
        let mut values = of_cells(catalogue, &shown, &row.derived, &|c| listed.cell(row, c));
        values.extend(custom.values(r.access(), &row.custom).filter(|(name, _)| wanted(name)));
        let missing = missing_of(&row.derived, &custom, &row.custom);
        if wanted("missing") {
            values.insert("missing".into(), json!(missing));
        }
        rows.push(Row {
            id: row.id,
            rev: row.rev,
            values,
            missing,
            conflict: row.heads,
            cells: beside.iter().map(|column| listed.cell(row, column)).collect(),
            derived: row.derived.clone(),
        });
    }
    Ok(rows)
}

/// The numbers of all rows of a list that may be exported, in its order.
pub(crate) fn all<R: Record>(r: &Read<'_>, which: &Which<'_>) -> Result<Vec<i64>> {
    r.all(&which.page(R::CATALOGUE, From::Start, 1), &r.access().exported(R::CATALOGUE.entity))
}

/// The columns that these fields are read from.
fn cells_of(catalogue: &Catalogue, fields: &[String]) -> BTreeSet<&'static str> {
    let known = fields.iter().filter_map(|name| catalogue.field(name)).filter(|f| !f.derived);
    let custom = fields.iter().any(|name| name.starts_with("custom.")).then_some("custom");
    known.flat_map(|f| f.columns()).chain(custom).collect()
}

/// How many rows a list has.
pub(crate) fn count<R: Record>(r: &Read<'_>, which: &Which<'_>) -> Result<Counted> {
    Ok(Counted { count: r.count(&which.page(R::CATALOGUE, From::Start, 1))? })
}

/// How many rows stand before the first whose key is not before a text.
pub(crate) fn place<R: Record>(r: &Read<'_>, which: &Which<'_>, jump: &str) -> Result<Placed> {
    Ok(Placed { at: r.before(&which.page(R::CATALOGUE, From::Start, 1), jump)? })
}
