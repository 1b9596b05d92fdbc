//! Journal lines: what one op did to one row, or to a range of rows. Written once, at the seal; read by undo, history,
//! merge and verification. Rows are read back here as cells.

use super::{
    capture::Cells,
    schema::{LIFE, Layout, Table},
};
use crate::{
    Error, Id, Result,
    value::{CellValue, feed},
};
use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension, params, types::ValueRef};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub(crate) enum Kind {
    /// The row, or each row of the range, was made; the row is its image.
    Insert = 1,
    /// Cells changed; the body holds their old values.
    Update = 2,
    /// `life` changed; the line holds the old one.
    Life = 3,
    /// Cells were confirmed though no value changed.
    Settle = 4,
    /// The cells of another device's op as they came.
    Remote = 5,
    /// What another device's op changed here; the body holds old values. No body and no cells: it made the row here.
    Effect = 6,
}

impl Kind {
    pub(crate) fn from_number(n: i64) -> Result<Self> {
        use Kind::*;
        [Insert, Update, Life, Settle, Remote, Effect]
            .into_iter()
            .find(|k| *k as i64 == n)
            .ok_or_else(|| Error::Corrupt { what: "journal line kind".into() })
    }
}

/// Line numbers leave room for the members of a range, so that a copy which got the rows one by one
/// still knows which of them shared a line: `i = line << MEMBER_BITS | member`.
pub(crate) const MEMBER_BITS: u32 = 24;
/// Effect lines stand after all lines of the op itself and are in no digest.
pub(crate) const FIRST_EFFECT: i64 = 1 << 60;

/// A row as it stands, all cells of it.
#[derive(Debug, Clone)]
pub(crate) struct Image {
    pub(crate) pk: i64,
    pub(crate) id: Id,
    pub(crate) life: i64,
    pub(crate) life_op: Option<i64>,
    pub(crate) cells: Cells,
}

impl Image {
    /// The columns to select for [`Image::from_row`].
    pub(crate) fn columns(layout: &Layout) -> String {
        let cells: String = layout.columns().iter().map(|c| format!(", \"{c}\"")).collect();
        format!("pk, id, life, life_op{cells}")
    }

    pub(crate) fn from_row(layout: &Layout, row: &rusqlite::Row<'_>) -> Result<Image> {
        let mut cells = Cells::new();
        for (at, column) in layout.columns().into_iter().enumerate() {
            let value: CellValue = row.get(at + 4)?;
            match (column, &value) {
                ("custom", CellValue::Text(text)) => cells.extend(custom_cells(text)?),
                ("custom", _) => {}
                _ => drop(cells.insert(column.to_string(), value)),
            }
        }
        Ok(Image { pk: row.get(0)?, id: row.get(1)?, life: row.get(2)?, life_op: row.get(3)?, cells })
    }

    /// The row with this local number.
    pub(crate) fn load(db: &Connection, layout: &Layout, pk: i64) -> Result<Image> {
        let sql = format!("/*s*/ SELECT {} FROM {} WHERE pk = ?1", Self::columns(layout), layout.table.name);
        let mut query = db.prepare_cached(&sql)?;
        let found = query.query_row([pk], |row| Ok(Self::from_row(layout, row))).optional()?;
        found.ok_or_else(|| Error::Corrupt { what: format!("{} row", layout.table.name) })?
    }

    /// What an insert of this row means on other copies: its non-null cells, and `life` 0.
    pub(crate) fn as_inserted(&self) -> Cells {
        let filled = self.cells.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone()));
        filled.chain([(LIFE.to_string(), CellValue::Int(0))]).collect()
    }

    /// The value of one cell, `life` included; null where the row has no such cell.
    pub(crate) fn cell(&self, name: &str) -> CellValue {
        if name == LIFE { CellValue::Int(self.life) } else { self.cells.get(name).cloned().unwrap_or_default() }
    }
}

/// The custom fields of a row, each as a cell with its JSON text.
pub(super) fn custom_cells(text: &str) -> Result<Cells> {
    let map: Map<String, Value> = serde_json::from_str(text)?;
    Ok(map.into_iter().map(|(k, v)| (format!("custom.{k}"), CellValue::Text(v.to_string()))).collect())
}

/// SHA-256(salt ‖ table ‖ id ‖ cells ‖ new values): the same on every copy, and no way back to the values without the salt.
pub(crate) fn row_digest(salt: &[u8], table: &Table, id: Id, new: &Cells) -> [u8; 32] {
    let mut hash = RowHash::new(salt, table, id);
    new.iter().for_each(|(name, value)| hash.cell(name, value.into()));
    hash.end()
}

/// A digest of a row under way: its cells come in the order of their names.
struct RowHash(Sha256);

impl RowHash {
    fn new(salt: &[u8], table: &Table, id: Id) -> Self {
        Self(Sha256::new().chain_update(salt).chain_update(table.no.to_be_bytes()).chain_update(id.as_bytes()))
    }

    fn cell(&mut self, name: &str, value: ValueRef<'_>) {
        self.0.update((name.len() as u64).to_be_bytes());
        self.0.update(name.as_bytes());
        feed(value, &mut |bytes| self.0.update(bytes));
    }

    fn end(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// The digests of inserted rows as [`row_digest`] gives them for [`Image::as_inserted`], fed from the row as SQLite has
/// it: an import has many.
pub(crate) struct InsertDigest<'a> {
    layout: &'a Layout,
    /// The cells in the order of their names, each with its place among [`Image::columns`]; None: `life`.
    cells: Vec<(&'a str, Option<usize>)>,
}

impl<'a> InsertDigest<'a> {
    pub(crate) fn new(layout: &'a Layout) -> Self {
        let columns = layout.cells.iter().enumerate().map(|(at, c)| (c.as_str(), Some(at + 4)));
        let mut cells: Vec<_> = columns.chain([(LIFE, None)]).collect();
        cells.sort_unstable();
        Self { layout, cells }
    }

    /// Of a row that has the columns of [`Image::columns`].
    pub(crate) fn of(&self, salt: &[u8], id: Id, row: &rusqlite::Row<'_>) -> Result<[u8; 32]> {
        let custom = 4 + self.layout.cells.len();
        if self.layout.custom && row.get_ref(custom)? != ValueRef::Null {
            return Ok(row_digest(salt, self.layout.table, id, &Image::from_row(self.layout, row)?.as_inserted()));
        }
        let mut hash = RowHash::new(salt, self.layout.table, id);
        for (name, at) in &self.cells {
            match at.map(|at| row.get_ref(at)).transpose()? {
                None => hash.cell(name, ValueRef::Integer(0)),
                Some(ValueRef::Null) => {}
                Some(value) => hash.cell(name, value),
            }
        }
        Ok(hash.end())
    }
}

/// The salt of one row of a range.
pub(crate) fn member_salt(salt: &[u8], id: Id) -> [u8; 32] {
    // An HMAC takes a key of any length; the branch cannot be taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(salt) else { return [0; 32] };
    mac.update(id.as_bytes());
    mac.finalize().into_bytes().into()
}

/// The digest of a line that covers several rows: over their digests in id order.
pub(crate) fn range_digest(mut rows: Vec<(Id, [u8; 32])>) -> [u8; 32] {
    rows.sort();
    let mut hash = Sha256::new();
    rows.iter().for_each(|(_, digest)| hash.update(digest));
    hash.finalize().into()
}

/// One line as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) op: i64,
    pub(crate) i: i64,
    pub(crate) table: &'static Table,
    pub(crate) pk: i64,
    pub(crate) pk_to: Option<i64>,
    pub(crate) kind: Kind,
    /// Names of the cells; empty for an insert, which has all.
    pub(crate) cells: Vec<String>,
    pub(crate) life: Option<i64>,
    pub(crate) life_op: Option<i64>,
    pub(crate) digest: [u8; 32],
    pub(crate) body: Option<Body>,
}

/// The erasable part of a line. No salt: it was erased.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) salt: Vec<u8>,
    pub(crate) old: Option<Cells>,
}

impl Body {
    pub(crate) fn erased(&self) -> bool {
        self.salt.is_empty()
    }
}

const LINE_COLUMNS: &str =
    "c.op, c.i, c.tbl, c.pk, c.pk_to, c.kind, c.cells, c.life, c.life_op, c.digest, b.id, b.salt, b.old";

impl Line {
    /// All lines that fit a condition on `change c`, in the order of the journal.
    pub(crate) fn select(db: &Connection, which: &str, params: impl rusqlite::Params) -> Result<Vec<Line>> {
        let sql =
            format!("/*s*/ SELECT {LINE_COLUMNS} FROM change c LEFT JOIN change_body b ON b.id = c.body WHERE {which}");
        let mut query = db.prepare_cached(&sql)?;
        let mut rows = query.query(params)?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(Self::from_row(row)?);
        }
        Ok(lines)
    }

    /// The lines of one op in order.
    pub(crate) fn of_op(db: &Connection, op: i64) -> Result<Vec<Line>> {
        Self::select(db, "c.op = ?1 ORDER BY c.i", [op])
    }

    /// Every line that touches one row, oldest first. Ranges are found through their own index.
    pub(crate) fn of_row(db: &Connection, table: &Table, pk: i64, after: i64) -> Result<Vec<Line>> {
        let mut lines = Self::select(
            db,
            "c.tbl = ?1 AND c.pk = ?2 AND c.op > ?3 AND c.pk_to IS NULL ORDER BY c.op, c.i",
            params![table.no, pk, after],
        )?;
        let ranges = Self::select(
            db,
            "c.tbl = ?1 AND c.pk_to >= ?2 AND c.pk <= ?2 AND c.op > ?3 AND c.pk_to IS NOT NULL",
            params![table.no, pk, after],
        )?;
        if !ranges.is_empty() {
            lines.extend(ranges);
            lines.sort_by_key(|l| (l.op, l.i));
        }
        Ok(lines)
    }

    fn from_row(row: &rusqlite::Row<'_>) -> Result<Line> {
        let body = match row.get::<_, Option<i64>>(10)? {
            Some(_) => Some(Body {
                salt: row.get(11)?,
                old: row.get::<_, Option<String>>(12)?.as_deref().map(parse_cells).transpose()?,
            }),
            None => None,
        };
        Ok(Line {
            op: row.get(0)?,
            i: row.get(1)?,
            table: Table::numbered(row.get(2)?)?,
            pk: row.get(3)?,
            pk_to: row.get(4)?,
            kind: Kind::from_number(row.get(5)?)?,
            cells: row
                .get::<_, Option<String>>(6)?
                .map(|c| c.split(',').map(String::from).collect())
                .unwrap_or_default(),
            life: row.get(7)?,
            life_op: row.get(8)?,
            digest: row.get(9)?,
            body,
        })
    }

    /// Whether the op that wrote this line gave the cell a value, or confirmed it. `inserted` answers for an insert.
    pub(crate) fn names(&self, cell: &str) -> bool {
        match self.kind {
            Kind::Life => cell == LIFE,
            Kind::Insert => true,
            _ => self.cells.iter().any(|c| c == cell),
        }
    }

    /// The value that stood in the cell before this line, where the line says so.
    pub(crate) fn old_value(&self, cell: &str) -> Option<CellValue> {
        match self.kind {
            Kind::Life | Kind::Effect if cell == LIFE => self.life.map(CellValue::Int),
            Kind::Update | Kind::Effect => self.body.as_ref()?.old.as_ref()?.get(cell).cloned(),
            _ => None,
        }
    }

    /// Whether what it would put back is gone for good: its body was erased, or it is the erase.
    pub(crate) fn erased(&self) -> bool {
        let without_old = matches!(self.kind, Kind::Update | Kind::Effect);
        self.body.as_ref().is_some_and(|b| b.erased() || without_old && b.old.is_none())
    }
}

/// Cells as JSON text and back: the form of bodies and bundles.
pub(crate) fn cells_text(cells: &Cells) -> String {
    Value::Object(cells.iter().map(|(k, v)| (k.clone(), v.to_json())).collect()).to_string()
}

/// The inverse of [`cells_text`].
pub(crate) fn parse_cells(text: &str) -> Result<Cells> {
    let damaged = || Error::Corrupt { what: "journal body".into() };
    let map: Map<String, Value> = serde_json::from_str(text).map_err(|_| damaged())?;
    map.iter().map(|(k, v)| Ok((k.clone(), CellValue::from_json(v).ok_or_else(damaged)?))).collect()
}

/// Writes one line, with a body when it is given `(salt, old values)`.
pub(crate) fn insert_line(db: &Connection, line: &Line, body: Option<(&[u8], Option<&Cells>)>) -> Result<()> {
    let body = match body {
        Some((salt, old)) => {
            db.prepare_cached("/*s*/ INSERT INTO change_body(salt, old) VALUES (?1, ?2)")?
                .execute(params![salt, old.map(cells_text)])?;
            Some(db.last_insert_rowid())
        }
        None => None,
    };
    let sql = "/*s*/ INSERT INTO change(op, i, tbl, pk, pk_to, kind, cells, life, life_op, digest, body)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let cells = (!line.cells.is_empty()).then(|| line.cells.join(","));
    db.prepare_cached(sql)?.execute(params![
        line.op,
        line.i,
        line.table.no,
        line.pk,
        line.pk_to,
        line.kind as i64,
        cells,
        line.life,
        line.life_op,
        line.digest,
        body
    ])?;
    Ok(())
}
