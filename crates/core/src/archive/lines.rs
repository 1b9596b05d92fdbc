//! What stands in a line of an archive. The names here are the format: they do not change without a new version.

use crate::{Id, value::CellValue};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What the archive is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) workspace: Workspace,
    pub(super) made_at: String,
    pub(super) made_by: String,
    pub(super) currency: String,
    pub(super) time_zone: String,
    pub(super) language: String,
    /// Lines of each part.
    pub(super) counts: BTreeMap<String, u64>,
    /// Classes of fields that whoever made it may not see, and that are not in it.
    pub(super) left_out: Vec<String>,
}

/// Whose data it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workspace {
    pub(super) id: Id,
    pub(super) name: String,
}

/// Whether it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stands {
    Live,
    Binned,
}

impl Stands {
    pub(super) fn of(life: i64) -> Self {
        if life == 0 { Self::Live } else { Self::Binned }
    }
}

/// Somebody by his name.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct User {
    pub(super) id: Id,
    pub(super) username: String,
    pub(super) display_name: String,
    pub(super) active: bool,
}

/// An item of a list.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) id: Id,
    pub(super) category: String,
    pub(super) value: String,
    pub(super) label_zh: String,
    pub(super) label_en: String,
    pub(super) sort: i64,
    pub(super) active: bool,
    /// Of a stage: how likely a win is there, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) success_rate: Option<i64>,
    /// Of a stage: after how many days without a step it stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stale_days: Option<i64>,
    pub(super) life: Stands,
}

/// A field of the office's own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnField {
    pub(super) entity: String,
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) label_zh: String,
    pub(super) label_en: String,
    pub(super) options: Option<Value>,
    pub(super) sort: i64,
    pub(super) required: bool,
    pub(super) active: bool,
}

/// A tag.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tag {
    pub(super) name: String,
}

/// A record with what hangs on it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) id: Id,
    pub(super) life: Stands,
    /// What went to the bin in one step has one number; the smaller went first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bin: Option<i64>,
    /// By field, as the calls have them; empty ones are left out.
    pub(super) values: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) points: Vec<PointLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<TagLine>,
    /// What an opportunity is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) products: Vec<AboutLine>,
    /// What was done to keep a customer who stopped ordering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) measures: Vec<MeasureLine>,
}

/// A phone, e-mail or account.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointLine {
    pub(super) id: Id,
    pub(super) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    pub(super) raw: String,
    pub(super) sort: i64,
    pub(super) life: Stands,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bin: Option<i64>,
}

/// A tag on a record.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TagLine {
    pub(super) name: String,
    pub(super) life: Stands,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bin: Option<i64>,
}

/// A product that an opportunity is about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutLine {
    pub(super) product: Id,
    pub(super) life: Stands,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bin: Option<i64>,
}

/// A thing done to keep a customer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureLine {
    pub(super) id: Id,
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<Id>,
    pub(super) noted_at: String,
    pub(super) life: Stands,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bin: Option<i64>,
}

/// Whether a value says nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    value.is_null()
}

/// A cell of yes or no.
pub(super) fn flag(yes: bool) -> CellValue {
    CellValue::Int(yes.into())
}

/// What the office has decided.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingLine {
    pub(super) key: String,
    pub(super) value: Value,
}

/// A saved view.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewLine {
    pub(super) id: Id,
    pub(super) entity: String,
    pub(super) owner: Id,
    pub(super) name: String,
    pub(super) shared: bool,
    pub(super) query: Value,
}

/// A management report; instants in milliseconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BriefingLine {
    pub(super) id: Id,
    pub(super) author: Id,
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) comment: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    /// Its reports, as JSON.
    pub(super) parts: String,
    pub(super) saved_at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sent_at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sent_on: Option<String>,
    pub(super) recipients: Vec<Id>,
}

/// A piece of what a report said when it was sent; the pieces of one follow one another.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptLine {
    pub(super) of: Id,
    pub(super) text: String,
}
