//! What several copies must show, worked out from the set of ops alone, as CORE.md section 2 says it. It shares no code
//! with the store: it knows neither lines nor order of arrival, only who had seen what.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// A row: table and number.
pub(super) type Row = (&'static str, u8);
/// What changes and conflicts as one: a row's cell, or group by its first cell.
pub(super) type Unit = (Row, String);

/// Cells that change and conflict as one, each under its first.
const GROUPS: [&[&str]; 4] = [
    &["address", "region", "province", "city", "postcode"],
    &["birthday", "birthday_calendar", "birthday_has_year"],
    &["occurred_at", "occurred_on"],
    &["next_step", "next_step_on"],
];

pub(super) fn unit_of(row: Row, cell: &str) -> Unit {
    let group = GROUPS.into_iter().find(|group| group.contains(&cell));
    (row, group.map_or(cell, |group| group[0]).into())
}

pub(super) fn members(unit: &str) -> Vec<&str> {
    let group = GROUPS.into_iter().find(|group| group[0] == unit);
    group.map_or_else(|| vec![unit], <[&str]>::to_vec)
}

/// An op: who made it knowing what, and the cells it gave.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) id: OpId,
    pub(super) hlc: i64,
    /// How many ops of each copy its author had applied.
    pub(super) seen: BTreeMap<Id, i64>,
    pub(super) cells: BTreeMap<Row, Cells>,
}

impl Told {
    pub(super) fn saw(&self, other: &Told) -> bool {
        let own = self.id.device == other.id.device && self.id.seq > other.id.seq;
        own || self.seen.get(&other.id.device).is_some_and(|seq| *seq >= other.id.seq)
    }

    pub(super) fn units(&self) -> BTreeSet<Unit> {
        self.cells.iter().flat_map(|(row, cells)| cells.keys().map(|c| unit_of(*row, c))).collect()
    }

    pub(super) fn value(&self, unit: &Unit) -> Vec<CellValue> {
        members(&unit.1).into_iter().map(|m| self.cells[&unit.0].get(m).cloned().unwrap_or_default()).collect()
    }

    fn life(&self, row: Row) -> i64 {
        self.cells[&row]["life"].as_int().unwrap()
    }
}

/// What a copy that has applied some ops shows.
#[derive(Debug, Default, PartialEq)]
pub(super) struct View {
    pub(super) shown: BTreeMap<Unit, Vec<CellValue>>,
    pub(super) conflicts: BTreeSet<Unit>,
    /// Of units with two or more, and of a life in conflict.
    pub(super) heads: BTreeMap<Unit, BTreeSet<OpId>>,
}

/// What a row hangs on. Contacts and interactions: one of the first two customers. Points: a contact, one of the first
/// two customers, or the customer they came with.
pub(super) fn owner(row: Row) -> Option<Row> {
    match row {
        ("contact" | "interaction", n) => Some(("customer", n % 2)),
        ("contact_point", n @ 50..54) => Some(("contact", n - 50)),
        ("contact_point", n @ 100..200) => Some(("customer", n)),
        ("contact_point", n) => Some(("customer", n % 2)),
        _ => None,
    }
}

/// What a row hangs on, what that hangs on, and so on.
pub(super) fn owners(row: Row) -> impl Iterator<Item = Row> {
    std::iter::successors(owner(row), |row| owner(*row))
}

impl View {
    pub(super) fn of(ops: &[&Told]) -> View {
        let mut by_unit: BTreeMap<Unit, Vec<&Told>> = BTreeMap::new();
        for op in ops {
            op.units().into_iter().for_each(|u| by_unit.entry(u).or_default().push(op));
        }
        let gave_up =
            |row: Row| by_unit.get(&(row, "life".into())).is_some_and(|ops| ops.iter().any(|op| op.life(row) == 3));
        let erased = |row: Row| gave_up(row) || owners(row).any(gave_up);
        let heads: BTreeMap<&Unit, Vec<&Told>> = by_unit
            .iter()
            .map(|(unit, ops)| (unit, ops.iter().copied().filter(|o| !ops.iter().any(|later| later.saw(o))).collect()))
            .collect();
        let mut view = View::default();
        for (unit, standing) in &heads {
            let row = unit.0;
            if erased(row) {
                view.shown.insert((row, "life".into()), vec![CellValue::Int(3)]);
                continue;
            }
            let mut keep = standing.len() > 1;
            if unit.1 == "life" {
                let (life, conflict) = life(row, standing, heads.iter().filter(|(u, _)| u.0 == row && u.1 != "life"));
                view.shown.insert((*unit).clone(), vec![CellValue::Int(life)]);
                if conflict {
                    keep = true;
                    view.conflicts.insert((*unit).clone());
                }
            } else {
                let winner = standing.iter().max_by_key(|o| (o.hlc, o.id.device)).unwrap();
                view.shown.insert((*unit).clone(), winner.value(unit));
                if standing.iter().any(|o| o.value(unit) != standing[0].value(unit)) {
                    view.conflicts.insert((*unit).clone());
                }
            }
            if keep {
                view.heads.insert((*unit).clone(), standing.iter().map(|o| o.id).collect());
            }
        }
        view
    }

    pub(super) fn life(&self, row: Row) -> Option<i64> {
        self.shown.get(&(row, "life".into())).and_then(|v| v[0].as_int())
    }

    pub(super) fn rows(&self) -> BTreeSet<Row> {
        self.shown.keys().map(|u| u.0).collect()
    }

    pub(super) fn cell(&self, row: Row, cell: &str) -> CellValue {
        let unit = unit_of(row, cell);
        let at = members(&unit.1).iter().position(|m| *m == cell).unwrap();
        self.shown.get(&unit).map(|v| v[at].clone()).unwrap_or_default()
    }

    pub(super) fn in_conflict(&self, unit: &Unit) -> bool {
        self.conflicts.contains(unit)
    }

    /// Conflicts as listed: also a record that is not live with a live row on it.
    pub(super) fn listed(&self) -> BTreeSet<Unit> {
        let orphans = self.rows().into_iter().filter(|r| self.life(*r) == Some(0)).filter_map(owner);
        let orphans = orphans.filter(|o| matches!(self.life(*o), Some(1 | 2))).map(|o| (o, "life".to_string()));
        self.conflicts.iter().cloned().chain(orphans).collect()
    }
}

/// A bin or withdrawal holds only if its author had every head of the row, or they had it; two that hold are no
/// conflict, the higher shows. Else the row lives and is in conflict.
fn life<'a>(
    row: Row,
    standing: &[&Told],
    others: impl Iterator<Item = (&'a &'a Unit, &'a Vec<&'a Told>)>,
) -> (i64, bool) {
    let others: Vec<&Told> = others.flat_map(|(_, ops)| ops.iter().copied()).collect();
    let gone: Vec<&Told> = standing.iter().copied().filter(|o| o.life(row) != 0).collect();
    let holds = |bin: &Told| others.iter().all(|x| x.id == bin.id || bin.saw(x) || x.saw(bin));
    if gone.is_empty() {
        (0, false)
    } else if gone.len() < standing.len() || !gone.iter().all(|b| holds(b)) {
        (0, true)
    } else {
        (gone.iter().map(|o| o.life(row)).max().unwrap(), false)
    }
}
