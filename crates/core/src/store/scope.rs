//! Which rows a session sees: scoped views for feature SQL, and [`Visible`], the only key to a write.
//! What is not visible is `not_found`, like what does not exist.

use super::{
    access::{Access, Level, Owners},
    authorizer::view_of,
    derive,
    fault::bare,
    read::Read,
    schema::{Layout, Scope, Sending, TABLES, Table, life},
};
use crate::{
    Error, Id, Result,
    catalogue::{self, MaskClass},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::{collections::BTreeSet, marker::PhantomData};

/// An entity whose rows a feature handles.
pub(crate) trait Entity {
    /// Its journaled table.
    const TABLE: &'static str;
}

/// A row that the session may do the named action on. Made by [`Read::load`] only.
#[derive(Debug)]
pub(crate) struct Visible<T: Entity> {
    pub(crate) pk: i64,
    pub(crate) id: Id,
    pub(crate) rev: i64,
    pub(crate) life: i64,
    entity: PhantomData<T>,
}

impl<T: Entity> Visible<T> {
    /// Of a row that this very op made.
    pub(super) fn made(pk: i64, id: Id, rev: i64) -> Self {
        Self { pk, id, rev, life: 0, entity: PhantomData }
    }
}

impl Read<'_> {
    /// The row, if the session may do `action` on it.
    pub(crate) fn load<T: Entity>(&self, action: &str, id: Id) -> Result<Visible<T>> {
        let table = Table::named(T::TABLE)?;
        self.sys(|db| {
            let sql = format!("/*s*/ SELECT pk, rev, life FROM {} WHERE id = ?1 AND life <> 2", table.name);
            let found =
                db.prepare_cached(&sql)?.query_row([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?;
            let (pk, rev, life) = found.ok_or_else(|| Error::not_found(table.name))?;
            if !sees(db, self.access(), table, id, action)? {
                return Err(Error::not_found(table.name));
            }
            Ok(Visible { pk, id, rev, life, entity: PhantomData })
        })
    }

    /// All of them, or `not_found`.
    pub(crate) fn load_all<T: Entity>(&self, action: &str, ids: &[Id]) -> Result<Vec<Visible<T>>> {
        let distinct: BTreeSet<&Id> = ids.iter().collect();
        distinct.into_iter().map(|id| self.load(action, *id)).collect()
    }

    /// By whom a row in sight is seen, each once, or the row that it is seen through; nobody where everyone sees it. None:
    /// it is not in sight.
    pub(crate) fn seen_through(&self, table: &str, id: Id) -> Result<Option<Vec<Id>>> {
        let there = self.life_of(table, id)?.is_some_and(|life| life == life::LIVE || life == life::BINNED);
        let table = Table::named(table)?;
        let reads = self.access().level(table.name, "read") != Level::None;
        self.sys(|db| {
            if !there || !reads || !sees(db, self.access(), table, id, "read")? {
                return Ok(None);
            }
            let mut users = related(db, self.access(), table, id)?.unwrap_or_default();
            let mut named = BTreeSet::new();
            users.retain(|user| named.insert(*user));
            Ok(Some(users))
        })
    }

    /// Whether somebody of these rights sees a row.
    pub(crate) fn seen_by_other(&self, access: &Access, table: &str, id: Id) -> Result<bool> {
        let table = Table::named(table)?;
        self.sys(|db| sees(db, access, table, id, "read"))
    }
}

/// Whether the actor may do `action` on this row. What is seen through another row, or by more than one user, must be in
/// sight besides; a rule that asks which of them he is, is the feature's.
pub(crate) fn sees(db: &Connection, access: &Access, table: &Table, id: Id, action: &str) -> Result<bool> {
    if bare(table.name) {
        return Ok(true);
    }
    let whole = |table: &Table, action| access.owners(table.name, action) == Owners::All;
    let (users, sees_first) = match table.scope {
        Scope::Open => return Ok(true),
        Scope::Owner(_) if whole(table, action) => return Ok(true),
        Scope::Owner(_) => (related(db, access, table, id)?, false),
        Scope::MakerOr(_) if whole(table, "read") && whole(table, action) => return Ok(true),
        Scope::MakerOr(_) | Scope::Of(..) | Scope::Sent(_) => (related(db, access, table, id)?, true),
        Scope::Record => {
            let sql = format!("/*s*/ SELECT owner_kind, owner_id FROM {} WHERE id = ?1", table.name);
            let owner =
                db.prepare_cached(&sql)?.query_row([id], |r| Ok((r.get::<_, String>(0)?, r.get(1)?))).optional()?;
            return match owner {
                Some((kind, owner)) => sees(db, access, Table::named(&kind)?, owner, action),
                None => Ok(false),
            };
        }
    };
    let may = |action| match access.owners(table.name, action) {
        Owners::All => users.is_some(),
        owners => users.iter().flatten().any(|user| owners.include(*user)),
    };
    Ok(may(action) && (!sees_first || action == "read" || may("read")))
}

/// The users by whom a row is seen, those of the row that it is seen through. None: there is no such row.
fn related(db: &Connection, access: &Access, table: &Table, id: Id) -> Result<Option<Vec<Id>>> {
    let of = |columns: &str| -> Result<Option<Vec<Option<Id>>>> {
        let count = columns.split(',').count();
        let sql = format!("/*s*/ SELECT {columns} FROM {} WHERE id = ?1", table.name);
        let row = |r: &rusqlite::Row<'_>| (0..count).map(|at| r.get(at)).collect();
        Ok(db.prepare_cached(&sql)?.query_row([id], row).optional()?)
    };
    Ok(match table.scope {
        Scope::Open | Scope::Record => None,
        Scope::Owner(column) => of(column)?.map(|users| users.into_iter().flatten().collect()),
        Scope::MakerOr(columns) => match of(&columns.join(", "))? {
            Some(users) => {
                let maker = derive::maker(db, table, id)?.unwrap_or(access.user);
                Some(users.into_iter().chain([maker]).flatten().collect())
            }
            None => None,
        },
        Scope::Of(parent, column) => match of(column)?.and_then(|ids| ids.into_iter().flatten().next()) {
            Some(parent_id) => related(db, access, Table::named(parent)?, parent_id)?,
            None => None,
        },
        Scope::Sent(Sending { by, at, to: (table_of, of_row, user) }) => {
            let sql = format!("/*s*/ SELECT {by}, {at} IS NOT NULL FROM {} WHERE id = ?1", table.name);
            let row = |r: &rusqlite::Row<'_>| Ok((r.get::<_, Option<Id>>(0)?, r.get::<_, bool>(1)?));
            let Some((author, sent)) = db.prepare_cached(&sql)?.query_row([id], row).optional()? else {
                return Ok(None);
            };
            let mut users: Vec<Id> = author.into_iter().collect();
            if sent {
                let sql = format!("/*s*/ SELECT {user} FROM {table_of} WHERE {of_row} = ?1 AND life = 0");
                let mut query = db.prepare_cached(&sql)?;
                users.extend(query.query_map([id], |r| r.get(0))?.collect::<Result<Vec<Id>, _>>()?);
            }
            Some(users)
        }
    })
}

/// The class that hides a column, if any.
pub(crate) fn mask_of(table: &str, column: &str) -> Option<MaskClass> {
    match (table, column) {
        ("contact_point", "raw") => Some(MaskClass::Phone),
        // The kept figures have amounts among them: who may see none is not shown the others either.
        ("briefing", "kept") => Some(MaskClass::Amount),
        _ => catalogue::of(table)?.by_column(column)?.mask,
    }
}

/// Kinds of contact point that no class hides, as SQL.
const OPEN_POINTS: &str = "'email', 'website'";

/// Whether a point of this kind is hidden with the phones.
pub(crate) fn point_is_masked(kind: &str) -> bool {
    !OPEN_POINTS.contains(&format!("'{kind}'"))
}

/// The users whose rows of an entity are in sight; `x''` among them stands for everyone and for rows without a user.
fn users_of(entity: &str) -> String {
    format!("scope_{entity}")
}

/// Notes for these rights whose rows are in sight, for each entity that is seen by itself.
pub(crate) fn fill(db: &Connection, access: &Access) -> Result<()> {
    for table in TABLES.iter().filter(|t| matches!(t.scope, Scope::Owner(_) | Scope::MakerOr(_) | Scope::Sent(_))) {
        let users = users_of(table.name);
        db.execute_batch(&format!(
            "/*s*/ CREATE TEMP TABLE IF NOT EXISTS {users}(user_id BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.{users};"
        ))?;
        match access.owners(table.name, "read") {
            Owners::All => drop(db.execute(
                &format!("/*s*/ INSERT INTO temp.{users} SELECT id FROM main.user UNION ALL SELECT x''"),
                [],
            )?),
            Owners::Of(users_in_sight) => {
                let mut add = db.prepare_cached(&format!("/*s*/ INSERT INTO temp.{users}(user_id) VALUES (?1)"))?;
                for user in users_in_sight {
                    add.execute(params![user])?;
                }
            }
        }
    }
    Ok(())
}

/// Makes the scoped views. They hide masked columns too, so that no feature SQL can show, search or sort by them.
pub(crate) fn make_views(db: &Connection, layouts: &[Layout], access: &Access) -> Result<()> {
    for layout in layouts.iter().filter(|l| l.table.scope != Scope::Open) {
        let view = view_of(layout.table.name);
        db.execute_batch(&format!(
            "/*s*/ DROP VIEW IF EXISTS temp.{view}; CREATE TEMP VIEW {view} AS {}",
            view_sql(layout, access)
        ))?;
    }
    Ok(())
}

fn view_sql(layout: &Layout, access: &Access) -> String {
    let table = layout.table.name;
    let shown = |column: &str| match mask_of(table, column) {
        Some(class) if access.masked.contains(&class) && table == "contact_point" => {
            format!("CASE WHEN t.kind IN ({OPEN_POINTS}) THEN t.\"{column}\" END AS \"{column}\"")
        }
        Some(class) if access.masked.contains(&class) => format!("NULL AS \"{column}\""),
        // Which of the custom fields are hidden is said by rows, not by the schema: a view shows none of them.
        None if column == "custom" && !access.masked.is_empty() => format!("NULL AS \"{column}\""),
        _ => format!("t.\"{column}\""),
    };
    let columns: Vec<String> = layout.columns().into_iter().map(shown).collect();
    let condition = if bare(table) { "1".into() } else { in_sight(layout.table, "t") };
    format!("SELECT t.pk, t.id, t.rev, t.life, t.life_op, {} FROM main.{table} t WHERE {condition}", columns.join(", "))
}

/// The condition on a row called `row` that it is in sight.
fn in_sight(table: &Table, row: &str) -> String {
    let users = format!("IN (SELECT user_id FROM temp.{})", users_of(table.name));
    match table.scope {
        Scope::Open => "1".to_string(),
        Scope::Owner(owner) => format!("{row}.{owner} {users}"),
        Scope::MakerOr(columns) => {
            let named: String = columns.iter().map(|column| format!(" OR {row}.{column} {users}")).collect();
            format!(
                "(x'' {users} OR EXISTS (SELECT 1 FROM main.{0}_derived m WHERE m.pk = {row}.pk AND m.created_by {users}){named})",
                table.name
            )
        }
        Scope::Of(parent, of) => through(parent, &format!("{row}.{of}"), row),
        Scope::Sent(Sending { by, at, to: (to, of, user) }) => format!(
            "({row}.{by} {users} OR {row}.{at} IS NOT NULL AND EXISTS (SELECT 1 FROM main.{to} q
               WHERE q.{of} = {row}.id AND q.life = 0 AND q.{user} {users}))"
        ),
        Scope::Record => {
            // Points, tags and attachments hang on records, never on one another.
            let of_kind = |parent: &&Table| parent.owns.contains(&(table.name, "owner_id"));
            let one = |parent: &Table| {
                let parent_in_sight = through(parent.name, &format!("{row}.owner_id"), row);
                format!("{row}.owner_kind = '{}' AND {parent_in_sight}", parent.name)
            };
            let each: Vec<String> = TABLES.iter().filter(of_kind).map(one).collect();
            format!("({})", each.join(" OR "))
        }
    }
}

/// That the row of `parent` with this id is in sight.
fn through(parent: &str, id: &str, row: &str) -> String {
    let Some(table) = TABLES.iter().find(|t| t.name == parent) else { return "0".into() };
    let above = format!("{row}_o");
    format!("EXISTS (SELECT 1 FROM main.{parent} {above} WHERE {above}.id = {id} AND {})", in_sight(table, &above))
}

/// What feature SQL reads the rows of a table from: its scoped view, itself where everyone sees them.
pub(crate) fn readable(table: &str) -> String {
    if is_protected(table) { view_of(table) } else { table.to_string() }
}

/// Whether any table of this name has a scoped view.
fn is_protected(table: &str) -> bool {
    TABLES.iter().any(|t| t.name == table && t.scope != Scope::Open)
}
