//! What the columns of a file mean, from their headers: field names, labels of both languages, and the aliases that
//! the catalogue holds for other programs' files.

use super::cell::DateOrder;
use crate::catalogue::{Catalogue, Field};
use crate::custom_field::CustomField;
use crate::text::fold;
use crate::words::{self, Lang};

/// What a column is taken for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A field.
    Field(&'static Field),
    /// More of a field that another column has: joined behind it (second address line, second note).
    More(&'static Field),
    /// The customer's number: not written, but the row is about the customer who has it.
    Number,
    /// The parts of a person's name.
    Given,
    /// Middle name.
    Middle,
    /// Family name.
    Family,
    /// An organisation beside a person's name: his employer; without one, the customer itself.
    Organisation,
    /// Tags.
    Tags,
    /// A further phone number, e-mail address or account, by kind.
    Point(&'static str),
    /// Further phones, e-mails and accounts of any kind, a line each, as an export writes them.
    Points,
    /// A field of the office's own, by its place among them.
    Custom(usize),
    /// Nothing of ours.
    Ignored,
}

/// One column of a file.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// What it is taken for.
    pub target: Target,
    /// What a bare number in it is counted in: 1, or 10,000.
    pub unit: u64,
    /// Which comes first in a date that does not say it.
    pub dates: DateOrder,
}

/// What the columns of a file mean.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// The catalogue it was made for.
    pub catalogue: &'static Catalogue,
    /// Its columns in the order of the file.
    pub columns: Vec<Column>,
    /// Whether it is a file of people: it has the parts of their names, or 姓名.
    pub people: bool,
    /// Digits behind the point of the workspace's currency.
    pub minor_digits: u32,
    /// The file is a text: before what a spreadsheet would run stands an apostrophe that is no part of it.
    pub guarded: bool,
    /// Fields of the office's own that a column may be.
    pub(crate) custom: Vec<CustomField>,
}

/// Headers of columns that are no field, folded to letters and digits, as Google, Outlook, HubSpot, Salesforce and Zoho
/// write them.
#[rustfmt::skip]
const OTHERS: &[(&str, Target)] = &[
    ("firstname", Target::Given), ("givenname", Target::Given), ("名字", Target::Given), ("名", Target::Given),
    ("middlename", Target::Middle), ("additionalname", Target::Middle),
    ("lastname", Target::Family), ("familyname", Target::Family), ("surname", Target::Family), ("姓氏", Target::Family), ("姓", Target::Family),
    ("labels", Target::Tags), ("tags", Target::Tags), ("tag", Target::Tags), ("categories", Target::Tags),
    ("groupmembership", Target::Tags), ("标签", Target::Tags), ("分组", Target::Tags),
    ("mobilephone", Target::Point("mobile")), ("mobile", Target::Point("mobile")), ("手机", Target::Point("mobile")),
    ("手机号", Target::Point("mobile")), ("手机号码", Target::Point("mobile")), ("移动电话", Target::Point("mobile")),
    ("businessphone2", Target::Point("phone")), ("homephone", Target::Point("phone")), ("homephone2", Target::Point("phone")),
    ("otherphone", Target::Point("phone")), ("phone2value", Target::Point("phone")), ("phone3value", Target::Point("phone")),
    ("carphone", Target::Point("phone")), ("companymainphone", Target::Point("office_phone")),
    ("homefax", Target::Point("fax")), ("otherfax", Target::Point("fax")),
    ("email2address", Target::Point("email")), ("email3address", Target::Point("email")),
    ("email2value", Target::Point("email")), ("email3value", Target::Point("email")), ("secondaryemail", Target::Point("email")),
    ("微信", Target::Point("wechat")), ("微信号", Target::Point("wechat")), ("wechat", Target::Point("wechat")), ("qq", Target::Point("qq")),
    ("其他联系方式", Target::Points), ("othercontactpoints", Target::Points),
];

/// Headers of an organisation, which beside a person's name is not the customer's own name.
const ORGANISATIONS: &[&str] = &[
    "company",
    "companyname",
    "organization",
    "organisation",
    "organizationname",
    "organization1name",
    "associatedcompany",
    "公司",
    "公司名称",
];
/// Headers of a whole name that only a person has.
const WHOLE_NAMES: &[&str] = &["姓名", "客户姓名", "fullname"];
/// Headers that beside the parts of a name say nothing new: composed of them, or (Outlook) another thing's name.
const COMPOSED: &[&str] = &["fileas", "displayname", "account"];
/// Headers that go on where the address column ends.
const ADDRESS_LINES: &[&str] =
    &["businessstreet2", "businessstreet3", "address1extendedaddress", "addressline2", "address2"];

/// What the columns with these headers mean. `lang` says whose words come first where a header means something in
/// both languages. Each field is given to the header that names it best; the others become further contact points or
/// are left alone.
pub fn map_headers(catalogue: &'static Catalogue, headers: &[String], lang: Lang) -> Mapping {
    map_headers_with(catalogue, Vec::new(), headers, lang)
}

/// The same in an office with fields of its own: they are known by their labels and code, before what other programs
/// call the built-in ones.
pub(crate) fn map_headers_with(
    catalogue: &'static Catalogue,
    custom: Vec<CustomField>,
    headers: &[String],
    lang: Lang,
) -> Mapping {
    let keys: Vec<Key> = headers.iter().map(|h| Key::of(h)).collect();
    let other = |key: &Key| OTHERS.iter().find(|(name, _)| *name == key.name).map(|(_, target)| *target);
    let has_parts = keys.iter().any(|k| matches!(other(k), Some(Target::Given | Target::Family)));
    let people = has_parts || keys.iter().any(|k| is(k, WHOLE_NAMES));

    // Every (column, field) that fits, with how well it does; then the best first.
    let mut claims: Vec<(usize, usize, usize, bool)> = Vec::new();
    for (column, key) in keys.iter().enumerate() {
        for (at, field) in catalogue.fields.iter().enumerate() {
            let beside = field.name == "name" && (people && is(key, ORGANISATIONS) || has_parts && is(key, COMPOSED));
            if let (Some((rank, zh)), false) = (rank(catalogue, field, key, lang), beside) {
                claims.push((rank, column, at, zh));
            }
        }
    }
    claims.sort_unstable();
    let mut targets: Vec<Option<(Target, bool)>> = vec![None; headers.len()];
    for (at, field) in custom.iter().enumerate() {
        let names = [&field.labels.zh, &field.labels.en, &field.name];
        let is = |name: &String, key: &Key| letters(&fold::fold(name)) == key.whole;
        // A code may be a word that another field is called by.
        let by_code = |key: &Key| is(&field.code, key) && !claims.iter().any(|c| c.0 == 0 && same_key(&keys[c.1], key));
        let said = |key: &Key| names.into_iter().any(|name| is(name, key)) || by_code(key);
        if let Some(column) = keys.iter().position(said).filter(|column| targets[*column].is_none()) {
            targets[column] = Some((Target::Custom(at), false));
        }
    }
    let mut taken = vec![false; catalogue.fields.len()];
    for (_, column, at, zh) in claims {
        if targets[column].is_none() && !taken[at] {
            let field = &catalogue.fields[at];
            let target = match field.name {
                "number" => Target::Number,
                _ if field.writable() => Target::Field(field),
                _ => Target::Ignored,
            };
            (targets[column], taken[at]) = (Some((target, zh)), true);
        }
    }
    let columns = headers.iter().zip(&keys).zip(targets).map(|((header, key), found)| {
        let target = found.map(|(target, _)| target).or_else(|| other(key)).or_else(|| {
            let organisation = people && is(key, ORGANISATIONS);
            let line = is(key, ADDRESS_LINES).then(|| catalogue.field("address")).flatten();
            line.map(Target::More).or(organisation.then_some(Target::Organisation))
        });
        let unit = match (key.unit, target, found) {
            (Some(unit), ..) => unit,
            // 注册资金 is said in 万元 (SPEC.md section 4), unless the header names another unit.
            (None, Some(Target::Field(f)), Some((_, true))) if f.unit == Some("wan") => 10_000,
            _ => 1,
        };
        Column { header: header.clone(), target: target.unwrap_or(Target::Ignored), unit, dates: DateOrder::default() }
    });
    Mapping { catalogue, columns: columns.collect(), people, minor_digits: 2, guarded: false, custom }
}

impl Mapping {
    /// Whether a column has organisations, which are the customers where nobody else is named.
    pub(crate) fn names_organisations(&self) -> bool {
        self.columns.iter().any(|c| matches!(c.target, Target::Organisation))
    }

    /// The header of the column that a field comes from.
    pub fn header_of(&self, field: &str) -> Option<&str> {
        let of = |c: &&Column| match c.target {
            Target::Field(f) => f.name == field,
            Target::Custom(at) => self.custom.get(at).is_some_and(|f| f.name == field),
            _ => false,
        };
        self.columns.iter().find(of).map(|c| c.header.as_str())
    }

    /// Headers that mean nothing to us.
    pub fn ignored(&self) -> Vec<&str> {
        let ignored = |c: &&Column| matches!(c.target, Target::Ignored);
        self.columns.iter().filter(ignored).map(|c| c.header.as_str()).collect()
    }
}

/// A header ready to be compared, and the unit it names in brackets.
struct Key {
    name: String,
    /// With what stands in brackets, unit or not.
    whole: String,
    unit: Option<u64>,
}

impl Key {
    fn of(header: &str) -> Self {
        let folded = fold::fold(header);
        let (name, inside) = match folded.split_once('(') {
            Some((name, rest)) if !name.trim().is_empty() => (name, rest.trim_end_matches(')').trim()),
            _ => (folded.as_str(), ""),
        };
        let unit = match inside {
            "万元" | "万" | "10k" => Some(10_000),
            "亿元" | "亿" => Some(100_000_000),
            "千元" | "k" => Some(1_000),
            "百万" | "百万元" | "m" | "million" | "millions" => Some(1_000_000),
            "元" | "rmb" | "cny" | "¥" | "人民币" => Some(1),
            _ => None,
        };
        // A bracket that names no unit belongs to the header: 电话(公司).
        let name = if unit.is_some() { name } else { folded.as_str() };
        Self { name: letters(name), whole: letters(&folded), unit }
    }
}

/// What numbers of a column with this header are counted in, where it says so.
pub(crate) fn unit_of(header: &str) -> Option<u64> {
    Key::of(header).unit
}

fn same_key(one: &Key, other: &Key) -> bool {
    one.whole == other.whole
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is(key: &Key, names: &[&str]) -> bool {
    names.contains(&key.name.as_str())
}

/// How well a header names a field (0 = by its own name or label), and whether in Chinese; `None` where it does not.
fn rank(catalogue: &Catalogue, field: &Field, key: &Key, lang: Lang) -> Option<(usize, bool)> {
    if key.name.is_empty() {
        return None;
    }
    let same = |text: &str| letters(&fold::fold(text)) == key.name;
    if same(field.name) {
        return Some((0, false));
    }
    for language in Lang::ALL {
        if words::get(language, &format!("{}.{}", catalogue.entity, field.name)).is_some_and(same) {
            return Some((0, language == Lang::Zh));
        }
    }
    for (language, aliases) in [(Lang::Zh, field.aliases_zh), (Lang::En, field.aliases_en)] {
        if let Some(at) = aliases.iter().position(|alias| same(alias)) {
            // The other language's aliases come after all of one's own.
            let behind = if language == lang { 1 } else { 100 };
            return Some((at + behind, language == Lang::Zh));
        }
    }
    None
}

mod target;
#[cfg(test)]
mod tests;
