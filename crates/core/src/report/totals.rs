//! What a period comes to in a few numbers: orders, opportunities closed, customers lost, services. The same figures as
//! those of the reports, each with the list behind it.

use super::{Behind, Period, contribution::Contribution, is, opportunity::Opportunities, ordered, share, that};
use crate::{
    Result,
    store::{
        filter::{Compare, Condition},
        read::Read,
        report::Counted,
    },
    value::CellValue,
};
use serde_json::json;

/// The numbers of a period. Amounts are none where they are masked.
#[derive(Debug)]
pub(crate) struct Totals {
    pub(crate) orders: i64,
    pub(crate) ordered: Option<i64>,
    pub(crate) won: i64,
    pub(crate) won_amount: Option<i64>,
    /// In ten-thousandths of those won and lost.
    pub(crate) win_rate: Option<i64>,
    pub(crate) churned: i64,
    pub(crate) services: i64,
}

/// The lists behind them.
#[derive(Debug)]
pub(crate) struct BehindTotals {
    pub(crate) orders: Behind,
    pub(crate) won: Behind,
    pub(crate) closed: Behind,
    pub(crate) churned: Behind,
    pub(crate) services: Behind,
}

impl Totals {
    /// Of a period, in a currency.
    pub(crate) fn of(r: &Read<'_>, period: Period, currency: &str) -> Result<Self> {
        let asked = Contribution { period, currency: None, name: None };
        let (ordered, orders) = asked.all(r, currency)?;
        let closed = Opportunities::over(period).closed(r, currency)?;
        let (since, before) = period.instants(r.zone()?);
        let raised = Counted {
            table: "service",
            from: "service_derived d INDEXED BY service_report",
            along: Some("d.raised_at"),
            by: &[],
            of: &["1"],
            bounds: [("d.raised_at >= ?", since), ("d.raised_at < ?", before)]
                .into_iter()
                .filter_map(|(bound, at)| at.map(|at| (bound, CellValue::Int(at))))
                .collect(),
        };
        let mut bounds = period.bounds("c.confirmed_on >= ?", "c.confirmed_on <= ?");
        bounds.push(("c.state = ?", CellValue::Text("lost".into())));
        let lost = Counted {
            table: "churn",
            from: "churn_derived d JOIN churn c ON c.pk = d.pk",
            by: &[],
            of: &["1"],
            bounds,
            ..Counted::default()
        };
        let count = |counted| -> Result<i64> { Ok(r.counted(&counted)?.first().map_or(0, |(_, of)| of[0])) };
        Ok(Self {
            orders,
            ordered: (!r.hides("sales_order", "total")).then_some(ordered),
            won: closed.won,
            won_amount: closed.amount,
            win_rate: share(closed.won, closed.won + closed.lost),
            churned: count(lost)?,
            services: count(raised)?,
        })
    }
}

impl BehindTotals {
    /// Of a period, in a currency.
    pub(crate) fn of(r: &Read<'_>, period: Period, currency: &str) -> Result<Self> {
        let zone = r.zone()?;
        let closed = |states: &[&str]| {
            let mut filter: Vec<Condition> = period.filter("counted_on");
            filter.push(that("state", Compare::In, json!(states)));
            Behind::of("opportunity", filter)
        };
        let mut lost = vec![is("state", Some("lost"))];
        lost.extend(period.filter_of_instants("confirmed_at", zone));
        Ok(Self {
            orders: Behind::of("sales_order", ordered(period, currency)),
            won: closed(&["won"]),
            closed: closed(&["won", "lost"]),
            churned: Behind::of("churn", lost),
            services: Behind::of("service", period.filter_of_instants("raised_at", zone)),
        })
    }
}
