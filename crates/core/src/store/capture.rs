//! What one open op has changed so far, row by row, as the TEMP triggers report it. The seal turns it into journal lines.
//! Kept in memory until then: exact values without a JSON round trip, and one line a row however often a handler touched it.

use super::schema::{Layout, Table};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{functions::Context, types::ValueRef};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Values by cell name; a custom field is `custom.<code>` and holds its JSON text.
pub(crate) type Cells = BTreeMap<String, CellValue>;

/// A row that the open op touched.
#[derive(Debug)]
pub(crate) struct Touched {
    pub(crate) table: &'static Table,
    pub(crate) pk: i64,
    pub(crate) id: Id,
    pub(crate) inserted: bool,
    /// Old values of changed cells, whole groups at a time.
    pub(crate) old: Cells,
    /// Old `life` and `life_op`.
    pub(crate) life: Option<(i64, Option<i64>)>,
    /// Cells confirmed though no value may have changed.
    pub(crate) settled: BTreeSet<String>,
    /// The row is being erased: its old values go nowhere.
    pub(crate) erasing: bool,
    /// Of a row being erased: its part in the digest of the range that it was made in.
    pub(crate) kept: Option<[u8; 32]>,
}

/// Many rows that one statement touched, written as one line.
#[derive(Debug, Clone)]
pub(crate) struct Range {
    pub(crate) table: &'static Table,
    pub(crate) pk: i64,
    pub(crate) pk_to: i64,
    /// None: inserted. Some: the one old `life` and `life_op` of all its rows.
    pub(crate) life: Option<(i64, Option<i64>)>,
}

/// The open op's changes.
#[derive(Debug, Default)]
pub(crate) struct Capture {
    pub(crate) rows: Vec<Touched>,
    pub(crate) ranges: Vec<Range>,
    place: HashMap<(i64, i64), usize>,
}

impl Capture {
    /// Forgets everything: a new op begins, or the open one was rolled back.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.ranges.is_empty()
    }

    fn row(&mut self, table: &'static Table, pk: i64, id: Id) -> &mut Touched {
        let at = *self.place.entry((table.no, pk)).or_insert(self.rows.len());
        if at == self.rows.len() {
            self.rows.push(Touched {
                table,
                pk,
                id,
                inserted: false,
                old: Cells::new(),
                life: None,
                settled: BTreeSet::new(),
                erasing: false,
                kept: None,
            });
        }
        &mut self.rows[at]
    }

    /// Notes that cells of a row are confirmed whether or not their values change.
    pub(crate) fn settle(&mut self, table: &'static Table, pk: i64, id: Id, cells: impl IntoIterator<Item = String>) {
        self.row(table, pk, id).settled.extend(cells);
    }

    /// Notes that a row is being erased.
    pub(crate) fn erasing(&mut self, table: &'static Table, pk: i64, id: Id, kept: Option<[u8; 32]>) {
        let row = self.row(table, pk, id);
        (row.erasing, row.kept) = (true, kept);
    }

    /// `zk_inserted(table, pk, id)`.
    pub(super) fn inserted(&mut self, args: &Context<'_>) -> Result<()> {
        let (table, pk, id) = whose(args)?;
        self.row(table, pk, id).inserted = true;
        Ok(())
    }

    /// `zk_changed(table, pk, id, old life, new life, old life_op, old and new of each column …)`.
    pub(super) fn changed(&mut self, layouts: &[Layout], args: &Context<'_>) -> Result<()> {
        const FIRST: usize = 6;
        let (table, pk, id) = whose(args)?;
        let layout = layouts.iter().find(|l| l.table.no == table.no).ok_or_else(|| Error::internal("no layout"))?;
        let columns = layout.columns();
        let pair = |i: usize| (args.get_raw(FIRST + 2 * i), args.get_raw(FIRST + 2 * i + 1));
        let differs = |i: usize| {
            let (old, new) = pair(i);
            old != new
        };

        let mut old = Cells::new();
        for (i, column) in columns.iter().enumerate().filter(|(i, _)| differs(*i)) {
            if *column == "custom" {
                old.extend(custom_changes(pair(i))?);
                continue;
            }
            // A group is saved whole: undo and conflict never see half of it.
            for member in table.members(table.unit(column)) {
                if let Some(at) = columns.iter().position(|c| *c == member) {
                    old.insert(member.to_string(), CellValue::from(pair(at).0));
                }
            }
        }
        let life =
            (args.get::<i64>(3)? != args.get::<i64>(4)?).then_some((args.get::<i64>(3)?, args.get::<Option<i64>>(5)?));

        let row = self.row(table, pk, id);
        row.life = row.life.or(life);
        if row.inserted {
            return Ok(()); // the row is its own image
        }
        for (cell, value) in old {
            row.old.entry(cell).or_insert(value); // the first old value is the one before this op
        }
        Ok(())
    }

    /// The tables touched, each once.
    pub(crate) fn tables(&self) -> BTreeSet<&'static str> {
        self.rows.iter().map(|r| r.table.name).chain(self.ranges.iter().map(|r| r.table.name)).collect()
    }
}

fn whose(args: &Context<'_>) -> Result<(&'static Table, i64, Id)> {
    Ok((Table::numbered(args.get(0)?)?, args.get(1)?, args.get(2)?))
}

/// The keys of `custom` that differ, each with its old JSON text.
fn custom_changes((old, new): (ValueRef<'_>, ValueRef<'_>)) -> Result<Vec<(String, CellValue)>> {
    let parse = |v: ValueRef<'_>| -> Result<serde_json::Map<String, serde_json::Value>> {
        match v.as_str_or_null().ok().flatten() {
            Some(text) => Ok(serde_json::from_str(text)?),
            None => Ok(serde_json::Map::new()),
        }
    };
    let (old, new) = (parse(old)?, parse(new)?);
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let cell =
        |k: &String| (format!("custom.{k}"), old.get(k).map_or(CellValue::Null, |v| CellValue::Text(v.to_string())));
    Ok(keys.into_iter().filter(|k| old.get(*k) != new.get(*k)).map(cell).collect())
}
