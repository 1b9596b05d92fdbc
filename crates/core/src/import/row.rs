//! One row of a file as values of a customer: what fits is taken, what does not is reported cell by cell, and only a
//! row without a name is refused whole.

use super::cell;
use super::mapping::{Column, Mapping, Target};
use super::read::{Problem, Row};
use crate::Id;
use crate::catalogue::{Field, FieldType};
use crate::custom_field;
use crate::customer::rules;
use crate::export::{formula, list, points};
use crate::text::fold::fold;
use crate::words::{self, Lang};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Why a row or one of its cells was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rejection {
    /// The row as a spreadsheet counts: the header is 1.
    pub row: u64,
    /// Header of the column; none when it is the row as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The code of the rule it breaks.
    pub reason: String,
}

/// A contact point as `customer.create` takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// `mobile`, `phone`, `email` …
    pub kind: String,
    /// Header of its column, or what the file itself calls it.
    pub label: String,
    /// What the cell says.
    pub raw: String,
}

impl From<points::Line> for Point {
    fn from(line: points::Line) -> Self {
        Self { kind: line.kind, label: line.label.unwrap_or_default(), raw: line.raw }
    }
}

/// One customer of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// The row as a spreadsheet counts.
    pub row: u64,
    /// The number of the customer it is about, where the file names one.
    pub number: Option<String>,
    /// Values as `customer.create` takes them; a file's empty cell is no value, so it clears nothing.
    pub values: Map<String, Value>,
    /// Further contact points.
    pub points: Vec<Point>,
    /// Tags.
    pub tags: Vec<String>,
    /// Cells that were not taken.
    pub rejected: Vec<Rejection>,
}

/// What only the workspace knows: ids of the words and names in a file. Texts come as they stand in the cell.
pub trait Lookup {
    /// The dictionary item of a category with this label (in either language) or value.
    fn choice(&self, category: &str, text: &str) -> Option<Id>;
    /// The user with this user name or display name.
    fn user(&self, text: &str) -> Option<Id>;
    /// The customer or contact with this name or number, for a field such as `parent`.
    fn record(&self, field: &str, text: &str) -> Option<Id>;
}

impl Mapping {
    /// What is wrong with a row as it was read, in the words of its columns.
    fn said(&self, row: &Row, problem: Problem) -> Rejection {
        let column = problem.column.and_then(|at| self.columns.get(at as usize)).map(|c| c.header.clone());
        Rejection { row: row.number(), column, reason: problem.reason.code().to_owned() }
    }

    /// What a cell says.
    pub(crate) fn said_by<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim();
        if self.guarded { formula::plain(text).trim() } else { text }
    }

    /// The customer that a row is about, or why there is none.
    pub fn row(&self, row: &Row, lookup: &dyn Lookup) -> Result<ImportRow, Rejection> {
        if let Some(problem) = row.refused() {
            return Err(self.said(row, problem));
        }
        let mut out = ImportRow {
            row: row.number(),
            number: None,
            values: Map::new(),
            points: Vec::new(),
            tags: Vec::new(),
            rejected: row.problems().iter().map(|problem| self.said(row, *problem)).collect(),
        };
        let mut name = PersonName::default();
        for (column, raw) in self.columns.iter().zip(row.texts()) {
            let raw = self.said_by(raw);
            if raw.is_empty() {
                continue;
            }
            match column.target {
                // Who stands for a customer is somebody whom no row of customers brings.
                Target::Field(field) if field.record == Some("contact") => {}
                Target::Field(field) => match self.value(field, raw, column, lookup) {
                    Ok(Value::Null) => {}
                    Ok(value) => out.take(field, value),
                    Err(reason) => self.unfit(field, raw, reason, &column.header, &mut out),
                },
                Target::More(field) => out.append(field, raw),
                Target::Number => out.number = Some(raw.to_owned()),
                Target::Given => raw.clone_into(&mut name.given),
                Target::Middle => raw.clone_into(&mut name.middle),
                Target::Family => raw.clone_into(&mut name.family),
                Target::Organisation => raw.clone_into(&mut name.organisation),
                Target::Points => out.points.extend(points::parted(raw).into_iter().map(Point::from)),
                Target::Tags => out.tags.extend(tags(raw)),
                Target::Point(kind) => {
                    out.points.push(Point { kind: kind.into(), label: column.header.clone(), raw: raw.to_owned() });
                }
                Target::Custom(at) => {
                    let Some(field) = self.custom.get(at) else { continue };
                    match custom_field::value::of_file(field, raw, (column.unit, column.dates), self.minor_digits) {
                        Ok(value) => drop(out.values.insert(field.name.clone(), value)),
                        Err(reason) => out.reject(Some(&column.header), reason),
                    }
                }
                Target::Ignored => {}
            }
        }
        self.settle_name(name, &mut out);
        if !out.values.contains_key("name") {
            let column = self.header_of("name").map(str::to_owned);
            return Err(Rejection { row: row.number(), column, reason: "required".into() });
        }
        self.settle_kind(&mut out);
        Ok(out)
    }

    /// The JSON of a cell, or the rule it breaks.
    fn value(&self, field: &Field, raw: &str, column: &Column, lookup: &dyn Lookup) -> Result<Value, &'static str> {
        let id = |found: Option<Id>| found.map(|id| json!(id)).ok_or("unknown");
        let value = match field.kind {
            FieldType::Choice => id(lookup.choice(field.dictionary.unwrap_or_default(), raw))?,
            FieldType::User => id(lookup.user(raw))?,
            FieldType::Record => id(lookup.record(field.name, raw))?,
            FieldType::Money => json!(cell::amount(raw, column.unit, self.minor_digits)?),
            FieldType::Integer => json!(cell::amount(raw, 1, 0)?),
            FieldType::Decimal => json!(fold(raw).replace(',', "").parse::<f64>().map_err(|_| "not_a_number")?),
            FieldType::Stars => match cell::stars(raw) {
                Some(stars) => json!(stars),
                None => json!(stars_by_word(field.name, raw).ok_or("not_stars")?),
            },
            FieldType::LunarDate => cell::birthday(raw, column.dates)?.map_or(Value::Null, |b| b.to_json()),
            FieldType::Enum => json!(code_of(self.catalogue.entity, field, raw).ok_or("unknown")?),
            // Google joins the values of one kind with " ::: ".
            FieldType::Phone => json!(raw.replace(":::", "/")),
            _ => json!(raw),
        };
        self.catalogue.check(field, &value)?;
        Ok(value)
    }

    /// What to do with a cell that its field does not take: a region that is no region of ours is a place all the
    /// same, several e-mail addresses are one and further ones; the rest is reported.
    fn unfit(&self, field: &'static Field, raw: &str, reason: &str, header: &str, out: &mut ImportRow) {
        let province = self.catalogue.field("province");
        if let ("region", Some(province), None) = (field.name, province, self.header_of("province"))
            && self.catalogue.check(province, &json!(raw)).is_ok()
        {
            return out.take(province, json!(raw));
        }
        if field.name == "email" {
            let mut parts =
                raw.split([';', ',', '；', '，', ' ']).map(|p| p.trim_matches(':')).filter(|p| !p.is_empty());
            let all_fit = parts.clone().all(|p| self.catalogue.check(field, &json!(p)).is_ok());
            if let (Some(first), true) = (parts.next(), all_fit) {
                out.take(field, json!(first));
                let more = parts.map(|p| Point { kind: "email".into(), label: header.to_owned(), raw: p.to_owned() });
                return out.points.extend(more);
            }
        }
        out.reject(Some(header), reason);
    }

    /// The name out of its parts. Chinese names have the family name first and no blank.
    fn settle_name(&self, name: PersonName, out: &mut ImportRow) {
        let whole = name.whole();
        let (Some(name_field), Some(employer)) = (self.catalogue.field("name"), self.catalogue.field("employer"))
        else {
            return;
        };
        if !out.values.contains_key("name") && !whole.is_empty() {
            match self.catalogue.check(name_field, &json!(whole)) {
                Ok(_) => out.take(name_field, json!(whole)),
                Err(reason) => out.reject(None, reason),
            }
        }
        if name.organisation.is_empty() {
            return;
        }
        // Beside a person an organisation is where he works; without one it is the customer.
        let field = if out.values.contains_key("name") { employer } else { name_field };
        if !out.values.contains_key(field.name) {
            match self.catalogue.check(field, &json!(name.organisation)) {
                Ok(_) => out.take(field, json!(name.organisation)),
                Err(reason) => out.reject(None, reason),
            }
        }
        if field.name == "name" {
            out.values.entry("kind").or_insert(json!("company"));
        }
    }

    /// The kind, where the file does not say it, and away with what does not fit the kind.
    fn settle_kind(&self, out: &mut ImportRow) {
        if !out.values.contains_key("kind") {
            let filled = |kind: &str| {
                let only = |f: &&Field| f.kinds == [kind] && out.values.contains_key(f.name);
                self.catalogue.fields.iter().any(|f| only(&f))
            };
            let person = (self.people || filled("person")) && !filled("company");
            out.values.insert("kind".into(), json!(if person { "person" } else { "company" }));
        }
        let kind = out.values.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let wrong = rules::refuse(&kind, out.values.iter().map(|(n, v)| (n.as_str(), v)));
        for (field, reason) in wrong {
            out.values.remove(field);
            out.reject(Some(self.header_of(field).unwrap_or(field)), reason);
        }
    }
}

impl ImportRow {
    fn take(&mut self, field: &Field, value: Value) {
        self.values.insert(field.name.to_owned(), value);
    }

    fn append(&mut self, field: &Field, raw: &str) {
        let before = self.values.get(field.name).and_then(Value::as_str).unwrap_or_default();
        let joined = if before.is_empty() { raw.to_owned() } else { format!("{before} {raw}") };
        if field.max.is_none_or(|max| joined.chars().count() <= max as usize) {
            self.values.insert(field.name.to_owned(), json!(joined));
        } else {
            self.reject(Some(field.name), "too_long");
        }
    }

    fn reject(&mut self, column: Option<&str>, reason: &str) {
        self.rejected.push(Rejection { row: self.row, column: column.map(str::to_owned), reason: reason.to_owned() });
    }
}

#[derive(Default)]
struct PersonName {
    given: String,
    middle: String,
    family: String,
    organisation: String,
}

impl PersonName {
    fn whole(&self) -> String {
        let parts = [&self.given, &self.middle, &self.family];
        let latin = parts.iter().any(|p| p.chars().any(|c| c.is_alphabetic() && c < '\u{2e80}'));
        if latin {
            return parts.iter().filter(|p| !p.is_empty()).map(|p| p.as_str()).collect::<Vec<_>>().join(" ");
        }
        format!("{}{}{}", self.family, self.middle, self.given)
    }
}

/// Tags of a cell. `* myContacts` and the like are how Google marks its own groups.
fn tags(raw: &str) -> impl Iterator<Item = String> {
    list::parted(raw, list::TAGS).into_iter().flat_map(|(text, quoted)| {
        let parts = if quoted { vec![text] } else { text.split(":::").map(|t| t.trim().to_owned()).collect() };
        parts.into_iter().filter(move |t| !t.is_empty() && (quoted || !t.starts_with('*')))
    })
}

/// The code of an enum by itself or by its label in either language; a kind also by what files commonly call it.
fn code_of(entity: &str, field: &Field, raw: &str) -> Option<&'static str> {
    let said = fold(raw);
    let labelled = |code: &&&str| {
        **code == said || Lang::ALL.into_iter().any(|l| fold(&words::option(l, entity, field.name, code)) == said)
    };
    let common = |code: &&&str| {
        let names: &[&str] = match (field.name, **code) {
            ("kind", "company") => {
                &["公司", "企业", "法人", "organization", "organisation", "business", "b2b", "account"]
            }
            ("kind", "person") => &["自然人", "个人客户", "individual", "contact", "b2c"],
            _ => &[],
        };
        names.contains(&said.as_str())
    };
    field.options.iter().find(labelled).or_else(|| field.options.iter().find(common)).copied()
}

/// Stars by the words of the dictionary: 满意 is four.
fn stars_by_word(category: &str, raw: &str) -> Option<i64> {
    let said = fold(raw);
    let category = crate::seeds::DICTIONARY.iter().find(|c| c.code == category)?;
    let item = category.items.iter().find(|i| fold(i.label_zh) == said || fold(i.label_en) == said)?;
    item.value.parse().ok()
}

#[cfg(test)]
mod tests;
