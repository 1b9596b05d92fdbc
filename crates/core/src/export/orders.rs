//! Orders with their lines, as an import of orders takes them: in a text one row a line, in which what is said of the order
//! repeats; in a workbook a second sheet with the lines, each by the number of its order.

use super::{
    book::BookSheet,
    cell::{Cell, of_field},
    columns::Column,
    rows::Maker,
    run::{Format, STRETCH, Written, each_stretch},
    text::TextSheet,
    words::Words,
};
use crate::{
    Id, Result,
    app::Cx,
    catalogue::Field,
    record::values::is_masked,
    sales_order::{
        SalesOrder,
        fields::{ORDER_LINE, SALES_ORDER},
    },
    scratch::ScratchWriter,
    store::read::Read,
    value::CellValue,
    words::{self, Lang},
};
use std::{collections::HashMap, io::Write};

/// What is said of a line, behind the number of its order: fields of the line, and of its product the sku.
const SAID: [&str; 7] = ["line", "sku", "product_name", "quantity", "unit", "unit_price", "amount"];
/// Skus that are kept before they are forgotten.
const KEPT: usize = 50_000;

/// The lines of orders on their way into a table.
pub(super) struct Lines<'a> {
    r: &'a Read<'a>,
    words: &'a Words,
    /// None: the sku of the product.
    columns: Vec<Option<&'static Field>>,
    skus: HashMap<Id, String>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(r: &'a Read<'a>, words: &'a Words) -> Self {
        let of = |name: &&str| match ORDER_LINE.field(name) {
            Some(field) => (!is_masked(r, field)).then_some(Some(field)),
            None => Some(None),
        };
        Self { r, words, columns: SAID.iter().filter_map(of).collect(), skus: HashMap::new() }
    }

    pub(super) fn headers(&self) -> Vec<String> {
        let lang = self.words.lang;
        let header = |column: &Option<&Field>| match column {
            None => words::field(lang, "product", "sku"),
            Some(field) if field.name == "product_name" => words::field(lang, "product", "name"),
            Some(field) => words::field(lang, "order_line", field.name),
        };
        self.columns.iter().map(header).collect()
    }

    /// The lines of an order, each with the number of the order.
    pub(super) fn of(&mut self, order: i64) -> Result<Vec<(Cell, Vec<Cell>)>> {
        let sql = "SELECT o.number, l.pk, l.product_id, l.line, l.product_name, l.quantity, l.unit, l.unit_price
                   FROM my_sales_order o JOIN my_order_line l ON l.order_id = o.id WHERE o.pk = ?1 AND l.life = 0 ORDER BY l.pk";
        let rows = self.r.rows(sql, [order], |row| {
            let mut cells: HashMap<&str, CellValue> = HashMap::new();
            for (at, name) in ["line", "product_name", "quantity", "unit", "unit_price"].into_iter().enumerate() {
                cells.insert(name, row.get(at + 3)?);
            }
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<Id>>(2)?, cells))
        })?;
        let mut lines = Vec::with_capacity(rows.len());
        for (number, pk, product, mut cells) in rows {
            if let Some(amount) = self.r.amount_of_line(pk)? {
                cells.insert("amount", CellValue::Int(amount));
            }
            let sku = product.map(|id| self.sku(id)).transpose()?.unwrap_or_default();
            let cell = |column: &Option<&'static Field>| match column {
                None => Cell::text(&sku),
                Some(field) => {
                    let value = ORDER_LINE.show(field, cells.get(field.name).unwrap_or(&CellValue::Null));
                    of_field(self.words, ORDER_LINE.entity, field, 1, &value)
                }
            };
            lines.push((Cell::text(number), self.columns.iter().map(cell).collect()));
        }
        Ok(lines)
    }

    fn sku(&mut self, product: Id) -> Result<String> {
        if let Some(known) = self.skus.get(&product) {
            return Ok(known.clone());
        }
        if self.skus.len() >= KEPT {
            self.skus.clear();
        }
        let sku: String =
            self.r.row("SELECT sku FROM product WHERE id = ?1", [product], |row| row.get(0))?.unwrap_or_default();
        self.skus.insert(product, sku.clone());
        Ok(sku)
    }

    /// The header of a table of lines alone.
    fn behind_number(&self) -> Vec<String> {
        let number = words::field(self.words.lang, SALES_ORDER.entity, "number");
        std::iter::once(number).chain(self.headers()).collect()
    }

    /// The rows of a table of lines alone.
    fn rows(&mut self, orders: &[i64]) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        for order in orders {
            rows.extend(
                self.of(*order)?.into_iter().map(|(number, line)| std::iter::once(number).chain(line).collect()),
            );
        }
        Ok(rows)
    }
}

/// Orders with their lines in one text, or on two sheets of a workbook.
pub(super) fn table(
    cx: &Cx,
    r: &Read<'_>,
    words: &Words,
    columns: &[Column],
    pks: &[i64],
    (file, format): (ScratchWriter, Format),
) -> Result<Written> {
    let headers: Vec<String> = columns.iter().map(|c| c.header.clone()).collect();
    let mut orders = Maker::new(words, columns);
    let mut lines = Lines::new(r, words);
    let rows = pks.len() as u64;
    if format == Format::Csv {
        let beside = lines.headers();
        let without: Vec<Cell> = beside.iter().map(|_| Cell::Empty).collect();
        let headers: Vec<String> = headers.into_iter().chain(beside).collect();
        let mut sheet = TextSheet::begin(file, &headers)?;
        each_stretch(cx, pks, |stretch| {
            for (order, row) in stretch.iter().zip(orders.rows::<SalesOrder>(r, stretch)?) {
                let of = lines.of(*order)?;
                if of.is_empty() {
                    sheet.row(&[row.clone(), without.clone()].concat())?;
                }
                of.into_iter().try_for_each(|(_, line)| sheet.row(&[row.clone(), line].concat()))?;
            }
            Ok(())
        })?;
        return Ok(Written { file: sheet.end()?.finish()?, rows, left_out: 0 });
    }
    let start = &pks[..pks.len().min(STRETCH)];
    let name = |entity: &str| words::say(words.lang, &format!("export.of.{entity}"), &[]);
    let first = orders.rows::<SalesOrder>(r, start)?;
    let mut book = BookSheet::begin(file, &name(SALES_ORDER.entity), headers, &first)?;
    each_stretch(cx, pks, |stretch| orders.rows::<SalesOrder>(r, stretch)?.iter().try_for_each(|row| book.row(row)))?;
    let first = lines.rows(start)?;
    book.table(&name(ORDER_LINE.entity), lines.behind_number(), &first)?;
    each_stretch(cx, pks, |stretch| lines.rows(stretch)?.iter().try_for_each(|row| book.row(row)))?;
    Ok(Written { file: book.end()?, rows, left_out: 0 })
}

/// The lines of these orders as a text; `tell` hears of how many orders they are written.
pub(crate) fn lines_of<W: Write>(
    r: &Read<'_>,
    lang: Lang,
    orders: &[i64],
    out: W,
    tell: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<()> {
    let words = Words::read(r, lang)?;
    let mut lines = Lines::new(r, &words);
    let mut sheet = TextSheet::begin(out, &lines.behind_number())?;
    for stretch in orders.chunks(STRETCH) {
        lines.rows(stretch)?.iter().try_for_each(|row| sheet.row(row))?;
        tell(stretch.len())?;
    }
    sheet.end().map(drop)
}
