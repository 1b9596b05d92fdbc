//! Erasing a person: every cell of the row and of all it owns becomes empty, here and on every copy that applies the
//! op, and so does every journal body that held a word of it. Digests stay, so the chains still verify.

use super::{
    capture::Cells,
    line::{Image, Kind, member_salt, row_digest},
    row_log::RowLog,
    schema::{TABLES, Table, life},
    scope::{Entity, Visible},
    write::Write,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::{Connection, params};

impl Write<'_> {
    /// Erases a row and all that it owns. Cannot be undone.
    pub(crate) fn erase<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        if self.image(table, row.pk)?.life == life::ERASED {
            return Err(Error::blocked("erased"));
        }
        for (table, image) in self.unerased(table, row.pk, row.id)? {
            let standing = self.wipe(table, &image)?;
            self.settle(table, image.pk, image.id, standing)?;
        }
        Ok(())
    }

    /// The row and all that it owns, as far as it is not erased yet.
    fn unerased(&self, table: &'static Table, pk: i64, id: Id) -> Result<Vec<(&'static Table, Image)>> {
        let mut rows = Vec::new();
        self.each_owned(table, pk, id, &mut |table, image| {
            if image.life != life::ERASED {
                rows.push((table, image.clone()));
            }
            Ok(())
        })?;
        Ok(rows)
    }

    /// Empties one row and every journal body of it. Answers the names of the cells that stand as they were.
    pub(in crate::store) fn wipe(&self, table: &'static Table, image: &Image) -> Result<Vec<String>> {
        let kept = self.sys(|db| member_digest(&RowLog::load(db, self.layout(table.name)?, image.pk)?))?;
        let (empty, standing) = self.sys(|db| emptied(db, table, image))?;
        self.erasing(table, image.pk, image.id, kept);
        self.set_cells(table, image.pk, &empty)?;
        self.set_life(table, image.pk, life::ERASED, Some(self.op))?;
        self.sys(|db| forget(db, table, image.pk))?;
        Ok(standing)
    }

    /// An erase reaches what was added to the person elsewhere meanwhile: wipes what `row` owns when it is erased, and
    /// `row` itself when what owns it is.
    pub(in crate::store) fn wipe_what_hangs_on_erased(&self, table: &'static Table, pk: i64) -> Result<()> {
        let image = self.image(table, pk)?;
        if image.life == life::ERASED || self.owner_is_erased(table, &image)? {
            for (table, image) in self.unerased(table, pk, image.id)? {
                self.wipe(table, &image)?;
            }
        }
        Ok(())
    }

    fn owner_is_erased(&self, table: &Table, image: &Image) -> Result<bool> {
        for owner in TABLES {
            for (_, column) in owner.owns.iter().filter(|(owned, _)| *owned == table.name) {
                let Some(id) = image.cell(column).as_id() else { continue };
                let sql = format!("/*s*/ SELECT EXISTS (SELECT 1 FROM {} WHERE id = ?1 AND life = ?2)", owner.name);
                if self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params![id, life::ERASED], |r| r.get(0))?))? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The cells of an erased row: all null, texts that may not be null empty, and those that hold no word of him as they are.
fn emptied(db: &Connection, table: &Table, image: &Image) -> Result<(Cells, Vec<String>)> {
    let mut query = db.prepare_cached("/*s*/ SELECT name, type, \"notnull\" FROM pragma_table_info(?1)")?;
    let mut rows = query.query([table.name])?;
    let (mut empty, mut standing) = (Cells::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (name, kind, not_null): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if !image.cells.contains_key(&name) {
            continue;
        }
        let codes = ["kind", "status", "owner_kind"].contains(&name.as_str());
        match (not_null, kind.as_str()) {
            (false, _) => drop(empty.insert(name, CellValue::Null)),
            (true, "TEXT") if !codes => drop(empty.insert(name, CellValue::Text(String::new()))),
            (true, _) => standing.push(name),
        }
    }
    empty.extend(image.cells.keys().filter(|c| c.starts_with("custom.")).map(|c| (c.clone(), CellValue::Null)));
    Ok((empty, standing))
}

/// Clears every body of a row's own lines and its heads. A range's body holds a salt shared with other rows and no value.
fn forget(db: &Connection, table: &Table, pk: i64) -> Result<()> {
    let sql = "/*s*/ UPDATE change_body SET old = NULL, salt = x''
               WHERE id IN (SELECT body FROM change WHERE tbl = ?1 AND pk = ?2 AND pk_to IS NULL AND body IS NOT NULL)";
    db.prepare_cached(sql)?.execute(params![table.no, pk])?;
    db.prepare_cached("/*s*/ DELETE FROM head WHERE tbl = ?1 AND pk = ?2")?.execute(params![table.no, pk])?;
    Ok(())
}

/// What this row gave to the digest of the range it was made in, for the effect line of the erase to keep: without the
/// values nobody can work it out again.
fn member_digest(log: &RowLog) -> Result<Option<[u8; 32]>> {
    let Some(line) = log.lines.iter().find(|l| l.pk_to.is_some() && l.kind == Kind::Insert) else { return Ok(None) };
    let (Some(body), Some(given)) = (&line.body, log.given_by(line)) else {
        return Err(Error::Corrupt { what: format!("journal range at op {}", line.op) });
    };
    Ok(Some(row_digest(&member_salt(&body.salt, log.image.id), log.table, log.image.id, &given)))
}

/// The digest that an erase kept of a row's part in the range it was made in.
pub(crate) fn kept_digest(log: &RowLog) -> Option<[u8; 32]> {
    log.lines.iter().find(|l| l.kind == Kind::Effect && l.digest != [0; 32]).map(|l| l.digest)
}

/// Whether an op erased a row, by the lines it wrote on it.
pub(crate) fn erases(cells: &Cells) -> bool {
    cells.get(super::schema::LIFE) == Some(&CellValue::Int(life::ERASED))
}
