//! 客户贡献分析: what each customer ordered in a period and what part of all that is, the most first. Cancelled orders
//! count nowhere, returns count as what they are.

use super::{
    Behind, Period, READ, is,
    label::said,
    ordered, share,
    table::{Table, Tabled, Words, amount, count, hundredths},
};
use crate::{
    Id, Result,
    command::{Permission, Query},
    customer::whose::{CustomerRef, Customers},
    export::cell::Cell,
    store::{
        read::Read,
        report::{Counted, Group},
    },
    text::fold::fold,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most lines of an answer.
const MOST: usize = 1_000;

/// Customers by what they ordered.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// The days of the orders; all where it is left out.
    #[serde(default)]
    pub period: Period,
    /// Only customers whose name contains this.
    #[serde(default)]
    pub name: Option<String>,
    /// What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
    #[serde(default)]
    pub currency: Option<String>,
}

/// A customer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Contributed {
    /// Who.
    pub customer: CustomerRef,
    /// What his orders come to, in minor units; null where amounts are masked.
    pub amount: Option<i64>,
    /// What part of all orders of the period that is, in ten-thousandths.
    pub share: Option<i64>,
    /// How many orders.
    pub orders: i64,
    /// The list of them.
    pub behind: Behind,
}

/// The answer of `report.contribution`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Contributions {
    /// Who ordered most first, at most a thousand.
    pub rows: Vec<Contributed>,
    /// How many customers there are in all.
    pub customers: usize,
    /// What all orders of the period come to, whoever is asked for.
    pub amount: Option<i64>,
    /// How many they are.
    pub orders: i64,
    /// The list of them.
    pub behind: Behind,
    /// What amounts are counted in.
    pub currency: String,
    /// Every currency in which there are orders.
    pub currencies: Vec<String>,
}

/// What orders come to, and how many there are.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    amount: i64,
    orders: i64,
}

impl Sums {
    fn add(self, other: Self) -> Self {
        Self { amount: self.amount + other.amount, orders: self.orders + other.orders }
    }
}

/// By currency.
type Currencies = BTreeMap<String, Sums>;

impl Contribution {
    /// By what `by` says, the currency last.
    fn counted(&self, r: &Read<'_>, by: &'static [&'static str], name: Option<String>) -> Result<Vec<Group>> {
        let mut bounds = self.period.bounds("d.ordered_on >= ?", "d.ordered_on <= ?");
        bounds.push(("d.counts > ?", CellValue::Int(0)));
        bounds.extend(name.map(|name| (NAMED, CellValue::Text(name))));
        r.counted(&Counted {
            table: "sales_order",
            from: "sales_order_derived d INDEXED BY sales_order_report",
            along: Some("d.ordered_on"),
            by,
            of: &["d.total", "1"],
            bounds,
        })
    }

    /// All orders of the period, whoever is asked for.
    fn currencies(&self, r: &Read<'_>) -> Result<Currencies> {
        Ok(by_currency(&self.counted(r, &["d.currency"], None)?))
    }

    /// What all orders of the period come to, whoever is asked for, and how many they are.
    pub(super) fn all(&self, r: &Read<'_>, currency: &str) -> Result<(i64, i64)> {
        let all = self.currencies(r)?.remove(currency).unwrap_or_default();
        Ok((all.amount, all.orders))
    }

    fn named(&self) -> Option<String> {
        self.name.as_deref().map(fold).filter(|name| !name.is_empty())
    }
}

fn sums(of: &[i64]) -> Sums {
    Sums { amount: of[0], orders: of[1] }
}

fn by_currency(groups: &[Group]) -> Currencies {
    let mut all = Currencies::new();
    for (by, of) in groups {
        let code = by.last().and_then(CellValue::as_text).unwrap_or_default();
        let sum = all.entry(code.to_string()).or_default();
        *sum = sum.add(sums(of));
    }
    all
}

const NAMED: &str = "d.customer_id IN (SELECT c.id FROM customer_derived n JOIN customer c ON c.pk = n.pk
    WHERE n.life = 0 AND instr(n.name_fold, ?) > 0)";

impl Query for Contribution {
    const NAME: &'static str = "report.contribution";
    const NEEDS: Permission = READ;
    type Output = Contributions;

    fn run(self, r: &Read<'_>) -> Result<Contributions> {
        self.period.check()?;
        let masked = r.hides("sales_order", "total");
        let currency = self.currency.clone().map_or_else(|| r.currency(), Ok)?;
        let asked_for = self.counted(r, &["d.customer_id", "d.currency"], self.named())?;
        // A part is one of everything, whoever is asked for.
        let all = match self.named() {
            None => by_currency(&asked_for),
            Some(_) => self.currencies(r)?,
        };
        let Sums { amount: total, orders } = all.get(&currency).copied().unwrap_or_default();
        let of_currency = |(by, _): &Group| by[1].as_text() == Some(&currency);
        let one = |(by, of): Group| (by.into_iter().next().unwrap_or_default(), of[0], of[1]);
        let mut groups: Vec<_> = asked_for.into_iter().filter(of_currency).map(one).collect();
        // Who may not see amounts does not learn them from an order either.
        let place = |(id, amount, orders): &(CellValue, i64, i64)| (if masked { -orders } else { -amount }, id.as_id());
        let customers = groups.len();
        if customers > MOST {
            groups.select_nth_unstable_by_key(MOST, place);
            groups.truncate(MOST);
        }
        groups.sort_by_key(place);
        let names = Customers::of(r, groups.iter().filter_map(|(id, ..)| id.as_id()))?;
        let behind = Behind::of("sales_order", ordered(self.period, &currency));
        let line = |(id, amount, orders): (CellValue, i64, i64)| {
            let id: Option<Id> = id.as_id();
            Contributed {
                customer: names.name(id),
                amount: (!masked).then_some(amount),
                share: share(amount, total).filter(|_| !masked),
                orders,
                behind: behind.and([is("customer", id.map(|id| id.to_string()).as_deref())]),
            }
        };
        Ok(Contributions {
            rows: groups.into_iter().map(line).collect(),
            customers,
            amount: (!masked).then_some(total),
            orders,
            behind: behind.clone(),
            currencies: all.into_keys().filter(|code| !masked && !code.is_empty()).collect(),
            currency,
        })
    }
}

impl Tabled for Contribution {
    fn lines(&self, found: &Contributions, words: &Words) -> Table {
        let headers = vec![
            words.head("customer"),
            words.head_in("amount", &found.currency),
            words.head("share"),
            words.head("orders"),
        ];
        let line =
            |name, sum, share, orders| vec![name, amount(sum, &found.currency), hundredths(share), count(orders)];
        let rows = found.rows.iter().map(|row| line(Cell::text(&row.customer.name), row.amount, row.share, row.orders));
        let total = line(words.named(&said("report.total")), found.amount, None, found.orders);
        Table {
            headers,
            rows: rows.chain([total]).collect(),
            total: true,
            beyond: found.customers.saturating_sub(found.rows.len()),
        }
    }
}
