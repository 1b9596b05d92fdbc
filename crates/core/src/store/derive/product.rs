//! What is derived of products and of stock: sort keys, and how much there is of a product in all places together.

use super::{
    Birth, Deriver, Hanging,
    opportunity::{note, upsert},
};
use crate::{
    Result,
    customer::number,
    product::fields::PRODUCT,
    stock::fields::STOCK,
    store::{line::Image, schema::life},
    text::{fold::fold, pinyin},
};
use rusqlite::{OptionalExtension, params};

const OF_PRODUCT: [&str; 13] = [
    "pk",
    "life",
    "sku_key",
    "name_key",
    "name_fold",
    "category_key",
    "price_key",
    "on_hand",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "missing",
];
const OF_STOCK: [&str; 11] = [
    "pk",
    "life",
    "product_key",
    "warehouse_key",
    "warehouse_fold",
    "quantity_key",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "missing",
];

impl Deriver<'_> {
    /// Derives one product; what is withdrawn is in no list and has no derived row.
    pub(super) fn product(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("product")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM product_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let text = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let filled = |c: &str| image.cells.get(c).is_some_and(|v| !v.is_null() && v.as_text() != Some(""));
        let missing = PRODUCT.missing("", |field| filled(field.column)).join(",");
        let category = self.rank(image.cells.get("category"))?;
        let on_hand: i64 = {
            let sql = "/*s*/ SELECT coalesce(sum(quantity), 0) FROM stock WHERE product_id = ?1 AND life = 0";
            self.db.prepare_cached(sql)?.query_row([image.id], |r| r.get(0))?
        };
        self.db.prepare_cached(&upsert("product", &OF_PRODUCT))?.execute(params![
            pk,
            image.life,
            number::number_key(&text("sku")),
            pinyin::name_key(&text("name")),
            fold(&text("name")),
            category,
            image.cell("price").as_int().unwrap_or_default(),
            on_hand,
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            missing,
        ])?;
        Ok(())
    }

    /// Derives what lies of a product in one place.
    pub(super) fn stock(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("stock")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM stock_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let product: Option<String> = {
            let mut query = self.db.prepare_cached("/*s*/ SELECT name FROM product WHERE id = ?1")?;
            query.query_row([image.cell("product_id")], |r| r.get(0)).optional()?
        };
        let warehouse = image.cell("warehouse");
        let warehouse = warehouse.as_text().unwrap_or_default();
        let filled = |c: &str| image.cells.get(c).is_some_and(|v| !v.is_null() && v.as_text() != Some(""));
        self.db.prepare_cached(&upsert("stock", &OF_STOCK))?.execute(params![
            pk,
            image.life,
            pinyin::name_key(&product.unwrap_or_default()),
            pinyin::name_key(warehouse),
            fold(warehouse),
            image.cell("quantity").as_int().unwrap_or_default(),
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            STOCK.missing("", |field| filled(field.column)).join(","),
        ])?;
        Ok(())
    }
}

impl Hanging {
    /// A product, and where its name changed what lies of it anywhere.
    pub(super) fn product(&mut self, deriver: &Deriver<'_>, pk: i64, inserted: bool, renamed: bool) -> Result<()> {
        note(&mut self.products, pk, inserted, true);
        if renamed {
            let sql = "/*s*/ SELECT s.pk FROM product p JOIN stock s ON s.product_id = p.id WHERE p.pk = ?1";
            let mut query = deriver.db.prepare_cached(sql)?;
            for stock in query.query_map([pk], |r| r.get(0))? {
                note(&mut self.stocks, stock?, false, false);
            }
        }
        Ok(())
    }

    /// What lies somewhere, and with it the product of which it is.
    pub(super) fn stock(&mut self, deriver: &Deriver<'_>, pk: i64, inserted: bool) -> Result<()> {
        note(&mut self.stocks, pk, inserted, true);
        let sql = "/*s*/ SELECT p.pk FROM stock s JOIN product p ON p.id = s.product_id WHERE s.pk = ?1";
        let product: Option<i64> = deriver.db.prepare_cached(sql)?.query_row([pk], |r| r.get(0)).optional()?;
        if let Some(product) = product {
            note(&mut self.products, product, false, false);
        }
        Ok(())
    }

    pub(super) fn derive_goods(&self, deriver: &mut Deriver<'_>, birth: Birth) -> Result<()> {
        for (pk, (inserted, touched)) in &self.products {
            deriver.product(*pk, *inserted, touched.then_some(birth))?;
        }
        for (pk, (inserted, touched)) in &self.stocks {
            deriver.stock(*pk, *inserted, touched.then_some(birth))?;
        }
        Ok(())
    }
}
