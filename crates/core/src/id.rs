//! Record ids: UUIDv7 for new things, UUIDv5 for rows that two devices can create alike (CORE.md section 1).

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The 16-byte id of a record, user, workspace or device. Text form: hyphenated lower-case UUID.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Id(#[schemars(with = "String")] Uuid);

impl Id {
    /// A new time-ordered id; `now_ms` is the instant handed in by the caller (never read inside a rule).
    pub fn new(now_ms: i64) -> Self {
        let mut rest = crate::random::bytes::<10>();
        let ms = u64::try_from(now_ms).unwrap_or(0);
        rest[0] &= 0x0f;
        Self(uuid::Builder::from_unix_timestamp_millis(ms, &rest).into_uuid())
    }

    /// 128 random bits: workspaces and devices, whose creation time is nobody's business.
    pub fn random() -> Self {
        Self(uuid::Builder::from_random_bytes(crate::random::bytes()).into_uuid())
    }

    /// The id of the `kind` with the natural `key`: the same on every device of `workspace`.
    pub fn of_key(workspace: Id, kind: &str, key: &str) -> Self {
        Self(Uuid::new_v5(&workspace.0, format!("{kind}\u{1f}{key}").as_bytes()))
    }

    /// From its 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// Its 16 bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = crate::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(s).map(Self).map_err(|_| crate::Error::invalid("id", "not_an_id"))
    }
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes: [u8; 16] = value.as_blob()?.try_into().map_err(|_| FromSqlError::InvalidType)?;
        Ok(Self::from_bytes(bytes))
    }
}
