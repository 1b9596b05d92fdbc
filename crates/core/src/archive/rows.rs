//! The rows of one chunk of an archive: each value is checked by the rules of its field, each id is looked for, and what is
//! new is written at once.

use super::{
    beside::Beside,
    lines::{Line, Stands},
    refs::Refs,
};
use crate::{
    Id, Result,
    catalogue::{Field, FieldType},
    churn,
    contact::Contact,
    custom_field::{self, CustomFields},
    customer::Customer,
    opportunity::{self, Opportunity},
    product::{self, Product},
    record::Record,
    sales_order::{self, SalesOrder, line},
    service, stock,
    store::{
        capture::Cells,
        schema::life,
        scope::{Entity, readable},
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

/// What a chunk leaves for later ones.
#[derive(Default)]
pub(super) struct Later {
    pub(super) links: Vec<Link>,
    /// What went to the bin together, by its number: table and id.
    pub(super) bins: BTreeMap<i64, Vec<(&'static str, Id)>>,
    /// Ids that follow from the workspace and are others here.
    ids: HashMap<Id, Id>,
    /// Orders that were made: only theirs are the lines.
    orders: HashSet<Id>,
}

impl Later {
    /// The id that a record of the archive has in this workspace.
    pub(super) fn here(&self, id: Id) -> Id {
        self.ids.get(&id).copied().unwrap_or(id)
    }
}

pub(super) fn stands<T: Entity>(w: &Write<'_>, id: Id) -> Result<bool> {
    Ok(matches!(life_of::<T>(w, id)?, Some(life::LIVE | life::BINNED)))
}

pub(super) fn life_of<T: Entity>(w: &Write<'_>, id: Id) -> Result<Option<i64>> {
    w.row(&format!("SELECT life FROM {} WHERE id = ?1", readable(T::TABLE)), [id], |row| row.get(0))
}

/// What a row of each entity can never be without, beside what no save leaves empty.
const NEEDED: [(&str, &[&str]); 6] = [
    ("contact", &["customer"]),
    ("interaction", &["customer", "occurred_at"]),
    ("plan", &["opportunity", "planned_on"]),
    ("order_line", &["order", "line"]),
    ("churn", &["detected_on"]),
    ("customer", &["owner", "kind"]),
];

/// Columns that hold something from the first moment on.
fn first_of(entity: &str) -> Vec<(&'static str, CellValue)> {
    let text = |value: &str| CellValue::Text(value.into());
    match entity {
        "customer" => vec![("status", text("active"))],
        "service" => vec![("state", text(service::machine::NEW)), ("reopened", CellValue::Int(0))],
        "opportunity" => vec![("state", text(opportunity::machine::UNASSIGNED))],
        "churn" => vec![("state", text(churn::machine::WARNING))],
        _ => Vec::new(),
    }
}

/// The rows of one chunk.
pub(super) struct Rows<'r, 'w, R: Record> {
    w: &'r Write<'w>,
    refs: &'r Refs,
    columns: Vec<&'static str>,
    custom: CustomFields,
    rows: Vec<(Id, Vec<CellValue>)>,
    beside: Beside,
    seen: HashSet<Id>,
    made: u64,
    entity: std::marker::PhantomData<R>,
}

/// Hears what of a line is not taken: the field, the rule.
pub(super) type Told<'t> = dyn FnMut(Option<&str>, &str) + 't;

impl<'r, 'w, R: Record> Rows<'r, 'w, R> {
    pub(super) fn new(w: &'r Write<'w>, refs: &'r Refs) -> Result<Self> {
        let custom = w.layout(R::TABLE)?.custom.then_some("custom");
        Ok(Self {
            w,
            refs,
            columns: R::CATALOGUE.columns().chain(custom).collect(),
            custom: CustomFields::of(w, R::CATALOGUE.entity)?,
            rows: Vec::new(),
            beside: Beside::new(),
            seen: HashSet::new(),
            made: 0,
            entity: std::marker::PhantomData,
        })
    }

    /// Takes a line; false where its record is here already.
    pub(super) fn take(&mut self, line: Line, later: &mut Later, told: &mut Told<'_>) -> Result<bool> {
        let id = self.keyed(&line, later).unwrap_or(line.id);
        if id != line.id {
            later.ids.insert(line.id, id);
        }
        let life = life_of::<R>(self.w, id)?;
        if life.is_some_and(|life| life != life::WITHDRAWN) || !self.seen.insert(id) {
            return Ok(false);
        }
        let Some((mut cells, link)) = self.cells((id, &line), later, told)? else { return Ok(true) };
        if R::TABLE == sales_order::OrderLine::TABLE
            && cells.get("order_id").and_then(CellValue::as_id).is_none_or(|order| !later.orders.contains(&order))
        {
            return Ok(false); // its order is here and stays as it is
        }
        if R::TABLE == SalesOrder::TABLE {
            later.orders.insert(id);
        }
        later.links.extend(link);
        self.made += 1;
        if line.life == Stands::Binned {
            later.bins.entry(line.bin.unwrap_or_default()).or_default().push((R::TABLE, id));
        }
        match life {
            // An undo has withdrawn it: it comes back as the archive says.
            Some(_) => {
                self.w.create_whole::<R>(id, cells)?;
            }
            None => {
                if let Some(custom) = custom_text(&cells) {
                    cells.insert("custom".into(), CellValue::Text(custom));
                }
                let row = self.columns.iter().map(|column| cells.remove(*column).unwrap_or_default()).collect();
                self.rows.push((id, row));
            }
        }
        let (w, beside) = (self.w, &mut self.beside);
        for point in &line.points {
            beside.point(w, (R::TABLE, id), point, later, told)?;
        }
        for tag in &line.tags {
            beside.tag(w, (R::TABLE, id), tag, later, told)?;
        }
        for product in &line.products {
            beside.product(w, id, product, later, told)?;
        }
        for measure in &line.measures {
            beside.measure(w, (self.refs, id), measure, later, told)?;
        }
        Ok(true)
    }

    /// The id of a record that follows from what it says and from the workspace.
    fn keyed(&self, line: &Line, later: &Later) -> Option<Id> {
        let cell = |name: &str| {
            let field = R::CATALOGUE.field(name)?;
            R::CATALOGUE.check(field, line.values.get(name)?).ok()
        };
        let text = |name: &str| cell(name).and_then(|cell| cell.as_text().map(String::from));
        let named = |name: &str| cell(name).and_then(|cell| cell.as_id()).map(|id| later.here(id));
        let workspace = self.w.workspace;
        match R::TABLE {
            "product" => Some(product::id_of(workspace, &text("sku")?)),
            "stock" => {
                let bin = text("bin").unwrap_or_default();
                Some(stock::id_of(workspace, named("product")?, &text("warehouse")?, &bin))
            }
            "sales_order" => Some(sales_order::id_of(workspace, &text("number")?)),
            "order_line" => Some(line::id_of(workspace, named("order")?, &text("line")?)),
            "churn" => {
                let last = text("last_ordered_on");
                Some(churn::check::id_of(workspace, named("customer")?, last.as_deref().unwrap_or("never")))
            }
            _ => None,
        }
    }

    /// The cells of a line and what can only be told later; None where the record cannot be.
    fn cells(
        &self,
        (id, line): (Id, &Line),
        later: &Later,
        told: &mut Told<'_>,
    ) -> Result<Option<(Cells, Option<Link>)>> {
        let catalogue = R::CATALOGUE;
        let mut cells = Cells::new();
        let mut link = Link { customer: id, parent: None, primary: None };
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
                    Some(field) => match catalogue.check_cells(field, &self.here(field, value, later)?) {
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
        if cells.get("success_rate").and_then(CellValue::as_int).is_some_and(|rate| !(0..=100).contains(&rate)) {
            told(Some("success_rate"), "range");
            cells.remove("success_rate");
        }
        // What a row can never be without.
        let needed = NEEDED.iter().filter(|(entity, _)| *entity == catalogue.entity).flat_map(|(_, fields)| *fields);
        for field in R::ALWAYS.iter().chain(needed).filter_map(|name| catalogue.field(name)) {
            if cells.get(field.column).is_none_or(CellValue::is_null) {
                told(Some(field.name), "required");
                return Ok(None);
            }
        }
        for (column, first) in first_of(catalogue.entity) {
            cells.entry(column.into()).or_insert(first);
        }
        if catalogue.entity == "service" {
            cells.entry("raised_at".into()).or_insert(CellValue::Int(self.w.now));
        }
        let linked = link.parent.is_some() || link.primary.is_some();
        Ok(Some((cells, linked.then_some(link))))
    }

    /// A value with the ids of this workspace.
    fn here(&self, field: &Field, value: &Value, later: &Later) -> Result<Value> {
        let ids = match field.kind {
            FieldType::Choice => &self.refs.items,
            FieldType::User => &self.refs.users,
            FieldType::Record => &later.ids,
            _ => return Ok(value.clone()),
        };
        let there: Option<Id> = value.as_str().and_then(|text| text.parse().ok());
        Ok(there.and_then(|id| ids.get(&id)).map_or_else(|| value.clone(), |id| Value::String(id.to_string())))
    }

    /// Whether what a value names is here.
    fn is_here(&self, field: &Field, id: Id) -> Result<bool> {
        use FieldType as T;
        let there = |sql: &str| Ok(self.w.row(sql, [id], |_| Ok(()))?.is_some());
        match (field.kind, field.record) {
            (T::Choice, _) => {
                let sql = "SELECT 1 FROM dictionary_item WHERE id = ?1 AND category = ?2 AND life IN (0, 1)";
                Ok(self.w.row(sql, (id, field.dictionary), |_| Ok(()))?.is_some())
            }
            (T::User, _) => there("SELECT 1 FROM user WHERE id = ?1 AND life IN (0, 1)"),
            (_, Some("customer")) => stands::<Customer>(self.w, id),
            (_, Some("product")) => stands::<Product>(self.w, id),
            (_, Some("opportunity")) => stands::<Opportunity>(self.w, id),
            (_, Some("sales_order")) => stands::<SalesOrder>(self.w, id),
            (_, Some(_)) => stands::<Contact>(self.w, id),
            _ => Ok(true),
        }
    }

    pub(super) fn write(self) -> Result<u64> {
        self.w.create_many::<R>(&self.columns, &self.rows)?;
        self.beside.write(self.w)?;
        Ok(self.made)
    }
}
