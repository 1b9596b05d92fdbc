//! What a row says of goods: products by their sku, stock by product and place. Their ids follow from that, so that the
//! same file makes the same rows wherever it is imported.

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing, empty},
};
use crate::{
    Id, Result,
    customer::batch::Batch,
    import::{ImportRow, Rejection, part::Part},
    product::{self, Product},
    record::{
        Record,
        values::{Values, defaults},
    },
    stock::{self, Stock},
    store::{capture::Cells, write::Write},
    value::CellValue,
};

impl Chunk<'_> {
    /// What becomes of a row that names no customer.
    pub(super) fn goods(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        mut row: ImportRow,
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        let main = self.mapping.main;
        let values = row.goods.remove(&main).unwrap_or_default();
        let at = row.row;
        match main {
            Part::Product => {
                let Some(given) = self.cells::<Product>(w, (main, ""), (at, &values), told)? else {
                    return Ok(Outcome::Refused);
                };
                let id = product::id_of(w.workspace, text(&given.cells, "sku"));
                self.put::<Product>(w, batch, (main, at), (id, given.cells), told)
            }
            _ => {
                let named = row.goods.remove(&Part::Product).unwrap_or_default();
                let Some(product) = self.product(w, &named)? else {
                    let by = if named.contains_key("sku") { "sku" } else { "name" };
                    return Ok(self.refuse(at, (Part::Product, by), "no_such_product", told));
                };
                let Some(given) = self.cells::<Stock>(w, (main, ""), (at, &values), told)? else {
                    return Ok(Outcome::Refused);
                };
                let mut cells = given.cells;
                let id = stock::id_of(w.workspace, product, text(&cells, "warehouse"), text(&cells, "bin"));
                cells.insert("product_id".into(), product.into());
                self.put::<Stock>(w, batch, (main, at), (id, cells), told)
            }
        }
    }

    /// The live product that a row names: by its sku, else by a name that is its alone.
    pub(super) fn product(&mut self, w: &Write<'_>, named: &Values) -> Result<Option<Id>> {
        let said = |field: &str| named.get(field).and_then(|v| v.as_str());
        if let Some(sku) = said("sku") {
            let field = Part::Product.catalogue().field("sku");
            let sku = field.and_then(|f| Part::Product.catalogue().check(f, &sku.into()).ok());
            let id = sku.as_ref().and_then(CellValue::as_text).map(|sku| product::id_of(w.workspace, sku));
            return match id {
                Some(id) if w.life_of("product", id)? == Some(0) => Ok(Some(id)),
                _ => Ok(None),
            };
        }
        let Some(name) = said("name") else { return Ok(None) };
        if let Some(known) = self.memory.products.get(name) {
            return Ok(*known);
        }
        let found = match w.products_named(name)?[..] {
            [one] => Some(one),
            [] => w.product_spelt(name)?,
            _ => None,
        };
        self.memory.products.insert(name.into(), found);
        Ok(found)
    }

    /// Makes a row under its id, or changes the one that is there.
    pub(super) fn put<R: Record>(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        (part, at): (Part, u64),
        (id, mut cells): (Id, Cells),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        if !self.memory.goods.insert(id) {
            return Ok(Outcome::Left); // twice in the file
        }
        let mode = self.wanted.mode;
        let standing = w.life_of(R::TABLE, id)?;
        match standing {
            Some(0) if matches!(mode, Mode::Skip | Mode::Create) => return Ok(Outcome::Left),
            Some(0) => {
                let row = w.load::<R>("import", id)?;
                let image = w.image_of(R::TABLE, row.pk)?;
                differing(&mut cells, &image, mode == Mode::Fill);
                if cells.is_empty() {
                    return Ok(Outcome::Unchanged);
                }
                R::settle(w, Some(&image), &mut cells)?;
                w.update(&row, &cells)?;
                return Ok(Outcome::Updated);
            }
            Some(1) => return Ok(Outcome::Left), // somebody put it into the bin
            _ if mode == Mode::Update => return Ok(Outcome::Left),
            _ => {}
        }
        let lacks = |name: &&&str| {
            let column = R::CATALOGUE.field(name).map_or(**name, |f| f.column);
            cells.get(column).is_none_or(empty)
        };
        if let Some(name) = R::ALWAYS.iter().find(lacks) {
            return Ok(self.refuse(at, (part, name), "required", told));
        }
        defaults::<R>(w.workspace, &mut cells);
        R::settle(w, None, &mut cells)?;
        match standing {
            None => batch.push::<R>(id, cells)?,
            Some(_) => {
                w.create_whole::<R>(id, cells)?;
            }
        }
        Ok(Outcome::Created)
    }
}

fn text<'c>(cells: &'c Cells, column: &str) -> &'c str {
    cells.get(column).and_then(CellValue::as_text).unwrap_or_default()
}
