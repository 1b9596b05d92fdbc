//! All lists with their items. Items that are no longer offered come too, deleted ones also: old records show them.

use crate::{
    Id, Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All categories with their items, inactive and deleted ones too: old records show them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// An item.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Item {
    /// Its id: what a field holds.
    pub id: String,
    /// What a save sends back.
    pub rev: i64,
    /// Its code.
    pub value: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Offered in new picks.
    pub active: bool,
    /// Cannot be edited.
    pub locked: bool,
    /// Its place.
    pub sort: i64,
    /// Of a stage: how likely a win is, in percent.
    pub success_rate: Option<i64>,
    /// Of a stage: after so many days without progress what stands in it is stale.
    pub stale_days: Option<i64>,
    /// It was deleted: shown where it was picked once, offered nowhere.
    pub deleted: bool,
}

/// A category.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Category {
    /// Its code, as in the catalogue.
    pub code: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Nothing can be added to it.
    pub fixed: bool,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// The answer of `dictionary.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Categories {
    /// All of them.
    pub categories: Vec<Category>,
}

impl Query for List {
    const NAME: &'static str = "dictionary.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Categories;

    fn run(self, r: &Read<'_>) -> Result<Categories> {
        let sql = "SELECT code, label_zh, label_en FROM dictionary WHERE life = 0 ORDER BY pk";
        let mut categories = r.rows(sql, [], |row| {
            let code: String = row.get(0)?;
            let fixed = super::is_fixed(&code);
            Ok(Category { code, label_zh: row.get(1)?, label_en: row.get(2)?, fixed, items: Vec::new() })
        })?;
        // The order is the same on every copy: two that add an item each give both the same place.
        let sql = "SELECT category, id, rev, value, label_zh, label_en, active, locked, sort, life, success_rate, stale_days FROM dictionary_item
                   WHERE life IN (0, 1) ORDER BY sort, value";
        let items = r.rows(sql, [], |row| {
            let (id, life): (Id, i64) = (row.get(1)?, row.get(9)?);
            let item = Item {
                id: id.to_string(),
                rev: row.get(2)?,
                value: row.get(3)?,
                label_zh: row.get(4)?,
                label_en: row.get(5)?,
                active: life == 0 && row.get(6)?,
                locked: row.get(7)?,
                sort: row.get(8)?,
                success_rate: row.get(10)?,
                stale_days: row.get(11)?,
                deleted: life != 0,
            };
            Ok((row.get::<_, String>(0)?, item))
        })?;
        for (code, item) in items {
            if let Some(category) = categories.iter_mut().find(|c| c.code == code) {
                category.items.push(item);
            }
        }
        Ok(Categories { categories })
    }
}
