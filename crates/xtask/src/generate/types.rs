//! The names of the types that calls are made of. Each call's schema brings its own under the names they have in the code,
//! where two features may both have a `Row`. What is the same in every respect is one type; of several that share a name
//! each is called after its feature, and where only reading and writing differ the written one is called `…Output`.

use super::{openapi::pascal, text};
use crate::Outcome;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

const SIDES: [&str; 2] = ["input", "output"];

/// One meaning of a name: all that it says, with everything it refers to put in its place; and where it stands.
struct Meaning {
    whole: Value,
    /// Whether the call has several of this name, the call, its side.
    uses: BTreeSet<(bool, String, &'static str)>,
    /// The definition of the first use, and the definitions beside it.
    definition: Value,
    beside: Map<String, Value>,
}

/// The types of all calls with the names they have in the document.
pub(super) struct Types {
    named: Vec<(String, String, Meaning)>,
}

impl Types {
    /// Of all entries.
    pub(super) fn of(table: &[Value]) -> Outcome<Self> {
        let mut by_name: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
        for entry in table {
            for side in SIDES {
                let beside = definitions(entry, side);
                for (name, definition) in &beside {
                    let whole = expanded(definition, &beside, &mut vec![name.clone()]);
                    let meanings = by_name.entry(spoken(name)).or_default();
                    let crowded = beside.keys().filter(|other| spoken(other) == spoken(name)).count() > 1;
                    let used = (crowded, text(entry, "name").to_owned(), side);
                    match meanings.iter_mut().find(|known| known.whole == whole) {
                        Some(known) => drop(known.uses.insert(used)),
                        None => meanings.push(Meaning {
                            whole,
                            uses: BTreeSet::from([used]),
                            definition: definition.clone(),
                            beside: beside.clone(),
                        }),
                    }
                }
            }
        }
        let mut named = Vec::new();
        let mut taken = BTreeSet::new();
        // The names that nobody else wants come first, so that they are nobody's second choice.
        let (alone, shared): (Vec<_>, Vec<_>) = by_name.into_iter().partition(|(_, meanings)| meanings.len() == 1);
        for (name, meanings) in alone.into_iter().chain(shared) {
            let (one, two) = (&meanings[0], meanings.get(1));
            let by_side = meanings.len() == 2
                && two.is_some_and(|two| one.sides() != two.sides() && one.sides().len() + two.sides().len() == 2);
            let features: Vec<String> = meanings.iter().map(Meaning::feature).collect();
            for meaning in meanings {
                let wanted = match features.iter().filter(|feature| **feature == meaning.feature()).count() {
                    _ if features.len() == 1 || by_side => meaning.wanted(&name, &name),
                    1 => meaning.wanted(&name, &meaning.of_feature(&name)),
                    _ => meaning.wanted(&name, &meaning.of_call(&name)),
                };
                let free = wanted.into_iter().find(|wanted| taken.insert(wanted.clone()));
                named.push((
                    free.ok_or_else(|| format!("two different types are called {name}"))?,
                    name.clone(),
                    meaning,
                ));
            }
        }
        Ok(Self { named })
    }

    /// All of them by their names.
    pub(super) fn schemas(&self) -> Outcome<Map<String, Value>> {
        let schema = |(called, _, meaning): &(String, String, Meaning)| {
            Ok((called.clone(), self.renamed(&meaning.definition, &meaning.beside)?))
        };
        self.named.iter().map(schema).collect()
    }

    /// One side of a call, its references by the names of the document.
    pub(super) fn pointed(&self, entry: &Value, side: &str) -> Outcome<Value> {
        let mut schema = entry.get(side).cloned().unwrap_or_else(|| json!({}));
        if let Some(object) = schema.as_object_mut() {
            object.remove("$schema");
            object.remove("$defs");
        }
        self.renamed(&schema, &definitions(entry, side))
    }

    /// The schema with `#/$defs/X` turned into `#/components/schemas/Y`.
    fn renamed(&self, schema: &Value, beside: &Map<String, Value>) -> Outcome<Value> {
        Ok(match schema {
            Value::Object(object) => {
                let member = |(key, value): (&String, &Value)| {
                    let value = match referred(key, value) {
                        Some(name) => json!(format!("#/components/schemas/{}", self.name_of(name, beside)?)),
                        None => self.renamed(value, beside)?,
                    };
                    Ok((key.clone(), value))
                };
                Value::Object(object.iter().map(member).collect::<Outcome<_>>()?)
            }
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.renamed(item, beside)).collect::<Outcome<_>>()?)
            }
            other => other.clone(),
        })
    }

    fn name_of(&self, name: &str, beside: &Map<String, Value>) -> Outcome<&str> {
        let definition = beside.get(name).ok_or_else(|| format!("nothing is defined as {name}"))?;
        let whole = expanded(definition, beside, &mut vec![name.to_owned()]);
        let spoken = spoken(name);
        let found = self.named.iter().find(|(_, known, meaning)| *known == spoken && meaning.whole == whole);
        found.map(|(called, ..)| called.as_str()).ok_or_else(|| format!("no type is called {name}"))
    }
}

impl Meaning {
    fn sides(&self) -> BTreeSet<&str> {
        self.uses.iter().map(|(_, _, side)| *side).collect()
    }

    /// A call that it is typical of.
    fn call(&self) -> &str {
        self.uses.first().map(|(_, call, _)| call.as_str()).unwrap_or_default()
    }

    fn feature(&self) -> String {
        pascal(self.call().split('.').next().unwrap_or_default())
    }

    fn of_feature(&self, name: &str) -> String {
        let feature = self.feature();
        if name.starts_with(&feature) { name.to_owned() } else { format!("{feature}{name}") }
    }

    fn of_call(&self, name: &str) -> String {
        format!("{}{name}", pascal(self.call()))
    }

    /// What it may be called, the best first.
    fn wanted(&self, name: &str, best: &str) -> Vec<String> {
        let output = if self.sides() == BTreeSet::from(["output"]) { Some(format!("{best}Output")) } else { None };
        std::iter::once(best.to_owned()).chain(output).chain([self.of_call(name)]).collect()
    }
}

/// `Page_for_Row` → `PageForRow`, `Row2` → `Row`: a number only tells two of one call apart.
fn spoken(name: &str) -> String {
    name.trim_end_matches(|c: char| c.is_ascii_digit()).split('_').map(pascal).collect()
}

fn definitions(entry: &Value, side: &str) -> Map<String, Value> {
    let found = entry.get(side).and_then(|schema| schema.get("$defs")).and_then(Value::as_object);
    found.cloned().unwrap_or_default()
}

/// The name that a member refers to, where it is a reference.
fn referred<'a>(key: &str, value: &'a Value) -> Option<&'a str> {
    value.as_str().filter(|_| key == "$ref").and_then(|text| text.strip_prefix("#/$defs/"))
}

/// A schema with what it refers to in place of the references; what is within itself is named only.
fn expanded(schema: &Value, beside: &Map<String, Value>, within: &mut Vec<String>) -> Value {
    match schema {
        Value::Object(object) => {
            let member = |(key, value): (&String, &Value)| {
                let value = match referred(key, value) {
                    Some(name) => match beside.get(name).filter(|_| !within.iter().any(|n| n == name)) {
                        Some(definition) => {
                            within.push(name.to_owned());
                            let whole = expanded(definition, beside, within);
                            within.pop();
                            json!([spoken(name), whole])
                        }
                        None => json!(spoken(name)),
                    },
                    None => expanded(value, beside, within),
                };
                (key.clone(), value)
            };
            Value::Object(object.iter().map(member).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| expanded(item, beside, within)).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, input: Value, output: Value) -> Value {
        let with = |row: Value| json!({ "$ref": "#/$defs/Row", "$defs": { "Row": row } });
        json!({ "name": name, "input": with(input), "output": with(output) })
    }

    fn called(types: &Types, entry: &Value, side: &str) -> String {
        let schema = types.pointed(entry, side).expect("a schema");
        schema["$ref"].as_str().expect("a reference").trim_start_matches("#/components/schemas/").to_owned()
    }

    #[test]
    fn what_is_the_same_is_one_type_wherever_it_stands() {
        let one = json!({ "type": "object" });
        let calls = [entry("a.b", one.clone(), one.clone()), entry("c.d", one.clone(), one)];
        let types = Types::of(&calls).expect("types");
        assert_eq!(types.schemas().expect("schemas").keys().collect::<Vec<_>>(), ["Row"]);
        assert_eq!(
            (called(&types, &calls[0], "input"), called(&types, &calls[1], "output")),
            ("Row".into(), "Row".into())
        );
    }

    #[test]
    fn what_shares_a_name_only_is_called_after_its_feature_or_its_side() {
        let (one, two) = (json!({ "type": "object" }), json!({ "type": "string" }));
        let apart = [entry("a.b", one.clone(), one.clone()), entry("c.d", two.clone(), two.clone())];
        let types = Types::of(&apart).expect("types");
        assert_eq!(
            (called(&types, &apart[0], "input"), called(&types, &apart[1], "input")),
            ("ARow".into(), "CRow".into())
        );
        let sides = [entry("a.b", one.clone(), two.clone())];
        let types = Types::of(&sides).expect("types");
        assert_eq!(
            (called(&types, &sides[0], "input"), called(&types, &sides[0], "output")),
            ("Row".into(), "RowOutput".into())
        );
        // What differs only in what it refers to differs.
        let nested = |kind: &str| json!({ "$ref": "#/$defs/Row", "$defs": { "Row": { "items": { "$ref": "#/$defs/Field" } }, "Field": { "type": kind } } });
        let deep =
            [json!({ "name": "a.b", "input": nested("string") }), json!({ "name": "c.d", "input": nested("null") })];
        let schemas = Types::of(&deep).expect("types").schemas().expect("schemas");
        assert_eq!(schemas.keys().collect::<Vec<_>>(), ["AField", "ARow", "CField", "CRow"]);
        assert_eq!(schemas["CRow"]["items"]["$ref"], "#/components/schemas/CField");
    }

    #[test]
    fn a_reference_to_nothing_and_a_third_meaning_in_one_feature_are_refused() {
        assert!(Types::of(&[]).expect("none").pointed(&json!({ "input": { "$ref": "#/$defs/X" } }), "input").is_err());
        let defs = |kind: &str| json!({ "$defs": { "Row": { "type": kind }, "Row2": { "type": format!("{kind}2") }, "Row3": { "type": format!("{kind}3") } } });
        assert!(Types::of(&[json!({ "name": "a.b", "input": defs("x"), "output": {} })]).is_err());
    }

    #[test]
    fn what_refers_to_itself_ends() {
        let tree = json!({ "$ref": "#/$defs/Tree", "$defs": { "Tree": { "items": { "$ref": "#/$defs/Tree" } } } });
        let schemas = Types::of(&[json!({ "name": "a.b", "input": tree })]).expect("types").schemas().expect("schemas");
        assert_eq!(schemas["Tree"]["items"]["$ref"], "#/components/schemas/Tree");
    }
}
