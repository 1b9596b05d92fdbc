//! What a column may be taken for, by the names that calls and remembered mappings use: a field's own name, `number`,
//! the parts of a name, `tags`, `more:address`, `point:mobile`.

use super::{Mapping, Target};
use crate::catalogue::{Catalogue, FieldType};
use crate::custom_field::CustomField;

/// Targets beside the fields.
const PLAIN: [(&str, Target); 7] = [
    ("number", Target::Number),
    ("family", Target::Family),
    ("given", Target::Given),
    ("middle", Target::Middle),
    ("organisation", Target::Organisation),
    ("tags", Target::Tags),
    ("points", Target::Points),
];
/// Kinds of further contact points that a column may hold.
const POINTS: [&str; 7] = ["mobile", "phone", "office_phone", "fax", "email", "wechat", "qq"];

impl Target {
    /// The target of this name.
    pub(crate) fn named(name: &str, catalogue: &'static Catalogue, custom: &[CustomField]) -> Option<Self> {
        if let Some((_, target)) = PLAIN.iter().find(|(plain, _)| *plain == name) {
            return Some(*target);
        }
        if let Some(kind) = name.strip_prefix("point:") {
            return POINTS.into_iter().find(|point| *point == kind).map(Target::Point);
        }
        if let Some(field) = name.strip_prefix("more:") {
            let texts = |f: &&crate::catalogue::Field| matches!(f.kind, FieldType::Text | FieldType::LongText);
            return catalogue.field(field).filter(|f| f.writable()).filter(texts).map(Target::More);
        }
        if let Some(at) = custom.iter().position(|f| f.name == name) {
            return Some(Target::Custom(at));
        }
        catalogue.field(name).filter(|f| f.writable()).map(Target::Field)
    }
}

impl Mapping {
    /// The name of a target; None where the column is left out.
    pub(crate) fn name_of(&self, target: Target) -> Option<String> {
        Some(match target {
            Target::Field(field) => field.name.to_owned(),
            Target::More(field) => format!("more:{}", field.name),
            Target::Point(kind) => format!("point:{kind}"),
            Target::Custom(at) => self.custom.get(at)?.name.clone(),
            Target::Ignored => return None,
            plain => {
                let same = |(_, t): &&(&str, Target)| std::mem::discriminant(t) == std::mem::discriminant(&plain);
                PLAIN.iter().find(same)?.0.to_owned()
            }
        })
    }

    /// Every target there is, in the order of forms.
    pub(crate) fn targets(&self) -> Vec<Target> {
        let fields = self.catalogue.fields.iter().filter(|f| f.writable()).map(Target::Field);
        let more = self.catalogue.field("address").into_iter().chain(self.catalogue.field("note")).map(Target::More);
        let custom = (0..self.custom.len()).map(Target::Custom);
        let plain = PLAIN.into_iter().map(|(_, target)| target);
        fields.chain(custom).chain(plain).chain(POINTS.into_iter().map(Target::Point)).chain(more).collect()
    }

    /// Takes the column of this header for something else. False where there is no such column or target.
    pub(crate) fn choose(&mut self, header: &str, target: Option<&str>) -> bool {
        let found = match target {
            None => Some(Target::Ignored),
            Some(name) => Target::named(name, self.catalogue, &self.custom),
        };
        match (found, self.columns.iter_mut().find(|c| c.header == header)) {
            (Some(target), Some(column)) => {
                column.target = target;
                true
            }
            _ => false,
        }
    }

    /// What the columns mean now that a person has chosen: whose parts of names count, whether it is of people.
    pub(crate) fn chosen(&mut self) {
        let parts = |c: &super::Column| matches!(c.target, Target::Given | Target::Family);
        self.people |= self.columns.iter().any(parts);
    }
}
