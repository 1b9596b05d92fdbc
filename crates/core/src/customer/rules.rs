//! Rules of a customer that need more than one field. Pure: what is asked comes in, nothing is read.

use super::fields::CUSTOMER;
use serde_json::{Value, json};

/// The fields that the full form requires of this kind and that are empty. `filled` says whether a field holds something.
pub fn missing(kind: &str, filled: impl Fn(&str) -> bool) -> Vec<&'static str> {
    CUSTOMER.missing(kind, |field| filled(field.name))
}

/// What a field of a new customer holds when nobody said anything; a choice by its dictionary value.
pub fn default_of(field: &str) -> Option<Value> {
    match field {
        "kind" => Some(json!("company")),
        "level" => Some(json!("normal")),
        "satisfaction" | "credit" => Some(json!(3)),
        "status" => Some(json!("active")),
        _ => None,
    }
}

/// Rules between fields of one customer, as `field → rule`: asked with the values as they would stand after a save.
/// A field that does not fit the kind is refused only when it is being filled, so that changing a kind loses nothing.
pub fn refuse<'a>(kind: &str, set: impl Iterator<Item = (&'a str, &'a Value)>) -> Vec<(&'static str, &'static str)> {
    crate::record::values::misfits(&CUSTOMER, kind, set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_lacks_its_legal_representative_a_person_does_not() {
        let quick = |name: &str| matches!(name, "kind" | "name" | "owner" | "level" | "satisfaction" | "credit");
        assert_eq!(missing("company", quick), ["region", "address", "phone", "legal_rep"]);
        assert_eq!(missing("person", quick), ["region", "address", "phone"]);
        assert!(missing("company", |_| true).is_empty());
    }

    #[test]
    fn defaults_are_valid_values() {
        for field in CUSTOMER.fields.iter().filter(|f| f.dictionary.is_none()) {
            if let Some(value) = default_of(field.name) {
                assert!(CUSTOMER.check(field, &value).is_ok(), "{}", field.name);
            }
        }
        let level = default_of("level").expect("a default");
        assert!(crate::seeds::item("level", level.as_str().expect("text")).is_some());
    }

    #[test]
    fn what_does_not_fit_the_kind_is_refused_only_when_filled() {
        let set =
            [("legal_rep", json!("仇英")), ("bank", json!(null)), ("phone", json!("95588")), ("gender", json!("x"))];
        let of = |kind| refuse(kind, set.iter().map(|(n, v)| (*n, v)));
        assert_eq!(of("person"), [("legal_rep", "wrong_kind")]);
        assert_eq!(of("company"), [("gender", "wrong_kind")]);
    }
}
