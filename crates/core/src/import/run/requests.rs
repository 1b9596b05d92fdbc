//! What a row says of a service: known by its number, else by customer, title and the day it was raised. One of the past
//! starts in the state that the file says, with the file's dates and with nothing done besides; one that stands is changed
//! only while nobody has it (SPEC.md section 7).

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing, empty},
    deals::past,
};
use crate::{
    Error, Id, Result,
    customer::{batch::Batch, number},
    import::{PersonThere, Rejection, part::Part},
    record::{
        Record,
        values::{Values, defaults},
    },
    service::{Service, fields::SERVICE, machine},
    store::{capture::Cells, scope::Entity, write::Write},
    value::CellValue,
    words::{self, Lang},
};

impl Chunk<'_> {
    /// What becomes of the service of a row.
    pub(super) fn service(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        customer: Id,
        (at, mut values, contact): (u64, Values, Option<PersonThere>),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        if !self.may(w, Part::Service, customer)? {
            return Ok(self.refuse(at, (Part::Customer, "name"), "not_yours", told));
        }
        let past = past(Part::Service, &mut values);
        let Some(given) = self.cells::<Service>(w, (Part::Service, ""), (at, &values), told)? else {
            return Ok(Outcome::Refused);
        };
        let mut cells = given.cells;
        cells.extend(past);
        cells.insert("customer_id".into(), customer.into());
        if let Some(name) = contact.and_then(|c| c.values.get("name")?.as_str().map(String::from)) {
            match self.staff(w, customer)?.named(&name)[..] {
                [one] => drop(cells.insert("contact_id".into(), one.into())),
                _ => drop(self.refuse(at, (Part::Contact, "name"), "no_such_contact", told)),
            }
        }
        let owners = w.access().owners(Service::TABLE, "import");
        if cells.get("assigned_to").and_then(CellValue::as_id).is_some_and(|user| !owners.include(user)) {
            return Ok(self.refuse(at, (Part::Service, "assigned_to"), "not_yours", told));
        }
        let said = |column: &str| cells.get(column).and_then(CellValue::as_text).filter(|text| !text.is_empty());
        let raised = cells.get("raised_at").and_then(CellValue::as_int);
        let raised_on = raised.map(|at| w.day_of(at)).transpose()?;
        let standing = match self.wanted.mode {
            Mode::Create if said("number").is_none() => None,
            _ => w.service_called(said("number"), customer, said("title"), raised_on.as_deref())?,
        };
        match (standing, self.wanted.mode) {
            (Some(id), _) if !self.memory.services.insert(id) => Ok(Outcome::Left), // twice in the file
            (Some(_), Mode::Create | Mode::Skip) | (None, Mode::Update) => Ok(Outcome::Left),
            (Some(id), mode) => self.change_service(w, id, cells, (at, mode), told),
            (None, _) => {
                let key = said("number").map(|number| Id::of_key(w.workspace, "service", &number::number_key(number)));
                if key.is_some_and(|key| !self.memory.services.insert(key)) {
                    return Ok(Outcome::Left);
                }
                begin(w, &mut cells)?;
                batch.push::<Service>(Id::new(w.now), cells)?;
                Ok(Outcome::Created)
            }
        }
    }

    fn change_service(
        &self,
        w: &Write<'_>,
        id: Id,
        mut cells: Cells,
        (at, mode): (u64, Mode),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let row = w.load::<Service>("import", id)?;
        let image = w.image_of(Service::TABLE, row.pk)?;
        differing(&mut cells, &image, mode == Mode::Fill);
        let open = image.cell("state").as_text() == Some(machine::NEW);
        let free = |column: &str| {
            let field = SERVICE.by_column(column);
            open && field.is_none_or(|f| f.writable() && f.name != "customer")
        };
        let (mut free, fixed): (Cells, Cells) = cells.into_iter().partition(|(column, _)| free(column));
        for column in fixed.keys() {
            let field = SERVICE.by_column(column).map_or(column.as_str(), |f| f.name);
            self.refuse(at, (Part::Service, field), "set_by_its_steps", told);
        }
        if free.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        Service::settle(w, Some(&image), &mut free)?;
        w.update(&row, &free)?;
        Ok(Outcome::Updated)
    }
}

/// A new row in the state that the file says, with what its state asks for and nothing that it has not come to.
fn begin(w: &Write<'_>, cells: &mut Cells) -> Result<()> {
    let there = |cells: &Cells, column: &str| cells.get(column).is_some_and(|value| !empty(value));
    let text = |text: &str| CellValue::Text(text.to_string());
    if !there(cells, "raised_at") {
        cells.insert("raised_at".into(), CellValue::Int(w.now));
    }
    let raised = cells.get("raised_at").and_then(CellValue::as_int).unwrap_or(w.now);
    if !there(cells, "number") {
        let on = w.day_of(raised)?;
        let sequence = u32::try_from(w.draw(Service::TABLE, &on)?).unwrap_or(u32::MAX);
        let day = on.parse().map_err(Error::internal)?;
        cells.insert("number".into(), text(&number::number(number::SERVICE, day, sequence, None)));
    }
    if !there(cells, "title") {
        let number = cells.get("number").and_then(CellValue::as_text).unwrap_or_default().to_string();
        let lang = w.language().unwrap_or(Lang::Zh);
        cells.insert("title".into(), text(&words::say(lang, "import.untitled", &[("number", &number)])));
    }
    let said = cells.get("state").and_then(CellValue::as_text);
    let known = machine::STATES.iter().position(|state| said == Some(*state));
    // Where no column says it, how far it came is seen by what was done.
    let came = match known {
        Some(state) => state,
        None if there(cells, "archived_at") => 3,
        None if there(cells, "handling") || there(cells, "handled_at") => 2,
        None => usize::from(there(cells, "assigned_to")),
    };
    let state = machine::STATES[came];
    cells.insert("state".into(), text(state));
    let mut drop_all = |columns: &[&str]| columns.iter().for_each(|column| drop(cells.remove(*column)));
    match state {
        machine::NEW => drop_all(&[
            "assigned_to",
            "assigned_at",
            "handling",
            "handled_by",
            "handled_at",
            "result",
            "satisfaction",
            "archived_at",
        ]),
        machine::ASSIGNED | machine::HANDLED => drop_all(&["archived_at"]),
        _ => {}
    }
    if came > 0 && !there(cells, "assigned_to") {
        // Somebody has to have it: who handled it, else who looks after the customer.
        let owner = cells.get("customer_id").cloned().unwrap_or_default();
        let sql = "SELECT owner_id FROM my_customer WHERE id = ?1";
        let whose = match cells.get("handled_by").and_then(CellValue::as_id) {
            Some(handler) => Some(handler),
            None => w.row(sql, [owner], |row| row.get::<_, Option<Id>>(0))?.flatten(),
        };
        cells.insert("assigned_to".into(), whose.map_or(CellValue::Null, CellValue::from));
    }
    if came > 1 && !there(cells, "handled_by") {
        let assigned = cells.get("assigned_to").cloned().unwrap_or_default();
        cells.insert("handled_by".into(), assigned);
    }
    if state == machine::ARCHIVED && !there(cells, "archived_at") {
        let last = cells.get("handled_at").filter(|at| !at.is_null()).cloned();
        cells.insert("archived_at".into(), last.unwrap_or(CellValue::Int(raised)));
    }
    for (at, on) in [("raised_at", "raised_on"), ("handled_at", "handled_on"), ("archived_at", "archived_on")] {
        if let Some(at) = cells.get(at).and_then(CellValue::as_int) {
            cells.insert(on.into(), CellValue::Text(w.day_of(at)?));
        }
    }
    cells.entry("reopened".into()).or_insert(CellValue::Int(0));
    defaults::<Service>(w.workspace, cells);
    Ok(())
}
