//! The state machines once more, as a page meets them: whoever tries does so over HTTP, everybody else at the core's door.

use crate::client::{Client, Server};
use serde_json::{Value, json};
use std::cell::RefCell;
use zhike_core::Error;
use zhike_server::limits::Pace;
use zhike_tests::machines::{Caller, enumerate};
use zhike_tests::{Office, PASSWORD, Person};

/// Faster than a page ever calls: what is tried here are rules, not the pace.
const UNBOUND: Pace = Pace { burst: 1e9, per_second: 1e9 };

/// Somebody at a page of a server of his own.
struct AtAPage {
    _server: Server,
    page: RefCell<Client>,
}

impl Caller for AtAPage {
    fn call(&self, name: &str, input: Value) -> Result<Value, Error> {
        let answer = self.page.borrow_mut().post(name, &input);
        let said = answer.json();
        match answer.status {
            200 => Ok(said["data"].clone()),
            status => {
                let refusal: Error = serde_json::from_value(said).expect("a refusal by its code");
                let wanted = match refusal {
                    Error::Forbidden { .. } => 403,
                    Error::NotFound { .. } => 404,
                    Error::Blocked { .. } => 422,
                    _ => 0,
                };
                assert_eq!(status, wanted, "{name}: {refusal}");
                Err(refusal)
            }
        }
    }
}

fn at_a_page(office: &Office, person: Person) -> Box<dyn Caller> {
    let username = person.ok("session.get", json!({}))["user"]["username"].clone();
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::over(office.app.clone(), office.dir.path().join("data"), folder, UNBOUND);
    let mut page = server.page();
    let entered = page.post("door.login", &json!({ "file": "office", "username": username, "password": PASSWORD }));
    assert_eq!(entered.status, 200, "{}", entered.text());
    Box::new(AtAPage { _server: server, page: RefCell::new(page) })
}

#[test]
fn a_manager_at_a_page_may_do_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("manager", None, at_a_page);
    assert!(done >= 20 && refused >= 150, "{done} done, {refused} refused");
}

#[test]
fn a_supervisor_at_a_page_may_do_what_the_table_says_and_nothing_else() {
    let (done, refused) = enumerate("supervisor", None, at_a_page);
    assert!(done >= 30 && refused >= 100, "{done} done, {refused} refused");
}

#[test]
fn administrators_and_executives_at_a_page_change_nothing() {
    for role in ["admin", "executive"] {
        let (done, refused) = enumerate(role, None, at_a_page);
        assert!(done == 0 && refused >= 100, "{role}: {done} done, {refused} refused");
    }
}

#[test]
fn rights_that_reach_the_team_reach_no_further_from_a_page() {
    let (done, refused) = enumerate("manager", Some("team"), at_a_page);
    assert!(done >= 30 && refused >= 100, "{done} done, {refused} refused");
}
