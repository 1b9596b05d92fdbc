//! The fields of a churn record: the one place that names them (SPEC.md section 6). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T};

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };
/// Set by an action or by the check, never by a form.
const STATE: Field = Field { group: "state", max: None, read_only: true, cell_group: Some("state"), ..Field::PLAIN };
const FIXED: Field = Field { group: "basic", max: None, read_only: true, ..Field::PLAIN };

/// The catalogue of `churn`.
pub static CHURN: Catalogue = Catalogue { entity: "churn", table: "churn", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), key: Some("customer_key"), ..FIXED },
    Field { name: "last_ordered_on", column: "last_ordered_on", kind: T::Date, key: Some("last_ordered_key"), ..FIXED },
    Field { name: "detected_on", column: "detected_on", kind: T::Date, required: true, key: Some("detected_on"), ..FIXED },
    Field { name: "state", column: "state", kind: T::Enum, options: super::machine::STATES, key: Some("state_key"), ..STATE },
    Field { name: "reason", column: "reason", max: Some(500), ..STATE },
    Field { name: "confirmed_at", column: "confirmed_at", more_columns: &["confirmed_on"], kind: T::Instant, ..STATE },

    Field { name: "measures", column: "measures", kind: T::Integer, filterable: false, ..DERIVED },
    Field { name: "last_measure", column: "last_measure", filterable: false, ..DERIVED },
    Field { name: "owner", column: "owner_id", kind: T::User, ..DERIVED },
    Field { name: "created_at", column: "created_at", kind: T::Instant, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
