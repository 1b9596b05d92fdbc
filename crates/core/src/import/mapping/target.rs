//! What a column may be taken for, by the names that calls and remembered mappings use: a field's own name, that of
//! another part of the row behind that part (`contact.mobile`), `number`, the parts of a name, `tags`, `more:address`,
//! `point:mobile`, `split:name`.

use super::{Column, Mapping, Target, label};
use crate::{
    catalogue::{Field, FieldType, LabelPair},
    custom_field::{CustomField, PREFIX},
    import::part::Part,
    words::{self, Lang},
};

/// Targets beside the fields.
const PLAIN: [(&str, Target); 8] = [
    ("number", Target::Number),
    ("family", Target::Family),
    ("given", Target::Given),
    ("middle", Target::Middle),
    ("split:name", Target::Titled),
    ("split:address", Target::Place),
    ("tags", Target::Tags),
    ("points", Target::Points),
];
/// The number of the customer, where the rows have one of their own.
pub(crate) const WHOSE: &str = "customer.number";
/// Kinds of further contact points that a column may hold.
const POINTS: [&str; 7] = ["mobile", "phone", "office_phone", "fax", "email", "wechat", "qq"];

/// The fields of a part that a column of a file of `main` may be.
fn fields(main: Part, part: Part) -> impl Iterator<Item = &'static Field> {
    let named = move |f: &&Field| main.of_people() || part == main || main.names().contains(&(part, f.name));
    // Whom an interaction was with, of what something lies somewhere, and who stands for a customer, is told by his name.
    let own = move |f: &&Field| match (main.of_people(), part) {
        (true, Part::Customer) => f.name != "primary_contact",
        (true, _) => true,
        (false, _) => f.kind != FieldType::Record,
    };
    part.catalogue().fields.iter().filter(move |f| part.takes(f)).filter(named).filter(own)
}

impl Target {
    /// The target of this name in a file of `main`.
    pub(crate) fn named(name: &str, main: Part, custom: &[(Part, CustomField)]) -> Option<Self> {
        // Its own number, not a customer's.
        let own = main == Part::Order || main.history().contains(&name);
        if name == WHOSE && main.names_customers() {
            return Some(Target::Number);
        }
        if let Some((_, target)) = PLAIN.iter().find(|(plain, _)| *plain == name && !own) {
            return Some(*target).filter(|t| main.of_people() || main.names_customers() && matches!(t, Target::Number));
        }
        if let Some(kind) = name.strip_prefix("point:") {
            return POINTS.into_iter().find(|p| *p == kind).map(Target::Point).filter(|_| main.of_people());
        }
        let (more, name) = name.strip_prefix("more:").map_or((false, name), |rest| (true, rest));
        let (part, name) = match name.split_once('.').filter(|(before, _)| format!("{before}.") != PREFIX) {
            Some((part, rest)) => (Part::ALL.into_iter().find(|p| p.entity() == part)?, rest),
            None => (main, name),
        };
        if !more && let Some(at) = custom.iter().position(|(of, f)| *of == part && f.name == name) {
            return Some(Target::Custom(at));
        }
        let field = fields(main, part).find(|f| f.name == name)?;
        match more {
            true if matches!(field.kind, FieldType::Text | FieldType::LongText) => Some(Target::More(part, field)),
            true => None,
            false => Some(Target::Field(part, field)),
        }
    }
}

impl Mapping {
    /// The name of something of a part.
    pub(crate) fn of_part(&self, part: Part, name: &str) -> String {
        if part == self.main { name.to_owned() } else { format!("{}.{name}", part.entity()) }
    }

    /// The name of a target; None where the column is left out.
    pub(crate) fn name_of(&self, target: Target) -> Option<String> {
        Some(match target {
            Target::Field(part, field) => self.of_part(part, field.name),
            Target::More(part, field) => format!("more:{}", self.of_part(part, field.name)),
            Target::Point(kind) => format!("point:{kind}"),
            Target::Custom(at) => self.custom.get(at).map(|(part, field)| self.of_part(*part, &field.name))?,
            Target::Ignored => return None,
            Target::Number if self.main == Part::Order || self.main.history().contains(&"number") => WHOSE.to_owned(),
            plain => {
                let same = |(_, t): &&(&str, Target)| std::mem::discriminant(t) == std::mem::discriminant(&plain);
                PLAIN.iter().find(same)?.0.to_owned()
            }
        })
    }

    /// What people call a target, and the section of a chooser where it stands: of the form, or `parts`, `points`, `more`,
    /// `contact`, `customer` for what is no field of the form.
    pub(crate) fn told(&self, target: Target) -> Option<(LabelPair, String)> {
        let name = self.name_of(target)?;
        let field = |lang, part: Part, field: &Field| {
            label(lang, self.main, part, &words::field(lang, part.entity(), field.name))
        };
        let said = |lang| match target {
            Target::Field(part, f) => field(lang, part, f),
            Target::More(part, f) => words::say(lang, "import.target.more", &[("field", &field(lang, part, f))]),
            Target::Custom(at) => self.custom.get(at).map_or_else(String::new, |(part, f)| {
                label(lang, self.main, *part, if lang == Lang::Zh { &f.labels.zh } else { &f.labels.en })
            }),
            Target::Number => words::say(lang, "import.target.number", &[]),
            Target::Point(kind) => words::say(lang, &format!("import.target.point_{kind}"), &[]),
            _ => words::say(lang, &format!("import.target.{}", name.replace(':', "_")), &[]),
        };
        let of = |part: Part, own: &str| if part == self.main { own.to_owned() } else { part.entity().to_owned() };
        let group = match target {
            Target::Field(part, field) => of(part, field.group),
            Target::Custom(at) => of(self.custom.get(at)?.0, "custom"),
            Target::Point(_) => "points".into(),
            Target::More(..) => "more".into(),
            _ => "parts".into(),
        };
        Some((LabelPair { zh: said(Lang::Zh), en: said(Lang::En) }, group))
    }

    /// Every target there is, in the order of forms.
    pub(crate) fn targets(&self) -> Vec<Target> {
        let main = self.main;
        let custom = (0..self.custom.len()).map(Target::Custom);
        let all = |part: Part| fields(main, part).map(move |f| Target::Field(part, f));
        if !main.of_people() {
            let whom = main.names_customers().then_some(Target::Number);
            return all(main)
                .chain(custom)
                .chain(main.beside()[1..].iter().flat_map(|p| all(*p)))
                .chain(whom)
                .collect();
        }
        let more = [(Part::Customer, "address"), (Part::Customer, "note"), (Part::Contact, "memo")];
        let more = more.into_iter().filter_map(|(part, name)| Some(Target::More(part, part.catalogue().field(name)?)));
        let plain = PLAIN.into_iter().map(|(_, target)| target);
        let fields = main.beside().iter().flat_map(|part| all(*part));
        fields.chain(custom).chain(plain).chain(POINTS.into_iter().map(Target::Point)).chain(more).collect()
    }

    /// Takes the column of this header for something else. False where there is no such column or target.
    pub(crate) fn choose(&mut self, header: &str, target: Option<&str>) -> bool {
        let found = match target {
            None => Some(Target::Ignored),
            Some(name) => Target::named(name, self.main, &self.custom),
        };
        match (found, self.columns.iter_mut().find(|c| c.header == header)) {
            (Some(target), Some(column)) => {
                column.target = target;
                true
            }
            _ => false,
        }
    }

    /// What the columns mean now that a person has chosen: whose parts of names count, whether it is of people, and
    /// whether they work where a column says, which is so when he took one for the company beside another for the person.
    pub(crate) fn chosen<'m>(&mut self, mut named: impl Iterator<Item = (&'m str, Option<&'m str>)>) {
        let parts = |c: &Column| matches!(c.target, Target::Given | Target::Family);
        self.people |= self.columns.iter().any(parts);
        let person = self.header_of(Part::Contact, "name").is_some();
        let company = self.of_part(Part::Customer, "name");
        self.employs |= self.people && person && named.any(|(_, target)| target == Some(company.as_str()));
    }
}
