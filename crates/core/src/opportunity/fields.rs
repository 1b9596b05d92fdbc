//! The fields of an opportunity: the one place that names them (SPEC.md section 2). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T, MaskClass, SearchClass as S, currency};

/// What its stage, its close and its amount are told by: what may still be changed once it is assigned.
pub(crate) const PROGRESS: &[&str] = &["stage", "success_rate", "amount", "currency", "expected_close"];

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };
/// Set by an action, never by a form.
const STATE: Field = Field { group: "state", max: None, read_only: true, cell_group: Some("state"), ..Field::PLAIN };

/// The catalogue of `opportunity`.
pub static OPPORTUNITY: Catalogue = Catalogue { entity: "opportunity", table: "opportunity", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "number", column: "number", kind: T::Code, group: "basic", read_only: true, max: Some(40),
        search: Some(S::Code), key: Some("number_key"), aliases_zh: &["机会编号", "商机编号"], aliases_en: &["Opportunity ID"], ..Field::PLAIN },
    Field { name: "title", column: "title", group: "basic", required: true, search: Some(S::Name), key: Some("title_key"),
        folded: Some("title_fold"), aliases_zh: &["机会名称", "主题"], aliases_en: &["Opportunity", "Deal Name"], ..Field::PLAIN },
    Field { name: "customer_name", column: "customer_name", group: "basic", required: true, search: Some(S::Name),
        key: Some("customer_key"), folded: Some("customer_fold"), aliases_zh: &["客户"],
        aliases_en: &["Account", "Company"], ..Field::PLAIN },
    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), group: "basic", max: None, ..Field::PLAIN },
    Field { name: "source", column: "source", kind: T::Choice, group: "basic", max: None, dictionary: Some("source"),
        aliases_zh: &["来源"], aliases_en: &["Lead Source"], ..Field::PLAIN },
    Field { name: "source_note", column: "source_note", group: "basic", ..Field::PLAIN },
    Field { name: "description", column: "description", kind: T::LongText, group: "basic", required: true, max: Some(2000),
        aliases_zh: &["描述"], aliases_en: &["Notes"], ..Field::PLAIN },

    Field { name: "contact_name", column: "contact_name", group: "contact", max: Some(100), search: Some(S::Person),
        aliases_zh: &["联系人姓名"], aliases_en: &["Contact Name"], ..Field::PLAIN },
    Field { name: "contact_phone", column: "contact_phone", kind: T::Phone, group: "contact", mask: Some(MaskClass::Phone),
        search: Some(S::Phone), folded: Some("phone_norm"), aliases_zh: &["电话"], aliases_en: &["Phone"], ..Field::PLAIN },

    Field { name: "success_rate", column: "success_rate", kind: T::Integer, group: "value", required: true, max: None,
        cell_group: Some("state"), key: Some("success_rate"), aliases_zh: &["成功率", "赢率"],
        aliases_en: &["Probability", "Win Rate"], ..Field::PLAIN },
    Field { name: "amount", column: "amount", kind: T::Money, group: "value", max: None, mask: Some(MaskClass::Amount),
        cell_group: Some("amount"), key: Some("amount"), aliases_zh: &["金额"], aliases_en: &["Deal Value", "Value", "Close Value", "Deal Amount"], ..Field::PLAIN },
    Field { name: "currency", column: "currency", kind: T::Code, group: "value", max: Some(3), cell_group: Some("amount"),
        rule: Some(currency), ..Field::PLAIN },
    Field { name: "expected_close", column: "expected_close", kind: T::Date, group: "value", max: None,
        key: Some("expected_close"), aliases_zh: &["预计成交日期"], aliases_en: &["Close Date"], ..Field::PLAIN },
    Field { name: "competitors", column: "competitors", group: "value", max: Some(500), ..Field::PLAIN },

    Field { name: "state", column: "state", kind: T::Enum, options: super::machine::STATES,
        aliases_zh: &["机会状态"], aliases_en: &["Deal Status", "Opportunity Status"], ..STATE },
    Field { name: "stage", column: "stage", kind: T::Choice, dictionary: Some("stage"), read_only: false, key: Some("stage_key"),
        aliases_zh: &["销售阶段"], aliases_en: &["Deal Stage"], ..STATE },
    Field { name: "stage_at", column: "stage_at", kind: T::Instant, ..STATE },
    Field { name: "assigned_to", column: "assigned_to", kind: T::User, aliases_zh: &["负责人"],
        aliases_en: &["Owner", "Sales Agent"], ..STATE },
    Field { name: "assigned_by", column: "assigned_by", kind: T::User, ..STATE },
    Field { name: "assigned_at", column: "assigned_at", kind: T::Instant, key: Some("assigned_key"),
        aliases_zh: &["分配时间", "开始日期"], aliases_en: &["Engage Date", "Assigned Date"], ..STATE },
    Field { name: "lost_reason", column: "lost_reason", max: Some(500),
        aliases_zh: &["输单原因", "丢单原因"], aliases_en: &["Loss Reason", "Closed Lost Reason", "Reason For Loss"], ..STATE },
    Field { name: "reason", column: "reason", max: Some(500), ..STATE },
    Field { name: "closed_at", column: "closed_at", more_columns: &["closed_on"], kind: T::Instant,
        aliases_zh: &["成交日期", "关闭日期", "结束日期"], aliases_en: &["Closed Date", "Closed On", "Won Date"], ..STATE },

    Field { name: "active_at", column: "active_at", kind: T::Instant, ..DERIVED },
    Field { name: "next_step", column: "next_step", ..DERIVED_TEXT },
    Field { name: "next_step_on", column: "next_step_on", kind: T::Date, key: Some("next_step_on"), ..DERIVED },
    Field { name: "counted_on", column: "counted_on", kind: T::Date, ..DERIVED },
    Field { name: "days", column: "days", kind: T::Integer, ..DERIVED },
    Field { name: "created_at", column: "created_at", kind: T::Instant, key: Some("created_at"), ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];

const DERIVED_TEXT: Field = Field { max: Some(500), ..DERIVED };
