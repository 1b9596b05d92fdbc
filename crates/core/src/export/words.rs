//! What ids stand for, in the language of an export: labels of dictionary items, names of users.

use crate::{Id, Result, store::read::Read, text::fold::fold, time::Zone, words::Lang};
use std::collections::HashMap;

/// The words of one export.
pub(super) struct Words {
    pub(super) lang: Lang,
    pub(super) zone: Zone,
    pub(super) minor_digits: u32,
    choices: HashMap<String, String>,
    users: HashMap<String, String>,
}

impl Words {
    pub(super) fn read(r: &Read<'_>, lang: Lang) -> Result<Self> {
        let sql = "SELECT id, value, label_zh, label_en FROM dictionary_item";
        let items = r.rows(sql, [], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let choices = items.into_iter().map(|(id, value, zh, en)| {
            let own = if lang == Lang::Zh { zh } else { en };
            (id.to_string(), if own.is_empty() { value } else { own })
        });
        let people = r.rows("SELECT id, username, display_name FROM user", [], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        let mut called: HashMap<String, usize> = HashMap::new();
        for (_, username, display) in &people {
            *called.entry(fold(display)).or_default() += 1;
            if fold(username) != fold(display) {
                *called.entry(fold(username)).or_default() += 1;
            }
        }
        // Who shares his name with somebody is told by what he logs in with.
        let users = people.into_iter().map(|(id, username, display)| {
            let alone = !display.is_empty() && called.get(&fold(&display)) == Some(&1);
            (id.to_string(), if alone { display } else { username })
        });
        Ok(Self {
            lang,
            zone: r.zone()?,
            minor_digits: r.minor_digits()?,
            choices: choices.collect(),
            users: users.collect(),
        })
    }

    pub(super) fn choice(&self, id: &str) -> &str {
        self.choices.get(id).map_or("", String::as_str)
    }

    pub(super) fn user(&self, id: &str) -> &str {
        self.users.get(id).map_or("", String::as_str)
    }
}
