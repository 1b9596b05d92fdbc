//! Churn: the record that follows a customer who stopped ordering (SPEC.md section 6). The check opens one and ends it where
//! he orders again; in between his manager holds it with a measure or confirms that he is lost, as [`machine`] says.

pub(crate) mod check;
pub(crate) mod confirm;
pub mod fields;
pub(crate) mod get;
pub(crate) mod hold;
pub(crate) mod list;
pub(crate) mod machine;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, action, command, query},
    process::{Machine, Staged, Standing},
    record::Record,
    store::{line::Image, read::Read, scope::Entity},
    value::CellValue,
};

/// The row.
#[derive(Debug)]
pub(crate) struct Churn;

impl Entity for Churn {
    const TABLE: &'static str = "churn";
}

impl Staged for Churn {
    const MACHINE: &'static Machine = &machine::CHURN;

    /// It stands under whoever owns the customer now.
    fn standing(r: &Read<'_>, image: &Image) -> Result<Standing> {
        let sql = "SELECT owner_id FROM my_customer WHERE id = ?1";
        let owner: Option<Id> = r.row(sql, [image.cell("customer_id")], |row| row.get(0))?;
        let state = image.cell("state").as_text().unwrap_or(machine::WARNING).to_string();
        Ok(Standing { state, creator: None, assignee: owner })
    }
}

impl Record for Churn {
    const CATALOGUE: &'static Catalogue = &fields::CHURN;
    const ALWAYS: &'static [&'static str] = &["customer"];
}

/// A thing done to keep a customer: text, who and when. It is added and never changed.
#[derive(Debug)]
pub(crate) struct Measure;

impl Entity for Measure {
    const TABLE: &'static str = "churn_measure";
}

/// What somebody says to hold or to confirm, which he must.
fn said(field: &'static str, text: &str) -> Result<CellValue> {
    let reason = fields::CHURN.field("reason").map(|f| fields::CHURN.check(f, &text.into()));
    match reason {
        Some(Ok(CellValue::Text(text))) => Ok(CellValue::Text(text)),
        Some(Err(rule)) => Err(Error::invalid(field, rule)),
        _ => Err(Error::invalid(field, "required")),
    }
}

/// Operations on churn records.
pub(crate) const API: &[Entry] = &[
    verbs::LISTED[0],
    verbs::LISTED[1],
    verbs::LISTED[2],
    verbs::LISTED[3],
    query::<get::Get>(),
    action::<check::Check>(),
    command::<hold::Hold>(),
    command::<confirm::Confirm>(),
];
