//! Many customers at once: rows of an import or of sample data in one op, and one change to many.

use super::{
    ContactPoint, Customer, Tagging,
    fields::CUSTOMER,
    number,
    tags::{ensure, tagging_cells, tagging_id},
    update::may_transfer,
    values::{Values, defaults, to_cells},
};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    demo::DemoCustomer,
    store::{capture::Cells, group::Group, write::Write},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Rows of one chunk of a group: others write in between.
pub(crate) const CHUNK: usize = 2_000;

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
        let columns = CUSTOMER.columns().collect();
        Ok(Self { w, columns, customers: Vec::new(), points: Vec::new(), taggings: Vec::new(), tags: HashMap::new() })
    }

    /// How many customers it holds.
    pub(crate) fn len(&self) -> usize {
        self.customers.len()
    }

    /// Adds a customer from checked cells; what nobody said gets its default, the number is drawn at the end.
    pub(crate) fn add(&mut self, mut cells: Cells, points: &[(String, String, String)], tags: &[String]) -> Result<Id> {
        let id = Id::new(self.w.now);
        defaults(self.w.workspace, &mut cells);
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

/// Sets the same fields on many customers, as one group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which.
    pub ids: Vec<Id>,
    /// The fields to change; null clears.
    pub set: Values,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BulkChanged {
    /// Customers whose values changed or were confirmed.
    pub changed: usize,
    /// The group: what undo takes back as one.
    pub grp: Option<String>,
}

impl Action for Change {
    const NAME: &'static str = "customer.bulk";
    const NEEDS: Permission = Permission::to("update", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = BulkChanged;

    fn run(self, cx: &Cx) -> Result<Done<BulkChanged>> {
        if self.ids.len() > super::life::MOST {
            return Err(Error::TooLarge { limit: super::life::MOST as u64 });
        }
        let mut group = Group::new(cx.store(), Some(cx.user()), Self::NAME);
        for chunk in self.ids.chunks(CHUNK) {
            if let Err(refused) = group.write(|w| change_chunk(w, chunk, &self.set)) {
                // One refused chunk takes the whole intention back: it was one step to the person who took it.
                group.withdraw()?;
                return Err(refused);
            }
        }
        let ended = group.finish()?;
        let data = BulkChanged { changed: self.ids.len(), grp: ended.grp.map(|g| g.to_string()) };
        Ok(Done { data, op: ended.op, touched: ended.tables })
    }
}

fn change_chunk(w: &Write<'_>, ids: &[Id], set: &Values) -> Result<()> {
    for row in w.load_all::<Customer>("update", ids)? {
        if row.life != 0 {
            return Err(Error::blocked("in_bin"));
        }
        let image = w.image_of("customer", row.pk)?;
        let standing = image.cell("kind");
        let kind = set.get("kind").and_then(|k| k.as_str()).or(standing.as_text()).unwrap_or_default().to_string();
        let cells = to_cells(w, &kind, set)?;
        may_transfer(w, &image.cell("owner_id"), &cells)?;
        w.update(&row, &cells)?;
    }
    Ok(())
}
