//! Which rows a session sees: scoped views for feature SQL, and [`Visible`], the only key to a write.
//! What is not visible is `not_found`, like what does not exist.

use super::{
    access::{Access, Owners},
    authorizer::view_of,
    read::Read,
    schema::{Layout, Scope, TABLES, Table},
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
}

/// Whether the actor may do `action` on this row.
pub(crate) fn sees(db: &Connection, access: &Access, table: &Table, id: Id, action: &str) -> Result<bool> {
    let column = |column: &str| -> Result<Option<Id>> {
        let sql = format!("/*s*/ SELECT \"{column}\" FROM {} WHERE id = ?1", table.name);
        Ok(db.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?.flatten())
    };
    Ok(match table.scope {
        Scope::Open => true,
        Scope::Owner(owner) => match access.owners(table.name, action) {
            Owners::All => true,
            owners => column(owner)?.is_some_and(|o| owners.include(o)),
        },
        Scope::Customer(of) => match column(of)? {
            // Seen through the customer; what else may be done with it is a right of its own on rows of his owner.
            Some(customer) => {
                let sql = "/*s*/ SELECT owner_id FROM customer WHERE id = ?1";
                let owner: Option<Id> = db.prepare_cached(sql)?.query_row([customer], |r| r.get(0)).optional()?;
                let may = |action| owner.is_some_and(|o| access.owners(table.name, action).include(o));
                may("read") && (action == "read" || may(action))
            }
            None => false,
        },
        Scope::Record => {
            let sql = format!("/*s*/ SELECT owner_kind, owner_id FROM {} WHERE id = ?1", table.name);
            let owner =
                db.prepare_cached(&sql)?.query_row([id], |r| Ok((r.get::<_, String>(0)?, r.get(1)?))).optional()?;
            match owner {
                Some((kind, owner)) => sees(db, access, Table::named(&kind)?, owner, action)?,
                None => false,
            }
        }
    })
}

/// The class that hides a column, if any.
pub(crate) fn mask_of(table: &str, column: &str) -> Option<MaskClass> {
    match (table, column) {
        ("contact_point", "raw") => Some(MaskClass::Phone),
        _ => catalogue::of(table)?.by_column(column)?.mask,
    }
}

/// Kinds of contact point that no class hides, as SQL.
const OPEN_POINTS: &str = "'email', 'website'";

/// Whether a point of this kind is hidden with the phones.
pub(crate) fn point_is_masked(kind: &str) -> bool {
    !OPEN_POINTS.contains(&format!("'{kind}'"))
}

/// Fills `temp.scope` for these rights.
pub(crate) fn fill(db: &Connection, access: &Access) -> Result<()> {
    db.execute_batch(
        "/*s*/ CREATE TEMP TABLE IF NOT EXISTS scope(user_id BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.scope;",
    )?;
    match access.owners("customer", "read") {
        Owners::All => drop(db.execute("/*s*/ INSERT INTO temp.scope SELECT id FROM main.user", [])?),
        Owners::Of(users) => {
            let mut add = db.prepare_cached("/*s*/ INSERT INTO temp.scope(user_id) VALUES (?1)")?;
            for user in users {
                add.execute(params![user])?;
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
    const OWNER: &str = "IN (SELECT user_id FROM temp.scope)";
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
    let of_customer =
        |id: &str| format!("EXISTS (SELECT 1 FROM main.customer c WHERE c.id = {id} AND c.owner_id {OWNER})");
    let condition = match layout.table.scope {
        Scope::Open => "1".to_string(),
        Scope::Owner(owner) => format!("t.{owner} {OWNER}"),
        Scope::Customer(of) => of_customer(&format!("t.{of}")),
        Scope::Record => {
            let through = |kind: &str, link: &str| {
                let id = of_customer(&format!("o.{link}"));
                format!(
                    "t.owner_kind = '{kind}' AND EXISTS (SELECT 1 FROM main.{kind} o WHERE o.id = t.owner_id AND {id})"
                )
            };
            format!(
                "({} OR {} OR {})",
                through("customer", "id"),
                through("contact", "customer_id"),
                through("interaction", "customer_id")
            )
        }
    };
    format!("SELECT t.pk, t.id, t.rev, t.life, t.life_op, {} FROM main.{table} t WHERE {condition}", columns.join(", "))
}

/// Whether any table of this name has a scoped view.
pub(crate) fn is_protected(table: &str) -> bool {
    TABLES.iter().any(|t| t.name == table && t.scope != Scope::Open)
}
