//! `GET /api/events`: what happened in the session's workspace, as server-sent events.

use crate::call::{blocking, refused, session_of};
use crate::{Shell, until};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use std::convert::Infallible;
use std::sync::{Arc, mpsc as core_mpsc};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use zhike_core::{Error, Event};

/// How often the thread behind a stream looks whether its reader is still there.
const LOOK: Duration = Duration::from_secs(1);
/// Events a slow reader may lag behind before the stream holds back.
const LAG: usize = 256;

/// Streams the events of the session until either side ends it.
pub async fn stream(State(shell): State<Arc<Shell>>, headers: HeaderMap) -> Response {
    let session = session_of(&headers);
    if let Err(e) = shell.pace(session.as_ref()) {
        return refused(&e);
    }
    let Some(session) = session else { return refused(&Error::Unauthenticated) };
    let Ok(permit) = shell.streams.clone().try_acquire_owned() else {
        return refused(&Error::TooMany { wait_s: 5 });
    };
    let app = shell.app.clone();
    let events = match blocking(move || app.subscribe(&session)).await {
        Ok(events) => events,
        Err(e) => return refused(&e),
    };
    let (send, receive) = mpsc::channel(LAG);
    let forward = std::thread::Builder::new().name("events".into());
    if let Err(e) = forward.spawn(move || pump(&events, &send, permit)) {
        return refused(&Error::internal(e));
    }
    let events = stream::unfold(receive, |mut receive| async { receive.recv().await.map(|event| (event, receive)) })
        .take_until(Box::pin(until(shell.stopping.clone())))
        .map(Ok::<_, Infallible>);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// Carries events from the core's channel to the stream's. The permit counts the stream until this ends.
fn pump(events: &core_mpsc::Receiver<Event>, send: &mpsc::Sender<Sent>, _permit: OwnedSemaphorePermit) {
    loop {
        match events.recv_timeout(LOOK) {
            Ok(event) => {
                // The session is over: its pages are told so, and their streams end.
                let last = event == Event::Locked;
                let Some(event) = sent(&event) else { continue };
                if send.blocking_send(event).is_err() || last {
                    return;
                }
            }
            Err(core_mpsc::RecvTimeoutError::Timeout) if !send.is_closed() => {}
            Err(_) => return,
        }
    }
}

fn sent(event: &Event) -> Option<Sent> {
    let value = serde_json::to_value(event).map_err(Error::internal).ok()?;
    let kind = value.get("kind").and_then(Value::as_str)?.to_owned();
    Some(Sent::default().event(kind).data(value.to_string()))
}
