//! Questions about the journal and the file that commands ask.

use super::{
    bundle, derive, history,
    history::LogOp,
    line::Image,
    obstacles,
    op::{OpHead, OpId, Vector},
    read::Read,
    row_log::RowLog,
    schema::Table,
    scope, setting_text,
    undo::Target,
    write::next_n,
};
use crate::{Error, Id, Obstacle, Result, catalogue, time::Zone, value::CellValue, words::Lang};
use rusqlite::{OptionalExtension, params};
use std::{collections::BTreeMap, io::Write};

/// Row numbers, in ranges, by table.
pub(super) type Touched = BTreeMap<&'static str, Vec<(i64, i64)>>;

/// What somebody else gave a cell meanwhile.
#[derive(Debug, Clone)]
pub(crate) struct Meanwhile {
    pub(crate) theirs: CellValue,
    pub(crate) before: CellValue,
    pub(crate) by: Option<Id>,
    pub(crate) at: i64,
}

/// Digits behind the point of a currency.
pub(crate) fn digits_of(currency: &str) -> u32 {
    const WHOLE: [&str; 3] = ["JPY", "KRW", "VND"];
    if WHOLE.contains(&currency) { 0 } else { 2 }
}

impl Read<'_> {
    /// The display name of a user.
    pub(crate) fn name_of(&self, user: Id) -> Result<String> {
        self.sys(|db| obstacles::name_of(db, user))
    }

    /// Number of the last op.
    pub(crate) fn last_op(&self) -> Result<i64> {
        self.sys(|db| Ok(next_n(db)? - 1))
    }

    /// The op with this id.
    pub(crate) fn op(&self, id: OpId) -> Result<Option<OpHead>> {
        self.sys(|db| OpHead::find(db, id))
    }

    /// The op `n`, or the whole group it belongs to.
    pub(crate) fn target(&self, n: i64) -> Result<Target> {
        self.sys(|db| Target::of(db, n))
    }

    /// All ops of a group.
    pub(crate) fn group(&self, grp: OpId) -> Result<Target> {
        self.sys(|db| Target::group(db, grp))
    }

    /// Today in the workspace's time zone.
    pub(crate) fn today(&self) -> Result<chrono::NaiveDate> {
        self.sys(|db| Ok(Zone::of_workspace(db)?.day_of(self.now)))
    }

    /// The day of an instant in the workspace's time zone, `2026-11-22`.
    pub(crate) fn day_of(&self, at: i64) -> Result<String> {
        self.sys(|db| Ok(Zone::of_workspace(db)?.date_of(at)))
    }

    /// The workspace's time zone.
    pub(crate) fn zone(&self) -> Result<Zone> {
        self.sys(Zone::of_workspace)
    }

    /// Digits behind the point of the workspace's currency.
    pub(crate) fn minor_digits(&self) -> Result<u32> {
        let currency = self.sys(|db| setting_text(db, "workspace.currency"))?.unwrap_or_default();
        Ok(digits_of(&currency))
    }

    /// The language of the workspace: what the program itself writes into records is in it.
    pub(crate) fn language(&self) -> Result<Lang> {
        let set = self.sys(|db| setting_text(db, "workspace.language"))?;
        match set {
            Some(locale) => Ok(Lang::of(&locale)),
            // Of a workspace founded before it was asked, the currency says where that was.
            None => {
                let currency = self.sys(|db| setting_text(db, "workspace.currency"))?;
                Ok(if currency.as_deref() == Some("CNY") { Lang::Zh } else { Lang::En })
            }
        }
    }

    /// The currency of the workspace.
    pub(crate) fn currency(&self) -> Result<String> {
        Ok(self.sys(|db| setting_text(db, "workspace.currency"))?.unwrap_or_else(|| "CNY".into()))
    }

    /// The life of a row that a record in sight names; None where there is none.
    pub(crate) fn life_of(&self, table: &str, id: Id) -> Result<Option<i64>> {
        let sql = format!("/*s*/ SELECT life FROM {} WHERE id = ?1", Table::named(table)?.name);
        self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?))
    }

    /// The row as it stands; the caller has loaded it.
    pub(crate) fn image_of(&self, table: &str, pk: i64) -> Result<Image> {
        let layout = self.layout(table)?;
        self.sys(|db| Image::load(db, layout, pk))
    }

    /// Refuses unless the session sees every row that the target touched.
    pub(crate) fn require_sight(&self, target: &Target) -> Result<()> {
        if self.access().sees_everything() {
            return Ok(());
        }
        for head in &target.ops {
            for (table, id) in self.rows_of(head.n)? {
                if !self.sys(|db| scope::sees(db, self.access(), table, id, "read"))? {
                    return Err(Error::not_found("op"));
                }
            }
        }
        Ok(())
    }

    /// Rows of a table that the target changed, and to which something was done since.
    pub(crate) fn moved_on(&self, target: &Target, table: &str) -> Result<Vec<Id>> {
        let newest = target.ops.iter().map(|head| head.n).max().unwrap_or_default();
        let table = Table::named(table)?;
        // What the target itself made is another matter: whatever was done to it later stands in the way by itself.
        let sql = format!(
            "/*s*/ SELECT DISTINCT t.id FROM change c CROSS JOIN {} t ON t.pk = c.pk
             WHERE c.op = ?1 AND c.tbl = ?2 AND c.pk_to IS NULL AND c.kind <> 1 AND t.rev > ?3 AND t.life < 2",
            table.name
        );
        let mut ids = Vec::new();
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            for head in &target.ops {
                for id in query.query_map(params![head.n, table.no, newest], |r| r.get(0))? {
                    ids.push(id?);
                }
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// Refuses when anything was done after the target to a row that it touched, or to what such a row owns.
    pub(crate) fn refuse_newer(&self, target: &Target) -> Result<()> {
        let newest = target.ops.iter().map(|head| head.n).max().unwrap_or_default();
        let mut stands = Vec::new();
        for head in &target.ops {
            for (table, id) in self.rows_of(head.n)? {
                let owned = table.owns.iter().map(|(name, column)| (*name, *column));
                for (name, column) in std::iter::once((table.name, "id")).chain(owned) {
                    let table = Table::named(name)?;
                    let sql = format!(
                        "/*s*/ SELECT id, rev, \"{}\" FROM {name} WHERE \"{column}\" = ?1 AND rev > ?2 ORDER BY rev DESC LIMIT 1",
                        table.title
                    );
                    let row = |r: &rusqlite::Row<'_>| {
                        Ok((r.get::<_, Id>(0)?, r.get::<_, i64>(1)?, r.get::<_, CellValue>(2)?))
                    };
                    let Some((id, op, title)) =
                        self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params![id, newest], row).optional()?))?
                    else {
                        continue;
                    };
                    let by = self.sys(|db| OpHead::load(db, op))?.actor.map(|user| self.name_of(user)).transpose()?;
                    let title = title.as_text().unwrap_or_default().to_string();
                    let why = "changed_later".to_string();
                    stands.push(Obstacle {
                        entity: name.into(),
                        id: id.to_string(),
                        title,
                        cells: Vec::new(),
                        why,
                        op: Some(op),
                        by,
                    });
                }
            }
        }
        if stands.is_empty() { Ok(()) } else { Err(Error::Conflict { stands }) }
    }

    /// The rows that op `n` has written.
    pub(crate) fn rows_of(&self, n: i64) -> Result<Vec<(&'static Table, Id)>> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT tbl, pk, coalesce(pk_to, pk) FROM change WHERE op = ?1 AND kind <> 6";
            let lines: Vec<(i64, i64, i64)> = db
                .prepare_cached(sql)?
                .query_map([n], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
                .collect::<Result<_, _>>()?;
            let mut rows = Vec::new();
            for (table, pk, pk_to) in lines {
                let table = Table::numbered(table)?;
                let sql = format!("/*s*/ SELECT id FROM {} WHERE pk BETWEEN ?1 AND ?2", table.name);
                let mut query = db.prepare_cached(&sql)?;
                for id in query.query_map(params![pk, pk_to], |r| r.get(0))? {
                    rows.push((table, id?));
                }
            }
            Ok(rows)
        })
    }

    /// The newest ops and groups.
    pub(crate) fn ops(&self, before: Option<i64>, limit: usize) -> Result<Vec<LogOp>> {
        self.sys(|db| history::ops(db, before, limit))
    }

    /// What this file holds of each device.
    pub(crate) fn vector(&self) -> Result<Vector> {
        self.sys(Vector::of_file)
    }

    /// Writes a bundle of what a copy at `since` lacks.
    pub(crate) fn export(&self, since: &Vector, out: &mut dyn Write) -> Result<usize> {
        self.sys(|db| bundle::export(db, self.layouts(), self.workspace, since, out))
    }

    /// Units in conflict of one row, by their first column.
    pub(crate) fn units_in_conflict(&self, table: &str, pk: i64) -> Result<Vec<String>> {
        Ok(self.conflicts_of(Table::named(table)?, pk)?.into_iter().map(|c| c.unit).collect())
    }

    /// Of these columns of a row, those whose unit an op after `rev` wrote, with what it gave. The form that sends
    /// `rev` had not seen it.
    pub(crate) fn changed_since(
        &self,
        table: &str,
        pk: i64,
        rev: i64,
        columns: &[&str],
    ) -> Result<BTreeMap<String, Meanwhile>> {
        let table = Table::named(table)?;
        let layout = self.layout(table.name)?;
        self.sys(|db| {
            let mut found = BTreeMap::new();
            let standing: i64 = {
                let sql = format!("/*s*/ SELECT rev FROM {} WHERE pk = ?1", table.name);
                db.prepare_cached(&sql)?.query_row([pk], |r| r.get(0))?
            };
            if standing <= rev {
                return Ok(found);
            }
            let log = RowLog::load(db, layout, pk)?;
            for column in columns {
                let members = table.members(table.unit(column));
                let newest = log.lines.iter().rfind(|l| l.op > rev && members.iter().any(|m| l.names(m)));
                if let Some(line) = newest {
                    let head = OpHead::load(db, line.op)?;
                    let before = log.value_after(rev, column).unwrap_or_default();
                    let theirs = log.image.cell(column);
                    found.insert(column.to_string(), Meanwhile { theirs, before, by: head.actor, at: head.at });
                }
            }
            Ok(found)
        })
    }

    /// Derived values of a record: who made it and when, what is missing, and what its entity derives besides. Of one that
    /// is withdrawn or erased only who made it and when.
    pub(crate) fn derived(&self, table: &str, pk: i64) -> Result<Derived> {
        let shape = Shape::of(table)?;
        self.sys(|db| {
            let sql = format!("/*s*/ SELECT {} FROM {table}_derived d WHERE d.pk = ?1", shape.columns());
            let found = db.prepare_cached(&sql)?.query_row([pk], |row| shape.read(row, 0)).optional()?;
            if let Some(derived) = found {
                return Ok(derived);
            }
            let (created_at, created_by) = derive::made(db, shape.table, pk)?;
            Ok(Derived { created_at, created_by, ..Derived::default() })
        })
    }

    /// The row numbers, in ranges, that ops after `from` up to `to` have a line on: what anything kept in memory looks at
    /// again.
    pub(super) fn touched_between(&self, table: &str, from: i64, to: i64) -> Result<Vec<(i64, i64)>> {
        let no = Table::named(table)?.no;
        self.sys(|db| {
            let sql =
                "/*s*/ SELECT DISTINCT pk, coalesce(pk_to, pk) FROM change WHERE op > ?1 AND op <= ?2 AND tbl = ?3";
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map(params![from, to, no], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })
    }

    /// The same of every table at once, by its name.
    pub(super) fn touched_tables(&self, from: i64, to: i64) -> Result<Touched> {
        self.sys(|db| {
            let sql = "/*s*/ SELECT DISTINCT tbl, pk, coalesce(pk_to, pk) FROM change WHERE op > ?1 AND op <= ?2";
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query([from, to])?;
            let mut touched = Touched::new();
            while let Some(row) = rows.next()? {
                touched.entry(Table::numbered(row.get(0)?)?.name).or_default().push((row.get(1)?, row.get(2)?));
            }
            Ok(touched)
        })
    }

    /// Whether any cell of a row has more than one head. Cheap; [`Read::units_in_conflict`] says whether they disagree.
    pub(crate) fn has_heads(&self, table: &str, pk: i64) -> Result<bool> {
        let no = Table::named(table)?.no;
        self.sys(|db| {
            let sql = "/*s*/ SELECT EXISTS (SELECT 1 FROM head WHERE tbl = ?1 AND pk = ?2)";
            Ok(db.prepare_cached(sql)?.query_row(params![no, pk], |r| r.get(0))?)
        })
    }
}

/// What the seal derived of a record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Derived {
    pub(crate) created_at: i64,
    pub(crate) created_by: Option<Id>,
    pub(crate) missing: String,
    pub(crate) last_contact_on: String,
    pub(crate) last_order_on: String,
    pub(crate) next_step: String,
    pub(crate) next_step_on: String,
    /// What else is derived, by column.
    pub(crate) more: Vec<(&'static str, CellValue)>,
}

impl Derived {
    /// What is derived under this column, beyond what every record has.
    pub(crate) fn cell(&self, column: &str) -> CellValue {
        self.more.iter().find(|(name, _)| *name == column).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// Which derived columns a table has, for reading them from `<table>_derived d`.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    table: &'static Table,
    more: Vec<&'static str>,
}

impl Shape {
    pub(super) fn of(table: &str) -> Result<Self> {
        let table = Table::named(table)?;
        const EVERYBODYS: [&str; 3] = ["created_at", "created_by", "missing"];
        const CUSTOMERS: [&str; 4] = ["last_contact_on", "last_order_on", "next_step", "next_step_on"];
        let own = |c: &&str| !(EVERYBODYS.contains(c) || is_customer(table) && CUSTOMERS.contains(c));
        let fields = catalogue::of(table.name).map_or(&[][..], |c| c.fields);
        Ok(Self { table, more: fields.iter().filter(|f| f.derived).map(|f| f.column).filter(own).collect() })
    }

    /// Derived columns beside those that every entity has and the customer's own.
    pub(super) fn beside(&self) -> &[&'static str] {
        &self.more
    }

    /// The columns to select for [`Self::read`].
    pub(super) fn columns(&self) -> String {
        let customer = if is_customer(self.table) {
            ", d.last_contact_on, d.last_order_on, d.next_step, d.next_step_on"
        } else {
            ""
        };
        let more: String = self.more.iter().map(|c| format!(", d.\"{c}\"")).collect();
        format!("d.created_at, d.created_by, d.missing{customer}{more}")
    }

    /// From a row whose columns from `at` on are [`Self::columns`].
    pub(super) fn read(&self, row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Derived> {
        let mut derived = Derived {
            created_at: row.get(at)?,
            created_by: row.get(at + 1)?,
            missing: row.get(at + 2)?,
            ..Derived::default()
        };
        if is_customer(self.table) {
            derived.last_contact_on = row.get(at + 3)?;
            derived.last_order_on = row.get(at + 4)?;
            derived.next_step = row.get(at + 5)?;
            derived.next_step_on = row.get(at + 6)?;
        }
        let behind = at + if is_customer(self.table) { 7 } else { 3 };
        for (i, column) in self.more.iter().enumerate() {
            derived.more.push((column, row.get(behind + i)?));
        }
        Ok(derived)
    }
}

fn is_customer(table: &Table) -> bool {
    table.name == "customer"
}
