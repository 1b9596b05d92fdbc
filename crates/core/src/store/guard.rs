//! Triggers. Persistent guards refuse every write that does not come through the store, from any process;
//! TEMP triggers of the writer hand each changed row to [`Capture`]. Both are generated from the schema.

use super::{
    capture::Capture,
    schema::{Layout, TABLES},
};
use crate::{Error, Result};
use rusqlite::{Connection, functions::FunctionFlags};
use std::sync::{Arc, Mutex};

/// The persistent guards as `(name, SQL)`.
fn guards() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut trigger = |name: String, on: String, when: &str, text: &str| {
        let sql = format!("CREATE TRIGGER {name} {on}{when} BEGIN SELECT raise(ABORT, 'zhike: {text}'); END");
        out.push((name, sql));
    };
    const NOT_OURS: &str = " WHEN new.rev IS NOT (SELECT op FROM writing)";
    for t in TABLES {
        let t = t.name;
        trigger(format!("guard_{t}_insert"), format!("BEFORE INSERT ON {t}"), NOT_OURS, "not through the store");
        trigger(format!("guard_{t}_update"), format!("BEFORE UPDATE ON {t}"), NOT_OURS, "not through the store");
        trigger(format!("guard_{t}_delete"), format!("BEFORE DELETE ON {t}"), "", "rows are never deleted");
    }
    for t in ["op", "change", "audit"] {
        trigger(format!("guard_{t}_update"), format!("BEFORE UPDATE ON {t}"), "", "append only");
        trigger(format!("guard_{t}_delete"), format!("BEFORE DELETE ON {t}"), "", "append only");
    }
    const NOT_ERASING: &str = " WHEN new.id IS NOT old.id OR new.old IS NOT NULL OR new.salt IS NOT x''";
    trigger(
        "guard_change_body_update".into(),
        "BEFORE UPDATE ON change_body".into(),
        NOT_ERASING,
        "bodies are only erased",
    );
    trigger("guard_change_body_delete".into(), "BEFORE DELETE ON change_body".into(), "", "append only");
    out
}

/// Drops whatever triggers the file has and makes ours. Called after every migration.
pub(crate) fn make_guards(db: &Connection) -> Result<()> {
    for (name, _) in standing(db)? {
        db.execute_batch(&format!("DROP TRIGGER \"{}\"", name.replace('"', "\"\"")))?;
    }
    for (_, sql) in guards() {
        db.execute_batch(&sql)?;
    }
    Ok(())
}

/// Refuses a file whose triggers are not exactly ours, to the letter: a missing guard lets another process write
/// unseen, a foreign trigger runs code of strangers.
pub(crate) fn check_guards(db: &Connection) -> Result<()> {
    let mut ours = guards();
    ours.sort();
    let views: i64 = db.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'view'", [], |r| r.get(0))?;
    if standing(db)? == ours && views == 0 { Ok(()) } else { Err(Error::Corrupt { what: "guards".into() }) }
}

fn standing(db: &Connection) -> Result<Vec<(String, String)>> {
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")?;
    let found = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<Vec<_>, _>>()?;
    Ok(found)
}

/// Makes the writer's TEMP triggers for these layouts and the two functions they call.
pub(crate) fn make_capture(db: &Connection, layouts: &Arc<Vec<Layout>>, capture: &Arc<Mutex<Capture>>) -> Result<()> {
    for (function, insert) in [("zk_inserted", true), ("zk_changed", false)] {
        let (layouts, capture) = (layouts.clone(), capture.clone());
        db.create_scalar_function(function, -1, FunctionFlags::SQLITE_UTF8, move |args| {
            let mut capture = capture.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let noted = if insert { capture.inserted(args) } else { capture.changed(&layouts, args) };
            noted.map(|()| 0).map_err(|e| rusqlite::Error::UserFunctionError(Box::new(e)))
        })?;
    }
    for layout in layouts.iter() {
        db.execute_batch(&capture_sql(layout))?;
    }
    Ok(())
}

fn capture_sql(layout: &Layout) -> String {
    let (no, name, columns) = (layout.table.no, layout.table.name, layout.columns());
    let pairs: String = columns.iter().map(|c| format!(", old.\"{c}\", new.\"{c}\"")).collect();
    let watched: String = columns.iter().map(|c| format!("\"{c}\", ")).collect();
    format!(
        "DROP TRIGGER IF EXISTS temp.capture_{name}_insert;
         DROP TRIGGER IF EXISTS temp.capture_{name}_update;
         CREATE TEMP TRIGGER capture_{name}_insert AFTER INSERT ON main.{name} WHEN (SELECT bulk FROM main.writing) = 0
           BEGIN SELECT zk_inserted({no}, new.pk, new.id); END;
         CREATE TEMP TRIGGER capture_{name}_update AFTER UPDATE OF {watched}life, life_op ON main.{name}
           WHEN (SELECT bulk FROM main.writing) = 0
           BEGIN SELECT zk_changed({no}, new.pk, new.id, old.life, new.life, old.life_op{pairs}); END;"
    )
}
