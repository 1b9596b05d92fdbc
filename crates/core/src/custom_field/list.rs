//! The fields of an office's own, for the screen where they are made.

use super::{CustomFields, FieldOption, Kind, entity};
use crate::{
    Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The custom fields of an entity, inactive ones too.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// `customer`, `contact` or `interaction`.
    pub entity: String,
}

/// A field.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FieldRow {
    /// Its id.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// What programs call it; its name in calls is `custom.` and this.
    pub code: String,
    /// What it holds.
    pub kind: Kind,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// What it picks among.
    pub options: Vec<FieldOption>,
    /// The full form asks for it.
    pub required: bool,
    /// Shown and offered.
    pub active: bool,
    /// Its place.
    pub sort: i64,
    /// Records that hold a value; null where counting takes too long.
    pub used: Option<i64>,
}

/// The answer of `field.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fields {
    /// In their order.
    pub fields: Vec<FieldRow>,
}

impl Query for List {
    const NAME: &'static str = "field.list";
    const NEEDS: Permission = Permission::to("update", "setting");
    type Output = Fields;

    fn run(self, r: &Read<'_>) -> Result<Fields> {
        let entity = entity(&self.entity)?;
        let found = CustomFields::of(r, entity)?;
        let used = if found.all().is_empty() { None } else { r.custom_values(entity)? };
        let fields = (1..).zip(found.all()).map(|(sort, f)| FieldRow {
            id: f.id.to_string(),
            rev: f.rev,
            code: f.code.clone(),
            kind: f.kind,
            label_zh: f.labels.zh.clone(),
            label_en: f.labels.en.clone(),
            options: f.options.clone(),
            required: f.required,
            active: f.active,
            sort,
            used: used.as_ref().map(|used| used.get(&f.code).copied().unwrap_or_default()),
        });
        Ok(Fields { fields: fields.collect() })
    }
}
