//! Digests that tell whether two copies hold the same, and whether the journal is as it was written.
//! *State*: every journaled row by id, all cells, life and heads. *Content*: live and binned rows without heads or
//! withdrawn rows (CORE.md section 9).

use super::{
    bundle,
    line::{Image, MEMBER_BITS},
    op::{HEAD_COLUMNS, OpHead},
    schema::Layout,
};
use crate::{Error, Id, Result};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The digest of the whole state.
pub(crate) fn state(db: &Connection, layouts: &[Layout]) -> Result<String> {
    digest(db, layouts, true)
}

/// The digest of what a person would call the content.
pub(crate) fn content(db: &Connection, layouts: &[Layout]) -> Result<String> {
    digest(db, layouts, false)
}

fn digest(db: &Connection, layouts: &[Layout], whole: bool) -> Result<String> {
    /// Tables of the first schema. A later one says nothing while it is empty: an upgrade leaves the digest as it was.
    const FIRST: i64 = 18;
    let mut hash = Sha256::new();
    for layout in layouts {
        let mut named = layout.table.no <= FIRST;
        if named {
            hash.update(layout.table.name);
        }
        let which = match layout.table.name {
            _ if whole => "1",
            // What columns were taken for is a convenience, kept also where the import itself was taken back.
            "setting" => "life IN (0, 1) AND key NOT LIKE 'import.map.%'",
            // They come and go with slots, by logging in.
            "user_key" => "0",
            _ => "life IN (0, 1)",
        };
        let sql =
            format!("/*s*/ SELECT {} FROM {} WHERE {which} ORDER BY id", Image::columns(layout), layout.table.name);
        let mut query = db.prepare(&sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let image = Image::from_row(layout, row)?;
            if !std::mem::replace(&mut named, true) {
                hash.update(layout.table.name);
            }
            hash.update(image.id.as_bytes());
            hash.update(image.life.to_be_bytes());
            for (name, value) in image.cells.iter().filter(|(_, v)| !v.is_null()) {
                hash.update(name);
                value.feed(&mut |bytes| hash.update(bytes));
            }
        }
    }
    if whole {
        for (table, id, cell, device, seq) in heads(db, layouts)? {
            hash.update(table.to_be_bytes());
            hash.update(id.as_bytes());
            hash.update(cell);
            hash.update(device.as_bytes());
            hash.update(seq.to_be_bytes());
        }
    }
    Ok(hex::encode(hash.finalize()))
}

/// A stored head by what names it everywhere: table, row, cell, device, seq.
type NamedHead = (i64, Id, String, Id, i64);

/// Stored heads by what names them everywhere.
fn heads(db: &Connection, layouts: &[Layout]) -> Result<Vec<NamedHead>> {
    let mut all = Vec::new();
    for layout in layouts {
        let sql = format!(
            "/*s*/ SELECT h.tbl, t.id, h.cell, d.id, o.seq FROM head h JOIN {} t ON t.pk = h.pk
             JOIN op o ON o.n = h.op JOIN device d ON d.n = o.device WHERE h.tbl = ?1",
            layout.table.name
        );
        let mut query = db.prepare_cached(&sql)?;
        let rows =
            query.query_map([layout.table.no], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?;
        all.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    all.sort();
    Ok(all)
}

/// Verifies every op's digest over its head and lines, and each device's chain. Names the first bad op.
pub(crate) fn verify_chain(db: &Connection) -> Result<()> {
    let sql = format!(
        "/*s*/ SELECT {HEAD_COLUMNS}, o.digest FROM op o JOIN device d ON d.n = o.device JOIN seen s ON s.id = o.seen ORDER BY o.n"
    );
    let mut query = db.prepare(&sql)?;
    let mut rows = query.query([])?;
    let mut last: BTreeMap<Id, (i64, [u8; 32])> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let head = OpHead::from_row(row)?;
        let stored: [u8; 32] = row.get(13)?;
        let before = last.get(&head.id.device);
        let follows =
            before.map_or(0, |(seq, _)| *seq) + 1 == head.id.seq && head.prev_digest == before.map(|(_, d)| *d);
        if !follows || head.digest(&line_digests(db, head.n)?) != stored {
            return Err(Error::Corrupt { what: format!("journal at op {}", head.n) });
        }
        last.insert(head.id.device, (head.id.seq, stored));
    }
    Ok(())
}

/// The digests of an op's own lines, in order; members of one range folded into its one digest.
pub(crate) fn line_digests(db: &Connection, op: i64) -> Result<Vec<[u8; 32]>> {
    let sql = "/*s*/ SELECT i, digest, pk_to IS NULL AND kind = 5, tbl, pk FROM change WHERE op = ?1 AND kind <> 6 ORDER BY i";
    let mut query = db.prepare_cached(sql)?;
    let lines: Vec<(i64, [u8; 32], bool, i64, i64)> = query
        .query_map(params![op], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?
        .collect::<Result<_, _>>()?;
    let mut out: Vec<[u8; 32]> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let number = lines[at].0 >> MEMBER_BITS;
        let end = lines[at..].iter().position(|l| l.0 >> MEMBER_BITS != number).map_or(lines.len(), |n| at + n);
        let members = &lines[at..end];
        // The first member of a range that came from elsewhere has number 1: number 0 is a line of its own.
        let is_range = members[0].0 & ((1 << MEMBER_BITS) - 1) != 0;
        out.push(if is_range { members_digest(db, members)? } else { members[0].1 });
        at = end;
    }
    Ok(out)
}

fn members_digest(db: &Connection, members: &[(i64, [u8; 32], bool, i64, i64)]) -> Result<[u8; 32]> {
    let mut rows = Vec::new();
    for (_, digest, _, table, pk) in members {
        let table = super::schema::Table::numbered(*table)?;
        let sql = format!("/*s*/ SELECT id FROM {} WHERE pk = ?1", table.name);
        rows.push((db.prepare_cached(&sql)?.query_row([pk], |r| r.get::<_, Id>(0))?, *digest));
    }
    Ok(super::line::range_digest(rows))
}

/// Verifies that the values of every line that still has them give the line's digest. Names the first bad op.
pub(crate) fn verify_values(db: &Connection, layouts: &[Layout]) -> Result<()> {
    let sql = format!(
        "/*s*/ SELECT {HEAD_COLUMNS}, o.digest FROM op o JOIN device d ON d.n = o.device JOIN seen s ON s.id = o.seen ORDER BY o.n"
    );
    let mut query = db.prepare(&sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        bundle::verify_values(db, layouts, OpHead::from_row(row)?, row.get(13)?)?;
    }
    Ok(())
}
