//! What a feature does to a row that it has loaded in its scope: create, update, bin, leave, restore. How rows are written
//! is in `rows`.

use super::Write;
use crate::{
    Error, Id, Result,
    store::{
        capture::Cells,
        conflict,
        line::Image,
        page,
        schema::{LIFE, Table, life},
        scope::{Entity, Visible},
        undo,
    },
};

impl Write<'_> {
    /// Makes a row of an entity that hangs on nothing, or on rows that the caller has loaded.
    pub(crate) fn create<T: Entity>(&self, id: Id, cells: &Cells) -> Result<Visible<T>> {
        let pk = self.insert(Table::named(T::TABLE)?, id, cells)?;
        Ok(Visible::made(pk, id, self.op))
    }

    /// The same of a row whose id others may have made before: what nobody says now is empty, whatever it was once.
    pub(crate) fn create_whole<T: Entity>(&self, id: Id, mut cells: Cells) -> Result<Visible<T>> {
        let table = Table::named(T::TABLE)?;
        if let Some(pk) = self.sys(|db| page::pk_of(db, table, id))? {
            for column in self.image(table, pk)?.cells.into_keys() {
                cells.entry(column).or_default();
            }
        }
        self.create(id, &cells)
    }

    /// Changes cells of a row the session may change. A cell in conflict refuses; only a settlement writes it.
    pub(crate) fn update<T: Entity>(&self, row: &Visible<T>, cells: &Cells) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        if self.image(table, row.pk)?.life == life::ERASED {
            return Err(Error::blocked("erased"));
        }
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, cells.keys().map(String::as_str)))?;
        self.set(table, row.pk, cells)
    }

    /// Moves a row and all that it owns to the bin. What was binned before stays as it is.
    pub(crate) fn bin<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, [LIFE]))?;
        self.each_owned(table, row.pk, row.id, &mut |table, image| match image.life {
            life::LIVE => self.set_life(table, image.pk, life::BINNED, Some(self.op)),
            _ => Ok(()),
        })
    }

    /// Takes a member out of a set: a tag off a record. Joining again revives the same row.
    pub(crate) fn leave<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        self.sys(|db| conflict::refuse(db, self.layouts(), table, row.pk, [LIFE]))?;
        self.set_life(table, row.pk, life::WITHDRAWN, Some(self.op))
    }

    /// Brings back exactly what the op that binned this row binned with it.
    pub(crate) fn restore<T: Entity>(&self, row: &Visible<T>) -> Result<()> {
        let table = Table::named(T::TABLE)?;
        let image = self.image(table, row.pk)?;
        if image.life != life::BINNED {
            return Err(Error::blocked("not_in_bin"));
        }
        let mut back: Vec<(&'static Table, Image)> = Vec::new();
        self.each_owned(table, row.pk, row.id, &mut |table, owned| {
            if owned.life == life::BINNED && owned.life_op == image.life_op {
                back.push((table, owned.clone()));
            }
            Ok(())
        })?;
        let together: Vec<Id> = back.iter().map(|(_, image)| image.id).collect();
        for (table, image) in &back {
            self.sys(|db| undo::refuse_dead_references(db, table, image, &together))?;
        }
        back.iter().try_for_each(|(table, image)| self.set_life(table, image.pk, life::LIVE, None))
    }

    /// Makes or updates a row of a table without a parent: users, roles, dictionaries, settings, tags.
    pub(crate) fn seed(&self, table: &str, id: Id, cells: Cells) -> Result<()> {
        self.insert(Table::named(table)?, id, &cells).map(drop)
    }

    /// The row and, below it, every row that shares its life, depth first.
    pub(in crate::store) fn each_owned(
        &self,
        table: &'static Table,
        pk: i64,
        id: Id,
        f: &mut dyn FnMut(&'static Table, &Image) -> Result<()>,
    ) -> Result<()> {
        f(table, &self.image(table, pk)?)?;
        for (owned, column) in table.owns {
            let owned = Table::named(owned)?;
            let rows: Vec<(i64, Id)> = self.sys(|db| {
                let sql = format!("/*s*/ SELECT pk, id FROM {} WHERE \"{column}\" = ?1 ORDER BY pk", owned.name);
                let mut query = db.prepare_cached(&sql)?;
                Ok(query.query_map([id], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
            })?;
            for (pk, id) in rows {
                self.each_owned(owned, pk, id, f)?;
            }
        }
        Ok(())
    }

    pub(in crate::store) fn image(&self, table: &Table, pk: i64) -> Result<Image> {
        let layout = self.layout(table.name)?;
        self.sys(|db| Image::load(db, layout, pk))
    }
}
