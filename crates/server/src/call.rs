//! `POST /api/{name}`: one call. The door sets and clears the session's cookie; everything else needs it.

use crate::limits::MAX_JSON;
use crate::{Shell, body, envelope};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;
use zhike_core::{DoorAnswer, Error, Result, SessionChange, SessionId};

const COOKIE: &str = "zhike";

/// Answers one call.
pub async fn call(
    State(shell): State<Arc<Shell>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let session = session_of(&headers);
    let input = match read_input(&headers, body).await {
        Ok(input) => input,
        Err(e) => return refused(&e),
    };
    let done = if name.starts_with("door.") {
        let paced = shell.strangers.take("", Instant::now());
        blocking(move || {
            paced?;
            let answer = shell.app.door(&shell.place, session.as_ref(), &name, input)?;
            if let (Some(old), true) = (session, answer.session != SessionChange::Keep) {
                shell.leave(&old);
            }
            Ok(through_the_door(answer))
        })
        .await
    } else {
        let paced = shell.pace(session.as_ref());
        blocking(move || {
            paced?;
            let answer = shell.app.call(session.as_ref(), &name, input)?;
            Ok(Json(envelope::answer(&answer)).into_response())
        })
        .await
    };
    done.unwrap_or_else(|e| refused(&e))
}

/// A method or path under `/api/` that means nothing.
pub async fn no_such_call() -> Response {
    refused(&Error::not_found("command"))
}

/// A refusal as an answer.
pub fn refused(error: &Error) -> Response {
    (envelope::status(error), Json(envelope::refusal(error))).into_response()
}

/// Runs what blocks, and turns a panic into a fault of ours: one broken call must not take the others along.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(move || {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::internal("a call panicked")))
    })
    .await
    .unwrap_or_else(|e| Err(Error::internal(e)))
}

impl Shell {
    /// The browser that had this session has another one now, or none: it ends, and its streams with it.
    fn leave(&self, session: &SessionId) {
        if let Err(e) = self.app.door(&self.place, Some(session), "door.logout", Value::Object(Map::new())) {
            tracing::warn!(error = %e, "a session that was left could not be ended");
        }
    }

    /// Counts one call of the session, or of the strangers.
    pub fn pace(&self, session: Option<&SessionId>) -> Result<()> {
        match session {
            Some(session) => self.sessions.take(session.as_str(), Instant::now()),
            None => self.strangers.take("", Instant::now()),
        }
    }
}

/// The session that the caller's cookie names, if it can be one at all.
pub fn session_of(headers: &HeaderMap) -> Option<SessionId> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, value)| SessionId::parse(value))
}

async fn read_input(headers: &HeaderMap, body: Body) -> Result<Value> {
    let json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    if !json {
        return Err(Error::invalid("content-type", "json"));
    }
    let bytes = body::collect(body, MAX_JSON).await?;
    match serde_json::from_slice(&bytes) {
        Ok(input @ Value::Object(_)) => Ok(input),
        Ok(_) => Err(Error::invalid("body", "object")),
        Err(_) => Err(Error::invalid("body", "json")),
    }
}

fn through_the_door(answer: DoorAnswer) -> Response {
    let mut response = Json(envelope::data(answer.data)).into_response();
    let cookie = match answer.session {
        SessionChange::Keep => return response,
        SessionChange::Set(session) => format!("{COOKIE}={}; HttpOnly; SameSite=Strict; Path=/", session.as_str()),
        SessionChange::Clear => format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0"),
    };
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) => {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(e) => refused(&Error::internal(e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_a_fault_of_ours_and_nothing_more() {
        let quiet = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let outcome: Result<()> = blocking(|| panic!("boom")).await;
        std::panic::set_hook(quiet);
        assert_eq!(outcome.expect_err("a panic").code(), "Internal");
    }

    #[test]
    fn the_cookie_is_found_among_others_and_must_look_like_a_session() {
        let with = |cookie: &str| {
            session_of(&HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(cookie).expect("header"))]))
        };
        let id = "0".repeat(64);
        assert!(with(&format!("a=b; zhike={id}; c=d")).is_some());
        assert!(with("zhike=short").is_none());
        assert!(with(&format!("zhikes={id}")).is_none());
    }
}
