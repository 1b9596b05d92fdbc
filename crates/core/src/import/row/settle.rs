//! Whom a row is about (SPEC.md section 4): a person with an organisation is a contact of that company, without one a
//! customer himself; a company's sheet may name a person there. What was said of the one then is moved to the other.

use super::{Cells, ImportRow, Lookup, Mapping, PersonThere, Point, Rejection, person};
use crate::{
    customer::rules,
    import::{mapping::SAME, part::Part},
    text::phone,
};
use serde_json::{Map, Value, json};

type Values = Map<String, Value>;

impl Mapping {
    /// Settles whom a row is about, or that it is about nobody.
    pub(super) fn settle(&self, mut cells: Cells, out: &mut ImportRow, lookup: &dyn Lookup) -> Result<(), Rejection> {
        let mut of = |part: Part| std::mem::take(&mut cells.of[part as usize]);
        if !self.main.names_customers() {
            out.goods = self.main.beside().iter().map(|part| (*part, of(*part))).collect();
            return self.complete(out);
        }
        if self.main == Part::Order {
            out.values = of(Part::Customer);
            if out.values.contains_key("name") {
                out.values.entry("kind").or_insert(json!("company"));
            }
            out.goods = [Part::Order, Part::Line, Part::Product].into_iter().map(|part| (part, of(part))).collect();
            return self.complete(out);
        }
        let (mut customer, mut contact, interaction) = (of(Part::Customer), of(Part::Contact), of(Part::Interaction));
        let service = of(Part::Service);
        let person = self.person(&cells, &mut contact, lookup, out);
        if self.main.hangs() {
            out.goods.insert(self.main, service);
            out.contact = person.map(|name| PersonThere { values: named(name), points: Vec::new() });
            (out.values, out.interaction) = (customer, interaction);
            return self.complete(out);
        }
        // In a file of people that names no companies the name is the person's own.
        let company = customer.contains_key("name") && (!self.people || self.employs);
        // A person's card may be that of a customer whom the file calls one.
        let himself = customer.get("kind").and_then(Value::as_str) == Some("person");
        match person {
            // In a file of people what stands beside his name is where he works.
            Some(name) if company && himself && self.people => {
                let employer = customer.insert("name".into(), name);
                customer.extend(employer.map(|employer| ("employer".to_string(), employer)));
                self.to_customer(contact, &mut customer, &mut cells, out);
            }
            // A customers' list of ours names everybody's contact, also that of a person.
            Some(name) if himself && !self.people && customer.get("name") == Some(&name) => {
                self.to_customer(contact, &mut customer, &mut cells, out);
            }
            Some(name) if company || out.number.is_some() && self.main == Part::Contact => {
                contact.insert("name".into(), name);
                if self.people {
                    self.to_contact(&mut customer, &mut contact, &mut cells, out);
                }
                right_phone(&mut contact);
                if !himself || self.people {
                    customer.insert("kind".into(), json!("company"));
                }
                out.contact = Some(PersonThere { values: contact, points: cells.his });
            }
            Some(name) if self.people => {
                customer.entry("name").or_insert(name);
                customer.entry("kind").or_insert(json!("person"));
                self.to_customer(contact, &mut customer, &mut cells, out);
            }
            _ => self.to_customer(contact, &mut customer, &mut cells, out),
        }
        (out.values, out.points) = (customer, cells.points);
        self.complete(out)?;
        self.settle_kind(out);
        // A list with a column of phones says itself who has none.
        let silent = self.people || self.header_of(Part::Customer, "phone").is_none();
        if silent && out.values.get("kind").and_then(Value::as_str) == Some("person") {
            first_phone(&mut out.values, &mut out.points);
        }
        Ok(())
    }

    /// The name of the person whom a row names, as a value that a contact takes.
    fn person(&self, cells: &Cells, contact: &mut Values, lookup: &dyn Lookup, out: &mut ImportRow) -> Option<Value> {
        let written = contact.remove("name");
        let called = (!cells.name.titled.is_empty()).then(|| person::called(&cells.name.titled));
        let parts = cells.name.whole();
        let name = match (&called, written) {
            (_, Some(written)) => written,
            (Some(called), _) => json!(called.name),
            (None, None) if !parts.is_empty() => json!(parts),
            (None, None) => return None,
        };
        if let Some(called) = called {
            let gender = called.gender.and_then(|code| lookup.choice("gender", code)).map(|id| json!(id));
            for (field, value) in [("position", called.position.map(|p| json!(p))), ("gender", gender)] {
                if let Some(value) = value {
                    contact.entry(field).or_insert(value);
                }
            }
        }
        let catalogue = Part::Contact.catalogue();
        match catalogue.field("name").map(|field| catalogue.check(field, &name)) {
            Some(Err(reason)) => {
                out.reject(self.header_of(Part::Contact, "name"), reason);
                None
            }
            _ => Some(name),
        }
    }

    /// What a file of people says of a person who turns out to work somewhere is his, not his company's.
    fn to_contact(&self, customer: &mut Values, contact: &mut Values, cells: &mut Cells, out: &mut ImportRow) {
        let catalogue = Part::Contact.catalogue();
        for (from, to) in SAME {
            let Some(value) = customer.remove(*from) else { continue };
            let fits = catalogue.field(to).map(|field| catalogue.check(field, &value));
            match (fits, contact.contains_key(*to), *from) {
                (Some(Err(reason)), ..) => out.reject(self.header_of(Part::Customer, from), reason),
                (_, false, _) => drop(contact.insert((*to).into(), value)),
                (_, true, "phone" | "email") => {
                    let (kind, raw) = (if *from == "phone" { "phone" } else { "email" }, value);
                    let raw = raw.as_str().unwrap_or_default().to_owned();
                    cells.his.push(Point { kind: kind.into(), label: String::new(), raw });
                }
                (_, true, _) => {}
            }
        }
        cells.his.append(&mut cells.points);
    }

    /// What is said of a person who is the customer himself, or of nobody who has a name.
    fn to_customer(&self, contact: Values, customer: &mut Values, cells: &mut Cells, out: &mut ImportRow) {
        let person = customer.get("kind").and_then(Value::as_str) == Some("person");
        for (field, value) in contact {
            let same = SAME.iter().find(|(_, of_contact)| *of_contact == field).map(|(of_customer, _)| *of_customer);
            let kind = match field.as_str() {
                "mobile" => Some("mobile"),
                "office_phone" => Some("office_phone"),
                "email" => Some("email"),
                "wechat" => Some("wechat"),
                _ => None,
            };
            match (same, kind) {
                (Some(same), _) if person && !customer.contains_key(same) => drop(customer.insert(same.into(), value)),
                (_, Some(kind)) => {
                    let raw = value.as_str().unwrap_or_default().to_owned();
                    let label = self.header_of(Part::Contact, &field).unwrap_or_default().to_owned();
                    cells.points.push(Point { kind: kind.into(), label, raw });
                }
                _ => out.reject(self.header_of(Part::Contact, &field), "nobody_named"),
            }
        }
        cells.points.append(&mut cells.his);
    }

    /// Refuses a row that says less than its kind must.
    fn complete(&self, out: &mut ImportRow) -> Result<(), Rejection> {
        let required = |part: Part, field: &str| {
            let column = self.header_of(part, field).map(str::to_owned);
            Err(Rejection { row: out.row, column, reason: "required".into() })
        };
        let says = |part: Part, field: &str| out.goods.get(&part).is_some_and(|values| values.contains_key(field));
        match self.main {
            // In a list without numbers a product is known by its name.
            Part::Product if !says(Part::Product, "sku") => {
                if self.header_of(Part::Product, "sku").is_some() {
                    return required(Part::Product, "sku");
                }
                let of = out.goods.entry(Part::Product).or_default();
                let Some(name) = of.get("name").cloned() else { return required(Part::Product, "sku") };
                of.insert("sku".into(), name);
                return Ok(());
            }
            Part::Product => return Ok(()),
            Part::Opportunity if out.goods.get(&Part::Opportunity).is_none_or(Map::is_empty) => {
                return required(Part::Opportunity, "title");
            }
            Part::Opportunity => return Ok(()),
            Part::Stock if !says(Part::Product, "sku") && !says(Part::Product, "name") => {
                return required(Part::Product, "sku");
            }
            Part::Stock if !says(Part::Stock, "warehouse") => return required(Part::Stock, "warehouse"),
            Part::Stock => return Ok(()),
            Part::Order | Part::Line if !says(Part::Order, "number") => return required(Part::Order, "number"),
            Part::Order | Part::Line => return Ok(()),
            Part::Customer | Part::Contact | Part::Interaction | Part::Service => {}
        }
        let by_number = out.number.is_some() && (self.main.hangs() || out.contact.is_some());
        if !out.values.contains_key("name") && !by_number {
            return required(if self.main == Part::Contact { Part::Contact } else { Part::Customer }, "name");
        }
        if self.main == Part::Interaction {
            for field in ["occurred_at", "summary"] {
                if !out.interaction.contains_key(field) {
                    return required(Part::Interaction, field);
                }
            }
        }
        Ok(())
    }

    /// The customer's kind, where the file does not say it, and away with what does not fit the kind.
    fn settle_kind(&self, out: &mut ImportRow) {
        let catalogue = Part::Customer.catalogue();
        if !out.values.contains_key("kind") {
            let filled =
                |kind: &str| catalogue.fields.iter().any(|f| f.kinds == [kind] && out.values.contains_key(f.name));
            let person = (self.people && !self.employs || filled("person")) && !filled("company");
            out.values.insert("kind".into(), json!(if person { "person" } else { "company" }));
        }
        let kind = out.values.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let wrong = rules::refuse(&kind, out.values.iter().map(|(n, v)| (n.as_str(), v)));
        for (field, reason) in wrong {
            out.values.remove(field);
            out.reject(Some(self.header_of(Part::Customer, field).unwrap_or(field)), reason);
        }
    }
}

fn named(name: Value) -> Values {
    Map::from_iter([("name".to_string(), name)])
}

/// A number that only a mobile has is his mobile, in whatever column it stands.
fn right_phone(contact: &mut Values) {
    let mobile = |value: &Value| {
        let numbers = value.as_str().map(phone::parse).unwrap_or_default();
        matches!(&numbers[..], [one] if one.digits.len() == 11 && one.digits.starts_with('1'))
    };
    if !contact.contains_key("mobile") && contact.get("office_phone").is_some_and(mobile) {
        contact.extend(contact.clone().remove("office_phone").map(|number| ("mobile".to_string(), number)));
        contact.remove("office_phone");
    }
}

/// A person's first number is his phone.
fn first_phone(customer: &mut Values, points: &mut Vec<Point>) {
    let first = points.iter().position(|p| matches!(p.kind.as_str(), "mobile" | "phone" | "office_phone"));
    if let (false, Some(at)) = (customer.contains_key("phone"), first) {
        customer.insert("phone".into(), json!(points.remove(at).raw));
    }
}
