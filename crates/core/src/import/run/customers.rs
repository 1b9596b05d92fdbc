//! The customer of a row: found by number, name or the chosen key, made, changed, or left as he is.

use super::{
    Mode, UnknownCustomer,
    chunk::{Chunk, Outcome, Parent, differing},
};
use crate::{
    Error, Id, Result,
    customer::{
        Customer,
        batch::Batch,
        tags::{set_tags, tags_of},
    },
    import::{ImportRow, Point, Rejection, part::Part},
    record::points::{Added, add_points},
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
use std::collections::HashMap;

/// Who was there before, by a key that no index has. None under a key: several are.
pub(super) struct Standing {
    main: Part,
    pub(super) key: Key,
    by_key: HashMap<String, Option<Id>>,
}

impl Standing {
    /// Reads what the session may import into.
    pub(super) fn read(r: &Read<'_>, main: Part, key: Key) -> Result<Self> {
        let by_key = match key {
            Key::Name => HashMap::new(),
            _ => r.customers_by_key(key, "import")?,
        };
        Ok(Self { main, key, by_key })
    }

    /// The customers that a row of these cells is about, at most two.
    fn find(
        &self,
        w: &Write<'_>,
        number: Option<&str>,
        name: &str,
        person: Option<&str>,
        key: Option<&str>,
    ) -> Result<Vec<Id>> {
        let entity = self.main.entity();
        if let Some(number) = number {
            return w.customers_by(Named::Number(number), entity, "import");
        }
        if self.key == Key::Name {
            // Two companies of one name are one; two people of one name are one only if they have one phone.
            return w.customers_by(Named::Name { folded: &fold(name), phone: person }, entity, "import");
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

impl Chunk<'_> {
    /// The customer of a row and what became of him; none where the row ends with him. `staffed`: the row names a person
    /// there, so that it may name a customer once more.
    pub(super) fn customer(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        row: ImportRow,
        staffed: bool,
        told: &mut Vec<Rejection>,
    ) -> Result<(Option<Id>, Outcome)> {
        let ImportRow { row: at, number, mut values, points, mut tags, .. } = row;
        let (main, mode) = (self.mapping.main, self.wanted.mode);
        let parent = values.remove("parent").and_then(|p| self.words.name_of(&p));
        let name = values.get("name").and_then(|n| n.as_str()).unwrap_or_default().to_string();
        let kind = values.get("kind").and_then(|k| k.as_str()).unwrap_or("company").to_string();
        let Some(given) = self.cells::<Customer>(w, (Part::Customer, &kind), (at, &values), told)? else {
            return Ok((None, Outcome::Refused));
        };
        let mut cells = given.cells;
        let by_key = self.standing.key.of(&cells);
        let person = (kind == "person" && main.of_people()).then(|| phone_of(&cells));
        let own = match (&number, self.standing.key) {
            (Some(number), _) => number.clone(),
            (None, Key::Name) => format!("{}\u{1f}{}", same_name(&name), person.as_deref().unwrap_or_default()),
            // Who says nothing by which he could be found is nobody that is there.
            (None, _) => by_key.clone().unwrap_or_else(|| format!("\u{1f}{at}")),
        };
        let beside = staffed || !main.of_people();
        let always_new = main == Part::Customer && mode == Mode::Create;
        if let Some(known) = self.memory.customers.get(&own).copied().filter(|_| !always_new || beside) {
            if !beside {
                return Ok((None, Outcome::Left));
            }
            return Ok((Some(known), self.once_more(w, batch, known, cells)?));
        }
        let found = match always_new {
            true => Vec::new(),
            false => self.standing.find(w, number.as_deref(), &name, person.as_deref(), by_key.as_deref())?,
        };
        let (id, outcome) = match (found.as_slice(), mode) {
            ([], _) if main.hangs() || !self.makes_customers() || name.is_empty() => {
                let by = if number.is_some() { "number" } else { "name" };
                return Ok((None, self.refuse(at, (Part::Customer, by), "no_such_customer", told)));
            }
            ([], Mode::Update) if main.of_people() => return Ok((None, Outcome::Left)),
            ([], _) => {
                let owners = w.access().owners("customer", "import");
                let given = cells.get("owner_id").and_then(|o| o.as_id());
                if given.is_some_and(|o| !owners.include(o)) {
                    self.refuse(at, (Part::Customer, "owner"), "not_yours", told);
                    cells.remove("owner_id");
                }
                let owner = cells.get("owner_id").and_then(|o| o.as_id()).or(self.wanted.owner).unwrap_or(self.user);
                if !owners.include(owner) {
                    return Ok((None, self.refuse(at, (Part::Customer, "name"), "no_such_customer", told)));
                }
                cells.insert("owner_id".into(), owner.into());
                if let Some(number) = number {
                    cells.insert("number".into(), CellValue::Text(number));
                }
                tags.extend(self.wanted.tags.iter().filter(|t| !t.trim().is_empty()).cloned());
                let points: Vec<_> = points.into_iter().map(|p| (p.kind, p.label, p.raw)).collect();
                let id = batch.add(cells, &points, &tags)?;
                self.memory.made.insert(id, owner);
                self.out.customers.created += 1;
                (id, Outcome::Created)
            }
            ([id], Mode::Skip) => (*id, Outcome::Left),
            ([id], _) if !main.of_people() => (*id, Outcome::Left),
            ([id], _) => (*id, self.changed(w, *id, cells, &points, &tags)?),
            // Of several nobody knows whose an order is.
            _ if main == Part::Order => {
                return Ok((None, self.refuse(at, (Part::Customer, "name"), "several_customers", told)));
            }
            _ => return Ok((None, Outcome::Left)),
        };
        if !always_new || beside {
            self.memory.customers.insert(own, id);
        }
        if outcome != Outcome::Left || beside {
            self.memory.parents.extend(parent.map(|name| Parent { of: id, name, row: at }));
        }
        Ok((Some(id).filter(|_| outcome != Outcome::Left || beside), outcome))
    }

    /// Whether a customer whom nobody knows is made.
    fn makes_customers(&self) -> bool {
        self.mapping.main != Part::Order || self.wanted.unknown_customer == UnknownCustomer::Create
    }

    /// Changes one who is there: only what the file has columns for, and what it says beside is added, nothing taken away.
    fn changed(
        &mut self,
        w: &Write<'_>,
        id: Id,
        mut cells: Cells,
        points: &[Point],
        tags: &[String],
    ) -> Result<Outcome> {
        let fill = self.wanted.mode == Mode::Fill;
        let customer = match w.load::<Customer>("import", id) {
            // Who may import contacts to him need not be one who may change him.
            Err(Error::NotFound { .. }) if self.mapping.main != Part::Customer => return Ok(Outcome::Unchanged),
            other => other?,
        };
        let image = w.image_of("customer", customer.pk)?;
        if self.mapping.header_of(Part::Customer, "kind").is_none() {
            cells.remove("kind"); // it was only concluded
        }
        if self.mapping.main == Part::Contact {
            cells.remove("name"); // he was found by it
        }
        cells.remove("owner_id"); // an owner is changed by transfer, not by a file
        differing(&mut cells, &image, fill);
        let beside: Vec<(&str, String)> = [("phone", "phone"), ("fax", "fax"), ("email", "email")]
            .iter()
            .filter_map(|(kind, column)| Some((*kind, image.cell(column).as_text()?.to_string())))
            .filter(|(_, raw)| !raw.is_empty())
            .collect();
        let wanted: Vec<Added<'_>> =
            points.iter().map(|p| Added { kind: &p.kind, label: &p.label, raw: &p.raw }).collect();
        let added = add_points(w, &customer, &wanted, &beside, fill)?;
        let standing: Vec<String> = tags_of(w, id, 0)?.iter().map(|tag| fold(&tag.name)).collect();
        let mut tags: Vec<String> = tags.iter().filter(|t| !standing.contains(&fold(t))).cloned().collect();
        if fill && !standing.is_empty() {
            tags.clear();
        }
        set_tags(w, &customer, &tags, &[])?;
        if cells.is_empty() && added == 0 && tags.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        w.update(&customer, &cells)?;
        self.out.customers.updated += 1;
        Ok(Outcome::Updated)
    }

    /// What a further row says of a customer whom this import made is added where the rows before said nothing.
    fn once_more(&mut self, w: &Write<'_>, batch: &mut Batch<'_, '_>, id: Id, mut cells: Cells) -> Result<Outcome> {
        if !self.memory.made.contains_key(&id) {
            return Ok(Outcome::Unchanged);
        }
        for column in ["kind", "owner_id", "name"] {
            cells.remove(column);
        }
        if batch.fill(id, &cells) || self.wanted.dry_run {
            return Ok(Outcome::Unchanged); // not written yet, or taken back by the dry run
        }
        let customer = w.load::<Customer>("import", id)?;
        let image = w.image_of("customer", customer.pk)?;
        differing(&mut cells, &image, true);
        w.update(&customer, &cells)?;
        Ok(Outcome::Unchanged)
    }
}
