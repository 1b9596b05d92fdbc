//! Tags of customers. A tag and its place on a record are rows whose ids follow from their names, so two devices that
//! tag alike tag once.

use super::{Customer, Tagging};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Query, Undo},
    store::{read::Read, scope::Visible, write::Write},
    text::fold::fold,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest name, in characters; most tags in one call.
const LONGEST: usize = 40;
const MOST: usize = 50;

/// A tag on a record.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TagRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The tags on a record; those that went to the bin with it when `life` is that of the bin.
pub(crate) fn tags_of(r: &Read<'_>, owner: Id, life: i64) -> Result<Vec<TagRef>> {
    let sql = "SELECT t.id, t.name FROM my_tagging g JOIN tag t ON t.id = g.tag_id WHERE g.owner_id = ?1 AND g.life = ?2 ORDER BY g.pk";
    r.rows(sql, (owner, life), |row| {
        let id: Id = row.get(0)?;
        Ok(TagRef { id: id.to_string(), name: row.get(1)? })
    })
}

/// All tags, for pickers and filters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A tag and how many records in sight have it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TagRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Records in sight.
    pub count: i64,
}

/// The answer of `tag.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tags {
    /// The most used first.
    pub tags: Vec<TagRow>,
}

impl Query for List {
    const NAME: &'static str = "tag.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Tags;

    fn run(self, r: &Read<'_>) -> Result<Tags> {
        let sql = "SELECT t.id, t.name, (SELECT count(*) FROM my_tagging g WHERE g.tag_id = t.id AND g.life = 0) AS n
                   FROM tag t WHERE t.life = 0 ORDER BY n DESC, t.name";
        let tags = r.rows(sql, [], |row| {
            let id: Id = row.get(0)?;
            Ok(TagRow { id: id.to_string(), name: row.get(1)?, count: row.get(2)? })
        })?;
        Ok(Tags { tags })
    }
}

/// Adds and removes tags on customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which.
    pub ids: Vec<Id>,
    /// Names; new ones are made.
    #[serde(default)]
    pub add: Vec<String>,
    /// Names.
    #[serde(default)]
    pub remove: Vec<String>,
}

/// That it was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// Customers concerned.
    pub count: usize,
}

impl Command for Change {
    const NAME: &'static str = "customer.tag";
    const NEEDS: Permission = Permission::to("update", "customer");
    const UNDO: Undo = Undo::Free;
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        if self.ids.len() > crate::record::life::MOST || self.add.len() + self.remove.len() > MOST {
            return Err(Error::TooLarge { limit: crate::record::life::MOST as u64 });
        }
        let customers = w.load_all::<Customer>("update", &self.ids)?;
        if customers.iter().any(|c| c.life != 0) {
            return Err(Error::blocked("in_bin"));
        }
        for customer in &customers {
            set_tags(w, customer, &self.add, &self.remove)?;
        }
        Ok(Changed { count: customers.len() })
    }
}

/// Puts tags on a customer and takes others off.
pub(crate) fn set_tags(w: &Write<'_>, customer: &Visible<Customer>, add: &[String], remove: &[String]) -> Result<()> {
    for name in add {
        let tag = ensure(w, name)?;
        w.create::<Tagging>(tagging_id(w.workspace, tag, customer.id), &tagging_cells(tag, customer.id))?;
    }
    for name in remove {
        let tag = tag_id(w.workspace, name);
        let id = tagging_id(w.workspace, tag, customer.id);
        let sql = "SELECT 1 FROM my_tagging WHERE id = ?1 AND life = 0";
        if w.row(sql, [id], |_| Ok(()))?.is_some() {
            w.leave(&w.load::<Tagging>("update", id)?)?;
        }
    }
    Ok(())
}

fn tag_id(workspace: Id, name: &str) -> Id {
    Id::of_key(workspace, "tag", &fold(name))
}

/// The id of a tag's place on a record, made from both ends.
pub(crate) fn tagging_id(workspace: Id, tag: Id, owner: Id) -> Id {
    Id::of_key(workspace, "tagging", &format!("{tag}/{owner}"))
}

/// A tag's place on a customer as a row.
pub(crate) fn tagging_cells(tag: Id, owner: Id) -> crate::store::capture::Cells {
    cells([("tag_id", tag.into()), ("owner_kind", text("customer")), ("owner_id", owner.into())])
}

/// The tag of this name, made when it is new. A tag that stands keeps the spelling it has.
pub(crate) fn ensure(w: &Write<'_>, name: &str) -> Result<Id> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Error::invalid("tags", "not_a_name"));
    }
    let id = tag_id(w.workspace, name);
    if w.row("SELECT 1 FROM tag WHERE id = ?1 AND life = 0", [id], |_| Ok(()))?.is_none() {
        w.seed("tag", id, cells([("name", text(name))]))?;
    }
    Ok(id)
}
