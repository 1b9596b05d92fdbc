//! Ops on their way between copies: one JSON document a line — a header, every op that the other copy lacks in causal
//! order, an end with a checksum. Plain for now; signing and encryption come with the team folder.

use super::{
    capture::Cells,
    erase,
    line::{Kind, Line, MEMBER_BITS, cells_text, member_salt, parse_cells, row_digest},
    op::{HEAD_COLUMNS, OpHead, OpId, Vector},
    row_log::RowLog,
    schema::{LIFE, Layout, Table, life},
};
use crate::{Error, Id, Result};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};

const MAGIC: &str = "zhike bundle 1";
/// A line longer than this is no line of ours.
const LONGEST: u64 = 256 << 20;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    magic: String,
    workspace: Id,
    since: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    ops: usize,
    sha256: String,
}

/// One op with the values it gave.
#[derive(Debug, Clone)]
pub(crate) struct BundleOp {
    pub(crate) head: OpHead,
    pub(crate) digest: [u8; 32],
    pub(crate) lines: Vec<BundleLine>,
}

/// What an op gave to one row.
#[derive(Debug, Clone)]
pub(crate) struct BundleLine {
    pub(crate) i: i64,
    pub(crate) table: &'static Table,
    pub(crate) id: Id,
    pub(crate) salt: Vec<u8>,
    pub(crate) digest: [u8; 32],
    /// Names of the cells: all that can be told of an erased line.
    pub(crate) names: Vec<String>,
    /// None: erased.
    pub(crate) cells: Option<Cells>,
    /// Of an erased row: cells that can never be null, so that a copy without the row can hold its place.
    pub(crate) place: Option<Cells>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpText {
    id: String,
    hlc: i64,
    seen: String,
    actor: Option<Id>,
    command: String,
    detail: Option<String>,
    grp: Option<String>,
    undoes: Option<String>,
    at: i64,
    schema: i64,
    prev: Option<String>,
    digest: String,
    lines: Vec<LineText>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineText {
    i: i64,
    t: i64,
    id: Id,
    s: String,
    d: String,
    n: Vec<String>,
    v: Option<Box<RawValue>>,
    p: Option<Box<RawValue>>,
}

/// Writes everything that a copy at `since` lacks. Answers how many ops.
pub(crate) fn export(
    db: &Connection,
    layouts: &[Layout],
    workspace: Id,
    since: &Vector,
    out: &mut dyn Write,
) -> Result<usize> {
    let mut sum = Summed { out, hash: Sha256::new() };
    sum.line(&Header { magic: MAGIC.into(), workspace, since: since.to_string() })?;
    let sql = format!(
        "/*s*/ SELECT {HEAD_COLUMNS}, o.digest FROM op o JOIN device d ON d.n = o.device JOIN seen s ON s.id = o.seen ORDER BY o.n"
    );
    let mut query = db.prepare(&sql)?;
    let mut rows = query.query([])?;
    let open_from = super::group::first_open_op(db)?;
    let mut ops = 0;
    while let Some(row) = rows.next()? {
        let head = OpHead::from_row(row)?;
        if open_from.is_some_and(|first| head.n >= first) {
            break; // no bundle is cut inside an open group
        }
        if !since.covers(head.id) {
            let lines = lines_of(db, layouts, head.n)?;
            sum.line(&to_text(&head, row.get(13)?, &lines)?)?;
            ops += 1;
        }
    }
    let end = End { ops, sha256: hex::encode(sum.hash.clone().finalize()) };
    sum.line(&end)?;
    sum.out.flush()?;
    Ok(ops)
}

struct Summed<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
}

impl Summed<'_> {
    fn line(&mut self, value: &impl Serialize) -> Result<()> {
        let mut text = serde_json::to_vec(value)?;
        text.push(b'\n');
        self.hash.update(&text);
        self.out.write_all(&text)?;
        Ok(())
    }
}

/// The rows of an op with what it gave to each; ranges taken apart.
fn lines_of(db: &Connection, layouts: &[Layout], op: i64) -> Result<Vec<BundleLine>> {
    let mut out = Vec::new();
    for line in Line::of_op(db, op)?.into_iter().filter(|l| l.kind != Kind::Effect) {
        let layout =
            layouts.iter().find(|l| l.table.no == line.table.no).ok_or_else(|| Error::internal("no layout"))?;
        match line.pk_to {
            None => out.push(told(&RowLog::load(db, layout, line.pk)?, &line, line.i)?),
            Some(pk_to) => {
                let sql = format!("/*s*/ SELECT pk FROM {} WHERE pk BETWEEN ?1 AND ?2 ORDER BY id", line.table.name);
                let pks: Vec<i64> = db
                    .prepare_cached(&sql)?
                    .query_map(params![line.pk, pk_to], |r| r.get(0))?
                    .collect::<Result<_, _>>()?;
                for (at, pk) in pks.into_iter().enumerate() {
                    out.push(told(&RowLog::load(db, layout, pk)?, &line, line.i + 1 + at as i64)?);
                }
            }
        }
    }
    Ok(out)
}

/// What a line gave to one row, as number `i`. Of an erased row only the erase itself is told.
fn told(log: &RowLog, line: &Line, i: i64) -> Result<BundleLine> {
    let id = log.image.id;
    let erased = log.image.life == life::ERASED;
    let gone = erased && !log.erasures().contains(&line.op);
    let given = log.given_by(line);
    let salt = match &line.body {
        Some(body) if line.pk_to.is_some() => member_salt(&body.salt, id).to_vec(),
        Some(body) => body.salt.clone(),
        None => Vec::new(),
    };
    let digest = match (line.pk_to, line.kind, &given) {
        (None, ..) => line.digest,
        (Some(_), Kind::Insert, _) if gone => erase::kept_digest(log).ok_or_else(|| damaged(line.op))?,
        (Some(_), _, Some(given)) => row_digest(&salt, line.table, id, given),
        (Some(_), _, None) => return Err(damaged(line.op)),
    };
    let names = match (&given, line.kind) {
        (Some(given), _) if !gone => given.keys().cloned().collect(),
        (_, Kind::Insert) => Vec::new(),
        (_, Kind::Life) => vec![LIFE.to_string()],
        _ => line.cells.clone(),
    };
    let place = || log.image.cells.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect();
    Ok(BundleLine {
        i,
        table: line.table,
        id,
        salt: if gone { Vec::new() } else { salt },
        digest,
        names,
        cells: given.filter(|_| !gone),
        place: erased.then(place),
    })
}

fn damaged(op: i64) -> Error {
    Error::Corrupt { what: format!("journal at op {op}") }
}

/// Proves that the values that an op of this file would tell the other copies are those it was written with.
pub(crate) fn verify_values(db: &Connection, layouts: &[Layout], head: OpHead, digest: [u8; 32]) -> Result<()> {
    let lines = lines_of(db, layouts, head.n)?;
    verify(&BundleOp { head, digest, lines })
}

fn to_text(head: &OpHead, digest: [u8; 32], lines: &[BundleLine]) -> Result<OpText> {
    let raw = |cells: &Option<Cells>| cells.as_ref().map(|c| RawValue::from_string(cells_text(c))).transpose();
    let mut texts = Vec::with_capacity(lines.len());
    for l in lines {
        texts.push(LineText {
            i: l.i,
            t: l.table.no,
            id: l.id,
            s: hex::encode(&l.salt),
            d: hex::encode(l.digest),
            n: l.names.clone(),
            v: raw(&l.cells)?,
            p: raw(&l.place)?,
        });
    }
    Ok(OpText {
        id: head.id.to_string(),
        hlc: head.hlc,
        seen: head.seen.to_string(),
        actor: head.actor,
        command: head.command.clone(),
        detail: head.detail.clone(),
        grp: head.grp.map(|g| g.to_string()),
        undoes: head.undoes.map(|u| u.to_string()),
        at: head.at,
        schema: head.schema,
        prev: head.prev_digest.map(hex::encode),
        digest: hex::encode(digest),
        lines: texts,
    })
}

/// Reads a whole bundle and proves it undamaged before anything is applied.
pub(crate) fn parse(workspace: Id, input: &mut dyn BufRead) -> Result<Vec<BundleOp>> {
    let damaged = || Error::Corrupt { what: "bundle".into() };
    let mut hash = Sha256::new();
    let mut ops = Vec::new();
    let mut line = Vec::new();
    let mut header: Option<Header> = None;
    loop {
        line.clear();
        std::io::Read::take(&mut *input, LONGEST).read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Err(damaged());
        }
        match &header {
            None => {
                let found: Header = serde_json::from_slice(&line).map_err(|_| damaged())?;
                if found.magic != MAGIC {
                    return Err(damaged());
                }
                if found.workspace != workspace {
                    return Err(Error::NotOurs);
                }
                header = Some(found);
            }
            Some(_) => {
                if let Ok(end) = serde_json::from_slice::<End>(&line) {
                    let whole = end.ops == ops.len() && end.sha256 == hex::encode(hash.finalize());
                    return if whole { Ok(ops) } else { Err(damaged()) };
                }
                let text: OpText = serde_json::from_slice(&line).map_err(|_| damaged())?;
                ops.push(from_text(text).map_err(|_| damaged())?);
            }
        }
        hash.update(&line);
    }
}

fn from_text(text: OpText) -> Result<BundleOp> {
    let digest = |s: &str| -> Result<[u8; 32]> {
        let bytes = hex::decode(s).map_err(|_| Error::invalid("bundle", "digest"))?;
        bytes.try_into().map_err(|_| Error::invalid("bundle", "digest"))
    };
    let id = |s: &String| s.parse::<OpId>();
    let head = OpHead {
        n: 0,
        id: text.id.parse()?,
        hlc: text.hlc,
        seen: text.seen.parse()?,
        actor: text.actor,
        command: text.command,
        detail: text.detail,
        grp: text.grp.as_ref().map(id).transpose()?,
        undoes: text.undoes.as_ref().map(id).transpose()?,
        at: text.at,
        schema: text.schema,
        prev_digest: text.prev.as_deref().map(digest).transpose()?,
    };
    let cells = |v: Option<Box<RawValue>>| v.map(|v| parse_cells(v.get())).transpose();
    let line = |l: LineText| -> Result<BundleLine> {
        Ok(BundleLine {
            i: l.i,
            table: Table::numbered(l.t)?,
            id: l.id,
            salt: hex::decode(&l.s).map_err(|_| Error::invalid("bundle", "digest"))?,
            digest: digest(&l.d)?,
            names: l.n,
            cells: cells(l.v)?,
            place: cells(l.p)?,
        })
    };
    let op = BundleOp {
        digest: digest(&text.digest)?,
        lines: text.lines.into_iter().map(line).collect::<Result<_>>()?,
        head,
    };
    verify(&op)?;
    Ok(op)
}

/// Proves that values, line digests and op digest belong together.
fn verify(op: &BundleOp) -> Result<()> {
    let damaged = || Error::Corrupt { what: format!("op {}", op.head.id) };
    let mut digests: Vec<[u8; 32]> = Vec::new();
    let mut members: Vec<(Id, [u8; 32])> = Vec::new();
    let mut open: Option<i64> = None;
    for line in &op.lines {
        if let Some(cells) = line.cells.as_ref().filter(|_| !line.salt.is_empty())
            && row_digest(&line.salt, line.table, line.id, cells) != line.digest
        {
            return Err(damaged());
        }
        let (number, member) = (line.i >> MEMBER_BITS, line.i & ((1 << MEMBER_BITS) - 1));
        if open.is_some_and(|o| o != number) {
            digests.push(super::line::range_digest(std::mem::take(&mut members)));
            open = None;
        }
        if member == 0 {
            digests.push(line.digest);
        } else {
            members.push((line.id, line.digest));
            open = Some(number);
        }
    }
    if open.is_some() {
        digests.push(super::line::range_digest(members));
    }
    if op.head.digest(&digests) == op.digest { Ok(()) } else { Err(damaged()) }
}
