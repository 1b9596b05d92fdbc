//! What is derived of an interaction, and what interactions give their customer: when somebody last dealt with him and the
//! next step that is open.

use super::{Birth, Deriver};
use crate::{
    Id, Result,
    interaction::fields::INTERACTION,
    store::{line::Image, schema::life},
    value::CellValue,
};
use rusqlite::{Connection, OptionalExtension, params};

const UPSERT: &str = "/*s*/ INSERT INTO interaction_derived(pk, owner_id, life, occurred_at, customer_key, next_step_on, created_at,
      created_by, first_hlc, first_device, missing)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT(pk) DO UPDATE SET owner_id = excluded.owner_id, life = excluded.life, occurred_at = excluded.occurred_at,
      customer_key = excluded.customer_key, next_step_on = excluded.next_step_on, created_at = excluded.created_at,
      created_by = excluded.created_by, first_hlc = excluded.first_hlc, first_device = excluded.first_device,
      missing = excluded.missing";

impl Deriver<'_> {
    /// Derives one interaction, as [`Self::contact`] a contact. Answers its customer.
    pub(super) fn interaction(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<Option<Id>> {
        let layout = self.layout("interaction")?;
        let image = Image::load(self.db, layout, pk)?;
        let customer = image.cell("customer_id").as_id();
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM interaction_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(customer);
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let (owner, customer_key) = self.customer_of(&image.cell("customer_id"))?;
        let missing = INTERACTION.missing("", |field| {
            image.cells.get(field.column).is_some_and(|v| !v.is_null() && v.as_text() != Some(""))
        });
        self.db.prepare_cached(UPSERT)?.execute(params![
            pk,
            owner,
            image.life,
            image.cell("occurred_at"),
            customer_key,
            image.cell("next_step_on").as_text().unwrap_or_default(),
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            missing.join(","),
        ])?;
        Ok(customer)
    }

    /// Brings a customer's last contact and next open step up to date. A step is open until somebody dealt with the
    /// customer on its day or later; one without a day until anybody dealt with him again.
    pub(super) fn dealt_with(&self, customer: Id) -> Result<()> {
        let (on, step, step_on) = dealings(self.db, customer)?;
        let sql = "/*s*/ UPDATE customer_derived SET last_contact_on = ?2, next_step = ?3, next_step_on = ?4
                   WHERE pk = (SELECT pk FROM customer WHERE id = ?1)
                     AND (last_contact_on, next_step, next_step_on) IS NOT (?2, ?3, ?4)";
        self.db.prepare_cached(sql)?.execute(params![customer, on, step, step_on])?;
        Ok(())
    }
}

/// The day of the last live interaction of a customer, and text and day of the nearest open step; '' where there is none.
fn dealings(db: &Connection, customer: Id) -> Result<(String, String, String)> {
    let sql = "/*s*/ SELECT occurred_on, next_step, next_step_on FROM interaction WHERE customer_id = ?1 AND life = 0
               ORDER BY occurred_at DESC, id DESC LIMIT 1";
    let row = |r: &rusqlite::Row<'_>| {
        let text = |at| Ok::<_, rusqlite::Error>(r.get::<_, Option<String>>(at)?.unwrap_or_default());
        Ok((text(0)?, text(1)?, text(2)?))
    };
    let Some(last) = db.prepare_cached(sql)?.query_row([customer], row).optional()? else {
        return Ok(Default::default());
    };
    // Every step of a day behind the last dealing is open, whoever left it; the last dealing's own is open on any day.
    let sql = "/*s*/ SELECT '', coalesce(next_step, ''), next_step_on FROM interaction
               WHERE customer_id = ?1 AND life = 0 AND next_step_on > ?2 ORDER BY next_step_on, id LIMIT 1";
    let dated = db.prepare_cached(sql)?.query_row(params![customer, last.0], row).optional()?;
    let (step, step_on) = match dated {
        Some((_, step, on)) if last.2.is_empty() || on < last.2 => (step, on),
        _ => (last.1, last.2),
    };
    Ok((last.0, step, step_on))
}

/// Every customer with whom somebody dealt.
pub(super) fn customers_dealt_with(db: &Connection) -> Result<Vec<Id>> {
    let mut query = db.prepare("/*s*/ SELECT DISTINCT customer_id FROM interaction")?;
    Ok(query.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

/// The customers that a row hung on before the open op, where that changed.
pub(super) fn left(old: &crate::store::capture::Cells) -> Option<Id> {
    old.get("customer_id").and_then(CellValue::as_id)
}
