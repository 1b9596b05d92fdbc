//! Who am I, what is this workspace, how is it.

use crate::{
    Error, Result,
    command::{Permission, Query},
    store::{access::Level, backup, open::backup_dir, read::Read},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is at this window, and what he may do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionGet {}

/// The user of a session.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Me {
    /// His id.
    pub id: String,
    /// How he logs in.
    pub username: String,
    /// How he is shown.
    pub display_name: String,
}

/// The workspace of a session.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkspaceFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// ISO 4217 code of its default currency.
    pub currency: String,
    /// IANA name of its time zone.
    pub time_zone: String,
}

/// The answer of `session.get`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionFacts {
    /// The user.
    pub user: Me,
    /// The workspace.
    pub workspace: WorkspaceFacts,
    /// Codes of his roles.
    pub roles: Vec<String>,
    /// `entity.action` → level, above none.
    pub can: BTreeMap<String, Level>,
    /// Mask classes hidden from him.
    pub masked: Vec<String>,
}

impl Query for SessionGet {
    const NAME: &'static str = "session.get";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = SessionFacts;

    fn run(self, r: &Read<'_>) -> Result<SessionFacts> {
        let id = r.user().ok_or(Error::Unauthenticated)?;
        let sql = "SELECT username, display_name FROM user WHERE id = ?1";
        let (username, display_name) =
            r.row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?.ok_or(Error::Unauthenticated)?;
        Ok(SessionFacts {
            user: Me { id: id.to_string(), username, display_name },
            workspace: WorkspaceFacts {
                id: r.workspace.to_string(),
                name: r.workspace_name()?,
                currency: r.setting("workspace.currency")?.unwrap_or_else(|| "CNY".into()),
                time_zone: r.setting("workspace.time_zone")?.unwrap_or_else(|| "UTC".into()),
            },
            roles: r.access().roles.clone(),
            can: r.access().grants(),
            masked: r.access().masked.iter().map(|m| m.code().to_string()).collect(),
        })
    }
}

impl Read<'_> {
    /// A workspace setting that is a text.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        let value = self.row("SELECT value FROM setting WHERE key = ?1 AND life = 0", [key], |row| {
            row.get::<_, Option<String>>(0)
        })?;
        Ok(value.flatten().and_then(|v| serde_json::from_str(&v).ok()))
    }

    /// A setting, whatever it holds.
    pub(crate) fn setting_json(&self, key: &str) -> Result<Option<serde_json::Value>> {
        let value = self.row("SELECT value FROM setting WHERE key = ?1 AND life = 0", [key], |row| {
            row.get::<_, Option<String>>(0)
        })?;
        Ok(value.flatten().and_then(|v| serde_json::from_str(&v).ok()))
    }

    pub(crate) fn workspace_name(&self) -> Result<String> {
        Ok(self.setting("workspace.name")?.unwrap_or_default())
    }
}

/// How the workspace is: backups, conflicts, last op.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Get {}

/// A backup, as the status bar shows it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BackupFacts {
    /// When it was made.
    pub at: String,
    /// Its file's name.
    pub file: String,
    /// It was opened again and checked.
    pub verified: bool,
}

/// The answer of `workspace.status`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status {
    /// The workspace's name.
    pub name: String,
    /// The file's name.
    pub file: String,
    /// The newest verified backup.
    pub backup: Option<BackupFacts>,
    /// Open conflicts on records this user may read.
    pub conflicts: usize,
    /// Number of the last op.
    pub last_op: i64,
    /// Why nothing can be written, where nothing can.
    pub read_only: Option<String>,
    /// `file_older` or `file_rewritten`: the file is not the one this user saw last. `key_replaced`: another key than his
    /// own stood under his name.
    pub notice: Option<String>,
}

impl Query for Get {
    const NAME: &'static str = "workspace.status";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Status;

    fn run(self, r: &Read<'_>) -> Result<Status> {
        let newest = backup::list(&backup_dir(r.path()))?.into_iter().max_by_key(|b| b.at);
        let name_of = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Status {
            name: r.workspace_name()?,
            file: name_of(r.path()),
            backup: newest.map(|b| BackupFacts { at: instant_text(b.at), file: name_of(&b.file), verified: true }),
            conflicts: r.conflicts()?.len(),
            last_op: r.last_op()?,
            read_only: r.read_only(),
            notice: r.notice().map(String::from),
        })
    }
}

/// The audit log: logins, failures, refusals; newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditList {
    /// Entries before this one.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many (100).
    #[serde(default)]
    pub limit: Option<usize>,
}

/// One entry of the audit log.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditEntry {
    /// Its number.
    pub n: i64,
    /// When.
    pub at: String,
    /// Who, where somebody was known.
    pub actor: Option<String>,
    /// What, as a code.
    pub what: String,
    /// What else is known of it.
    pub detail: serde_json::Value,
}

/// The answer of `audit.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditEntries {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
}

impl Query for AuditList {
    const NAME: &'static str = "audit.list";
    const NEEDS: Permission = Permission::to("read", "audit");
    type Output = AuditEntries;

    fn run(self, r: &Read<'_>) -> Result<AuditEntries> {
        let entries = r.audit_log(self.before, self.limit.unwrap_or(100).min(500))?;
        Ok(AuditEntries { entries })
    }
}
