//! The rows of one chunk: whom each is about, and what becomes of him.

use super::{Import, Mode, imported::Imported, rejects::Rejects, words::Words};
use crate::{
    Error, Id, Result,
    customer::{Customer, batch::Batch},
    import::{ImportRow, Mapping, Rejection, read::Row},
    record::values::to_cells,
    store::{
        capture::Cells,
        named::{Key, Named},
        read::Read,
        write::Write,
    },
    text::{
        fold::{fold, same_name},
        phone,
    },
    value::CellValue,
};
use std::collections::{HashMap, HashSet};

/// Who was there before, by a key that no index has. None under a key: several are.
pub(super) struct Standing {
    key: Key,
    by_key: HashMap<String, Option<Id>>,
}

impl Standing {
    /// Reads what the session may import into.
    pub(super) fn read(r: &Read<'_>, key: Key) -> Result<Self> {
        let by_key = match key {
            Key::Name => HashMap::new(),
            _ => r.customers_by_key(key, "import")?,
        };
        Ok(Self { key, by_key })
    }

    /// The customers that a row of these cells is about, at most two.
    fn find(
        &self,
        w: &Write<'_>,
        number: Option<&str>,
        name: &str,
        cells: &Cells,
        key: Option<&str>,
    ) -> Result<Vec<Id>> {
        if let Some(number) = number {
            return w.customers_by(Named::Number(number), "import");
        }
        if self.key == Key::Name {
            // Two companies of one name are one; two people of one name are one only if they have one phone.
            let person = cells.get("kind").and_then(CellValue::as_text) == Some("person");
            let phone = person.then(|| phone_of(cells));
            return w.customers_by(Named::Name { folded: &fold(name), phone: phone.as_deref() }, "import");
        }
        Ok(match key.and_then(|key| self.by_key.get(key)) {
            None => Vec::new(),
            Some(Some(id)) => vec![*id],
            Some(None) => vec![Id::random(), Id::random()], // several: which they are does not matter
        })
    }
}

fn phone_of(cells: &Cells) -> String {
    cells.get("phone").and_then(CellValue::as_text).map(phone::search_form).unwrap_or_default()
}

/// The rows of one chunk.
pub(super) struct Chunk<'a> {
    pub(super) user: Id,
    pub(super) wanted: &'a Import,
    pub(super) mapping: &'a Mapping,
    pub(super) words: &'a Words,
    pub(super) standing: &'a Standing,
    pub(super) seen: &'a mut HashSet<String>,
    pub(super) parents: &'a mut Vec<Parent>,
    pub(super) out: &'a mut Imported,
    pub(super) rejects: &'a mut Rejects,
}

/// A parent that a row names.
pub(super) struct Parent {
    pub(super) of: Id,
    pub(super) name: String,
    pub(super) row: u64,
}

impl Chunk<'_> {
    pub(super) fn row(&mut self, w: &Write<'_>, batch: &mut Batch<'_, '_>, row: ImportRow, raw: &Row) -> Result<()> {
        let ImportRow { row: at, number, mut values, points, mut tags, rejected } = row;
        let parent = values.remove("parent").and_then(|p| self.words.name_of(&p));
        for rejection in rejected {
            self.rejects.add(raw, &rejection)?;
            self.out.note(rejection);
        }
        let name = values.get("name").and_then(|n| n.as_str()).unwrap_or_default().to_string();
        let kind = values.get("kind").and_then(|k| k.as_str()).unwrap_or("company").to_string();
        let mut cells = match to_cells::<Customer>(w, &kind, &values).map(|given| given.cells) {
            Ok(cells) => cells,
            Err(Error::Invalid { fields }) => {
                self.out.rejected += 1;
                for (field, reason) in fields {
                    let column = self.mapping.header_of(&field).unwrap_or(&field).to_string();
                    let rejection = Rejection { row: at, column: Some(column), reason };
                    self.rejects.add(raw, &rejection)?;
                    self.out.note(rejection);
                }
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        let mode = self.wanted.mode;
        let by_key = self.standing.key.of(&cells);
        let own = match (&number, self.standing.key) {
            (Some(number), _) => number.clone(),
            (None, Key::Name) => {
                let phone = if kind == "person" { phone_of(&cells) } else { String::new() };
                format!("{}\u{1f}{phone}", same_name(&name))
            }
            // Who says nothing by which he could be found is nobody that is there.
            (None, _) => by_key.clone().unwrap_or_else(|| format!("\u{1f}{at}")),
        };
        if mode != Mode::Create && !self.seen.insert(own) {
            self.out.skipped += 1;
            return Ok(());
        }
        let found = match mode {
            Mode::Create => Vec::new(),
            _ => self.standing.find(w, number.as_deref(), &name, &cells, by_key.as_deref())?,
        };
        let of = match (found.as_slice(), mode) {
            ([], Mode::Update) | ([_], Mode::Skip) => {
                self.out.skipped += 1;
                return Ok(());
            }
            ([], _) => {
                let owners = w.access().owners("customer", "import");
                let owner = cells.get("owner_id").and_then(|o| o.as_id());
                if owner.is_some_and(|o| !owners.include(o)) {
                    let column = self.mapping.header_of("owner").map(String::from);
                    let rejection = Rejection { row: at, column, reason: "not_yours".into() };
                    self.rejects.add(raw, &rejection)?;
                    self.out.note(rejection);
                    cells.remove("owner_id");
                }
                cells.entry("owner_id".into()).or_insert(self.wanted.owner.unwrap_or(self.user).into());
                if let Some(number) = number {
                    cells.insert("number".into(), CellValue::Text(number));
                }
                tags.extend(self.wanted.tags.iter().filter(|t| !t.trim().is_empty()).cloned());
                let points: Vec<_> = points.into_iter().map(|p| (p.kind.to_string(), p.label, p.raw)).collect();
                batch.add(cells, &points, &tags)?
            }
            ([id], _) => {
                let customer = w.load::<Customer>("import", *id)?;
                let image = w.image_of("customer", customer.pk)?;
                let empty = |value: &CellValue| value.is_null() || value.as_text() == Some("");
                cells.retain(|column, value| image.cell(column) != *value);
                cells.retain(|column, _| mode != Mode::Fill || empty(&image.cell(column)));
                cells.remove("owner_id"); // an owner is changed by transfer, not by a file
                if cells.is_empty() {
                    self.out.unchanged += 1;
                } else {
                    w.update(&customer, &cells)?;
                    self.out.updated += 1;
                }
                *id
            }
            _ => {
                self.out.skipped += 1;
                return Ok(());
            }
        };
        self.parents.extend(parent.map(|name| Parent { of, name, row: at }));
        Ok(())
    }
}
