//! `PUT /api/file?name=N` hands a file to the core, `GET /api/file/{id}` fetches one. Nothing is held in memory whole.

use crate::Shell;
use crate::body::{self, Cut};
use crate::call::{blocking, refused, session_of};
use crate::limits::MAX_FILE;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;
use zhike_core::{Error, Result};

/// Takes a file in; the answer is `{file}`.
pub async fn put(
    State(shell): State<Arc<Shell>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let session = session_of(&headers);
    if let Err(e) = shell.pace(session.as_ref()) {
        return refused(&e);
    }
    let Some(session) = session else { return refused(&Error::Unauthenticated) };
    let Some(name) = query.get("name").filter(|name| !name.is_empty()).cloned() else {
        return refused(&Error::invalid("name", "required"));
    };
    if too_large(&headers) {
        return refused(&Error::TooLarge { limit: MAX_FILE });
    }
    let (mut reader, feed) = body::reader(body, MAX_FILE);
    let app = shell.app.clone();
    let stored = blocking(move || app.put(&session, &name, &mut reader));
    let (stored, cut) = tokio::join!(stored, feed);
    let outcome = match cut {
        Some(Cut::TooLarge) => Err(Error::TooLarge { limit: MAX_FILE }),
        Some(Cut::Gone) => Err(Error::cancelled()),
        None => stored,
    };
    match outcome {
        Ok(file) => Json(json!({ "file": file })).into_response(),
        Err(e) => refused(&e),
    }
}

/// Hands a file out, always as a download: what a person stored is never shown as a page of ours.
pub async fn take(State(shell): State<Arc<Shell>>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    fetch(&shell, &headers, id).await.unwrap_or_else(|e| refused(&e))
}

async fn fetch(shell: &Shell, headers: &HeaderMap, id: String) -> Result<Response> {
    let session = session_of(headers);
    shell.pace(session.as_ref())?;
    let session = session.ok_or(Error::Unauthenticated)?;
    let app = shell.app.clone();
    let taken = blocking(move || app.take(&session, &id)).await?;
    let disposition = format!("attachment; filename*=UTF-8''{}", percent(&taken.name));
    let headers =
        [(header::CONTENT_TYPE, "application/octet-stream".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, body::from_reader(taken.reader)).into_response())
}

fn too_large(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok())
        .is_some_and(|length| length > MAX_FILE)
}

/// A file name as RFC 8187 writes it: letters and digits as they are, every other byte as `%XX`.
fn percent(name: &str) -> String {
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _always = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_name_cannot_leave_its_header() {
        assert_eq!(super::percent("客户.csv"), "%E5%AE%A2%E6%88%B7.csv");
        assert_eq!(super::percent("a\"\r\nx: y"), "a%22%0D%0Ax%3A%20y");
    }
}
