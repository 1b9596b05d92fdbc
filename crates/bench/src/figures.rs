//! Figures: taken, summed up, shown. Nothing here judges them.

use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// Durations of one kind of work.
#[derive(Debug, Default, Clone)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// Does `work` and keeps how long it took.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.0.push(start.elapsed());
        result
    }

    /// The smallest duration that 95 of 100 do not exceed, in milliseconds.
    pub fn p95(&self) -> f64 {
        self.at(0.95)
    }

    /// The middle one, in milliseconds.
    pub fn p50(&self) -> f64 {
        self.at(0.5)
    }

    /// The longest, in milliseconds.
    pub fn worst(&self) -> f64 {
        self.at(1.0)
    }

    /// Adds the samples of another.
    pub fn extend(&mut self, other: &Samples) {
        self.0.extend(&other.0);
    }

    fn at(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() as f64 * part).ceil() as usize;
        sorted.get(place.saturating_sub(1)).map_or(f64::NAN, |d| d.as_secs_f64() * 1000.0)
    }
}

/// The figures of one run, in the order in which they were taken.
#[derive(Debug, Default)]
pub struct Figures {
    lines: Vec<(String, f64, Option<f64>)>,
}

impl Figures {
    /// Adds a figure and, where there is one, the same work in raw SQLite.
    pub fn add(&mut self, name: impl Into<String>, value: f64, limit: Option<f64>) {
        self.lines.push((name.into(), value, limit));
    }

    /// As JSON: `name` and `limit_name`.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut out = Map::new();
        for (name, value, limit) in &self.lines {
            out.insert(name.clone(), json!(rounded(*value)));
            if let Some(limit) = limit {
                out.insert(format!("limit_{name}"), json!(rounded(*limit)));
            }
        }
        out
    }

    /// As a table for a terminal or a page of Markdown.
    pub fn to_table(&self) -> String {
        let mut out = String::from("| figure | measured | raw SQLite |\n|---|---:|---:|\n");
        for (name, value, limit) in &self.lines {
            let limit = limit.map_or(String::new(), shown);
            out.push_str(&format!("| {name} | {} | {limit} |\n", shown(*value)));
        }
        out
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn shown(value: f64) -> String {
    if value.abs() >= 1000.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}

/// A small generator of its own, so that every run asks for the same.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The same seed, the same throws.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// From 0 to `n` − 1.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
