//! The one command of the page. Names that begin with `file.` or ask for a dialog are answered here, `door.*` goes
//! through the door with the files a person chose, everything else to the core.

use crate::desk::Desk;
use crate::file;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;
use tauri::{AppHandle, Emitter, EventTarget, Manager, WebviewWindow};
use zhike_core::{DoorAnswer, Error, Place, Result, SessionChange, SessionId};
use zhike_server::{envelope, limits::MAX_JSON};

/// Answers one call of the page.
#[tauri::command]
pub async fn call(window: WebviewWindow, name: String, input: Value) -> Result<Value, Value> {
    tauri::async_runtime::spawn_blocking(move || {
        catch_unwind(AssertUnwindSafe(|| answer(&window, &name, input)))
            .unwrap_or_else(|_| Err(Error::internal("a call panicked")))
    })
    .await
    .unwrap_or_else(|e| Err(Error::internal(e)))
    .map_err(|e| envelope::refusal(&e))
}

fn answer(window: &WebviewWindow, name: &str, input: Value) -> Result<Value> {
    let desk = window.state::<Desk>();
    desk.pace.take(window.label(), Instant::now())?;
    if !input.is_object() {
        return Err(Error::invalid("body", "object"));
    }
    if length(&input) > MAX_JSON {
        return Err(Error::TooLarge { limit: MAX_JSON as u64 });
    }
    match name {
        "door.choose" => file::choose_workspace(window, &input).map(envelope::data),
        "file.choose" => file::choose(window, &input).map(envelope::data),
        "file.text" => file::text(window, &input).map(envelope::data),
        "file.save" => file::save(window, &input).map(envelope::data),
        _ if name.starts_with("door.") => through_the_door(window, name, input),
        _ => {
            let session = desk.session(window.label());
            Ok(envelope::answer(&desk.app.call(session.as_ref(), name, input)?))
        }
    }
}

fn through_the_door(window: &WebviewWindow, name: &str, input: Value) -> Result<Value> {
    let desk = window.state::<Desk>();
    let session = desk.session(window.label());
    let place = place_of(&desk.chosen(), name, &input);
    let DoorAnswer { mut data, session: change } = desk.app.door(&place, session.as_ref(), name, input)?;
    if name == "door.state" {
        add_chosen(&desk, session.as_ref(), &mut data)?;
    }
    match change {
        SessionChange::Keep => {}
        SessionChange::Clear => desk.set_session(window.label(), None),
        SessionChange::Set(session) => {
            let events = desk.app.subscribe(&session)?;
            desk.set_session(window.label(), Some(session.clone()));
            forward(window.app_handle().clone(), window.label().to_owned(), session, events)?;
        }
    }
    Ok(envelope::data(data))
}

/// A file that a person chose is named by its plain name; anything else is looked up among the known ones.
fn place_of(chosen: &[PathBuf], name: &str, input: &Value) -> Place {
    let named = input.get("file").and_then(Value::as_str).filter(|_| name != "door.state");
    let is_named = |path: &&PathBuf| named.is_some_and(|named| file::plain_name(path) == Some(named));
    match chosen.iter().rev().find(is_named) {
        Some(path) => Place::File(path.clone()),
        None => Place::Known,
    }
}

/// The known workspaces and those chosen in this run; the newest of one name wins, as `place_of` reads it.
fn add_chosen(desk: &Desk, session: Option<&SessionId>, state: &mut Value) -> Result<()> {
    state["can_choose"] = json!(true);
    for path in desk.chosen().into_iter().filter(|path| path.exists()) {
        let known_as = Place::known_name(&path);
        let mut one = desk.app.door(&Place::File(path), session, "door.state", json!({}))?.data;
        let Some(found) = one.get_mut("workspaces").and_then(Value::as_array_mut) else { continue };
        let Some(known) = state.get_mut("workspaces").and_then(Value::as_array_mut) else { continue };
        for workspace in found.drain(..) {
            known.retain(|other| other["file"] != workspace["file"] && other["file"] != known_as);
            known.insert(0, workspace);
        }
    }
    Ok(())
}

/// Carries the session's events to its window until the session ends; the end is the last of them.
fn forward(
    app: AppHandle,
    label: String,
    session: SessionId,
    events: std::sync::mpsc::Receiver<zhike_core::Event>,
) -> Result<(), io::Error> {
    std::thread::Builder::new().name("events".into()).spawn(move || {
        for event in events {
            let at_window = app.state::<Desk>().session(&label);
            if !concerns(&event, &session, at_window.as_ref())
                || app.emit_to(EventTarget::webview_window(&label), "zhike", &event).is_err()
                || event == zhike_core::Event::Locked
            {
                return;
            }
        }
    })?;
    Ok(())
}

/// Whether what a session was told is for the window as it is now. Its end is also for a window that nobody is at any
/// more: the page may have left in another place than this one. Never for one where somebody has come in since.
fn concerns(event: &zhike_core::Event, session: &SessionId, at_window: Option<&SessionId>) -> bool {
    match at_window {
        Some(other) => other == session,
        None => *event == zhike_core::Event::Locked,
    }
}

/// The length of the input as JSON, without making the text.
fn length(input: &Value) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    // A counter takes everything; what cannot be written as JSON did not come as JSON.
    serde_json::to_writer(&mut count, input).map_or(usize::MAX, |()| count.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_that_of_the_json_text() {
        let input = json!({ "name": "上海恒远", "list": [1, 2, 3] });
        assert_eq!(length(&input), input.to_string().len());
    }

    #[test]
    fn the_end_of_a_session_reaches_its_window_unless_somebody_else_is_there() {
        let session = |digit: &str| SessionId::parse(&digit.repeat(64)).expect("a session");
        let (own, other) = (session("a"), session("b"));
        let changed = zhike_core::Event::Changed { op: 1, tables: Vec::new() };
        for event in [&changed, &zhike_core::Event::Locked] {
            assert!(concerns(event, &own, Some(&own)));
            assert!(!concerns(event, &own, Some(&other)));
        }
        assert!(concerns(&zhike_core::Event::Locked, &own, None));
        assert!(!concerns(&changed, &own, None));
    }

    #[test]
    fn only_a_chosen_file_is_a_place_of_its_own() {
        let chosen = [PathBuf::from("/a/office.zhike"), PathBuf::from("/b/office.zhike")];
        let place = place_of(&chosen, "door.login", &json!({ "file": "office" }));
        assert!(matches!(place, Place::File(path) if path == chosen[1]));
        assert!(matches!(place_of(&chosen, "door.login", &json!({ "file": "/a/office" })), Place::Known));
        assert!(matches!(place_of(&chosen, "door.state", &json!({})), Place::Known));
    }
}
