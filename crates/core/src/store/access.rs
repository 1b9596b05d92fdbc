//! What one user may do and see, read from users, teams, roles and grants in the call's own transaction,
//! and kept by a connection until `perm_rev` moves.

use super::{
    fault::bare,
    schema::{Scope, TABLES},
};
use crate::{Error, Id, Result, catalogue::MaskClass};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The entity through whose rows those of another are seen.
fn through(entity: &str) -> Option<&'static str> {
    let table = TABLES.iter().find(|t| t.name == entity)?;
    Some(table.root()).filter(|root| *root != table.name)
}

/// Parts of a record that stand in a table of their own: what may be done with them goes by the record's entity.
const PARTS: [(&str, &str); 4] = [
    ("opportunity_product", "opportunity"),
    ("order_line", "sales_order"),
    ("churn_measure", "churn"),
    ("briefing_recipient", "briefing"),
];

/// The entity by whose rights the rows of a table go.
fn whole(table: &str) -> &str {
    PARTS.iter().find(|(part, _)| *part == table).map_or(table, |(_, entity)| *entity)
}

/// How far a grant reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing.
    None,
    /// What is one's own.
    Own,
    /// What belongs to the users of one's teams and of those below them, now.
    Team,
    /// Everything.
    All,
}

impl Level {
    /// Its code, as stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own => "own",
            Self::Team => "team",
            Self::All => "all",
        }
    }

    pub(crate) fn parse(text: &str) -> Self {
        match text {
            "own" => Self::Own,
            "team" => Self::Team,
            "all" => Self::All,
            _ => Self::None,
        }
    }
}

/// Whose rows a level reaches.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Owners {
    /// Everyone's, and rows without an owner.
    All,
    /// These users'. Possibly none.
    Of(BTreeSet<Id>),
}

impl Owners {
    pub(crate) fn include(&self, owner: Id) -> bool {
        match self {
            Self::All => true,
            Self::Of(users) => users.contains(&owner),
        }
    }

    pub(crate) fn include_any(&self, Users(users): Users) -> bool {
        *self == Self::All || users.into_iter().flatten().any(|user| self.include(user))
    }
}

/// The users of whom each sees a row by himself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Users(pub(crate) [Option<Id>; 3]);

impl Users {
    /// One alone.
    pub(crate) fn one(user: Id) -> Self {
        Self([Some(user), None, None])
    }
}

/// The rights of one actor at one `perm_rev`.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    /// None: the system itself, which sees and does everything.
    pub(crate) user: Option<Id>,
    pub(crate) perm_rev: i64,
    pub(crate) roles: Vec<String>,
    levels: BTreeMap<(String, String), Level>,
    team: BTreeSet<Id>,
    /// Classes of fields that this user may not see.
    pub(crate) masked: BTreeSet<MaskClass>,
}

impl Access {
    /// The rights of `user` (None: the system) as they stand in the file now.
    pub(crate) fn read(db: &Connection, user: Option<Id>) -> Result<Access> {
        let perm_rev = perm_rev(db)?;
        let mut access = Access {
            user,
            perm_rev,
            roles: Vec::new(),
            levels: BTreeMap::new(),
            team: BTreeSet::new(),
            masked: BTreeSet::new(),
        };
        let Some(me) = user else { return Ok(access) };

        if !is_active(db, me)? {
            return Err(Error::Unauthenticated);
        }
        access.read_roles(db, me)?;
        access.read_team(db, me)?;
        let sees = |class: &MaskClass| access.level("field", &format!("see_{}", class.code())) > Level::None;
        access.masked = MaskClass::ALL.iter().copied().filter(|c| !sees(c)).collect();
        Ok(access)
    }

    fn read_roles(&mut self, db: &Connection, me: Id) -> Result<()> {
        let sql = "/*s*/ SELECT r.code, g.entity, g.action, g.level FROM user_role u JOIN role r ON r.id = u.role_id
                   LEFT JOIN role_grant g ON g.role_id = r.id AND g.life = 0
                   WHERE u.user_id = ?1 AND u.life = 0 AND r.life = 0 ORDER BY r.code";
        let mut query = db.prepare_cached(sql)?;
        let mut rows = query.query([me])?;
        while let Some(row) = rows.next()? {
            let role: String = row.get(0)?;
            if self.roles.last() != Some(&role) {
                self.roles.push(role);
            }
            if let (Some(entity), Some(action), Some(level)) =
                (row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?)
            {
                // Several roles: the most permissive level wins.
                let level = Level::parse(&level);
                self.levels.entry((entity, action)).and_modify(|l| *l = (*l).max(level)).or_insert(level);
            }
        }
        Ok(())
    }

    fn read_team(&mut self, db: &Connection, me: Id) -> Result<()> {
        let sql = "/*s*/ WITH RECURSIVE below(id) AS (
                     SELECT team_id FROM user_team WHERE user_id = ?1 AND life = 0
                     UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id WHERE t.life = 0)
                   SELECT DISTINCT u.user_id FROM user_team u JOIN below b ON b.id = u.team_id WHERE u.life = 0";
        let mut query = db.prepare_cached(sql)?;
        self.team = query.query_map([me], |r| r.get(0))?.collect::<Result<_, _>>()?;
        self.team.insert(me);
        Ok(())
    }

    /// The level of an action on an entity.
    pub(crate) fn level(&self, entity: &str, action: &str) -> Level {
        match self.user {
            None => Level::All,
            Some(_) => self.levels.get(&(entity.to_string(), action.to_string())).copied().unwrap_or(Level::None),
        }
    }

    /// All grants above none, for the UI: `entity.action` → level.
    pub(crate) fn grants(&self) -> BTreeMap<String, Level> {
        let above_none = self.levels.iter().filter(|(_, level)| **level > Level::None);
        above_none.map(|((entity, action), level)| (format!("{entity}.{action}"), *level)).collect()
    }

    /// Whose rows the action reaches. What hangs on a customer or an opportunity is seen, and erased, by whoever may do
    /// that to it, where he has the right on the entity at all.
    pub(crate) fn owners(&self, entity: &str, action: &str) -> Owners {
        let entity = whole(entity);
        let level = match (through(entity), action) {
            (Some(_), "read") if self.level(entity, "read") == Level::None => Level::None,
            (Some(root), "read" | "erase") => self.level(root, action),
            _ => self.level(entity, action),
        };
        match (level, self.user) {
            (Level::All, _) => Owners::All,
            (Level::Team, _) => Owners::Of(self.team.clone()),
            (Level::Own, Some(me)) => Owners::Of(BTreeSet::from([me])),
            _ => Owners::Of(BTreeSet::new()),
        }
    }

    /// Whose rows may be taken out of the workspace: those that are seen and may be exported.
    pub(crate) fn exported(&self, entity: &str) -> Owners {
        if bare(entity) {
            return Owners::All;
        }
        match (self.owners(entity, "read"), self.owners(entity, "export")) {
            (Owners::All, other) | (other, Owners::All) => other,
            (Owners::Of(seen), Owners::Of(taken)) => Owners::Of(&seen & &taken),
        }
    }

    /// Whether every protected row is in sight.
    pub(crate) fn sees_everything(&self) -> bool {
        let by_themselves = TABLES.iter().filter(|t| matches!(t.scope, Scope::Owner(_) | Scope::MakerOr(_)));
        by_themselves.map(|t| t.name).all(|entity| self.owners(entity, "read") == Owners::All)
    }

    /// Refuses unless the action is granted on some level.
    pub(crate) fn require(&self, entity: &str, action: &str) -> Result<()> {
        if self.level(entity, action) > Level::None {
            Ok(())
        } else {
            Err(Error::Forbidden { permission: format!("{entity}.{action}") })
        }
    }
}

/// Whether somebody is of this office, and was not deactivated.
pub(super) fn is_active(db: &Connection, user: Id) -> Result<bool> {
    let mut query = db.prepare_cached("/*s*/ SELECT active FROM user WHERE id = ?1 AND life = 0")?;
    let active: Option<bool> = query.query_row([user], |r| r.get(0)).optional()?.flatten();
    Ok(active == Some(true))
}

/// What the file notes of somebody whose key slots were all taken away. That he has none is not enough: an older copy of
/// the file may lack those that its sidecar has.
fn keyless(user: Id) -> String {
    format!("keyless.{user}")
}

/// Whether his keys were taken away.
pub(super) fn is_keyless(db: &Connection, user: Id) -> Result<bool> {
    Ok(db.prepare_cached("/*s*/ SELECT 1 FROM meta WHERE key = ?1")?.exists([keyless(user)])?)
}

/// Notes whose keys were taken away, and who has some.
pub(super) fn note_keys(db: &Connection, gone: &BTreeSet<Id>, has: &BTreeSet<Id>) -> Result<()> {
    for user in has {
        db.prepare_cached("/*s*/ DELETE FROM meta WHERE key = ?1")?.execute([keyless(*user)])?;
    }
    for user in gone {
        let sql = "/*s*/ INSERT INTO meta(key, value) VALUES (?1, 1) ON CONFLICT(key) DO NOTHING";
        db.prepare_cached(sql)?.execute([keyless(*user)])?;
    }
    if !gone.is_empty() {
        raise_perm_rev(db)?;
    }
    Ok(())
}

/// Whoever keeps rights reads them anew.
pub(super) fn raise_perm_rev(db: &Connection) -> Result<()> {
    db.execute("/*s*/ UPDATE meta SET value = value + 1 WHERE key = 'perm_rev'", [])?;
    Ok(())
}

/// Raised by every op on users, teams, roles and grants, and where somebody's keys were taken away.
pub(crate) fn perm_rev(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("/*s*/ SELECT value FROM meta WHERE key = 'perm_rev'")?.query_row([], |r| r.get(0))?)
}
