//! What windows are told without asking.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something happened in the workspace of a session. Carries no data: who wants to know asks again, under his own rights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An op was committed, by this process or another.
    Changed {
        /// Its local number.
        op: i64,
        /// Tables it touched.
        tables: Vec<String>,
    },
    /// A job moved on.
    Progress {
        /// Its id.
        job: String,
        /// Rows done.
        done: u64,
        /// Rows in all, where known.
        total: Option<u64>,
    },
    /// A job ended.
    Done {
        /// Its id.
        job: String,
        /// What it answers, when it ended well.
        result: Option<serde_json::Value>,
        /// Why it did not.
        error: Option<crate::Error>,
    },
    /// Something a person should know.
    Notice {
        /// Which, as a code with a sentence in the locale files.
        code: String,
    },
    /// The session ended.
    Locked,
}
