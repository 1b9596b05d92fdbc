//! A record as it stood at an instant, from the journal: each cell holds what the newest op until then gave it, by the
//! clocks of the devices that wrote, so that work merged later counts from when it was done.

use super::{op::OpHead, read::Read, row_log::RowLog, schema::LIFE};
use crate::{Result, value::CellValue};
use std::collections::BTreeMap;

/// A record at an instant.
#[derive(Debug, Clone, Default)]
pub(crate) struct AsOf {
    /// Cells that somebody had given a value. None: it was erased since.
    pub(crate) cells: BTreeMap<String, Option<CellValue>>,
    pub(crate) life: i64,
}

impl AsOf {
    /// The value of a cell; null where nobody had given it any, or where it was erased.
    pub(crate) fn cell(&self, column: &str) -> CellValue {
        self.cells.get(column).cloned().flatten().unwrap_or_default()
    }

    /// Whether a cell held what was erased since.
    pub(crate) fn erased(&self, column: &str) -> bool {
        self.cells.get(column).is_some_and(Option::is_none)
    }
}

impl Read<'_> {
    /// A row as it stood at an instant; None where it was not there yet. The caller has loaded it.
    pub(crate) fn as_of(&self, table: &str, pk: i64, at: i64) -> Result<Option<AsOf>> {
        let layout = self.layout(table)?;
        self.sys(|db| {
            let log = RowLog::load(db, layout, pk)?;
            let mut heads: Vec<OpHead> = Vec::new();
            for line in &log.lines {
                if heads.iter().all(|h| h.n != line.op) {
                    heads.push(OpHead::load(db, line.op)?);
                }
            }
            heads.retain(|h| h.at <= at);
            if heads.is_empty() {
                return Ok(None);
            }
            heads.sort_by(|a, b| a.shown_order(b));
            let mut then = AsOf::default();
            for head in heads {
                match log.given(head.n) {
                    Some(cells) => {
                        for (cell, value) in cells {
                            match (cell.as_str(), value.as_int()) {
                                (LIFE, life) => then.life = life.unwrap_or_default(),
                                _ => drop(then.cells.insert(cell, Some(value))),
                            }
                        }
                    }
                    None => {
                        // Which cells an erased insert filled, nobody knows any more.
                        let named: Vec<String> =
                            log.lines.iter().filter(|l| l.op == head.n).flat_map(|l| l.cells.iter().cloned()).collect();
                        let all = if named.is_empty() { log.image.cells.keys().cloned().collect() } else { named };
                        then.cells.extend(all.into_iter().filter(|c| c != LIFE).map(|c| (c, None)));
                    }
                }
            }
            Ok(Some(then))
        })
    }
}
