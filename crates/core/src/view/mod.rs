//! Saved views: a filter, an order and columns under a name, of one user or shared with all.

use crate::{
    Error, Id, Result,
    command::{Command, Entry, Permission, Query, Undo, command, query},
    store::{read::Read, scope::Entity, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Operations on saved views.
pub(crate) const API: &[Entry] = &[query::<List>(), command::<Save>(), command::<Delete>()];

/// The row.
#[derive(Debug)]
pub(crate) struct SavedView;

impl Entity for SavedView {
    const TABLE: &'static str = "saved_view";
}

/// Longest name in characters; largest query in bytes.
const LONGEST: usize = 60;
const LARGEST: usize = 16 * 1024;

/// Views of an entity: one's own and shared ones.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// `customer`.
    pub entity: String,
}

/// A saved view.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ViewRow {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Its name.
    pub name: String,
    /// Whether it belongs to who asks.
    pub mine: bool,
    /// Whether all see it.
    pub shared: bool,
    /// Filter, order and columns, as the window keeps them.
    pub query: Value,
}

/// The answer of `view.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Views {
    /// One's own first.
    pub views: Vec<ViewRow>,
}

impl Query for List {
    const NAME: &'static str = "view.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Views;

    fn run(self, r: &Read<'_>) -> Result<Views> {
        let sql = "SELECT id, rev, name, owner_id, shared, query FROM saved_view
                   WHERE entity = ?1 AND life = 0 AND (owner_id = ?2 OR shared = 1) ORDER BY owner_id <> ?2, pk";
        let views = r.rows(sql, (&self.entity, r.user()), |row| {
            let (id, owner): (Id, Id) = (row.get(0)?, row.get(3)?);
            Ok(ViewRow {
                id: id.to_string(),
                rev: row.get(1)?,
                name: row.get(2)?,
                mine: Some(owner) == r.user(),
                shared: row.get(4)?,
                query: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or(Value::Null),
            })
        })?;
        Ok(Views { views })
    }
}

/// Saves a view, a new one or one's own again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// Of one that stands already.
    #[serde(default)]
    pub id: Option<Id>,
    /// The revision it was opened with.
    #[serde(default)]
    pub rev: Option<i64>,
    /// `customer`.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// Whether all see it.
    #[serde(default)]
    pub shared: bool,
    /// Filter, order and columns.
    pub query: Value,
}

/// The saved view.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Saved {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Save {
    const NAME: &'static str = "view.save";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Free;
    type Output = Saved;

    fn run(self, w: &Write<'_>) -> Result<Saved> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Error::invalid("name", "required"));
        }
        if name.chars().count() > LONGEST {
            return Err(Error::invalid("name", "too_long"));
        }
        let query = self.query.to_string();
        if query.len() > LARGEST {
            return Err(Error::TooLarge { limit: LARGEST as u64 });
        }
        let me = w.user().ok_or(Error::Unauthenticated)?;
        let row = cells([
            ("entity", text(self.entity.as_str())),
            ("owner_id", me.into()),
            ("name", text(name)),
            ("shared", CellValue::Int(i64::from(self.shared))),
            ("query", text(query)),
        ]);
        let id = match self.id {
            Some(id) => {
                let view = own(w, id)?;
                if self.rev.is_some_and(|rev| rev < view.rev) {
                    return Err(Error::Conflict { stands: Vec::new() });
                }
                w.update(&view, &row)?;
                id
            }
            None => w.create::<SavedView>(Id::new(w.now), &row)?.id,
        };
        Ok(Saved { id: id.to_string(), rev: w.op })
    }
}

/// Bins one of one's own views.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// Which.
    pub id: Id,
}

/// That it is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deleted {
    /// Always true.
    pub deleted: bool,
}

impl Command for Delete {
    const NAME: &'static str = "view.delete";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Free;
    type Output = Deleted;

    fn run(self, w: &Write<'_>) -> Result<Deleted> {
        w.bin(&own(w, self.id)?)?;
        Ok(Deleted { deleted: true })
    }
}

/// Whether somebody could have saved a view like this.
pub(crate) fn fits(name: &str, query: &Value) -> bool {
    let named = !name.is_empty() && name.trim() == name && name.chars().count() <= LONGEST;
    named && query.is_object() && query.to_string().len() <= LARGEST
}

fn own(w: &Write<'_>, id: Id) -> Result<crate::store::scope::Visible<SavedView>> {
    let owner = w.row("SELECT owner_id FROM saved_view WHERE id = ?1 AND life = 0", [id], |r| r.get::<_, Id>(0))?;
    if owner.is_some() && owner == w.user() {
        w.load::<SavedView>("update", id)
    } else {
        Err(Error::not_found("saved_view"))
    }
}
