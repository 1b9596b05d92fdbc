//! `zhike import`: a file of any kind that the core reads, with what a person would choose in the window as options.

use crate::args::Import;
use crate::outcome::{Output, Refusal};
use crate::session::Session;
use serde_json::{Map, Value, json};

/// Rows refused are in the answer; they do not make the import fail.
pub fn import(task: &Import, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    if !task.data.is_file() {
        return Err(zhike_core::Error::Missing.into());
    }
    if task.data.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        return archive(task, who, output);
    }
    let map = task.map.as_deref().map(read_map).transpose()?.unwrap_or_default();
    let session = Session::open(&task.file, who)?;
    let mut input = json!({
        "file": session.put(&task.data)?,
        "dry_run": task.dry_run,
        "choice": choice(task),
        "map": map,
        "afresh": task.afresh,
        "mode": task.mode.replace('-', "_"),
        "key": task.key.replace('-', "_"),
        "tags": task.tags,
        "unknown": if task.create_words { "create" } else { "leave" },
    });
    let entity = match task.entity.as_str() {
        "opportunities" => "opportunity",
        "orders" => "sales_order",
        other => other.trim_end_matches('s'),
    };
    if entity == "sales_order" {
        input["unknown_customer"] = json!(if task.known_customers { "reject" } else { "create" });
        if let Some(sheet) = task.lines {
            input["lines"] = json!({ "choice": { "sheet": sheet.saturating_sub(1) } });
        }
    } else if task.known_customers || task.lines.is_some() {
        return Err(Refusal::Usage("--lines"));
    }
    let answer = session.call(&format!("{entity}.import"), input)?;
    if let (Some(path), Some(file)) = (&task.rejects, answer.data["rejects"].as_str()) {
        session.take(file, path)?;
    }
    output.answer(&answer);
    Ok(())
}

/// An archive says itself what it is: there is nothing to choose.
fn archive(task: &Import, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    if task.dry_run || task.map.is_some() || task.rejects.is_some() {
        return Err(Refusal::Usage("DATA"));
    }
    let session = Session::open(&task.file, who)?;
    let answer = session.call("archive.take", json!({ "file": session.put(&task.data)? }))?;
    output.answer(&answer);
    Ok(())
}

fn choice(task: &Import) -> Value {
    let mut choice = Map::new();
    if let Some(encoding) = &task.encoding {
        choice.insert("encoding".into(), json!(encoding));
    }
    if let Some(sheet) = task.sheet {
        choice.insert("sheet".into(), json!(sheet.saturating_sub(1)));
    }
    if let Some(header) = task.header {
        choice.insert("header".into(), if header == 0 { json!("none") } else { json!({ "row": header }) });
    }
    choice.into()
}

/// `{"Column": "field", "Another": null, "A third": {"target": "industry", "words": {"Solar": {"take": "energy"}}}}` as the
/// entries of the call.
fn read_map(path: &std::path::Path) -> Result<Vec<Value>, Refusal> {
    let text = std::fs::read_to_string(path)?;
    let map: Map<String, Value> = serde_json::from_str(&text).map_err(|_| Refusal::Usage("--map"))?;
    let entry = |(column, said): (String, Value)| match said {
        Value::Object(mut said) => {
            said.insert("column".into(), column.into());
            Value::Object(said)
        }
        target => json!({ "column": column, "target": target }),
    };
    Ok(map.into_iter().map(entry).collect())
}
