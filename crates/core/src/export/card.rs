//! An export as cards (vCard 3.0, which phones and mail programs of any age read): customers that are persons, contacts
//! with their organisation. What a card has no property for stands in its note or under a name that other programs use.

use super::{
    cell::{Cell, of_field},
    rows::further,
    words::Words,
};
use crate::{
    Id, Result,
    catalogue::Catalogue,
    customer::tags::tags_of,
    record::{
        Record,
        get::points_of,
        list::{self, Row},
        values::{Values, shown},
    },
    scratch::{Scratch, ScratchWriter},
    store::read::Read,
};
use serde_json::Value;
use std::io::Write;

/// Octets of a line before it is folded.
const LINE: usize = 75;

/// Cards under way.
pub(super) struct Cards<'a> {
    file: ScratchWriter,
    words: &'a Words,
    pub(super) count: u64,
    /// Records that are nobody: companies.
    pub(super) left_out: u64,
}

impl<'a> Cards<'a> {
    pub(super) fn begin(file: ScratchWriter, words: &'a Words) -> Self {
        Self { file, words, count: 0, left_out: 0 }
    }

    pub(super) fn rows<R: Record>(&mut self, r: &Read<'_>, pks: &[i64]) -> Result<()> {
        let catalogue = R::CATALOGUE;
        let fields: Vec<String> = shown(catalogue, r, None).iter().map(|f| f.name.to_string()).collect();
        let beside: &[&'static str] = if catalogue.entity == "contact" { &["customer_id"] } else { &[] };
        for row in list::rows::<R>(r, pks, Some(&fields), beside)? {
            if row.values.get("kind").is_some_and(|kind| kind != "person") {
                self.left_out += 1;
                continue;
            }
            let card = self.card(r, catalogue, &row)?;
            self.file.write_all(card.as_bytes())?;
            self.count += 1;
        }
        Ok(())
    }

    pub(super) fn end(self) -> Result<Scratch> {
        self.file.finish()
    }

    fn card(&self, r: &Read<'_>, catalogue: &'static Catalogue, row: &Row) -> Result<String> {
        let said = Said { words: self.words, catalogue, values: &row.values };
        let text = |name: &str| said.text(name);
        let mut card = Card::default();
        card.line("BEGIN", &["VCARD"]);
        card.line("VERSION", &["3.0"]);
        card.line("UID", &[&row.id.to_string()]);
        card.line("FN", &[&text("name")]);
        // A Chinese name is one word, and who takes names apart shows the family name first.
        card.line("N", &[&text("name"), "", "", "", ""]);
        let organisation = match row.cells.first().and_then(|cell| cell.as_id()) {
            Some(customer) => customer_name(r, customer)?,
            None => text("employer"),
        };
        card.some("ORG", &organisation);
        card.some("TITLE", &if catalogue.entity == "contact" { text("position") } else { text("occupation") });
        card.some("NICKNAME", &text("short_name"));
        card.some("X-GENDER", &text("gender"));
        for (field, property) in [
            ("phone", "TEL;TYPE=WORK,VOICE"),
            ("office_phone", "TEL;TYPE=WORK,VOICE"),
            ("mobile", "TEL;TYPE=CELL"),
            ("fax", "TEL;TYPE=WORK,FAX"),
            ("email", "EMAIL;TYPE=INTERNET"),
            ("wechat", "X-WECHAT"),
            ("website", "URL"),
        ] {
            card.some(property, &text(field));
        }
        let points = points_of(r, row.id, 0)?;
        let mut group = 0;
        for point in further(catalogue, &points) {
            let Some(raw) = point.raw.as_deref() else { continue };
            let property = match point.kind.as_str() {
                "mobile" => "TEL;TYPE=CELL",
                "phone" | "office_phone" => "TEL;TYPE=WORK,VOICE",
                "fax" => "TEL;TYPE=WORK,FAX",
                "email" => "EMAIL;TYPE=INTERNET",
                "website" => "URL",
                "wechat" => "X-WECHAT",
                "qq" => "X-QQ",
                _ => "TEL;TYPE=VOICE",
            };
            match point.label.as_deref() {
                Some(label) => {
                    group += 1;
                    card.line(&format!("item{group}.{property}"), &[raw]);
                    card.line(&format!("item{group}.X-ABLabel"), &[label]);
                }
                None => card.line(property, &[raw]),
            }
        }
        let place = ["address", "city", "province", "postcode"].map(text);
        if place.iter().any(|part| !part.is_empty()) {
            let [street, city, province, postcode] = &place;
            card.line("ADR;TYPE=WORK", &["", "", street, city, province, postcode, ""]);
        }
        let note = self.birthday(&said, &mut card);
        if catalogue.entity == "customer" {
            let tags = tags_of(r, row.id, 0)?;
            if !tags.is_empty() {
                card.list("CATEGORIES", tags.iter().map(|tag| tag.name.as_str()));
            }
        }
        let own = if catalogue.entity == "contact" { text("memo") } else { text("note") };
        let note = [own, note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        card.some("NOTE", &note);
        card.line("END", &["VCARD"]);
        Ok(card.0)
    }

    /// A solar birthday is a property; a lunar one, which no card knows, comes back as a line for the note.
    fn birthday(&self, said: &Said<'_>, card: &mut Card) -> String {
        let born = &said.values.get("birthday").unwrap_or(&Value::Null);
        match (said.cell("birthday"), born["year"].is_null()) {
            (Cell::Empty, _) => {}
            (Cell::Day(day), _) => card.line("BDAY;VALUE=date", &[&day.to_string()]),
            (_, true) if born["calendar"] == "solar" => {
                // So writes the largest maker of address books a day without a year.
                let (month, day) = (born["month"].as_u64().unwrap_or(0), born["day"].as_u64().unwrap_or(0));
                card.line("BDAY;X-APPLE-OMIT-YEAR=1604", &[&format!("1604-{month:02}-{day:02}")]);
            }
            (other, _) => {
                let label = crate::words::field(self.words.lang, said.catalogue.entity, "birthday");
                return format!("{label}: {}", other.written());
            }
        }
        String::new()
    }
}

fn customer_name(r: &Read<'_>, id: Id) -> Result<String> {
    Ok(r.row("SELECT name FROM my_customer WHERE id = ?1", [id], |row| row.get(0))?.unwrap_or_default())
}

/// The values of one record as texts.
struct Said<'a> {
    words: &'a Words,
    catalogue: &'static Catalogue,
    values: &'a Values,
}

impl Said<'_> {
    fn cell(&self, name: &str) -> Cell {
        let value = self.values.get(name).unwrap_or(&Value::Null);
        let field = self.catalogue.field(name);
        field.map_or(Cell::Empty, |field| of_field(self.words, self.catalogue.entity, field, 1, value))
    }

    fn text(&self, name: &str) -> String {
        self.cell(name).written()
    }
}

/// The text of one card.
#[derive(Default)]
struct Card(String);

impl Card {
    /// A property of several parts.
    fn line(&mut self, property: &str, parts: &[&str]) {
        let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
        self.fold(&format!("{property}:{}", parts.join(";")));
    }

    /// A property where there is something to say.
    fn some(&mut self, property: &str, text: &str) {
        if !text.is_empty() {
            self.line(property, &[text]);
        }
    }

    fn list(&mut self, property: &str, items: impl Iterator<Item = impl AsRef<str>>) {
        let items: Vec<String> = items.map(|item| escaped(item.as_ref())).collect();
        self.fold(&format!("{property}:{}", items.join(",")));
    }

    /// A line, broken where it is long; never within a character.
    fn fold(&mut self, line: &str) {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}
