//! What is derived of a contact: whose it is through its customer, its sort keys, its first points, what it lacks.

use super::{Birth, Deriver};
use crate::{
    Id, Result,
    contact::fields::CONTACT,
    store::{
        line::Image,
        schema::{Table, life},
    },
    text::{fold::fold, phone, pinyin},
    value::CellValue,
};
use rusqlite::{Connection, OptionalExtension, params};

const UPSERT: &str =
    "/*s*/ INSERT INTO contact_derived(pk, owner_id, life, name_key, name_fold, customer_key, created_at, created_by,
      first_hlc, first_device, office_phone, mobile, email, wechat, office_phone_norm, mobile_norm, missing)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
    ON CONFLICT(pk) DO UPDATE SET owner_id = excluded.owner_id, life = excluded.life, name_key = excluded.name_key,
      name_fold = excluded.name_fold, customer_key = excluded.customer_key, created_at = excluded.created_at,
      created_by = excluded.created_by, first_hlc = excluded.first_hlc, first_device = excluded.first_device,
      office_phone = excluded.office_phone, mobile = excluded.mobile, email = excluded.email, wechat = excluded.wechat,
      office_phone_norm = excluded.office_phone_norm, mobile_norm = excluded.mobile_norm, missing = excluded.missing";

impl Deriver<'_> {
    /// Derives one contact; what is withdrawn or erased is in no list and has no derived row. `inserted` says that the
    /// open op, whose `birth` is given, made it.
    pub(super) fn contact(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("contact")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM contact_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let (owner, customer_key) = self.customer_of(&image.cell("customer_id"))?;
        let points = first_points(self.db, image.id, image.life)?;
        let point = |kind: &str| points.iter().find(|(k, _)| k == kind).map(|(_, raw)| raw.as_str());
        let filled = |field: &crate::catalogue::Field| match field.point {
            Some(kind) => point(kind).is_some(),
            None => image.cells.get(field.column).is_some_and(|v| !v.is_null() && v.as_text() != Some("")),
        };
        let missing = CONTACT.missing("", filled).join(",");
        let name = image.cell("name");
        let name = name.as_text().unwrap_or_default();
        let norm = |kind: &str| point(kind).map(phone::search_form).unwrap_or_default();
        self.db.prepare_cached(UPSERT)?.execute(params![
            pk,
            owner,
            image.life,
            pinyin::name_key(name),
            fold(name),
            customer_key,
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            point("office_phone"),
            point("mobile"),
            point("email"),
            point("wechat"),
            norm("office_phone"),
            norm("mobile"),
            missing,
        ])?;
        Ok(())
    }

    /// Whose the rows of a customer are, and the key of his name, by which they are listed too.
    pub(super) fn customer_of(&self, id: &CellValue) -> Result<(CellValue, String)> {
        let sql = "/*s*/ SELECT owner_id, name FROM customer WHERE id = ?1";
        let found = self
            .db
            .prepare_cached(sql)?
            .query_row([id], |r| Ok((r.get::<_, CellValue>(0)?, r.get::<_, String>(1)?)))
            .optional()?;
        let (owner, name) = found.unwrap_or_default();
        Ok((owner, pinyin::name_key(&name)))
    }

    /// A customer's owner or name changed: what hangs on him is listed under the new one.
    pub(super) fn hang_on(&self, customer: i64) -> Result<()> {
        let sql = "/*s*/ SELECT id, owner_id, name FROM customer WHERE pk = ?1";
        let (id, owner, name): (Id, CellValue, String) =
            self.db.prepare_cached(sql)?.query_row([customer], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let key = pinyin::name_key(&name);
        for table in ["contact", "interaction", "sales_order", "churn"] {
            let sql = format!(
                "/*s*/ UPDATE {table}_derived SET owner_id = ?2, customer_key = ?3
                 WHERE pk IN (SELECT pk FROM {table} WHERE customer_id = ?1) AND (owner_id, customer_key) IS NOT (?2, ?3)"
            );
            self.db.prepare_cached(&sql)?.execute(params![id, owner, key])?;
        }
        let lines = "/*s*/ UPDATE order_line_derived SET owner_id = ?2 WHERE owner_id IS NOT ?2
                     AND pk IN (SELECT l.pk FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.customer_id = ?1)";
        self.db.prepare_cached(lines)?.execute(params![id, owner])?;
        Ok(())
    }
}

/// The first point of each kind that shares the record's life.
fn first_points(db: &Connection, owner: Id, life: i64) -> Result<Vec<(String, String)>> {
    let sql =
        "/*s*/ SELECT kind, raw FROM contact_point WHERE owner_id = ?1 AND life = ?2 AND raw <> '' ORDER BY sort, id";
    let mut query = db.prepare_cached(sql)?;
    let all = query.query_map(params![owner, life], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut first: Vec<(String, String)> = Vec::new();
    for point in all {
        let (kind, raw): (String, String) = point?;
        if !first.iter().any(|(k, _)| *k == kind) {
            first.push((kind, raw));
        }
    }
    Ok(first)
}

/// The contacts that own these points.
pub(super) fn contacts_of_points(db: &Connection, first: i64, last: i64) -> Result<Vec<i64>> {
    let sql = "/*s*/ SELECT DISTINCT c.pk FROM contact_point p JOIN contact c ON c.id = p.owner_id
               WHERE p.pk BETWEEN ?1 AND ?2 AND p.owner_kind = 'contact'";
    Ok(db.prepare_cached(sql)?.query_map([first, last], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

/// The row numbers of a table in a range.
pub(super) fn pks_between(db: &Connection, table: &Table, first: i64, last: i64) -> Result<Vec<i64>> {
    let sql = format!("/*s*/ SELECT pk FROM {} WHERE pk BETWEEN ?1 AND ?2 ORDER BY pk", table.name);
    Ok(db.prepare_cached(&sql)?.query_map([first, last], |r| r.get(0))?.collect::<Result<_, _>>()?)
}
