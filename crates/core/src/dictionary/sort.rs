//! The order of a list: of its picker, and of every list of records sorted by it.

use super::DictionaryItem;
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    value::CellValue,
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Puts the items of a list in this order; those not named stay behind them in theirs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// The list.
    pub category: String,
    /// Its items, first to last.
    pub ids: Vec<Id>,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sorted {
    /// Items that moved.
    pub moved: usize,
}

impl Command for Sort {
    const NAME: &'static str = "dictionary.sort";
    const NEEDS: Permission = Permission::to("update", "dictionary");
    const UNDO: Undo = Undo::Free;
    type Output = Sorted;

    fn run(self, w: &Write<'_>) -> Result<Sorted> {
        let sql = "SELECT id, sort, locked FROM dictionary_item WHERE category = ?1 AND life = 0 ORDER BY sort, value";
        let standing = w.rows(sql, [&self.category], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, i64>(1)?, row.get::<_, bool>(2)?))
        })?;
        let wanted = order(&standing.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), &self.ids)?;
        // The locked ones may get others between them, but stand as they were given: 普通客户 below 大客户.
        let locked = |id: &&Id| standing.iter().any(|(item, _, locked)| item == *id && *locked);
        if !wanted.iter().filter(locked).eq(standing.iter().map(|(id, ..)| id).filter(locked)) {
            return Err(Error::blocked("locked_item"));
        }
        let mut moved = 0;
        for (place, id) in (1..).zip(&wanted) {
            if standing.iter().any(|(item, sort, _)| item == id && *sort == place) {
                continue;
            }
            let item = w.load::<DictionaryItem>("update", *id)?;
            w.update(&item, &cells([("sort", CellValue::Int(place))]))?;
            moved += 1;
        }
        Ok(Sorted { moved })
    }
}

/// What stands in the order that is asked for: first what is named, then the rest as it was.
pub(crate) fn order(standing: &[Id], ids: &[Id]) -> Result<Vec<Id>> {
    let mut wanted: Vec<Id> = Vec::with_capacity(standing.len());
    for id in ids {
        if !standing.contains(id) {
            return Err(Error::invalid("ids", "unknown"));
        }
        if wanted.contains(id) {
            return Err(Error::invalid("ids", "named_twice"));
        }
        wanted.push(*id);
    }
    wanted.extend(standing.iter().filter(|id| !ids.contains(id)));
    Ok(wanted)
}
