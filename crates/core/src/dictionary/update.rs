//! A new name for an item, or no longer offering it. Records hold its id, so that the name shows everywhere at once.

use super::{DictionaryItem, Labels, label, of_stage};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::{scope::Visible, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes an item.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub id: Id,
    /// The revision that it was shown with.
    pub rev: i64,
    /// What to change.
    pub set: ItemPatch,
}

/// What of an item can be changed; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemPatch {
    /// Chinese label.
    #[serde(default)]
    pub label_zh: Option<String>,
    /// English label.
    #[serde(default)]
    pub label_en: Option<String>,
    /// Offered in new picks.
    #[serde(default)]
    pub active: Option<bool>,
    /// Of a stage: how likely a win is, in percent.
    #[serde(default)]
    pub success_rate: Option<i64>,
    /// Of a stage: after so many days without progress what stands in it is stale; 0: never.
    #[serde(default)]
    pub stale_days: Option<i64>,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Updated {
    /// The item's revision now.
    pub rev: i64,
}

impl Command for Update {
    const NAME: &'static str = "dictionary.update";
    const NEEDS: Permission = Permission::to("update", "dictionary");
    const UNDO: Undo = Undo::Free;
    type Output = Updated;

    fn run(self, w: &Write<'_>) -> Result<Updated> {
        let item = unlocked(w, self.id)?;
        let image = w.image_of("dictionary_item", item.pk)?;
        let stands = |column: &str| image.cell(column).as_text().unwrap_or_default().to_string();
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
        for (column, said) in [("success_rate", self.set.success_rate), ("stale_days", self.set.stale_days)] {
            if said.is_some() {
                set.insert(column.into(), of_stage(column, &stands("category"), said)?);
            }
        }
        set.retain(|column, value| image.cell(column) != *value);
        if set.is_empty() {
            return Ok(Updated { rev: item.rev });
        }
        let sql = "SELECT label_zh, label_en FROM dictionary_item WHERE category = ?1 AND id <> ?2 AND life = 0";
        let others =
            w.rows(sql, (stands("category"), self.id), |row| Ok(Labels { zh: row.get(0)?, en: row.get(1)? }))?;
        if let Some(field) = others.iter().find_map(|other| named.meets(other)).filter(|f| set.contains_key(*f)) {
            return Err(Error::invalid(format!("set.{field}"), "taken"));
        }
        w.refuse_changed_since(&item, self.rev, set.keys().map(String::as_str))?;
        w.update(&item, &set)?;
        Ok(Updated { rev: w.op })
    }
}

/// An item that may be edited and deleted.
pub(super) fn unlocked(w: &Write<'_>, id: Id) -> Result<Visible<DictionaryItem>> {
    let item = w.load::<DictionaryItem>("update", id)?;
    if item.life != 0 {
        return Err(Error::not_found("dictionary_item"));
    }
    let locked = w.image_of("dictionary_item", item.pk)?.cell("locked") == CellValue::Int(1);
    if locked { Err(Error::blocked("locked_item")) } else { Ok(item) }
}
