//! Erasing somebody, and what it leaves to a person: records whose free text names the one who is gone.

use super::Record;
use crate::{Id, Result, store::write::Write};
use schemars::JsonSchema;
use serde::Serialize;

/// What an erase cannot decide alone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Erased {
    /// Other records in sight whose free text names him, and orders that say where they went to him, for the user to look
    /// through.
    pub elsewhere: Vec<Elsewhere>,
}

/// A record that names the erased one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Elsewhere {
    /// Its entity.
    pub entity: String,
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub title: String,
}

/// Erases a record that is somebody.
pub(crate) fn erase<R: Record>(w: &Write<'_>, id: Id) -> Result<Erased> {
    let row = w.load::<R>("erase", id)?;
    let name = w.image_of(R::TABLE, row.pk)?.cell("name").as_text().unwrap_or_default().to_string();
    w.erase(&row)?;
    naming(w, id, &name)
}

/// Records in sight whose free text holds a name.
fn naming(w: &Write<'_>, besides: Id, name: &str) -> Result<Erased> {
    const MOST: usize = 100;
    /// Entity, its title, the columns to look through.
    const TEXTS: [(&str, &str, &[&str]); 8] = [
        ("customer", "name", &["note", "preferences", "legal_rep", "lifecycle_reason"]),
        ("contact", "name", &["memo"]),
        ("interaction", "summary", &["summary", "detail", "memo", "next_step", "place"]),
        (
            "opportunity",
            "title",
            &[
                "title",
                "customer_name",
                "contact_name",
                "description",
                "competitors",
                "source_note",
                "lost_reason",
                "reason",
            ],
        ),
        ("plan", "action", &["action", "result"]),
        ("service", "title", &["title", "request", "handling", "result", "reason"]),
        ("sales_order", "number", &["ship_to"]),
        ("briefing", "title", &["title", "comment", "kept"]),
    ];
    // Where his own orders went is his address, whether or not it names him; the orders themselves stand.
    let sql = "SELECT id, number FROM my_sales_order
               WHERE customer_id = ?1 AND life IN (0, 1) AND coalesce(ship_to, '') <> '' LIMIT ?2";
    let sent_to_him = |r: &rusqlite::Row<'_>| {
        Ok(Elsewhere { entity: "sales_order".into(), id: r.get::<_, Id>(0)?.to_string(), title: r.get(1)? })
    };
    let mut elsewhere = w.rows(sql, (besides, MOST as i64), sent_to_him)?;
    let his_orders: Vec<String> = elsewhere.iter().map(|order| order.id.clone()).collect();
    // One character stands in too many words.
    let texts = if name.chars().count() < 2 { &TEXTS[..0] } else { &TEXTS[..] };
    for (entity, title, columns) in texts {
        let holds: Vec<String> = columns.iter().map(|c| format!("instr(coalesce({c}, ''), ?2)")).collect();
        let sql = format!(
            "SELECT id, {title} FROM my_{entity} WHERE id <> ?1 AND life IN (0, 1) AND ({}) LIMIT ?3",
            holds.join(" OR ")
        );
        let rows = w.rows(&sql, (besides, name, MOST as i64), |r| {
            let id: Id = r.get(0)?;
            Ok(Elsewhere { entity: (*entity).into(), id: id.to_string(), title: r.get(1)? })
        })?;
        elsewhere.extend(rows.into_iter().filter(|row| !his_orders.contains(&row.id)));
    }
    elsewhere.truncate(MOST);
    Ok(Erased { elsewhere })
}
