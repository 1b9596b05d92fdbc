//! The one closed set of errors that leaves the core, over IPC, HTTP and the CLI alike.
//! Internal text is logged once under its reference and never leaves the process.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of everything that can be refused.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What a caller is told. Serialised as `{"code": …, "detail": {…}}`; the sentence for each code lives in the locale
/// files, so a code nobody branches on does not exist.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "detail")]
pub enum Error {
    /// No such record, or none this session may see.
    #[error("not found: {entity}")]
    NotFound {
        /// What was looked for: an entity, a command, a job, a file.
        entity: String,
    },
    /// The session's roles do not grant this.
    #[error("forbidden: {permission}")]
    Forbidden {
        /// The permission that is missing.
        permission: String,
    },
    /// Somebody else's change stands in the way.
    #[error("conflict: {} obstacle(s)", .stands.len())]
    Conflict {
        /// Each obstacle, named so that a person finds it.
        stands: Vec<Obstacle>,
    },
    /// The input does not fit.
    #[error("invalid: {fields:?}")]
    Invalid {
        /// Field name → rule that it breaks (`required`, `too_long`, `unknown`, …).
        fields: BTreeMap<String, String>,
    },
    /// A rule of the domain refuses.
    #[error("blocked: {rule}")]
    Blocked {
        /// The rule's code.
        rule: String,
    },
    /// No session, or it ended.
    #[error("no session")]
    Unauthenticated,
    /// Name or password do not open the workspace.
    #[error("wrong password, wait {wait_s} s")]
    WrongPassword {
        /// Seconds until the next try is looked at.
        wait_s: u32,
    },
    /// The file is no workspace of ours, or no key at hand opens it.
    #[error("not a workspace of ours")]
    NotOurs,
    /// The file is not there (any more).
    #[error("file missing")]
    Missing,
    /// The file was written by a newer program.
    #[error("newer schema")]
    NewerSchema,
    /// Another holder keeps the thing.
    #[error("locked by {by}")]
    Locked {
        /// Who holds it.
        by: String,
    },
    /// Too many writers for too long.
    #[error("busy")]
    Busy,
    /// Nothing can be written here.
    #[error("read only: {why}")]
    ReadOnly {
        /// Why, as a code.
        why: String,
    },
    /// The disk is full; nothing of this call was kept.
    #[error("disk full")]
    DiskFull,
    /// The input is larger than allowed.
    #[error("too large, limit {limit}")]
    TooLarge {
        /// The limit, in bytes or items as the field says.
        limit: u64,
    },
    /// Too many calls.
    #[error("too many, wait {wait_s} s")]
    TooMany {
        /// Seconds to wait.
        wait_s: u32,
    },
    /// Stopped on request, or by the two-second stop of a scan.
    #[error("cancelled")]
    Cancelled {
        /// Of what had been written: what stays, as somebody else has worked on it since.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left: Vec<Obstacle>,
    },
    /// The file is damaged.
    #[error("corrupt: {what}")]
    Corrupt {
        /// What was found damaged.
        what: String,
    },
    /// The commit's outcome is not known; ask for this op before trying again.
    #[error("outcome of op {op} unknown")]
    OutcomeUnknown {
        /// The op's number in this file.
        op: i64,
    },
    /// A fault of ours; the log holds its text under the reference.
    #[error("internal, reference {reference}")]
    Internal {
        /// Reference to the log.
        reference: String,
    },
}

/// One thing that stands in the way of an undo, a restore or a save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Obstacle {
    /// Entity of the record concerned.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
    /// Cells concerned; empty when it is the record as a whole.
    pub cells: Vec<String>,
    /// Why: `changed_later`, `in_conflict`, `erased`, `referred_to`, `refers_to_missing`.
    pub why: String,
    /// The later op, where there is one.
    pub op: Option<i64>,
    /// Who made it.
    pub by: Option<String>,
}

impl Error {
    /// A missing record of `entity`.
    pub fn not_found(entity: impl Into<String>) -> Self {
        Self::NotFound { entity: entity.into() }
    }

    /// Stopped before anything was written, or with all of it taken back.
    pub fn cancelled() -> Self {
        Self::Cancelled { left: Vec::new() }
    }

    /// The same, with what stays of what was written until then.
    pub(crate) fn leaving(self, left: Vec<Obstacle>) -> Self {
        if let Self::Cancelled { .. } = self { Self::Cancelled { left } } else { self }
    }

    /// One invalid field.
    pub fn invalid(field: impl Into<String>, rule: impl Into<String>) -> Self {
        Self::Invalid { fields: BTreeMap::from([(field.into(), rule.into())]) }
    }

    /// A rule of the domain refuses.
    pub fn blocked(rule: impl Into<String>) -> Self {
        Self::Blocked { rule: rule.into() }
    }

    /// Logs `cause` once under a fresh reference and keeps only the reference.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let reference = hex::encode(crate::random::bytes::<6>());
        tracing::error!(%reference, %cause, "internal error");
        Self::Internal { reference }
    }

    /// The code alone, as scripts and the UI see it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "NotFound",
            Self::Forbidden { .. } => "Forbidden",
            Self::Conflict { .. } => "Conflict",
            Self::Invalid { .. } => "Invalid",
            Self::Blocked { .. } => "Blocked",
            Self::Unauthenticated => "Unauthenticated",
            Self::WrongPassword { .. } => "WrongPassword",
            Self::NotOurs => "NotOurs",
            Self::Missing => "Missing",
            Self::NewerSchema => "NewerSchema",
            Self::Locked { .. } => "Locked",
            Self::Busy => "Busy",
            Self::ReadOnly { .. } => "ReadOnly",
            Self::DiskFull => "DiskFull",
            Self::TooLarge { .. } => "TooLarge",
            Self::TooMany { .. } => "TooMany",
            Self::Cancelled { .. } => "Cancelled",
            Self::Corrupt { .. } => "Corrupt",
            Self::OutcomeUnknown { .. } => "OutcomeUnknown",
            Self::Internal { .. } => "Internal",
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match e.sqlite_error_code() {
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy,
            Some(C::DiskFull) => Self::DiskFull,
            Some(C::ReadOnly) => Self::ReadOnly { why: "medium".into() },
            Some(C::NotADatabase) => Self::NotOurs,
            Some(C::CannotOpen) => Self::Missing,
            Some(C::DatabaseCorrupt) => Self::Corrupt { what: "database".into() },
            Some(C::OperationInterrupted) => Self::cancelled(),
            _ => Self::internal(format!("sqlite: {e}")),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match e.kind() {
            K::NotFound => Self::Missing,
            K::PermissionDenied | K::ReadOnlyFilesystem => Self::ReadOnly { why: "permission".into() },
            K::StorageFull | K::QuotaExceeded => Self::DiskFull,
            _ => Self::internal(format!("io: {e}")),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Self::internal(format!("json: {e}"))
    }
}
