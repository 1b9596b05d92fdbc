//! What a row says of an opportunity: known by its number, else by title and customer. One of the past starts in the state
//! that the file says, with the file's dates and with nothing done besides; one that stands is changed only as far as its
//! state lets a form change it (SPEC.md section 2).

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing},
};
use crate::{
    Error, Id, Result,
    customer::{batch::Batch, number},
    export::list,
    import::{ImportRow, Rejection, part::Part},
    opportunity::{
        Opportunity,
        fields::{OPPORTUNITY, PROGRESS},
        machine::{ASSIGNED, LOST, UNASSIGNED, WON},
        products::{self, About},
    },
    record::{Record, values::Values},
    store::{capture::Cells, named::Named, scope::Entity, write::Write},
    text::fold::fold,
    value::CellValue,
    words,
};
use std::collections::BTreeMap;

impl Chunk<'_> {
    /// What becomes of the opportunity of a row.
    pub(super) fn deal(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        mut row: ImportRow,
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let at = row.row;
        let mut values = row.goods.remove(&Part::Opportunity).unwrap_or_default();
        let past = past(Part::Opportunity, &mut values);
        let Some(given) = self.cells::<Opportunity>(w, (Part::Opportunity, ""), (at, &values), told)? else {
            return Ok(Outcome::Refused);
        };
        let mut cells = given.cells;
        cells.extend(past);
        let named = row.goods.remove(&Part::Product).unwrap_or_default();
        let products = self.products(w, at, &named, told)?;
        if !self.may_have(w, &cells) {
            return Ok(self.refuse(at, (Part::Opportunity, "assigned_to"), "not_yours", told));
        }
        let said = |column: &str| cells.get(column).and_then(CellValue::as_text).filter(|text| !text.is_empty());
        let key = match said("number") {
            Some(number) => number::number_key(number),
            None => format!(
                "\u{1}{}\u{1}{}",
                said("title").map(fold).unwrap_or_default(),
                said("customer_name").map(fold).unwrap_or_default()
            ),
        };
        let standing = match self.memory.deals.get(&key) {
            Some(_) => return Ok(Outcome::Left), // twice in the file
            None if self.wanted.mode == Mode::Create && said("number").is_none() => None,
            None => w.opportunity_called(said("number"), said("title"), said("customer_name"))?,
        };
        let id = standing.unwrap_or_else(|| Id::new(w.now));
        self.memory.deals.insert(key, id);
        match (standing, self.wanted.mode) {
            (Some(_), Mode::Create | Mode::Skip) | (None, Mode::Update) => Ok(Outcome::Left),
            (Some(id), mode) => self.change_deal(w, id, cells, (at, &products, mode), told),
            (None, _) => {
                begin(w, &mut cells)?;
                batch.push::<Opportunity>(id, cells)?;
                for product in products {
                    batch.push_plain::<About>(
                        &["opportunity_id", "product_id"],
                        (products::id_of(w.workspace, id, product), vec![id.into(), product.into()]),
                    )?;
                }
                Ok(Outcome::Created)
            }
        }
    }

    /// The products that a row names, one or several in a cell.
    fn products(&mut self, w: &Write<'_>, at: u64, named: &Values, told: &mut Vec<Rejection>) -> Result<Vec<Id>> {
        if named.is_empty() {
            return Ok(Vec::new());
        }
        if let Some(one) = self.product(w, named)? {
            return Ok(vec![one]);
        }
        let by = if named.contains_key("sku") { "sku" } else { "name" };
        let cell = named.get(by).and_then(|value| value.as_str()).unwrap_or_default();
        let mut found = Vec::new();
        for (name, _) in list::parted(cell, list::TAGS) {
            match self.product(w, &Values::from_iter([(by.to_string(), name.into())]))? {
                Some(product) if found.contains(&product) => {}
                Some(product) => found.push(product),
                None => drop(self.refuse(at, (Part::Product, by), "no_such_product", told)),
            }
        }
        Ok(found)
    }

    /// Whether the session may import an opportunity that is in these hands.
    fn may_have(&self, w: &Write<'_>, cells: &Cells) -> bool {
        let owners = w.access().owners(Opportunity::TABLE, "import");
        cells.get("assigned_to").and_then(CellValue::as_id).is_none_or(|user| owners.include(user))
    }

    fn change_deal(
        &self,
        w: &Write<'_>,
        id: Id,
        mut cells: Cells,
        (at, named, mode): (u64, &[Id], Mode),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let row = w.load::<Opportunity>("import", id)?;
        let image = w.image_of(Opportunity::TABLE, row.pk)?;
        differing(&mut cells, &image, mode == Mode::Fill);
        let state = image.cell("state");
        let free = |column: &str| match OPPORTUNITY.by_column(column) {
            Some(field) if field.group == "state" && field.name != "stage" => false,
            Some(field) => match state.as_text() {
                Some(ASSIGNED) => PROGRESS.contains(&field.name),
                Some(UNASSIGNED) => field.name != "number" && field.name != "stage",
                _ => false,
            },
            None => state.as_text() == Some(UNASSIGNED), // a field of the office's own
        };
        let (free, fixed): (Cells, Cells) = cells.into_iter().partition(|(column, _)| free(column));
        for column in fixed.keys().filter(|column| *column != "closed_on") {
            let field = OPPORTUNITY.by_column(column).map_or(column.as_str(), |f| f.name);
            self.refuse(at, (Part::Opportunity, field), "set_by_its_steps", told);
        }
        let mut cells = free;
        let mut new = Vec::new();
        for product in named {
            if w.life_of(About::TABLE, products::id_of(w.workspace, id, *product))? != Some(0) {
                new.push(*product);
            }
        }
        if cells.is_empty() && new.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        if !cells.is_empty() {
            Opportunity::settle(w, Some(&image), &mut cells)?;
            w.update(&row, &cells)?;
        }
        products::set(w, &row, &new, &[])?;
        Ok(Outcome::Updated)
    }
}

/// Takes out of a row's values what only history may say, as cells.
pub(super) fn past(part: Part, values: &mut Values) -> Cells {
    let mut cells = Cells::new();
    let catalogue = part.catalogue();
    for name in part.history() {
        let (Some(field), Some(value)) = (catalogue.field(name), values.remove(*name)) else { continue };
        let found = catalogue.check_cells(field, &value).unwrap_or_default();
        cells.extend(found.into_iter().map(|(column, value)| (column.to_string(), value)));
    }
    cells
}

/// A new row in the state that the file says, with what its state asks for.
fn begin(w: &Write<'_>, cells: &mut Cells) -> Result<()> {
    let there =
        |cells: &Cells, column: &str| cells.get(column).is_some_and(|v| !v.is_null() && v.as_text() != Some(""));
    let text = |text: String| CellValue::Text(text);
    if !there(cells, "number") {
        let day = w.today()?;
        let sequence = u32::try_from(w.draw("opportunity", &day.to_string())?).unwrap_or(u32::MAX);
        cells.insert("number".into(), text(number::number(number::OPPORTUNITY, day, sequence, None)));
    }
    let number = cells.get("number").and_then(CellValue::as_text).unwrap_or_default().to_string();
    let untitled =
        || text(words::say(w.language().unwrap_or(words::Lang::Zh), "import.untitled", &[("number", &number)]));
    if !there(cells, "title") {
        cells.insert("title".into(), untitled());
    }
    // Who has it in hand is developing it, whatever the file calls that.
    let state = match cells.get("state").and_then(CellValue::as_text) {
        Some(closed @ (WON | LOST)) => closed.to_string(),
        Some(ASSIGNED) => ASSIGNED.into(),
        _ if there(cells, "assigned_to") => ASSIGNED.into(),
        _ => UNASSIGNED.into(),
    };
    if state == WON || state == LOST {
        close(w, cells)?;
        if state == LOST && !there(cells, "lost_reason") {
            cells.insert("lost_reason".into(), untitled());
        }
        cells.entry("success_rate".into()).or_insert(CellValue::Int(if state == WON { 100 } else { 0 }));
        cells.remove("stage");
    } else {
        for column in ["closed_at", "closed_on", "lost_reason"] {
            cells.remove(column);
        }
    }
    if state == UNASSIGNED {
        cells.remove("assigned_at");
        cells.remove("stage");
    }
    cells.insert("state".into(), text(state));
    if let Some(name) = cells.get("customer_name").and_then(CellValue::as_text)
        && let [one] = w.customers_by(Named::Name { folded: &fold(name), phone: None }, "customer", "read")?[..]
    {
        cells.insert("customer_id".into(), one.into());
    }
    Opportunity::settle(w, None, cells)
}

/// The day on which it was closed. Other programs have one date for when it may close and when it did.
fn close(w: &Write<'_>, cells: &mut Cells) -> Result<()> {
    let at = cells.get("closed_at").and_then(CellValue::as_int);
    let day = match (at, cells.get("expected_close").and_then(CellValue::as_text)) {
        (Some(at), _) => w.day_of(at)?,
        (None, Some(day)) => {
            let begins = w.zone()?.begins(day.parse().map_err(Error::internal)?);
            let day = day.to_string();
            cells.insert("closed_at".into(), CellValue::Int(begins));
            day
        }
        (None, None) => return Ok(()),
    };
    cells.insert("closed_on".into(), CellValue::Text(day));
    Ok(())
}

/// Opportunities that rows of this import name, by number or by title and customer.
pub(super) type Deals = BTreeMap<String, Id>;
