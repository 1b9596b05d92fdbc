//! What is derived of churn records: whose they are through their customer, sort keys, what was done to keep him.

use super::{
    Birth, Deriver, Hanging,
    opportunity::{note, upsert},
};
use crate::{
    Result,
    churn::machine::STATES,
    store::{line::Image, schema::life},
};
use rusqlite::{OptionalExtension, params};

const OF_CHURN: [&str; 15] = [
    "pk",
    "owner_id",
    "life",
    "customer_key",
    "last_ordered_key",
    "detected_on",
    "state_key",
    "measures",
    "last_measure",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "missing",
    "created_on",
];

impl Deriver<'_> {
    /// Derives one churn record.
    pub(super) fn churn(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("churn")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM churn_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let (owner, customer_key) = self.customer_of(&image.cell("customer_id"))?;
        let (measures, last): (i64, Option<String>) = {
            let sql = "/*s*/ SELECT count(*), (SELECT text FROM churn_measure WHERE churn_id = ?1 AND life = ?2 ORDER BY noted_at DESC, pk DESC LIMIT 1)
                       FROM churn_measure WHERE churn_id = ?1 AND life = ?2";
            self.db.prepare_cached(sql)?.query_row(params![image.id, image.life], |r| Ok((r.get(0)?, r.get(1)?)))?
        };
        let text = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let state = text("state");
        self.db.prepare_cached(&upsert("churn", &OF_CHURN))?.execute(params![
            pk,
            owner,
            image.life,
            customer_key,
            text("last_ordered_on"),
            text("detected_on"),
            STATES.iter().position(|s| *s == state).unwrap_or(STATES.len()) as i64,
            measures,
            last.unwrap_or_default(),
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
            "",
            self.zone.date_of(birth.at),
        ])?;
        Ok(())
    }
}

impl Hanging {
    /// A measure, and with it the record that it was taken for.
    pub(super) fn measure(&mut self, deriver: &Deriver<'_>, pk: i64) -> Result<()> {
        let sql = "/*s*/ SELECT h.pk FROM churn_measure m JOIN churn h ON h.id = m.churn_id WHERE m.pk = ?1";
        let of: Option<i64> = deriver.db.prepare_cached(sql)?.query_row([pk], |r| r.get(0)).optional()?;
        if let Some(of) = of {
            note(&mut self.churns, of, false, false);
        }
        Ok(())
    }

    pub(super) fn derive_churn(&self, deriver: &mut Deriver<'_>, birth: Birth) -> Result<()> {
        for (pk, (inserted, touched)) in &self.churns {
            deriver.churn(*pk, *inserted, touched.then_some(birth))?;
        }
        Ok(())
    }
}
