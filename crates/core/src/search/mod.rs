//! Finding a record by anything that identifies it: part of a name, pinyin or its initials, part of a phone number, of an
//! e-mail, of a code, of an address, a tag; and by what is written in its long texts.

mod hits;

use crate::{
    Error, Result,
    command::{Entry, Permission, Query, query},
    customer::whose::CustomerRef,
    record::values::Values,
    store::{
        access::Level,
        long_text::{Long, LongFound},
        read::Read,
        search::Tier,
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
/// Looks for a text in everything that identifies a record, and in its long texts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// What was typed: case, width, accents and 繁/简 do not count; letters also stand for pinyin and its initials,
    /// digits for phone numbers however they are written.
    pub text: String,
    /// Hits wanted of each entity: 1 to 50, 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
    /// What to look for; everything where it is left out.
    #[serde(default)]
    pub entities: Option<Vec<Kind>>,
    /// Whether long texts (notes, what was said in a talk) are looked through too; they are where it is left out. Without
    /// them the answer is what identifies a record, at once.
    #[serde(default)]
    pub texts: Option<bool>,
}

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Customers.
    Customer,
    /// Contacts.
    Contact,
    /// Interactions.
    Interaction,
    /// Opportunities.
    Opportunity,
    /// Services.
    Service,
    /// Orders.
    SalesOrder,
    /// Products.
    Product,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Customer,
        Self::Contact,
        Self::Interaction,
        Self::Opportunity,
        Self::Service,
        Self::SalesOrder,
        Self::Product,
    ];

    /// The same, as far as it has long texts.
    fn long(self) -> Option<Long> {
        match self {
            Self::Customer => Some(Long::Customer),
            Self::Contact => Some(Long::Contact),
            Self::Interaction => Some(Long::Interaction),
            Self::Opportunity => Some(Long::Opportunity),
            Self::Service => Some(Long::Service),
            Self::SalesOrder => None,
            Self::Product => Some(Long::Product),
        }
    }

    fn entity(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
            Self::Interaction => "interaction",
            Self::Opportunity => "opportunity",
            Self::Service => "service",
            Self::SalesOrder => "sales_order",
            Self::Product => "product",
        }
    }
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
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct CustomerHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<CustomerHit>,
}

/// One contact that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// Name, position, and the first phone numbers, e-mail address and account, as far as they may be seen.
    pub values: Values,
    /// The customer it is a contact of.
    pub customer: CustomerRef,
}

/// Contacts that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct ContactHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<ContactHit>,
}

/// One interaction that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InteractionHit {
    /// Its id.
    pub id: String,
    /// Summary, channel and when it was.
    pub values: Values,
    /// The customer it was with.
    pub customer: CustomerRef,
    /// What stands around the text that was looked for.
    pub excerpt: String,
}

/// Interactions that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct InteractionHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// Long texts that came in great number are still being indexed: there may be more, of every entity.
    pub indexing: bool,
    /// The newest of them.
    pub hits: Vec<InteractionHit>,
}

/// One opportunity that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpportunityHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// Number, title, customer, state, stage, amount and whom it is assigned to, as far as they may be seen.
    pub values: Values,
}

/// Opportunities that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct OpportunityHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<OpportunityHit>,
}

/// One service that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServiceHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// The customer whose it is.
    pub customer: Option<CustomerRef>,
    /// Number, title, type, state, and whom it is assigned to, as far as they may be seen.
    pub values: Values,
    /// What of its long texts stands around the text; empty where it was found by number or title.
    pub excerpt: String,
}

/// Services that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct ServiceHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<ServiceHit>,
}

/// One order that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// The customer whose it is.
    pub customer: CustomerRef,
    /// Number, day, status, and what it comes to in which currency, as far as they may be seen.
    pub values: Values,
}

/// Orders that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct OrderHits {
    /// How many there are in all, exactly.
    pub count: usize,
    /// There may be more; never of orders, which have no long texts.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<OrderHit>,
}

/// One product that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProductHit {
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub fit: Fit,
    /// Sku, name and model.
    pub values: Values,
    /// What of its memo stands around the text; empty where it was found by what identifies it.
    pub excerpt: String,
}

/// Products that were found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct ProductHits {
    /// How many there are in all, exactly, unless `more`.
    pub count: usize,
    /// There may be more: so many long texts may have it that only the newest were looked at, or they are still being
    /// indexed.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<ProductHit>,
}

/// The answer of `search.find`. What was not looked for, or may not be read, has no hits.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Results {
    /// Customers.
    pub customers: CustomerHits,
    /// Contacts.
    pub contacts: ContactHits,
    /// Interactions.
    pub interactions: InteractionHits,
    /// Opportunities.
    pub opportunities: OpportunityHits,
    /// Services.
    pub services: ServiceHits,
    /// Orders.
    pub orders: OrderHits,
    /// Products.
    pub products: ProductHits,
}

impl Query for Find {
    const NAME: &'static str = "search.find";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = Results;

    fn run(self, r: &Read<'_>) -> Result<Results> {
        if self.text.chars().nth(LONGEST).is_some() {
            return Err(Error::invalid("text", "too_long"));
        }
        let limit = self.limit.unwrap_or(MOST).clamp(1, MOST);
        let wanted = |kind: &Kind| self.entities.as_ref().is_none_or(|all| all.contains(kind));
        let readable = |kind: &Kind| r.access().level(kind.entity(), "read") > Level::None;
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(wanted).filter(readable).collect();
        let long = match self.texts.unwrap_or(true) {
            true => r.search_long_text(&self.text, &kinds.iter().filter_map(|kind| kind.long()).collect::<Vec<_>>())?,
            false => LongFound::default(),
        };
        let mut results = Results::default();
        for kind in kinds {
            match kind {
                Kind::Customer => results.customers = hits::customers(r, &self.text, &long, limit)?,
                Kind::Contact => results.contacts = hits::contacts(r, &self.text, &long, limit)?,
                Kind::Opportunity => results.opportunities = hits::opportunities(r, &self.text, &long, limit)?,
                Kind::Service => results.services = hits::services(r, &self.text, &long, limit)?,
                Kind::SalesOrder => results.orders = hits::orders(r, &self.text, limit)?,
                Kind::Product => results.products = hits::products(r, &self.text, &long, limit)?,
                Kind::Interaction => results.interactions = hits::interactions(r, &self.text, &long, limit)?,
            }
        }
        Ok(results)
    }
}
