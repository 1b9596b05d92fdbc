//! The fields of an interaction: the one place that names them (SPEC.md section 4). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T};

/// Ways to deal with somebody.
pub const CHANNELS: &[&str] = &["call", "visit", "email", "chat", "social", "counter", "meeting", "other"];
/// Those that have no place but themselves.
pub const PLACELESS: &[&str] = &["call", "email", "chat", "social"];
/// Who began it.
pub const DIRECTIONS: &[&str] = &["out", "in"];

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };

/// The catalogue of `interaction`.
pub static INTERACTION: Catalogue = Catalogue { entity: "interaction", table: "interaction", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "occurred_at", column: "occurred_at", more_columns: &["occurred_on"], kind: T::Instant, group: "basic",
        required: true, max: None, key: Some("occurred_at"), cell_group: Some("occurred_at"),
        aliases_zh: &["日期", "交往时间"], aliases_en: &["Date", "When"], ..Field::PLAIN },
    Field { name: "channel", column: "channel", kind: T::Enum, group: "basic", max: None, options: CHANNELS,
        aliases_zh: &["交往方式"], aliases_en: &["Type"], ..Field::PLAIN },
    Field { name: "direction", column: "direction", kind: T::Enum, group: "basic", max: None, options: DIRECTIONS, ..Field::PLAIN },
    Field { name: "place", column: "place", group: "basic", required: true,
        aliases_zh: &["交往地点"], aliases_en: &["Location"], ..Field::PLAIN },
    Field { name: "summary", column: "summary", group: "basic", required: true, max: Some(500),
        aliases_zh: &["主题", "内容"], aliases_en: &["Subject"], ..Field::PLAIN },
    Field { name: "contact", column: "contact_id", kind: T::Record, record: Some("contact"), group: "basic", max: None, ..Field::PLAIN },
    Field { name: "by", column: "by_id", kind: T::User, group: "basic", max: None,
        aliases_zh: &["经办人"], aliases_en: &["Handled By"], ..Field::PLAIN },
    Field { name: "next_step", column: "next_step", group: "next", cell_group: Some("next_step"),
        aliases_zh: &["下一步计划"], aliases_en: &["Next Action"], ..Field::PLAIN },
    Field { name: "next_step_on", column: "next_step_on", kind: T::Date, group: "next", max: None,
        cell_group: Some("next_step"), key: Some("next_step_on"),
        aliases_zh: &["下次联系日期"], aliases_en: &["Follow-up Date"], ..Field::PLAIN },
    Field { name: "detail", column: "detail", kind: T::LongText, group: "more", max: Some(2000),
        aliases_zh: &["详情"], aliases_en: &["Details", "Description"], ..Field::PLAIN },
    Field { name: "memo", column: "memo", kind: T::LongText, group: "more", max: Some(2000),
        aliases_zh: &["说明"], aliases_en: &["Notes", "Remark"], ..Field::PLAIN },

    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), group: "system", max: None,
        read_only: true, in_list: false, key: Some("customer_key"), ..Field::PLAIN },
    Field { name: "created_at", column: "created_at", kind: T::Instant, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
