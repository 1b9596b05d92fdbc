//! `zhike changes`: two copies of a workspace exchange what the other lacks, as files.

use crate::args::Changes;
use crate::outcome::{Output, Refusal};
use crate::session::Session;
use serde_json::{Value, json};
use zhike_core::Error;

/// Runs one of the tasks.
pub fn run(task: &Changes, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let answer = match task {
        Changes::Vector { file } => {
            let answer = Session::open(file, who)?.call("changes.vector", json!({}))?;
            if let (false, Some(vector)) = (output.is_json(), answer.data["vector"].as_str()) {
                // Bare, so that a script can hand it on as it is.
                output.line(vector);
                return Ok(());
            }
            answer
        }
        Changes::Export { file, since, out } => {
            if out.exists() {
                return Err(Error::invalid("out", "exists").into());
            }
            let input = match since {
                Some(since) => json!({ "since": vector(since)? }),
                None => json!({}),
            };
            let session = Session::open(file, who)?;
            let answer = session.call("changes.export", input)?;
            let bundle = answer.data["file"].as_str().ok_or_else(|| Error::not_found("file"))?;
            session.take(bundle, out)?;
            answer
        }
        Changes::Apply { file, bundle } => {
            if !bundle.is_file() {
                return Err(Error::Missing.into());
            }
            let session = Session::open(file, who)?;
            let bundle = session.put(bundle)?;
            session.call("changes.apply", json!({ "file": bundle }))?
        }
        Changes::Conflicts { file } => Session::open(file, who)?.call("conflict.list", json!({}))?,
        Changes::Settle { file, entity, id, cell, op } => Session::open(file, who)?
            .call("conflict.settle", json!({ "entity": entity, "id": id, "cell": cell, "op": op }))?,
    };
    output.answer(&answer);
    Ok(())
}

/// A vector, bare or in the object that `zhike changes vector --json` printed.
fn vector(text: &str) -> Result<Value, Refusal> {
    if !text.trim_start().starts_with('{') {
        return Ok(json!(text.trim()));
    }
    let envelope: Value = serde_json::from_str(text).map_err(|_| Refusal::Usage("--since"))?;
    envelope.get("vector").filter(|vector| vector.is_string()).cloned().ok_or(Refusal::Usage("--since"))
}
