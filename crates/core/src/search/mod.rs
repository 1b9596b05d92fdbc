//! Finding a record by anything that identifies it: part of a name, pinyin or its initials, part of a phone number, of an
//! e-mail, of a code, of an address, a tag.

use crate::{
    Error, Result,
    command::{Entry, Permission, Query, query},
    customer::fields::CUSTOMER,
    record::values::{Values, of_cells, shown},
    store::{
        read::Read,
        search::{Searched, Tier},
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Operations on records of every kind.
pub(crate) const API: &[Entry] = &[query::<Find>()];

/// Most characters of a query; nobody types more to find somebody.
const LONGEST: usize = 200;
/// Most hits of one answer.
const MOST: usize = 50;
/// What is shown of a customer.
const SHOWN: [&str; 7] = ["number", "kind", "name", "short_name", "owner", "phone", "city"];

/// Looks for a text in everything that identifies a customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// What was typed: case, width, accents and 繁/简 do not count; letters also stand for pinyin and its initials,
    /// digits for phone numbers however they are written.
    pub text: String,
    /// Hits wanted: 1 to 50, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// How well a record fits; hits come in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// A field is what was typed.
    Equal,
    /// A field begins with it.
    Prefix,
    /// A word begins with it.
    Word,
    /// It is somewhere in a field.
    Infix,
    /// Its pinyin fits.
    Pinyin,
    /// A long text of it has it.
    Text,
}

impl From<Tier> for Fit {
    fn from(tier: Tier) -> Self {
        match tier {
            Tier::Equal => Self::Equal,
            Tier::Prefix => Self::Prefix,
            Tier::Word => Self::Word,
            Tier::Infix => Self::Infix,
            Tier::Pinyin => Self::Pinyin,
            Tier::Text => Self::Text,
        }
    }
}

/// One customer that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// Number, kind, name, short name, owner, phone and city, as far as they may be seen.
    pub values: Values,
}

/// Customers that were found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerHits {
    /// How many there are in all, exactly.
    pub count: usize,
    /// The best of them.
    pub hits: Vec<CustomerHit>,
}

/// The answer of `search.find`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Results {
    /// Customers.
    pub customers: CustomerHits,
}

impl Query for Find {
    const NAME: &'static str = "search.find";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = Results;

    fn run(self, r: &Read<'_>) -> Result<Results> {
        if self.text.chars().nth(LONGEST).is_some() {
            return Err(Error::invalid("text", "too_long"));
        }
        let found = r.search(Searched::Customer, &self.text, self.limit.unwrap_or(MOST).clamp(1, MOST))?;
        let names = SHOWN.map(String::from);
        let fields = shown(&CUSTOMER, r, Some(&names));
        let columns = fields.iter().flat_map(|f| f.columns()).collect();
        let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
        let listed = r.listed("customer", &pks, Some(&columns))?;
        let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
            let values = of_cells(&CUSTOMER, &fields, &row.derived, &|c| listed.cell(row, c));
            CustomerHit { id: row.id.to_string(), fit: hit.tier.into(), values }
        });
        let hits = hits.collect();
        Ok(Results { customers: CustomerHits { count: found.count, hits } })
    }
}
