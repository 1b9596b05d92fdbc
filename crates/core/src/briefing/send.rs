//! Sending: the figures are counted once more under the sender's rights and kept as they are. From then on nobody changes
//! the document, and others read it: it is not taken back.

use super::{
    SEND,
    document::{Contents, Kept, Section},
    draft,
    get::{self, Row},
};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    store::write::{Intent, Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sends one's own draft.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Send {
    /// Which.
    pub id: Id,
    /// The revision that was looked at.
    pub rev: i64,
}

/// What was sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sent {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Action for Send {
    const NAME: &'static str = "briefing.send";
    const NEEDS: Permission = SEND;
    const UNDO: Undo = Undo::Never("sent");
    type Output = Sent;

    fn run(self, cx: &Cx) -> Result<Done<Sent>> {
        let store = cx.store();
        // Counting may take long: others write meanwhile. What is sent must then still be what was counted.
        let (draft, sections) = store.read(Some(cx.user()), |r| {
            r.access().require("report", "read")?;
            let row = get::row(r, self.id)?;
            if row.sent_at.is_some() {
                return Err(Error::blocked("briefing_sent"));
            }
            if row.author != r.user() {
                return Err(Error::not_found("briefing"));
            }
            let sections = row.contents.sections(r)?;
            Ok((row, sections))
        })?;
        if draft.rev > self.rev {
            return Err(Error::Conflict { stands: Vec::new() });
        }
        let written = store.write(Some(cx.user()), Intent::of(Self::NAME), |w| {
            w.access().require(SEND.entity, SEND.action)?;
            keep(w, self.id, draft, sections)
        })?;
        let op = written.op.map(|(n, _)| n);
        Ok(Done {
            data: Sent { id: self.id.to_string(), rev: op.unwrap_or_default() },
            op,
            touched: written.tables.iter().map(|t| t.to_string()).collect(),
        })
    }
}

/// Keeps what was counted of a draft.
pub(super) fn keep(w: &Write<'_>, id: Id, counted: Row, sections: Vec<Section>) -> Result<()> {
    let row = draft(w, "send", id)?;
    if row.rev != counted.rev {
        return Err(Error::Conflict { stands: Vec::new() });
    }
    let Row { title, comment, contents, .. } = counted;
    w.update(&row, &sent(w, title, comment, contents, sections)?)
}

/// The cells of what is sent now.
pub(super) fn sent(
    w: &Write<'_>,
    title: String,
    comment: Option<String>,
    contents: Contents,
    sections: Vec<Section>,
) -> Result<crate::store::capture::Cells> {
    let kept = Kept { title, comment, contents, sections };
    Ok(cells([
        ("saved_at", CellValue::Int(w.now)),
        ("sent_at", CellValue::Int(w.now)),
        ("sent_on", text(w.day_of(w.now)?)),
        ("kept", text(serde_json::to_string(&kept)?)),
    ]))
}
