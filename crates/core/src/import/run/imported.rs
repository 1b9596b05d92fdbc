//! What an import tells of itself: counts, the first problems one by one, all of them by reason.

use crate::import::{Rejection, read::Note};
use schemars::JsonSchema;
use serde::Serialize;

/// Most rejections that are told one by one; all are counted.
const TOLD: usize = 1_000;

/// What came of an import.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Imported {
    /// Rows that made something.
    pub created: u64,
    /// Rows that made nothing and changed something.
    pub updated: u64,
    /// Rows that say what stands already.
    pub unchanged: u64,
    /// Rows left out: twice in the file, of several customers alike, or not wanted by the mode.
    pub skipped: u64,
    /// Rows refused whole.
    pub rejected: u64,
    /// Customers made and changed.
    pub customers: Tally,
    /// Contacts made and changed.
    pub contacts: Tally,
    /// Interactions made and changed.
    pub interactions: Tally,
    /// Orders made and changed.
    pub orders: Tally,
    /// Lines of orders made, changed and taken away.
    pub lines: LineTally,
    /// Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
    pub problems: Vec<Rejection>,
    /// How many those are in all.
    pub problems_total: u64,
    /// How often each reason stands among the problems, all of them counted.
    pub reasons: Vec<ReasonCount>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<Note>,
    /// A file with the rows that were refused, whole or in a cell: to be corrected and imported again.
    pub rejects: Option<String>,
    /// Columns that mean nothing here.
    pub ignored_columns: Vec<String>,
    /// The group: what undo takes back as one.
    pub grp: Option<String>,
}

/// Records made and changed.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Tally {
    /// Made.
    pub created: u64,
    /// Changed.
    pub updated: u64,
}

/// Lines of orders made, changed and taken away.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct LineTally {
    /// Made.
    pub created: u64,
    /// Changed.
    pub updated: u64,
    /// Taken away: the order stands in the file without them.
    pub withdrawn: u64,
}

/// A reason with how often it was given.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReasonCount {
    /// The code of the rule.
    pub reason: String,
    /// How often.
    pub count: u64,
}

impl Imported {
    /// A row or cell that is not taken.
    pub(super) fn note(&mut self, rejection: &Rejection) {
        self.problems_total += 1;
        match self.reasons.iter_mut().find(|r| r.reason == rejection.reason) {
            Some(known) => known.count += 1,
            None => self.reasons.push(ReasonCount { reason: rejection.reason.clone(), count: 1 }),
        }
        if self.problems.len() < TOLD {
            self.problems.push(rejection.clone());
        }
    }

    /// What the journal keeps of it.
    pub(super) fn said(&self, file: &str) -> serde_json::Value {
        serde_json::json!({
            "file": file, "created": self.created, "updated": self.updated, "unchanged": self.unchanged,
            "skipped": self.skipped, "rejected": self.rejected,
        })
    }

    /// Puts the commonest reason first.
    pub(super) fn sort_reasons(&mut self) {
        self.reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reason.cmp(&b.reason)));
    }
}
