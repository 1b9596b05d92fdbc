//! `zhike export`: a list as a file, with what a person would choose in the window as options.

use crate::args::Export;
use crate::outcome::{Output, Refusal};
use crate::session::Session;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The file is written when the op that tells of it stands; the answer says how many rows it has.
pub fn export(task: &Export, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let call = match task.what.as_str() {
        "customers" => "customer.export",
        "contacts" => "contact.export",
        "interactions" => "interaction.export",
        "opportunities" => "opportunity.export",
        "services" => "service.export",
        "products" => "product.export",
        "stock" => "stock.export",
        "orders" => "sales_order.export",
        _ => "archive.make",
    };
    let mut input = Map::new();
    let format = task.format.as_deref().or_else(|| ending(&task.to)).ok_or(Refusal::Usage("--format"))?;
    // Everything is an archive, and nothing else is one.
    let everything = task.what == "all";
    if everything != (format == "zip") {
        return Err(Refusal::Usage("--format"));
    }
    if everything && (!task.columns.is_empty() || task.filter.is_some()) {
        return Err(Refusal::Usage("--filter"));
    }
    if !everything {
        input.insert("format".into(), json!(format));
    }
    if let Some(language) = &task.language {
        input.insert("language".into(), json!(language));
    }
    if !task.columns.is_empty() {
        input.insert("columns".into(), json!(task.columns));
    }
    if let Some(filter) = &task.filter {
        let filter: Value = serde_json::from_str(filter).map_err(|_| Refusal::Usage("--filter"))?;
        input.insert("filter".into(), filter);
    }
    let session = Session::open(&task.file, who)?;
    let mut answer = session.call(call, input.into())?;
    if let Some(file) = answer.data["file"].as_str() {
        session.take(file, &task.to)?;
    }
    // The id of the file ends with this run.
    if let Value::Object(told) = &mut answer.data {
        told.remove("file");
    }
    output.answer(&answer);
    Ok(())
}

/// The format that the ending of a file says.
fn ending(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    ["csv", "xlsx", "vcf", "zip"].into_iter().find(|known| *known == ending)
}
