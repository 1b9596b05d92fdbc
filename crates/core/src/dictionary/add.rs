//! A new item of a list. Its id follows from list and value, so that two copies which add the same make one.

use super::{DictionaryItem, Labels, labels, of_stage};
use crate::{
    Error, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    text::fold::fold,
    value::CellValue,
    workspace::create::{cells, item_id, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most items of one list: pickers show them all.
const MOST: usize = 1_000;

/// Adds an item at the end of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// The list.
    pub category: String,
    /// What files and programs call it; its label where it is left out. It never changes.
    #[serde(default)]
    pub value: Option<String>,
    /// Chinese label.
    #[serde(default)]
    pub label_zh: String,
    /// English label; one of the two may be empty.
    #[serde(default)]
    pub label_en: String,
    /// Of a stage: how likely a win is, in percent.
    #[serde(default)]
    pub success_rate: Option<i64>,
    /// Of a stage: after so many days without progress what stands in it is stale; 0: never.
    #[serde(default)]
    pub stale_days: Option<i64>,
}

/// The new item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Add {
    const NAME: &'static str = "dictionary.add";
    const NEEDS: Permission = Permission::to("update", "dictionary");
    const UNDO: Undo = Undo::Free;
    type Output = Added;

    fn run(self, w: &Write<'_>) -> Result<Added> {
        let sql = "SELECT 1 FROM dictionary WHERE code = ?1 AND life = 0";
        if w.row(sql, [&self.category], |_| Ok(()))?.is_none() {
            return Err(Error::not_found("dictionary"));
        }
        if super::is_fixed(&self.category) {
            return Err(Error::blocked("fixed_list"));
        }
        let of_stage = [
            ("success_rate", of_stage("success_rate", &self.category, self.success_rate)?),
            ("stale_days", of_stage("stale_days", &self.category, self.stale_days)?),
        ];
        let named = labels(&self.label_zh, &self.label_en)?;
        let value = self.value.as_deref().map(str::trim).filter(|v| !v.is_empty()).unwrap_or(&named.zh);
        let value = super::label(value).map_err(|rule| Error::invalid("value", rule))?;

        let sql = "SELECT value, label_zh, label_en, sort FROM dictionary_item WHERE category = ?1 AND life = 0";
        let standing = w.rows(sql, [&self.category], |row| {
            let labels = Labels { zh: row.get(1)?, en: row.get(2)? };
            Ok((row.get::<_, String>(0)?, labels, row.get::<_, i64>(3)?))
        })?;
        if standing.len() >= MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        if standing.iter().any(|(other, ..)| fold(other) == fold(&value)) {
            return Err(Error::invalid(if self.value.is_some() { "value" } else { "label_zh" }, "taken"));
        }
        if let Some(field) = standing.iter().find_map(|(_, other, _)| named.meets(other)) {
            return Err(Error::invalid(field, "taken"));
        }
        let id = item_id(w.workspace, &self.category, &value);
        let last = standing.iter().map(|(.., sort)| *sort).max().unwrap_or_default();
        let mut row = cells([
            ("category", text(self.category)),
            ("value", text(value)),
            ("label_zh", text(named.zh)),
            ("label_en", text(named.en)),
            ("sort", CellValue::Int(last + 1)),
            ("active", CellValue::Int(1)),
        ]);
        row.extend(cells(of_stage));
        // What was deleted comes back as it is said now: to the person it is a new item of the same name.
        match w.load::<DictionaryItem>("update", id) {
            Ok(deleted) => {
                w.restore(&deleted)?;
                w.update(&deleted, &row)?;
            }
            Err(Error::NotFound { .. }) => {
                w.create::<DictionaryItem>(id, &row)?;
            }
            Err(other) => return Err(other),
        }
        Ok(Added { id: id.to_string(), rev: w.op })
    }
}

/// A word of a file as a new item of a list. One that is there already, by whatever name, stays as it is.
pub(crate) fn word(w: &Write<'_>, category: &str, word: &str) -> Result<()> {
    let add = Add {
        category: category.into(),
        value: None,
        label_zh: word.into(),
        label_en: String::new(),
        success_rate: None,
        stale_days: None,
    };
    match add.run(w) {
        Err(Error::Invalid { fields }) if fields.values().any(|rule| rule == "taken") => Ok(()),
        other => other.map(drop),
    }
}
