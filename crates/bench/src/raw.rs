//! The limit: the same rows with the same indexes in a plain SQLite file, asked through prepared statements with nothing
//! between. No encryption, no journal, no rights, no JSON.

use crate::{
    Outcome,
    ask::DIRECTIONS,
    figures::{Dice, Samples},
    mix::Mix,
    office::Person,
};
use rusqlite::{Connection, ToSql, params, params_from_iter, types::Value as Sql};
use serde_json::{Value, json};
use std::{collections::HashMap, path::Path, time::Instant};
use zhike_core::{
    Id,
    customer::{fields::CUSTOMER, number},
    text::{fold, phone, pinyin},
    value::CellValue,
};

const SCHEMA: &str = include_str!("../../../migrations/V0001__day_one.sql");

/// Rows of one transaction while the file is filled: what an import writes at once.
const CHUNK: usize = 2_000;
/// Sorts after all others where a choice is empty.
const LAST: i64 = 1 << 40;

/// A plain file.
pub struct Plain {
    db: Connection,
    /// Rows written in a second while it was filled.
    pub rows_per_s: f64,
}

fn told(e: impl std::fmt::Display) -> String {
    e.to_string()
}

/// The statements of the migration that make customers, what is derived of them, and their indexes.
fn schema() -> String {
    let ours = |s: &&str| {
        ["CREATE TABLE customer(", "CREATE TABLE customer_derived("].iter().any(|t| s.contains(t))
            || s.contains("ON customer(")
            || s.contains("ON customer_derived(")
    };
    SCHEMA.split_inclusive(";\n").filter(ours).collect()
}

/// Settings as the core's own, as far as a plain file has them.
fn connect(path: &Path) -> Outcome<Connection> {
    let db = Connection::open(path).map_err(told)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384;
         PRAGMA journal_size_limit = 67108864;",
    )
    .map_err(told)?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(db)
}

/// Columns of the derived table beside those that keep their default.
const DERIVED: &str =
    "pk, owner_id, life, name_key, name_fold, number_key, level_key, region_key, created_at, created_by,
    created_on, first_hlc, first_device, phone_norm, missing";

/// One customer ready to be bound.
struct Row {
    cells: Vec<CellValue>,
    derived: Vec<CellValue>,
}

impl Plain {
    /// Fills a plain file with what `person` sees.
    pub fn fill(path: &Path, person: &Person) -> Outcome<Plain> {
        let rows = rows(person)?;
        let db = connect(path)?;
        db.execute_batch(&schema()).map_err(told)?;
        let columns: String = CUSTOMER.columns().map(|c| format!(", \"{c}\"")).collect();
        let marks = |n: usize| vec!["?"; n].join(", ");
        let count = rows.first().map_or(0, |r| r.cells.len());
        let row = format!("INSERT INTO customer(pk, id, rev{columns}) VALUES ({})", marks(count));
        let derived = format!("INSERT INTO customer_derived({DERIVED}) VALUES ({})", marks(15));
        let start = Instant::now();
        for chunk in rows.chunks(CHUNK) {
            db.execute_batch("BEGIN IMMEDIATE").map_err(told)?;
            for one in chunk {
                db.prepare_cached(&row).map_err(told)?.execute(params_from_iter(&one.cells)).map_err(told)?;
                db.prepare_cached(&derived).map_err(told)?.execute(params_from_iter(&one.derived)).map_err(told)?;
            }
            db.execute_batch("COMMIT").map_err(told)?;
        }
        let rows_per_s = rows.len() as f64 / start.elapsed().as_secs_f64();
        Ok(Plain { db, rows_per_s })
    }

    /// A file that was filled before.
    pub fn at(path: &Path) -> Outcome<Plain> {
        Ok(Plain { db: connect(path)?, rows_per_s: 0.0 })
    }

    /// Its size once its log is folded in.
    pub fn size(&self, path: &Path) -> Outcome<u64> {
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(told)?;
        Ok(std::fs::metadata(path).map_err(told)?.len())
    }

    /// Runs a statement and reads every value of every row.
    fn read(&self, sql: &str, params: &[&dyn ToSql]) -> Outcome<Vec<Vec<Sql>>> {
        let mut query = self.db.prepare_cached(sql).map_err(told)?;
        let columns = query.column_count();
        let mut rows = query.query(params).map_err(told)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next().map_err(told)? {
            out.push((0..columns).map(|i| row.get(i)).collect::<Result<_, _>>().map_err(told)?);
        }
        Ok(out)
    }

    /// First pages and pages from the middle on.
    pub fn list(&self, mix: &Mix, owners: &[Id], rows: usize) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for sort in &mix.sorts {
            for desc in DIRECTIONS {
                let (first, after, skip) = pages(mix, sort, desc, owners.len());
                let owners: Vec<&dyn ToSql> = owners.iter().map(|o| o as &dyn ToSql).collect();
                samples.take(|| self.read(&first, &owners))?;
                let middle = (rows / 2) as i64;
                let half = [owners.clone(), vec![&middle as &dyn ToSql]].concat();
                let mut last = self.read(&skip, &half)?.pop();
                for _ in 0..mix.pages_deep {
                    let Some(place) = last else { break };
                    let from: Vec<&dyn ToSql> = [owners.clone(), vec![&place[0], &place[1]]].concat();
                    last = samples.take(|| self.read(&after, &from))?.pop();
                }
            }
        }
        Ok(samples)
    }

    /// Jumps to the n-th row.
    pub fn jump(&self, mix: &Mix, owners: &[Id], rows: usize) -> Outcome<Samples> {
        let mut samples = Samples::default();
        let mut dice = Dice::new(mix.seed);
        for sort in &mix.sorts {
            for desc in DIRECTIONS {
                let (_, _, skip) = pages(mix, sort, desc, owners.len());
                for _ in 0..mix.repeat.jump {
                    let at = dice.below(rows) as i64;
                    let all: Vec<&dyn ToSql> =
                        owners.iter().map(|o| o as &dyn ToSql).chain([&at as &dyn ToSql]).collect();
                    samples.take(|| self.read(&skip, &all))?;
                }
            }
        }
        Ok(samples)
    }

    /// Counts.
    pub fn count(&self, mix: &Mix, owners: &[Id]) -> Outcome<Samples> {
        let mut samples = Samples::default();
        let one = "SELECT count(*) FROM customer_derived WHERE life = 0 AND owner_id = ?1";
        for _ in 0..mix.repeat.count {
            samples.take(|| -> Outcome {
                if owners.is_empty() {
                    self.read("SELECT count(*) FROM customer_derived WHERE life = 0", &[])?;
                }
                owners.iter().try_for_each(|o| self.read(one, &[o]).map(drop))
            })?;
        }
        Ok(samples)
    }

    /// The same texts looked for in folded names alone, by a scan.
    pub fn search(&self, mix: &Mix) -> Outcome<Samples> {
        let mut samples = Samples::default();
        let sql = "SELECT count(*) FROM customer_derived WHERE life = 0 AND instr(name_fold, ?1) > 0";
        for text in mix.searched.common.iter().chain(&mix.searched.middling) {
            samples.take(|| self.read(sql, &[text]))?;
        }
        Ok(samples)
    }

    /// Rows by id.
    pub fn open(&self, ids: &[String]) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for id in ids {
            let id: Id = id.parse().map_err(told)?;
            samples.take(|| self.read("SELECT * FROM customer WHERE id = ?1", &[&id]))?;
        }
        Ok(samples)
    }

    /// One column of each written and committed.
    pub fn edit(&self, mix: &Mix, ids: &[String]) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for (at, id) in ids.iter().enumerate() {
            let id: Id = id.parse().map_err(told)?;
            let sql = format!(
                "UPDATE customer SET \"{}\" = ?2, rev = rev + 1 WHERE id = ?1",
                mix.edited[at % mix.edited.len()]
            );
            samples
                .take(|| {
                    self.db.execute_batch("BEGIN IMMEDIATE")?;
                    self.db.prepare_cached(&sql)?.execute(params![id, format!("edit{at}.example")])?;
                    self.db.execute_batch("COMMIT")
                })
                .map_err(told)?;
        }
        Ok(samples)
    }

    /// Seconds to withdraw everything.
    pub fn withdraw(&self) -> Outcome<f64> {
        let start = Instant::now();
        let sql = "BEGIN IMMEDIATE; UPDATE customer SET life = 2, life_op = 1, rev = rev + 1; UPDATE customer_derived SET life = 2; COMMIT";
        self.db.execute_batch(sql).map_err(told)?;
        Ok(start.elapsed().as_secs_f64())
    }
}

/// A page from the start, after a place, and after so many rows, for so many owners (0: everyone's).
fn pages(mix: &Mix, sort: &str, desc: bool, owners: usize) -> (String, String, String) {
    let key = match sort {
        "name" | "owner" => "name_key",
        "number" => "number_key",
        "level" => "level_key",
        "region" => "region_key",
        other => other,
    };
    let (order, sign) = if desc { ("DESC", "<") } else { ("ASC", ">") };
    let page = mix.page;
    let places = |from: &[String], skip: &str| {
        let arm = |from: &String, owner: &String| {
            format!("SELECT {key} AS k, pk FROM customer_derived WHERE life = 0{owner}{from}")
        };
        let whose: Vec<String> = match owners {
            0 => vec![String::new()],
            n => (1..=n).map(|i| format!(" AND owner_id = ?{i}")).collect(),
        };
        let arms: Vec<String> = from.iter().flat_map(|f| whose.iter().map(move |w| arm(f, w))).collect();
        let places = format!("{} ORDER BY k {order}, pk {order} LIMIT {page}{skip}", arms.join(" UNION ALL "));
        // CROSS JOIN keeps the order of the places.
        format!(
            "SELECT p.k, p.pk, c.id, c.rev, c.number, c.name, c.level, c.owner_id, c.region, c.city, c.phone, c.satisfaction,
               d.created_at, d.last_contact_on, d.missing
             FROM ({places}) p CROSS JOIN customer c ON c.pk = p.pk CROSS JOIN customer_derived d ON d.pk = p.pk"
        )
    };
    let (a, b) = (owners + 1, owners + 2);
    // The rest of the same key, then the keys after it: see the core's own `walk`.
    let after = [format!(" AND {key} = ?{a} AND pk {sign} ?{b}"), format!(" AND {key} {sign} ?{a}")];
    let start = [String::new()];
    (places(&start, ""), places(&after, ""), places(&start, &format!(" OFFSET ?{a}")))
}

/// Every customer that `person` sees, as it would stand in the tables.
fn rows(person: &Person) -> Outcome<Vec<Row>> {
    let mut ranks: HashMap<Id, i64> = HashMap::new();
    let lists = person.ask("dictionary.list", json!({}))?;
    for item in
        lists["categories"].as_array().into_iter().flatten().flat_map(|c| c["items"].as_array().into_iter().flatten())
    {
        ranks.insert(id_of(&item["id"])?, item["sort"].as_i64().unwrap_or(LAST));
    }
    let mut rows = Vec::new();
    person.all(|row| {
        rows.push(bound(row, rows.len() as i64 + 1, &ranks)?);
        Ok(())
    })?;
    Ok(rows)
}

fn id_of(value: &Value) -> Outcome<Id> {
    value.as_str().unwrap_or_default().parse().map_err(told)
}

fn bound(row: &Value, pk: i64, ranks: &HashMap<Id, i64>) -> Outcome<Row> {
    let values = &row["values"];
    let mut by_column: HashMap<&str, CellValue> = HashMap::new();
    for field in CUSTOMER.fields.iter().filter(|f| !f.derived) {
        let cells = CUSTOMER.check_cells(field, &values[field.name]).unwrap_or_default();
        by_column.extend(cells);
    }
    let mut cells = vec![
        CellValue::Int(pk),
        id_of(&row["id"])?.into(),
        row["rev"].as_i64().map_or(CellValue::Null, CellValue::Int),
    ];
    cells.extend(CUSTOMER.columns().map(|c| by_column.get(c).cloned().unwrap_or_default()));
    let text = |name: &str| values[name].as_str().unwrap_or_default();
    let rank = |name: &str| {
        CellValue::Int(values[name].as_str().and_then(|id| ranks.get(&id.parse().ok()?)).copied().unwrap_or(LAST))
    };
    let at = chrono::DateTime::parse_from_rfc3339(text("created_at")).map_err(told)?;
    let missing: Vec<&str> = row["missing"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let derived = vec![
        CellValue::Int(pk),
        id_of(&values["owner"])?.into(),
        CellValue::Int(0),
        CellValue::Text(pinyin::name_key(text("name"))),
        CellValue::Text(fold::fold(text("name"))),
        CellValue::Text(number::number_key(text("number"))),
        rank("level"),
        rank("region"),
        CellValue::Int(at.timestamp_millis()),
        id_of(&values["created_by"])?.into(),
        CellValue::Text(at.format("%Y-%m-%d").to_string()),
        CellValue::Int(at.timestamp_millis() << 16),
        id_of(&values["owner"])?.into(),
        CellValue::Text(phone::search_form(text("phone"))),
        CellValue::Text(missing.join(",")),
    ];
    Ok(Row { cells, derived })
}
