//! The person whom a row names at its customer: found there by name, phone or e-mail, made, or changed.

use super::{
    Mode,
    chunk::{Chunk, Outcome, differing},
};
use crate::{
    Id, Result,
    contact::Contact,
    customer::batch::Batch,
    import::{PersonThere, Rejection, part::Part},
    record::points::{Added, add_points, same_form},
    store::{named::Key, write::Write},
    text::fold::same_name,
};
use std::collections::HashMap;

/// The contacts of one customer.
#[derive(Default)]
pub(super) struct Staff {
    people: Vec<Known>,
    /// Where among them those of a name, a number or an address are.
    by: HashMap<String, Vec<usize>>,
}

/// One of them.
struct Known {
    id: Id,
    /// This import made him.
    made: bool,
    /// His numbers and addresses, in the form in which they are compared.
    points: Vec<String>,
}

impl Staff {
    /// Those who are there.
    fn read(w: &Write<'_>, customer: Id) -> Result<Self> {
        let mut staff = Self::default();
        for (id, name, points) in w.contacts_of(customer)? {
            let points = points.iter().map(|(kind, raw)| same_form(kind, raw)).collect();
            staff.add(Known { id, made: false, points }, &name);
        }
        Ok(staff)
    }

    fn add(&mut self, known: Known, name: &str) {
        let at = self.people.len();
        for key in known.points.iter().cloned().chain([same_name(name)]) {
            self.by.entry(key).or_default().push(at);
        }
        self.people.push(known);
    }

    /// Those of this name.
    pub(super) fn named(&self, name: &str) -> Vec<Id> {
        self.by.get(&same_name(name)).into_iter().flatten().map(|at| self.people[*at].id).collect()
    }

    /// Whom a row means: places of those who fit.
    fn find(&self, key: Key, name: &str, points: &[(&str, String)]) -> Vec<usize> {
        let of = |form: &str| self.by.get(form).cloned().unwrap_or_default();
        let email = |kind: &str| kind == "email";
        let mut found: Vec<usize> = match key {
            Key::Phone => points.iter().filter(|(kind, _)| !email(kind)).flat_map(|(_, form)| of(form)).collect(),
            Key::Email => points.iter().filter(|(kind, _)| email(kind)).flat_map(|(_, form)| of(form)).collect(),
            _ => of(&same_name(name)),
        };
        found.sort_unstable();
        found.dedup();
        if found.len() > 1 {
            // Of two of one name it is the one with the number or address.
            let has = |at: &usize| points.iter().any(|(_, form)| self.people[*at].points.contains(form));
            let nearer: Vec<usize> = found.iter().copied().filter(has).collect();
            return if nearer.is_empty() { found } else { nearer };
        }
        found
    }
}

impl Chunk<'_> {
    /// The contacts of a customer, those of this import among them.
    pub(super) fn staff(&mut self, w: &Write<'_>, customer: Id) -> Result<&mut Staff> {
        if !self.memory.staff.contains_key(&customer) {
            let fresh = self.memory.made.contains_key(&customer);
            let staff = if fresh { Staff::default() } else { Staff::read(w, customer)? };
            self.memory.staff.insert(customer, staff);
        }
        Ok(self.memory.staff.entry(customer).or_default())
    }

    /// What becomes of the person whom a row names.
    pub(super) fn contact(
        &mut self,
        w: &Write<'_>,
        batch: &mut Batch<'_, '_>,
        customer: Id,
        (at, there): (u64, PersonThere),
        told: &mut Vec<Rejection>,
    ) -> Result<Outcome> {
        if !self.may(w, Part::Contact, customer)? {
            return Ok(self.refuse(at, (Part::Contact, "name"), "not_yours", told));
        }
        let Some(given) = self.cells::<Contact>(w, (Part::Contact, ""), (at, &there.values), told)? else {
            return Ok(Outcome::Refused);
        };
        let name = there.values.get("name").and_then(|n| n.as_str()).unwrap_or_default();
        let fields = given.points.iter().filter_map(|(field, value)| Some((field.point?, "", value.as_text()?)));
        let others = there.points.iter().map(|p| (p.kind.as_str(), p.label.as_str(), p.raw.as_str()));
        let mut points: Vec<(&str, &str, &str)> = Vec::new();
        let mut forms: Vec<(&str, String)> = Vec::new();
        for (kind, label, raw) in fields.chain(others) {
            let form = same_form(kind, raw);
            if !form.is_empty() && !forms.iter().any(|(_, known)| *known == form) {
                points.push((kind, label, raw));
                forms.push((kind, form));
            }
        }
        let mode = self.wanted.mode;
        let key = if self.mapping.main == Part::Contact { self.wanted.key } else { Key::Name };
        let always_new = self.mapping.main == Part::Contact && mode == Mode::Create;
        let staff = self.staff(w, customer)?;
        let found = if always_new { Vec::new() } else { staff.find(key, name, &forms) };
        match found[..] {
            [] if mode == Mode::Update => Ok(Outcome::Left),
            [] => {
                let later = self.wanted.dry_run && self.memory.made.contains_key(&customer) && !batch.has(customer);
                // What an earlier chunk of a dry run made is gone again.
                let id = match later {
                    true => Id::random(),
                    false => batch.add_contact(customer, given.cells, &points)?,
                };
                let points = forms.into_iter().map(|(_, form)| form).collect();
                self.staff(w, customer)?.add(Known { id, made: true, points }, name);
                self.out.contacts.created += 1;
                Ok(Outcome::Created)
            }
            [one] => {
                let Known { id, made, .. } = staff.people[one];
                if made || mode == Mode::Skip {
                    return Ok(Outcome::Left);
                }
                let contact = w.load::<Contact>("import", id)?;
                let image = w.image_of("contact", contact.pk)?;
                let mut cells = given.cells;
                let fill = mode == Mode::Fill;
                differing(&mut cells, &image, fill);
                let wanted: Vec<Added<'_>> =
                    points.iter().map(|(kind, label, raw)| Added { kind, label, raw }).collect();
                let added = add_points(w, &contact, &wanted, &[], fill)?;
                if cells.is_empty() && added == 0 {
                    return Ok(Outcome::Unchanged);
                }
                w.update(&contact, &cells)?;
                self.out.contacts.updated += 1;
                Ok(Outcome::Updated)
            }
            _ => Ok(Outcome::Left),
        }
    }
}
