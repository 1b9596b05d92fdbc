//! What hangs on customers, in the plain file: contacts and interactions with what is derived of them, their lists, and a
//! customer's page as plain statements. There is no journal, so that a timeline is what was dealt with the customer.

use super::{
    Plain, making,
    rows::{Row, id_of, millis, missing, write},
    told,
};
use crate::{Outcome, figures::Samples, mix::Mix, office::Person};
use serde_json::Value;
use std::collections::HashMap;
use zhike_core::{
    Id,
    contact::fields::CONTACT,
    interaction::fields::INTERACTION,
    text::{fold, phone, pinyin},
    value::CellValue,
};

const SECOND: &str = include_str!("../../../../migrations/V0002__contacts_and_interactions.sql");

const OF_CONTACT: &[&str] = &[
    "pk",
    "owner_id",
    "life",
    "name_key",
    "name_fold",
    "customer_key",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "office_phone",
    "mobile",
    "email",
    "wechat",
    "office_phone_norm",
    "mobile_norm",
    "missing",
];
const OF_INTERACTION: &[&str] = &[
    "pk",
    "owner_id",
    "life",
    "occurred_at",
    "customer_key",
    "next_step_on",
    "created_at",
    "created_by",
    "first_hlc",
    "first_device",
    "missing",
];

/// What a page of a list shows of the row `c` and what is derived of it, `d`, and where the rest of it stands.
pub fn shown(entity: &str) -> (&'static str, &'static str) {
    match entity {
        "contact" => (
            "c.id, c.rev, c.name, c.position, c.decision_role, c.birthday, d.mobile, d.office_phone, d.email, d.missing,
             c.customer_id, u.name, u.primary_contact_id",
            " CROSS JOIN customer u ON u.id = c.customer_id",
        ),
        "interaction" => (
            "c.id, c.rev, c.summary, c.channel, c.occurred_at, c.by_id, c.next_step, c.next_step_on, d.missing,
             c.customer_id, u.name, k.name",
            " CROSS JOIN customer u ON u.id = c.customer_id LEFT JOIN contact k ON k.id = c.contact_id",
        ),
        _ => (
            "c.id, c.rev, c.number, c.name, c.level, c.owner_id, c.region, c.city, c.phone, c.satisfaction, d.created_at,
             d.last_contact_on, d.missing",
            "",
        ),
    }
}

/// Whose the rows are that hang on a customer, and the key of his name.
type Whose = HashMap<Id, (CellValue, CellValue)>;

impl Plain {
    /// Adds the contacts and interactions that `person` sees.
    pub fn hang(&mut self, person: &Person) -> Outcome {
        let first = making(super::SCHEMA, &["contact", "interaction"]);
        let second = making(SECOND, &["contact", "contact_derived", "interaction", "interaction_derived"]);
        self.db.execute_batch(&format!("{first}{second}")).map_err(told)?;
        let known = self
            .read("SELECT c.id, d.owner_id, d.name_key FROM customer c JOIN customer_derived d ON d.pk = c.pk", &[])?;
        let mut whose = Whose::new();
        for row in known {
            let mut cells = row.into_iter().map(cell);
            let mut next = || cells.next().unwrap_or_default();
            whose.insert(next().as_id().ok_or("a customer without an id")?, (next(), next()));
        }
        let mut rows = Vec::new();
        person.all("contact", |row| {
            rows.push(contact(row, rows.len() as i64 + 1, &whose)?);
            Ok(())
        })?;
        write(&self.db, &CONTACT, OF_CONTACT, &rows)?;
        let mut rows = Vec::new();
        person.all("interaction", |row| {
            rows.push(interaction(row, rows.len() as i64 + 1, &whose)?);
            Ok(())
        })?;
        write(&self.db, &INTERACTION, OF_INTERACTION, &rows)
    }

    /// The page of a customer: his row, his contacts, and what was dealt with him.
    pub fn record(&self, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
        let mut samples = Samples::default();
        let page = mix.page;
        let contacts = format!(
            "SELECT c.*, d.* FROM contact c CROSS JOIN contact_derived d ON d.pk = c.pk
             WHERE c.customer_id = ?1 AND d.life = 0 ORDER BY d.name_key LIMIT {page}"
        );
        for id in ids {
            let id: Id = id.parse().map_err(told)?;
            samples.take(|| -> Outcome {
                self.read("SELECT * FROM customer WHERE id = ?1", &[&id])?;
                self.read(&contacts, &[&id])?;
                self.read(&dealt(page), &[&id]).map(drop)
            })?;
        }
        Ok(samples)
    }

    /// What was dealt with customers, the newest first.
    pub fn dealings(&self, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for id in ids {
            let id: Id = id.parse().map_err(told)?;
            samples.take(|| self.read(&dealt(mix.page), &[&id]))?;
        }
        Ok(samples)
    }
}

fn dealt(page: usize) -> String {
    format!("SELECT * FROM interaction WHERE customer_id = ?1 AND life = 0 ORDER BY occurred_at DESC LIMIT {page}")
}

fn cell(value: rusqlite::types::Value) -> CellValue {
    use rusqlite::types::Value as Sql;
    match value {
        Sql::Blob(bytes) => CellValue::Blob(bytes),
        Sql::Text(text) => CellValue::Text(text),
        Sql::Integer(n) => CellValue::Int(n),
        _ => CellValue::Null,
    }
}

/// Of what a list names beside the fields: the customer and his place, and the columns that every derived row begins with.
fn hung(row: &Value, whose: &Whose) -> Outcome<(Id, CellValue, CellValue, i64)> {
    let customer = id_of(&row["customer"]["id"])?;
    let (owner, key) = whose.get(&customer).cloned().ok_or("a row of no customer")?;
    Ok((customer, owner, key, millis(&row["values"]["created_at"])?))
}

fn contact(row: &Value, pk: i64, whose: &Whose) -> Outcome<Row> {
    let values = &row["values"];
    let text = |name: &str| values[name].as_str().unwrap_or_default();
    let point = |name: &str| values[name].as_str().map_or(CellValue::Null, |raw| CellValue::Text(raw.into()));
    let norm = |name: &str| CellValue::Text(phone::search_form(text(name)));
    let (customer, owner, customer_key, at) = hung(row, whose)?;
    let derived = vec![
        CellValue::Int(pk),
        owner.clone(),
        CellValue::Int(0),
        CellValue::Text(pinyin::name_key(text("name"))),
        CellValue::Text(fold::fold(text("name"))),
        customer_key,
        CellValue::Int(at),
        id_of(&values["created_by"])?.into(),
        CellValue::Int(at << 16),
        owner,
        point("office_phone"),
        point("mobile"),
        point("email"),
        point("wechat"),
        norm("office_phone"),
        norm("mobile"),
        missing(row),
    ];
    Row::of(&CONTACT, row, pk, &[("customer_id", customer.into())], derived)
}

fn interaction(row: &Value, pk: i64, whose: &Whose) -> Outcome<Row> {
    let values = &row["values"];
    let (customer, owner, customer_key, at) = hung(row, whose)?;
    let when = millis(&values["occurred_at"])?;
    let derived = vec![
        CellValue::Int(pk),
        owner.clone(),
        CellValue::Int(0),
        CellValue::Int(when),
        customer_key,
        CellValue::Text(values["next_step_on"].as_str().unwrap_or_default().into()),
        CellValue::Int(at),
        id_of(&values["created_by"])?.into(),
        CellValue::Int(at << 16),
        owner,
        missing(row),
    ];
    let day = CellValue::Text(values["occurred_at"].as_str().unwrap_or_default().chars().take(10).collect());
    let more = [("customer_id", customer.into()), ("occurred_at", CellValue::Int(when)), ("occurred_on", day)];
    Row::of(&INTERACTION, row, pk, &more, derived)
}
