//! Options of a field that picks: a value that never changes, and labels that may.

use crate::{Error, Result, dictionary::labels, text::fold::fold};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most options of one field.
const MOST: usize = 200;

/// One option, as it is stored and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldOption {
    /// What a record holds. It never changes.
    pub value: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Offered in new picks.
    pub active: bool,
}

/// One option as somebody gives it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionInput {
    /// Of one that stands already; a new one is called by its label where it is left out.
    #[serde(default)]
    pub value: Option<String>,
    /// Chinese label.
    #[serde(default)]
    pub label_zh: String,
    /// English label; one of the two may be empty.
    #[serde(default)]
    pub label_en: String,
    /// Offered in new picks.
    #[serde(default)]
    pub active: Option<bool>,
}

/// Stored options; none where there are none or a newer program wrote something else.
pub(super) fn parse(stored: Option<&str>) -> Vec<FieldOption> {
    stored.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Options as they are stored.
pub(super) fn text(options: &[FieldOption]) -> Result<String> {
    Ok(serde_json::to_string(options)?)
}

/// Checks what somebody gives; a fault is named by its place, `options[2].label_zh`.
pub(super) fn checked(given: &[OptionInput]) -> Result<Vec<FieldOption>> {
    if given.is_empty() {
        return Err(Error::invalid("options", "required"));
    }
    if given.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let mut kept: Vec<FieldOption> = Vec::with_capacity(given.len());
    for (at, option) in given.iter().enumerate() {
        let of = |field: &str| format!("options[{at}].{field}");
        let named = labels(&option.label_zh, &option.label_en).map_err(|error| match error {
            Error::Invalid { fields } => {
                Error::Invalid { fields: fields.into_iter().map(|(field, rule)| (of(&field), rule)).collect() }
            }
            other => other,
        })?;
        let value = option.value.as_deref().map(str::trim).filter(|v| !v.is_empty()).unwrap_or(&named.zh);
        let value = crate::dictionary::label(value).map_err(|rule| Error::invalid(of("value"), rule))?;
        for other in &kept {
            let others = crate::dictionary::Labels { zh: other.label_zh.clone(), en: other.label_en.clone() };
            if let Some(field) = named.meets(&others) {
                return Err(Error::invalid(of(field), "taken"));
            }
            if fold(&other.value) == fold(&value) {
                return Err(Error::invalid(of("value"), "taken"));
            }
        }
        let active = option.active.unwrap_or(true);
        kept.push(FieldOption { value, label_zh: named.zh, label_en: named.en, active });
    }
    Ok(kept)
}
