//! The fields of a plan step: the one place that names them (SPEC.md section 3). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T};

const DONE: Field = Field { group: "done", max: None, read_only: true, cell_group: Some("result"), ..Field::PLAIN };

/// The catalogue of `plan`.
pub static PLAN: Catalogue = Catalogue { entity: "plan", table: "plan", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "planned_on", column: "planned_on", kind: T::Date, group: "basic", required: true, max: None, read_only: true, ..Field::PLAIN },
    Field { name: "action", column: "action", kind: T::LongText, group: "basic", required: true, max: Some(500), ..Field::PLAIN },
    Field { name: "result", column: "result", kind: T::LongText, max: Some(500), ..DONE },
    Field { name: "done_at", column: "done_at", more_columns: &["done_on"], kind: T::Instant, ..DONE },
    Field { name: "done_by", column: "done_by", kind: T::User, ..DONE },
    Field { name: "opportunity", column: "opportunity_id", kind: T::Record, record: Some("opportunity"), group: "system", max: None,
        read_only: true, in_list: false, ..Field::PLAIN },
];
