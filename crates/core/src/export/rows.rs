//! The rows of an export as cells, a stretch at a time: fields of the record, names of what it refers to, and what hangs
//! on it.

use super::{
    cell::{Cell, of_custom, of_field},
    columns::{Column, What, fields},
    list, points,
    words::Words,
};
use crate::{
    Id, Result,
    catalogue::{Catalogue, Field, FieldType},
    customer::tags::tags_of,
    opportunity::products,
    record::{
        Record,
        get::{PointRow, points_of},
        list::{self as listed, Row},
    },
    store::{named::Named, read::Read, schema::Table, scope},
    text::fold::fold,
};
use serde_json::Value;
use std::collections::HashMap;

/// Makes rows of one entity.
pub(super) struct Maker<'a> {
    words: &'a Words,
    columns: &'a [Column],
    fields: Vec<String>,
    /// What customers are called: name and number.
    customers: HashMap<Id, (String, String)>,
    /// What parents are called, so that an import finds them.
    parents: HashMap<String, String>,
}

/// Names that are kept before they are forgotten.
const KEPT: usize = 50_000;

impl<'a> Maker<'a> {
    pub(super) fn new(words: &'a Words, columns: &'a [Column]) -> Self {
        Self { words, columns, fields: fields(columns), customers: HashMap::new(), parents: HashMap::new() }
    }

    /// The cells of these rows.
    pub(super) fn rows<R: Record>(&mut self, r: &Read<'_>, pks: &[i64]) -> Result<Vec<Vec<Cell>>> {
        if self.customers.len() > KEPT || self.parents.len() > KEPT {
            self.customers.clear();
            self.parents.clear();
        }
        let beside: &[&'static str] =
            if R::CATALOGUE.by_column("customer_id").is_some() { &["customer_id"] } else { &[] };
        let rows = listed::rows::<R>(r, pks, Some(&self.fields), beside)?;
        rows.iter().map(|row| self.row(r, R::CATALOGUE, row)).collect()
    }

    fn row(&mut self, r: &Read<'_>, catalogue: &Catalogue, row: &Row) -> Result<Vec<Cell>> {
        let mut cells = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let value = |name: &str| row.values.get(name).unwrap_or(&Value::Null);
            cells.push(match &column.what {
                What::Field(field) => match (field.kind, value(field.name)) {
                    (FieldType::Record, Value::String(id)) => Cell::text(self.record(r, field, id)?),
                    (_, Value::Array(missing)) if field.name == "missing" => self.missing(catalogue, missing),
                    (_, value) => of_field(self.words, catalogue.entity, field, column.unit, value),
                },
                What::Custom(field) => of_custom(self.words, field, column.unit, value(&field.name)),
                What::Tags => {
                    let tags = tags_of(r, row.id, 0)?;
                    Cell::text(list::joined(tags.iter().map(|tag| &tag.name), list::TAGS))
                }
                What::Products => {
                    let about = products::of(r, row.id, 0)?;
                    Cell::text(list::joined(about.iter().map(|product| &product.name), list::TAGS))
                }
                What::Points => {
                    let all = points_of(r, row.id, 0)?;
                    let further = further(catalogue, &all);
                    let lines = further.filter_map(|p| Some((p.kind.as_str(), p.label.as_deref(), p.raw.as_deref()?)));
                    Cell::text(points::joined(self.words.lang, lines))
                }
                What::Customer => Cell::text(self.customer(r, row)?.0),
                What::CustomerNumber => Cell::text(self.customer(r, row)?.1),
            });
        }
        Ok(cells)
    }

    /// What a record refers to, by its name. A parent of a name that others have is told by its number.
    fn record(&mut self, r: &Read<'_>, field: &Field, id: &str) -> Result<String> {
        if field.name != "parent" {
            let id: Id = id.parse()?;
            let of = Table::named(field.record.unwrap_or("contact"))?;
            let sql = format!("SELECT \"{}\" FROM {} WHERE id = ?1 AND life = 0", of.title, scope::readable(of.name));
            return Ok(r.row(&sql, [id], |row| row.get(0))?.unwrap_or_default());
        }
        if let Some(known) = self.parents.get(id) {
            return Ok(known.clone());
        }
        let (name, number) = named(r, id.parse()?)?;
        let alike = r.customers_by(Named::Name { folded: &fold(&name), phone: None }, "customer", "read")?;
        let called = if alike.len() > 1 { number } else { name };
        self.parents.insert(id.to_string(), called.clone());
        Ok(called)
    }

    fn missing(&self, catalogue: &Catalogue, names: &[Value]) -> Cell {
        let label = |name: &Value| {
            let name = name.as_str().unwrap_or_default();
            let own = self.columns.iter().find_map(|column| match &column.what {
                What::Custom(field) if field.name == name => Some(column.header.clone()),
                _ => None,
            });
            own.unwrap_or_else(|| crate::words::field(self.words.lang, catalogue.entity, name))
        };
        Cell::text(names.iter().map(label).collect::<Vec<_>>().join(", "))
    }

    /// Name and number of the customer whom a row hangs on.
    fn customer(&mut self, r: &Read<'_>, row: &Row) -> Result<(String, String)> {
        let Some(id) = row.cells.first().and_then(|cell| cell.as_id()) else { return Ok(Default::default()) };
        if let Some(known) = self.customers.get(&id) {
            return Ok(known.clone());
        }
        let found = named(r, id)?;
        self.customers.insert(id, found.clone());
        Ok(found)
    }
}

fn named(r: &Read<'_>, id: Id) -> Result<(String, String)> {
    let sql = "SELECT name, number FROM my_customer WHERE id = ?1";
    let found = r.row(sql, [id], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default())))?;
    match found {
        Some(found) => Ok(found),
        // Who serves a customer whose page is out of his sight knows his name.
        None => Ok((
            r.customers_named([id].into_iter())?.remove(&id).map(|(_, name)| name).unwrap_or_default(),
            String::new(),
        )),
    }
}

/// The points that no field of the record says already: a field is the first of its kind.
pub(super) fn further<'p>(catalogue: &Catalogue, all: &'p [PointRow]) -> impl Iterator<Item = &'p PointRow> {
    let first = |at: usize, point: &PointRow| all.iter().position(|p| p.kind == point.kind) == Some(at);
    let shown: Vec<&str> = catalogue.fields.iter().filter_map(|f| f.point).collect();
    all.iter()
        .enumerate()
        .filter(move |(at, point)| !(shown.contains(&point.kind.as_str()) && first(*at, point)))
        .map(|(_, point)| point)
}
