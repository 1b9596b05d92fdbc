//! Products: what is sold, mostly as another system says (SPEC.md section 5). By hand they are made only where the office
//! has said so.

pub(crate) mod create;
pub mod fields;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    record::Record,
    setting,
    store::{
        capture::Cells,
        line::Image,
        read::Read,
        scope::{Entity, Visible},
        write::Write,
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The row.
#[derive(Debug)]
pub(crate) struct Product;

impl Entity for Product {
    const TABLE: &'static str = "product";
}

impl Record for Product {
    const CATALOGUE: &'static Catalogue = &fields::PRODUCT;
    const ALWAYS: &'static [&'static str] = &["sku", "name"];

    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        setting::require_by_hand(w)?;
        let row = w.load::<Self>("update", id)?;
        if row.life != 0 { Err(Error::blocked("in_bin")) } else { Ok(row) }
    }

    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        setting::require_by_hand(w)?;
        w.load::<Self>("delete", id)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        // Its id was made from it.
        if let (Some(image), Some(sku)) = (standing, cells.get("sku"))
            && image.cell("sku") != *sku
        {
            return Err(Error::invalid("sku", "read_only"));
        }
        let of = |column: &str| match cells.get(column) {
            Some(value) => value.clone(),
            None => standing.map(|image| image.cell(column)).unwrap_or_default(),
        };
        if !of("price").is_null() && of("currency").is_null() {
            cells.insert("currency".into(), CellValue::Text(w.currency()?));
        }
        Ok(())
    }
}

/// The id of the product with this sku: the same wherever it is entered.
pub(crate) fn id_of(workspace: Id, sku: &str) -> Id {
    Id::of_key(workspace, Product::TABLE, sku)
}

/// A product that another record names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProductRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its sku.
    pub sku: String,
}

/// The product that a row names; None where there is none of this id.
pub(crate) fn named(r: &Read<'_>, id: Id) -> Result<Option<ProductRef>> {
    let sql = "SELECT name, sku FROM product WHERE id = ?1";
    r.row(sql, [id], |row| Ok(ProductRef { id: id.to_string(), name: row.get(0)?, sku: row.get(1)? }))
}

/// Operations on products; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[query::<verbs::List>(), query::<get::Get>(), command::<create::Create>()];
