//! Services: requests by customers that need an answer, from the first word to a content customer (SPEC.md section 7). What
//! may be done when is said by [`machine`]; each action is a file.

pub(crate) mod assign;
pub(crate) mod assignees;
pub(crate) mod create;
pub(crate) mod erase;
pub(crate) mod feedback;
pub mod fields;
pub(crate) mod get;
pub(crate) mod handle;
pub(crate) mod list;
pub(crate) mod machine;
pub(crate) mod queue;
pub(crate) mod sample;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    process::{self, Machine, Staged, Standing},
    record::Record,
    store::{
        capture::Cells,
        line::Image,
        read::Read,
        scope::{Entity, Visible},
        write::Write,
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// The row.
#[derive(Debug)]
pub(crate) struct Service;

impl Entity for Service {
    const TABLE: &'static str = "service";
}

impl Staged for Service {
    const MACHINE: &'static Machine = &machine::SERVICE;

    fn standing(r: &Read<'_>, image: &Image) -> Result<Standing> {
        Ok(Standing {
            state: image.cell("state").as_text().unwrap_or(machine::NEW).to_string(),
            creator: r.derived(Self::TABLE, image.pk)?.created_by,
            assignee: image.cell("assigned_to").as_id(),
        })
    }
}

impl Record for Service {
    const CATALOGUE: &'static Catalogue = &fields::SERVICE;
    const ALWAYS: &'static [&'static str] = &["title"];

    fn default_of(field: &str) -> Option<Value> {
        (field == "priority").then(|| json!("normal"))
    }

    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        Ok(process::require::<Self>(w, id, &machine::EDIT)?.0)
    }

    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        let row = w.load::<Self>("read", id)?;
        process::standing_for::<Self>(w, &row, &machine::DELETE)?;
        Ok(row)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        let before = |column: &str| standing.map(|image| image.cell(column)).unwrap_or_default();
        if cells.get("customer_id").is_some_and(|new| *new != before("customer_id"))
            && !before("contact_id").is_null()
            && !cells.contains_key("contact_id")
        {
            // Who spoke for one customer does not speak for another.
            cells.insert("contact_id".into(), CellValue::Null);
        }
        if let Some(contact) = cells.get("contact_id").and_then(CellValue::as_id) {
            let customer = cells.get("customer_id").cloned().unwrap_or_else(|| before("customer_id"));
            let sql = "SELECT 1 FROM my_contact WHERE id = ?1 AND customer_id = ?2 AND life = 0";
            if w.row(sql, (contact, customer), |_| Ok(()))?.is_none() {
                return Err(Error::invalid("contact", "not_of_customer"));
            }
        }
        Ok(())
    }
}

/// A service after a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stepped {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Where it stands now.
    pub state: String,
}

/// What somebody has to say at a step, as it is kept.
fn said(field: &'static str, text: &str) -> Result<CellValue> {
    let said = fields::SERVICE.field(field).map(|f| fields::SERVICE.check(f, &text.into()));
    match said {
        Some(Ok(CellValue::Text(text))) => Ok(CellValue::Text(text)),
        Some(Err(rule)) => Err(Error::invalid(field, rule)),
        _ => Err(Error::invalid(field, "required")),
    }
}

/// Operations on services; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[
    query::<verbs::List>(),
    query::<get::Get>(),
    query::<queue::Queue>(),
    query::<assignees::Assignees>(),
    command::<create::Create>(),
    command::<assign::Assign>(),
    command::<assign::Reassign>(),
    command::<handle::Handle>(),
    command::<feedback::Feedback>(),
    command::<erase::Erase>(),
];
