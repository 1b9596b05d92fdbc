//! The limit: the same rows with the same indexes in a plain SQLite file, asked through prepared statements with nothing
//! between. No encryption, no journal, no rights, no JSON.

mod hanging;
mod rows;
mod sold;

use crate::{
    Outcome,
    ask::{DIRECTIONS, ENTITIES},
    figures::{Dice, Samples},
    mix::Mix,
    office::Person,
};
use rusqlite::{Connection, ToSql, params, types::Value as Sql};
use std::{path::Path, time::Instant};
use zhike_core::{Id, customer::fields::CUSTOMER};

const SCHEMA: &str = include_str!("../../../../migrations/V0001__day_one.sql");

/// A plain file.
pub struct Plain {
    db: Connection,
    /// Rows written in a second while it was filled.
    pub rows_per_s: f64,
}

fn told(e: impl std::fmt::Display) -> String {
    e.to_string()
}

/// The statements of a migration that make these tables and their indexes.
fn making(migration: &str, tables: &[&str]) -> String {
    let ours =
        |s: &&str| tables.iter().any(|t| s.contains(&format!("CREATE TABLE {t}(")) || s.contains(&format!(" ON {t}(")));
    migration.split_inclusive(";\n").filter(ours).collect()
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

impl Plain {
    /// Fills a plain file with what `person` sees.
    pub fn fill(path: &Path, person: &Person) -> Outcome<Plain> {
        let rows = rows::customers(person)?;
        let db = connect(path)?;
        db.execute_batch(&making(SCHEMA, &["customer", "customer_derived"])).map_err(told)?;
        let start = Instant::now();
        rows::write(&db, &CUSTOMER, rows::OF_CUSTOMER, &rows)?;
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
    pub fn list(&self, mix: &Mix, entity: &str, owners: &[Id], rows: usize) -> Outcome<Samples> {
        let mut samples = Samples::default();
        for sort in &mix.listing(entity).sorts {
            for desc in DIRECTIONS {
                let (first, after, skip) = pages(mix, entity, sort, desc, owners.len());
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
        for sort in &mix.customer.sorts {
            for desc in DIRECTIONS {
                let (_, _, skip) = pages(mix, "customer", sort, desc, owners.len());
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
        for _ in 0..mix.repeat.count {
            for entity in ENTITIES {
                let all = format!("SELECT count(*) FROM {entity}_derived WHERE life = 0");
                let one = format!("{all} AND owner_id = ?1");
                samples.take(|| -> Outcome {
                    if owners.is_empty() {
                        self.read(&all, &[])?;
                    }
                    owners.iter().try_for_each(|o| self.read(&one, &[o]).map(drop))
                })?;
            }
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
fn pages(mix: &Mix, entity: &str, sort: &str, desc: bool, owners: usize) -> (String, String, String) {
    let key = match sort {
        "name" | "owner" => "name_key",
        "customer" => "customer_key",
        "number" => "number_key",
        "level" => "level_key",
        "region" => "region_key",
        other => other,
    };
    let (order, sign) = if desc { ("DESC", "<") } else { ("ASC", ">") };
    let page = mix.page;
    let (shown, beside) = hanging::shown(entity);
    let places = |from: &[String], skip: &str| {
        let arm = |from: &String, owner: &String| {
            format!("SELECT {key} AS k, pk FROM {entity}_derived WHERE life = 0{owner}{from}")
        };
        let whose: Vec<String> = match owners {
            0 => vec![String::new()],
            n => (1..=n).map(|i| format!(" AND owner_id = ?{i}")).collect(),
        };
        let arms: Vec<String> = from.iter().flat_map(|f| whose.iter().map(move |w| arm(f, w))).collect();
        let places = format!("{} ORDER BY k {order}, pk {order} LIMIT {page}{skip}", arms.join(" UNION ALL "));
        // CROSS JOIN keeps the order of the places.
        format!(
            "SELECT p.k, p.pk, {shown} FROM ({places}) p CROSS JOIN {entity} c ON c.pk = p.pk
             CROSS JOIN {entity}_derived d ON d.pk = p.pk{beside}"
        )
    };
    let (a, b) = (owners + 1, owners + 2);
    // The rest of the same key, then the keys after it: see the core's own `walk`.
    let after = [format!(" AND {key} = ?{a} AND pk {sign} ?{b}"), format!(" AND {key} {sign} ?{a}")];
    let start = [String::new()];
    (places(&start, ""), places(&after, ""), places(&start, &format!(" OFFSET ?{a}")))
}
