//! The rows of one chunk of an archive: each value is checked by the rules of its field, each id is looked for, and what is
//! new is written at once.

use super::{
    lines::{Line, PointLine, Stands, TagLine},
    refs::Refs,
};
use crate::{
    Id, Result,
    catalogue::FieldType,
    contact::Contact,
    custom_field::{self, CustomFields},
    customer::{
        Customer, Tagging,
        tags::{ensure, tagging_cells, tagging_id},
    },
    record::{
        Record,
        points::{ContactPoint, Point, to_cells},
    },
    service::machine,
    store::{
        capture::Cells,
        schema::{Table, life},
        scope::Entity,
        write::{Write, custom_text},
    },
    value::CellValue,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A customer's parent and who stands for him: told when everybody is there.
pub(super) struct Link {
    pub(super) customer: Id,
    pub(super) parent: Option<Id>,
    pub(super) primary: Option<Id>,
}

pub(super) fn stands<T: Entity>(w: &Write<'_>, id: Id) -> Result<bool> {
    Ok(matches!(life_of::<T>(w, id)?, Some(life::LIVE | life::BINNED)))
}

fn life_of<T: Entity>(w: &Write<'_>, id: Id) -> Result<Option<i64>> {
    w.row(&format!("SELECT life FROM my_{} WHERE id = ?1", T::TABLE), [id], |row| row.get(0))
}

/// The rows of one chunk.
pub(super) struct Rows<'r, 'w, R: Record> {
    w: &'r Write<'w>,
    refs: &'r Refs,
    columns: Vec<&'static str>,
    custom: CustomFields,
    rows: Vec<(Id, Vec<CellValue>)>,
    points: Vec<(Id, Vec<CellValue>)>,
    taggings: Vec<(Id, Vec<CellValue>)>,
    seen: HashSet<Id>,
    tags: HashMap<String, Option<Id>>,
    made: u64,
    entity: std::marker::PhantomData<R>,
}

const POINT_COLUMNS: [&str; 6] = ["owner_kind", "owner_id", "kind", "label", "raw", "sort"];
const TAGGING_COLUMNS: [&str; 3] = ["tag_id", "owner_kind", "owner_id"];

/// What went to the bin together, by its number: table and id.
pub(super) type Bins = BTreeMap<i64, Vec<(&'static str, Id)>>;
/// Hears what of a line is not taken: the field, the rule.
pub(super) type Told<'t> = dyn FnMut(Option<&str>, &str) + 't;

impl<'r, 'w, R: Record> Rows<'r, 'w, R> {
    pub(super) fn new(w: &'r Write<'w>, refs: &'r Refs) -> Result<Self> {
        Ok(Self {
            w,
            refs,
            columns: R::CATALOGUE.columns().chain(["custom"]).collect(),
            custom: CustomFields::of(w, R::CATALOGUE.entity)?,
            rows: Vec::new(),
            points: Vec::new(),
            taggings: Vec::new(),
            seen: HashSet::new(),
            tags: HashMap::new(),
            made: 0,
            entity: std::marker::PhantomData,
        })
    }

    /// Takes a line; false where its record is here already.
    pub(super) fn take(
        &mut self,
        line: Line,
        links: &mut Vec<Link>,
        bins: &mut Bins,
        told: &mut Told<'_>,
    ) -> Result<bool> {
        let life = life_of::<R>(self.w, line.id)?;
        if life.is_some_and(|life| life != life::WITHDRAWN) || !self.seen.insert(line.id) {
            return Ok(false);
        }
        let Some((cells, link)) = self.cells(&line, told)? else { return Ok(true) };
        links.extend(link);
        self.made += 1;
        if line.life == Stands::Binned {
            bins.entry(line.bin.unwrap_or_default()).or_default().push((R::TABLE, line.id));
        }
        if life.is_some() {
            self.w.create::<R>(line.id, &cells)?; // an undo has withdrawn it: it comes back
        } else {
            let mut cells = cells;
            if let Some(custom) = custom_text(&cells) {
                cells.insert("custom".into(), CellValue::Text(custom));
            }
            let row = self.columns.iter().map(|column| cells.remove(*column).unwrap_or_default()).collect();
            self.rows.push((line.id, row));
        }
        for point in &line.points {
            self.point(line.id, point, bins, told)?;
        }
        for tag in &line.tags {
            self.tag(line.id, tag, bins, told)?;
        }
        Ok(true)
    }

    /// The cells of a line and what can only be told later; None where the record cannot be.
    fn cells(&self, line: &Line, told: &mut Told<'_>) -> Result<Option<(Cells, Option<Link>)>> {
        let catalogue = R::CATALOGUE;
        let mut cells = Cells::new();
        let mut link = Link { customer: line.id, parent: None, primary: None };
        for (name, value) in &line.values {
            let taken = if name.starts_with(custom_field::PREFIX) {
                match self.custom.find(name) {
                    None => Err("unknown_field"),
                    // What is no longer offered was picked once.
                    Some(field) => custom_field::value::kept(field, value, false).map(|kept| {
                        if !kept.is_null() {
                            cells.insert(name.clone(), CellValue::Text(kept.to_string()));
                        }
                    }),
                }
            } else {
                match catalogue.field(name).filter(|field| !field.derived) {
                    None => Err("unknown_field"),
                    Some(field) => match catalogue.check_cells(field, &self.here(field, value)?) {
                        Err(rule) => Err(rule),
                        Ok(found) => {
                            match (field.name, found[0].1.as_id()) {
                                ("parent", Some(id)) => link.parent = Some(id),
                                ("primary_contact", Some(id)) => link.primary = Some(id),
                                (_, Some(id)) if !self.is_here(field, id)? => told(Some(name), "unknown"),
                                _ => cells.extend(found.into_iter().map(|(c, v)| (c.to_string(), v))),
                            }
                            Ok(())
                        }
                    },
                }
            };
            if let Err(rule) = taken {
                told(Some(name), rule);
            }
        }
        // The workspace's day stands beside an instant.
        for field in catalogue.fields.iter().filter(|f| f.kind == FieldType::Instant && !f.derived) {
            if let (Some(at), Some(on)) =
                (cells.get(field.column).and_then(CellValue::as_int), field.more_columns.first())
            {
                cells.insert((*on).into(), CellValue::Text(self.w.day_of(at)?));
            }
        }
        // What a row can never be without; and one that hangs on a customer, without him.
        let hangs = Table::named(R::TABLE)?.root() == "customer" && catalogue.entity != "customer";
        let always = R::ALWAYS.iter().copied().chain(hangs.then_some("customer"));
        for field in always.filter_map(|name| catalogue.field(name)) {
            if cells.get(field.column).is_none_or(CellValue::is_null) {
                told(Some(field.name), "required");
                return Ok(None);
            }
        }
        let states = [("customer", "status", "active"), ("service", "state", machine::NEW)];
        for (_, column, first) in states.into_iter().filter(|(entity, ..)| *entity == catalogue.entity) {
            cells.entry(column.into()).or_insert(CellValue::Text(first.into()));
        }
        if catalogue.entity == "service" {
            cells.entry("reopened".into()).or_insert(CellValue::Int(0));
            cells.entry("raised_at".into()).or_insert(CellValue::Int(self.w.now));
        }
        let linked = link.parent.is_some() || link.primary.is_some();
        Ok(Some((cells, linked.then_some(link))))
    }

    /// A value with the ids of this workspace.
    fn here(&self, field: &crate::catalogue::Field, value: &Value) -> Result<Value> {
        use crate::catalogue::FieldType as T;
        let ids = match field.kind {
            T::Choice => &self.refs.items,
            T::User => &self.refs.users,
            _ => return Ok(value.clone()),
        };
        let there: Option<Id> = value.as_str().and_then(|text| text.parse().ok());
        Ok(there.and_then(|id| ids.get(&id)).map_or_else(|| value.clone(), |id| Value::String(id.to_string())))
    }

    /// Whether what a value names is here.
    fn is_here(&self, field: &crate::catalogue::Field, id: Id) -> Result<bool> {
        use crate::catalogue::FieldType as T;
        let there = |sql: &str| Ok(self.w.row(sql, [id], |_| Ok(()))?.is_some());
        match (field.kind, field.record) {
            (T::Choice, _) => {
                let sql = "SELECT 1 FROM dictionary_item WHERE id = ?1 AND category = ?2 AND life IN (0, 1)";
                Ok(self.w.row(sql, (id, field.dictionary), |_| Ok(()))?.is_some())
            }
            (T::User, _) => there("SELECT 1 FROM user WHERE id = ?1 AND life IN (0, 1)"),
            (_, Some("customer")) => stands::<Customer>(self.w, id),
            (_, Some(_)) => stands::<Contact>(self.w, id),
            _ => Ok(true),
        }
    }

    fn point(&mut self, owner: Id, line: &PointLine, bins: &mut Bins, told: &mut Told<'_>) -> Result<()> {
        let point = Point { id: None, kind: line.kind.clone(), label: line.label.clone(), raw: line.raw.clone() };
        let cells = match (to_cells(R::TABLE, owner, &point, 0), line.kind.trim().is_empty()) {
            (Ok(cells), false) => cells,
            _ => {
                told(Some("points"), "other");
                return Ok(());
            }
        };
        let life = life_of::<ContactPoint>(self.w, line.id)?;
        if life.is_some_and(|life| life != life::WITHDRAWN) || !self.seen.insert(line.id) {
            told(Some("points"), "taken");
            return Ok(());
        }
        let mut cells = cells;
        cells.insert("sort".into(), CellValue::Int(line.sort));
        if line.life == Stands::Binned {
            bins.entry(line.bin.unwrap_or_default()).or_default().push((ContactPoint::TABLE, line.id));
        }
        match life {
            Some(_) => {
                self.w.create::<ContactPoint>(line.id, &cells)?;
            }
            None => {
                let row = POINT_COLUMNS.iter().map(|column| cells.remove(*column).unwrap_or_default()).collect();
                self.points.push((line.id, row));
            }
        }
        Ok(())
    }

    fn tag(&mut self, owner: Id, line: &TagLine, bins: &mut Bins, told: &mut Told<'_>) -> Result<()> {
        if !self.tags.contains_key(&line.name) {
            let tag = ensure(self.w, &line.name).ok();
            self.tags.insert(line.name.clone(), tag);
        }
        let Some(Some(tag)) = self.tags.get(&line.name) else {
            told(Some("tags"), "not_a_name");
            return Ok(());
        };
        let id = tagging_id(self.w.workspace, *tag, owner);
        let life = life_of::<Tagging>(self.w, id)?;
        if life.is_some_and(|life| life != life::WITHDRAWN) || !self.seen.insert(id) {
            return Ok(());
        }
        let mut cells = tagging_cells(*tag, owner);
        cells.insert("owner_kind".into(), CellValue::Text(R::TABLE.into()));
        if line.life == Stands::Binned {
            bins.entry(line.bin.unwrap_or_default()).or_default().push((Tagging::TABLE, id));
        }
        match life {
            Some(_) => {
                self.w.create::<Tagging>(id, &cells)?;
            }
            None => {
                let row = TAGGING_COLUMNS.iter().map(|column| cells.remove(*column).unwrap_or_default()).collect();
                self.taggings.push((id, row));
            }
        }
        Ok(())
    }

    pub(super) fn write(self) -> Result<u64> {
        self.w.create_many::<R>(&self.columns, &self.rows)?;
        self.w.create_many::<ContactPoint>(&POINT_COLUMNS, &self.points)?;
        self.w.create_many::<Tagging>(&TAGGING_COLUMNS, &self.taggings)?;
        Ok(self.made)
    }
}
