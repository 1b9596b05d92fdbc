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
    store::{read::Read, report::Counted},
    text::fold::fold,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// Of one currency: what orders come to, and how many there are; and how many of another.
#[derive(Default)]
struct Sums {
    amount: i64,
    orders: i64,
    others: i64,
}

/// What is counted, and what stands before it in the index.
type Along = (&'static str, &'static str);
const BY_CUSTOMER: Along = ("d.customer_id", "d.ordered_on, d.customer_id");
const BY_CURRENCY: Along = ("d.currency", "d.ordered_on, d.customer_id, d.counts, d.currency");
const AT_ONCE: Along = ("0", "d.ordered_on");

impl Contribution {
    fn sums(&self, r: &Read<'_>, (by, along): Along, currency: &str, named: bool) -> Result<Vec<(CellValue, Sums)>> {
        let mut bounds = self.period.bounds("d.ordered_on >= ?", "d.ordered_on <= ?");
        bounds.extend(self.named().filter(|_| named).map(|name| (NAMED, CellValue::Text(name))));
        let groups = r.counted(Counted {
            table: "sales_order",
            from: "sales_order_derived d INDEXED BY sales_order_report",
            by,
            of: &[
                "sum(CASE WHEN d.counts > 0 AND d.currency = ?1 THEN d.total ELSE 0 END)",
                "sum(d.counts > 0 AND d.currency = ?1)",
                "sum(d.counts > 0 AND d.currency <> ?1)",
            ],
            along,
            bounds,
            params: vec![CellValue::Text(currency.into())],
        })?;
        let int = |of: &[CellValue], at: usize| of[at].as_int().unwrap_or_default();
        let sums = |of: Vec<CellValue>| Sums { amount: int(&of, 0), orders: int(&of, 1), others: int(&of, 2) };
        Ok(groups.into_iter().map(|(by, of)| (by, sums(of))).collect())
    }

    /// What all orders of the period come to, whoever is asked for, and how many they are.
    pub(super) fn all(&self, r: &Read<'_>, currency: &str) -> Result<(i64, i64)> {
        let all = added(&self.sums(r, AT_ONCE, currency, false)?);
        Ok((all.amount, all.orders))
    }

    fn named(&self) -> Option<String> {
        self.name.as_deref().map(fold).filter(|name| !name.is_empty())
    }
}

fn added(groups: &[(CellValue, Sums)]) -> Sums {
    groups.iter().fold(Sums::default(), |all, (_, one)| Sums {
        amount: all.amount + one.amount,
        orders: all.orders + one.orders,
        others: all.others + one.others,
    })
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
        let asked_for = self.sums(r, BY_CUSTOMER, &currency, true)?;
        // A part is one of everything, whoever is asked for.
        let Sums { amount: total, orders, others } = match self.named() {
            None => added(&asked_for),
            Some(_) => added(&self.sums(r, AT_ONCE, &currency, false)?),
        };
        let one = |(id, sums): (CellValue, Sums)| (id, sums.amount, sums.orders);
        let mut groups: Vec<_> = asked_for.into_iter().map(one).filter(|(.., orders)| *orders > 0).collect();
        // Who may not see amounts does not learn them from an order either.
        groups.sort_by_key(|(id, amount, orders)| (if masked { -orders } else { -amount }, id.as_id()));
        let customers = groups.len();
        groups.truncate(MOST);
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
        let mut in_use = BTreeSet::new();
        if !masked && orders > 0 {
            in_use.insert(currency.clone());
        }
        if !masked && others > 0 {
            let groups = self.sums(r, BY_CURRENCY, &currency, false)?;
            let counted = groups.iter().filter(|(_, sums)| sums.orders + sums.others > 0);
            in_use.extend(counted.filter_map(|(code, _)| code.as_text().map(String::from)));
        }
        Ok(Contributions {
            rows: groups.into_iter().map(line).collect(),
            customers,
            amount: (!masked).then_some(total),
            orders,
            behind: behind.clone(),
            currencies: in_use.into_iter().filter(|code| !code.is_empty()).collect(),
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
