//! Before any handler: is the caller a page of ours? After it: the headers that keep a page from doing harm.
//! A browser sends `Host` and `Origin` as they are, so a foreign page and a rebound name are told apart here.

use crate::{Shell, call::refused};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use zhike_core::Error;

/// The page runs its own script and nothing else; Mantine writes styles into the page, hence `unsafe-inline` there.
const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
     font-src 'self'; connect-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; \
     form-action 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
];

/// Refuses foreign callers and dresses every answer.
pub async fn check(State(shell): State<Arc<Shell>>, request: Request, next: Next) -> Response {
    let foreign = is_foreign(&shell.hosts, request.headers());
    let api = request.uri().path().starts_with("/api/");
    let mut response =
        if foreign { refused(&Error::Forbidden { permission: "origin".into() }) } else { next.run(request).await };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Whether the request was made for another host, or by a page that is not ours. Programs send no `Origin`.
fn is_foreign(hosts: &[String; 2], headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"));
    let ours = |host: &str| hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
    let host_ours = text(header::HOST).is_some_and(ours);
    let origin_ours = text(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://").is_some_and(ours));
    // "none" is a person who typed the address. Another port of this machine would be "same-site".
    let site_ours =
        text(HeaderName::from_static("sec-fetch-site")).is_none_or(|site| matches!(site, "same-origin" | "none"));
    !(host_ours && origin_ours && site_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(pairs: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("header"));
        }
        is_foreign(&["127.0.0.1:4680".into(), "localhost:4680".into()], &headers)
    }

    #[test]
    fn our_page_and_plain_programs_pass() {
        assert!(!foreign(&[("host", "127.0.0.1:4680")]));
        assert!(!foreign(&[("host", "LOCALHOST:4680"), ("origin", "http://localhost:4680")]));
        assert!(!foreign(&[("host", "127.0.0.1:4680"), ("sec-fetch-site", "none")]));
    }

    #[test]
    fn foreign_pages_and_rebound_names_do_not() {
        assert!(foreign(&[]));
        assert!(foreign(&[("host", "evil.example:4680")]));
        assert!(foreign(&[("host", "127.0.0.1:4681")]));
        assert!(foreign(&[("host", "127.0.0.1:4680"), ("origin", "http://evil.example")]));
        assert!(foreign(&[("host", "127.0.0.1:4680"), ("origin", "http://127.0.0.1:9999")]));
        assert!(foreign(&[("host", "127.0.0.1:4680"), ("origin", "null")]));
        assert!(foreign(&[("host", "127.0.0.1:4680"), ("origin", "https://127.0.0.1:4680")]));
        assert!(foreign(&[("host", "127.0.0.1:4680"), ("sec-fetch-site", "same-site")]));
    }
}
