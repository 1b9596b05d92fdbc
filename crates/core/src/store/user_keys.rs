//! The rows of users' public keys: how one is made, which are withdrawn, and the rule that nobody makes one for anybody
//! else. A user has as many as he has slots on copies that were made apart; each fits the slot of its copy.

use super::{
    capture::{Capture, Cells},
    conflict,
    key_pair::PublicKey,
    line::Image,
    read::Read,
    schema::{LIFE, Layout, Table, life},
    write::Write,
};
use crate::{Error, Id, Result, value::CellValue};
use rusqlite::Connection;

const TABLE: &str = "user_key";

/// The id follows from what the row says: a row whose public half was exchanged is found out by its own id.
fn id_of(workspace: Id, user: Id, public: &PublicKey) -> Id {
    Id::of_key(workspace, TABLE, &format!("{user}/{}", hex::encode(public.0)))
}

/// Whether a public key is among those of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is.
    Known,
    /// He has none, and never had.
    First,
    /// It is not, though he has or had others: somebody put another in its place, here or on a copy.
    Replaced,
}

impl Read<'_> {
    /// How a key of `user` stands here.
    pub(crate) fn key_standing(&self, user: Id, public: &PublicKey) -> Result<Standing> {
        let id = id_of(self.workspace, user, public);
        let sql = "/*s*/ SELECT id, life, public FROM user_key WHERE user_id = ?1";
        let rows: Vec<(Id, i64, Vec<u8>)> = self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([user], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<_, _>>()?)
        })?;
        let is_it = |(row, at, said): &(Id, i64, Vec<u8>)| *row == id && *at == life::LIVE && *said == public.0;
        Ok(if rows.is_empty() {
            Standing::First
        } else if rows.iter().any(is_it) {
            Standing::Known
        } else {
            Standing::Replaced
        })
    }
}

impl Write<'_> {
    /// Makes, or brings back, the row of a public key.
    pub(crate) fn keep_key(&self, user: Id, public: &PublicKey) -> Result<()> {
        let cells = [("user_id", user.into()), ("public", CellValue::Blob(public.0.to_vec()))];
        let cells: Cells = cells.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
        self.insert(Table::named(TABLE)?, id_of(self.workspace, user, public), &cells).map(drop)
    }

    /// Withdraws the keys of a user whose private halves nobody has any more; all of them, or all but one.
    pub(crate) fn withdraw_keys(&self, user: Id, but: Option<&PublicKey>) -> Result<()> {
        let table = Table::named(TABLE)?;
        let kept = but.map(|public| id_of(self.workspace, user, public));
        let sql = "/*s*/ SELECT pk, id FROM user_key WHERE user_id = ?1 AND life = 0 ORDER BY pk";
        let rows: Vec<(i64, Id)> = self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([user], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
        })?;
        for (pk, id) in rows.into_iter().filter(|(_, id)| Some(*id) != kept) {
            // Two copies that disagree whether it lives are settled by it: what nobody can open is of no use on either.
            if self.sys(|db| conflict::life_in_conflict(db, self.layouts(), table, pk))? {
                self.settle(table, pk, id, [LIFE.to_string()])?;
            }
            self.set_life(table, pk, life::WITHDRAWN, Some(self.op))?;
        }
        Ok(())
    }
}

/// Refuses an op that gives somebody else a key, or leaves one whose row says another than its id. The founder's and what an upgrade
/// does are the system's; withdrawing is left to whoever may deactivate.
pub(super) fn refuse_foreign(db: &Connection, layouts: &[Layout], actor: Option<Id>, capture: &Capture) -> Result<()> {
    let foreign = || Err(Error::internal("a key that was not made by its user"));
    if capture.ranges.iter().any(|range| range.table.name == TABLE) {
        return foreign();
    }
    for row in capture.rows.iter().filter(|row| row.table.name == TABLE) {
        let layout = layouts.iter().find(|l| l.table.no == row.table.no);
        let image = Image::load(db, layout.ok_or_else(|| Error::internal("no layout"))?, row.pk)?;
        if image.life != life::LIVE {
            continue;
        }
        let sql = "/*s*/ SELECT value FROM meta WHERE key = 'workspace'";
        let workspace: Id = db.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
        let owner = image.cell("user_id").as_id();
        let said = match (owner, image.cell("public")) {
            (Some(user), CellValue::Blob(bytes)) => {
                bytes.try_into().ok().map(|public| id_of(workspace, user, &PublicKey(public)))
            }
            _ => None,
        };
        let given = row.inserted || row.life.is_some_and(|(was, _)| was != life::LIVE);
        if said != Some(image.id) || (given && actor.is_some() && owner != actor) {
            return foreign();
        }
    }
    Ok(())
}
