//! What the columns of a file mean. How that is guessed from their headers is in `guess`; what a column may be called in
//! calls and remembered mappings, in `target`.

mod guess;
pub(crate) mod target;
#[cfg(test)]
mod tests;

use super::{cell::DateOrder, part::Part};
use crate::{
    catalogue::Field,
    custom_field::CustomField,
    words::{self, Lang},
};
use chrono_tz::Tz;
pub(crate) use guess::{SAME, map_headers_with, unit_of};
use std::collections::BTreeMap;

/// What a column is taken for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A field.
    Field(Part, &'static Field),
    /// More of a field that another column has: joined behind it (second address line, second note).
    More(Part, &'static Field),
    /// The customer's number: not written, but the row is about the customer who has it.
    Number,
    /// The parts of a person's name.
    Given,
    /// Middle name.
    Middle,
    /// Family name.
    Family,
    /// A person's name with what he is called by: 王经理, 张先生.
    Titled,
    /// An address of which province and city are fields of their own.
    Place,
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
    /// What words of it, by their folded form, are taken for: a dictionary item; none, they are left out.
    pub(crate) words: BTreeMap<String, Option<crate::Id>>,
}

/// What the columns of a file mean.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// What its rows are.
    pub main: Part,
    /// Its columns in the order of the file.
    pub columns: Vec<Column>,
    /// Whether it is a file of people: it has the parts of their names, or 姓名. Their phones are theirs then, not their
    /// company's.
    pub people: bool,
    /// Whether a column names the companies where they work.
    pub employs: bool,
    /// Digits behind the point of the workspace's currency.
    pub minor_digits: u32,
    /// The file is a text: before what a spreadsheet would run stands an apostrophe that is no part of it.
    pub guarded: bool,
    /// Where the clock is by which a file tells times.
    pub zone: Tz,
    /// Fields of the office's own that a column may be.
    pub(crate) custom: Vec<(Part, CustomField)>,
}

/// What the columns with these headers mean. `lang` says whose words come first where a header means something in
/// both languages. Each field is given to the header that names it best; the others become further contact points or
/// are left alone.
pub fn map_headers(main: Part, headers: &[String], lang: Lang) -> Mapping {
    map_headers_with(main, Vec::new(), headers, lang)
}

impl Mapping {
    /// Whether rows can become something: a column says who it is about, and of interactions when they were and what.
    pub(crate) fn ready(&self) -> bool {
        let has = |wanted: &dyn Fn(Target) -> bool| self.columns.iter().any(|c| wanted(c.target));
        let customer = self.header_of(Part::Customer, "name").is_some();
        let person = has(&|t| matches!(t, Target::Given | Target::Family | Target::Titled))
            || self.header_of(Part::Contact, "name").is_some();
        match self.main {
            Part::Customer | Part::Contact => customer || person,
            Part::Product => ["sku", "name"].iter().any(|name| self.header_of(Part::Product, name).is_some()),
            Part::Opportunity => ["number", "title", "customer_name"]
                .iter()
                .any(|name| self.header_of(Part::Opportunity, name).is_some()),
            Part::Order | Part::Line => self.header_of(Part::Order, "number").is_some(),
            Part::Stock => {
                let product = ["sku", "name"].iter().any(|name| self.header_of(Part::Product, name).is_some());
                product && self.header_of(Part::Stock, "warehouse").is_some()
            }
            Part::Service => customer || has(&|t| matches!(t, Target::Number)),
            Part::Interaction => {
                (customer || has(&|t| matches!(t, Target::Number)))
                    && self.header_of(Part::Interaction, "occurred_at").is_some()
                    && self.header_of(Part::Interaction, "summary").is_some()
            }
        }
    }

    /// The header of the column that a field comes from.
    pub fn header_of(&self, part: Part, field: &str) -> Option<&str> {
        let of = |c: &&Column| match c.target {
            Target::Field(of, f) => of == part && f.name == field,
            Target::Place => part == Part::Customer && field == "address",
            Target::Custom(at) => self.custom.get(at).is_some_and(|(of, f)| *of == part && f.name == field),
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

/// What people call a field of a part, in a file of another one: 联系人 · 手机.
pub(crate) fn label(lang: Lang, main: Part, part: Part, of: &str) -> String {
    if part == main {
        return of.to_owned();
    }
    let part = words::get(lang, &format!("import.part.{}", part.entity())).unwrap_or_default();
    format!("{part} · {of}")
}
