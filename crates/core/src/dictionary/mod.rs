//! Editable lists: regions, levels, industries. Reading them; their screen comes later.

use crate::{
    Id, Result,
    command::{Entry, Permission, Query, query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Operations on dictionaries.
pub(crate) const API: &[Entry] = &[query::<List>()];

/// All categories with their items, inactive ones too: old records show them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// An item.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Item {
    /// Its id: what a field holds.
    pub id: String,
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
}

/// A category.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Category {
    /// Its code, as in the catalogue.
    pub code: String,
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
        let codes: Vec<String> =
            r.rows("SELECT code FROM dictionary WHERE life = 0 ORDER BY pk", [], |row| row.get(0))?;
        let sql = "SELECT category, id, value, label_zh, label_en, active, locked, sort FROM dictionary_item WHERE life = 0 ORDER BY sort, pk";
        let items = r.rows(sql, [], |row| {
            let id: Id = row.get(1)?;
            let item = Item {
                id: id.to_string(),
                value: row.get(2)?,
                label_zh: row.get(3)?,
                label_en: row.get(4)?,
                active: row.get(5)?,
                locked: row.get(6)?,
                sort: row.get(7)?,
            };
            Ok((row.get::<_, String>(0)?, item))
        })?;
        let of = |code: &String| items.iter().filter(|(c, _)| c == code).map(|(_, i)| i.clone()).collect();
        Ok(Categories { categories: codes.into_iter().map(|code| Category { items: of(&code), code }).collect() })
    }
}
