//! What groups are called: items of lists and people, in both languages.

use super::same;
use crate::{Id, Result, catalogue::LabelPair, store::read::Read, words, words::Lang};
use std::collections::HashMap;

/// Names by id, each with its place in the order of its list.
pub(super) struct Names(HashMap<Id, (usize, LabelPair)>);

impl Names {
    /// Of the items of a list, in use or not.
    pub(super) fn of_list(r: &Read<'_>, category: &str) -> Result<Self> {
        let sql =
            "SELECT id, label_zh, label_en FROM dictionary_item WHERE category = ?1 AND life <> 2 ORDER BY sort, id";
        let rows = r.rows(sql, [category], |row| Ok((row.get(0)?, LabelPair { zh: row.get(1)?, en: row.get(2)? })))?;
        Ok(Self::placed(rows))
    }

    /// Of people, here or gone.
    pub(super) fn of_people(r: &Read<'_>) -> Result<Self> {
        let sql = "SELECT id, coalesce(nullif(display_name, ''), username) FROM user";
        let rows = r.rows(sql, [], |row| Ok((row.get(0)?, same(row.get::<_, String>(1)?))))?;
        Ok(Self::placed(rows))
    }

    /// Of products.
    pub(super) fn of_products(r: &Read<'_>) -> Result<Self> {
        let sql = "SELECT id, name FROM product WHERE life <> 2";
        let rows = r.rows(sql, [], |row| Ok((row.get(0)?, same(row.get::<_, String>(1)?))))?;
        Ok(Self::placed(rows))
    }

    fn placed(rows: Vec<(Id, LabelPair)>) -> Self {
        Self(rows.into_iter().enumerate().map(|(place, (id, name))| (id, (place, name))).collect())
    }

    /// Its place; of what is not in the list, and of none, behind all others.
    pub(super) fn place(&self, id: Option<Id>) -> usize {
        id.and_then(|id| self.0.get(&id)).map_or(usize::MAX, |(place, _)| *place)
    }

    /// The name of one; of none, that nothing was said.
    pub(super) fn of(&self, id: Option<Id>) -> LabelPair {
        match id {
            Some(id) => self.0.get(&id).map(|(_, name)| name.clone()).unwrap_or_else(|| same(id.to_string())),
            None => said("report.none"),
        }
    }
}

/// A sentence of ours in both languages.
pub(super) fn said(key: &str) -> LabelPair {
    LabelPair { zh: words::say(Lang::Zh, key, &[]), en: words::say(Lang::En, key, &[]) }
}
