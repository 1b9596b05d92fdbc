//! What was sent, the newest first, and one's own drafts before that.

use super::{
    READ,
    recipients::{self, Person},
};
use crate::{
    Id, Result,
    command::{Permission, Query},
    store::read::Read,
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most lines of one answer.
const MOST: usize = 200;

/// Documents that were sent, and one's own drafts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// At most so many that were sent (50).
    #[serde(default)]
    pub limit: Option<usize>,
    /// Behind so many of them.
    #[serde(default)]
    pub offset: Option<usize>,
}

/// A line of the list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefingRow {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Its title.
    pub title: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Who wrote it.
    pub author: String,
    /// Whether that is who asks.
    pub mine: bool,
    /// Whom it is for.
    pub recipients: Vec<Person>,
    /// When it was sent; null: it is a draft.
    pub sent_at: Option<String>,
}

/// The answer of `briefing.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Briefings {
    /// One's own drafts, the newest first; only with the first page.
    pub drafts: Vec<BriefingRow>,
    /// What was sent, the newest first.
    pub sent: Vec<BriefingRow>,
    /// There are more.
    pub more: bool,
}

impl Query for List {
    const NAME: &'static str = "briefing.list";
    const NEEDS: Permission = READ;
    type Output = Briefings;

    fn run(self, r: &Read<'_>) -> Result<Briefings> {
        let limit = self.limit.unwrap_or(50).clamp(1, MOST);
        let offset = self.offset.unwrap_or_default();
        let mut sent = rows(r, "sent_at IS NOT NULL ORDER BY sent_at DESC, pk DESC", limit + 1, offset)?;
        let more = sent.len() > limit;
        sent.truncate(limit);
        let drafts = match offset {
            0 => rows(r, "sent_at IS NULL AND author_id = ?1 ORDER BY saved_at DESC, pk DESC", MOST, 0)?,
            _ => Vec::new(),
        };
        Ok(Briefings { drafts, sent, more })
    }
}

/// A document that was sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Newest {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// When it was sent.
    pub sent_at: String,
}

/// The one that was sent last, of those in sight.
pub(crate) fn newest(r: &Read<'_>) -> Result<Option<Newest>> {
    let found = rows(r, "sent_at IS NOT NULL ORDER BY sent_at DESC, pk DESC", 1, 0)?.pop();
    Ok(found.map(|BriefingRow { id, title, author, sent_at, .. }| Newest {
        id,
        title,
        author,
        sent_at: sent_at.unwrap_or_default(),
    }))
}

fn rows(r: &Read<'_>, of: &str, limit: usize, offset: usize) -> Result<Vec<BriefingRow>> {
    let sql = format!(
        "SELECT id, rev, title, coalesce(period_from, ''), coalesce(period_to, ''), author_id, sent_at, author_id = ?1
         FROM my_briefing WHERE life = 0 AND {of} LIMIT ?2 OFFSET ?3"
    );
    let rows = r.rows(&sql, (r.user(), limit as i64, offset as i64), |row| {
        let author: Option<Id> = row.get(5)?;
        let line = BriefingRow {
            id: row.get::<_, Id>(0)?.to_string(),
            rev: row.get(1)?,
            title: row.get(2)?,
            from: row.get(3)?,
            to: row.get(4)?,
            author: String::new(),
            mine: row.get::<_, Option<bool>>(7)?.unwrap_or_default(),
            recipients: Vec::new(),
            sent_at: row.get::<_, Option<i64>>(6)?.map(instant_text),
        };
        Ok((row.get::<_, Id>(0)?, author, line))
    })?;
    rows.into_iter()
        .map(|(id, author, mut line)| {
            line.author = author.map(|id| r.name_of(id)).transpose()?.unwrap_or_default();
            line.recipients = recipients::of(r, id)?;
            Ok(line)
        })
        .collect()
}
