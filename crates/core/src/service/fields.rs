//! The fields of a service: the one place that names them (SPEC.md section 7). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T, SearchClass as S};

/// How urgent it is.
pub const PRIORITIES: &[&str] = &["low", "normal", "high", "urgent"];

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };
/// Set by an action, never by a form.
const STATE: Field = Field { group: "state", max: None, read_only: true, cell_group: Some("state"), ..Field::PLAIN };
/// Whose it is; not of what was done, so that two copies may give it to somebody and handle it apart.
const WHOSE: Field = Field { cell_group: Some("assigned_to"), ..STATE };

/// The catalogue of `service`.
pub static SERVICE: Catalogue = Catalogue { entity: "service", table: "service", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "number", column: "number", kind: T::Code, group: "basic", read_only: true, max: Some(40),
        search: Some(S::Code), key: Some("number_key"), aliases_zh: &["服务编号"], aliases_en: &["Ticket ID", "Case Number"], ..Field::PLAIN },
    Field { name: "type", column: "type", kind: T::Choice, group: "basic", max: None, required: true,
        dictionary: Some("service_type"), key: Some("type_key"), aliases_zh: &["类型"], aliases_en: &["Category", "Case Type"], ..Field::PLAIN },
    Field { name: "title", column: "title", group: "basic", required: true, max: Some(500), search: Some(S::Name),
        key: Some("title_key"), folded: Some("title_fold"), aliases_zh: &["主题", "标题"], aliases_en: &["Subject", "Title"], ..Field::PLAIN },
    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), group: "basic", max: None,
        required: true, key: Some("customer_key"), folded: Some("customer_fold"), aliases_zh: &["客户名称"],
        aliases_en: &["Customer name", "Account"], ..Field::PLAIN },
    Field { name: "contact", column: "contact_id", kind: T::Record, record: Some("contact"), group: "basic", max: None, ..Field::PLAIN },
    Field { name: "request", column: "request", kind: T::LongText, group: "basic", required: true, max: Some(3000),
        aliases_zh: &["请求内容", "内容"], aliases_en: &["Description", "Details"], ..Field::PLAIN },
    Field { name: "due_on", column: "due_on", kind: T::Date, group: "basic", max: None, key: Some("due_on"),
        aliases_zh: &["截止日期", "期限"], aliases_en: &["Due Date"], ..Field::PLAIN },
    Field { name: "priority", column: "priority", kind: T::Enum, group: "basic", max: None, options: PRIORITIES, ..Field::PLAIN },

    Field { name: "state", column: "state", kind: T::Enum, options: super::machine::STATES, key: Some("state"),
        aliases_en: &["Status"], ..STATE },
    Field { name: "assigned_to", column: "assigned_to", kind: T::User, aliases_zh: &["分配给", "负责人"],
        aliases_en: &["Owner", "Agent"], ..WHOSE },
    Field { name: "assigned_by", column: "assigned_by", kind: T::User, ..WHOSE },
    Field { name: "assigned_at", column: "assigned_at", kind: T::Instant, ..WHOSE },
    Field { name: "reason", column: "reason", max: Some(500), ..WHOSE },
    Field { name: "handling", column: "handling", kind: T::LongText, max: Some(3000), aliases_zh: &["处理内容", "处理结果"],
        aliases_en: &["Resolution"], ..STATE },
    Field { name: "handled_by", column: "handled_by", kind: T::User, ..STATE },
    Field { name: "handled_at", column: "handled_at", more_columns: &["handled_on"], kind: T::Instant, ..STATE },
    Field { name: "result", column: "result", max: Some(500), aliases_zh: &["反馈结果"], aliases_en: &["Feedback"], ..STATE },
    Field { name: "satisfaction", column: "satisfaction", kind: T::Stars, aliases_zh: &["客户满意度"],
        aliases_en: &["CSAT", "Rating"], ..STATE },
    Field { name: "reopened", column: "reopened", kind: T::Integer, ..STATE },
    Field { name: "archived_at", column: "archived_at", more_columns: &["archived_on"], kind: T::Instant, key: Some("archived_key"), ..STATE },

    Field { name: "raised_at", column: "raised_at", more_columns: &["raised_on"], kind: T::Instant, group: "system", max: None,
        read_only: true, key: Some("raised_at"), aliases_zh: &["创建日期", "提出日期"], aliases_en: &["Created", "Opened"], ..Field::PLAIN },
    Field { name: "days", column: "days", kind: T::Integer, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
