//! 客户管理报告: what a supervisor reports of a period, several reports in one document. A draft is its author's and counts
//! anew each time it is looked at; once it is sent it keeps title, comment and every figure as they were, for those it was
//! sent to and for whoever reads all of them.

mod delete;
mod document;
mod get;
mod list;
mod preview;
mod recipients;
pub(crate) mod sample;
mod save;
mod send;

pub use list::Newest;
pub(crate) use list::newest;

use crate::{
    Error, Id, Result,
    command::{Entry, Permission, action, command, query},
    store::{
        scope::{Entity, Visible},
        write::Write,
    },
};
use chrono::NaiveDate;

/// Operations on them.
pub(crate) const API: &[Entry] = &[
    query::<list::List>(),
    query::<get::Get>(),
    query::<preview::Preview>(),
    query::<recipients::Recipients>(),
    command::<save::Save>(),
    command::<delete::Delete>(),
    action::<send::Send>(),
];

/// Who may read what was sent to him, or all of it.
const READ: Permission = Permission::to("read", "briefing");
/// Who may write one.
const CREATE: Permission = Permission::to("create", "briefing");
/// Who may send his own.
const SEND: Permission = Permission::to("send", "briefing");

/// The row.
#[derive(Debug)]
pub(crate) struct Briefing;

impl Entity for Briefing {
    const TABLE: &'static str = "briefing";
}

/// One of those it is for.
#[derive(Debug)]
pub(crate) struct Recipient;

impl Entity for Recipient {
    const TABLE: &'static str = "briefing_recipient";
}

/// One's own draft. Of somebody else's nobody hears that it is there; what was sent stays as it is.
fn draft(w: &Write<'_>, action: &str, id: Id) -> Result<Visible<Briefing>> {
    let sql = "SELECT author_id, sent_at IS NOT NULL FROM my_briefing WHERE id = ?1 AND life = 0";
    let found = w.row(sql, [id], |r| Ok((r.get::<_, Option<Id>>(0)?, r.get::<_, bool>(1)?)))?;
    match found {
        Some((author, false)) if author == w.user() => w.load(action, id),
        Some((_, true)) => Err(Error::blocked("briefing_sent")),
        _ => Err(Error::not_found("briefing")),
    }
}

/// The id of the row that names somebody whom a report is for.
pub(crate) fn recipient_id(workspace: Id, briefing: Id, user: Id) -> Id {
    Id::of_key(workspace, Recipient::TABLE, &format!("{briefing}/{user}"))
}

/// Whether this is a report that somebody could have written, and where it was sent what it says.
pub(crate) fn fits(
    (title, comment): (&str, Option<&str>),
    (from, to): (Option<&str>, Option<&str>),
    parts: &str,
    kept: Option<&str>,
) -> bool {
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<NaiveDate>().ok());
    let (Some(from), Some(to), Ok(parts)) = (day(from), day(to), serde_json::from_str(parts)) else { return false };
    let words = !title.is_empty() && title.chars().count() <= save::TITLE;
    words
        && comment.is_none_or(|comment| comment.chars().count() <= save::COMMENT)
        && document::Contents { from, to, parts }.check().is_ok()
        && kept.is_none_or(|kept| serde_json::from_str::<document::Kept>(kept).is_ok())
}
