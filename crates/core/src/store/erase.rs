//! Erasing a person: every cell of the row and of all it owns becomes empty, here and on every copy that applies the
//! op, and so does every journal body that held a word of it. Digests stay, so the chains still verify.

use super::{
    capture::Cells,
    line::{Image, member_salt, row_digest},
    op::{OpHead, OpId},
    row_log::RowLog,
    schema::{Layout, Table, life},
    scope::{Entity, Visible},
    write::Write,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

impl Write<'_> {
    /// Erases a row and all that it owns. Cannot be undone.
    pub(crate) fn erase<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        let mut kept = serde_json::Map::new();
        let mut rows: Vec<(&'static Table, Image)> = Vec::new();
        self.each_owned(table, row.pk, row.id, &mut |table, image| {
            rows.push((table, image.clone()));
            Ok(())
        })?;
        for (table, image) in rows {
            let digests = self.sys(|db| member_digests(db, self.layout(table.name)?, image.pk))?;
            kept.extend(digests);
            let (empty, standing) = self.sys(|db| emptied(db, table, &image))?;
            self.erasing(table, image.pk, image.id);
            self.set_cells(table, image.pk, &empty)?;
            self.settle(table, image.pk, image.id, standing.into_keys());
            self.set_life(table, image.pk, life::ERASED, Some(self.op))?;
            self.sys(|db| forget(db, table, image.pk))?;
        }
        self.say(&json!({ "kept": Value::Object(kept) }));
        Ok(())
    }
}

/// The cells of an erased row: all null, texts that may not be null empty, and those that hold no word of him as they are.
pub(crate) fn emptied(db: &Connection, table: &Table, image: &Image) -> Result<(Cells, Cells)> {
    let mut query = db.prepare_cached("/*s*/ SELECT name, type, \"notnull\" FROM pragma_table_info(?1)")?;
    let mut rows = query.query([table.name])?;
    let (mut empty, mut standing) = (Cells::new(), Cells::new());
    while let Some(row) = rows.next()? {
        let (name, kind, not_null): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some(value) = image.cells.get(&name) else { continue };
        let codes = ["kind", "status", "owner_kind"].contains(&name.as_str());
        match (not_null, kind.as_str()) {
            (false, _) => drop(empty.insert(name, CellValue::Null)),
            (true, "TEXT") if !codes => drop(empty.insert(name, CellValue::Text(String::new()))),
            (true, _) => drop(standing.insert(name, value.clone())),
        }
    }
    empty.extend(image.cells.keys().filter(|c| c.starts_with("custom.")).map(|c| (c.clone(), CellValue::Null)));
    Ok((empty, standing))
}

/// Clears every body of a row's own lines and its heads. A range's body holds a salt shared with other rows and no value.
pub(crate) fn forget(db: &Connection, table: &Table, pk: i64) -> Result<()> {
    let sql = "/*s*/ UPDATE change_body SET old = NULL, salt = x''
               WHERE id IN (SELECT body FROM change WHERE tbl = ?1 AND pk = ?2 AND pk_to IS NULL AND body IS NOT NULL)";
    db.prepare_cached(sql)?.execute(params![table.no, pk])?;
    db.prepare_cached("/*s*/ DELETE FROM head WHERE tbl = ?1 AND pk = ?2")?.execute(params![table.no, pk])?;
    Ok(())
}

/// What this row contributed to the digests of ranges, for the erase op to keep: `device:seq/line/id` → digest.
fn member_digests(db: &Connection, layout: &Layout, pk: i64) -> Result<Vec<(String, Value)>> {
    let log = RowLog::load(db, layout, pk)?;
    let mut out = Vec::new();
    for line in log.lines.iter().filter(|l| l.pk_to.is_some()) {
        let (Some(body), Some(given)) = (&line.body, log.given_by(line)) else { continue };
        let digest = row_digest(&member_salt(&body.salt, log.image.id), layout.table, log.image.id, &given);
        let op = OpHead::load(db, line.op)?.id;
        out.push((kept_key(op, line.i, log.image.id), Value::from(hex::encode(digest))));
    }
    Ok(out)
}

fn kept_key(op: OpId, i: i64, id: Id) -> String {
    format!("{op}/{i}/{id}")
}

/// The digest that an erase kept of a row's part in a range.
pub(crate) fn kept_digest(db: &Connection, op: OpId, i: i64, id: Id) -> Result<Option<[u8; 32]>> {
    let sql = "/*s*/ SELECT detail FROM op WHERE detail LIKE '%\"kept\"%' AND instr(detail, ?1)";
    let key = kept_key(op, i, id);
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([&key])?;
    while let Some(row) = rows.next()? {
        let detail: Value = serde_json::from_str(&row.get::<_, String>(0)?)?;
        if let Some(digest) = detail["kept"][&key].as_str() {
            let bytes = hex::decode(digest).ok().and_then(|b| b.try_into().ok());
            return bytes.map(Some).ok_or_else(|| Error::Corrupt { what: "kept digest".into() });
        }
    }
    Ok(None)
}

/// Whether an op erased a row, by the lines it wrote on it.
pub(crate) fn erases(cells: &Cells) -> bool {
    cells.get(super::schema::LIFE) == Some(&CellValue::Int(life::ERASED))
}

