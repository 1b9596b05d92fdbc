//! The head of an op: who, when, on what device, knowing what. Its place in the causal order is the vector of what
//! the device had applied (CORE.md section 2).

use super::fault::{Fault, planted};
use crate::{Error, Id, Result};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::{
    cmp::Ordering,
    collections::BTreeMap,
    fmt::{self, Display},
    str::FromStr,
};

/// Names an op on every copy: its device and its gapless number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct OpId {
    pub(crate) device: Id,
    pub(crate) seq: i64,
}

impl OpId {
    /// As stored in `op.grp` and `op.undoes`: device, then seq big-endian.
    pub(crate) fn to_blob(self) -> Vec<u8> {
        [self.device.as_bytes().as_slice(), &self.seq.to_be_bytes()].concat()
    }

    pub(crate) fn from_blob(blob: &[u8]) -> Result<Self> {
        let damaged = || Error::Corrupt { what: "op id".into() };
        let (device, seq) = blob.split_at_checked(16).ok_or_else(damaged)?;
        let device = Id::from_bytes(device.try_into().map_err(|_| damaged())?);
        Ok(Self { device, seq: i64::from_be_bytes(seq.try_into().map_err(|_| damaged())?) })
    }
}

impl Display for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.device, self.seq)
    }
}

impl FromStr for OpId {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let (device, seq) = s.split_once(':').ok_or_else(|| Error::invalid("op", "not_an_op"))?;
        Ok(Self { device: device.parse()?, seq: seq.parse().map_err(|_| Error::invalid("op", "not_an_op"))? })
    }
}

/// What a device has applied: the highest seq of each device. Text form, sorted: `device:seq,device:seq`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Vector(pub(crate) BTreeMap<Id, i64>);

impl Vector {
    /// Whether an op is among what this vector covers.
    pub(crate) fn covers(&self, op: OpId) -> bool {
        self.0.get(&op.device).is_some_and(|seq| *seq >= op.seq)
    }

    /// Everything this file holds.
    pub(crate) fn of_file(db: &Connection) -> Result<Self> {
        let sql = "/*s*/ SELECT d.id, (SELECT max(seq) FROM op WHERE device = d.n) AS seq FROM device d";
        let mut query = db.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut vector = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if let Some(seq) = row.get::<_, Option<i64>>(1)? {
                vector.insert(row.get(0)?, seq);
            }
        }
        Ok(Self(vector))
    }

    /// Without `device`: an op's own earlier seqs are seen by definition.
    pub(crate) fn without(mut self, device: Id) -> Self {
        self.0.remove(&device);
        self
    }
}

impl Display for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(|(device, seq)| format!("{device}:{seq}")).collect();
        f.write_str(&parts.join(","))
    }
}

impl FromStr for Vector {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let parts = s.split(',').filter(|p| !p.is_empty()).map(str::parse::<OpId>);
        let pairs = parts.map(|p| p.map(|op| (op.device, op.seq))).collect::<Result<BTreeMap<_, _>>>();
        pairs.map(Self).map_err(|_| Error::invalid("vector", "not_a_vector"))
    }
}

/// The head of one op, the same on every copy but for [`OpHead::n`].
#[derive(Debug, Clone)]
pub(crate) struct OpHead {
    /// Local number; 0 until it is known.
    pub(crate) n: i64,
    pub(crate) id: OpId,
    /// Hybrid logical clock: 48 bits of milliseconds, 16 of counter.
    pub(crate) hlc: i64,
    pub(crate) seen: Vector,
    /// None: the system itself.
    pub(crate) actor: Option<Id>,
    pub(crate) command: String,
    /// What the command says of itself, JSON: a file's name, counts, a reason.
    pub(crate) detail: Option<String>,
    pub(crate) grp: Option<OpId>,
    pub(crate) undoes: Option<OpId>,
    /// Milliseconds since 1970, UTC.
    pub(crate) at: i64,
    pub(crate) schema: i64,
    /// Digest of this device's op before.
    pub(crate) prev_digest: Option<[u8; 32]>,
}

impl OpHead {
    /// Whether this op's author had applied `other`.
    pub(crate) fn saw(&self, other: &OpHead) -> bool {
        if planted(Fault::SeenIgnored) {
            return false;
        }
        (self.id.device == other.id.device && self.id.seq > other.id.seq) || self.seen.covers(other.id)
    }

    /// Which of two ops is shown when neither saw the other.
    pub(crate) fn shown_order(&self, other: &OpHead) -> Ordering {
        let order = (self.hlc, self.id.device).cmp(&(other.hlc, other.id.device));
        if planted(Fault::WrongWinner) { order.reverse() } else { order }
    }

    /// SHA-256 over the head and the digests of its lines in order; what chains and signatures stand on.
    pub(crate) fn digest(&self, lines: &[[u8; 32]]) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut feed = |part: &[u8]| {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        };
        feed(b"zhike op 1");
        feed(&self.id.to_blob());
        feed(&self.hlc.to_be_bytes());
        feed(self.seen.to_string().as_bytes());
        feed(self.actor.as_ref().map_or(&[], |a| a.as_bytes().as_slice()));
        feed(self.command.as_bytes());
        feed(self.detail.as_deref().unwrap_or_default().as_bytes());
        feed(&self.grp.map(OpId::to_blob).unwrap_or_default());
        feed(&self.undoes.map(OpId::to_blob).unwrap_or_default());
        feed(&self.at.to_be_bytes());
        feed(&self.schema.to_be_bytes());
        feed(self.prev_digest.as_ref().map_or(&[], |d| d.as_slice()));
        lines.iter().for_each(|line| feed(line));
        hash.finalize().into()
    }

    /// Writes the row of `op`, whole and once.
    pub(crate) fn insert(&self, db: &Connection, digest: [u8; 32]) -> Result<()> {
        let device = device_number(db, self.id.device)?;
        let seen = self.seen.to_string();
        db.prepare_cached("/*s*/ INSERT INTO seen(vector) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([&seen])?;
        let sql = "/*s*/ INSERT INTO op(n, device, seq, hlc, seen, actor, command, detail, grp, undoes, at, schema, digest, prev_digest)
                   SELECT ?1, ?2, ?3, ?4, id, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14 FROM seen WHERE vector = ?5";
        db.prepare_cached(sql)?.execute(params![
            self.n,
            device,
            self.id.seq,
            self.hlc,
            seen,
            self.actor,
            self.command,
            self.detail,
            self.grp.map(OpId::to_blob),
            self.undoes.map(OpId::to_blob),
            self.at,
            self.schema,
            digest,
            self.prev_digest,
        ])?;
        Ok(())
    }

    /// The op with the local number `n`.
    pub(crate) fn load(db: &Connection, n: i64) -> Result<OpHead> {
        Self::query(db, "o.n = ?1", params![n])?.ok_or_else(|| Error::not_found("op"))
    }

    /// The op with this id, where this file holds it.
    pub(crate) fn find(db: &Connection, id: OpId) -> Result<Option<OpHead>> {
        Self::query(db, "o.device = (SELECT n FROM device WHERE id = ?1) AND o.seq = ?2", params![id.device, id.seq])
    }

    fn query(db: &Connection, which: &str, params: impl rusqlite::Params) -> Result<Option<OpHead>> {
        let sql = format!(
            "/*s*/ SELECT {HEAD_COLUMNS} FROM op o JOIN device d ON d.n = o.device JOIN seen s ON s.id = o.seen WHERE {which}"
        );
        let mut query = db.prepare_cached(&sql)?;
        query.query_row(params, |row| Ok(Self::from_row(row))).optional()?.transpose()
    }

    /// From a row of [`HEAD_COLUMNS`].
    pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> Result<OpHead> {
        let id_at = |at: usize| row.get::<_, Option<Vec<u8>>>(at)?.map(|b| OpId::from_blob(&b)).transpose();
        Ok(OpHead {
            n: row.get(0)?,
            id: OpId { device: row.get(1)?, seq: row.get(2)? },
            hlc: row.get(3)?,
            seen: row.get::<_, String>(4)?.parse()?,
            actor: row.get(5)?,
            command: row.get(6)?,
            detail: row.get(7)?,
            grp: id_at(8)?,
            undoes: id_at(9)?,
            at: row.get(10)?,
            schema: row.get(11)?,
            prev_digest: row.get(12)?,
        })
    }
}

/// The columns of [`OpHead::from_row`], with `op o`, `device d` and `seen s` joined.
pub(crate) const HEAD_COLUMNS: &str =
    "o.n, d.id, o.seq, o.hlc, s.vector, o.actor, o.command, o.detail, o.grp, o.undoes, o.at, o.schema, o.prev_digest";

/// The local number of a device, registered at first sight.
pub(crate) fn device_number(db: &Connection, id: Id) -> Result<i64> {
    let mut find = db.prepare_cached("/*s*/ SELECT n FROM device WHERE id = ?1")?;
    if let Some(n) = find.query_row([id], |r| r.get(0)).optional()? {
        return Ok(n);
    }
    db.prepare_cached("/*s*/ INSERT INTO device(id) VALUES (?1)")?.execute([id])?;
    Ok(db.last_insert_rowid())
}
