//! What hangs on a record of an archive and stands in its line: points, tags, products of an opportunity, measures to keep
//! a customer. Each is a row of a table of its own.

use super::{
    lines::{AboutLine, MeasureLine, PointLine, Stands, TagLine},
    refs::Refs,
    rows::{Later, Told, life_of, stands},
};
use crate::{
    Id, Result,
    churn::{Measure, fields::CHURN},
    customer::{
        Tagging,
        tags::{ensure, tagging_cells, tagging_id},
    },
    opportunity::products::{self, About},
    product::Product,
    record::points::{ContactPoint, Point, to_cells},
    store::{capture::Cells, schema::life, scope::Entity, write::Write},
    value::CellValue,
    workspace::create::{cells, text},
};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    marker::PhantomData,
};

/// New rows of one table.
struct New<T: Entity> {
    columns: &'static [&'static str],
    rows: Vec<(Id, Vec<CellValue>)>,
    table: PhantomData<T>,
}

impl<T: Entity> New<T> {
    fn of(columns: &'static [&'static str]) -> Self {
        Self { columns, rows: Vec::new(), table: PhantomData }
    }
}

/// What hangs on the records of one chunk.
pub(super) struct Beside {
    points: New<ContactPoint>,
    taggings: New<Tagging>,
    about: New<About>,
    measures: New<Measure>,
    /// Ids that this chunk has taken.
    seen: HashSet<Id>,
    tags: HashMap<String, Option<Id>>,
}

impl Beside {
    pub(super) fn new() -> Self {
        Self {
            points: New::of(&["owner_kind", "owner_id", "kind", "label", "raw", "sort"]),
            taggings: New::of(&["tag_id", "owner_kind", "owner_id"]),
            about: New::of(&["opportunity_id", "product_id"]),
            measures: New::of(&["churn_id", "text", "by_id", "noted_at"]),
            seen: HashSet::new(),
            tags: HashMap::new(),
        }
    }

    pub(super) fn point(
        &mut self,
        w: &Write<'_>,
        owner: (&'static str, Id),
        line: &PointLine,
        later: &mut Later,
        told: &mut Told<'_>,
    ) -> Result<()> {
        let point = Point { id: None, kind: line.kind.clone(), label: line.label.clone(), raw: line.raw.clone() };
        let cells = match (to_cells(owner.0, owner.1, &point, 0), line.kind.trim().is_empty()) {
            (Ok(cells), false) => cells,
            _ => {
                told(Some("points"), "other");
                return Ok(());
            }
        };
        let mut cells = cells;
        cells.insert("sort".into(), CellValue::Int(line.sort));
        if !put(w, &mut self.points, &mut self.seen, (line.id, cells), (line.life, line.bin), later)? {
            told(Some("points"), "taken");
        }
        Ok(())
    }

    pub(super) fn tag(
        &mut self,
        w: &Write<'_>,
        (kind, owner): (&'static str, Id),
        line: &TagLine,
        later: &mut Later,
        told: &mut Told<'_>,
    ) -> Result<()> {
        if !self.tags.contains_key(&line.name) {
            let tag = ensure(w, &line.name).ok();
            self.tags.insert(line.name.clone(), tag);
        }
        let Some(Some(tag)) = self.tags.get(&line.name) else {
            told(Some("tags"), "not_a_name");
            return Ok(());
        };
        let id = tagging_id(w.workspace, *tag, owner);
        let mut cells = tagging_cells(*tag, owner);
        cells.insert("owner_kind".into(), text(kind));
        put(w, &mut self.taggings, &mut self.seen, (id, cells), (line.life, line.bin), later).map(drop)
    }

    pub(super) fn product(
        &mut self,
        w: &Write<'_>,
        opportunity: Id,
        line: &AboutLine,
        later: &mut Later,
        told: &mut Told<'_>,
    ) -> Result<()> {
        let product = later.here(line.product);
        if !stands::<Product>(w, product)? {
            told(Some("products"), "unknown");
            return Ok(());
        }
        let id = products::id_of(w.workspace, opportunity, product);
        let row = cells([("opportunity_id", opportunity.into()), ("product_id", product.into())]);
        put(w, &mut self.about, &mut self.seen, (id, row), (line.life, line.bin), later).map(drop)
    }

    pub(super) fn measure(
        &mut self,
        w: &Write<'_>,
        (refs, churn): (&Refs, Id),
        line: &MeasureLine,
        later: &mut Later,
        told: &mut Told<'_>,
    ) -> Result<()> {
        let check = |like: &str, value: Value| {
            let found = CHURN.field(like).and_then(|field| CHURN.check(field, &value).ok());
            found.filter(|value| !value.is_null())
        };
        let said = (check("reason", json!(line.text)), check("confirmed_at", json!(line.noted_at)));
        let (Some(words), Some(noted_at)) = said else {
            told(Some("measures"), "other");
            return Ok(());
        };
        let by = line.by.and_then(|user| refs.users.get(&user)).map_or(CellValue::Null, |user| (*user).into());
        let row = cells([("churn_id", churn.into()), ("text", words), ("by_id", by), ("noted_at", noted_at)]);
        if !put(w, &mut self.measures, &mut self.seen, (line.id, row), (line.life, line.bin), later)? {
            told(Some("measures"), "taken");
        }
        Ok(())
    }

    pub(super) fn write(self, w: &Write<'_>) -> Result<()> {
        w.create_many::<ContactPoint>(self.points.columns, &self.points.rows)?;
        w.create_many::<Tagging>(self.taggings.columns, &self.taggings.rows)?;
        w.create_many::<About>(self.about.columns, &self.about.rows)?;
        w.create_many::<Measure>(self.measures.columns, &self.measures.rows)
    }
}

/// Adds a row, or brings one back that an undo has withdrawn; false where its id is taken.
fn put<T: Entity>(
    w: &Write<'_>,
    new: &mut New<T>,
    seen: &mut HashSet<Id>,
    (id, mut cells): (Id, Cells),
    (stood, bin): (Stands, Option<i64>),
    later: &mut Later,
) -> Result<bool> {
    let life = life_of::<T>(w, id)?;
    if life.is_some_and(|life| life != life::WITHDRAWN) || !seen.insert(id) {
        return Ok(false);
    }
    if stood == Stands::Binned {
        later.bins.entry(bin.unwrap_or_default()).or_default().push((T::TABLE, id));
    }
    if life.is_some() {
        w.create_whole::<T>(id, cells)?;
    } else {
        new.rows.push((id, new.columns.iter().map(|column| cells.remove(*column).unwrap_or_default()).collect()));
    }
    Ok(true)
}
