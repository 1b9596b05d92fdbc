//! Many new customers in one op, with what hangs on them, and rows of other entities: of an import or of sample data.

use super::{
    Customer, Tagging,
    fields::CUSTOMER,
    number,
    tags::{ensure, tagging_cells, tagging_id},
};
use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    contact::{Contact, fields::CONTACT, primary},
    demo::{
        DemoCustomer,
        people::{DemoContact, DemoInteraction},
    },
    interaction::{Interaction, fields::INTERACTION},
    record::{
        Record,
        points::ContactPoint,
        values::{Values, defaults},
    },
    store::{
        capture::Cells,
        scope::Entity,
        write::{Write, custom_text},
    },
    value::CellValue,
};
use serde_json::Value;
use std::collections::HashMap;

/// New customers on their way into one op.
pub(crate) struct Batch<'w, 'a> {
    w: &'w Write<'a>,
    columns: Vec<&'static str>,
    customers: Vec<(Id, Vec<CellValue>)>,
    /// Where among them each is.
    at: HashMap<Id, usize>,
    contacts: Vec<(Id, Vec<CellValue>)>,
    interactions: Vec<(Id, Vec<CellValue>)>,
    points: Vec<(Id, Vec<CellValue>)>,
    taggings: Vec<(Id, Vec<CellValue>)>,
    tags: HashMap<String, Id>,
    others: Vec<Others>,
}

/// A row on its way: its id, and its cells in the order of the columns.
type NewRow = (Id, Vec<CellValue>);
/// Writes rows of one entity.
type Creating = fn(&Write<'_>, &[&str], &[NewRow]) -> Result<()>;

/// New rows of an entity that has nothing to do with customers.
struct Others {
    table: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<NewRow>,
    create: Creating,
}

const POINT_COLUMNS: [&str; 6] = ["owner_kind", "owner_id", "kind", "label", "raw", "sort"];
const TAGGING_COLUMNS: [&str; 3] = ["tag_id", "owner_kind", "owner_id"];

impl<'w, 'a> Batch<'w, 'a> {
    pub(crate) fn new(w: &'w Write<'a>) -> Result<Self> {
        let columns = CUSTOMER.columns().chain(["custom"]).collect();
        Ok(Self {
            w,
            columns,
            customers: Vec::new(),
            at: HashMap::new(),
            contacts: Vec::new(),
            interactions: Vec::new(),
            points: Vec::new(),
            taggings: Vec::new(),
            tags: HashMap::new(),
            others: Vec::new(),
        })
    }

    /// Adds a row of any entity under an id that nothing has.
    pub(crate) fn push<R: Record>(&mut self, id: Id, cells: Cells) -> Result<()> {
        let custom = self.w.layout(R::TABLE)?.custom.then_some("custom");
        let columns: Vec<&'static str> = R::CATALOGUE.columns().chain(custom).collect();
        let mut row = row_of(R::CATALOGUE, cells);
        row.truncate(columns.len());
        self.push_plain::<R>(&columns, (id, row))
    }

    /// Adds a row of a table as its columns have it.
    pub(crate) fn push_plain<T: Entity>(&mut self, columns: &[&'static str], row: NewRow) -> Result<()> {
        let others = match self.others.iter().position(|others| others.table == T::TABLE) {
            Some(at) => &mut self.others[at],
            None => {
                let create = |w: &Write<'_>, columns: &[&str], rows: &[NewRow]| w.create_many::<T>(columns, rows);
                self.others.push(Others { table: T::TABLE, columns: columns.to_vec(), rows: Vec::new(), create });
                self.others.last_mut().ok_or_else(|| Error::internal("no place for rows"))?
            }
        };
        others.rows.push(row);
        Ok(())
    }

    /// Whether it holds this customer.
    pub(crate) fn has(&self, customer: Id) -> bool {
        self.at.contains_key(&customer)
    }

    /// Says something of a customer of this batch; false where he is none of it.
    pub(crate) fn set(&mut self, customer: Id, column: &str, said: CellValue) -> bool {
        let at = self.columns.iter().position(|c| *c == column);
        let row = self.at.get(&customer).and_then(|at| self.customers.get_mut(*at));
        let (Some(at), Some((_, row))) = (at, row) else { return false };
        row[at] = said;
        true
    }

    /// Gives a customer of this batch what he lacks; false where he is none of it.
    pub(crate) fn fill(&mut self, customer: Id, cells: &Cells) -> bool {
        let Some((_, row)) = self.at.get(&customer).and_then(|at| self.customers.get_mut(*at)) else { return false };
        for (value, column) in row.iter_mut().zip(&self.columns) {
            if let Some(given) = cells.get(*column).filter(|_| value.is_null()) {
                value.clone_from(given);
            }
        }
        true
    }

    /// Adds a customer from checked cells; what nobody said gets its default, the number is drawn at the end.
    pub(crate) fn add(&mut self, mut cells: Cells, points: &[(String, String, String)], tags: &[String]) -> Result<Id> {
        let id = Id::new(self.w.now);
        defaults::<Customer>(self.w.workspace, &mut cells);
        if let Some(custom) = custom_text(&cells) {
            cells.insert("custom".into(), CellValue::Text(custom));
        }
        let row = self.columns.iter().map(|c| cells.remove(*c).unwrap_or_default()).collect();
        self.at.insert(id, self.customers.len());
        self.customers.push((id, row));
        for (at, (kind, label, raw)) in points.iter().enumerate() {
            self.point("customer", id, at, (kind, label), raw);
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

    fn point(&mut self, entity: &str, owner: Id, at: usize, (kind, label): (&str, &str), raw: &str) {
        let text = |t: &str| if t.is_empty() { CellValue::Null } else { CellValue::Text(t.into()) };
        let row = vec![text(entity), owner.into(), text(kind), text(label), text(raw), CellValue::Int(at as i64)];
        self.points.push((Id::new(self.w.now), row));
    }

    /// Adds a contact from checked cells and points: kind, label, text. The first one stands for his customer.
    pub(crate) fn add_contact(&mut self, customer: Id, cells: Cells, points: &[(&str, &str, &str)]) -> Result<Id> {
        let id = self.contact(customer, cells, points);
        if !self.has(customer) {
            let customer = self.w.load::<Customer>("read", customer)?;
            primary::first(self.w, &customer, id)?;
        }
        Ok(id)
    }

    fn contact(&mut self, customer: Id, mut cells: Cells, points: &[(&str, &str, &str)]) -> Id {
        let id = Id::new(self.w.now);
        cells.insert("customer_id".into(), customer.into());
        defaults::<Contact>(self.w.workspace, &mut cells);
        self.contacts.push((id, row_of(&CONTACT, cells)));
        for (at, (kind, label, raw)) in points.iter().enumerate() {
            self.point("contact", id, at, (kind, label), raw);
        }
        if let Some(column) = self.columns.iter().position(|c| *c == "primary_contact_id")
            && let Some((_, row)) = self.at.get(&customer).and_then(|at| self.customers.get_mut(*at))
            && row[column].is_null()
        {
            row[column] = id.into();
        }
        id
    }

    /// Adds an interaction with a customer from checked cells, by `user` where they say nobody else.
    pub(crate) fn add_interaction(&mut self, customer: Id, mut cells: Cells, user: Id) -> Result<Id> {
        let id = Id::new(self.w.now);
        cells.insert("customer_id".into(), customer.into());
        defaults::<Interaction>(self.w.workspace, &mut cells);
        cells.entry("by_id".into()).or_insert(user.into());
        if cells.get("place").is_some_and(CellValue::is_null) {
            cells.remove("place");
        }
        // Who it was with may be of this very batch and in no table yet: only what follows from other cells is settled.
        let contact = cells.remove("contact_id");
        Interaction::settle(self.w, None, &mut cells)?;
        cells.extend(contact.map(|contact| ("contact_id".to_string(), contact)));
        self.interactions.push((id, row_of(&INTERACTION, cells)));
        Ok(id)
    }

    /// Adds a sample customer; choices are dictionary values.
    pub(crate) fn add_demo(&mut self, customer: &DemoCustomer, owner: Id) -> Result<Id> {
        let (mut cells, _) = sample::<Customer>(self.w, &customer.values)?;
        cells.insert("owner_id".into(), owner.into());
        let tags: Vec<String> = customer.tags.iter().map(|t| t.to_string()).collect();
        self.add(cells, &[], &tags)
    }

    /// Adds sample contacts of a customer, and what was dealt with him. The contacts come back: for a customer who is not
    /// of this batch the caller says who stands for him.
    pub(crate) fn add_dealings(
        &mut self,
        id: Id,
        people: &[DemoContact],
        talks: &[DemoInteraction],
        owner: Id,
    ) -> Result<Vec<Id>> {
        let mut contacts = Vec::with_capacity(people.len());
        for person in people {
            let (cells, points) = sample::<Contact>(self.w, &person.values)?;
            let points: Vec<_> = points.iter().map(|(kind, raw)| (*kind, "", raw.as_str())).collect();
            contacts.push(self.contact(id, cells, &points));
        }
        for talk in talks {
            const DAY: i64 = 86_400_000;
            let (mut cells, _) = sample::<Interaction>(self.w, &talk.values)?;
            let at = self.w.now - talk.minutes_ago * 60_000;
            cells.insert("occurred_at".into(), CellValue::Int(at));
            if let Some(contact) = contacts.get(talk.contact) {
                cells.insert("contact_id".into(), (*contact).into());
            }
            if let Some(days) = talk.step_in_days {
                cells.insert("next_step_on".into(), CellValue::Text(self.w.day_of(at + days * DAY)?));
            }
            self.add_interaction(id, cells, owner)?;
        }
        Ok(contacts)
    }

    /// Writes everything: one line of the journal for each table.
    pub(crate) fn write(mut self) -> Result<()> {
        let day = self.w.today()?;
        let at = self.columns.iter().position(|c| *c == "number").ok_or_else(|| Error::internal("no number column"))?;
        let unnumbered = self.customers.iter().filter(|(_, row)| row[at].is_null()).count();
        let first = self.w.draw_many("customer", &day.to_string(), unnumbered as i64)?;
        let rows = self.customers.iter_mut().map(|(_, row)| row).filter(|row| row[at].is_null());
        for (row, sequence) in rows.zip(first..) {
            row[at] = CellValue::Text(number::number(
                number::CUSTOMER,
                day,
                u32::try_from(sequence).unwrap_or(u32::MAX),
                None,
            ));
        }
        self.w.create_many::<Customer>(&self.columns, &self.customers)?;
        let columns = |catalogue: &Catalogue| catalogue.columns().chain(["custom"]).collect::<Vec<_>>();
        self.w.create_many::<Contact>(&columns(&CONTACT), &self.contacts)?;
        self.w.create_many::<Interaction>(&columns(&INTERACTION), &self.interactions)?;
        self.w.create_many::<ContactPoint>(&POINT_COLUMNS, &self.points)?;
        self.w.create_many::<Tagging>(&TAGGING_COLUMNS, &self.taggings)?;
        self.others.iter().try_for_each(|others| (others.create)(self.w, &others.columns, &others.rows))
    }
}

/// Cells as a row of an entity's columns, its custom fields last.
fn row_of(catalogue: &Catalogue, mut cells: Cells) -> Vec<CellValue> {
    let custom = custom_text(&cells).map_or(CellValue::Null, CellValue::Text);
    catalogue.columns().map(|c| cells.remove(c).unwrap_or_default()).chain([custom]).collect()
}

/// Sample values as cells, and those that are contact points by kind.
pub(crate) fn sample<R: Record>(w: &Write<'_>, values: &Values) -> Result<(Cells, Vec<(&'static str, String)>)> {
    let (mut cells, mut points) = (Cells::new(), Vec::new());
    for (name, value) in values {
        let Some(field) = R::CATALOGUE.field(name) else { continue };
        let value = match (field.dictionary, value.as_str()) {
            (Some(category), Some(code)) => {
                Value::from(crate::workspace::create::item_id(w.workspace, category, code).to_string())
            }
            _ => value.clone(),
        };
        let wrong = |rule| Error::internal(format!("sample {name}: {rule}"));
        let found = R::CATALOGUE.check_cells(field, &value).map_err(wrong)?;
        match field.point {
            Some(kind) => points.extend(found[0].1.as_text().map(|raw| (kind, raw.to_string()))),
            None => cells.extend(found.into_iter().map(|(c, v)| (c.to_string(), v))),
        }
    }
    Ok((cells, points))
}
