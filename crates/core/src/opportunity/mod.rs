//! Opportunities: chances to win a customer or a deal, from the first word to won or lost (SPEC.md section 2). What may be
//! done when is said by [`machine`]; each action is a file.

pub(crate) mod assign;
pub(crate) mod assignees;
pub(crate) mod board;
pub(crate) mod create;
pub(crate) mod erase;
pub mod fields;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod lose;
pub(crate) mod machine;
pub(crate) mod products;
pub(crate) mod progress;
pub(crate) mod reopen;
pub(crate) mod sample;
pub mod stage;
pub(crate) mod verbs;
pub(crate) mod win;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    customer::Customer,
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

/// The row.
#[derive(Debug)]
pub(crate) struct Opportunity;

impl Entity for Opportunity {
    const TABLE: &'static str = "opportunity";
}

impl Staged for Opportunity {
    const MACHINE: &'static Machine = &machine::OPPORTUNITY;

    fn standing(r: &Read<'_>, image: &Image) -> Result<Standing> {
        Ok(Standing {
            state: image.cell("state").as_text().unwrap_or(machine::UNASSIGNED).to_string(),
            creator: r.derived(Self::TABLE, image.pk)?.created_by,
            assignee: image.cell("assigned_to").as_id(),
        })
    }
}

impl Record for Opportunity {
    const CATALOGUE: &'static Catalogue = &fields::OPPORTUNITY;
    const ALWAYS: &'static [&'static str] = &["title"];

    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        Ok(process::require::<Self>(w, id, &machine::EDIT)?.0)
    }

    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        let row = w.load::<Self>("read", id)?;
        process::standing_for::<Self>(w, &row, &machine::DELETE)?;
        Ok(row)
    }

    fn settle(w: &Write<'_>, standing: Option<&Image>, cells: &mut Cells) -> Result<()> {
        let of = |cells: &Cells, column: &str| match cells.get(column) {
            Some(value) => value.clone(),
            None => standing.map(|image| image.cell(column)).unwrap_or_default(),
        };
        if cells.get("success_rate").and_then(CellValue::as_int).is_some_and(|rate| !(0..=100).contains(&rate)) {
            return Err(Error::invalid("success_rate", "range"));
        }
        // An amount has a currency, that of the workspace where nobody says another.
        if !of(cells, "amount").is_null() && of(cells, "currency").is_null() {
            cells.insert("currency".into(), CellValue::Text(w.currency()?));
        }
        if let Some(customer) = cells.get("customer_id").and_then(CellValue::as_id)
            && of(cells, "customer_name").is_null()
        {
            let customer = w.load::<Customer>("read", customer)?;
            cells.insert("customer_name".into(), w.image_of(Customer::TABLE, customer.pk)?.cell("name"));
        }
        if let Some(new) = cells.get("stage").cloned() {
            if of(cells, "state").as_text() != Some(machine::ASSIGNED) {
                return Err(Error::invalid("stage", "not_assigned"));
            }
            let moved = standing.is_none_or(|image| image.cell("stage") != new);
            if moved {
                cells.insert("stage_at".into(), CellValue::Int(w.now));
                let rate = stage::of(w, new.as_id())?.and_then(|stage| stage.success_rate);
                if let (Some(rate), false) = (rate, cells.contains_key("success_rate")) {
                    cells.insert("success_rate".into(), CellValue::Int(rate));
                }
            }
        }
        Ok(())
    }
}

/// Why somebody does it, in his words: what a step that needs a reason is told.
pub(crate) fn reason(field: &'static str, text: &str) -> Result<CellValue> {
    let said = fields::OPPORTUNITY.field("reason").map(|f| fields::OPPORTUNITY.check(f, &text.into()));
    match said {
        Some(Ok(CellValue::Text(text))) => Ok(CellValue::Text(text)),
        Some(Err(rule)) => Err(Error::invalid(field, rule)),
        _ => Err(Error::invalid(field, "required")),
    }
}

/// Operations on opportunities; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[
    query::<verbs::List>(),
    query::<get::Get>(),
    query::<board::Board>(),
    query::<board::Column>(),
    query::<assignees::Assignees>(),
    query::<win::Alike>(),
    command::<create::Create>(),
    command::<progress::Progress>(),
    command::<products::Change>(),
    command::<assign::Assign>(),
    command::<assign::Reassign>(),
    command::<win::Win>(),
    command::<lose::Lose>(),
    command::<reopen::Reopen>(),
    command::<erase::Erase>(),
];
