//! A line of an order: a product, how much of it, for how much. It is a part of its order and goes by its rights.

use super::{SalesOrder, fields};
use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    product,
    record::Record,
    store::{
        capture::Cells,
        line::Image,
        scope::{Entity, Visible},
        write::Write,
    },
    value::CellValue,
    workspace::create::text,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The row.
#[derive(Debug)]
pub(crate) struct OrderLine;

impl Entity for OrderLine {
    const TABLE: &'static str = "order_line";
}

impl Record for OrderLine {
    const CATALOGUE: &'static Catalogue = &fields::ORDER_LINE;
    const ALWAYS: &'static [&'static str] = &["quantity"];

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        // Its id was made from it.
        if let (Some(image), Some(line)) = (standing, cells.get("line"))
            && image.cell("line") != *line
        {
            return Err(Error::invalid("line", "read_only"));
        }
        // What it was called then, whatever becomes of the product.
        if let Some(product) = cells.get("product_id").and_then(CellValue::as_id)
            && cells.get("product_name").is_none_or(CellValue::is_null)
            && let Some(product) = product::named(w, product)?
        {
            cells.insert("product_name".into(), CellValue::Text(product.name));
        }
        Ok(())
    }
}

/// A line as it is entered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// The product.
    pub product: Id,
    /// How much, in thousandths; a return is negative.
    pub quantity: i64,
    /// Of what unit; that of the product where it is left out.
    #[serde(default)]
    pub unit: Option<String>,
    /// What one costs, in 1/10,000 of the major unit; the product's price where it is left out.
    #[serde(default)]
    pub unit_price: Option<i64>,
}

/// The id of a line: the same wherever it is entered.
pub(crate) fn id_of(workspace: Id, order: Id, line: &str) -> Id {
    Id::of_key(workspace, OrderLine::TABLE, &format!("{order}/{line}"))
}

/// Adds lines behind those of an order.
pub(crate) fn add(w: &Write<'_>, order: &Visible<SalesOrder>, lines: &[NewLine]) -> Result<()> {
    let sql = "SELECT line FROM my_order_line WHERE order_id = ?1";
    let known: Vec<String> = w.rows(sql, [order.id], |row| row.get(0))?;
    let last = known.iter().filter_map(|line| line.parse::<u64>().ok()).max().unwrap_or_default();
    for (at, line) in (last + 1..).zip(lines) {
        let sql = "SELECT unit, price FROM product WHERE id = ?1 AND life = 0";
        let product =
            w.row(sql, [line.product], |r| Ok((r.get::<_, Option<String>>(0)?, r.get::<_, Option<i64>>(1)?)))?;
        let (unit, price) = product.ok_or_else(|| Error::invalid("lines.product", "unknown"))?;
        let unit_price = line.unit_price.or(price).ok_or_else(|| Error::invalid("lines.unit_price", "required"))?;
        let check = |name: &str, value: serde_json::Value| {
            let field = fields::ORDER_LINE.field(name).ok_or_else(|| Error::internal("no such field"))?;
            fields::ORDER_LINE.check(field, &value).map_err(|rule| Error::invalid(format!("lines.{name}"), rule))
        };
        let unit = line.unit.clone().or(unit);
        let mut cells = Cells::from([
            ("order_id".to_string(), order.id.into()),
            ("line".to_string(), text(at.to_string())),
            ("product_id".to_string(), line.product.into()),
            ("quantity".to_string(), check("quantity", line.quantity.into())?),
            ("unit".to_string(), check("unit", unit.into())?),
            ("unit_price".to_string(), check("unit_price", unit_price.into())?),
        ]);
        OrderLine::settle(w, None, &mut cells)?;
        w.create_whole::<OrderLine>(id_of(w.workspace, order.id, &at.to_string()), cells)?;
    }
    Ok(())
}
