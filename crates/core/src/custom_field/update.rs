//! Changing a field: its name, its options, whether it is asked for and whether it is shown. What it holds never changes.

use super::{
    CustomFieldRow, CustomFields, is_built_in,
    option::{FieldOption, OptionInput, checked, text as options_text},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    dictionary::{Labels, label},
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes a field.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub id: Id,
    /// The revision that it was shown with.
    pub rev: i64,
    /// What to change.
    pub set: FieldPatch,
}

/// What of a field can be changed; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldPatch {
    /// Chinese label.
    #[serde(default)]
    pub label_zh: Option<String>,
    /// English label.
    #[serde(default)]
    pub label_en: Option<String>,
    /// Shown and offered.
    #[serde(default)]
    pub active: Option<bool>,
    /// The full form asks for it.
    #[serde(default)]
    pub required: Option<bool>,
    /// All its options in their order; one that no record holds may be left out.
    #[serde(default)]
    pub options: Option<Vec<OptionInput>>,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Updated {
    /// The field's revision now.
    pub rev: i64,
}

impl Command for Update {
    const NAME: &'static str = "field.update";
    const NEEDS: Permission = Permission::to("update", "setting");
    const UNDO: Undo = Undo::Free;
    type Output = Updated;

    fn run(self, w: &Write<'_>) -> Result<Updated> {
        let row = w.load::<CustomFieldRow>("update", self.id)?;
        if row.life != 0 {
            return Err(Error::not_found("custom_field"));
        }
        let image = w.image_of("custom_field", row.pk)?;
        let stands = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
        let entity = stands("entity");
        let fields = CustomFields::of(w, &entity)?;
        let field = fields.all().iter().find(|f| f.id == self.id).ok_or_else(|| Error::not_found("custom_field"))?;

        let new = |column: &str, new: &Option<String>| match new {
            None => Ok(stands(column)),
            Some(new) => label(new).map_err(|rule| Error::invalid(format!("set.{column}"), rule)),
        };
        let named = Labels { zh: new("label_zh", &self.set.label_zh)?, en: new("label_en", &self.set.label_en)? };
        let named = named.whole().ok_or_else(|| Error::invalid("set.label_zh", "required"))?;
        let mut set = cells([("label_zh", text(named.zh.as_str())), ("label_en", text(named.en.as_str()))]);
        if let Some(active) = self.set.active {
            set.insert("active".into(), CellValue::Int(i64::from(active)));
        }
        if let Some(required) = self.set.required {
            set.insert("required".into(), if required { CellValue::Int(1) } else { CellValue::Null });
        }
        if let Some(given) = &self.set.options {
            if !field.kind.picks() {
                return Err(Error::invalid("set.options", "wrong_field_kind"));
            }
            let options = checked(given).map_err(inside_set)?;
            let gone = |o: &&FieldOption| options.iter().all(|kept| kept.value != o.value);
            for option in field.options.iter().filter(gone) {
                if w.holds_custom(&entity, &field.code, Some(&option.value))? {
                    return Err(Error::blocked("item_in_use"));
                }
            }
            set.insert("options".into(), CellValue::Text(options_text(&options)?));
        }
        set.retain(|column, value| image.cell(column) != *value);
        if set.is_empty() {
            return Ok(Updated { rev: row.rev });
        }
        let others = fields.all().iter().filter(|f| f.id != self.id).find_map(|other| named.meets(&other.labels));
        let taken = others.or_else(|| is_built_in(crate::catalogue::of(&entity), &named));
        if let Some(field) = taken.filter(|field| set.contains_key(*field)) {
            return Err(Error::invalid(format!("set.{field}"), "taken"));
        }
        w.refuse_changed_since(&row, self.rev, set.keys().map(String::as_str))?;
        w.update(&row, &set)?;
        Ok(Updated { rev: w.op })
    }
}

/// Faults of the options are named under `set`.
fn inside_set(error: Error) -> Error {
    match error {
        Error::Invalid { fields } => {
            Error::Invalid { fields: fields.into_iter().map(|(field, rule)| (format!("set.{field}"), rule)).collect() }
        }
        other => other,
    }
}
