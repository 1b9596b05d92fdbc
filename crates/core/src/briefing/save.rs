//! A draft: made, or changed by its author until it is sent.

use super::{Briefing, CREATE, Recipient, document::Contents, draft, recipients};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest title and comment, in characters; most recipients.
pub(super) const TITLE: usize = 100;
pub(super) const COMMENT: usize = 5_000;
const MOST: usize = 200;

/// Saves a draft, a new one or one's own again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// Of one that stands already.
    #[serde(default)]
    pub id: Option<Id>,
    /// The revision it was opened with.
    #[serde(default)]
    pub rev: Option<i64>,
    /// Its title.
    pub title: String,
    /// What its author says of the figures.
    #[serde(default)]
    pub comment: Option<String>,
    /// What it is of.
    pub contents: Contents,
    /// To whom it will be sent.
    #[serde(default)]
    pub recipients: Vec<Id>,
}

/// The saved draft.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Saved {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Save {
    const NAME: &'static str = "briefing.save";
    const NEEDS: Permission = CREATE;
    const UNDO: Undo = Undo::Free;
    type Output = Saved;

    fn run(self, w: &Write<'_>) -> Result<Saved> {
        let title = self.title.trim();
        if title.is_empty() {
            return Err(Error::invalid("title", "required"));
        }
        let comment = self.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty());
        for (field, said, most) in [("title", Some(title), TITLE), ("comment", comment, COMMENT)] {
            if said.is_some_and(|said| said.chars().nth(most).is_some()) {
                return Err(Error::invalid(field, "too_long"));
            }
        }
        self.contents.check()?;
        let me = w.user().ok_or(Error::Unauthenticated)?;
        // When it was saved is a cell: once it is sent, no save before that can be taken back.
        let row = cells([
            ("author_id", me.into()),
            ("title", text(title)),
            ("comment", comment.map_or(CellValue::Null, text)),
            ("period_from", text(self.contents.from.to_string())),
            ("period_to", text(self.contents.to.to_string())),
            ("parts", text(serde_json::to_string(&self.contents.parts)?)),
            ("saved_at", CellValue::Int(w.now)),
        ]);
        let id = match self.id {
            Some(id) => {
                let standing = draft(w, "update", id)?;
                if self.rev.is_some_and(|rev| rev < standing.rev) {
                    return Err(Error::Conflict { stands: Vec::new() });
                }
                w.update(&standing, &row)?;
                id
            }
            None => w.create::<Briefing>(Id::new(w.now), &row)?.id,
        };
        address(w, id, &self.recipients)?;
        Ok(Saved { id: id.to_string(), rev: w.op })
    }
}

/// Makes these the recipients, and nobody else.
fn address(w: &Write<'_>, briefing: Id, to: &[Id]) -> Result<()> {
    let to: BTreeSet<Id> = to.iter().copied().collect();
    if to.len() > MOST {
        return Err(Error::invalid("recipients", "too_many"));
    }
    let sql = "SELECT id, user_id FROM my_briefing_recipient WHERE briefing_id = ?1 AND life = 0";
    let standing: Vec<(Id, Id)> = w.rows(sql, [briefing], |r| Ok((r.get(0)?, r.get(1)?)))?;
    for (row, _) in standing.iter().filter(|(_, user)| !to.contains(user)) {
        w.leave(&w.load::<Recipient>("update", *row)?)?;
    }
    for user in to.into_iter().filter(|user| !standing.iter().any(|(_, there)| there == user)) {
        if recipients::reads(w, user)?.is_none() {
            return Err(Error::invalid("recipients", "unknown"));
        }
        let id = super::recipient_id(w.workspace, briefing, user);
        w.create::<Recipient>(id, &cells([("briefing_id", briefing.into()), ("user_id", user.into())]))?;
    }
    Ok(())
}
