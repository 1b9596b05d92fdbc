//! The plan of an opportunity: dated steps that develop it (SPEC.md section 3). Making it and carrying it out alternate until
//! the opportunity is closed; then all of it is read only. Steps are seen through their opportunity.

pub(crate) mod due;
pub(crate) mod execute;
pub mod fields;
pub(crate) mod list;
pub(crate) mod machine;
pub(crate) mod make;
pub(crate) mod verbs;

use crate::{
    Error, Id, Result,
    catalogue::Catalogue,
    command::{Entry, command, query},
    opportunity,
    process::{self, Machine, Staged, Standing},
    record::Record,
    store::{
        line::Image,
        read::Read,
        schema::life,
        scope::{Entity, Visible},
        write::Write,
    },
};

/// The row.
#[derive(Debug)]
pub(crate) struct Plan;

impl Entity for Plan {
    const TABLE: &'static str = "plan";
}

impl Staged for Plan {
    const MACHINE: &'static Machine = &machine::PLAN;

    /// A step stands where its opportunity lets it.
    fn standing(r: &Read<'_>, image: &Image) -> Result<Standing> {
        let sql = "SELECT state, assigned_to, life FROM my_opportunity WHERE id = ?1";
        let of = r.row(sql, [image.cell("opportunity_id")], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<Id>>(1)?, row.get::<_, i64>(2)?))
        })?;
        let (state, assignee, of_life) = of.ok_or_else(|| Error::not_found(opportunity::Opportunity::TABLE))?;
        let open = state == opportunity::machine::ASSIGNED && of_life == life::LIVE;
        let state = match (open, image.cell("done_at").is_null()) {
            (false, _) => machine::CLOSED,
            (true, true) => machine::PLANNED,
            (true, false) => machine::DONE,
        };
        Ok(Standing { state: state.into(), creator: None, assignee })
    }
}

impl Record for Plan {
    const CATALOGUE: &'static Catalogue = &fields::PLAN;
    const ALWAYS: &'static [&'static str] = &["action"];

    fn to_change(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        Ok(process::require::<Self>(w, id, &machine::EDIT)?.0)
    }

    fn to_move(w: &Write<'_>, id: Id) -> Result<Visible<Self>> {
        let row = w.load::<Self>("read", id)?;
        process::standing_for::<Self>(w, &row, &machine::DELETE)?;
        Ok(row)
    }
}

/// Operations on plan steps; those of [`verbs::PLAIN`] besides.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    query::<due::Due>(),
    query::<verbs::History>(),
    command::<make::Make>(),
    command::<verbs::Update>(),
    command::<execute::Execute>(),
    command::<verbs::Bin>(),
    command::<verbs::Restore>(),
];
