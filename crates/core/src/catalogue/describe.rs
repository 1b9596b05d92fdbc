//! The catalogue as the contract shows it: the answer of `catalogue.get`.

use super::{Catalogue, Field, FieldType, MaskClass};
use crate::custom_field::FieldOption;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Every kind of customer, for fields that fit all of them.
pub(crate) const KINDS: &[&str] = &["company", "person"];

/// One field as the contract shows it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FieldInfo {
    /// Its name.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The form section it stands in.
    pub group: String,
    /// Kinds of customer it fits: all of them by name.
    pub kinds: Vec<String>,
    /// Required on the full form.
    pub required: bool,
    /// Not writable.
    pub read_only: bool,
    /// Computed from other data.
    pub derived: bool,
    /// Most characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// Dictionary category of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<String>,
    /// Codes of an enum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// What a custom field picks among, inactive options too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<FieldOption>,
    /// Class that hides it from a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mask: Option<MaskClass>,
    /// Entity of the record that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// It names a record that lists of these are filtered by what it is called.
    pub by_name: bool,
    /// A list can be sorted by it.
    pub sortable: bool,
    /// It may stand in a filter.
    pub filterable: bool,
    /// It may be a list column.
    pub list: bool,
    /// Cells that change and conflict as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell_group: Option<String>,
    /// Unit that people enter it in (`wan`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Made at run time by the workspace.
    pub custom: bool,
    /// Its words, where it is custom; those of the others are in the locale files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<LabelPair>,
}

/// A label in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LabelPair {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The descriptors of all fields, in the order of the form.
pub fn describe(catalogue: &Catalogue) -> Vec<FieldInfo> {
    catalogue.fields.iter().map(FieldInfo::from).collect()
}

impl From<&Field> for FieldInfo {
    fn from(f: &Field) -> Self {
        let kinds = if f.kinds.is_empty() { KINDS } else { f.kinds };
        Self {
            name: f.name.into(),
            kind: f.kind,
            group: f.group.into(),
            kinds: strings(kinds),
            required: f.required,
            read_only: !f.writable(),
            derived: f.derived,
            max: f.max,
            dictionary: f.dictionary.map(Into::into),
            options: strings(f.options),
            choices: Vec::new(),
            mask: f.mask,
            record: f.record.map(Into::into),
            by_name: f.kind == FieldType::Record && f.folded.is_some(),
            sortable: f.sortable(),
            filterable: f.filterable,
            list: f.in_list,
            cell_group: f.cell_group.map(Into::into),
            unit: f.unit.map(Into::into),
            custom: false,
            label: None,
        }
    }
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}
