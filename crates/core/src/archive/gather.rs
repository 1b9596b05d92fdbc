//! What an archive takes out of the workspace: which records, in which order, and each as a line with what hangs on it.

use super::lines::{AboutLine, Line, MeasureLine, PointLine, Stands, TagLine, is_nothing};
use crate::{
    Id, Result,
    catalogue::{Field, FieldType},
    churn::Churn,
    custom_field::CustomFields,
    customer::Customer,
    opportunity::Opportunity,
    plan::Plan,
    record::{
        Record,
        list::{self, Sort, Which},
        values::{Values, of_cells, shown},
    },
    store::{
        access::Level,
        ask::Derived,
        read::Read,
        schema::life,
        scope::{Entity, readable},
    },
    time::instant_text,
    value::CellValue,
};
use serde_json::Value;
use std::collections::HashMap;

/// The rows of an entity: those that stand, and those in the bin.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) live: Vec<i64>,
    pub(super) binned: Vec<i64>,
}

impl Rows {
    /// Those that may be read and exported.
    pub(super) fn of<R: Record>(r: &Read<'_>) -> Result<Self> {
        if r.access().level(R::CATALOGUE.entity, "export") == Level::None {
            return Ok(Self::default());
        }
        let by = match R::CATALOGUE.entity {
            "interaction" => "occurred_at",
            "service" => "raised_at",
            "stock" => "product",
            "opportunity" => "created_at",
            "sales_order" => "ordered_on",
            _ => "name",
        };
        let sort = Sort { by: by.into(), desc: false };
        let all = |bin| list::all::<R>(r, &Which { bin, filter: &[], of: &[], sort: &sort });
        let mut rows = Self { live: all(false)?, binned: all(true)? };
        if R::TABLE == Customer::TABLE {
            parents_first(r, &mut rows.live)?;
            parents_first(r, &mut rows.binned)?;
        }
        Ok(rows)
    }

    /// Those that hang on others, which name them in `column`: parts of what may be exported.
    pub(super) fn on<C: Record, P: Record>(r: &Read<'_>, column: &str, parents: &Rows) -> Result<Self> {
        let mut rows = Self::default();
        let may = |entity: &str, action: &str| r.access().level(entity, action) > Level::None;
        // Plans have a right of their own to be taken out; churn records go with their customers.
        if !may(whole::<C>(), "read") || C::TABLE == Plan::TABLE && !may(Plan::TABLE, "export") {
            return Ok(rows);
        }
        let sql = format!(
            "SELECT c.pk, c.life FROM {} p JOIN {} c ON c.\"{column}\" = p.id WHERE p.pk = ?1 AND c.life IN (0, 1) ORDER BY c.pk",
            readable(P::TABLE),
            readable(C::TABLE)
        );
        for parent in parents.live.iter().chain(&parents.binned) {
            for (pk, life) in r.rows(&sql, [parent], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))? {
                if life == life::LIVE { rows.live.push(pk) } else { rows.binned.push(pk) }
            }
        }
        Ok(rows)
    }

    pub(super) fn len(&self) -> u64 {
        (self.live.len() + self.binned.len()) as u64
    }
}

/// The entity whose right to read decides of a part.
fn whole<C: Record>() -> &'static str {
    if C::TABLE == "order_line" { "sales_order" } else { C::TABLE }
}

/// Parents before those below them, so that whoever takes the archive finds them.
fn parents_first(r: &Read<'_>, pks: &mut [i64]) -> Result<()> {
    const DEEPEST: usize = 64;
    let sql = "SELECT c.pk, p.pk FROM my_customer c JOIN my_customer p ON p.id = c.parent_id
               WHERE c.parent_id IS NOT NULL AND c.life IN (0, 1)";
    let above: HashMap<i64, i64> = r.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
    if !above.is_empty() {
        let parent = |pk: &i64| above.get(pk).copied();
        pks.sort_by_cached_key(|pk| std::iter::successors(parent(pk), parent).take(DEEPEST).count());
    }
    Ok(())
}

/// These rows as lines. Derived values are left out: they follow from the others.
pub(super) fn record_lines<R: Record>(r: &Read<'_>, pks: &[i64], life: Stands) -> Result<Vec<Line>> {
    let catalogue = R::CATALOGUE;
    let mut fields = shown(catalogue, r, None);
    fields.retain(|field| !field.derived);
    let custom = CustomFields::of(r, catalogue.entity)?;
    let listed = r.listed(R::TABLE, pks, None)?;
    let group = format!("SELECT life_op FROM {} WHERE id = ?1", readable(R::TABLE));
    let mut lines = Vec::with_capacity(pks.len());
    for row in &listed.rows {
        let mut values = of_cells(catalogue, &fields, &row.derived, &|column| listed.cell(row, column));
        for field in custom.all().iter().filter(|field| !field.masked(r.access())) {
            if let Some(text) = row.custom.get(&field.name).and_then(|cell| cell.as_text()) {
                values.insert(field.name.clone(), serde_json::from_str::<Value>(text)?);
            }
        }
        let bin = match life {
            Stands::Live => None,
            Stands::Binned => r.row(&group, [row.id], |row| row.get::<_, Option<i64>>(0))?.flatten(),
        };
        lines.push(line::<R>(r, &fields, (row.id, life, bin), values)?);
    }
    Ok(lines)
}

/// Rows of an entity that has no list of its own, as lines.
pub(super) fn part_lines<R: Record>(r: &Read<'_>, pks: &[i64], life: Stands) -> Result<Vec<Line>> {
    let mut fields = shown(R::CATALOGUE, r, None);
    fields.retain(|field| !field.derived);
    let columns: Vec<&'static str> = fields.iter().flat_map(|field| field.columns()).collect();
    let named: String = columns.iter().map(|column| format!(", \"{column}\"")).collect();
    let sql = format!("SELECT id, life_op{named} FROM {} WHERE pk = ?1", readable(R::TABLE));
    let mut lines = Vec::with_capacity(pks.len());
    for pk in pks {
        let found = r.row(&sql, [pk], |row| {
            let mut cells = HashMap::new();
            for (at, column) in columns.iter().enumerate() {
                cells.insert(*column, row.get::<_, CellValue>(at + 2)?);
            }
            Ok((row.get::<_, Id>(0)?, row.get::<_, Option<i64>>(1)?, cells))
        })?;
        let Some((id, bin, cells)) = found else { continue };
        let cell = |column: &str| cells.get(column).cloned().unwrap_or_default();
        let values = of_cells(R::CATALOGUE, &fields, &Derived::default(), &cell);
        let bin = bin.filter(|_| life == Stands::Binned);
        lines.push(line::<R>(r, &fields, (id, life, bin), values)?);
    }
    Ok(lines)
}

/// A record with what hangs on it.
fn line<R: Record>(
    r: &Read<'_>,
    fields: &[&'static Field],
    (id, life, bin): (Id, Stands, Option<i64>),
    mut values: Values,
) -> Result<Line> {
    let of = |tables: &[&str]| tables.contains(&R::TABLE);
    values.retain(|_, value| !is_nothing(value));
    for field in fields.iter().filter(|f| f.kind == FieldType::Record) {
        let (Some(table), Some(named)) = (field.record, values.get(field.name).and_then(Value::as_str)) else {
            continue;
        };
        // Whom it names may have been erased since: then it names nobody.
        if !matches!(r.life_of(table, named.parse()?)?, Some(life::LIVE | life::BINNED)) {
            values.remove(field.name);
        }
    }
    Ok(Line {
        id,
        life,
        bin,
        values,
        points: if of(&["customer", "contact"]) { points(r, id)? } else { Vec::new() },
        tags: if of(&["customer", "contact", "interaction"]) { tags(r, id)? } else { Vec::new() },
        products: if of(&[Opportunity::TABLE]) { products(r, id)? } else { Vec::new() },
        measures: if of(&[Churn::TABLE]) { measures(r, id)? } else { Vec::new() },
    })
}

/// The points of a record; of those that are hidden nothing is told.
fn points(r: &Read<'_>, owner: Id) -> Result<Vec<PointLine>> {
    let sql = "SELECT id, kind, label, raw, sort, life, life_op FROM my_contact_point
               WHERE owner_id = ?1 AND life IN (0, 1) AND raw IS NOT NULL ORDER BY sort, id";
    r.rows(sql, [owner], |row| {
        Ok(PointLine {
            id: row.get(0)?,
            kind: row.get(1)?,
            label: row.get(2)?,
            raw: row.get(3)?,
            sort: row.get(4)?,
            life: Stands::of(row.get(5)?),
            bin: row.get(6)?,
        })
    })
}

fn tags(r: &Read<'_>, owner: Id) -> Result<Vec<TagLine>> {
    let sql = "SELECT t.name, g.life, g.life_op FROM my_tagging g JOIN tag t ON t.id = g.tag_id
               WHERE g.owner_id = ?1 AND g.life IN (0, 1) ORDER BY g.pk";
    r.rows(sql, [owner], |row| Ok(TagLine { name: row.get(0)?, life: Stands::of(row.get(1)?), bin: row.get(2)? }))
}

fn products(r: &Read<'_>, opportunity: Id) -> Result<Vec<AboutLine>> {
    let sql = "SELECT a.product_id, a.life, a.life_op FROM my_opportunity_product a
               WHERE a.opportunity_id = ?1 AND a.life IN (0, 1) ORDER BY a.pk";
    r.rows(sql, [opportunity], |row| {
        Ok(AboutLine { product: row.get(0)?, life: Stands::of(row.get(1)?), bin: row.get(2)? })
    })
}

fn measures(r: &Read<'_>, churn: Id) -> Result<Vec<MeasureLine>> {
    let sql = "SELECT id, text, by_id, noted_at, life, life_op FROM my_churn_measure
               WHERE churn_id = ?1 AND life IN (0, 1) ORDER BY pk";
    r.rows(sql, [churn], |row| {
        Ok(MeasureLine {
            id: row.get(0)?,
            text: row.get(1)?,
            by: row.get(2)?,
            noted_at: instant_text(row.get(3)?),
            life: Stands::of(row.get(4)?),
            bin: row.get(5)?,
        })
    })
}
