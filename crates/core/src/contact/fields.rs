//! The fields of a contact: the one place that names them (SPEC.md section 4). Words are in `fields.json`.

use crate::{
    catalogue::{Catalogue, Field, FieldType as T, MaskClass, SearchClass as S},
    customer::fields::email,
};

/// What part a contact has in a decision, in the order of the form.
pub const DECISION_ROLES: &[&str] =
    &["decision_maker", "influencer", "user", "buyer", "gatekeeper", "supporter", "opponent"];

/// The first contact point of a kind, read and written like a field.
const POINT: Field =
    Field { kind: T::Phone, group: "contact", derived: true, mask: Some(MaskClass::Phone), ..Field::PLAIN };
const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };

/// The catalogue of `contact`.
pub static CONTACT: Catalogue = Catalogue { entity: "contact", table: "contact", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "name", column: "name", group: "basic", required: true, search: Some(S::Name), key: Some("name_key"),
        folded: Some("name_fold"),
        aliases_zh: &["联系人", "联系人姓名", "姓名"], aliases_en: &["Contact", "Contact Name", "Full Name"], ..Field::PLAIN },
    Field { name: "gender", column: "gender", kind: T::Choice, group: "basic", max: None, dictionary: Some("gender"),
        aliases_zh: &["性別"], aliases_en: &["Sex"], ..Field::PLAIN },
    Field { name: "position", column: "position", group: "basic", required: true, max: Some(100),
        aliases_zh: &["职位", "职称"], aliases_en: &["Job Title", "Title"], ..Field::PLAIN },
    Field { name: "decision_role", column: "decision_role", kind: T::Enum, group: "basic", max: None,
        options: DECISION_ROLES, aliases_zh: &["角色"], aliases_en: &["Role", "Buying Role"], ..Field::PLAIN },

    Field { name: "office_phone", column: "office_phone", required: true, search: Some(S::Phone),
        point: Some("office_phone"), folded: Some("office_phone_norm"),
        aliases_zh: &["座机", "固定电话", "公司电话"], aliases_en: &["Work Phone", "Business Phone"], ..POINT },
    Field { name: "mobile", column: "mobile", search: Some(S::Phone), point: Some("mobile"), folded: Some("mobile_norm"),
        aliases_zh: &["手机号", "手机号码", "移动电话"], aliases_en: &["Mobile Phone", "Cell Phone"], ..POINT },
    Field { name: "email", column: "email", kind: T::Text, mask: None, search: Some(S::Email), point: Some("email"),
        rule: Some(email), aliases_zh: &["邮箱", "电子邮箱"], aliases_en: &["E-mail", "Email Address"], ..POINT },
    Field { name: "wechat", column: "wechat", kind: T::Text, max: Some(100), point: Some("wechat"),
        aliases_zh: &["微信号"], aliases_en: &["WeChat ID"], ..POINT },

    Field { name: "birthday", column: "birthday", more_columns: &["birthday_calendar", "birthday_has_year"],
        kind: T::LunarDate, group: "person", max: None, cell_group: Some("birthday"),
        aliases_zh: &["出生日期"], aliases_en: &["Date of Birth"], ..Field::PLAIN },
    Field { name: "memo", column: "memo", kind: T::LongText, group: "more", max: Some(2000),
        aliases_zh: &["说明"], aliases_en: &["Notes", "Remark"], ..Field::PLAIN },

    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), group: "system", max: None,
        read_only: true, in_list: false, key: Some("customer_key"), ..Field::PLAIN },
    Field { name: "created_at", column: "created_at", kind: T::Instant, key: Some("created_at"), ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
