//! 产品与渠道: what was sold of each product, of each category and by each channel in a period, beside the period of the
//! same length before it.

use super::{
    Behind, Period, READ, is,
    label::{Names, said},
    ordered,
    table::{Table, Tabled, Words, amount, hundredths, thousandths},
    that,
};
use crate::{
    Id, Result,
    catalogue::LabelPair,
    command::{Permission, Query},
    store::{
        filter::{Compare, Condition},
        read::Read,
        report::Counted,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// By what lines of orders are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// What was sold.
    #[default]
    Product,
    /// Of what kind it is.
    Category,
    /// How it was sold.
    Channel,
}

/// What was sold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Products {
    /// The days of the orders; all where it is left out.
    #[serde(default)]
    pub period: Period,
    /// By what lines are told apart.
    #[serde(default)]
    pub by: By,
    /// Only products of this category.
    #[serde(default)]
    pub category: Option<Id>,
    /// Only what was sold by this channel.
    #[serde(default)]
    pub channel: Option<Id>,
    /// What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
    #[serde(default)]
    pub currency: Option<String>,
}

/// What was sold of something.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Sold {
    /// How much, in thousandths.
    pub quantity: i64,
    /// What it comes to, in minor units; null where amounts are masked.
    pub amount: Option<i64>,
    /// How much in the period before, in thousandths; null where there is none.
    pub before_quantity: Option<i64>,
    /// What it came to in the period before.
    pub before_amount: Option<i64>,
    /// How much more or less that is, in ten-thousandths of the period before; null where that was nothing.
    pub change: Option<i64>,
}

/// One line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SoldOf {
    /// The product, category or channel; null: none is said.
    pub value: Option<String>,
    /// What it is called.
    pub label: LabelPair,
    /// The figures.
    #[serde(flatten)]
    pub sold: Sold,
    /// The orders of the period; of a category with more products than a filter takes, null.
    pub behind: Option<Behind>,
}

/// The answer of `report.products`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProductReport {
    /// What came to most first.
    pub rows: Vec<SoldOf>,
    /// All of them.
    pub total: Sold,
    /// What they are compared with.
    pub before: Option<Period>,
    /// What amounts are counted in.
    pub currency: String,
    /// Every currency in which something was sold.
    pub currencies: Vec<String>,
}

/// Quantity and amount by product, category or channel.
type Sums = BTreeMap<Option<Id>, (i64, i64)>;
/// Most products in one filter.
const MOST: usize = 500;

/// The category of each product.
type Categories = HashMap<Id, Option<Id>>;

impl Products {
    /// What was sold in a period, by currency.
    fn sums(&self, r: &Read<'_>, period: Period, of: &Categories) -> Result<BTreeMap<String, Sums>> {
        let mut bounds = period.bounds("d.ordered_on >= ?", "d.ordered_on <= ?");
        bounds.extend(self.channel.map(|id| ("d.channel = ?", id.into())));
        let category = "d.product_id IN (SELECT p.id FROM product p WHERE p.life <> 2 AND p.category = ?)";
        bounds.extend(self.category.map(|id| (category, id.into())));
        let groups = r.counted(&Counted {
            table: "sales_order",
            from: "order_line_derived d INDEXED BY order_line_report",
            along: Some("d.ordered_on"),
            by: if self.by == By::Channel { &["d.channel", "d.currency"] } else { &["d.product_id", "d.currency"] },
            of: &["d.quantity", "d.amount"],
            bounds,
        })?;
        let mut all: BTreeMap<String, Sums> = BTreeMap::new();
        for (key, of_key) in groups {
            let (key, currency) = (key[0].as_id(), key[1].as_text().unwrap_or_default());
            let key = match self.by {
                By::Category => key.and_then(|id| of.get(&id).copied().flatten()),
                By::Product | By::Channel => key,
            };
            let sum = all.entry(currency.into()).or_default().entry(key).or_default();
            *sum = (sum.0 + of_key[0], sum.1 + of_key[1]);
        }
        Ok(all)
    }
}

impl Query for Products {
    const NAME: &'static str = "report.products";
    const NEEDS: Permission = READ;
    type Output = ProductReport;

    fn run(self, r: &Read<'_>) -> Result<ProductReport> {
        let masked = r.hides("sales_order", "total");
        let currency = self.currency.clone().map_or_else(|| r.currency(), Ok)?;
        let categories: Categories = r
            .rows("SELECT id, category FROM product WHERE life <> 2", [], |row| Ok((row.get(0)?, row.get(1)?)))?
            .into_iter()
            .collect();
        let before = self.period.check()?.before();
        let mut sold_in = self.sums(r, self.period, &categories)?;
        let currencies = sold_in.keys().filter(|code| !masked && !code.is_empty()).cloned().collect();
        let now = sold_in.remove(&currency).unwrap_or_default();
        let then = before.map(|period| self.sums(r, period, &categories)).transpose()?;
        let then = then.map(|mut sold_in| sold_in.remove(&currency).unwrap_or_default());
        let mut keys: Vec<Option<Id>> = now.keys().chain(then.iter().flat_map(BTreeMap::keys)).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.sort_by_key(|key| {
            let (quantity, amount) = now.get(key).copied().unwrap_or_default();
            std::cmp::Reverse(if masked { quantity } else { amount })
        });
        let names = match self.by {
            By::Product => Names::of_products(r)?,
            By::Category => Names::of_list(r, "product_category")?,
            By::Channel => Names::of_list(r, "sales_channel")?,
        };
        let sold = |now: (i64, i64), then: Option<(i64, i64)>| Sold {
            quantity: now.0,
            amount: (!masked).then_some(now.1),
            before_quantity: then.map(|t| t.0),
            before_amount: then.map(|t| t.1).filter(|_| !masked),
            change: then.and_then(|t| super::share(now.1 - t.1, t.1)).filter(|_| !masked),
        };
        let all =
            |by: &BTreeMap<Option<Id>, (i64, i64)>| by.values().fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        let behind = Behind::of("sales_order", ordered(self.period, &currency))
            .and(self.channel.map(|id| is("channel", Some(&id.to_string()))));
        let total = sold(all(&now), then.as_ref().map(all));
        let rows = keys.into_iter().map(|key| SoldOf {
            value: key.map(|id| id.to_string()),
            label: names.of(key),
            sold: sold(
                now.get(&key).copied().unwrap_or_default(),
                then.as_ref().map(|t| t.get(&key).copied().unwrap_or_default()),
            ),
            behind: self.behind(key, &categories).map(|condition| behind.and([condition])),
        });
        let rows = rows.collect();
        Ok(ProductReport { rows, total, before, currency, currencies })
    }
}

impl Products {
    /// The condition under which a list of orders shows those of a line.
    fn behind(&self, key: Option<Id>, categories: &Categories) -> Option<Condition> {
        match (self.by, key) {
            (By::Channel, key) => Some(is("channel", key.map(|id| id.to_string()).as_deref())),
            (By::Product, Some(id)) => Some(that("product", Compare::Eq, json!(id))),
            (By::Product, None) => Some(that("product", Compare::Empty, Value::Null)),
            (By::Category, key) => {
                let of = categories.iter().filter(|(_, category)| **category == key);
                let products: Vec<String> = of.map(|(product, _)| product.to_string()).collect();
                (!products.is_empty() && products.len() <= MOST).then(|| that("product", Compare::In, json!(products)))
            }
        }
    }
}

impl Tabled for Products {
    fn lines(&self, found: &ProductReport, words: &Words) -> Table {
        let first = match self.by {
            By::Product => "product",
            By::Category => "category",
            By::Channel => "channel",
        };
        let headers = vec![
            words.head(first),
            words.head("quantity"),
            words.head_in("amount", &found.currency),
            words.head("before_quantity"),
            words.head_in("before_amount", &found.currency),
            words.head("change"),
        ];
        let line = |name, [now, before]: [Option<i64>; 2], of: &Sold| {
            let sum = |n| amount(n, &found.currency);
            vec![
                name,
                thousandths(now),
                sum(of.amount),
                thousandths(before),
                sum(of.before_amount),
                hundredths(of.change),
            ]
        };
        let of = |row: &SoldOf| [Some(row.sold.quantity), row.sold.before_quantity];
        let rows = found.rows.iter().map(|row| line(words.named(&row.label), of(row), &row.sold));
        // Pieces and metres do not add up.
        let total = line(words.named(&said("report.total")), [None, None], &found.total);
        Table { headers, rows: rows.chain([total]).collect(), total: true, beyond: 0 }
    }
}
