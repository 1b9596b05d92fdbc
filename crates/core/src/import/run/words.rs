//! The workspace's words and names as a file may write them: labels and values of dictionary items, names of users.

use crate::{
    Id, Result,
    import::Lookup,
    store::{read::Read, write::lock},
    text::fold::fold,
    workspace::create::item_id,
};
use chrono_tz::Tz;
use serde_json::Value;
use std::{collections::HashMap, sync::Mutex};

/// The workspace's words and names, by their folded form.
pub(super) struct Words {
    choices: HashMap<(String, String), Id>,
    users: HashMap<String, Id>,
    mentioned: Mutex<Mentioned>,
    pub(super) minor_digits: u32,
    pub(super) zone: Tz,
}

/// Names of records that the file mentions, each under an id that stands for the name until the record is there.
#[derive(Default)]
struct Mentioned {
    ids: HashMap<String, Id>,
    names: HashMap<Id, String>,
}

impl Words {
    pub(super) fn read(r: &Read<'_>) -> Result<Self> {
        let mut choices = HashMap::new();
        let sql = "SELECT category, id, value, label_zh, label_en FROM dictionary_item WHERE life = 0 AND active = 1 ORDER BY sort DESC";
        let items = r.rows(sql, [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Id>(1)?, [row.get::<_, String>(2)?, row.get(3)?, row.get(4)?]))
        })?;
        for (category, id, names) in items {
            for name in names.iter().filter(|n| !n.is_empty()) {
                choices.insert((category.clone(), fold(name)), id);
            }
        }
        let sql = "SELECT id, username, display_name FROM user WHERE life = 0 AND active = 1";
        let people =
            r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, [row.get::<_, String>(1)?, row.get::<_, String>(2)?])))?;
        let users = people.into_iter().flat_map(|(id, names)| names.map(|n| (fold(&n), id))).collect();
        let zone = r.setting("workspace.time_zone")?.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC);
        Ok(Self { zone, choices, users, mentioned: Mutex::default(), minor_digits: r.minor_digits()? })
    }
}

impl Words {
    /// Takes words as known that their lists are about to get.
    pub(super) fn expect(&mut self, workspace: Id, words: &[(String, String)]) {
        for (category, word) in words {
            self.choices.insert((category.clone(), fold(word)), item_id(workspace, category, word));
        }
    }

    /// The item of a list that is named by its id, its value or its label.
    pub(super) fn item(&self, category: &str, named: &str) -> Option<Id> {
        let of = |id: &Id| self.choices.iter().any(|((list, _), item)| list == category && item == id);
        named.parse::<Id>().ok().filter(of).or_else(|| self.choice(category, named))
    }

    /// The name that a value of [`Lookup::record`] stands for.
    pub(super) fn name_of(&self, value: &Value) -> Option<String> {
        let id: Id = value.as_str()?.parse().ok()?;
        lock(&self.mentioned).names.get(&id).cloned()
    }
}

impl Lookup for Words {
    fn choice(&self, category: &str, text: &str) -> Option<Id> {
        self.choices.get(&(category.to_string(), fold(text))).copied()
    }

    fn user(&self, text: &str) -> Option<Id> {
        self.users.get(&fold(text)).copied()
    }

    fn record(&self, _field: &str, text: &str) -> Option<Id> {
        let mut mentioned = lock(&self.mentioned);
        if let Some(id) = mentioned.ids.get(text) {
            return Some(*id);
        }
        let id = Id::random();
        mentioned.ids.insert(text.to_string(), id);
        mentioned.names.insert(id, text.to_string());
        Some(id)
    }
}
