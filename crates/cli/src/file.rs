//! Tasks inside one workspace. Each is a call or two of the core; what they mean is decided there.

use crate::args::User;
use crate::outcome::{Output, Refusal};
use crate::secret::{NEW_PASSWORD, secret};
use crate::session::Session;
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;
use zhike_server::limits::MAX_JSON;

/// `zhike call`: prints the envelope, with or without `--json`.
pub fn call(file: &Path, who: Option<&str>, name: &str, input: &str, output: &Output) -> Result<(), Refusal> {
    let input = if input == "-" { standard_input()? } else { input.to_owned() };
    let input: Value = serde_json::from_str(&input).map_err(|_| Refusal::Usage("JSON"))?;
    let answer = Session::open(file, who)?.call(name, input)?;
    output.envelope(&answer);
    Ok(())
}

fn standard_input() -> Result<String, Refusal> {
    let mut text = String::new();
    std::io::stdin().take(MAX_JSON as u64 + 1).read_to_string(&mut text)?;
    if text.len() > MAX_JSON {
        return Err(zhike_core::Error::TooLarge { limit: MAX_JSON as u64 }.into());
    }
    Ok(text)
}

/// `zhike search`: for people how many of each there are and what tells them apart, best first.
pub fn search(file: &Path, who: Option<&str>, text: &str, output: &Output) -> Result<(), Refusal> {
    let answer = Session::open(file, who)?.call("search.find", json!({ "text": text }))?;
    if output.is_json() {
        output.answer(&answer);
        return Ok(());
    }
    for (group, shown) in [
        ("customers", ["/values/number", "/values/name", "/values/phone"]),
        ("contacts", ["/values/name", "/customer/name", "/values/mobile"]),
        ("interactions", ["/values/occurred_at", "/customer/name", "/excerpt"]),
        ("opportunities", ["/values/number", "/values/title", "/values/customer_name"]),
        ("services", ["/values/number", "/values/title", "/customer/name"]),
        ("orders", ["/values/number", "/values/ordered_on", "/customer/name"]),
        ("products", ["/values/sku", "/values/name", "/values/model"]),
    ] {
        let found = &answer.data[group];
        if found["count"].as_u64().unwrap_or_default() > 0 {
            output.said(&format!("found.{group}"), &[("count", &found["count"].to_string())]);
        }
        for hit in found["hits"].as_array().into_iter().flatten() {
            let text = shown.map(|at| hit.pointer(at).and_then(Value::as_str).unwrap_or_default());
            output.line(text.join("\t").trim_end());
        }
    }
    if answer.data["interactions"]["indexing"] == true {
        output.said("found.indexing", &[]);
    }
    Ok(())
}

/// `zhike undo`
pub fn undo(file: &Path, who: Option<&str>, op: Option<i64>, output: &Output) -> Result<(), Refusal> {
    let session = Session::open(file, who)?;
    let op = match op {
        Some(op) => op,
        // One run is one session, so "the newest of this session" is nothing: the newest of this user is meant.
        None => newest(&session)?,
    };
    output.answer(&session.call("change.undo", json!({ "op": op }))?);
    Ok(())
}

fn newest(session: &Session) -> Result<i64, Refusal> {
    let me = session.call("session.get", json!({}))?.data["user"]["id"].clone();
    let log = session.call("change.list", json!({ "limit": 200 }))?.data;
    let steps = log["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = steps.iter().find(|step| step["undoable"] == true && step["actor_id"] == me);
    found.and_then(|step| step["op"].as_i64()).ok_or_else(|| zhike_core::Error::blocked("nothing_to_undo").into())
}

/// `zhike user add`
pub fn user(task: &User, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let User::Add { file, name, display, roles, team } = task;
    let session = Session::open(file, who)?;
    let input = json!({
        "username": name,
        "display_name": display.as_deref().unwrap_or(name),
        "password": secret(NEW_PASSWORD)?,
        "roles": roles,
        "team": team,
    });
    output.answer(&session.call("user.add", input)?);
    Ok(())
}

/// `zhike doctor`
pub fn doctor(file: &Path, who: Option<&str>, rebuild: bool, output: &Output) -> Result<(), Refusal> {
    let session = Session::open(file, who)?;
    if rebuild {
        session.call("doctor.rebuild", json!({}))?;
    }
    let answer = session.call("doctor.check", json!({}))?;
    let healthy = answer.data["healthy"] == true;
    output.answer(&answer);
    if healthy { Ok(()) } else { Err(Refusal::Told(zhike_core::Error::Corrupt { what: "workspace".into() })) }
}

/// `zhike backup`
pub fn backup(file: &Path, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    output.answer(&Session::open(file, who)?.call("backup.make", json!({}))?);
    Ok(())
}
