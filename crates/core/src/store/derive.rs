//! Derived values: sort keys, normalised numbers, who made a row and when. Written by the seal, never journaled or
//! synced, rebuilt whole by `doctor --rebuild` and when a rule here changes ([`VERSION`]).

mod churn;
mod contact;
mod interaction;
mod opportunity;
mod product;
mod sales_order;
mod service;

use super::{
    capture::{Capture, Cells, Range},
    line::Image,
    op::OpHead,
    schema::{Layout, Table, life},
};
use crate::{
    Error, Id, Result,
    customer::{fields::CUSTOMER, number, rules},
    text::{phone, pinyin},
    time::Zone,
    value::CellValue,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(in crate::store) use sales_order::{as_of, high_value, roll};

/// Raised when a rule that makes a derived value changes; older files are then rebuilt at open.
pub(crate) const VERSION: i64 = 9;

/// Who made a row: the first op on it by (hlc, device), wherever it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Birth {
    hlc: i64,
    device: Id,
    at: i64,
    by: Option<Id>,
}

impl Birth {
    fn of(head: &OpHead) -> Self {
        Self { hlc: head.hlc, device: head.id.device, at: head.at, by: head.actor }
    }
}

/// Brings the derived values of everything the open op touched up to date: customers first, on whom the others hang.
pub(crate) fn refresh(db: &Connection, layouts: &[Layout], head: &OpHead, capture: &Capture) -> Result<()> {
    let mut deriver = Deriver::new(db, layouts)?;
    let mut hanging = Hanging::default();
    let mut moved = Vec::new();
    for row in &capture.rows {
        match row.table.name {
            "customer" => {
                // What hangs on him says the same of him as before, unless he comes or goes or is told otherwise by hand.
                let again = row.life.is_some() || ["status", "lifecycle"].iter().any(|c| row.old.contains_key(*c));
                deriver.customer(row.pk, row.inserted, Some(Birth::of(head)), again && !row.inserted)?;
                if ["owner_id", "name"].iter().any(|c| row.old.contains_key(*c)) {
                    deriver.hang_on(row.pk)?;
                    for pk in deriver.opportunities_of(row.pk)? {
                        hanging.opportunity(&deriver, pk, false, false)?;
                    }
                    for pk in deriver.services_of(row.pk)? {
                        opportunity::note(&mut hanging.services, pk, false, false);
                    }
                }
            }
            "contact" => hanging.contact(row.pk, row.inserted, true),
            "interaction" => {
                hanging.interactions.insert(row.pk, (row.inserted, true));
                hanging.customers.extend(interaction::left(&row.old));
            }
            "opportunity" => hanging.opportunity(&deriver, row.pk, row.inserted, true)?,
            "service" => opportunity::note(&mut hanging.services, row.pk, row.inserted, true),
            "plan" => hanging.step(&deriver, row.pk, row.inserted, true)?,
            "product" => hanging.product(&deriver, row.pk, row.inserted, row.old.contains_key("name"))?,
            "stock" => hanging.stock(&deriver, row.pk, row.inserted)?,
            "sales_order" => {
                hanging.sales_order(&deriver, row.pk, row.inserted, row.old.contains_key("currency"))?;
                hanging.buyers.extend(row.old.get("customer_id").and_then(CellValue::as_id));
            }
            "order_line" => hanging.order_line(&deriver, row.pk)?,
            "churn" => opportunity::note(&mut hanging.churns, row.pk, row.inserted, true),
            "churn_measure" => hanging.measure(&deriver, row.pk)?,
            "setting" => hanging.settings = true,
            "contact_point" => {
                deriver.contact_point(row.pk)?;
                for pk in contact::contacts_of_points(db, row.pk, row.pk)? {
                    hanging.contact(pk, false, false);
                }
            }
            "dictionary_item" if row.old.contains_key("sort") => moved.push(row.pk),
            _ => {}
        }
    }
    deriver.dictionary_items(&moved)?;
    for range in &capture.ranges {
        deriver.range(range, head, &mut hanging)?;
    }
    hanging.derive(&mut deriver, Birth::of(head))
}

/// Rows that hang on customers, to be derived when those are: row number → made by the open op, touched by it.
#[derive(Default)]
struct Hanging {
    contacts: BTreeMap<i64, (bool, bool)>,
    interactions: BTreeMap<i64, (bool, bool)>,
    opportunities: BTreeMap<i64, (bool, bool)>,
    steps: BTreeMap<i64, (bool, bool)>,
    products: BTreeMap<i64, (bool, bool)>,
    stocks: BTreeMap<i64, (bool, bool)>,
    services: BTreeMap<i64, (bool, bool)>,
    orders: BTreeMap<i64, (bool, bool)>,
    order_lines: BTreeSet<i64>,
    churns: BTreeMap<i64, (bool, bool)>,
    /// Customers whose orders changed.
    buyers: BTreeSet<Id>,
    /// The office decided something, maybe who is of high value.
    settings: bool,
    /// Customers whose interactions changed.
    customers: BTreeSet<Id>,
}

impl Hanging {
    fn contact(&mut self, pk: i64, inserted: bool, touched: bool) {
        let known = self.contacts.entry(pk).or_default();
        *known = (known.0 || inserted, known.1 || touched);
    }

    fn derive(mut self, deriver: &mut Deriver<'_>, birth: Birth) -> Result<()> {
        self.derive_process(deriver, birth)?;
        self.derive_goods(deriver, birth)?;
        self.derive_orders(deriver, birth)?;
        self.derive_churn(deriver, birth)?;
        if self.settings {
            sales_order::stand_out(deriver.db, deriver.layouts)?;
        }
        for (pk, (inserted, touched)) in self.services {
            deriver.service(pk, inserted, touched.then_some(birth))?;
        }
        for (pk, (inserted, touched)) in self.contacts {
            deriver.contact(pk, inserted, touched.then_some(birth))?;
        }
        let mut customers = self.customers;
        for (pk, (inserted, touched)) in self.interactions {
            customers.extend(deriver.interaction(pk, inserted, touched.then_some(birth))?);
        }
        customers.into_iter().try_for_each(|customer| deriver.dealt_with(customer))
    }
}

/// Writes every derived value anew from rows and journal.
pub(crate) fn rebuild(db: &Connection, layouts: &[Layout]) -> Result<()> {
    for table in [
        "customer",
        "contact",
        "contact_point",
        "interaction",
        "opportunity",
        "plan",
        "product",
        "stock",
        "service",
        "sales_order",
        "order_line",
        "churn",
    ] {
        db.execute_batch(&format!("/*s*/ DELETE FROM {table}_derived"))?;
    }
    let mut deriver = Deriver::new(db, layouts)?;
    let pks = |table: &str| contact::pks_between(db, Table::named(table)?, 0, i64::MAX);
    for pk in pks("customer")? {
        deriver.customer(pk, false, None, true)?;
    }
    for pk in pks("contact_point")? {
        deriver.contact_point(pk)?;
    }
    for pk in pks("contact")? {
        deriver.contact(pk, false, None)?;
    }
    for pk in pks("interaction")? {
        deriver.interaction(pk, false, None)?;
    }
    for customer in interaction::customers_dealt_with(db)? {
        deriver.dealt_with(customer)?;
    }
    for pk in pks("opportunity")? {
        deriver.opportunity(pk, false, None)?;
    }
    for pk in pks("plan")? {
        deriver.plan(pk, false, None)?;
    }
    for pk in pks("product")? {
        deriver.product(pk, false, None)?;
    }
    for pk in pks("stock")? {
        deriver.stock(pk, false, None)?;
    }
    for pk in pks("service")? {
        deriver.service(pk, false, None)?;
    }
    for pk in pks("order_line")? {
        deriver.order_line(pk)?;
    }
    for pk in pks("sales_order")? {
        deriver.sales_order(pk, false, None)?;
    }
    for pk in pks("churn")? {
        deriver.churn(pk, false, None)?;
    }
    for customer in sales_order::buyers(db)? {
        deriver.ordered(customer)?;
    }
    db.execute("/*s*/ UPDATE meta SET value = ?1 WHERE key = 'derived_version'", [VERSION])?;
    Ok(())
}

/// When a row was made and by whom, whatever has become of it.
pub(super) fn made(db: &Connection, table: &Table, pk: i64) -> Result<(i64, Option<Id>)> {
    let birth =
        birth(db, table.no, pk)?.ok_or_else(|| Error::Corrupt { what: format!("{} without an op", table.name) })?;
    Ok((birth.at, birth.by))
}

/// Who made a row that is seen by its maker: None where no op of the journal did, and it is being made now.
pub(super) fn maker(db: &Connection, table: &Table, id: Id) -> Result<Option<Option<Id>>> {
    let sql = format!(
        "/*s*/ SELECT t.pk, d.pk, d.created_by FROM {0} t LEFT JOIN {0}_derived d ON d.pk = t.pk WHERE t.id = ?1",
        table.name
    );
    let row = |r: &rusqlite::Row<'_>| Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?, r.get(2)?));
    match db.prepare_cached(&sql)?.query_row([id], row).optional()? {
        Some((_, Some(_), by)) => Ok(Some(by)),
        Some((pk, None, _)) => Ok(birth(db, table.no, pk)?.map(|birth| birth.by)),
        None => Ok(None),
    }
}

/// The first op on this row, by (hlc, device).
fn birth(db: &Connection, table: i64, pk: i64) -> Result<Option<Birth>> {
    let sql = "/*s*/ SELECT o.hlc, d.id, o.at, o.actor FROM op o JOIN device d ON d.n = o.device WHERE o.n IN (
                 SELECT op FROM change WHERE tbl = ?1 AND pk = ?2 AND pk_to IS NULL
                 UNION ALL SELECT op FROM change WHERE tbl = ?1 AND pk <= ?2 AND pk_to >= ?2 AND pk_to IS NOT NULL)
               ORDER BY o.hlc, d.id LIMIT 1";
    let row = |r: &rusqlite::Row<'_>| Ok(Birth { hlc: r.get(0)?, device: r.get(1)?, at: r.get(2)?, by: r.get(3)? });
    Ok(db.prepare_cached(sql)?.query_row(params![table, pk], row).optional()?)
}

struct Deriver<'a> {
    db: &'a Connection,
    layouts: &'a [Layout],
    zone: Zone,
    /// Sort numbers of dictionary items.
    ranks: HashMap<Id, i64>,
    /// What of orders is looked at.
    window: Option<sales_order::Window>,
}

const UPSERT: &str = "/*s*/ INSERT INTO customer_derived(pk, owner_id, life, name_key, name_fold, number_key, level_key, region_key,
      created_at, created_by, created_on, first_hlc, first_device, phone_norm, missing, life_stage)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
    ON CONFLICT(pk) DO UPDATE SET owner_id = excluded.owner_id, life = excluded.life, name_key = excluded.name_key,
      name_fold = excluded.name_fold, number_key = excluded.number_key, level_key = excluded.level_key,
      region_key = excluded.region_key, created_at = excluded.created_at, created_by = excluded.created_by,
      created_on = excluded.created_on, first_hlc = excluded.first_hlc, first_device = excluded.first_device,
      phone_norm = excluded.phone_norm, missing = excluded.missing
    WHERE (owner_id, life, name_key, name_fold, number_key, level_key, region_key, created_at, created_by, first_hlc, first_device, phone_norm, missing)
      IS NOT (excluded.owner_id, excluded.life, excluded.name_key, excluded.name_fold, excluded.number_key, excluded.level_key,
        excluded.region_key, excluded.created_at, excluded.created_by, excluded.first_hlc, excluded.first_device, excluded.phone_norm, excluded.missing)";

impl<'a> Deriver<'a> {
    fn new(db: &'a Connection, layouts: &'a [Layout]) -> Result<Self> {
        Ok(Self { db, layouts, zone: Zone::of_workspace(db)?, ranks: HashMap::new(), window: None })
    }

    fn layout(&self, table: &str) -> Result<&'a Layout> {
        self.layouts.iter().find(|l| l.table.name == table).ok_or_else(|| Error::internal("no layout"))
    }

    /// Derives one customer; what is withdrawn or erased is in no list and has no derived row. `birth` is the open op,
    /// whose lines are not written yet; `hanging`: what his interactions and orders say of him is derived, too.
    fn customer(&mut self, pk: i64, inserted: bool, birth: Option<Birth>, hanging: bool) -> Result<()> {
        let layout = self.layout("customer")?;
        let image = Image::load(self.db, layout, pk)?;
        if image.life >= life::WITHDRAWN {
            self.db.prepare_cached("/*s*/ DELETE FROM customer_derived WHERE pk = ?1")?.execute([pk])?;
            return Ok(());
        }
        let birth = self.birth_of(layout.table, pk, inserted, birth)?;
        self.write(&image, birth)?;
        // One that comes back has its interactions still, or gets them back with him in the same op.
        if hanging {
            self.dealt_with(image.id)?;
            self.ordered(image.id)?;
        }
        Ok(())
    }

    /// Who made a row: whoever its derived row names, else the journal, and before both the open op, where it is earlier.
    fn birth_of(&self, table: &Table, pk: i64, inserted: bool, open: Option<Birth>) -> Result<Birth> {
        let sql = format!(
            "/*s*/ SELECT first_hlc, first_device, created_at, created_by FROM {}_derived WHERE pk = ?1",
            table.name
        );
        let row = |r: &rusqlite::Row<'_>| Ok(Birth { hlc: r.get(0)?, device: r.get(1)?, at: r.get(2)?, by: r.get(3)? });
        let standing = self.db.prepare_cached(&sql)?.query_row([pk], row).optional()?;
        let before = match standing {
            None if !inserted => self::birth(self.db, table.no, pk)?,
            standing => standing,
        };
        let birth = before.into_iter().chain(open).min();
        birth.ok_or_else(|| Error::Corrupt { what: format!("{} without an op", table.name) })
    }

    fn write(&mut self, image: &Image, birth: Birth) -> Result<()> {
        let text = |name: &str| image.cells.get(name).and_then(CellValue::as_text).unwrap_or_default();
        let name = text("name");
        let missing = self.missing(&image.cells);
        let level = self.rank(image.cells.get("level"))?;
        let region = self.rank(image.cells.get("region"))?;
        self.db.prepare_cached(UPSERT)?.execute(params![
            image.pk,
            image.cells.get("owner_id"),
            image.life,
            pinyin::name_key(name),
            crate::text::fold::fold(name),
            number::number_key(text("number")),
            level,
            region,
            birth.at,
            birth.by,
            self.zone.date_of(birth.at),
            birth.hlc,
            birth.device,
            phone::search_form(text("phone")),
            missing,
            self.first_stage(image),
        ])?;
        Ok(())
    }

    fn missing(&self, cells: &Cells) -> String {
        let kind = cells.get("kind").and_then(CellValue::as_text).unwrap_or_default();
        let filled = |name: &str| {
            let column = CUSTOMER.field(name).map_or(name, |f| f.column);
            cells.get(column).is_some_and(|v| !v.is_null() && v.as_text() != Some(""))
        };
        rules::missing(kind, filled).join(",")
    }

    /// The sort number of a dictionary item; after all others where there is none.
    fn rank(&mut self, item: Option<&CellValue>) -> Result<i64> {
        const LAST: i64 = 1 << 40;
        let Some(id) = item.and_then(CellValue::as_id) else { return Ok(LAST) };
        if let Some(rank) = self.ranks.get(&id) {
            return Ok(*rank);
        }
        let sql = "/*s*/ SELECT sort FROM dictionary_item WHERE id = ?1";
        let rank = self.db.prepare_cached(sql)?.query_row([id], |r| r.get(0)).optional()?.unwrap_or(LAST);
        self.ranks.insert(id, rank);
        Ok(rank)
    }

    fn contact_point(&self, pk: i64) -> Result<()> {
        let sql = "/*s*/ SELECT kind, raw FROM contact_point WHERE pk = ?1";
        let (kind, raw): (String, String) =
            self.db.prepare_cached(sql)?.query_row([pk], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let norm = if ["phone", "office_phone", "mobile", "fax"].contains(&kind.as_str()) {
            phone::search_form(&raw)
        } else {
            crate::text::fold::fold(&raw)
        };
        let sql = "/*s*/ INSERT INTO contact_point_derived(pk, norm) VALUES (?1, ?2) ON CONFLICT(pk) DO UPDATE SET norm = excluded.norm";
        self.db.prepare_cached(sql)?.execute(params![pk, norm])?;
        Ok(())
    }

    /// Moved items move every record that has them: one walk through the records for each list they sort by, however many
    /// of its items moved.
    fn dictionary_items(&self, moved: &[i64]) -> Result<()> {
        if moved.is_empty() {
            return Ok(());
        }
        let moved = serde_json::Value::from(moved).to_string();
        const KEYS: [(&str, &str, &str, &str); 5] = [
            ("customer", "level", "level_key", "level"),
            ("customer", "region", "region_key", "region"),
            ("opportunity", "stage", "stage_key", "stage"),
            ("product", "category", "category_key", "product_category"),
            ("service", "type", "type_key", "service_type"),
        ];
        for (table, column, key, category) in KEYS {
            let items = "SELECT i.pk FROM dictionary_item i WHERE i.category = ?2 AND i.pk IN (SELECT value FROM json_each(?1))";
            let sql = format!(
                "/*s*/ UPDATE {table}_derived SET {key} = (SELECT i.sort FROM {table} c JOIN dictionary_item i ON i.id = c.\"{column}\" WHERE c.pk = {table}_derived.pk)
                 WHERE EXISTS ({items}) AND pk IN (SELECT pk FROM {table} WHERE \"{column}\" IN (SELECT id FROM dictionary_item WHERE pk IN ({items})))"
            );
            self.db.execute(&sql, params![moved, category])?;
        }
        Ok(())
    }

    /// Whether all customers that are in any list are of this range, and none of it is to be in one: SQLite empties a
    /// table far faster than it takes out its rows.
    fn is_all_and_gone(&self, range: &Range) -> Result<bool> {
        let sql = "/*s*/ SELECT NOT EXISTS (SELECT 1 FROM customer_derived WHERE pk < ?1)
                     AND NOT EXISTS (SELECT 1 FROM customer_derived WHERE pk > ?2)
                     AND NOT EXISTS (SELECT 1 FROM customer WHERE pk BETWEEN ?1 AND ?2 AND life < 2)";
        Ok(self.db.prepare_cached(sql)?.query_row(params![range.pk, range.pk_to], |r| r.get(0))?)
    }

    fn range(&mut self, range: &Range, head: &OpHead, hanging: &mut Hanging) -> Result<()> {
        let pks = params![range.pk, range.pk_to];
        match (range.table.name, range.life) {
            ("customer", Some(_)) => {
                // What goes, goes in one statement; what comes back is derived anew.
                if self.is_all_and_gone(range)? {
                    self.db.prepare_cached("/*s*/ DELETE FROM customer_derived")?.execute([])?;
                    return Ok(());
                }
                let gone = "/*s*/ DELETE FROM customer_derived WHERE pk BETWEEN ?1 AND ?2
                            AND pk IN (SELECT pk FROM customer WHERE pk BETWEEN ?1 AND ?2 AND life >= 2)";
                self.db.prepare_cached(gone)?.execute(pks)?;
                let back: Vec<i64> = {
                    let mut query = self
                        .db
                        .prepare_cached("/*s*/ SELECT pk FROM customer WHERE pk BETWEEN ?1 AND ?2 AND life < 2")?;
                    query.query_map(pks, |r| r.get(0))?.collect::<Result<_, _>>()?
                };
                for pk in back {
                    self.customer(pk, false, None, true)?;
                }
            }
            ("customer", None) => {
                let layout = derived_from(self.layout("customer")?);
                let sql = format!("/*s*/ SELECT {} FROM customer WHERE pk BETWEEN ?1 AND ?2", Image::columns(&layout));
                let mut query = self.db.prepare_cached(&sql)?;
                let mut rows = query.query(pks)?;
                while let Some(row) = rows.next()? {
                    let image = Image::from_row(&layout, row)?;
                    self.write(&image, Birth::of(head))?;
                }
            }
            ("contact_point", life) => {
                for pk in range.pk..=range.pk_to {
                    if life.is_none() {
                        self.contact_point(pk)?;
                    }
                }
                for pk in contact::contacts_of_points(self.db, range.pk, range.pk_to)? {
                    hanging.contact(pk, false, false);
                }
            }
            ("contact", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.contact(pk, life.is_none(), life.is_none());
                }
            }
            ("opportunity", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.opportunity(self, pk, life.is_none(), life.is_none())?;
                }
            }
            ("plan", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.step(self, pk, life.is_none(), life.is_none())?;
                }
            }
            ("product", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.product(self, pk, life.is_none(), false)?;
                }
            }
            ("stock", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.stock(self, pk, life.is_none())?;
                }
            }
            ("service", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    opportunity::note(&mut hanging.services, pk, life.is_none(), life.is_none());
                }
            }
            ("sales_order", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.sales_order(self, pk, life.is_none(), false)?;
                }
            }
            ("churn", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    opportunity::note(&mut hanging.churns, pk, life.is_none(), life.is_none());
                }
            }
            ("churn_measure", _) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.measure(self, pk)?;
                }
            }
            ("order_line", _) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.order_line(self, pk)?;
                }
            }
            ("interaction", life) => {
                for pk in contact::pks_between(self.db, range.table, range.pk, range.pk_to)? {
                    hanging.interactions.insert(pk, (life.is_none(), life.is_none()));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The columns that anything is derived from: of an import's many rows no others are read.
fn derived_from(layout: &Layout) -> Layout {
    const KEYS: [&str; 9] = ["name", "number", "kind", "owner_id", "level", "region", "phone", "status", "lifecycle"];
    let required = |c: &str| CUSTOMER.fields.iter().any(|f| f.required && f.columns().any(|column| column == c));
    let cells = layout.cells.iter().filter(|c| KEYS.contains(&c.as_str()) || required(c)).cloned().collect();
    Layout { cells, ..layout.clone() }
}
