//! What columns mean by their headers: field names, labels of both languages, and the aliases that the catalogue holds
//! for other programs' files.

use super::{Column, Mapping, Target};
use crate::{
    catalogue::{Catalogue, Field, FieldType},
    custom_field::CustomField,
    import::{cell::DateOrder, part::Part},
    text::fold,
    words::{self, Lang},
};
use chrono_tz::Tz;
use std::collections::BTreeMap;

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
    ("email", Target::Point("email")), ("businessemail", Target::Point("email")), ("homeemail", Target::Point("email")),
    ("otheremail", Target::Point("email")), ("businessphone", Target::Point("phone")), ("mainphone", Target::Point("phone")),
    ("businessfax", Target::Point("fax")),
    ("其他联系方式", Target::Points), ("othercontactpoints", Target::Points),
];

/// Headers of an organisation, which beside a person's name is where he works.
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
    "单位",
];
/// Headers of a whole name that only a person has.
const WHOLE_NAMES: &[&str] = &["姓名", "客户姓名", "fullname"];
/// Headers that beside the parts of a name say nothing new: composed of them, or (Outlook) another thing's name.
const COMPOSED: &[&str] = &["fileas", "displayname", "account"];
/// Headers that go on where the address column ends.
const ADDRESS_LINES: &[&str] =
    &["businessstreet2", "businessstreet3", "address1extendedaddress", "addressline2", "address2"];
/// What stands before the name of a column of a company's sheet that is about the person there.
const PERSON_THERE: &[&str] =
    &["主要联系人", "首要联系人", "联系人", "primarycontact", "maincontact", "contactperson", "contact"];
/// Fields that beside a person there are his and not the company's, whatever they are called.
const HIS: &[&str] = &["gender", "position", "decision_role", "mobile", "wechat", "birthday"];
/// What is said of a person as a customer, and of a person there.
pub(crate) const SAME: &[(&str, &str)] = &[
    ("phone", "office_phone"),
    ("email", "email"),
    ("occupation", "position"),
    ("note", "memo"),
    ("gender", "gender"),
    ("birthday", "birthday"),
];

/// A column that may be a field: how well (0 = by the field's own name), the column, the field, whether in Chinese.
type Claim = (usize, usize, Part, usize, bool);

/// What the headers say together.
struct Headers<'a> {
    main: Part,
    keys: &'a [Key],
    lang: Lang,
    /// They have the parts of a person's name.
    parts: bool,
    /// A bare "name" is a person's: parts of it or his company stand beside it.
    name_is_his: bool,
    /// They are of people, each of whom may work at a company that the row names.
    people: bool,
    /// Such a company is named.
    employed: bool,
    /// A company's sheet names a person there.
    person_there: bool,
    /// Customers are of either kind, so that what only a person has may be theirs.
    kinds: bool,
}

impl<'a> Headers<'a> {
    fn new(main: Part, keys: &'a [Key], lang: Lang) -> Self {
        let parts = main.of_people() && keys.iter().any(|k| matches!(other(k), Some(Target::Given | Target::Family)));
        let beside = keys.iter().any(|k| k.name == "name") && keys.iter().any(|k| is(k, ORGANISATIONS));
        let name_is_his = parts || beside || main == Part::Contact;
        let people = parts || beside || keys.iter().any(|k| is(k, WHOLE_NAMES));
        let mut headers =
            Self { main, keys, lang, parts, name_is_his, people, employed: false, person_there: false, kinds: false };
        headers.kinds = keys.iter().any(|k| rank_of(Part::Customer, "kind", k, lang).is_some());
        headers.employed = headers.people && keys.iter().any(|k| headers.names_company(k));
        headers.person_there = !headers.people && keys.iter().any(|k| headers.of_person_there(k) == Some("name"));
        if main == Part::Contact {
            (headers.people, headers.employed, headers.person_there) = (true, true, false);
        }
        headers
    }

    /// Whether a header names the company where people work.
    fn names_company(&self, key: &Key) -> bool {
        let own = Part::Customer.catalogue().field("name");
        let person = is(key, WHOLE_NAMES)
            || self.parts && is(key, COMPOSED)
            || self.name_is_his && matches!(&*key.name, "name" | "名称");
        is(key, ORGANISATIONS)
            || !person && own.is_some_and(|field| rank(Part::Customer.catalogue(), field, key, self.lang).is_some())
    }

    /// The contact's field that a header of a company's sheet means by saying whose it is: 联系人电话.
    fn of_person_there(&self, key: &Key) -> Option<&'static str> {
        let rest = PERSON_THERE.iter().find_map(|before| key.name.strip_prefix(before))?;
        if matches!(rest, "" | "姓名" | "名" | "名称" | "name") {
            return Some("name");
        }
        if matches!(rest, "电话" | "phone" | "电话号码" | "tel" | "方式") {
            return Some("office_phone");
        }
        let key = Key { name: rest.to_owned(), whole: rest.to_owned(), unit: None };
        let contact = Part::Contact.catalogue();
        contact
            .fields
            .iter()
            .filter(|f| f.writable())
            .find(|f| rank(contact, f, &key, self.lang).is_some())
            .map(|f| f.name)
    }

    /// Every field that a header may mean.
    fn claims(&self, column: usize, out: &mut Vec<Claim>) {
        let key = &self.keys[column];
        let all = |part: Part| {
            let catalogue = part.catalogue();
            catalogue.fields.iter().filter_map(move |f| Some((f, rank(catalogue, f, key, self.lang)?)))
        };
        let mut claim = |part: Part, name: &str, rank: usize, zh: bool| {
            if let Some(at) = part.catalogue().fields.iter().position(|f| f.name == name) {
                out.push((rank, column, part, at, zh));
            }
        };
        if !self.main.of_people() {
            for (field, (rank, zh)) in all(self.main).filter(|(f, _)| f.kind != FieldType::Record) {
                claim(self.main, field.name, rank, zh);
            }
            for (part, name) in self.main.names() {
                let own = !matches!(&*key.name, "name" | "名称");
                if let Some((rank, zh)) = rank_of(*part, name, key, self.lang).filter(|_| own) {
                    claim(*part, name, rank + 200, zh);
                }
            }
            return;
        }
        if self.person_there
            && let Some(field) = self.of_person_there(key)
        {
            return claim(Part::Contact, field, 0, false);
        }
        if self.employed && self.names_company(key) {
            let (rank, zh) = rank_of(Part::Customer, "name", key, self.lang).unwrap_or((500, false));
            return claim(Part::Customer, "name", rank, zh);
        }
        match self.main {
            Part::Customer => {
                let contact: Vec<_> = all(Part::Contact).filter(|(f, _)| HIS.contains(&f.name)).collect();
                if self.person_there
                    && !self.kinds
                    && let Some((field, (rank, zh))) = contact.first()
                {
                    return claim(Part::Contact, field.name, *rank, *zh);
                }
                for (field, (rank, zh)) in all(Part::Customer) {
                    match field.name {
                        "name" if self.employed && !(self.parts && is(key, COMPOSED)) => {
                            claim(Part::Contact, "name", rank, zh)
                        }
                        "name" if self.parts && is(key, COMPOSED) => {}
                        name => claim(Part::Customer, name, rank, zh),
                    }
                }
            }
            Part::Contact => {
                for (field, (rank, zh)) in all(Part::Contact) {
                    claim(Part::Contact, field.name, rank, zh);
                }
                for (field, (rank, zh)) in all(Part::Customer) {
                    match SAME.iter().find(|(customer, _)| *customer == field.name) {
                        Some((_, contact)) => claim(Part::Contact, contact, rank + 200, zh),
                        // A whole name that is no company's is his own.
                        None if field.name == "name" && !is(key, COMPOSED) => {
                            claim(Part::Contact, "name", rank + 200, zh)
                        }
                        None if field.name == "name" => {}
                        None => claim(Part::Customer, field.name, rank + 400, zh),
                    }
                }
            }
            _ => {}
        }
    }
}

fn rank_of(part: Part, name: &str, key: &Key, lang: Lang) -> Option<(usize, bool)> {
    part.catalogue().field(name).and_then(|field| rank(part.catalogue(), field, key, lang))
}

/// What a header means that names no field: also the second and later of a kind, as cards number them.
fn other(key: &Key) -> Option<Target> {
    let named = |name: &str| OTHERS.iter().find(|(other, _)| *other == name).map(|(_, target)| *target);
    let bare = key.name.trim_end_matches(|c: char| c.is_ascii_digit());
    named(&key.name).or_else(|| named(bare).filter(|target| matches!(target, Target::Point(_))))
}

/// What the columns with these headers mean in an office with fields of its own: they are known by their labels and
/// code, before what other programs call the built-in ones.
pub(crate) fn map_headers_with(
    main: Part,
    custom: Vec<(Part, CustomField)>,
    headers: &[String],
    lang: Lang,
) -> Mapping {
    let keys: Vec<Key> = headers.iter().map(|h| Key::of(h)).collect();
    let said = Headers::new(main, &keys, lang);
    // Every (column, field) that fits, with how well it does; then the best first.
    let mut claims: Vec<Claim> = Vec::new();
    for column in 0..keys.len() {
        said.claims(column, &mut claims);
    }
    claims.sort_unstable();
    let mut targets: Vec<Option<(Target, bool)>> = vec![None; headers.len()];
    for (at, (_, field)) in custom.iter().enumerate() {
        let names = [&field.labels.zh, &field.labels.en, &field.name];
        let is = |name: &String, key: &Key| letters(&fold::fold(name)) == key.whole;
        // A code may be a word that another field is called by.
        let by_code = |key: &Key| is(&field.code, key) && !claims.iter().any(|c| c.0 == 0 && same_key(&keys[c.1], key));
        let said = |key: &Key| names.into_iter().any(|name| is(name, key)) || by_code(key);
        if let Some(column) = keys.iter().position(said).filter(|column| targets[*column].is_none()) {
            targets[column] = Some((Target::Custom(at), false));
        }
    }
    let mut taken: Vec<(Part, usize)> = Vec::new();
    for (_, column, part, at, zh) in claims {
        if targets[column].is_none() && !taken.contains(&(part, at)) {
            let field = &part.catalogue().fields[at];
            let target = match (part, field.name) {
                (Part::Customer, "number") => Target::Number,
                _ if part.takes(field) => Target::Field(part, field),
                _ => Target::Ignored,
            };
            targets[column] = Some((target, zh));
            taken.push((part, at));
        }
    }
    let beside = main.of_people();
    let columns = headers.iter().zip(&keys).zip(targets).map(|((header, key), found)| {
        let target = found.map(|(target, _)| target).or_else(|| other(key).filter(|_| beside)).or_else(|| {
            let line = is(key, ADDRESS_LINES).then(|| Part::Customer.catalogue().field("address")).flatten();
            line.filter(|_| beside).map(|field| Target::More(Part::Customer, field))
        });
        let unit = match (key.unit, target, found) {
            (Some(unit), ..) => unit,
            // 注册资金 is said in 万元 (SPEC.md section 4), unless the header names another unit.
            (None, Some(Target::Field(_, f)), Some((_, true))) if f.unit == Some("wan") => 10_000,
            _ => 1,
        };
        Column {
            header: header.clone(),
            target: target.unwrap_or(Target::Ignored),
            unit,
            dates: DateOrder::default(),
            words: BTreeMap::new(),
        }
    });
    Mapping {
        main,
        columns: columns.collect(),
        people: said.people,
        employs: said.employed,
        minor_digits: 2,
        guarded: false,
        zone: Tz::UTC,
        custom,
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
