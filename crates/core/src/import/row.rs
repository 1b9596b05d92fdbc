//! One row of a file as values of what it is about: what fits is taken, what does not is reported cell by cell, and only
//! a row that names nobody is refused whole. Whom it is about is settled in `settle`.

mod person;
mod place;
mod settle;
#[cfg(test)]
mod tests;

use super::{
    cell,
    mapping::{Column, Mapping, Target},
    part::Part,
    read::{Problem, Row},
};
use crate::{
    Id,
    catalogue::{Field, FieldType},
    custom_field,
    export::{formula, list, points},
    text::fold::fold,
    words::{self, Lang},
};
use person::PersonName;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

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

/// A person at the customer of a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonThere {
    /// Values as `contact.create` takes them.
    pub values: Map<String, Value>,
    /// Further contact points.
    pub points: Vec<Point>,
}

/// What one row of a file tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportRow {
    /// The row as a spreadsheet counts.
    pub row: u64,
    /// The number of the customer it is about, where the file names one.
    pub number: Option<String>,
    /// Values as `customer.create` takes them; a file's empty cell is no value, so it clears nothing.
    pub values: Map<String, Value>,
    /// The customer's further contact points.
    pub points: Vec<Point>,
    /// His tags.
    pub tags: Vec<String>,
    /// The person there whom it names.
    pub contact: Option<PersonThere>,
    /// What was dealt, in a file of interactions: values as `interaction.create` takes them.
    pub interaction: Map<String, Value>,
    /// What is said of goods, in a file of them: values by part.
    pub goods: BTreeMap<Part, Map<String, Value>>,
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

/// The cells of a row by what they are said of, before it is settled whom the row is about.
#[derive(Default)]
struct Cells {
    /// Values of each part.
    of: [Map<String, Value>; Part::ALL.len()],
    /// The name that stands in parts, or with a title.
    name: PersonName,
    /// Contact points of whoever the row is about.
    points: Vec<Point>,
    /// Those that are the person's there.
    his: Vec<Point>,
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

    /// What a row tells, or why it tells nothing.
    pub fn row(&self, row: &Row, lookup: &dyn Lookup) -> Result<ImportRow, Rejection> {
        if let Some(problem) = row.refused() {
            return Err(self.said(row, problem));
        }
        let mut out = ImportRow {
            row: row.number(),
            rejected: row.problems().iter().map(|problem| self.said(row, *problem)).collect(),
            ..ImportRow::default()
        };
        let mut cells = Cells::default();
        for (column, raw) in self.columns.iter().zip(row.texts()) {
            let raw = self.said_by(raw);
            if !raw.is_empty() {
                self.cell(column, raw, lookup, &mut cells, &mut out);
            }
        }
        self.settle(cells, &mut out, lookup)?;
        Ok(out)
    }

    /// Takes one cell in.
    fn cell(&self, column: &Column, raw: &str, lookup: &dyn Lookup, cells: &mut Cells, out: &mut ImportRow) {
        match column.target {
            Target::Field(part, field) => match self.value(part, field, raw, column, lookup) {
                Ok(Value::Null) => {}
                Ok(value) => drop(cells.of[part as usize].insert(field.name.to_owned(), value)),
                Err(reason) => self.unfit(part, field, (raw, reason), &column.header, cells, out),
            },
            Target::More(part, field) => {
                let values = &mut cells.of[part as usize];
                let before = values.get(field.name).and_then(Value::as_str).unwrap_or_default();
                let joined = if before.is_empty() { raw.to_owned() } else { format!("{before} {raw}") };
                match field.max.is_none_or(|max| joined.chars().count() <= max as usize) {
                    true => drop(values.insert(field.name.to_owned(), json!(joined))),
                    false => out.reject(Some(&column.header), "too_long"),
                }
            }
            Target::Number => out.number = Some(raw.to_owned()),
            Target::Given => raw.clone_into(&mut cells.name.given),
            Target::Middle => raw.clone_into(&mut cells.name.middle),
            Target::Family => raw.clone_into(&mut cells.name.family),
            Target::Titled => raw.clone_into(&mut cells.name.titled),
            Target::Place => self.place(raw, lookup, cells, &column.header, out),
            Target::Tags => out.tags.extend(tags(raw)),
            Target::Point(kind) => {
                cells.points.push(Point { kind: kind.into(), label: column.header.clone(), raw: raw.to_owned() });
            }
            Target::Points => cells.points.extend(points::parted(raw).into_iter().map(Point::from)),
            Target::Custom(at) => {
                let Some((part, field)) = self.custom.get(at) else { return };
                match custom_field::value::of_file(field, raw, (column.unit, column.dates), self.minor_digits) {
                    Ok(value) => drop(cells.of[*part as usize].insert(field.name.clone(), value)),
                    Err(reason) => out.reject(Some(&column.header), reason),
                }
            }
            Target::Ignored => {}
        }
    }

    /// What a column may be taken apart into, as its first cells look: an address that says province or city where no
    /// column does, a name with a title.
    pub(crate) fn apart(&self, column: &Column, samples: &[String]) -> Option<Target> {
        let Target::Field(part, field) = column.target else { return None };
        let most = |says: &dyn Fn(&String) -> bool| samples.iter().filter(|s| says(s)).count() * 2 > samples.len();
        let alone = |name: &str| self.header_of(Part::Customer, name).is_none();
        match (part, field.name) {
            (Part::Customer, "address") if self.main.of_people() && alone("province") && alone("city") => {
                most(&|s| place::place(s).province.is_some()).then_some(Target::Place)
            }
            (Part::Contact, "name") if self.main.of_people() => {
                let titled = |s: &String| person::called(s).position.is_some() || person::called(s).gender.is_some();
                most(&titled).then_some(Target::Titled)
            }
            _ => None,
        }
    }

    /// The JSON of a cell, or the rule it breaks.
    fn value(
        &self,
        part: Part,
        field: &Field,
        raw: &str,
        column: &Column,
        lookup: &dyn Lookup,
    ) -> Result<Value, &'static str> {
        let id = |found: Option<Id>| found.map(|id| json!(id)).ok_or("unknown");
        let value = match field.kind {
            FieldType::Choice => match column.words.get(&fold(raw)) {
                Some(decided) => decided.map_or(Value::Null, |id| json!(id)),
                None => id(lookup.choice(field.dictionary.unwrap_or_default(), raw))?,
            },
            FieldType::User => id(lookup.user(raw))?,
            FieldType::Record => id(lookup.record(field.name, raw))?,
            FieldType::Money => json!(cell::amount(raw, column.unit, self.minor_digits)?),
            FieldType::Integer => json!(cell::amount(raw, 1, 0)?),
            FieldType::Price => json!(cell::amount(raw, column.unit, 4)?),
            FieldType::Quantity => json!(cell::amount(raw, 1, 3)?),
            FieldType::Decimal => json!(fold(raw).replace(',', "").parse::<f64>().map_err(|_| "not_a_number")?),
            FieldType::Stars => match cell::stars(raw) {
                Some(stars) => json!(stars),
                None => json!(stars_by_word(field.name, raw).ok_or("not_stars")?),
            },
            FieldType::LunarDate => cell::birthday(raw, column.dates)?.map_or(Value::Null, |b| b.to_json()),
            FieldType::Date => json!(cell::day(raw, column.dates)?),
            FieldType::Instant => json!(crate::time::instant_text(cell::instant(raw, column.dates, self.zone)?)),
            FieldType::Enum => json!(code_of(part.entity(), field, raw).ok_or("unknown")?),
            // Google joins the values of one kind with " ::: ".
            FieldType::Phone => json!(raw.replace(":::", "/")),
            _ => json!(raw),
        };
        part.catalogue().check(field, &value)?;
        Ok(value)
    }

    /// What to do with a cell that its field does not take: a region that is no region of ours is a place all the
    /// same, several e-mail addresses are one and further ones, a long account of a call has a beginning; the rest is
    /// reported.
    fn unfit(
        &self,
        part: Part,
        field: &'static Field,
        (raw, reason): (&str, &str),
        header: &str,
        cells: &mut Cells,
        out: &mut ImportRow,
    ) {
        let catalogue = part.catalogue();
        let values = &mut cells.of[part as usize];
        if let ("region", Some(province), None) =
            (field.name, catalogue.field("province"), self.header_of(part, "province"))
            && catalogue.check(province, &json!(raw)).is_ok()
        {
            values.insert(province.name.to_owned(), json!(raw));
            return;
        }
        // Some call a state what is a stage here, and the other way round.
        if let (Part::Opportunity, "stage") = (part, field.name)
            && let Some(state) = catalogue.field("state").and_then(|state| code_of(part.entity(), state, raw))
        {
            values.insert("state".into(), json!(state));
            return;
        }
        if let ("summary", "too_long", Some(detail), None) =
            (field.name, reason, catalogue.field("detail"), self.header_of(part, "detail"))
            && catalogue.check(detail, &json!(raw)).is_ok()
        {
            let line = raw.lines().next().unwrap_or_default();
            let begins: String = line.chars().take(100).collect();
            values.insert(field.name.to_owned(), json!(begins.trim()));
            values.insert(detail.name.to_owned(), json!(raw));
            return;
        }
        if field.name == "email" {
            let mut parts =
                raw.split([';', ',', '；', '，', ' ']).map(|p| p.trim_matches(':')).filter(|p| !p.is_empty());
            let all_fit = parts.clone().all(|p| catalogue.check(field, &json!(p)).is_ok());
            if let (Some(first), true) = (parts.next(), all_fit) {
                values.insert(field.name.to_owned(), json!(first));
                let more = parts.map(|p| Point { kind: "email".into(), label: header.to_owned(), raw: p.to_owned() });
                return match part {
                    Part::Contact => cells.his.extend(more),
                    _ => cells.points.extend(more),
                };
            }
        }
        out.reject(Some(header), reason);
    }
}

impl ImportRow {
    fn reject(&mut self, column: Option<&str>, reason: &str) {
        self.rejected.push(Rejection { row: self.row, column: column.map(str::to_owned), reason: reason.to_owned() });
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
            ("state", "won") => &["已赢单", "赢单", "成交", "已成交", "closed won", "win"],
            ("state", "lost") => &["已输单", "输单", "丢单", "失败", "closed lost", "lose"],
            ("state", "assigned") => &[
                "进行中",
                "跟进中",
                "开发中",
                "处理中",
                "已受理",
                "open",
                "in progress",
                "engaging",
                "working",
                "prospecting",
            ],
            ("state", "archived") => &["已关闭", "关闭", "已完成", "完成", "已结束", "closed", "done", "completed"],
            ("state", "handled") => &["已解决", "已回复", "待反馈", "resolved", "solved", "answered"],
            ("state", "new") => &["待分配", "未分配", "新建", "待处理", "open", "pending"],
            ("state", "unassigned") => &["新建", "待分配", "new"],
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
