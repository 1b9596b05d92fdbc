//! What is derived of an opportunity and of the steps of its plan: who sees them, their sort keys, the next step and when
//! anything was done last.

use super::{Birth, Deriver, Hanging};
use crate::{
    Id, Result,
    customer::number,
    opportunity::{fields::OPPORTUNITY, machine},
    store::{line::Image, schema::life},
    text::{fold::fold, phone, pinyin},
};
use rusqlite::{OptionalExtension, params};

const OF_OPPORTUNITY: [&str; 30] = [
    "pk",
    "created_by",
    "assigned_to",
    "life",
    "state",
    "stage",
    "stage_key",
    "number_key",
    "title_key",
    "title_fold",
    "customer_key",
    "customer_fold",
    "success_rate",
    "amount",
    "currency",
    "expected_close",
    "assigned_key",
    "stage_at",
    "active_at",
    "next_step",
    "next_step_on",
    "phone_norm",
    "created_at",
    "created_on",
    "first_hlc",
    "first_device",
    "missing",
    "counted_on",
    "days",
    "source",
];
const OF_PLAN: [&str; 9] =
    ["pk", "assigned_to", "life", "due", "planned_on", "created_at", "created_by", "first_hlc", "first_device"];

/// Writes a derived row, whether or not it is there: an index whose columns stay is not touched.
pub(super) fn upsert(table: &str, columns: &[&str]) -> String {
    let marks: Vec<String> = (1..=columns.len()).map(|i| format!("?{i}")).collect();
    let set: Vec<String> = columns[1..].iter().map(|c| format!("{c} = excluded.{c}")).collect();
    format!(
        "/*s*/ INSERT INTO {table}_derived({}) VALUES ({}) ON CONFLICT(pk) DO UPDATE SET {}",
        columns.join(", "),
        marks.join(", "),
        set.join(", ")
    )
}

/// What the steps of an opportunity say of it.
#[derive(Default)]
struct Steps {
    /// The last one that was done.
    done_at: i64,
    /// The nearest that is not.
    next: String,
    next_on: String,
}

impl Deriver<'_> {
    /// Derives one opportunity; what is withdrawn or erased is in no list and has no derived row. `inserted` says that the
    /// open op, whose `birth` is given, made it.
    pub(super) fn opportunity(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("opportunity")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM opportunity_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let text = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let int = |column: &str| image.cell(column).as_int().unwrap_or_default();
        let customer = match image.cell("customer_id").as_id() {
            Some(id) => self.name_of_customer(id)?.unwrap_or_else(|| text("customer_name")),
            None => text("customer_name"),
        };
        let missing = OPPORTUNITY.missing("", |field| {
            let of = |column: &str| image.cells.get(column).is_some_and(|v| !v.is_null() && v.as_text() != Some(""));
            of(field.column) || field.name == "customer_name" && of("customer_id")
        });
        let steps = self.steps(image.id)?;
        let assigned_on = image.cell("assigned_at").as_int().map(|at| self.zone.day_of(at));
        let closed_on = image.cell("closed_on").as_text().and_then(|day| day.parse::<chrono::NaiveDate>().ok());
        let begun_on = assigned_on.unwrap_or_else(|| self.zone.day_of(birth.at));
        let days = closed_on.zip(assigned_on).map(|(closed, assigned)| (closed - assigned).num_days());
        let stage = self.rank(image.cells.get("stage"))?;
        self.db.prepare_cached(&upsert("opportunity", &OF_OPPORTUNITY))?.execute(params![
            pk,
            birth.by,
            image.cell("assigned_to"),
            image.life,
            text("state"),
            image.cell("stage"),
            stage,
            number::number_key(&text("number")),
            pinyin::name_key(&text("title")),
            fold(&text("title")),
            pinyin::name_key(&customer),
            fold(&customer),
            int("success_rate"),
            int("amount"),
            text("currency"),
            text("expected_close"),
            int("assigned_at"),
            int("stage_at"),
            int("stage_at").max(steps.done_at),
            steps.next,
            steps.next_on,
            phone::search_form(&text("contact_phone")),
            birth.at,
            self.zone.date_of(birth.at),
            birth.hlc,
            birth.device,
            missing.join(","),
            closed_on.unwrap_or(begun_on).to_string(),
            days,
            image.cell("source"),
        ])?;
        Ok(())
    }

    /// Derives one plan step.
    pub(super) fn plan(&mut self, pk: i64, inserted: bool, birth: Option<Birth>) -> Result<()> {
        let layout = self.layout("plan")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM plan_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        let sql = "/*s*/ SELECT assigned_to, state, life FROM opportunity WHERE id = ?1";
        let row = |r: &rusqlite::Row<'_>| Ok((r.get::<_, Option<Id>>(0)?, r.get::<_, String>(1)?, r.get::<_, i64>(2)?));
        let of = self.db.prepare_cached(sql)?.query_row([image.cell("opportunity_id")], row).optional()?;
        let (assignee, state, of_life) = of.unwrap_or_default();
        let open = state == machine::ASSIGNED && of_life == life::LIVE && image.life == life::LIVE;
        self.db.prepare_cached(&upsert("plan", &OF_PLAN))?.execute(params![
            pk,
            assignee,
            image.life,
            open && image.cell("done_at").is_null(),
            image.cell("planned_on"),
            birth.at,
            birth.by,
            birth.hlc,
            birth.device,
        ])?;
        Ok(())
    }

    pub(super) fn name_of_customer(&self, id: Id) -> Result<Option<String>> {
        let sql = "/*s*/ SELECT name FROM customer WHERE id = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row([id], |r| r.get(0)).optional()?)
    }

    fn steps(&self, opportunity: Id) -> Result<Steps> {
        let sql = "/*s*/ SELECT planned_on, action, done_at FROM plan WHERE opportunity_id = ?1 AND life = 0 ORDER BY planned_on, id";
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = query.query([opportunity])?;
        let mut steps = Steps::default();
        while let Some(row) = rows.next()? {
            match row.get::<_, Option<i64>>(2)? {
                Some(done_at) => steps.done_at = steps.done_at.max(done_at),
                None if steps.next_on.is_empty() => (steps.next_on, steps.next) = (row.get(0)?, row.get(1)?),
                None => {}
            }
        }
        Ok(steps)
    }

    /// The opportunities that name a customer by his row number: his name is what they are listed by.
    pub(super) fn opportunities_of(&self, customer: i64) -> Result<Vec<i64>> {
        let sql = "/*s*/ SELECT o.pk FROM customer c JOIN opportunity o ON o.customer_id = c.id WHERE c.pk = ?1";
        Ok(self.db.prepare_cached(sql)?.query_map([customer], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The steps of an opportunity, and the opportunity of a step, by row number.
    pub(super) fn steps_of(&self, opportunity: i64) -> Result<Vec<i64>> {
        let sql = "/*s*/ SELECT p.pk FROM opportunity o JOIN plan p ON p.opportunity_id = o.id WHERE o.pk = ?1";
        Ok(self.db.prepare_cached(sql)?.query_map([opportunity], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    pub(super) fn opportunity_of(&self, step: i64) -> Result<Option<i64>> {
        let sql = "/*s*/ SELECT o.pk FROM plan p JOIN opportunity o ON o.id = p.opportunity_id WHERE p.pk = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row([step], |r| r.get(0)).optional()?)
    }
}

impl Hanging {
    /// An opportunity, and with it the steps of its plan.
    pub(super) fn opportunity(&mut self, deriver: &Deriver<'_>, pk: i64, inserted: bool, touched: bool) -> Result<()> {
        note(&mut self.opportunities, pk, inserted, touched);
        deriver.steps_of(pk)?.into_iter().for_each(|step| note(&mut self.steps, step, false, false));
        Ok(())
    }

    /// A step of a plan, and with it the opportunity that it develops.
    pub(super) fn step(&mut self, deriver: &Deriver<'_>, pk: i64, inserted: bool, touched: bool) -> Result<()> {
        note(&mut self.steps, pk, inserted, touched);
        if let Some(of) = deriver.opportunity_of(pk)? {
            note(&mut self.opportunities, of, false, false);
        }
        Ok(())
    }

    pub(super) fn derive_process(&self, deriver: &mut Deriver<'_>, birth: Birth) -> Result<()> {
        for (pk, (inserted, touched)) in &self.opportunities {
            deriver.opportunity(*pk, *inserted, touched.then_some(birth))?;
        }
        for (pk, (inserted, touched)) in &self.steps {
            deriver.plan(*pk, *inserted, touched.then_some(birth))?;
        }
        Ok(())
    }
}

pub(super) fn note(rows: &mut std::collections::BTreeMap<i64, (bool, bool)>, pk: i64, inserted: bool, touched: bool) {
    let known = rows.entry(pk).or_default();
    *known = (known.0 || inserted, known.1 || touched);
}
