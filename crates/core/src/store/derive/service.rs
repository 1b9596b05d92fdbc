//! What is derived of a service: who sees it and its sort keys.

use super::{Birth, Deriver, opportunity::upsert};
use crate::{
    Result,
    customer::number,
    service::fields::SERVICE,
    store::{line::Image, schema::life},
    text::{fold::fold, pinyin},
    value::CellValue,
};
use rusqlite::params;

const OF_SERVICE: [&str; 24] = [
    "pk",
    "created_by",
    "assigned_to",
    "handled_by",
    "life",
    "state",
    "type_key",
    "number_key",
    "title_key",
    "title_fold",
    "customer_key",
    "customer_fold",
    "due_on",
    "reopened",
    "satisfaction",
    "raised_at",
    "archived_key",
    "created_at",
    "created_on",
    "first_hlc",
    "first_device",
    "missing",
    "type",
    "days",
];

impl Deriver<'_> {
    /// Derives one service, as [`Self::customer`] a customer.
    pub(super) fn service(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("service")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM service_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let text = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let int = |column: &str| image.cell(column).as_int().unwrap_or_default();
        let customer = match image.cell("customer_id").as_id() {
            Some(id) => self.name_of_customer(id)?.unwrap_or_default(),
            None => String::new(),
        };
        let missing = SERVICE.missing("", |field| {
            image.cells.get(field.column).is_some_and(|v: &CellValue| !v.is_null() && v.as_text() != Some(""))
        });
        let kind = self.rank(image.cells.get("type"))?;
        let handled = image.cell("handled_at").as_int().map(|at| self.zone.day_of(at));
        let days = handled.map(|day| (day - self.zone.day_of(int("raised_at"))).num_days().max(0));
        self.db.prepare_cached(&upsert("service", &OF_SERVICE))?.execute(params![
            pk,
            birth.by,
            image.cell("assigned_to"),
            image.cell("handled_by"),
            image.life,
            text("state"),
            kind,
            number::number_key(&text("number")),
            pinyin::name_key(&text("title")),
            fold(&text("title")),
            pinyin::name_key(&customer),
            fold(&customer),
            text("due_on"),
            int("reopened"),
            int("satisfaction"),
            int("raised_at"),
            int("archived_at"),
            birth.at,
            self.zone.date_of(birth.at),
            birth.hlc,
            birth.device,
            missing.join(","),
            image.cell("type"),
            days,
        ])?;
        Ok(())
    }

    /// The services of a customer, by his row number: his name is what they are listed by.
    pub(super) fn services_of(&self, customer: i64) -> Result<Vec<i64>> {
        let sql = "/*s*/ SELECT s.pk FROM customer c JOIN service s ON s.customer_id = c.id WHERE c.pk = ?1";
        Ok(self.db.prepare_cached(sql)?.query_map([customer], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }
}
