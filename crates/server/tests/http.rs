//! The HTTP shell over a real socket: what a page, a script and a hostile neighbour see.

mod client;
mod state_machines;

use client::{Client, Server};
use serde_json::json;

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn a_newcomer_makes_a_workspace_and_has_a_session() {
    let server = Server::start();
    let mut page = server.page();
    let state = page.post("door.state", &json!({}));
    assert_eq!(state.status, 200);
    assert!(state.json()["data"]["session"].is_null());

    let made = page.create();
    assert_eq!(made.status, 200, "{}", made.text());
    let cookie = made.header("set-cookie").expect("a session");
    for part in ["zhike=", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let session = page.post("session.get", &json!({}));
    assert_eq!(session.status, 200, "{}", session.text());
    assert_eq!(session.json()["data"]["user"]["username"], "wang");

    let out = page.post("door.logout", &json!({}));
    assert!(out.header("set-cookie").expect("cleared").contains("Max-Age=0"));
    assert_eq!(page.post("session.get", &json!({})).status, 401);
}

#[test]
fn without_a_session_there_is_nothing() {
    let server = Server::start();
    let mut page = server.page();
    let refused = page.post("customer.list", &json!({ "columns": [] }));
    assert_eq!(refused.status, 401);
    assert_eq!(refused.json(), json!({ "code": "Unauthenticated", "detail": {} }));
    assert_eq!(page.request("GET", "/api/events", &[], b"").status, 401);
    assert_eq!(page.request("GET", "/api/file/x", &[], b"").status, 401);
    assert_eq!(page.request("PUT", "/api/file?name=a.csv", &[], b"a").status, 401);
    page.cookie = Some(format!("zhike={}", "0".repeat(64)));
    assert_eq!(page.post("customer.list", &json!({ "columns": [] })).status, 401);
}

#[test]
fn what_is_not_a_call_is_refused_by_its_code() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let unknown = page.post("customer.nonsense", &json!({}));
    assert_eq!((unknown.status, unknown.json()["code"].clone()), (404, json!("NotFound")));
    let method = page.request("GET", "/api/customer.list", &[], b"");
    assert_eq!((method.status, method.json()["code"].clone()), (404, json!("NotFound")));
    for (kind, body) in [
        ("text/plain", &b"{}"[..]),
        ("application/json", b"{"),
        ("application/json", b"[1]"),
        ("application/json", b""),
        ("application/json", b"\xff\xfe"),
    ] {
        let answer = page.request("POST", "/api/session.get", &[("content-type", kind)], body);
        assert_eq!((answer.status, answer.json()["code"].clone()), (400, json!("Invalid")), "{kind} {body:?}");
    }
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(page.request("POST", "/api/session.get", &[JSON], deep.as_bytes()).status, 400);
}

#[test]
fn an_input_over_the_limit_is_too_large() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let answer = page.post("customer.list", &json!({ "x": "a".repeat(1024 * 1024) }));
    assert_eq!((answer.status, answer.json()), (413, json!({ "code": "TooLarge", "detail": { "limit": 1_048_576 } })));
}

#[test]
fn foreign_pages_and_rebound_names_are_refused() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let evil = page.request("POST", "/api/session.get", &[JSON, ("origin", "http://evil.example")], b"{}");
    assert_eq!((evil.status, evil.json()["code"].clone()), (403, json!("Forbidden")));
    let mut rebound = server.page();
    rebound.host = "evil.example".into();
    assert_eq!(rebound.post("door.state", &json!({})).status, 403);
    assert_eq!(rebound.request("GET", "/", &[], b"").status, 403);
}

#[test]
fn every_answer_wears_the_security_headers() {
    let server = Server::start();
    let page = server.page();
    for path in ["/", "/assets/missing.js", "/api/nothing"] {
        let answer = page.request("GET", path, &[], b"");
        let csp = answer.header("content-security-policy").expect("csp").to_owned();
        assert!(csp.contains("script-src 'self';") && csp.contains("frame-ancestors 'none'"), "{csp}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    }
}

#[test]
fn the_page_and_its_routes_are_served() {
    let server = Server::start();
    let page = server.page();
    assert!(page.request("GET", "/", &[], b"").text().contains("<title>"));
    assert!(page.request("GET", "/customers/018f", &[("accept", "text/html")], b"").text().contains("<title>"));
    assert_eq!(page.request("GET", "/assets/none.js", &[], b"").status, 404);
    assert_eq!(page.request("GET", "/../Cargo.toml", &[], b"").status, 404);
    assert!(!page.request("GET", "/..%2fsecret", &[], b"").text().contains("secret"));
    assert_eq!(page.request("POST", "/", &[], b"").status, 405);
}

#[test]
fn a_file_goes_in_and_an_unknown_one_does_not_come_out() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let name = "/api/file?name=%E5%AE%A2%E6%88%B7.csv";
    let stored = page.request("PUT", name, &[], "名称\n恒远\n".as_bytes());
    assert_eq!(stored.status, 200, "{}", stored.text());
    assert!(stored.json()["file"].is_string());
    let unnamed = page.request("PUT", "/api/file", &[], b"x");
    assert_eq!((unnamed.status, unnamed.json()["detail"]["fields"]["name"].clone()), (400, json!("required")));
    assert_eq!(page.request("GET", "/api/file/00000000", &[], b"").status, 404);
}

#[test]
fn a_session_that_calls_without_pause_is_told_to_wait() {
    let server = Server::start_slow();
    let mut page = server.page();
    page.create();
    let refused = (0..40).map(|_| page.post("session.get", &json!({}))).find(|answer| answer.status == 429);
    let refused = refused.expect("the pace holds");
    assert_eq!(refused.json(), json!({ "code": "TooMany", "detail": { "wait_s": 1 } }));
}

#[test]
fn a_change_reaches_the_stream_and_a_stop_ends_it() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let mut stream = page.stream();
    let values = json!({ "kind": "company", "name": "上海恒远" });
    let made = page.post("customer.create", &json!({ "values": values, "incomplete": true }));
    assert_eq!(made.status, 200, "{}", made.text());
    let event = stream.until("event: changed");
    assert!(event.contains("customer"), "{event}");
    server.stop();
    assert!(stream.ended(), "a stopped server leaves no stream open");
}

#[test]
fn logging_out_in_one_page_is_told_to_the_others_of_the_session_and_to_nobody_else() {
    let server = Server::start();
    let mut page = server.page();
    page.create();
    let mut other = page.stream();
    let mut stranger = server.page();
    let input = json!({ "file": "office", "username": "wang", "password": "correct horse 9" });
    assert_eq!(stranger.post("door.login", &input).status, 200);
    let mut elsewhere = stranger.stream();
    assert_eq!(page.post("door.logout", &json!({})).status, 200);
    other.until("event: locked");
    assert!(other.ended(), "nothing comes after the end");
    // The control: another session of the same workspace goes on, and hears nothing of it.
    let values = json!({ "kind": "company", "name": "上海恒远" });
    assert_eq!(stranger.post("customer.create", &json!({ "values": values, "incomplete": true })).status, 200);
    assert!(!elsewhere.until("event: changed").contains("locked"));
}

#[test]
fn a_stopped_server_takes_no_calls() {
    let server = Server::start();
    let page = server.page();
    server.stop();
    assert!(Client::try_connect(&page.host).is_err());
}
