//! Instants and the workspace's local dates. *Now* is handed in; nothing here looks at a clock but [`Clock`].

use crate::{Result, store::setting_text};
use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone as _, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::SeqCst},
};

/// Where *now* comes from: the system, or a test.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// A clock that a test moves: milliseconds since 1970.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// Now, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        match self {
            Self::System => Utc::now().timestamp_millis(),
            Self::Fixed(at) => at.load(SeqCst),
        }
    }
}

/// The workspace's time zone, by which dates are told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zone(Tz);

impl Zone {
    /// From the setting `workspace.time_zone`; UTC where it is unknown.
    pub(crate) fn of_workspace(db: &Connection) -> Result<Self> {
        let name = setting_text(db, "workspace.time_zone")?;
        Ok(Self(name.and_then(|n| n.parse().ok()).unwrap_or(Tz::UTC)))
    }

    /// The local date of an instant.
    pub(crate) fn day_of(self, at: i64) -> NaiveDate {
        DateTime::<Utc>::from_timestamp_millis(at).unwrap_or_default().with_timezone(&self.0).date_naive()
    }

    /// The instant at which a day begins.
    pub(crate) fn begins(self, day: NaiveDate) -> i64 {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        self.0
            .from_local_datetime(&midnight)
            .earliest()
            .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
            .timestamp_millis()
    }

    /// The local date and time of an instant.
    pub(crate) fn time_of(self, at: i64) -> NaiveDateTime {
        DateTime::<Utc>::from_timestamp_millis(at).unwrap_or_default().with_timezone(&self.0).naive_local()
    }

    /// The local date of an instant, `2026-11-22`.
    pub(crate) fn date_of(self, at: i64) -> String {
        self.day_of(at).format("%Y-%m-%d").to_string()
    }
}

/// An instant as the contract writes it: `2026-11-22T07:31:00.000Z`.
pub(crate) fn instant_text(at: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(at).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
