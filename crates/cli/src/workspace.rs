//! Tasks about a workspace as a whole: making, unlocking, filling and serving it, and what exists besides.

use crate::args::{Demo, Init, Serve, Unlock};
use crate::outcome::{Output, Refusal};
use crate::secret::{PASSWORD, RECOVERY_KEY, secret};
use crate::session::{Session, core, plain_name, user};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use zhike_core::{Entry, Error, Home, Permission, Place, SessionChange, Undo};
use zhike_server::{Options, Page};

/// `zhike init`: the answer's data is `{recovery_key}`.
pub fn init(task: &Init, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let (data, _session) = create(&task.file, who, &task.name, task.display.as_deref(), output)?;
    output.data(data);
    Ok(())
}

fn create(
    file: &Path,
    who: Option<&str>,
    name: &str,
    display: Option<&str>,
    output: &Output,
) -> Result<(Value, Session), Refusal> {
    let user = user(who)?;
    through_the_door(
        file,
        "door.create",
        json!({
            "file": plain_name(file)?,
            "workspace": name,
            "username": user,
            "display_name": display.unwrap_or(user),
            "password": secret(PASSWORD)?,
            "locale": output.locale(),
        }),
    )
}

/// `zhike unlock --recovery`: sets the password of the user named.
pub fn unlock(task: &Unlock, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let input = json!({
        "file": plain_name(&task.file)?,
        "recovery_key": secret(RECOVERY_KEY)?,
        "username": user(who)?,
        "password": secret(PASSWORD)?,
    });
    let (data, _session) = through_the_door(&task.file, "door.recover", input)?;
    output.data(data);
    Ok(())
}

/// A call before there is a session, that ends with one.
fn through_the_door(file: &Path, name: &str, input: Value) -> Result<(Value, Session), Refusal> {
    let app = core()?;
    let answer = app.door(&Place::File(absolute(file)?), None, name, input)?;
    match answer.session {
        SessionChange::Set(id) => Ok((answer.data, Session::of(app, id)?)),
        _ => Err(Error::Unauthenticated.into()),
    }
}

/// `zhike demo`
pub fn demo(task: &Demo, who: Option<&str>, output: &Output) -> Result<(), Refusal> {
    let (made, session) = if task.file.exists() {
        (json!({}), Session::open(&task.file, who)?)
    } else {
        create(&task.file, who, plain_name(&task.file)?, None, output)?
    };
    let input = json!({
        "customers": task.customers,
        "contacts": task.contacts,
        "interactions": task.interactions,
        "services": task.services,
        "opportunities": task.opportunities,
        "orders": task.orders,
        "briefings": 2,
        "seed": task.seed.unwrap_or(1),
    });
    let mut answer = session.call("demo.fill", input)?;
    if let (Value::Object(data), Value::Object(made)) = (&mut answer.data, made) {
        data.extend(made);
    }
    output.answer(&answer);
    Ok(())
}

/// `zhike serve`: prints the address, then serves until it is told to end.
pub fn serve(task: &Serve, output: &Output) -> Result<(), Refusal> {
    let place = match (&task.file, &task.dir) {
        (Some(file), None) if file.is_file() => Place::File(absolute(file)?),
        (None, Some(dir)) if dir.is_dir() => Place::Dir(absolute(dir)?),
        (None, None) => Place::Known,
        _ => return Err(Error::Missing.into()),
    };
    let app = core()?;
    let page = page(task.ui.as_deref())?;
    let server = zhike_server::serve(app.clone(), place, Options { port: task.port, page, ..Options::default() })?;
    if output.is_json() {
        output.data(json!({ "url": server.url(), "port": server.address().port() }));
    } else {
        output.line(&server.url());
    }
    let served = server.run();
    app.close();
    Ok(served?)
}

/// The page named, else the one inside the program, else one that lies where packages and builds put it.
fn page(named: Option<&Path>) -> Result<Page, Refusal> {
    if let Some(folder) = named {
        return if folder.join("index.html").is_file() {
            Ok(Page::Folder(absolute(folder)?))
        } else {
            Err(Error::Missing.into())
        };
    }
    #[cfg(feature = "embed-ui")]
    return Ok(Page::Embedded);
    #[cfg(not(feature = "embed-ui"))]
    {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("ui")));
        let found = beside.into_iter().chain([PathBuf::from("ui/dist")]).find(|ui| ui.join("index.html").is_file());
        Ok(found.map_or(Page::None, Page::Folder))
    }
}

/// `zhike list`
pub fn list(states: bool, output: &Output) -> Result<(), Refusal> {
    if states {
        output.line(zhike_core::process::markdown().trim_end());
        return Ok(());
    }
    let app = core()?;
    if output.is_json() {
        let table: Vec<Value> = app.entries().iter().map(described).collect();
        output.line(&Value::Array(table).to_string());
    } else {
        app.entries().iter().for_each(|entry| output.line(entry.name));
    }
    Ok(())
}

/// An entry as `list --json` promises it: words instead of the core's own types.
fn described(entry: &Entry) -> Value {
    let undo = match entry.undo {
        Undo::Free => "free",
        Undo::Transition => "transition",
        Undo::Never(_) => "never",
        Undo::Nothing => "nothing",
    };
    let needs = match entry.needs {
        Permission::ANYONE => Value::Null,
        Permission { entity, action } => json!(format!("{entity}.{action}")),
    };
    json!({
        "name": entry.name,
        "kind": entry.kind,
        "needs": needs,
        "undo": undo,
        "job": entry.job,
        "input": entry.input_types(),
        "output": entry.output_types(),
    })
}

/// `zhike home`
pub fn home(output: &Output) -> Result<(), Refusal> {
    let folder = Home::discover()?.path().to_path_buf();
    if output.is_json() {
        output.data(json!({ "home": folder }));
    } else {
        output.line(&folder.display().to_string());
    }
    Ok(())
}

fn absolute(path: &Path) -> Result<PathBuf, Refusal> {
    Ok(std::path::absolute(path)?)
}
