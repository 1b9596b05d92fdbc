//! Who asks for what: `bench/mix.json`.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mix {
    /// Of the sample customers and of every choice made here.
    pub seed: u64,
    /// Rows of a page.
    pub page: usize,
    /// Lists of customers.
    pub customer: Listing,
    /// Lists of contacts.
    pub contact: Listing,
    /// Lists of interactions.
    pub interaction: Listing,
    /// What a customer's page shows of his contacts.
    pub contacts_of_one: Vec<String>,
    /// Lists narrowed, each with its count.
    pub filters: Vec<Narrowed>,
    /// Pages turned from the middle of a list.
    pub pages_deep: usize,
    /// What is typed to jump in a list by name.
    pub jump_keys: Vec<String>,
    /// How often each thing is done.
    pub repeat: Repeat,
    /// Texts looked for; a third kind, of one customer each, is drawn from the file.
    pub searched: Searched,
    /// Reports that are read.
    pub reports: Vec<Report>,
    /// Fields that are edited, one at a time.
    pub edited: Vec<String>,
    /// Who asks.
    pub roles: Vec<Role>,
    /// Account managers who own what is left.
    pub others: usize,
    /// Rights set before anybody asks.
    pub grants: Vec<serde_json::Value>,
}

/// The lists of one entity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// What is shown.
    pub columns: Vec<String>,
    /// Every sort that has an index.
    pub sorts: Vec<String>,
}

/// A list with a filter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrowed {
    /// Of what.
    pub entity: String,
    /// By what it goes.
    pub sort: String,
    /// Its conditions, as a list takes them.
    pub filter: serde_json::Value,
}

/// How often each thing is done, for each role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Jumps by offset, for each sort and direction.
    pub jump: usize,
    /// Counts.
    pub count: usize,
    /// Customers opened.
    pub open: usize,
    /// Customers' pages opened with all that hangs on them, and as many timelines.
    pub record: usize,
    /// Each narrowed list.
    pub filter: usize,
    /// Fields saved.
    pub edit: usize,
    /// Texts looked for, of each sort.
    pub search: usize,
    /// Each report.
    pub report: usize,
    /// The board.
    pub board: usize,
}

/// A report as somebody asks for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Which.
    pub name: String,
    /// What is asked of it.
    pub input: serde_json::Value,
}

/// Texts looked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Searched {
    /// What a great part of all customers has.
    pub common: Vec<String>,
    /// What some have.
    pub middling: Vec<String>,
    /// What long texts may have.
    pub written: Vec<String>,
}

/// One asker.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// His name in the report, and his user name.
    pub name: String,
    /// The role he has.
    pub role: String,
    /// His team; the root team where it is left out.
    #[serde(default)]
    pub team: Option<String>,
    /// Owners whose customers he sees; 0 is everyone's.
    pub owners: usize,
    /// Their share of all customers.
    pub share: f64,
}

impl Mix {
    /// The lists of an entity.
    pub fn listing(&self, entity: &str) -> &Listing {
        match entity {
            "contact" => &self.contact,
            "interaction" => &self.interaction,
            _ => &self.customer,
        }
    }

    /// The mix that the repository holds.
    pub fn read() -> Result<Mix, String> {
        serde_json::from_str(include_str!("../../../bench/mix.json")).map_err(|e| format!("bench/mix.json: {e}"))
    }
}

impl Role {
    /// The user names of the owners he sees.
    pub fn owner_names(&self) -> Vec<String> {
        match self.owners {
            1 => vec![self.name.clone()],
            n => (0..n).map(|i| format!("{}_{i}", self.name)).collect(),
        }
    }
}
