//! Many new customers in one op: rows of an import or of sample data.

use super::{
    Customer, Tagging,
    fields::CUSTOMER,
    number,
    tags::{ensure, tagging_cells, tagging_id},
};
use crate::{
    Error, Id, Result,
    demo::DemoCustomer,
    record::{points::ContactPoint, values::defaults},
    store::{
        capture::Cells,
        write::{Write, custom_text},
    },
    value::CellValue,
};
use std::collections::HashMap;

/// New customers on their way into one op.
pub(crate) struct Batch<'w, 'a> {
    w: &'w Write<'a>,
    columns: Vec<&'static str>,
    customers: Vec<(Id, Vec<CellValue>)>,
    points: Vec<(Id, Vec<CellValue>)>,
    taggings: Vec<(Id, Vec<CellValue>)>,
    tags: HashMap<String, Id>,
}

const POINT_COLUMNS: [&str; 6] = ["owner_kind", "owner_id", "kind", "label", "raw", "sort"];
const TAGGING_COLUMNS: [&str; 3] = ["tag_id", "owner_kind", "owner_id"];

impl<'w, 'a> Batch<'w, 'a> {
    pub(crate) fn new(w: &'w Write<'a>) -> Result<Self> {
        let columns = CUSTOMER.columns().chain(["custom"]).collect();
        Ok(Self { w, columns, customers: Vec::new(), points: Vec::new(), taggings: Vec::new(), tags: HashMap::new() })
    }

    /// How many customers it holds.
    pub(crate) fn len(&self) -> usize {
        self.customers.len()
    }

    /// Adds a customer from checked cells; what nobody said gets its default, the number is drawn at the end.
    pub(crate) fn add(&mut self, mut cells: Cells, points: &[(String, String, String)], tags: &[String]) -> Result<Id> {
        let id = Id::new(self.w.now);
        defaults::<Customer>(self.w.workspace, &mut cells);
        if let Some(custom) = custom_text(&cells) {
            cells.insert("custom".into(), CellValue::Text(custom));
        }
        let row = self.columns.iter().map(|c| cells.remove(*c).unwrap_or_default()).collect();
        self.customers.push((id, row));
        for (at, (kind, label, raw)) in points.iter().enumerate() {
            let text = |t: &str| CellValue::Text(t.into());
            let row = vec![text("customer"), id.into(), text(kind), text(label), text(raw), CellValue::Int(at as i64)];
            self.points.push((Id::new(self.w.now), row));
        }
        for tag in tags {
            let tag = self.tag(tag)?;
            let row = tagging_cells(tag, id);
            let row = TAGGING_COLUMNS.iter().map(|c| row.get(*c).cloned().unwrap_or_default()).collect();
            let tagging = (tagging_id(self.w.workspace, tag, id), row);
            if !self
                .taggings
                .iter()
                .rev()
                .take_while(|(_, r): &&(Id, Vec<CellValue>)| r[2] == CellValue::from(id))
                .any(|(t, _)| *t == tagging.0)
            {
                self.taggings.push(tagging);
            }
        }
        Ok(id)
    }

    fn tag(&mut self, name: &str) -> Result<Id> {
        if let Some(id) = self.tags.get(name) {
            return Ok(*id);
        }
        let id = ensure(self.w, name)?;
        self.tags.insert(name.into(), id);
        Ok(id)
    }

    /// Adds a sample customer; its choices are dictionary values.
    pub(crate) fn add_demo(&mut self, customer: &DemoCustomer, owner: Id) -> Result<()> {
        let mut cells = Cells::new();
        for (name, value) in &customer.values {
            let Some(field) = CUSTOMER.field(name) else { continue };
            let value = match (field.dictionary, value.as_str()) {
                (Some(category), Some(code)) => serde_json::Value::from(
                    crate::workspace::create::item_id(self.w.workspace, category, code).to_string(),
                ),
                _ => value.clone(),
            };
            let found = CUSTOMER
                .check_cells(field, &value)
                .map_err(|rule| Error::internal(format!("sample {name}: {rule}")))?;
            cells.extend(found.into_iter().map(|(c, v)| (c.to_string(), v)));
        }
        cells.insert("owner_id".into(), owner.into());
        let tags: Vec<String> = customer.tags.iter().map(|t| t.to_string()).collect();
        self.add(cells, &[], &tags).map(drop)
    }

    /// Writes everything: one line of the journal for each table.
    pub(crate) fn write(mut self) -> Result<()> {
        let day = self.w.today()?;
        let at = self.columns.iter().position(|c| *c == "number").ok_or_else(|| Error::internal("no number column"))?;
        let unnumbered = self.customers.iter().filter(|(_, row)| row[at].is_null()).count();
        let first = self.w.draw_many("customer", &day.to_string(), unnumbered as i64)?;
        let rows = self.customers.iter_mut().map(|(_, row)| row).filter(|row| row[at].is_null());
        for (row, sequence) in rows.zip(first..) {
            row[at] = CellValue::Text(number::number(day, u32::try_from(sequence).unwrap_or(u32::MAX), None));
        }
        self.w.create_many::<Customer>(&self.columns, &self.customers)?;
        self.w.create_many::<ContactPoint>(&POINT_COLUMNS, &self.points)?;
        self.w.create_many::<Tagging>(&TAGGING_COLUMNS, &self.taggings)
    }
}
