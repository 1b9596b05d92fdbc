//! One document: of what was sent, exactly what was kept; of one's own draft, what it will be of.

use super::{
    READ,
    document::{Contents, Kept, Part, Section},
    recipients::{self, Person},
};
use crate::{
    Error, Id, Result,
    command::{Permission, Query},
    store::read::Read,
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {
    /// Which.
    pub id: Id,
}

/// The document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Its title.
    pub title: String,
    /// What its author says of the figures.
    pub comment: Option<String>,
    /// What it is of.
    pub contents: Contents,
    /// Who wrote it.
    pub author: Person,
    /// Whether that is who asks.
    pub mine: bool,
    /// Whom it is for.
    pub recipients: Vec<Person>,
    /// When it was sent; null: it is a draft.
    pub sent_at: Option<String>,
    /// What was kept when it was sent; null: a draft, or amounts are masked for who asks.
    pub sections: Option<Vec<Section>>,
}

/// A row in sight.
pub(super) struct Row {
    pub(super) rev: i64,
    pub(super) author: Option<Id>,
    pub(super) title: String,
    pub(super) comment: Option<String>,
    pub(super) contents: Contents,
    pub(super) sent_at: Option<i64>,
    kept: Option<String>,
}

/// The row of a document in sight. A draft is its author's alone.
pub(super) fn row(r: &Read<'_>, id: Id) -> Result<Row> {
    let sql = "SELECT rev, author_id, title, comment, period_from, period_to, parts, sent_at, kept FROM my_briefing
               WHERE id = ?1 AND life = 0 AND (sent_at IS NOT NULL OR author_id = ?2)";
    let found = r.row(sql, (id, r.user()), |row| {
        let text = |at: usize| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        let days = (text(4)?.parse().unwrap_or_default(), text(5)?.parse().unwrap_or_default());
        let parts: Vec<Part> = serde_json::from_str(&text(6)?).unwrap_or_default();
        Ok(Row {
            rev: row.get(0)?,
            author: row.get(1)?,
            title: row.get(2)?,
            comment: row.get(3)?,
            contents: Contents { from: days.0, to: days.1, parts },
            sent_at: row.get(7)?,
            kept: row.get(8)?,
        })
    })?;
    found.ok_or_else(|| Error::not_found("briefing"))
}

impl Query for Get {
    const NAME: &'static str = "briefing.get";
    const NEEDS: Permission = READ;
    type Output = Document;

    fn run(self, r: &Read<'_>) -> Result<Document> {
        let row = row(r, self.id)?;
        let author = match row.author {
            Some(id) => Person { id: id.to_string(), name: r.name_of(id)? },
            None => Person { id: String::new(), name: String::new() },
        };
        let kept = row.kept.map(|kept| serde_json::from_str::<Kept>(&kept)).transpose()?;
        let (title, comment, contents, sections) = match kept {
            Some(Kept { title, comment, contents, sections }) => (title, comment, contents, Some(sections)),
            None => (row.title, row.comment, row.contents, None),
        };
        Ok(Document {
            id: self.id.to_string(),
            rev: row.rev,
            title,
            comment,
            contents,
            author,
            mine: row.author == r.user(),
            recipients: recipients::of(r, self.id)?,
            sent_at: row.sent_at.map(instant_text),
            sections,
        })
    }
}
