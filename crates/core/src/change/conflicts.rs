//! Conflicts that bringing copies together left, and settling them.

use super::rights::require_change;
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Query, Undo},
    process, show,
    store::{conflict::Conflict, read::Read, schema::Table, write::Write},
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Every conflict on records this user may read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A cell, or group of cells, that was changed apart.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictRow {
    /// Entity of the record.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
    /// The field, or the first of its group, or `life`.
    pub cell: String,
    /// The sides, the shown one first by time.
    pub heads: Vec<HeadRow>,
}

/// One side of a conflict.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HeadRow {
    /// The op to settle with.
    pub op: i64,
    /// The value it gave; for a group an object by field; null where it was erased or masked.
    pub value: Value,
    /// Who.
    pub by: Option<String>,
    /// When, by the clock of his device.
    pub at: String,
    /// On which device.
    pub device: String,
    /// Whether it is the one that shows now.
    pub shown: bool,
}

/// The answer of `conflict.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictRows {
    /// In no particular order.
    pub conflicts: Vec<ConflictRow>,
}

impl Query for List {
    const NAME: &'static str = "conflict.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = ConflictRows;

    fn run(self, r: &Read<'_>) -> Result<ConflictRows> {
        let mut conflicts = Vec::new();
        for conflict in r.conflicts()? {
            let table = conflict.table.name;
            if show::masked(r, table, &conflict.unit) {
                continue;
            }
            let mut heads = Vec::new();
            for head in conflict.heads {
                heads.push(HeadRow {
                    op: head.op.n,
                    value: head.value.as_ref().map_or(Value::Null, |cells| show::unit(table, cells)),
                    by: head.op.actor.map(|a| r.name_of(a)).transpose()?,
                    at: instant_text(head.op.at),
                    device: head.op.id.device.to_string(),
                    shown: head.shown,
                });
            }
            conflicts.push(ConflictRow {
                entity: table.into(),
                id: conflict.id.to_string(),
                title: conflict.title,
                cell: show::field_name(table, &conflict.unit),
                heads,
            });
        }
        Ok(ConflictRows { conflicts })
    }
}

/// How many conflicts there are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {}

/// The answer of `conflict.count`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// Open conflicts.
    pub count: usize,
}

impl Query for Count {
    const NAME: &'static str = "conflict.count";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Counted;

    fn run(self, r: &Read<'_>) -> Result<Counted> {
        let told = |c: &&Conflict| !show::masked(r, c.table.name, &c.unit);
        Ok(Counted { count: r.conflicts()?.iter().filter(told).count() })
    }
}

/// Closes a conflict with the value of one of its sides, on every copy that learns of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Entity of the record.
    pub entity: String,
    /// Its id.
    pub id: Id,
    /// The cell as it was listed.
    pub cell: String,
    /// The side to keep.
    pub op: i64,
}

/// That it was settled.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Settled {
    /// Always true.
    pub settled: bool,
}

impl Command for Settle {
    const NAME: &'static str = "conflict.settle";
    // What it needs follows from the row.
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Free;
    type Output = Settled;

    fn run(self, w: &Write<'_>) -> Result<Settled> {
        let table = Table::named(&self.entity).map_err(|_| Error::invalid("entity", "unknown"))?;
        if process::Machine::of(table.name).is_none() {
            require_change(w, table, self.id)?;
        }
        let column = show::column(table.name, &self.cell);
        if show::masked(w, table.name, &column) {
            return Err(Error::Forbidden { permission: "field.see".into() });
        }
        process::require_settlement(w, table.name, self.id, &column, self.op)?;
        if (table.name, column.as_str()) == ("customer", "owner_id") {
            // Whose a customer is, is not for everybody to decide who may change it.
            w.access().require("customer", "transfer")?;
        }
        w.settle_conflict(table, self.id, &column, self.op)?;
        Ok(Settled { settled: true })
    }
}
