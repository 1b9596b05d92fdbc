//! Labels that a person gives to an item or a field of his own: trimmed, one line, short, in at least one language.

use crate::{Error, Result};
use std::collections::BTreeMap;

/// Longest label in characters.
const LONGEST: usize = 60;

/// A label in both languages. Who gives one gives both: an office of one language need not say everything twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labels {
    pub(crate) zh: String,
    pub(crate) en: String,
}

impl Labels {
    /// Whether the two would be read as the same in one of the languages.
    pub(crate) fn meets(&self, other: &Labels) -> Option<&'static str> {
        let same = |a: &str, b: &str| !a.is_empty() && crate::text::fold::fold(a) == crate::text::fold::fold(b);
        match (same(&self.zh, &other.zh), same(&self.en, &other.en)) {
            (true, _) => Some("label_zh"),
            (_, true) => Some("label_en"),
            _ => None,
        }
    }

    /// With each that says nothing as the other one; None where neither says anything.
    pub(crate) fn whole(mut self) -> Option<Self> {
        if self.zh.is_empty() {
            self.zh.clone_from(&self.en);
        }
        if self.en.is_empty() {
            self.en.clone_from(&self.zh);
        }
        (!self.zh.is_empty()).then_some(self)
    }
}

/// One label as it is kept, or the rule that it breaks.
pub(crate) fn label(raw: &str) -> Result<String, &'static str> {
    let kept = raw.trim();
    if kept.chars().any(char::is_control) {
        return Err("control_character");
    }
    if kept.chars().count() > LONGEST { Err("too_long") } else { Ok(kept.to_string()) }
}

/// Both labels; at least one must say something.
pub(crate) fn labels(zh: &str, en: &str) -> Result<Labels> {
    let mut wrong = BTreeMap::new();
    let mut kept = |field: &str, raw: &str| match label(raw) {
        Ok(kept) => kept,
        Err(rule) => {
            wrong.insert(field.to_string(), rule.to_string());
            String::new()
        }
    };
    let found = Labels { zh: kept("label_zh", zh), en: kept("label_en", en) };
    if !wrong.is_empty() {
        return Err(Error::Invalid { fields: wrong });
    }
    found.whole().ok_or_else(|| Error::invalid("label_zh", "required"))
}
