//! What happened to a record, newest first.

use super::Record;
use crate::{
    Id, Result,
    catalogue::{Catalogue, Field},
    command::Undo,
    show,
    store::{
        history::{Change, Step, StepKind},
        read::Read,
    },
    time::instant_text,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What a step did to the record as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// Some fields, and nothing more.
    Changed,
    /// A conflict was closed.
    Settled,
    /// It came back from the bin.
    Restored,
    /// It went to the bin.
    Binned,
    /// What made it was taken back.
    Withdrawn,
    /// It was made.
    Created,
    /// Its content was erased.
    Erased,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryStep {
    /// The op: what undo takes.
    pub op: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Option<String>,
    /// Which command.
    pub command: String,
    /// What it did.
    pub kind: HistoryKind,
    /// Came with another copy's changes.
    pub merged: bool,
    /// What it changed.
    pub changes: Vec<FieldChange>,
    /// It may be taken back, as far as its command's rule says.
    pub undoable: bool,
    /// It was taken back.
    pub undone: bool,
}

/// A field before and after. Null: nothing there, or erased.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The field; `points` and `tags` for what belongs to the record.
    pub field: String,
    /// What stood there.
    pub before: Value,
    /// What stood there afterwards.
    pub after: Value,
}

/// A record's history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistorySteps {
    /// Newest first.
    pub steps: Vec<HistoryStep>,
    /// There are older ones.
    pub more: bool,
}

/// Steps of one record's history before an op.
pub(crate) fn steps<R: Record>(
    r: &Read<'_>,
    id: Id,
    before: Option<i64>,
    limit: Option<usize>,
) -> Result<HistorySteps> {
    let (steps, more) = r.history(R::TABLE, id, before, limit.unwrap_or(50).clamp(1, 200))?;
    let mut newest = before.is_none();
    let mut out = Vec::new();
    for step in steps {
        let stands = std::mem::take(&mut newest) && step.head.actor == r.user();
        let transition = crate::api::entry(&step.head.command).is_some_and(|e| e.undo == Undo::Transition);
        let mut step = told(r, R::CATALOGUE, step)?;
        // A step of a state machine is taken back by who took it, while it is the last.
        step.undoable &= stands || !transition;
        out.push(step);
    }
    Ok(HistorySteps { steps: out, more })
}

/// A step in the words of the contract.
pub(crate) fn told(r: &Read<'_>, catalogue: &'static Catalogue, s: Step) -> Result<HistoryStep> {
    let kind = match s.kind {
        StepKind::Changed => HistoryKind::Changed,
        StepKind::Settled => HistoryKind::Settled,
        StepKind::Restored => HistoryKind::Restored,
        StepKind::Binned => HistoryKind::Binned,
        StepKind::Withdrawn => HistoryKind::Withdrawn,
        StepKind::Created => HistoryKind::Created,
        StepKind::Erased => HistoryKind::Erased,
    };
    let free = crate::api::entry(&s.head.command).is_some_and(|e| e.undo.possible());
    let undo_of_free = s.head.undoes.is_some();
    Ok(HistoryStep {
        op: s.head.n,
        at: instant_text(s.head.at),
        actor: s.actor,
        command: s.head.command,
        kind,
        merged: s.remote,
        changes: changes(r, catalogue, &s.changes)?,
        // A step of a group is undone with the whole group, from the log, not from one of its records.
        undoable: (free || undo_of_free) && !s.undone && s.head.grp.is_none(),
        undone: s.undone,
    })
}

/// The changes of a step by field.
fn changes(r: &Read<'_>, catalogue: &'static Catalogue, all: &[Change]) -> Result<Vec<FieldChange>> {
    let mut out: Vec<FieldChange> = Vec::new();
    for change in all {
        match (change.table, change.cell.as_str()) {
            (table, column) if table == catalogue.table => {
                let field = show::field_name(table, column);
                if out.iter().any(|c| c.field == field) {
                    continue; // a birthday is one field of three columns
                }
                let (before, after) = match catalogue.field(&field).filter(|f| !f.more_columns.is_empty()) {
                    Some(whole) => {
                        (several(catalogue, whole, all, |c| &c.before), several(catalogue, whole, all, |c| &c.after))
                    }
                    None => (value(table, column, &change.before), value(table, column, &change.after)),
                };
                out.push(FieldChange { field, before, after });
            }
            ("contact_point", "raw") => {
                let own = catalogue.fields.iter().find(|f| f.point.is_some() && f.point == change.kind.as_deref());
                out.push(FieldChange {
                    field: own.map_or("points", |f| f.name).into(),
                    before: value("contact_point", "raw", &change.before),
                    after: value("contact_point", "raw", &change.after),
                });
            }
            ("tagging", "tag_id") => {
                let before = tag(r, &change.before)?;
                let after = tag(r, &change.after)?;
                out.push(FieldChange { field: "tags".into(), before, after });
            }
            _ => {}
        }
    }
    Ok(out)
}

/// A field of several columns on one side of a step; groups of cells are always listed whole.
fn several(
    catalogue: &Catalogue,
    field: &Field,
    all: &[Change],
    side: impl Fn(&Change) -> &Option<CellValue>,
) -> Value {
    let of = |column: &str| all.iter().find(|c| c.table == catalogue.table && c.cell == column);
    let cell = |column: &str| of(column).and_then(|c| side(c).clone());
    catalogue.show_cells(field, |column| cell(column).unwrap_or_default())
}

fn value(table: &str, column: &str, value: &Option<CellValue>) -> Value {
    value.as_ref().map_or(Value::Null, |v| show::cell(table, column, v))
}

fn tag(r: &Read<'_>, value: &Option<CellValue>) -> Result<Value> {
    let Some(id) = value.as_ref().and_then(CellValue::as_id) else { return Ok(Value::Null) };
    let name = r.row("SELECT name FROM tag WHERE id = ?1", [id], |row| row.get::<_, String>(0))?;
    Ok(name.map_or(Value::Null, Value::String))
}
