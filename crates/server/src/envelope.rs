//! The shape of every answer, the same over HTTP, in the window and on the command line.
//! Success is `{data, op?, rev?, touched}`; a refusal is `{code, detail, reference?}`.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};
use zhike_core::{Answer, Error};

/// The answer to a call.
pub fn answer(answer: &Answer) -> Value {
    serde_json::to_value(answer).unwrap_or_else(|e| refusal(&Error::internal(e)))
}

/// An answer that is nothing but data: the door changes no record.
pub fn data(data: Value) -> Value {
    json!({ "data": data, "touched": [] })
}

/// A refusal. `detail` is always an object, and a reference to the log stands where a reader looks for it.
pub fn refusal(error: &Error) -> Value {
    let mut body = match serde_json::to_value(error) {
        Ok(Value::Object(body)) => body,
        _ => Map::from_iter([("code".to_owned(), json!(error.code()))]),
    };
    body.entry("detail").or_insert_with(|| json!({}));
    if let Error::Internal { reference } = error {
        body.insert("reference".to_owned(), json!(reference));
    }
    Value::Object(body)
}

/// The HTTP status of a refusal. Programs branch on the code; the status is for proxies and for people with curl.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound { .. } | Error::Missing => StatusCode::NOT_FOUND,
        Error::Forbidden { .. } | Error::ReadOnly { .. } => StatusCode::FORBIDDEN,
        Error::Unauthenticated | Error::WrongPassword { .. } => StatusCode::UNAUTHORIZED,
        Error::Invalid { .. } => StatusCode::BAD_REQUEST,
        Error::Conflict { .. } | Error::Cancelled { .. } => StatusCode::CONFLICT,
        Error::Blocked { .. } | Error::NotOurs | Error::NewerSchema => StatusCode::UNPROCESSABLE_ENTITY,
        Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Error::Locked { .. } => StatusCode::LOCKED,
        Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
        Error::Corrupt { .. } | Error::OutcomeUnknown { .. } | Error::Internal { .. } => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_always_has_an_object_as_detail() {
        assert_eq!(refusal(&Error::Busy), json!({ "code": "Busy", "detail": {} }));
        assert_eq!(
            refusal(&Error::invalid("name", "required")),
            json!({ "code": "Invalid", "detail": { "fields": { "name": "required" } } })
        );
    }

    #[test]
    fn a_fault_of_ours_shows_its_reference_and_nothing_else() {
        let body = refusal(&Error::Internal { reference: "ab12".into() });
        assert_eq!(body["reference"], "ab12");
        assert_eq!(body["code"], "Internal");
    }
}
