//! Reports over orders, services and opportunities, and the board. What they count is made when everything else is measured,
//! so that no other figure depends on it.

use crate::{Outcome, figures::Figures, figures::Samples, mix::Mix, office::Office, raw::Plain};
use serde_json::json;

/// Of a hundred customers so many have an opportunity; a third of those is in hand.
const DEALS: usize = 30;
/// Of a hundred customers so many have asked for a service.
const SERVICES: usize = 20;

/// Fills what is not there, and asks as each role of the mix does.
pub fn measure(office: &Office, plain: &mut Plain, mix: &Mix, figures: &mut Figures) -> Outcome {
    let founder = office.login("founder")?;
    let customers = founder.count("customer")?;
    if founder.count("sales_order")? == 0 {
        crate::say("orders, services and opportunities");
        founder.job(
            "demo.fill",
            json!({
                "customers": 0, "contacts": 0, "interactions": 0, "seed": mix.seed,
                "services": customers * SERVICES / 100, "opportunities": customers * DEALS / 100, "orders": customers,
            }),
        )?;
    }
    let in_hand = json!([{ "field": "state", "op": "eq", "value": "assigned" }]);
    let open = founder.ask("opportunity.count", json!({ "filter": in_hand }))?["count"].as_u64().unwrap_or_default();
    figures.add("orders", founder.count("sales_order")? as f64, None);
    figures.add("opportunities_in_hand", open as f64, None);
    crate::say("as many in plain SQLite");
    plain.sell(customers, open as usize)?;
    for role in &mix.roles {
        crate::say(&format!("reports for {}", role.name));
        let person = office.login(&role.name)?;
        for report in &mix.reports {
            let call = format!("report.{}", report.name);
            let mut samples = Samples::default();
            for _ in 0..mix.repeat.report {
                samples.take(|| person.ask(&call, report.input.clone()))?;
            }
            let by = report.input["by"].as_str().map_or(String::new(), |by| format!("_by_{by}"));
            let limit = plain.report(&report.name, mix.repeat.report)?;
            figures.add(
                format!("report_{}{by}_ms_p95.{}", report.name, role.name),
                samples.p95(),
                limit.map(|l| l.p95()),
            );
        }
        let mut samples = Samples::default();
        for _ in 0..mix.repeat.board {
            samples.take(|| person.ask("opportunity.board", json!({ "limit": mix.page })))?;
        }
        let limit = plain.board(mix.page, mix.repeat.board)?;
        figures.add(format!("board_ms_p95.{}", role.name), samples.p95(), Some(limit.p95()));
    }
    Ok(())
}
