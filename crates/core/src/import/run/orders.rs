//! Orders with their lines, from one flat sheet in which the columns of an order repeat, or from two: orders, and lines by
//! the number of their order. An order that stands in the file is as the file says.

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing, empty},
};
use crate::{
    Error, Id, Result,
    customer::batch::Batch,
    import::{ImportRow, Rejection, part::Part},
    record::{
        Record,
        values::{Values, defaults},
    },
    sales_order::{self, OrderLine, SalesOrder, line},
    store::{capture::Cells, scope::Entity, write::Write},
    text::fold::fold,
    value::CellValue,
};
use std::collections::{HashMap, HashSet};

/// An order that the file has named.
#[derive(Default)]
pub(super) struct Named {
    /// Its rows are not taken, and why where they are refused.
    closed: Option<Option<&'static str>>,
    /// This import made it.
    made: bool,
    /// The file says of it what was bought.
    lines_said: bool,
    /// Its lines in the file; of one that is made only what tells two of a product apart.
    lines: HashSet<Id>,
    /// How many lines of a product came before.
    before: HashMap<String, u32>,
}

impl Chunk<'_> {
    /// What becomes of a row of an order.
    pub(super) fn order(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        mut row: ImportRow,
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let at = row.row;
        let mut goods = std::mem::take(&mut row.goods);
        let values = goods.remove(&Part::Order).unwrap_or_default();
        let Some(mut given) = self.cells::<SalesOrder>(w, (Part::Order, ""), (at, &values), told)? else {
            return Ok(Outcome::Refused);
        };
        let number = given.cells.get("number").and_then(CellValue::as_text).unwrap_or_default().to_string();
        let id = sales_order::id_of(w.workspace, &number);
        let mut outcome = Outcome::Unchanged;
        if !self.memory.orders.contains_key(&id) {
            let (named, became) = self.head(w, batch, (id, std::mem::take(&mut given.cells)), row, told)?;
            self.memory.orders.insert(id, named);
            outcome = became;
        }
        match self.memory.orders.get(&id).map(|named| named.closed) {
            Some(Some(Some(reason))) if outcome != Outcome::Refused => {
                return Ok(self.refuse(at, (Part::Order, "number"), reason, told));
            }
            Some(Some(_)) => return Ok(outcome.min(Outcome::Left)),
            _ => {}
        }
        let line = goods.remove(&Part::Line).unwrap_or_default();
        let product = goods.remove(&Part::Product).unwrap_or_default();
        if line.is_empty() && product.is_empty() {
            return Ok(outcome);
        }
        match self.line(w, batch, id, (at, &line, &product), told)? {
            // What is refused of a line is told, and the order is taken all the same.
            Outcome::Refused if outcome > Outcome::Unchanged => Ok(outcome),
            Outcome::Refused => Ok(Outcome::Refused),
            became => Ok(outcome.max(became)),
        }
    }

    /// The first row of an order: whose it is, whether it is made, changed or left as it is.
    fn head(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        (id, mut cells): (Id, Cells),
        row: ImportRow,
        told: &mut Vec<Rejection>,
    ) -> Result<(Named, Outcome)> {
        let at = row.row;
        let closed = |why: Option<&'static str>| Named { closed: Some(why), ..Named::default() };
        let standing = w.life_of(SalesOrder::TABLE, id)?;
        let mode = self.wanted.mode;
        match (standing, mode) {
            // Somebody put it into the bin.
            (Some(1), _) | (Some(0), Mode::Skip | Mode::Create) => return Ok((closed(None), Outcome::Left)),
            (None | Some(2), Mode::Update) => return Ok((closed(None), Outcome::Left)),
            _ => {}
        }
        let names = row.number.is_some() || row.values.contains_key("name");
        if standing != Some(0) && !names {
            let (field, why) = match self.mapping.header_of(Part::Customer, "name") {
                Some(_) => ((Part::Customer, "name"), "required"),
                None => ((Part::Order, "number"), "no_such_order"),
            };
            self.refuse(at, field, why, told);
            return Ok((closed(Some("order_refused")), Outcome::Refused));
        }
        if names {
            let (customer, _) = self.customer(w, batch, row, false, told)?;
            let Some(customer) = customer else {
                return Ok((closed(Some("order_refused")), Outcome::Refused));
            };
            if !self.may(w, Part::Order, customer)? {
                self.refuse(at, (Part::Customer, "name"), "not_yours", told);
                return Ok((closed(Some("order_refused")), Outcome::Refused));
            }
            cells.insert("customer_id".into(), customer.into());
        }
        if standing == Some(0) {
            return self.changed_order(w, (id, cells), at, told);
        }
        if cells.get("ordered_on").is_none_or(empty) {
            self.refuse(at, (Part::Order, "ordered_on"), "required", told);
            return Ok((closed(Some("order_refused")), Outcome::Refused));
        }
        defaults::<SalesOrder>(w.workspace, &mut cells);
        SalesOrder::settle(w, None, &mut cells)?;
        match standing {
            None => batch.push::<SalesOrder>(id, cells)?,
            Some(_) => {
                w.create_whole::<SalesOrder>(id, cells)?;
            }
        }
        self.out.orders.created += 1;
        Ok((Named { made: true, ..Named::default() }, Outcome::Created))
    }

    /// An order that stands.
    fn changed_order(
        &mut self,
        w: &Write<'_>,
        (id, mut cells): (Id, Cells),
        at: u64,
        told: &mut Vec<Rejection>,
    ) -> Result<(Named, Outcome)> {
        let order = match w.load::<SalesOrder>("import", id) {
            Err(Error::NotFound { .. }) => {
                self.refuse(at, (Part::Order, "number"), "not_yours", told);
                let closed = Some(Some("order_refused"));
                return Ok((Named { closed, ..Named::default() }, Outcome::Refused));
            }
            other => other?,
        };
        let image = w.image_of(SalesOrder::TABLE, order.pk)?;
        differing(&mut cells, &image, self.wanted.mode == Mode::Fill);
        if cells.is_empty() {
            return Ok((Named::default(), Outcome::Unchanged));
        }
        w.update(&order, &cells)?;
        self.out.orders.updated += 1;
        Ok((Named::default(), Outcome::Updated))
    }

    /// What a row says was bought.
    fn line(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        order: Id,
        (at, values, named): (u64, &Values, &Values),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let Some(given) = self.cells::<OrderLine>(w, (Part::Line, ""), (at, values), told)? else {
            return Ok(Outcome::Refused);
        };
        let mut cells = given.cells;
        if cells.get("quantity").is_none_or(empty) {
            return Ok(self.refuse(at, (Part::Line, "quantity"), "required", told));
        }
        let said = |field: &str| named.get(field).and_then(|v| v.as_str());
        let product = if named.is_empty() { None } else { self.product(w, named)? };
        if product.is_none() && !named.is_empty() {
            // It was sold all the same: the line keeps its name.
            let by = if said("sku").is_some() { "sku" } else { "name" };
            self.refuse(at, (Part::Product, by), "no_such_product", told);
        }
        if let Some(name) = said("name").or(said("sku")) {
            cells.insert("product_name".into(), CellValue::Text(name.to_string()));
        }
        if let Some(product) = product {
            cells.insert("product_id".into(), product.into());
        }
        let fill = self.wanted.mode == Mode::Fill;
        let Some(known) = self.memory.orders.get_mut(&order) else { return Ok(Outcome::Left) };
        known.lines_said = true;
        let key = match cells.get("line").and_then(CellValue::as_text).filter(|line| !line.is_empty()) {
            Some(line) => line.to_string(),
            // Without a number a line is the n-th of its product.
            None => {
                let of =
                    product.map_or_else(|| fold(said("sku").or(said("name")).unwrap_or_default()), |id| id.to_string());
                let before = known.before.entry(of.clone()).or_default();
                *before += 1;
                let called = said("sku").map(fold).unwrap_or(of);
                format!("{called}#{before}")
            }
        };
        let id = line::id_of(w.workspace, order, &key);
        if !known.lines.insert(id) {
            return Ok(Outcome::Left); // twice in the file
        }
        let made = known.made;
        let standing = if made && !self.wanted.dry_run { w.life_of(OrderLine::TABLE, id)? } else { None };
        let standing = if made { standing } else { w.life_of(OrderLine::TABLE, id)? };
        if fill && !made {
            return Ok(Outcome::Unchanged); // what was bought is not filled up
        }
        if standing == Some(0) {
            let row = w.load::<OrderLine>("import", id)?;
            let image = w.image_of(OrderLine::TABLE, row.pk)?;
            cells.remove("line");
            differing(&mut cells, &image, false);
            if cells.is_empty() {
                return Ok(Outcome::Unchanged);
            }
            w.update(&row, &cells)?;
            self.out.lines.updated += 1;
            return Ok(Outcome::Updated);
        }
        cells.insert("order_id".into(), order.into());
        cells.insert("line".into(), CellValue::Text(key));
        OrderLine::settle(w, None, &mut cells)?;
        match standing {
            None => batch.push::<OrderLine>(id, cells)?,
            Some(_) => {
                w.create_whole::<OrderLine>(id, cells)?;
            }
        }
        self.out.lines.created += 1;
        Ok(if made { Outcome::Created } else { Outcome::Updated })
    }
}

impl super::Run<'_> {
    /// Takes away lines that the file no longer has of orders whose lines it says.
    pub(super) fn settle_lines(&mut self) -> Result<()> {
        let super::Run { cx, wanted, command, memory, out, group, name, .. } = self;
        let said: Vec<(&Id, &Named)> = memory
            .orders
            .iter()
            .filter(|(_, named)| named.lines_said && !named.made && named.closed.is_none())
            .collect();
        if wanted.mode == Mode::Fill {
            return Ok(());
        }
        for chunk in said.chunks(crate::record::bulk::CHUNK) {
            let mut settle = |w: &Write<'_>| {
                for (order, named) in chunk {
                    let sql = "SELECT id FROM my_order_line WHERE order_id = ?1 AND life = 0";
                    let standing: Vec<Id> = w.rows(sql, [**order], |row| row.get(0))?;
                    for line in standing.into_iter().filter(|line| !named.lines.contains(line)) {
                        w.leave(&w.load::<OrderLine>("import", line)?)?;
                        out.lines.withdrawn += 1;
                    }
                }
                w.say(&out.said(name));
                Ok(())
            };
            if wanted.dry_run {
                let intent = crate::store::write::Intent { dry_run: true, ..crate::store::write::Intent::of(*command) };
                cx.store().write(Some(cx.user()), intent, |w| settle(w))?;
            } else {
                group.write(|w| settle(w))?;
            }
        }
        Ok(())
    }
}
