//! What a card says, as columns that are called as other programs call them: a mapping knows these names already.

use super::property::Property;
use std::collections::BTreeMap;

/// Most values of one kind that a card has columns for.
const EACH: u16 = 20;

/// What a column holds; their order is that of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Full,
    Last,
    First,
    Middle,
    Prefix,
    Suffix,
    Nickname,
    Gender,
    Organization,
    Department,
    Title,
    Role,
    Phone(Phone),
    Email(Place),
    Address(Place, Part),
    Web,
    Messenger(&'static str),
    Birthday,
    Anniversary,
    Categories,
    Notes,
    Uid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phone {
    Mobile,
    Business,
    Home,
    Main,
    BusinessFax,
    HomeFax,
    OtherFax,
    Pager,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Business,
    Home,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Box,
    Extended,
    Street,
    City,
    Region,
    Postcode,
    Country,
}

/// A field, and which of several, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column(Field, u16);

impl Column {
    /// What it is called.
    pub(super) fn name(&self) -> String {
        let place = |place| match place {
            Place::Business => "Business",
            Place::Home => "Home",
            Place::Other => "Other",
        };
        let name = match self.0 {
            Field::Full => "Full Name".to_string(),
            Field::Last => "Last Name".into(),
            Field::First => "First Name".into(),
            Field::Middle => "Middle Name".into(),
            Field::Prefix => "Name Prefix".into(),
            Field::Suffix => "Name Suffix".into(),
            Field::Nickname => "Nickname".into(),
            Field::Gender => "Gender".into(),
            Field::Organization => "Organization".into(),
            Field::Department => "Department".into(),
            Field::Title => "Job Title".into(),
            Field::Role => "Role".into(),
            Field::Phone(phone) => match phone {
                Phone::Mobile => "Mobile Phone",
                Phone::Business => "Business Phone",
                Phone::Home => "Home Phone",
                Phone::Main => "Main Phone",
                Phone::BusinessFax => "Business Fax",
                Phone::HomeFax => "Home Fax",
                Phone::OtherFax => "Other Fax",
                Phone::Pager => "Pager",
                Phone::Other => "Other Phone",
            }
            .into(),
            Field::Email(Place::Other) => "E-mail".into(),
            Field::Email(at) => format!("{} E-mail", place(at)),
            Field::Address(at, part) => {
                let part = match part {
                    Part::Box => "PO Box",
                    Part::Extended => "Extended Address",
                    Part::Street => "Street",
                    Part::City => "City",
                    Part::Region => "State",
                    Part::Postcode => "Postal Code",
                    Part::Country => "Country",
                };
                format!("{} {part}", place(at))
            }
            Field::Web => "Web Page".into(),
            Field::Messenger(name) => name.into(),
            Field::Birthday => "Birthday".into(),
            Field::Anniversary => "Anniversary".into(),
            Field::Categories => "Categories".into(),
            Field::Notes => "Notes".into(),
            Field::Uid => "UID".into(),
        };
        if self.1 == 0 { name } else { format!("{name} {}", self.1 + 1) }
    }
}

/// Messengers that have a property of their own, by its name; and by how an address of them begins.
const MESSENGERS: [(&str, &str, &str); 14] = [
    ("X-QQ", "qq", "QQ"),
    ("X-WECHAT", "wechat", "WeChat"),
    ("X-WEIXIN", "weixin", "WeChat"),
    ("X-SKYPE", "skype", "Skype"),
    ("X-SKYPE-USERNAME", "callto", "Skype"),
    ("X-AIM", "aim", "AIM"),
    ("X-MSN", "msnim", "MSN"),
    ("X-YAHOO", "ymsgr", "Yahoo"),
    ("X-ICQ", "icq", "ICQ"),
    ("X-JABBER", "xmpp", "Jabber"),
    ("X-GTALK", "gtalk", "Google Talk"),
    ("X-GOOGLE-TALK", "google-talk", "Google Talk"),
    ("X-SINA-WEIBO", "weibo", "Weibo"),
    ("X-DINGTALK", "dingtalk", "DingTalk"),
];

/// What one card says.
#[derive(Default)]
pub(super) struct Said {
    values: BTreeMap<Column, String>,
    /// Phones and e-mails wait for what their group is called: the label may stand behind.
    waiting: Vec<Property>,
    labels: BTreeMap<String, String>,
}

impl Said {
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.waiting.clear();
        self.labels.clear();
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.values.keys().copied()
    }

    pub(super) fn of(&self, column: &Column) -> Option<&str> {
        self.values.get(column).map(String::as_str)
    }

    fn put(&mut self, field: Field, text: String) {
        let text = text.trim().to_string();
        let mut at = 0;
        while at < EACH {
            match self.values.get(&Column(field, at)) {
                // Said twice is said once.
                Some(before) if *before == text => return,
                Some(_) => at += 1,
                None => break,
            }
        }
        if !text.is_empty() && at < EACH {
            self.values.insert(Column(field, at), text);
        }
    }

    /// Several of them are one text.
    fn add(&mut self, field: Field, text: &str, between: &str) {
        let value = self.values.entry(Column(field, 0)).or_default();
        if !value.is_empty() && !text.is_empty() {
            value.push_str(between);
        }
        value.push_str(text);
        if value.is_empty() {
            self.values.remove(&Column(field, 0));
        }
    }

    /// Takes what a property says; what is nobody's business is passed over.
    pub(super) fn take(&mut self, property: Property) {
        match property.name.as_str() {
            "FN" => self.put(Field::Full, property.text()),
            "N" => {
                let fields = [Field::Last, Field::First, Field::Middle, Field::Prefix, Field::Suffix];
                for (field, part) in fields.into_iter().zip(property.parts()) {
                    self.put(field, part);
                }
            }
            "NICKNAME" => self.put(Field::Nickname, property.text()),
            "GENDER" | "X-GENDER" => self.put(Field::Gender, property.parts().swap_remove(0)),
            "ORG" => {
                let mut parts = property.parts().into_iter();
                self.put(Field::Organization, parts.next().unwrap_or_default());
                let units: Vec<String> = parts.filter(|unit| !unit.is_empty()).collect();
                self.put(Field::Department, units.join(" / "));
            }
            "TITLE" => self.put(Field::Title, property.text()),
            "ROLE" => self.put(Field::Role, property.text()),
            "TEL" | "EMAIL" | "ADR" => self.waiting.push(property),
            "X-ABLABEL" => drop(self.labels.insert(property.group.clone(), property.text())),
            "URL" => self.put(Field::Web, property.text()),
            "BDAY" => self.put(Field::Birthday, day(&property.text())),
            "ANNIVERSARY" | "X-ANNIVERSARY" | "X-EVOLUTION-ANNIVERSARY" | "X-MS-ANNIVERSARY" => {
                self.put(Field::Anniversary, day(&property.text()));
            }
            "CATEGORIES" => self.add(Field::Categories, &property.items().join(","), ","),
            "NOTE" => self.add(Field::Notes, &property.text(), "\n"),
            "UID" => self.put(Field::Uid, property.text()),
            "IMPP" | "X-SOCIALPROFILE" => {
                let text = property.text();
                let (scheme, address) = text.split_once(':').unwrap_or(("", &text));
                let scheme = scheme.to_ascii_lowercase();
                let by_scheme = MESSENGERS.iter().find(|(_, of, _)| *of == scheme);
                let known = by_scheme.or_else(|| MESSENGERS.iter().find(|(_, of, _)| property.is(of)));
                match known {
                    Some((_, of, name)) => {
                        let address = if *of == scheme { address } else { text.as_str() };
                        self.put(Field::Messenger(name), address.to_string());
                    }
                    None => self.put(Field::Messenger("Messenger"), text),
                }
            }
            "X-MS-IMADDRESS" => self.put(Field::Messenger("Messenger"), property.text()),
            name => {
                if let Some((_, _, name)) = MESSENGERS.iter().find(|(of, _, _)| *of == name) {
                    self.put(Field::Messenger(name), property.text());
                }
            }
        }
    }

    /// The card is at its end: what waited for its label is put.
    pub(super) fn settle(&mut self) {
        for mut property in std::mem::take(&mut self.waiting) {
            if let Some(label) = self.labels.get(&property.group).filter(|_| !property.group.is_empty()) {
                property.types.extend(types_of(label));
            }
            let place = match () {
                () if property.is("work") => Place::Business,
                () if property.is("home") => Place::Home,
                () => Place::Other,
            };
            match property.name.as_str() {
                "TEL" => {
                    let phone = match (property.is("fax"), place) {
                        (true, Place::Business) => Phone::BusinessFax,
                        (true, Place::Home) => Phone::HomeFax,
                        (true, Place::Other) => Phone::OtherFax,
                        _ if property.is("cell") || property.is("mobile") || property.is("iphone") => Phone::Mobile,
                        _ if property.is("pager") => Phone::Pager,
                        _ if property.is("main") => Phone::Main,
                        (_, Place::Business) => Phone::Business,
                        (_, Place::Home) => Phone::Home,
                        _ => Phone::Other,
                    };
                    self.put(Field::Phone(phone), number(&property.text()));
                }
                "EMAIL" => {
                    let text = property.text();
                    let bare = text.strip_prefix("mailto:").unwrap_or(&text);
                    self.put(Field::Email(place), bare.to_string());
                }
                _ => self.address(place, &property),
            }
        }
    }

    /// The parts of one address stand in columns of one number.
    fn address(&mut self, place: Place, property: &Property) {
        const PARTS: [Part; 7] =
            [Part::Box, Part::Extended, Part::Street, Part::City, Part::Region, Part::Postcode, Part::Country];
        let taken =
            |at: u16| PARTS.iter().any(|part| self.values.contains_key(&Column(Field::Address(place, *part), at)));
        let Some(at) = (0..EACH).find(|at| !taken(*at)) else { return };
        for (part, text) in PARTS.into_iter().zip(property.parts()) {
            if !text.is_empty() {
                self.values.insert(Column(Field::Address(place, part), at), text);
            }
        }
    }
}

/// What a label that a person wrote, or that an address book writes in angle brackets, says of a phone.
fn types_of(label: &str) -> Vec<String> {
    let label = label.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let mut types = Vec::new();
    for (of, words) in [
        ("cell", &["mobile", "cell", "iphone", "手机", "移动"][..]),
        ("work", &["work", "office", "company", "公司", "单位", "办公", "工作"]),
        ("home", &["home", "家", "住宅"]),
        ("fax", &["fax", "传真"]),
        ("main", &["main", "总机"]),
    ] {
        if says(words) {
            types.push(of.to_string());
        }
    }
    types
}

/// `tel:+1-418-656-9254;ext=102` as people write it.
fn number(text: &str) -> String {
    let Some(bare) = text.get(..4).filter(|s| s.eq_ignore_ascii_case("tel:")).map(|_| &text[4..]) else {
        return text.to_string();
    };
    let (number, rest) = bare.split_once(';').unwrap_or((bare, ""));
    match rest.split(';').find_map(|part| part.strip_prefix("ext=")) {
        Some(extension) => format!("{number} ext {extension}"),
        None => number.to_string(),
    }
}

/// `19800322` as `1980-03-22`, `--0203` as `--02-03`; the time of a day is left out, anything else stays.
fn day(text: &str) -> String {
    let date = text.split(['T', ' ']).next().unwrap_or(text);
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    match date.strip_prefix("--") {
        Some(rest) if rest.len() == 4 && digits(rest) => format!("--{}-{}", &rest[..2], &rest[2..]),
        None if date.len() == 8 && digits(date) => format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]),
        _ if date.len() >= 8 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-') => date.to_string(),
        _ => text.to_string(),
    }
}
