//! The end of a write: everything the op touched becomes journal lines, derived values and one op row,
//! in the same transaction.

use super::{
    access,
    capture::{Capture, Cells, Range, Touched},
    conflict, derive,
    fault::{Fault, planted},
    line::{
        FIRST_EFFECT, Image, InsertDigest, Kind, Line, MEMBER_BITS, insert_line, member_salt, range_digest, row_digest,
    },
    long_text,
    op::OpHead,
    schema::{LIFE, Layout},
    user_keys,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{Connection, params};

/// Tables whose change may change what somebody sees.
const PERMISSIONS: [&str; 6] = ["user", "team", "user_team", "user_role", "role", "role_grant"];

/// Writes lines, derived values and the op row of a local op.
pub(crate) fn seal(db: &Connection, layouts: &[Layout], head: &OpHead, capture: &Capture) -> Result<()> {
    user_keys::refuse_foreign(db, layouts, head.actor, capture)?;
    derive::refresh(db, layouts, head, capture)?;
    long_text::seal(db, head.n, capture)?;
    let mut lines = Lines { db, layouts, op: head.n, next: 0, digests: Vec::new() };
    for range in &capture.ranges {
        lines.range(range)?;
    }
    for row in &capture.rows {
        lines.row(row)?;
    }
    let digest = head.digest(&lines.digests);
    head.insert(db, digest)?;
    after_op(db, head.hlc, capture)
}

/// Writes the `effect` lines of an applied op: what it changed here. They follow from the op set and are in no digest.
pub(crate) fn effects(db: &Connection, layouts: &[Layout], head: &OpHead, capture: &Capture) -> Result<()> {
    derive::refresh(db, layouts, head, capture)?;
    long_text::seal(db, head.n, capture)?;
    for (at, row) in capture.rows.iter().enumerate() {
        let mut line = Line { i: FIRST_EFFECT + at as i64, ..empty_line(head.n, row, Kind::Effect) };
        if row.inserted {
            insert_line(db, &line, None)?;
            continue;
        }
        line.cells = row.old.keys().cloned().chain(row.life.map(|_| LIFE.to_string())).collect();
        if line.cells.is_empty() || planted(Fault::EffectsUnwritten) {
            continue;
        }
        (line.life, line.life_op) = row.life.map_or((None, None), |(life, by)| (Some(life), by));
        line.digest = row.kept.unwrap_or_default();
        let salt = crate::random::bytes::<16>();
        let body: (&[u8], Option<&Cells>) = if row.erasing { (&[], None) } else { (&salt, Some(&row.old)) };
        insert_line(db, &line, Some(body))?;
    }
    Ok(())
}

/// What hangs on an op: the permission counter, and the clock that the next op must be after.
pub(crate) fn after_op(db: &Connection, hlc: i64, capture: &Capture) -> Result<()> {
    if capture.tables().iter().any(|t| PERMISSIONS.contains(t)) {
        access::raise_perm_rev(db)?;
    }
    let sql = "/*s*/ INSERT INTO meta(key, value) VALUES ('hlc', ?1) ON CONFLICT(key) DO UPDATE SET value = max(value, excluded.value)";
    db.prepare_cached(sql)?.execute([hlc])?;
    Ok(())
}

fn empty_line(op: i64, row: &Touched, kind: Kind) -> Line {
    Line {
        op,
        i: 0,
        table: row.table,
        pk: row.pk,
        pk_to: None,
        kind,
        cells: Vec::new(),
        life: None,
        life_op: None,
        digest: [0; 32],
        body: None,
    }
}

struct Lines<'a> {
    db: &'a Connection,
    layouts: &'a [Layout],
    op: i64,
    next: i64,
    digests: Vec<[u8; 32]>,
}

impl Lines<'_> {
    fn layout(&self, no: i64) -> Result<&Layout> {
        self.layouts.iter().find(|l| l.table.no == no).ok_or_else(|| Error::internal("no layout"))
    }

    fn push(&mut self, mut line: Line, body: Option<(&[u8], Option<&Cells>)>) -> Result<()> {
        line.i = self.next << MEMBER_BITS;
        self.next += 1;
        self.digests.push(line.digest);
        insert_line(self.db, &line, body)
    }

    /// One row: at most an insert or update, a life and a settle line, in this order.
    fn row(&mut self, row: &Touched) -> Result<()> {
        let image = Image::load(self.db, self.layout(row.table.no)?, row.pk)?;
        let digest = |salt: &[u8], new: &Cells| row_digest(salt, row.table, row.id, new);
        let now =
            |cells: &mut dyn Iterator<Item = &String>| -> Cells { cells.map(|c| (c.clone(), image.cell(c))).collect() };

        if row.inserted {
            let salt = crate::random::bytes::<16>();
            let line = Line { digest: digest(&salt, &image.as_inserted()), ..empty_line(self.op, row, Kind::Insert) };
            self.push(line, Some((&salt, None)))?;
        }
        // A value that was changed and changed back within the op is no change, unless its whole group moved.
        let changed: Cells =
            row.old.iter().filter(|(c, _)| unit_differs(row, c, &image)).map(|(c, v)| (c.clone(), v.clone())).collect();
        if !changed.is_empty() {
            let salt = crate::random::bytes::<16>();
            let cells = changed.keys().cloned().collect();
            let line = Line {
                digest: digest(&salt, &now(&mut changed.keys())),
                cells,
                ..empty_line(self.op, row, Kind::Update)
            };
            // An erase must not keep in its own line what it took out of all others. Its salt stays: what it gave,
            // emptiness, is no secret, and the other copies must learn it.
            self.push(line, Some((&salt, (!row.erasing).then_some(&changed))))?;
        }
        let life = row.life.filter(|(old, _)| *old != image.life);
        if let Some((old, old_op)) = life {
            let salt = crate::random::bytes::<16>();
            let new = Cells::from([(LIFE.into(), CellValue::Int(image.life))]);
            let line = Line {
                digest: digest(&salt, &new),
                life: Some(old),
                life_op: old_op,
                ..empty_line(self.op, row, Kind::Life)
            };
            self.push(line, Some((&salt, None)))?;
        }
        if let (Some(kept), Some((old, old_op))) = (row.kept, life) {
            let line = Line {
                cells: vec![LIFE.into()],
                life: Some(old),
                life_op: old_op,
                digest: kept,
                ..empty_line(self.op, row, Kind::Effect)
            };
            insert_line(self.db, &Line { i: FIRST_EFFECT + self.next, ..line }, None)?;
        }
        let only_settled = |c: &&String| !changed.contains_key(*c) && (*c != LIFE || life.is_none());
        let settled: Vec<String> = row.settled.iter().filter(only_settled).cloned().collect();
        let written = changed.keys().chain(&settled).map(String::as_str).chain(life.map(|_| LIFE));
        conflict::replace_heads(self.db, row.table, row.pk, written)?;
        if !settled.is_empty() {
            let salt = crate::random::bytes::<16>();
            let line = Line {
                digest: digest(&salt, &now(&mut settled.iter())),
                cells: settled,
                ..empty_line(self.op, row, Kind::Settle)
            };
            self.push(line, Some((&salt, None)))?;
        }
        Ok(())
    }

    fn range(&mut self, range: &Range) -> Result<()> {
        let layout = self.layout(range.table.no)?;
        let salt = crate::random::bytes::<16>();
        let columns = if range.life.is_some() { "pk, id, life".to_string() } else { Image::columns(layout) };
        let sql = format!("/*s*/ SELECT {columns} FROM {} WHERE pk BETWEEN ?1 AND ?2 AND rev = ?3", range.table.name);
        let mut query = self.db.prepare_cached(&sql)?;
        let mut rows = query.query(params![range.pk, range.pk_to, self.op])?;
        let mut digests: Vec<(Id, [u8; 32])> = Vec::new();
        let inserted = InsertDigest::new(layout);
        while let Some(row) = rows.next()? {
            let id: Id = row.get(1)?;
            let salt = member_salt(&salt, id);
            let digest = match range.life {
                Some(_) => {
                    row_digest(&salt, range.table, id, &Cells::from([(LIFE.into(), CellValue::Int(row.get(2)?))]))
                }
                None => inserted.of(&salt, id, row)?,
            };
            digests.push((id, digest));
        }
        let line = Line {
            op: self.op,
            i: 0,
            table: range.table,
            pk: range.pk,
            pk_to: Some(range.pk_to),
            kind: if range.life.is_some() { Kind::Life } else { Kind::Insert },
            cells: Vec::new(),
            life: range.life.map(|l| l.0),
            life_op: range.life.and_then(|l| l.1),
            digest: range_digest(digests),
            body: None,
        };
        if range.life.is_some() {
            conflict::replace_life_heads(self.db, range.table, range.pk, range.pk_to)?;
        }
        self.push(line, Some((&salt, None)))
    }
}

fn unit_differs(row: &Touched, cell: &str, image: &Image) -> bool {
    let members = row.table.members(row.table.unit(cell));
    members.iter().any(|m| row.old.get(*m).is_some_and(|old| *old != image.cell(m)))
}
