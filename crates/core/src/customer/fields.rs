//! The fields of a customer: the one place that names them (SPEC.md section 4). Words are in `fields.json`.
//! Aliases are compared without case, blanks and punctuation; a field's own name and both labels always count too.

use super::birthday;
use crate::catalogue::{Catalogue, Field, FieldType as T, MaskClass, SearchClass as S};

/// Kinds of customer.
pub const KINDS: &[&str] = &["company", "person"];
/// States; deleting is none (`life`).
pub const STATUSES: &[&str] = &["active", "lost"];
/// Stages of the life cycle, in their order.
pub const LIFECYCLES: &[&str] = &["prospect", "first", "repeat", "high_value", "churned"];

const COMPANY: &[&str] = &["company"];
const PERSON: &[&str] = &["person"];

const PLACE: Field = Field { group: "contact", search: Some(S::Address), cell_group: Some("address"), ..Field::PLAIN };
const CODE: Field =
    Field { kind: T::Code, group: "company", kinds: COMPANY, max: Some(50), search: Some(S::Code), ..Field::PLAIN };
const STARS: Field = Field { kind: T::Stars, group: "basic", max: None, ..Field::PLAIN };
const MONEY: Field = Field {
    kind: T::Money,
    group: "company",
    kinds: COMPANY,
    max: None,
    mask: Some(MaskClass::Amount),
    ..Field::PLAIN
};
const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };

/// The catalogue of `customer`.
pub static CUSTOMER: Catalogue = Catalogue { entity: "customer", table: "customer", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    // What it is and whose.
    Field { name: "number", column: "number", kind: T::Code, group: "basic", read_only: true, max: Some(40),
        search: Some(S::Code), key: Some("number_key"),
        aliases_zh: &["编号", "客户号", "客户代码", "客户编码"],
        aliases_en: &["Customer No", "Customer ID", "Customer Number", "Account Number", "AccountNumber", "Account No"],
        ..Field::PLAIN },
    Field { name: "kind", column: "kind", kind: T::Enum, group: "basic", required: true, max: None, options: KINDS,
        aliases_zh: &["客户类型", "客户性质", "性质"], aliases_en: &["Type", "Customer Type", "Account Type"],
        ..Field::PLAIN },
    Field { name: "name", column: "name", group: "basic", required: true, search: Some(S::Name), key: Some("name_key"), folded: Some("name_fold"),
        aliases_zh: &["客户名称", "客户名", "客户", "单位名称", "公司名称", "公司", "企业名称", "姓名", "客户姓名", "全称"],
        aliases_en: &["Account Name", "Customer Name", "Customer", "Company", "Company Name", "Organization",
            "Organisation", "Organization Name", "Organization 1 - Name", "Associated Company", "Business Name", "Full Name", "Account", "Display Name", "File As"],
        ..Field::PLAIN },
    Field { name: "short_name", column: "short_name", group: "basic", max: Some(60), search: Some(S::Name),
        aliases_zh: &["客户简称", "公司简称", "昵称"], aliases_en: &["Nickname", "Alias", "Known As", "Abbreviation"],
        ..Field::PLAIN },
    Field { name: "owner", column: "owner_id", kind: T::User, group: "basic", required: true, max: None, key: Some("name_key"),
        aliases_zh: &["负责人", "所属客户经理", "所有人", "业务员", "销售", "跟进人"],
        aliases_en: &["Owner ID", "OwnerId", "Account Owner", "Contact Owner", "Company Owner", "Account Manager", "Sales Rep",
            "Assigned To", "Customer Manager"],
        ..Field::PLAIN },
    Field { name: "level", column: "level", kind: T::Choice, group: "basic", required: true, max: None,
        dictionary: Some("level"), key: Some("level_key"),
        aliases_zh: &["等级", "客户级别", "级别"], aliases_en: &["Rating", "Tier", "Grade", "Customer Level"],
        ..Field::PLAIN },
    Field { name: "satisfaction", column: "satisfaction", required: true,
        aliases_zh: &["满意度"], aliases_en: &["Customer Satisfaction", "CSAT"], ..STARS },
    Field { name: "credit", column: "credit", required: true,
        aliases_zh: &["信用度", "信用"], aliases_en: &["Credit Rating", "Creditworthiness"], ..STARS },
    Field { name: "status", column: "status", kind: T::Enum, group: "basic", read_only: true, max: None,
        options: STATUSES, aliases_zh: &["客户状态"], aliases_en: &["Customer Status"], ..Field::PLAIN },
    Field { name: "lifecycle_override", column: "lifecycle", kind: T::Enum, group: "basic", max: None, options: LIFECYCLES,
        aliases_zh: &["客户生命周期"], aliases_en: &["Lifecycle Stage"], ..Field::PLAIN },
    Field { name: "lifecycle_reason", column: "lifecycle_reason", group: "basic", max: Some(500),
        aliases_zh: &["生命周期说明"], aliases_en: &["Reason for Lifecycle"], ..Field::PLAIN },

    // Where it is and how to reach it.
    Field { name: "region", column: "region", kind: T::Choice, required: true, max: None,
        dictionary: Some("region"), search: None, key: Some("region_key"),
        aliases_zh: &["区域", "大区", "片区", "所属地区"],
        aliases_en: &["Territory", "Area", "Sales Region", "Office Location"],
        ..PLACE },
    Field { name: "province", column: "province", max: Some(50),
        aliases_zh: &["省份", "省/直辖市", "省市", "所在省"],
        aliases_en: &["State", "State/Region", "State/Province", "BillingState", "Billing State", "Billing State/Province", "Business State",
            "Address 1 - Region"],
        ..PLACE },
    Field { name: "city", column: "city", max: Some(50),
        aliases_zh: &["所在城市", "市", "地市"],
        aliases_en: &["Town", "BillingCity", "Billing City", "Business City", "Address 1 - City"], ..PLACE },
    Field { name: "address", column: "address", required: true, max: Some(300),
        aliases_zh: &["详细地址", "联系地址", "通讯地址", "公司地址", "办公地址", "注册地址"],
        aliases_en: &["Street", "Street Address", "BillingStreet", "Billing Street", "BillingAddress", "Billing Address",
            "Business Street", "Address 1 - Street", "Address 1 - Formatted", "Mailing Street", "Address Line 1"],
        ..PLACE },
    Field { name: "postcode", column: "postcode", max: Some(20),
        aliases_zh: &["邮编", "邮政编码"],
        aliases_en: &["Postal Code", "Zip", "Zip Code", "BillingPostalCode", "Billing Postal Code", "Billing Code", "Billing Zip/Postal Code",
            "Business Postal Code", "Address 1 - Postal Code", "Mailing Zip"],
        ..PLACE },
    Field { name: "phone", column: "phone", kind: T::Phone, group: "contact", required: true, max: Some(100),
        mask: Some(MaskClass::Phone), search: Some(S::Phone), folded: Some("phone_norm"),
        aliases_zh: &["联系电话", "联络电话", "电话号码", "公司电话", "办公电话", "座机", "固定电话", "手机", "手机号", "手机号码", "移动电话"],
        aliases_en: &["Phone Number", "Telephone", "Tel", "Business Phone", "Company Main Phone", "Primary Phone",
            "Phone 1 - Value", "Office Phone", "Main Phone", "Work Phone"],
        ..Field::PLAIN },
    Field { name: "fax", column: "fax", kind: T::Phone, group: "contact", max: Some(100),
        mask: Some(MaskClass::Phone), search: Some(S::Phone),
        aliases_zh: &["传真号", "传真号码"], aliases_en: &["Business Fax", "Fax Number", "Facsimile"], ..Field::PLAIN },
    Field { name: "website", column: "website", kind: T::Url, group: "contact", max: Some(300), rule: Some(website),
        aliases_zh: &["网站", "公司网站", "官网", "主页"],
        aliases_en: &["Web Site", "Web Page", "URL", "Homepage", "Website URL", "Website 1 - Value", "Company Domain Name"],
        ..Field::PLAIN },
    Field { name: "email", column: "email", group: "contact", search: Some(S::Email), rule: Some(email),
        aliases_zh: &["邮箱", "电子邮箱", "邮件", "电子邮件地址", "邮箱地址"],
        aliases_en: &["E-mail", "E-mail Address", "Email Address", "E-mail 1 - Value", "Mail"], ..Field::PLAIN },

    // A company's papers.
    Field { name: "legal_rep", column: "legal_rep", group: "company", kinds: COMPANY, required: true, max: Some(100),
        search: Some(S::Person),
        aliases_zh: &["法人代表", "法定代表人", "企业法人"], aliases_en: &["Legal Person", "Legal Representative"],
        ..Field::PLAIN },
    Field { name: "credit_code", column: "credit_code", max: Some(40),
        aliases_zh: &["信用代码", "社会信用代码", "统一信用代码", "税号", "纳税人识别号"],
        aliases_en: &["Unified Credit Code", "Unified Social Credit Code", "USCC", "Tax ID"], ..CODE },
    Field { name: "licence_no", column: "licence_no",
        aliases_zh: &["营业执照号", "营业执照", "注册号", "工商注册号"],
        aliases_en: &["Licence Number", "License No", "License Number", "Business Licence No", "Registration Number"], ..CODE },
    Field { name: "registered_capital", column: "registered_capital", unit: Some("wan"),
        aliases_zh: &["注册资本"], aliases_en: &["Registered Capital", "Capital"], ..MONEY },
    Field { name: "annual_turnover", column: "annual_turnover",
        aliases_zh: &["年销售额", "年收入", "营业额", "年营收"],
        aliases_en: &["Revenue", "Annual Revenue", "AnnualRevenue", "Turnover"], ..MONEY },
    Field { name: "bank", column: "bank", group: "finance", kinds: COMPANY, mask: Some(MaskClass::Bank),
        aliases_zh: &["开户行", "银行", "开户银行名称"], aliases_en: &["Bank Name"], ..Field::PLAIN },
    Field { name: "bank_account", column: "bank_account", group: "finance", mask: Some(MaskClass::Bank), search: None,
        aliases_zh: &["银行账号", "银行账户", "账号", "帐号", "对公账号"],
        aliases_en: &["Account No. at Bank", "Bank Account Number", "Bank Account No", "IBAN"], ..CODE },
    Field { name: "local_tax_no", column: "local_tax_no", group: "finance",
        aliases_zh: &["地税号", "地税税号"], aliases_en: &["Local Tax Number"], ..CODE },
    Field { name: "national_tax_no", column: "national_tax_no", group: "finance",
        aliases_zh: &["国税号", "国税税号"], aliases_en: &["National Tax Number"], ..CODE },
    Field { name: "parent", column: "parent_id", kind: T::Record, record: Some("customer"), group: "company", kinds: COMPANY, max: None,
        aliases_zh: &["母公司", "所属集团", "上级公司"],
        aliases_en: &["Parent Company", "Parent Account", "ParentId", "Subsidiary Of"], ..Field::PLAIN },
    Field { name: "primary_contact", column: "primary_contact_id", kind: T::Record, record: Some("contact"), group: "contact", kinds: COMPANY, max: None,
        aliases_zh: &["首要联系人"], aliases_en: &["Main Contact"], ..Field::PLAIN },

    // A person.
    Field { name: "gender", column: "gender", kind: T::Choice, group: "person", kinds: PERSON, max: None,
        dictionary: Some("gender"), aliases_zh: &["性別"], aliases_en: &["Sex"], ..Field::PLAIN },
    Field { name: "birthday", column: "birthday", more_columns: &["birthday_calendar", "birthday_has_year"],
        kind: T::LunarDate, group: "person", kinds: PERSON, max: None, cell_group: Some("birthday"),
        aliases_zh: &["出生日期", "生日日期"], aliases_en: &["Date of Birth", "Birth Date", "Birthdate", "DOB"], ..Field::PLAIN },
    Field { name: "occupation", column: "occupation", group: "person", kinds: PERSON, max: Some(100),
        aliases_zh: &["职务", "职位", "岗位"],
        aliases_en: &["Job Title", "Profession", "Position", "Organization Title", "Organization 1 - Title"], ..Field::PLAIN },
    Field { name: "employer", column: "employer", group: "person", kinds: PERSON,
        aliases_zh: &["工作单位", "所在单位", "任职单位"], aliases_en: &["Works At"], ..Field::PLAIN },

    // What else is known.
    Field { name: "industry", column: "industry", kind: T::Choice, group: "more", max: None, dictionary: Some("industry"),
        aliases_zh: &["所属行业", "行业类别"], aliases_en: &["Sector", "Line of Business"], ..Field::PLAIN },
    Field { name: "source", column: "source", kind: T::Choice, group: "more", max: None, dictionary: Some("source"),
        aliases_zh: &["客户来源", "线索来源", "渠道"],
        aliases_en: &["Lead Source", "Account Source", "AccountSource", "Original Source"], ..Field::PLAIN },
    Field { name: "preferences", column: "preferences", kind: T::LongText, group: "more", max: Some(2000),
        aliases_zh: &["客户偏好", "爱好"], aliases_en: &["Preference", "Hobby", "Interests"], ..Field::PLAIN },
    Field { name: "note", column: "note", kind: T::LongText, group: "more", max: Some(4000),
        aliases_zh: &["说明", "描述", "备忘"],
        aliases_en: &["Notes", "Description", "Comments", "Remark", "Remarks", "Memo"], ..Field::PLAIN },

    // What the program knows about the record.
    Field { name: "created_at", column: "created_at", kind: T::Instant, key: Some("created_at"), ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "last_contact_on", column: "last_contact_on", kind: T::Date, key: Some("last_contact_on"), ..DERIVED },
    Field { name: "last_order_on", column: "last_order_on", kind: T::Date, key: Some("last_order_on"), ..DERIVED },
    Field { name: "lifecycle", column: "life_stage", kind: T::Enum, options: LIFECYCLES, ..DERIVED },
    Field { name: "orders", column: "orders", kind: T::Integer, ..DERIVED },
    Field { name: "year_total", column: "year_total", kind: T::Money, mask: Some(MaskClass::Amount), key: Some("year_total"), ..DERIVED },
    Field { name: "next_step", column: "next_step", max: Some(200), ..DERIVED },
    Field { name: "next_step_on", column: "next_step_on", kind: T::Date, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];

/// A web address to show as a link: with or without `http(s)://`, nothing that a browser would run.
pub(crate) fn website(raw: &str) -> Result<String, &'static str> {
    let lower = raw.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // `javascript:alert(1)` has a colon before the first slash and no digits of a port behind it.
    let port_fine = host.split_once(':').is_none_or(|(_, port)| port.chars().all(|c| c.is_ascii_digit()));
    if host.contains('.') && port_fine && !raw.chars().any(char::is_whitespace) {
        Ok(raw.to_owned())
    } else {
        Err("not_a_url")
    }
}

/// An e-mail address as far as its shape shows: one `@`, something before it, a dotted name behind it.
pub(crate) fn email(raw: &str) -> Result<String, &'static str> {
    let halves = raw.split_once('@').filter(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    if halves.is_some() && !raw.chars().any(char::is_whitespace) { Ok(raw.to_owned()) } else { Err("not_an_email") }
}

/// The birthday in a stored row, where there is one.
pub fn birthday_of(cell: impl Fn(&str) -> crate::value::CellValue) -> Option<birthday::Birthday> {
    let cells: Vec<_> = ["birthday", "birthday_calendar", "birthday_has_year"].into_iter().map(cell).collect();
    birthday::Birthday::from_cells(&cells)
}
